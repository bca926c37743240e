//! Writes to the terminal, and to files that a person asks for.

use std::io::IsTerminal as _;
use std::path::Path;

use standpunkt::date::PartialDate;
use standpunkt::diagnostic::{self, Report};
use standpunkt::disk::{self, DiskError, DiskErrorKind};
use standpunkt::report::{self, Format};
use standpunkt::scaffold::Change;

use super::failure::{BUILT, USAGE_OR_DISK};
use super::flags::{Lang, Telling};

/// Writes files of the content, and says what to do next.
pub(crate) fn write_changes(dir: &Path, changes: &[Change], lang: Lang, next: &str) -> u8 {
    let files: Vec<_> =
        changes.iter().map(|it| (dir.join(&it.path), it.text.as_str(), it.new)).collect();
    if let Err(err) = disk::write_all(&files) {
        return tell_disk(&err, lang);
    }
    for (path, _, new) in &files {
        let done = if *new { lang.say("laget", "made") } else { lang.say("endret", "changed") };
        println!("{done} {}", path.display());
    }
    println!("{next}");
    BUILT
}

/// Today's date in UTC: the only look at a clock, for records that a person asks for.
pub(crate) fn today() -> PartialDate {
    let iso = jiff::Timestamp::now().strftime("%Y-%m-%d").to_string();
    PartialDate::parse(&iso).expect("the system's clock shows a year of four digits")
}

/// Findings for people go to standard error, those for programs to standard output.
pub(crate) fn tell(findings: &Report, telling: &Telling) {
    let language = telling.lang.language();
    match telling.format {
        Format::Human => {
            let colour =
                anstream::AutoStream::choice(&std::io::stderr()) != anstream::ColorChoice::Never;
            eprint!("{}", report::write(findings, Format::Human, language, colour));
        }
        format => print!("{}", report::write(findings, format, language, false)),
    }
    if telling.format == Format::Github && diagnostic::any_error(findings) {
        eprintln!("{}", report::summary(findings, language));
    }
}

/// A line of progress, for somebody who watches.
pub(crate) fn progress(line: &str) {
    if std::io::stderr().is_terminal() {
        eprintln!("{line}");
    }
}

pub(crate) fn tell_disk(err: &DiskError, lang: Lang) -> u8 {
    eprintln!("{}", disk_words(err, lang));
    USAGE_OR_DISK
}

/// What went wrong with a file or folder, in a sentence.
pub(crate) fn disk_words(err: &DiskError, lang: Lang) -> String {
    let path = err.path.display();
    let words = match &err.kind {
        DiskErrorKind::Io(why) => match lang {
            Lang::Nb => format!("{path}: kan ikke leses eller skrives: {why}"),
            Lang::En => format!("{path}: cannot be read or written: {why}"),
        },
        DiskErrorKind::NoFolder => match lang {
            Lang::Nb => format!("{path}: er ikke en mappe. Skriv mappa som har `site.yaml`."),
            Lang::En => format!("{path}: is not a folder. Name the folder that has `site.yaml`."),
        },
        DiskErrorKind::NoArchive => match lang {
            Lang::Nb => format!(
                "{path}: er ikke en mappe. Skriv mappa med kildefilene i `archive` i `site.yaml`, eller med --archive."
            ),
            Lang::En => format!(
                "{path}: is not a folder. Name the folder of the source files in `archive` of `site.yaml`, or with --archive."
            ),
        },
        DiskErrorKind::ForeignFiles(files) => match lang {
            Lang::Nb => format!(
                "{path}: har filer som ikke er bygd her, og blir ikke rørt: {}. Flytt dem, eller velg en annen mappe med --out.",
                files.join(", ")
            ),
            Lang::En => format!(
                "{path}: has files that no build made, and is left alone: {}. Move them, or choose another folder with --out.",
                files.join(", ")
            ),
        },
        DiskErrorKind::OutputIsInput => match lang {
            Lang::Nb => format!(
                "{path}: siden kan ikke bygges oppå innholdet. Velg en annen mappe med --out."
            ),
            Lang::En => format!(
                "{path}: the site cannot be built over its content. Choose another folder with --out."
            ),
        },
        DiskErrorKind::Busy => match lang {
            Lang::Nb => {
                format!(
                    "{path}: skrives av en annen bygging. Vent til den er ferdig, og prøv igjen."
                )
            }
            Lang::En => {
                format!(
                    "{path}: another build is writing it. Wait until it is done, and try again."
                )
            }
        },
        DiskErrorKind::AlreadyThere => match lang {
            Lang::Nb => format!("{path}: finnes alt, og er ikke endret."),
            Lang::En => format!("{path}: is already there, and was not changed."),
        },
    };
    format!("{}: {words}", lang.say("feil", "error"))
}
