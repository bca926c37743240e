//! What authors write, field for field, each value with its place; and the reading of it from YAML.

use std::cell::RefCell;

use crate::content::text::Text;

pub mod at;
pub mod fields;
pub mod limits;
pub mod party;
pub mod plan;
pub mod programme;
pub mod shape;
pub mod site;
pub mod theme;

pub use self::at::*;
pub use self::fields::*;
pub use self::limits::*;
pub use self::party::*;
pub use self::plan::*;
pub use self::programme::*;
pub use self::shape::*;
pub use self::site::*;
pub use self::theme::*;

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
