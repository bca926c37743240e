//! Tells what is wrong with files as a whole.

use crate::report::diagnostic::{Diagnostic, after, finding, say};
use crate::report::place::{self, Place};
use crate::values::bilingual::Bilingual;
use crate::values::id;

// ---- files ----------------------------------------------------------------------------------

/// A byte that is not UTF-8.
pub fn not_utf8(place: Place, byte: u8) -> Diagnostic {
    finding(
        place,
        "not-utf8",
        (
            format!("tegnet her (byte {byte:#04x}) er ikke UTF-8-tekst"),
            format!("the character here (byte {byte:#04x}) is not UTF-8 text"),
        ),
        say("lagre fila på nytt som UTF-8", "save the file again as UTF-8"),
    )
}

/// A file in the two-byte encoding that some programs call «Unicode».
pub fn utf16(place: Place) -> Diagnostic {
    finding(
        place,
        "not-utf8",
        say("fila er lagret som UTF-16, ikke UTF-8", "the file is saved as UTF-16, not UTF-8"),
        say("lagre fila på nytt som UTF-8", "save the file again as UTF-8"),
    )
}

/// A byte order mark at the start of a file.
pub fn byte_order_mark(place: Place) -> Diagnostic {
    finding(
        place,
        "byte-order-mark",
        say(
            "fila begynner med et usynlig merke (BOM)",
            "the file begins with an invisible mark (BOM)",
        ),
        say("lagre fila som UTF-8 uten BOM", "save the file as UTF-8 without BOM"),
    )
}

/// Windows line ends.
pub fn windows_line_ends(place: Place) -> Diagnostic {
    finding(
        place,
        "windows-line-ends",
        say("linjene slutter på Windows-vis (CRLF)", "the lines end in the Windows way (CRLF)"),
        say(
            "velg linjeslutt LF i skriveprogrammet og lagre",
            "choose line ends LF in your editor and save",
        ),
    )
}

/// A file with nothing in it.
pub fn empty_file(place: Place) -> Diagnostic {
    finding(
        place,
        "empty-file",
        say("fila er tom", "the file is empty"),
        say("fyll den ut eller slett den", "fill it in or delete it"),
    )
}

/// A character that nobody can see.
pub fn hidden_character(place: Place, character: char) -> Diagnostic {
    let code = u32::from(character);
    finding(
        place,
        "hidden-character",
        (
            format!("her står et usynlig tegn (U+{code:04X})"),
            format!("there is an invisible character here (U+{code:04X})"),
        ),
        say(
            "slett tegnet; det følger ofte med når tekst limes inn",
            "delete the character; it often comes along with pasted text",
        ),
    )
}

/// A letter of another alphabet within a word.
pub fn mixed_letters(place: Place, character: char) -> Diagnostic {
    let code = u32::from(character);
    finding(
        place,
        "mixed-letters",
        (
            format!(
                "`{character}` (U+{code:04X}) er en gresk eller kyrillisk bokstav i et norsk ord"
            ),
            format!("`{character}` (U+{code:04X}) is a Greek or Cyrillic letter in a Latin word"),
        ),
        say(
            "skriv bokstaven på nytt; den kan se ut som en annen, og følger ofte med når tekst limes inn",
            "type the letter anew; it may look like another, and often comes along with pasted text",
        ),
    )
}

/// A line that is longer than can be shown.
pub fn line_too_long(place: Place, bytes: usize) -> Diagnostic {
    let (size, limit) = (bytes.div_ceil(1024), place::LONGEST_LINE / 1024);
    finding(
        place,
        "line-too-long",
        (
            format!("linja er på {size} KiB; grensen er {limit} KiB, og fila er ikke lest"),
            format!("the line has {size} KiB; the limit is {limit} KiB, and the file was not read"),
        ),
        say(
            "del linja i flere; lange tekster kan gå over mange linjer",
            "break the line into several; long texts may go over many lines",
        ),
    )
}

/// A file that is larger than can be read.
pub fn file_too_large(place: Place, bytes: u64) -> Diagnostic {
    let (size, limit) = (bytes.div_ceil(1024 * 1024), place::LARGEST_FILE / (1024 * 1024));
    finding(
        place,
        "file-too-large",
        (
            format!("fila er på {size} MiB; grensen er {limit} MiB"),
            format!("the file is {size} MiB; the limit is {limit} MiB"),
        ),
        say(
            "del fila i flere, eller flytt den ut av mappa",
            "split the file, or move it out of the folder",
        ),
    )
}

/// A symbolic link that leads out of its part of the content, or nowhere.
pub fn link_leads_out(place: Place, target: &str) -> Diagnostic {
    finding(
        place,
        "link-leads-out",
        (
            format!(
                "den symbolske lenken peker ut av denne delen av innholdet, til noe skjult eller til noe som ikke finnes (`{target}`)"
            ),
            format!(
                "the symbolic link leads out of this part of the content, to what is hidden, or to what is not there (`{target}`)"
            ),
        ),
        say(
            "legg selve fila her i stedet for lenken",
            "put the file itself here instead of the link",
        ),
    )
}

/// A symbolic link where this program puts its work.
pub fn work_link(place: Place, target: &str) -> Diagnostic {
    finding(
        place,
        "work-link",
        (
            format!(
                "her legger programmet det det arbeider med, og her står en symbolsk lenke (`{target}`)"
            ),
            format!(
                "this is where the program puts its work, and a symbolic link stands here (`{target}`)"
            ),
        ),
        say(
            "slett lenken; det den peker til, blir ikke rørt",
            "delete the link; what it leads to is left alone",
        ),
    )
}

/// A symbolic link to a folder.
pub fn folder_link(place: Place, target: &str) -> Diagnostic {
    finding(
        place,
        "folder-link",
        (
            format!("den symbolske lenken peker til en mappe (`{target}`) og blir ikke fulgt"),
            format!("the symbolic link leads to a folder (`{target}`) and is not followed"),
        ),
        say("legg mappa her i stedet for lenken", "put the folder here instead of the link"),
    )
}

/// Something in the folder that is neither file nor folder.
pub fn not_a_file(place: Place) -> Diagnostic {
    finding(
        place,
        "not-a-file",
        say("dette er verken en fil eller en mappe", "this is neither a file nor a folder"),
        say("fjern det fra mappa", "remove it from the folder"),
    )
}

/// A file whose name is not UTF-8.
pub fn file_name_not_utf8(place: Place) -> Diagnostic {
    finding(
        place,
        "file-name",
        say("filnavnet er ikke UTF-8-tekst", "the name of the file is not UTF-8 text"),
        say(
            "gi fila et navn med små bokstaver a–z, tall og bindestrek",
            "give the file a name of small letters a–z, digits and hyphens",
        ),
    )
}

/// A file that could not be read.
pub fn unreadable(place: Place, why: &str) -> Diagnostic {
    finding(
        place,
        "unreadable",
        after("fila kan ikke leses", "the file cannot be read", &Bilingual::said("systemet", why)),
        say("se etter at du har lov til å lese den", "see that you are allowed to read it"),
    )
}

/// A file in a place where such a file means nothing.
pub fn stray_file(place: Place, cure: Bilingual) -> Diagnostic {
    finding(
        place,
        "file-name",
        say(
            "fila har et navn som ikke betyr noe her",
            "the file has a name that means nothing here",
        ),
        cure,
    )
}

/// A position that is to be changed and is not there.
pub fn no_record(place: Place, party: &str, theme: &str) -> Diagnostic {
    finding(
        place,
        "no-record",
        (
            format!("fila har ikke noe standpunkt om `{theme}`"),
            format!("the file has no position on `{theme}`"),
        ),
        (
            format!("lag det med `standpunkt new position {party} {theme}`"),
            format!("make it with `standpunkt new position {party} {theme}`"),
        ),
    )
}

/// A record that cannot be changed by a command.
pub fn edit_by_hand(place: Place) -> Diagnostic {
    finding(
        place,
        "edit-by-hand",
        say(
            "standpunktet står i klammeparentes og kan ikke endres med en kommando",
            "the position stands in braces and cannot be changed by a command",
        ),
        say(
            "kjør `standpunkt fmt` først, så får hvert felt sin linje",
            "run `standpunkt fmt` first, which gives each field a line",
        ),
    )
}

/// A file that has to be there and is not.
pub fn missing_file(place: Place, missing: &str) -> Diagnostic {
    finding(
        place,
        "missing-file",
        (format!("fila `{missing}` mangler"), format!("the file `{missing}` is missing")),
        (
            format!("lag `{missing}`; `standpunkt new` skriver den for deg"),
            format!("make `{missing}`; `standpunkt new` writes it for you"),
        ),
    )
}

/// An id (file or folder name, or field) that breaks the rule for addresses.
pub fn bad_id(place: Place, word: &str) -> Diagnostic {
    let proposal = id::propose(word);
    finding(
        place,
        "bad-id",
        (
            format!("`{word}` kan ikke brukes i en adresse"),
            format!("`{word}` cannot be used in an address"),
        ),
        if proposal.is_empty() || proposal == word {
            say(
                "bruk små bokstaver a–z, tall og enkle bindestreker, og ikke begynn med `side-` eller `sitat-`",
                "use small letters a–z, digits and single hyphens, and do not begin with `side-` or `sitat-`",
            )
        } else {
            Bilingual::new(
                format!("bruk små bokstaver a–z, tall og bindestrek: `{proposal}`"),
                format!("use small letters a–z, digits and hyphens: `{proposal}`"),
            )
        },
    )
}
