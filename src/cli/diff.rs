//! Tells what differs between two content folders or built sites.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;
use standpunkt::disk;
use standpunkt::model::words::Words;
use standpunkt::site::built_site::BuiltSite;

use super::failure::{EXIT_CODES, Failure};
use super::flags::{ListForm, Listing, Telling};
use super::look::checked_site;

/// Tell what differs between two content folders: in positions, themes, parties and all else.
///
/// Content is held against the standpunkt.lock that it has, and has to pass all checks. Of a built
/// site, the open data are read, and held against its SHA256SUMS.
#[derive(Args)]
#[command(after_long_help = EXIT_CODES)]
pub(crate) struct Diff {
    /// Content folder or built site as it was
    old: PathBuf,
    /// Content folder or built site as it is
    #[arg(default_value = ".")]
    new: PathBuf,
    #[command(flatten)]
    listing: Listing,
}

impl Diff {
    pub(crate) fn telling(&self) -> Telling {
        self.listing.telling()
    }

    pub(crate) fn run(self) -> Result<(), Failure> {
        let Diff { old, new, listing } = self;
        let lang = listing.lang.language();
        let differences = match (disk::site(&old)?, disk::site(&new)?) {
            (None, None) => {
                let (old, new) = (checked_site(&old)?, checked_site(&new)?);
                match listing.format {
                    ListForm::Human => new.tell_differences(&old, lang),
                    ListForm::Json => new.differences_as_json(&old),
                }
            }
            (old_site, new_site) => {
                let (old, new) = (built(&old, old_site)?, built(&new, new_site)?);
                match listing.format {
                    ListForm::Human => new.tell_differences(&old, &Words::built_in(lang)),
                    ListForm::Json => new.differences_as_json(&old),
                }
            }
        };
        print!("{differences}");
        Ok(())
    }
}

/// Reads a built site, or content as the site that it would be; `files` tell what a built one says.
fn built(dir: &Path, files: Option<BTreeMap<String, Vec<u8>>>) -> Result<BuiltSite, Failure> {
    let built = match files {
        Some(files) => BuiltSite::read(&files),
        None => checked_site(dir)?.as_built(),
    };
    built.map_err(|fault| Failure::Site(dir.to_owned(), fault))
}
