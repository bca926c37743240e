//! Sets how long texts may be, and which languages there are.

use crate::values::vocabulary::{Choice, choice};

/// The languages that a text may have; the first three are those that a site can be built in.
pub const LANGUAGES: &[Choice] = &[
    choice("nb", ("Bokmål", "Norsk bokmål."), ("Bokmål", "Norwegian bokmål.")),
    choice("nn", ("Nynorsk", "Norsk nynorsk."), ("Nynorsk", "Norwegian nynorsk.")),
    choice("en", ("Engelsk", "Engelsk."), ("English", "English.")),
    choice("se", ("Nordsamisk", "Nordsamisk."), ("Northern Sami", "Northern Sami.")),
    choice("da", ("Dansk", "Dansk."), ("Danish", "Danish.")),
    choice("sv", ("Svensk", "Svensk."), ("Swedish", "Swedish.")),
    choice("de", ("Tysk", "Tysk."), ("German", "German.")),
    choice("nl", ("Nederlandsk", "Nederlandsk."), ("Dutch", "Dutch.")),
    choice("fr", ("Fransk", "Fransk."), ("French", "French.")),
    choice("es", ("Spansk", "Spansk."), ("Spanish", "Spanish.")),
    choice("pt", ("Portugisisk", "Portugisisk."), ("Portuguese", "Portuguese.")),
    choice("fi", ("Finsk", "Finsk."), ("Finnish", "Finnish.")),
];

/// Whether a word is one of [`LANGUAGES`].
pub fn is_language(word: &str) -> bool {
    LANGUAGES.iter().any(|it| it.word == word)
}

/// The languages that a site can be built in: as [`Language::ALL`](crate::values::language::Language::ALL).
pub const SITE_LANGUAGES: &[Choice] = LANGUAGES.split_at(3).0;

/// Yes and no.
pub const ANSWERS: &[Choice] = &[
    choice("true", ("Ja", "Det gjelder."), ("Yes", "It holds.")),
    choice("false", ("Nei", "Det gjelder ikke."), ("No", "It does not hold.")),
];

/// The longest word for a stance or a theme in a table, in characters.
pub const LONGEST_SHORT: usize = 24;

/// The most characters of a party's short name: it heads a column of the tables.
pub const LONGEST_PARTY: usize = 12;

/// The longest title, in characters: with the name of the site it has to fit a browser's tab.
pub const LONGEST_TITLE: usize = 44;

/// The longest name of the site, in characters: it stands behind each title.
pub const LONGEST_SITE: usize = 23;

/// The most parties of an election that have a page for each two of them. With 20 there are 190 such
/// pages, with 100 there were 4,950, each with all themes.
pub const MOST_PAIRED: usize = 20;
