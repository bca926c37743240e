//! Shows the front page.

use crate::model::index::NEWEST;
use crate::page::builder::{Page, Shown};
use crate::page::view;
use crate::values::address::Address;

impl<'m> Page<'m> {
    pub(super) fn front(&self) -> Shown<view::Front> {
        let e = NEWEST;
        let election = self.election(e);
        let parties: Vec<_> =
            election.programmes.iter().map(|it| self.party_name(e, it.party)).collect();
        let themes = self.themes_in_words();
        let description = self.tell(
            "front-description",
            [
                ("tagline", self.model.site.tagline.of(self.words.language).0.into()),
                ("parties", self.tell("parties", [("number", parties.len().into())]).into()),
                ("themes", themes.as_str().into()),
                ("election", self.election_title(e).into()),
            ],
        );
        let groups = self.by_group(|theme| view::CountedTheme {
            theme: self.theme_name(e, theme),
            counts: self.counts_in_words(&self.counts(e, theme), theme),
        });
        let view = view::Front {
            description: self.said(&self.model.site.description),
            election: self.election_name(e),
            themes,
            parties_count: self.tell("parties", [("number", parties.len().into())]),
            groups: groups
                .into_iter()
                .map(|(title, themes)| view::Group { title, themes })
                .collect(),
            parties,
            overview: self.href(&Address::overview("")),
            pairs: election.pairs.then(|| self.href(&Address::pairs(""))),
            agreement: self.href(&Address::agreement("")),
            order: self.say("party-order"),
            elections: self.other_elections(e, |_, it| Some(Address::overview(&it.prefix))),
            data: self.model.site.data.then(|| self.href(&Address::data())),
        };
        self.context(e, "", &description, view)
    }
}
