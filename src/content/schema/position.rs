//! Reads the records of positions in the file of a programme.

use std::ops::Range;

use crate::content::schema::at::At;
use crate::content::schema::field::field;
use crate::content::schema::fields::Fields;
use crate::content::schema::source::{Cited, KIND};
use crate::report::diagnostic::What;
use crate::values::date::PartialDate;
use crate::values::url::Url;
use crate::values::vocabulary::{ChangeKind, SourceKind, Stance, Status};

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
    /// What the summary says that the programme does not say: search terms, and names of word lists.
    pub silent: Vec<At<String>>,
    /// The words of which one has to stand nearby for those terms to count; none if they count by themselves.
    pub silent_near: Vec<At<String>>,
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

impl Position {
    /// The position on a theme that nobody has read anything for: where its record and its stance stand.
    pub fn unread(span: Range<usize>, theme: At<String>, stance: Range<usize>) -> Position {
        Position {
            theme,
            status: Status::Published,
            stance: Some(At { value: Stance::NotRead, span: stance }),
            summary: At { value: String::new(), span: span.clone() },
            quotes: Vec::new(),
            quoted: false,
            quotes_whole: true,
            evidence: Vec::new(),
            evidenced: false,
            rejected: Vec::new(),
            silent: Vec::new(),
            silent_near: Vec::new(),
            note: None,
            checked: None,
            review_by: None,
            coded_by: None,
            checked_by: None,
            reply: None,
            aliases: Vec::new(),
            changes: Vec::new(),
            span,
        }
    }
}

/// What a party has said of how its position is shown.
#[derive(Clone, Debug)]
pub struct Reply {
    /// When.
    pub date: At<PartialDate>,
    /// Its own words, as they are.
    pub text: At<String>,
    /// Where it says so, or more.
    pub url: Option<At<Url>>,
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
    pub url: Option<At<Url>>,
    /// The address of a copy in an archive, for when that one is gone.
    pub archived: Option<At<Url>>,
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

/// A passage that a search found and a reader rejected.
#[derive(Clone, Debug)]
pub struct Rejected {
    /// A few words of it, verbatim.
    pub text: At<String>,
    /// Why it does not count.
    pub why: At<String>,
}

pub(super) fn position(fields: &Fields<'_, '_>) -> Option<Position> {
    let of = field(
        "theme",
        ("Tema", "Id-en til temaet: navnet på fila i themes, uten .md."),
        ("Theme", "The id of the theme: the name of its file in themes, without .md."),
    );
    let theme = fields.reference(of, What::Theme);
    let status = fields.status();
    let of = field(
        "stance",
        (
            "Standpunkt",
            "Kodes mot påstanden til temaet, ord for ord. Er du i tvil, så velg \
                «mentioned».",
        ),
        (
            "Stance",
            "Coded against the proposition of the theme, word for word. If in \
                doubt, choose “mentioned”.",
        ),
    );
    let stance = fields.one_of(of, What::Stance, Stance::CHOICES, Stance::ALL);
    // Where nobody has looked there is nothing to sum up.
    let summary = fields.text_unless(
        field(
            "summary",
            ("Sammendrag", "Med egne, nøytrale ord, i korte setninger. Markdown."),
            ("Summary", "In our own, neutral words, in short sentences. Markdown."),
        ),
        "stance",
        Stance::UNREAD,
    );
    let of = field(
        "quotes",
        ("Sitater", "Ett til tre sitater som bærer standpunktet."),
        ("Quotations", "One to three quotations that carry the position."),
    );
    let quotes = fields.records_if(of, |quote| {
        let id = quote.quote_id(field(
            "id",
            (
                "Id",
                "s1, s2 og så videre. Gis én gang og beholdes: den står i adressen til sitatet.",
            ),
            (
                "Id",
                "s1, s2 and so on. Given once and kept: it stands in the address of the quotation.",
            ),
        ));
        let text = quote.verbatim(field(
            "text",
            ("Sitatet", "Ordrett fra kilden, høyst 40 ord. Det som er utelatt, merkes [...]."),
            (
                "The quotation",
                "Word for word from the source, at most 40 words. What is left out is \
                marked [...].",
            ),
        ));
        let heading = quote.verbatim_if(field(
            "heading",
            ("Overskrift", "Overskriften sitatet står under, ordrett."),
            ("Heading", "The heading that the quotation stands under, word for word."),
        ));
        let item = quote.word_if(field(
            "item",
            ("Punkt", "Nummeret eller bokstaven på punktet."),
            ("Item", "The number or letter of the item."),
        ));
        let page = quote.number_if(field(
            "page",
            ("Side", "Siden i fila, talt fra 1."),
            ("Page", "The page of the file, counted from 1."),
        ));
        let language = quote.language_if(field(
            "language",
            ("Språk", "Bare hvis det er et annet enn programmets."),
            ("Language", "Only if it is not that of the programme."),
        ));
        let aliases = quote.ids_if(field(
            "aliases",
            ("Tidligere id-er", "Id-er sitatet har hatt. Lenkene til dem leder hit."),
            ("Former ids", "Ids that the quotation had. Links to them lead here."),
        ));
        Some(Quote { id: id?, text: text?, heading, item, page, language, aliases })
    });
    let quotes_whole = fields.entry("quotes").is_none() || fields.whole("quotes", Some(&quotes));
    let of = field(
        "evidence",
        ("Andre kilder", "Hva andre forteller, når vi ikke har lest programmet selv."),
        ("Other sources", "What others tell, where we have not read the programme ourselves."),
    );
    let evidence = fields.records_if(of, |record| {
        let fact = record.text(field(
            "fact",
            ("Opplysning", "Det kilden forteller, med våre egne ord."),
            ("Fact", "What the source tells, in our own words."),
        ));
        let kind = record.one_of(KIND, What::SourceKind, SourceKind::CHOICES, SourceKind::ALL);
        let Cited { title, publisher, url, date, archived } = Cited::read(record);
        let locator = record.text_if(field(
            "locator",
            ("Sted", "Hvor i kilden det står."),
            ("Place", "Where in the source it stands."),
        ));
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
    let of = field(
        "rejected",
        ("Forkastede treff", "Avsnitt søket fant, og som ikke gjelder det som er søkt."),
        ("Rejected hits", "Passages that the search found, and that do not speak of it."),
    );
    let rejected = fields.records_if(of, |it| {
        let text = it.verbatim(field(
            "text",
            ("Noen ord av avsnittet", "Ordrett, så mange at stedet er til å finne."),
            ("Some words of the passage", "Word for word, so many that the place can be found."),
        ));
        let why = it.text(field(
            "why",
            ("Grunn", "Hvorfor det ikke teller."),
            ("Reason", "Why it does not count."),
        ));
        Some(Rejected { text: text?, why: why? })
    });
    let silent = fields.words_if(field(
        "silent",
        (
            "Sies ikke",
            "Søkeord for det sammendraget sier at programmet ikke nevner. Hvert avsnitt de finner, må være \
                sitert her eller stå under «Forkastede treff».",
        ),
        (
            "Not said",
            "Search terms for what the summary says that the programme does not mention. Each passage that \
                they find has to be quoted here or stand under “Rejected hits”.",
        ),
    ));
    let silent_near = fields.words_if(field(
        "silent_near",
        ("Bare nær", "Ord som må stå i samme avsnitt eller overskrift for at de søkeordene skal telle."),
        ("Only near", "Words of which one has to stand in the same passage or heading for those terms to count."),
    ));
    let note = fields.text_if(field(
        "note",
        ("Merknad", "En merknad til leseren. Markdown."),
        ("Note", "A note for readers. Markdown."),
    ));
    let checked = fields.date_if(field(
        "checked",
        ("Sist kontrollert", "Bare hvis det er en annen dag enn for resten av programmet."),
        ("Last checked", "Only if it is another day than for the rest of the programme."),
    ));
    let review_by = fields.date_if(field(
        "review_by",
        ("Kontrolleres innen", "Bare hvis det er en annen dag enn for resten av programmet."),
        ("Check again by", "Only if it is another day than for the rest of the programme."),
    ));
    let coded_by = fields.text_if(field(
        "coded_by",
        ("Kodet av", "Bare hvis det er en annen enn for resten av programmet."),
        ("Coded by", "Only if it is somebody else than for the rest of the programme."),
    ));
    let checked_by = fields.text_if(field(
        "checked_by",
        ("Kontrollert av", "Bare hvis det er en annen enn for resten av programmet."),
        ("Checked by", "Only if it is somebody else than for the rest of the programme."),
    ));
    let of = field(
        "reply",
        ("Partiets kommentar", "Det partiet har svart oss, med sine egne ord."),
        ("Reply of the party", "What the party answered us, in its own words."),
    );
    let reply = fields.map_if(of, |inner| {
        let date = inner.date(field(
            "date",
            ("Dato", "Dagen partiet svarte."),
            ("Date", "The day that the party answered."),
        ));
        let text = inner.verbatim(field(
            "text",
            ("Kommentaren", "Ordrett, høyst 60 ord."),
            ("The reply", "Word for word, at most 60 words."),
        ));
        let url = inner.url_if(field(
            "url",
            ("Adresse", "Der partiet sier det, eller mer."),
            ("Address", "Where the party says so, or more."),
        ));
        Some(Box::new(Reply { date: date?, text: text?, url }))
    });
    let aliases = fields.ids_if(field(
        "aliases",
        ("Tidligere id-er", "Id-er til sitater som er borte. Lenkene til dem leder hit."),
        ("Former ids", "Ids of quotations that are gone. Links to them lead here."),
    ));
    let of = field(
        "changes",
        ("Endringer", "Hva som er endret siden det ble publisert. Slettes aldri."),
        ("Changes", "What was changed since it was published. Never deleted."),
    );
    let changes = fields.records_if(of, |change| {
        let date = change.date(field(
            "date",
            ("Dato", "Dagen det ble endret."),
            ("Date", "The day that it was changed."),
        ));
        let of = field(
            "kind",
            ("Slags endring", "Om noe var feil, uklart eller er blitt annerledes."),
            ("Kind of change", "Whether something was wrong, unclear, or has become otherwise."),
        );
        let kind = change.one_of(of, What::ChangeKind, ChangeKind::CHOICES, ChangeKind::ALL);
        let of = field(
            "was",
            ("Standpunkt før", "Bare hvis standpunktet var et annet."),
            ("Stance before", "Only if the stance was another."),
        );
        let was = change.one_of_if(of, What::Stance, Stance::CHOICES, Stance::ALL);
        let why = change.text(field(
            "why",
            ("Hva og hvorfor", "For leseren. Markdown."),
            ("What and why", "For readers. Markdown."),
        ));
        Some(Change { date: date?, kind: kind?, was, why: why? })
    });
    fields.internal_note();
    Some(Position {
        span: fields.span.clone(),
        theme: fields.or_blank(theme),
        status: status.map_or(Status::Published, |it| it.value),
        stance,
        summary: summary.unwrap_or(At { value: String::new(), span: fields.span.clone() }),
        quotes,
        quotes_whole,
        quoted: fields.given("quotes", "[]").is_some(),
        evidence,
        evidenced: fields.given("evidence", "[]").is_some(),
        rejected,
        silent,
        silent_near,
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
