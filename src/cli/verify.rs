//! Proves every quotation against its source, and writes the lock.

use std::path::{Path, PathBuf};

use clap::Args;
use standpunkt::content::files::Sources;
use standpunkt::content::load::{self, Content};
use standpunkt::content::lock::{self, Lock};
use standpunkt::disk;
use standpunkt::model::check::programme;
use standpunkt::proof::{hold, verify};
use standpunkt::report::diagnostic::{self, Report};
use standpunkt::report::faults;
use standpunkt::report::place::Place;

use super::archive::read_sources;
use super::failure::{EXIT_CODES, Failure};
use super::flags::{Lang, Telling};
use super::key::{self, Password};
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
    /// Settle standpunkt.lock after a merge, without the sources: keep each proof that still holds
    #[arg(long, conflicts_with_all = ["archive", "check"])]
    mend: bool,
    /// Sign standpunkt.lock with the secret key in a file, which site.yaml names under `signing_key`
    #[arg(long, value_name = "FILE", conflicts_with_all = ["check", "mend"])]
    sign: Option<PathBuf>,
    #[command(flatten)]
    password: Password,
    #[command(flatten)]
    telling: Telling,
}

impl Verify {
    pub(crate) fn telling(&self) -> Telling {
        self.telling
    }

    pub(crate) fn run(self) -> Result<(), Failure> {
        let Verify { dir, archive, check: only_check, mend, sign, password, telling } = self;
        let lang = telling.lang;
        let sources = disk::read(&dir)?;
        let (content, mut report) = load::read(&sources);
        if mend {
            return settle(&dir, &sources, &content, report, telling);
        }
        // Asked for before the sources are read: that takes a while.
        let secret = sign.map(|file| key::read(&file, (&password, lang))).transpose()?;
        if let Some(secret) = &secret {
            key::is_of_site(secret, content.signing_key(), lang)?;
        }
        progress(lang.say("Leser kildene …", "Reading the sources …"));
        let read = read_sources(&dir, archive.as_deref(), &content)?;
        let (lock, mut findings) = verify::prove(&content, &read);
        report.append(&mut findings);
        report.append(&mut programme::overdue(&content, today()));
        let wrong = diagnostic::any_error(&report);
        diagnostic::sort(&mut report);
        if let Some(lock) = lock.filter(|_| !wrong) {
            let before = sources.files.get(lock::LOCK);
            let before = before.and_then(|it| Lock::read(&String::from_utf8_lossy(it)).ok());
            let text = lock.clone().dated(before.as_ref(), today()).text();
            let same = sources.files.get(lock::LOCK).is_some_and(|it| *it == text.as_bytes());
            if only_check && !same {
                report.push(faults::lock_old(Place::file(lock::LOCK)));
            } else if !same {
                disk::replace(&dir, lock::LOCK, &text)?;
            }
            if let Some(secret) = secret {
                let says = format!("{} {}", lock::LOCK, today().iso());
                let signature = secret.sign(text.as_bytes(), &says).map_err(Failure::Key)?;
                disk::replace(&dir, lock::LOCK_SIGNATURE, &signature)?;
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

/// Writes the lock anew from what a merge left of it, and tells of what has no proof now.
fn settle(
    dir: &Path,
    sources: &Sources,
    content: &Content,
    mut report: Report,
    telling: Telling,
) -> Result<(), Failure> {
    let before = sources.files.get(lock::LOCK).map(|it| String::from_utf8_lossy(it));
    let text = before.as_deref().map_or_else(String::new, |it| hold::mend(content, it).text());
    // What cannot be read hides what it quotes: its proofs would go with it.
    if before.is_some() && !diagnostic::any_error(&report) {
        if before.as_deref() != Some(text.as_str()) {
            disk::replace(dir, lock::LOCK, &text)?;
        }
        let (_, mut findings) = hold::hold(content, Some(&text.into_bytes()));
        report.append(&mut findings);
    } else if before.is_none() {
        report.push(faults::lock_missing(Place::file(lock::LOCK)));
    }
    diagnostic::sort(&mut report);
    if diagnostic::any_error(&report) {
        return Err(Failure::Content(report));
    }
    tell(&report, telling);
    Ok(())
}
