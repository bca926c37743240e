//! What authors write, field for field, each value with its place; and the reading of it from YAML.

use std::cell::RefCell;

use crate::content::text::Text;

pub mod at;
pub mod fields;
pub mod party;
pub mod plan;
pub mod programme;
pub mod shape;
pub mod site;
pub mod theme;

pub use self::at::*;
pub use self::fields::*;
pub use self::party::*;
pub use self::plan::*;
pub use self::programme::*;
pub use self::shape::*;
pub use self::site::*;
pub use self::theme::*;

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

/// The fields of each kind of file: `site.yaml`, `party.yaml`, a programme, `plan.yaml`, and the front
/// matter of a theme.
pub fn shapes() -> [(FileKind, Vec<Field>); 5] {
    let (text, found) = (Text::new("", String::new()), RefCell::default());
    let nothing = Fields {
        text: &text,
        found: &found,
        span: 0..0,
        entries: &[],
        known: RefCell::default(),
        missing: RefCell::default(),
        told: None,
    };
    [
        (FileKind::Site, nothing.shape(site_fields)),
        (FileKind::Party, nothing.shape(party_fields)),
        (FileKind::Programme, nothing.shape(programme_fields)),
        (FileKind::Plan, nothing.shape(plan_fields)),
        (FileKind::Theme, nothing.shape(|it| theme_fields(it, 0..0))),
    ]
}
