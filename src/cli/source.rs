//! Registers a source file.

use std::path::Path;

use clap::{Args, Subcommand};
use standpunkt::content::load::{self, Content};
use standpunkt::content::schema;
use standpunkt::disk::{self, Cache};
use standpunkt::edit::source::{self, NewSource};
use standpunkt::proof::document::Document;
use standpunkt::proof::{fonts, passport, tongue};
use standpunkt::report::faults;
use standpunkt::report::place::Place;
use standpunkt::values::date::PartialDate;
use standpunkt::values::id;
use standpunkt::values::pages::Pages;

use super::archive::archive_folder;
use super::failure::Failure;
use super::flags::{Archive, Lang, Telling};
use super::terminal::write_changes;

/// Register a source file.
#[derive(Subcommand)]
pub(crate) enum Source {
    Add(Add),
}

/// Register a file of the archive in site.yaml: its checksum, title and publisher.
///
/// PDF, web pages (HTML), Markdown and plain text can be read. Name it in a programme's `source`, and quotations can
/// be proved against it.
#[derive(Args)]
pub(crate) struct Add {
    /// Path of the file in the archive
    file: String,
    /// Id for the content [default: made of the file's name]
    #[arg(long)]
    id: Option<String>,
    /// Title [default: read off the file]
    #[arg(long)]
    title: Option<String>,
    /// Who published it
    #[arg(long, default_value = "[Utgiver]")]
    publisher: String,
    /// Kind of source: programme, programme_draft, excerpt, government_plan …
    #[arg(long, default_value = "programme")]
    kind: String,
    /// Its web address
    #[arg(long)]
    url: Option<String>,
    /// The address of a copy in an archive, for when that one is gone
    #[arg(long, value_name = "URL")]
    archived: Option<String>,
    /// When it was published: 2026-11-22, 2026-11 or 2026
    #[arg(long)]
    date: Option<String>,
    /// Its language: nb, nn, en or se [default: read off the file]
    #[arg(long)]
    language: Option<String>,
    /// The years that it is for, as it writes them [default: read off its first pages]
    #[arg(long, value_name = "YEARS")]
    period: Option<String>,
    /// draft, adopted, amended or not_stated
    #[arg(long)]
    edition: Option<String>,
    /// Id of a party whose document it is; may be given several times
    #[arg(long = "party", value_name = "PARTY")]
    parties: Vec<String>,
    #[command(flatten)]
    archive: Archive,
}

impl Source {
    pub(crate) fn telling(&self) -> Telling {
        let Source::Add(add) = self;
        add.archive.telling
    }

    pub(crate) fn run(self) -> Result<(), Failure> {
        let Source::Add(add) = self;
        add.run()
    }
}

impl Add {
    fn run(self) -> Result<(), Failure> {
        let Archive { dir, archive, telling } = &self.archive;
        let (file, lang) = (&self.file, telling.lang);
        let (content, _) = load::read(&disk::read(dir)?);
        let folder = archive_folder(dir, archive.as_deref(), &content);
        let place = Place::file("site.yaml");
        if !schema::lies_in_archive(file) {
            return Err(Failure::Content(vec![faults::source_path(place, file)]));
        }
        disk::look_for_archive(&folder)?;
        let (sha256, document) = disk::source(&folder, file, &Cache::of(dir)?).map_err(|why| {
            Failure::Content(vec![faults::source_file_missing(place, file, &why)])
        })?;
        let stem = Path::new(file).file_stem().map(|it| it.to_string_lossy().into_owned());
        let proposed = id::propose(&stem.unwrap_or_default());
        let of_file = passport::said(&document);
        let title = self.title.as_ref().or(of_file.title.as_ref());
        let language = tongue::of(&document).filter(|it| schema::is_language(it));
        let new = NewSource {
            id: self.id.as_deref().unwrap_or(&proposed),
            title: title.map_or("[Tittelen på dokumentet]", |it| it.as_str()),
            publisher: &self.publisher,
            kind: &self.kind,
            url: self.url.as_deref(),
            archived: self.archived.as_deref(),
            date: self.date.as_deref(),
            language: self.language.as_deref().or(language),
            period: self.period.as_deref().or(of_file.period.as_deref()),
            edition: self.edition.as_deref(),
            pages: document.pages,
            parties: &self.parties,
            file,
            sha256: &sha256.to_string(),
        };
        let changes = source::source(&content, &new, &document)?;
        let (pages, passages) = (document.pages, document.passages.len());
        println!(
            "{}",
            match lang {
                Lang::Nb => format!("lest: {pages} sider, {passages} avsnitt og punkter"),
                Lang::En => format!("read: {pages} pages, {passages} paragraphs and items"),
            }
        );
        for line in said(&new, &document, lang) {
            println!("{line}");
        }
        for line in doubts(&document, lang) {
            println!("{line}");
        }
        Ok(write_changes(dir, &changes, lang, &next_steps(&content, &new, lang))?)
    }
}

/// Tells what was read off a file of its edition, so that whoever adds it sees whether it is the one that was meant.
fn said(new: &NewSource<'_>, document: &Document, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    let mut tell = |nb: &str, en: &str, value: Option<String>| {
        lines.extend(value.map(|it| format!("{}: {it}", lang.say(nb, en))));
    };
    tell("den første siden", "first page", passport::title_page(document));
    tell("laget", "made", document.about.created.map(PartialDate::iso));
    tell("endret", "changed", document.about.changed.map(PartialDate::iso));
    tell("periode", "period", new.period.map(str::to_owned));
    tell("språk", "language", new.language.map(str::to_owned));
    lines
}

/// Tells what of a file did not become text, or not surely: nothing is proved to be missing there.
fn doubts(document: &Document, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    if !document.doubts.unread.is_empty() {
        let pages = Pages::of(&document.doubts.unread);
        lines.push(match lang {
            Lang::Nb => format!("merk: side {pages} viser noe, men har ikke tekst. Les dem, og skriv det under `read_by_eye`."),
            Lang::En => format!("note: pages {pages} show something but have no text. Read them, and write that under `read_by_eye`."),
        });
    }
    if !document.doubts.disordered.is_empty() {
        let pages: Vec<usize> = document.doubts.disordered.keys().copied().collect();
        let pages = Pages::of(&pages);
        lines.push(match lang {
            Lang::Nb => format!("merk: på side {pages} er rekkefølgen av linjene usikker. Les sitater derfra i fila."),
            Lang::En => format!("note: on pages {pages} the order of the lines is not sure. Read quotations from there in the file."),
        });
    }
    if let Some(words) = fonts::misread(document) {
        let words = words.join(", ");
        lines.push(match lang {
            Lang::Nb => format!("merk: skrifta i fila gir andre bokstaver enn leseren ser: {words}. Skriv tegnene under `repair`."),
            Lang::En => format!("note: the font of the file gives other letters than readers see: {words}. Write the signs under `repair`."),
        });
    }
    lines
}

/// Tells somebody who has registered a source what to do next.
fn next_steps(content: &Content, new: &NewSource<'_>, lang: Lang) -> String {
    let file = |party: &String| {
        let years = content.programme_ids.iter().filter(|it| it.0 == *party).map(|it| it.1);
        // The election that it is for; of a document that names no years, the newest.
        let of_period = new.period.and_then(|it| Some(passport::periods(it).first()?.0));
        let year = of_period.map(|it| it.to_string()).or(years.max().map(|it| it.to_string()));
        let year = year.unwrap_or_else(|| lang.say("<år>", "<year>").to_owned());
        format!("parties/{party}/{year}.yaml")
    };
    let mut files = new.parties.iter().map(file).collect::<Vec<_>>().join(", ");
    if files.is_empty() {
        files = lang.say("parties/<parti>/<år>.yaml", "parties/<party>/<year>.yaml").to_owned();
    }
    let open = [new.title, new.publisher].into_iter().filter(|it| it.starts_with('['));
    let open = open.collect::<Vec<_>>().join(", ");
    let id = new.id;
    let mut steps = vec![match lang {
        Lang::Nb => format!("Se etter i `site.yaml` at det som står om `{id}`, er riktig."),
        Lang::En => format!("See in `site.yaml` that what is said of `{id}` is right."),
    }];
    if !open.is_empty() {
        steps.push(match lang {
            Lang::Nb => format!("Bytt ut det som står i klammer: {open}."),
            Lang::En => format!("Replace what stands in brackets: {open}."),
        });
    }
    steps.push(match lang {
        Lang::Nb => format!("Skriv `source: {id}` i det programmet som bygger på fila: {files}."),
        Lang::En => {
            format!("Write `source: {id}` in the programme that rests on the file: {files}.")
        }
    });
    steps.push(match lang {
        Lang::Nb => "Finn avsnitt om temaene med `standpunkt suggest`, og bevis sitatene med `standpunkt verify`.".to_owned(),
        Lang::En => "Find passages on the themes with `standpunkt suggest`, and prove the quotations with `standpunkt verify`.".to_owned(),
    });
    let numbered: Vec<String> =
        steps.iter().enumerate().map(|(i, it)| format!("{}. {it}", i + 1)).collect();
    format!("{}\n{}", lang.say("Gjør så dette:", "Then do this:"), numbered.join("\n"))
}
