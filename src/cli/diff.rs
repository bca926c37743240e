//! Tells what differs between two content folders or built sites.

use std::collections::BTreeMap;
use std::path::Path;

use standpunkt::built::Built;
use standpunkt::diagnostic::Severity;
use standpunkt::disk;
use standpunkt::prepared::Prepared;
use standpunkt::{Archive as Texts, Checked, Drafts, Last, prepare};

use super::failure::{BUILT, PROBLEMS, USAGE_OR_DISK};
use super::flags::{ListForm, Listing, Telling};
use super::terminal::{tell, tell_disk};

pub(crate) fn run_diff(old: &Path, new: &Path, listing: &Listing) -> u8 {
    match disk::site(old).and_then(|one| Ok((one, disk::site(new)?))) {
        Ok((None, None)) => {}
        Ok((one, other)) => return run_diff_of_sites((old, one), (new, other), listing),
        Err(err) => return tell_disk(&err, listing.lang),
    }
    let both = prepared(old, &listing.telling())
        .and_then(|old| Ok((old, prepared(new, &listing.telling())?)));
    let (old, new) = match both {
        Ok(both) => both,
        Err(code) => return code,
    };
    match listing.format {
        ListForm::Human => print!("{}", new.tell_differences(&old, listing.lang.words())),
        ListForm::Json => print!("{}", new.differences_as_json(&old)),
    }
    BUILT
}

/// A folder, and the files that tell what a built site says, if it is one.
type MaybeSite<'p> = (&'p Path, Option<BTreeMap<String, Vec<u8>>>);

/// Tells what differs between two built sites, or between one and a content folder.
fn run_diff_of_sites(old: MaybeSite<'_>, new: MaybeSite<'_>, listing: &Listing) -> u8 {
    let lang = listing.lang;
    let built = |(folder, files): MaybeSite<'_>| {
        let built = match files {
            Some(files) => Built::read(&files),
            None => prepared(folder, &listing.telling())?.as_built(),
        };
        built.map_err(|fault| {
            let told = fault.told();
            eprintln!("{}: {}", folder.display(), lang.say(&told.nb, &told.en));
            USAGE_OR_DISK
        })
    };
    let (old, new) = match built(old).and_then(|old| Ok((old, built(new)?))) {
        Ok(both) => both,
        Err(code) => return code,
    };
    match listing.format {
        ListForm::Human => {
            let words = standpunkt::words::Words::built_in(lang.words());
            print!("{}", new.tell_differences(&old, &words));
        }
        ListForm::Json => print!("{}", new.differences_as_json(&old)),
    }
    BUILT
}

/// The content of a folder, held against its lock; or the exit code, when what is wrong with it was
/// told.
pub(crate) fn prepared(dir: &Path, telling: &Telling) -> Result<Prepared, u8> {
    let sources = disk::read(dir).map_err(|err| tell_disk(&err, telling.lang))?;
    let Checked { prepared, mut report, .. } =
        prepare(&sources, None, Drafts::Withheld, Last::default(), |_| Texts::Settled);
    prepared.ok_or_else(|| {
        report.retain(|it| it.severity == Severity::Error);
        // Of two folders the places say which one they are in.
        for it in &mut report {
            it.place.path = dir.join(&it.place.path).display().to_string();
        }
        tell(&report, telling);
        PROBLEMS
    })
}
