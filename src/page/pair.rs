//! Shows two parties side by side.

use std::sync::Arc;

use crate::model::index::{ElectionIx, PartyIx, PositionRef, ThemeIx};
use crate::model::{self, words};
use crate::page::account::Under;
use crate::page::builder::{Page, Shown};
use crate::page::fragments::Fragments;
use crate::page::view;
use crate::sitemap::subject::programme;
use crate::values::address::Address;
use crate::values::vocabulary::Stance;

impl<'m> Page<'m> {
    /// A link to the page of two parties, named after the second.
    pub(super) fn pair_link(&self, e: ElectionIx, party: PartyIx, other: PartyIx) -> view::Link {
        let both = [party.min(other), party.max(other)].map(|it| &self.model.parties[it].id);
        let address = Address::pair(&self.election(e).prefix, both);
        let (one, two) = (&self.model.parties[party].short, &self.model.parties[other].short);
        self.link(&address, &self.two(one, two))
    }

    pub(super) fn two(&self, one: &str, two: &str) -> String {
        self.tell("two", [("one", one.into()), ("two", two.into())])
    }

    pub(super) fn pairs(&self, e: ElectionIx) -> Shown<view::Pairs> {
        let election = self.election(e);
        let parties = &election.programmes;
        let row = |it: &Arc<model::Programme>| view::PartyPairs {
            party: self.party_name(e, it.party),
            pairs: parties
                .iter()
                .filter(|other| other.party != it.party)
                .map(|other| self.pair_link(e, it.party, other.party))
                .collect(),
        };
        let view = view::Pairs {
            themes: self.model.themes.indices().map(|theme| self.theme_name(e, theme)).collect(),
            script: self.href(&Address::file("compare.js")),
            election: self.election_name(e),
            parties: parties.iter().map(row).collect(),
            number: self.tell(
                "pairs",
                [("number", (parties.len() * parties.len().saturating_sub(1) / 2).into())],
            ),
            order: self.say("party-order"),
        };
        let description =
            self.tell("pairs-description", [("election", self.election_title(e).into())]);
        let title = self.tell("pairs-title", [("year", election.year.to_string().into())]);
        self.context(e, &title, &description, view)
    }

    pub(super) fn pair(
        &self,
        e: ElectionIx,
        first: PartyIx,
        second: PartyIx,
        fragments: &Fragments,
    ) -> Shown<view::Pair> {
        let election = self.election(e);
        let (one, two) = (programme(election, first), programme(election, second));
        let standing =
            |theme: ThemeIx| Relation::of(one.positions[theme].stance, two.positions[theme].stance);
        let relations: Vec<view::Relation> = Relation::ALL
            .iter()
            .map(|relation| {
                let themes = self.model.themes.indices().filter(|it| standing(*it) == *relation);
                let rows: Vec<view::PairRow> = themes
                    .map(|theme| view::PairRow {
                        theme: self.theme_name(e, theme),
                        cards: [one, two]
                            .map(|it| self.card(e, theme, it, Under::Pair, fragments))
                            .into(),
                    })
                    .collect();
                view::Relation {
                    anchor: format!("side-{}", relation.word()),
                    title: self.say(&relation.message()),
                    meaning: self.say(&format!("{}-meaning", relation.message())),
                    number: self.words.themes(rows.len()),
                    rows,
                }
            })
            .collect();
        let parts: Vec<String> =
            relations.iter().map(|it| words::count(it.rows.len(), &it.title)).collect();
        let parts = self.words.list(&parts);
        let counts = self.tell(
            "pair-counts",
            [("themes", self.themes_in_words().into()), ("parts", parts.into())],
        );
        let description = self.tell(
            "pair-description",
            [
                ("one", self.name(first).into()),
                ("two", self.name(second).into()),
                ("year", election.year.to_string().into()),
                ("counts", counts.as_str().into()),
            ],
        );
        let shorts = [first, second].map(|it| self.model.parties[it].short.as_str());
        let used = [one, two].into_iter().flat_map(|it| it.positions.iter().map(|it| it.stance));
        let view = view::Pair {
            election: self.election_name(e),
            first: self.party_name(e, first),
            second: self.party_name(e, second),
            counts,
            legend: self.legend(used),
            terms: {
                let on =
                    |theme| [first, second].map(|party| PositionRef { election: e, theme, party });
                self.terms(self.model.themes.indices().flat_map(on), [])
            },
            order: self.say("party-order"),
            relations,
        };
        self.context(e, &self.two(shorts[0], shorts[1]), &description, view)
    }
}

/// How two parties stand to each other on a theme, in the order that readers see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Relation {
    /// One is for, the other against.
    Opposite,
    /// One has a reservation.
    Partly,
    /// They take the same side.
    Same,
    /// One of them takes no side.
    Unclear,
}

impl Relation {
    /// All of them.
    pub(crate) const ALL: [Relation; 4] =
        [Relation::Opposite, Relation::Partly, Relation::Same, Relation::Unclear];

    /// How two stances stand to each other.
    pub(crate) fn of(one: Stance, two: Stance) -> Relation {
        match (one, two) {
            (one, two) if !one.takes_side() || !two.takes_side() => Relation::Unclear,
            (one, two) if one == two => Relation::Same,
            (Stance::Conditional, _) | (_, Stance::Conditional) => Relation::Partly,
            _ => Relation::Opposite,
        }
    }

    /// The word that ids of places and messages end in.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Relation::Opposite => "motsatt",
            Relation::Partly => "delvis",
            Relation::Same => "samme",
            Relation::Unclear => "uavklart",
        }
    }

    /// The id of the message that names it.
    pub(crate) fn message(self) -> String {
        format!("relation-{}", self.word())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_party_that_takes_no_side_agrees_with_nobody() {
        for stance in Stance::ALL {
            for silent in Stance::ALL.iter().copied().filter(|it| !it.takes_side()) {
                assert_eq!(Relation::of(*stance, silent), Relation::Unclear);
                assert_eq!(Relation::of(silent, *stance), Relation::Unclear);
            }
        }
        assert_eq!(Relation::of(Stance::For, Stance::For), Relation::Same);
        assert_eq!(Relation::of(Stance::For, Stance::Against), Relation::Opposite);
        assert_eq!(Relation::of(Stance::Against, Stance::Conditional), Relation::Partly);
    }
}
