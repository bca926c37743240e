//! Tells which language a text is written in, by the small words that it is full of.

use std::collections::BTreeMap;

use crate::proof::document::Document;
use crate::proof::normalise::normal;

/// Small words of each language that is told from its neighbours: those that others have, too, tell little, so
/// most of a list is a language's own.
const SMALL_WORDS: [(&str, &[&str]); 7] = [
    (
        "nb",
        &[
            "av", "en", "et", "ikke", "fra", "mer", "noen", "bare", "uten", "hva", "være", "gjøre",
            "flere", "hvor", "å",
        ],
    ),
    (
        "nn",
        &[
            "av", "ein", "ei", "eit", "ikkje", "frå", "meir", "nokon", "berre", "utan", "kva",
            "vere", "gjere", "fleire", "dei", "å",
        ],
    ),
    (
        "da",
        &[
            "af", "en", "et", "ikke", "fra", "mere", "nogen", "kun", "uden", "hvad", "være",
            "gøre", "flere", "at",
        ],
    ),
    (
        "sv",
        &[
            "av", "en", "ett", "inte", "från", "mer", "och", "är", "att", "för", "utan", "vara",
            "göra", "fler",
        ],
    ),
    (
        "en",
        &[
            "of", "the", "and", "to", "not", "from", "more", "with", "without", "is", "are",
            "that", "we", "will",
        ],
    ),
    (
        "de",
        &[
            "der", "die", "und", "das", "nicht", "von", "mehr", "ohne", "ist", "wir", "mit", "ein",
            "eine", "auf",
        ],
    ),
    (
        "se",
        &[
            "ja", "lea", "leat", "ii", "ahte", "maid", "go", "dahje", "galgá", "galget", "sámi",
            "mii", "dan", "eai",
        ],
    ),
];

/// So many small words at least tell a language.
const FEWEST: usize = 12;

/// The language of a text, where its small words tell it from `said`: one that has at least half as many again.
pub fn other_than(said: &str, document: &Document) -> Option<&'static str> {
    let counts = counts(document);
    let of_said = counts.iter().find(|it| it.0 == said)?.1;
    let (language, most) = counts.into_iter().max_by_key(|it| it.1)?;
    (language != said && most >= FEWEST && most * 2 >= of_said * 3).then_some(language)
}

/// The language of a text, if its small words tell it from all others.
pub fn of(document: &Document) -> Option<&'static str> {
    let mut counts = counts(document);
    counts.sort_by_key(|it| std::cmp::Reverse(it.1));
    let [(first, most), (_, second), ..] = counts[..] else { return None };
    (most >= FEWEST && most * 4 >= second * 5).then_some(first)
}

fn counts(document: &Document) -> Vec<(&'static str, usize)> {
    let mut counts: Vec<(&'static str, usize)> = SMALL_WORDS.iter().map(|it| (it.0, 0)).collect();
    let mut lists: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, (_, words)) in SMALL_WORDS.iter().enumerate() {
        words.iter().for_each(|word| lists.entry(*word).or_default().push(i));
    }
    for passage in &document.passages {
        let text = normal(&passage.text).to_lowercase();
        for word in text.split(|it: char| !it.is_alphabetic()).filter(|it| !it.is_empty()) {
            lists.get(word).into_iter().flatten().for_each(|i| counts[*i].1 += 1);
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proof::plain::plain;

    #[test]
    fn a_language_is_told_from_its_neighbours() {
        let nb = "Vi vil ikke ha mer av dette uten en plan.\nDet er bare noen få som har et hjem, og flere må få hjelp fra staten til å bo.\nHva skal vi gjøre for å nå fram?";
        let nn = "Vi vil ikkje ha meir av dette utan ein plan.\nDet er berre nokon få som har eit hus, og fleire må få hjelp frå staten til å bu.\nKva skal vi gjere for å nå fram?";
        let da = "Vi vil ikke have mere af dette uden en plan.\nDet er kun nogen få der har et hjem, og flere skal have hjælp fra staten til at bo.\nHvad skal vi gøre for at nå frem? Det er ikke af betydning.";
        for (said, text) in [("nb", nb), ("nn", nn), ("da", da)] {
            assert_eq!(of(&plain(text)), Some(said));
            for other in ["nb", "nn", "da", "en"] {
                let found = other_than(other, &plain(text));
                // Bokmål and Danish differ in fewer words than a few sentences have.
                let close = ["nb", "da"].contains(&said) && ["nb", "da"].contains(&other);
                assert!(
                    found == Some(said) || close || other == said,
                    "{said} as {other}: {found:?}"
                );
                assert!(other != said || found.is_none(), "{said}");
            }
        }
        assert_eq!(of(&plain("Narkotika")), None);
    }
}
