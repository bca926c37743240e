//! Lays out the files of the content in their one form.

use std::path::PathBuf;

use clap::Args;
use standpunkt::disk;
use standpunkt::edit::format;
use standpunkt::report::diagnostic;

use super::failure::Failure;
use super::flags::Telling;
use super::terminal::{tell, write_changes};

/// Lay out the files of the content in their one form.
///
/// Fields come in the order in which they are documented, long texts are broken at 100 characters,
/// words of sources stand in quotation marks. Comments and single blank lines stay. What the files
/// say does not change: files as forms and other tools rewrite them become the same text again. A
/// file with an error is told and left as it is, and the exit code is 1.
#[derive(Args)]
pub(crate) struct Fmt {
    /// Content folder
    #[arg(value_name = "DIR", default_value = ".")]
    dir: PathBuf,
    /// Write nothing: tell which files are laid out otherwise
    #[arg(long)]
    check: bool,
    #[command(flatten)]
    telling: Telling,
}

impl Fmt {
    pub(crate) fn telling(&self) -> Telling {
        self.telling
    }

    pub(crate) fn run(self) -> Result<(), Failure> {
        let Fmt { dir, check, telling } = self;
        let lang = telling.lang;
        let (changes, report) = format::changes(&disk::read(&dir)?);
        tell(&report, telling);
        let sound = !diagnostic::any_error(&report);
        if check {
            for it in &changes {
                println!("{}", dir.join(&it.path).display());
            }
            if !changes.is_empty() {
                let cure = lang.say("Kjør `standpunkt fmt`.", "Run `standpunkt fmt`.");
                eprintln!("{cure}");
            }
        } else if !changes.is_empty() {
            let next = lang.say("Se over med `git diff`.", "Look it over with `git diff`.");
            write_changes(&dir, &changes, lang, next)?;
        }
        let done = sound && (changes.is_empty() || !check);
        if done { Ok(()) } else { Err(Failure::ContentTold) }
    }
}
