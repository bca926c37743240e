//! Holds the search terms of the content to what a search can find.

use crate::content::load::Content;
use crate::content::schema::At;
use crate::content::text::Text;
use crate::proof::search::wrong_with;
use crate::report::diagnostic::Report;
use crate::report::faults;

/// How like the name of a word list something has to be to be taken for one that is misspelt, from 0 to 1.
const ALIKE: f64 = 0.8;

/// Tells of terms that can match nothing: what is searched for with them is not proved to be missing.
pub fn check(content: &Content) -> Report {
    let mut report = Vec::new();
    let mut look = |text: &Text, terms: &[At<String>]| {
        for term in terms {
            if let Some(wrong) = wrong_with(&term.value) {
                report.push(faults::search_term(text.place(term.span.clone()), &term.value, wrong));
            }
        }
    };
    let lists: Vec<&str> = content
        .site
        .iter()
        .flat_map(|site| &site.value.word_lists)
        .map(|it| it.id.value.as_str())
        .collect();
    if let Some(site) = &content.site {
        site.value.word_lists.iter().for_each(|it| look(&site.text, &it.words));
    }
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
            [&group.nb, &group.nn, &group.near].into_iter().for_each(|it| look(&theme.text, it));
            spelling(&theme.text, &group.near);
        }
    }
    for programme in content.programmes.values() {
        for position in &programme.value.positions {
            for terms in [&position.silent, &position.silent_near] {
                look(&programme.text, terms);
                spelling(&programme.text, terms);
            }
        }
    }
    report.append(&mut misspelt);
    report
}
