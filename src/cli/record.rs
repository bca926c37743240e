//! Records what is published.

use std::path::{Path, PathBuf};

use clap::Args;
use standpunkt::content::published::{self, PUBLISHED, Published};
use standpunkt::disk;
use standpunkt::report::faults;
use standpunkt::report::place::Place;
use standpunkt::site::checked_site::CheckedSite;
use standpunkt::site::prepare::Drafts;

use super::failure::{EXIT_CODES, Failure};
use super::flags::{Input, Lang, Telling};
use super::key;
use super::look::look;
use super::terminal::{progress, tell, today};
use super::timing::Clock;

/// Record what is published, in published.lock.
///
/// The file holds every address and every place on a page that readers may have links to, and
/// each position as it was. It only grows, and is committed. From then on a build refuses to lose
/// an address (`aliases` and `redirects` lead readers on) and to change a position without
/// telling why (`changes`). Run it each time that the site is published.
#[derive(Args)]
#[command(after_long_help = EXIT_CODES)]
pub(crate) struct Record {
    #[command(flatten)]
    input: Input,
    /// Write nothing: tell whether published.lock is up to date
    #[arg(long, conflicts_with = "mend")]
    check: bool,
    /// Write nothing: tell whether all that the published.lock of another folder has is here
    ///
    /// For a change that is to be merged: DIR is the state before it. A file that was deleted and
    /// recorded anew is refused.
    #[arg(long, value_name = "DIR", conflicts_with_all = ["check", "mend"])]
    since: Option<PathBuf>,
    /// Take all lines of a published.lock that was merged, whatever its seal says
    #[arg(long)]
    mend: bool,
}

impl Record {
    pub(crate) fn telling(&self) -> Telling {
        self.input.telling
    }

    pub(crate) fn run(self) -> Result<(), Failure> {
        let Record { input, check, since, mend: mends } = self;
        if let Some(before) = since {
            return grows(&before, &input);
        }
        if mends {
            mend(&input.dir)?;
        }
        let looked = look(&input, Drafts::Withheld, &mut Clock::start())?;
        let now = looked.site.as_ref().map(CheckedSite::publishes);
        let (pages, mut findings) = looked.pages();
        let old_text = std::mem::take(&mut findings.recorded);
        let mut report = findings.all(pages.is_some());
        report.retain(|it| it.code != "unrecorded");
        let Some(now) = now.filter(|_| pages.is_some()) else {
            return Err(Failure::Content(report));
        };
        let old = Published::read(&old_text).unwrap_or_default();
        let (pages, positions) = old.behind(&now);
        let new = old.grown(&now, today());
        if check && (pages > 0 || positions > 0) {
            report.push(faults::unrecorded(Place::file(PUBLISHED), pages, positions));
            return Err(Failure::Content(report));
        }
        if !check && new.text() != old_text {
            disk::replace(&input.dir, PUBLISHED, new.text())?;
        }
        tell(&report, input.telling);
        if !check {
            progress(&match input.telling.lang {
                Lang::Nb => format!(
                    "{PUBLISHED}: {pages} adresser og {positions} standpunkter er nye eller endret."
                ),
                Lang::En => format!(
                    "{PUBLISHED}: {pages} addresses and {positions} positions are new or changed."
                ),
            });
        }
        Ok(())
    }
}

/// Tells what another folder's published.lock has and this one's has lost.
fn grows(before: &Path, input: &Input) -> Result<(), Failure> {
    let read = |dir: &Path| -> Result<Published, Failure> {
        let bytes = disk::read(dir)?.files.remove(PUBLISHED);
        let (published, report) = published::read(bytes.as_ref());
        if report.is_empty() {
            Ok(published.map(|it| (*it).clone()).unwrap_or_default())
        } else {
            Err(Failure::Content(report))
        }
    };
    let lost = read(&input.dir)?.lost_since(&read(before)?);
    let mut report = Vec::new();
    if !lost.is_empty() {
        report.push(faults::published_lost(Place::file(PUBLISHED), &lost));
    }
    let (then, now) = (key::named(before)?, key::named(&input.dir)?);
    if let Some(then) = then.as_ref().filter(|it| now.as_ref() != Some(*it)) {
        report.push(faults::key_changed(Place::file("site.yaml"), then.as_str()));
    }
    if report.is_empty() { Ok(()) } else { Err(Failure::Content(report)) }
}

/// Seals a merged published.lock again, with all of its lines.
fn mend(dir: &Path) -> Result<(), Failure> {
    let old = disk::read(dir)?.files.remove(PUBLISHED).unwrap_or_default();
    let mended = Published::mended(&String::from_utf8_lossy(&old)).map_err(|(line, why)| {
        let place = Place { line, ..Place::file(PUBLISHED) };
        Failure::Content(vec![faults::published_broken(place, why)])
    })?;
    Ok(disk::replace(dir, PUBLISHED, mended.text())?)
}
