//! Searches a document for terms: every passage that may speak of a theme.

use std::collections::BTreeMap;

use crate::content::searched::Terms;
use crate::proof::document::{Document, Passage};
use crate::proof::normalise::normal;
use crate::report::faults::BadTerm;

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
pub struct Wordlist {
    /// The ways in which each passage can be read as words: one, and others where that is not sure.
    passages: Vec<Vec<Vec<Word>>>,
    /// The words of the headings above each passage: what a passage is about may stand only there.
    headings: Vec<Vec<Word>>,
}

/// A word as it is written, and in small letters.
type Word = (String, String);

impl Wordlist {
    /// Splits a document into words: runs of letters and digits, in the form that quotations are compared
    /// in. Lines of a table of contents (dots up to a page number) are passed over.
    pub fn new(document: &Document) -> Wordlist {
        let readings = |passage: &Passage| {
            let text = normal(&passage.text);
            if is_of_contents(&text) {
                return Vec::new();
            }
            let mut readings = readings(&text);
            // Where a line's end took a hyphen, also with it.
            if !passage.breaks.is_empty() {
                readings.push(words(&with_breaks(passage)));
            }
            readings
        };
        let above = |passage: &Passage| words(&normal(&passage.headings.join(" ")));
        Wordlist {
            passages: document.passages.iter().map(readings).collect(),
            headings: document.passages.iter().map(above).collect(),
        }
    }

    /// All passages that the terms find, in reading order, each with the first term that finds it.
    ///
    /// Words are compared without regard to case, but for terms in capitals only: `LAR` finds the
    /// treatment, not «lar seg».
    pub fn hits(&self, groups: &[Terms]) -> Vec<Hit> {
        let groups: Vec<Group<'_>> = groups.iter().map(Group::new).collect();
        let term = |passage: usize| {
            let counting = groups.iter().filter(|it| self.counts(passage, it));
            counting.filter_map(|it| it.first(&self.passages[passage])).next()
        };
        let passages = 0..self.passages.len();
        passages
            .filter_map(|passage| term(passage).map(|term| Hit { passage, term: term.to_owned() }))
            .collect()
    }

    /// Whether one of the words nearby stands in a passage or in a heading above it, if any are asked for.
    fn counts(&self, passage: usize, group: &Group<'_>) -> bool {
        let near = |it: &Vec<Part>| {
            stands(it, &self.passages[passage])
                || stands(it, std::slice::from_ref(&self.headings[passage]))
        };
        group.near.is_empty() || group.near.iter().any(near)
    }

    /// How many of the terms stand in a passage.
    pub fn strength(&self, passage: usize, groups: &[Terms]) -> usize {
        let readings = &self.passages[passage];
        let groups = groups.iter().map(Group::new).filter(|it| self.counts(passage, it));
        groups.map(|it| it.terms.iter().filter(|(_, term)| stands(term, readings)).count()).sum()
    }
}

/// Whether one of the terms stands in a text, whatever stands nearby.
pub fn says(text: &str, groups: &[Terms]) -> bool {
    let readings = readings(&normal(text));
    groups.iter().map(Group::new).any(|it| it.first(&readings).is_some())
}

/// The ways in which a text can be read as words.
fn readings(text: &str) -> Vec<Vec<Word>> {
    let mut readings = vec![words(text)];
    // Hyphens within a word: also without them, as where a hyphen stands only because a line ended there once.
    let glued = without_hyphens(text);
    if glued != text {
        readings.push(words(&glued));
    }
    if let Some(joined) = joined_letters(&readings[0]) {
        readings.push(joined);
    }
    readings
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
    pub fn fits<'w, W: AsRef<str> + 'w>(&self, run: impl Iterator<Item = &'w (W, String)>) -> bool {
        !self.0.is_empty()
            && self.0.iter().zip(run).all(|(part, word)| part.fits(word.0.as_ref(), &word.1))
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

    fn first(&self, readings: &[Vec<Word>]) -> Option<&'t str> {
        self.terms.iter().find(|(_, term)| stands(term, readings)).map(|(text, _)| *text)
    }
}

/// The words of a term, split as texts are; a star stands at the beginning or the end of one.
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
    let term = normal(term);
    let words = term.split(|it: char| !it.is_alphanumeric() && it != '*');
    words.filter(|it| it.chars().any(char::is_alphanumeric)).map(part).collect()
}

/// Of terms, those with a word in capitals that no text has, though some have it in small letters: the number of each,
/// and that word as a text has it. Such a term finds nothing there, since capitals are told from small letters.
pub fn only_small<'d>(
    terms: &[&str],
    documents: impl Iterator<Item = &'d Document>,
) -> BTreeMap<usize, String> {
    let in_capitals = |term: &&str| parts(term).into_iter().filter(|it| it.capitals);
    let wanted: Vec<(usize, Part, Part)> = terms
        .iter()
        .enumerate()
        .flat_map(|(i, term)| in_capitals(term).map(move |it| (i, it)))
        .map(|(i, it)| {
            let small = Part { bare: it.bare.to_lowercase(), capitals: false, ..it };
            (i, it, small)
        })
        .collect();
    let mut there = vec![false; wanted.len()];
    let mut small_forms: Vec<Option<String>> = vec![None; wanted.len()];
    for passage in documents.flat_map(|it| &it.passages).take_while(|_| !wanted.is_empty()) {
        let text = normal(&passage.text);
        let small = text.to_lowercase();
        let open = (0..wanted.len()).filter(|i| !there[*i] && small.contains(&wanted[*i].2.bare));
        let open: Vec<usize> = open.collect();
        for (written, word) in words(if open.is_empty() { "" } else { &text }) {
            for i in &open {
                let (_, capitals, small) = &wanted[*i];
                there[*i] |= capitals.fits(&written, &word);
                if small_forms[*i].is_none() && small.fits(&written, &word) {
                    small_forms[*i] = Some(written.clone());
                }
            }
        }
    }
    let all = wanted.iter().zip(there).zip(small_forms);
    all.filter_map(|((wanted, there), small_forms)| {
        Some((wanted.0, small_forms.filter(|_| !there)?))
    })
    .collect()
}

/// What is wrong with a term, if anything: one that could match nothing proves nothing.
pub fn wrong_with(term: &str) -> Option<BadTerm> {
    let term = normal(term);
    if !term.chars().any(char::is_alphanumeric) {
        return Some(BadTerm::Empty);
    }
    let several = term.contains(", ") || term.contains("; ") || term.ends_with([',', ';']);
    if several || term.contains('/') || term.contains('|') {
        return Some(BadTerm::Several);
    }
    let star = |word: &str| {
        let inner = word.trim_matches('*');
        word.contains('*') && (inner.is_empty() || inner.contains('*'))
    };
    let mut words = term.split(|it: char| !it.is_alphanumeric() && it != '*');
    words.any(star).then_some(BadTerm::Star)
}

/// Whether a term stands among the words of a passage, as it can be read in one way or another.
fn stands(term: &[Part], readings: &[Vec<Word>]) -> bool {
    !term.is_empty()
        && readings.iter().any(|words| {
            words
                .windows(term.len())
                .any(|run| term.iter().zip(run).all(|(part, word)| part.fits(&word.0, &word.1)))
        })
}

impl Part {
    fn fits(&self, written: &str, small: &str) -> bool {
        let word = if self.capitals { written } else { small };
        match (self.any_beginning, self.any_ending) {
            (true, true) => word.contains(self.bare.as_str()),
            (true, false) => word.ends_with(self.bare.as_str()),
            (false, true) => word.starts_with(self.bare.as_str()),
            (false, false) => word == self.bare,
        }
    }
}

fn words(text: &str) -> Vec<Word> {
    let words = text.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
    words.map(|it| (it.to_owned(), it.to_lowercase())).collect()
}

/// Whether a passage is a line of a table of contents: dots, and a page number at the end.
fn is_of_contents(text: &str) -> bool {
    let bare = text.trim_end_matches(|it: char| it.is_ascii_digit());
    bare.len() < text.len() && bare.trim_end().ends_with("....")
}

/// A text without the hyphens that stand between two letters.
fn without_hyphens(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(it) = characters.next() {
        let between = out.ends_with(char::is_alphabetic)
            && characters.peek().is_some_and(|next| next.is_alphabetic());
        if !(it == '-' && between) {
            out.push(it);
        }
    }
    out
}

/// A passage with each hyphen that a line's end took.
fn with_breaks(passage: &Passage) -> String {
    let mut out = String::with_capacity(passage.text.len() + passage.breaks.len());
    let mut from = 0;
    for at in &passage.breaks {
        out.push_str(passage.text.get(from..*at).unwrap_or_default());
        out.push('-');
        from = *at;
    }
    out.push_str(passage.text.get(from..).unwrap_or_default());
    normal(&out)
}

/// So many letters that stand each for itself are a word whose letters are set apart.
const SET_APART: usize = 4;

/// The words with letters that are set apart («b r u k e r r o m») put together; `None` if there are none.
fn joined_letters(words: &[Word]) -> Option<Vec<Word>> {
    let is_letter = |it: &Word| it.0.chars().count() == 1 && it.0.chars().all(char::is_alphabetic);
    let mut joined = Vec::new();
    let mut any = false;
    for run in words.chunk_by(|a, b| is_letter(a) && is_letter(b)) {
        if run.len() >= SET_APART && is_letter(&run[0]) {
            any = true;
            joined.push((
                run.iter().map(|it| it.0.as_str()).collect(),
                run.iter().map(|it| it.1.as_str()).collect(),
            ));
        } else {
            joined.extend_from_slice(run);
        }
    }
    any.then_some(joined)
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
    fn a_term_in_capitals_that_stands_only_in_small_letters_is_noticed() {
        let document = crate::proof::plain::plain("Vi vil ha tsb og LAR.\nVi lar ingen stå igjen.");
        let found = only_small(&["TSB", "LAR", "HAB", "tsb", "ROP*"], std::iter::once(&document));
        assert_eq!(found, BTreeMap::from([(0, "tsb".to_owned())]));
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
    fn words_are_found_in_every_form_that_a_text_may_have_them_in() {
        for (text, term) in [
            ("• mindre stra\u{fb00} for bruk.", "straff*"),
            ("• hjelp til pa\u{30a}rørende.", "pårørende*"),
            ("• hjelp til pårørende.", "pa\u{30a}rørende*"),
            ("• nar\u{ad}kotika skal bort.", "narkotika*"),
            ("• rus\u{200b}middel skal bort.", "rusmiddel*"),
            ("• en e-sigarett.", "e-sigarett*"),
            ("• ny TSB-ung nå.", "TSB-ung"),
            ("• 0,5 promille.", "0,5 promille"),
            ("• kl. 23.00.", "kl. 23"),
            ("• alkohol- og rusbehandling.", "alkohol-"),
            ("• demo-kratisk styring.", "demokrati*"),
            ("• nye b r u k e r r o m her.", "brukerrom*"),
        ] {
            check(text, &[term], &[], true);
            check("• noe helt annet.", &[term], &[], false);
        }
    }

    #[test]
    fn a_line_of_contents_ends_in_a_number_and_a_sentence_with_dots_does_not() {
        check("• Narkotika ......... 12", &["narkotika"], &[], false);
        check("• Narkotika ... og mer .... skal bort.", &["narkotika"], &[], true);
    }

    #[test]
    fn a_term_that_can_match_nothing_is_told() {
        for (term, wrong) in [
            ("", BadTerm::Empty),
            ("–", BadTerm::Empty),
            ("can*bis", BadTerm::Star),
            ("rus *", BadTerm::Star),
            ("brukerrom*, sprøyterom*", BadTerm::Several),
            ("brukerrom/sprøyterom", BadTerm::Several),
        ] {
            assert_eq!(wrong_with(term), Some(wrong), "{term}");
        }
        for term in ["*rus*", "e-sigarett*", "0,5 promille", "kl. 23", "«ord»", "å bo", "24 timer"]
        {
            assert_eq!(wrong_with(term), None, "{term}");
        }
    }

    #[test]
    fn a_word_nearby_is_in_the_same_passage() {
        check("• hjelp ved soning for rusavhengige.", &["soning*"], &["rus*"], true);
        check("• hjelp ved soning.\n• rusavhengige.", &["soning*"], &["rus*"], false);
    }
}
