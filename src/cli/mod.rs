//! Reads the command line, and gives each command to its file.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "this is the part that prints")]

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use standpunkt::edit::Wish;

mod archive;
mod build;
mod check;
mod diff;
mod edit;
mod edition;
mod election;
mod failure;
mod flags;
mod fmt;
mod forms;
mod import;
mod links;
mod look;
mod new;
mod preview;
mod record;
mod schema;
mod serve;
mod source;
mod suggest;
mod terminal;
mod timing;
mod verify;

use build::run_build;
use check::run_check;
use diff::run_diff;
use edit::run_edit;
use edition::{EditionCommand, run_edition};
use election::{ElectionCommand, run_election};
use failure::EXIT_CODES;
use flags::{Archive, Input, Lang, Listing, Telling};
use fmt::run_fmt;
use forms::run_forms;
use import::run_import;
use links::run_links;
use new::{New, run_new};
use record::run_record;
use schema::run_schema;
use serve::run_serve;
use source::{SourceCommand, run_source};
use suggest::run_suggest;
use verify::run_verify;

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

/// Does what the arguments ask for, and returns the exit code.
pub(crate) fn run() -> ExitCode {
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
