//! Holds a new edition of a source against the quotations of an old one.

use clap::{Args, Subcommand};
use standpunkt::content::load;
use standpunkt::disk;
use standpunkt::proof::editions::{self, Fate};
use standpunkt::report::diagnostic::{self, What};
use standpunkt::report::place::Place;
use standpunkt::report::{faults, format};

use super::archive::read_sources;
use super::failure::Failure;
use super::flags::{Archive, Lang, Telling};

/// Hold a new edition against the quotations of an old one.
#[derive(Subcommand)]
pub(crate) enum Edition {
    Diff(Diff),
}

/// Tell of every quotation of one source whether the other keeps, moves, changes or loses it.
#[derive(Args)]
pub(crate) struct Diff {
    /// Id of the source that the quotations rest on
    old: String,
    /// Id of the new source
    new: String,
    #[command(flatten)]
    archive: Archive,
}

impl Edition {
    pub(crate) fn telling(&self) -> Telling {
        let Edition::Diff(diff) = self;
        diff.archive.telling
    }

    pub(crate) fn run(self) -> Result<(), Failure> {
        let Edition::Diff(diff) = self;
        diff.run()
    }
}

impl Diff {
    fn run(self) -> Result<(), Failure> {
        let Diff { old, new, archive: Archive { dir, archive, telling } } = self;
        let (content, _) = load::read(&disk::read(&dir)?);
        let read = read_sources(&dir, archive.as_deref(), &content)?;
        let place = || Place::file("site.yaml");
        for id in [&old, &new] {
            if !read.contains_key(id) {
                let known = read.keys().map(String::as_str);
                let unknown = diagnostic::unknown_word(place(), What::Source, id, known);
                return Err(Failure::Content(vec![unknown]));
            }
        }
        let (_, document) = read[&new].as_ref().map_err(|why| {
            Failure::Content(vec![faults::source_file_missing(place(), &new, why)])
        })?;
        let (unchanged, moved, changed, lost) = match telling.lang {
            Lang::Nb => ("beholdt", "flyttet", "endret", "borte"),
            Lang::En => ("kept", "moved", "changed", "lost"),
        };
        for (key, words, fate) in editions::compare(&content, &old, &new, document) {
            match fate {
                Fate::Kept => println!("{unchanged}\t{key}\t«{words}»"),
                Fate::Moved(place) => println!("{moved}\t{key}\t«{words}»\t{place}"),
                Fate::Changed(place, difference) => {
                    println!("{changed}\t{key}\t{}\t{place}", format::visible(&difference));
                }
                Fate::Lost => println!("{lost}\t{key}\t«{words}»"),
            }
        }
        Ok(())
    }
}
