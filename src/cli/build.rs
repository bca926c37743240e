//! Builds the site.

use std::path::{Path, PathBuf};

use clap::Args;
use rayon::prelude::*;
use standpunkt::disk::{self, Cache};
use standpunkt::site::checked_site::CheckedSite;
use standpunkt::site::files::CHECKSUMS;
use standpunkt::site::prepare::Drafts;

use super::failure::{EXIT_CODES, Failure};
use super::flags::{Input, Lang, Telling};
use super::look::{Looked, checked_site, look};
use super::terminal::{progress, tell};
use super::timing::{Clock, Lap};

/// Build the site.
///
/// Nothing is written unless everything is right: with a problem in the content the output
/// folder stays as it was. It is exchanged in one step, so that readers meet the old site or the
/// new one, never a mixture. An output folder with files that no build made is left alone.
#[derive(Args)]
#[command(after_long_help = EXIT_CODES)]
pub(crate) struct Build {
    #[command(flatten)]
    input: Input,
    /// Folder for the site [default: DIR/public]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Show drafts, marked: for editors, not for readers
    #[arg(long)]
    drafts: bool,
    /// Build a preview of what the content changes in that of another folder
    ///
    /// Each page says that it is a preview, search engines leave it out, and it leads to one more
    /// page with all that differs, old and new beside each other.
    #[arg(long, value_name = "DIR")]
    changes_since: Option<PathBuf>,
    /// Tell how long each part of the build took
    #[arg(long)]
    timings: bool,
}

impl Build {
    pub(crate) fn telling(&self) -> Telling {
        self.input.telling
    }

    pub(crate) fn run(self) -> Result<(), Failure> {
        let Build { input, out, drafts, changes_since, timings } = self;
        let lang = input.telling.lang;
        let drafts = if drafts { Drafts::Shown } else { Drafts::Withheld };
        let out = out.unwrap_or_else(|| input.dir.join("public"));
        let old = changes_since.map(|dir| checked_site(&dir)).transpose()?;
        let mut clock = Clock::start();
        let Looked { site, mut findings } = look(&input, drafts, &mut clock)?;
        let published = match site.map(|it| publish(it, old, &input.dir, &out, &mut clock)) {
            // What is wrong with templates is told among all else.
            Some(Err(Failure::Content(mut faults))) => {
                findings.report.append(&mut faults);
                Err(Failure::NothingWritten)
            }
            Some(published) => published,
            None => Err(Failure::NothingWritten),
        };
        tell(&findings.all(published.is_ok()), input.telling);
        if timings {
            eprint!("{}", clock.in_words(|lap| lap_name(lap, lang)));
        }
        let pages = published?;
        let place = out.join("index.html");
        progress(&match lang {
            Lang::Nb => format!("{pages} sider er bygd. Åpne {} i en nettleser.", place.display()),
            Lang::En => format!("{pages} pages are built. Open {} in a browser.", place.display()),
        });
        Ok(())
    }
}

/// Makes a site and publishes it, as a preview of what differs if there is an `old` state of the content.
/// Returns the number of its pages.
fn publish(
    new: CheckedSite,
    old: Option<CheckedSite>,
    dir: &Path,
    out: &Path,
    clock: &mut Clock,
) -> Result<usize, Failure> {
    let cache = Cache::of(dir)?;
    let published = disk::publish::<Failure>(dir, out, |stage| {
        let lay = |path, bytes: &[u8]| stage.lay(path, bytes);
        let (mut laid, pictures) = match old {
            Some(old) => {
                let site = new.preview(old)?;
                let files = site.files.into_par_iter().filter(|(path, _)| path != CHECKSUMS);
                (files.map(|(path, bytes)| lay(path, &bytes)).collect(), site.pictures)
            }
            None => {
                let (layout, data) = new.lay_out(lay);
                clock.lap(Lap::Data);
                let mut laid = layout.pages(lay)?;
                laid.extend(data);
                clock.lap(Lap::Pages);
                (laid, layout.pictures())
            }
        };
        disk::forget_other_pictures(&cache, pictures.values());
        let drawn = pictures.into_par_iter().map(|(path, svg)| {
            let (bytes, sum) = disk::picture(&svg, &cache).map_err(Failure::Picture)?;
            Ok(stage.lay_known(path, &bytes, sum))
        });
        laid.extend(drawn.collect::<Result<Vec<_>, Failure>>()?);
        clock.lap(Lap::Pictures);
        Ok(laid)
    });
    clock.lap(Lap::Swap);
    published?
}

/// Names a part of a build.
fn lap_name(lap: Lap, lang: Lang) -> &'static str {
    match lap {
        Lap::Reading => lang.say("lese filene", "reading the files"),
        Lap::Parsing => lang.say("tolke dem", "parsing them"),
        Lap::Checking => lang.say("prøve innholdet", "checking the content"),
        Lap::Data => lang.say("åpne data", "open data"),
        Lap::Pages => lang.say("sider", "pages"),
        Lap::Pictures => lang.say("bilder", "pictures"),
        Lap::Swap => lang.say("legge ut", "publishing"),
    }
}
