//! Shows the site in a browser while somebody writes.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use clap::Args;
use standpunkt::content::files::Sources;
use standpunkt::content::load;
use standpunkt::disk::{self, Cache};
use standpunkt::edit::desk;
use standpunkt::page::builder::Audience;
use standpunkt::proof::verify;
use standpunkt::report::diagnostic::{Report, Severity};
use standpunkt::report::format::{self, Format};
use standpunkt::site::prepare::{Drafts, Last, Options, prepare};
use standpunkt::values::base_url::BaseUrl;
use standpunkt::values::language::Language;

use super::archive::{archive_folder, read_sources};
use super::failure::{EXIT_CODES, Failure, disk_words};
use super::flags::{Lang, Telling};
use super::preview::{self, Preview, State};
use super::terminal::{progress, tell, today};

/// Show the site in a browser while you write: each change is seen at once.
///
/// The site is served from memory to this machine alone, and nothing is written to the output
/// folder. With a problem in the content the page tells it as the terminal does, with file and
/// line, and shows the site again when it is mended. Drafts (`status: draft`) are shown and marked.
/// Stop with Ctrl+C. Quotations are held against
/// standpunkt.lock; `verify` proves them.
#[derive(Args)]
#[command(after_long_help = EXIT_CODES)]
pub(crate) struct Serve {
    /// Content folder
    #[arg(value_name = "DIR", default_value = ".")]
    dir: PathBuf,
    /// Number of the port on this machine; 0 for any that is free
    #[arg(long, default_value_t = 4000)]
    port: u16,
    /// Open the front page in a browser
    #[arg(long)]
    open: bool,
    /// Language of the findings
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
}

impl Serve {
    pub(crate) fn telling(&self) -> Telling {
        Telling::to_people(self.lang)
    }

    pub(crate) fn run(self) -> Result<(), Failure> {
        let telling = self.telling();
        let Serve { dir, port, open, lang } = self;
        disk::read(&dir)?;
        let preview = Preview {
            port,
            cache: Cache::of(&dir)?,
            words: words(lang),
            check: checks(&dir, telling),
            desk: editors_desk(&dir, lang),
            // What is wrong with a template may only show when a page is made.
            write: Box::new(move |report: &Report| {
                tell(report, telling);
                plain(report, lang)
            }),
            dir,
        };
        let ready = |address: &str| {
            eprintln!(
                "{}",
                match lang {
                    Lang::Nb => format!(
                        "Åpne {address} i en nettleser; arbeidslista er {address}-/desk. Stopp med Ctrl+C."
                    ),
                    Lang::En => format!(
                        "Open {address} in a browser; the desk is {address}-/desk. Stop with Ctrl+C."
                    ),
                }
            );
            if open && let Err(err) = open::that(address) {
                eprintln!("{err}");
            }
        };
        preview::serve(preview, ready).map_err(Failure::Preview)
    }
}

/// Language, title and explanation of the page of findings.
fn words(lang: Lang) -> [&'static str; 3] {
    match lang {
        Lang::Nb => {
            ["nb", "Innholdet har feil", "Siden kommer tilbake av seg selv når dette er rettet."]
        }
        Lang::En => {
            ["en", "The content has errors", "The page comes back by itself when this is mended."]
        }
    }
}

/// Writes findings as a terminal without colours shows them.
fn plain(report: &Report, lang: Lang) -> String {
    format::write(report, Format::Human, lang.language(), false)
}

/// Makes what checks the content each time that it changes, and uses again what has not.
fn checks(dir: &Path, telling: Telling) -> Box<preview::Check> {
    let lang = telling.lang;
    let root = std::path::absolute(dir).unwrap_or_else(|_| dir.to_owned());
    let last = Mutex::new(Last::keeping());
    Box::new(move |read: &preview::Content, base: &BaseUrl| {
        let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
        let checked = match read {
            Ok(sources) => {
                let last = std::mem::take(&mut *last);
                prepare(sources, Options { base_url: Some(base), drafts: Drafts::Shown, last })
            }
            Err(err) => return State::Wrong(disk_words(err, lang)),
        };
        *last = checked.last;
        let errors: Report =
            checked.report.into_iter().filter(|it| it.severity == Severity::Error).collect();
        tell(&errors, telling);
        match checked.site {
            Some(site) => {
                progress(lang.say("Siden er oppdatert.", "The site is up to date."));
                let editors = Audience::Editors(root.to_string_lossy().into_owned());
                State::Site(Box::new(site.on_demand(editors)))
            }
            None => State::Wrong(plain(&errors, lang)),
        }
    })
}

/// Makes what lays out the editors' desk.
fn editors_desk(dir: &Path, lang: Lang) -> Box<preview::Desk> {
    let dir = dir.to_owned();
    Box::new(move || {
        let sources = disk::read(&dir).map_err(|err| disk_words(&err, lang))?;
        Ok(desk_page(&dir, &sources, lang.language()))
    })
}

/// Lays out the editors' desk for content as it is now. Where the archive is, quotations and hits are
/// proved for it.
fn desk_page(dir: &Path, sources: &Sources, language: Language) -> desk::Shown {
    let (content, _) = load::read(sources);
    let checked = prepare(sources, Options { drafts: Drafts::Shown, ..Options::default() });
    let archive = archive_folder(dir, None, &content);
    let there = verify::files(&content).iter().any(|(_, file)| disk::has_source(&archive, file));
    let read = if there { read_sources(dir, None, &content).ok() } else { None };
    let proved = read.map(|read| verify::prove(&content, &read).1);
    let root = std::path::absolute(dir).unwrap_or_else(|_| dir.to_owned());
    let sections = desk::sections(&content, &checked.report, proved.as_ref(), today());
    desk::shown(&sections, language, &root.to_string_lossy())
}
