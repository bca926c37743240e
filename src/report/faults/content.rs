//! Tells what is wrong with positions, themes and what they hold.

use crate::report::diagnostic::{Diagnostic, finding, reminder, say};
use crate::report::place::Place;
use crate::values::language::Language::{En as ENGLISH, Nb as BOKMAL};
use crate::values::number::decimal;

// ---- content --------------------------------------------------------------------------------

/// A party's position on a theme given twice.
pub fn duplicate_position(place: Place, theme: &str, first_line: usize) -> Diagnostic {
    finding(
        place,
        "duplicate-position",
        (
            format!("partiet har alt et standpunkt til `{theme}`, på linje {first_line}"),
            format!("the party already has a position on `{theme}`, on line {first_line}"),
        ),
        say("slå de to sammen til ett", "make one of the two"),
    )
}

/// A programme that says another edition than the document that it rests on.
pub fn edition_differs(place: Place, ours: &str, source: &str, theirs: &str) -> Diagnostic {
    finding(
        place,
        "edition-differs",
        (
            format!("programmets utgave er `{ours}`, men kilden `{source}` er `{theirs}`"),
            format!("the programme's edition is `{ours}`, but the source `{source}` is `{theirs}`"),
        ),
        (
            format!("skriv `{theirs}`, eller la programmet bygge på rett kilde"),
            format!("write `{theirs}`, or let the programme rest on the right source"),
        ),
    )
}

/// A source whose kind says another edition than its edition.
pub fn edition_of_kind(place: Place, kind: &str, said: &str, meant: &str) -> Diagnostic {
    finding(
        place,
        "edition-differs",
        (
            format!("kildetypen er `{kind}`, men utgaven er `{said}`"),
            format!("the kind of source is `{kind}`, but the edition is `{said}`"),
        ),
        (format!("skriv `{meant}`, eller rett `kind`"), format!("write `{meant}`, or mend `kind`")),
    )
}

/// An id given twice where each may stand once.
pub fn duplicate_id(place: Place, word: &str, first_line: usize) -> Diagnostic {
    finding(
        place,
        "duplicate-id",
        (
            format!("`{word}` er alt brukt, på linje {first_line}"),
            format!("`{word}` is already used, on line {first_line}"),
        ),
        say("velg en annen", "choose another"),
    )
}

/// A stance without a quotation.
pub fn missing_quote(place: Place, stance: &str) -> Diagnostic {
    finding(
        place,
        "missing-quote",
        (
            format!("standpunktet `{stance}` har ikke noe sitat"),
            format!("the stance `{stance}` has no quotation"),
        ),
        say(
            "legg til `quotes:` med ordene fra programmet, eller velg `not_found`",
            "add `quotes:` with the words of the programme, or choose `not_found`",
        ),
    )
}

/// A quotation for something that was not found.
pub fn quote_without_stance(place: Place, stance: &str) -> Diagnostic {
    finding(
        place,
        "quote-without-stance",
        (format!("`{stance}` kan ikke ha sitater"), format!("`{stance}` cannot have quotations")),
        say(
            "fjern sitatene, eller velg standpunktet som de viser",
            "remove the quotations, or choose the stance that they show",
        ),
    )
}

/// More quotations than a position may have.
pub fn too_many_quotes(place: Place, count: usize) -> Diagnostic {
    finding(
        place,
        "too-many-quotes",
        (
            format!("{count} sitater; ett til tre er nok"),
            format!("{count} quotations; one to three are enough"),
        ),
        say("behold de ordene som bærer standpunktet", "keep the words that carry the position"),
    )
}

/// A quotation that is longer than the right of quotation and the reader bear.
pub fn long_quote(place: Place, words: usize) -> Diagnostic {
    finding(
        place,
        "long-quote",
        (
            format!("sitatet er på {words} ord; grensen er 40"),
            format!("the quotation has {words} words; the limit is 40"),
        ),
        say("behold de ordene som bærer standpunktet", "keep the words that carry the position"),
    )
}

/// An election that is a draft, and no other that readers could be shown.
pub fn only_drafts(place: Place) -> Diagnostic {
    finding(
        place,
        "only-drafts",
        say(
            "alle valgene er utkast, så det er ingenting å vise leserne",
            "all elections are drafts, so there is nothing to show readers",
        ),
        say(
            "ta bort `status: draft` fra et valg; `standpunkt serve` viser også utkast",
            "take `status: draft` away from one; `standpunkt serve` shows drafts too",
        ),
    )
}

/// An election with so many parties that pages of two of them would be too many.
pub fn too_many_pairs(place: Place, parties: usize, most: usize) -> Diagnostic {
    let pages = parties * (parties - 1) / 2;
    reminder(
        place,
        "too-many-pairs",
        (
            format!("{parties} partier gir {pages} sider med to partier: de lages ikke"),
            format!("{parties} parties make {pages} pages of two parties: they are left out"),
        ),
        (
            format!("skriv `without: [pairs]` under valget; med høyst {most} partier lages sidene"),
            format!(
                "write `without: [pairs]` under the election; with {most} parties or fewer the pages are made"
            ),
        ),
    )
}

/// A theme that a party's file does not speak of: shown as not read.
pub fn not_read(place: Place, themes: &[&str]) -> Diagnostic {
    let list = themes.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ");
    let count = themes.len();
    reminder(
        place,
        "not-read",
        (
            format!("{count} av temaene er ikke undersøkt: {list}"),
            format!("{count} of the themes are not read: {list}"),
        ),
        say(
            "siden sier «Ikke undersøkt» til `standpunkt new position` har gitt dem en post",
            "the page says so until `standpunkt new position` has given them a record",
        ),
    )
}

/// Summaries that are harder to read than a newspaper, each with its LIKS.
pub fn hard_summaries(place: Place, hard: &[(&str, f64)]) -> Diagnostic {
    let list = |language| {
        let one = |(theme, liks): &(&str, f64)| format!("`{theme}` ({})", decimal(language, *liks));
        hard.iter().map(one).collect::<Vec<_>>().join(", ")
    };
    reminder(
        place,
        "hard-summaries",
        (
            format!("sammendrag som er tunge å lese (LIKS over 45): {}", list(BOKMAL)),
            format!("summaries that are hard to read (LIKS above 45): {}", list(ENGLISH)),
        ),
        say(
            "del lange setninger, og bytt lange ord",
            "split long sentences, and change long words",
        ),
    )
}

/// A summary that is harder to read than the programmes themselves.
pub fn too_hard_summary(place: Place, liks: f64) -> Diagnostic {
    let number = |language| decimal(language, liks);
    finding(
        place,
        "too-hard-summary",
        (
            format!("sammendraget er for tungt å lese (LIKS {})", number(BOKMAL)),
            format!("the summary is too hard to read (LIKS {})", number(ENGLISH)),
        ),
        (
            "del lange setninger, og bytt lange ord, til LIKS er høyst 55".to_owned(),
            "split long sentences, and change long words, until LIKS is at most 55".to_owned(),
        ),
    )
}

/// A name that a language of the site lacks: it stands in sentences, so nothing else can stand there.
pub fn missing_label(place: Place, language: &str, key: &str) -> Diagnostic {
    finding(
        place,
        "missing-label",
        (format!("på `{language}` mangler `{key}`"), format!("`{language}` lacks `{key}`")),
        (
            format!("skriv det under `translations:` og `{language}:`"),
            format!("write it under `translations:` and `{language}:`"),
        ),
    )
}

/// A theme that a language spells like another one.
pub fn slug_taken(place: Place, slug: &str, other: &str) -> Diagnostic {
    finding(
        place,
        "slug-taken",
        (
            format!("`{slug}` er alt adressen til temaet `{other}` på dette språket"),
            format!("`{slug}` is already the address of the theme `{other}` in this language"),
        ),
        say("velg et annet ord", "choose another word"),
    )
}

/// A text that a language of the site lacks: it is shown in bokmål, with a note.
pub fn missing_translation(place: Place, language: &str, keys: &[&str]) -> Diagnostic {
    let keys = keys.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ");
    reminder(
        place,
        "missing-translation",
        (
            format!("på `{language}` mangler {keys}: det vises på bokmål"),
            format!("`{language}` lacks {keys}: it is shown in bokmål"),
        ),
        (
            format!("skriv det under `translations:` og `{language}:`"),
            format!("write it under `translations:` and `{language}:`"),
        ),
    )
}

/// A field that still holds a stand-in.
pub fn stand_in(place: Place, key: &str) -> Diagnostic {
    reminder(
        place,
        "stand-in",
        (format!("`{key}` er en plassholder"), format!("`{key}` is a stand-in")),
        say(
            "sett inn det riktige før siden publiseres",
            "put in what is right before the site is published",
        ),
    )
}

/// Front matter that is missing or not closed.
pub fn front_matter(place: Place) -> Diagnostic {
    finding(
        place,
        "front-matter",
        say(
            "fila må begynne med felter mellom to linjer med `---`",
            "the file has to begin with fields between two lines of `---`",
        ),
        say(
            "sett `---` alene på første linje og alene på linja etter det siste feltet",
            "put `---` alone on the first line and alone on the line after the last field",
        ),
    )
}
