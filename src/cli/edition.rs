//! Holds another edition of a source against the quotations that rest on it.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use standpunkt::content::{load, schema};
use standpunkt::disk::{self, Cache};
use standpunkt::proof::document::Document;
use standpunkt::proof::editions::{self, Fate};
use standpunkt::proof::passport;
use standpunkt::report::diagnostic::{self, What};
use standpunkt::report::place::Place;
use standpunkt::report::{faults, format};
use standpunkt::values::checksum::Sha256;

use super::archive::read_sources;
use super::failure::Failure;
use super::flags::{Archive, Lang, Telling};

/// Hold other editions of a source against its quotations.
#[derive(Subcommand)]
pub(crate) enum Edition {
    Diff(Diff),
    List(List),
    Hold(Hold),
}

/// List the sources that have an official address: id and address of each.
#[derive(Args)]
pub(crate) struct List {
    /// Content folder
    #[arg(long, default_value = ".")]
    dir: PathBuf,
    #[command(flatten)]
    telling: Telling,
}

/// Hold a file that was fetched anew against a source: whether it is the same, else what became of each quotation.
#[derive(Args)]
pub(crate) struct Hold {
    /// Id of the source
    id: String,
    /// The file that was fetched
    file: PathBuf,
    /// Content folder
    #[arg(long, default_value = ".")]
    dir: PathBuf,
    #[command(flatten)]
    telling: Telling,
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
        match self {
            Edition::Diff(it) => it.archive.telling,
            Edition::List(it) => it.telling,
            Edition::Hold(it) => it.telling,
        }
    }

    pub(crate) fn run(self) -> Result<(), Failure> {
        match self {
            Edition::Diff(it) => it.run(),
            Edition::List(it) => it.run(),
            Edition::Hold(it) => it.run(),
        }
    }
}

impl List {
    fn run(self) -> Result<(), Failure> {
        let (content, _) = load::read(&disk::read(&self.dir)?);
        for source in content.site.iter().flat_map(|it| &it.value.sources) {
            if let (Some(url), Some(_)) = (&source.url, &source.file) {
                println!("{}\t{}", source.id.value, url.value);
            }
        }
        Ok(())
    }
}

impl Hold {
    fn run(self) -> Result<(), Failure> {
        let Hold { id, file, dir, telling } = self;
        let (content, _) = load::read(&disk::read(&dir)?);
        let mut sources = content.site.iter().flat_map(|it| &it.value.sources);
        let named = sources.clone().map(|it| it.id.value.as_str());
        let unknown =
            || diagnostic::unknown_word(Place::file("site.yaml"), What::Source, &id, named);
        let source = sources.find(|it| it.id.value == id && it.file.is_some());
        let source = source.ok_or_else(|| vec![unknown()])?;
        let (sum, document) = read_fetched(&dir, source, &file)?;
        if source.sha256.as_ref().is_some_and(|it| it.value == sum) {
            println!("{}\t{id}", telling.lang.say("samme fil", "same file"));
            return Ok(());
        }
        println!("{}\t{id}\t{sum}", telling.lang.say("en annen fil", "another file"));
        if let Some(first) = passport::title_page(&document) {
            println!("{}\t{first}", telling.lang.say("den første siden", "first page"));
        }
        print_fates(&editions::compare(&content, &id, &id, &document), telling.lang);
        Err(Failure::ContentTold)
    }
}

/// Reads a file that was fetched, as the file of its source is read: by the ending of that one.
fn read_fetched(
    dir: &Path,
    source: &schema::Source,
    file: &Path,
) -> Result<(Sha256, Document), Failure> {
    let place = Place::file(&file.display().to_string());
    let name = source.file.as_ref().map(|it| it.value.as_str()).unwrap_or_default();
    let ending = Path::new(name).extension().map(|it| it.to_string_lossy().to_lowercase());
    disk::file_as(file, &ending.unwrap_or_default(), &Cache::of(dir)?)
        .map_err(|why| Failure::Content(vec![faults::source_file_missing(place, name, &why)]))
}

/// Prints what became of each quotation.
fn print_fates(fates: &[(String, String, Fate)], lang: Lang) {
    let (unchanged, moved, changed, lost) = match lang {
        Lang::Nb => ("beholdt", "flyttet", "endret", "borte"),
        Lang::En => ("kept", "moved", "changed", "lost"),
    };
    for (key, words, fate) in fates {
        match fate {
            Fate::Kept => println!("{unchanged}\t{key}\t«{words}»"),
            Fate::Moved(place) => println!("{moved}\t{key}\t«{words}»\t{place}"),
            Fate::Changed(place, difference) => {
                println!("{changed}\t{key}\t{}\t{place}", format::visible(difference));
            }
            Fate::Lost => println!("{lost}\t{key}\t«{words}»"),
        }
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
        print_fates(&editions::compare(&content, &old, &new, document), telling.lang);
        Ok(())
    }
}
