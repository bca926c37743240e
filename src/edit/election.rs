//! Lays out a new election.

use std::collections::BTreeSet;

use crate::content::files::Sources;
use crate::content::load::Content;
use crate::content::schema;
use crate::edit::change::{Change, free, missing};
use crate::edit::patch::{self, append, prepend};
use crate::edit::scaffold;
use crate::edit::written::Yaml;
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
        let ids = content.party_words();
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
    let title = Yaml::text(&format!("[Programmet foran valget i {year}]"));
    let record = election_record(last, new, &given);
    let mut grown = patch::grown(text, text.text.clone(), "elections", prepend, &record)?;
    let mut changes = Vec::new();
    for party in &given {
        let name = content.parties.get(*party).map_or(*party, |it| it.value.name.nb.value.as_str());
        let id = waits(party);
        let record = scaffold::waiting_source(&id, title.clone(), name, party);
        grown = patch::grown(text, grown, "sources", append, &record)?;
        let read = "[Ingen har lest programmet ennå.]";
        let programme = scaffold::programme(title.clone(), &id, read, today);
        let path = format!("parties/{party}/{year}.yaml");
        changes.push(Change::made(&path, programme.whole())?);
    }
    // Last, so that there is no election without its files at any moment.
    changes.push(Change::of(text, grown)?);
    free(sources, changes)
}

/// The record of a new election, made after the newest one.
fn election_record(
    last: &schema::Election,
    new: &NewElection<'_>,
    parties: &BTreeSet<&str>,
) -> Yaml {
    let NewElection { year, date, .. } = new;
    let (before, now) = (last.year.value.to_string(), year.to_string());
    let open = |text: &str| Yaml::text(&format!("[{text}]"));
    let renamed = |text: &str| open(&text.replace(&before, &now));
    let draft = "only `serve` shows it; take the line away to show it to readers";
    let title = new.title.map_or_else(|| renamed(&last.title.value), Yaml::text);
    let words = |it: &schema::ElectionWords| {
        Yaml::record([
            ("title", it.title.as_ref().map(|it| renamed(&it.value))),
            ("inclusion", it.inclusion.as_ref().map(|it| open(&it.value))),
        ])
    };
    let translations = || {
        Yaml::record(last.translations.iter().map(|(language, it)| (language.code(), words(it))))
    };
    let left_out = || {
        Yaml::list(last.left_out.iter().map(|it| {
            Yaml::record([("name", renamed(&it.name.value)), ("reason", open(&it.reason.value))])
        }))
    };
    let without = || Yaml::words(last.without.iter().map(|it| it.word()));
    let fields = [
        ("year", Some(Yaml::number(*year))),
        ("status", Some(Yaml::word("draft").remarked(draft))),
        ("title", Some(title)),
        ("translations", (!last.translations.is_empty()).then(translations)),
        ("date", Some(Yaml::word(date))),
        ("inclusion", Some(open(&last.inclusion.value))),
        ("parties", Some(Yaml::words(parties.iter().copied()))),
        ("without", (!last.without.is_empty()).then(without)),
        ("left_out", (!last.left_out.is_empty()).then(left_out)),
    ];
    Yaml::record(fields)
}
