//! Names what templates see of a plan.

use schemars::JsonSchema;
use serde::Serialize;

use crate::page::view::account::{Document, Proof};
use crate::page::view::common::{Day, Link};
use crate::values::markup::Html;

/// A theme's part in a plan of an actor that is no party.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PlanPart {
    /// Who made the plan.
    pub actor: String,
    /// Its title.
    pub title: String,
    /// The years it is for.
    pub period: String,
    /// Link to it.
    pub href: String,
    /// What it says of the theme.
    pub measures: Vec<PlanMeasure>,
}

/// Something that a plan says is to be done.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PlanMeasure {
    /// Id on the page of the plan.
    pub anchor: String,
    /// Ids that it had before.
    pub former: Vec<String>,
    /// Link to it there.
    pub href: String,
    /// The words.
    pub text: String,
    /// Their language, if it is not that of the page.
    pub language: Option<String>,
    /// Who is to do it.
    pub responsible: Option<String>,
    /// The part of the plan that it belongs to.
    pub under: String,
    /// What was proved of the words.
    pub proof: Option<Proof>,
    /// The themes that it speaks of.
    pub themes: Vec<Link>,
}

/// A plan of an actor that is no party.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Plan {
    /// Who made it.
    pub actor: String,
    /// Its title.
    pub title: String,
    /// The years it is for.
    pub period: String,
    /// What it aims at, in its own words.
    pub aim: Option<PlanMeasure>,
    /// The document that was read.
    pub source: Document,
    /// What of it was read.
    pub read: Html,
    /// What a reader has to know of it.
    pub note: Option<Html>,
    /// When it was last checked.
    pub checked: Day,
    /// How many measures, in words.
    pub counts: String,
    /// Its goals.
    pub goals: Vec<PlanGoal>,
}

/// A goal of a plan.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PlanGoal {
    /// Number and title.
    pub title: String,
    /// Its parts.
    pub parts: Vec<PlanSubGoal>,
}

/// A part of a goal of a plan.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PlanSubGoal {
    /// Number and title.
    pub title: String,
    /// What is to be done.
    pub measures: Vec<PlanMeasure>,
}
