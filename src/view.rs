//! What each template may print: plain data in the reader's words, with links already relative.
//!
//! The doc comments here are what a template author reads. Fields of type [`Html`] are markup that
//! the program made itself; they are the only ones that a template may print with `safe`.

use schemars::JsonSchema;
use serde::Serialize;

/// Markup that the program made: it is printed as it is.
pub type Html = String;

/// Markup that a template printed: other templates print it as it is, also without `safe`. All that show
/// it share it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(transparent)]
pub struct Printed(#[schemars(with = "String")] tera::Value);

impl Printed {
    /// Of what a template printed.
    pub fn new(markup: &[u8]) -> Printed {
        let markup = std::str::from_utf8(markup).expect("templates and texts are UTF-8");
        Printed(tera::Value::safe_string(markup))
    }

    /// No markup.
    pub fn nothing() -> Printed {
        Printed::new(b"")
    }
}

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

/// A theme, and how many parties have which stance on it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CountedTheme {
    /// The theme.
    pub theme: ThemeName,
    /// How many parties have which stance, in words.
    pub counts: String,
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
    pub body: Printed,
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
    /// The words before it in the source.
    pub before: String,
    /// The words after it.
    pub after: String,
    /// Link into the source, if it has an address.
    pub href: Option<String>,
}

/// What was searched where nothing was found.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Absence {
    /// What was done, in a sentence.
    pub sentence: String,
    /// The terms, in a sentence.
    pub terms: String,
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

/// The same position in another election.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Then {
    /// The election's year.
    pub year: String,
    /// Where the party stood.
    pub stance: StanceWord,
    /// How it differs.
    pub change: String,
    /// What kind of source it rests on.
    pub source: String,
    /// Whether the two rest on different kinds of source, so that a difference may come from that.
    pub unlike: bool,
    /// Our summary.
    pub summary: Html,
    /// The words that carried it.
    pub quotes: Vec<Quotation>,
    /// What others tell of it.
    pub evidence: Vec<Evidence>,
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

/// Parties with one stance on a theme.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Count {
    /// The stance.
    pub stance: StanceWord,
    /// What it means.
    pub meaning: String,
    /// How many.
    pub number: usize,
    /// Who, with links to their places on the page.
    pub parties: Vec<Link>,
}

/// The front page.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Front {
    /// What the site is.
    pub description: Html,
    /// The election.
    pub election: ElectionName,
    /// How many themes.
    pub themes: String,
    /// How many parties.
    pub parties_count: String,
    /// Themes by group.
    pub groups: Vec<Group>,
    /// The parties.
    pub parties: Vec<PartyName>,
    /// Link to the overview.
    pub overview: String,
    /// Link to the pairs, if there are any.
    pub pairs: Option<String>,
    /// Link to which parties agree.
    pub agreement: String,
    /// The rule of order.
    pub order: String,
    /// Older elections.
    pub elections: Vec<Link>,
    /// Link to the page on the data, if there is one.
    pub data: Option<String>,
}

/// An election, in short.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ElectionName {
    /// Its name.
    pub title: String,
    /// Election day.
    pub date: Day,
}

/// Themes of a group.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Group {
    /// Its heading.
    pub title: String,
    /// Its themes.
    pub themes: Vec<CountedTheme>,
}

/// The table of all themes and parties.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Overview {
    /// The election.
    pub election: ElectionName,
    /// The parties: the columns.
    pub parties: Vec<PartyName>,
    /// The themes: the rows.
    pub rows: Vec<Printed>,
    /// Headings of the groups of themes, in their order.
    pub groups: Vec<String>,
    /// The stance words that the table uses.
    pub legend: Vec<Meaning>,
    /// The rule of order.
    pub order: String,
    /// The same table for other elections.
    pub elections: Vec<Link>,
}

/// What `overview-row.html` sees.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RowBody {
    /// The row.
    pub row: Row,
}

/// A row of the table.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Row {
    /// The theme.
    pub theme: ThemeName,
    /// Number of its group, from 1.
    pub group: usize,
    /// Whether parties that take a side take different ones.
    pub differs: bool,
    /// One cell for each party.
    pub cells: Vec<Cell>,
}

/// A cell of the table.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Cell {
    /// Where the party stands.
    pub stance: StanceWord,
    /// The party on the theme, in words.
    pub party: String,
    /// Whether there is an editors' remark that a reader has to see beside the stance.
    pub noted: bool,
    /// Link to the party's place on the page of the theme.
    pub href: String,
}

/// A theme with all parties.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Theme {
    /// The whole address of the feed of its changes.
    pub feed: String,
    /// When one of the positions was last checked.
    pub checked: Option<Day>,
    /// The first day by which one of the positions has to be checked again.
    pub review: Option<Day>,
    /// Link to the picture of the page's address for phones.
    pub qr: Option<String>,
    /// All names that the parties go by, with `|` between them.
    pub names: String,
    /// The words that the page explains.
    pub terms: Vec<Term>,
    /// The theme.
    pub theme: ThemeName,
    /// How many parties have which stance, in words.
    pub summary: String,
    /// Heading of its group.
    pub group: String,
    /// The election.
    pub election: ElectionName,
    /// The background.
    pub background: Html,
    /// Sources of the background.
    pub references: Vec<Reference>,
    /// The stance words that the page uses, explained, with who stands there.
    pub counts: Vec<Count>,
    /// The rule of order.
    pub order: String,
    /// The parties.
    pub cards: Vec<Card>,
    /// What was read of each party.
    pub readings: Printed,
    /// The parties then and now, on the page of the newest election.
    pub past: Vec<Past>,
    /// The stance words there that no party has now, explained.
    pub past_legend: Vec<Meaning>,
    /// Link to the parties then and now, on the page of an older election.
    pub past_href: Option<String>,
    /// What plans of actors that are no parties say of the theme.
    pub plans: Vec<PlanPart>,
    /// The theme before.
    pub previous: Option<Link>,
    /// The theme after.
    pub next: Option<Link>,
    /// The same theme in other elections.
    pub elections: Vec<Link>,
}

/// A theme's part in a plan of an actor that is no party.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PlanPart {
    /// Who made the plan.
    pub actor: String,
    /// Its title.
    pub title: String,
    /// The years it is for.
    pub period: String,
    /// Link to it.
    pub href: String,
    /// What it says of the theme.
    pub measures: Vec<PlanMeasure>,
}

/// Something that a plan says is to be done.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PlanMeasure {
    /// Id on the page of the plan.
    pub anchor: String,
    /// Ids that it had before.
    pub former: Vec<String>,
    /// Link to it there.
    pub href: String,
    /// The words.
    pub text: String,
    /// Their language, if it is not that of the page.
    pub language: Option<String>,
    /// Who is to do it.
    pub responsible: Option<String>,
    /// The part of the plan that it belongs to.
    pub under: String,
    /// What was proved of the words.
    pub proof: Option<Proof>,
    /// The themes that it speaks of.
    pub themes: Vec<Link>,
}

/// A plan of an actor that is no party.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Plan {
    /// Who made it.
    pub actor: String,
    /// Its title.
    pub title: String,
    /// The years it is for.
    pub period: String,
    /// What it aims at, in its own words.
    pub aim: Option<PlanMeasure>,
    /// The document that was read.
    pub source: Document,
    /// What of it was read.
    pub read: Html,
    /// What a reader has to know of it.
    pub note: Option<Html>,
    /// When it was last checked.
    pub checked: Day,
    /// How many measures, in words.
    pub counts: String,
    /// Its goals.
    pub goals: Vec<PlanGoal>,
}

/// A goal of a plan.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PlanGoal {
    /// Number and title.
    pub title: String,
    /// Its parts.
    pub parts: Vec<PlanSubGoal>,
}

/// A part of a goal of a plan.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PlanSubGoal {
    /// Number and title.
    pub title: String,
    /// What is to be done.
    pub measures: Vec<PlanMeasure>,
}

/// A party on the theme in every election that somebody has read it for.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Past {
    /// The party.
    pub party: PartyName,
    /// How it stood, newest first; the newest is this page's.
    pub steps: Vec<Step>,
}

/// A party on the theme in one election.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Step {
    /// The election's year.
    pub year: String,
    /// Whether it is the election of the page, so that its words stand on the party's card.
    pub here: bool,
    /// Where the party stood.
    pub stance: StanceWord,
    /// How that differs from the step before it in time, if there is one.
    pub change: Option<String>,
    /// What kind of source it rests on.
    pub source: String,
    /// The words that carried it.
    pub quotes: Vec<Quotation>,
    /// What others tell of it.
    pub evidence: Vec<Evidence>,
    /// Link to it.
    pub href: String,
}

/// What `readings.html` sees.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Readings {
    /// The language of the programmes, if it is not that of the page.
    pub content: Option<String>,
    /// What was read of each party.
    pub readings: Vec<Reading>,
}

/// What was read of a party.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Reading {
    /// Name of the party.
    pub party: String,
    /// What its positions rest on.
    pub source: Basis,
}

/// A source of a theme's background.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Reference {
    /// Id on the page.
    pub anchor: String,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Its web address.
    pub url: Option<String>,
    /// Link to a copy in an archive.
    pub archived: Option<String>,
    /// When it was published.
    pub date: Option<Day>,
}

/// A party with all themes.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Party {
    /// The words that the page explains.
    pub terms: Vec<Term>,
    /// The party.
    pub party: PartyName,
    /// Its names in other languages.
    pub names: Vec<Name>,
    /// Website.
    pub website: String,
    /// Ids in registers.
    pub ids: Vec<Identifier>,
    /// The election.
    pub election: ElectionName,
    /// What the positions rest on.
    pub source: Basis,
    /// What a reader has to know of the edition.
    pub note: Option<Html>,
    /// When the positions were last checked; nothing if nobody has looked at any.
    pub checked: Option<Day>,
    /// How many themes with which stance, in words.
    pub counts: String,
    /// The stance words that the page uses.
    pub legend: Vec<Meaning>,
    /// Themes by group.
    pub groups: Vec<CardGroup>,
    /// Pairs with the other parties.
    pub pairs: Vec<Link>,
    /// The rule of order.
    pub order: String,
    /// The same party in other elections.
    pub elections: Vec<Link>,
}

/// A text with its language.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Name {
    /// The text.
    pub text: String,
    /// Its language, if it is not that of the page.
    pub language: Option<String>,
}

/// An id in a register.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Identifier {
    /// The register.
    pub register: String,
    /// The id there.
    pub id: String,
}

/// Cards of a group of themes.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CardGroup {
    /// The group's heading.
    pub title: String,
    /// Its cards.
    pub cards: Vec<Card>,
}

/// The list of pairs.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Pairs {
    /// The election.
    pub election: ElectionName,
    /// The themes that can be chosen.
    pub themes: Vec<ThemeName>,
    /// Link to the script that compares more than two parties.
    pub script: String,
    /// Each party with links to its pairs.
    pub parties: Vec<PartyPairs>,
    /// How many pairs there are, in words.
    pub number: String,
    /// The rule of order.
    pub order: String,
}

/// A party with links to its pairs.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PartyPairs {
    /// The party.
    pub party: PartyName,
    /// Its pairs with the others.
    pub pairs: Vec<Link>,
}

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

/// Two parties side by side.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Pair {
    /// The words that the page explains.
    pub terms: Vec<Term>,
    /// The election.
    pub election: ElectionName,
    /// The first party.
    pub first: PartyName,
    /// The second party.
    pub second: PartyName,
    /// How many themes they agree on and so on, in words.
    pub counts: String,
    /// The stance words that the page uses.
    pub legend: Vec<Meaning>,
    /// The rule of order.
    pub order: String,
    /// Themes by how the two stand to each other.
    pub relations: Vec<Relation>,
}

/// Themes on which two parties stand in the same way to each other.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Relation {
    /// Id on the page.
    pub anchor: String,
    /// Heading.
    pub title: String,
    /// What it means.
    pub meaning: String,
    /// How many themes, in words.
    pub number: String,
    /// The themes.
    pub rows: Vec<PairRow>,
}

/// One theme for two parties.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PairRow {
    /// The theme.
    pub theme: ThemeName,
    /// The two parties' cards.
    pub cards: Vec<Card>,
}

/// One party on one theme, with everything.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Position {
    /// How to cite the page, and each quotation.
    pub cited: Vec<Cited>,
    /// The words that the page explains.
    pub terms: Vec<Term>,
    /// Id of the section that shows the position.
    pub anchor: String,
    /// The position.
    pub card: Account,
    /// The theme.
    pub theme: ThemeName,
    /// What the position rests on.
    pub source: Basis,
    /// The party's position on the theme in other elections, newest first.
    pub history: Vec<Then>,
    /// The election.
    pub election: ElectionName,
    /// What a reader has to know of the edition.
    pub programme_note: Option<Html>,
    /// The stance words that the page uses: those of all parties on the theme.
    pub legend: Vec<Meaning>,
    /// All parties on the theme.
    pub others: Vec<Other>,
    /// The rule of order.
    pub order: String,
    /// Address of the page, from the root of the site.
    pub path: String,
}

/// Another party on the same theme.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Other {
    /// The party's name and the link to its position.
    pub link: Link,
    /// Where it stands.
    pub stance: StanceWord,
}

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
    /// Documents that positions rest on.
    pub sources: Vec<Document>,
    /// Plans of actors that are no parties.
    pub plans: Vec<Link>,
    /// Each election.
    pub elections: Vec<ElectionMethod>,
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

/// The page that a host shows for an address that does not exist.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NotFound {
    /// Link to the overview.
    pub overview: String,
    /// All themes.
    pub themes: Vec<ThemeName>,
}

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

/// All that is needed to share a page.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Share {
    /// Link to the page.
    pub full: Link,
    /// Its whole address.
    pub address: String,
    /// Its whole short address, if it has one.
    pub short: Option<String>,
    /// Link to the picture of its address for phones, if there is one.
    pub qr: Option<String>,
    /// How to cite it.
    pub cited: Vec<Cited>,
    /// How other sites show it in a frame, if they can.
    pub embed: Option<Snippet>,
}

/// What other sites copy to show a page in a frame.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Snippet {
    /// Link to the page for frames.
    pub href: String,
    /// The title of the frame.
    pub title: String,
    /// The height of the frame, in pixels.
    pub height: usize,
    /// The markup of the frame: it works alone.
    pub frame: String,
    /// The markup of the script that gives the frame the height of what it shows.
    pub script: String,
    /// Link to that script.
    pub script_href: String,
}

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
