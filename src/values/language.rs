//! Names the languages of the site, and spells addresses in each of them.

use std::collections::BTreeMap;

use crate::values::id::{Slug, ThemeId};

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
    pub const fn code(self) -> &'static str {
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

/// A word of addresses: what a page is, or a folder of pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// The table of all themes and parties.
    Overview,
    /// A theme, or a party on one.
    Theme,
    /// A party.
    Party,
    /// Two parties, or the list of pairs.
    Compare,
    /// A plan of an actor that is no party.
    Plan,
    /// Which parties agree on how many themes.
    Agreement,
    /// How the site is made.
    Method,
    /// What other programs can have of the site.
    Data,
    /// What was changed.
    Changes,
    /// In a preview of a change: what differs from what is published.
    Differences,
    /// The pages that other sites show in a frame.
    Embed,
    /// The pages with what is needed to share others.
    Share,
}

impl Word {
    /// All of them.
    pub const ALL: [Word; 12] = [
        Word::Overview,
        Word::Theme,
        Word::Party,
        Word::Compare,
        Word::Plan,
        Word::Agreement,
        Word::Method,
        Word::Data,
        Word::Changes,
        Word::Differences,
        Word::Embed,
        Word::Share,
    ];

    fn spelled(self, language: Language) -> &'static str {
        let (nb, nn, en) = match self {
            Word::Overview => ("oversikt", "oversikt", "overview"),
            Word::Theme => ("tema", "tema", "theme"),
            Word::Party => ("parti", "parti", "party"),
            Word::Compare => ("sammenlign", "samanlikn", "compare"),
            Word::Plan => ("plan", "plan", "plan"),
            Word::Agreement => ("enighet", "semje", "agreement"),
            Word::Method => ("metode", "metode", "method"),
            Word::Data => ("data", "data", "data"),
            Word::Changes => ("endringer", "endringar", "changes"),
            Word::Differences => ("hva-er-endret", "kva-er-endra", "what-is-changed"),
            Word::Embed => ("embed", "embed", "embed"),
            Word::Share => ("del", "del", "share"),
        };
        match language {
            Language::Nb => nb,
            Language::Nn => nn,
            Language::En => en,
        }
    }
}

/// What addresses are spelled with in one language.
#[derive(Clone, Debug, Default)]
pub struct Spelling {
    /// The language.
    pub language: Language,
    /// Themes that are spelled otherwise than by their id.
    pub themes: BTreeMap<ThemeId, Slug>,
    /// How themes were spelled before, in this language alone.
    pub before: BTreeMap<ThemeId, Vec<Slug>>,
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
    pub fn theme<'t>(&'t self, id: &'t ThemeId) -> &'t str {
        self.themes.get(id).map_or(id.as_str(), Slug::as_str)
    }

    /// A word of addresses.
    pub fn word(&self, word: Word) -> &'static str {
        word.spelled(self.language)
    }

    /// The word of addresses that this is, in the language itself or in bokmål.
    pub fn read(&self, spelled: &str) -> Option<Word> {
        let is = |it: &Word| {
            [self.language, Language::Nb].iter().any(|language| it.spelled(*language) == spelled)
        };
        Word::ALL.into_iter().find(is)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_of_addresses_is_read_as_itself_and_so_is_that_of_bokmal() {
        for language in Language::ALL {
            let spelling = Spelling { language, ..Spelling::default() };
            for word in Word::ALL {
                assert_eq!(spelling.read(spelling.word(word)), Some(word));
                assert_eq!(spelling.read(word.spelled(Language::Nb)), Some(word));
            }
        }
        assert_eq!(Spelling::default().read("theme"), None);
    }
}
