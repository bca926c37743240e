//! Looks through the content, and writes nothing.

use clap::Args;
use standpunkt::site::prepare::Drafts;

use super::failure::{EXIT_CODES, Failure};
use super::flags::{Input, Lang, Telling};
use super::look::look;
use super::terminal::{progress, tell};
use super::timing::Clock;

/// Build without writing: tell everything that is wrong, in drafts too.
///
/// Each finding has its path, line and column, a code, the line itself, and the cure. Reminders
/// (stand-ins, themes that nobody has read) do not stop a build.
#[derive(Args)]
#[command(after_long_help = EXIT_CODES)]
pub(crate) struct Check {
    #[command(flatten)]
    input: Input,
}

impl Check {
    pub(crate) fn telling(&self) -> Telling {
        self.input.telling
    }

    pub(crate) fn run(self) -> Result<(), Failure> {
        let telling = self.input.telling;
        let (pages, findings) = look(&self.input, Drafts::Withheld, &mut Clock::start())?.pages();
        let report = findings.all(pages.is_some());
        let Some(pages) = pages else { return Err(Failure::Content(report)) };
        tell(&report, telling);
        progress(&match telling.lang {
            Lang::Nb => format!("Innholdet er i orden: {pages} sider."),
            Lang::En => format!("The content is in order: {pages} pages."),
        });
        Ok(())
    }
}
