//! Reads the front matter of a theme.

use std::ops::Range;

use crate::content::schema::at::{At, Filed};
use crate::content::schema::field::{Declared, field};
use crate::content::schema::fields::{Fields, part};
use crate::content::schema::limits::{LONGEST_SHORT, LONGEST_TITLE};
use crate::content::schema::source::Cited;
use crate::content::text::Text;
use crate::content::yaml::front_matter;
use crate::report::diagnostic::{Report, What};
use crate::report::faults;
use crate::values::date::PartialDate;
use crate::values::language::Language;
use crate::values::url::Url;
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
    pub url: Option<At<Url>>,
    /// The address of a copy in an archive, for when that one is gone.
    pub archived: Option<At<Url>>,
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

const TITLE: Declared =
    field("title", ("Tittel", "Tittelen på temaet."), ("Title", "The title of the theme."));
const SHORT: Declared =
    field("short", ("Kort tittel", "For tabeller."), ("Short title", "For tables."));
const QUESTION: Declared = field(
    "question",
    ("Spørsmål", "Spørsmålet til leseren, som kan besvares med ja eller nei."),
    ("Question", "The question for readers, which can be answered with yes or no."),
);
const PROPOSITION: Declared = field(
    "proposition",
    ("Påstand", "Påstanden som alle standpunkter kodes mot, ord for ord."),
    ("Proposition", "The proposition that all positions are coded against, word for word."),
);
const ALIASES: Declared = field(
    "aliases",
    ("Tidligere id-er", "Id-er temaet har hatt. Adressene deres leder hit."),
    ("Former ids", "Ids that the theme had. Their addresses lead here."),
);
const STANCES: Declared = field(
    "stances",
    ("Ord for standpunkter", "Andre ord enn de vanlige, for eksempel «Utvide» for «for»."),
    ("Words for stances", "Other words than the usual ones, such as “Utvide” for “for”."),
);

pub(crate) fn theme_fields(fields: &Fields<'_, '_>, body: Range<usize>) -> Option<Theme> {
    let title = fields.short_text(TITLE, LONGEST_TITLE);
    let short = fields.short_text(SHORT, LONGEST_SHORT);
    let question = fields.text(QUESTION);
    let proposition = fields.text(PROPOSITION);
    let of = field(
        "group",
        ("Gruppe", "Id-en til gruppa i site.yaml."),
        ("Group", "The id of the group in site.yaml."),
    );
    let group = fields.reference(of, What::Group);
    let order = fields.number_if(field(
        "order",
        ("Plass i gruppa", "Temaer uten plass kommer sist, etter tittel."),
        ("Place in the group", "Themes without a place come last, by title."),
    ));
    let status = fields.status().map_or(Status::Published, |it| it.value);
    let code = fields.number_if(field(
        "code",
        ("Nummer", "Nummeret i den korte adressen /t/12/. Gis én gang og beholdes."),
        ("Number", "The number in the short address /t/12/. Given once and kept."),
    ));
    let aliases = fields.ids_if(ALIASES);
    let stances = fields.stances(STANCES);
    let of = field(
        "translations",
        ("Oversettelser", "Temaets ord på andre språk. Mangler ett, står temaet på bokmål."),
        (
            "Translations",
            "The theme's words in other languages. If one is missing, the theme \
                stands in bokmål.",
        ),
    );
    let translations = fields.translations(of, |words| {
        let title = words.short_text_if(TITLE, LONGEST_TITLE);
        let short = words.short_text_if(SHORT, LONGEST_SHORT);
        let question = words.text_if(QUESTION);
        let proposition = words.text_if(PROPOSITION);
        let slug = words.id_if(field(
            "slug",
            ("Navn i adresser", "Hva temaet heter i adresser på språket, hvis ikke id-en."),
            (
                "Name in addresses",
                "What the theme is called in addresses in the language, if not by its id.",
            ),
        ));
        let aliases = words.ids_if(ALIASES);
        let stances = words.stances(STANCES);
        Some(ThemeWords { slug, aliases, title, short, question, proposition, stances })
    });
    let of = field(
        "search",
        ("Søkeord", "Det en tekst som handler om temaet, søkes gjennom etter."),
        ("Search terms", "What a text that is about the theme is searched for."),
    );
    let search = fields.records_if(of, |group| {
        let near = group.words_if(field(
            "near",
            (
                "I nærheten",
                "Ord der minst ett må stå i samme avsnitt, eller navnet på en \
                ordliste i site.yaml.",
            ),
            (
                "Nearby",
                "Words of which at least one has to stand in the same passage, or the \
                name of a word list in site.yaml.",
            ),
        ));
        let nb = group.words_if(field(
            "nb",
            (
                "Bokmål",
                "Hele ord. * står for hvilken som helst ending. Store bokstaver \
                gjelder bare slik de står.",
            ),
            (
                "Bokmål",
                "Whole words. * stands for any ending. Capital letters match only as \
                they stand.",
            ),
        ));
        let nn = group.words_if(field(
            "nn",
            ("Nynorsk", "Hele ord, som for bokmål."),
            ("Nynorsk", "Whole words, as for bokmål."),
        ));
        Some(Search { near, nb, nn })
    });
    let of = field(
        "sources",
        ("Kilder", "Kildene til bakgrunnen. Teksten viser til dem med [^id]."),
        ("Sources", "The sources of the background. The text refers to them by [^id]."),
    );
    let sources = fields.records_if(of, |reference| {
        let id = reference.id(field("id", ("Id", "Ordet i [^id]."), ("Id", "The word in [^id].")));
        let Cited { title, publisher, url, date, archived } = Cited::read(reference);
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
