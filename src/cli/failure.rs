//! Tells why a command failed, and makes its exit code.

use std::path::PathBuf;
use std::process::ExitCode;

use standpunkt::disk::{DiskError, DiskErrorKind};
use standpunkt::report::diagnostic::Report;
use standpunkt::site::built_site::Fault;

use super::flags::{Lang, Telling};
use super::terminal::{progress, tell};

/// The part of the help that names the exit codes.
pub(crate) const EXIT_CODES: &str = "\
Exit codes:
  0  the site is built, or nothing is wrong
  1  there are problems in the content; nothing was written
  2  the command line is wrong, or a file could not be read or written";

/// Why a command did not do what it was asked for.
pub(crate) enum Failure {
    /// There are problems in the content, and they have to be told.
    Content(Report),
    /// There are problems in the content, and the command has told them beside what else it says.
    ContentTold,
    /// There are problems in the content, which the command has told, and nothing was written for them.
    NothingWritten,
    /// The value of an option is wrong.
    Option(Report),
    /// A file or folder could not be read or written.
    Disk(DiskError),
    /// The data of the built site in a folder cannot be read.
    Site(PathBuf, Fault),
    /// A picture cannot be drawn.
    Picture(String),
    /// A key cannot be made, read or used.
    Key(String),
    /// The preview cannot start.
    Preview(String),
}

impl From<DiskError> for Failure {
    fn from(err: DiskError) -> Failure {
        Failure::Disk(err)
    }
}

impl From<Report> for Failure {
    fn from(problems: Report) -> Failure {
        Failure::Content(problems)
    }
}

/// Tells how a command ended, unless all went well, and makes the exit code of it.
pub(crate) fn ended(outcome: Result<(), Failure>, telling: Telling) -> ExitCode {
    let Err(failure) = outcome else { return ExitCode::SUCCESS };
    failure.tell(telling);
    ExitCode::from(failure.code())
}

impl Failure {
    fn code(&self) -> u8 {
        match self {
            Failure::Content(_) | Failure::ContentTold | Failure::NothingWritten => 1,
            Failure::Option(_)
            | Failure::Disk(_)
            | Failure::Site(..)
            | Failure::Picture(_)
            | Failure::Key(_)
            | Failure::Preview(_) => 2,
        }
    }

    fn tell(&self, telling: Telling) {
        let lang = telling.lang;
        let words = match self {
            Failure::Content(problems) => return tell(problems, telling),
            Failure::Option(problems) => return tell(problems, telling),
            Failure::ContentTold => return,
            Failure::NothingWritten => {
                return progress(lang.say("Ingenting er skrevet.", "Nothing was written."));
            }
            Failure::Disk(err) => disk_words(err, lang),
            Failure::Site(dir, fault) => {
                let words = fault.told();
                format!("{}: {}", dir.display(), lang.say(&words.nb, &words.en))
            }
            Failure::Picture(why) => match lang {
                Lang::Nb => format!("feil: et bilde kan ikke tegnes: {why}"),
                Lang::En => format!("error: a picture cannot be drawn: {why}"),
            },
            Failure::Key(why) => match lang {
                Lang::Nb => format!("feil: nøkkelen: {why}"),
                Lang::En => format!("error: the key: {why}"),
            },
            Failure::Preview(why) => match lang {
                Lang::Nb => format!(
                    "feil: forhåndsvisningen kan ikke starte: {why}\n  = hjelp: velg en annen port med --port, eller 0 for en som er ledig"
                ),
                Lang::En => format!(
                    "error: the preview cannot start: {why}\n  = help: choose another port with --port, or 0 for one that is free"
                ),
            },
        };
        eprintln!("{words}");
    }
}

/// Tells in a sentence what went wrong with a file or folder.
pub(crate) fn disk_words(err: &DiskError, lang: Lang) -> String {
    let path = err.path.display();
    let words = match &err.kind {
        DiskErrorKind::Io(why) => match lang {
            Lang::Nb => format!("{path}: kan ikke leses eller skrives: {why}"),
            Lang::En => format!("{path}: cannot be read or written: {why}"),
        },
        DiskErrorKind::NoFolder => match lang {
            Lang::Nb => format!("{path}: er ikke en mappe. Skriv mappa som har `site.yaml`."),
            Lang::En => format!("{path}: is not a folder. Name the folder that has `site.yaml`."),
        },
        DiskErrorKind::NoArchive => match lang {
            Lang::Nb => format!(
                "{path}: er ikke en mappe. Skriv mappa med kildefilene i `archive` i `site.yaml`, eller med --archive."
            ),
            Lang::En => format!(
                "{path}: is not a folder. Name the folder of the source files in `archive` of `site.yaml`, or with --archive."
            ),
        },
        DiskErrorKind::ForeignFiles(files) => match lang {
            Lang::Nb => format!(
                "{path}: har filer som ikke er bygd hit på denne maskinen eller er endret siden, og blir ikke rørt: {}. Flytt dem (er det en eldre utgave av siden, slett mappa), eller velg en annen mappe med --out.",
                files.join(", ")
            ),
            Lang::En => format!(
                "{path}: has files that were not built here on this machine or that were changed since, and is left alone: {}. Move them (if it is an older state of the site, delete the folder), or choose another folder with --out.",
                files.join(", ")
            ),
        },
        DiskErrorKind::OutputIsLink(real) => match lang {
            Lang::Nb => format!(
                "{path}: er en symbolsk lenke, og det den peker til, blir ikke rørt. Fjern lenken, eller skriv den virkelige mappa med --out: {}",
                real.display()
            ),
            Lang::En => format!(
                "{path}: is a symbolic link, and what it leads to is left alone. Remove the link, or name the real folder with --out: {}",
                real.display()
            ),
        },
        DiskErrorKind::ThroughLink => match lang {
            Lang::Nb => format!(
                "{path}: er en symbolsk lenke, og det skrives ikke gjennom den. Legg selve mappa her i stedet."
            ),
            Lang::En => format!(
                "{path}: is a symbolic link, and nothing is written through it. Put the folder itself here instead."
            ),
        },
        DiskErrorKind::CacheIsNoFolder => match lang {
            Lang::Nb => format!(
                "{path}: er en lenke eller en fil, og skulle være mappa for det programmet husker. Fjern den, eller la XDG_CACHE_HOME peke til en annen mappe."
            ),
            Lang::En => format!(
                "{path}: is a link or a file, and should be the folder for what the program remembers. Remove it, or let XDG_CACHE_HOME name another folder."
            ),
        },
        DiskErrorKind::CacheTracked => match lang {
            Lang::Nb => format!(
                "{path}: ligger i git, så hvem som helst kan ha lagt bevis der. Ta mappa ut av git (git rm -r --cached), eller la XDG_CACHE_HOME peke til en annen mappe."
            ),
            Lang::En => format!(
                "{path}: is tracked by git, so that anybody may have put proofs there. Take the folder out of git (git rm -r --cached), or let XDG_CACHE_HOME name another folder."
            ),
        },
        DiskErrorKind::OutputIsInput => match lang {
            Lang::Nb => format!(
                "{path}: siden kan ikke bygges oppå innholdet. Velg en annen mappe med --out."
            ),
            Lang::En => format!(
                "{path}: the site cannot be built over its content. Choose another folder with --out."
            ),
        },
        DiskErrorKind::Busy => match lang {
            Lang::Nb => {
                format!(
                    "{path}: skrives av en annen bygging. Vent til den er ferdig, og prøv igjen."
                )
            }
            Lang::En => {
                format!(
                    "{path}: another build is writing it. Wait until it is done, and try again."
                )
            }
        },
        DiskErrorKind::SecretInGit => match lang {
            Lang::Nb => format!(
                "{path}: ligger i en mappe som git tar vare på, så nøkkelen ville bli kjent for alle. Velg et sted utenfor."
            ),
            Lang::En => format!(
                "{path}: lies in a folder that git keeps, so that everybody would know the key. Choose a place outside."
            ),
        },
        DiskErrorKind::AlreadyThere => match lang {
            Lang::Nb => format!("{path}: finnes alt, og er ikke endret."),
            Lang::En => format!("{path}: is already there, and was not changed."),
        },
    };
    format!("{}: {words}", lang.say("feil", "error"))
}
