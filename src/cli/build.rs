//! Builds the site.

use std::path::{Path, PathBuf};

use rayon::prelude::*;
use standpunkt::Drafts;
use standpunkt::diagnostic::Report;
use standpunkt::disk::cache::Cache;
use standpunkt::disk::{self, DiskError};
use standpunkt::prepared::Prepared;
use standpunkt::site::CHECKSUMS;

use super::diff::prepared;
use super::failure::{BUILT, PROBLEMS, USAGE_OR_DISK};
use super::flags::{Input, Lang};
use super::look::{Looked, look};
use super::terminal::{progress, tell, tell_disk};
use super::timing::{Clock, Lap};

pub(crate) fn run_build(
    input: &Input,
    out: Option<PathBuf>,
    drafts: bool,
    since: Option<&Path>,
    timings: bool,
) -> u8 {
    let lang = input.telling.lang;
    let drafts = if drafts { Drafts::Shown } else { Drafts::Withheld };
    let out = out.unwrap_or_else(|| input.dir.join("public"));
    let old = match since.map(|dir| prepared(dir, &input.telling)).transpose() {
        Ok(old) => old,
        Err(code) => return code,
    };
    let mut clock = Clock::start();
    let looked = match look(input, drafts, &mut clock) {
        Ok(looked) => looked,
        Err(err) => return tell_disk(&err, lang),
    };
    let Looked { prepared, mut found } = looked;
    let published = prepared.map(|it| publish(it, old, input, &out, &mut clock));
    let done = matches!(published, Some(Ok(Ok(_))));
    if let Some(Ok(Err(Unmade::Templates(faults)))) = &published {
        found.report.extend(faults.iter().cloned());
    }
    tell(&found.all(done), &input.telling);
    if timings {
        eprint!("{}", clock.told(|lap| lap_name(lap, lang)));
    }
    let pages = match published {
        Some(Ok(Ok(pages))) => pages,
        Some(Ok(Err(Unmade::Picture(why)))) => {
            progress(&match lang {
                Lang::Nb => format!("feil: et bilde kan ikke tegnes: {why}"),
                Lang::En => format!("error: a picture cannot be drawn: {why}"),
            });
            return USAGE_OR_DISK;
        }
        Some(Err(err)) => return tell_disk(&err, lang),
        Some(Ok(Err(Unmade::Templates(_)))) | None => {
            progress(lang.say("Ingenting er skrevet.", "Nothing was written."));
            return PROBLEMS;
        }
    };
    let place = out.join("index.html");
    progress(&match lang {
        Lang::Nb => format!("{pages} sider er bygd. Åpne {} i en nettleser.", place.display()),
        Lang::En => format!("{pages} pages are built. Open {} in a browser.", place.display()),
    });
    BUILT
}

/// Why a site could not be made.
enum Unmade {
    /// What is wrong with its templates.
    Templates(Report),
    /// What is wrong with a picture.
    Picture(String),
}

/// Makes a site and publishes it, as a preview of what differs if there is an `old` state of the content.
/// Returns the number of its pages.
fn publish(
    prepared: Prepared,
    old: Option<Prepared>,
    input: &Input,
    out: &Path,
    clock: &mut Clock,
) -> Result<Result<usize, Unmade>, DiskError> {
    let cache = Cache::of(&input.dir);
    let published = disk::publish(&input.dir, out, |stage| {
        let lay = |path, bytes: &[u8]| stage.lay(path, bytes);
        let (mut laid, pictures) = match old {
            Some(old) => {
                let site = prepared.preview(old).map_err(Unmade::Templates)?;
                let files = site.files.into_par_iter().filter(|(path, _)| path != CHECKSUMS);
                (files.map(|(path, bytes)| lay(path, &bytes)).collect(), site.pictures)
            }
            None => {
                let data = prepared.each_of_data(lay);
                clock.lap(Lap::Data);
                let prepared = prepared.for_pages();
                let mut laid = prepared.each_page(lay).map_err(Unmade::Templates)?;
                laid.extend(data);
                clock.lap(Lap::Pages);
                (laid, prepared.pictures())
            }
        };
        disk::forget_other_pictures(&cache, pictures.values());
        let drawn = pictures.into_par_iter().map(|(path, svg)| {
            let (bytes, sum) = disk::picture(&svg, &cache)?;
            Ok(stage.lay_known(path, &bytes, sum))
        });
        laid.extend(drawn.collect::<Result<Vec<_>, _>>().map_err(Unmade::Picture)?);
        clock.lap(Lap::Pictures);
        Ok(laid)
    });
    clock.lap(Lap::Swap);
    published
}

/// What a part of a build is called.
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
