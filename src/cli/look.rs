//! Reads the content of a folder, and looks through it with all that the commands can find.

use std::path::Path;

use rayon::prelude::*;
use standpunkt::content::load::Content;
use standpunkt::content::lock::SITE_SIGNATURE;
use standpunkt::content::published::PUBLISHED;
use standpunkt::disk::{self, Cache};
use standpunkt::model::check::programme;
use standpunkt::proof::verify;
use standpunkt::report::diagnostic::{self, Report, Severity};
use standpunkt::site::checked_site::CheckedSite;
use standpunkt::site::files::is_page;
use standpunkt::site::prepare::{
    Archive as Texts, Checked, Drafts, Options, prepare, prepare_with,
};

use super::archive::{archive_folder, read_sources};
use super::failure::Failure;
use super::flags::Input;
use super::terminal::{progress, today};
use super::timing::{Clock, Lap};

/// Tells why a build with an archive did not prove anew.
const NO_READER: (&str, &str) = (
    "merk: pdftohtml (poppler-utils) er ikke installert, så sitatene er holdt mot standpunkt.lock og ikke bevist på nytt.",
    "note: pdftohtml (poppler-utils) is not installed, so quotations are held against standpunkt.lock and not proved anew.",
);

/// Content that was looked through.
pub(crate) struct Looked {
    /// What a site is made of, if nothing is wrong.
    pub(crate) site: Option<CheckedSite>,
    pub(crate) findings: Findings,
}

/// What was found in looking through content.
pub(crate) struct Findings {
    pub(crate) report: Report,
    /// What only who builds is told: nothing in the site depends on the day.
    pub(crate) overdue: Report,
    /// What is kept if everything was proved anew, with nothing to tell, and the site can be made.
    pub(crate) stamp: Option<(Cache, String)>,
    /// `published.lock` as it is.
    pub(crate) recorded: String,
    /// The signature of the site that is committed, if there is one.
    pub(crate) signature: Option<String>,
}

impl Findings {
    /// Puts all findings together, and keeps the stamp if a site can be made.
    pub(crate) fn all(self, can_be_made: bool) -> Report {
        if let Some((cache, stamp)) = self.stamp.filter(|_| can_be_made) {
            disk::stamp(&cache, &stamp);
        }
        let mut report = self.report;
        report.extend(self.overdue);
        diagnostic::sort(&mut report);
        report
    }
}

impl Looked {
    /// Makes every page, to see whether the templates are in order, and keeps none: how many there are.
    pub(crate) fn pages(mut self) -> (Option<usize>, Findings) {
        let pages = self.site.map(|it| it.each(|path, bytes| is_page(&path, bytes)));
        let pages = match pages {
            Some(Ok(pages)) => Some(pages.into_iter().filter(|it| *it).count()),
            Some(Err(mut faults)) => {
                self.findings.report.append(&mut faults);
                None
            }
            None => None,
        };
        (pages, self.findings)
    }
}

/// Reads the content of a folder and looks through it.
pub(crate) fn look(input: &Input, drafts: Drafts, clock: &mut Clock) -> Result<Looked, Failure> {
    let base_url = input.base_url().map_err(Failure::Option)?;
    progress(input.telling.lang.say("Leser …", "Reading …"));
    let lang = input.telling.lang;
    let sources = disk::read(&input.dir)?;
    clock.lap(Lap::Reading);
    if let Some(archive) = input.archive.as_deref().filter(|_| !input.no_archive) {
        disk::look_for_archive(archive)?;
    }
    progress(lang.say("Bygger …", "Building …"));
    let cache = Cache::of(&input.dir)?;
    let mut stamp = None;
    let mut overdue = Vec::new();
    let archive = |content: &Content| {
        clock.lap(Lap::Parsing);
        overdue = programme::overdue(content, today());
        let archive = archive_folder(&input.dir, input.archive.as_deref(), content);
        let files = verify::files(content);
        let asked_for = input.archive.is_some() && !files.is_empty();
        let there = files.iter().any(|(_, file)| disk::has_source(&archive, file));
        if input.no_archive || !(asked_for || there) {
            return Texts::Settled;
        }
        let states: Vec<String> =
            files.par_iter().map(|(_, file)| disk::source_state(&archive, file)).collect();
        let this = verify::stamp(&disk::program_state(), &sources, &states);
        if disk::is_stamped(&cache, &this) {
            return Texts::Proved;
        }
        let pdf = files.iter().any(|(_, file)| disk::is_pdf(file));
        if pdf && !disk::reads_pdf() {
            // Not an error: what is committed was proved where the reader was.
            eprintln!("{}", lang.say(NO_READER.0, NO_READER.1));
            return Texts::Settled;
        }
        stamp = Some(this);
        progress(lang.say("Beviser sitatene …", "Proving the quotations …"));
        let read = read_sources(&input.dir, input.archive.as_deref(), content);
        read.map_or(Texts::Settled, Texts::Read)
    };
    let options = Options { base_url: base_url.as_ref(), drafts, ..Options::default() };
    let checked = prepare_with(&sources, options, archive);
    clock.lap(Lap::Checking);
    let text = |name| sources.files.get(name).map(|it| String::from_utf8_lossy(it).into_owned());
    let findings = Findings {
        report: checked.report,
        overdue,
        stamp: stamp.filter(|_| checked.proved).map(|it| (cache, it)),
        recorded: text(PUBLISHED).unwrap_or_default(),
        signature: text(SITE_SIGNATURE),
    };
    Ok(Looked { site: checked.site, findings })
}

/// Reads the content of a folder, held against its lock, and looks through it.
pub(crate) fn checked_site(dir: &Path) -> Result<CheckedSite, Failure> {
    let sources = disk::read(dir)?;
    let Checked { site, mut report, .. } = prepare(&sources, Options::default());
    site.ok_or_else(|| {
        report.retain(|it| it.severity == Severity::Error);
        // Of two folders the places say which one they are in.
        for it in &mut report {
            it.place.path = dir.join(&it.place.path).display().to_string();
        }
        Failure::Content(report)
    })
}
