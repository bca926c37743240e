//! Makes the key that proofs and sites are signed with.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use standpunkt::content::load;
use standpunkt::disk;
use standpunkt::values::signature::{PublicKey, Secret};

use super::failure::Failure;
use super::flags::{Lang, Telling};

/// The password of a secret key.
#[derive(Args)]
pub(crate) struct Password {
    /// The password of the key, for who cannot be asked: of the environment, as others can see a command line
    #[arg(long, env = "STANDPUNKT_KEY_PASSWORD", hide = true, hide_env_values = true)]
    key_password: Option<String>,
}

impl Password {
    /// The password: of the environment, else asked for.
    fn get(&self, lang: Lang) -> Result<String, Failure> {
        if let Some(given) = &self.key_password {
            return Ok(given.clone());
        }
        let prompt = lang.say("Passord for nøkkelen: ", "Password of the key: ");
        rpassword::prompt_password(prompt).map_err(|err| Failure::Key(err.to_string()))
    }
}

/// Make the key that proofs and sites are signed with.
#[derive(Subcommand)]
pub(crate) enum Key {
    New(New),
}

/// Make a new key: a file to keep away from the content, and a line for site.yaml.
///
/// Whoever has the file and its password can sign in the publisher's name: keep it on a disk that is
/// put away, with a copy. It is of minisign's form (Ed25519), so that any program for that form can
/// check its signatures.
#[derive(Args)]
pub(crate) struct New {
    /// Where to write the secret key: outside of any folder that git keeps
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Lock the file with no password: for machines that sign alone, and for trials
    #[arg(long)]
    no_password: bool,
    #[command(flatten)]
    password: Password,
    #[command(flatten)]
    telling: Telling,
}

impl Key {
    pub(crate) fn telling(&self) -> Telling {
        let Key::New(new) = self;
        new.telling
    }

    pub(crate) fn run(self) -> Result<(), Failure> {
        let Key::New(new) = self;
        new.run()
    }
}

impl New {
    fn run(self) -> Result<(), Failure> {
        let New { file, no_password, password, telling } = self;
        let password = if no_password { None } else { Some(password.get(telling.lang)?) };
        let (secret, text) = Secret::new(password.as_deref()).map_err(Failure::Key)?;
        let public = secret.public().map_err(Failure::Key)?;
        disk::create_secret(&file, &text)?;
        let (file, key) = (file.display(), public.as_str());
        match telling.lang {
            Lang::Nb => println!(
                "laget {file}\nSkriv i site.yaml, og fortell leserne nøkkelen på et annet sted også:\n\nsigning_key: {key}\n\nSigner med `standpunkt verify --sign {file}` og `standpunkt build --sign {file}`."
            ),
            Lang::En => println!(
                "made {file}\nWrite in site.yaml, and tell readers the key in another place, too:\n\nsigning_key: {key}\n\nSign with `standpunkt verify --sign {file}` and `standpunkt build --sign {file}`."
            ),
        }
        Ok(())
    }
}

/// The key that a content folder names.
pub(crate) fn named(dir: &Path) -> Result<Option<PublicKey>, Failure> {
    Ok(load::read(&disk::read(dir)?).0.signing_key().cloned())
}

/// Reads the key in a file.
pub(crate) fn read(file: &Path, (password, lang): (&Password, Lang)) -> Result<Secret, Failure> {
    let text = disk::read_secret(file)?;
    let no_key = || {
        Failure::Key(format!("{}: {}", file.display(), lang.say("er ingen nøkkel", "is no key")))
    };
    let password = match Secret::is_locked(&text).ok_or_else(no_key)? {
        true => Some(password.get(lang)?),
        false => None,
    };
    let secret = Secret::read(&text, password.as_deref()).ok_or_else(|| {
        Failure::Key(lang.say("passordet er et annet", "the password is another").to_owned())
    })?;
    // One that cannot sign is told before anything is written.
    secret.sign(b"", "").map_err(Failure::Key)?;
    Ok(secret)
}

/// Refuses a key that is not the one that the site names.
pub(crate) fn is_of_site(
    secret: &Secret,
    named: Option<&PublicKey>,
    lang: Lang,
) -> Result<(), Failure> {
    let public = secret.public().map_err(Failure::Key)?;
    let public = public.as_str();
    Err(Failure::Key(match (named, lang) {
        (Some(named), _) if named.as_str() == public => return Ok(()),
        (Some(_), _) => lang
            .say(
                "site.yaml nevner en annen nøkkel under `signing_key`; bruk den, eller skriv denne der",
                "site.yaml names another key under `signing_key`; use that one, or write this one there",
            )
            .to_owned(),
        (None, Lang::Nb) => format!("site.yaml nevner ingen nøkkel; skriv `signing_key: {public}` der"),
        (None, Lang::En) => format!("site.yaml names no key; write `signing_key: {public}` there"),
    }))
}
