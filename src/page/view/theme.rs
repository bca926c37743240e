//! Names what templates see of the page of a theme.

use schemars::JsonSchema;
use serde::Serialize;

use crate::page::view::account::{Basis, Card, Evidence, Quotation};
use crate::page::view::common::{
    Day, ElectionName, Link, Meaning, PartyName, StanceWord, Term, ThemeName,
};
use crate::page::view::plan::PlanPart;
use crate::values::markup::Html;

/// Parties with one stance on a theme.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Count {
    /// The stance.
    pub stance: StanceWord,
    /// What it means.
    pub meaning: String,
    /// How many.
    pub number: usize,
    /// Who, with links to their places on the page.
    pub parties: Vec<Link>,
}

/// A theme with all parties.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Theme {
    /// The whole address of the feed of its changes.
    pub feed: String,
    /// When one of the positions was last checked.
    pub checked: Option<Day>,
    /// The first day by which one of the positions has to be checked again.
    pub review: Option<Day>,
    /// Link to the picture of the page's address for phones.
    pub qr: Option<String>,
    /// All names that the parties go by, with `|` between them.
    pub names: String,
    /// The words that the page explains.
    pub terms: Vec<Term>,
    /// The theme.
    pub theme: ThemeName,
    /// How many parties have which stance, in words.
    pub summary: String,
    /// Heading of its group.
    pub group: String,
    /// The election.
    pub election: ElectionName,
    /// The background.
    pub background: Html,
    /// Sources of the background.
    pub references: Vec<Reference>,
    /// The stance words that the page uses, explained, with who stands there.
    pub counts: Vec<Count>,
    /// The rule of order.
    pub order: String,
    /// The parties.
    pub cards: Vec<Card>,
    /// What was read of each party.
    pub readings: Html,
    /// The parties then and now, on the page of the newest election.
    pub past: Vec<Past>,
    /// The stance words there that no party has now, explained.
    pub past_legend: Vec<Meaning>,
    /// Link to the parties then and now, on the page of an older election.
    pub past_href: Option<String>,
    /// What plans of actors that are no parties say of the theme.
    pub plans: Vec<PlanPart>,
    /// The theme before.
    pub previous: Option<Link>,
    /// The theme after.
    pub next: Option<Link>,
    /// The same theme in other elections.
    pub elections: Vec<Link>,
}

/// A party on the theme in every election that somebody has read it for.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Past {
    /// The party.
    pub party: PartyName,
    /// How it stood, newest first; the newest is this page's.
    pub steps: Vec<Step>,
}

/// A party on the theme in one election.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Step {
    /// The election's year.
    pub year: String,
    /// Whether it is the election of the page, so that its words stand on the party's card.
    pub here: bool,
    /// Where the party stood.
    pub stance: StanceWord,
    /// How that differs from the step before it in time, if there is one.
    pub change: Option<String>,
    /// What kind of source it rests on.
    pub source: String,
    /// The words that carried it.
    pub quotes: Vec<Quotation>,
    /// What others tell of it.
    pub evidence: Vec<Evidence>,
    /// Link to it.
    pub href: String,
}

/// What `readings.html` sees.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Readings {
    /// The language of the programmes, if it is not that of the page.
    pub content: Option<String>,
    /// What was read of each party.
    pub readings: Vec<Reading>,
}

/// What was read of a party.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Reading {
    /// Name of the party.
    pub party: String,
    /// What its positions rest on.
    pub source: Basis,
}

/// A source of a theme's background.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Reference {
    /// Id on the page.
    pub anchor: String,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Its web address.
    pub url: Option<String>,
    /// Link to a copy in an archive.
    pub archived: Option<String>,
    /// When it was published.
    pub date: Option<Day>,
}
