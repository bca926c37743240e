//! The languages of the site, and what addresses are spelled with in each of them.

use std::collections::BTreeMap;

/// A language that the site can be read in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    /// Norwegian bokmål: the language of the content, and of addresses without a folder.
    #[default]
    Nb,
    /// Norwegian nynorsk.
    Nn,
    /// English.
    En,
}

impl Language {
    /// All of them, in the order that readers see.
    pub const ALL: [Language; 3] = [Language::Nb, Language::Nn, Language::En];

    /// The code that pages are marked with (BCP 47).
    pub fn code(self) -> &'static str {
        match self {
            Language::Nb => "nb",
            Language::Nn => "nn",
            Language::En => "en",
        }
    }

    /// The language of a code.
    pub fn of(code: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|it| it.code() == code)
    }

    /// What the language calls itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Language::Nb => "Bokmål",
            Language::Nn => "Nynorsk",
            Language::En => "English",
        }
    }
}

/// What addresses are spelled with in one language.
#[derive(Clone, Debug, Default)]
pub struct Spelling {
    /// The language.
    pub language: Language,
    /// Themes that are spelled otherwise than by their id.
    pub themes: BTreeMap<String, String>,
    /// How themes were spelled before, in this language alone.
    pub before: BTreeMap<String, Vec<String>>,
}

impl Spelling {
    /// The folder that the language's pages lie in: nothing for bokmål.
    pub fn folder(&self) -> &'static str {
        match self.language {
            Language::Nb => "",
            Language::Nn => "nn/",
            Language::En => "en/",
        }
    }

    /// A theme in an address.
    pub fn theme<'t>(&'t self, id: &'t str) -> &'t str {
        self.themes.get(id).map_or(id, String::as_str)
    }

    /// A word of addresses: `nb` is how bokmål spells it.
    pub fn word(&self, nb: &'static str) -> &'static str {
        let (nn, en) = match nb {
            "oversikt" => ("oversikt", "overview"),
            "tema" => ("tema", "theme"),
            "parti" => ("parti", "party"),
            "sammenlign" => ("samanlikn", "compare"),
            "enighet" => ("semje", "agreement"),
            "metode" => ("metode", "method"),
            "endringer" => ("endringar", "changes"),
            "del" => ("del", "share"),
            "hva-er-endret" => ("kva-er-endra", "what-is-changed"),
            same => (same, same),
        };
        match self.language {
            Language::Nb => nb,
            Language::Nn => nn,
            Language::En => en,
        }
    }
}
