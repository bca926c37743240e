//! Tells of quotations that are cut so that they may say something else than their source.

use crate::report::diagnostic::Report;
use crate::report::faults;
use crate::report::place::Place;

/// Words that turn what stands beside them into its opposite, by language.
fn negating(language: &str) -> &'static [&'static str] {
    match language {
        "nb" | "nn" | "no" => &[
            "ikke", "ikkje", "aldri", "ingen", "inga", "intet", "inkje", "verken", "hverken",
            "korkje", "uten", "utan",
        ],
        "da" => &["ikke", "aldrig", "ingen", "intet", "hverken", "uden"],
        "sv" => &["inte", "ej", "aldrig", "ingen", "inget", "inga", "varken", "utan"],
        "de" => &[
            "nicht", "kein", "keine", "keinen", "keinem", "keiner", "keines", "nie", "niemals",
            "weder", "ohne",
        ],
        "nl" => &["niet", "geen", "nooit", "noch", "zonder"],
        "en" => &["not", "no", "never", "neither", "nor", "cannot", "without"],
        _ => &[],
    }
}

/// Words that may turn or narrow what stands beside them, by language.
fn turning(language: &str) -> &'static [&'static str] {
    match language {
        "nb" | "nn" | "no" => &[
            "men", "dersom", "hvis", "viss", "unntatt", "unntak", "unnateke", "bare", "berre",
            "kun", "likevel",
        ],
        "da" => &["men", "hvis", "undtagen", "kun", "dog"],
        "sv" => &["men", "om", "utom", "bara", "endast"],
        "de" => &["aber", "wenn", "falls", "außer", "nur", "sondern"],
        "nl" => &["maar", "als", "behalve", "alleen"],
        "en" => &["but", "if", "unless", "except", "only"],
        _ => &[],
    }
}

/// Whether words that turn a meaning are known for a language.
pub fn knows(language: &str) -> bool {
    !negating(language).is_empty()
}

/// What stands around and inside of a quotation in its source.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// The characters before it in its passage.
    pub left: &'a str,
    /// The characters after it.
    pub right: &'a str,
    /// What stands where it has `[…]`.
    pub left_out: &'a [String],
}

/// A quotation has so many words at least: one word alone says nothing of what is wanted.
const FEWEST_WORDS: usize = 2;

/// How many words before a quotation are looked at for one that turns it into its opposite.
const NEAR: usize = 3;

/// What is wrong, or may be, with the way in which a quotation in a language is cut.
pub fn of(around: Around<'_>, words: &str, language: &str, place: impl Fn() -> Place) -> Report {
    let count = words.split_whitespace().filter(|it| it.chars().any(char::is_alphabetic)).count();
    if count < FEWEST_WORDS {
        return vec![faults::quote_too_short(place())];
    }
    let mut report = Vec::new();
    let (negating, turning) = (negating(language), turning(language));
    let before = clause_before(around.left);
    let negated = before
        .iter()
        .take(NEAR)
        .zip(std::iter::once("").chain(before.iter().map(String::as_str)))
        // «ikke bare» takes nothing away.
        .find(|(word, next)| negating.contains(&word.as_str()) && !turning.contains(next))
        .map(|it| it.0.clone());
    let (next, parted) = next_word(around.right).unwrap_or_default();
    let turns = |it: &str| turning.contains(&it) || (parted && negating.contains(&it));
    let negated =
        negated.or_else(|| (!parted && negating.contains(&next.as_str())).then(|| next.clone()));
    if let Some(word) = negated {
        report.push(faults::quote_negated(place(), &word));
    } else if let Some(word) =
        before.first().filter(|it| turning.contains(&it.as_str())).or(turns(&next).then_some(&next))
    {
        report.push(faults::quote_cut(place(), word));
    }
    let left_out = || around.left_out.iter().flat_map(|it| it.split_whitespace()).map(bare);
    if let Some(word) = left_out().find(|it| negating.contains(&it.as_str())) {
        report.push(faults::quote_negated_inside(place(), &word));
    } else if let Some(word) = left_out().find(|it| turning.contains(&it.as_str())) {
        report.push(faults::quote_cut_inside(place(), &word));
    }
    report
}

/// A word in small letters without the signs around it.
fn bare(word: &str) -> String {
    word.trim_matches(|it: char| !it.is_alphanumeric()).to_lowercase()
}

/// The words before a place in its own clause, the nearest first.
fn clause_before(text: &str) -> Vec<String> {
    let ends = |it: &str| it.ends_with(['.', ',', ';', ':', '!', '?', '–']);
    let words = text.split_whitespace().rev();
    words.take_while(|it| !ends(it)).map(bare).filter(|it| !it.is_empty()).collect()
}

/// The word right after a place, if it stands in the same sentence, and whether a comma or a dash parts it
/// from what is before: then it may narrow those words, and does not negate them.
fn next_word(text: &str) -> Option<(String, bool)> {
    let text = text.trim_start();
    if text.starts_with(['.', ':', '!', '?', ';']) {
        return None;
    }
    let word = text.split_whitespace().find(|it| it.chars().any(char::is_alphanumeric))?;
    Some((bare(word), text.starts_with([',', '–', '('])))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The codes of what is told.
    fn told(left: &str, right: &str, left_out: &str) -> Vec<&'static str> {
        let left_out = if left_out.is_empty() { vec![] } else { vec![left_out.to_owned()] };
        let around = Around { left, right, left_out: &left_out };
        of(around, "forby dette", "nb", || Place::file("a.yaml")).iter().map(|it| it.code).collect()
    }

    #[test]
    fn a_cut_that_turns_the_meaning_is_refused_and_one_that_may_is_told() {
        for (left, right, left_out, code) in [
            ("Vi vil ikke ", "", "", "quote-negated"),
            ("Vi vil ikke lenger ", "", "", "quote-negated"),
            ("Vi vil ", " ikke", "", "quote-negated"),
            ("Vi vil ", "", "ikke", "quote-negated"),
            ("Vi vil ", "", "ha mer hjelp, men aldri", "quote-negated"),
            ("Vi vil ikke bare ", ".", "", "quote-cut"),
            ("Partiet vil ", ", men bare i byene", "", "quote-cut"),
            ("skal bort. Men ", "", "", "quote-cut"),
            ("Vi vil ", ", ikke straff", "", "quote-cut"),
            ("Vi vil ", ", uten å kreve betaling", "", "quote-cut"),
            ("Vi vil ", "", "dersom det trengs", "quote-cut"),
        ] {
            assert_eq!(told(left, right, left_out), [code], "{left}|{right}|{left_out}");
        }
        for (left, right, left_out) in [
            ("Vi straffer ikke. ", "", ""),
            ("Vi vil ", ". Men ikke nå", ""),
            ("", "", ""),
            ("Det er ikke mye, og vi vil ", " i byene", "og mer"),
        ] {
            assert_eq!(told(left, right, left_out), [""; 0], "{left}|{right}|{left_out}");
        }
    }

    #[test]
    fn words_that_turn_are_known_by_language() {
        let around = Around { left: "Wir wollen nicht ", right: "", left_out: &[] };
        let place = || Place::file("a.yaml");
        assert_eq!(of(around, "das verbieten", "de", place)[0].code, "quote-negated");
        assert!(of(around, "das verbieten", "nb", place).is_empty());
        assert!(knows("sv") && !knows("fi"));
    }

    #[test]
    fn less_than_two_words_are_no_quotation() {
        let around = Around { left: "", right: "", left_out: &[] };
        for words in [".", "forby", "–", "12 %"] {
            let told = of(around, words, "nb", || Place::file("a.yaml"));
            assert_eq!(told[0].code, "quote-too-short", "{words}");
        }
    }
}
