//! Tells what is wrong with searches, and with what is said not to be found.

use crate::report::diagnostic::{Diagnostic, finding, reminder, say};
use crate::report::place::Place;
use crate::values::pages::Pages;

/// A search term in capitals that the sources have in small letters only.
pub fn term_in_capitals(place: Place, term: &str, small: &str) -> Diagnostic {
    reminder(
        place,
        "term-in-capitals",
        (
            format!("`{term}` finner bare store bokstaver, og kildene har bare «{small}»"),
            format!("`{term}` finds capitals only, and the sources have only «{small}»"),
        ),
        say(
            "skriv ordet med små bokstaver, eller la det stå hvis det er et annet ord enn det i kildene",
            "write the word in small letters, or leave it if it is another word than the one in the sources",
        ),
    )
}

/// Pages of a source that show something but have no text, where something is said not to be found in it.
pub fn pages_unread(place: Place, pages: &Pages, absences: usize) -> Diagnostic {
    finding(
        place,
        "pages-unread",
        (
            format!(
                "side {pages} viser noe, men har ikke tekst: søket har ikke lest dem, og {absences} «ikke funnet» bygger på fila"
            ),
            format!(
                "pages {pages} show something but have no text: the search has not read them, and {absences} `not_found` rest on the file"
            ),
        ),
        (
            format!(
                "les sidene, kod det de sier, og skriv under kilden `read_by_eye:` med `pages: \"{pages}\"`, `by:` (rollen) og `on:` (dagen); eller finn en utgave med tekst"
            ),
            format!(
                "read the pages, code what they say, and write under the source `read_by_eye:` with `pages: \"{pages}\"`, `by:` (the role) and `on:` (the day); or find an edition with text"
            ),
        ),
    )
}

/// A source whose font gives other letters than it shows, where something is said not to be found in it.
pub fn letters_misread(place: Place, words: &[String], absences: usize) -> Diagnostic {
    let words = words.iter().map(|it| format!("«{it}»")).collect::<Vec<_>>().join(", ");
    finding(
        place,
        "letters-misread",
        (
            format!(
                "skrifta i fila gir andre bokstaver enn leseren ser: {words}; søket finner ikke slike ord, og {absences} «ikke funnet» bygger på fila"
            ),
            format!(
                "the font of the file gives other letters than readers see: {words}; the search does not find such words, and {absences} `not_found` rest on the file"
            ),
        ),
        say(
            "skriv tegnene under `repair:` (`sign: K`, `letters: ti`), eller finn en annen utgave av fila",
            "write the signs under `repair:` (`sign: K`, `letters: ti`), or find another edition of the file",
        ),
    )
}

/// What is wrong with a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadTerm {
    /// It has no letter and no digit.
    Empty,
    /// A star stands inside a word, or apart from one.
    Star,
    /// It is several terms in one.
    Several,
}

/// A search term that can match nothing.
pub fn search_term(place: Place, term: &str, wrong: BadTerm) -> Diagnostic {
    let (problem, help) = match wrong {
        BadTerm::Empty => (
            (
                format!("søkeordet `{term}` har verken bokstaver eller tall, og finner ingenting"),
                format!(
                    "the search term `{term}` has neither letters nor digits, and finds nothing"
                ),
            ),
            say("skriv et ord, eller slett det", "write a word, or delete it"),
        ),
        BadTerm::Star => (
            (
                format!(
                    "stjerna i søkeordet `{term}` står ikke først eller sist i et ord, så det finner ingenting"
                ),
                format!(
                    "the star of the search term `{term}` is not at the beginning or end of a word, so that it finds nothing"
                ),
            ),
            say(
                "sett stjerna først eller sist i ordet: `rusmid*`, `*rom`",
                "put the star at the beginning or end of the word: `rusmid*`, `*rom`",
            ),
        ),
        BadTerm::Several => (
            (
                format!(
                    "søkeordet `{term}` er flere ord i ett, så det finner bare alle etter hverandre"
                ),
                format!(
                    "the search term `{term}` is several in one, so that it finds only all in a row"
                ),
            ),
            say("gjør hvert av dem til et søkeord for seg", "make each of them a term of its own"),
        ),
    };
    finding(place, "search-term", problem, help)
}

/// A word nearby that looks like the name of a word list, but is none.
pub fn unknown_word_list(place: Place, name: &str, list: &str) -> Diagnostic {
    finding(
        place,
        "unknown-word-list",
        (
            format!("ordlista `{name}` finnes ikke, så ordet søkes det etter slik det står"),
            format!(
                "there is no word list `{name}`, so that the word is searched for as it stands"
            ),
        ),
        (format!("mente du `{list}`?"), format!("did you mean `{list}`?")),
    )
}

/// A rejection that stands for more than one passage.
pub fn wide_rejection(place: Place, places: usize) -> Diagnostic {
    finding(
        place,
        "wide-rejection",
        (
            format!(
                "avvisningen er for kort eller treffer {places} avsnitt, så den kan avvise noe som ingen har vurdert"
            ),
            format!(
                "the rejection is too short or meets {places} passages, so that it may reject what nobody has judged"
            ),
        ),
        say(
            "skriv tre ord eller flere av det ene avsnittet som er vurdert, så mange at de står ett sted",
            "write three words or more of the one passage that was judged, so many that they stand in one place",
        ),
    )
}

/// A passage that may speak of a theme that a party's file says was not found.
pub fn unjudged_hit(place: Place, term: &str, found: &str, text: &str) -> Diagnostic {
    finding(
        place,
        "unjudged-hit",
        (
            format!("«{term}» står i teksten ({found}), og ingen har vurdert det: «{text}»"),
            format!("«{term}» stands in the text ({found}), and nobody has judged it: «{text}»"),
        ),
        say(
            "er det et svar på temaet, kod det; ellers skriv noen ord derfra under `rejected`, og hvorfor det ikke teller",
            "if it speaks of the theme, code it; else write a few words of it under `rejected`, and why it does not count",
        ),
    )
}

/// A rejection of words that the search does not find.
pub fn idle_rejection(place: Place) -> Diagnostic {
    finding(
        place,
        "idle-rejection",
        say(
            "søket finner ikke disse ordene, så det er ikke noe å avvise",
            "the search does not find these words, so there is nothing to reject",
        ),
        say(
            "rett ordene etter kilden, eller slett posten",
            "mend the words by the source, or delete the record",
        ),
    )
}

/// A summary that says that something is not said, and nothing proves it: the sentence.
pub fn silence_unproved(place: Place, sentence: &str) -> Diagnostic {
    finding(
        place,
        "silence-unproved",
        (
            format!(
                "sammendraget sier at noe ikke er sagt, og intet søk beviser det: «{sentence}»"
            ),
            format!(
                "the summary says that something is not said, and no search proves it: «{sentence}»"
            ),
        ),
        say(
            "skriv under `silent:` søkeord for det som ikke er sagt (og under `silent_near:` ord som må stå nær), og kjør `standpunkt verify`; eller ta setningen bort",
            "write under `silent:` search terms for what is not said (and under `silent_near:` words that have to stand nearby), and run `standpunkt verify`; or take the sentence away",
        ),
    )
}

/// A summary that says that a programme does not say something, though no text of it is there to search: the sentence.
pub fn silence_unsearched(place: Place, sentence: &str) -> Diagnostic {
    finding(
        place,
        "silence-unsearched",
        (
            format!(
                "sammendraget sier at noe ikke er sagt, men programmet er ikke her til å søke i: «{sentence}»"
            ),
            format!(
                "the summary says that something is not said, but the programme is not here to be searched: «{sentence}»"
            ),
        ),
        say(
            "skriv hva som ikke sier det: «Opplysningen vi bygger på, nevner ikke …» eller «Kilden sier ikke …»; eller legg teksten i arkivet",
            "write what it is that does not say it: «Opplysningen vi bygger på, nevner ikke …» or «Kilden sier ikke …»; or put the text into the archive",
        ),
    )
}

/// A `silent` where there is no text of the programme to search.
pub fn silent_without_text(place: Place) -> Diagnostic {
    finding(
        place,
        "silent-without-text",
        say(
            "`silent` kan ikke bevises: kilden har ingen `file` å søke i",
            "`silent` cannot be proved: the source has no `file` to search",
        ),
        say(
            "legg teksten i arkivet med `standpunkt source add`, eller ta `silent` bort",
            "put the text into the archive with `standpunkt source add`, or take `silent` away",
        ),
    )
}

/// A theme without search terms, said to be not found.
pub fn no_search_terms(place: Place, theme: &str) -> Diagnostic {
    finding(
        place,
        "no-search-terms",
        (
            format!("temaet `{theme}` har ingen søkeord, så «ikke funnet» kan ikke bevises"),
            format!("the theme `{theme}` has no search terms, so `not_found` cannot be proved"),
        ),
        (
            format!("skriv søkeord under `search` i `themes/{theme}.md`, eller sett `not_read`"),
            format!("write search terms under `search` in `themes/{theme}.md`, or set `not_read`"),
        ),
    )
}

/// A `not_found` that no search has proved, or whose terms or rejections changed since.
pub fn absence_unproved(place: Place) -> Diagnostic {
    finding(
        place,
        "absence-unproved",
        say(
            "«ikke funnet» er ikke bevist med et søk, eller søkeordene er endret siden",
            "`not_found` is not proved by a search, or the terms were changed since",
        ),
        say(
            "kjør `standpunkt verify` der kildene finnes, og legg `standpunkt.lock` til endringen",
            "run `standpunkt verify` where the sources are, and add `standpunkt.lock` to the change",
        ),
    )
}
