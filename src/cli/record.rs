//! Records what is published.

use standpunkt::Drafts;
use standpunkt::diagnostic;
use standpunkt::disk;
use standpunkt::prepared::Prepared;
use standpunkt::published::{PUBLISHED, Published};
use standpunkt::source::Place;

use super::failure::{BUILT, PROBLEMS};
use super::flags::{Input, Lang};
use super::look::look;
use super::terminal::{progress, tell, tell_disk, today};
use super::timing::Clock;

pub(crate) fn run_record(input: &Input, only_check: bool, mend: bool) -> u8 {
    let lang = input.telling.lang;
    let file = input.dir.join(PUBLISHED);
    if mend {
        let old = match disk::read(&input.dir) {
            Ok(sources) => sources.files.get(PUBLISHED).cloned().unwrap_or_default(),
            Err(err) => return tell_disk(&err, lang),
        };
        match Published::mended(&String::from_utf8_lossy(&old)) {
            Ok(it) => {
                if let Err(err) = disk::replace(&file, it.text()) {
                    return tell_disk(&err, lang);
                }
            }
            Err((line, why)) => {
                let place = Place { line, ..Place::file(PUBLISHED) };
                tell(&vec![diagnostic::published_broken(place, why)], &input.telling);
                return PROBLEMS;
            }
        }
    }
    let looked = match look(input, Drafts::Withheld, &mut Clock::start()) {
        Ok(looked) => looked,
        Err(err) => return tell_disk(&err, lang),
    };
    let now = looked.prepared.as_ref().map(Prepared::publishes);
    let (pages, mut found) = looked.pages();
    let old_text = std::mem::take(&mut found.recorded);
    let mut report = found.all(pages.is_some());
    report.retain(|it| it.code != "unrecorded");
    let Some(now) = now.filter(|_| pages.is_some()) else {
        tell(&report, &input.telling);
        return PROBLEMS;
    };
    let old = Published::read(&old_text).unwrap_or_default();
    let (pages, positions) = old.behind(&now);
    let new = old.grown(&now, today());
    if only_check {
        let late = pages > 0 || positions > 0;
        let place = Place::file(PUBLISHED);
        report.extend(late.then(|| diagnostic::unrecorded(place, pages, positions)));
        tell(&report, &input.telling);
        return if late { PROBLEMS } else { BUILT };
    }
    if new.text() != old_text
        && let Err(err) = disk::replace(&file, new.text())
    {
        return tell_disk(&err, lang);
    }
    tell(&report, &input.telling);
    progress(&match lang {
        Lang::Nb => format!(
            "{PUBLISHED}: {pages} adresser og {positions} standpunkter er nye eller endret."
        ),
        Lang::En => {
            format!("{PUBLISHED}: {pages} addresses and {positions} positions are new or changed.")
        }
    });
    BUILT
}
