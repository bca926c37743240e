//! Collects what is known of themes, parties and sources before each of them is checked.

use std::collections::{BTreeMap, BTreeSet};

use crate::content::load::Content;
use crate::content::schema::{self, At};
use crate::model;
use crate::values::address::{self, Known};
use crate::values::id::{PartyId, ThemeId};
use crate::values::vocabulary::{PageKind, Stance};

/// The addresses that prose may link to, from the ids alone.
pub(crate) fn known(content: &Content) -> Known {
    let meant: Vec<&schema::Election> =
        content.site.iter().flat_map(|it| &it.value.elections).collect();
    let newest = meant.iter().map(|it| &it.year.value).max();
    let mut elections = BTreeMap::from([(String::new(), Default::default())]);
    for election in &meant {
        let year = election.year.value;
        let parties: BTreeSet<PartyId> =
            content.programme_ids.iter().filter(|it| it.1 == year).map(|it| it.0.clone()).collect();
        let positions = !election.without.contains(&PageKind::Positions);
        let silent = |party: &PartyId| -> Vec<(ThemeId, PartyId)> {
            // Of a programme that cannot be read, nothing is known: links to it are not told.
            let Some(filed) = content.programmes.get(&(party.clone(), year)) else {
                return Vec::new();
            };
            // Of two on one theme, the first counts.
            let mut telling: BTreeMap<&str, bool> = BTreeMap::new();
            for it in &filed.value.positions {
                telling.entry(&it.theme.value).or_insert_with(|| tells(it));
            }
            let themes = content.theme_ids.iter();
            let themes = themes.filter(|it| !telling.get(it.as_str()).is_some_and(|it| *it));
            themes.map(|it| (it.clone(), party.clone())).collect()
        };
        let known = address::KnownElection {
            pairs: election.has_pairs(),
            silent: parties.iter().filter(|_| positions).flat_map(silent).collect(),
            positions,
            parties,
        };
        elections.insert(prefix(year, newest), known);
    }
    let mut without = content.site.iter().flat_map(|it| &it.value.without);
    Known {
        themes: content.theme_ids.clone(),
        plans: content.plan_ids.clone(),
        elections,
        data: !without.any(|it| *it == PageKind::Data),
    }
}

/// Whether a position as written has a page; one whose stance cannot be read may have one.
fn tells(it: &schema::Position) -> bool {
    let (note, reply) = (it.note.is_some(), it.reply.is_some());
    let told = |at: &At<Stance>| model::tells(at.value, !it.evidence.is_empty(), note, reply);
    it.stance.as_ref().is_none_or(told)
}

/// What an election's addresses begin with: the newest election has the plain ones.
pub(crate) fn prefix(year: i16, newest: Option<&i16>) -> String {
    if newest == Some(&year) { String::new() } else { format!("{year}/") }
}
