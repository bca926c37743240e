//! Holds the search terms of the content to what a search can find.

use std::collections::BTreeSet;

use crate::content::load::Content;
use crate::content::schema::At;
use crate::content::text::Text;
use crate::proof::document::Document;
use crate::proof::search::{only_small, wrong_with};
use crate::report::diagnostic::Report;
use crate::report::faults;

/// How like the name of a word list something has to be to be taken for one that is misspelt, from 0 to 1.
const ALIKE: f64 = 0.8;

/// All lists of search terms of the content, with the text that each stands in.
fn all(content: &Content) -> Vec<(&Text, &[At<String>])> {
    let site = content.site.iter();
    let lists =
        site.flat_map(|site| site.value.word_lists.iter().map(move |it| (&site.text, &it.words)));
    let groups = content.themes.values().flat_map(|theme| {
        let groups = theme.value.search.iter();
        groups.flat_map(move |it| [&it.nb, &it.nn, &it.near].map(|terms| (&theme.text, terms)))
    });
    let silences = content.programmes.values().flat_map(|programme| {
        let positions = programme.value.positions.iter();
        positions
            .flat_map(move |it| [&it.silent, &it.silent_near].map(|terms| (&programme.text, terms)))
    });
    lists.chain(groups).chain(silences).map(|(text, terms)| (text, terms.as_slice())).collect()
}

/// Tells of terms in capitals that stand in none of the texts in capitals, but in some in small letters: they find
/// nothing there.
pub fn capitals<'d>(content: &Content, texts: impl Iterator<Item = &'d Document>) -> Report {
    let lists = all(content);
    let terms = || lists.iter().flat_map(|(text, terms)| terms.iter().map(move |it| (text, it)));
    let once: BTreeSet<&str> = terms().map(|it| it.1.value.as_str()).collect();
    let once: Vec<&str> = once.into_iter().collect();
    let found = only_small(&once, texts);
    let small = |term: &str| found.get(&once.binary_search(&term).ok()?);
    terms()
        .filter_map(|(text, term)| {
            let place = text.place(term.span.clone());
            Some(faults::term_in_capitals(place, &term.value, small(&term.value)?))
        })
        .collect()
}

/// Tells of terms that can match nothing: what is searched for with them is not proved to be missing.
pub fn check(content: &Content) -> Report {
    let mut report = Vec::new();
    for (text, terms) in all(content) {
        for term in terms {
            if let Some(wrong) = wrong_with(&term.value) {
                report.push(faults::search_term(text.place(term.span.clone()), &term.value, wrong));
            }
        }
    }
    let lists: Vec<&str> = content
        .site
        .iter()
        .flat_map(|site| &site.value.word_lists)
        .map(|it| it.id.value.as_str())
        .collect();
    let mut misspelt = Vec::new();
    let mut spelling = |text: &Text, terms: &[At<String>]| {
        for term in terms.iter().filter(|it| !lists.contains(&it.value.as_str())) {
            let like = |list: &&&str| strsim::normalized_levenshtein(list, &term.value) >= ALIKE;
            if let Some(list) = lists.iter().find(like) {
                let place = text.place(term.span.clone());
                misspelt.push(faults::unknown_word_list(place, &term.value, list));
            }
        }
    };
    for theme in content.themes.values() {
        for group in &theme.value.search {
            spelling(&theme.text, &group.near);
        }
    }
    for programme in content.programmes.values() {
        for position in &programme.value.positions {
            for terms in [&position.silent, &position.silent_near] {
                spelling(&programme.text, terms);
            }
        }
    }
    report.append(&mut misspelt);
    report
}
