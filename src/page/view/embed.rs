//! Names what templates see of pages that other sites show in a frame.

use schemars::JsonSchema;
use serde::Serialize;

use crate::page::view::account::{Account, Basis};
use crate::page::view::common::{Day, ElectionName, StanceWord, ThemeName};
use crate::page::view::party::Name;

/// What `embed.html` sees.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct EmbedContext {
    /// The language of the positions, if it is not that of the page.
    pub content: Option<String>,
    /// What a page in a frame has of its own.
    pub page: EmbedPage,
    /// What it is about.
    pub view: Embed,
}

/// What a page in a frame has of its own.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct EmbedPage {
    /// The language of the page, as browsers know it.
    pub language: String,
    /// Its title.
    pub title: String,
    /// The whole address of the full page.
    pub canonical: String,
    /// Link to the full page.
    pub full: String,
    /// Link to the style sheet.
    pub styles: String,
    /// Link to the script.
    pub script: String,
    /// The stances whose signs the page draws: the words of [`StanceWord::key`].
    pub icons: Vec<String>,
    /// Name of the site.
    pub site: String,
    /// Who answers for it.
    pub responsible_editor: String,
    /// In a preview of a change: link to what differs from what is published.
    pub proposed: Option<String>,
}

/// A theme, a position or a pair, as other sites show it in a frame.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Embed {
    /// The election.
    pub election: ElectionName,
    /// When it was last checked.
    pub checked: Option<Day>,
    /// The party, or both, unless the theme alone is the heading.
    pub parties: Option<String>,
    /// The theme, unless it is about many.
    pub theme: Option<ThemeName>,
    /// Of a theme: who stands where.
    pub counts: Vec<EmbedCount>,
    /// Of a position: what the party says, with what proves it.
    pub card: Option<Account>,
    /// Of a position: what it rests on.
    pub source: Option<Basis>,
    /// Of a pair: on how many themes the two agree and so on, in words.
    pub summary: Option<String>,
    /// Of a pair: the names of the two for the heads of columns.
    pub columns: Vec<String>,
    /// Of a pair: the themes, by how the two stand to each other.
    pub rows: Vec<EmbedRow>,
    /// Whether a star marks that there is an editors' remark.
    pub noted: bool,
    /// The rule of order.
    pub order: String,
    /// If the newest election is still to be read, so that this is about the one before it: a sentence.
    pub unread: Option<String>,
}

/// Parties with one stance on a theme, by their short names.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct EmbedCount {
    /// The stance.
    pub stance: StanceWord,
    /// How many.
    pub number: usize,
    /// Who; a draft and a remark are marked.
    pub parties: Vec<String>,
}

/// The themes on which two parties stand in one way.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct EmbedRow {
    /// Their titles for tables.
    pub themes: Vec<Name>,
    /// Where the two stand.
    pub cells: Vec<EmbedCell>,
}

/// Where a party stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EmbedCell {
    /// The stance.
    pub stance: StanceWord,
    /// Whether there is an editors' remark.
    pub noted: bool,
}
