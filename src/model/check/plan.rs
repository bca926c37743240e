//! Checks plans of actors that are no parties.

use crate::content::lock;
use crate::content::lock::PlanIds;
use crate::content::schema::{self, At, Filed};
use crate::content::text::Text;
use crate::model;
use crate::model::check::field::{self, prose, unique};
use crate::model::check::programme::Checker;
use crate::model::index::ThemeIx;
use crate::report::diagnostic::{self, Report, What};
use crate::values::id::PlanId;

impl Checker<'_> {
    pub(super) fn plan(
        &self,
        id: &PlanId,
        filed: &Filed<schema::Plan>,
        report: &mut Report,
    ) -> model::Plan {
        let (text, plan) = (&filed.text, &filed.value);
        unique(text, plan.measures().map(|it| &it.id), report);
        let source = self.source(text, &plan.source, report);
        let words = |key: &str, at: &At<String>| model::PlanWords {
            text: at.value.clone(),
            proof: self.held.proofs.get(&lock::plan_key(PlanIds { plan: id, words: key })).cloned(),
        };
        let of = |it: &Option<At<String>>| it.as_ref().map(|it| it.value.clone());
        let mut goals = Vec::new();
        for goal in &plan.goals {
            let mut sub_goals = Vec::new();
            for it in &goal.sub_goals {
                let measure = |it: &schema::Measure| model::Measure {
                    id: it.id.value.clone(),
                    words: words(&it.id.value, &it.text),
                    responsible: of(&it.responsible),
                    themes: self.themes_named(text, &it.themes, report),
                    aliases: field::words(&it.aliases),
                };
                let measures = it.measures.iter().map(measure).collect();
                let (number, title) = (of(&it.number), it.title.value.clone());
                sub_goals.push(model::SubGoal { number, title, measures });
            }
            let (number, title) = (of(&goal.number), goal.title.value.clone());
            goals.push(model::Goal { number, title, sub_goals });
        }
        model::Plan {
            id: id.clone(),
            actor: plan.actor.value.clone(),
            title: plan.title.value.clone(),
            period: plan.period.value.clone(),
            language: plan.language.value.clone(),
            source,
            read: prose(text, &plan.read, self.known, report),
            note: plan.note.as_ref().map(|it| prose(text, it, self.known, report)),
            checked: plan.checked.value,
            aim: plan.aim.as_ref().map(|it| words("aim", it)),
            goals,
        }
    }

    /// The indices of themes that are named; those that are not there are told.
    pub(super) fn themes_named(
        &self,
        text: &Text,
        names: &[At<String>],
        report: &mut Report,
    ) -> Vec<ThemeIx> {
        let mut found = Vec::new();
        for name in names {
            if !self.content.theme_ids.contains(name.value.as_str()) {
                let ids = self.content.theme_words();
                let place = text.place(name.span.clone());
                report.push(diagnostic::unknown_word(place, What::Theme, &name.value, ids));
            }
            found.extend(self.themes.get(name.value.as_str()));
        }
        found
    }
}
