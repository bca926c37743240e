//! Holds each file of a built site against its list of checksums, and the list against its publisher's key.

use std::path::PathBuf;

use clap::Args;
use standpunkt::disk;
use standpunkt::report::diagnostic;
use standpunkt::report::faults;
use standpunkt::report::place::Place;
use standpunkt::values::signature::PublicKey;

use super::failure::{EXIT_CODES, Failure};
use super::flags::{Lang, Telling};
use super::key;
use super::terminal::tell;

/// Tell which files of a built site are not what was signed.
///
/// Every file has to be one that SHA256SUMS names, byte for byte, and none may be missing or more.
/// With a key, SHA256SUMS.minisig has to be the signature of that key for that list. Take the key
/// from another place than the site itself: whoever can change the site can change what it says.
#[derive(Args)]
#[command(after_long_help = EXIT_CODES)]
pub(crate) struct VerifySite {
    /// Folder of the built site
    #[arg(value_name = "DIR")]
    dir: PathBuf,
    /// The publisher's public key
    #[arg(long, value_name = "KEY", conflicts_with = "content")]
    key: Option<String>,
    /// Take the key that the site.yaml of this content folder names; if it names none, check the list alone
    #[arg(long, value_name = "DIR")]
    content: Option<PathBuf>,
    #[command(flatten)]
    telling: Telling,
}

impl VerifySite {
    pub(crate) fn telling(&self) -> Telling {
        self.telling
    }

    pub(crate) fn run(self) -> Result<(), Failure> {
        let VerifySite { dir, key, content, telling } = self;
        let key = match key {
            Some(text) => Some(PublicKey::parse(text.trim()).ok_or_else(|| {
                Failure::Option(vec![faults::bad_signing_key(Place::file("--key"), &text)])
            })?),
            None => content.map(|it| key::named(&it)).transpose()?.flatten(),
        };
        let (signed, files, mut report) = disk::verify_site(&dir, key.as_ref())?;
        diagnostic::sort(&mut report);
        if diagnostic::any_error(&report) {
            return Err(Failure::Content(report));
        }
        tell(&report, telling);
        match (telling.lang, signed) {
            (Lang::Nb, Some(says)) => println!("{files} filer er som signert: {says}"),
            (Lang::En, Some(says)) => println!("{files} files are as signed: {says}"),
            (Lang::Nb, None) => println!(
                "{files} filer er som lista sier. Ingen nøkkel er gitt, så hvem som har laget lista, er ikke kjent."
            ),
            (Lang::En, None) => println!(
                "{files} files are as the list says. No key is given, so that nobody knows who made the list."
            ),
        }
        Ok(())
    }
}
