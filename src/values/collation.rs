//! Orders names as readers expect: by the alphabet of Norwegian, where æ, ø and å come last.

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;

/// Compares names as a Norwegian dictionary does.
///
/// Numbers are compared by value (`kn`), so that «2 …» comes before «10 …». Rule: Unicode CLDR's
/// collation for Norwegian bokmål.
#[derive(Debug)]
pub struct Alphabet {
    collator: Option<CollatorBorrowed<'static>>,
}

impl Alphabet {
    /// The alphabet of bokmål.
    pub fn norwegian() -> Alphabet {
        let preferences = CollatorPreferences::from(&locale!("nb-u-kn-true"));
        Alphabet { collator: Collator::try_new(preferences, CollatorOptions::default()).ok() }
    }

    /// Which of two names comes first. Names that the alphabet holds equal are told apart by
    /// their characters, so that the order never depends on the order of reading.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        let by_alphabet = self.collator.as_ref().map_or(Ordering::Equal, |it| it.compare(a, b));
        by_alphabet.then_with(|| a.cmp(b))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn norwegian_letters_come_last() {
        let alphabet = Alphabet::norwegian();
        let mut names = vec!["Åse", "Østfold", "Ærlighet", "Zulu", "10 barn", "2 barn", "Arne"];
        names.sort_by(|a, b| alphabet.compare(a, b));
        assert_eq!(names, ["2 barn", "10 barn", "Arne", "Zulu", "Ærlighet", "Østfold", "Åse"]);
    }
}
