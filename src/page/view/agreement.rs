//! Names what templates see of the page of agreement.

use schemars::JsonSchema;
use serde::Serialize;

use crate::page::view::common::{ElectionName, Link, PartyName};

/// Which parties agree on how many themes: a picture, and the table behind it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Agreement {
    /// The election.
    pub election: ElectionName,
    /// The parties: the columns.
    pub parties: Vec<PartyName>,
    /// The rows, one for each party.
    pub rows: Vec<AgreementRow>,
    /// The picture: width and height of its drawing.
    pub side: usize,
    /// The names along the left and the top of the picture.
    pub labels: Vec<PictureText>,
    /// What stands for two parties in the picture.
    pub dots: Vec<PictureDot>,
    /// How many themes there are, in words.
    pub themes: String,
    /// The rule of order.
    pub order: String,
    /// The same for other elections.
    pub elections: Vec<Link>,
}

/// A party with each of the others.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AgreementRow {
    /// The party.
    pub party: PartyName,
    /// The others in their order; nothing for itself.
    pub cells: Vec<Option<AgreementCell>>,
}

/// On how many themes two parties agree.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AgreementCell {
    /// Names of the two.
    pub names: String,
    /// Themes on which both take a side, and the same one.
    pub same: usize,
    /// Themes on which both take a side.
    pub of: usize,
    /// Link to the two side by side.
    pub href: String,
}

/// A text in a picture.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PictureText {
    /// From the left.
    pub x: usize,
    /// From the top.
    pub y: usize,
    /// Whether it ends there instead of having its middle there.
    pub end: bool,
    /// The text.
    pub text: String,
}

/// Two parties in a picture.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PictureDot {
    /// From the left.
    pub x: usize,
    /// From the top.
    pub y: usize,
    /// Where its text stands, from the top.
    pub text_y: usize,
    /// Radius: its area is the share of themes on which the two agree.
    pub radius: usize,
    /// `7/12`, or a dash.
    pub text: String,
}
