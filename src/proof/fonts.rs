//! Finds words that no reader sees: where a file's font gives other letters than those that it shows.

use std::collections::BTreeSet;

use crate::proof::document::Document;

/// How many examples are told.
const EXAMPLES: usize = 5;

/// So many different words are no chance.
const FEWEST: usize = 3;

/// A text with fewer of them among so many words has names and units of that form, and no wrong font.
const ONE_OF: usize = 2000;

/// Examples of words that a font gives wrongly, if there are more of them than chance has: a small letter,
/// and later a capital («narkoKka» for «narkotika»), or a sign that stands for no letter.
pub fn misread(document: &Document) -> Option<Vec<String>> {
    let mut all = 0;
    let mut odd = 0;
    let mut examples = BTreeSet::new();
    let words = document.passages.iter().flat_map(|it| it.text.split_whitespace());
    for word in words {
        all += 1;
        let word = word.trim_matches(|it: char| it.is_ascii_punctuation() || "«»“”–…".contains(it));
        if is_misread(word) {
            odd += 1;
            examples.insert(word.to_owned());
        }
    }
    let many = examples.len() >= FEWEST && odd * ONE_OF > all;
    // In a short text one is as many.
    let short = all < ONE_OF / 10 && odd > 0;
    (many || short).then(|| examples.into_iter().take(EXAMPLES).collect())
}

/// Whether no language spells a word so.
fn is_misread(word: &str) -> bool {
    let is_no_letter =
        |it: char| it == '\u{fffd}' || it.is_control() || ('\u{e000}'..='\u{f8ff}').contains(&it);
    let letters = word.chars().filter(|it| it.is_alphabetic()).count();
    let small_first = word.starts_with(char::is_lowercase);
    // Units and short names («kWh», «pH», «mRNA») are spelt like that.
    let in_parts = word.contains(['-', '/', '.', '@', ':', '_', '\'', '’']);
    let capital = small_first && letters > 3 && !in_parts && word.chars().any(char::is_uppercase);
    let few = word.chars().filter(|it| it.is_uppercase()).count() * 2 <= letters;
    (letters > 1 && word.chars().any(is_no_letter)) || (capital && few)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proof::plain::plain;

    #[test]
    fn words_of_a_wrong_font_are_told_and_names_and_units_are_not() {
        let text = "Vi vil at bruk av narkoKka ikke skal føre til fengsel, og at de som har et problem, møtes med hjelp, kompetanse og omsorg. ";
        assert_eq!(misread(&plain(text)).unwrap(), ["narkoKka"]);
        let sound = text.replace("narkoKka", "narkotika");
        assert_eq!(misread(&plain(&sound.repeat(200))), None);
        let names = "FrPs og KrFs forslag om 12 kWh, pH, mRNA, LHBT+ og e-ID på YouTube. ";
        assert_eq!(misread(&plain(&(names.to_owned() + &sound))), None);
        let long = sound.repeat(200) + &text.repeat(5) + "en naHlig staHsKkk og et reHslig krav";
        assert!(misread(&plain(&long)).is_some());
        let once = sound.repeat(200) + "en iPhone";
        assert_eq!(misread(&plain(&once)), None);
        assert!(misread(&plain("Vi vil ha off\u{fffd}entlig hjelp.")).is_some());
    }
}
