//! Writes the files of forms in the browser.

use std::path::Path;

use standpunkt::{content, diagnostic, disk, forms};

use super::failure::PROBLEMS;
use super::flags::Telling;
use super::terminal::{tell, tell_disk, write_changes};

pub(crate) fn run_forms(
    dir: &Path,
    repository: &str,
    branch: &str,
    out: &Path,
    telling: &Telling,
) -> u8 {
    let lang = telling.lang;
    let sources = match disk::read(dir) {
        Ok(sources) => sources,
        Err(err) => return tell_disk(&err, lang),
    };
    let (content, report) = content::read(&sources);
    if diagnostic::any_error(&report) {
        tell(&report, telling);
        return PROBLEMS;
    }
    let next = lang.say(
        "Legg mappa på en vert for seg, og gi redaktørene adressen.",
        "Put the folder on a host of its own, and give editors the address.",
    );
    write_changes(out, &forms::files(&content, repository, branch), lang, next)
}
