//! Names what templates see of the page of the method.

use schemars::JsonSchema;
use serde::Serialize;

use crate::page::view::account::{Basis, Document};
use crate::page::view::common::{Day, ElectionName, Link, Meaning, PartyName, StanceWord};
use crate::page::view::party::Name;
use crate::values::markup::Html;

/// How the site is made.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Method {
    /// What is particular to this site.
    pub method: Html,
    /// Link to the page on the data, if there is one.
    pub data: Option<String>,
    /// All stance words.
    pub legend: Vec<Meaning>,
    /// The rule of order.
    pub order: String,
    /// The key that the proofs and the site are signed with, if there is one.
    pub key: Option<String>,
    /// Documents that positions rest on.
    pub sources: Vec<Document>,
    /// Plans of actors that are no parties.
    pub plans: Vec<Link>,
    /// Each election.
    pub elections: Vec<ElectionMethod>,
}

/// How an election's comparison is made.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ElectionMethod {
    /// The election.
    pub election: ElectionName,
    /// Its year.
    pub year: String,
    /// By which rule parties are included.
    pub inclusion: Name,
    /// Who is left out.
    pub left_out: Vec<LeftOut>,
    /// What was read of each party.
    pub programmes: Vec<ProgrammeMethod>,
    /// The stances that the counts are given for.
    pub stances: Vec<StanceWord>,
}

/// Who is left out of a comparison.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LeftOut {
    /// Name.
    pub name: String,
    /// Why.
    pub reason: String,
}

/// What was read of a party.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ProgrammeMethod {
    /// The party.
    pub party: PartyName,
    /// What it rests on.
    pub source: Basis,
    /// What a reader has to know of the edition.
    pub note: Option<Html>,
    /// When its positions were last checked; nothing if nobody has looked at any.
    pub checked: Option<Day>,
    /// How many themes have each of the stances.
    pub counts: Vec<usize>,
}
