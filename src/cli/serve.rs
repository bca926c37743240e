//! Shows the site in a browser while somebody writes.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use standpunkt::diagnostic::{Language, Report, Severity};
use standpunkt::markdown::escape;
use standpunkt::report::{self, Format};
use standpunkt::source::Sources;
use standpunkt::{Archive as Texts, Drafts, Last, content, desk, disk, prepare, verify};

use super::archive::{archive_folder, read_sources};
use super::failure::{BUILT, USAGE_OR_DISK};
use super::flags::{Lang, Telling};
use super::preview;
use super::terminal::{disk_words, progress, tell, tell_disk, today};

pub(crate) fn run_serve(dir: PathBuf, port: u16, open: bool, lang: Lang) -> u8 {
    if let Err(err) = disk::read(&dir) {
        return tell_disk(&err, lang);
    }
    let write = move |report: &Report| report::write(report, Format::Human, lang.language(), false);
    let root = std::path::absolute(&dir).unwrap_or_else(|_| dir.clone());
    let last = Mutex::new(Last::keeping());
    let check = move |read: &preview::Content, base: &str| {
        let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
        let checked = match read {
            Ok(sources) => {
                let kept = std::mem::take(&mut *last);
                prepare(sources, Some(base), Drafts::Shown, kept, |_| Texts::Settled)
            }
            Err(err) => return preview::State::Wrong(disk_words(err, lang)),
        };
        *last = checked.last;
        let found: Report =
            checked.report.into_iter().filter(|it| it.severity == Severity::Error).collect();
        tell(&found, &Telling { format: Format::Human, lang });
        match checked.prepared {
            Some(prepared) => {
                progress(lang.say("Siden er oppdatert.", "The site is up to date."));
                let prepared = prepared.for_editors(&root.to_string_lossy());
                preview::State::Site(Box::new(prepared))
            }
            None => preview::State::Wrong(write(&found)),
        }
    };
    let words = match lang {
        Lang::Nb => {
            ["nb", "Innholdet har feil", "Siden kommer tilbake av seg selv når dette er rettet."]
        }
        Lang::En => {
            ["en", "The content has errors", "The page comes back by itself when this is mended."]
        }
    };
    let at = dir.clone();
    let desk = move || {
        let language = lang.language();
        let title = lang.say("Redaksjonens arbeidsliste", "The editors' desk").to_owned();
        match disk::read(&at) {
            Ok(sources) => (title, desk_page(&at, &sources, language)),
            Err(err) => (title, format!("<pre>{}</pre>", escape(&disk_words(&err, lang)))),
        }
    };
    // What is wrong with a template may only show when a page is made.
    let late = move |report: &Report| {
        tell(report, &Telling { format: Format::Human, lang });
        write(report)
    };
    let preview = preview::Preview {
        dir,
        port,
        words,
        check: Box::new(check),
        desk: Box::new(desk),
        write: Box::new(late),
    };
    let served = preview::serve(preview, |address| {
        eprintln!(
            "{}",
            match lang {
                Lang::Nb => format!(
                    "Åpne {address} i en nettleser; arbeidslista er {address}-/desk. Stopp med Ctrl+C."
                ),
                Lang::En => format!(
                    "Open {address} in a browser; the desk is {address}-/desk. Stop with Ctrl+C."
                ),
            }
        );
        if open && let Err(err) = open::that(address) {
            eprintln!("{err}");
        }
    });
    match served {
        Ok(()) => BUILT,
        Err(why) => {
            eprintln!(
                "{}",
                match lang {
                    Lang::Nb => format!(
                        "feil: forhåndsvisningen kan ikke starte: {why}\n  = hjelp: velg en annen port med --port, eller 0 for en som er ledig"
                    ),
                    Lang::En => format!(
                        "error: the preview cannot start: {why}\n  = help: choose another port with --port, or 0 for one that is free"
                    ),
                }
            );
            USAGE_OR_DISK
        }
    }
}

/// What the editors' desk shows of content as it is now. Where the archive is, quotations and hits are
/// proved for it.
fn desk_page(dir: &Path, sources: &Sources, language: Language) -> String {
    let (content, _) = content::read(sources);
    let checked = prepare(sources, None, Drafts::Shown, Last::default(), |_| Texts::Settled);
    let archive = archive_folder(dir, None, &content);
    let there = verify::files(&content).iter().any(|(_, file)| disk::has_source(&archive, file));
    let read = if there { read_sources(dir, None, &content).ok() } else { None };
    let proved = read.map(|read| verify::prove(&content, &read).1);
    let root = std::path::absolute(dir).unwrap_or_else(|_| dir.to_owned());
    let sections = desk::sections(&content, &checked.report, proved.as_ref(), today());
    desk::html(&sections, language, &root.to_string_lossy())
}
