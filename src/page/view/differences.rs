//! Names what templates see of the differences that a preview shows.

use schemars::JsonSchema;
use serde::Serialize;

use crate::page::view::common::{Link, StanceWord};

/// In a preview of a change: what differs from what is published.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Differences {
    /// How many things differ, in words.
    pub counted: String,
    /// How many pages differ, in words.
    pub pages_counted: String,
    /// What differs.
    pub differences: Vec<Difference>,
    /// The pages in this language that differ or are new, but for those to share and to embed them.
    pub pages: Vec<Link>,
}

/// What differs of one thing.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Difference {
    /// What it is about.
    pub about: String,
    /// Link to where it stands, if it does.
    pub href: Option<String>,
    /// That it was changed, is new, or is gone.
    pub kind: String,
    /// What differs of it.
    pub fields: Vec<DifferenceField>,
}

/// A value that differs.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DifferenceField {
    /// What it is called.
    pub label: String,
    /// What it was; nothing if the whole is new.
    pub old: Option<DifferenceSide>,
    /// What it is; nothing if the whole is gone.
    pub new: Option<DifferenceSide>,
}

/// What a value was or is. It may have been left open.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct DifferenceSide {
    /// Where a party stood or stands.
    pub stance: Option<StanceWord>,
    /// The text.
    pub pieces: Vec<DifferencePiece>,
    /// The language of the text, if it is not that of the page.
    pub language: Option<String>,
}

/// A stretch of a text.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DifferencePiece {
    /// The words.
    pub text: String,
    /// Whether they are no more.
    pub gone: bool,
    /// Whether they are new.
    pub new: bool,
}
