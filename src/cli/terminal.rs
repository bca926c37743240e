//! Writes to the terminal, and to files that a person asks for.

use std::io::IsTerminal as _;
use std::path::Path;

use standpunkt::disk::{self, DiskError};
use standpunkt::edit::change::Change;
use standpunkt::report::diagnostic::{self, Report};
use standpunkt::report::format::{self, Format};
use standpunkt::values::date::PartialDate;

use super::flags::{Lang, Telling};

/// Writes files of the content, and says what to do next.
pub(crate) fn write_changes(
    dir: &Path,
    changes: &[Change],
    lang: Lang,
    next: &str,
) -> Result<(), DiskError> {
    let files: Vec<_> =
        changes.iter().map(|it| (it.path.as_str(), it.text.as_str(), it.new)).collect();
    disk::write_all(dir, &files)?;
    for (path, _, new) in &files {
        let done = if *new { lang.say("laget", "made") } else { lang.say("endret", "changed") };
        println!("{done} {}", dir.join(path).display());
    }
    println!("{next}");
    Ok(())
}

/// Looks at the clock for today's date in UTC: only records that a person asks for have it.
pub(crate) fn today() -> PartialDate {
    let iso = jiff::Timestamp::now().strftime("%Y-%m-%d").to_string();
    PartialDate::parse(&iso).expect("the system's clock shows a year of four digits")
}

/// Tells findings: those for people on standard error, those for programs on standard output.
pub(crate) fn tell(findings: &Report, telling: Telling) {
    let language = telling.lang.language();
    match telling.format.format() {
        Format::Human => {
            let colour =
                anstream::AutoStream::choice(&std::io::stderr()) != anstream::ColorChoice::Never;
            eprint!("{}", format::write(findings, Format::Human, language, colour));
        }
        format => print!("{}", format::write(findings, format, language, false)),
    }
    if telling.format.format() == Format::Github && diagnostic::any_error(findings) {
        eprintln!("{}", format::summary(findings, language));
    }
}

/// Writes a line of progress, for somebody who watches.
pub(crate) fn progress(line: &str) {
    if std::io::stderr().is_terminal() {
        eprintln!("{line}");
    }
}
