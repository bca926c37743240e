//! Tells what is wrong with Markdown and its links.

use crate::report::diagnostic::{Diagnostic, What, finding, say, unknown_word};
use crate::report::place::Place;
use crate::values::bilingual::Bilingual;

// ---- Markdown -------------------------------------------------------------------------------

/// A link to a page of this site that does not exist.
pub fn dead_link<'a>(
    place: Place,
    target: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    finding(
        place,
        "dead-link",
        (
            format!("lenken peker til `{target}`, som ikke er en side her"),
            format!("the link leads to `{target}`, which is not a page here"),
        ),
        match nearest_address(target, known) {
            Some(near) => {
                Bilingual::new(format!("mente du `{near}`?"), format!("did you mean `{near}`?"))
            }
            None => say(
                "skriv adressen fra roten av nettstedet, slik: `/tema/lar/`",
                "write the address from the root of the site, like `/tema/lar/`",
            ),
        },
    )
}

fn nearest_address<'a>(target: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|it| (strsim::osa_distance(target, it), it))
        .filter(|(distance, _)| *distance <= 4)
        .min()
        .map(|(_, it)| it)
}

/// A link of a kind that can run code, or that no browser should follow from here.
pub fn unsafe_link(place: Place, target: &str) -> Diagnostic {
    finding(
        place,
        "unsafe-link",
        (
            format!("lenken `{target}` kan ikke brukes på en nettside som denne"),
            format!("the link `{target}` cannot be used on a page like this"),
        ),
        say(
            "lenk med `https://`, `mailto:` eller en adresse på nettstedet (`/tema/…/`)",
            "link with `https://`, `mailto:` or an address of the site (`/tema/…/`)",
        ),
    )
}

/// HTML in a Markdown text.
pub fn raw_html(place: Place) -> Diagnostic {
    finding(
        place,
        "raw-html",
        say("HTML kan ikke brukes i teksten", "HTML cannot be used in the text"),
        say(
            "skriv Markdown; skal tegnet `<` vises, skriv `\\<`",
            "write Markdown; to show the character `<`, write `\\<`",
        ),
    )
}

/// A picture or a heading in a text that has no place for it.
pub fn unfit_markdown(place: Place, what: (&str, &str)) -> Diagnostic {
    finding(
        place,
        "unfit-markdown",
        (
            format!("{} kan ikke brukes i denne teksten", what.0),
            format!("{} cannot be used in this text", what.1),
        ),
        say("skriv vanlige avsnitt", "write plain paragraphs"),
    )
}

/// A date at the start of a paragraph that Markdown takes for the number of a list.
pub fn date_as_list(place: Place, day: &str) -> Diagnostic {
    finding(
        place,
        "date-as-list",
        (
            format!("`{day}.` først i avsnittet leses som nummer i en liste, ikke som en dato"),
            format!(
                "`{day}.` at the start of the paragraph is read as a number in a list, not as a date"
            ),
        ),
        (
            format!("skriv `{day}\\.`, eller begynn setningen med et annet ord («Den {day}. …»)"),
            format!("write `{day}\\.`, or begin the sentence with another word"),
        ),
    )
}

/// A footnote mark without its source.
pub fn unknown_footnote<'a>(
    place: Place,
    id: &str,
    known: impl IntoIterator<Item = &'a str> + Clone,
) -> Diagnostic {
    Diagnostic { code: "unknown-footnote", ..unknown_word(place, What::Source, id, known) }
}

/// A source that the text never refers to.
pub fn unused_source(place: Place, id: &str) -> Diagnostic {
    finding(
        place,
        "unused-source",
        (
            format!("teksten viser ikke til kilden `{id}`"),
            format!("the text does not refer to the source `{id}`"),
        ),
        (
            format!("sett `[^{id}]` etter setningen den hører til, eller slett kilden"),
            format!("put `[^{id}]` after the sentence it belongs to, or delete the source"),
        ),
    )
}
