//! Templates: the built-in ones and a site's own, and the proof that every field they name exists.

use std::collections::BTreeMap;

use crate::content::text::Text;
use crate::values::language::Language;

pub mod names;
pub mod ready;

pub use self::ready::*;

/// All templates and the files that are copied as they are.
#[derive(Debug)]
pub struct Templates {
    /// Template name to its text; the path is the one that messages show.
    pub texts: BTreeMap<String, Text>,
    /// Whether any of them is the site's own.
    own: bool,
    /// Path in the site to content.
    pub assets: BTreeMap<String, Vec<u8>>,
    /// The words of each language: the built-in ones first, then the site's own.
    pub words: BTreeMap<Language, Vec<Text>>,
}
