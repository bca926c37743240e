//! Verifies quotations against the archive.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use rayon::prelude::*;

use crate::content::files::Sources;
use crate::content::load::Content;
use crate::content::lock::PlanIds;
use crate::content::lock::{
    self, Absences, Held, Lock, Proofs, ProvedAbsence, ProvedQuote, ProvedSource, RejectedHit,
};
use crate::content::schema::{self, Filed};
use crate::content::text;
use crate::model::words;
use crate::proof::document::{self, Document};
use crate::proof::normalise::{normal, w_is_ff};
use crate::proof::quotation::{Claim, Miss, Searchable};
use crate::proof::search::{Terms, Wordlist};
use crate::report::diagnostic::{self, Report};
use crate::report::faults;
use crate::report::place::Place;
use crate::values::bilingual::Bilingual;
use crate::values::checksum;
use crate::values::checksum::Sha256;
use crate::values::language::Language;
use crate::values::position::PositionIds;
use crate::values::vocabulary::Stance;
use std::ops::Range;

/// A source file of the archive as it was read: its checksum and its text; or why it was not.
pub type Read = Result<(Sha256, Document), Bilingual>;

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
pub(super) struct Provable<'c> {
    party: &'c str,
    year: i16,
    pub(super) filed: &'c Filed<schema::Programme>,
    pub(super) source: &'c schema::Source,
}

/// The source of this id, if its text is in an archive.
fn archived<'c>(content: &'c Content, id: &str) -> Option<&'c schema::Source> {
    let mut sources = content.site.iter().flat_map(|it| &it.value.sources);
    sources.find(|it| it.file.is_some() && it.id.value == id)
}

pub(super) fn provable(content: &Content) -> Vec<Provable<'_>> {
    content
        .programmes
        .iter()
        .filter_map(|((party, year), filed)| {
            let source = archived(content, &filed.value.source.value)?;
            Some(Provable { party, year: *year, filed, source })
        })
        .collect()
}

/// The quotations of a programme with their keys.
pub(super) fn quotations<'c>(
    it: &Provable<'c>,
) -> impl Iterator<Item = (String, &'c schema::Quote)> {
    let (party, year) = (it.party, it.year);
    it.filed.value.positions.iter().flat_map(move |position| {
        let ids = PositionIds { party, year, theme: &position.theme.value };
        position.quotes.iter().map(move |quote| (lock::key(ids, &quote.id.value), quote))
    })
}

/// A plan that rests on a source of the archive.
pub(super) struct ProvablePlan<'c> {
    id: &'c str,
    pub(super) filed: &'c Filed<schema::Plan>,
    pub(super) source: &'c schema::Source,
}

pub(super) fn provable_plans(content: &Content) -> Vec<ProvablePlan<'_>> {
    let plans = content.plans.iter().filter_map(|(id, filed)| {
        let source = archived(content, &filed.value.source.value)?;
        Some(ProvablePlan { id, filed, source })
    });
    plans.collect()
}

/// The verbatim words of a plan: key, place, words, and who is named right after them.
type PlanWords<'c> = (String, &'c schema::At<String>, Option<&'c schema::At<String>>);

pub(super) fn plan_words<'c>(plan: &ProvablePlan<'c>) -> Vec<PlanWords<'c>> {
    let aim = plan
        .filed
        .value
        .aim
        .as_ref()
        .map(|aim| (lock::plan_key(PlanIds { plan: plan.id, words: "aim" }), aim, None));
    let measure = |measure: &'c schema::Measure| {
        let key = lock::plan_key(PlanIds { plan: plan.id, words: &measure.id.value });
        (key, &measure.text, measure.responsible.as_ref())
    };
    aim.into_iter().chain(plan.filed.value.measures().map(measure)).collect()
}

/// Proves the words of a plan, and that who is to act stands right after them.
fn plan(plan: &ProvablePlan<'_>, document: &Document, report: &mut Report) -> Proofs {
    let repaired_text = plan.source.w_is_ff.then(|| repaired(document.clone()));
    let document = repaired_text.as_ref().unwrap_or(document);
    let searchable = Searchable::new(document);
    let mut proofs = Proofs::new();
    for (key, words, who) in plan_words(plan) {
        let place = |at: &schema::At<String>| plan.filed.text.place(at.span.clone());
        let after = who.map_or("", |it| it.value.as_str());
        let (quotation, followed) = match searchable.find_before(&words.value, after) {
            Ok(quotation) => quotation,
            Err(Miss::NotThere { place: nearest, difference }) => {
                report.push(faults::quote_not_verbatim(place(words), &nearest, &difference));
                continue;
            }
            Err(_) => {
                report.push(faults::quote_apart(place(words)));
                continue;
            }
        };
        if let Some(who) = who.filter(|_| !followed) {
            report.push(faults::not_responsible(place(who), &who.value, quotation.suffix.trim()));
            continue;
        }
        let proof = ProvedQuote {
            exact: words.value.clone(),
            source: plan.source.id.value.clone(),
            page: quotation.page,
            label: quotation.label,
            headings: quotation.headings,
            // Who is to act stands right after the words: that is proved with them.
            item: who.map(|it| it.value.clone()),
            start: quotation.start,
            prefix: quotation.prefix,
            suffix: quotation.suffix,
        };
        proofs.insert(key, proof);
    }
    proofs
}

/// Whether one of these headings has the words.
pub(crate) fn under(headings: &[String], words: &str) -> bool {
    let words = normal(words);
    headings.iter().any(|it| normal(it).contains(&words))
}

/// The positions of a programme that say that nothing was found.
pub(super) fn silent<'c>(
    it: &Provable<'c>,
) -> impl Iterator<Item = (String, &'c schema::Position)> {
    let (party, year) = (it.party, it.year);
    let key = move |it: &schema::Position| {
        lock::position_key(PositionIds { party, year, theme: &it.theme.value })
    };
    it.filed
        .value
        .positions
        .iter()
        .filter(|it| it.stance.as_ref().is_some_and(|it| it.value == Stance::NotFound))
        .map(move |it| (key(it), it))
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
pub(crate) fn fingerprint(terms: &[Terms], position: &schema::Position) -> String {
    let rejected: Vec<(&str, &str)> = position
        .rejected
        .iter()
        .map(|it| (it.text.value.as_str(), it.why.value.as_str()))
        .collect();
    checksum::sha256(format!("{terms:?}{rejected:?}").as_bytes()).to_string()
}

/// Searches a party's part of a source for each theme that is said not to be found in it.
pub(super) fn absences(
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
            report.push(faults::no_search_terms(it.filed.text.place(stance), theme));
            continue;
        }
        let mut used = vec![false; position.rejected.len()];
        let mut hits = Vec::new();
        for hit in words_of.hits(&terms) {
            let passage = &part.passages[hit.passage];
            let text = normal(&passage.text);
            let judged =
                position.rejected.iter().position(|it| text.contains(&normal(&it.text.value)));
            let Some(i) = judged else {
                let words = words::Words::built_in(Language::Nb);
                let place = passage.page.map(|page| words.page(page, passage.label.as_deref()));
                let place = place.unwrap_or_else(|| passage.headings.join(" – "));
                let beginning = words::shorten(&passage.text, 240);
                let stance = it.filed.text.place(stance.clone());
                report.push(faults::unjudged_hit(stance, &hit.term, &place, &beginning));
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
            report.push(faults::idle_rejection(at(&rejected.text)));
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
        let place = |at: &Range<usize>| site.text.place(at.clone());
        match text {
            // That is told where the field is read.
            Err(_) if !schema::lies_in_archive(&file.value) => {}
            Err(why) => {
                report.push(faults::source_file_missing(place(&file.span), &file.value, why))
            }
            Ok((sum, document)) => {
                match &source.sha256 {
                    Some(registered) if registered.value == *sum => {}
                    Some(other) => report.push(faults::source_changed(place(&other.span), sum)),
                    None => report.push(faults::source_unregistered(place(&file.span), sum)),
                }
                let pages = (document.pages > 0).then_some(document.pages);
                sources.insert(source.id.value.clone(), ProvedSource { sha256: *sum, pages });
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
    for it in provable_plans(content) {
        if let Some(Ok((_, document))) = read.get(&it.source.id.value) {
            quotes.extend(plan(&it, document, &mut report));
        }
    }
    report.append(&mut uneven(&provable));
    let lock = (!diagnostic::any_error(&report)).then(|| Lock::new(sources, quotes, silences));
    (lock, report)
}

/// A checksum of all that a proof depends on: the state of this `program`, the content with its lock,
/// and the states of the archive's files. What was proved once is proved then.
pub fn stamp(program: &str, sources: &Sources, archive: &[String]) -> String {
    let mut list = format!("{program}\n");
    for (path, bytes) in sources.files.iter().filter(|it| !it.0.starts_with("templates/")) {
        let _ = writeln!(list, "{} {path}", checksum::sha256(bytes));
    }
    for state in archive {
        let _ = writeln!(list, "{state}");
    }
    checksum::sha256(list.as_bytes()).to_string()
}

/// Proves everything anew, and tells if the lock that is committed says something else.
pub fn prove_and_hold(
    content: &Content,
    read: &BTreeMap<String, Read>,
    committed: Option<&Vec<u8>>,
) -> (Held, Report) {
    let (lock, mut report) = prove(content, read);
    let Some(lock) = lock else { return (Held::default(), report) };
    let place = Place::file(lock::LOCK);
    match committed {
        Some(it) if *it == lock.text().as_bytes() => {}
        Some(it) => report.push(match Lock::read(&String::from_utf8_lossy(it)) {
            Ok(_) => faults::lock_old(place),
            Err(why) => faults::lock_broken(place, &why),
        }),
        None if lock.quotes.is_empty() && lock.absences.is_empty() => {}
        None => report.push(faults::lock_missing(place)),
    }
    (Held { proofs: lock.quotes, absences: lock.absences }, report)
}

/// The text of each programme whose source was read: party, election, and the party's part.
pub fn texts(content: &Content, read: &BTreeMap<String, Read>) -> Vec<(String, i16, Document)> {
    let part = |it: Provable<'_>| {
        let (_, document) = read.get(&it.source.id.value)?.as_ref().ok()?;
        let text = text(it.source, it.party, document).ok()?;
        Some((it.party.to_owned(), it.year, text))
    };
    provable(content).into_iter().filter_map(part).collect()
}

/// A party's part of its source, put right where the source's record says so; or which part the
/// source does not have, if it has parts and lists one for the party.
pub fn text<'c>(
    source: &'c schema::Source,
    party: &str,
    read: &Document,
) -> Result<Document, Option<&'c schema::Part>> {
    let document = if source.w_is_ff { repaired(read.clone()) } else { read.clone() };
    if source.parts.is_empty() {
        return Ok(document);
    }
    let starts: Vec<&str> = source.parts.iter().map(|it| it.heading.value.as_str()).collect();
    let part = source.parts.iter().find(|part| part.party.value == party).ok_or(None)?;
    document::part(&document, &part.heading.value, &starts).ok_or(Some(part))
}

/// Proves the quotations and the absences of one programme.
fn programme(
    content: &Content,
    it: &Provable<'_>,
    document: &Document,
    site: &text::Text,
) -> (Held, Report) {
    let (mut proofs, mut report) = (Proofs::new(), Vec::new());
    let part = match text(it.source, it.party, document) {
        Ok(part) => part,
        Err(Some(part)) => {
            let place = site.place(part.heading.span.clone());
            report.push(faults::part_missing(place, &part.heading.value));
            return (Held::default(), report);
        }
        Err(None) => {
            let place = it.filed.text.place(it.filed.value.source.span.clone());
            let source = &it.source.id.value;
            report.push(faults::part_unlisted(place, source, it.party));
            return (Held::default(), report);
        }
    };
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
                report.push(faults::quote_not_verbatim(place(), &nearest, &difference));
            }
            Err(Miss::Apart) => report.push(faults::quote_apart(place())),
            Err(Miss::Elsewhere(found)) => report.push(faults::quote_elsewhere(place(), &found)),
            Ok(lock) => {
                if lock.places > 1 {
                    report.push(faults::quote_twice(place(), lock.places));
                }
                if let Some(word) = turning_word(&lock.left, &lock.right) {
                    report.push(faults::quote_cut(place(), &word));
                }
                let mut left_out = lock.left_out.iter().flat_map(|it| it.split_whitespace());
                if let Some(word) = left_out.find_map(turning) {
                    report.push(faults::quote_cut_inside(place(), &word));
                }
                let mut headings = lock.headings;
                // One that only the words before the quotation tell of.
                if let Some(heading) = claim.heading.filter(|it| !under(&headings, it)) {
                    headings.push(heading.to_owned());
                }
                let proof = ProvedQuote {
                    exact: quote.text.value.clone(),
                    source: it.source.id.value.clone(),
                    page: lock.page,
                    label: lock.label,
                    headings,
                    item: lock.number,
                    start: lock.start,
                    prefix: lock.prefix,
                    suffix: lock.suffix,
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
            report.push(faults::uneven_quotes(place, *mean, usual));
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
