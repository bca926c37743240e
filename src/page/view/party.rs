//! Names what templates see of the page of a party.

use schemars::JsonSchema;
use serde::Serialize;

use crate::page::view::account::{Basis, Card};
use crate::page::view::common::{Day, ElectionName, Link, Meaning, PartyName, Term};
use crate::page::view::passport::Passport;
use crate::values::markup::Html;

/// A party with all themes.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Party {
    /// The words that the page explains.
    pub terms: Vec<Term>,
    /// The party.
    pub party: PartyName,
    /// Its names in other languages.
    pub names: Vec<Name>,
    /// Website.
    pub website: String,
    /// Ids in registers.
    pub ids: Vec<Identifier>,
    /// The election.
    pub election: ElectionName,
    /// What the positions rest on.
    pub source: Basis,
    /// What is known of the edition, if its file was read.
    pub passport: Option<Passport>,
    /// What a reader has to know of the edition.
    pub note: Option<Html>,
    /// When the positions were last checked; nothing if nobody has looked at any.
    pub checked: Option<Day>,
    /// How many themes with which stance, in words.
    pub counts: String,
    /// The stance words that the page uses.
    pub legend: Vec<Meaning>,
    /// Themes by group.
    pub groups: Vec<CardGroup>,
    /// Pairs with the other parties.
    pub pairs: Vec<Link>,
    /// The rule of order.
    pub order: String,
    /// The same party in other elections.
    pub elections: Vec<Link>,
}

/// A text with its language.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Name {
    /// The text.
    pub text: String,
    /// Its language, if it is not that of the page.
    pub language: Option<String>,
}

/// An id in a register.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Identifier {
    /// The register.
    pub register: String,
    /// The id there.
    pub id: String,
}

/// Cards of a group of themes.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CardGroup {
    /// The group's heading.
    pub title: String,
    /// Its cards.
    pub cards: Vec<Card>,
}
