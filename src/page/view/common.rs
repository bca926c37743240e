//! Names what templates see on every page: the head, the frame, links, names and days.

use schemars::JsonSchema;
use serde::Serialize;

use crate::values::markup::Html;

/// Everything a template sees: the page around, and what the page is about.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Context<V> {
    /// What is the same on all pages of an election.
    pub site: Frame,
    /// The language of the positions, if it is not that of the page.
    pub content: Option<String>,
    /// What every page has of its own.
    pub page: Page,
    /// What this page is about.
    pub view: V,
}

/// What every page has of its own.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Page {
    /// The language of the page, as browsers know it.
    pub language: String,
    /// What stands in the browser's tab.
    pub title: String,
    /// One or two sentences for search engines.
    pub description: String,
    /// The whole address of the page; nothing on the page for addresses that do not exist.
    pub canonical: Option<String>,
    /// The locale of its language, as Open Graph writes it.
    pub locale: String,
    /// The whole address of its picture for where links are shared, if it has one.
    pub card: Option<String>,
    /// What that picture says.
    pub card_alt: Option<String>,
    /// What it is cited by, if it is about positions.
    pub citation: Option<Citation>,
    /// What machines are told of it (JSON-LD); nothing on the page for addresses that do not exist.
    pub linked_data: Option<Html>,
    /// The page in each language of the site, if there are several.
    pub languages: Vec<InLanguage>,
    /// Whether the page shows texts that are not in its language.
    pub fallback: bool,
    /// That what it is about is still to be read for the newest election.
    pub unread: Option<Unread>,
    /// Ids of published places that stand on the page of an older election now.
    pub left: Vec<String>,
    /// The stances whose signs the page draws: the words of [`StanceWord::key`].
    pub icons: Vec<String>,
    /// In a preview with drafts: that the page is one, or may show some.
    pub draft: Option<String>,
    /// The main links.
    pub navigation: Vec<Link>,
    /// The whole address of the file that tells other sites how to embed the page.
    pub oembed: Option<String>,
    /// Link to the page with what is needed to share the page.
    pub share: Option<String>,
    /// The checksum of the content, on pages that tell of the whole site.
    pub sum: Option<String>,
}

/// That what a page is about is still to be read for the newest election.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Unread {
    /// A sentence that says so.
    pub text: String,
    /// The same page of the last election that was read.
    pub last: Link,
}

/// What leads on from an address that is no more.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Moved {
    /// The language of the page, as browsers know it.
    pub language: String,
    /// What stands in the browser's tab.
    pub title: String,
    /// Link to where it leads.
    pub href: String,
    /// The whole address of that.
    pub canonical: String,
    /// Link to the script that leads on to the same place there.
    pub script: String,
    /// The whole address of the file that tells other sites how to embed the page that it leads to.
    pub oembed: Option<String>,
}

/// How to cite something.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Cited {
    /// What it is, in words.
    pub about: String,
    /// As a line of text (APA 7), with a place for the day that it was read.
    pub text: String,
    /// For reference managers, as BibTeX.
    pub bibtex: String,
    /// The same as RIS.
    pub ris: String,
    /// The language of the title, if it is not that of the page.
    pub language: Option<String>,
}

/// What a page is cited by.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Citation {
    /// Its title.
    pub title: String,
    /// When its positions were last checked or changed.
    pub date: Day,
    /// The same as `2021/09/13`.
    pub slashed: String,
}

/// The same page in a language.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct InLanguage {
    /// The language, as browsers know it.
    pub language: String,
    /// What it calls itself.
    pub name: String,
    /// The whole address.
    pub canonical: Option<String>,
    /// Link to it.
    pub href: String,
    /// Whether it is the page itself.
    pub current: bool,
}

/// What is the same on all pages of an election.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Frame {
    /// Name of the site.
    pub title: String,
    /// One line under the name.
    pub tagline: String,
    /// Link to the style sheet.
    pub styles: String,
    /// Link to the style sheet of what the pages of themes do without.
    pub more_styles: String,
    /// Link to the script.
    pub script: String,
    /// Link to the site's mark.
    pub icon: String,
    /// Link to the front page.
    pub home: String,
    /// Link to how the site is made.
    pub method: String,
    /// Link to what was changed.
    pub changes: String,
    /// The whole address of the feed of changes.
    pub feed: String,
    /// Who publishes the site.
    pub publisher: String,
    /// Who answers for it.
    pub responsible_editor: String,
    /// Where to write.
    pub contact: String,
    /// In a preview of a change: link to what differs from what is published.
    pub proposed: Option<String>,
    /// If the page is about an older election: which, and where the newest is.
    pub older: Option<Older>,
    /// In the preview, if the election is a draft: a sentence that says so.
    pub draft: Option<String>,
}

/// That a page is about an older election.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Older {
    /// A sentence that says which, and leads to the newest.
    pub title: String,
    /// The newest election.
    pub newest: Link,
}

/// A link with its text.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Link {
    /// Where it leads.
    pub href: String,
    /// Its text.
    pub text: String,
    /// The language of the text, if it is not that of the page.
    pub language: Option<String>,
    /// Whether it leads to this very page.
    pub current: bool,
}

/// A date for machines and for readers.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Day {
    /// `2021-09-13`.
    pub iso: String,
    /// `13. september 2021`.
    pub text: String,
}

/// A stance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StanceWord {
    /// `for`, `conditional`, `against`, `mentioned`, `not_found`, `not_read` or `source_missing`.
    pub key: String,
    /// The word for readers.
    pub word: String,
    /// Its language, if it is not that of the page.
    pub language: Option<String>,
}

/// A stance word explained.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Meaning {
    /// The stance.
    pub stance: StanceWord,
    /// What it means.
    pub meaning: String,
}

/// A word that readers may not know.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Term {
    /// Id on the page.
    pub anchor: String,
    /// The word.
    pub word: String,
    /// What it means.
    pub meaning: String,
    /// The language of both, if it is not that of the page.
    pub language: Option<String>,
}

/// A party, in short.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PartyName {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its short name.
    pub short: String,
    /// Link to it.
    pub href: String,
}

/// A theme, in short.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ThemeName {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its title for tables.
    pub short: String,
    /// The question for readers.
    pub question: String,
    /// What stances are coded against.
    pub proposition: String,
    /// The language of all that, if it is not that of the page.
    pub language: Option<String>,
    /// Link to it.
    pub href: String,
}

/// A theme, as far as a card needs it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ThemeLink {
    /// Its title.
    pub title: String,
    /// Its title for tables.
    pub short: String,
    /// Link to it.
    pub href: String,
}

/// An election, in short.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ElectionName {
    /// Its name.
    pub title: String,
    /// Election day.
    pub date: Day,
}
