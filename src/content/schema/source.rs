//! Reads the records of documents that positions rest on.

use crate::content::schema::at::At;
use crate::content::schema::field::{Declared, field};
use crate::content::schema::fields::Fields;
use crate::report::diagnostic::What;
use crate::report::faults;
use crate::values::checksum::Sha256;
use crate::values::date::PartialDate;
use crate::values::pages::Pages;
use crate::values::url::Url;
use crate::values::vocabulary::{Edition, SourceKind};

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
    pub url: Option<At<Url>>,
    /// The address of a copy in an archive, for when that one is gone.
    pub archived: Option<At<Url>>,
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
    /// Its own words that say so.
    pub edition_words: Option<At<String>>,
    /// Other files with the same text: in another language, or set otherwise.
    pub twins: Vec<Twin>,
    /// When somebody last saw that its publisher has no newer edition.
    pub newest_seen: Option<At<PartialDate>>,
    /// The parties whose document it is.
    pub parties: Vec<At<String>>,
    /// Its file in the archive, if quotations can be proved against it.
    pub file: Option<At<String>>,
    /// Checksum of that file.
    pub sha256: Option<At<Sha256>>,
    /// Signs that the file's font says for letters, and these letters.
    pub repair: Vec<(At<String>, At<String>)>,
    /// Pages without text that a person has read.
    pub read_by_eye: Vec<ReadByEye>,
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

/// Pages without text that a person has read.
#[derive(Clone, Debug)]
pub struct ReadByEye {
    /// The pages.
    pub pages: Pages,
    /// Who read them: a role, not a name.
    pub by: At<String>,
    /// When.
    pub on: At<PartialDate>,
}

/// Another file with the same text, whose page numbers or words are others.
#[derive(Clone, Debug)]
pub struct Twin {
    /// The language that it is written in.
    pub language: At<String>,
    /// How many pages it has.
    pub pages: Option<At<i16>>,
    /// Its web address, if known.
    pub url: Option<At<Url>>,
    /// Checksum of the file.
    pub sha256: Option<At<Sha256>>,
}

/// What is written for the line behind a part that goes on to the end of its document.
pub const PART_END: &str = "end";

/// A party's part of a document.
#[derive(Clone, Debug)]
pub struct Part {
    /// The party.
    pub party: At<String>,
    /// The line that it begins with.
    pub heading: At<String>,
    /// The line that stands right behind it, or [`PART_END`].
    pub ends: Option<At<String>>,
}

/// The pages that a text names.
fn pages_of(fields: &Fields<'_, '_>, at: &At<String>) -> Option<Pages> {
    let read = Pages::parse(&at.value);
    if read.is_none() {
        fields.report(faults::bad_pages(fields.text.place(at.span.clone()), &at.value));
    }
    read
}

/// What kind of source something is.
pub(super) const KIND: Declared = field(
    "kind",
    ("Slags kilde", "Slagene nevnes for leseren og blandes aldri."),
    ("Kind of source", "Readers are told the kinds, and they are never mixed."),
);

/// Where a copy of a source can be read.
const ARCHIVED: Declared = field(
    "archived",
    ("Arkivert kopi", "Nettadressen til en kopi i et arkiv, for når adressen er borte."),
    ("Archived copy", "The web address of a copy in an archive, for when the address is gone."),
);

/// A source that is told of where it is used: the fields by which readers find it.
pub(super) struct Cited {
    pub(super) title: Option<At<String>>,
    pub(super) publisher: Option<At<String>>,
    pub(super) url: Option<At<Url>>,
    pub(super) date: Option<At<PartialDate>>,
    pub(super) archived: Option<At<Url>>,
}

impl Cited {
    pub(super) fn read(fields: &Fields<'_, '_>) -> Cited {
        let title = fields.text(field(
            "title",
            ("Tittel", "Tittelen på kilden."),
            ("Title", "The title of the source."),
        ));
        let publisher = fields.text(field(
            "publisher",
            ("Utgiver", "Den som ga den ut."),
            ("Publisher", "Who published it."),
        ));
        let url = fields.url_if(field(
            "url",
            ("Adresse", "Nettadressen, hvis den er kjent og sjekket."),
            ("Address", "The web address, if it is known and was tried."),
        ));
        let date = fields.partial_date_if(field(
            "date",
            ("Dato", "Da kilden kom: dag, måned eller år."),
            ("Date", "When the source was published: day, month or year."),
        ));
        let archived = fields.url_if(ARCHIVED);
        Cited { title, publisher, url, date, archived }
    }
}

fn twin(record: &Fields<'_, '_>) -> Option<Twin> {
    let language = record.language(field(
        "language",
        ("Språk", "Språket fila er skrevet på."),
        ("Language", "The language that the file is written in."),
    ));
    let pages = record.number_if(field(
        "pages",
        ("Antall sider", "Hvor mange sider fila har."),
        ("Number of pages", "How many pages the file has."),
    ));
    let url = record.url_if(field(
        "url",
        ("Adresse", "Nettadressen til fila, hvis den er kjent og sjekket."),
        ("Address", "The web address of the file, if it is known and was tried."),
    ));
    let sha256 = record.checksum_if(field(
        "sha256",
        ("Sjekksum", "SHA-256 av fila. `source add` sier fra om den legges til som kilde."),
        ("Checksum", "SHA-256 of the file. `source add` tells if it is added as a source."),
    ));
    Some(Twin { language: language?, pages, url, sha256 })
}

pub(crate) fn source(fields: &Fields<'_, '_>) -> Option<Source> {
    let id = fields.id(field(
        "id",
        ("Id", "Små bokstaver a–z, sifre og bindestrek. Programmene viser til den."),
        ("Id", "Small letters a–z, digits and hyphens. Programmes name it."),
    ));
    let kind = fields.one_of(KIND, What::SourceKind, SourceKind::CHOICES, SourceKind::ALL);
    let title = fields.text(field(
        "title",
        ("Tittel", "Tittelen på dokumentet, slik det selv skriver den."),
        ("Title", "The title of the document, as it writes it itself."),
    ));
    let publisher = fields.text(field(
        "publisher",
        ("Utgiver", "Den som ga ut dokumentet."),
        ("Publisher", "Who published the document."),
    ));
    let url = fields.url_if(field(
        "url",
        ("Adresse", "Nettadressen til dokumentet, hvis den er kjent og sjekket."),
        ("Address", "The web address of the document, if it is known and was tried."),
    ));
    let date = fields.partial_date_if(field(
        "date",
        ("Dato", "Da dokumentet kom: dag, måned eller år, så langt det er kjent."),
        ("Date", "When the document was published: day, month or year, as far as it is known."),
    ));
    let archived = fields.url_if(ARCHIVED);
    let language = fields.language_if(field(
        "language",
        ("Språk", "Språket dokumentet er skrevet på."),
        ("Language", "The language that the document is written in."),
    ));
    let period = fields.text_if(field(
        "period",
        ("Periode", "Årene dokumentet gjelder for, slik det selv skriver dem."),
        ("Period", "The years that the document is for, as it writes them itself."),
    ));
    let pages = fields.number_if(field(
        "pages",
        ("Antall sider", "Hvor mange sider fila har."),
        ("Number of pages", "How many pages the file has."),
    ));
    let of = field(
        "edition",
        ("Utgave", "Om teksten er et forslag eller vedtatt, hvis dokumentet sier det."),
        ("Edition", "Whether the text is a proposal or adopted, if the document says so."),
    );
    let edition = fields.one_of_if(of, What::Edition, Edition::CHOICES, Edition::ALL);
    let edition_words = fields.verbatim_if(field(
        "edition_words",
        ("Ord om utgaven", "Ordene i dokumentet som sier at det er vedtatt eller et forslag, ordrett. De bevises."),
        ("Words on the edition", "The words of the document that say that it is adopted or a proposal, word for word. They are proved."),
    ));
    let of = field(
        "twins",
        ("Tvillinger", "Andre filer med samme tekst: på et annet språk eller med andre sidetall."),
        (
            "Twins",
            "Other files with the same text: in another language or with other page numbers.",
        ),
    );
    let twins = fields.records_if(of, twin);
    let newest_seen = fields.date_if(field(
        "newest_seen",
        ("Sett som nyeste", "Dagen noen sist så at utgiveren ikke har en nyere utgave."),
        ("Seen as newest", "The day somebody last saw that the publisher has no newer edition."),
    ));
    let of = field(
        "parties",
        ("Partier", "Partiene dokumentet tilhører."),
        ("Parties", "The parties whose document it is."),
    );
    let parties = fields.references_if(of, What::Party);
    let file = fields.archive_path_if(field(
        "file",
        ("Fil", "Stien til fila i arkivet. Med den må sitatene bevises."),
        ("File", "The path of the file in the archive. With it, quotations have to be proved."),
    ));
    let sha256 = fields.checksum_if(field(
        "sha256",
        ("Sjekksum", "SHA-256 av fila. Skrives av «standpunkt source add»."),
        ("Checksum", "SHA-256 of the file. Written by “standpunkt source add”."),
    ));
    let of = field(
        "repair",
        ("Reparasjon", "Hva som må rettes i teksten fila gir."),
        ("Repair", "What has to be put right in the text that the file gives."),
    );
    let repair = fields.records_if(of, |it| {
        let sign = it.verbatim(field(
            "sign",
            ("Tegn", "Tegnet som skrifta i fila sier, etter en liten bokstav: W."),
            ("Sign", "The sign that the font of the file says, behind a small letter: W."),
        ));
        let letters = it.verbatim(field(
            "letters",
            ("Bokstaver", "Bokstavene som leseren ser der: ff."),
            ("Letters", "The letters that a reader sees there: ff."),
        ));
        Some((sign?, letters?))
    });
    let of = field(
        "read_by_eye",
        ("Lest av et menneske", "Sider som viser noe, men ikke har tekst: hvem som har lest dem."),
        ("Read by a person", "Pages that show something but have no text: who has read them."),
    );
    let read_by_eye = fields.records_if(of, |record| {
        let pages = record.text(field(
            "pages",
            ("Sider", "Sidene i fila, fra 1: \"2-6, 9\"."),
            ("Pages", "The pages of the file, from 1: \"2-6, 9\"."),
        ));
        let by = record.text(field(
            "by",
            ("Av", "Rollen til den som har lest dem, ikke navnet."),
            ("By", "The role of who has read them, not the name."),
        ));
        let on = record.date(field(
            "on",
            ("Dag", "Dagen de ble lest."),
            ("Day", "The day they were read."),
        ));
        let pages = pages.and_then(|at| pages_of(record, &at));
        Some(ReadByEye { pages: pages?, by: by?, on: on? })
    });
    let of = field(
        "parts",
        ("Deler", "For et dokument med flere partiers tekster: hvilken del som er hvis."),
        ("Parts", "For a document with the texts of several parties: which part is whose."),
    );
    let parts = fields.records_if(of, |record| {
        let of = field(
            "party",
            ("Parti", "Partiet delen tilhører."),
            ("Party", "The party whose part it is."),
        );
        let party = record.reference(of, What::Party);
        let heading = record.verbatim(field(
            "heading",
            ("Overskrift", "Linja som delen begynner med, ordrett."),
            ("Heading", "The line that the part begins with, word for word."),
        ));
        let ends = record.verbatim_if(field(
            "ends",
            ("Slutter før", "Linja som står rett etter delen, ordrett, eller `end` om delen går til slutten av dokumentet."),
            ("Ends before", "The line right behind the part, word for word, or `end` if the part goes on to the end of the document."),
        ));
        Some(Part { party: party?, heading: heading?, ends })
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
        edition_words,
        twins,
        newest_seen,
        parties,
        file,
        sha256,
        repair,
        read_by_eye,
        parts,
    })
}
