//! Tells what is wrong with sources: their files, their parts, and what is said of their edition.

use crate::report::diagnostic::{Diagnostic, after, finding, say};
use crate::report::place::Place;
use crate::values::bilingual::Bilingual;
use crate::values::checksum::Sha256;
use crate::values::date::PartialDate;

/// Pages that are written as no pages are.
pub fn bad_pages(place: Place, text: &str) -> Diagnostic {
    finding(
        place,
        "bad-pages",
        (format!("`{text}` er ikke sider"), format!("`{text}` is not pages")),
        say(
            "skriv sidene i fila fra 1, med komma og bindestrek: `2-6, 9`",
            "write pages of the file from 1, with commas and hyphens: `2-6, 9`",
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

/// A source whose first pages name other years than its record.
pub fn other_period(place: Place, period: &str, said: &str) -> Diagnostic {
    finding(
        place,
        "other-period",
        (
            format!("de første sidene i fila sier {said}, ikke {period}"),
            format!("the first pages of the file say {said}, not {period}"),
        ),
        say(
            "finn programmet for den rette perioden, eller rett `period`",
            "find the programme for the right period, or mend `period`",
        ),
    )
}

/// A programme for an election that rests on a document for other years.
pub fn period_of_other_election(place: Place, period: &str, year: i16) -> Diagnostic {
    finding(
        place,
        "period-of-other-election",
        (
            format!("kilden gjelder for {period}, ikke for det som velges i {year}"),
            format!("the source is for {period}, not for what is elected in {year}"),
        ),
        (
            format!("skriv kilden som gjelder fra {year}, eller rett `period` i `site.yaml`"),
            format!(
                "name the source that is for the years from {year}, or mend `period` in `site.yaml`"
            ),
        ),
    )
}

/// A source whose file was made long before the years that it is said to be for.
pub fn made_before(place: Place, period: &str, made: PartialDate) -> Diagnostic {
    let made = made.iso();
    finding(
        place,
        "made-before",
        (
            format!("fila ble laget {made}, og ingen av de første sidene sier {period}"),
            format!("the file was made on {made}, and none of its first pages says {period}"),
        ),
        say(
            "finn programmet for den rette perioden, eller rett `period`",
            "find the programme for the right period, or mend `period`",
        ),
    )
}

/// A source whose file has another number of pages than its record: the same text set otherwise, or another.
pub fn other_pages(place: Place, said: i16, there: usize) -> Diagnostic {
    finding(
        place,
        "other-pages",
        (
            format!(
                "fila har {there} sider, ikke {said}: den er en annen utgave eller satt på en annen måte"
            ),
            format!(
                "the file has {there} pages, not {said}: it is another edition, or set otherwise"
            ),
        ),
        (
            format!(
                "finn fila med {said} sider, eller rett `pages` og hver `page` som er tatt fra den"
            ),
            format!(
                "find the file with {said} pages, or mend `pages` and each `page` that was taken from it"
            ),
        ),
    )
}

/// Quotations of a programme that stand on other pages than their record says, nearly all of them.
pub fn locators_of_other(place: Place, moved: usize, of: usize) -> Diagnostic {
    finding(
        place,
        "locators-of-other",
        (
            format!(
                "{moved} av {of} sidetall stemmer ikke med denne fila: de er tatt fra en annen utgave"
            ),
            format!(
                "{moved} of {of} page numbers are not those of this file: they are taken from another edition"
            ),
        ),
        say(
            "finn fila som sidetallene er tatt fra, eller ta bort `page`: siden skrives av beviset",
            "find the file that the page numbers were taken from, or take `page` away: the proof writes the page",
        ),
    )
}

/// A source whose text is in another language than its record says.
pub fn other_language(place: Place, said: &str, found: &str) -> Diagnostic {
    finding(
        place,
        "other-language",
        (
            format!("teksten i fila er på `{found}`, ikke på `{said}`"),
            format!("the text of the file is in `{found}`, not in `{said}`"),
        ),
        (
            format!("finn utgaven på `{said}`, eller rett `language`"),
            format!("find the edition in `{said}`, or mend `language`"),
        ),
    )
}

/// A source that names another party much oftener than the one whose it is said to be.
pub fn names_other_party(
    place: Place,
    named: &str,
    times: usize,
    said: &str,
    own: usize,
) -> Diagnostic {
    finding(
        place,
        "names-other-party",
        (
            format!(
                "fila nevner `{named}` {times} ganger og `{said}` {own}: den ser ut til å være et annet partis"
            ),
            format!(
                "the file names `{named}` {times} times and `{said}` {own}: it seems to be another party's"
            ),
        ),
        say(
            "finn partiets egen fil, eller rett `parties`",
            "find the party's own file, or mend `parties`",
        ),
    )
}

/// A file that is the twin of another source: the same text in another language, or set otherwise.
pub fn twin_of(place: Place, id: &str) -> Diagnostic {
    finding(
        place,
        "twin-of",
        (
            format!(
                "fila er ført opp som en tvilling av kilden `{id}`: sidetall eller ord er andre"
            ),
            format!(
                "the file is listed as a twin of the source `{id}`: its page numbers or words are others"
            ),
        ),
        (
            format!("bruk fila til `{id}`, eller ta den ut av `twins` der"),
            format!("use the file of `{id}`, or take it out of `twins` there"),
        ),
    )
}

/// A source that says itself that it is a draft, registered as something else.
pub fn draft_as_adopted(place: Place, words: &str) -> Diagnostic {
    finding(
        place,
        "draft-as-adopted",
        (
            format!("de første sidene i fila sier «{words}», og den er ikke ført opp som forslag"),
            format!(
                "the first pages of the file say «{words}», and it is not registered as a draft"
            ),
        ),
        say(
            "finn det vedtatte programmet, eller skriv `kind: programme_draft` og `edition: draft`",
            "find the adopted programme, or write `kind: programme_draft` and `edition: draft`",
        ),
    )
}

/// A part that goes on to the end of its document, without a line that says where it ends.
pub fn part_runs_on(place: Place, heading: &str) -> Diagnostic {
    finding(
        place,
        "part-runs-on",
        (
            format!(
                "delen «{heading}» går til slutten av dokumentet, så det utgiveren skriver der, regnes som partiets ord"
            ),
            format!(
                "the part «{heading}» goes on to the end of the document, so that what the publisher writes there counts as the party's words"
            ),
        ),
        say(
            "skriv linja som står rett etter delen, under `ends`, eller `ends: end` om delen går helt ut",
            "write the line right behind the part under `ends`, or `ends: end` if the part goes on to the end",
        ),
    )
}

/// A programme that rests on a document of other parties.
pub fn source_of_others(place: Place, owners: &[&str], party: &str) -> Diagnostic {
    let owners = owners.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ");
    finding(
        place,
        "source-of-others",
        (
            format!(
                "kilden tilhører {owners}, ikke `{party}`: andres ord ville stått som partiets"
            ),
            format!(
                "the source belongs to {owners}, not to `{party}`: the words of others would stand as the party's"
            ),
        ),
        say(
            "skriv kilden til dette partiet, eller rett `parties` i `site.yaml`",
            "name the source of this party, or mend `parties` in `site.yaml`",
        ),
    )
}

/// A file that two sources name.
pub fn duplicate_source(place: Place, id: &str) -> Diagnostic {
    finding(
        place,
        "duplicate-source",
        (
            format!("den samme fila står alt under kilden `{id}`"),
            format!("the same file already stands under the source `{id}`"),
        ),
        (
            format!("bruk `{id}`, eller finn fila som denne kilden skal ha"),
            format!("use `{id}`, or find the file that this source should have"),
        ),
    )
}
