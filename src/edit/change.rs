//! Describes a change to a file of the content, and refuses it where it breaks anything.

use std::collections::BTreeMap;

use crate::content::files::Sources;
use crate::content::load::{self, Content};
use crate::content::schema;
use crate::content::text::Text;
use crate::edit::written::Yaml;
use crate::model::check::site;
use crate::proof::document::Document;
use crate::proof::passport;
use crate::report::diagnostic::{Diagnostic, Report, Severity};
use crate::report::faults;
use crate::report::place::Place;
use crate::values::bilingual::Bilingual;

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

impl Change {
    /// A new file of the content; `Err` has what its reader would refuse.
    pub(crate) fn made(path: &str, text: String) -> Result<Change, Report> {
        let refused = refused(path, "", &text);
        let made = Change { path: path.to_owned(), text, new: true };
        if refused.is_empty() { Ok(made) } else { Err(refused) }
    }

    /// Another text for a file of the content; `Err` has what its reader would refuse, and does not yet.
    pub(crate) fn of(old: &Text, text: String) -> Result<Change, Report> {
        let refused = refused(&old.path, &old.text, &text);
        let made = Change { path: old.path.clone(), text, new: false };
        if refused.is_empty() { Ok(made) } else { Err(refused) }
    }
}

/// The errors of a text of a file that the text before it does not have.
fn refused(path: &str, old: &str, new: &str) -> Report {
    let read = |text: &str| load::look(path, text.as_bytes()).map_or_else(Vec::new, |it| it.2);
    let mut known: BTreeMap<_, usize> = BTreeMap::new();
    for it in read(old) {
        *known.entry((it.code, it.message.en)).or_default() += 1;
    }
    let mut report = read(new);
    report.retain(|it| match known.get_mut(&(it.code, it.message.en.clone())) {
        Some(left) if *left > 0 => {
            *left -= 1;
            false
        }
        _ => it.severity == Severity::Error,
    });
    unwritten(path, report)
}

/// What would be wrong with a source of a site that has this text, beside what its reader tells: what its file
/// contradicts, too.
pub(crate) fn source_faults(
    content: &Content,
    change: &Change,
    id: &str,
    file: &Document,
) -> Report {
    let (site, _) = schema::site(Text::new(&change.path, change.text.clone()));
    let Some(site) = site else { return Vec::new() };
    let sources = site.value.sources.iter().filter(|it| it.id.value == id);
    let faults = sources.flat_map(|it| {
        let mut faults = site::source_faults(content, it);
        faults.append(&mut passport::contradictions(content, it, file, &site.text));
        faults
    });
    let faults = faults.collect();
    unwritten(&change.path, faults)
}

/// Findings in a text of a file that has not been written: there are no lines that they could name.
fn unwritten(path: &str, mut report: Report) -> Report {
    report.iter_mut().for_each(|it| it.place = Place::file(path));
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
            let cure = Bilingual::new(
                "fila finnes alt; velg en annen id, eller rett i den",
                "the file is already there; choose another id, or edit it",
            );
            faults::stray_file(Place::file(&it.path), cure)
        })
        .collect();
    if report.is_empty() { Ok(changes) } else { Err(report) }
}

pub(crate) fn missing(path: &str) -> Report {
    vec![faults::missing_file(Place::file(path), path)]
}

pub(crate) fn by_hand(text: &Text, key: &str, item: &Yaml) -> Diagnostic {
    let record = item.begin();
    let cure = Bilingual::new(
        format!("skriv `{record}` i lista `{key}` for hånd"),
        format!("write `{record}` in the list `{key}` by hand"),
    );
    faults::stray_file(Place::file(&text.path), cure)
}
