//! Tells what is wrong with the form of YAML.

use crate::report::diagnostic::{Diagnostic, LIBRARY, after, finding, say};
use crate::report::place::Place;
use crate::values::bilingual::Bilingual;

// ---- YAML -----------------------------------------------------------------------------------

/// A tab where YAML wants blanks.
pub fn yaml_tab(place: Place) -> Diagnostic {
    finding(
        place,
        "yaml-tab",
        say("linja er rykket inn med tabulator", "the line is indented with a tab"),
        say("bruk mellomrom i stedet", "use blanks instead"),
    )
}

/// A no-break space in the indentation.
pub fn yaml_no_break_space(place: Place) -> Diagnostic {
    finding(
        place,
        "yaml-no-break-space",
        say(
            "linja er rykket inn med hardt mellomrom (U+00A0), som ofte følger med når tekst limes inn",
            "the line is indented with a no-break space (U+00A0), which often comes with pasted text",
        ),
        say(
            "slett innrykket og skriv vanlige mellomrom",
            "delete the indentation and type plain blanks",
        ),
    )
}

/// A colon inside plain text.
pub fn yaml_colon(place: Place) -> Diagnostic {
    finding(
        place,
        "yaml-colon",
        say(
            "et kolon i teksten leses som et nytt felt",
            "a colon in the text is read as a new field",
        ),
        say(
            "sett teksten i \"anførselstegn\", eller skriv den på linja under `>-`",
            "put the text in \"quotation marks\", or write it on the line below `>-`",
        ),
    )
}

/// Indentation that does not fit.
pub fn yaml_indent(place: Place) -> Diagnostic {
    finding(
        place,
        "yaml-indent",
        say(
            "innrykket passer ikke med linjene over",
            "the indentation does not fit the lines above",
        ),
        say(
            "gi linja like mange mellomrom foran seg som de andre feltene i samme post",
            "give the line as many blanks before it as the other fields of the same record have",
        ),
    )
}

/// A key or dash without a blank after it.
pub fn yaml_missing_space(place: Place, mark: &str, whole: &str) -> Diagnostic {
    finding(
        place,
        "yaml-missing-space",
        (
            format!("det må stå et mellomrom etter `{mark}`"),
            format!("there has to be a blank after `{mark}`"),
        ),
        (format!("skriv `{whole}`"), format!("write `{whole}`")),
    )
}

/// A line that is neither a field nor part of the text above it.
pub fn yaml_stray_line(place: Place) -> Diagnostic {
    finding(
        place,
        "yaml-stray-line",
        say(
            "linja er verken et felt eller en del av teksten over",
            "the line is neither a field nor a part of the text above",
        ),
        say(
            "er den et felt, skriv `navn: verdi`; hører den til teksten over, rykk den lenger inn",
            "if it is a field, write `name: value`; if it belongs to the text above, move it further in",
        ),
    )
}

/// Typographic quotation marks where YAML wants straight ones.
pub fn smart_quotes(place: Place, mark: char) -> Diagnostic {
    finding(
        place,
        "smart-quotes",
        (
            format!("teksten er satt i `{mark}`, som ikke er anførselstegn i YAML"),
            format!("the text stands in `{mark}`, which are not quotation marks in YAML"),
        ),
        say(
            "bruk rette anførselstegn: \" foran og bak",
            "use straight quotation marks: \" before and after",
        ),
    )
}

/// A quotation mark that is opened and never closed.
pub fn yaml_open_quote(place: Place) -> Diagnostic {
    finding(
        place,
        "yaml-open-quote",
        say(
            "anførselstegnet åpnes her, men lukkes ikke",
            "the quotation mark is opened here but not closed",
        ),
        say(
            "sett samme tegn bak teksten; står tegnet inne i teksten, skriv \\\" der",
            "put the same mark after the text; where it stands inside the text, write \\\"",
        ),
    )
}

/// Text that goes on after a closing quotation mark.
pub fn yaml_after_quote(place: Place) -> Diagnostic {
    finding(
        place,
        "yaml-after-quote",
        say(
            "teksten fortsetter etter det lukkende anførselstegnet",
            "the text goes on after the closing quotation mark",
        ),
        say(
            "sett hele teksten i anførselstegn, med \\\" for tegn inne i den",
            "put the whole text in quotation marks, with \\\" for marks inside it",
        ),
    )
}

/// A backslash in quotation marks that makes no character.
pub fn yaml_escape(place: Place) -> Diagnostic {
    finding(
        place,
        "yaml-escape",
        say(
            "`\\` i anførselstegn lager et tegn av det som følger, men ikke av dette",
            "`\\` in quotation marks makes a character of what follows, but not of this",
        ),
        say("skriv `\\\\` der tegnet skal stå", "write `\\\\` where the character itself is meant"),
    )
}

/// A value that begins with a character that means something in YAML.
pub fn yaml_special_start(place: Place, character: char) -> Diagnostic {
    finding(
        place,
        "yaml-special-start",
        (
            format!("tekst kan ikke begynne med `{character}` uten anførselstegn"),
            format!("text cannot begin with `{character}` without quotation marks"),
        ),
        say("sett teksten i \"anførselstegn\"", "put the text in \"quotation marks\""),
    )
}

/// Any other fault in the YAML; the reader's own words are added.
pub fn yaml_syntax(place: Place, why: &str) -> Diagnostic {
    finding(
        place,
        "yaml-syntax",
        after("dette er ikke YAML", "this is not YAML", &Bilingual::said(LIBRARY, why)),
        say(
            "se på tegn og innrykk her og på linja over",
            "look at the marks and the indentation here and on the line above",
        ),
    )
}

/// Lists or maps nested deeper than any content needs.
pub fn yaml_too_deep(place: Place) -> Diagnostic {
    finding(
        place,
        "yaml-too-deep",
        say(
            "lister og felter ligger for mange nivåer inni hverandre",
            "lists and fields are nested too deep",
        ),
        say("skriv innholdet flatere", "write the content flatter"),
    )
}

/// An anchor or alias.
pub fn yaml_alias(place: Place) -> Diagnostic {
    finding(
        place,
        "yaml-alias",
        say(
            "`&navn` og `*navn` (gjenbruk i YAML) brukes ikke her",
            "`&name` and `*name` (reuse in YAML) are not used here",
        ),
        say(
            "skriv innholdet ut; begynner en tekst med tegnet, sett den i anførselstegn",
            "write the content out; if a text begins with the mark, put it in quotation marks",
        ),
    )
}

/// A YAML tag such as `!!binary`.
pub fn yaml_tag(place: Place) -> Diagnostic {
    finding(
        place,
        "yaml-tag",
        say("`!merke` brukes ikke her", "`!tag` is not used here"),
        say(
            "fjern merket; begynner en tekst med `!`, sett den i anførselstegn",
            "remove the tag; if a text begins with `!`, put it in quotation marks",
        ),
    )
}

/// More than one YAML document in a file.
pub fn yaml_documents(place: Place) -> Diagnostic {
    finding(
        place,
        "yaml-documents",
        say("her begynner et nytt dokument i samme fil", "a second document begins here"),
        say("slett linja med `---`", "delete the line with `---`"),
    )
}

/// The same key twice in one map.
pub fn duplicate_key(place: Place, key: &str, first_line: usize) -> Diagnostic {
    finding(
        place,
        "duplicate-key",
        (
            format!("feltet `{key}` står to ganger; første gang på linje {first_line}"),
            format!("the field `{key}` stands twice; first on line {first_line}"),
        ),
        say("behold det ene", "keep one of them"),
    )
}

/// A plain scalar that YAML cuts at a blank and `#`.
pub fn cut_by_comment(place: Place, whole: &str) -> Diagnostic {
    let quoted = whole.replace('\\', "\\\\").replace('"', "\\\"");
    finding(
        place,
        "cut-by-comment",
        say(
            "alt fra ` #` leses som en kommentar, så teksten blir kuttet her",
            "all from ` #` on is read as a comment, so the text is cut here",
        ),
        (
            format!("sett teksten i anførselstegn: \"{quoted}\""),
            format!("put the text in quotation marks: \"{quoted}\""),
        ),
    )
}

/// A plain scalar that is, or may be, read as something else than text.
pub fn read_as_other(place: Place, word: &str, as_nb: &str, as_en: &str) -> Diagnostic {
    finding(
        place,
        "read-as-other",
        (
            format!("`{word}` uten anførselstegn leses som {as_nb}, ikke som tekst"),
            format!("`{word}` without quotation marks is read as {as_en}, not as text"),
        ),
        (format!("skriv \"{word}\""), format!("write \"{word}\"")),
    )
}
