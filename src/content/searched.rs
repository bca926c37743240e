//! Tells what is searched for a position that says that something is not said.

use serde::{Deserialize, Serialize};

use crate::content::load::Content;
use crate::content::schema::{At, Position};
use crate::values::vocabulary::Stance;

/// A group of terms, and the words of which one has to stand in the same passage for them to count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// The terms: a word, several words in a row, `*` for any ending or beginning.
    pub words: Vec<String>,
    /// The words nearby; none if the terms count by themselves.
    pub near: Vec<String>,
}

/// Whether a position says that something is not said.
pub fn rests_on_search(it: &Position) -> bool {
    not_found(it) || !it.silent.is_empty()
}

fn not_found(it: &Position) -> bool {
    it.stance.as_ref().is_some_and(|it| it.value == Stance::NotFound)
}

/// Terms as they are searched for: the name of a word list stands for its words.
pub fn listed(content: &Content, terms: &[At<String>]) -> Vec<String> {
    let lists = || content.site.iter().flat_map(|it| &it.value.word_lists);
    let words =
        |it: &[At<String>]| -> Vec<String> { it.iter().map(|it| it.value.clone()).collect() };
    let words = |it: &At<String>| match lists().find(|list| list.id.value == it.value) {
        Some(list) => words(&list.words),
        None => vec![it.value.clone()],
    };
    terms.iter().flat_map(words).collect()
}

/// The search terms of a theme; in each group a name of a word list stands for its words.
pub fn terms(content: &Content, theme: &str) -> Vec<Terms> {
    let groups = content.themes.get(theme).into_iter().flat_map(|it| &it.value.search);
    let words = |it: &[At<String>]| it.iter().map(|it| it.value.clone()).collect::<Vec<_>>();
    groups
        .map(|group| Terms {
            words: [words(&group.nb), words(&group.nn)].concat(),
            near: listed(content, &group.near),
        })
        .collect()
}

/// What is searched for a position that says that something is not said: the terms of its theme where nothing was
/// found of it, and its own.
pub fn wanted(content: &Content, position: &Position) -> Vec<Terms> {
    let theme = not_found(position).then(|| terms(content, &position.theme.value));
    let own = (!position.silent.is_empty()).then(|| Terms {
        words: listed(content, &position.silent),
        near: listed(content, &position.silent_near),
    });
    theme.into_iter().flatten().chain(own).collect()
}
