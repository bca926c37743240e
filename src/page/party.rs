//! Shows what one party wants, theme by theme.

use crate::model::index::{ElectionIx, PartyIx, PositionRef};
use crate::model::words;
use crate::page::account::Under;
use crate::page::builder::{Page, Shown};
use crate::page::fragments::Fragments;
use crate::page::view;
use crate::sitemap::subject::programme;
use crate::values::address::Address;
use crate::values::language::Language;
use crate::values::vocabulary::Stance;

impl<'m> Page<'m> {
    pub(super) fn party(
        &self,
        e: ElectionIx,
        party: PartyIx,
        fragments: &Fragments,
    ) -> Shown<view::Party> {
        let (about, election) = (&self.model.parties[party], self.election(e));
        let programme = programme(election, party);
        let stances = || programme.positions.iter().map(|it| it.stance);
        let parts: Vec<String> = Stance::ALL
            .iter()
            .map(|stance| (stances().filter(|it| it == stance).count(), stance))
            .filter(|(number, _)| *number > 0)
            .map(|(number, stance)| words::count(number, &self.words.common_stance(*stance)))
            .collect();
        let counts = self.words.list(&parts);
        let others = election.programmes.iter().filter(|it| it.party != party);
        let description = self.tell(
            "party-description",
            [
                ("party", self.name(party).into()),
                ("themes", self.themes_in_words().into()),
                ("election", self.election_title(e).into()),
                ("counts", counts.as_str().into()),
            ],
        );
        let groups = self.by_group(|theme| self.card(e, theme, programme, Under::Party, fragments));
        let view = view::Party {
            party: self.party_name(e, party),
            names: self.other_names(party),
            website: about.website.to_string(),
            ids: about
                .ids
                .iter()
                .map(|(register, id)| view::Identifier {
                    register: match *register {
                        "storting" => self.say("storting-data"),
                        name => name.to_owned(),
                    },
                    id: id.clone(),
                })
                .collect(),
            election: self.election_name(e),
            source: self.basis(programme),
            passport: self.passport(programme),
            note: programme.note.as_ref().map(|it| self.prose(it)),
            checked: programme.is_looked_at().then(|| self.day(programme.checked)),
            counts,
            legend: self.legend(stances()),
            terms: {
                let on = |theme| PositionRef { election: e, theme, party };
                self.terms(self.model.themes.indices().map(on), [])
            },
            groups: groups
                .into_iter()
                .map(|(title, cards)| view::CardGroup { title, cards })
                .collect(),
            pairs: others
                .filter(|_| election.pairs)
                .map(|other| self.pair_link(e, party, other.party))
                .collect(),
            order: self.say("party-order"),
            elections: self.other_elections(e, |_, other| {
                other.programme(party).map(|_| Address::party(&other.prefix, &about.id))
            }),
        };
        let name = self.name(party);
        let title = if name.chars().count() > 44 { &about.short } else { name };
        self.context(e, title, &description, view)
    }

    /// What a party is called in the other languages, where that differs.
    pub(super) fn other_names(&self, party: PartyIx) -> Vec<view::Name> {
        let name = &self.model.parties[party].name;
        let mut names: Vec<view::Name> = Vec::new();
        for language in Language::ALL {
            let text = name.of(language).0;
            if text != self.name(party) && names.iter().all(|it| it.text != *text) {
                let language = self.foreign(language);
                names.push(view::Name { text: text.clone(), language });
            }
        }
        names
    }
}
