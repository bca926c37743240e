//! Declares the forms of the open data: what other programs read.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::values::vocabulary::{ChangeKind, Edition, SourceKind, Stance};

/// The version of the form: it grows when a program that reads the data may have to be changed.
pub const VERSION: &str = "1";

/// A text by the code of its language (BCP 47). `nb` is always there.
pub type ByLanguage = BTreeMap<&'static str, String>;

/// What the parties say, theme by theme. Texts that may have markup are in Markdown (CommonMark); a link
/// in them that begins with `/` leads to a page of the site, below its `base_url`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DataSet<'a> {
    /// The address of the JSON Schema of this file.
    pub schema: String,
    /// The version of the form.
    pub version: &'static str,
    /// The address of this file.
    pub address: String,
    /// The site that publishes it.
    pub site: &'a Site,
    /// What the site says of itself and of its method. Only the whole data set has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<&'a About>,
    /// The words for stances that hold where a theme has none of its own.
    pub stances: &'a [StanceWords],
    /// The elections, newest first.
    pub elections: Vec<&'a Election>,
    /// The parties, by name in bokmål.
    pub parties: Vec<&'a Party>,
    /// The themes, in the order of the site.
    pub themes: Vec<&'a Theme>,
    /// What themes are about. A file of one party leaves it out.
    pub backgrounds: Vec<&'a Background>,
    /// The documents that were read.
    pub sources: Vec<&'a Source>,
    /// One programme for each party in each election.
    pub programmes: Vec<&'a Programme>,
    /// One position for each party on each theme in each election: by election, theme and party.
    pub positions: Vec<&'a Position>,
    /// Plans of actors that are no parties. Only the whole data set has them.
    pub plans: Vec<&'a Plan>,
}

/// The site that publishes the data.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Site {
    /// Its name.
    pub title: String,
    /// One line under the name.
    pub tagline: ByLanguage,
    /// The address that it is published under; ends in `/`.
    pub base_url: String,
    /// Who publishes it.
    pub publisher: String,
    /// Who answers for it.
    pub responsible_editor: String,
    /// Where to write.
    pub contact: String,
    /// The languages that it can be read in.
    pub languages: Vec<&'static str>,
    /// The licence of the site's own words. Quotations belong to the parties, whatever it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<Licence>,
}

/// What the site says of itself.
#[derive(Debug, Serialize, JsonSchema)]
pub struct About {
    /// What it is: Markdown.
    pub description: ByLanguage,
    /// How the positions were read and coded: Markdown.
    pub method: ByLanguage,
}

/// A licence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Licence {
    /// Its name.
    pub name: String,
    /// Where it can be read.
    pub url: String,
}

/// What a stance is called.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StanceWords {
    /// The stance.
    #[schemars(extend("enum" = Stance::WORDS))]
    pub stance: &'static str,
    /// Its word.
    pub word: ByLanguage,
    /// What it means.
    pub meaning: ByLanguage,
}

/// An election.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Election {
    /// Its year, by which everything else names it.
    pub year: i16,
    /// Its name.
    pub title: ByLanguage,
    /// Election day.
    #[schemars(extend("format" = "date"))]
    pub date: String,
    /// By which rule parties are included.
    pub inclusion: ByLanguage,
    /// Who is left out, and why.
    pub left_out: Vec<LeftOut>,
    /// Its page in each language.
    pub pages: ByLanguage,
}

/// Who is left out of an election's comparison.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LeftOut {
    /// Name.
    pub name: String,
    /// Why.
    pub reason: String,
}

/// A party.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Party {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: ByLanguage,
    /// Its short name.
    pub short: String,
    /// Its colour.
    #[schemars(extend("pattern" = "^#[0-9a-f]{6}$"))]
    pub colour: String,
    /// Its website.
    pub website: String,
    /// Its ids in other registers, by the register: `wikidata`, `storting`, `manifesto`.
    pub identifiers: BTreeMap<&'static str, String>,
    /// Its page for the newest election that it takes part in, in each language.
    pub pages: ByLanguage,
}

/// A theme.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Theme {
    /// Its id.
    pub id: String,
    /// The heading of its group.
    pub group: ByLanguage,
    /// What it is called and asks, by language.
    pub words: BTreeMap<&'static str, ThemeWords>,
    /// Its page for the newest election, in each language.
    pub pages: ByLanguage,
}

/// What a theme is called and asks, in one language.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ThemeWords {
    /// Title.
    pub title: String,
    /// Title for tables.
    pub short: String,
    /// The question for readers.
    pub question: String,
    /// What stances are coded against.
    pub proposition: String,
    /// Its own words for stances, where it has them.
    pub stances: BTreeMap<&'static str, String>,
}

/// What a theme is about.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Background {
    /// Id of the theme.
    pub theme: String,
    /// The text, in bokmål: Markdown, with `[^id]` for the sources.
    pub text: String,
    /// What the text rests on.
    pub sources: Vec<Reference>,
}

/// A source of a theme's background.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Reference {
    /// Its id in the text.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Its web address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The address of a copy in an archive, for when that one is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub archived: Option<String>,
    /// When it was published: a year, a month or a day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
}

/// A document that positions or plans rest on.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Source {
    /// Its id.
    pub id: String,
    /// What kind of source it is.
    #[schemars(extend("enum" = SourceKind::WORDS))]
    pub kind: &'static str,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Its web address, if known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The address of a copy in an archive, for when that one is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub archived: Option<String>,
    /// When it was published: a year, a month or a day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Its language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The years that it is for, as it writes them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// Whether it was proposed or adopted, if it says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<&'static str>,
    /// How many pages it has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pages: Option<i16>,
    /// The checksum of the file that was read (SHA-256): by it anybody knows whether theirs is the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// What its first page with words says: its beginning.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title_page: Option<String>,
    /// The day that its file was made, as its maker's program wrote into it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("format" = "date"))]
    pub created: Option<String>,
    /// The day that its file was last changed, the same way.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("format" = "date"))]
    pub changed: Option<String>,
    /// Its own words on whether it was adopted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition_words: Option<String>,
    /// The page of the file, from 1, on which these stand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition_page: Option<usize>,
    /// Other files with the same text: in another language, or with other page numbers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub twins: Vec<Twin>,
    /// The day somebody last saw that its publisher has no newer edition.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("format" = "date"))]
    pub newest_seen: Option<String>,
}

/// Another file with the same text as a source's.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Twin {
    /// The language that it is written in.
    pub language: String,
    /// How many pages it has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pages: Option<i16>,
    /// Its web address, if known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Checksum of the file (SHA-256).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
}

/// A party's programme for an election.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Programme {
    /// Year of the election.
    pub election: i16,
    /// Id of the party.
    pub party: String,
    /// Title.
    pub title: String,
    /// Whether it was proposed or adopted.
    #[schemars(extend("enum" = Edition::WORDS))]
    pub edition: &'static str,
    /// Id of the document that was read.
    pub source: String,
    /// What of it was read: Markdown.
    pub read: String,
    /// What a reader has to know of the edition: Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// When its positions were last checked.
    #[schemars(extend("format" = "date"))]
    pub checked: String,
    /// Its page in each language.
    pub pages: ByLanguage,
}

/// What was changed in a published position.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Change {
    /// When.
    #[schemars(extend("format" = "date"))]
    pub date: String,
    /// Whether something was wrong, unclear, or has become otherwise.
    #[schemars(extend("enum" = ChangeKind::WORDS))]
    pub kind: &'static str,
    /// The stance before, if it was another.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("enum" = Stance::WORDS))]
    pub was: Option<&'static str>,
    /// What was changed, and why: Markdown.
    pub why: String,
}

/// What a party has said of how its position is shown, in its own words.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Reply {
    /// When.
    #[schemars(extend("format" = "date"))]
    pub date: String,
    /// The words.
    pub text: String,
    /// Where it says so, or more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// What a party says of a theme in an election.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Position {
    /// Year of the election.
    pub election: i16,
    /// Id of the party.
    pub party: String,
    /// Id of the theme.
    pub theme: String,
    /// Where the party stands on the theme's proposition.
    #[schemars(extend("enum" = Stance::WORDS))]
    pub stance: &'static str,
    /// Only in a preview: that it is not published.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub draft: bool,
    /// The site's own summary: Markdown. Empty if nobody has looked.
    pub summary: String,
    /// The words that carry the position.
    pub quotes: Vec<Quote>,
    /// What others tell of it, where the programme was not read.
    pub evidence: Vec<Evidence>,
    /// What was searched, where nothing was found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub absence: Option<Absence>,
    /// Editors' remark for readers: Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What was changed since it was published.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub changes: Vec<Change>,
    /// When it was checked; missing if nobody has looked.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("format" = "date"))]
    pub checked: Option<String>,
    /// The last day for checking it again.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("format" = "date"))]
    pub review_by: Option<String>,
    /// Who chose the stance.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coded_by: Option<String>,
    /// Who looked over that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checked_by: Option<String>,
    /// What the party has said of how its position is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reply: Option<Reply>,
    /// Whether the programme was proposed or adopted.
    #[schemars(extend("enum" = Edition::WORDS))]
    pub edition: &'static str,
    /// Id of the document that was read.
    pub source: String,
    /// Its page in each language; where it has none, its place on the theme's.
    pub pages: ByLanguage,
}

/// Words of a programme, verbatim.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Quote {
    /// Its id, kept for ever; unique within the position.
    pub id: String,
    /// The words.
    pub text: String,
    /// Their language.
    pub language: String,
    /// The heading that they stand under.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heading: Option<String>,
    /// Number or letter of the item.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    /// Page of the file, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<usize>,
    /// The number printed on the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Where they stand in the source; missing if they were not proved against it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proof: Option<Proof>,
    /// Where it can be read on the site, in bokmål.
    pub address: String,
}

/// Where words stand in the normalised text of the party's part of the source: white space is one blank,
/// ligatures are letters, quotation marks are straight, divided words are joined.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Proof {
    /// First character, from 0 (Unicode code points).
    pub start: usize,
    /// The character after the last; missing if `[…]` stands for words left out between them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<usize>,
    /// The characters before the words.
    pub prefix: String,
    /// The characters after them.
    pub suffix: String,
    /// The headings above the words, from the outermost.
    pub headings: Vec<String>,
}

/// What another source tells of a position, in the site's own words.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Evidence {
    /// What it tells.
    pub fact: String,
    /// What kind of source it is.
    #[schemars(extend("enum" = SourceKind::WORDS))]
    pub kind: &'static str,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Its web address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The address of a copy in an archive, for when that one is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub archived: Option<String>,
    /// When it was published: a year, a month or a day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Where in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locator: Option<String>,
}

/// What was searched where something is not said.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Absence {
    /// The terms.
    pub terms: Vec<String>,
    /// The words of which one has to stand nearby for the position's own terms to count.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub near: Vec<String>,
    /// How many passages were searched.
    pub passages: usize,
    /// How many of them were found and say it only in words that the position quotes.
    pub quoted: usize,
    /// What was found, and why it does not count.
    pub rejected: Vec<Rejected>,
}

/// A passage that a search found and a reader rejected.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Rejected {
    /// A few of its words, verbatim.
    pub text: String,
    /// The term that found it.
    pub term: String,
    /// Why it does not count.
    pub why: String,
    /// Page of the file, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<usize>,
    /// The number printed on the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

/// A plan of an actor that is no party, for comparison.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Plan {
    /// Its id.
    pub id: String,
    /// Who made it.
    pub actor: String,
    /// Its title.
    pub title: String,
    /// The years it is for.
    pub period: String,
    /// The language of its words.
    pub language: String,
    /// Id of the document that was read.
    pub source: String,
    /// What of it was read: Markdown.
    pub read: String,
    /// What a reader has to know of it: Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// When it was last checked.
    #[schemars(extend("format" = "date"))]
    pub checked: String,
    /// What it aims at as a whole, verbatim.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aim: Option<String>,
    /// What it says is to be done, in its order.
    pub measures: Vec<Measure>,
    /// Its page in each language.
    pub pages: ByLanguage,
}

/// Something that a plan says is to be done.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Measure {
    /// Its id, kept for ever.
    pub id: String,
    /// The goal that it serves, with its number.
    pub goal: String,
    /// The part of the goal, with its number.
    pub sub_goal: String,
    /// The words, verbatim.
    pub text: String,
    /// Who is to do it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub responsible: Option<String>,
    /// Ids of the themes that it speaks of.
    pub themes: Vec<String>,
}
