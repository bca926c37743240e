//! Reads the front matter of a theme.

use std::ops::Range;

use crate::content::schema::at::{At, Filed};
use crate::content::schema::fields::{Fields, part};
use crate::content::schema::limits::{LONGEST_SHORT, LONGEST_TITLE};
use crate::content::text::Text;
use crate::content::yaml::front_matter;
use crate::report::diagnostic::{Report, What};
use crate::report::faults;
use crate::values::date::PartialDate;
use crate::values::language::Language;
use crate::values::vocabulary::{Stance, Status};

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

/// Reads `themes/<theme>.md`: front matter between lines of `---`, then the background.
pub fn theme(text: Text) -> (Option<Filed<Theme>>, Report) {
    let parts =
        front_matter(&text.text).filter(|(front, _)| !text.text[front.clone()].trim().is_empty());
    let Some((front, body)) = parts else {
        let place = text.place(0..text.text.find('\n').unwrap_or(text.text.len()));
        return (None, vec![faults::front_matter(place)]);
    };
    let (end, close) = (text.text.len(), front.end);
    part(text, front, |fields| {
        if fields.text.text[body..].trim().is_empty() {
            fields.report(faults::no_background(fields.text.place(close..close + 3)));
        }
        theme_fields(fields, body..end)
    })
}

pub(crate) fn theme_fields(fields: &Fields<'_, '_>, body: Range<usize>) -> Option<Theme> {
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
