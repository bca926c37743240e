//! Lays out a new election.

use std::collections::BTreeSet;

use crate::content::files::Sources;
use crate::content::load::Content;
use crate::content::schema;
use crate::content::text::Text;
use crate::content::yaml::{self, field};
use crate::edit::change::{Change, by_hand, free, missing};
use crate::edit::patch::{append, prepend, quoted};
use crate::report::diagnostic::{self, Report, What};
use crate::report::faults;
use crate::report::place::Place;
use crate::values::date::PartialDate;

/// What is asked for of a new election.
#[derive(Clone, Copy, Debug)]
pub struct NewElection<'a> {
    /// Its year, which is part of addresses and file names.
    pub year: i16,
    /// Election day.
    pub date: &'a str,
    /// What it is called, if not as the newest one.
    pub title: Option<&'a str>,
    /// The parties that take part, if not those of the newest one.
    pub parties: &'a [String],
}

/// A new election as a draft: its record in `site.yaml` made after the newest one, and for each party the
/// file of a programme that nobody has read, with a source that waits for the programme.
///
/// What an editor has to say anew stands in brackets.
pub fn election(
    sources: &Sources,
    content: &Content,
    new: &NewElection<'_>,
    today: PartialDate,
) -> Result<Vec<Change>, Report> {
    let site = content.site.as_ref().ok_or_else(|| missing("site.yaml"))?;
    let text = &site.text;
    let elections = &site.value.elections;
    let last =
        elections.iter().max_by_key(|it| it.year.value).ok_or_else(|| missing("site.yaml"))?;
    let year = new.year;
    if let Some(there) = elections.iter().find(|it| it.year.value == year) {
        let place = text.place(there.year.span.clone());
        let line = place.line;
        return Err(vec![faults::duplicate_id(place, &year.to_string(), line)]);
    }
    let mut faults = Vec::new();
    let day = PartialDate::parse(new.date).filter(|it| it.day().is_some() && it.year() == year);
    if day.is_none() {
        let example = format!("{year}-09-10");
        faults.push(faults::bad_date(Place::file(&text.path), new.date, &example));
    }
    let given: BTreeSet<&str> = match new.parties {
        [] => last.parties.iter().map(|it| it.value.as_str()).collect(),
        given => given.iter().map(String::as_str).collect(),
    };
    for party in given.iter().filter(|it| !content.party_ids.contains(**it)) {
        let ids = content.party_ids.iter().map(String::as_str);
        let place = Place::file(&format!("parties/{party}/{year}.yaml"));
        faults.push(diagnostic::unknown_word(place, What::Party, party, ids));
    }
    let waits = |party: &str| format!("{party}-{year}");
    for party in &given {
        let mut known = site.value.sources.iter();
        if let Some(there) = known.find(|it| it.id.value == waits(party)) {
            let place = text.place(there.id.span.clone());
            let line = place.line;
            faults.push(faults::duplicate_id(place, &there.id.value, line));
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let title = format!("\"[Programmet foran valget i {year}]\"");
    let with = |text: &str, key: &str, first: bool, record: &str| {
        let text = Text::new(&site.text.path, text.to_owned());
        let (root, _) = yaml::parse(&text, 0..text.text.len());
        let list = root.as_ref().and_then(|it| field(it, key));
        let grown = list.and_then(|list| match first {
            true => prepend(&text, list, record),
            false => append(&text, list, record),
        });
        let first = record.lines().next().unwrap_or_default();
        grown.ok_or_else(|| vec![by_hand(&site.text, key, first)])
    };
    let mut grown = with(&text.text, "elections", true, &election_record(last, new, &given))?;
    let mut changes = Vec::new();
    for party in &given {
        let name = content.parties.get(*party).map_or(*party, |it| it.value.name.nb.value.as_str());
        let id = waits(party);
        let record = format!(
            "- id: {id}\n  kind: programme\n  title: {title}\n  publisher: {}\n  parties: [{party}]",
            quoted(name)
        );
        grown = with(&grown, "sources", false, &record)?;
        let programme = format!(
            "programme:\n  title: {title}\n  edition: not_stated\n  language: nb\n  source: {id}\n  \
             read: \"[Ingen har lest programmet ennå.]\"\n  checked: {}\npositions: []\n",
            today.iso()
        );
        let path = format!("parties/{party}/{year}.yaml");
        changes.push(Change { path, text: programme, new: true });
    }
    // Last, so that there is no election without its files at any moment.
    changes.push(Change { path: text.path.clone(), text: grown, new: false });
    free(sources, changes)
}

/// The record of a new election, made after the newest one.
fn election_record(
    last: &schema::Election,
    new: &NewElection<'_>,
    parties: &BTreeSet<&str>,
) -> String {
    let NewElection { year, date, .. } = new;
    let (before, now) = (last.year.value.to_string(), year.to_string());
    let open = |text: &str| quoted(&format!("[{text}]"));
    let renamed = |text: &str| open(&text.replace(&before, &now));
    let title = new.title.map_or_else(|| renamed(&last.title.value), quoted);
    let mut record = format!(
        "- year: {year}\n  status: draft # only `serve` shows it; take the line away to show it to readers\n  \
         title: {title}\n"
    );
    if !last.translations.is_empty() {
        record.push_str("  translations:\n");
    }
    for (language, words) in &last.translations {
        record.push_str(&format!("    {}:\n", language.code()));
        if let Some(it) = &words.title {
            record.push_str(&format!("      title: {}\n", renamed(&it.value)));
        }
        if let Some(it) = &words.inclusion {
            record.push_str(&format!("      inclusion: {}\n", open(&it.value)));
        }
    }
    let listed = parties.iter().copied().collect::<Vec<_>>().join(", ");
    record.push_str(&format!(
        "  date: {date}\n  inclusion: {}\n  parties: [{listed}]\n",
        open(&last.inclusion.value)
    ));
    if !last.without.is_empty() {
        let without: Vec<&str> = last.without.iter().map(|it| it.word()).collect();
        record.push_str(&format!("  without: [{}]\n", without.join(", ")));
    }
    if !last.left_out.is_empty() {
        record.push_str("  left_out:\n");
    }
    for it in &last.left_out {
        record.push_str(&format!(
            "    - name: {}\n      reason: {}\n",
            renamed(&it.name.value),
            open(&it.reason.value)
        ));
    }
    record.trim_end().to_owned()
}
