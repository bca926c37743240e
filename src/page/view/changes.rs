//! Names what templates see of the changes and of feeds.

use schemars::JsonSchema;
use serde::Serialize;

use crate::page::view::common::{Day, Link, ThemeName};
use crate::values::markup::Html;

/// What was changed in a published position.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Change {
    /// When.
    pub date: Day,
    /// Whether something was wrong, unclear, or has become otherwise, in words.
    pub kind: String,
    /// The stance before and after in a sentence, if it was changed.
    pub stance: Option<String>,
    /// What was changed, and why.
    pub why: Html,
}

/// A changed position.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ChangedPosition {
    /// The position.
    pub about: Link,
    /// The change.
    pub change: Change,
}

/// Themes that were published on one day.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PublishedThemes {
    /// The day.
    pub date: Day,
    /// The election.
    pub election: String,
    /// The themes.
    pub themes: Vec<ThemeName>,
}

/// What was changed, and what was published when.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Changes {
    /// Changed positions, the newest first.
    pub changed: Vec<ChangedPosition>,
    /// What was published, the newest first.
    pub published: Vec<PublishedThemes>,
    /// Link to the Atom feed.
    pub atom: String,
    /// Link to the JSON Feed.
    pub json: String,
}

/// A feed of changes.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Feed {
    /// Its whole address.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its language.
    pub language: String,
    /// Who publishes it.
    pub author: String,
    /// The whole address of the page that it is about.
    pub home: String,
    /// The moment of its newest entry.
    pub updated: String,
    /// Its entries, the newest first.
    pub entries: Vec<FeedEntry>,
}

/// An entry of a feed.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FeedEntry {
    /// Its name for ever.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it tells, as plain text.
    pub text: String,
    /// The whole address of the page that it is about.
    pub href: String,
    /// Its moment.
    pub updated: String,
}
