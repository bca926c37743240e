//! Lists passages of the sources that no position rests on.

use clap::Args;
use standpunkt::content::load;
use standpunkt::disk;
use standpunkt::proof::editions;

use super::archive::read_sources;
use super::failure::Failure;
use super::flags::{Archive, Telling};

/// List passages of the sources that match a theme for which no position is coded.
///
/// Best first, each as a record ready to be pasted under `positions`.
#[derive(Args)]
pub(crate) struct Suggest {
    #[command(flatten)]
    archive: Archive,
    /// Only this party
    #[arg(long)]
    party: Option<String>,
    /// Only this theme
    #[arg(long)]
    theme: Option<String>,
}

impl Suggest {
    pub(crate) fn telling(&self) -> Telling {
        self.archive.telling
    }

    pub(crate) fn run(self) -> Result<(), Failure> {
        let Suggest { archive: Archive { dir, archive, .. }, party, theme } = self;
        let (content, _) = load::read(&disk::read(&dir)?);
        let read = read_sources(&dir, archive.as_deref(), &content)?;
        let wanted = |wish: &Option<String>, id: &str| wish.as_deref().is_none_or(|it| it == id);
        for passage in editions::suggest(&content, &read) {
            let editions::Suggestion { party: of, year, theme: on, term, record } = &passage;
            if wanted(&party, of) && wanted(&theme, on) {
                println!("# parties/{of}/{year}.yaml ({term})\n{record}");
            }
        }
        Ok(())
    }
}
