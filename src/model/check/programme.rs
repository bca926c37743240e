//! Checks the programmes of parties, and their positions.

use std::collections::BTreeMap;

use crate::content::load::Content;
use crate::content::lock::{self, Held, Proved};
use crate::content::schema::{self, At, Filed};
use crate::content::searched;
use crate::content::text::Text;
use crate::content::yaml_hints;
use crate::model;
use crate::model::check::field::{self, prose, unique};
use crate::model::check::silence;
use crate::model::index::{Ix, List, PartyIx, SourceIx, ThemeIx};
use crate::report::diagnostic::{self, Report, What};
use crate::report::faults;
use crate::values::address::Known;
use crate::values::date::PartialDate;
use crate::values::position::PositionIds;
use crate::values::readability;
use crate::values::vocabulary::{Stance, Status};

/// The most quotations of a position, and the most words of a quotation.
const MOST_QUOTES: usize = 3;
const MOST_WORDS: usize = 40;

/// The most words of a party's reply: as many for each party. The words of the interface say it, too.
const MOST_REPLY_WORDS: usize = 60;

/// Tells of summaries that are hard to read: of those that are too hard each, of the others together.
fn hard_summaries<'s>(
    text: &Text,
    summaries: impl Iterator<Item = (&'s str, &'s At<String>)>,
    report: &mut Report,
) {
    let mut hard = Vec::new();
    let mut first = None;
    for (theme, summary) in summaries {
        let Some(liks) = readability::liks(&summary.value) else { continue };
        let place = || text.place(summary.span.clone());
        if liks > readability::TOO_HARD {
            report.push(faults::too_hard_summary(place(), liks));
        } else if liks > readability::HARD {
            first.get_or_insert_with(place);
            hard.push((theme, liks));
        }
    }
    if let Some(place) = first {
        report.push(faults::hard_summaries(place, &hard));
    }
}

fn evidence(it: &schema::Evidence) -> model::Evidence {
    model::Evidence {
        fact: it.fact.value.clone(),
        source: model::Source {
            kind: it.kind.value,
            title: it.title.value.clone(),
            publisher: it.publisher.value.clone(),
            url: it.url.as_ref().map(|it| it.value.clone()),
            archived: it.archived.as_ref().map(|it| it.value.clone()),
            date: it.date.as_ref().map(|it| it.value),
            period: None,
            edition: None,
            pages: None,
            read_by_eye: Vec::new(),
            proved: Proved::Not,
            passport: None,
        },
        locator: it.locator.as_ref().map(|it| it.value.clone()),
    }
}

/// What a programme's positions are checked against.
pub(crate) struct Checker<'a> {
    pub(super) content: &'a Content,
    pub(super) known: &'a Known,
    pub(super) sources: &'a List<SourceIx, &'a str>,
    pub(super) parties: &'a BTreeMap<&'a str, PartyIx>,
    pub(super) themes: &'a BTreeMap<&'a str, ThemeIx>,
    pub(super) held: &'a Held,
}

impl Checker<'_> {
    /// A programme with one position for each theme.
    pub(super) fn programme(
        &self,
        party: &str,
        year: i16,
        filed: &Filed<schema::Programme>,
        report: &mut Report,
    ) -> model::Programme {
        let (text, programme) = (&filed.text, &filed.value);
        let source = self.source(text, &programme.source, report);
        let mut records = self.content.site.iter().flat_map(|it| &it.value.sources);
        let record = records.find(|record| record.id.value == programme.source.value);
        if let Some((record, theirs)) = record.and_then(|it| Some((it, it.says_edition()?)))
            && theirs != programme.edition.value
            // Where no edition could be read, that is told already.
            && !programme.edition.span.is_empty()
        {
            let place = text.place(programme.edition.span.clone());
            let (ours, id) = (programme.edition.value.word(), &record.id.value);
            report.push(faults::edition_differs(place, ours, id, theirs.word()));
        }
        report.extend(
            programme
                .review_by
                .as_ref()
                .and_then(|at| review_fault(text, at, at, &programme.checked)),
        );
        self.reader_faults(filed, report);
        silence::faults(self.content, filed, report);
        let mut positions: List<ThemeIx, Option<model::Position>> =
            vec![None; self.themes.len()].into();
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        let mut meant: Vec<&str> = Vec::new();
        let named = programme.positions.iter().all(|it| !it.theme.value.is_empty());
        for position in &programme.positions {
            if report.len() >= yaml_hints::MOST {
                break;
            }
            let theme = &position.theme;
            let place = || text.place(theme.span.clone());
            if theme.value.is_empty() {
                self.position(text, position, programme, report);
                continue;
            }
            if let Some(line) = seen.get(theme.value.as_str()) {
                report.push(faults::duplicate_position(place(), &theme.value, *line));
                continue;
            }
            seen.insert(&theme.value, text.line(theme.span.start));
            if !self.content.theme_ids.contains(theme.value.as_str()) {
                let ids = self.content.theme_words();
                // The theme that was meant is not told as missing besides.
                meant.extend(diagnostic::nearest(&theme.value, ids.clone()));
                report.push(diagnostic::unknown_word(place(), What::Theme, &theme.value, ids));
            }
            let checked = self.position(text, position, programme, report);
            if let (Some(i), Some(mut checked)) = (self.themes.get(theme.value.as_str()), checked) {
                let ids = PositionIds { party, year, theme: &theme.value };
                for quote in &mut checked.quotes {
                    let key = lock::key(ids, &quote.id);
                    quote.proof = self.held.proofs.get(&key).cloned().map(Box::new);
                }
                let proved = self.held.absences.get(&lock::position_key(ids));
                // Drafts are proved like everything else; what is left out has nothing to show for it.
                let proved = proved.filter(|_| searched::rests_on_search(position));
                checked.absence = proved.map(|it| {
                    let terms = self.terms(position);
                    let near = searched::listed(self.content, &position.silent_near);
                    Box::new(model::Absence { terms, near, proof: it.clone() })
                });
                let of_theme =
                    self.content.themes.get(theme.value.as_str()).map(|it| it.value.status);
                checked.draft |= [Some(programme.status), of_theme].contains(&Some(Status::Draft));
                positions[*i] = Some(checked);
            }
        }
        let missing: Vec<&str> = self
            .content
            .theme_words()
            .filter(|id| !seen.contains_key(id) && !meant.contains(id))
            .collect();
        let summaries = programme.positions.iter().map(|it| (it.theme.value.as_str(), &it.summary));
        hard_summaries(text, summaries, report);
        if !missing.is_empty() && programme.whole && named {
            let place =
                text.place(programme.positions_span.start..programme.positions_span.start + 1);
            report.push(faults::not_read(place, &missing));
        }
        // The cell of each theme that the file does not speak of: it has a stance, so that there is one.
        let nothing = At { value: String::new(), span: 0..0 };
        let unread = schema::Position::unread(0..0, nothing, 0..0);
        let unread = self.position(text, &unread, programme, report);
        model::Programme {
            party: self.parties.get(party).copied().unwrap_or(PartyIx::new(0)),
            title: programme.title.value.clone(),
            edition: programme.edition.value,
            source,
            read: prose(text, &programme.read, self.known, report),
            note: programme.note.as_ref().map(|it| prose(text, it, self.known, report)),
            checked: programme.checked.value,
            draft: programme.status == Status::Draft,
            positions: positions
                .into_iter()
                .filter_map(|it| it.or_else(|| unread.clone()))
                .collect(),
        }
    }

    /// Tells of positions that somebody has coded and looked over alone, or that nobody has coded; and,
    /// if the site wants two readers, of those that do not name both.
    fn reader_faults(&self, filed: &Filed<schema::Programme>, report: &mut Report) {
        let (text, head) = (&filed.text, &filed.value);
        let same = |one: &At<String>, two: &At<String>| {
            one.value.trim().to_lowercase() == two.value.trim().to_lowercase()
        };
        let mut tell = |own: &At<String>, readers: [Option<&At<String>>; 2]| {
            let place = || text.place(own.span.clone());
            match readers {
                [Some(one), Some(two)] if same(one, two) => {
                    report.push(faults::same_reader(place(), &own.value));
                }
                [None, Some(_)] => report.push(faults::not_coded(place(), &own.value)),
                _ => {}
            }
        };
        let read = |it: &&schema::Position| it.stance.as_ref().is_some_and(|it| it.value.is_read());
        let inherits = |it: &schema::Position| it.coded_by.is_none() && it.checked_by.is_none();
        if let Some(own) = &head.checked_by
            && head.positions.iter().filter(read).any(inherits)
        {
            tell(own, [head.coded_by.as_ref(), Some(own)]);
        }
        for it in head.positions.iter() {
            if let Some(own) = it.checked_by.as_ref().or(it.coded_by.as_ref()) {
                tell(own, readers(it, head));
            }
        }
        if !self.content.site.as_ref().is_some_and(|it| it.value.two_readers) {
            return;
        }
        let draft = |it: &schema::Position| {
            let theme = self.content.themes.get(it.theme.value.as_str());
            [Some(head.status), Some(it.status), theme.map(|it| it.value.status)]
                .contains(&Some(Status::Draft))
        };
        let alone =
            |it: &&schema::Position| readers(it, head).iter().any(Option::is_none) && !draft(it);
        let alone = head.positions.iter().filter(read).filter(alone);
        let themes: Vec<&str> = alone.map(|it| it.theme.value.as_str()).collect();
        if !themes.is_empty() {
            let place = text.place(head.positions_span.start..head.positions_span.start + 1);
            report.push(faults::one_reader(place, &themes));
        }
    }

    /// The index of a source that is named; one that is not there is told.
    pub(super) fn source(&self, text: &Text, at: &At<String>, report: &mut Report) -> SourceIx {
        let source = self.sources.position(|id| *id == at.value);
        let whole = self.content.site.as_ref().is_some_and(|it| it.value.whole);
        if source.is_none() && !at.value.is_empty() && whole {
            let place = text.place(at.span.clone());
            let words = self.sources.iter().copied();
            report.push(diagnostic::unknown_word(place, What::Source, &at.value, words));
        }
        source.unwrap_or(SourceIx::new(0))
    }

    /// The terms that are searched for what a position says is not said, for readers.
    fn terms(&self, position: &schema::Position) -> Vec<String> {
        searched::wanted(self.content, position).into_iter().flat_map(|it| it.words).collect()
    }

    /// The changes of a position, oldest first: after each of them its stance was what the next one
    /// says that it was, and after the last what it is now.
    fn changes(
        &self,
        text: &Text,
        it: &schema::Position,
        now: Stance,
        report: &mut Report,
    ) -> Vec<model::Change> {
        let mut after = now;
        let mut changes: Vec<&schema::Change> = it.changes.iter().collect();
        changes.sort_by_key(|it| it.date.value);
        let mut quotes = Vec::new();
        for it in changes.into_iter().rev() {
            let was = it.was.as_ref().map(|it| it.value);
            quotes.push(model::Change {
                date: it.date.value,
                kind: it.kind.value,
                stance: was.map(|was| (was, after)),
                why: prose(text, &it.why, self.known, report),
            });
            after = was.unwrap_or(after);
        }
        quotes.reverse();
        quotes
    }

    fn position(
        &self,
        text: &Text,
        it: &schema::Position,
        head: &schema::Programme,
        report: &mut Report,
    ) -> Option<model::Position> {
        let summary = prose(text, &it.summary, self.known, report);
        let note = it.note.as_ref().map(|it| prose(text, it, self.known, report));
        let quotes = quotes(text, it, &head.language.value, report);
        let stance = it.stance.as_ref()?;
        let place = text.place(stance.span.clone());
        let said = stance.value.is_said();
        if said && !it.quoted && !it.evidenced {
            report.push(faults::missing_quote(place, stance.value.word()));
        } else if !said && !it.quotes.is_empty() {
            report.push(faults::quote_without_stance(place, stance.value.word()));
        }
        let checked = it.checked.as_ref().unwrap_or(&head.checked);
        let review = it.review_by.as_ref().or(head.review_by.as_ref());
        // What the whole programme says is told there.
        if let Some(own) = it.review_by.as_ref().or(it.checked.as_ref()) {
            report.extend(review.and_then(|it| review_fault(text, own, it, checked)));
        }
        let looked = stance.value.is_read();
        let [coded_by, checked_by] = readers(it, head);
        let name = |at: Option<&At<String>>| at.filter(|_| looked).map(|it| it.value.clone());
        Some(model::Position {
            stance: stance.value,
            line: text.line(it.span.start),
            draft: it.status == Status::Draft,
            summary,
            quotes,
            evidence: it.evidence.iter().map(evidence).collect(),
            absence: None,
            note,
            checked: looked.then_some(checked.value),
            review_by: review.map(|it| it.value).filter(|_| looked),
            coded_by: name(coded_by),
            checked_by: name(checked_by),
            reply: it.reply.as_ref().map(|it| Box::new(reply(text, it, report))),
            aliases: field::words(&it.aliases),
            changes: self.changes(text, it, stance.value, report),
        })
    }
}

/// Who coded a position and who looked over it: as it says itself, else as its programme does.
fn readers<'a>(
    it: &'a schema::Position,
    head: &'a schema::Programme,
) -> [Option<&'a At<String>>; 2] {
    [
        it.coded_by.as_ref().or(head.coded_by.as_ref()),
        it.checked_by.as_ref().or(head.checked_by.as_ref()),
    ]
}

pub(crate) fn reply(text: &Text, it: &schema::Reply, report: &mut Report) -> model::Reply {
    let words = it.text.value.split_whitespace().count();
    if words > MOST_REPLY_WORDS {
        let place = text.place(it.text.span.clone());
        report.push(faults::long_reply(place, words, MOST_REPLY_WORDS));
    }
    model::Reply {
        date: it.date.value,
        text: it.text.value.clone(),
        url: it.url.as_ref().map(|it| it.value.clone()),
    }
}

/// A deadline for the next check that is not after the last one: readers would be told at once that the
/// check is overdue. `at` is the date to be told of.
fn review_fault(
    text: &Text,
    at: &At<PartialDate>,
    review: &At<PartialDate>,
    checked: &At<PartialDate>,
) -> Option<diagnostic::Diagnostic> {
    let late = review.value <= checked.value && checked.value != PartialDate::UNKNOWN;
    late.then(|| {
        let place = text.place(at.span.clone());
        faults::review_before_check(place, &review.value.iso(), &checked.value.iso())
    })
}

/// Reminds of what should have been checked again before `today`: of each programme, and of each
/// position that has a deadline of its own.
pub fn overdue(content: &Content, today: PartialDate) -> Report {
    let mut report = Vec::new();
    for filed in content.programmes.values() {
        let mut tell = |at: &At<PartialDate>, positions: usize| {
            if at.value < today && positions > 0 {
                let place = filed.text.place(at.span.clone());
                report.push(faults::review_overdue(place, &at.value.iso(), positions));
            }
        };
        let read = |it: &&schema::Position| it.stance.as_ref().is_some_and(|it| it.value.is_read());
        let positions = || filed.value.positions.iter().filter(read);
        if let Some(at) = &filed.value.review_by {
            tell(at, positions().filter(|it| it.review_by.is_none()).count());
        }
        positions().filter_map(|it| it.review_by.as_ref()).for_each(|at| tell(at, 1));
    }
    report
}

fn quotes(
    text: &Text,
    position: &schema::Position,
    language: &str,
    report: &mut Report,
) -> Vec<model::Quote> {
    unique(text, position.quotes.iter().map(|it| &it.id), report);
    if let Some(fourth) = position.quotes.get(MOST_QUOTES) {
        let place = text.place(fourth.id.span.clone());
        report.push(faults::too_many_quotes(place, position.quotes.len()));
    }
    let quote = |quote: &schema::Quote| {
        let words = quote.text.value.split_whitespace().count();
        if words > MOST_WORDS {
            report.push(faults::long_quote(text.place(quote.text.span.clone()), words));
        }
        model::Quote {
            id: quote.id.value.clone(),
            text: quote.text.value.clone(),
            language: quote.language.as_ref().map_or(language, |it| &it.value).to_owned(),
            heading: quote.heading.as_ref().map(|it| it.value.clone()),
            page: quote.page.as_ref().map(|it| it.value),
            item: quote.item.as_ref().map(|it| it.value.clone()),
            proof: None,
            aliases: field::words(&quote.aliases),
        }
    };
    position.quotes.iter().map(quote).collect()
}
