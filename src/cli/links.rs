//! Lists the addresses outside the site.

use std::path::PathBuf;

use clap::Args;
use standpunkt::content::{external_links, load};
use standpunkt::disk;
use standpunkt::report::diagnostic::Severity;

use super::failure::{EXIT_CODES, Failure};
use super::flags::{ListForm, Listing, Telling};

/// List every address outside the site that the content names, and where it stands.
///
/// Sources, archived copies, websites, and links in texts. Nothing is fetched: a program that looks
/// whether the addresses still lead somewhere can be given the list.
#[derive(Args)]
#[command(after_long_help = EXIT_CODES)]
pub(crate) struct Links {
    /// Content folder
    #[arg(value_name = "DIR", default_value = ".")]
    dir: PathBuf,
    #[command(flatten)]
    listing: Listing,
}

impl Links {
    pub(crate) fn telling(&self) -> Telling {
        self.listing.telling()
    }

    pub(crate) fn run(self) -> Result<(), Failure> {
        let (content, mut report) = load::read(&disk::read(&self.dir)?);
        let addresses = external_links::addresses(&content);
        if self.listing.format == ListForm::Json {
            print!("{}", external_links::json(&addresses));
        } else {
            for (url, places) in &addresses {
                let places = places.iter().map(|it| format!("{}:{}", it.path, it.line));
                println!("{url} {}", places.collect::<Vec<_>>().join(" "));
            }
        }
        // In a file that cannot be read there may be more of them.
        report.retain(|it| it.severity == Severity::Error);
        if report.is_empty() { Ok(()) } else { Err(Failure::Content(report)) }
    }
}
