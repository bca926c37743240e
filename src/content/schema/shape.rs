//! The shape of what authors write: which fields each file has, as the code that reads them asks for them.

use std::cell::RefCell;

use crate::report::diagnostic::What;

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

/// A field of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub key: &'static str,
    /// Whether it has to be there.
    pub need: Need,
    /// What it may hold.
    pub kind: Kind,
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
    OneOf(What, &'static [&'static str]),
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
    pub fn tell(&self, key: &'static str, need: Need, kind: Kind) {
        let mut told = self.0.borrow_mut();
        if !told.iter().any(|it| it.key == key) {
            told.push(Field { key, need, kind });
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
