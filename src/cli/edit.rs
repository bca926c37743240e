//! Shows where a position stands, or changes it.

use std::path::PathBuf;

use clap::Args;
use standpunkt::content::load;
use standpunkt::disk;
use standpunkt::edit::position::{self, Wish};
use standpunkt::report::diagnostic::Severity;
use standpunkt::site::prepare::{Options, prepare};

use super::failure::Failure;
use super::flags::Telling;
use super::terminal::{tell, today, write_changes};

/// Show where a position stands, or change it.
///
/// Without a change the file, the line and the record are shown. With one the value is exchanged in
/// the party's file, the position is dated today, and everything is checked. A stance that readers
/// have seen (published.lock) changes only with --kind and --why: they stand beside the position, on
/// the page of changes and in the feeds. Without them nothing is written, and the exit code is 1.
/// Undo with `git checkout` of the file that is named.
#[derive(Args)]
pub(crate) struct Edit {
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
    /// Kind of change: correction, clarification, update or layout
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
}

impl Edit {
    pub(crate) fn telling(&self) -> Telling {
        self.telling
    }

    pub(crate) fn run(self) -> Result<(), Failure> {
        let Edit { party, theme, year, stance, summary, note, kind, why, dir, telling } = self;
        let which = (party.as_str(), theme.as_str(), year);
        let wish = Wish { stance, summary, note, told: kind.zip(why) };
        let lang = telling.lang;
        let mut sources = disk::read(&dir)?;
        let (content, _) = load::read(&sources);
        if wish.is_nothing() {
            let position = position::find(&content, which.0, which.1, which.2)?;
            let path = dir.join(&position.place.path);
            println!("{}:{}\n{}", path.display(), position.place.line, position.lines);
            return Ok(());
        }
        let change = position::edit(&content, which, &wish, today())?;
        sources.files.insert(change.path.clone(), change.text.clone().into_bytes());
        let mut report = prepare(&sources, Options::default()).report;
        report.retain(|it| it.severity == Severity::Error);
        if report.iter().any(|it| it.code == "change-untold") {
            tell(&report, telling);
            let cure = lang.say(
                "Ingenting er skrevet. Si det til leserne med --kind og --why.",
                "Nothing was written. Tell readers with --kind and --why.",
            );
            eprintln!("{cure}");
            return Err(Failure::ContentTold);
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
        write_changes(&dir, &[change], lang, next)?;
        // The change is written: what else is wrong is told, as after any change in an editor.
        tell(&report, telling);
        Ok(())
    }
}
