//! Tells what is wrong with the value of a field.

use crate::report::diagnostic::{Diagnostic, did_you_mean, finding, say};
use crate::report::place::Place;
use crate::values::base_url::{Flaw, Refused};
use crate::values::bilingual::Bilingual;

// ---- fields ---------------------------------------------------------------------------------

/// A key that means nothing here.
pub fn unknown_key(place: Place, key: &str, known: &[&str]) -> Diagnostic {
    finding(
        place,
        "unknown-key",
        (format!("feltet `{key}` finnes ikke her"), format!("there is no field `{key}` here")),
        did_you_mean(key, known.iter().copied()),
    )
}

/// A field that has to be there and is not.
pub fn missing_field(place: Place, key: &str) -> Diagnostic {
    finding(
        place,
        "missing-field",
        (format!("feltet `{key}` mangler"), format!("the field `{key}` is missing")),
        (format!("legg til `{key}:`"), format!("add `{key}:`")),
    )
}

/// A field with nothing in it.
pub fn empty_field(place: Place, key: &str) -> Diagnostic {
    finding(
        place,
        "empty-field",
        (format!("feltet `{key}` er tomt"), format!("the field `{key}` is empty")),
        say("fyll det ut, eller slett linja", "fill it in, or delete the line"),
    )
}

/// A theme without the text after its fields.
pub fn no_background(place: Place) -> Diagnostic {
    finding(
        place,
        "empty-field",
        say("det står ingen tekst etter feltene", "there is no text after the fields"),
        say(
            "skriv bakgrunnen under linja med `---`",
            "write the background below the line of `---`",
        ),
    )
}

/// A list where a text belongs, and the like.
pub fn wrong_kind(place: Place, key: &str, wanted: (&str, &str)) -> Diagnostic {
    finding(
        place,
        "wrong-kind",
        (format!("`{key}` skal være {}", wanted.0), format!("`{key}` has to be {}", wanted.1)),
        say(
            "se etter hvordan feltet er skrevet i en annen fil",
            "see how the field is written in another file",
        ),
    )
}

/// A date that is not one.
pub fn bad_date(place: Place, word: &str, example: &str) -> Diagnostic {
    finding(
        place,
        "bad-date",
        (format!("`{word}` er ikke en dato"), format!("`{word}` is not a date")),
        (
            format!("skriv datoen som `{example}` (år-måned-dag)"),
            format!("write the date as `{example}` (year-month-day)"),
        ),
    )
}

/// A year that is not one.
pub fn bad_number(place: Place, word: &str) -> Diagnostic {
    finding(
        place,
        "bad-number",
        (format!("`{word}` er ikke et tall her"), format!("`{word}` is not a number here")),
        say("skriv et helt tall med sifre", "write a whole number in digits"),
    )
}

/// An address that is not a web address.
pub fn bad_url(place: Place, word: &str) -> Diagnostic {
    finding(
        place,
        "bad-url",
        (format!("`{word}` er ikke en nettadresse"), format!("`{word}` is not a web address")),
        say(
            "skriv hele adressen, med `https://` først",
            "write the whole address, with `https://` first",
        ),
    )
}

/// An address that a site cannot be published under.
pub fn bad_base_url(place: Place, word: &str, refused: &Refused) -> Diagnostic {
    let Bilingual { nb, en } = match &refused.flaw {
        Flaw::Scheme => say(
            "den begynner ikke med `https://` eller `http://`",
            "it does not begin with `https://` or `http://`",
        ),
        Flaw::Query(it) => Bilingual::new(
            format!("den har en spørring, `{it}`"),
            format!("it has a query, `{it}`"),
        ),
        Flaw::Fragment(it) => Bilingual::new(
            format!("den peker inn på en side, `{it}`"),
            format!("it points into a page, `{it}`"),
        ),
        Flaw::Credentials => say("den har et brukernavn", "it has the name of a user"),
        Flaw::Character(' ') => say("den har et mellomrom", "it has a blank"),
        Flaw::Character(it) => {
            let name = it.escape_debug();
            Bilingual::new(
                format!("den har tegnet `{name}`"),
                format!("it has the character `{name}`"),
            )
        }
        Flaw::Host(it) => Bilingual::new(
            format!("`{it}` er ikke navnet på en vert"),
            format!("`{it}` is not the name of a host"),
        ),
        Flaw::Port(it) => Bilingual::new(
            format!("porten `{it}` er ikke et tall fra 1 til 65535"),
            format!("the port `{it}` is not a number from 1 to 65535"),
        ),
        Flaw::Path(it) => {
            Bilingual::new(format!("stien har `{it}`"), format!("its path has `{it}`"))
        }
    };
    let help = match &refused.cure {
        Some(it) => {
            Bilingual::new(format!("skriv `{}`", it.spelled()), format!("write `{}`", it.spelled()))
        }
        None => say(
            "skriv hele adressen, som `https://valg.example/under/`",
            "write the whole address, such as `https://valg.example/under/`",
        ),
    };
    finding(
        place,
        "bad-base-url",
        (
            format!("`{word}` kan ikke være adressen til et nettsted: {nb}"),
            format!("`{word}` cannot be the address of a site: {en}"),
        ),
        help,
    )
}

/// A checksum that is not one.
pub fn bad_checksum(place: Place, word: &str) -> Diagnostic {
    finding(
        place,
        "bad-checksum",
        (format!("`{word}` er ikke en SHA-256-sum"), format!("`{word}` is not a SHA-256 checksum")),
        say(
            "slett linja og kjør `standpunkt verify`: den sier hvilken sum fila har",
            "delete the line and run `standpunkt verify`: it says which sum the file has",
        ),
    )
}

/// A colour that is not one.
pub fn bad_colour(place: Place, word: &str) -> Diagnostic {
    finding(
        place,
        "bad-colour",
        (format!("`{word}` er ikke en farge"), format!("`{word}` is not a colour")),
        say(
            "skriv seks heksadesimale sifre i anførselstegn: \"#1a2b3c\"",
            "write six hexadecimal digits in quotation marks: \"#1a2b3c\"",
        ),
    )
}

/// A text that is longer than its place on the page.
pub fn too_long(place: Place, key: &str, length: usize, limit: usize) -> Diagnostic {
    finding(
        place,
        "too-long",
        (
            format!("`{key}` er på {length} tegn; det er plass til {limit}"),
            format!("`{key}` has {length} characters; there is room for {limit}"),
        ),
        say("skriv det kortere", "write it shorter"),
    )
}
