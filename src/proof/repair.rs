//! Puts a text right by what is known of its source.

use crate::content::schema;
use crate::proof::document::{Document, Passage};
use crate::proof::normalise::{joining_words, put_right};

/// A text as a reader sees it, by what is known of its source: letters that its font says otherwise, and
/// hyphens at a line's end that stand for the rest of a word in its language.
pub(super) fn repaired(mut document: Document, source: &schema::Source) -> Document {
    let signs: Vec<(&str, &str)> =
        source.repair.iter().map(|it| (it.0.value.as_str(), it.1.value.as_str())).collect();
    let language = source.language.as_ref().map_or("", |it| it.value.as_str());
    let joining = joining_words(language);
    for passage in &mut document.passages {
        if !signs.is_empty() {
            put_passage_right(passage, &signs);
        }
        leave_out(passage, joining);
    }
    document
}

/// Puts the signs of a passage right; where pages turn and lines break moves with the letters.
fn put_passage_right(passage: &mut Passage, signs: &[(&str, &str)]) {
    let before = passage.text.clone();
    let moved = |at: usize| put_right(before.get(..at).unwrap_or(&before), signs).len();
    passage.turns.iter_mut().for_each(|it| it.0 = moved(it.0));
    passage.breaks.iter_mut().for_each(|it| *it = moved(*it));
    passage.text = put_right(&before, signs);
    passage.headings.iter_mut().for_each(|it| *it = put_right(it, signs));
}

/// Gives hyphens back that a line's end took before a joining word: «Bundes- und Landesstraßen».
fn leave_out(passage: &mut Passage, joining: &[&str]) {
    let mut i = 0;
    while let Some(&at) = passage.breaks.get(i) {
        let after = passage.text.get(at..).unwrap_or_default();
        let word = after.split(|it: char| !it.is_alphanumeric()).next().unwrap_or_default();
        if joining.contains(&word) {
            passage.text.insert_str(at, "- ");
            passage.breaks.remove(i);
            passage.breaks.iter_mut().skip(i).for_each(|it| *it += 2);
            passage.turns.iter_mut().filter(|it| it.0 >= at).for_each(|it| it.0 += 2);
        } else {
            i += 1;
        }
    }
}
