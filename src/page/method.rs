//! Shows how the site is made, and what was read.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model;
use crate::model::index::{ElectionIx, NEWEST, SourceIx};
use crate::page::builder::{Page, Shown};
use crate::page::view;
use crate::values::address::Address;
use crate::values::vocabulary::Stance;

impl<'m> Page<'m> {
    pub(super) fn method(&self) -> Shown<view::Method> {
        let programmes = self.model.elections.iter().flat_map(|it| &it.programmes);
        let plans = self.model.plans.iter().map(|it| it.source);
        let used: BTreeSet<SourceIx> = programmes.map(|it| it.source).chain(plans).collect();
        let sources = self.model.sources.iter_enumerated();
        let in_use = sources.filter(|(i, _)| used.contains(i));
        let view = view::Method {
            method: self.said(&self.model.site.method),
            legend: Stance::ALL.iter().map(|it| self.common_meaning(*it)).collect(),
            data: self.model.site.data.then(|| self.href(&Address::data())),
            order: self.say("party-order"),
            key: self.model.signing_key.as_ref().map(|it| it.as_str().to_owned()),
            sources: in_use.map(|(_, it)| self.document(it)).collect(),
            plans: self
                .model
                .plans
                .iter()
                .map(|it| {
                    let text = format!("{}: {} {}", it.actor, it.title, it.period);
                    self.link(&Address::plan(&it.id), &text)
                })
                .collect(),
            elections: self.model.elections.indices().map(|e| self.election_method(e)).collect(),
        };
        self.context(NEWEST, &self.say("nav-method"), &self.say("method-description"), view)
    }

    pub(super) fn election_method(&self, e: ElectionIx) -> view::ElectionMethod {
        let election = self.election(e);
        let programme = |it: &Arc<model::Programme>| view::ProgrammeMethod {
            party: self.party_name(e, it.party),
            source: self.basis(it),
            note: it.note.as_ref().map(|it| self.prose(it)),
            checked: it.is_looked_at().then(|| self.day(it.checked)),
            counts: Stance::ALL
                .iter()
                .map(|stance| it.positions.iter().filter(|it| it.stance == *stance).count())
                .collect(),
        };
        view::ElectionMethod {
            election: self.election_name(e),
            year: election.year.to_string(),
            inclusion: {
                let (text, language) = election.inclusion.of(self.words.language);
                view::Name { text: text.clone(), language: self.foreign(language) }
            },
            left_out: election
                .left_out
                .iter()
                .map(|(name, reason)| view::LeftOut { name: name.clone(), reason: reason.clone() })
                .collect(),
            programmes: election.programmes.iter().map(programme).collect(),
            stances: Stance::ALL.iter().map(|it| self.common_meaning(*it).stance).collect(),
        }
    }
}
