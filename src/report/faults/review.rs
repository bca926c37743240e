//! Tells what is wrong with readers, replies and days of review.

use crate::report::diagnostic::{Diagnostic, finding, reminder, say};
use crate::report::place::Place;

/// A position that the same person has coded and looked over.
pub fn same_reader(place: Place, name: &str) -> Diagnostic {
    finding(
        place,
        "same-reader",
        (
            format!("«{name}» står både i `coded_by` og i `checked_by`"),
            format!("“{name}” stands both in `coded_by` and in `checked_by`"),
        ),
        say(
            "la en annen kontrollere, og skriv hvem; har ingen gjort det ennå, ta bort `checked_by`",
            "let somebody else look it over, and write who; if nobody has yet, take `checked_by` away",
        ),
    )
}

/// A position that somebody has looked over and nobody has coded.
pub fn not_coded(place: Place, name: &str) -> Diagnostic {
    finding(
        place,
        "not-coded",
        (
            format!("«{name}» står i `checked_by`, men `coded_by` mangler"),
            format!("“{name}” stands in `checked_by`, but `coded_by` is missing"),
        ),
        say(
            "skriv i `coded_by` hvem som satte standpunktet",
            "write in `coded_by` who chose the stance",
        ),
    )
}

/// Positions that do not name two readers, on a site that wants that.
pub fn one_reader(place: Place, themes: &[&str]) -> Diagnostic {
    let list = themes.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ");
    let count = themes.len();
    finding(
        place,
        "one-reader",
        (
            format!(
                "standpunkter som mangler `coded_by` eller `checked_by`, som `two_readers` i `site.yaml` krever ({count}): {list}"
            ),
            format!(
                "positions that lack `coded_by` or `checked_by`, which `two_readers` in `site.yaml` asks for ({count}): {list}"
            ),
        ),
        say(
            "skriv begge under `programme:` eller ved hvert standpunkt; er et standpunkt ikke kontrollert ennå, sett `status: draft`",
            "write both under `programme:` or beside each position; if a position is not looked over yet, set `status: draft`",
        ),
    )
}

/// A party's reply that is longer than a reply may be.
pub fn long_reply(place: Place, words: usize, most: usize) -> Diagnostic {
    finding(
        place,
        "long-reply",
        (
            format!("kommentaren fra partiet er på {words} ord; grensen er {most}, lik for alle"),
            format!("the party's reply has {words} words; the limit is {most}, the same for all"),
        ),
        say(
            "be partiet om en kortere kommentar, eller ta med et utdrag som partiet godtar, og resten med `url`",
            "ask the party for a shorter reply, or give an extract that the party agrees to, and the rest by `url`",
        ),
    )
}

/// A deadline for the next check that is not after the last check.
pub fn review_before_check(place: Place, review: &str, checked: &str) -> Diagnostic {
    finding(
        place,
        "review-before-check",
        (
            format!(
                "neste kontroll (`review_by: {review}`) er ikke etter den siste (`checked: {checked}`), så leserne ville få vite at kontrollen er for sen"
            ),
            format!(
                "the next check (`review_by: {review}`) is not after the last one (`checked: {checked}`), so that readers would be told that it is overdue"
            ),
        ),
        say(
            "skriv i `review_by` når det skal kontrolleres neste gang",
            "write in `review_by` when it shall be checked the next time",
        ),
    )
}

/// Positions that should have been checked again by now.
pub fn review_overdue(place: Place, review: &str, positions: usize) -> Diagnostic {
    reminder(
        place,
        "review-overdue",
        (
            format!(
                "fristen for neste kontroll gikk ut {review}, og leserne får vite det (standpunkter: {positions})"
            ),
            format!(
                "the next check was due by {review}, and readers are told so (positions: {positions})"
            ),
        ),
        say(
            "se etter at standpunktene holder, sett `checked` til dagen du gjorde det, og `review_by` til neste frist",
            "see that the positions hold, set `checked` to the day that you did, and `review_by` to the next deadline",
        ),
    )
}
