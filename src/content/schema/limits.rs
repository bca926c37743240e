//! Sets how long texts may be, and which languages there are.

/// The languages that a text may have.
pub const LANGUAGES: &[&str] = &["nb", "nn", "en", "se"];

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
