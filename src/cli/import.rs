//! Takes stances, summaries and notes from a table back into the content.

use std::path::Path;

use standpunkt::report::Format;
use standpunkt::{disk, import};

use super::failure::{BUILT, PROBLEMS};
use super::flags::{Lang, Telling};
use super::terminal::{progress, tell, tell_disk, write_changes};

pub(crate) fn run_import(file: &Path, dir: &Path, dry_run: bool, telling: &Telling) -> u8 {
    let lang = telling.lang;
    let read = disk::read(dir).and_then(|sources| Ok((sources, disk::table(file)?)));
    let (sources, bytes) = match read {
        Ok(read) => read,
        Err(err) => return tell_disk(&err, lang),
    };
    let it = match import::import(&sources, &file.display().to_string(), &bytes) {
        Ok(it) => it,
        Err(report) => {
            tell(&report, telling);
            progress(lang.say("Ingenting er skrevet.", "Nothing was written."));
            return PROBLEMS;
        }
    };
    tell(&it.notices, telling);
    // Other programs read findings from standard output: the difference is for people.
    let say = |line: &str| match telling.format {
        Format::Human => println!("{line}"),
        _ => eprintln!("{line}"),
    };
    let shown = |text: &str| match text {
        "" => lang.say("(tom)", "(empty)").to_owned(),
        text => text.replace('\n', "\\n"),
    };
    for it in &it.differences {
        let (old, new) = (shown(&it.old), shown(&it.new));
        say(&format!("{} {} {} {}: {old} → {new}", it.election, it.party, it.theme, it.field));
    }
    let (cells, files) = (it.differences.len(), it.changes.len());
    say(&match lang {
        Lang::Nb => format!("Ulike celler: {cells}, i filer: {files}."),
        Lang::En => format!("Cells that differ: {cells}, in files: {files}."),
    });
    if dry_run || files == 0 {
        say(lang.say("Ingenting er skrevet.", "Nothing was written."));
        return BUILT;
    }
    let next = lang
        .say("Se over, og kjør `standpunkt check`.", "Look it over, and run `standpunkt check`.");
    write_changes(dir, &it.changes, lang, next)
}
