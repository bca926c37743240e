//! Finds the words in a text that readers may not know, and links the first place of each.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use crate::model::index::PositionRef;
use crate::model::{Model, Position};
use crate::proof::search::Pattern;
use crate::values::markup::Html;

/// The explained words of a site, and where the positions use them.
#[derive(Debug)]
pub struct Glossary {
    /// For each term: its id, and what it looks like.
    terms: Vec<(String, Vec<Pattern>)>,
    /// The terms of each position, by index, once somebody asks.
    positions: BTreeMap<PositionRef, OnceLock<BTreeSet<usize>>>,
}

/// A word of an HTML text, and where it stands.
struct Word<'t> {
    start: usize,
    word: (&'t str, String),
    linked: bool,
}

impl Glossary {
    /// The terms of a model.
    pub fn new(model: &Model) -> Glossary {
        let terms = model.terms.iter().map(|it| {
            (it.id.clone(), it.forms.iter().map(|form| Pattern::new(form)).collect::<Vec<_>>())
        });
        let positions = model.positions().map(|(at, _)| (at, OnceLock::new()));
        Glossary { terms: terms.collect(), positions: positions.collect() }
    }

    /// The terms of a position: of its summary, quotations, facts and note.
    fn of_position(&self, it: &Position) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        for prose in std::iter::once(&it.summary).chain(&it.note) {
            prose.texts().for_each(|text| found.extend(self.find(text)));
        }
        it.quotes.iter().for_each(|it| found.extend(self.find(&it.text)));
        it.evidence.iter().for_each(|it| found.extend(self.find(&it.fact)));
        found
    }

    /// The terms of a position of the model that they were made for, if there is such a position.
    pub fn at(&self, model: &Model, at: PositionRef) -> Option<&BTreeSet<usize>> {
        let programme = model.elections[at.election].programme(at.party)?;
        let terms = self.positions.get(&at)?;
        Some(terms.get_or_init(|| self.of_position(&programme.positions[at.theme])))
    }

    /// The terms that stand in a text or in HTML.
    pub fn find(&self, html: &str) -> BTreeSet<usize> {
        if self.terms.is_empty() {
            return BTreeSet::new();
        }
        let words = words(html);
        let stands = |patterns: &[Pattern]| {
            (0..words.len()).any(|at| patterns.iter().any(|it| fits(it, &words, at)))
        };
        let all = self.terms.iter().enumerate();
        all.filter(|(_, (_, patterns))| stands(patterns)).map(|(i, _)| i).collect()
    }

    /// HTML in which the first place of each term is a link to where it is explained on the page.
    pub fn mark(&self, whole: &Html) -> Html {
        if self.terms.is_empty() {
            return whole.clone();
        }
        let html = whole.as_str();
        let words = words(html);
        let mut marked = String::with_capacity(html.len());
        let mut used = BTreeSet::new();
        let (mut at, mut done) = (0, 0);
        while at < words.len() {
            let free = self.terms.iter().enumerate().filter(|(i, _)| !used.contains(i));
            let found = free.flat_map(|(i, (_, patterns))| patterns.iter().map(move |it| (i, it)));
            let found = found.into_iter().find(|(_, it)| {
                let run = at..at + it.words();
                fits(it, &words, at) && words[run].iter().all(|it| !it.linked)
            });
            let Some((term, pattern)) = found else {
                at += 1;
                continue;
            };
            let last = &words[at + pattern.words() - 1];
            let (start, end) = (words[at].start, last.start + last.word.0.len());
            if html[start..end].contains('<') {
                at += 1;
                continue;
            }
            used.insert(term);
            marked.push_str(&html[done..start]);
            let id = &self.terms[term].0;
            marked.push_str(&format!("<a class=\"term\" href=\"#side-term-{id}\">"));
            marked.push_str(&html[start..end]);
            marked.push_str("</a>");
            done = end;
            at += pattern.words();
        }
        marked.push_str(&html[done..]);
        Html::trusted(&marked)
    }
}

fn fits(pattern: &Pattern, words: &[Word<'_>], at: usize) -> bool {
    let run = words.get(at..at + pattern.words());
    run.is_some_and(|run| pattern.fits(run.iter().map(|it| &it.word)))
}

/// The words between the tags.
fn words(html: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let (mut start, mut linked) = (0, false);
    for part in html.split_inclusive('>') {
        let text = &part[..part.find('<').unwrap_or(part.len())];
        let mut rest = text;
        while let Some(at) = rest.find(char::is_alphanumeric) {
            let tail = &rest[at..];
            let word = &tail[..tail.find(|it: char| !it.is_alphanumeric()).unwrap_or(tail.len())];
            let place = start + (text.len() - tail.len());
            words.push(Word { start: place, word: (word, word.to_lowercase()), linked });
            rest = &tail[word.len()..];
        }
        let tag = &part[text.len()..];
        linked = (linked || tag.starts_with("<a ")) && !tag.starts_with("</a");
        start += part.len();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    use crate::proof::search::Pattern;

    fn glossary(terms: &[(&str, &[&str])]) -> Glossary {
        let terms = terms.iter().map(|(id, forms)| {
            ((*id).to_owned(), forms.iter().map(|it| Pattern::new(it)).collect())
        });
        Glossary { terms: terms.collect(), positions: BTreeMap::new() }
    }

    #[test]
    fn the_first_place_of_each_term_is_a_link_and_no_other() {
        let it = glossary(&[("lar", &["LAR"]), ("hab", &["heroinassister* behandling*"])]);
        let mark = |html: &str| it.mark(&Html::trusted(html)).as_str().to_owned();
        assert_eq!(
            mark("<p>Det lar seg gjøre i LAR-tilbud: LAR &amp; heroinassistert behandling.</p>"),
            "<p>Det lar seg gjøre i <a class=\"term\" href=\"#side-term-lar\">LAR</a>-tilbud: LAR &amp; \
             <a class=\"term\" href=\"#side-term-hab\">heroinassistert behandling</a>.</p>"
        );
        let other = "<p>Ingen <em>heroinassistert</em> behandling, se <a href=\"x\">LAR</a>.</p>";
        assert_eq!(mark(other), other, "no link across tags or in links");
    }

    #[test]
    fn terms_are_found_in_plain_text_and_in_html() {
        let it = glossary(&[("lar", &["LAR"]), ("vern", &["*vern"])]);
        assert_eq!(it.find("Mer LAR, bedre ettervern."), BTreeSet::from([0, 1]));
        assert_eq!(it.find("<p>Mer <b>ettervern</b></p>"), BTreeSet::from([1]));
        assert_eq!(it.find("<p class=\"LAR\">Ettervernet</p>"), BTreeSet::new());
    }
}
