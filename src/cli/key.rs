//! Makes the key that proofs and sites are signed with.

use std::path::PathBuf;

use clap::{Args, Subcommand};
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

/// Reads the key in a file, which has to be the one that the site names, if it names one.
pub(crate) fn read(
    file: &std::path::Path,
    named: Option<&PublicKey>,
    (password, lang): (&Password, Lang),
) -> Result<Secret, Failure> {
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
    let public = secret.public().map_err(Failure::Key)?;
    match named {
        Some(named) if *named == public => Ok(secret),
        Some(_) => Err(Failure::Key(
            lang.say(
                "site.yaml nevner en annen nøkkel under `signing_key`; bruk den, eller skriv denne der",
                "site.yaml names another key under `signing_key`; use that one, or write this one there",
            )
            .to_owned(),
        )),
        None => Err(Failure::Key(match lang {
            Lang::Nb => format!("site.yaml nevner ingen nøkkel; skriv `signing_key: {}` der", public.as_str()),
            Lang::En => format!("site.yaml names no key; write `signing_key: {}` there", public.as_str()),
        })),
    }
}
