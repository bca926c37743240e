//! Holds what is true after checking: every reference resolves, and every party has a cell for every theme.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::content::lock::{EditionWords, Proved, ProvedAbsence, ProvedQuote};
use crate::content::markdown::Prose;
use crate::content::published::Published;
use crate::model::index::{
    ElectionIx, GroupIx, List, PartyIx, PlanIx, PositionRef, SourceIx, ThemeIx,
};
use crate::values::base_url::BaseUrl;
use crate::values::checksum::Sha256;
use crate::values::colour::Colour;
use crate::values::date::PartialDate;
use crate::values::id::{PartyId, PlanId, ThemeId};
use crate::values::language::{Language, Spelling};
use crate::values::pages::Pages;
use crate::values::position::PositionIds;
use crate::values::signature::PublicKey;
use crate::values::url::Url;
use crate::values::vocabulary::{ChangeKind, Edition, SourceKind, Stance};

pub mod check;
pub mod index;
pub mod told;
pub mod words;

/// Everything that pages are made of. Indices point into the lists of this struct.
#[derive(Clone, Debug)]
pub struct Model {
    /// How addresses are spelled in each language of the site, bokmål first.
    pub spellings: Vec<Spelling>,
    /// The site itself.
    pub site: Site,
    /// The key that the proofs and the site are signed with, if there is one.
    pub signing_key: Option<PublicKey>,
    /// Groups of themes, in their order.
    pub groups: List<GroupIx, Translated>,
    /// Words that readers may not know.
    pub terms: Vec<Term>,
    /// Themes: by group, then by their number, then by title.
    pub themes: List<ThemeIx, Theme>,
    /// Parties, by name in bokmål: the one order of parties, everywhere.
    pub parties: List<PartyIx, Party>,
    /// Documents that positions rest on, in the order of `site.yaml`.
    pub sources: List<SourceIx, Source>,
    /// Elections, newest first; at least one.
    pub elections: List<ElectionIx, Election>,
    /// Plans of actors that are no parties, by id: for comparison, never in the parties' tables.
    pub plans: List<PlanIx, Plan>,
    /// Addresses that are no more, as `site.yaml` tells of them: what they begin with, whether all
    /// below it is meant, and where they lead.
    pub redirects: Vec<(String, bool, String)>,
    /// Whether it holds drafts: only a preview does.
    pub drafts: bool,
    /// What was recorded when the site was last published.
    pub published: Arc<Published>,
}

/// A text in bokmål, and in the other languages that have it.
#[derive(Clone, Debug, Default)]
pub struct Translated<T = String> {
    /// In bokmål.
    pub nb: T,
    /// In other languages.
    pub others: BTreeMap<Language, T>,
}

impl<T> Translated<T> {
    /// The text in a language, or else in bokmål, and which of them it is.
    pub fn of(&self, language: Language) -> (&T, Language) {
        self.others.get(&language).map_or((&self.nb, Language::Nb), |it| (it, language))
    }
}

/// A word that readers may not know.
#[derive(Clone, Debug)]
pub struct Term {
    /// Its id.
    pub id: String,
    /// What it looks like in texts.
    pub forms: Vec<String>,
    /// The word, and what it means.
    pub words: Translated<(String, String)>,
}

/// The one rule of which positions have a page: those that somebody has read, or that evidence, a
/// note or the party's reply tells of.
pub fn tells(stance: Stance, evidence: bool, note: bool, reply: bool) -> bool {
    stance.is_read() || evidence || note || reply
}

/// A plan of an actor that is no party.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Id in addresses.
    pub id: PlanId,
    /// Who made it.
    pub actor: String,
    /// Its title.
    pub title: String,
    /// The years it is for.
    pub period: String,
    /// The language of its words.
    pub language: String,
    /// Index of the document that was read.
    pub source: SourceIx,
    /// What of it was read.
    pub read: Prose,
    /// What a reader has to know of it.
    pub note: Option<Prose>,
    /// When it was last checked.
    pub checked: PartialDate,
    /// What it aims at as a whole.
    pub aim: Option<PlanWords>,
    /// Its goals.
    pub goals: Vec<Goal>,
}

/// Verbatim words of a plan.
#[derive(Clone, Debug)]
pub struct PlanWords {
    /// The words.
    pub text: String,
    /// What was proved of them; `None` if the source is not in an archive.
    pub proof: Option<ProvedQuote>,
}

/// A goal of a plan.
#[derive(Clone, Debug)]
pub struct Goal {
    /// Its number, as printed.
    pub number: Option<String>,
    /// Its title.
    pub title: String,
    /// Its parts.
    pub sub_goals: Vec<SubGoal>,
}

/// A part of a goal of a plan.
#[derive(Clone, Debug)]
pub struct SubGoal {
    /// Its number, as printed.
    pub number: Option<String>,
    /// Its title.
    pub title: String,
    /// What is to be done.
    pub measures: Vec<Measure>,
}

/// Something that a plan says is to be done.
#[derive(Clone, Debug)]
pub struct Measure {
    /// Its own id, kept for ever.
    pub id: String,
    /// The words.
    pub words: PlanWords,
    /// Who is to do it.
    pub responsible: Option<String>,
    /// Indices of the themes that it speaks of.
    pub themes: Vec<ThemeIx>,
    /// Ids that it had before.
    pub aliases: Vec<String>,
}

/// The site itself.
#[derive(Clone, Debug)]
pub struct Site {
    /// Its name.
    pub title: String,
    /// One line under the name.
    pub tagline: Translated,
    /// What it is.
    pub description: Translated<Prose>,
    /// The address that it is published under; ends in `/`.
    pub base_url: BaseUrl,
    /// Who publishes it.
    pub publisher: String,
    /// Who answers for it.
    pub responsible_editor: String,
    /// Where to write.
    pub contact: String,
    /// How its positions were read and coded.
    pub method: Translated<Prose>,
    /// The licence of the site's own words: its name, and where it can be read.
    pub data_licence: Option<(String, Url)>,
    /// Whether each theme has a feed of its own.
    pub feeds: bool,
    /// Whether there are files for other programs.
    pub data: bool,
}

/// A theme.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Id in addresses.
    pub id: ThemeId,
    /// Its number in short addresses.
    pub code: Option<i16>,
    /// Ids that it had before.
    pub aliases: Vec<ThemeId>,
    /// Its title, question, proposition and words for stances.
    pub words: Translated<ThemeWords>,
    /// Index of its group.
    pub group: GroupIx,
    /// Whether it is not for readers yet.
    pub draft: bool,
    /// Sources of the background, in the order of their numbers.
    pub references: Vec<Reference>,
    /// The background.
    pub background: Prose,
}

/// What a theme is called and asks, in one language.
#[derive(Clone, Debug, Default)]
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
    pub stances: BTreeMap<Stance, String>,
}

/// A source of a theme's background.
#[derive(Clone, Debug)]
pub struct Reference {
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Its web address.
    pub url: Option<Url>,
    /// The address of a copy in an archive.
    pub archived: Option<Url>,
    /// When it was published.
    pub date: Option<PartialDate>,
}

/// A party.
#[derive(Clone, Debug)]
pub struct Party {
    /// Id in addresses.
    pub id: PartyId,
    /// Ids that it had before.
    pub aliases: Vec<PartyId>,
    /// Name.
    pub name: Translated,
    /// Short name.
    pub short: String,
    /// Colour.
    pub colour: Colour,
    /// Website.
    pub website: Url,
    /// Register and id there, for each that is confirmed.
    pub ids: Vec<(&'static str, String)>,
}

/// A document that positions rest on.
#[derive(Clone, Debug)]
pub struct Source {
    /// What kind of source it is.
    pub kind: SourceKind,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Its web address.
    pub url: Option<Url>,
    /// The address of a copy in an archive.
    pub archived: Option<Url>,
    /// When it was published.
    pub date: Option<PartialDate>,
    /// The years that it is for, as it writes them.
    pub period: Option<String>,
    /// Whether it was proposed or adopted, if it says so.
    pub edition: Option<Edition>,
    /// How many pages it has.
    pub pages: Option<i16>,
    /// Pages without text that somebody has read: which, in which role, and when.
    pub read_by_eye: Vec<(Pages, String, PartialDate)>,
    /// How it is known that what rests on it is proved.
    pub proved: Proved,
    /// What is known of the edition that was read, if there is a file of it.
    pub passport: Option<Passport>,
}

/// What is known of the edition of a document, so that nobody takes it for another.
#[derive(Clone, Debug)]
pub struct Passport {
    /// Its language, as far as known.
    pub language: Option<String>,
    /// Checksum of its file.
    pub sha256: Sha256,
    /// What its first page with words says: its beginning.
    pub title_page: Option<String>,
    /// The day that its file was made, as its maker's program wrote into it.
    pub created: Option<PartialDate>,
    /// The day that its file was last changed, the same way.
    pub changed: Option<PartialDate>,
    /// Its own words on whether it was adopted.
    pub words: Option<EditionWords>,
    /// Other files with the same text.
    pub twins: Vec<Twin>,
    /// When somebody last saw that there is no newer edition.
    pub newest_seen: Option<PartialDate>,
}

/// Another file with the same text, in another language or with other page numbers.
#[derive(Clone, Debug)]
pub struct Twin {
    /// Its language.
    pub language: String,
    /// How many pages it has.
    pub pages: Option<i16>,
    /// Its web address.
    pub url: Option<Url>,
}

/// An election.
#[derive(Clone, Debug)]
pub struct Election {
    /// What its addresses begin with: nothing for the newest, else `2021/`.
    pub prefix: String,
    /// Its year.
    pub year: i16,
    /// Its name.
    pub title: Translated,
    /// Election day.
    pub date: PartialDate,
    /// By which rule parties are included.
    pub inclusion: Translated,
    /// Who is left out, and why.
    pub left_out: Vec<(String, String)>,
    /// One programme for each party that takes part, in the order of parties.
    pub programmes: Vec<Arc<Programme>>,
    /// Whether two parties have a page of their own.
    pub pairs: bool,
    /// Whether a position has a page of its own.
    pub positions: bool,
    /// Whether pages have a picture for where links are shared.
    pub cards: bool,
    /// Whether pages have others beside them, to share and to embed them.
    pub shares: bool,
    /// Whether only the preview shows it yet.
    pub draft: bool,
}

/// A party's programme for an election.
#[derive(Clone, Debug)]
pub struct Programme {
    /// Index of the party.
    pub party: PartyIx,
    /// Title.
    pub title: String,
    /// Draft, adopted …
    pub edition: Edition,
    /// Index of the document that was read.
    pub source: SourceIx,
    /// What of it was read.
    pub read: Prose,
    /// What a reader has to know of this edition.
    pub note: Option<Prose>,
    /// When its positions were last checked.
    pub checked: PartialDate,
    /// Whether its positions are not for readers yet.
    pub draft: bool,
    /// One for each theme, in the order of themes.
    pub positions: List<ThemeIx, Position>,
}

/// What a party says of a theme.
#[derive(Clone, Debug)]
pub struct Position {
    /// Where it stands.
    pub stance: Stance,
    /// The line of its record in the programme's file, from 1; the first where it has none.
    pub line: usize,
    /// Whether it is not for readers yet, by itself or with its programme or theme.
    pub draft: bool,
    /// Our own summary; empty only if nobody has looked.
    pub summary: Prose,
    /// The words that carry the position; none if nothing was found.
    pub quotes: Vec<Quote>,
    /// What others tell of it, where we have not read the programme ourselves.
    pub evidence: Vec<Evidence>,
    /// What was searched, where nothing was found; `None` if the source is not in an archive.
    pub absence: Option<Box<Absence>>,
    /// Editors' remark for readers.
    pub note: Option<Prose>,
    /// When it was checked; `None` only if nobody has looked.
    pub checked: Option<PartialDate>,
    /// The last day for checking it again.
    pub review_by: Option<PartialDate>,
    /// Who chose the stance.
    pub coded_by: Option<String>,
    /// Who looked over that.
    pub checked_by: Option<String>,
    /// What the party has said of it to us.
    pub reply: Option<Box<Reply>>,
    /// Ids of quotations that stood here.
    pub aliases: Vec<String>,
    /// What was changed since it was published, oldest first.
    pub changes: Vec<Change>,
}

/// What a party has said of how its position is shown, in its own words.
#[derive(Clone, Debug)]
pub struct Reply {
    /// When.
    pub date: PartialDate,
    /// The words.
    pub text: String,
    /// Where it says so, or more.
    pub url: Option<Url>,
}

/// What was changed in a published position.
#[derive(Clone, Debug)]
pub struct Change {
    /// When.
    pub date: PartialDate,
    /// Whether something was wrong, unclear, or has become otherwise.
    pub kind: ChangeKind,
    /// The stance before and after, if it was changed.
    pub stance: Option<(Stance, Stance)>,
    /// What was changed, and why.
    pub why: Prose,
}

/// What was searched where something is not said.
#[derive(Clone, Debug)]
pub struct Absence {
    /// The terms.
    pub terms: Vec<String>,
    /// The words of which one has to stand nearby for the position's own terms to count, if it asks for them.
    pub near: Vec<String>,
    /// What was found and rejected.
    pub proof: ProvedAbsence,
}

/// What another source tells of a position, in our own words.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// What it tells.
    pub fact: String,
    /// The source.
    pub source: Source,
    /// Where in it.
    pub locator: Option<String>,
}

/// Words of a programme.
#[derive(Clone, Debug)]
pub struct Quote {
    /// Its own id, kept for ever.
    pub id: String,
    /// The words.
    pub text: String,
    /// Their language.
    pub language: String,
    /// The heading that they stand under.
    pub heading: Option<String>,
    /// Number or letter of the item.
    pub item: Option<String>,
    /// The page that their author gives.
    pub page: Option<i16>,
    /// What was proved of them; `None` if the source is not in an archive.
    pub proof: Option<Box<ProvedQuote>>,
    /// Ids that it had before.
    pub aliases: Vec<String>,
}

impl Model {
    /// All positions: by election, party and theme.
    pub fn positions(&self) -> impl Iterator<Item = (PositionRef, &Position)> {
        self.elections.iter_enumerated().flat_map(|(election, it)| {
            it.programmes.iter().flat_map(move |programme| {
                let party = programme.party;
                let positions = programme.positions.iter_enumerated();
                positions.map(move |(theme, it)| (PositionRef { election, theme, party }, it))
            })
        })
    }

    /// The position of a party that takes part in an election, by the ids that it has now.
    pub fn find(&self, ids: PositionIds<'_>) -> Option<PositionRef> {
        let election = self.elections.position(|it| it.year == ids.year)?;
        let theme = self.themes.position(|it| it.id == ids.theme)?;
        let party = self.parties.position(|it| it.id == ids.party)?;
        self.elections[election].programme(party)?;
        Some(PositionRef { election, theme, party })
    }

    /// A position by the ids that it has now.
    pub fn ids(&self, at: PositionRef) -> PositionIds<'_> {
        PositionIds {
            party: &self.parties[at.party].id,
            year: self.elections[at.election].year,
            theme: &self.themes[at.theme].id,
        }
    }
}

impl Election {
    /// The programme of a party, if it takes part.
    pub fn programme(&self, party: PartyIx) -> Option<&Programme> {
        let at = self.programmes.binary_search_by_key(&party, |it| it.party).ok()?;
        Some(&self.programmes[at])
    }

    /// Whether a party's position on a theme has a page of its own: not if there is nothing to tell.
    pub fn has_position(&self, theme: ThemeIx, party: PartyIx) -> bool {
        let tells = |it: &Programme| it.positions[theme].tells();
        self.positions && self.programme(party).is_some_and(tells)
    }
}

impl Programme {
    /// Whether somebody has looked at any of its positions.
    pub fn is_looked_at(&self) -> bool {
        self.positions.iter().any(Position::tells)
    }
}

impl Position {
    /// Whether there is more to tell than that nobody has looked.
    pub fn tells(&self) -> bool {
        let (note, reply) = (self.note.is_some(), self.reply.is_some());
        tells(self.stance, !self.evidence.is_empty(), note, reply)
    }
}
