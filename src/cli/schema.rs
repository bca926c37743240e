//! Writes what makes an editor explain, complete and check the files.

use std::path::PathBuf;

use clap::Args;
use standpunkt::edit::json_schema;

use super::failure::Failure;
use super::flags::Telling;
use super::terminal::write_changes;

/// Write the files that make Visual Studio Code explain, complete and check while you write.
///
/// DIR/.vscode gets a JSON Schema for each kind of file, and, unless it has them, the settings that
/// name them. Nothing is fetched from a network.
#[derive(Args)]
pub(crate) struct Schema {
    /// Content folder
    #[arg(value_name = "DIR", default_value = ".")]
    dir: PathBuf,
    #[command(flatten)]
    telling: Telling,
}

impl Schema {
    pub(crate) fn telling(&self) -> Telling {
        self.telling
    }

    pub(crate) fn run(self) -> Result<(), Failure> {
        let Schema { dir, telling: Telling { lang, .. } } = self;
        let has_settings = dir.join(".vscode/settings.json").exists();
        let next = lang.say(
            "Åpne mappa i Visual Studio Code, og si ja til utvidelsen den foreslår.",
            "Open the folder in Visual Studio Code, and accept the extension that it recommends.",
        );
        let files = json_schema::files(has_settings, lang.language());
        Ok(write_changes(&dir, &files, lang, next)?)
    }
}
