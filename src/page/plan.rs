//! Shows a plan of an actor that is no party.

use crate::model::index::{NEWEST, PlanIx, ThemeIx};
use crate::model::{self, words};
use crate::page::builder::{Page, Shown};
use crate::page::view;
use crate::values::address::Address;
use crate::values::anchor;

impl<'m> Page<'m> {
    /// What plans say of a theme.
    pub(super) fn plans_on(&self, theme: ThemeIx) -> Vec<view::PlanPart> {
        let part = |plan: &model::Plan| {
            let mut measures = Vec::new();
            for part in plan.goals.iter().flat_map(|it| &it.sub_goals) {
                let of = part.measures.iter().filter(|it| it.themes.contains(&theme));
                measures.extend(of.map(|it| self.measure(plan, part, it)));
            }
            view::PlanPart {
                actor: plan.actor.clone(),
                title: plan.title.clone(),
                period: plan.period.clone(),
                href: self.href(&Address::plan(&plan.id)),
                measures,
            }
        };
        self.model.plans.iter().map(part).filter(|it| !it.measures.is_empty()).collect()
    }

    pub(super) fn measure(
        &self,
        plan: &model::Plan,
        part: &model::SubGoal,
        it: &model::Measure,
    ) -> view::PlanMeasure {
        let theme = |theme: &ThemeIx| {
            let address =
                Address::theme(&self.election(NEWEST).prefix, &self.model.themes[*theme].id);
            self.theme_link(&address, *theme, &self.theme_words(*theme).short)
        };
        view::PlanMeasure {
            responsible: it.responsible.clone(),
            under: words::numbered(part.number.as_deref(), &part.title),
            themes: it.themes.iter().map(theme).collect(),
            former: it.aliases.iter().map(|it| anchor::measure_anchor(it)).collect(),
            ..self.plan_words(plan, &it.id, &it.words)
        }
    }

    pub(super) fn plan_words(
        &self,
        plan: &model::Plan,
        id: &str,
        it: &model::PlanWords,
    ) -> view::PlanMeasure {
        let anchor = anchor::measure_anchor(id);
        let source = &self.model.sources[plan.source];
        view::PlanMeasure {
            href: format!("{}#{anchor}", self.href(&Address::plan(&plan.id))),
            anchor,
            former: Vec::new(),
            text: it.text.clone(),
            language: self.other_than_page(&plan.language),
            responsible: None,
            under: String::new(),
            proof: it.proof.as_ref().map(|it| self.proof(it, source)),
            themes: Vec::new(),
        }
    }

    pub(super) fn plan(&self, i: PlanIx) -> Shown<view::Plan> {
        let plan = &self.model.plans[i];
        let part = |it: &model::SubGoal| view::PlanSubGoal {
            title: words::numbered(it.number.as_deref(), &it.title),
            measures: it.measures.iter().map(|measure| self.measure(plan, it, measure)).collect(),
        };
        let goals: Vec<view::PlanGoal> = plan
            .goals
            .iter()
            .map(|it| view::PlanGoal {
                title: words::numbered(it.number.as_deref(), &it.title),
                parts: it.sub_goals.iter().map(part).collect(),
            })
            .collect();
        let parts = plan.goals.iter().flat_map(|it| &it.sub_goals);
        let measures: usize = parts.clone().map(|it| it.measures.len()).sum();
        let counts = self.tell(
            "plan-counts",
            [
                ("goals", goals.len().into()),
                ("parts", parts.count().into()),
                ("measures", measures.into()),
            ],
        );
        let description = self.tell(
            "plan-description",
            [
                ("title", plan.title.as_str().into()),
                ("period", plan.period.as_str().into()),
                ("actor", plan.actor.as_str().into()),
                ("counts", counts.as_str().into()),
            ],
        );
        let view = view::Plan {
            actor: plan.actor.clone(),
            title: plan.title.clone(),
            period: plan.period.clone(),
            aim: plan.aim.as_ref().map(|it| self.plan_words(plan, "aim", it)),
            source: self.document(&self.model.sources[plan.source]),
            read: self.prose(&plan.read),
            note: plan.note.as_ref().map(|it| self.prose(it)),
            checked: self.day(plan.checked),
            counts,
            goals,
        };
        self.context(NEWEST, &format!("{} {}", plan.title, plan.period), &description, view)
    }
}
