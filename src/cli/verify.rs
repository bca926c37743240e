//! Proves every quotation against its source, and writes the lock.

use std::path::Path;

use standpunkt::diagnostic;
use standpunkt::source::Place;
use standpunkt::{check, content, disk, lock, verify};

use super::archive::read_sources;
use super::failure::{BUILT, PROBLEMS};
use super::flags::{Lang, Telling};
use super::terminal::{progress, tell, tell_disk, today};

pub(crate) fn run_verify(
    dir: &Path,
    archive: Option<&Path>,
    only_check: bool,
    telling: &Telling,
) -> u8 {
    let lang = telling.lang;
    let sources = match disk::read(dir) {
        Ok(sources) => sources,
        Err(err) => return tell_disk(&err, lang),
    };
    let (content, mut report) = content::read(&sources);
    progress(lang.say("Leser kildene …", "Reading the sources …"));
    let read = match read_sources(dir, archive, &content) {
        Ok(read) => read,
        Err(err) => return tell_disk(&err, lang),
    };
    let (lock, mut findings) = verify::prove(&content, &read);
    report.append(&mut findings);
    report.append(&mut check::overdue(&content, today()));
    let wrong = diagnostic::any_error(&report);
    let lock = lock.filter(|_| !wrong);
    diagnostic::sort(&mut report);
    if let Some(lock) = lock {
        let text = lock.text();
        let same = sources.files.get(lock::LOCK).is_some_and(|it| *it == text.as_bytes());
        if only_check && !same {
            report.push(diagnostic::lock_old(Place::file(lock::LOCK)));
        } else if !same && let Err(err) = disk::replace(&dir.join(lock::LOCK), &text) {
            return tell_disk(&err, lang);
        }
        let count = lock.quotes.len();
        progress(&match lang {
            Lang::Nb => format!("Sitater som er bevist: {count}."),
            Lang::En => format!("Quotations proved: {count}."),
        });
    }
    tell(&report, telling);
    if diagnostic::any_error(&report) { PROBLEMS } else { BUILT }
}
