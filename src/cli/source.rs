//! Registers a source file.

use std::path::Path;

use clap::Subcommand;
use standpunkt::content::{self, Content};
use standpunkt::diagnostic;
use standpunkt::source::Place;
use standpunkt::{disk, scaffold, schema};

use super::archive::{archive_folder, read_source};
use super::failure::PROBLEMS;
use super::flags::{Archive, Lang};
use super::terminal::{tell, tell_disk, write_changes};

#[derive(Subcommand)]
pub(crate) enum SourceCommand {
    /// Register a file of the archive in site.yaml: its checksum, title and publisher.
    ///
    /// PDF, web pages (HTML), Markdown and plain text can be read. Name it in a programme's `source`, and quotations can
    /// be proved against it.
    Add {
        /// Path of the file in the archive
        file: String,
        /// Id for the content [default: made of the file's name]
        #[arg(long)]
        id: Option<String>,
        /// Title
        #[arg(long, default_value = "[Tittelen på dokumentet]")]
        title: String,
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
        /// Its language: nb, nn, en or se
        #[arg(long)]
        language: Option<String>,
        /// The years that it is for, as it writes them
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
    },
}

pub(crate) fn run_source(what: &SourceCommand) -> u8 {
    let SourceCommand::Add {
        file,
        id,
        title,
        publisher,
        kind,
        url,
        archived,
        date,
        language,
        period,
        edition,
        parties,
        archive: common,
    } = what;
    let lang = common.telling.lang;
    let content = match disk::read(&common.dir) {
        Ok(sources) => content::read(&sources).0,
        Err(err) => return tell_disk(&err, lang),
    };
    let folder = archive_folder(&common.dir, common.archive.as_deref(), &content);
    if !schema::lies_in_archive(file) {
        tell(&vec![diagnostic::source_path(Place::file("site.yaml"), file)], &common.telling);
        return PROBLEMS;
    }
    if let Err(err) = disk::look_for_archive(&folder) {
        return tell_disk(&err, lang);
    }
    let (sha256, document) = match read_source(&common.dir, &folder, file) {
        Ok(read) => read,
        Err(why) => {
            tell(
                &vec![diagnostic::source_file_missing(Place::file("site.yaml"), file, &why)],
                &common.telling,
            );
            return PROBLEMS;
        }
    };
    let stem = Path::new(file).file_stem().map(|it| it.to_string_lossy().into_owned());
    let proposed = standpunkt::id::propose(&stem.unwrap_or_default());
    let id = id.as_deref().unwrap_or(&proposed);
    let new = scaffold::NewSource {
        id,
        title,
        publisher,
        kind,
        url: url.as_deref(),
        archived: archived.as_deref(),
        date: date.as_deref(),
        language: language.as_deref(),
        period: period.as_deref(),
        edition: edition.as_deref(),
        pages: document.pages,
        parties,
        file,
        sha256: &sha256,
    };
    match scaffold::source(&content, &new) {
        Ok(changes) => {
            let (pages, passages) = (document.pages, document.passages.len());
            println!(
                "{}",
                match lang {
                    Lang::Nb => format!("lest: {pages} sider, {passages} avsnitt og punkter"),
                    Lang::En => format!("read: {pages} pages, {passages} paragraphs and items"),
                }
            );
            write_changes(&common.dir, &changes, lang, &source_steps(&content, &new, lang))
        }
        Err(report) => {
            tell(&report, &common.telling);
            PROBLEMS
        }
    }
}

/// What somebody who has registered a source does next.
fn source_steps(content: &Content, new: &scaffold::NewSource<'_>, lang: Lang) -> String {
    let file = |party: &String| {
        let years = content.programme_ids.iter().filter(|it| it.0 == *party).map(|it| it.1);
        let year = years.max().map(|it| it.to_string());
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
