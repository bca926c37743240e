//! Gives the templates and words that are built into the program.

use std::collections::BTreeMap;

use include_dir::{Dir, DirEntry, include_dir};

use crate::content::text::Text;
use crate::values::language::Language;

pub(crate) static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// The folder of the words of each language.
const WORDS_OF: &str = "words/";

/// The language whose words a template file holds, if it does.
pub(crate) fn language_of(name: &str) -> Option<Language> {
    Language::of(name.strip_prefix(WORDS_OF)?.strip_suffix(".ftl")?)
}

/// The built-in words of a language.
pub fn built_in_words(language: Language) -> Vec<Text> {
    let name = format!("{WORDS_OF}{}.ftl", language.code());
    let file = BUILT_IN.get_file(&name).map(|it| it.contents()).unwrap_or_default();
    vec![Text::decode(&format!("templates/{name}"), file).0]
}

pub(crate) fn collect(dir: &'static Dir<'static>, files: &mut BTreeMap<String, &[u8]>) {
    for entry in dir.entries() {
        match entry {
            DirEntry::Dir(dir) => collect(dir, files),
            DirEntry::File(file) => {
                if let Some(path) = file.path().to_str() {
                    files.insert(path.replace('\\', "/"), file.contents());
                }
            }
        }
    }
}
