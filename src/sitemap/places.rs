//! Finds the places on pages that readers may have links to.

use std::collections::BTreeSet;

use crate::content::load::Content;
use crate::model::Model;
use crate::model::index::{ElectionIx, PositionRef};
use crate::report::diagnostic::Report;
use crate::report::faults;
use crate::sitemap::resolve::Links;
use crate::sitemap::subject::{self, Subject};
use crate::values::address::Address;
use crate::values::anchor::{measure_anchor, quote_anchor};
use crate::values::id::{PartyId, ThemeId};
use crate::values::language::Spelling;
use crate::values::position::PositionIds;

/// The ids that a quotation had before; `quote` are its own id and those that it had.
pub fn former_anchors(model: &Model, at: PositionRef, quote: &[&str]) -> Vec<String> {
    let year = model.elections[at.election].year;
    let (theme, party) = (&model.themes[at.theme], &model.parties[at.party]);
    let themes = || [&theme.id].into_iter().chain(&theme.aliases);
    let parties = || [&party.id].into_iter().chain(&party.aliases);
    let all = themes().flat_map(|theme| {
        parties().flat_map(move |party| {
            let ids = PositionIds { party, year, theme };
            quote.iter().map(move |quote| quote_anchor(ids, quote))
        })
    });
    all.skip(1).collect()
}

/// Where a position stands: on its own page, else at its place on the theme's, which begins with `#`.
pub fn of_position(model: &Model, at: PositionRef) -> (Address, String) {
    if model.elections[at.election].has_position(at.theme, at.party) {
        return (subject::address(model, Subject::Position(at)), String::new());
    }
    let page = subject::address(model, Subject::Theme(at.election, at.theme));
    (page, format!("#{}", model.parties[at.party].id))
}

/// The places of a page that links may lead to, by the names that they have now and had before.
pub fn places(model: &Model, subject: Subject) -> BTreeSet<String> {
    let mut places = BTreeSet::new();
    let mut quotes = |at: PositionRef| {
        let election = &model.elections[at.election];
        let Some(programme) = election.programme(at.party) else { return };
        let it = &programme.positions[at.theme];
        for quote in &it.quotes {
            places.insert(quote_anchor(model.ids(at), &quote.id));
            let ids: Vec<&str> =
                [&quote.id].into_iter().chain(&quote.aliases).map(String::as_str).collect();
            places.extend(former_anchors(model, at, &ids));
        }
        let gone = it.aliases.iter().map(String::as_str);
        for id in gone {
            places.insert(quote_anchor(model.ids(at), id));
            places.extend(former_anchors(model, at, &[id]));
        }
    };
    match subject {
        Subject::Theme(e, theme) => {
            for it in &model.elections[e].programmes {
                quotes(PositionRef { election: e, theme, party: it.party });
            }
            for it in &model.elections[e].programmes {
                let party = &model.parties[it.party];
                let names = [&party.id].into_iter().chain(&party.aliases);
                places.extend(names.map(PartyId::to_string));
            }
        }
        Subject::Position(at) => quotes(at),
        Subject::Party(..) => {
            for it in &model.themes {
                let names = [&it.id].into_iter().chain(&it.aliases);
                places.extend(names.map(ThemeId::to_string));
            }
        }
        Subject::Plan(i) => {
            let goals = model.plans[i].goals.iter();
            for it in goals.flat_map(|it| &it.sub_goals).flat_map(|it| &it.measures) {
                places.extend([&it.id].into_iter().chain(&it.aliases).map(|it| measure_anchor(it)));
            }
        }
        _ => {}
    }
    places
}

/// The same page in another election, if it has one.
pub(crate) fn in_election(model: &Model, subject: Subject, e: ElectionIx) -> Option<Subject> {
    let election = &model.elections[e];
    Some(match subject {
        Subject::Theme(_, theme) => Subject::Theme(e, theme),
        Subject::Position(at) => {
            let there = election.has_position(at.theme, at.party);
            there.then_some(Subject::Position(PositionRef { election: e, ..at }))?
        }
        Subject::Party(_, party) => election.programme(party).map(|_| Subject::Party(e, party))?,
        Subject::Pair(_, one, two) => {
            let both = [one, two].iter().all(|it| election.programme(*it).is_some());
            (both && election.pairs).then_some(Subject::Pair(e, one, two))?
        }
        Subject::Front | Subject::Overview(_) => Subject::Overview(e),
        Subject::Pairs(_) => election.pairs.then_some(Subject::Pairs(e))?,
        Subject::Agreement(_) => election.pairs.then_some(Subject::Agreement(e))?,
        Subject::Plan(_)
        | Subject::Method
        | Subject::Changes
        | Subject::Data
        | Subject::NotFound => return None,
    })
}

/// The election of a page that other elections have too, and whose places are recorded.
fn election_of(subject: Subject) -> Option<ElectionIx> {
    match subject {
        Subject::Theme(e, _) | Subject::Party(e, _) => Some(e),
        Subject::Position(at) => Some(at.election),
        _ => None,
    }
}

/// Published places of a page that it has no more for a reason that is told elsewhere, or needs no
/// telling: what they named stands on the page of an older election now, or is a theme or party that
/// is gone. The page keeps them at its start, so that their links still lead to it.
pub fn left_places(model: &Model, subject: Subject) -> BTreeSet<String> {
    let Some(here) = election_of(subject) else { return BTreeSet::new() };
    let path = subject::address(model, subject).spelled(&Spelling::default());
    let Some(published) = model.published.pages.get(&path) else { return BTreeSet::new() };
    let ours = places(model, subject);
    let gone: Vec<&String> = published.iter().filter(|it| !ours.contains(*it)).collect();
    if gone.is_empty() {
        return BTreeSet::new();
    }
    let others = model.elections.indices().filter(|e| *e != here);
    let theirs: BTreeSet<String> = others
        .filter_map(|e| in_election(model, subject, e))
        .flat_map(|it| places(model, it))
        .collect();
    let left = gone.into_iter().filter(|it| theirs.contains(*it) || !names_a_position(model, it));
    left.cloned().collect()
}

/// Whether the id of a quotation names an election, a theme and a party that are still there.
fn names_a_position(model: &Model, anchor: &str) -> bool {
    let dated = anchor.strip_prefix("sitat-").and_then(|it| it.split_once('-'));
    let shown = |year: &str| model.elections.iter().any(|it| it.year.to_string() == year);
    let position = dated.filter(|it| shown(it.0)).map(|it| it.1);
    let Some((position, _)) = position.and_then(|it| it.rsplit_once('-')) else { return false };
    let mut themes = model.themes.iter().flat_map(|it| [&it.id].into_iter().chain(&it.aliases));
    themes.any(|theme| {
        let party = position.strip_prefix(theme.as_str()).and_then(|it| it.strip_prefix('-'));
        party.is_some_and(|party| {
            model.parties.iter().any(|it| it.id == party || it.aliases.iter().any(|it| it == party))
        })
    })
}

/// Tells of published places that are on no page now.
pub(crate) fn places_lost(model: &Model, content: &Content, links: &Links, report: &mut Report) {
    // A published position that was made a draft is told as one.
    let withheld = content.withheld.positions.iter();
    let withheld = withheld.map(|(party, year, theme)| PositionIds { party, year: *year, theme });
    let withheld: Vec<String> = withheld.map(|it| quote_anchor(it, "")).collect();
    let told = |id: &str| withheld.iter().any(|it| id.starts_with(it));
    for (path, published) in &model.published.pages {
        let Some((subject, _)) = links.pages.get(path) else { continue };
        if published.is_empty() {
            continue;
        }
        let (ours, left) = (places(model, *subject), left_places(model, *subject));
        let lost = published.iter().filter(|it| !ours.contains(*it) && !left.contains(*it));
        for id in lost.filter(|it| !told(it)) {
            let place = model.published.place(path);
            report.push(faults::place_lost(place, &format!("/{path}"), id));
        }
    }
}
