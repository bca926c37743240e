//! Lists the addresses outside the site.

use std::path::Path;

use standpunkt::diagnostic::{Report, Severity};
use standpunkt::{content, disk, outside};

use super::failure::{BUILT, PROBLEMS};
use super::flags::{ListForm, Listing};
use super::terminal::{tell, tell_disk};

pub(crate) fn run_links(dir: &Path, listing: &Listing) -> u8 {
    let (content, report) = match disk::read(dir) {
        Ok(sources) => content::read(&sources),
        Err(err) => return tell_disk(&err, listing.lang),
    };
    let addresses = outside::addresses(&content);
    if listing.format == ListForm::Json {
        print!("{}", outside::json(&addresses));
    } else {
        for (url, places) in &addresses {
            let places = places.iter().map(|it| format!("{}:{}", it.path, it.line));
            println!("{url} {}", places.collect::<Vec<_>>().join(" "));
        }
    }
    // In a file that cannot be read there may be more of them.
    let errors: Report = report.into_iter().filter(|it| it.severity == Severity::Error).collect();
    tell(&errors, &listing.telling());
    if errors.is_empty() { BUILT } else { PROBLEMS }
}
