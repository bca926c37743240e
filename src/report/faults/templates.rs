//! Tells what is wrong with templates and the words of the interface.

use crate::report::diagnostic::{Diagnostic, LIBRARY, after, did_you_mean, finding, say};
use crate::report::place::Place;
use crate::values::bilingual::Bilingual;

// ---- templates and site ---------------------------------------------------------------------

/// A template that cannot be read; the reader's own words are added.
pub fn template_syntax(place: Place, why: &str) -> Diagnostic {
    finding(
        place,
        "template-syntax",
        after(
            "malen kan ikke leses",
            "the template cannot be read",
            &Bilingual::said(LIBRARY, why),
        ),
        say("rett malen her", "mend the template here"),
    )
}

/// A template that names a field that does not exist.
pub fn template_field(place: Place, name: &str, known: &[&str]) -> Diagnostic {
    finding(
        place,
        "template-field",
        (
            format!("malen bruker feltet `{name}`, som ikke finnes her"),
            format!("the template uses the field `{name}`, which does not exist here"),
        ),
        did_you_mean(name.rsplit('.').next().unwrap_or(name), known.iter().copied()),
    )
}

/// A template that takes in another which is not there.
pub fn template_missing<'a>(
    place: Place,
    name: &str,
    known: impl IntoIterator<Item = &'a str> + Clone,
) -> Diagnostic {
    finding(
        place,
        "template-missing",
        (
            format!("malen tar inn `{name}`, som ikke finnes"),
            format!("the template takes in `{name}`, which does not exist"),
        ),
        did_you_mean(name, known),
    )
}

/// A file of words that cannot be read; the reader's own words are added.
pub fn words_syntax(place: Place, why: &str) -> Diagnostic {
    finding(
        place,
        "words-syntax",
        after("fila kan ikke leses", "the file cannot be read", &Bilingual::said(LIBRARY, why)),
        say("skriv `navn = tekst` på én linje", "write `name = text` on one line"),
    )
}

/// A message that is asked for, or given, and does not exist.
pub fn unknown_message<'a>(
    place: Place,
    id: &str,
    known: impl IntoIterator<Item = &'a str> + Clone,
) -> Diagnostic {
    finding(
        place,
        "unknown-message",
        (format!("meldingen `{id}` finnes ikke"), format!("there is no message `{id}`")),
        did_you_mean(id, known),
    )
}

/// A value that a message does not have.
pub fn unknown_value<'a>(
    place: Place,
    value: &str,
    known: impl IntoIterator<Item = &'a str> + Clone,
) -> Diagnostic {
    finding(
        place,
        "unknown-value",
        (
            format!("meldingen har ingen verdi `{value}`"),
            format!("the message has no value `{value}`"),
        ),
        did_you_mean(value, known),
    )
}

/// A value that a message needs and a template does not give.
pub fn missing_value(place: Place, id: &str, value: &str) -> Diagnostic {
    finding(
        place,
        "missing-value",
        (
            format!("meldingen `{id}` mangler verdien `{value}`"),
            format!("the message `{id}` lacks the value `{value}`"),
        ),
        (
            format!("skriv `{value}=…` mellom parentesene"),
            format!("write `{value}=…` between the parentheses"),
        ),
    )
}

/// A part of the template language that cannot be checked, and is therefore not used.
pub fn template_unchecked(place: Place, tag: &str) -> Diagnostic {
    finding(
        place,
        "template-unchecked",
        (
            format!("`{tag}` brukes ikke i malene, fordi feltnavnene i den ikke kan kontrolleres"),
            format!(
                "`{tag}` is not used in templates, because the field names in it cannot be checked"
            ),
        ),
        say("bruk `include` i stedet", "use `include` instead"),
    )
}

/// A template that failed while a page was made.
pub fn template_render(place: Place, page: &str, why: &str) -> Diagnostic {
    finding(
        place,
        "template-render",
        (
            format!("malen stanset på siden `{page}`: {why}"),
            format!("the template stopped on the page `{page}`: {why}"),
        ),
        say("rett malen her", "mend the template here"),
    )
}
