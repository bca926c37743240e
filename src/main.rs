//! The command line: arguments in, site and findings out, and the exit code.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "this is the part that prints")]

use std::collections::BTreeMap;
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Mutex, PoisonError};

use clap::{Args, Parser, Subcommand, ValueEnum};
use rayon::prelude::*;
use standpunkt::built::Built;
use standpunkt::content::Content;
use standpunkt::date::PartialDate;
use standpunkt::diagnostic::{self, Language, Report, Severity, What};
use standpunkt::disk::cache::Cache;
use standpunkt::disk::{self, DiskError, DiskErrorKind};
use standpunkt::edit::{self, Wish};
use standpunkt::editions::{self, Fate};
use standpunkt::import;
use standpunkt::markdown::escape;
use standpunkt::outside;
use standpunkt::prepared::Prepared;
use standpunkt::published::{PUBLISHED, Published};
use standpunkt::report::{self, Format};
use standpunkt::scaffold::{self, Change};
use standpunkt::site::{CHECKSUMS, is_page};
use standpunkt::source::{Place, Sources};
use standpunkt::{
    Archive as Texts, Checked, Drafts, Last, canon, check, content, desk, forms, json_schema, lock,
    prepare, schema, verify,
};

mod serve;
mod timing;

use timing::{Clock, Lap};

/// A build makes many short-lived texts, and the system's allocator took a fifth of its time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Why a build with an archive did not prove anew.
const NO_READER: (&str, &str) = (
    "merk: pdftohtml (poppler-utils) er ikke installert, så sitatene er holdt mot standpunkt.lock og ikke bevist på nytt.",
    "note: pdftohtml (poppler-utils) is not installed, so quotations are held against standpunkt.lock and not proved anew.",
);

const BUILT: u8 = 0;
const PROBLEMS: u8 = 1;
const USAGE_OR_DISK: u8 = 2;

/// Builds a site that compares what political parties say, theme by theme.
///
/// A content folder holds site.yaml, parties/, themes/ and, if the site has templates of its own,
/// templates/. The site is a folder of plain files: any web server can publish it, and it can be
/// opened from disk.
#[derive(Parser)]
#[command(version, after_long_help = format!("{EXIT_CODES}\n\n{MANUAL}"))]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXIT_CODES: &str = "\
Exit codes:
  0  the site is built, or nothing is wrong
  1  there are problems in the content; nothing was written
  2  the command line is wrong, or a file could not be read or written";

const MANUAL: &str = "\
Files:
  site.yaml                    title, address, elections, sources, groups of themes
  parties/<party>/party.yaml   names, colour, website
  parties/<party>/<year>.yaml  what the party says: stance, summary and quotations for each theme
  themes/<theme>.md            question, proposition and background of a theme
  templates/                   templates that replace built-in ones of the same name; files in
                               templates/static/ are copied to the site

Examples:
  standpunkt check                          look through the content of this folder
  standpunkt build                          build it into public/
  standpunkt build ../valg --out /tmp/side  build another folder to another place
  standpunkt diff ../valg-main ../valg      tell what differs between two content folders
  standpunkt import positions.csv --dry-run tell what a changed table would change
  standpunkt new position ap lar            add a record for a party on a theme
  standpunkt edit ap lar --stance against --kind correction --why 'Vi leste feil avsnitt.'
                                            correct a stance, and tell readers why";

#[derive(Subcommand)]
enum Command {
    /// Build the site.
    ///
    /// Nothing is written unless everything is right: with a problem in the content the output
    /// folder stays as it was. It is exchanged in one step, so that readers meet the old site or the
    /// new one, never a mixture. An output folder with files that no build made is left alone.
    #[command(after_long_help = EXIT_CODES)]
    Build {
        #[command(flatten)]
        input: Input,
        /// Folder for the site [default: DIR/public]
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
        /// Show drafts, marked: for editors, not for readers
        #[arg(long)]
        drafts: bool,
        /// Build a preview of what the content changes in that of another folder
        ///
        /// Each page says that it is a preview, search engines leave it out, and it leads to one more
        /// page with all that differs, old and new beside each other.
        #[arg(long, value_name = "DIR")]
        changes_since: Option<PathBuf>,
        /// Tell how long each part of the build took
        #[arg(long)]
        timings: bool,
    },
    /// Tell what differs between two content folders: in positions, themes, parties and all else.
    ///
    /// Content is held against the standpunkt.lock that it has, and has to pass all checks. Of a built
    /// site, the open data are read, and held against its SHA256SUMS.
    #[command(after_long_help = EXIT_CODES)]
    Diff {
        /// Content folder or built site as it was
        old: PathBuf,
        /// Content folder or built site as it is
        #[arg(default_value = ".")]
        new: PathBuf,
        #[command(flatten)]
        listing: Listing,
    },
    /// Build without writing: tell everything that is wrong, in drafts too.
    ///
    /// Each finding has its path, line and column, a code, the line itself, and the cure. Reminders
    /// (stand-ins, themes that nobody has read) do not stop a build.
    #[command(after_long_help = EXIT_CODES)]
    Check {
        #[command(flatten)]
        input: Input,
    },
    /// Show the site in a browser while you write: each change is seen at once.
    ///
    /// The site is served from memory to this machine alone, and nothing is written to the output
    /// folder. With a problem in the content the page tells it as the terminal does, with file and
    /// line, and shows the site again when it is mended. Drafts (`status: draft`) are shown and marked.
    /// Stop with Ctrl+C. Quotations are held against
    /// standpunkt.lock; `verify` proves them.
    #[command(after_long_help = EXIT_CODES)]
    Serve {
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
    },
    /// Prove every quotation against its source, and write standpunkt.lock.
    ///
    /// Each quotation has to stand in the file that its programme names as source, word by word after
    /// the normalisation that src/normal.rs documents, under its heading, in its item, on its page.
    /// What was proved is kept in standpunkt.lock, which is committed: so that whoever has no archive
    /// can build, and a quotation that was changed since is noticed. With a quotation that is not
    /// proved nothing is written.
    ///
    /// PDF is read by pdftohtml of poppler-utils. What was read is kept in DIR/.standpunkt/cache.
    #[command(after_long_help = EXIT_CODES)]
    Verify {
        /// Content folder
        #[arg(value_name = "DIR", default_value = ".")]
        dir: PathBuf,
        /// Folder of the sources' files [default: `archive` of site.yaml]
        #[arg(long, value_name = "DIR", env = "STANDPUNKT_ARCHIVE")]
        archive: Option<PathBuf>,
        /// Write nothing: tell whether standpunkt.lock is up to date
        #[arg(long)]
        check: bool,
        #[command(flatten)]
        telling: Telling,
    },
    /// Record what is published, in published.lock.
    ///
    /// The file holds every address and every place on a page that readers may have links to, and
    /// each position as it was. It only grows, and is committed. From then on a build refuses to lose
    /// an address (`aliases` and `redirects` lead readers on) and to change a position without
    /// telling why (`changes`). Run it each time that the site is published.
    #[command(after_long_help = EXIT_CODES)]
    Record {
        #[command(flatten)]
        input: Input,
        /// Write nothing: tell whether published.lock is up to date
        #[arg(long, conflicts_with = "mend")]
        check: bool,
        /// Take all lines of a published.lock that was merged, whatever its seal says
        #[arg(long)]
        mend: bool,
    },
    /// Register a source file.
    Source {
        #[command(subcommand)]
        what: Box<SourceCommand>,
    },
    /// List passages of the sources that match a theme for which no position is coded.
    ///
    /// Best first, each as a record ready to be pasted under `positions`.
    Suggest {
        #[command(flatten)]
        archive: Archive,
        /// Only this party
        #[arg(long)]
        party: Option<String>,
        /// Only this theme
        #[arg(long)]
        theme: Option<String>,
    },
    /// Hold a new edition against the quotations of an old one.
    Edition {
        #[command(subcommand)]
        what: EditionCommand,
    },
    /// List every address outside the site that the content names, and where it stands.
    ///
    /// Sources, archived copies, websites, and links in texts. Nothing is fetched: a program that looks
    /// whether the addresses still lead somewhere can be given the list.
    #[command(after_long_help = EXIT_CODES)]
    Links {
        /// Content folder
        #[arg(value_name = "DIR", default_value = ".")]
        dir: PathBuf,
        #[command(flatten)]
        listing: Listing,
    },
    /// Lay out a new election.
    Election {
        #[command(subcommand)]
        what: ElectionCommand,
    },
    /// Take stances, summaries and notes from a table back into the content.
    ///
    /// The table is data/positions.csv of a built site, changed in a spreadsheet; also the form for
    /// Excel, with semicolons. Every cell that differs is told: election, party, theme, field, old and
    /// new. In the files of the parties only these values change; comments and layout stay. Positions
    /// that the table does not have are left alone, and so are quotations. The changed content has to
    /// pass all checks, else nothing is written.
    #[command(after_long_help = EXIT_CODES)]
    Import {
        /// The table
        file: PathBuf,
        /// Content folder
        #[arg(long, value_name = "DIR", default_value = ".")]
        dir: PathBuf,
        /// Write nothing: only tell what differs
        #[arg(long)]
        dry_run: bool,
        #[command(flatten)]
        telling: Telling,
    },
    /// Show where a position stands, or change it.
    ///
    /// Without a change the file, the line and the record are shown. With one the value is exchanged in
    /// the party's file, the position is dated today, and everything is checked. A stance that readers
    /// have seen (published.lock) changes only with --kind and --why: they stand beside the position, on
    /// the page of changes and in the feeds. Without them nothing is written, and the exit code is 1.
    /// Undo with `git checkout` of the file that is named.
    Edit {
        /// Id of the party
        party: String,
        /// Id of the theme
        theme: String,
        /// Election [default: the newest that the party has a file for]
        #[arg(long)]
        year: Option<i16>,
        /// The stance: for, conditional, against, mentioned, not_found, not_read or source_missing
        #[arg(long)]
        stance: Option<String>,
        /// The summary, in our own words
        #[arg(long, value_name = "TEXT")]
        summary: Option<String>,
        /// The note for readers; an empty one takes it away
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
        /// Kind of change: correction, clarification or update
        #[arg(long, requires = "why")]
        kind: Option<String>,
        /// What was changed and why, for readers
        #[arg(long, value_name = "TEXT", requires = "kind")]
        why: Option<String>,
        /// Content folder
        #[arg(long, value_name = "DIR", default_value = ".")]
        dir: PathBuf,
        #[command(flatten)]
        telling: Telling,
    },
    /// Lay out the files of the content in their one form.
    ///
    /// Fields come in the order in which they are documented, long texts are broken at 100 characters,
    /// words of sources stand in quotation marks. Comments and single blank lines stay. What the files
    /// say does not change: files as forms and other tools rewrite them become the same text again. A
    /// file with an error is told and left as it is, and the exit code is 1.
    Fmt {
        /// Content folder
        #[arg(value_name = "DIR", default_value = ".")]
        dir: PathBuf,
        /// Write nothing: tell which files are laid out otherwise
        #[arg(long)]
        check: bool,
        #[command(flatten)]
        telling: Telling,
    },
    /// Write the files of forms in the browser, for editors who do not want to see YAML.
    ///
    /// The folder gets `index.html` for Sveltia CMS, `decap.html` for Decap CMS, and the configuration
    /// that both read, made of the content: parties, themes, sources and stances are choices. Run it
    /// again when there is a new party, theme or election. Put the folder on a host of its own: the
    /// forms are a program of others, which the rules of the built site forbid.
    #[command(after_long_help = EXIT_CODES)]
    Forms {
        /// Content folder
        #[arg(value_name = "DIR", default_value = ".")]
        dir: PathBuf,
        /// Repository of the content on GitHub: owner/name
        #[arg(long, value_name = "OWNER/NAME")]
        repository: String,
        /// Branch that is published
        #[arg(long, default_value = "main")]
        branch: String,
        /// Folder for the forms
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        #[command(flatten)]
        telling: Telling,
    },
    /// Write the files that make Visual Studio Code explain, complete and check while you write.
    ///
    /// DIR/.vscode gets a JSON Schema for each kind of file, and, unless it has them, the settings that
    /// name them. Nothing is fetched from a network.
    Schema {
        /// Content folder
        #[arg(value_name = "DIR", default_value = ".")]
        dir: PathBuf,
        #[command(flatten)]
        telling: Telling,
    },
    /// Add a party, a theme or a position, ready to be filled in.
    New {
        #[command(subcommand)]
        what: New,
    },
}

#[derive(Subcommand)]
enum SourceCommand {
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

#[derive(Subcommand)]
enum ElectionCommand {
    /// Add an election as a draft: its record in site.yaml, and a file for each party.
    ///
    /// Made after the newest election: its rule and its parties, with what has to be said anew in
    /// brackets. Themes are carried over by themselves. Readers are not shown it, and no address of the
    /// site changes, until `status: draft` is taken away from its record. From then on the addresses
    /// without a year are those of the new election; the pages of the one before it have its year in
    /// theirs, and every link that was published leads to them.
    #[command(after_long_help = EXIT_CODES)]
    New {
        /// Its year, which is part of addresses and file names
        #[arg(value_parser = clap::value_parser!(i16).range(1000..=9999))]
        year: i16,
        /// Election day: 2029-09-10
        #[arg(long)]
        date: String,
        /// What it is called [default: as the newest one]
        #[arg(long)]
        title: Option<String>,
        /// Id of a party that takes part; may be given several times [default: those of the newest]
        #[arg(long = "party", value_name = "PARTY")]
        parties: Vec<String>,
        #[command(flatten)]
        common: NewCommon,
    },
}

#[derive(Subcommand)]
enum EditionCommand {
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

#[derive(Args)]
struct Archive {
    /// Content folder
    #[arg(long, value_name = "DIR", default_value = ".")]
    dir: PathBuf,
    /// Folder of the sources' files [default: `archive` of site.yaml]
    #[arg(long, value_name = "DIR", env = "STANDPUNKT_ARCHIVE")]
    archive: Option<PathBuf>,
    #[command(flatten)]
    telling: Telling,
}

#[derive(Args)]
struct Input {
    /// Content folder
    #[arg(value_name = "DIR", default_value = ".")]
    dir: PathBuf,
    /// Address that the site is published under, instead of the one in site.yaml
    #[arg(long, value_name = "URL", value_parser = web_address)]
    base_url: Option<String>,
    /// Folder of the sources' files [default: `archive` of site.yaml, if it is there]
    ///
    /// Where the files are, every quotation and every absence is proved anew; where they are not,
    /// they are held against standpunkt.lock.
    #[arg(long, value_name = "DIR", env = "STANDPUNKT_ARCHIVE")]
    archive: Option<PathBuf>,
    /// Leave the archive alone, and hold quotations against standpunkt.lock only
    #[arg(long)]
    no_archive: bool,
    #[command(flatten)]
    telling: Telling,
}

#[derive(Args)]
struct Telling {
    /// Form of the findings
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Language of the findings
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
}

#[derive(Args)]
struct Listing {
    /// Form of the list
    #[arg(long, value_enum, default_value_t)]
    format: ListForm,
    /// Language of the list, and of the findings
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
}

impl Listing {
    /// How findings are told beside a list: to people.
    fn telling(&self) -> Telling {
        Telling { format: Format::Human, lang: self.lang }
    }
}

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum ListForm {
    /// For people
    #[default]
    Human,
    /// For other programs
    Json,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Lang {
    /// Norwegian bokmål
    #[default]
    Nb,
    /// English
    En,
}

#[derive(Subcommand)]
enum New {
    /// Add a party: its files for the newest election, and its id in the election's list.
    Party {
        /// Id for addresses: small letters a–z, digits, hyphens
        id: String,
        /// Name in bokmål
        name: String,
        /// Short name, at most 12 letters [default: the name, if it is that short]
        #[arg(long)]
        short: Option<String>,
        #[command(flatten)]
        common: NewCommon,
    },
    /// Add a theme: one file.
    Theme {
        /// Id for addresses: small letters a–z, digits, hyphens
        id: String,
        /// Title
        title: String,
        /// Group of themes in site.yaml [default: the last]
        #[arg(long)]
        group: Option<String>,
        #[command(flatten)]
        common: NewCommon,
    },
    /// Add a party's position on a theme: a record at the end of the party's file.
    Position {
        /// Id of the party
        party: String,
        /// Id of the theme
        theme: String,
        /// Election [default: the newest that the party has a file for]
        #[arg(long)]
        year: Option<i16>,
        #[command(flatten)]
        common: NewCommon,
    },
    /// Add a quotation to a position, under the next free id.
    ///
    /// Where the source is in the archive, the words have to stand there: heading, item and page are
    /// written as they are found.
    Quote {
        /// Id of the party
        party: String,
        /// Id of the theme
        theme: String,
        /// The words, as they stand in the source; what is left out is marked [...]
        words: String,
        /// Election [default: the newest that the party has a file for]
        #[arg(long)]
        year: Option<i16>,
        /// Folder of the sources' files [default: `archive` of site.yaml]
        #[arg(long, value_name = "DIR", env = "STANDPUNKT_ARCHIVE")]
        archive: Option<PathBuf>,
        #[command(flatten)]
        common: NewCommon,
    },
}

#[derive(Args)]
struct NewCommon {
    /// Content folder
    #[arg(long, value_name = "DIR", default_value = ".")]
    dir: PathBuf,
    #[command(flatten)]
    telling: Telling,
}

impl Lang {
    fn language(self) -> Language {
        match self {
            Lang::Nb => Language::Nb,
            Lang::En => Language::En,
        }
    }

    fn words(self) -> standpunkt::language::Language {
        match self {
            Lang::Nb => standpunkt::language::Language::Nb,
            Lang::En => standpunkt::language::Language::En,
        }
    }

    fn say<'a>(self, nb: &'a str, en: &'a str) -> &'a str {
        match self {
            Lang::Nb => nb,
            Lang::En => en,
        }
    }
}

fn web_address(text: &str) -> Result<String, String> {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let plain = |it: char| it.is_whitespace() || "<>\"'?#".contains(it);
    match host {
        Some(host) if host.starts_with(char::is_alphanumeric) && !host.contains(plain) => {
            Ok(text.to_owned())
        }
        _ => Err("write the whole address, such as https://valg.example/under/".to_owned()),
    }
}

fn main() -> ExitCode {
    let code = match Cli::parse().command {
        Command::Build { input, out, drafts, changes_since, timings } => {
            run_build(&input, out, drafts, changes_since.as_deref(), timings)
        }
        Command::Diff { old, new, listing } => run_diff(&old, &new, &listing),
        Command::Check { input } => run_check(&input),
        Command::Verify { dir, archive, check, telling } => {
            run_verify(&dir, archive.as_deref(), check, &telling)
        }
        Command::Record { input, check, mend } => run_record(&input, check, mend),
        Command::Source { what } => run_source(&what),
        Command::Suggest { archive, party, theme } => {
            run_suggest(&archive, party.as_deref(), theme.as_deref())
        }
        Command::Edition { what } => run_edition(&what),
        Command::Edit { party, theme, year, stance, summary, note, kind, why, dir, telling } => {
            let wish = Wish { stance, summary, note, told: kind.zip(why) };
            run_edit((&party, &theme, year), &wish, &dir, &telling)
        }
        Command::Fmt { dir, check, telling } => run_fmt(&dir, check, &telling),
        Command::Forms { dir, repository, branch, out, telling } => {
            run_forms(&dir, &repository, &branch, &out, &telling)
        }
        Command::Schema { dir, telling } => run_schema(&dir, telling.lang),
        Command::Links { dir, listing } => run_links(&dir, &listing),
        Command::Election { what } => run_election(&what),
        Command::Import { file, dir, dry_run, telling } => {
            run_import(&file, &dir, dry_run, &telling)
        }
        Command::New { what } => run_new(what),
        Command::Serve { dir, port, open, lang } => run_serve(dir, port, open, lang),
    };
    ExitCode::from(code)
}

fn run_build(
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

fn run_diff(old: &Path, new: &Path, listing: &Listing) -> u8 {
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
fn prepared(dir: &Path, telling: &Telling) -> Result<Prepared, u8> {
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

fn run_serve(dir: PathBuf, port: u16, open: bool, lang: Lang) -> u8 {
    if let Err(err) = disk::read(&dir) {
        return tell_disk(&err, lang);
    }
    let write = move |report: &Report| report::write(report, Format::Human, lang.language(), false);
    let root = std::path::absolute(&dir).unwrap_or_else(|_| dir.clone());
    let last = Mutex::new(Last::keeping());
    let check = move |read: &serve::Content, base: &str| {
        let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
        let checked = match read {
            Ok(sources) => {
                let kept = std::mem::take(&mut *last);
                prepare(sources, Some(base), Drafts::Shown, kept, |_| Texts::Settled)
            }
            Err(err) => return serve::State::Wrong(disk_words(err, lang)),
        };
        *last = checked.last;
        let found: Report =
            checked.report.into_iter().filter(|it| it.severity == Severity::Error).collect();
        tell(&found, &Telling { format: Format::Human, lang });
        match checked.prepared {
            Some(prepared) => {
                progress(lang.say("Siden er oppdatert.", "The site is up to date."));
                let prepared = prepared.for_editors(&root.to_string_lossy());
                serve::State::Site(Box::new(prepared))
            }
            None => serve::State::Wrong(write(&found)),
        }
    };
    let words = match lang {
        Lang::Nb => {
            ["nb", "Innholdet har feil", "Siden kommer tilbake av seg selv når dette er rettet."]
        }
        Lang::En => {
            ["en", "The content has errors", "The page comes back by itself when this is mended."]
        }
    };
    let at = dir.clone();
    let desk = move || {
        let language = lang.language();
        let title = lang.say("Redaksjonens arbeidsliste", "The editors' desk").to_owned();
        match disk::read(&at) {
            Ok(sources) => (title, desk_page(&at, &sources, language)),
            Err(err) => (title, format!("<pre>{}</pre>", escape(&disk_words(&err, lang)))),
        }
    };
    // What is wrong with a template may only show when a page is made.
    let late = move |report: &Report| {
        tell(report, &Telling { format: Format::Human, lang });
        write(report)
    };
    let preview = serve::Preview {
        dir,
        port,
        words,
        check: Box::new(check),
        desk: Box::new(desk),
        write: Box::new(late),
    };
    let served = serve::serve(preview, |address| {
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
    });
    match served {
        Ok(()) => BUILT,
        Err(why) => {
            eprintln!(
                "{}",
                match lang {
                    Lang::Nb => format!(
                        "feil: forhåndsvisningen kan ikke starte: {why}\n  = hjelp: velg en annen port med --port, eller 0 for en som er ledig"
                    ),
                    Lang::En => format!(
                        "error: the preview cannot start: {why}\n  = help: choose another port with --port, or 0 for one that is free"
                    ),
                }
            );
            USAGE_OR_DISK
        }
    }
}

/// What the editors' desk shows of content as it is now. Where the archive is, quotations and hits are
/// proved for it.
fn desk_page(dir: &Path, sources: &Sources, language: Language) -> String {
    let (content, _) = content::read(sources);
    let checked = prepare(sources, None, Drafts::Shown, Last::default(), |_| Texts::Settled);
    let archive = archive_folder(dir, None, &content);
    let there = verify::files(&content).iter().any(|(_, file)| disk::has_source(&archive, file));
    let read = if there { read_sources(dir, None, &content).ok() } else { None };
    let proved = read.map(|read| verify::prove(&content, &read).1);
    let root = std::path::absolute(dir).unwrap_or_else(|_| dir.to_owned());
    let sections = desk::sections(&content, &checked.report, proved.as_ref(), today());
    desk::html(&sections, language, &root.to_string_lossy())
}

fn run_check(input: &Input) -> u8 {
    let (pages, found) = match look(input, Drafts::Withheld, &mut Clock::start()) {
        Ok(looked) => looked.pages(),
        Err(err) => return tell_disk(&err, input.telling.lang),
    };
    tell(&found.all(pages.is_some()), &input.telling);
    match pages {
        Some(pages) => {
            progress(&match input.telling.lang {
                Lang::Nb => format!("Innholdet er i orden: {pages} sider."),
                Lang::En => format!("The content is in order: {pages} pages."),
            });
            BUILT
        }
        None => PROBLEMS,
    }
}

fn run_record(input: &Input, only_check: bool, mend: bool) -> u8 {
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

fn run_verify(dir: &Path, archive: Option<&Path>, only_check: bool, telling: &Telling) -> u8 {
    let lang = telling.lang;
    let sources = match disk::read(dir) {
        Ok(sources) => sources,
        Err(err) => return tell_disk(&err, lang),
    };
    let (content, mut report) = content::read(&sources);
    progress(lang.say("Leser kildene …", "Reading the sources …"));
    let read = match read_sources(dir, archive, &content) {
        Ok(read) => read,
        Err(err) => return tell_disk(&err, lang),
    };
    let (lock, mut findings) = verify::prove(&content, &read);
    report.append(&mut findings);
    report.append(&mut check::overdue(&content, today()));
    let wrong = diagnostic::any_error(&report);
    let lock = lock.filter(|_| !wrong);
    diagnostic::sort(&mut report);
    if let Some(lock) = lock {
        let text = lock.text();
        let same = sources.files.get(lock::LOCK).is_some_and(|it| *it == text.as_bytes());
        if only_check && !same {
            report.push(diagnostic::lock_old(Place::file(lock::LOCK)));
        } else if !same && let Err(err) = disk::replace(&dir.join(lock::LOCK), &text) {
            return tell_disk(&err, lang);
        }
        let count = lock.quotes.len();
        progress(&match lang {
            Lang::Nb => format!("Sitater som er bevist: {count}."),
            Lang::En => format!("Quotations proved: {count}."),
        });
    }
    tell(&report, telling);
    if diagnostic::any_error(&report) { PROBLEMS } else { BUILT }
}

/// The folder of the sources' files: as the command says, else as `site.yaml` says.
fn archive_folder(dir: &Path, archive: Option<&Path>, content: &Content) -> PathBuf {
    let named = content.site.as_ref().and_then(|it| it.value.archive.as_ref());
    match (archive, named) {
        (Some(archive), _) => archive.to_owned(),
        (None, Some(named)) => dir.join(&named.value),
        (None, None) => dir.to_owned(),
    }
}

fn read_source(dir: &Path, archive: &Path, file: &str) -> verify::Read {
    disk::source(archive, file, &Cache::of(dir))
}

fn read_sources(
    dir: &Path,
    archive: Option<&Path>,
    content: &Content,
) -> Result<BTreeMap<String, verify::Read>, DiskError> {
    let archive = archive_folder(dir, archive, content);
    disk::look_for_archive(&archive)?;
    // A large file is not to wait behind another.
    let files = verify::files(content).into_par_iter().with_max_len(1);
    Ok(files.map(|(id, file)| (id.to_owned(), read_source(dir, &archive, file))).collect())
}

fn run_source(what: &SourceCommand) -> u8 {
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

fn run_suggest(common: &Archive, party: Option<&str>, theme: Option<&str>) -> u8 {
    let content = match disk::read(&common.dir) {
        Ok(sources) => content::read(&sources).0,
        Err(err) => return tell_disk(&err, common.telling.lang),
    };
    let read = match read_sources(&common.dir, common.archive.as_deref(), &content) {
        Ok(read) => read,
        Err(err) => return tell_disk(&err, common.telling.lang),
    };
    for it in editions::suggest(&content, &read) {
        let wanted = party.is_none_or(|id| id == it.party) && theme.is_none_or(|id| id == it.theme);
        if wanted {
            println!("# parties/{}/{}.yaml ({})\n{}", it.party, it.year, it.term, it.record);
        }
    }
    BUILT
}

fn run_edition(what: &EditionCommand) -> u8 {
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

fn run_links(dir: &Path, listing: &Listing) -> u8 {
    let (content, report) = match disk::read(dir) {
        Ok(sources) => content::read(&sources),
        Err(err) => return tell_disk(&err, listing.lang),
    };
    let addresses = outside::addresses(&content);
    if listing.format == ListForm::Json {
        print!("{}", outside::json(&addresses));
    } else {
        for (url, places) in &addresses {
            let places = places.iter().map(|it| format!("{}:{}", it.path, it.line));
            println!("{url} {}", places.collect::<Vec<_>>().join(" "));
        }
    }
    // In a file that cannot be read there may be more of them.
    let errors: Report = report.into_iter().filter(|it| it.severity == Severity::Error).collect();
    tell(&errors, &listing.telling());
    if errors.is_empty() { BUILT } else { PROBLEMS }
}

/// `old` is what the site is a preview of changes in, if it is one.
/// Content that was looked through.
struct Looked {
    /// What a site is made of, if nothing is wrong.
    prepared: Option<Prepared>,
    found: Found,
}

/// What was found in looking through content.
struct Found {
    report: Report,
    /// What only who builds is told: nothing in the site depends on the day.
    overdue: Report,
    /// What is kept if everything was proved anew, with nothing to tell, and the site can be made.
    stamp: Option<(Cache, String)>,
    /// `published.lock` as it is.
    recorded: String,
}

impl Found {
    /// All findings; `made` tells whether a site could be made.
    fn all(self, made: bool) -> Report {
        if let Some((kept, stamp)) = self.stamp.filter(|_| made) {
            disk::stamp(&kept, &stamp);
        }
        let mut report = self.report;
        report.extend(self.overdue);
        diagnostic::sort(&mut report);
        report
    }
}

impl Looked {
    /// Makes every page, to see whether the templates are in order, and keeps none: how many there are.
    fn pages(mut self) -> (Option<usize>, Found) {
        let made = self.prepared.map(|it| it.each(|path, bytes| is_page(&path, bytes)));
        let pages = match made {
            Some(Ok(pages)) => Some(pages.into_iter().filter(|it| *it).count()),
            Some(Err(mut faults)) => {
                self.found.report.append(&mut faults);
                None
            }
            None => None,
        };
        (pages, self.found)
    }
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

/// Reads the content of a folder and looks through it.
fn look(input: &Input, drafts: Drafts, clock: &mut Clock) -> Result<Looked, DiskError> {
    progress(input.telling.lang.say("Leser …", "Reading …"));
    let lang = input.telling.lang;
    let sources = disk::read(&input.dir)?;
    clock.lap(Lap::Reading);
    if let Some(archive) = input.archive.as_deref().filter(|_| !input.no_archive) {
        disk::look_for_archive(archive)?;
    }
    progress(lang.say("Bygger …", "Building …"));
    let kept = Cache::of(&input.dir);
    let mut stamp = None;
    let mut overdue = Vec::new();
    let archive = |content: &Content| {
        clock.lap(Lap::Parsing);
        overdue = check::overdue(content, today());
        let archive = archive_folder(&input.dir, input.archive.as_deref(), content);
        let files = verify::files(content);
        let asked_for = input.archive.is_some() && !files.is_empty();
        let there = files.iter().any(|(_, file)| disk::has_source(&archive, file));
        if input.no_archive || !(asked_for || there) {
            return Texts::Settled;
        }
        let states: Vec<String> =
            files.par_iter().map(|(_, file)| disk::source_state(&archive, file)).collect();
        let this = verify::stamp(&disk::program_state(), &sources, &states);
        if disk::is_stamped(&kept, &this) {
            return Texts::Settled;
        }
        let pdf = files.iter().any(|(_, file)| disk::is_pdf(file));
        if pdf && !disk::reads_pdf() {
            // Not an error: what is committed was proved where the reader was.
            eprintln!("{}", lang.say(NO_READER.0, NO_READER.1));
            return Texts::Settled;
        }
        stamp = Some(this);
        progress(lang.say("Beviser sitatene …", "Proving the quotations …"));
        let read = read_sources(&input.dir, input.archive.as_deref(), content);
        read.map_or(Texts::Settled, Texts::Read)
    };
    let base = input.base_url.as_deref();
    let checked = prepare(&sources, base, drafts, Last::default(), archive);
    clock.lap(Lap::Checking);
    let recorded = sources.files.get(PUBLISHED).map(|it| String::from_utf8_lossy(it).into_owned());
    let found = Found {
        report: checked.report,
        overdue,
        stamp: stamp.filter(|_| checked.proved).map(|it| (kept, it)),
        recorded: recorded.unwrap_or_default(),
    };
    Ok(Looked { prepared: checked.prepared, found })
}

fn run_new(what: New) -> u8 {
    let common = match &what {
        New::Party { common, .. }
        | New::Theme { common, .. }
        | New::Position { common, .. }
        | New::Quote { common, .. } => common,
    };
    let (dir, lang) = (common.dir.clone(), common.telling.lang);
    let sources = match disk::read(&dir) {
        Ok(sources) => sources,
        Err(err) => return tell_disk(&err, lang),
    };
    let (content, _) = content::read(&sources);
    let today = today();
    let mut next =
        lang.say("Fyll ut, og kjør `standpunkt check`.", "Fill it in, and run `standpunkt check`.");
    let changes = match &what {
        New::Party { id, name, short, .. } => {
            scaffold::party(&sources, &content, id, name, short.as_deref(), today)
        }
        New::Theme { id, title, group, .. } => {
            scaffold::theme(&sources, &content, id, title, group.as_deref())
        }
        New::Position { party, theme, year, .. } => {
            scaffold::position(&content, party, theme, *year, today)
        }
        New::Quote { party, theme, words, year, archive, .. } => {
            let read = match read_sources(&dir, archive.as_deref(), &content) {
                Ok(read) => read,
                // Where there is no archive, the words are proved by somebody who has it.
                Err(_) if archive.is_none() => BTreeMap::new(),
                Err(err) => return tell_disk(&err, lang),
            };
            edit::quote(&content, &read, (party, theme, *year), words).map(|(change, places)| {
                next = match places {
                    0 => lang.say(
                        "Kilden er ikke her: skriv overskrift og side selv, og kjør `standpunkt verify` der den er.",
                        "The source is not here: write heading and page yourself, and run `standpunkt verify` where it is.",
                    ),
                    1 => lang.say(
                        "Ordene står i kilden. Kjør `standpunkt verify`.",
                        "The words stand in the source. Run `standpunkt verify`.",
                    ),
                    _ => lang.say(
                        "Ordene står flere steder i kilden; det første er skrevet. Se etter at det er det rette, og kjør `standpunkt verify`.",
                        "The words stand in several places of the source; the first is written. See that it is the right one, and run `standpunkt verify`.",
                    ),
                };
                vec![change]
            })
        }
    };
    match changes {
        Ok(changes) => write_changes(&dir, &changes, lang, next),
        Err(report) => {
            tell(&report, &common.telling);
            PROBLEMS
        }
    }
}

fn run_election(what: &ElectionCommand) -> u8 {
    let ElectionCommand::New { year, date, title, parties, common } = what;
    let (dir, lang) = (&common.dir, common.telling.lang);
    let sources = match disk::read(dir) {
        Ok(sources) => sources,
        Err(err) => return tell_disk(&err, lang),
    };
    let (content, _) = content::read(&sources);
    let new = scaffold::NewElection { year: *year, date, title: title.as_deref(), parties };
    match scaffold::election(&sources, &content, &new, today()) {
        Ok(changes) => {
            write_changes(dir, &changes, lang, &election_steps(&content, *year, &changes, lang))
        }
        Err(report) => {
            tell(&report, &common.telling);
            PROBLEMS
        }
    }
}

/// What somebody who has laid out an election does next, and how it is undone.
fn election_steps(content: &Content, year: i16, changes: &[Change], lang: Lang) -> String {
    let party = |it: &Change| Some(it.path.strip_prefix("parties/")?.split_once('/')?.0.to_owned());
    let parties: Vec<String> = changes.iter().filter_map(party).collect();
    let (themes, all) = (content.theme_ids.len(), content.theme_ids.len() * parties.len());
    let archived = lang.say("FIL-I-ARKIVET", "FILE-IN-THE-ARCHIVE");
    let title = lang.say("TITTEL", "TITLE");
    let add = |it: &String| {
        format!(
            "     standpunkt source add {archived} --id {it}-{year} --party {it} --title \"{title}\"\n"
        )
    };
    let add: String = parties.iter().map(add).collect();
    let count = parties.len();
    match lang {
        Lang::Nb => format!(
            "Gjør så dette:\n\
             1. Bytt ut det som står i klammer for {year} i `site.yaml`. `standpunkt check` minner om det.\n\
             2. Registrer hvert program når det er vedtatt:\n{add}\
             3. Les: {count} partier × {themes} temaer er {all} standpunkter. `standpunkt suggest --party {first}` finner avsnitt, og `standpunkt new position {first} TEMA` lager en post.\n\
             4. Se valget i `standpunkt serve`. Leserne ser det først når `status: draft` er tatt bort i `site.yaml`.\n\
             Angre: slett `parties/*/{year}.yaml`, og det som står om {year} under `elections` og `sources` i `site.yaml`.",
            first = parties.first().map_or("", String::as_str)
        ),
        Lang::En => format!(
            "Then do this:\n\
             1. Replace what stands in brackets for {year} in `site.yaml`. `standpunkt check` reminds of it.\n\
             2. Register each programme when it is adopted:\n{add}\
             3. Read: {count} parties × {themes} themes are {all} positions. `standpunkt suggest --party {first}` finds passages, and `standpunkt new position {first} THEME` makes a record.\n\
             4. See the election in `standpunkt serve`. Readers see it when `status: draft` is taken away in `site.yaml`.\n\
             Undo: delete `parties/*/{year}.yaml`, and what stands about {year} under `elections` and `sources` in `site.yaml`.",
            first = parties.first().map_or("", String::as_str)
        ),
    }
}

fn run_import(file: &Path, dir: &Path, dry_run: bool, telling: &Telling) -> u8 {
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

fn run_edit(which: (&str, &str, Option<i16>), wish: &Wish, dir: &Path, telling: &Telling) -> u8 {
    let lang = telling.lang;
    let mut sources = match disk::read(dir) {
        Ok(sources) => sources,
        Err(err) => return tell_disk(&err, lang),
    };
    let (content, _) = content::read(&sources);
    if wish.is_nothing() {
        return match edit::find(&content, which.0, which.1, which.2) {
            Ok(it) => {
                let path = dir.join(&it.place.path);
                println!("{}:{}\n{}", path.display(), it.place.line, it.lines);
                BUILT
            }
            Err(report) => {
                tell(&report, telling);
                PROBLEMS
            }
        };
    }
    let change = match edit::edit(&content, which, wish, today()) {
        Ok(change) => change,
        Err(report) => {
            tell(&report, telling);
            return PROBLEMS;
        }
    };
    sources.files.insert(change.path.clone(), change.text.clone().into_bytes());
    let mut report =
        prepare(&sources, None, Drafts::Withheld, Last::default(), |_| Texts::Settled).report;
    report.retain(|it| it.severity == Severity::Error);
    if report.iter().any(|it| it.code == "change-untold") {
        tell(&report, telling);
        let cure = lang.say(
            "Ingenting er skrevet. Si det til leserne med --kind og --why.",
            "Nothing was written. Tell readers with --kind and --why.",
        );
        eprintln!("{cure}");
        return PROBLEMS;
    }
    let next = if report.is_empty() {
        lang.say(
            "Alt er i orden. Se det med `standpunkt serve`.",
            "All is well. See it with `standpunkt serve`.",
        )
    } else {
        lang.say(
            "Dette må rettes før siden kan bygges:",
            "This has to be put right before the site can be built:",
        )
    };
    let written = write_changes(dir, &[change], lang, next);
    // The change is written: what else is wrong is told, as after any change in an editor.
    tell(&report, telling);
    written
}

fn run_fmt(dir: &Path, check: bool, telling: &Telling) -> u8 {
    let lang = telling.lang;
    let sources = match disk::read(dir) {
        Ok(sources) => sources,
        Err(err) => return tell_disk(&err, lang),
    };
    let (changes, report) = canon::changes(&sources);
    tell(&report, telling);
    if !check {
        let next = lang.say("Se over med `git diff`.", "Look it over with `git diff`.");
        let written =
            if changes.is_empty() { BUILT } else { write_changes(dir, &changes, lang, next) };
        return if written == BUILT && diagnostic::any_error(&report) { PROBLEMS } else { written };
    }
    for it in &changes {
        println!("{}", dir.join(&it.path).display());
    }
    if !changes.is_empty() {
        let cure = lang.say("Kjør `standpunkt fmt`.", "Run `standpunkt fmt`.");
        eprintln!("{cure}");
    }
    if changes.is_empty() && !diagnostic::any_error(&report) { BUILT } else { PROBLEMS }
}

fn run_forms(dir: &Path, repository: &str, branch: &str, out: &Path, telling: &Telling) -> u8 {
    let lang = telling.lang;
    let sources = match disk::read(dir) {
        Ok(sources) => sources,
        Err(err) => return tell_disk(&err, lang),
    };
    let (content, report) = content::read(&sources);
    if diagnostic::any_error(&report) {
        tell(&report, telling);
        return PROBLEMS;
    }
    let next = lang.say(
        "Legg mappa på en vert for seg, og gi redaktørene adressen.",
        "Put the folder on a host of its own, and give editors the address.",
    );
    write_changes(out, &forms::files(&content, repository, branch), lang, next)
}

fn run_schema(dir: &Path, lang: Lang) -> u8 {
    let settings = dir.join(".vscode/settings.json").exists();
    let changes = json_schema::files(settings);
    let next = lang.say(
        "Åpne mappa i Visual Studio Code, og si ja til utvidelsen den foreslår.",
        "Open the folder in Visual Studio Code, and accept the extension that it recommends.",
    );
    write_changes(dir, &changes, lang, next)
}

/// Writes files of the content, and says what to do next.
fn write_changes(dir: &Path, changes: &[Change], lang: Lang, next: &str) -> u8 {
    let files: Vec<_> =
        changes.iter().map(|it| (dir.join(&it.path), it.text.as_str(), it.new)).collect();
    if let Err(err) = disk::write_all(&files) {
        return tell_disk(&err, lang);
    }
    for (path, _, new) in &files {
        let done = if *new { lang.say("laget", "made") } else { lang.say("endret", "changed") };
        println!("{done} {}", path.display());
    }
    println!("{next}");
    BUILT
}

/// Today's date in UTC: the only look at a clock, for records that a person asks for.
fn today() -> PartialDate {
    let iso = jiff::Timestamp::now().strftime("%Y-%m-%d").to_string();
    PartialDate::parse(&iso).expect("the system's clock shows a year of four digits")
}

/// Findings for people go to standard error, those for programs to standard output.
fn tell(findings: &Report, telling: &Telling) {
    let language = telling.lang.language();
    match telling.format {
        Format::Human => {
            let colour =
                anstream::AutoStream::choice(&std::io::stderr()) != anstream::ColorChoice::Never;
            eprint!("{}", report::write(findings, Format::Human, language, colour));
        }
        format => print!("{}", report::write(findings, format, language, false)),
    }
    if telling.format == Format::Github && diagnostic::any_error(findings) {
        eprintln!("{}", report::summary(findings, language));
    }
}

/// A line of progress, for somebody who watches.
fn progress(line: &str) {
    if std::io::stderr().is_terminal() {
        eprintln!("{line}");
    }
}

fn tell_disk(err: &DiskError, lang: Lang) -> u8 {
    eprintln!("{}", disk_words(err, lang));
    USAGE_OR_DISK
}

/// What went wrong with a file or folder, in a sentence.
fn disk_words(err: &DiskError, lang: Lang) -> String {
    let path = err.path.display();
    let words = match &err.kind {
        DiskErrorKind::Io(why) => match lang {
            Lang::Nb => format!("{path}: kan ikke leses eller skrives: {why}"),
            Lang::En => format!("{path}: cannot be read or written: {why}"),
        },
        DiskErrorKind::NoFolder => match lang {
            Lang::Nb => format!("{path}: er ikke en mappe. Skriv mappa som har `site.yaml`."),
            Lang::En => format!("{path}: is not a folder. Name the folder that has `site.yaml`."),
        },
        DiskErrorKind::NoArchive => match lang {
            Lang::Nb => format!(
                "{path}: er ikke en mappe. Skriv mappa med kildefilene i `archive` i `site.yaml`, eller med --archive."
            ),
            Lang::En => format!(
                "{path}: is not a folder. Name the folder of the source files in `archive` of `site.yaml`, or with --archive."
            ),
        },
        DiskErrorKind::ForeignFiles(files) => match lang {
            Lang::Nb => format!(
                "{path}: har filer som ikke er bygd her, og blir ikke rørt: {}. Flytt dem, eller velg en annen mappe med --out.",
                files.join(", ")
            ),
            Lang::En => format!(
                "{path}: has files that no build made, and is left alone: {}. Move them, or choose another folder with --out.",
                files.join(", ")
            ),
        },
        DiskErrorKind::OutputIsInput => match lang {
            Lang::Nb => format!(
                "{path}: siden kan ikke bygges oppå innholdet. Velg en annen mappe med --out."
            ),
            Lang::En => format!(
                "{path}: the site cannot be built over its content. Choose another folder with --out."
            ),
        },
        DiskErrorKind::Busy => match lang {
            Lang::Nb => {
                format!(
                    "{path}: skrives av en annen bygging. Vent til den er ferdig, og prøv igjen."
                )
            }
            Lang::En => {
                format!(
                    "{path}: another build is writing it. Wait until it is done, and try again."
                )
            }
        },
        DiskErrorKind::AlreadyThere => match lang {
            Lang::Nb => format!("{path}: finnes alt, og er ikke endret."),
            Lang::En => format!("{path}: is already there, and was not changed."),
        },
    };
    format!("{}: {words}", lang.say("feil", "error"))
}
