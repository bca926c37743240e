//! Names what templates see of the page of a position.

use schemars::JsonSchema;
use serde::Serialize;

use crate::page::view::account::{Account, Basis, Evidence, Quotation};
use crate::page::view::common::{Cited, ElectionName, Link, Meaning, StanceWord, Term, ThemeName};
use crate::values::markup::Html;

/// The same position in another election.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Then {
    /// The election's year.
    pub year: String,
    /// Where the party stood.
    pub stance: StanceWord,
    /// How it differs.
    pub change: String,
    /// What kind of source it rests on.
    pub source: String,
    /// Whether the two rest on different kinds of source, so that a difference may come from that.
    pub unlike: bool,
    /// Our summary.
    pub summary: Html,
    /// The words that carried it.
    pub quotes: Vec<Quotation>,
    /// What others tell of it.
    pub evidence: Vec<Evidence>,
    /// Link to it.
    pub href: String,
}

/// One party on one theme, with everything.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Position {
    /// How to cite the page, and each quotation.
    pub cited: Vec<Cited>,
    /// The words that the page explains.
    pub terms: Vec<Term>,
    /// Id of the section that shows the position.
    pub anchor: String,
    /// The position.
    pub card: Account,
    /// The theme.
    pub theme: ThemeName,
    /// What the position rests on.
    pub source: Basis,
    /// The party's position on the theme in other elections, newest first.
    pub history: Vec<Then>,
    /// The election.
    pub election: ElectionName,
    /// What a reader has to know of the edition.
    pub programme_note: Option<Html>,
    /// The stance words that the page uses: those of all parties on the theme.
    pub legend: Vec<Meaning>,
    /// All parties on the theme.
    pub others: Vec<Other>,
    /// The rule of order.
    pub order: String,
    /// Address of the page, from the root of the site.
    pub path: String,
}

/// Another party on the same theme.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Other {
    /// The party's name and the link to its position.
    pub link: Link,
    /// Where it stands.
    pub stance: StanceWord,
}
