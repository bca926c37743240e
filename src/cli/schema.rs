//! Writes what makes an editor explain, complete and check the files.

use std::path::Path;

use standpunkt::json_schema;

use super::flags::Lang;
use super::terminal::write_changes;

pub(crate) fn run_schema(dir: &Path, lang: Lang) -> u8 {
    let settings = dir.join(".vscode/settings.json").exists();
    let changes = json_schema::files(settings);
    let next = lang.say(
        "Åpne mappa i Visual Studio Code, og si ja til utvidelsen den foreslår.",
        "Open the folder in Visual Studio Code, and accept the extension that it recommends.",
    );
    write_changes(dir, &changes, lang, next)
}
