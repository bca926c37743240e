//! Shows where a position stands, or changes it.

use std::path::Path;

use standpunkt::diagnostic::Severity;
use standpunkt::edit::{self, Wish};
use standpunkt::{Archive as Texts, Drafts, Last, content, disk, prepare};

use super::failure::{BUILT, PROBLEMS};
use super::flags::Telling;
use super::terminal::{tell, tell_disk, today, write_changes};

pub(crate) fn run_edit(
    which: (&str, &str, Option<i16>),
    wish: &Wish,
    dir: &Path,
    telling: &Telling,
) -> u8 {
    let lang = telling.lang;
    let mut sources = match disk::read(dir) {
        Ok(sources) => sources,
        Err(err) => return tell_disk(&err, lang),
    };
    let (content, _) = content::read(&sources);
    if wish.is_nothing() {
        return match edit::find(&content, which.0, which.1, which.2) {
            Ok(it) => {
                let path = dir.join(&it.place.path);
                println!("{}:{}\n{}", path.display(), it.place.line, it.lines);
                BUILT
            }
            Err(report) => {
                tell(&report, telling);
                PROBLEMS
            }
        };
    }
    let change = match edit::edit(&content, which, wish, today()) {
        Ok(change) => change,
        Err(report) => {
            tell(&report, telling);
            return PROBLEMS;
        }
    };
    sources.files.insert(change.path.clone(), change.text.clone().into_bytes());
    let mut report =
        prepare(&sources, None, Drafts::Withheld, Last::default(), |_| Texts::Settled).report;
    report.retain(|it| it.severity == Severity::Error);
    if report.iter().any(|it| it.code == "change-untold") {
        tell(&report, telling);
        let cure = lang.say(
            "Ingenting er skrevet. Si det til leserne med --kind og --why.",
            "Nothing was written. Tell readers with --kind and --why.",
        );
        eprintln!("{cure}");
        return PROBLEMS;
    }
    let next = if report.is_empty() {
        lang.say(
            "Alt er i orden. Se det med `standpunkt serve`.",
            "All is well. See it with `standpunkt serve`.",
        )
    } else {
        lang.say(
            "Dette må rettes før siden kan bygges:",
            "This has to be put right before the site can be built:",
        )
    };
    let written = write_changes(dir, &[change], lang, next);
    // The change is written: what else is wrong is told, as after any change in an editor.
    tell(&report, telling);
    written
}
