//! Reads the file of the site.

use crate::content::schema::at::{At, Filed};
use crate::content::schema::fields::{Fields, file};
use crate::content::schema::limits::{LONGEST_SITE, MOST_PAIRED};
use crate::content::text::Text;
use crate::report::diagnostic::{Report, What};
use crate::values::base_url::BaseUrl;
use crate::values::date::PartialDate;
use crate::values::language::Language;
use crate::values::vocabulary::{Edition, PageKind, Repair, SourceKind, Status};

/// `site.yaml`.
#[derive(Clone, Debug)]
pub struct Site {
    /// Name of the site.
    pub title: At<String>,
    /// One line under the name.
    pub tagline: At<String>,
    /// What the site is, for the front page: Markdown.
    pub description: At<String>,
    /// The address that the site is published under, if it can be one.
    pub base_url: Option<At<BaseUrl>>,
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

/// A list of words that search terms may name.
#[derive(Clone, Debug)]
pub struct WordList {
    /// Its id.
    pub id: At<String>,
    /// The words.
    pub words: Vec<At<String>>,
}

impl Election {
    /// Whether two parties have a page of their own.
    pub fn has_pairs(&self) -> bool {
        !self.without.contains(&PageKind::Pairs) && self.parties.len() <= MOST_PAIRED
    }
}

/// Reads `site.yaml`.
pub fn site(text: Text) -> (Option<Filed<Site>>, Report) {
    file(text, site_fields)
}

pub(crate) fn site_fields(fields: &Fields<'_, '_>) -> Option<Site> {
    let title = fields.short_text("title", LONGEST_SITE);
    let tagline = fields.text("tagline");
    let description = fields.text("description");
    let base_url = fields.base_url("base_url");
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
        base_url,
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

pub(crate) fn source(fields: &Fields<'_, '_>) -> Option<Source> {
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
