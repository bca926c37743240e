//! Adds a party, a theme, a position or a quotation.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Subcommand;
use standpunkt::{content, disk, edit, scaffold};

use super::archive::read_sources;
use super::failure::PROBLEMS;
use super::flags::NewCommon;
use super::terminal::{tell, tell_disk, today, write_changes};

#[derive(Subcommand)]
pub(crate) enum New {
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

pub(crate) fn run_new(what: New) -> u8 {
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
