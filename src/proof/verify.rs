//! Verifies quotations against the archive.

use std::collections::{BTreeMap, BTreeSet};
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
use crate::proof::document::{self, Document, Kind, Passage};
use crate::proof::fonts;
use crate::proof::normalise::{joining_words, normal, put_right};
use crate::proof::passport;
use crate::proof::quotation::{Claim, Miss, Searchable};
use crate::proof::search::{Pattern, Terms, Wordlist};
use crate::proof::sense::{self, Around};
use crate::proof::terms;
use crate::report::diagnostic::{self, Report};
use crate::report::faults;
use crate::report::place::Place;
use crate::values::bilingual::Bilingual;
use crate::values::checksum;
use crate::values::checksum::Sha256;
use crate::values::language::Language;
use crate::values::pages::Pages;
use crate::values::position::PositionIds;
use crate::values::vocabulary::Stance;
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

/// A programme that rests on a source of the archive.
pub(super) struct Provable<'c> {
    party: &'c str,
    year: i16,
    pub(super) filed: &'c Filed<schema::Programme>,
    pub(super) source: &'c schema::Source,
}

impl Provable<'_> {
    /// The language that it is quoted in.
    pub(super) fn language(&self) -> &str {
        let own = self.source.language.as_ref().unwrap_or(&self.filed.value.language);
        &own.value
    }
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

/// The passages that a rejection names: the one that is these very words, else those that hold them.
fn rejected_passages<'t>(texts: &'t BTreeSet<String>, words: &str) -> BTreeSet<&'t str> {
    let words = normal(words);
    match texts.get(&words) {
        Some(whole) => BTreeSet::from([whole.as_str()]),
        None => texts.iter().map(String::as_str).filter(|it| it.contains(&words)).collect(),
    }
}

/// A rejection has so many words at least: fewer may stand in a passage that nobody looked at.
const FEWEST_REJECTED: usize = 3;

/// A checksum of what an absence rests on: the terms, and what was rejected and why.
pub(crate) fn fingerprint(terms: &[Terms], position: &schema::Position) -> String {
    let rejected: Vec<(&str, &str)> = position
        .rejected
        .iter()
        .map(|it| (it.text.value.as_str(), it.why.value.as_str()))
        .collect();
    checksum::sha256(format!("{terms:?}{rejected:?}").as_bytes()).to_string()
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
        }));
    }
    both
}

/// Searches a party's part of a source for each theme that is said not to be found in it.
pub(super) fn absences(
    content: &Content,
    it: &Provable<'_>,
    part: &Document,
    report: &mut Report,
) -> Absences {
    let mut absences = Absences::new();
    if silent(it).next().is_none() {
        return absences;
    }
    let texts: BTreeSet<String> = part.passages.iter().map(|it| normal(&it.text)).collect();
    // Where two readings of a page put its lines in another order, both are searched.
    let both = with_second_readings(part);
    let words_of = Wordlist::new(&both);
    for (key, position) in silent(it) {
        let theme = &position.theme.value;
        let terms = terms(content, theme);
        let at = |at: &schema::At<String>| it.filed.text.place(at.span.clone());
        let stance = position.stance.as_ref().map_or(0..0, |it| it.span.clone());
        if terms.is_empty() {
            report.push(faults::no_search_terms(it.filed.text.place(stance), theme));
            continue;
        }
        let rejected: Vec<BTreeSet<&str>> =
            position.rejected.iter().map(|it| rejected_passages(&texts, &it.text.value)).collect();
        let mut used = vec![false; position.rejected.len()];
        let mut hits = Vec::new();
        for hit in words_of.hits(&terms) {
            // One word stands in the first reading, too, whatever the order of its lines.
            if hit.passage >= part.passages.len() && Pattern::new(&hit.term).words() < 2 {
                continue;
            }
            let passage = &both.passages[hit.passage];
            let text = normal(&passage.text);
            let judged = rejected.iter().position(|it| it.contains(text.as_str()));
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
        for (words, places) in position.rejected.iter().map(|it| &it.text).zip(&rejected) {
            let count = normal(&words.value).split(' ').count();
            if places.len() > 1 || count < FEWEST_REJECTED {
                report.push(faults::wide_rejection(at(words), places.len()));
            }
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
                report.extend(passport::contradictions(source, document, &site.text));
                let absences = resting_absences(content, &source.id.value);
                if absences > 0 {
                    report.append(&mut unread(source, document, absences, &site.text));
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

/// How many positions say that nothing was found in a source.
fn resting_absences(content: &Content, source: &str) -> usize {
    let all = provable(content);
    all.iter().filter(|it| it.source.id.value == source).map(|it| silent(it).count()).sum()
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
    if !sense::knows(it.language()) && quotations(it).next().is_some() {
        let at = it.source.language.as_ref().map(|at| site.place(at.span.clone()));
        let own = || it.filed.text.place(it.filed.value.language.span.clone());
        report.push(faults::guard_missing(at.unwrap_or_else(own), it.language()));
    }
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
            Err(Miss::OverHeading) => report.push(faults::quote_over_heading(place())),
            Err(Miss::Elsewhere(found)) => report.push(faults::quote_elsewhere(place(), &found)),
            Ok(lock) => {
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
    let absences = absences(content, it, &part, &mut report);
    (Held { proofs, absences }, report)
}

/// A text as a reader sees it, by what is known of its source: letters that its font says otherwise, and
/// hyphens at a line's end that stand for the rest of a word in its language.
fn repaired(mut document: Document, source: &schema::Source) -> Document {
    let signs: Vec<(&str, &str)> =
        source.repair.iter().map(|it| (it.0.value.as_str(), it.1.value.as_str())).collect();
    let language = source.language.as_ref().map_or("", |it| it.value.as_str());
    let joining = joining_words(language);
    for passage in &mut document.passages {
        if !signs.is_empty() {
            put_passage_right(passage, &signs);
        }
        leave_out(passage, joining);
    }
    document
}

/// Puts the signs of a passage right; where pages turn and lines break moves with the letters.
fn put_passage_right(passage: &mut Passage, signs: &[(&str, &str)]) {
    let before = passage.text.clone();
    let moved = |at: usize| put_right(before.get(..at).unwrap_or(&before), signs).len();
    passage.turns.iter_mut().for_each(|it| it.0 = moved(it.0));
    passage.breaks.iter_mut().for_each(|it| *it = moved(*it));
    passage.text = put_right(&before, signs);
    passage.headings.iter_mut().for_each(|it| *it = put_right(it, signs));
}

/// Gives hyphens back that a line's end took before a joining word: «Bundes- und Landesstraßen».
fn leave_out(passage: &mut Passage, joining: &[&str]) {
    let mut i = 0;
    while let Some(&at) = passage.breaks.get(i) {
        let after = passage.text.get(at..).unwrap_or_default();
        let word = after.split(|it: char| !it.is_alphanumeric()).next().unwrap_or_default();
        if joining.contains(&word) {
            passage.text.insert_str(at, "- ");
            passage.breaks.remove(i);
            passage.breaks.iter_mut().skip(i).for_each(|it| *it += 2);
            passage.turns.iter_mut().filter(|it| it.0 >= at).for_each(|it| it.0 += 2);
        } else {
            i += 1;
        }
    }
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
