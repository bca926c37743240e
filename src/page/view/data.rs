//! Names what templates see of the page of data.

use schemars::JsonSchema;
use serde::Serialize;

/// What other programs can have of the site.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Data {
    /// The files that are told of one by one.
    pub files: Vec<DataFile>,
    /// The licence of the site's own words.
    pub licence: Option<Licence>,
    /// How the data is cited.
    pub cite: String,
    /// The address of the site; ends in `/`.
    pub root: String,
    /// Path of a file of the API: a theme in an election.
    pub example: String,
    /// Link to it.
    pub example_href: String,
    /// Path of the file with all elections of that theme.
    pub all: String,
    /// Link to it.
    pub all_href: String,
}

/// A file for other programs.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DataFile {
    /// Link to it.
    pub href: String,
    /// Its name.
    pub name: String,
    /// What it holds.
    pub about: String,
    /// How large it is, in words.
    pub size: String,
}

/// A licence.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Licence {
    /// Its name.
    pub name: String,
    /// Where it can be read.
    pub url: String,
}
