//! Registers a source in the file of the site.

use crate::content::load::Content;
use crate::content::schema;
use crate::content::yaml::{self, field};
use crate::edit::change::{Change, by_hand, missing, source_faults};
use crate::edit::patch::{append, replace};
use crate::edit::written::Yaml;
use crate::proof::document::Document;
use crate::report::diagnostic::Report;
use crate::report::faults;
use crate::report::place::Place;
use crate::values::id;

/// What is registered of a source file.
#[derive(Clone, Debug)]
pub struct NewSource<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Who published it.
    pub publisher: &'a str,
    /// What kind of source it is, as a word of the content.
    pub kind: &'a str,
    /// Its web address.
    pub url: Option<&'a str>,
    /// The address of a copy in an archive.
    pub archived: Option<&'a str>,
    /// When it was published.
    pub date: Option<&'a str>,
    /// Its language, as a word of the content.
    pub language: Option<&'a str>,
    /// The years that it is for.
    pub period: Option<&'a str>,
    /// Its edition, as a word of the content.
    pub edition: Option<&'a str>,
    /// How many pages it has; 0 if it has none.
    pub pages: usize,
    /// The parties whose document it is.
    pub parties: &'a [String],
    /// Path in the archive.
    pub file: &'a str,
    /// Checksum of the file.
    pub sha256: &'a str,
}

/// A new source: a record at the end of the list in `site.yaml`, or in place of the one that waits for it. `Err`
/// if its `file` contradicts what is said of it.
pub fn source(
    content: &Content,
    new: &NewSource<'_>,
    file: &Document,
) -> Result<Vec<Change>, Report> {
    let site = content.site.as_ref().ok_or_else(|| missing("site.yaml"))?;
    let text = &site.text;
    if !id::is_id(new.id) {
        return Err(vec![faults::bad_id(Place::file(&text.path), new.id)]);
    }
    let there = site.value.sources.iter().find(|it| it.id.value == new.id);
    // A new election has sources that wait for their programmes: see `election`.
    let waits = |it: &&schema::Source| it.file.is_none() && it.title.value.starts_with('[');
    if let Some(first) = there.filter(|it| !waits(it)) {
        let place = text.place(first.id.span.clone());
        let line = place.line;
        return Err(vec![faults::duplicate_id(place, new.id, line)]);
    }
    let publisher = match there {
        Some(there) if new.publisher.starts_with('[') => &there.publisher.value,
        _ => new.publisher,
    };
    let parties = || Yaml::words(new.parties.iter().map(String::as_str));
    let fields = [
        ("id", Some(Yaml::word(new.id))),
        ("kind", Some(Yaml::word(new.kind))),
        ("title", Some(Yaml::text(new.title))),
        ("publisher", Some(Yaml::text(publisher))),
        ("url", new.url.map(Yaml::text)),
        ("archived", new.archived.map(Yaml::text)),
        ("date", new.date.map(Yaml::word)),
        ("language", new.language.map(Yaml::word)),
        ("period", new.period.map(Yaml::text)),
        ("edition", new.edition.map(Yaml::word)),
        ("parties", (!new.parties.is_empty()).then(parties)),
        ("pages", (new.pages > 0).then(|| Yaml::word(&new.pages.to_string()))),
        ("file", Some(Yaml::text(new.file))),
        ("sha256", Some(Yaml::word(new.sha256))),
    ];
    let record = Yaml::record(fields);
    let (root, _) = yaml::parse(text, 0..text.text.len());
    let grown = root.and_then(|it| {
        let list = field(&it, "sources")?;
        if there.is_some() {
            replace(text, list, new.id, &record)
        } else {
            append(text, list, &record)
        }
    });
    let grown = grown.ok_or_else(|| vec![by_hand(text, "sources", &record)])?;
    let change = Change::of(text, grown)?;
    let faults = source_faults(content, &change, new.id, file);
    if faults.is_empty() { Ok(vec![change]) } else { Err(faults) }
}
