//! Proves every quotation against its source, and writes the lock.

use std::path::PathBuf;

use clap::Args;
use standpunkt::content::{load, lock};
use standpunkt::disk;
use standpunkt::model::check::programme;
use standpunkt::proof::verify;
use standpunkt::report::place::Place;
use standpunkt::report::{diagnostic, faults};

use super::archive::read_sources;
use super::failure::{EXIT_CODES, Failure};
use super::flags::{Lang, Telling};
use super::terminal::{progress, tell, today};

/// Prove every quotation against its source, and write standpunkt.lock.
///
/// Each quotation has to stand in the file that its programme names as source, word by word, under
/// its heading, in its item, on its page. White space, words divided at a line's end, ligatures, and
/// the form of quotation marks, hyphens and ellipses do not count.
/// What was proved is kept in standpunkt.lock, which is committed: so that whoever has no archive
/// can build, and a quotation that was changed since is noticed. With a quotation that is not
/// proved nothing is written.
///
/// PDF is read by pdftohtml of poppler-utils. What was read is kept among the user's caches.
#[derive(Args)]
#[command(after_long_help = EXIT_CODES)]
pub(crate) struct Verify {
    /// Content folder
    #[arg(value_name = "DIR", default_value = ".")]
    dir: PathBuf,
    /// Folder of the sources' files [default: `archive` of site.yaml]
    #[arg(long, value_name = "DIR", env = "STANDPUNKT_ARCHIVE")]
    archive: Option<PathBuf>,
    /// Write nothing: tell whether standpunkt.lock is up to date
    #[arg(long)]
    check: bool,
    #[command(flatten)]
    telling: Telling,
}

impl Verify {
    pub(crate) fn telling(&self) -> Telling {
        self.telling
    }

    pub(crate) fn run(self) -> Result<(), Failure> {
        let Verify { dir, archive, check: only_check, telling } = self;
        let lang = telling.lang;
        let sources = disk::read(&dir)?;
        let (content, mut report) = load::read(&sources);
        progress(lang.say("Leser kildene …", "Reading the sources …"));
        let read = read_sources(&dir, archive.as_deref(), &content)?;
        let (lock, mut findings) = verify::prove(&content, &read);
        report.append(&mut findings);
        report.append(&mut programme::overdue(&content, today()));
        let wrong = diagnostic::any_error(&report);
        diagnostic::sort(&mut report);
        if let Some(lock) = lock.filter(|_| !wrong) {
            let text = lock.text();
            let same = sources.files.get(lock::LOCK).is_some_and(|it| *it == text.as_bytes());
            if only_check && !same {
                report.push(faults::lock_old(Place::file(lock::LOCK)));
            } else if !same {
                disk::replace(&dir, lock::LOCK, &text)?;
            }
            let count = lock.quotes.len();
            progress(&match lang {
                Lang::Nb => format!("Sitater som er bevist: {count}."),
                Lang::En => format!("Quotations proved: {count}."),
            });
        }
        if diagnostic::any_error(&report) {
            return Err(Failure::Content(report));
        }
        tell(&report, telling);
        Ok(())
    }
}
