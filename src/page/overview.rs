//! Shows all themes and parties of an election in one table.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model;
use crate::model::index::{ElectionIx, Ix, ThemeIx};
use crate::page::builder::{Page, Shown};
use crate::page::fragments::Fragments;
use crate::page::view;
use crate::values::address::Address;
use crate::values::vocabulary::Stance;

impl<'m> Page<'m> {
    /// The row of a theme in the overview.
    pub(super) fn row(&self, e: ElectionIx, theme: ThemeIx) -> view::Row {
        let election = self.election(e);
        let name = self.theme_name(e, theme);
        let cell = |it: &Arc<model::Programme>| view::Cell {
            stance: self.stance_of(it, theme),
            party: self.about(it.party, theme),
            noted: it.positions[theme].note.is_some(),
            href: format!("{}#{}", name.href, self.model.parties[it.party].id),
        };
        let sides = election.programmes.iter().map(|it| it.positions[theme].stance);
        let sides: BTreeSet<Stance> = sides.filter(|it| it.takes_side()).collect();
        view::Row {
            cells: election.programmes.iter().map(cell).collect(),
            group: self.model.themes[theme].group.place() + 1,
            differs: sides.len() > 1,
            theme: name,
        }
    }

    pub(super) fn overview(&self, e: ElectionIx, fragments: &Fragments) -> Shown<view::Overview> {
        let election = self.election(e);
        let used =
            election.programmes.iter().flat_map(|it| it.positions.iter().map(|it| it.stance));
        let view = view::Overview {
            election: self.election_name(e),
            parties: election.programmes.iter().map(|it| self.party_name(e, it.party)).collect(),
            rows: self.model.themes.indices().map(|it| fragments.row(e, it)).collect(),
            groups: self.model.groups.indices().map(|it| self.group(it).to_owned()).collect(),
            legend: self.legend(used),
            order: self.say("party-order"),
            elections: self.other_elections(e, |_, it| Some(Address::overview(&it.prefix))),
        };
        let parties = election.programmes.len();
        let description = self.tell(
            "overview-description",
            [
                ("themes", self.themes_in_words().into()),
                ("parties", self.tell("parties", [("number", parties.into())]).into()),
                ("election", self.election_title(e).into()),
            ],
        );
        let title = self.tell("overview-title", [("year", election.year.to_string().into())]);
        self.context(e, &title, &description, view)
    }
}
