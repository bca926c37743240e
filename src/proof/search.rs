//! Searches a document for terms: every passage that may speak of a theme.

use serde::{Deserialize, Serialize};

use crate::proof::document::{Document, Passage};

/// A group of terms, and the words of which one has to stand in the same passage for them to count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// The terms: a word, several words in a row, `*` for any ending or beginning.
    pub words: Vec<String>,
    /// The words nearby; none if the terms count by themselves.
    pub near: Vec<String>,
}

/// A passage in which a term stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Index of the passage in its document.
    pub passage: usize,
    /// The term.
    pub term: String,
}

/// A document made ready for searches: the words of each passage.
#[derive(Debug)]
pub struct Wordlist<'d> {
    passages: Vec<Vec<(&'d str, String)>>,
}

impl<'d> Wordlist<'d> {
    /// Splits a document into words: runs of letters and digits. Lines of a table of contents (dots up
    /// to a page number) are passed over.
    pub fn new(document: &'d Document) -> Wordlist<'d> {
        let words = |passage: &'d Passage| {
            if passage.text.contains("....") {
                return Vec::new();
            }
            passage
                .text
                .split(|it: char| !it.is_alphanumeric())
                .filter(|it| !it.is_empty())
                .map(|it| (it, it.to_lowercase()))
                .collect()
        };
        Wordlist { passages: document.passages.iter().map(words).collect() }
    }

    /// All passages that the terms find, in reading order, each with the first term that finds it.
    ///
    /// Words are compared without regard to case, but for terms in capitals only: `LAR` finds the
    /// treatment, not «lar seg».
    pub fn hits(&self, groups: &[Terms]) -> Vec<Hit> {
        let groups: Vec<Group<'_>> = groups.iter().map(Group::new).collect();
        let term = |words: &[(&str, String)]| {
            groups.iter().filter(|it| it.counts(words)).find_map(|it| it.first(words))
        };
        let passages = self.passages.iter().enumerate();
        passages
            .filter_map(|(passage, words)| {
                term(words).map(|term| Hit { passage, term: term.to_owned() })
            })
            .collect()
    }

    /// How many of the terms stand in a passage.
    pub fn strength(&self, passage: usize, groups: &[Terms]) -> usize {
        let words = &self.passages[passage];
        let groups = groups.iter().map(Group::new).filter(|it| it.counts(words));
        groups.map(|it| it.terms.iter().filter(|(_, term)| stands(term, words)).count()).sum()
    }
}

/// A group of terms made ready.
struct Group<'t> {
    terms: Vec<(&'t str, Vec<Part>)>,
    near: Vec<Vec<Part>>,
}

/// What a term looks like: a word, several words in a row, `*` for any ending or beginning.
#[derive(Debug)]
pub struct Pattern(Vec<Part>);

impl Pattern {
    /// Reads a term.
    pub fn new(term: &str) -> Pattern {
        Pattern(parts(term))
    }

    /// How many words it has.
    pub fn words(&self) -> usize {
        self.0.len()
    }

    /// Whether as many words are it: each as written and in small letters.
    pub fn fits<'w>(&self, run: impl Iterator<Item = &'w (&'w str, String)>) -> bool {
        !self.0.is_empty() && self.0.iter().zip(run).all(|(part, word)| part.fits(word))
    }
}

/// One word of a term.
#[derive(Debug)]
struct Part {
    bare: String,
    capitals: bool,
    any_beginning: bool,
    any_ending: bool,
}

impl<'t> Group<'t> {
    fn new(terms: &'t Terms) -> Group<'t> {
        Group {
            terms: terms.words.iter().map(|it| (it.as_str(), parts(it))).collect(),
            near: terms.near.iter().map(|it| parts(it)).collect(),
        }
    }

    /// Whether the words nearby stand in the passage, if any are asked for.
    fn counts(&self, words: &[(&str, String)]) -> bool {
        self.near.is_empty() || self.near.iter().any(|it| stands(it, words))
    }

    fn first(&self, words: &[(&str, String)]) -> Option<&'t str> {
        self.terms.iter().find(|(_, term)| stands(term, words)).map(|(text, _)| *text)
    }
}

fn parts(term: &str) -> Vec<Part> {
    let part = |word: &str| {
        let bare = word.trim_matches('*');
        let letters = bare.chars().filter(|it| it.is_alphabetic()).count();
        let capitals = letters > 1 && bare.chars().all(|it| !it.is_lowercase());
        Part {
            bare: if capitals { bare.to_owned() } else { bare.to_lowercase() },
            capitals,
            any_beginning: word.starts_with('*'),
            any_ending: word.ends_with('*'),
        }
    };
    term.split_whitespace().map(part).collect()
}

/// Whether a term stands among the words of a passage.
fn stands(term: &[Part], words: &[(&str, String)]) -> bool {
    !term.is_empty()
        && words
            .windows(term.len())
            .any(|run| term.iter().zip(run).all(|(part, word)| part.fits(word)))
}

impl Part {
    fn fits(&self, (written, small): &(&str, String)) -> bool {
        let word = if self.capitals { *written } else { small.as_str() };
        match (self.any_beginning, self.any_ending) {
            (true, true) => word.contains(&self.bare),
            (true, false) => word.ends_with(&self.bare),
            (false, true) => word.starts_with(&self.bare),
            (false, false) => word == self.bare,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::proof::plain;

    #[track_caller]
    fn check(text: &str, terms: &[&str], near: &[&str], found: bool) {
        let own = |it: &[&str]| it.iter().map(|it| (*it).to_owned()).collect();
        let group = Terms { words: own(terms), near: own(near) };
        let document = plain::plain(text);
        assert_eq!(!Wordlist::new(&document).hits(&[group]).is_empty(), found, "{text}");
    }

    #[test]
    fn capitals_are_not_small_letters() {
        check("• bygge ut LAR.", &["LAR"], &[], true);
        check("• LAR-brukere skal få hjelp.", &["LAR"], &[], true);
        check("• det lar seg gjøre.", &["LAR"], &[], false);
    }

    #[test]
    fn words_are_whole_but_for_the_star() {
        check("• flere brukerrommene.", &["brukerrom*"], &[], true);
        check("• flere brukerrommene.", &["brukerrom"], &[], false);
        check("• godt ettervern.", &["*vern"], &[], true);
        check("• Ettervernet.", &["*vern*"], &[], true);
        check("• taxfree eller avgiftsfritt salg.", &["avgiftsfri* salg"], &[], true);
        check("• salg, avgiftsfritt.", &["avgiftsfri* salg"], &[], false);
    }

    #[test]
    fn a_word_nearby_is_in_the_same_passage() {
        check("• hjelp ved soning for rusavhengige.", &["soning*"], &["rus*"], true);
        check("• hjelp ved soning.\n• rusavhengige.", &["soning*"], &["rus*"], false);
    }
}
