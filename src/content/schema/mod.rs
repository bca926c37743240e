//! Reads what authors write from YAML, field for field, each value with its place.

use std::cell::RefCell;

use crate::content::text::Text;

pub mod at;
pub mod election;
pub mod field;
pub mod fields;
pub mod limits;
pub mod party;
pub mod plan;
pub mod position;
pub mod programme;
pub mod site;
pub mod source;
pub mod theme;

pub use self::at::*;
pub use self::election::*;
pub use self::field::*;
pub use self::fields::*;
pub use self::limits::*;
pub use self::party::*;
pub use self::plan::*;
pub use self::position::*;
pub use self::programme::*;
pub use self::site::*;
pub use self::source::*;
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

#[cfg(test)]
mod tests {
    use super::*;

    /// All fields, and the closed lists that they name.
    fn walk(fields: &[Field], seen: &mut impl FnMut(&Field)) {
        for it in fields {
            seen(it);
            walk(it.kind.fields().unwrap_or_default(), seen);
        }
    }

    #[test]
    fn every_field_and_word_is_explained_in_a_sentence_of_its_language() {
        let mut faults = Vec::new();
        let mut number = 0;
        let mut look = |what: &str, title: [&str; 2], help: [&str; 2]| {
            number += 1;
            let whole =
                title.iter().all(|it| !it.is_empty()) && help.iter().all(|it| it.ends_with('.'));
            let english = [title[1], help[1]].iter().all(|it| {
                !it.replace("bokmål", "").replace("Bokmål", "").contains(['æ', 'ø', 'å'])
            });
            if !(whole && english) {
                faults.push(format!("{what}: {title:?} {help:?}"));
            }
        };
        for (_, fields) in shapes() {
            walk(&fields, &mut |it| {
                look(it.key, [&it.title.nb, &it.title.en], [it.help.nb, it.help.en]);
                let of = match &it.kind {
                    Kind::Words(of) => of,
                    kind => kind,
                };
                if let Kind::OneOf(_, choices) = of {
                    for it in *choices {
                        look(it.word, [it.title.nb, it.title.en], [it.meaning.nb, it.meaning.en]);
                    }
                }
            });
        }
        assert!(number > 150, "only {number} were looked at");
        assert_eq!(faults, Vec::<String>::new());
    }

    #[test]
    fn the_languages_of_a_site_are_those_that_pages_can_be_in() {
        let words: Vec<&str> = SITE_LANGUAGES.iter().map(|it| it.word).collect();
        assert_eq!(words, crate::values::language::Language::ALL.map(|it| it.code()));
    }

    #[test]
    fn fields_of_another_language_say_so() {
        let (_, theme) = shapes().into_iter().find(|it| it.0 == FileKind::Theme).unwrap();
        let mut titles = Vec::new();
        walk(&theme, &mut |it| titles.push(it.title.nb.clone()));
        for title in ["Kort tittel", "Nynorsk", "Kort tittel (nynorsk)", "For (engelsk)"] {
            assert!(titles.iter().any(|it| it == title), "{title}: {titles:?}");
        }
    }
}
