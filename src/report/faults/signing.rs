//! Tells what is wrong with keys, signatures, and the files of a site that were signed.

use crate::report::diagnostic::{Diagnostic, finding, say};
use crate::report::place::Place;
use crate::values::checksum::Sha256;
use crate::values::signature::WrongSignature;

/// A public key that is none.
pub fn bad_signing_key(place: Place, text: &str) -> Diagnostic {
    finding(
        place,
        "bad-signing-key",
        (format!("`{text}` er ingen offentlig nøkkel"), format!("`{text}` is no public key")),
        say(
            "skriv linja som `standpunkt key new` viser: 56 tegn som begynner med RW",
            "write the line that `standpunkt key new` shows: 56 characters that begin with RW",
        ),
    )
}

/// Something that the site's key has to sign, and nobody has.
pub fn unsigned(place: Place) -> Diagnostic {
    finding(
        place,
        "unsigned",
        say(
            "`site.yaml` nevner en nøkkel, men dette er ikke signert",
            "`site.yaml` names a key, but this is not signed",
        ),
        say(
            "be den som har nøkkelen, kjøre `standpunkt verify --sign` og `standpunkt build --sign`",
            "ask whoever has the key to run `standpunkt verify --sign` and `standpunkt build --sign`",
        ),
    )
}

/// A signature that is not one of the site's key for this file.
pub fn signature(place: Place, wrong: WrongSignature) -> Diagnostic {
    let problem = match wrong {
        WrongSignature::Unreadable => say(
            "fila er ingen signatur slik programmet skriver den",
            "the file is no signature as the program writes it",
        ),
        WrongSignature::Foreign => say(
            "signaturen er laget med en annen nøkkel",
            "the signature was made with another key",
        ),
        WrongSignature::Otherwise => say(
            "nøkkelen har signert noe annet enn det som står her nå",
            "the key has signed something else than what stands here now",
        ),
    };
    finding(
        place,
        "wrong-signature",
        problem,
        say(
            "se hva som er endret, og av hvem; er det riktig, må den som har nøkkelen, signere på nytt",
            "see what was changed, and by whom; if it is right, whoever has the key has to sign anew",
        ),
    )
}

/// A key of the site that is another one, or gone, after a change.
pub fn key_changed(place: Place, before: &str) -> Diagnostic {
    finding(
        place,
        "key-changed",
        (
            format!("endringen tar bort eller bytter `signing_key`, som var {before}"),
            format!("the change takes away or replaces `signing_key`, which was {before}"),
        ),
        say(
            "en nøkkel byttes av utgiveren, i en endring for seg, etter at leserne har fått vite det",
            "a key is replaced by the publisher, in a change of its own, after readers were told",
        ),
    )
}

/// A file that no source of a site is, by its checksum.
pub fn other_edition(place: Place, sum: &Sha256) -> Diagnostic {
    finding(
        place,
        "other-edition",
        (
            format!("ingen kilde på nettstedet er denne fila (sjekksum {sum})"),
            format!("no source of the site is this file (checksum {sum})"),
        ),
        say(
            "hent fila fra adressen som siden om partiet oppgir, eller prøv den som en annen utgave: `--source ID`",
            "fetch the file from the address that the party's page gives, or try it as another edition: `--source ID`",
        ),
    )
}

/// How a file of a site is not what its list of checksums says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deviation {
    /// It has other bytes.
    Changed,
    /// It is not there.
    Missing,
    /// The list does not name it.
    Foreign,
}

/// A file of a site that is not what its list of checksums says.
pub fn site_file(place: Place, how: Deviation) -> Diagnostic {
    let problem = match how {
        Deviation::Changed => {
            say("fila er en annen enn den i lista", "the file is another than that of the list")
        }
        Deviation::Missing => say("fila mangler", "the file is missing"),
        Deviation::Foreign => say("lista nevner ikke fila", "the list does not name the file"),
    };
    finding(
        place,
        "site-file",
        problem,
        say(
            "hent hele nettstedet på nytt fra utgiveren",
            "fetch the whole site anew from its publisher",
        ),
    )
}
