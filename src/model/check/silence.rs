//! Holds summaries that say that something is not said to the search that proves it.

use crate::content::load::Content;
use crate::content::schema::{self, Filed};
use crate::content::searched::rests_on_search;
use crate::report::diagnostic::Report;
use crate::report::faults;
use crate::values::silence::silent_sentence;

/// Beginnings of the words for what a summary may call silent where the programme is not there to be searched: in
/// bokmål, nynorsk and English.
const OTHER_THAN_PROGRAMME: &[&str] =
    &["opplysning", "kilde", "kjelde", "utdrag", "omtale", "source", "information", "excerpt"];

/// Tells of summaries of a programme that say that something is not said, and rest on no search.
pub(super) fn faults(content: &Content, filed: &Filed<schema::Programme>, report: &mut Report) {
    let (text, head) = (&filed.text, &filed.value);
    let mut sources = content.site.iter().flat_map(|it| &it.value.sources);
    let source = sources.find(|it| it.id.value == head.source.value);
    let searchable = source.is_some_and(|it| it.file.is_some());
    for position in &head.positions {
        if let Some(term) = position.silent.first().filter(|_| source.is_some() && !searchable) {
            report.push(faults::silent_without_text(text.place(term.span.clone())));
        }
        // That nothing was found of a theme is proved, or told, as such; so is a stance that is none.
        if position.stance.is_none() || rests_on_search(position) {
            continue;
        }
        let Some(sentence) = silent_sentence(&position.summary.value) else { continue };
        let place = text.place(position.summary.span.clone());
        let small = sentence.to_lowercase();
        if searchable {
            report.push(faults::silence_unproved(place, sentence));
        } else if !OTHER_THAN_PROGRAMME.iter().any(|it| small.contains(it)) {
            report.push(faults::silence_unsearched(place, sentence));
        }
    }
}
