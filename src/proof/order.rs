//! Holds the order of words on a PDF's pages against a second reading of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::proof::document::Document;
use crate::proof::normalise::normal;

/// A page with fewer words cannot be told to be out of order.
const FEWEST_WORDS: usize = 40;

/// One of so many neighbours may stand apart in the second reading: ends of lines, of paragraphs and of
/// items do, where the two readings put blocks in another order.
const ONE_OF: usize = 6;

/// The pages on which words stand side by side that do not in the second reading, each with the words of
/// that reading; `second` has the text of each page, from the first.
pub fn disordered(document: &Document, second: &[String]) -> BTreeMap<usize, String> {
    let mut ours: BTreeMap<usize, Vec<Vec<String>>> = BTreeMap::new();
    for passage in &document.passages {
        let Some(page) = passage.page else { continue };
        let mut from = 0;
        let mut on = page;
        let ends = passage.turns.iter().map(|it| (it.0, it.1)).chain([(passage.text.len(), 0)]);
        for (end, next) in ends {
            let text = passage.text.get(from..end).unwrap_or_default();
            ours.entry(on).or_default().push(words(text));
            (from, on) = (end, next);
        }
    }
    let doubtful = ours.into_iter().filter_map(|(page, passages)| {
        let theirs = second.get(page - 1)?;
        is_disordered(&passages, &words(theirs)).then(|| (page, normal(theirs)))
    });
    doubtful.collect()
}

/// The words of a text in small letters; what a hyphen at a line's end divides is one word.
fn words(text: &str) -> Vec<String> {
    let mut joined = String::new();
    for line in text.lines() {
        crate::proof::normalise::join_line(&mut joined, line);
    }
    let words = normal(&joined).to_lowercase();
    let words = words.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
    words.map(str::to_owned).collect()
}

fn is_disordered(ours: &[Vec<String>], theirs: &[String]) -> bool {
    let pairs: BTreeSet<(&str, &str)> =
        theirs.windows(2).map(|it| (it[0].as_str(), it[1].as_str())).collect();
    let known: BTreeSet<&str> = theirs.iter().map(String::as_str).collect();
    let mut all = 0;
    let mut apart = 0;
    for pair in ours.iter().flat_map(|it| it.windows(2)) {
        // Words that the second reading spells otherwise say nothing of the order.
        if known.contains(pair[0].as_str()) && known.contains(pair[1].as_str()) {
            all += 1;
            apart += usize::from(!pairs.contains(&(pair[0].as_str(), pair[1].as_str())));
        }
    }
    all >= FEWEST_WORDS && apart * ONE_OF > all
}
