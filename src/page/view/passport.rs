//! Names what templates see of the edition of a document.

use schemars::JsonSchema;
use serde::Serialize;

use crate::page::view::common::Day;

/// What is known of the edition of a document that was read.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Passport {
    /// The language of its words, if it is not that of the page.
    pub foreign: Option<String>,
    /// What its first page with words says.
    pub title_page: Option<String>,
    /// The years that it is for.
    pub period: Option<String>,
    /// Whether it was proposed or adopted.
    pub edition: String,
    /// Its own words that say so.
    pub words: Option<String>,
    /// Where these stand, in words.
    pub words_place: String,
    /// When its file was made.
    pub created: Option<Day>,
    /// When its file was last changed, if that was on another day.
    pub changed: Option<Day>,
    /// The name of its language.
    pub language: Option<String>,
    /// How many pages its file has.
    pub pages: Option<i16>,
    /// Other files with the same text.
    pub twins: Vec<Twin>,
    /// Its official address.
    pub url: Option<String>,
    /// When somebody last saw that there is no newer edition.
    pub newest_seen: Option<Day>,
    /// Checksum of its file.
    pub sha256: String,
}

/// Another file with the same text.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Twin {
    /// What it is, in words.
    pub text: String,
    /// Its address.
    pub href: Option<String>,
}
