//! Reads the records of elections.

use crate::content::schema::at::At;
use crate::content::schema::field::{Declared, field};
use crate::content::schema::fields::Fields;
use crate::content::schema::limits::MOST_PAIRED;
use crate::report::diagnostic::What;
use crate::values::date::PartialDate;
use crate::values::language::Language;
use crate::values::vocabulary::{PageKind, Status};

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

impl Election {
    /// Whether two parties have a page of their own.
    pub fn has_pairs(&self) -> bool {
        !self.without.contains(&PageKind::Pairs) && self.parties.len() <= MOST_PAIRED
    }
}

const TITLE: Declared = field(
    "title",
    ("Navn", "For eksempel «Stortingsvalget 2025»."),
    ("Name", "Such as “Stortingsvalget 2025”."),
);

const INCLUSION: Declared = field(
    "inclusion",
    ("Hvem er med", "Regelen for hvilke partier som er med, for leseren."),
    ("Who is included", "The rule by which parties are included, for readers."),
);

pub(super) fn election(fields: &Fields<'_, '_>) -> Option<Election> {
    let year = fields.number(field(
        "year",
        ("År", "Året er med i adresser og filnavn."),
        ("Year", "The year is part of addresses and file names."),
    ));
    let title = fields.text(TITLE);
    let date = fields.date(field(
        "date",
        ("Valgdag", "Skrives år-måned-dag: 2025-09-08."),
        ("Election day", "Written year-month-day: 2025-09-08."),
    ));
    let inclusion = fields.text(INCLUSION);
    let of = field(
        "parties",
        ("Partier", "Partiene som er med."),
        ("Parties", "The parties that are included."),
    );
    let parties = fields.references(of, What::Party);
    let of = field(
        "left_out",
        ("Ikke med", "Partier eller grupper av partier som ikke er med."),
        ("Left out", "Parties or groups of parties that are not included."),
    );
    let left_out = fields.records_if(of, |it| {
        let name = it.text(field(
            "name",
            ("Navn", "Partiet eller gruppa av partier."),
            ("Name", "The party or group of parties."),
        ));
        let reason = it.text(field(
            "reason",
            ("Grunn", "Hvorfor de ikke er med."),
            ("Reason", "Why they are not included."),
        ));
        Some(LeftOut { name: name?, reason: reason? })
    });
    let (choices, kinds) = PageKind::OF_ELECTIONS;
    let of = field(
        "without",
        ("Uten", "Slag av sider som valget ikke skal ha."),
        ("Without", "Kinds of page that the election goes without."),
    );
    let without = fields.all_of(of, What::PageKind, choices, kinds);
    let status = fields.status();
    let draft = status.filter(|it| it.value == Status::Draft);
    let draft = draft.map(|it| At { value: (), span: it.span });
    let of = field(
        "translations",
        ("Oversettelser", "Valgets ord på andre språk."),
        ("Translations", "The election's words in other languages."),
    );
    let translations = fields.translations(of, |it| {
        Some(ElectionWords { title: it.text_if(TITLE), inclusion: it.text_if(INCLUSION) })
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
