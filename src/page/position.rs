//! Shows one party on one theme, and what it said before.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::index::{ElectionIx, PositionRef, ThemeIx};
use crate::model::{self, Election};
use crate::page::builder::{Page, Shown};
use crate::page::view;
use crate::sitemap::subject::programme;
use crate::values::vocabulary::Stance;

impl<'m> Page<'m> {
    /// The party's position on the theme in the other elections, newest first; those that nobody has
    /// read are left out.
    pub(super) fn then(
        &self,
        e: ElectionIx,
        theme: ThemeIx,
        programme: &model::Programme,
    ) -> Vec<view::Then> {
        let now = &programme.positions[theme];
        let kind = |it: &model::Programme| self.model.sources[it.source].kind;
        let elections = self.model.elections.iter_enumerated().filter(|(i, _)| *i != e);
        let then = |(i, election): (ElectionIx, &Election)| {
            let other = election.programme(programme.party)?;
            let position = &other.positions[theme];
            if !position.stance.is_read() {
                return None;
            }
            let (earlier, later) = if i > e { (position, now) } else { (now, position) };
            let source = &self.model.sources[other.source];
            Some(view::Then {
                year: election.year.to_string(),
                stance: self.stance_of(other, theme),
                change: self.words.change(earlier.stance, later.stance),
                source: self.words.source_kind(source.kind),
                unlike: kind(other) != kind(programme),
                summary: self.summary(position),
                quotes: position
                    .quotes
                    .iter()
                    .map(|it| self.quotation(i, theme, other, it))
                    .collect(),
                evidence: position.evidence.iter().map(|it| self.evidence(it)).collect(),
                href: self.place(PositionRef { election: i, theme, party: programme.party }),
            })
        };
        elections.filter_map(then).collect()
    }

    pub(super) fn position(&self, at: PositionRef) -> Shown<view::Position> {
        let PositionRef { election: e, theme, party } = at;
        let election = self.election(e);
        let programme = programme(election, party);
        let card = self.account(e, theme, programme);
        let other = |it: &Arc<model::Programme>| {
            let link = view::Link {
                href: self.place(PositionRef { party: it.party, ..at }),
                text: self.name(it.party).to_owned(),
                language: None,
                current: it.party == party,
            };
            view::Other { link, stance: self.stance_of(it, theme) }
        };
        // All parties' words now, and this party's in other elections.
        let now = election.programmes.iter();
        let then = self.model.elections.iter_enumerated().filter(|(i, _)| *i != e);
        let then =
            then.filter_map(|(_, it)| it.programme(party)).map(|it| it.positions[theme].stance);
        let used: Vec<Stance> = now
            .map(|it| it.positions[theme].stance)
            .chain(then.filter(|it| it.is_read()))
            .collect();
        let names = &self.model.parties[party];
        let words = self.theme_words(theme);
        let on = |party: &str, theme: &str| {
            self.tell("party-on-theme", [("party", party.into()), ("theme", theme.into())])
        };
        let description = self.tell(
            "position-description",
            [
                ("about", on(self.name(party), &words.title).into()),
                ("year", election.year.to_string().into()),
                ("stance", card.stance.word.as_str().into()),
                ("proposition", words.proposition.as_str().into()),
            ],
        );
        let title = on(&names.short, &words.short);
        let mut cited = vec![self.cited(e, &title)];
        cited.extend(self.cited_quotes(e, theme, programme));
        let view = view::Position {
            cited,
            anchor: names.id.to_string(),
            theme: self.theme_name(e, theme),
            source: self.basis(programme),
            history: self.then(e, theme, programme),
            election: self.election_name(e),
            programme_note: programme.note.as_ref().map(|it| self.prose(it)),
            legend: Stance::ALL
                .iter()
                .filter(|it| used.contains(it))
                .map(|stance| view::Meaning {
                    stance: self.stance(*stance, theme),
                    meaning: self.words.meaning(*stance),
                })
                .collect(),
            terms: {
                let elections = self.model.elections.iter_enumerated();
                let read = elections.filter(|(_, it)| it.programme(party).is_some());
                let words = &self.model.themes[theme].words.nb;
                self.terms(
                    read.map(|(election, _)| PositionRef { election, ..at }),
                    [words.question.as_str(), words.proposition.as_str()],
                )
            },
            others: election.programmes.iter().map(other).collect(),
            order: self.say("party-order"),
            path: self.here.address().path(self.here.spelling()),
            card,
        };
        let quotes = view.history.iter().flat_map(|it| &it.quotes);
        let quotes: BTreeSet<String> = quotes.filter_map(|it| it.anchor.clone()).collect();
        let mut shown = self.context(e, &title, &description, view);
        shown.page.left.retain(|it| !quotes.contains(it));
        shown
    }
}
