//! Records what a site publishes, and finds what it changes without telling.

use std::collections::{BTreeMap, BTreeSet};

use crate::content::load::Content;
use crate::content::lock;
use crate::content::markdown::Prose;
use crate::content::published::{Now, Published, Recorded};
use crate::model::index::PositionRef;
use crate::model::{self, Model, Position};
use crate::report::diagnostic::Report;
use crate::report::faults;
use crate::sitemap::places::places;
use crate::sitemap::resolve::Links;
use crate::sitemap::subject::Subject;
use crate::values::bilingual::Bilingual;
use crate::values::checksum::sha256;
use crate::values::date::{self, PartialDate};
use crate::values::language::Language;
use crate::values::vocabulary::Stance;

/// Tells of published positions that say otherwise now without telling readers.
pub(crate) fn changes_untold(model: &Model, content: &Content, report: &mut Report) {
    for (key, before) in &model.published.positions {
        let Some(at) = position_of(model, key) else { continue };
        let election = &model.elections[at.election];
        let Some(programme) = election.programme(at.party) else { continue };
        let position = &programme.positions[at.theme];
        let now = Recorded::of(position, before.since);
        let (party_id, theme_id) = (&model.parties[at.party].id, &model.themes[at.theme].id);
        let filed = content.programmes.get(&(party_id.clone(), election.year));
        let Some(filed) = filed else { continue };
        let mut all = filed.value.positions.iter();
        let written = all.find(|it| *theme_id == it.theme.value);
        let span = match written {
            Some(it) => it.stance.as_ref().map_or(it.span.clone(), |it| it.span.clone()),
            None => filed.value.positions_span.start..filed.value.positions_span.start + 1,
        };
        let place = || filed.text.place(span.clone());
        let key = (party_id.clone(), election.year, theme_id.to_string());
        if content.withheld.positions.contains(&key) {
            if before.stance != now.stance {
                let (since, today) = (before.since.iso(), filed.value.checked.value.iso());
                let was = before.stance.word();
                report.push(faults::published_draft(place(), &since, &today, was));
            }
            continue;
        }
        if now.changes < before.changes {
            report.push(faults::change_gone(place(), before.changes, now.changes));
            continue;
        }
        let new = &position.changes[before.changes..];
        let stance_told = new.first().is_some_and(|_| {
            new.iter().find_map(|it| it.stance).is_some_and(|it| it.0 == before.stance)
        });
        let (stance, quotes) = (now.stance != before.stance, same_quotes(position, before, &now));
        // What was recorded before summaries were says nothing of them.
        let summary = before.summary.is_none() || before.summary == now.summary;
        let what = match (stance && !stance_told, !(quotes && summary) && new.is_empty()) {
            (true, _) => Bilingual {
                nb: format!(
                    "standpunktet er endret fra `{}` til `{}`",
                    before.stance.word(),
                    now.stance.word()
                ),
                en: format!(
                    "the stance was changed from `{}` to `{}`",
                    before.stance.word(),
                    now.stance.word()
                ),
            },
            (false, true) if quotes => {
                Bilingual::new("sammendraget er endret", "the summary was changed")
            }
            (false, true) => Bilingual::new("sitatene er endret", "the quotations were changed"),
            (false, false) => continue,
        };
        let was = if stance { before.stance.word() } else { "" };
        let example = filed.value.checked.value.iso();
        report.push(faults::change_untold(place(), what, &before.since.iso(), &example, was));
    }
}

/// Whether a position quotes the same words as before, under whatever ids.
fn same_quotes(position: &model::Position, before: &Recorded, now: &Recorded) -> bool {
    let renamed = |id: &String| {
        let mut quotes = position.quotes.iter();
        quotes.find(|it| it.aliases.contains(id)).map_or(id.clone(), |it| it.id.clone())
    };
    let before: BTreeMap<String, &String> =
        before.quotes.iter().map(|(id, sum)| (renamed(id), sum)).collect();
    before.len() == now.quotes.len()
        && now.quotes.iter().all(|(id, sum)| before.get(id).is_some_and(|it| *it == sum))
}

/// The election, theme and party of a published position, by the names that they had then.
fn position_of(model: &Model, key: &str) -> Option<PositionRef> {
    let mut parts = key.split('/');
    let (party, year, theme) = (parts.next()?, parts.next()?.parse::<i16>().ok()?, parts.next()?);
    Some(PositionRef {
        election: model.elections.position(|it| it.year == year)?,
        theme: model
            .themes
            .position(|it| it.id == theme || it.aliases.iter().any(|it| *it == theme))?,
        party: model
            .parties
            .position(|it| it.id == party || it.aliases.iter().any(|it| *it == party))?,
    })
}

/// What a build of the model publishes.
pub fn now(model: &Model, links: &Links) -> Now {
    let mut pages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, (subject, language)) in &links.pages {
        if *subject != Subject::NotFound {
            // The places of a page are the same in each language.
            let own =
                if *language == Language::Nb { places(model, *subject) } else { BTreeSet::new() };
            pages.insert(path.clone(), own);
        }
    }
    pages.extend(links.moved.keys().map(|it| (it.clone(), BTreeSet::new())));
    let mut positions = BTreeMap::new();
    for (e, election) in model.elections.iter_enumerated() {
        for programme in &election.programmes {
            for (theme, it) in programme.positions.iter_enumerated() {
                let at = PositionRef { election: e, theme, party: programme.party };
                let key = key(model, at);
                let known = model.published.positions.contains_key(&key);
                if it.stance != Stance::NotRead || it.tells() || known {
                    positions.insert(key, Recorded::of(it, date::PartialDate::UNKNOWN));
                }
            }
        }
    }
    let host = model.site.base_url.host().to_owned();
    Now { host, pages, positions }
}

/// Tells that something is not recorded yet.
pub fn behind(published: &Published, now: &Now) -> Report {
    match published.behind(now) {
        (0, 0) => Vec::new(),
        (pages, positions) => {
            let place = published.place("");
            vec![faults::unrecorded(place, pages, positions)]
        }
    }
}

/// How many digits of a checksum tell the words of a quotation apart from what they were before.
const DIGITS: usize = 8;

/// The first digits of the checksum of a text's words: signs, capitals, line ends and marks do not count.
fn words_of(text: &Prose) -> String {
    let html: String = text.texts().collect();
    let text: String = html.split('<').map(|it| it.split_once('>').map_or(it, |it| it.1)).collect();
    let words = text.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
    let words: Vec<String> = words.map(str::to_lowercase).collect();
    let mut sum = sha256(words.join(" ").as_bytes()).to_string();
    sum.truncate(DIGITS);
    sum
}

impl Recorded {
    /// What a position is now; `since` if it was not published before.
    pub fn of(position: &Position, since: PartialDate) -> Recorded {
        let quote = |it: &model::Quote| {
            let words = it.text.split_whitespace().collect::<Vec<_>>().join(" ");
            let mut sum = sha256(words.as_bytes()).to_string();
            sum.truncate(DIGITS);
            (it.id.clone(), sum)
        };
        Recorded {
            since,
            stance: position.stance,
            changes: position.changes.len(),
            summary: Some(words_of(&position.summary)),
            quotes: position.quotes.iter().map(quote).collect(),
        }
    }
}

/// A position as the file names it.
pub fn key(model: &Model, at: PositionRef) -> String {
    lock::position_key(model.ids(at))
}
