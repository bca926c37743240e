//! Lays out the files of the content in their one form.

use std::path::Path;

use standpunkt::{canon, diagnostic, disk};

use super::failure::{BUILT, PROBLEMS};
use super::flags::Telling;
use super::terminal::{tell, tell_disk, write_changes};

pub(crate) fn run_fmt(dir: &Path, check: bool, telling: &Telling) -> u8 {
    let lang = telling.lang;
    let sources = match disk::read(dir) {
        Ok(sources) => sources,
        Err(err) => return tell_disk(&err, lang),
    };
    let (changes, report) = canon::changes(&sources);
    tell(&report, telling);
    if !check {
        let next = lang.say("Se over med `git diff`.", "Look it over with `git diff`.");
        let written =
            if changes.is_empty() { BUILT } else { write_changes(dir, &changes, lang, next) };
        return if written == BUILT && diagnostic::any_error(&report) { PROBLEMS } else { written };
    }
    for it in &changes {
        println!("{}", dir.join(&it.path).display());
    }
    if !changes.is_empty() {
        let cure = lang.say("Kjør `standpunkt fmt`.", "Run `standpunkt fmt`.");
        eprintln!("{cure}");
    }
    if changes.is_empty() && !diagnostic::any_error(&report) { BUILT } else { PROBLEMS }
}
