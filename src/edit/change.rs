//! Describes a change to a file of the content, and refuses it where it breaks anything.

use crate::content::files::Sources;
use crate::content::load::Content;
use crate::content::schema;
use crate::content::text::Text;
use crate::model::check::site;
use crate::report::diagnostic::{Diagnostic, Report, Severity};
use crate::report::faults;
use crate::report::place::Place;

/// A file to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Path relative to the content folder.
    pub path: String,
    /// The whole text.
    pub text: String,
    /// Whether the file is new; else it is there and gets this text.
    pub new: bool,
}

/// What would be wrong with a site that has this text, and is not yet.
pub(crate) fn new_faults(content: &Content, old: &Text, grown: &str, id: &str) -> Report {
    let read = |text: &str| schema::site(Text::new(&old.path, text.to_owned()));
    let (_, before) = read(&old.text);
    let (site, mut report) = read(grown);
    let known =
        |it: &Diagnostic| before.iter().any(|at| (at.code, &at.message) == (it.code, &it.message));
    report.retain(|it| it.severity == Severity::Error && !known(it));
    let sources = site.iter().flat_map(|it| &it.value.sources);
    for source in sources.filter(|it| it.id.value == id) {
        report.append(&mut site::source_faults(content, source));
    }
    // The lines that the places are of have not been written.
    report.iter_mut().for_each(|it| it.place = Place::file(&old.path));
    report
}

/// The changes, unless one of the new files is already there.
pub(crate) fn free(sources: &Sources, changes: Vec<Change>) -> Result<Vec<Change>, Report> {
    let taken = |it: &&Change| {
        it.new && (sources.files.contains_key(&it.path) || sources.refused.contains_key(&it.path))
    };
    let report: Report = changes
        .iter()
        .filter(taken)
        .map(|it| {
            let cure = (
                "fila finnes alt; velg en annen id, eller rett i den".to_owned(),
                "the file is already there; choose another id, or edit it".to_owned(),
            );
            faults::stray_file(Place::file(&it.path), cure)
        })
        .collect();
    if report.is_empty() { Ok(changes) } else { Err(report) }
}

pub(crate) fn missing(path: &str) -> Report {
    vec![faults::missing_file(Place::file(path), path)]
}

pub(crate) fn by_hand(text: &Text, key: &str, record: &str) -> Diagnostic {
    let cure = (
        format!("skriv `{record}` i lista `{key}` for hånd"),
        format!("write `{record}` in the list `{key}` by hand"),
    );
    faults::stray_file(Place::file(&text.path), cure)
}
