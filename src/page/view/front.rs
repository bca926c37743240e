//! Names what templates see of the front page.

use schemars::JsonSchema;
use serde::Serialize;

use crate::page::view::common::{ElectionName, Link, PartyName, ThemeName};
use crate::values::markup::Html;

/// A theme, and how many parties have which stance on it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CountedTheme {
    /// The theme.
    pub theme: ThemeName,
    /// How many parties have which stance, in words.
    pub counts: String,
}

/// The front page.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Front {
    /// What the site is.
    pub description: Html,
    /// The election.
    pub election: ElectionName,
    /// How many themes.
    pub themes: String,
    /// How many parties.
    pub parties_count: String,
    /// Themes by group.
    pub groups: Vec<Group>,
    /// The parties.
    pub parties: Vec<PartyName>,
    /// Link to the overview.
    pub overview: String,
    /// Link to the pairs, if there are any.
    pub pairs: Option<String>,
    /// Link to which parties agree.
    pub agreement: String,
    /// The rule of order.
    pub order: String,
    /// Older elections.
    pub elections: Vec<Link>,
    /// Link to the page on the data, if there is one.
    pub data: Option<String>,
}

/// Themes of a group.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Group {
    /// Its heading.
    pub title: String,
    /// Its themes.
    pub themes: Vec<CountedTheme>,
}
