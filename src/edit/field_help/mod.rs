//! Says what each field is called and how it is filled in, for forms and for editors that complete.

use crate::content::schema::FileKind;
use crate::report::diagnostic::{Language, What};

pub mod entry;
mod party;
mod plan;
mod programme;
mod site;
mod theme;
mod words;

pub use self::entry::Help;

use self::words::WORDS;

/// The fields of all kinds of file.
fn fields() -> impl Iterator<Item = &'static entry::Field> {
    let kinds = [site::FIELDS, party::FIELDS, programme::FIELDS, plan::FIELDS, theme::FIELDS];
    kinds.into_iter().flatten()
}

/// The languages that fields are translated into, as a part of titles in bokmål and in English.
const TRANSLATED: [(&str, &str, &str); 2] =
    [("nn", "nynorsk", "nynorsk"), ("en", "engelsk", "English")];

/// The one of two that is in a language.
pub(crate) fn say<T>(language: Language, nb: T, en: T) -> T {
    match language {
        Language::Nb => nb,
        Language::En => en,
    }
}

/// What a field is called and how it is filled in. `path` has the keys down to it.
pub fn field(file: FileKind, path: &[&str], language: Language) -> Option<(String, String)> {
    if let Some((title, help)) = field_once(file, path, language) {
        return Some((title.to_owned(), help.to_owned()));
    }
    let at = path.iter().rposition(|it| *it == "translations")?;
    let (_, nb, en) = TRANSLATED.into_iter().find(|it| path.get(at + 1) == Some(&it.0))?;
    let translated = say(language, nb, en);
    // What only translations have stands under `translations`; the rest is as in bokmål.
    let (inner, outer) = (&path[at + 2..], &path[..at]);
    if inner.is_empty() {
        let text = format!("{} {translated}.", say(language, "Ordene på", "The words in"));
        return Some((capital(translated), text));
    }
    let own: Vec<&str> = path[..=at].iter().chain(inner).copied().collect();
    let (title, help) = match field_once(file, &own, language) {
        Some(it) => it,
        None => field_once(file, &[outer, inner].concat(), language)?,
    };
    Some((format!("{title} ({translated})"), help.to_owned()))
}

fn field_once(file: FileKind, path: &[&str], language: Language) -> Option<Help> {
    let whole = format!("{}.{}", file.name(), path.join("."));
    fields().find(|it| it.0 == whole).map(|it| say(language, it.1, it.2))
}

/// What a word of a closed list is called, and what it means.
pub fn word(what: What, word: &str, language: Language) -> Option<Help> {
    let found = WORDS.iter().find(|it| (it.0, it.1) == (what, word));
    found.map(|it| say(language, it.2, it.3))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |it| it.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::content::schema::{self, Field, Kind};

    fn walk(file: FileKind, path: &[&'static str], list: &[Field], seen: &mut BTreeSet<String>) {
        for it in list {
            let path = [path, &[it.key]].concat();
            for language in [Language::Nb, Language::En] {
                let (title, help) = field(file, &path, language)
                    .unwrap_or_else(|| panic!("no help for {file:?} {path:?}"));
                assert!(!title.is_empty() && help.ends_with('.'), "{path:?}: {title} {help}");
            }
            seen.insert(format!("{}.{}", file.name(), path.join(".")));
            if let Some(list) = it.kind.fields() {
                walk(file, &path, list, seen);
            }
            let of = match &it.kind {
                Kind::Words(of) => of,
                kind => kind,
            };
            if let Kind::OneOf(what, words) = of {
                for it in *words {
                    let (title, help) = word(*what, it, Language::En)
                        .unwrap_or_else(|| panic!("no help for {what:?} {it}"));
                    assert!(!title.is_empty() && help.ends_with('.'), "{it}: {title} {help}");
                }
            }
        }
    }

    #[test]
    fn every_field_and_word_has_help_and_no_help_is_left_over() {
        let mut seen = BTreeSet::new();
        for (file, list) in schema::shapes() {
            walk(file, &[], &list, &mut seen);
        }
        // A field that only translations have stands once for all languages.
        let plain: BTreeSet<String> = seen.iter().map(|it| it.replace(".nn.", ".")).collect();
        let left: Vec<_> = super::fields().filter(|it| !plain.contains(it.0)).collect();
        assert!(left.is_empty(), "{left:?}");
        let norwegian = |it: &&str| it.contains(['æ', 'ø', 'å']) && !it.contains("kmål");
        let english = super::fields().map(|it| it.2).chain(WORDS.iter().map(|it| it.3));
        let strange: Vec<_> = english.flat_map(|it| [it.0, it.1]).filter(norwegian).collect();
        assert!(strange.is_empty(), "{strange:?}");
        let twice = super::fields().map(|it| it.0).collect::<BTreeSet<_>>().len();
        assert_eq!(twice, super::fields().count());
    }
}
