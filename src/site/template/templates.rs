//! Holds all templates, the words of each language, and the files that are copied as they are.

use std::collections::BTreeMap;

use crate::content::text::Text;
use crate::values::language::Language;

/// All templates and the files that are copied as they are.
#[derive(Debug)]
pub struct Templates {
    /// Template name to its text; the path is the one that messages show.
    pub texts: BTreeMap<String, Text>,
    /// Whether any of them is the site's own.
    pub(super) own: bool,
    /// Path in the site to content.
    pub assets: BTreeMap<String, Vec<u8>>,
    /// The words of each language: the built-in ones first, then the site's own.
    pub words: BTreeMap<Language, Vec<Text>>,
}
