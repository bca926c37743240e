//! Names what templates see of a party on a theme.

use schemars::JsonSchema;
use serde::Serialize;

use crate::page::view::changes::Change;
use crate::page::view::common::{Day, Link, PartyName, StanceWord, ThemeLink};
use crate::values::markup::Html;

/// One party on one theme, on a page of many.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Card {
    /// Id of the section on the page that shows it, if it has one.
    pub anchor: Option<String>,
    /// Ids that it had before.
    pub former: Vec<String>,
    /// Id of the party.
    pub party: String,
    /// The heading on a page where the other of the two is given.
    pub heading: String,
    /// The language of the heading, if it is not that of the page.
    pub language: Option<String>,
    /// Where the heading leads.
    pub heading_href: String,
    /// Where it stands.
    pub stance: StanceWord,
    /// All below the heading, printed once for all pages that show it.
    pub body: Html,
}

/// What `card-body.html` sees.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CardBody {
    /// The language of the positions, if it is not that of the page.
    pub content: Option<String>,
    /// The position.
    pub card: Account,
}

/// What a party says on a theme, with everything that proves it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Account {
    /// The party.
    pub party: PartyName,
    /// The theme.
    pub theme: ThemeLink,
    /// Ids of quotations that stood here.
    pub former: Vec<String>,
    /// What was changed since it was published, the newest first.
    pub changes: Vec<Change>,
    /// The party on the theme, in words: what links of the card are about.
    pub about: String,
    /// Where it stands.
    pub stance: StanceWord,
    /// In a preview, whether it is not for readers yet.
    pub draft: bool,
    /// Our summary.
    pub summary: Html,
    /// The words that carry the position.
    pub quotes: Vec<Quotation>,
    /// What others tell of it, where we have not read the programme ourselves.
    pub evidence: Vec<Evidence>,
    /// What was searched, where nothing was found.
    pub absence: Option<Absence>,
    /// Editors' remark.
    pub note: Option<Html>,
    /// The party's position on the theme in other elections, newest first.
    pub then: Vec<ThenLink>,
    /// What kind of source it rests on.
    pub kind: String,
    /// When it was checked.
    pub checked: Option<Day>,
    /// The last day for checking it again.
    pub review: Option<Day>,
    /// Who chose the stance.
    pub coded_by: Option<String>,
    /// Who looked over that.
    pub checked_by: Option<String>,
    /// What the party has said of it.
    pub reply: Option<Reply>,
    /// Link to the page of this position, if it has one.
    pub href: Option<String>,
    /// In a preview, the link to its record for editors.
    pub edit: Option<Link>,
}

/// What a party has said of how its position is shown.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Reply {
    /// When.
    pub date: Day,
    /// Its own words.
    pub text: String,
    /// Where it says so, or more.
    pub url: Option<String>,
}

/// Words of a programme.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Quotation {
    /// Id on the page, if it has one.
    pub anchor: Option<String>,
    /// Ids that it had before.
    pub former: Vec<String>,
    /// Link that lasts.
    pub href: String,
    /// The words.
    pub text: String,
    /// Their language, if it is not that of the page.
    pub language: Option<String>,
    /// Where they stand in the programme.
    pub locator: String,
    /// What was proved of them.
    pub proof: Option<Proof>,
}

/// What was proved of a quotation.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Proof {
    /// That it is proved, and how that is known.
    pub word: String,
    /// The same in few words, where the day is told on another page.
    pub brief: String,
    /// The day that it was proved, if not now.
    pub day: Option<Day>,
    /// The words before it in the source.
    pub before: String,
    /// The words after it.
    pub after: String,
    /// Link into the source, if it has an address.
    pub href: Option<String>,
}

/// What was searched where something is not said.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Absence {
    /// What was done, in a sentence.
    pub sentence: String,
    /// That it was done before, if it is not done now: the day follows.
    pub before: Option<String>,
    /// The day.
    pub day: Option<Day>,
    /// The terms, in a sentence.
    pub terms: String,
    /// The words of which one has to stand nearby, in a sentence, if the position asks for them.
    pub near: Option<String>,
    /// What was found and does not count.
    pub hits: Vec<RejectedHit>,
}

/// A passage that a search found and a reader rejected.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RejectedHit {
    /// A few of its words.
    pub text: String,
    /// The page, if there are pages.
    pub page: Option<String>,
    /// Why it does not count.
    pub why: String,
}

/// What another source tells of a position.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Evidence {
    /// What it tells, in our own words.
    pub fact: String,
    /// The source.
    pub source: Document,
    /// Where in it.
    pub locator: Option<String>,
}

/// That a party had a position in another election, too.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ThenLink {
    /// The election's year.
    pub year: String,
    /// How it differs.
    pub change: String,
    /// Link to it.
    pub href: String,
}

/// What a position rests on.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Basis {
    /// Title of the programme, if the document that was read is another.
    pub programme: Option<String>,
    /// Draft, adopted …
    pub edition: String,
    /// Whether it is a draft.
    pub draft: bool,
    /// What kind of source was read.
    pub kind: String,
    /// Title of the document that was read.
    pub document: String,
    /// Who published the document.
    pub publisher: String,
    /// Its web address.
    pub url: Option<String>,
    /// Link to a copy in an archive.
    pub archived: Option<String>,
    /// When it was published.
    pub date: Option<Day>,
    /// What of it was read.
    pub read: Html,
}

/// A document that positions rest on.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Document {
    /// What kind of source it is.
    pub kind: String,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Its web address.
    pub url: Option<String>,
    /// Link to a copy in an archive.
    pub archived: Option<String>,
    /// Years, edition and number of pages, as far as known.
    pub details: Option<String>,
    /// When it was published.
    pub date: Option<Day>,
}
