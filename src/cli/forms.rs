//! Writes the files of forms in the browser.

use std::path::PathBuf;

use clap::Args;
use standpunkt::content::load;
use standpunkt::disk;
use standpunkt::edit::forms;
use standpunkt::report::diagnostic;

use super::failure::{EXIT_CODES, Failure};
use super::flags::Telling;
use super::terminal::write_changes;

/// Write the files of forms in the browser, for editors who do not want to see YAML.
///
/// The folder gets `index.html` for Sveltia CMS, `decap.html` for Decap CMS, and the configuration
/// that both read, made of the content: parties, themes, sources and stances are choices. Run it
/// again when there is a new party, theme or election. Put the folder on a host of its own: the
/// forms are a program of others, which the rules of the built site forbid.
#[derive(Args)]
#[command(after_long_help = EXIT_CODES)]
pub(crate) struct Forms {
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
}

impl Forms {
    pub(crate) fn telling(&self) -> Telling {
        self.telling
    }

    pub(crate) fn run(self) -> Result<(), Failure> {
        let Forms { dir, repository, branch, out, telling } = self;
        let (content, report) = load::read(&disk::read(&dir)?);
        if diagnostic::any_error(&report) {
            return Err(Failure::Content(report));
        }
        let next = telling.lang.say(
            "Legg mappa på en vert for seg, og gi redaktørene adressen.",
            "Put the folder on a host of its own, and give editors the address.",
        );
        let files = forms::files(&content, &repository, &branch, telling.lang.language());
        Ok(write_changes(&out, &files, telling.lang, next)?)
    }
}
