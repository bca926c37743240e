//! Registers a source in the file of the site.

use crate::content::load::Content;
use crate::content::schema;
use crate::content::yaml::{self, field};
use crate::edit::change::{Change, by_hand, missing, new_faults};
use crate::edit::patch::{append, quoted, replace};
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

/// A new source: a record at the end of the list in `site.yaml`, or in place of the one that waits for it.
pub fn source(content: &Content, new: &NewSource<'_>) -> Result<Vec<Change>, Report> {
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
    let pages = (new.pages > 0).then(|| new.pages.to_string());
    let parties = (!new.parties.is_empty()).then(|| format!("[{}]", new.parties.join(", ")));
    let fields = [
        ("kind", Some(new.kind.to_owned())),
        ("title", Some(quoted(new.title))),
        ("publisher", Some(quoted(publisher))),
        ("url", new.url.map(quoted)),
        ("archived", new.archived.map(quoted)),
        ("date", new.date.map(str::to_owned)),
        ("language", new.language.map(str::to_owned)),
        ("period", new.period.map(quoted)),
        ("edition", new.edition.map(str::to_owned)),
        ("parties", parties),
        ("pages", pages),
        ("file", Some(quoted(new.file))),
        ("sha256", Some(new.sha256.to_owned())),
    ];
    let mut record = format!("- id: {}", new.id);
    for (name, value) in fields.iter().filter_map(|(name, it)| Some((name, it.as_ref()?))) {
        record.push_str(&format!("\n  {name}: {value}"));
    }
    let (root, _) = yaml::parse(text, 0..text.text.len());
    let grown = root.and_then(|it| {
        let list = field(&it, "sources")?;
        if there.is_some() {
            replace(text, list, new.id, &record)
        } else {
            append(text, list, &record)
        }
    });
    let grown =
        grown.ok_or_else(|| vec![by_hand(text, "sources", &format!("- id: {}", new.id))])?;
    let faults = new_faults(content, text, &grown, new.id);
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(vec![Change { path: text.path.clone(), text: grown, new: false }])
}
