//! What authors write, field for field, each value with its place; and the reading of it from YAML.

use std::cell::RefCell;
use std::ops::Range;
use std::path::{Component, Path};

use crate::date::PartialDate;
use crate::diagnostic::{self, Diagnostic, Report, What};
use crate::id;
use crate::language::Language;
use crate::shape::{Field, FileKind, Kind, Need, Told};
use crate::slip::{self, SMART_QUOTES};
use crate::source::{Place, Text, foreign_letters, hidden_characters};
use crate::yaml::{self, Key, Node, Scalar, Value};

/// A value and the byte range where it stands.
#[derive(Clone, Debug)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Byte range in the file's text.
    pub span: Range<usize>,
}

/// A file that was read: its text, for places, and what it says.
#[derive(Clone, Debug)]
pub struct Filed<T> {
    /// The file.
    pub text: Text,
    /// What it says.
    pub value: T,
}

/// `site.yaml`.
#[derive(Clone, Debug)]
pub struct Site {
    /// Name of the site.
    pub title: At<String>,
    /// One line under the name.
    pub tagline: At<String>,
    /// What the site is, for the front page: Markdown.
    pub description: At<String>,
    /// The address that the site is published under.
    pub base_url: At<String>,
    /// Who publishes it.
    pub publisher: At<String>,
    /// Who answers for it.
    pub responsible_editor: At<String>,
    /// Where to write.
    pub contact: At<String>,
    /// How this site's positions were read and coded: Markdown.
    pub method: At<String>,
    /// The folder of the sources' files, relative to the content folder.
    pub archive: Option<At<String>>,
    /// The licence of the site's own words: its name, and where it can be read.
    pub data_licence: Option<(String, String)>,
    /// Kinds of page and file that the whole site goes without.
    pub without: Vec<PageKind>,
    /// Whether each position has to name who chose the stance and somebody else who looked over it.
    pub two_readers: bool,
    /// The languages that the site is built in; bokmål is always the first.
    pub languages: Vec<Language>,
    /// The site's own words in other languages.
    pub translations: Vec<(Language, SiteWords)>,
    /// Groups of themes, in their order.
    pub groups: Vec<Group>,
    /// Words that readers may not know.
    pub terms: Vec<Term>,
    /// Lists of words that search terms may name.
    pub word_lists: Vec<WordList>,
    /// Documents that positions rest on.
    pub sources: Vec<Source>,
    /// Elections, in any order.
    pub elections: Vec<Election>,
    /// Addresses that are no more, and where their readers are led.
    pub redirects: Vec<Redirect>,
    /// Whether each record of the three lists could be read: else what is not there may be broken.
    pub whole: bool,
}

/// The site's own words in another language; what is missing stands in bokmål.
#[derive(Clone, Debug)]
pub struct SiteWords {
    /// One line under the name.
    pub tagline: Option<At<String>>,
    /// What the site is: Markdown.
    pub description: Option<At<String>>,
    /// How positions were read and coded: Markdown.
    pub method: Option<At<String>>,
}

/// An address that is no more.
#[derive(Clone, Debug)]
pub struct Redirect {
    /// The address below the root of the site, `/tema/heroin/`; with `*` at the end all below it.
    pub from: At<String>,
    /// The page that its readers are led to, with a place on it or not.
    pub to: At<String>,
}

/// A group of themes.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its id.
    pub id: At<String>,
    /// Its heading.
    pub title: At<String>,
    /// Its heading in other languages.
    pub translations: Vec<(Language, At<String>)>,
}

/// A word that readers may not know, explained where it is used.
#[derive(Clone, Debug)]
pub struct Term {
    /// Its id.
    pub id: At<String>,
    /// The word.
    pub word: At<String>,
    /// What it looks like in texts: as search terms are written.
    pub forms: Vec<At<String>>,
    /// What it means.
    pub meaning: At<String>,
    /// Word and meaning in other languages.
    pub translations: Vec<(Language, TermWords)>,
}

/// A term in another language.
#[derive(Clone, Debug)]
pub struct TermWords {
    /// The word.
    pub word: At<String>,
    /// What it means.
    pub meaning: At<String>,
}

/// A document that positions rest on.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its id.
    pub id: At<String>,
    /// What kind of source it is.
    pub kind: At<SourceKind>,
    /// Its title.
    pub title: At<String>,
    /// Who published it.
    pub publisher: At<String>,
    /// Its web address, if known.
    pub url: Option<At<String>>,
    /// The address of a copy in an archive, for when that one is gone.
    pub archived: Option<At<String>>,
    /// When it was published, as far as known.
    pub date: Option<At<PartialDate>>,
    /// Its language.
    pub language: Option<At<String>>,
    /// The years that it is for, as it writes them.
    pub period: Option<At<String>>,
    /// How many pages it has.
    pub pages: Option<At<i16>>,
    /// Whether it was proposed or adopted.
    pub edition: Option<At<Edition>>,
    /// The parties whose document it is.
    pub parties: Vec<At<String>>,
    /// Its file in the archive, if quotations can be proved against it.
    pub file: Option<At<String>>,
    /// Checksum of that file.
    pub sha256: Option<At<String>>,
    /// Whether the file's font says `W` for the ligature ff.
    pub w_is_ff: bool,
    /// For a document that holds several parties' texts: which part is whose.
    pub parts: Vec<Part>,
}

impl Source {
    /// The edition that a programme which rests on it has to have, if it says one.
    pub fn says_edition(&self) -> Option<Edition> {
        match self.kind.value {
            SourceKind::ProgrammeDraft => Some(Edition::Draft),
            _ => self.edition.as_ref().map(|it| it.value),
        }
    }
}

/// Whether the path of a source's file stays in the archive.
pub fn lies_in_archive(path: &str) -> bool {
    Path::new(path).components().all(|it| matches!(it, Component::Normal(_)))
}

/// A party's part of a document.
#[derive(Clone, Debug)]
pub struct Part {
    /// The party.
    pub party: At<String>,
    /// The line that it begins with.
    pub heading: At<String>,
}

/// An election.
#[derive(Clone, Debug)]
pub struct Election {
    /// Its year, which is part of addresses and file names.
    pub year: At<i16>,
    /// Its name.
    pub title: At<String>,
    /// Its words in other languages.
    pub translations: Vec<(Language, ElectionWords)>,
    /// Election day.
    pub date: At<PartialDate>,
    /// By which rule parties are included.
    pub inclusion: At<String>,
    /// The parties that take part.
    pub parties: Vec<At<String>>,
    /// Parties that do not, and why.
    pub left_out: Vec<LeftOut>,
    /// Kinds of page that the election goes without.
    pub without: Vec<PageKind>,
    /// Whether only the preview shows it yet.
    pub draft: Option<At<()>>,
}

/// An election's words in another language; what is missing stands in bokmål.
#[derive(Clone, Debug)]
pub struct ElectionWords {
    /// Its name.
    pub title: Option<At<String>>,
    /// By which rule parties are included.
    pub inclusion: Option<At<String>>,
}

/// A party, or a kind of party, that is left out of an election's comparison.
#[derive(Clone, Debug)]
pub struct LeftOut {
    /// Its name.
    pub name: At<String>,
    /// Why.
    pub reason: At<String>,
}

/// `parties/<party>/party.yaml`.
#[derive(Clone, Debug)]
pub struct Party {
    /// Name in bokmål, nynorsk and English.
    pub name: Names,
    /// Short name.
    pub short: At<String>,
    /// Colour as `#rrggbb`.
    pub colour: At<String>,
    /// Website.
    pub website: At<String>,
    /// Ids in other registers, as far as confirmed.
    pub ids: Ids,
    /// Ids that it had before: their addresses lead to it.
    pub aliases: Vec<At<String>>,
}

/// A name in the languages of the site.
#[derive(Clone, Debug)]
pub struct Names {
    /// Bokmål.
    pub nb: At<String>,
    /// Nynorsk.
    pub nn: At<String>,
    /// English.
    pub en: At<String>,
}

/// A party's ids in other registers.
#[derive(Clone, Debug, Default)]
pub struct Ids {
    /// Wikidata, `Q…`.
    pub wikidata: Option<At<String>>,
    /// The Storting's open data.
    pub storting: Option<At<String>>,
    /// The Manifesto Project.
    pub manifesto: Option<At<String>>,
}

/// `parties/<party>/<year>.yaml`.
#[derive(Clone, Debug)]
pub struct Programme {
    /// Title of the programme.
    pub title: At<String>,
    /// Draft, adopted …
    pub edition: At<Edition>,
    /// Language of the quotations.
    pub language: At<String>,
    /// Id of the document that was read.
    pub source: At<String>,
    /// What of it was read: Markdown.
    pub read: At<String>,
    /// When the positions were last checked.
    pub checked: At<PartialDate>,
    /// The last day for checking them again.
    pub review_by: Option<At<PartialDate>>,
    /// Who read the programme and chose the stances.
    pub coded_by: Option<At<String>>,
    /// Who looked over that.
    pub checked_by: Option<At<String>>,
    /// What a reader has to know of this edition: Markdown.
    pub note: Option<At<String>>,
    /// Whether its positions are for readers yet.
    pub status: Status,
    /// Where the list of positions stands.
    pub positions_span: Range<usize>,
    /// The positions.
    pub positions: Vec<Position>,
    /// Whether each of them could be read.
    pub whole: bool,
}

/// What a party says of a theme.
#[derive(Clone, Debug)]
pub struct Position {
    /// Where the record begins.
    pub span: Range<usize>,
    /// Id of the theme.
    pub theme: At<String>,
    /// Whether it is for readers yet.
    pub status: Status,
    /// The stance, if the word is one.
    pub stance: Option<At<Stance>>,
    /// Our own summary: Markdown.
    pub summary: At<String>,
    /// The words that carry the position.
    pub quotes: Vec<Quote>,
    /// Whether there is a list of them, right or wrong.
    pub quoted: bool,
    /// Whether each of them could be read.
    pub quotes_whole: bool,
    /// What others tell of the position, where we have not read the programme ourselves.
    pub evidence: Vec<Evidence>,
    /// Whether there is a list of that, right or wrong.
    pub evidenced: bool,
    /// What a search found and a reader rejected, where nothing was found that counts.
    pub rejected: Vec<Rejected>,
    /// Editors' remark for readers: Markdown.
    pub note: Option<At<String>>,
    /// When this position was checked, if not with the others.
    pub checked: Option<At<PartialDate>>,
    /// The last day for checking it again, if not with the others.
    pub review_by: Option<At<PartialDate>>,
    /// Who chose the stance, if not the same as of the others.
    pub coded_by: Option<At<String>>,
    /// Who looked over that, if not the same as of the others.
    pub checked_by: Option<At<String>>,
    /// What the party has said of it to us.
    pub reply: Option<Box<Reply>>,
    /// Ids of quotations that stood here: their links lead to the position.
    pub aliases: Vec<At<String>>,
    /// What was changed since it was published.
    pub changes: Vec<Change>,
}

/// What a party has said of how its position is shown.
#[derive(Clone, Debug)]
pub struct Reply {
    /// When.
    pub date: At<PartialDate>,
    /// Its own words, as they are.
    pub text: At<String>,
    /// Where it says so, or more.
    pub url: Option<At<String>>,
}

/// What was changed in a published position, for readers.
#[derive(Clone, Debug)]
pub struct Change {
    /// When.
    pub date: At<PartialDate>,
    /// Whether something was wrong, unclear, or has become otherwise.
    pub kind: At<ChangeKind>,
    /// The stance before, if it was another.
    pub was: Option<At<Stance>>,
    /// What was changed, and why: Markdown.
    pub why: At<String>,
}

/// What another source tells of a party's position, in our own words.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// What it tells.
    pub fact: At<String>,
    /// What kind of source it is.
    pub kind: At<SourceKind>,
    /// Its title.
    pub title: At<String>,
    /// Who published it.
    pub publisher: At<String>,
    /// Its web address, if known.
    pub url: Option<At<String>>,
    /// The address of a copy in an archive, for when that one is gone.
    pub archived: Option<At<String>>,
    /// When it was published, as far as known.
    pub date: Option<At<PartialDate>>,
    /// Where in it.
    pub locator: Option<At<String>>,
}

/// Words of a programme.
#[derive(Clone, Debug)]
pub struct Quote {
    /// An id of its own, given once and kept: it stands in addresses.
    pub id: At<String>,
    /// The words.
    pub text: At<String>,
    /// The heading that they stand under.
    pub heading: Option<At<String>>,
    /// Number or letter of the item.
    pub item: Option<At<String>>,
    /// Page of the file, from 1.
    pub page: Option<At<i16>>,
    /// Their language, if not that of the programme.
    pub language: Option<At<String>>,
    /// Ids that it had before.
    pub aliases: Vec<At<String>>,
}

/// `parties/<id>/plan.yaml`: what an actor that is no party has planned, for comparison.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Who made it.
    pub actor: At<String>,
    /// Its title.
    pub title: At<String>,
    /// The years it is for.
    pub period: At<String>,
    /// Its language.
    pub language: At<String>,
    /// Id of the document that was read.
    pub source: At<String>,
    /// What of it was read: Markdown.
    pub read: At<String>,
    /// When it was last checked.
    pub checked: At<PartialDate>,
    /// What a reader has to know of it: Markdown.
    pub note: Option<At<String>>,
    /// What it aims at as a whole, verbatim.
    pub aim: Option<At<String>>,
    /// Its goals.
    pub goals: Vec<Goal>,
    /// Whether each of them could be read.
    pub whole: bool,
}

/// A goal of a plan.
#[derive(Clone, Debug)]
pub struct Goal {
    /// Its number, as printed.
    pub number: Option<At<String>>,
    /// Its title.
    pub title: At<String>,
    /// Its parts.
    pub sub_goals: Vec<SubGoal>,
}

/// A part of a goal of a plan.
#[derive(Clone, Debug)]
pub struct SubGoal {
    /// Its number, as printed.
    pub number: Option<At<String>>,
    /// Its title.
    pub title: At<String>,
    /// What is to be done.
    pub measures: Vec<Measure>,
}

/// Something that a plan says is to be done.
#[derive(Clone, Debug)]
pub struct Measure {
    /// An id of its own, given once and kept: it stands in addresses.
    pub id: At<String>,
    /// The words, verbatim.
    pub text: At<String>,
    /// Who is to do it, as the plan names it right after the words.
    pub responsible: Option<At<String>>,
    /// The themes that it speaks of.
    pub themes: Vec<At<String>>,
    /// Ids that it had before.
    pub aliases: Vec<At<String>>,
}

impl Plan {
    /// All measures, in their order.
    pub fn measures(&self) -> impl Iterator<Item = &Measure> {
        self.goals.iter().flat_map(|it| &it.sub_goals).flat_map(|it| &it.measures)
    }
}

/// `themes/<theme>.md`.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Title.
    pub title: At<String>,
    /// Title short enough for a table.
    pub short: At<String>,
    /// The question for readers.
    pub question: At<String>,
    /// What stances are coded against.
    pub proposition: At<String>,
    /// Id of the group.
    pub group: At<String>,
    /// Whether it is for readers yet.
    pub status: Status,
    /// Place within the group; themes without one come last, by title.
    pub order: Option<At<i16>>,
    /// Its number in short addresses, `/t/12/`: given once and kept.
    pub code: Option<At<i16>>,
    /// Ids that it had before: their addresses lead to it.
    pub aliases: Vec<At<String>>,
    /// Other words for stances.
    pub stances: Vec<(Stance, At<String>)>,
    /// Its words in other languages.
    pub translations: Vec<(Language, ThemeWords)>,
    /// What a text that speaks of the theme is searched for.
    pub search: Vec<Search>,
    /// Sources of the background.
    pub sources: Vec<Reference>,
    /// Byte range of the background text.
    pub body: Range<usize>,
}

/// A theme's words in another language. Unless all that the theme has is there, it stands in bokmål.
#[derive(Clone, Debug)]
pub struct ThemeWords {
    /// What it is called in addresses, if not by its id.
    pub slug: Option<At<String>>,
    /// What it was called in addresses before.
    pub aliases: Vec<At<String>>,
    /// Title.
    pub title: Option<At<String>>,
    /// Title short enough for a table.
    pub short: Option<At<String>>,
    /// The question for readers.
    pub question: Option<At<String>>,
    /// What stances are coded against.
    pub proposition: Option<At<String>>,
    /// Other words for stances.
    pub stances: Vec<(Stance, At<String>)>,
}

/// A group of search terms.
#[derive(Clone, Debug)]
pub struct Search {
    /// Words of which one has to stand in the same passage, or the name of such a list in `site.yaml`.
    pub near: Vec<At<String>>,
    /// Terms in bokmål.
    pub nb: Vec<At<String>>,
    /// Terms in nynorsk.
    pub nn: Vec<At<String>>,
}

/// A list of words that search terms may name.
#[derive(Clone, Debug)]
pub struct WordList {
    /// Its id.
    pub id: At<String>,
    /// The words.
    pub words: Vec<At<String>>,
}

/// A passage that a search found and a reader rejected.
#[derive(Clone, Debug)]
pub struct Rejected {
    /// A few words of it, verbatim.
    pub text: At<String>,
    /// Why it does not count.
    pub why: At<String>,
}

/// A source of a theme's background.
#[derive(Clone, Debug)]
pub struct Reference {
    /// Its id, which the text refers to as `[^id]`.
    pub id: At<String>,
    /// Its title.
    pub title: At<String>,
    /// Who published it.
    pub publisher: At<String>,
    /// Its web address, if known.
    pub url: Option<At<String>>,
    /// The address of a copy in an archive, for when that one is gone.
    pub archived: Option<At<String>>,
    /// When it was published, as far as known.
    pub date: Option<At<PartialDate>>,
}

/// Declares an enum whose values are words of the content.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[$variant_doc])* $variant,)* }
        impl $name {
            /// All values, in their written order.
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];
            /// All words, in their written order.
            pub const WORDS: &'static [&'static str] = &[$($word,)*];
            /// The word of the content.
            pub const fn word(self) -> &'static str {
                match self { $($name::$variant => $word,)* }
            }
        }
    };
}

words! {
    /// Where a party stands on a theme's proposition, or that nothing was found, or not looked for.
    Stance {
        /// Supports the proposition.
        For = "for",
        /// Supports it in part, or with a reservation.
        Conditional = "conditional",
        /// Rejects it.
        Against = "against",
        /// Speaks of the theme without taking a side.
        Mentioned = "mentioned",
        /// What was read says nothing of the theme.
        NotFound = "not_found",
        /// Nobody has looked yet.
        NotRead = "not_read",
        /// Nobody can look: the programme is not at hand.
        SourceMissing = "source_missing",
    }
}

words! {
    /// Whether something is for readers yet.
    Status {
        /// Only editors see it, in the preview.
        Draft = "draft",
        /// Readers see it: so does all that says nothing of it.
        Published = "published",
    }
}

words! {
    /// Whether a programme was proposed or adopted.
    Edition {
        /// Proposed.
        Draft = "draft",
        /// Adopted.
        Adopted = "adopted",
        /// Adopted and later changed.
        Amended = "amended",
        /// What was read does not say.
        NotStated = "not_stated",
    }
}

words! {
    /// What kind of source a document is: kinds are named by word and never mixed.
    SourceKind {
        /// A party's own programme.
        Programme = "programme",
        /// A proposal for a programme, not adopted.
        ProgrammeDraft = "programme_draft",
        /// Parts of programmes as another publication prints them.
        Excerpt = "excerpt",
        /// What somebody else noted of a programme that we have not read ourselves.
        Record = "record",
        /// A government's plan or platform.
        GovernmentPlan = "government_plan",
        /// A vote or debate in parliament.
        Parliament = "parliament",
        /// What somebody said to a newspaper or broadcaster.
        News = "news",
        /// Somebody else's overview of what parties mean.
        Overview = "overview",
    }
}

words! {
    /// What kind of change was made in a published position.
    ChangeKind {
        /// Something was wrong.
        Correction = "correction",
        /// Something was easy to misread.
        Clarification = "clarification",
        /// The source has changed, or more of it was read.
        Update = "update",
    }
}

words! {
    /// What has to be put right in the text that a file gives.
    Repair {
        /// The font says `W` for the ligature ff.
        WIsFf = "w-is-ff",
    }
}

words! {
    /// A kind of page or file that a site can go without; an election, the kinds that are of an election.
    PageKind {
        /// Two parties side by side.
        Pairs = "pairs",
        /// One party on one theme.
        Positions = "positions",
        /// Pictures of pages for where links are shared.
        Cards = "cards",
        /// Pages to share and to embed others with, and the codes for phones.
        Shares = "shares",
        /// The feed of each theme; that of the whole site stays.
        Feeds = "feeds",
        /// The files for other programs, and the page that tells of them.
        Data = "data",
    }
}

/// The languages that a text may have.
pub const LANGUAGES: &[&str] = &["nb", "nn", "en", "se"];

/// The languages that a site can be built in: as [`Language::ALL`].
const SITE_LANGUAGES: &[&str] = &["nb", "nn", "en"];

/// The longest word for a stance or a theme in a table, in characters.
pub const LONGEST_SHORT: usize = 24;

/// The most characters of a party's short name: it heads a column of the tables.
pub const LONGEST_PARTY: usize = 12;

/// The longest title, in characters: with the name of the site it has to fit a browser's tab.
pub const LONGEST_TITLE: usize = 44;

/// The longest name of the site, in characters: it stands behind each title.
pub const LONGEST_SITE: usize = 23;

impl PageKind {
    /// Those that an election can go without: their words, and what they mean.
    const OF_ELECTIONS: (&'static [&'static str], &'static [PageKind]) =
        (PageKind::WORDS.split_at(4).0, PageKind::ALL.split_at(4).0);
}

/// The most parties of an election that have a page for each two of them. With 20 there are 190 such
/// pages, with 100 there were 4,950, each with all themes.
pub const MOST_PAIRED: usize = 20;

impl Election {
    /// Whether two parties have a page of their own.
    pub fn has_pairs(&self) -> bool {
        !self.without.contains(&PageKind::Pairs) && self.parties.len() <= MOST_PAIRED
    }
}

impl Stance {
    /// Whether the party says something of the theme, so that there are words to quote.
    pub fn is_said(self) -> bool {
        matches!(self, Stance::For | Stance::Conditional | Stance::Against | Stance::Mentioned)
    }

    /// The words of stances that nobody has read anything for.
    pub const UNREAD: &'static [&'static str] =
        &[Stance::NotRead.word(), Stance::SourceMissing.word()];

    /// Whether somebody has read what the party says.
    pub fn is_read(self) -> bool {
        !Stance::UNREAD.contains(&self.word())
    }

    /// Whether the party takes a side, so that it can be held against another's.
    pub fn takes_side(self) -> bool {
        matches!(self, Stance::For | Stance::Conditional | Stance::Against)
    }
}

/// Reads `site.yaml`.
pub fn site(text: Text) -> (Option<Filed<Site>>, Report) {
    file(text, site_fields)
}

fn site_fields(fields: &Fields<'_, '_>) -> Option<Site> {
    let title = fields.short_text("title", LONGEST_SITE);
    let tagline = fields.text("tagline");
    let description = fields.text("description");
    let base_url = fields.url("base_url");
    let publisher = fields.text("publisher");
    let responsible_editor = fields.text("responsible_editor");
    let contact = fields.text("contact");
    let method = fields.text("method");
    let archive = fields.word_if("archive");
    let data_licence = fields.map_if("data_licence", |it| {
        let (name, url) = (it.text("name"), it.url("url"));
        Some((name?.value, url?.value))
    });
    let two = (&["true", "false"], [true, false]);
    let without = fields.all_of("without", What::PageKind, PageKind::WORDS, PageKind::ALL);
    let two_readers = fields.one_of_if("two_readers", What::Answer, two.0, &two.1);
    let languages = fields.languages("languages");
    let translations = fields.translations(|it| {
        let (tagline, description) = (it.text_if("tagline"), it.text_if("description"));
        Some(SiteWords { tagline, description, method: it.text_if("method") })
    });
    let groups = fields.records("groups", |it| {
        let (id, title) = (it.id("id"), it.text("title"));
        let translations = it.translated_text("translations");
        Some(Group { id: id?, title: title?, translations })
    });
    let terms = fields.records_if("terms", |it| {
        let (id, word) = (it.id("id"), it.text("word"));
        let (forms, meaning) = (it.words("forms"), it.text("meaning"));
        let translations = it.translations(|it| {
            let (word, meaning) = (it.text("word"), it.text("meaning"));
            Some(TermWords { word: word?, meaning: meaning? })
        });
        Some(Term { id: id?, word: word?, forms: forms?, meaning: meaning?, translations })
    });
    let word_lists = fields.records_if("word_lists", |it| {
        let (id, words) = (it.id("id"), it.words("words"));
        Some(WordList { id: id?, words: words? })
    });
    let sources = fields.records("sources", source);
    let elections = fields.records("elections", election).map(|mut all| {
        // What the whole site goes without, each of its elections does.
        all.iter_mut().for_each(|it| it.without.extend(&without));
        all
    });
    let redirects = fields.records_if("redirects", |it| {
        let (from, to) = (it.word("from"), it.word("to"));
        Some(Redirect { from: from?, to: to? })
    });
    let whole = fields.whole("groups", groups.as_ref())
        && fields.whole("sources", sources.as_ref())
        && fields.whole("elections", elections.as_ref());
    let or_blank = |it| fields.or_blank(it);
    Some(Site {
        title: or_blank(title),
        tagline: or_blank(tagline),
        description: or_blank(description),
        base_url: or_blank(base_url),
        publisher: or_blank(publisher),
        responsible_editor: or_blank(responsible_editor),
        contact: or_blank(contact),
        method: or_blank(method),
        archive,
        data_licence,
        without,
        two_readers: two_readers.is_some_and(|it| it.value),
        languages,
        translations,
        groups: groups.unwrap_or_default(),
        terms,
        word_lists,
        sources: sources.unwrap_or_default(),
        elections: elections.unwrap_or_default(),
        redirects,
        whole,
    })
}

fn source(fields: &Fields<'_, '_>) -> Option<Source> {
    let id = fields.id("id");
    let kind = fields.one_of("kind", What::SourceKind, SourceKind::WORDS, SourceKind::ALL);
    let (title, publisher) = (fields.text("title"), fields.text("publisher"));
    let (url, date) = (fields.url_if("url"), fields.partial_date_if("date"));
    let archived = fields.url_if("archived");
    let (language, period) = (fields.language_if("language"), fields.text_if("period"));
    let pages = fields.number_if("pages");
    let edition = fields.one_of_if("edition", What::Edition, Edition::WORDS, Edition::ALL);
    let parties = fields.references_if("parties", What::Party);
    let (file, sha256) = (fields.archive_path_if("file"), fields.word_if("sha256"));
    let repair = fields.one_of_if("repair", What::Repair, Repair::WORDS, Repair::ALL);
    let parts = fields.records_if("parts", |it| {
        let (party, heading) = (it.reference("party", What::Party), it.verbatim("heading"));
        Some(Part { party: party?, heading: heading? })
    });
    Some(Source {
        id: id?,
        kind: kind?,
        title: title?,
        publisher: publisher?,
        url,
        archived,
        date,
        language,
        period,
        pages,
        edition,
        parties,
        file,
        sha256,
        w_is_ff: repair.is_some(),
        parts,
    })
}

fn election(fields: &Fields<'_, '_>) -> Option<Election> {
    let (year, title) = (fields.number("year"), fields.text("title"));
    let (date, inclusion) = (fields.date("date"), fields.text("inclusion"));
    let parties = fields.references("parties", What::Party);
    let left_out = fields.records_if("left_out", |it| {
        let (name, reason) = (it.text("name"), it.text("reason"));
        Some(LeftOut { name: name?, reason: reason? })
    });
    let (words, kinds) = PageKind::OF_ELECTIONS;
    let without = fields.all_of("without", What::PageKind, words, kinds);
    let status = fields.one_of_if("status", What::Status, Status::WORDS, Status::ALL);
    let draft = status.filter(|it| it.value == Status::Draft);
    let draft = draft.map(|it| At { value: (), span: it.span });
    let translations = fields.translations(|it| {
        Some(ElectionWords { title: it.text_if("title"), inclusion: it.text_if("inclusion") })
    });
    Some(Election {
        year: year?,
        title: title?,
        translations,
        date: date?,
        inclusion: inclusion?,
        parties: parties?,
        left_out,
        without,
        draft,
    })
}

/// Reads `parties/<party>/party.yaml`.
pub fn party(text: Text) -> (Option<Filed<Party>>, Report) {
    file(text, party_fields)
}

fn party_fields(fields: &Fields<'_, '_>) -> Option<Party> {
    let name = fields.map("name", |it| {
        let (nb, nn, en) = (it.text("nb"), it.text("nn"), it.text("en"));
        Some(Names { nb: nb?, nn: nn?, en: en? })
    });
    let short = fields.short_text("short", LONGEST_PARTY);
    let colour = fields.colour("colour");
    let website = fields.url("website");
    let ids = fields.map_if("ids", |it| {
        Some(Ids {
            wikidata: it.word_if("wikidata"),
            storting: it.word_if("storting"),
            manifesto: it.word_if("manifesto"),
        })
    });
    let aliases = fields.ids_if("aliases");
    fields.internal_note();
    Some(Party {
        name: name?,
        short: short?,
        colour: colour?,
        website: website?,
        ids: ids.unwrap_or_default(),
        aliases,
    })
}

/// Reads `parties/<party>/<year>.yaml`.
///
/// Positions and quotations that cannot be read are left out: the report says why.
pub fn programme(text: Text) -> (Option<Filed<Programme>>, Report) {
    file(text, programme_fields)
}

fn programme_fields(fields: &Fields<'_, '_>) -> Option<Programme> {
    let head = fields.map("programme", |it| {
        let title = it.text("title");
        let edition = it.one_of("edition", What::Edition, Edition::WORDS, Edition::ALL);
        let (language, source) = (it.language("language"), it.source_id("source"));
        let (read, checked) = (it.text("read"), it.date("checked"));
        let readers = (it.text_if("coded_by"), it.text_if("checked_by"));
        let of_head = (it.text_if("note"), it.status(), it.date_if("review_by"), readers);
        it.internal_note();
        Some((title, edition, language, source, read, checked, of_head))
    });
    let positions_span = fields.span_of("positions");
    // A programme that nobody has read yet has an empty list, written out: `[]`.
    let positions = fields.records_or_none("positions", position);
    let whole = fields.whole("positions", positions.as_ref());
    let (title, edition, language, source, read, checked, of_head) = head.unwrap_or_default();
    let (note, status, review_by, (coded_by, checked_by)) = of_head;
    let start = fields.span.start..fields.span.start;
    let or_blank = |it| fields.or_blank(it);
    Some(Programme {
        title: or_blank(title),
        edition: edition.unwrap_or(At { value: Edition::NotStated, span: start.clone() }),
        language: or_blank(language),
        source: or_blank(source),
        read: or_blank(read),
        checked: checked.unwrap_or(At { value: PartialDate::UNKNOWN, span: start }),
        review_by,
        coded_by,
        checked_by,
        note,
        status: status.unwrap_or(Status::Published),
        positions_span,
        positions: positions.unwrap_or_default(),
        whole,
    })
}

fn position(fields: &Fields<'_, '_>) -> Option<Position> {
    let (theme, status) = (fields.reference("theme", What::Theme), fields.status());
    let stance = fields.one_of("stance", What::Stance, Stance::WORDS, Stance::ALL);
    // Where nobody has looked there is nothing to sum up.
    let summary = fields.text_unless("summary", "stance", Stance::UNREAD);
    let quotes = fields.records_if("quotes", |it| {
        let id = it.quote_id("id");
        let text = it.verbatim("text");
        let (heading, item) = (it.verbatim_if("heading"), it.word_if("item"));
        let (page, language) = (it.number_if("page"), it.language_if("language"));
        let aliases = it.ids_if("aliases");
        Some(Quote { id: id?, text: text?, heading, item, page, language, aliases })
    });
    let quotes_whole = fields.entry("quotes").is_none() || fields.whole("quotes", Some(&quotes));
    let evidence = fields.records_if("evidence", |it| {
        let fact = it.text("fact");
        let kind = it.one_of("kind", What::SourceKind, SourceKind::WORDS, SourceKind::ALL);
        let (title, publisher) = (it.text("title"), it.text("publisher"));
        let (url, date) = (it.url_if("url"), it.partial_date_if("date"));
        let (archived, locator) = (it.url_if("archived"), it.text_if("locator"));
        Some(Evidence {
            fact: fact?,
            kind: kind?,
            title: title?,
            publisher: publisher?,
            url,
            archived,
            date,
            locator,
        })
    });
    let rejected = fields.records_if("rejected", |it| {
        let (text, why) = (it.verbatim("text"), it.text("why"));
        Some(Rejected { text: text?, why: why? })
    });
    let (note, checked) = (fields.text_if("note"), fields.date_if("checked"));
    let review_by = fields.date_if("review_by");
    let (coded_by, checked_by) = (fields.text_if("coded_by"), fields.text_if("checked_by"));
    let reply = fields.map_if("reply", |it| {
        let (date, text, url) = (it.date("date"), it.verbatim("text"), it.url_if("url"));
        Some(Box::new(Reply { date: date?, text: text?, url }))
    });
    let aliases = fields.ids_if("aliases");
    let changes = fields.records_if("changes", |it| {
        let date = it.date("date");
        let kind = it.one_of("kind", What::ChangeKind, ChangeKind::WORDS, ChangeKind::ALL);
        let was = it.one_of_if("was", What::Stance, Stance::WORDS, Stance::ALL);
        let why = it.text("why");
        Some(Change { date: date?, kind: kind?, was, why: why? })
    });
    fields.internal_note();
    Some(Position {
        span: fields.span.clone(),
        theme: fields.or_blank(theme),
        status: status.unwrap_or(Status::Published),
        stance,
        summary: summary.unwrap_or(At { value: String::new(), span: fields.span.clone() }),
        quotes,
        quotes_whole,
        quoted: fields.given("quotes", "[]").is_some(),
        evidence,
        evidenced: fields.given("evidence", "[]").is_some(),
        rejected,
        note,
        checked,
        review_by,
        coded_by,
        checked_by,
        reply,
        aliases,
        changes,
    })
}

/// Reads `parties/<id>/plan.yaml`.
pub fn plan(text: Text) -> (Option<Filed<Plan>>, Report) {
    file(text, plan_fields)
}

fn plan_fields(fields: &Fields<'_, '_>) -> Option<Plan> {
    let head = fields.map("plan", |it| {
        let (actor, title, period) = (it.text("actor"), it.text("title"), it.text("period"));
        let (language, source) = (it.language("language"), it.source_id("source"));
        let (read, checked) = (it.text("read"), it.date("checked"));
        let (note, aim) = (it.text_if("note"), it.text_if("aim"));
        Some((actor, title, period, language, source, read, checked, note, aim))
    });
    let goals = fields.records("goals", goal);
    let whole = fields.whole("goals", goals.as_ref());
    let (actor, title, period, language, source, read, checked, note, aim) =
        head.unwrap_or_default();
    let start = fields.span.start..fields.span.start;
    let or_blank = |it| fields.or_blank(it);
    Some(Plan {
        actor: or_blank(actor),
        title: or_blank(title),
        period: or_blank(period),
        language: or_blank(language),
        source: or_blank(source),
        read: or_blank(read),
        checked: checked.unwrap_or(At { value: PartialDate::UNKNOWN, span: start }),
        note,
        aim,
        goals: goals.unwrap_or_default(),
        whole,
    })
}

fn goal(fields: &Fields<'_, '_>) -> Option<Goal> {
    let (number, title) = (fields.word_if("number"), fields.text("title"));
    let sub_goals = fields.records("sub_goals", |it| {
        let (number, title) = (it.word_if("number"), it.text("title"));
        let measures = it.records("measures", |it| {
            let (id, text) = (it.id("id"), it.verbatim("text"));
            let responsible = it.verbatim_if("responsible");
            let themes = it.references_if("themes", What::Theme);
            let aliases = it.ids_if("aliases");
            Some(Measure { id: id?, text: text?, responsible, themes, aliases })
        });
        Some(SubGoal { number, title: title?, measures: measures.unwrap_or_default() })
    });
    Some(Goal { number, title: title?, sub_goals: sub_goals.unwrap_or_default() })
}

/// Reads `themes/<theme>.md`: front matter between lines of `---`, then the background.
pub fn theme(text: Text) -> (Option<Filed<Theme>>, Report) {
    let parts =
        front_matter(&text.text).filter(|(front, _)| !text.text[front.clone()].trim().is_empty());
    let Some((front, body)) = parts else {
        let place = text.place(0..text.text.find('\n').unwrap_or(text.text.len()));
        return (None, vec![diagnostic::front_matter(place)]);
    };
    let (end, close) = (text.text.len(), front.end);
    part(text, front, |fields| {
        if fields.text.text[body..].trim().is_empty() {
            fields.report(diagnostic::no_background(fields.text.place(close..close + 3)));
        }
        theme_fields(fields, body..end)
    })
}

fn theme_fields(fields: &Fields<'_, '_>, body: Range<usize>) -> Option<Theme> {
    let title = fields.short_text("title", LONGEST_TITLE);
    let short = fields.short_text("short", LONGEST_SHORT);
    let (question, proposition) = (fields.text("question"), fields.text("proposition"));
    let (group, order) = (fields.reference("group", What::Group), fields.number_if("order"));
    let status = fields.status().unwrap_or(Status::Published);
    let (code, aliases) = (fields.number_if("code"), fields.ids_if("aliases"));
    let stances = fields.stances("stances");
    let translations = fields.translations(|it| {
        let title = it.short_text_if("title", LONGEST_TITLE);
        let short = it.short_text_if("short", LONGEST_SHORT);
        let (question, proposition) = (it.text_if("question"), it.text_if("proposition"));
        let (slug, aliases) = (it.id_if("slug"), it.ids_if("aliases"));
        let stances = it.stances("stances");
        Some(ThemeWords { slug, aliases, title, short, question, proposition, stances })
    });
    let search = fields.records_if("search", |it| {
        let (near, nb, nn) = (it.words_if("near"), it.words_if("nb"), it.words_if("nn"));
        Some(Search { near, nb, nn })
    });
    let sources = fields.records_if("sources", |it| {
        let (id, title, publisher) = (it.id("id"), it.text("title"), it.text("publisher"));
        let (url, date) = (it.url_if("url"), it.partial_date_if("date"));
        let archived = it.url_if("archived");
        Some(Reference { id: id?, title: title?, publisher: publisher?, url, archived, date })
    });
    fields.internal_note();
    Some(Theme {
        title: fields.or_blank(title),
        short: fields.or_blank(short),
        question: fields.or_blank(question),
        proposition: fields.or_blank(proposition),
        group: fields.or_blank(group),
        status,
        order,
        code,
        aliases,
        stances,
        translations,
        search,
        sources,
        body,
    })
}

/// The byte range of the front matter and the start of the text after it.
pub fn front_matter(text: &str) -> Option<(Range<usize>, usize)> {
    let first = text.split_inclusive('\n').next().unwrap_or_default();
    let start = (first.trim_end() == "---").then_some(first.len())?;
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Some((start..at, at + line.len()));
        }
        at += line.len();
    }
    None
}

/// Reads a whole file as one map.
fn file<T>(
    text: Text,
    read: impl FnOnce(&Fields<'_, '_>) -> Option<T>,
) -> (Option<Filed<T>>, Report) {
    let range = 0..text.text.len();
    part(text, range, read)
}

/// Reads a part of a file as one map.
fn part<T>(
    text: Text,
    range: Range<usize>,
    read: impl FnOnce(&Fields<'_, '_>) -> Option<T>,
) -> (Option<Filed<T>>, Report) {
    let (node, mut report) = yaml::parse(&text, range.clone());
    let Some(node) = node else {
        if report.is_empty() && !text.text.trim().is_empty() {
            report.push(diagnostic::empty_file(text.place(range)));
        }
        return (None, report);
    };
    let found = RefCell::new(Vec::new());
    let value = match &node.value {
        Value::Map(entries) => Fields::read(&text, &found, node.span.clone(), entries, read),
        Value::Scalar(_) | Value::List(_) => {
            let words = ("felter på formen `navn: verdi`", "fields of the form `name: value`");
            found.borrow_mut().push(diagnostic::wrong_kind(
                text.place(node.span),
                &text.path,
                words,
            ));
            None
        }
    };
    report.append(&mut found.into_inner());
    (value.map(|value| Filed { text, value }), report)
}

/// The fields of each kind of file: `site.yaml`, `party.yaml`, a programme, `plan.yaml`, and the front
/// matter of a theme.
pub fn shapes() -> [(FileKind, Vec<Field>); 5] {
    let (text, found) = (Text::new("", String::new()), RefCell::default());
    let nothing = Fields {
        text: &text,
        found: &found,
        span: 0..0,
        entries: &[],
        known: RefCell::default(),
        missing: RefCell::default(),
        told: None,
    };
    [
        (FileKind::Site, nothing.shape(site_fields)),
        (FileKind::Party, nothing.shape(party_fields)),
        (FileKind::Programme, nothing.shape(programme_fields)),
        (FileKind::Plan, nothing.shape(plan_fields)),
        (FileKind::Theme, nothing.shape(|it| theme_fields(it, 0..0))),
    ]
}

/// One map of the content while its fields are read. Whatever is asked for is known; the rest is
/// told as unknown at the end.
struct Fields<'a, 't> {
    text: &'a Text,
    found: &'a RefCell<Report>,
    span: Range<usize>,
    entries: &'a [(Key<'t>, Node<'t>)],
    known: RefCell<Vec<&'static str>>,
    missing: RefCell<Vec<&'static str>>,
    /// What is asked for, if nothing is read and the shape of the record is wanted.
    told: Option<Told>,
}

impl<'a, 't> Fields<'a, 't> {
    fn read<T>(
        text: &'a Text,
        found: &'a RefCell<Report>,
        span: Range<usize>,
        entries: &'a [(Key<'t>, Node<'t>)],
        read: impl FnOnce(&Fields<'a, 't>) -> Option<T>,
    ) -> Option<T> {
        let fields = Fields {
            text,
            found,
            span,
            entries,
            known: RefCell::default(),
            missing: RefCell::default(),
            told: None,
        };
        let value = read(&fields);
        let asked = fields.known.borrow();
        let mut meant = Vec::new();
        for (key, _) in entries.iter().filter(|(key, _)| !asked.contains(&key.text.as_ref())) {
            let mut known: Vec<&str> = Vec::new();
            for key in asked.iter() {
                if !known.contains(key) {
                    known.push(key);
                }
            }
            let place = fields.place(&key.span);
            fields.report(diagnostic::unknown_key(place, &key.text, &known));
            meant.extend(diagnostic::nearest(&key.text, known.iter().copied()));
        }
        drop(asked);
        // A misspelt key is one fault, and not a missing field besides.
        for key in fields.missing.borrow().iter().filter(|it| !meant.contains(it)) {
            let first = entries.first().map_or(&fields.span, |(it, _)| &it.span);
            fields.report(diagnostic::missing_field(fields.place(first), key));
        }
        value
    }

    /// The fields that a record is asked for: nothing is read, and nothing is found.
    fn shape<T>(&self, read: impl FnOnce(&Fields<'a, 't>) -> Option<T>) -> Vec<Field> {
        let fields = Fields {
            text: self.text,
            found: self.found,
            span: 0..0,
            entries: &[],
            known: RefCell::default(),
            missing: RefCell::default(),
            told: Some(Told::default()),
        };
        read(&fields);
        fields.told.unwrap_or_default().into_fields()
    }

    fn tell(&self, key: &'static str, need: Need, kind: Kind) {
        if let Some(told) = &self.told {
            told.tell(key, need, kind);
        }
    }

    fn report(&self, finding: Diagnostic) {
        let mut found = self.found.borrow_mut();
        if found.len() < slip::MOST {
            found.push(finding);
        }
    }

    /// The place of a finding; no work is done for one that will not be told.
    fn place(&self, span: &Range<usize>) -> Place {
        if self.found.borrow().len() >= slip::MOST {
            return Place::file(&self.text.path);
        }
        self.text.place(span.clone())
    }

    fn entry(&self, key: &'static str) -> Option<&'a (Key<'t>, Node<'t>)> {
        self.known.borrow_mut().push(key);
        self.entries.iter().find(|(it, _)| it.text == key)
    }

    /// An entry that may be left out: one that is written out as empty, as forms do, is. What is empty
    /// depends on what it would hold: `""`, `[]` or `{}`.
    fn given(&self, key: &'static str, empty: &str) -> Option<&'a (Key<'t>, Node<'t>)> {
        let quotes = |it: &Node<'_>| self.text.text[it.span.start..].starts_with(['"', '\'']);
        self.entry(key).filter(|(_, node)| match (&node.value, empty) {
            (Value::Scalar(it), "\"\"") => !it.text.is_empty() || !quotes(node),
            (Value::List(items), "[]") => !items.is_empty(),
            (Value::Map(entries), "{}") => !entries.is_empty(),
            _ => true,
        })
    }

    /// An entry that has to be there.
    fn required(&self, key: &'static str) -> Option<&'a (Key<'t>, Node<'t>)> {
        let entry = self.entry(key);
        if entry.is_none() {
            self.missing.borrow_mut().push(key);
        }
        entry
    }

    /// A value that could not be read, which has been told, leaves a blank: so that what stands beside
    /// it is still looked at. No page is ever made of it.
    fn or_blank(&self, at: Option<At<String>>) -> At<String> {
        at.unwrap_or(At { value: String::new(), span: self.span.start..self.span.start })
    }

    /// Whether every item of a list became a record.
    fn whole<T>(&self, key: &'static str, read: Option<&Vec<T>>) -> bool {
        match (self.entry(key).map(|(_, it)| &it.value), read) {
            (Some(Value::List(items)), Some(read)) => items.len() == read.len(),
            _ => false,
        }
    }

    fn span_of(&self, key: &'static str) -> Range<usize> {
        self.entries.iter().find(|(it, _)| it.text == key).map_or(0..0, |(_, it)| it.span.clone())
    }

    /// The scalar of an entry; tells of lists, maps and nothing at all.
    fn scalar(&self, entry: &'a (Key<'t>, Node<'t>)) -> Option<(&'a Scalar<'t>, Range<usize>)> {
        let (key, node) = entry;
        match &node.value {
            Value::Scalar(scalar) if scalar.text.trim().is_empty() => {
                self.report(diagnostic::empty_field(self.place(&key.span), &key.text));
                None
            }
            Value::Scalar(scalar) => {
                self.odd_characters(scalar, &node.span);
                Some((scalar, node.span.clone()))
            }
            Value::List(_) | Value::Map(_) => {
                let words = ("en tekst", "a text");
                self.report(diagnostic::wrong_kind(self.place(&key.span), &key.text, words));
                None
            }
        }
    }

    /// Tells of typographic marks around a value, and of hidden characters made by YAML's escapes.
    fn odd_characters(&self, scalar: &Scalar<'_>, span: &Range<usize>) {
        let first = scalar.text.chars().next();
        if let Some(mark) = first.filter(|it| scalar.plain && SMART_QUOTES.contains(*it)) {
            let mark_span = span.start..span.start + mark.len_utf8();
            self.report(diagnostic::smart_quotes(self.place(&mark_span), mark));
        }
        let raw = &self.text.text[span.clone()];
        if let Some(hidden) =
            hidden_characters(&scalar.text).map(|it| it.1).find(|it| !raw.contains(*it))
        {
            let escape = span.start + raw.find('\\').unwrap_or(0);
            self.report(diagnostic::hidden_character(self.place(&(escape..escape + 2)), hidden));
        }
        if let Some((_, it)) = foreign_letters(&scalar.text).find(|it| !raw.contains(it.1)) {
            let escape = span.start + raw.find('\\').unwrap_or(0);
            self.report(diagnostic::mixed_letters(self.place(&(escape..escape + 2)), it));
        }
    }

    /// A text for readers: told if YAML would read it as something else, or cuts it short.
    fn prose(&self, entry: &'a (Key<'t>, Node<'t>)) -> Option<At<String>> {
        let (scalar, span) = self.scalar(entry)?;
        if scalar.plain {
            if let Some((nb, en)) = read_as(&scalar.text) {
                let place = self.place(&span);
                self.report(diagnostic::read_as_other(place, &scalar.text, nb, en));
            }
            if let Some(comment) = scalar.cut {
                let line =
                    self.text.text[comment..].split('\n').next().unwrap_or_default().trim_end();
                let whole = format!("{} {line}", scalar.text);
                let place = self.place(&(comment..comment + line.len()));
                self.report(diagnostic::cut_by_comment(place, &whole));
            }
        }
        let value = scalar.text.trim().to_owned();
        // Words in brackets wait for the right ones; `new` writes such stand-ins.
        if value.starts_with('[') && value.ends_with(']') {
            self.report(diagnostic::stand_in(self.place(&span), &entry.0.text));
        }
        Some(At { value, span })
    }

    fn text(&self, key: &'static str) -> Option<At<String>> {
        self.tell(key, Need::Always, Kind::Prose(None));
        self.required(key).and_then(|it| self.prose(it))
    }

    /// A text that has to be there, unless another field has one of some words.
    fn text_unless(
        &self,
        key: &'static str,
        other: &'static str,
        words: &'static [&'static str],
    ) -> Option<At<String>> {
        self.tell(key, Need::Unless(other, words), Kind::Prose(None));
        let excused = self.entries.iter().any(|(it, node)| {
            let word = match &node.value {
                Value::Scalar(scalar) => bare(scalar),
                Value::List(_) | Value::Map(_) => return false,
            };
            it.text == other && words.contains(&word.as_str())
        });
        if excused { self.text_if(key) } else { self.text(key) }
    }

    /// Words of somebody else, letter by letter.
    fn verbatim(&self, key: &'static str) -> Option<At<String>> {
        self.tell(key, Need::Always, Kind::Verbatim);
        self.text(key)
    }

    fn verbatim_if(&self, key: &'static str) -> Option<At<String>> {
        self.tell(key, Need::Never, Kind::Verbatim);
        self.text_if(key)
    }

    fn text_if(&self, key: &'static str) -> Option<At<String>> {
        self.tell(key, Need::Never, Kind::Prose(None));
        self.given(key, "\"\"").and_then(|it| self.prose(it))
    }

    fn short_text(&self, key: &'static str, limit: usize) -> Option<At<String>> {
        self.tell(key, Need::Always, Kind::Prose(Some(limit)));
        self.required(key).and_then(|it| self.prose(it)).map(|it| self.measure(key, it, limit))
    }

    fn short_text_if(&self, key: &'static str, limit: usize) -> Option<At<String>> {
        self.tell(key, Need::Never, Kind::Prose(Some(limit)));
        self.text_if(key).map(|it| self.measure(key, it, limit))
    }

    fn measure(&self, key: &str, at: At<String>, limit: usize) -> At<String> {
        let length = at.value.chars().count();
        if length > limit {
            self.report(diagnostic::too_long(self.place(&at.span), key, length, limit));
        }
        at
    }

    /// A name or number for machines: a comment behind it does no harm.
    fn word(&self, key: &'static str) -> Option<At<String>> {
        self.tell(key, Need::Always, Kind::Word);
        let (scalar, span) = self.required(key).and_then(|it| self.scalar(it))?;
        Some(At { value: bare(scalar), span })
    }

    fn word_if(&self, key: &'static str) -> Option<At<String>> {
        self.tell(key, Need::Never, Kind::Word);
        let (scalar, span) = self.given(key, "\"\"").and_then(|it| self.scalar(it))?;
        Some(At { value: bare(scalar), span })
    }

    /// The id of something that stands elsewhere.
    fn reference(&self, key: &'static str, what: What) -> Option<At<String>> {
        self.tell(key, Need::Always, Kind::Reference(what));
        self.word(key)
    }

    /// The id of a document, whose grammar is looked at where it is named, too.
    fn source_id(&self, key: &'static str) -> Option<At<String>> {
        self.tell(key, Need::Always, Kind::Reference(What::Source));
        self.id(key)
    }

    /// A list of ids of things that stand elsewhere.
    fn references(&self, key: &'static str, what: What) -> Option<Vec<At<String>>> {
        self.tell(key, Need::Always, Kind::Words(Box::new(Kind::Reference(what))));
        self.words(key)
    }

    fn references_if(&self, key: &'static str, what: What) -> Vec<At<String>> {
        self.tell(key, Need::Never, Kind::Words(Box::new(Kind::Reference(what))));
        self.words_if(key)
    }

    fn archive_path_if(&self, key: &'static str) -> Option<At<String>> {
        self.tell(key, Need::Never, Kind::Path);
        let at = self.word_if(key)?;
        if !lies_in_archive(&at.value) {
            self.report(diagnostic::source_path(self.place(&at.span), &at.value));
        }
        Some(at)
    }

    fn id(&self, key: &'static str) -> Option<At<String>> {
        self.tell(key, Need::Always, Kind::Id);
        let at = self.word(key)?;
        if !id::is_id(&at.value) {
            self.report(diagnostic::bad_id(self.place(&at.span), &at.value));
        }
        Some(at)
    }

    fn id_if(&self, key: &'static str) -> Option<At<String>> {
        self.tell(key, Need::Never, Kind::Id);
        self.given(key, "\"\"")?;
        self.id(key)
    }

    /// A list of ids.
    fn ids_if(&self, key: &'static str) -> Vec<At<String>> {
        self.tell(key, Need::Never, Kind::Words(Box::new(Kind::Id)));
        let ids = self.words_if(key);
        for at in ids.iter().filter(|it| !id::is_id(&it.value)) {
            self.report(diagnostic::bad_id(self.place(&at.span), &at.value));
        }
        ids
    }

    /// The id of a quotation: one word without hyphens, so that it ends an address unmistakably.
    fn quote_id(&self, key: &'static str) -> Option<At<String>> {
        self.tell(key, Need::Always, Kind::QuoteId);
        let at = self.id(key)?;
        if id::is_id(&at.value) && at.value.contains('-') {
            self.report(diagnostic::bad_id(self.place(&at.span), &at.value));
        }
        Some(at)
    }

    fn one_of<T: Copy>(
        &self,
        key: &'static str,
        what: What,
        words: &'static [&'static str],
        values: &[T],
    ) -> Option<At<T>> {
        self.tell(key, Need::Always, Kind::OneOf(what, words));
        let at = self.word(key)?;
        match words.iter().position(|it| *it == at.value) {
            Some(i) => Some(At { value: values[i], span: at.span }),
            None => {
                let known = words.iter().copied();
                self.report(diagnostic::unknown_word(self.place(&at.span), what, &at.value, known));
                None
            }
        }
    }

    fn one_of_if<T: Copy>(
        &self,
        key: &'static str,
        what: What,
        words: &'static [&'static str],
        values: &[T],
    ) -> Option<At<T>> {
        self.tell(key, Need::Never, Kind::OneOf(what, words));
        self.given(key, "\"\"")?;
        self.one_of(key, what, words, values)
    }

    /// A list of words of which each means one thing; those that mean nothing are told.
    fn all_of<T: Copy>(
        &self,
        key: &'static str,
        what: What,
        words: &'static [&'static str],
        values: &[T],
    ) -> Vec<T> {
        self.tell(key, Need::Never, Kind::Words(Box::new(Kind::OneOf(what, words))));
        let mut found = Vec::new();
        for at in self.words_if(key) {
            match words.iter().position(|it| *it == at.value) {
                Some(i) => found.push(values[i]),
                None => {
                    let (place, known) = (self.place(&at.span), words.iter().copied());
                    self.report(diagnostic::unknown_word(place, what, &at.value, known));
                }
            }
        }
        found
    }

    /// What editors write for each other. It is looked at like any text and not kept: what nobody has
    /// cannot be published.
    fn internal_note(&self) {
        let _ = self.text_if("internal_note");
    }

    fn status(&self) -> Option<Status> {
        let status = self.one_of_if("status", What::Status, Status::WORDS, Status::ALL);
        status.map(|it| it.value)
    }

    /// The languages that a site is built in: bokmål comes first, whatever the list says.
    fn languages(&self, key: &'static str) -> Vec<Language> {
        self.tell(
            key,
            Need::Never,
            Kind::Words(Box::new(Kind::OneOf(What::Language, SITE_LANGUAGES))),
        );
        let codes = Language::ALL.map(Language::code);
        let mut named = Vec::new();
        for at in self.words_if(key) {
            match Language::of(&at.value) {
                Some(language) => named.push(language),
                None => {
                    let place = self.place(&at.span);
                    self.report(diagnostic::unknown_word(place, What::Language, &at.value, codes));
                }
            }
        }
        let all = Language::ALL.into_iter();
        all.filter(|it| *it == Language::Nb || named.contains(it)).collect()
    }

    /// What stands under `translations`, for each language but bokmål.
    fn translations<T>(
        &self,
        read: impl Fn(&Fields<'a, 't>) -> Option<T> + Copy,
    ) -> Vec<(Language, T)> {
        let others = Language::ALL.into_iter().filter(|it| *it != Language::Nb);
        let all = self.map_if("translations", |it| {
            Some(others.filter_map(|of| Some((of, it.map_if(of.code(), read)?))).collect())
        });
        all.unwrap_or_default()
    }

    /// One text for each language but bokmål.
    fn translated_text(&self, key: &'static str) -> Vec<(Language, At<String>)> {
        let others = Language::ALL.into_iter().filter(|it| *it != Language::Nb);
        let all = self.map_if(key, |it| {
            Some(others.filter_map(|of| Some((of, it.text_if(of.code())?))).collect())
        });
        all.unwrap_or_default()
    }

    /// Other words for stances.
    fn stances(&self, key: &'static str) -> Vec<(Stance, At<String>)> {
        let all = self.map_if(key, |it| {
            let word = |stance: &Stance| {
                it.short_text_if(stance.word(), LONGEST_SHORT).map(|at| (*stance, at))
            };
            Some(Stance::ALL.iter().filter_map(word).collect())
        });
        all.unwrap_or_default()
    }

    fn language(&self, key: &'static str) -> Option<At<String>> {
        self.tell(key, Need::Always, Kind::OneOf(What::Language, LANGUAGES));
        self.word(key).and_then(|it| self.known_language(it))
    }

    fn language_if(&self, key: &'static str) -> Option<At<String>> {
        self.tell(key, Need::Never, Kind::OneOf(What::Language, LANGUAGES));
        self.word_if(key).and_then(|it| self.known_language(it))
    }

    fn known_language(&self, at: At<String>) -> Option<At<String>> {
        if LANGUAGES.contains(&at.value.as_str()) {
            return Some(at);
        }
        let place = self.place(&at.span);
        self.report(match read_as(&at.value) {
            Some((nb, en)) => Diagnostic {
                help: diagnostic::Words {
                    nb: "skriv `nb` eller `nn`".to_owned(),
                    en: "write `nb` or `nn`".to_owned(),
                },
                ..diagnostic::read_as_other(place, &at.value, nb, en)
            },
            None => diagnostic::unknown_word(
                place,
                What::Language,
                &at.value,
                LANGUAGES.iter().copied(),
            ),
        });
        None
    }

    fn number(&self, key: &'static str) -> Option<At<i16>> {
        self.tell(key, Need::Always, Kind::Number);
        self.word(key).and_then(|it| self.whole_number(it))
    }

    fn number_if(&self, key: &'static str) -> Option<At<i16>> {
        self.tell(key, Need::Never, Kind::Number);
        self.word_if(key).and_then(|it| self.whole_number(it))
    }

    fn whole_number(&self, at: At<String>) -> Option<At<i16>> {
        let digits = at.value.bytes().all(|it| it.is_ascii_digit());
        let number = if digits { at.value.parse().ok() } else { None };
        if number.is_none() {
            self.report(diagnostic::bad_number(self.place(&at.span), &at.value));
        }
        Some(At { value: number?, span: at.span })
    }

    fn date(&self, key: &'static str) -> Option<At<PartialDate>> {
        self.tell(key, Need::Always, Kind::Date);
        self.word(key).and_then(|it| self.known_date(it, PartialDate::is_whole))
    }

    fn date_if(&self, key: &'static str) -> Option<At<PartialDate>> {
        self.tell(key, Need::Never, Kind::Date);
        self.word_if(key).and_then(|it| self.known_date(it, PartialDate::is_whole))
    }

    fn partial_date_if(&self, key: &'static str) -> Option<At<PartialDate>> {
        self.tell(key, Need::Never, Kind::PartialDate);
        self.word_if(key).and_then(|it| self.known_date(it, |_| true))
    }

    fn known_date(
        &self,
        at: At<String>,
        fits: impl Fn(PartialDate) -> bool,
    ) -> Option<At<PartialDate>> {
        let date = PartialDate::parse(&at.value).filter(|it| fits(*it));
        if date.is_none() {
            self.report(diagnostic::bad_date(self.place(&at.span), &at.value, "2026-11-22"));
        }
        Some(At { value: date?, span: at.span })
    }

    fn url(&self, key: &'static str) -> Option<At<String>> {
        self.tell(key, Need::Always, Kind::Url);
        self.word(key).map(|it| self.known_url(key, it))
    }

    fn url_if(&self, key: &'static str) -> Option<At<String>> {
        self.tell(key, Need::Never, Kind::Url);
        self.word_if(key).map(|it| self.known_url(key, it))
    }

    fn known_url(&self, key: &str, at: At<String>) -> At<String> {
        let host = ["https://", "http://"].iter().find_map(|it| at.value.strip_prefix(it));
        let strange = |it: char| it.is_whitespace() || "<>\"`{}|\\^".contains(it);
        // RFC 2606 keeps the top domain `.example` for addresses that are not real.
        let name = host.unwrap_or_default().split('/').next().unwrap_or_default();
        if name.ends_with(".example") {
            self.report(diagnostic::stand_in(self.place(&at.span), key));
        }
        if host
            .is_none_or(|it| !it.starts_with(|c: char| c.is_alphanumeric()) || it.contains(strange))
        {
            self.report(diagnostic::bad_url(self.place(&at.span), &at.value));
        }
        at
    }

    fn colour(&self, key: &'static str) -> Option<At<String>> {
        self.tell(key, Need::Always, Kind::Colour);
        let at = self.word(key)?;
        let digits = at.value.strip_prefix('#').unwrap_or_default();
        if digits.len() != 6 || !digits.bytes().all(|it| it.is_ascii_hexdigit()) {
            self.report(diagnostic::bad_colour(self.place(&at.span), &at.value));
        }
        Some(At { value: at.value.to_lowercase(), span: at.span })
    }

    fn map<T>(
        &self,
        key: &'static str,
        read: impl FnOnce(&Fields<'a, 't>) -> Option<T>,
    ) -> Option<T> {
        if self.told.is_some() {
            self.tell(key, Need::Always, Kind::Map(self.shape(read)));
            return None;
        }
        self.required(key).and_then(|it| self.inner(it, read))
    }

    fn map_if<T>(
        &self,
        key: &'static str,
        read: impl FnOnce(&Fields<'a, 't>) -> Option<T>,
    ) -> Option<T> {
        if self.told.is_some() {
            self.tell(key, Need::Never, Kind::Map(self.shape(read)));
            return None;
        }
        self.given(key, "{}").and_then(|it| self.inner(it, read))
    }

    fn inner<T>(
        &self,
        entry: &'a (Key<'t>, Node<'t>),
        read: impl FnOnce(&Fields<'a, 't>) -> Option<T>,
    ) -> Option<T> {
        let (key, node) = entry;
        match &node.value {
            Value::Map(entries) => {
                Fields::read(self.text, self.found, node.span.clone(), entries, read)
            }
            Value::Scalar(scalar) if scalar.text.is_empty() => {
                self.report(diagnostic::empty_field(self.place(&key.span), &key.text));
                None
            }
            Value::Scalar(_) | Value::List(_) => {
                let words = ("felter på formen `navn: verdi`", "fields of the form `name: value`");
                self.report(diagnostic::wrong_kind(self.place(&key.span), &key.text, words));
                None
            }
        }
    }

    /// The items of a list that has to be there and hold something.
    fn items(&self, entry: &'a (Key<'t>, Node<'t>)) -> Option<&'a [Node<'t>]> {
        let (key, node) = entry;
        match &node.value {
            Value::List(items) if !items.is_empty() => Some(items),
            Value::List(_) => {
                self.report(diagnostic::empty_field(self.place(&key.span), &key.text));
                None
            }
            Value::Scalar(scalar) if scalar.text.is_empty() => {
                self.report(diagnostic::empty_field(self.place(&key.span), &key.text));
                None
            }
            Value::Scalar(_) | Value::Map(_) => {
                let words =
                    ("en liste, med `- ` foran hver post", "a list, with `- ` before each record");
                self.report(diagnostic::wrong_kind(self.place(&key.span), &key.text, words));
                None
            }
        }
    }

    fn words(&self, key: &'static str) -> Option<Vec<At<String>>> {
        self.tell(key, Need::Always, Kind::Words(Box::new(Kind::Word)));
        let entry = self.required(key)?;
        let mut words = Vec::new();
        for item in self.items(entry)? {
            match &item.value {
                Value::Scalar(scalar) if !scalar.text.trim().is_empty() => {
                    words
                        .push(At { value: scalar.text.trim().to_owned(), span: item.span.clone() });
                }
                _ => {
                    let words = ("ett ord på hver linje", "one word on each line");
                    self.report(diagnostic::wrong_kind(self.place(&item.span), key, words));
                }
            }
        }
        Some(words)
    }

    fn words_if(&self, key: &'static str) -> Vec<At<String>> {
        self.tell(key, Need::Never, Kind::Words(Box::new(Kind::Word)));
        if self.given(key, "[]").is_some() {
            self.words(key).unwrap_or_default()
        } else {
            Vec::new()
        }
    }

    fn records<T>(
        &self,
        key: &'static str,
        read: impl Fn(&Fields<'a, 't>) -> Option<T>,
    ) -> Option<Vec<T>> {
        if self.told.is_some() {
            self.tell(key, Need::Always, Kind::Records(self.shape(read), false));
            return None;
        }
        self.required(key).and_then(|it| self.each(it, read))
    }

    /// A list that has to be there, and may be written out as empty.
    fn records_or_none<T>(
        &self,
        key: &'static str,
        read: impl Fn(&Fields<'a, 't>) -> Option<T>,
    ) -> Option<Vec<T>> {
        if self.told.is_some() {
            self.tell(key, Need::Always, Kind::Records(self.shape(read), true));
            return None;
        }
        match self.entry(key).map(|(_, it)| &it.value) {
            Some(Value::List(items)) if items.is_empty() => Some(Vec::new()),
            _ => self.records(key, read),
        }
    }

    fn records_if<T>(
        &self,
        key: &'static str,
        read: impl Fn(&Fields<'a, 't>) -> Option<T>,
    ) -> Vec<T> {
        if self.told.is_some() {
            self.tell(key, Need::Never, Kind::Records(self.shape(read), false));
            return Vec::new();
        }
        self.given(key, "[]").and_then(|it| self.each(it, read)).unwrap_or_default()
    }

    /// Reads each item of a list as a map; items that cannot be read are told and left out.
    fn each<T>(
        &self,
        entry: &'a (Key<'t>, Node<'t>),
        read: impl Fn(&Fields<'a, 't>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let items = self.items(entry)?;
        let mut records = Vec::with_capacity(items.len());
        for item in items {
            match &item.value {
                Value::Map(entries) => records.extend(Fields::read(
                    self.text,
                    self.found,
                    item.span.clone(),
                    entries,
                    &read,
                )),
                Value::Scalar(_) | Value::List(_) => {
                    let words = (
                        "en post med felter på formen `navn: verdi`",
                        "a record with fields of the form `name: value`",
                    );
                    let place = self.place(&item.span);
                    self.report(diagnostic::wrong_kind(place, &entry.0.text, words));
                }
            }
        }
        Some(records)
    }
}

/// A word without blanks around it, and without typographic marks: those are told on their own.
fn bare(scalar: &Scalar<'_>) -> String {
    let word = scalar.text.trim();
    if scalar.plain { word.trim_matches(|it| SMART_QUOTES.contains(it)) } else { word }.to_owned()
}

/// What other YAML readers make of a plain word, if not text: in Norwegian and English.
///
/// YAML 1.1 (the type repository's bool, null, int, float and timestamp) and `ja`/`nei`, which
/// people expect to be answers.
pub(crate) fn read_as(word: &str) -> Option<(&'static str, &'static str)> {
    let lower = word.to_lowercase();
    match lower.as_str() {
        "y" | "yes" | "on" | "true" | "ja" => return Some(("et svar (sant)", "an answer (true)")),
        "n" | "no" | "off" | "false" | "nei" => {
            return Some(("et svar (usant)", "an answer (false)"));
        }
        "null" | "~" => return Some(("tomt", "nothing")),
        _ => {}
    }
    if PartialDate::parse(word).is_some_and(PartialDate::is_whole) {
        return Some(("en dato", "a date"));
    }
    let digits = lower.trim_start_matches(['+', '-']).replace('_', "");
    let number = digits.starts_with(|it: char| it.is_ascii_digit() || it == '.')
        && (digits.parse::<f64>().is_ok()
            || digits.strip_prefix("0x").is_some_and(|it| i64::from_str_radix(it, 16).is_ok())
            || digits.strip_prefix("0o").is_some_and(|it| i64::from_str_radix(it, 8).is_ok()));
    number.then_some(("et tall", "a number"))
}
