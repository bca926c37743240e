//! Declares what authors write: which fields each file has, as the code that reads them asks for them.

use std::cell::RefCell;

use crate::report::diagnostic::What;
use crate::values::bilingual::Bilingual;
use crate::values::language::Language;
use crate::values::vocabulary::Choice;

/// A kind of file that authors write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileKind {
    /// `site.yaml`.
    Site,
    /// `parties/<party>/party.yaml`.
    Party,
    /// `parties/<party>/<year>.yaml`.
    Programme,
    /// `parties/<id>/plan.yaml`.
    Plan,
    /// The front matter of `themes/<theme>.md`.
    Theme,
}

impl FileKind {
    /// Its name, for files made of it and for the help of its fields.
    pub fn name(self) -> &'static str {
        match self {
            FileKind::Site => "site",
            FileKind::Party => "party",
            FileKind::Programme => "programme",
            FileKind::Plan => "plan",
            FileKind::Theme => "theme",
        }
    }
}

/// A field as the code that reads it declares it. What is said of the field anywhere, in forms, in editors
/// that complete, in the documentation, comes from here.
#[derive(Clone, Copy, Debug)]
pub struct Declared {
    /// Its name.
    pub key: &'static str,
    /// What it is called.
    pub title: Bilingual<&'static str>,
    /// How it is filled in.
    pub help: Bilingual<&'static str>,
}

/// Declares a field: its name, and its title and help in bokmål and in English.
pub(super) const fn field(
    key: &'static str,
    nb: (&'static str, &'static str),
    en: (&'static str, &'static str),
) -> Declared {
    Declared {
        key,
        title: Bilingual { nb: nb.0, en: en.0 },
        help: Bilingual { nb: nb.1, en: en.1 },
    }
}

/// The record of what is written in another language than bokmål.
pub(super) const fn words_in(language: Language) -> Declared {
    let (nb, en) = match language {
        Language::Nb => (("Bokmål", "Ordene på bokmål."), ("Bokmål", "The words in bokmål.")),
        Language::Nn => (("Nynorsk", "Ordene på nynorsk."), ("Nynorsk", "The words in nynorsk.")),
        Language::En => (("Engelsk", "Ordene på engelsk."), ("English", "The words in English.")),
    };
    field(language.code(), nb, en)
}

/// A field of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub key: &'static str,
    /// What it is called.
    pub title: Bilingual,
    /// How it is filled in.
    pub help: Bilingual<&'static str>,
    /// Whether it has to be there.
    pub need: Need,
    /// What it may hold.
    pub kind: Kind,
}

impl Field {
    /// The same field for words in another language, which its title names.
    pub(super) fn in_language(self, language: Language) -> Field {
        let (nb, en) = match language {
            Language::Nb => ("bokmål", "bokmål"),
            Language::Nn => ("nynorsk", "nynorsk"),
            Language::En => ("engelsk", "English"),
        };
        let title = Bilingual {
            nb: format!("{} ({nb})", self.title.nb),
            en: format!("{} ({en})", self.title.en),
        };
        let all = |fields: Vec<Field>| {
            fields.into_iter().map(|it| it.in_language(language)).collect::<Vec<_>>()
        };
        let kind = match self.kind {
            Kind::Map(fields) => Kind::Map(all(fields)),
            Kind::Records(fields, may_be_empty) => Kind::Records(all(fields), may_be_empty),
            kind => kind,
        };
        Field { title, kind, ..self }
    }
}

/// Whether a field has to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It has to be.
    Always,
    /// It may be left out.
    Never,
    /// It has to be, unless another field has one of these words.
    Unless(&'static str, &'static [&'static str]),
}

/// What a field may hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text of our own, of at most so many characters.
    Prose(Option<usize>),
    /// Words of somebody else, letter by letter.
    Verbatim,
    /// A name or number for machines.
    Word,
    /// An id for addresses.
    Id,
    /// The id of a quotation, which has no hyphens.
    QuoteId,
    /// The id of something that stands elsewhere.
    Reference(What),
    /// A file of the archive.
    Path,
    /// One of a closed list of words.
    OneOf(What, &'static [Choice]),
    /// A whole number.
    Number,
    /// A day.
    Date,
    /// A day, a month or a year.
    PartialDate,
    /// A web address.
    Url,
    /// The address that a site is published under.
    BaseUrl,
    /// A colour as `#rrggbb`.
    Colour,
    /// A SHA-256 checksum, in hexadecimal digits.
    Checksum,
    /// A list of words, and what each of them is.
    Words(Box<Kind>),
    /// A list of records; it may be empty where the flag says so.
    Records(Vec<Field>, bool),
    /// One record.
    Map(Vec<Field>),
}

/// Fields as they are told, in the order in which they are asked for: that is the order of a well laid-out
/// file, too.
#[derive(Debug, Default)]
pub struct Told(RefCell<Vec<Field>>);

impl Told {
    /// Tells a field. One that was told before stays as it was: what asks for a field first knows most
    /// about it, and what it builds on knows less.
    pub fn tell(&self, of: Declared, need: Need, kind: Kind) {
        let Declared { key, title, help } = of;
        let mut told = self.0.borrow_mut();
        if !told.iter().any(|it| it.key == key) {
            let title = Bilingual::new(title.nb, title.en);
            told.push(Field { key, title, help, need, kind });
        }
    }

    /// All that was told.
    pub fn into_fields(self) -> Vec<Field> {
        self.0.into_inner()
    }
}

impl Kind {
    /// The fields of a record, or of each record of a list.
    pub fn fields(&self) -> Option<&[Field]> {
        match self {
            Kind::Records(fields, _) | Kind::Map(fields) => Some(fields),
            _ => None,
        }
    }
}
