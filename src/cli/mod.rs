//! Reads the command line, and gives each command to its file.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "this is the part that prints")]

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use failure::{EXIT_CODES, Failure};
use flags::Telling;

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
mod key;
mod links;
mod look;
mod new;
mod preview;
mod prove;
mod record;
mod schema;
mod serve;
mod source;
mod suggest;
mod terminal;
mod timing;
mod verify;
mod verify_site;

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
    Build(build::Build),
    Diff(diff::Diff),
    Check(check::Check),
    Serve(serve::Serve),
    Verify(verify::Verify),
    VerifySite(verify_site::VerifySite),
    Prove(prove::Prove),
    #[command(subcommand)]
    Key(key::Key),
    Record(record::Record),
    #[command(subcommand)]
    Source(source::Source),
    Suggest(suggest::Suggest),
    #[command(subcommand)]
    Edition(edition::Edition),
    Links(links::Links),
    #[command(subcommand)]
    Election(election::Election),
    Import(import::Import),
    Edit(edit::Edit),
    Fmt(fmt::Fmt),
    Forms(forms::Forms),
    Schema(schema::Schema),
    #[command(subcommand)]
    New(new::New),
}

/// Does what the arguments ask for, and returns the exit code.
pub(crate) fn run() -> ExitCode {
    let (telling, outcome) = Cli::parse().command.run();
    failure::ended(outcome, telling)
}

impl Command {
    /// Runs the command; what went wrong is to be told in the form that it was asked for.
    fn run(self) -> (Telling, Result<(), Failure>) {
        match self {
            Command::Build(it) => (it.telling(), it.run()),
            Command::Diff(it) => (it.telling(), it.run()),
            Command::Check(it) => (it.telling(), it.run()),
            Command::Serve(it) => (it.telling(), it.run()),
            Command::Verify(it) => (it.telling(), it.run()),
            Command::Prove(it) => (it.telling(), it.run()),
            Command::VerifySite(it) => (it.telling(), it.run()),
            Command::Key(it) => (it.telling(), it.run()),
            Command::Record(it) => (it.telling(), it.run()),
            Command::Source(it) => (it.telling(), it.run()),
            Command::Suggest(it) => (it.telling(), it.run()),
            Command::Edition(it) => (it.telling(), it.run()),
            Command::Links(it) => (it.telling(), it.run()),
            Command::Election(it) => (it.telling(), it.run()),
            Command::Import(it) => (it.telling(), it.run()),
            Command::Edit(it) => (it.telling(), it.run()),
            Command::Fmt(it) => (it.telling(), it.run()),
            Command::Forms(it) => (it.telling(), it.run()),
            Command::Schema(it) => (it.telling(), it.run()),
            Command::New(it) => (it.telling(), it.run()),
        }
    }
}
