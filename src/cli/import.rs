//! Takes stances, summaries and notes from a table back into the content.

use std::path::PathBuf;

use clap::Args;
use standpunkt::disk;
use standpunkt::edit::import;

use super::failure::{EXIT_CODES, Failure};
use super::flags::{Form, Lang, Telling};
use super::terminal::{tell, write_changes};

/// Take stances, summaries and notes from a table back into the content.
///
/// The table is data/positions.csv of a built site, changed in a spreadsheet; also the form for
/// Excel, with semicolons. Every cell that differs is told: election, party, theme, field, old and
/// new. In the files of the parties only these values change; comments and layout stay. Positions
/// that the table does not have are left alone, and so are quotations. The changed content has to
/// pass all checks, else nothing is written.
#[derive(Args)]
#[command(after_long_help = EXIT_CODES)]
pub(crate) struct Import {
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
}

impl Import {
    pub(crate) fn telling(&self) -> Telling {
        self.telling
    }

    pub(crate) fn run(self) -> Result<(), Failure> {
        let Import { file, dir, dry_run, telling } = self;
        let lang = telling.lang;
        let sources = disk::read(&dir)?;
        let bytes = disk::table(&file)?;
        let imported = match import::import(&sources, &file.display().to_string(), &bytes) {
            Ok(imported) => imported,
            Err(report) => {
                tell(&report, telling);
                return Err(Failure::NothingWritten);
            }
        };
        tell(&imported.notices, telling);
        // Other programs read findings from standard output: the difference is for people.
        let say = |line: &str| match telling.format {
            Form::Human => println!("{line}"),
            _ => eprintln!("{line}"),
        };
        let shown = |text: &str| match text {
            "" => lang.say("(tom)", "(empty)").to_owned(),
            text => text.replace('\n', "\\n"),
        };
        for it in &imported.differences {
            let (old, new) = (shown(&it.old), shown(&it.new));
            say(&format!("{} {} {} {}: {old} → {new}", it.election, it.party, it.theme, it.field));
        }
        let (cells, files) = (imported.differences.len(), imported.changes.len());
        say(&match lang {
            Lang::Nb => format!("Ulike celler: {cells}, i filer: {files}."),
            Lang::En => format!("Cells that differ: {cells}, in files: {files}."),
        });
        if dry_run || files == 0 {
            say(lang.say("Ingenting er skrevet.", "Nothing was written."));
            return Ok(());
        }
        let next = lang.say(
            "Se over, og kjør `standpunkt check`.",
            "Look it over, and run `standpunkt check`.",
        );
        Ok(write_changes(&dir, &imported.changes, lang, next)?)
    }
}
