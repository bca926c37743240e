//! Verifies quotations against the archive.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use rayon::prelude::*;

use crate::content::files::Sources;
use crate::content::load::Content;
use crate::content::lock::{self, Absences, Held, Lock, Proofs, Proved, ProvedQuote};
use crate::content::schema::{self, At};
use crate::content::text;
use crate::proof::absence::{absences, searched};
use crate::proof::document::{self, Document};
use crate::proof::fonts;
use crate::proof::normalise::normal;
use crate::proof::passport;
use crate::proof::provable::{
    Provable, ProvablePlan, broken_lock, plan_words, provable, provable_plans, quotations,
};
use crate::proof::quotation::{Claim, Miss, Searchable};
use crate::proof::repair::repaired;
use crate::proof::sense::{self, Around};
use crate::proof::terms;
use crate::report::diagnostic::{self, Diagnostic, Report};
use crate::report::faults;
use crate::report::place::Place;
use crate::values::bilingual::Bilingual;
use crate::values::checksum;
use crate::values::checksum::Sha256;
use crate::values::date::PartialDate;
use crate::values::pages::Pages;
use std::ops::Range;

/// A source file of the archive as it was read: its checksum and its text; or why it was not.
pub type Read = Result<(Sha256, Document), Bilingual>;

/// The sources that quotations can be proved against: id and file in the archive.
pub fn files(content: &Content) -> Vec<(&str, &str)> {
    let sources = content.site.iter().flat_map(|it| &it.value.sources);
    sources
        .filter_map(|it| Some((it.id.value.as_str(), it.file.as_ref()?.value.as_str())))
        .collect()
}

/// Proves the words of a plan, and that who is to act stands right after them.
fn plan(
    plan: &ProvablePlan<'_>,
    (sha256, document): (Sha256, &Document),
    report: &mut Report,
) -> Proofs {
    let document = repaired(document.clone(), plan.source);
    let searchable = Searchable::new(&document);
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
            Err(Miss::OverHeading) => {
                report.push(faults::quote_over_heading(place(words)));
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
            sha256,
            page: quotation.page,
            label: quotation.label,
            headings: quotation.headings,
            // Who is to act stands right after the words: that is proved with them.
            item: who.map(|it| it.value.clone()),
            start: quotation.start,
            prefix: quotation.prefix,
            suffix: quotation.suffix,
            left: None,
            right: None,
            left_out: quotation.left_out,
        };
        proofs.insert(key, proof);
    }
    proofs
}

/// Proves every quotation against its source, and makes the lock if all are proved.
///
/// `read` holds the files of [`files`] by the id of their source.
pub fn prove(content: &Content, read: &BTreeMap<String, Read>) -> (Option<Lock>, Report) {
    let mut report = terms::check(content);
    report.append(&mut passport::whose(content));
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
                for part in source.parts.iter().filter(|part| runs_on(source, part, document)) {
                    report
                        .push(faults::part_runs_on(place(&part.heading.span), &part.heading.value));
                }
                report.extend(passport::contradictions(content, source, document, &site.text));
                let absences = resting_absences(content, &source.id.value);
                if absences > 0 {
                    report.append(&mut unread(source, document, absences, &site.text));
                }
                let (read, mut wrong) = passport::read(source, *sum, document, &site.text);
                report.append(&mut wrong);
                sources.insert(source.id.value.clone(), read);
            }
        }
    }
    let texts = read.values().filter_map(|it| it.as_ref().ok());
    report.append(&mut terms::capitals(content, texts.map(|it| &it.1)));
    let provable = provable(content);
    let proved: Vec<(Held, Report)> = provable
        .par_iter()
        .map(|it| match read.get(&it.source.id.value) {
            Some(Ok((sum, document))) => programme(content, it, (*sum, document), &site.text),
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
        if let Some(Ok((sum, document))) = read.get(&it.source.id.value) {
            quotes.extend(plan(&it, (*sum, document), &mut report));
        }
    }
    report.append(&mut uneven(&provable));
    let lock = Lock { sources, quotes, absences: silences };
    let lock = (!diagnostic::any_error(&report)).then_some(lock);
    (lock, report)
}

/// Whether a part goes on to the end of its document, behind the last other part, and nobody has said so: what
/// stands there may be the publisher's.
fn runs_on(source: &schema::Source, part: &schema::Part, document: &Document) -> bool {
    if part.ends.is_some() {
        return false;
    }
    let at = |it: &schema::Part| {
        let words = normal(&it.heading.value);
        document.passages.iter().position(|it| normal(&it.text) == words)
    };
    at(part).is_some() && source.parts.iter().all(|it| at(it) <= at(part))
}

/// How many positions say that something is not said in a source.
fn resting_absences(content: &Content, source: &str) -> usize {
    let all = provable(content);
    all.iter().filter(|it| it.source.id.value == source).map(|it| searched(it).count()).sum()
}

/// What of a source's file no search has gone through, so that nothing is known to be missing in it.
fn unread(
    source: &schema::Source,
    document: &Document,
    absences: usize,
    site: &text::Text,
) -> Report {
    let mut report = Vec::new();
    let Some(file) = &source.file else { return report };
    let place = || site.place(file.span.clone());
    let read = |page: &usize| source.read_by_eye.iter().any(|it| it.pages.has(*page));
    let pages: Vec<usize> = document.doubts.unread.iter().copied().filter(|it| !read(it)).collect();
    if !pages.is_empty() {
        report.push(faults::pages_unread(place(), &Pages::of(&pages), absences));
    }
    let document = repaired(document.clone(), source);
    if let Some(words) = fonts::misread(&document) {
        report.push(faults::letters_misread(place(), &words, absences));
    }
    report
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
    let before = committed.map(|it| Lock::read(&String::from_utf8_lossy(it)));
    let known = before.as_ref().and_then(|it| it.as_ref().ok());
    let lock = lock.dated(known, PartialDate::UNKNOWN);
    match before {
        Some(Ok(_)) if committed.is_some_and(|it| *it == lock.text().as_bytes()) => {}
        Some(Ok(_)) => report.push(faults::lock_old(place)),
        Some(Err(broken)) => report.push(broken_lock(broken)),
        None if lock.quotes.is_empty() && lock.absences.is_empty() => {}
        None => report.push(faults::lock_missing(place)),
    }
    let sources = lock.sources.keys().map(|id| (id.clone(), Proved::Anew)).collect();
    let Lock { sources: editions, quotes: proofs, absences } = lock;
    (Held { sources, editions, proofs, absences }, report)
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
    let document = repaired(read.clone(), source);
    if source.parts.is_empty() {
        return Ok(document);
    }
    let starts: Vec<&str> = source.parts.iter().map(|it| it.heading.value.as_str()).collect();
    let part = source.parts.iter().find(|part| part.party.value == party).ok_or(None)?;
    let ends = part.ends.as_ref().map(|it| it.value.as_str()).filter(|it| *it != schema::PART_END);
    document::part(&document, &part.heading.value, ends, &starts).ok_or(Some(part))
}

/// Proves the quotations and the absences of one programme.
fn programme(
    content: &Content,
    it: &Provable<'_>,
    (sha256, document): (Sha256, &Document),
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
    if !sense::knows(it.language()) && quotations(it).next().is_some() {
        let at = it.source.language.as_ref().map(|at| site.place(at.span.clone()));
        let own = || it.filed.text.place(it.filed.value.language.span.clone());
        report.push(faults::guard_missing(at.unwrap_or_else(own), it.language()));
    }
    let searchable = Searchable::new(&part);
    let of_other_edition = other_pages(it, &searchable);
    let has_pages = of_other_edition.is_none();
    report.extend(of_other_edition);
    for (key, quote) in quotations(it) {
        let place = || it.filed.text.place(quote.text.span.clone());
        let claim = Claim {
            heading: quote.heading.as_ref().map(|it| it.value.as_str()),
            item: quote.item.as_ref().map(|it| it.value.as_str()),
            // Where all are those of another edition, that is told once.
            page: quote
                .page
                .as_ref()
                .filter(|_| has_pages)
                .and_then(|it| usize::try_from(it.value).ok()),
        };
        match searchable.find(&quote.text.value, claim) {
            Err(Miss::NotThere { place: nearest, difference }) => {
                report.push(faults::quote_not_verbatim(place(), &nearest, &difference));
            }
            Err(Miss::Apart) => report.push(faults::quote_apart(place())),
            Err(Miss::OverHeading) => report.push(faults::quote_over_heading(place())),
            Err(Miss::Elsewhere(found)) => report.push(faults::quote_elsewhere(place(), &found)),
            Ok(lock) => {
                // An excerpt quotes the party: there the marks are its publisher's.
                if lock.of_others && it.source.kind.value.is_programme() {
                    report.push(faults::quote_of_others(place()));
                }
                if lock.places > 1 {
                    report.push(faults::quote_twice(place(), lock.places));
                }
                let around =
                    Around { left: &lock.left, right: &lock.right, left_out: &lock.left_out };
                report.extend(sense::of(around, &quote.text.value, it.language(), place));
                let within = |part: &str, whole: &str| {
                    let count = part.chars().count();
                    (count < whole.chars().count()).then_some(count)
                };
                let left = within(&lock.left, &lock.prefix);
                let right = within(&lock.right, &lock.suffix);
                let proof = ProvedQuote {
                    exact: quote.text.value.clone(),
                    source: it.source.id.value.clone(),
                    sha256,
                    page: lock.page,
                    label: lock.label,
                    headings: lock.headings,
                    item: lock.number,
                    start: lock.start,
                    prefix: lock.prefix,
                    suffix: lock.suffix,
                    left,
                    right,
                    left_out: lock.left_out,
                };
                proofs.insert(key, proof);
            }
        }
    }
    let absences = absences(content, it, (sha256, &part), &mut report);
    (Held { proofs, absences, ..Held::default() }, report)
}

/// So many quotations on other pages than their record says are no slips.
const MOVED: usize = 3;

/// That the page numbers of most quotations are those of another edition.
fn other_pages(programme: &Provable<'_>, searchable: &Searchable<'_>) -> Option<Diagnostic> {
    let paged: Vec<(&str, usize, &At<i16>)> = quotations(programme)
        .filter_map(|(_, quote)| {
            let at = quote.page.as_ref()?;
            Some((quote.text.value.as_str(), usize::try_from(at.value).ok()?, at))
        })
        .collect();
    let elsewhere = |(words, page, _): &&(&str, usize, &At<i16>)| {
        let anywhere = searchable.find(words, Claim::default()).is_ok();
        let claim = Claim { page: Some(*page), ..Claim::default() };
        anywhere && searchable.find(words, claim).is_err()
    };
    let moved: Vec<_> = paged.iter().filter(elsewhere).collect();
    let first = moved.first().filter(|_| moved.len() >= MOVED && moved.len() * 2 > paged.len())?;
    let place = programme.filed.text.place(first.2.span.clone());
    Some(faults::locators_of_other(place, moved.len(), paged.len()))
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
