//! Holds a new edition of a source against the quotations of an old one.

use clap::Subcommand;
use standpunkt::diagnostic::{self, What};
use standpunkt::editions::{self, Fate};
use standpunkt::source::Place;
use standpunkt::{content, disk, report};

use super::archive::read_sources;
use super::failure::{BUILT, PROBLEMS};
use super::flags::{Archive, Lang};
use super::terminal::{tell, tell_disk};

#[derive(Subcommand)]
pub(crate) enum EditionCommand {
    /// Tell of every quotation of one source whether the other keeps, moves, changes or loses it.
    Diff {
        /// Id of the source that the quotations rest on
        old: String,
        /// Id of the new source
        new: String,
        #[command(flatten)]
        archive: Archive,
    },
}

pub(crate) fn run_edition(what: &EditionCommand) -> u8 {
    let EditionCommand::Diff { old, new, archive: common } = what;
    let lang = common.telling.lang;
    let content = match disk::read(&common.dir) {
        Ok(sources) => content::read(&sources).0,
        Err(err) => return tell_disk(&err, lang),
    };
    let read = match read_sources(&common.dir, common.archive.as_deref(), &content) {
        Ok(read) => read,
        Err(err) => return tell_disk(&err, lang),
    };
    let known: Vec<&str> = read.keys().map(String::as_str).collect();
    for id in [old, new] {
        if !known.contains(&id.as_str()) {
            let place = Place::file("site.yaml");
            let words = known.iter().copied();
            tell(&vec![diagnostic::unknown_word(place, What::Source, id, words)], &common.telling);
            return PROBLEMS;
        }
    }
    let document = match &read[new.as_str()] {
        Ok((_, document)) => document,
        Err(why) => {
            tell(
                &vec![diagnostic::source_file_missing(Place::file("site.yaml"), new, why)],
                &common.telling,
            );
            return PROBLEMS;
        }
    };
    for (key, words, fate) in editions::compare(&content, old, new, document) {
        let (kept, moved, changed, lost) = match lang {
            Lang::Nb => ("beholdt", "flyttet", "endret", "borte"),
            Lang::En => ("kept", "moved", "changed", "lost"),
        };
        match fate {
            Fate::Kept => println!("{kept}\t{key}\t«{words}»"),
            Fate::Moved(place) => println!("{moved}\t{key}\t«{words}»\t{place}"),
            Fate::Changed(place, difference) => {
                println!("{changed}\t{key}\t{}\t{place}", report::visible(&difference));
            }
            Fate::Lost => println!("{lost}\t{key}\t«{words}»"),
        }
    }
    BUILT
}
