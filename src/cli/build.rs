//! Builds the site.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use clap::Args;
use rayon::prelude::*;
use standpunkt::content::lock;
use standpunkt::data::files::WHOLE;
use standpunkt::disk::{self, Cache};
use standpunkt::site::checked_site::CheckedSite;
use standpunkt::site::files::{self, CHECKSUMS};
use standpunkt::site::prepare::Drafts;
use standpunkt::values::signature::{PublicKey, Secret};

use super::failure::{EXIT_CODES, Failure};
use super::flags::{Input, Lang, Telling};
use super::key::{self, Password};
use super::look::{Looked, checked_site, look};
use super::terminal::{progress, tell, today};
use super::timing::{Clock, Lap};

/// Build the site.
///
/// Nothing is written unless everything is right: with a problem in the content the output
/// folder stays as it was. It is exchanged in one step, so that readers meet the old site or the
/// new one, never a mixture. An output folder with files that no build made is left alone.
#[derive(Args)]
#[command(after_long_help = EXIT_CODES)]
pub(crate) struct Build {
    #[command(flatten)]
    input: Input,
    /// Folder for the site [default: DIR/public]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Show drafts, marked: for editors, not for readers
    #[arg(long)]
    drafts: bool,
    /// Build a preview of what the content changes in that of another folder
    ///
    /// Each page says that it is a preview, search engines leave it out, and it leads to one more
    /// page with all that differs, old and new beside each other.
    #[arg(long, value_name = "DIR")]
    changes_since: Option<PathBuf>,
    /// Sign the site with the secret key in a file, which site.yaml names under `signing_key`
    #[arg(long, value_name = "FILE", conflicts_with = "changes_since")]
    sign: Option<PathBuf>,
    #[command(flatten)]
    password: Password,
    /// Tell how long each part of the build took
    #[arg(long)]
    timings: bool,
}

impl Build {
    pub(crate) fn telling(&self) -> Telling {
        self.input.telling
    }

    pub(crate) fn run(self) -> Result<(), Failure> {
        let Build { input, out, drafts, changes_since, sign, password, timings } = self;
        let lang = input.telling.lang;
        let drafts = if drafts { Drafts::Shown } else { Drafts::Withheld };
        let out = out.unwrap_or_else(|| input.dir.join("public"));
        let old = changes_since.map(|dir| checked_site(&dir)).transpose()?;
        let secret = sign.map(|file| key::read(&file, (&password, lang))).transpose()?;
        let mut clock = Clock::start();
        let Looked { site, mut findings } = look(&input, drafts, &mut clock)?;
        let named = site.as_ref().and_then(CheckedSite::signing_key);
        let signer = match site {
            Some(_) => Signer::of(secret, named, findings.signature.take(), lang)?,
            None => Signer { secret: None, committed: None },
        };
        let published =
            match site.map(|it| publish(it, old, (&input.dir, &out), &signer, &mut clock)) {
                // What is wrong with templates is told among all else.
                Some(Err(Failure::Content(mut faults))) => {
                    findings.report.append(&mut faults);
                    Err(Failure::NothingWritten)
                }
                Some(published) => published,
                None => Err(Failure::NothingWritten),
            };
        tell(&findings.all(published.is_ok()), input.telling);
        if timings {
            eprint!("{}", clock.in_words(|lap| lap_name(lap, lang)));
        }
        let pages = published?;
        let place = out.join("index.html");
        progress(&match lang {
            Lang::Nb => format!("{pages} sider er bygd. Åpne {} i en nettleser.", place.display()),
            Lang::En => format!("{pages} pages are built. Open {} in a browser.", place.display()),
        });
        Ok(())
    }
}

/// Makes a site and publishes it, as a preview of what differs if there is an `old` state of the content.
/// Returns the number of its pages.
fn publish(
    new: CheckedSite,
    old: Option<CheckedSite>,
    (dir, out): (&Path, &Path),
    signer: &Signer,
    clock: &mut Clock,
) -> Result<usize, Failure> {
    let cache = Cache::of(dir)?;
    let latest = OnceLock::new();
    let sign = |list: &str| {
        let signature = signer.sign(list)?;
        let _ = latest.set(signature.clone());
        Some(signature)
    };
    let published = disk::publish::<Failure>((dir, out), sign, |stage| {
        let lay = |path, bytes: &[u8]| stage.lay(path, bytes);
        let (mut laid, pictures) = match old {
            Some(old) => {
                let site = new.preview(old)?;
                let files = site.files.into_par_iter().filter(|(path, _)| path != CHECKSUMS);
                (files.map(|(path, bytes)| lay(path, &bytes)).collect(), site.pictures)
            }
            None => {
                let (layout, data) = new.lay_out(lay);
                clock.lap(Lap::Data);
                let mut laid = layout.pages(lay)?;
                laid.extend(data);
                clock.lap(Lap::Pages);
                (laid, layout.pictures())
            }
        };
        disk::forget_other_pictures(&cache, pictures.values());
        let drawn = pictures.into_par_iter().map(|(path, svg)| {
            let (bytes, sum) = disk::picture(&svg, &cache).map_err(Failure::Picture)?;
            Ok(stage.lay_known(path, &bytes, sum))
        });
        laid.extend(drawn.collect::<Result<Vec<_>, Failure>>()?);
        clock.lap(Lap::Pictures);
        Ok(laid)
    });
    clock.lap(Lap::Swap);
    let pages = published??;
    // Committed, it lets a machine that has no key publish the very same site.
    if let (Signer { secret: Some(_), .. }, Some(signature)) = (signer, latest.get()) {
        disk::replace(dir, lock::SITE_SIGNATURE, signature)?;
    }
    Ok(pages)
}

/// Who signs the site: the key in a file, else a signature that was committed for the very same site.
struct Signer {
    secret: Option<Secret>,
    committed: Option<(PublicKey, String)>,
}

impl Signer {
    /// Of a secret key, which has to be the one that the site names, and of what is committed.
    fn of(
        secret: Option<Secret>,
        named: Option<&PublicKey>,
        committed: Option<String>,
        lang: Lang,
    ) -> Result<Signer, Failure> {
        if let Some(secret) = &secret {
            key::is_of_site(secret, named, lang)?;
        }
        Ok(Signer { secret, committed: named.cloned().zip(committed) })
    }

    /// The signature of the site's list of checksums, if there is one.
    fn sign(&self, list: &str) -> Option<String> {
        match (&self.secret, &self.committed) {
            (Some(secret), _) => secret.sign(list.as_bytes(), &says(list)).ok(),
            (None, Some((key, it))) => key.check(it, list.as_bytes()).is_ok().then(|| it.clone()),
            (None, None) => None,
        }
    }
}

/// What the signature of a site says of its list of checksums: the day, and the checksum of the open data.
fn says(list: &str) -> String {
    let data = files::sums(list).find(|it| it.1 == WHOLE);
    let content = data.map_or_else(String::new, |it| format!(" content {}", it.0));
    format!("{CHECKSUMS} {}{content}", today().iso())
}

/// Names a part of a build.
fn lap_name(lap: Lap, lang: Lang) -> &'static str {
    match lap {
        Lap::Reading => lang.say("lese filene", "reading the files"),
        Lap::Parsing => lang.say("tolke dem", "parsing them"),
        Lap::Checking => lang.say("prøve innholdet", "checking the content"),
        Lap::Data => lang.say("åpne data", "open data"),
        Lap::Pages => lang.say("sider", "pages"),
        Lap::Pictures => lang.say("bilder", "pictures"),
        Lap::Swap => lang.say("legge ut", "publishing"),
    }
}
