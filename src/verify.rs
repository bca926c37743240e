//! Quotations to proofs: against the sources where they are, against the lock where they are not.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::content::Content;
use crate::diagnostic::{self, Report};
use crate::document::{self, Document};
use crate::lock::{self, Lock, ProvedAbsence, ProvedQuote, ProvedSource, RejectedHit};
use crate::normal::{normal, w_is_ff};
use crate::proof::{Claim, Miss, Searchable};
use crate::schema::{self, Filed, Stance};
use crate::search::{Terms, Wordlist};
use crate::source::Place;
use crate::words;

/// What was proved of each quotation, by [`lock::key`].
pub type Proofs = BTreeMap<String, ProvedQuote>;

/// A source file of the archive as it was read: its checksum and its text; or why it was not.
pub type Read = Result<(String, Document), String>;

/// What was searched of each theme that nothing was found of, by [`lock::position_key`].
pub type Absences = BTreeMap<String, ProvedAbsence>;

/// What a build knows from the lock.
#[derive(Clone, Debug, Default)]
pub struct Held {
    /// The proofs of quotations.
    pub proofs: Proofs,
    /// The proofs of absences.
    pub absences: Absences,
}

/// Words that may turn what stands beside them.
const TURNING: [&str; 14] = [
    "ikke", "ikkje", "men", "dersom", "hvis", "unntatt", "unntak", "unnateke", "uten", "utan",
    "bare", "berre", "kun", "likevel",
];

/// The sources that quotations can be proved against: id and file in the archive.
pub fn files(content: &Content) -> Vec<(&str, &str)> {
    let sources = content.site.iter().flat_map(|it| &it.value.sources);
    sources
        .filter_map(|it| Some((it.id.value.as_str(), it.file.as_ref()?.value.as_str())))
        .collect()
}

/// A programme that rests on a source of the archive.
struct Provable<'c> {
    party: &'c str,
    year: i16,
    filed: &'c Filed<schema::Programme>,
    source: &'c schema::Source,
}

fn provable(content: &Content) -> Vec<Provable<'_>> {
    let sources: Vec<&schema::Source> = content
        .site
        .iter()
        .flat_map(|it| &it.value.sources)
        .filter(|it| it.file.is_some())
        .collect();
    content
        .programmes
        .iter()
        .filter_map(|((party, year), filed)| {
            let id = &filed.value.source.value;
            let source = sources.iter().find(|it| it.id.value == *id)?;
            Some(Provable { party, year: *year, filed, source })
        })
        .collect()
}

/// The quotations of a programme with their keys.
fn quotations<'c>(it: &Provable<'c>) -> impl Iterator<Item = (String, &'c schema::Quote)> {
    let (party, year) = (it.party.to_owned(), it.year);
    it.filed.value.positions.iter().flat_map(move |position| {
        let (party, theme) = (party.clone(), position.theme.value.clone());
        position
            .quotes
            .iter()
            .map(move |quote| (lock::key(&party, year, &theme, &quote.id.value), quote))
    })
}

/// Holds every quotation against the lock: one that is new, changed or not there is not proved.
///
/// Used where the sources are not: it needs only the committed lock.
pub fn hold(content: &Content, bytes: Option<&Vec<u8>>) -> (Held, Report) {
    let mut report = Vec::new();
    let provable = provable(content);
    let lock = match bytes.map(|it| Lock::read(&String::from_utf8_lossy(it))) {
        Some(Ok(lock)) => lock,
        None if provable.iter().any(|it| quotations(it).next().is_some()) => {
            report.push(diagnostic::lock_missing(Place::file(lock::LOCK)));
            return (Held::default(), report);
        }
        Some(Err(why)) => {
            report.push(diagnostic::lock_broken(Place::file(lock::LOCK), &why));
            return (Held::default(), report);
        }
        None => Lock::default(),
    };
    let mut keys = Vec::new();
    for it in &provable {
        let registered = it.source.sha256.as_ref().map(|it| it.value.as_str());
        let read = lock.sources.get(&it.source.id.value).map(|it| it.sha256.as_str());
        let same_edition = registered.is_none() || registered == read;
        for (key, quote) in quotations(it) {
            let proof = lock.quotes.get(&key);
            let proved = proof.is_some_and(|proof| {
                proof.exact == quote.text.value
                    && proof.source == it.source.id.value
                    && same_edition
                    && in_place(proof, quote)
            });
            // A misspelt id is told already.
            if !proved && crate::id::is_id(&quote.id.value) {
                let place = it.filed.text.place(quote.text.span.clone());
                report.push(diagnostic::quote_unproved(place));
            }
            keys.push(key);
        }
        for (key, position) in silent(it) {
            let proof = lock.absences.get(&key);
            let terms = fingerprint(&terms(content, &position.theme.value), position);
            let proved = proof.is_some_and(|proof| {
                proof.terms == terms && proof.source == it.source.id.value && same_edition
            });
            // The terms of a theme that cannot be read, or is not there, are not known.
            if !proved && content.themes.contains_key(&position.theme.value) {
                let at = position.stance.as_ref().map_or(0..0, |it| it.span.clone());
                report.push(diagnostic::absence_unproved(it.filed.text.place(at)));
            }
            keys.push(key);
        }
    }
    keys.sort_unstable();
    let stale: Vec<&str> = lock
        .quotes
        .keys()
        .chain(lock.absences.keys())
        .map(String::as_str)
        .filter(|it| keys.binary_search_by(|key| key.as_str().cmp(it)).is_err())
        .collect();
    // What cannot be read hides quotations: that is told already.
    let whole_quotes = |it: &schema::Position| {
        it.quotes_whole && it.quotes.iter().all(|it| crate::id::is_id(&it.id.value))
    };
    let whole = content.site.as_ref().is_some_and(|site| {
        let known = |id: &str| site.value.sources.iter().any(|it| it.id.value == id);
        let all = |it: &Filed<schema::Programme>| {
            it.value.whole
                && it.value.positions.iter().all(whole_quotes)
                && known(&it.value.source.value)
        };
        site.value.whole
            && content.programmes.len() == content.programme_ids.len()
            && content.programmes.values().all(all)
    });
    if !stale.is_empty() && whole {
        report.push(diagnostic::lock_stale(Place::file(lock::LOCK), &stale));
    }
    (Held { proofs: lock.quotes, absences: lock.absences }, report)
}

/// Whether a quotation was proved in the place that its author gives.
fn in_place(proof: &ProvedQuote, quote: &schema::Quote) -> bool {
    let page = quote.page.as_ref().is_none_or(|it| usize::try_from(it.value).ok() == proof.page);
    let item = quote.item.as_ref().is_none_or(|it| proof.item.as_ref() == Some(&it.value));
    let heading = quote.heading.as_ref().is_none_or(|it| under(&proof.headings, &it.value));
    page && item && heading
}

/// Whether one of these headings has the words.
fn under(headings: &[String], words: &str) -> bool {
    let words = normal(words);
    headings.iter().any(|it| normal(it).contains(&words))
}

/// The positions of a programme that say that nothing was found.
fn silent<'c>(it: &Provable<'c>) -> impl Iterator<Item = (String, &'c schema::Position)> {
    let (party, year) = (it.party.to_owned(), it.year);
    it.filed
        .value
        .positions
        .iter()
        .filter(|it| it.stance.as_ref().is_some_and(|it| it.value == Stance::NotFound))
        .map(move |it| (lock::position_key(&party, year, &it.theme.value), it))
}

/// The search terms of a theme; in each group a name of a word list stands for its words.
pub fn terms(content: &Content, theme: &str) -> Vec<Terms> {
    let lists: BTreeMap<&str, &schema::WordList> = content
        .site
        .iter()
        .flat_map(|it| &it.value.word_lists)
        .map(|it| (it.id.value.as_str(), it))
        .collect();
    let groups = content.themes.get(theme).into_iter().flat_map(|it| &it.value.search);
    let words =
        |it: &[schema::At<String>]| it.iter().map(|it| it.value.clone()).collect::<Vec<_>>();
    groups
        .map(|group| Terms {
            words: [words(&group.nb), words(&group.nn)].concat(),
            near: group
                .near
                .iter()
                .flat_map(|it| match lists.get(it.value.as_str()) {
                    Some(list) => words(&list.words),
                    None => vec![it.value.clone()],
                })
                .collect(),
        })
        .collect()
}

/// A checksum of what an absence rests on: the terms, and what was rejected and why.
fn fingerprint(terms: &[Terms], position: &schema::Position) -> String {
    let rejected: Vec<(&str, &str)> = position
        .rejected
        .iter()
        .map(|it| (it.text.value.as_str(), it.why.value.as_str()))
        .collect();
    lock::sha256(format!("{terms:?}{rejected:?}").as_bytes())
}

/// Searches a party's part of a source for each theme that is said not to be found in it.
fn absences(
    content: &Content,
    it: &Provable<'_>,
    part: &Document,
    report: &mut Report,
) -> Absences {
    let mut absences = Absences::new();
    let words_of = Wordlist::new(part);
    for (key, position) in silent(it) {
        let theme = &position.theme.value;
        let terms = terms(content, theme);
        let at = |at: &schema::At<String>| it.filed.text.place(at.span.clone());
        let stance = position.stance.as_ref().map_or(0..0, |it| it.span.clone());
        if terms.is_empty() {
            report.push(diagnostic::no_search_terms(it.filed.text.place(stance), theme));
            continue;
        }
        let mut used = vec![false; position.rejected.len()];
        let mut hits = Vec::new();
        for hit in words_of.hits(&terms) {
            let passage = &part.passages[hit.passage];
            let text = normal(&passage.text);
            let judged =
                position.rejected.iter().position(|it| text.contains(&normal(&it.text.value)));
            let place = passage.page.map(|page| words::page(page, passage.label.as_deref()));
            let Some(i) = judged else {
                let place = place.unwrap_or_else(|| passage.headings.join(" – "));
                let beginning = words::shorten(&passage.text, 240);
                let stance = it.filed.text.place(stance.clone());
                report.push(diagnostic::unjudged_hit(stance, &hit.term, &place, &beginning));
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
        for (rejected, _) in position.rejected.iter().zip(&used).filter(|(_, used)| !**used) {
            report.push(diagnostic::idle_rejection(at(&rejected.text)));
        }
        let terms = fingerprint(&terms, position);
        let source = it.source.id.value.clone();
        absences.insert(key, ProvedAbsence { source, terms, passages: part.passages.len(), hits });
    }
    absences
}

/// Proves every quotation against its source, and makes the lock if all are proved.
///
/// `read` holds the files of [`files`] by the id of their source.
pub fn prove(content: &Content, read: &BTreeMap<String, Read>) -> (Option<Lock>, Report) {
    let mut report = Vec::new();
    let Some(site) = &content.site else { return (None, report) };
    let mut sources = BTreeMap::new();
    for source in &site.value.sources {
        let (Some(file), Some(text)) = (&source.file, read.get(&source.id.value)) else { continue };
        let place = |at: &schema::At<String>| site.text.place(at.span.clone());
        match text {
            Err(why) => report.push(diagnostic::source_file_missing(place(file), &file.value, why)),
            Ok((sum, document)) => {
                match &source.sha256 {
                    Some(registered) if registered.value == *sum => {}
                    Some(other) => report.push(diagnostic::source_changed(place(other), sum)),
                    None => report.push(diagnostic::source_unregistered(place(file), sum)),
                }
                let pages = (document.pages > 0).then_some(document.pages);
                sources
                    .insert(source.id.value.clone(), ProvedSource { sha256: sum.clone(), pages });
            }
        }
    }
    let provable = provable(content);
    let proved: Vec<(Held, Report)> = provable
        .par_iter()
        .map(|it| match read.get(&it.source.id.value) {
            Some(Ok((_, document))) => programme(content, it, document, &site.text),
            _ => (Held::default(), Vec::new()),
        })
        .collect();
    let (mut quotes, mut silences) = (Proofs::new(), Absences::new());
    for (held, mut findings) in proved {
        quotes.extend(held.proofs);
        silences.extend(held.absences);
        report.append(&mut findings);
    }
    report.append(&mut uneven(&provable));
    let lock = (!diagnostic::any_error(&report)).then(|| Lock::new(sources, quotes, silences));
    (lock, report)
}

/// The text of each programme whose source was read: party, election, and the party's part.
pub fn texts(content: &Content, read: &BTreeMap<String, Read>) -> Vec<(String, i16, Document)> {
    let part = |it: Provable<'_>| {
        let (_, document) = read.get(&it.source.id.value)?.as_ref().ok()?;
        let starts: Vec<&str> =
            it.source.parts.iter().map(|it| it.heading.value.as_str()).collect();
        let mine = it.source.parts.iter().find(|part| part.party.value == it.party);
        let part = match mine {
            Some(part) => document::part(document, &part.heading.value, &starts)?,
            None if starts.is_empty() => document.clone(),
            None => return None,
        };
        let part = if it.source.w_is_ff { repaired(part) } else { part };
        Some((it.party.to_owned(), it.year, part))
    };
    provable(content).into_iter().filter_map(part).collect()
}

/// Proves the quotations and the absences of one programme.
fn programme(
    content: &Content,
    it: &Provable<'_>,
    document: &Document,
    site: &crate::source::Text,
) -> (Held, Report) {
    let (mut proofs, mut report) = (Proofs::new(), Vec::new());
    let starts: Vec<&str> = it.source.parts.iter().map(|it| it.heading.value.as_str()).collect();
    let mine = it.source.parts.iter().find(|part| part.party.value == it.party);
    let part = match mine {
        Some(part) => match document::part(document, &part.heading.value, &starts) {
            Some(document) => document,
            None => {
                let place = site.place(part.heading.span.clone());
                report.push(diagnostic::part_missing(place, &part.heading.value));
                return (Held::default(), report);
            }
        },
        None if !starts.is_empty() => {
            let place = it.filed.text.place(it.filed.value.source.span.clone());
            let source = &it.source.id.value;
            report.push(diagnostic::part_unlisted(place, source, it.party));
            return (Held::default(), report);
        }
        None => document.clone(),
    };
    let part = if it.source.w_is_ff { repaired(part) } else { part };
    let searchable = Searchable::new(&part);
    for (key, quote) in quotations(it) {
        let place = || it.filed.text.place(quote.text.span.clone());
        let claim = Claim {
            heading: quote.heading.as_ref().map(|it| it.value.as_str()),
            item: quote.item.as_ref().map(|it| it.value.as_str()),
            page: quote.page.as_ref().and_then(|it| usize::try_from(it.value).ok()),
        };
        match searchable.find(&quote.text.value, claim) {
            Err(Miss::NotThere { place: nearest, difference }) => {
                report.push(diagnostic::quote_not_verbatim(place(), &nearest, &difference));
            }
            Err(Miss::Apart) => report.push(diagnostic::quote_apart(place())),
            Err(Miss::Elsewhere(found)) => {
                report.push(diagnostic::quote_elsewhere(place(), &found))
            }
            Ok(found) => {
                if found.places > 1 {
                    report.push(diagnostic::quote_twice(place(), found.places));
                }
                if let Some(word) = turning_word(&found.left, &found.right) {
                    report.push(diagnostic::quote_cut(place(), &word));
                }
                let mut left_out = found.left_out.iter().flat_map(|it| it.split_whitespace());
                if let Some(word) = left_out.find_map(turning) {
                    report.push(diagnostic::quote_cut_inside(place(), &word));
                }
                let mut headings = found.headings;
                // One that only the words before the quotation tell of.
                if let Some(heading) = claim.heading.filter(|it| !under(&headings, it)) {
                    headings.push(heading.to_owned());
                }
                let proof = ProvedQuote {
                    exact: quote.text.value.clone(),
                    source: it.source.id.value.clone(),
                    page: found.page,
                    label: found.label,
                    headings,
                    item: found.number,
                    start: found.start,
                    prefix: found.prefix,
                    suffix: found.suffix,
                };
                proofs.insert(key, proof);
            }
        }
    }
    let absences = absences(content, it, &part, &mut report);
    (Held { proofs, absences }, report)
}

fn repaired(mut document: Document) -> Document {
    for passage in &mut document.passages {
        passage.text = w_is_ff(&passage.text);
        passage.headings = passage.headings.iter().map(|it| w_is_ff(it)).collect();
    }
    document
}

/// The word itself if it may turn the meaning.
fn turning(word: &str) -> Option<String> {
    let bare = word.trim_matches(|it: char| !it.is_alphanumeric()).to_lowercase();
    TURNING.contains(&bare.as_str()).then_some(bare)
}

/// A word that may turn the meaning, right before or after the quotation in its own sentence.
fn turning_word(prefix: &str, suffix: &str) -> Option<String> {
    let before =
        prefix.split_whitespace().next_back().filter(|it| !it.ends_with(['.', ':', '!', '?']));
    let ended = suffix.trim_start().is_empty() || suffix.starts_with(['.', ':', '!', '?']);
    let after = suffix
        .split_whitespace()
        .find(|it| it.chars().any(char::is_alphanumeric))
        .filter(|_| !ended);
    before.and_then(turning).or_else(|| after.and_then(turning))
}

/// Programmes whose quotations are much longer than usual in their election.
fn uneven(provable: &[Provable<'_>]) -> Report {
    let mut by_year: BTreeMap<i16, Vec<(usize, &Provable<'_>)>> = BTreeMap::new();
    for it in provable {
        let lengths: Vec<usize> =
            quotations(it).map(|(_, quote)| normal(&quote.text.value).split(' ').count()).collect();
        if !lengths.is_empty() {
            let mean = lengths.iter().sum::<usize>() / lengths.len();
            by_year.entry(it.year).or_default().push((mean, it));
        }
    }
    let mut report = Vec::new();
    for means in by_year.values() {
        let mut sorted: Vec<usize> = means.iter().map(|it| it.0).collect();
        sorted.sort_unstable();
        let usual = sorted[sorted.len() / 2];
        for (mean, it) in means.iter().filter(|(mean, _)| mean * 2 > usual * 3) {
            let span = it.filed.value.positions_span.clone();
            let place = it.filed.text.place(span.start..span.start + 1);
            report.push(diagnostic::uneven_quotes(place, *mean, usual));
        }
    }
    report
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turning_word_just_outside_is_noticed() {
        let check = |prefix: &str, suffix: &str| turning_word(prefix, suffix);
        assert_eq!(check("vil ikke", " i alle byer").as_deref(), Some("ikke"));
        assert_eq!(check("Partiet vil", ", men bare i byene").as_deref(), Some("men"));
        assert_eq!(check("skal bort. Men", "").as_deref(), Some("men"));
        for (prefix, suffix) in
            [("straffes ikke.", ""), ("vil", ". Men ikke"), ("", ""), ("og", " i byene")]
        {
            assert_eq!(check(prefix, suffix), None, "{prefix}|{suffix}");
        }
    }
}
