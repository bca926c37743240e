//! Tells what is wrong with quotations, absences and their proofs.

use crate::report::diagnostic::{Diagnostic, LIBRARY, after, finding, reminder, say};
use crate::report::place::Place;
use crate::values::bilingual::Bilingual;
use crate::values::checksum::Sha256;

// ---- proof ----------------------------------------------------------------------------------

/// A quotation that does not stand in its source word by word.
pub fn quote_not_verbatim(place: Place, nearest: &str, difference: &str) -> Diagnostic {
    if nearest.is_empty() {
        return finding(
            place,
            "quote-not-verbatim",
            say(
                "kilden har ikke noe som ligner dette sitatet",
                "the source has nothing like this quotation",
            ),
            say(
                "se etter at `file` er rett fil, og at den har tekst som kan leses",
                "see that `file` is the right file, and that it has text that can be read",
            ),
        );
    }
    finding(
        place,
        "quote-not-verbatim",
        (
            format!("sitatet står ikke ordrett i kilden; nærmest er {nearest}: {difference}"),
            format!(
                "the quotation does not stand in the source word by word; nearest is {nearest}: {difference}"
            ),
        ),
        say(
            "rett ordene etter kilden: [-dette-] står bare i sitatet, {+dette+} bare i kilden",
            "mend the words by the source: [-this-] stands only in the quotation, {+this+} only in the source",
        ),
    )
}

/// A quotation whose parts stand in its source, but not one after the other under one heading.
pub fn quote_apart(place: Place) -> Diagnostic {
    finding(
        place,
        "quote-not-verbatim",
        say(
            "delene av sitatet står i kilden, men ikke etter hverandre under én overskrift",
            "the parts of the quotation stand in the source, but not one after the other under one heading",
        ),
        say(
            "gjør hver del til et sitat for seg; `[…]` må stå mellom to deler",
            "make each part a quotation of its own; `[…]` has to stand between two parts",
        ),
    )
}

/// A plan's measure after which the plan names somebody else than its author says, or nobody.
pub fn not_responsible(place: Place, who: &str, after: &str) -> Diagnostic {
    finding(
        place,
        "not-responsible",
        (
            format!("kilden nevner ikke «{who}» rett etter tiltaket; der står «{after} …»"),
            format!(
                "the source does not name «{who}» right after the measure; it says «{after} …»"
            ),
        ),
        say(
            "skriv den som står i parentes etter tiltaket, eller ta bort `responsible`",
            "write who stands in parentheses after the measure, or take `responsible` away",
        ),
    )
}

/// A quotation that stands elsewhere in its source than its author says.
pub fn quote_elsewhere(place: Place, found: &str) -> Diagnostic {
    finding(
        place,
        "quote-elsewhere",
        (
            format!("ordene står i kilden, men et annet sted: {found}"),
            format!("the words stand in the source, but elsewhere: {found}"),
        ),
        say("rett `heading`, `item` eller `page`", "mend `heading`, `item` or `page`"),
    )
}

/// A quotation that stands in several places of its source.
pub fn quote_twice(place: Place, places: usize) -> Diagnostic {
    reminder(
        place,
        "quote-twice",
        (
            format!("ordene står {places} steder i kilden"),
            format!("the words stand in {places} places of the source"),
        ),
        say(
            "ta med flere ord, eller skriv `heading`, `item` eller `page`, så det er klart hvilket sted som er ment",
            "take more words, or give `heading`, `item` or `page`, so that it is clear which place is meant",
        ),
    )
}

/// A quotation cut so close that a word which may turn its meaning stands just outside.
pub fn quote_cut(place: Place, word: &str) -> Diagnostic {
    reminder(
        place,
        "quote-cut",
        (
            format!("like ved sitatet i kilden står «{word}», som kan endre meningen"),
            format!(
                "just beside the quotation the source has «{word}», which may turn the meaning"
            ),
        ),
        say(
            "ta ordet med, eller se etter at meningen er den samme uten",
            "take the word in, or see that the meaning is the same without it",
        ),
    )
}

/// A quotation that leaves out a word which may turn its meaning.
pub fn quote_cut_inside(place: Place, word: &str) -> Diagnostic {
    reminder(
        place,
        "quote-cut",
        (
            format!("i det som `[…]` står for, har kilden «{word}», som kan endre meningen"),
            format!("in what `[…]` stands for the source has «{word}», which may turn the meaning"),
        ),
        say(
            "ta ordet med, eller se etter at meningen er den samme uten",
            "take the word in, or see that the meaning is the same without it",
        ),
    )
}

/// A quotation that was never proved, or was changed since.
pub fn quote_unproved(place: Place) -> Diagnostic {
    finding(
        place,
        "quote-unproved",
        say(
            "sitatet er ikke bevist mot kilden, eller det, stedet eller kilden er endret siden",
            "the quotation is not proved against its source, or it, its place or its source was changed since",
        ),
        say(
            "kjør `standpunkt verify` der kildene finnes, og legg `standpunkt.lock` til endringen",
            "run `standpunkt verify` where the sources are, and add `standpunkt.lock` to the change",
        ),
    )
}

/// Content with quotations to prove, and no lock.
pub fn lock_missing(place: Place) -> Diagnostic {
    finding(
        place,
        "lock-missing",
        say(
            "fila mangler, så ingen av sitatene er bevist mot kildene",
            "the file is missing, so that none of the quotations is proved against its source",
        ),
        say(
            "hent den fra forrige utgave, eller kjør `standpunkt verify` der kildene finnes",
            "take it from the last version, or run `standpunkt verify` where the sources are",
        ),
    )
}

/// A lock that cannot be read, or was edited by hand.
pub fn lock_broken(place: Place, why: &str) -> Diagnostic {
    let message = if why.is_empty() {
        say("fila er endret for hånd", "the file was edited by hand")
    } else {
        after("fila kan ikke leses", "the file cannot be read", &Bilingual::said(LIBRARY, why))
    };
    finding(
        place,
        "lock-broken",
        message,
        say(
            "hent den forrige utgaven, eller kjør `standpunkt verify` der kildene finnes",
            "take the last version, or run `standpunkt verify` where the sources are",
        ),
    )
}

/// A lock that is not what the sources give today.
pub fn lock_old(place: Place) -> Diagnostic {
    finding(
        place,
        "lock-old",
        say(
            "bevisene er ikke de som kildene gir i dag",
            "the proofs are not those that the sources give today",
        ),
        say(
            "kjør `standpunkt verify`, og legg fila til endringen",
            "run `standpunkt verify`, and add the file to the change",
        ),
    )
}

/// A lock that holds proofs of quotations that are no more.
pub fn lock_stale(place: Place, keys: &[&str]) -> Diagnostic {
    let list = keys.iter().take(5).map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ");
    let more = if keys.len() > 5 { ", …" } else { "" };
    let count = keys.len();
    finding(
        place,
        "lock-stale",
        (
            format!("bevis for det som ikke står i innholdet lenger ({count}): {list}{more}"),
            format!("proofs of what the content no longer has ({count}): {list}{more}"),
        ),
        say(
            "kjør `standpunkt verify` der kildene finnes",
            "run `standpunkt verify` where the sources are",
        ),
    )
}

/// A source whose file is not in the archive, or cannot be read there.
pub fn source_file_missing(place: Place, file: &str, why: &Bilingual) -> Diagnostic {
    finding(
        place,
        "source-file-missing",
        after(
            &format!("kildefila `{file}` kan ikke leses i arkivet"),
            &format!("the source file `{file}` cannot be read in the archive"),
            why,
        ),
        say(
            "legg fila i arkivet, eller rett `file` og `--archive`",
            "put the file in the archive, or mend `file` and `--archive`",
        ),
    )
}

/// A source file that is named outside the archive.
pub fn source_path(place: Place, path: &str) -> Diagnostic {
    finding(
        place,
        "source-path",
        (
            format!("`{path}` ligger ikke i arkivet"),
            format!("`{path}` does not lie in the archive"),
        ),
        say(
            "skriv stien fra arkivets mappe, uten `.` og `..` som mapper og uten `/` først",
            "write the path from the archive's folder, without `.` and `..` as folders and without `/` at its beginning",
        ),
    )
}

/// A source whose file has no registered checksum.
pub fn source_unregistered(place: Place, sum: &Sha256) -> Diagnostic {
    finding(
        place,
        "source-unregistered",
        say(
            "kildefila har ingen kontrollsum, så en annen utgave blir ikke oppdaget",
            "the source file has no checksum, so that another edition is not noticed",
        ),
        (
            format!("se etter at fila er rett utgave, og skriv `sha256: {sum}` under"),
            format!("see that the file is the right edition, and write `sha256: {sum}` below"),
        ),
    )
}

/// A source whose file is another than the one registered.
pub fn source_changed(place: Place, found: &Sha256) -> Diagnostic {
    finding(
        place,
        "source-changed",
        (
            format!("fila i arkivet er en annen enn den som er registrert (sha256 {found})"),
            format!("the file in the archive is another than the one registered (sha256 {found})"),
        ),
        say(
            "registrer den nye utgaven som en egen kilde, eller rett `sha256` hvis den gamle var feil",
            "register the new edition as a source of its own, or mend `sha256` if the old one was wrong",
        ),
    )
}

/// A document that holds several parties' texts, without this party's.
pub fn part_missing(place: Place, heading: &str) -> Diagnostic {
    finding(
        place,
        "part-missing",
        (
            format!("kilden har ingen del som begynner med «{heading}»"),
            format!("the source has no part that begins with «{heading}»"),
        ),
        say(
            "rett overskriften under `parts` i `site.yaml`",
            "mend the heading under `parts` in `site.yaml`",
        ),
    )
}

/// A document that holds several parties' texts, and does not say which is this party's.
pub fn part_unlisted(place: Place, source: &str, party: &str) -> Diagnostic {
    finding(
        place,
        "part-missing",
        (
            format!("kilden `{source}` har flere partiers tekster, men ingen del for `{party}`"),
            format!("the source `{source}` has several parties' texts, but no part for `{party}`"),
        ),
        say(
            "legg partiet til under `parts` i `site.yaml`",
            "add the party under `parts` in `site.yaml`",
        ),
    )
}

/// A programme whose quotations are much longer than those of the others.
pub fn uneven_quotes(place: Place, mean: usize, usual: usize) -> Diagnostic {
    reminder(
        place,
        "uneven-quotes",
        (
            format!("sitatene er på {mean} ord i snitt; det vanlige i dette valget er {usual}"),
            format!(
                "the quotations have {mean} words on average; usual in this election is {usual}"
            ),
        ),
        say(
            "la alle partiene få omtrent like lange sitater",
            "let all parties have quotations of about the same length",
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
