//! Tells what is wrong with quotations, absences and their proofs.

use crate::report::diagnostic::{Diagnostic, finding, reminder, say};
use crate::report::place::Place;
use crate::values::bilingual::Bilingual;

// ---- proof ----------------------------------------------------------------------------------

/// The cure of a lock that cannot be believed.
fn lock_cure() -> Bilingual {
    say(
        "hent den forrige utgaven, eller kjør `standpunkt verify` der kildene finnes",
        "take the last version, or run `standpunkt verify` where the sources are",
    )
}

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

/// A quotation whose parts stand in its source, but not one after the other.
pub fn quote_apart(place: Place) -> Diagnostic {
    finding(
        place,
        "quote-not-verbatim",
        say(
            "delene av sitatet står i kilden, men ikke etter hverandre",
            "the parts of the quotation stand in the source, but not one after the other",
        ),
        say(
            "gjør hver del til et sitat for seg; `[…]` må stå mellom to deler",
            "make each part a quotation of its own; `[…]` has to stand between two parts",
        ),
    )
}

/// A quotation whose words stand in its source with a heading among them.
pub fn quote_over_heading(place: Place) -> Diagnostic {
    finding(
        place,
        "quote-over-heading",
        say(
            "ordene står i kilden, men med en overskrift imellom",
            "the words stand in the source, but with a heading among them",
        ),
        say(
            "gjør det som står under hver overskrift, til et sitat for seg",
            "make what stands under each heading a quotation of its own",
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

/// A quotation that its source gives as the words of somebody else.
pub fn quote_of_others(place: Place) -> Diagnostic {
    finding(
        place,
        "quote-of-others",
        say(
            "kilden gjengir disse ordene som et sitat: de er en annens, ikke partiets",
            "the source gives these words as a quotation: they are somebody else's, not the party's",
        ),
        say(
            "ta med det som viser hvem som sier dem, med anførselstegnene, eller velg ord som partiet selv sier",
            "take in what shows who says them, with the quotation marks, or choose words that the party says itself",
        ),
    )
}

/// A quotation that stands in its source with a word right beside it that makes the opposite of it.
pub fn quote_negated(place: Place, word: &str) -> Diagnostic {
    finding(
        place,
        "quote-negated",
        (
            format!("like ved sitatet i kilden står «{word}», så sitatet sier det motsatte"),
            format!(
                "just beside the quotation the source has «{word}», so that the quotation says the opposite"
            ),
        ),
        say("ta ordet med i sitatet", "take the word into the quotation"),
    )
}

/// A quotation that leaves out a word which makes the opposite of what it says.
pub fn quote_negated_inside(place: Place, word: &str) -> Diagnostic {
    finding(
        place,
        "quote-negated",
        (
            format!(
                "i det som `[…]` står for, har kilden «{word}», så sitatet kan si det motsatte"
            ),
            format!(
                "in what `[…]` stands for the source has «{word}», so that the quotation may say the opposite"
            ),
        ),
        say(
            "ta ordet med, eller gjør delene til hvert sitt sitat",
            "take the word in, or make each part a quotation of its own",
        ),
    )
}

/// A source in a language of which no words are known that turn what stands beside them.
pub fn guard_missing(place: Place, language: &str) -> Diagnostic {
    reminder(
        place,
        "guard-missing",
        (
            format!(
                "på språket `{language}` kjenner programmet ingen ord som «ikke», så sitater som er kuttet så de sier det motsatte, blir ikke oppdaget"
            ),
            format!(
                "in the language `{language}` the program knows no words like “not”, so that quotations which are cut to say the opposite are not noticed"
            ),
        ),
        say(
            "les hvert sitat i hele setningen sin en gang til",
            "read each quotation in its whole sentence once more",
        ),
    )
}

/// A quotation of no word, or of one.
pub fn quote_too_short(place: Place) -> Diagnostic {
    finding(
        place,
        "quote-too-short",
        say(
            "sitatet har ikke to ord, og sier ikke hva partiet vil",
            "the quotation has not two words, and does not say what the party wants",
        ),
        say("ta med hele setningen eller leddet", "take the whole sentence or clause"),
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

/// A line of the lock that the program has not written.
pub fn lock_broken(place: Place) -> Diagnostic {
    finding(
        place,
        "lock-broken",
        say(
            "dette er ingen linje som programmet skriver, så fila er ikke bevis for noe",
            "this is no line that the program writes, so that the file proves nothing",
        ),
        lock_cure(),
    )
}

/// A line of the lock that was edited by hand.
pub fn lock_edited(place: Place) -> Diagnostic {
    finding(
        place,
        "lock-broken",
        say("linja er endret for hånd", "the line was edited by hand"),
        lock_cure(),
    )
}

/// A lock that a merge left in pieces.
pub fn lock_merged(place: Place) -> Diagnostic {
    finding(
        place,
        "lock-merged",
        say(
            "her er noe igjen fra en fletting: et merke, eller et bevis til for det samme",
            "this is left of a merge: a mark, or a second proof of the same",
        ),
        say(
            "kjør `standpunkt verify` der kildene finnes, eller `standpunkt verify --mend` der de ikke gjør det: det beholder hvert bevis som fortsatt gjelder",
            "run `standpunkt verify` where the sources are, or `standpunkt verify --mend` where they are not: it keeps each proof that still holds",
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
