//! Adds a party, a theme, a position or a quotation.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Subcommand;
use standpunkt::content::load;
use standpunkt::disk;
use standpunkt::edit::{position, scaffold};

use super::archive::read_sources;
use super::failure::Failure;
use super::flags::{Lang, NewCommon, Telling};
use super::terminal::{today, write_changes};

/// Add a party, a theme or a position, ready to be filled in.
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

impl New {
    fn common(&self) -> &NewCommon {
        match self {
            New::Party { common, .. }
            | New::Theme { common, .. }
            | New::Position { common, .. }
            | New::Quote { common, .. } => common,
        }
    }

    pub(crate) fn telling(&self) -> Telling {
        self.common().telling
    }

    pub(crate) fn run(self) -> Result<(), Failure> {
        let NewCommon { dir, telling } = self.common();
        let sources = disk::read(dir)?;
        let (content, _) = load::read(&sources);
        let lang = telling.lang;
        let mut next = lang
            .say("Fyll ut, og kjør `standpunkt check`.", "Fill it in, and run `standpunkt check`.");
        let changes = match &self {
            New::Party { id, name, short, .. } => {
                scaffold::party(&sources, &content, id, name, short.as_deref(), today())?
            }
            New::Theme { id, title, group, .. } => {
                scaffold::theme(&sources, &content, id, title, group.as_deref())?
            }
            New::Position { party, theme, year, .. } => {
                scaffold::position(&content, party, theme, *year, today())?
            }
            New::Quote { party, theme, words, year, archive, .. } => {
                let read = match read_sources(dir, archive.as_deref(), &content) {
                    // Where there is no archive, the words are proved by somebody who has it.
                    Err(_) if archive.is_none() => BTreeMap::new(),
                    read => read?,
                };
                let which = (party.as_str(), theme.as_str(), *year);
                let (change, places) = position::quote(&content, &read, which, words)?;
                next = after_quote(places, lang);
                vec![change]
            }
        };
        Ok(write_changes(dir, &changes, lang, next)?)
    }
}

/// Tells what to do next with a quotation whose words stand in so many places of its source.
fn after_quote(places: usize, lang: Lang) -> &'static str {
    match places {
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
    }
}
