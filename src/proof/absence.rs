//! Searches a programme for what its positions say that it does not say, and holds each hit to a reader's judgement.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::content::load::Content;
use crate::content::lock::{self, Absences, ProvedAbsence, RejectedHit};
use crate::content::schema;
use crate::content::searched::{Terms, rests_on_search, wanted};
use crate::model::words;
use crate::proof::document::{Document, Kind, Passage};
use crate::proof::normalise::normal;
use crate::proof::provable::Provable;
use crate::proof::quotation::Searchable;
use crate::proof::search::{self, Hit, Pattern, Wordlist};
use crate::report::diagnostic::Report;
use crate::report::faults;
use crate::values::checksum::{self, Sha256};
use crate::values::language::Language;
use crate::values::position::PositionIds;

/// The positions of a programme that say that something is not said: that nothing was found of the theme, or what
/// their summaries say that the programme is silent of.
pub(super) fn searched<'c>(
    it: &Provable<'c>,
) -> impl Iterator<Item = (String, &'c schema::Position)> {
    let (party, year) = (it.party, it.year);
    let key = move |it: &schema::Position| {
        lock::position_key(PositionIds { party, year, theme: &it.theme.value })
    };
    let positions = it.filed.value.positions.iter();
    positions.filter(|it| rests_on_search(it)).map(move |it| (key(it), it))
}

/// The passages that a rejection names: the one that is these very words, else those that hold them.
fn rejected_passages<'t>(texts: &BTreeSet<&'t str>, words: &str) -> BTreeSet<&'t str> {
    let words = normal(words);
    match texts.get(words.as_str()) {
        Some(whole) => BTreeSet::from([*whole]),
        None => texts.iter().copied().filter(|it| it.contains(&words)).collect(),
    }
}

/// A rejection has so many words at least: fewer may stand in a passage that nobody looked at.
const FEWEST_REJECTED: usize = 3;

/// A checksum of what an absence rests on: the terms, what was rejected and why, and what is quoted.
pub(crate) fn fingerprint(terms: &[Terms], position: &schema::Position) -> String {
    let rejected: Vec<(&str, &str)> = position
        .rejected
        .iter()
        .map(|it| (it.text.value.as_str(), it.why.value.as_str()))
        .collect();
    let mut rests_on = format!("{terms:?}{rejected:?}");
    // What is quoted needs no rejection, where there is a quotation.
    if !position.silent.is_empty() {
        let quoted = position.quotes.iter().map(|it| it.text.value.as_str());
        let _ = write!(rests_on, "{:?}", quoted.collect::<Vec<_>>());
    }
    checksum::sha256(rests_on.as_bytes()).to_string()
}

/// A text, and behind it what a second reading says of the pages where it puts lines in another order and
/// says something that the first one does not: only sentences that a hit could stand in.
fn with_second_readings(part: &Document) -> Document {
    let mut both = part.clone();
    for (page, text) in &part.doubts.disordered {
        let on_page =
            |it: &&Passage| it.page == Some(*page) || it.turns.iter().any(|turn| turn.1 == *page);
        let known: Vec<String> =
            part.passages.iter().filter(on_page).map(|it| normal(&it.text)).collect();
        let sentences = text.split_inclusive(['.', '!', '?', '•']).map(str::trim);
        let new = sentences.filter(|it| !known.iter().any(|text| text.contains(*it)));
        both.passages.extend(new.filter(|it| !it.is_empty()).map(|it| Passage {
            page: Some(*page),
            label: None,
            kind: Kind::Paragraph,
            number: None,
            headings: Vec::new(),
            text: it.to_owned(),
            turns: Vec::new(),
            breaks: Vec::new(),
            cited: false,
        }));
    }
    both
}

/// Searches a party's part of a source for each theme that is said not to be found in it, and for what summaries
/// say that it is silent of.
pub(super) fn absences(
    content: &Content,
    it: &Provable<'_>,
    (sha256, part): (Sha256, &Document),
    report: &mut Report,
) -> Absences {
    let mut absences = Absences::new();
    if searched(it).next().is_none() {
        return absences;
    }
    // Where two readings of a page put its lines in another order, both are searched.
    let both = with_second_readings(part);
    let normals: Vec<String> = both.passages.iter().map(|it| normal(&it.text)).collect();
    let texts: BTreeSet<&str> = normals.iter().map(String::as_str).collect();
    let first: BTreeSet<&str> = normals[..part.passages.len()].iter().map(String::as_str).collect();
    let words_of = Wordlist::new(&both);
    let searchable = Searchable::new(part);
    for (key, position) in searched(it) {
        let theme = &position.theme.value;
        let terms = wanted(content, position);
        let at = |at: &schema::At<String>| it.filed.text.place(at.span.clone());
        let stance = position.stance.as_ref().map_or(0..0, |it| it.span.clone());
        if terms.is_empty() {
            report.push(faults::no_search_terms(it.filed.text.place(stance), theme));
            continue;
        }
        let claim = position.silent.first().map_or(stance, |it| it.span.clone());
        let quotes: Vec<&str> = position.quotes.iter().map(|it| it.text.value.as_str()).collect();
        let rests = searchable.without(&quotes);
        let is_quoted =
            |hit: &Hit| rests.get(&hit.passage).is_some_and(|it| !search::says(it, &terms));
        let rejected: Vec<BTreeSet<&str>> =
            position.rejected.iter().map(|it| rejected_passages(&texts, &it.text.value)).collect();
        let mut used = vec![false; position.rejected.len()];
        let mut hits = Vec::new();
        let mut quoted = 0;
        for hit in words_of.hits(&terms) {
            // One word stands in the first reading, too, whatever the order of its lines.
            if hit.passage >= part.passages.len() && Pattern::new(&hit.term).words() < 2 {
                continue;
            }
            if is_quoted(&hit) {
                quoted += 1;
                continue;
            }
            let passage = &both.passages[hit.passage];
            let text = normals[hit.passage].as_str();
            let judged = rejected.iter().position(|it| it.contains(text));
            let Some(i) = judged else {
                let words = words::Words::built_in(Language::Nb);
                let place = passage.page.map(|page| words.page(page, passage.label.as_deref()));
                let place = place.unwrap_or_else(|| passage.headings.join(" – "));
                let beginning = words::shorten(&passage.text, 240);
                let claim = it.filed.text.place(claim.clone());
                report.push(faults::unjudged_hit(claim, &hit.term, &place, &beginning));
                continue;
            };
            used[i] = true;
            hits.push(RejectedHit {
                page: passage.page,
                label: passage.label.clone(),
                term: hit.term,
                text: position.rejected[i].text.value.clone(),
                why: position.rejected[i].why.value.clone(),
            });
        }
        for (words, places) in position.rejected.iter().map(|it| &it.text).zip(&rejected) {
            let text = normal(&words.value);
            // A whole passage of a word or two, as a heading, is named by them.
            let few = text.split(' ').count() < FEWEST_REJECTED && !texts.contains(text.as_str());
            // A second reading says the same once more: what was judged there is one passage.
            let places = places.iter().filter(|it| first.contains(*it)).count();
            if places > 1 || few {
                report.push(faults::wide_rejection(at(words), places));
            }
        }
        for (rejected, _) in position.rejected.iter().zip(&used).filter(|(_, used)| !**used) {
            report.push(faults::idle_rejection(at(&rejected.text)));
        }
        let terms = fingerprint(&terms, position);
        let source = it.source.id.value.clone();
        let passages = part.passages.len();
        absences.insert(key, ProvedAbsence { source, sha256, terms, passages, quoted, hits });
    }
    absences
}
