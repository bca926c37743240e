//! Lays out a new election.

use clap::{Args, Subcommand};
use standpunkt::content::load::{self, Content};
use standpunkt::disk;
use standpunkt::edit::change::Change;
use standpunkt::edit::election::{self, NewElection};

use super::failure::{EXIT_CODES, Failure};
use super::flags::{Lang, NewCommon, Telling};
use super::terminal::{today, write_changes};

/// Lay out a new election.
#[derive(Subcommand)]
pub(crate) enum Election {
    New(New),
}

/// Add an election as a draft: its record in site.yaml, and a file for each party.
///
/// Made after the newest election: its rule and its parties, with what has to be said anew in
/// brackets. Themes are carried over by themselves. Readers are not shown it, and no address of the
/// site changes, until `status: draft` is taken away from its record. From then on the addresses
/// without a year are those of the new election; the pages of the one before it have its year in
/// theirs, and every link that was published leads to them.
#[derive(Args)]
#[command(after_long_help = EXIT_CODES)]
pub(crate) struct New {
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
}

impl Election {
    pub(crate) fn telling(&self) -> Telling {
        let Election::New(new) = self;
        new.common.telling
    }

    pub(crate) fn run(self) -> Result<(), Failure> {
        let Election::New(new) = self;
        new.run()
    }
}

impl New {
    fn run(self) -> Result<(), Failure> {
        let New { year, date, title, parties, common: NewCommon { dir, telling } } = self;
        let sources = disk::read(&dir)?;
        let (content, _) = load::read(&sources);
        let new = NewElection { year, date: &date, title: title.as_deref(), parties: &parties };
        let changes = election::election(&sources, &content, &new, today())?;
        let next = next_steps(&content, year, &changes, telling.lang);
        Ok(write_changes(&dir, &changes, telling.lang, &next)?)
    }
}

/// Tells somebody who has laid out an election what to do next, and how it is undone.
fn next_steps(content: &Content, year: i16, changes: &[Change], lang: Lang) -> String {
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
