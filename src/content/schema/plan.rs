//! Reads the file of a plan.

use crate::content::schema::at::{At, Filed};
use crate::content::schema::fields::{Fields, file};
use crate::content::text::Text;
use crate::report::diagnostic::{Report, What};
use crate::values::date::PartialDate;

/// `parties/<id>/plan.yaml`: what an actor that is no party has planned, for comparison.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Who made it.
    pub actor: At<String>,
    /// Its title.
    pub title: At<String>,
    /// The years it is for.
    pub period: At<String>,
    /// Its language.
    pub language: At<String>,
    /// Id of the document that was read.
    pub source: At<String>,
    /// What of it was read: Markdown.
    pub read: At<String>,
    /// When it was last checked.
    pub checked: At<PartialDate>,
    /// What a reader has to know of it: Markdown.
    pub note: Option<At<String>>,
    /// What it aims at as a whole, verbatim.
    pub aim: Option<At<String>>,
    /// Its goals.
    pub goals: Vec<Goal>,
    /// Whether each of them could be read.
    pub whole: bool,
}

/// A goal of a plan.
#[derive(Clone, Debug)]
pub struct Goal {
    /// Its number, as printed.
    pub number: Option<At<String>>,
    /// Its title.
    pub title: At<String>,
    /// Its parts.
    pub sub_goals: Vec<SubGoal>,
}

/// A part of a goal of a plan.
#[derive(Clone, Debug)]
pub struct SubGoal {
    /// Its number, as printed.
    pub number: Option<At<String>>,
    /// Its title.
    pub title: At<String>,
    /// What is to be done.
    pub measures: Vec<Measure>,
}

/// Something that a plan says is to be done.
#[derive(Clone, Debug)]
pub struct Measure {
    /// An id of its own, given once and kept: it stands in addresses.
    pub id: At<String>,
    /// The words, verbatim.
    pub text: At<String>,
    /// Who is to do it, as the plan names it right after the words.
    pub responsible: Option<At<String>>,
    /// The themes that it speaks of.
    pub themes: Vec<At<String>>,
    /// Ids that it had before.
    pub aliases: Vec<At<String>>,
}

impl Plan {
    /// All measures, in their order.
    pub fn measures(&self) -> impl Iterator<Item = &Measure> {
        self.goals.iter().flat_map(|it| &it.sub_goals).flat_map(|it| &it.measures)
    }
}

/// Reads `parties/<id>/plan.yaml`.
pub fn plan(text: Text) -> (Option<Filed<Plan>>, Report) {
    file(text, plan_fields)
}

pub(crate) fn plan_fields(fields: &Fields<'_, '_>) -> Option<Plan> {
    let head = fields.map("plan", |it| {
        let (actor, title, period) = (it.text("actor"), it.text("title"), it.text("period"));
        let (language, source) = (it.language("language"), it.source_id("source"));
        let (read, checked) = (it.text("read"), it.date("checked"));
        let (note, aim) = (it.text_if("note"), it.text_if("aim"));
        Some((actor, title, period, language, source, read, checked, note, aim))
    });
    let goals = fields.records("goals", goal);
    let whole = fields.whole("goals", goals.as_ref());
    let (actor, title, period, language, source, read, checked, note, aim) =
        head.unwrap_or_default();
    let start = fields.span.start..fields.span.start;
    let or_blank = |it| fields.or_blank(it);
    Some(Plan {
        actor: or_blank(actor),
        title: or_blank(title),
        period: or_blank(period),
        language: or_blank(language),
        source: or_blank(source),
        read: or_blank(read),
        checked: checked.unwrap_or(At { value: PartialDate::UNKNOWN, span: start }),
        note,
        aim,
        goals: goals.unwrap_or_default(),
        whole,
    })
}

fn goal(fields: &Fields<'_, '_>) -> Option<Goal> {
    let (number, title) = (fields.word_if("number"), fields.text("title"));
    let sub_goals = fields.records("sub_goals", |it| {
        let (number, title) = (it.word_if("number"), it.text("title"));
        let measures = it.records("measures", |it| {
            let (id, text) = (it.id("id"), it.verbatim("text"));
            let responsible = it.verbatim_if("responsible");
            let themes = it.references_if("themes", What::Theme);
            let aliases = it.ids_if("aliases");
            Some(Measure { id: id?, text: text?, responsible, themes, aliases })
        });
        Some(SubGoal { number, title: title?, measures: measures.unwrap_or_default() })
    });
    Some(Goal { number, title: title?, sub_goals: sub_goals.unwrap_or_default() })
}
