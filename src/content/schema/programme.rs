//! Reads the file of a programme.

use std::ops::Range;

use crate::content::schema::at::{At, Filed};
use crate::content::schema::field::{Declared, field};
use crate::content::schema::fields::{Fields, file};
use crate::content::schema::position::{Position, position};
use crate::content::text::Text;
use crate::report::diagnostic::{Report, What};
use crate::values::date::PartialDate;
use crate::values::vocabulary::{Edition, Status};

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

/// Reads `parties/<party>/<year>.yaml`.
///
/// Positions and quotations that cannot be read are left out: the report says why.
pub fn programme(text: Text) -> (Option<Filed<Programme>>, Report) {
    file(text, programme_fields)
}

/// The fields of `programme`, as far as they could be read.
#[derive(Default)]
struct Head {
    title: Option<At<String>>,
    edition: Option<At<Edition>>,
    language: Option<At<String>>,
    source: Option<At<String>>,
    read: Option<At<String>>,
    checked: Option<At<PartialDate>>,
    coded_by: Option<At<String>>,
    checked_by: Option<At<String>>,
    note: Option<At<String>>,
    status: Option<At<Status>>,
    review_by: Option<At<PartialDate>>,
}

/// The document that was read.
pub(super) const SOURCE: Declared = field(
    "source",
    ("Kilde", "Id-en til dokumentet, en av kildene i site.yaml."),
    ("Source", "The id of the document, one of the sources in site.yaml."),
);
/// What of it was read.
pub(super) const READ: Declared = field(
    "read",
    ("Hva er lest", "Hvilke deler som er lest, for leseren. Markdown."),
    ("What was read", "Which parts were read, for readers. Markdown."),
);
/// When that was last checked.
pub(super) const CHECKED: Declared = field(
    "checked",
    ("Sist kontrollert", "Skrives år-måned-dag: 2026-11-22."),
    ("Last checked", "Written year-month-day: 2026-11-22."),
);

pub(crate) fn programme_fields(fields: &Fields<'_, '_>) -> Option<Programme> {
    let of =
        field("programme", ("Programmet", "Hva som er lest."), ("The programme", "What was read."));
    let head = fields.map(of, |inner| {
        let title = inner.text(field(
            "title",
            ("Tittel", "Tittelen på programmet, slik det selv skriver den."),
            ("Title", "The title of the programme, as it writes it itself."),
        ));
        let of = field(
            "edition",
            ("Utgave", "Om teksten er et forslag eller vedtatt."),
            ("Edition", "Whether the text is a proposal or adopted."),
        );
        let edition = inner.one_of(of, What::Edition, Edition::CHOICES, Edition::ALL);
        let language = inner.language(field(
            "language",
            ("Språk", "Språket sitatene er skrevet på."),
            ("Language", "The language that the quotations are written in."),
        ));
        let source = inner.source_id(SOURCE);
        let read = inner.text(READ);
        let checked = inner.date(CHECKED);
        let coded_by = inner.text_if(field(
            "coded_by",
            ("Kodet av", "Hvem som leste programmet og valgte standpunktene."),
            ("Coded by", "Who read the programme and chose the stances."),
        ));
        let checked_by = inner.text_if(field(
            "checked_by",
            ("Kontrollert av", "En annen som har sett over det."),
            ("Checked by", "Somebody else, who looked that over."),
        ));
        let note = inner.text_if(field(
            "note",
            ("Merknad", "Det leseren må vite om utgaven. Markdown."),
            ("Note", "What readers have to know of the edition. Markdown."),
        ));
        let status = inner.status();
        let review_by = inner.date_if(field(
            "review_by",
            (
                "Kontrolleres innen",
                "Siste dag for neste kontroll. Leserne ser den, og at den er passert.",
            ),
            (
                "Check again by",
                "The last day for the next check. Readers see it, and that it has passed.",
            ),
        ));
        inner.internal_note();
        Some(Head {
            title,
            edition,
            language,
            source,
            read,
            checked,
            coded_by,
            checked_by,
            note,
            status,
            review_by,
        })
    });
    let positions_span = fields.span_of("positions");
    // A programme that nobody has read yet has an empty list, written out: `[]`.
    let of = field(
        "positions",
        ("Standpunkter", "Ett for hvert tema."),
        ("Positions", "One for each theme."),
    );
    let positions = fields.records_or_none(of, position);
    let whole = fields.whole("positions", positions.as_ref());
    let head = head.unwrap_or_default();
    let start = fields.span.start..fields.span.start;
    let or_blank = |it| fields.or_blank(it);
    Some(Programme {
        title: or_blank(head.title),
        edition: head.edition.unwrap_or(At { value: Edition::NotStated, span: start.clone() }),
        language: or_blank(head.language),
        source: or_blank(head.source),
        read: or_blank(head.read),
        checked: head.checked.unwrap_or(At { value: PartialDate::UNKNOWN, span: start }),
        review_by: head.review_by,
        coded_by: head.coded_by,
        checked_by: head.checked_by,
        note: head.note,
        status: head.status.map_or(Status::Published, |it| it.value),
        positions_span,
        positions: positions.unwrap_or_default(),
        whole,
    })
}
