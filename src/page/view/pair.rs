//! Names what templates see of pages of two parties.

use schemars::JsonSchema;
use serde::Serialize;

use crate::page::view::account::Card;
use crate::page::view::common::{ElectionName, Link, Meaning, PartyName, Term, ThemeName};

/// The list of pairs.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Pairs {
    /// The election.
    pub election: ElectionName,
    /// The themes that can be chosen.
    pub themes: Vec<ThemeName>,
    /// Link to the script that compares more than two parties.
    pub script: String,
    /// Each party with links to its pairs.
    pub parties: Vec<PartyPairs>,
    /// How many pairs there are, in words.
    pub number: String,
    /// The rule of order.
    pub order: String,
}

/// A party with links to its pairs.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PartyPairs {
    /// The party.
    pub party: PartyName,
    /// Its pairs with the others.
    pub pairs: Vec<Link>,
}

/// Two parties side by side.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Pair {
    /// The words that the page explains.
    pub terms: Vec<Term>,
    /// The election.
    pub election: ElectionName,
    /// The first party.
    pub first: PartyName,
    /// The second party.
    pub second: PartyName,
    /// How many themes they agree on and so on, in words.
    pub counts: String,
    /// The stance words that the page uses.
    pub legend: Vec<Meaning>,
    /// The rule of order.
    pub order: String,
    /// Themes by how the two stand to each other.
    pub relations: Vec<Relation>,
}

/// Themes on which two parties stand in the same way to each other.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Relation {
    /// Id on the page.
    pub anchor: String,
    /// Heading.
    pub title: String,
    /// What it means.
    pub meaning: String,
    /// How many themes, in words.
    pub number: String,
    /// The themes.
    pub rows: Vec<PairRow>,
}

/// One theme for two parties.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PairRow {
    /// The theme.
    pub theme: ThemeName,
    /// The two parties' cards.
    pub cards: Vec<Card>,
}
