//! Names what templates see of the overview.

use schemars::JsonSchema;
use serde::Serialize;

use crate::page::view::common::{ElectionName, Link, Meaning, PartyName, StanceWord, ThemeName};
use crate::values::markup::Html;

/// The table of all themes and parties.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Overview {
    /// The election.
    pub election: ElectionName,
    /// The parties: the columns.
    pub parties: Vec<PartyName>,
    /// The themes: the rows.
    pub rows: Vec<Html>,
    /// Headings of the groups of themes, in their order.
    pub groups: Vec<String>,
    /// The stance words that the table uses.
    pub legend: Vec<Meaning>,
    /// The rule of order.
    pub order: String,
    /// The same table for other elections.
    pub elections: Vec<Link>,
}

/// What `overview-row.html` sees.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RowBody {
    /// The row.
    pub row: Row,
}

/// A row of the table.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Row {
    /// The theme.
    pub theme: ThemeName,
    /// Number of its group, from 1.
    pub group: usize,
    /// Whether parties that take a side take different ones.
    pub differs: bool,
    /// One cell for each party.
    pub cells: Vec<Cell>,
}

/// A cell of the table.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Cell {
    /// Where the party stands.
    pub stance: StanceWord,
    /// The party on the theme, in words.
    pub party: String,
    /// Whether there is an editors' remark that a reader has to see beside the stance.
    pub noted: bool,
    /// Link to the party's place on the page of the theme.
    pub href: String,
}
