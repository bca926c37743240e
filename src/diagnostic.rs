//! What can be wrong with the content: one constructor for each fault, with its words in Norwegian and English.

use std::fmt::Write as _;

use serde::Serialize;

use crate::language::Language::{En as ENGLISH, Nb as BOKMAL};
use crate::source::Place;
use crate::words::decimal;

/// A language that findings are told in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Language {
    /// Norwegian bokmål, for the magazine's editors.
    #[default]
    Nb,
    /// English.
    En,
}

/// Whether a finding stops the build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The site is not built.
    Error,
    /// The site is built; somebody has to do something before it is published.
    Reminder,
}

/// The same words in each language of the findings.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Words {
    /// Norwegian bokmål.
    pub nb: String,
    /// English.
    pub en: String,
}

impl Words {
    /// Fixed words.
    pub fn new(nb: &str, en: &str) -> Words {
        Words { nb: nb.to_owned(), en: en.to_owned() }
    }

    /// What the system or another program says, which is always in English: in Norwegian with who
    /// says it, so that the sentence around it can be read without it.
    pub fn said(who: &str, why: &str) -> Words {
        Words { nb: format!("{who} sier (på engelsk): {why}"), en: why.to_owned() }
    }

    /// The words in one language.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Nb => &self.nb,
            Language::En => &self.en,
        }
    }
}

/// One finding: what is wrong, where, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Where.
    pub place: Place,
    /// Name of the fault, in kebab-case; never changes.
    pub code: &'static str,
    /// Whether it stops the build.
    pub severity: Severity,
    /// What is wrong.
    pub message: Words,
    /// The cure.
    pub help: Words,
}

/// All findings of a run.
pub type Report = Vec<Diagnostic>;

/// Brings findings in reading order (path, line, column, code) and drops repetitions.
pub fn sort(report: &mut Report) {
    report.sort_by(|a, b| (&a.place, a.code, &a.message).cmp(&(&b.place, b.code, &b.message)));
    report.dedup();
}

/// Whether anything in the report stops the build.
pub fn any_error(report: &Report) -> bool {
    report.iter().any(|it| it.severity == Severity::Error)
}

/// The known name that `word` was probably meant to be: a typing slip away at most.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let plain = crate::id::propose(word);
    known
        .into_iter()
        .map(|it| {
            let likeness = strsim::jaro_winkler(&plain, &crate::id::propose(it));
            let slip = match strsim::osa_distance(&plain, it) {
                0 | 1 if plain.len() > 2 => 0.4,
                0..=2 => 0.2,
                _ => 0.0,
            };
            (likeness + slip, it)
        })
        .filter(|(likeness, _)| *likeness > 0.82)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, it)| it)
}

fn finding(
    place: Place,
    code: &'static str,
    message: (String, String),
    help: (String, String),
) -> Diagnostic {
    Diagnostic {
        place,
        code,
        severity: Severity::Error,
        message: Words { nb: message.0, en: message.1 },
        help: Words { nb: help.0, en: help.1 },
    }
}

fn reminder(
    place: Place,
    code: &'static str,
    message: (String, String),
    help: (String, String),
) -> Diagnostic {
    Diagnostic { severity: Severity::Reminder, ..finding(place, code, message, help) }
}

/// The same text twice: for messages that hold only fixed words.
fn say(nb: &str, en: &str) -> (String, String) {
    (nb.to_owned(), en.to_owned())
}

/// Who says what a library says of a file that it cannot read.
const LIBRARY: &str = "biblioteket som leser den,";

/// A sentence, and the reason for it.
fn after(nb: &str, en: &str, why: &Words) -> (String, String) {
    (format!("{nb}; {}", why.nb), format!("{en}: {}", why.en))
}

/// «mente du …?», or else the list of what is known.
fn did_you_mean<'a>(
    word: &str,
    known: impl IntoIterator<Item = &'a str> + Clone,
) -> (String, String) {
    if let Some(near) = nearest(word, known.clone()) {
        return (format!("mente du `{near}`?"), format!("did you mean `{near}`?"));
    }
    let (mut nb, mut en) = say("velg en av: ", "choose one of: ");
    let mut known: Vec<&str> = known.into_iter().collect();
    let more = known.len().saturating_sub(30);
    known.truncate(30);
    if known.is_empty() {
        return say("her er ingen å velge blant ennå", "there is none to choose from yet");
    }
    for (i, name) in known.iter().enumerate() {
        let comma = if i == 0 { "" } else { ", " };
        let _ = write!(nb, "{comma}`{name}`");
        let _ = write!(en, "{comma}`{name}`");
    }
    if more > 0 {
        let _ = write!(nb, " og {more} til");
        let _ = write!(en, " and {more} more");
    }
    (nb, en)
}

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
    let (size, limit) = (bytes.div_ceil(1024), crate::source::LONGEST_LINE / 1024);
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
    let (size, limit) = (bytes.div_ceil(1024 * 1024), crate::source::LARGEST_FILE / (1024 * 1024));
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

/// A symbolic link that leads out of the content folder, or nowhere.
pub fn link_leads_out(place: Place, target: &str) -> Diagnostic {
    finding(
        place,
        "link-leads-out",
        (
            format!(
                "den symbolske lenken peker ut av mappa eller til noe som ikke finnes (`{target}`)"
            ),
            format!(
                "the symbolic link leads out of the folder, or to what is not there (`{target}`)"
            ),
        ),
        say(
            "legg selve fila her i stedet for lenken",
            "put the file itself here instead of the link",
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
        after("fila kan ikke leses", "the file cannot be read", &Words::said("systemet", why)),
        say("se etter at du har lov til å lese den", "see that you are allowed to read it"),
    )
}

/// A file in a place where such a file means nothing.
pub fn stray_file(place: Place, cure: (String, String)) -> Diagnostic {
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
    let proposal = crate::id::propose(word);
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
            (
                format!("bruk små bokstaver a–z, tall og bindestrek: `{proposal}`"),
                format!("use small letters a–z, digits and hyphens: `{proposal}`"),
            )
        },
    )
}

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
        after("dette er ikke YAML", "this is not YAML", &Words::said(LIBRARY, why)),
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

// ---- fields ---------------------------------------------------------------------------------

/// A key that means nothing here.
pub fn unknown_key(place: Place, key: &str, known: &[&str]) -> Diagnostic {
    finding(
        place,
        "unknown-key",
        (format!("feltet `{key}` finnes ikke her"), format!("there is no field `{key}` here")),
        did_you_mean(key, known.iter().copied()),
    )
}

/// A field that has to be there and is not.
pub fn missing_field(place: Place, key: &str) -> Diagnostic {
    finding(
        place,
        "missing-field",
        (format!("feltet `{key}` mangler"), format!("the field `{key}` is missing")),
        (format!("legg til `{key}:`"), format!("add `{key}:`")),
    )
}

/// A field with nothing in it.
pub fn empty_field(place: Place, key: &str) -> Diagnostic {
    finding(
        place,
        "empty-field",
        (format!("feltet `{key}` er tomt"), format!("the field `{key}` is empty")),
        say("fyll det ut, eller slett linja", "fill it in, or delete the line"),
    )
}

/// A theme without the text after its fields.
pub fn no_background(place: Place) -> Diagnostic {
    finding(
        place,
        "empty-field",
        say("det står ingen tekst etter feltene", "there is no text after the fields"),
        say(
            "skriv bakgrunnen under linja med `---`",
            "write the background below the line of `---`",
        ),
    )
}

/// A list where a text belongs, and the like.
pub fn wrong_kind(place: Place, key: &str, wanted: (&str, &str)) -> Diagnostic {
    finding(
        place,
        "wrong-kind",
        (format!("`{key}` skal være {}", wanted.0), format!("`{key}` has to be {}", wanted.1)),
        say(
            "se etter hvordan feltet er skrevet i en annen fil",
            "see how the field is written in another file",
        ),
    )
}

/// A date that is not one.
pub fn bad_date(place: Place, word: &str, example: &str) -> Diagnostic {
    finding(
        place,
        "bad-date",
        (format!("`{word}` er ikke en dato"), format!("`{word}` is not a date")),
        (
            format!("skriv datoen som `{example}` (år-måned-dag)"),
            format!("write the date as `{example}` (year-month-day)"),
        ),
    )
}

/// A year that is not one.
pub fn bad_number(place: Place, word: &str) -> Diagnostic {
    finding(
        place,
        "bad-number",
        (format!("`{word}` er ikke et tall her"), format!("`{word}` is not a number here")),
        say("skriv et helt tall med sifre", "write a whole number in digits"),
    )
}

/// An address that is not a web address.
pub fn bad_url(place: Place, word: &str) -> Diagnostic {
    finding(
        place,
        "bad-url",
        (format!("`{word}` er ikke en nettadresse"), format!("`{word}` is not a web address")),
        say(
            "skriv hele adressen, med `https://` først",
            "write the whole address, with `https://` first",
        ),
    )
}

/// A colour that is not one.
pub fn bad_colour(place: Place, word: &str) -> Diagnostic {
    finding(
        place,
        "bad-colour",
        (format!("`{word}` er ikke en farge"), format!("`{word}` is not a colour")),
        say(
            "skriv seks heksadesimale sifre i anførselstegn: \"#1a2b3c\"",
            "write six hexadecimal digits in quotation marks: \"#1a2b3c\"",
        ),
    )
}

/// A text that is longer than its place on the page.
pub fn too_long(place: Place, key: &str, length: usize, limit: usize) -> Diagnostic {
    finding(
        place,
        "too-long",
        (
            format!("`{key}` er på {length} tegn; det er plass til {limit}"),
            format!("`{key}` has {length} characters; there is room for {limit}"),
        ),
        say("skriv det kortere", "write it shorter"),
    )
}

/// A word that is not in a closed list.
pub fn unknown_word<'a>(
    place: Place,
    what: What,
    word: &str,
    known: impl IntoIterator<Item = &'a str> + Clone,
) -> Diagnostic {
    let (code, nb, en) = what.names();
    finding(
        place,
        code,
        (format!("{nb} `{word}` finnes ikke"), format!("there is no {en} `{word}`")),
        did_you_mean(word, known),
    )
}

/// What a reference was meant to refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A file in `themes/`.
    Theme,
    /// A folder in `parties/`.
    Party,
    /// A word of the stance list.
    Stance,
    /// A language code.
    Language,
    /// An election in `site.yaml`.
    Election,
    /// A group of themes in `site.yaml`.
    Group,
    /// A source in `site.yaml`, or of a theme.
    Source,
    /// A kind of source.
    SourceKind,
    /// An edition status.
    Edition,
    /// A repair of a source's text.
    Repair,
    /// A kind of page.
    PageKind,
    /// A kind of change in a published position.
    ChangeKind,
    /// Whether something is for readers yet.
    Status,
    /// Yes or no.
    Answer,
}

impl What {
    fn names(self) -> (&'static str, &'static str, &'static str) {
        match self {
            What::Theme => ("unknown-theme", "temaet", "theme"),
            What::Party => ("unknown-party", "partiet", "party"),
            What::Stance => ("unknown-stance", "standpunktet", "stance"),
            What::Language => ("unknown-language", "språket", "language"),
            What::Election => ("unknown-election", "valget", "election"),
            What::Group => ("unknown-group", "temagruppa", "group of themes"),
            What::Source => ("unknown-source", "kilden", "source"),
            What::SourceKind => ("unknown-source-kind", "kildetypen", "kind of source"),
            What::Edition => ("unknown-edition", "utgaven", "edition"),
            What::Repair => ("unknown-repair", "reparasjonen", "repair"),
            What::PageKind => ("unknown-page-kind", "sidetypen", "kind of page"),
            What::ChangeKind => ("unknown-change-kind", "endringstypen", "kind of change"),
            What::Status => ("unknown-status", "statusen", "status"),
            What::Answer => ("unknown-answer", "svaret", "answer"),
        }
    }
}

// ---- content --------------------------------------------------------------------------------

/// A party's position on a theme given twice.
pub fn duplicate_position(place: Place, theme: &str, first_line: usize) -> Diagnostic {
    finding(
        place,
        "duplicate-position",
        (
            format!("partiet har alt et standpunkt til `{theme}`, på linje {first_line}"),
            format!("the party already has a position on `{theme}`, on line {first_line}"),
        ),
        say("slå de to sammen til ett", "make one of the two"),
    )
}

/// A programme that says another edition than the document that it rests on.
pub fn edition_differs(place: Place, ours: &str, source: &str, theirs: &str) -> Diagnostic {
    finding(
        place,
        "edition-differs",
        (
            format!("programmets utgave er `{ours}`, men kilden `{source}` er `{theirs}`"),
            format!("the programme's edition is `{ours}`, but the source `{source}` is `{theirs}`"),
        ),
        (
            format!("skriv `{theirs}`, eller la programmet bygge på rett kilde"),
            format!("write `{theirs}`, or let the programme rest on the right source"),
        ),
    )
}

/// A source whose kind says another edition than its edition.
pub fn edition_of_kind(place: Place, kind: &str, said: &str, meant: &str) -> Diagnostic {
    finding(
        place,
        "edition-differs",
        (
            format!("kildetypen er `{kind}`, men utgaven er `{said}`"),
            format!("the kind of source is `{kind}`, but the edition is `{said}`"),
        ),
        (format!("skriv `{meant}`, eller rett `kind`"), format!("write `{meant}`, or mend `kind`")),
    )
}

/// An id given twice where each may stand once.
pub fn duplicate_id(place: Place, word: &str, first_line: usize) -> Diagnostic {
    finding(
        place,
        "duplicate-id",
        (
            format!("`{word}` er alt brukt, på linje {first_line}"),
            format!("`{word}` is already used, on line {first_line}"),
        ),
        say("velg en annen", "choose another"),
    )
}

/// A stance without a quotation.
pub fn missing_quote(place: Place, stance: &str) -> Diagnostic {
    finding(
        place,
        "missing-quote",
        (
            format!("standpunktet `{stance}` har ikke noe sitat"),
            format!("the stance `{stance}` has no quotation"),
        ),
        say(
            "legg til `quotes:` med ordene fra programmet, eller velg `not_found`",
            "add `quotes:` with the words of the programme, or choose `not_found`",
        ),
    )
}

/// A quotation for something that was not found.
pub fn quote_without_stance(place: Place, stance: &str) -> Diagnostic {
    finding(
        place,
        "quote-without-stance",
        (format!("`{stance}` kan ikke ha sitater"), format!("`{stance}` cannot have quotations")),
        say(
            "fjern sitatene, eller velg standpunktet som de viser",
            "remove the quotations, or choose the stance that they show",
        ),
    )
}

/// More quotations than a position may have.
pub fn too_many_quotes(place: Place, count: usize) -> Diagnostic {
    finding(
        place,
        "too-many-quotes",
        (
            format!("{count} sitater; ett til tre er nok"),
            format!("{count} quotations; one to three are enough"),
        ),
        say("behold de ordene som bærer standpunktet", "keep the words that carry the position"),
    )
}

/// A quotation that is longer than the right of quotation and the reader bear.
pub fn long_quote(place: Place, words: usize) -> Diagnostic {
    finding(
        place,
        "long-quote",
        (
            format!("sitatet er på {words} ord; grensen er 40"),
            format!("the quotation has {words} words; the limit is 40"),
        ),
        say("behold de ordene som bærer standpunktet", "keep the words that carry the position"),
    )
}

/// An election that is a draft, and no other that readers could be shown.
pub fn only_drafts(place: Place) -> Diagnostic {
    finding(
        place,
        "only-drafts",
        say(
            "alle valgene er utkast, så det er ingenting å vise leserne",
            "all elections are drafts, so there is nothing to show readers",
        ),
        say(
            "ta bort `status: draft` fra et valg; `standpunkt serve` viser også utkast",
            "take `status: draft` away from one; `standpunkt serve` shows drafts too",
        ),
    )
}

/// An election with so many parties that pages of two of them would be too many.
pub fn too_many_pairs(place: Place, parties: usize, most: usize) -> Diagnostic {
    let pages = parties * (parties - 1) / 2;
    reminder(
        place,
        "too-many-pairs",
        (
            format!("{parties} partier gir {pages} sider med to partier: de lages ikke"),
            format!("{parties} parties make {pages} pages of two parties: they are left out"),
        ),
        (
            format!("skriv `without: [pairs]` under valget; med høyst {most} partier lages sidene"),
            format!(
                "write `without: [pairs]` under the election; with {most} parties or fewer the pages are made"
            ),
        ),
    )
}

/// A theme that a party's file does not speak of: shown as not read.
pub fn not_read(place: Place, themes: &[&str]) -> Diagnostic {
    let list = themes.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ");
    let count = themes.len();
    reminder(
        place,
        "not-read",
        (
            format!("{count} av temaene er ikke undersøkt: {list}"),
            format!("{count} of the themes are not read: {list}"),
        ),
        say(
            "siden sier «Ikke undersøkt» til `standpunkt new position` har gitt dem en post",
            "the page says so until `standpunkt new position` has given them a record",
        ),
    )
}

/// Summaries that are harder to read than a newspaper, each with its LIKS.
pub fn hard_summaries(place: Place, hard: &[(&str, f64)]) -> Diagnostic {
    let list = |language| {
        let one = |(theme, liks): &(&str, f64)| format!("`{theme}` ({})", decimal(language, *liks));
        hard.iter().map(one).collect::<Vec<_>>().join(", ")
    };
    reminder(
        place,
        "hard-summaries",
        (
            format!("sammendrag som er tunge å lese (LIKS over 45): {}", list(BOKMAL)),
            format!("summaries that are hard to read (LIKS above 45): {}", list(ENGLISH)),
        ),
        say(
            "del lange setninger, og bytt lange ord",
            "split long sentences, and change long words",
        ),
    )
}

/// A summary that is harder to read than the programmes themselves.
pub fn too_hard_summary(place: Place, liks: f64) -> Diagnostic {
    let number = |language| decimal(language, liks);
    finding(
        place,
        "too-hard-summary",
        (
            format!("sammendraget er for tungt å lese (LIKS {})", number(BOKMAL)),
            format!("the summary is too hard to read (LIKS {})", number(ENGLISH)),
        ),
        (
            "del lange setninger, og bytt lange ord, til LIKS er høyst 55".to_owned(),
            "split long sentences, and change long words, until LIKS is at most 55".to_owned(),
        ),
    )
}

/// A name that a language of the site lacks: it stands in sentences, so nothing else can stand there.
pub fn missing_label(place: Place, language: &str, key: &str) -> Diagnostic {
    finding(
        place,
        "missing-label",
        (format!("på `{language}` mangler `{key}`"), format!("`{language}` lacks `{key}`")),
        (
            format!("skriv det under `translations:` og `{language}:`"),
            format!("write it under `translations:` and `{language}:`"),
        ),
    )
}

/// A theme that a language spells like another one.
pub fn slug_taken(place: Place, slug: &str, other: &str) -> Diagnostic {
    finding(
        place,
        "slug-taken",
        (
            format!("`{slug}` er alt adressen til temaet `{other}` på dette språket"),
            format!("`{slug}` is already the address of the theme `{other}` in this language"),
        ),
        say("velg et annet ord", "choose another word"),
    )
}

/// A text that a language of the site lacks: it is shown in bokmål, with a note.
pub fn missing_translation(place: Place, language: &str, keys: &[&str]) -> Diagnostic {
    let keys = keys.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ");
    reminder(
        place,
        "missing-translation",
        (
            format!("på `{language}` mangler {keys}: det vises på bokmål"),
            format!("`{language}` lacks {keys}: it is shown in bokmål"),
        ),
        (
            format!("skriv det under `translations:` og `{language}:`"),
            format!("write it under `translations:` and `{language}:`"),
        ),
    )
}

/// A field that still holds a stand-in.
pub fn stand_in(place: Place, key: &str) -> Diagnostic {
    reminder(
        place,
        "stand-in",
        (format!("`{key}` er en plassholder"), format!("`{key}` is a stand-in")),
        say(
            "sett inn det riktige før siden publiseres",
            "put in what is right before the site is published",
        ),
    )
}

/// Front matter that is missing or not closed.
pub fn front_matter(place: Place) -> Diagnostic {
    finding(
        place,
        "front-matter",
        say(
            "fila må begynne med felter mellom to linjer med `---`",
            "the file has to begin with fields between two lines of `---`",
        ),
        say(
            "sett `---` alene på første linje og alene på linja etter det siste feltet",
            "put `---` alone on the first line and alone on the line after the last field",
        ),
    )
}

// ---- Markdown -------------------------------------------------------------------------------

/// A link to a page of this site that does not exist.
pub fn dead_link<'a>(
    place: Place,
    target: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    finding(
        place,
        "dead-link",
        (
            format!("lenken peker til `{target}`, som ikke er en side her"),
            format!("the link leads to `{target}`, which is not a page here"),
        ),
        match nearest_address(target, known) {
            Some(near) => (format!("mente du `{near}`?"), format!("did you mean `{near}`?")),
            None => say(
                "skriv adressen fra roten av nettstedet, slik: `/tema/lar/`",
                "write the address from the root of the site, like `/tema/lar/`",
            ),
        },
    )
}

fn nearest_address<'a>(target: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|it| (strsim::osa_distance(target, it), it))
        .filter(|(distance, _)| *distance <= 4)
        .min()
        .map(|(_, it)| it)
}

/// A link of a kind that can run code, or that no browser should follow from here.
pub fn unsafe_link(place: Place, target: &str) -> Diagnostic {
    finding(
        place,
        "unsafe-link",
        (
            format!("lenken `{target}` kan ikke brukes på en nettside som denne"),
            format!("the link `{target}` cannot be used on a page like this"),
        ),
        say(
            "lenk med `https://`, `mailto:` eller en adresse på nettstedet (`/tema/…/`)",
            "link with `https://`, `mailto:` or an address of the site (`/tema/…/`)",
        ),
    )
}

/// HTML in a Markdown text.
pub fn raw_html(place: Place) -> Diagnostic {
    finding(
        place,
        "raw-html",
        say("HTML kan ikke brukes i teksten", "HTML cannot be used in the text"),
        say(
            "skriv Markdown; skal tegnet `<` vises, skriv `\\<`",
            "write Markdown; to show the character `<`, write `\\<`",
        ),
    )
}

/// A picture or a heading in a text that has no place for it.
pub fn unfit_markdown(place: Place, what: (&str, &str)) -> Diagnostic {
    finding(
        place,
        "unfit-markdown",
        (
            format!("{} kan ikke brukes i denne teksten", what.0),
            format!("{} cannot be used in this text", what.1),
        ),
        say("skriv vanlige avsnitt", "write plain paragraphs"),
    )
}

/// A date at the start of a paragraph that Markdown takes for the number of a list.
pub fn date_as_list(place: Place, day: &str) -> Diagnostic {
    finding(
        place,
        "date-as-list",
        (
            format!("`{day}.` først i avsnittet leses som nummer i en liste, ikke som en dato"),
            format!(
                "`{day}.` at the start of the paragraph is read as a number in a list, not as a date"
            ),
        ),
        (
            format!("skriv `{day}\\.`, eller begynn setningen med et annet ord («Den {day}. …»)"),
            format!("write `{day}\\.`, or begin the sentence with another word"),
        ),
    )
}

/// A footnote mark without its source.
pub fn unknown_footnote<'a>(
    place: Place,
    id: &str,
    known: impl IntoIterator<Item = &'a str> + Clone,
) -> Diagnostic {
    Diagnostic { code: "unknown-footnote", ..unknown_word(place, What::Source, id, known) }
}

/// A source that the text never refers to.
pub fn unused_source(place: Place, id: &str) -> Diagnostic {
    finding(
        place,
        "unused-source",
        (
            format!("teksten viser ikke til kilden `{id}`"),
            format!("the text does not refer to the source `{id}`"),
        ),
        (
            format!("sett `[^{id}]` etter setningen den hører til, eller slett kilden"),
            format!("put `[^{id}]` after the sentence it belongs to, or delete the source"),
        ),
    )
}

// ---- templates and site ---------------------------------------------------------------------

/// A template that cannot be read; the reader's own words are added.
pub fn template_syntax(place: Place, why: &str) -> Diagnostic {
    finding(
        place,
        "template-syntax",
        after("malen kan ikke leses", "the template cannot be read", &Words::said(LIBRARY, why)),
        say("rett malen her", "mend the template here"),
    )
}

/// A template that names a field that does not exist.
pub fn template_field(place: Place, name: &str, known: &[&str]) -> Diagnostic {
    finding(
        place,
        "template-field",
        (
            format!("malen bruker feltet `{name}`, som ikke finnes her"),
            format!("the template uses the field `{name}`, which does not exist here"),
        ),
        did_you_mean(name.rsplit('.').next().unwrap_or(name), known.iter().copied()),
    )
}

/// A template that takes in another which is not there.
pub fn template_missing<'a>(
    place: Place,
    name: &str,
    known: impl IntoIterator<Item = &'a str> + Clone,
) -> Diagnostic {
    finding(
        place,
        "template-missing",
        (
            format!("malen tar inn `{name}`, som ikke finnes"),
            format!("the template takes in `{name}`, which does not exist"),
        ),
        did_you_mean(name, known),
    )
}

/// A file of words that cannot be read; the reader's own words are added.
pub fn words_syntax(place: Place, why: &str) -> Diagnostic {
    finding(
        place,
        "words-syntax",
        after("fila kan ikke leses", "the file cannot be read", &Words::said(LIBRARY, why)),
        say("skriv `navn = tekst` på én linje", "write `name = text` on one line"),
    )
}

/// A message that is asked for, or given, and does not exist.
pub fn unknown_message<'a>(
    place: Place,
    id: &str,
    known: impl IntoIterator<Item = &'a str> + Clone,
) -> Diagnostic {
    finding(
        place,
        "unknown-message",
        (format!("meldingen `{id}` finnes ikke"), format!("there is no message `{id}`")),
        did_you_mean(id, known),
    )
}

/// A value that a message does not have.
pub fn unknown_value<'a>(
    place: Place,
    value: &str,
    known: impl IntoIterator<Item = &'a str> + Clone,
) -> Diagnostic {
    finding(
        place,
        "unknown-value",
        (
            format!("meldingen har ingen verdi `{value}`"),
            format!("the message has no value `{value}`"),
        ),
        did_you_mean(value, known),
    )
}

/// A value that a message needs and a template does not give.
pub fn missing_value(place: Place, id: &str, value: &str) -> Diagnostic {
    finding(
        place,
        "missing-value",
        (
            format!("meldingen `{id}` mangler verdien `{value}`"),
            format!("the message `{id}` lacks the value `{value}`"),
        ),
        (
            format!("skriv `{value}=…` mellom parentesene"),
            format!("write `{value}=…` between the parentheses"),
        ),
    )
}

/// A part of the template language that cannot be checked, and is therefore not used.
pub fn template_unchecked(place: Place, tag: &str) -> Diagnostic {
    finding(
        place,
        "template-unchecked",
        (
            format!("`{tag}` brukes ikke i malene, fordi feltnavnene i den ikke kan kontrolleres"),
            format!(
                "`{tag}` is not used in templates, because the field names in it cannot be checked"
            ),
        ),
        say("bruk `include` i stedet", "use `include` instead"),
    )
}

/// A template that failed while a page was made.
pub fn template_render(place: Place, page: &str, why: &str) -> Diagnostic {
    finding(
        place,
        "template-render",
        (
            format!("malen stanset på siden `{page}`: {why}"),
            format!("the template stopped on the page `{page}`: {why}"),
        ),
        say("rett malen her", "mend the template here"),
    )
}

/// Two files of the site with one address.
pub fn same_address(place: Place, address: &str, first: &str, second: &str) -> Diagnostic {
    finding(
        place,
        "same-address",
        (
            format!("{first} og {second} får samme adresse, `{address}`"),
            format!("{first} and {second} get the same address, `{address}`"),
        ),
        say("gi den ene et annet navn", "give one of them another name"),
    )
}

/// A former name that is the name of something else, or stands twice.
pub fn alias_taken(place: Place, alias: &str, by: &str) -> Diagnostic {
    finding(
        place,
        "alias-taken",
        (format!("`{alias}` er alt i bruk: {by}"), format!("`{alias}` is already in use: {by}")),
        say(
            "et tidligere navn kan bare føre til ett sted; ta bort det ene",
            "a former name can lead to one place only; take one of them away",
        ),
    )
}

/// A redirect from an address where there is a page.
pub fn redirect_page(place: Place, from: &str) -> Diagnostic {
    finding(
        place,
        "redirect-page",
        (
            format!("`{from}` er en side eller fil på nettstedet, eller ingen adresse der"),
            format!("`{from}` is a page or file of the site, or no address there"),
        ),
        say(
            "skriv en adresse som ikke finnes lenger, som `/tema/gammelt-navn/`",
            "write an address that is no more, like `/tema/old-name/`",
        ),
    )
}

/// A redirect to where there is no page.
pub fn redirect_target(place: Place, to: &str, near: Option<&str>) -> Diagnostic {
    let help = match near {
        Some(near) => (format!("mente du `{near}`?"), format!("did you mean `{near}`?")),
        None => say(
            "skriv adressen til en side slik den står etter nettstedets egen, som `/tema/lar/`",
            "write the address of a page as it stands after the site's own, like `/tema/lar/`",
        ),
    };
    finding(
        place,
        "redirect-target",
        (format!("`{to}` er ingen side"), format!("`{to}` is no page")),
        help,
    )
}

/// A list of what was published that is broken or was edited by hand.
pub fn published_broken(place: Place, why: Words) -> Diagnostic {
    finding(
        place,
        "published-broken",
        (
            format!("lista over det som er publisert, kan ikke brukes: {}", why.nb),
            format!("the list of what was published cannot be used: {}", why.en),
        ),
        say(
            "hent fila tilbake fra forrige versjon (`git checkout published.lock`); etter en fletting: kjør `standpunkt record --mend`",
            "take the file back from the version before (`git checkout published.lock`); after a merge: run `standpunkt record --mend`",
        ),
    )
}

/// Published addresses that lead nowhere now: the first of them, how many, what is gone (of which
/// kind), and what is new of that kind.
pub fn address_lost(
    place: Place,
    first: &str,
    number: usize,
    gone: Option<(What, &str)>,
    new: &[String],
) -> Diagnostic {
    let message = match gone {
        Some((what, id)) => {
            let (_, nb, en) = what.names();
            (
                format!(
                    "{nb} `{id}` er publisert, men finnes ikke lenger: {number} adresser som `{first}` fører ingen steder"
                ),
                format!(
                    "the {en} `{id}` was published and is gone: {number} addresses like `{first}` lead nowhere"
                ),
            )
        }
        None => (
            format!("`{first}` er publisert, men finnes ikke lenger"),
            format!("`{first}` was published and is gone"),
        ),
    };
    let files = new.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ");
    let (mut nb, mut en) = (String::new(), String::new());
    if let Some((_, id)) = gone {
        let (file_nb, file_en) = if files.is_empty() {
            ("fila med det nye navnet".to_owned(), "the file of the new name".to_owned())
        } else {
            (files.clone(), files.clone())
        };
        let _ = write!(
            nb,
            "har det fått nytt navn, skriv `aliases: [{id}]` i {file_nb}; er det borte, "
        );
        let _ = write!(
            en,
            "if it has a new name, write `aliases: [{id}]` in {file_en}; if it is gone, "
        );
    }
    let from = if gone.is_some() { format!("{first}*") } else { first.to_owned() };
    let _ = write!(
        nb,
        "skriv `- {{from: {from}, to: /oversikt/}}` under `redirects:` i `site.yaml`, med siden leserne skal til"
    );
    let _ = write!(
        en,
        "write `- {{from: {from}, to: /oversikt/}}` under `redirects:` in `site.yaml`, with the page that readers shall come to"
    );
    finding(place, "address-lost", message, (nb, en))
}

/// A published place on a page that is not there now.
pub fn place_lost(place: Place, address: &str, id: &str) -> Diagnostic {
    finding(
        place,
        "place-lost",
        (
            format!("lenken `{address}#{id}` er publisert, men siden har ikke stedet lenger"),
            format!("the link `{address}#{id}` was published, and the page has no such place now"),
        ),
        say(
            "et sitat som har fått ny id: skriv `aliases: [gammel-id]` ved det; et sitat som er tatt bort: skriv det ved standpunktet",
            "a quotation with a new id: write `aliases: [old-id]` beside it; one that was taken away: write it beside the position",
        ),
    )
}

/// A published position that was changed without telling readers.
pub fn change_untold(place: Place, what: Words, since: &str, today: &str, was: &str) -> Diagnostic {
    let stance = if was.is_empty() { String::new() } else { format!(" was: {was},") };
    finding(
        place,
        "change-untold",
        (
            format!(
                "{} siden det ble publisert ({since}), og leserne får ikke vite hvorfor",
                what.nb
            ),
            format!("{} since it was published ({since}), and readers are not told why", what.en),
        ),
        (
            format!(
                "skriv under `changes:` ved standpunktet: `- {{date: {today}, kind: correction,{stance} why: …}}` (`correction`, `clarification` eller `update`)"
            ),
            format!(
                "write under `changes:` beside the position: `- {{date: {today}, kind: correction,{stance} why: …}}` (`correction`, `clarification` or `update`)"
            ),
        ),
    )
}

/// A position that the same person has coded and looked over.
pub fn same_reader(place: Place, name: &str) -> Diagnostic {
    finding(
        place,
        "same-reader",
        (
            format!("«{name}» står både i `coded_by` og i `checked_by`"),
            format!("“{name}” stands both in `coded_by` and in `checked_by`"),
        ),
        say(
            "la en annen kontrollere, og skriv hvem; har ingen gjort det ennå, ta bort `checked_by`",
            "let somebody else look it over, and write who; if nobody has yet, take `checked_by` away",
        ),
    )
}

/// A position that somebody has looked over and nobody has coded.
pub fn not_coded(place: Place, name: &str) -> Diagnostic {
    finding(
        place,
        "not-coded",
        (
            format!("«{name}» står i `checked_by`, men `coded_by` mangler"),
            format!("“{name}” stands in `checked_by`, but `coded_by` is missing"),
        ),
        say(
            "skriv i `coded_by` hvem som satte standpunktet",
            "write in `coded_by` who chose the stance",
        ),
    )
}

/// Positions that do not name two readers, on a site that wants that.
pub fn one_reader(place: Place, themes: &[&str]) -> Diagnostic {
    let list = themes.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ");
    let count = themes.len();
    finding(
        place,
        "one-reader",
        (
            format!(
                "standpunkter som mangler `coded_by` eller `checked_by`, som `two_readers` i `site.yaml` krever ({count}): {list}"
            ),
            format!(
                "positions that lack `coded_by` or `checked_by`, which `two_readers` in `site.yaml` asks for ({count}): {list}"
            ),
        ),
        say(
            "skriv begge under `programme:` eller ved hvert standpunkt; er et standpunkt ikke kontrollert ennå, sett `status: draft`",
            "write both under `programme:` or beside each position; if a position is not looked over yet, set `status: draft`",
        ),
    )
}

/// A party's reply that is longer than a reply may be.
pub fn long_reply(place: Place, words: usize, most: usize) -> Diagnostic {
    finding(
        place,
        "long-reply",
        (
            format!("kommentaren fra partiet er på {words} ord; grensen er {most}, lik for alle"),
            format!("the party's reply has {words} words; the limit is {most}, the same for all"),
        ),
        say(
            "be partiet om en kortere kommentar, eller ta med et utdrag som partiet godtar, og resten med `url`",
            "ask the party for a shorter reply, or give an extract that the party agrees to, and the rest by `url`",
        ),
    )
}

/// A deadline for the next check that is not after the last check.
pub fn review_before_check(place: Place, review: &str, checked: &str) -> Diagnostic {
    finding(
        place,
        "review-before-check",
        (
            format!(
                "neste kontroll (`review_by: {review}`) er ikke etter den siste (`checked: {checked}`), så leserne ville få vite at kontrollen er for sen"
            ),
            format!(
                "the next check (`review_by: {review}`) is not after the last one (`checked: {checked}`), so that readers would be told that it is overdue"
            ),
        ),
        say(
            "skriv i `review_by` når det skal kontrolleres neste gang",
            "write in `review_by` when it shall be checked the next time",
        ),
    )
}

/// Positions that should have been checked again by now.
pub fn review_overdue(place: Place, review: &str, positions: usize) -> Diagnostic {
    reminder(
        place,
        "review-overdue",
        (
            format!(
                "fristen for neste kontroll gikk ut {review}, og leserne får vite det (standpunkter: {positions})"
            ),
            format!(
                "the next check was due by {review}, and readers are told so (positions: {positions})"
            ),
        ),
        say(
            "se etter at standpunktene holder, sett `checked` til dagen du gjorde det, og `review_by` til neste frist",
            "see that the positions hold, set `checked` to the day that you did, and `review_by` to the next deadline",
        ),
    )
}

/// A published position that was made a draft: readers would meet «not read» in its place.
pub fn published_draft(place: Place, since: &str, today: &str, was: &str) -> Diagnostic {
    finding(
        place,
        "change-untold",
        (
            format!(
                "standpunktet er publisert ({since}) og er nå et utkast: leserne ville møte «Ikke undersøkt» uten å få vite hvorfor"
            ),
            format!(
                "the position was published ({since}) and is a draft now: readers would meet “Not examined” without being told why"
            ),
        ),
        (
            format!(
                "ta bort `status: draft`; skal standpunktet trekkes tilbake, skriv `stance: not_read` og under `changes:` `- {{date: {today}, kind: correction, was: {was}, why: …}}`"
            ),
            format!(
                "take `status: draft` away; to withdraw the position, write `stance: not_read`, and under `changes:` `- {{date: {today}, kind: correction, was: {was}, why: …}}`"
            ),
        ),
    )
}

/// A published theme that was made a draft, so that its addresses lead nowhere.
pub fn published_theme_draft(place: Place, theme: &str, first: &str, number: usize) -> Diagnostic {
    finding(
        place,
        "address-lost",
        (
            format!(
                "temaet `{theme}` er publisert og er nå et utkast: {number} adresser som `{first}` fører ingen steder"
            ),
            format!(
                "the theme `{theme}` was published and is a draft now: {number} addresses like `{first}` lead nowhere"
            ),
        ),
        (
            format!("ta bort `status: draft` i `themes/{theme}.md`"),
            format!("take `status: draft` away in `themes/{theme}.md`"),
        ),
    )
}

/// A link from what is published to what is not.
pub fn link_to_draft(place: Place) -> Diagnostic {
    finding(
        place,
        "link-to-draft",
        say(
            "lenken fører til et utkast, som leserne ikke får se",
            "the link leads to a draft, which readers do not see",
        ),
        say(
            "ta bort lenken til utkastet er ferdig, eller ta bort `status: draft` der",
            "take the link away until the draft is done, or take `status: draft` away there",
        ),
    )
}

/// A change of a published position that is no more: changes are never taken back.
pub fn change_gone(place: Place, before: usize, now: usize) -> Diagnostic {
    finding(
        place,
        "change-gone",
        (
            format!(
                "standpunktet er publisert med flere endringer ({before}) enn det har nå ({now})"
            ),
            format!(
                "the position was published with more changes ({before}) than it has now ({now})"
            ),
        ),
        say(
            "en publisert endring blir stående; skriv en ny hvis den var feil",
            "a published change stays; write a new one if it was wrong",
        ),
    )
}

/// Addresses and positions that the list of what was published does not hold yet.
pub fn unrecorded(place: Place, addresses: usize, positions: usize) -> Diagnostic {
    reminder(
        place,
        "unrecorded",
        (
            format!(
                "{addresses} adresser og {positions} standpunkter er nye eller endret siden sist noe ble publisert"
            ),
            format!(
                "{addresses} addresses and {positions} positions are new or changed since something was last published"
            ),
        ),
        say(
            "kjør `standpunkt record` når de publiseres, og legg fila til endringen",
            "run `standpunkt record` when they are published, and add the file to the change",
        ),
    )
}

// ---- proof ----------------------------------------------------------------------------------

/// A quotation that does not stand in its source word by word.
pub fn quote_not_verbatim(place: Place, nearest: &str, difference: &str) -> Diagnostic {
    if nearest.is_empty() {
        return finding(
            place,
            "quote-not-verbatim",
            say(
                "kilden har ikke noe som ligner dette sitatet",
                "the source has nothing like this quotation",
            ),
            say(
                "se etter at `file` er rett fil, og at den har tekst som kan leses",
                "see that `file` is the right file, and that it has text that can be read",
            ),
        );
    }
    finding(
        place,
        "quote-not-verbatim",
        (
            format!("sitatet står ikke ordrett i kilden; nærmest er {nearest}: {difference}"),
            format!(
                "the quotation does not stand in the source word by word; nearest is {nearest}: {difference}"
            ),
        ),
        say(
            "rett ordene etter kilden: [-dette-] står bare i sitatet, {+dette+} bare i kilden",
            "mend the words by the source: [-this-] stands only in the quotation, {+this+} only in the source",
        ),
    )
}

/// A quotation whose parts stand in its source, but not one after the other under one heading.
pub fn quote_apart(place: Place) -> Diagnostic {
    finding(
        place,
        "quote-not-verbatim",
        say(
            "delene av sitatet står i kilden, men ikke etter hverandre under én overskrift",
            "the parts of the quotation stand in the source, but not one after the other under one heading",
        ),
        say(
            "gjør hver del til et sitat for seg; `[…]` må stå mellom to deler",
            "make each part a quotation of its own; `[…]` has to stand between two parts",
        ),
    )
}

/// A plan's measure after which the plan names somebody else than its author says, or nobody.
pub fn not_responsible(place: Place, who: &str, after: &str) -> Diagnostic {
    finding(
        place,
        "not-responsible",
        (
            format!("kilden nevner ikke «{who}» rett etter tiltaket; der står «{after} …»"),
            format!(
                "the source does not name «{who}» right after the measure; it says «{after} …»"
            ),
        ),
        say(
            "skriv den som står i parentes etter tiltaket, eller ta bort `responsible`",
            "write who stands in parentheses after the measure, or take `responsible` away",
        ),
    )
}

/// A quotation that stands elsewhere in its source than its author says.
pub fn quote_elsewhere(place: Place, found: &str) -> Diagnostic {
    finding(
        place,
        "quote-elsewhere",
        (
            format!("ordene står i kilden, men et annet sted: {found}"),
            format!("the words stand in the source, but elsewhere: {found}"),
        ),
        say("rett `heading`, `item` eller `page`", "mend `heading`, `item` or `page`"),
    )
}

/// A quotation that stands in several places of its source.
pub fn quote_twice(place: Place, places: usize) -> Diagnostic {
    reminder(
        place,
        "quote-twice",
        (
            format!("ordene står {places} steder i kilden"),
            format!("the words stand in {places} places of the source"),
        ),
        say(
            "ta med flere ord, eller skriv `heading`, `item` eller `page`, så det er klart hvilket sted som er ment",
            "take more words, or give `heading`, `item` or `page`, so that it is clear which place is meant",
        ),
    )
}

/// A quotation cut so close that a word which may turn its meaning stands just outside.
pub fn quote_cut(place: Place, word: &str) -> Diagnostic {
    reminder(
        place,
        "quote-cut",
        (
            format!("like ved sitatet i kilden står «{word}», som kan endre meningen"),
            format!(
                "just beside the quotation the source has «{word}», which may turn the meaning"
            ),
        ),
        say(
            "ta ordet med, eller se etter at meningen er den samme uten",
            "take the word in, or see that the meaning is the same without it",
        ),
    )
}

/// A quotation that leaves out a word which may turn its meaning.
pub fn quote_cut_inside(place: Place, word: &str) -> Diagnostic {
    reminder(
        place,
        "quote-cut",
        (
            format!("i det som `[…]` står for, har kilden «{word}», som kan endre meningen"),
            format!("in what `[…]` stands for the source has «{word}», which may turn the meaning"),
        ),
        say(
            "ta ordet med, eller se etter at meningen er den samme uten",
            "take the word in, or see that the meaning is the same without it",
        ),
    )
}

/// A quotation that was never proved, or was changed since.
pub fn quote_unproved(place: Place) -> Diagnostic {
    finding(
        place,
        "quote-unproved",
        say(
            "sitatet er ikke bevist mot kilden, eller det, stedet eller kilden er endret siden",
            "the quotation is not proved against its source, or it, its place or its source was changed since",
        ),
        say(
            "kjør `standpunkt verify` der kildene finnes, og legg `standpunkt.lock` til endringen",
            "run `standpunkt verify` where the sources are, and add `standpunkt.lock` to the change",
        ),
    )
}

/// Content with quotations to prove, and no lock.
pub fn lock_missing(place: Place) -> Diagnostic {
    finding(
        place,
        "lock-missing",
        say(
            "fila mangler, så ingen av sitatene er bevist mot kildene",
            "the file is missing, so that none of the quotations is proved against its source",
        ),
        say(
            "hent den fra forrige utgave, eller kjør `standpunkt verify` der kildene finnes",
            "take it from the last version, or run `standpunkt verify` where the sources are",
        ),
    )
}

/// A lock that cannot be read, or was edited by hand.
pub fn lock_broken(place: Place, why: &str) -> Diagnostic {
    let (nb, en) = if why.is_empty() {
        say("fila er endret for hånd", "the file was edited by hand")
    } else {
        after("fila kan ikke leses", "the file cannot be read", &Words::said(LIBRARY, why))
    };
    finding(
        place,
        "lock-broken",
        (nb, en),
        say(
            "hent den forrige utgaven, eller kjør `standpunkt verify` der kildene finnes",
            "take the last version, or run `standpunkt verify` where the sources are",
        ),
    )
}

/// A lock that is not what the sources give today.
pub fn lock_old(place: Place) -> Diagnostic {
    finding(
        place,
        "lock-old",
        say(
            "bevisene er ikke de som kildene gir i dag",
            "the proofs are not those that the sources give today",
        ),
        say(
            "kjør `standpunkt verify`, og legg fila til endringen",
            "run `standpunkt verify`, and add the file to the change",
        ),
    )
}

/// A lock that holds proofs of quotations that are no more.
pub fn lock_stale(place: Place, keys: &[&str]) -> Diagnostic {
    let list = keys.iter().take(5).map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ");
    let more = if keys.len() > 5 { ", …" } else { "" };
    let count = keys.len();
    finding(
        place,
        "lock-stale",
        (
            format!("bevis for det som ikke står i innholdet lenger ({count}): {list}{more}"),
            format!("proofs of what the content no longer has ({count}): {list}{more}"),
        ),
        say(
            "kjør `standpunkt verify` der kildene finnes",
            "run `standpunkt verify` where the sources are",
        ),
    )
}

/// A source whose file is not in the archive, or cannot be read there.
pub fn source_file_missing(place: Place, file: &str, why: &Words) -> Diagnostic {
    finding(
        place,
        "source-file-missing",
        after(
            &format!("kildefila `{file}` kan ikke leses i arkivet"),
            &format!("the source file `{file}` cannot be read in the archive"),
            why,
        ),
        say(
            "legg fila i arkivet, eller rett `file` og `--archive`",
            "put the file in the archive, or mend `file` and `--archive`",
        ),
    )
}

/// A source file that is named outside the archive.
pub fn source_path(place: Place, path: &str) -> Diagnostic {
    finding(
        place,
        "source-path",
        (
            format!("`{path}` ligger ikke i arkivet"),
            format!("`{path}` does not lie in the archive"),
        ),
        say(
            "skriv stien fra arkivets mappe, uten `.` og `..` som mapper og uten `/` først",
            "write the path from the archive's folder, without `.` and `..` as folders and without `/` at its beginning",
        ),
    )
}

/// A source whose file has no registered checksum.
pub fn source_unregistered(place: Place, sum: &str) -> Diagnostic {
    finding(
        place,
        "source-unregistered",
        say(
            "kildefila har ingen kontrollsum, så en annen utgave blir ikke oppdaget",
            "the source file has no checksum, so that another edition is not noticed",
        ),
        (
            format!("se etter at fila er rett utgave, og skriv `sha256: {sum}` under"),
            format!("see that the file is the right edition, and write `sha256: {sum}` below"),
        ),
    )
}

/// A source whose file is another than the one registered.
pub fn source_changed(place: Place, found: &str) -> Diagnostic {
    finding(
        place,
        "source-changed",
        (
            format!("fila i arkivet er en annen enn den som er registrert (sha256 {found})"),
            format!("the file in the archive is another than the one registered (sha256 {found})"),
        ),
        say(
            "registrer den nye utgaven som en egen kilde, eller rett `sha256` hvis den gamle var feil",
            "register the new edition as a source of its own, or mend `sha256` if the old one was wrong",
        ),
    )
}

/// A document that holds several parties' texts, without this party's.
pub fn part_missing(place: Place, heading: &str) -> Diagnostic {
    finding(
        place,
        "part-missing",
        (
            format!("kilden har ingen del som begynner med «{heading}»"),
            format!("the source has no part that begins with «{heading}»"),
        ),
        say(
            "rett overskriften under `parts` i `site.yaml`",
            "mend the heading under `parts` in `site.yaml`",
        ),
    )
}

/// A document that holds several parties' texts, and does not say which is this party's.
pub fn part_unlisted(place: Place, source: &str, party: &str) -> Diagnostic {
    finding(
        place,
        "part-missing",
        (
            format!("kilden `{source}` har flere partiers tekster, men ingen del for `{party}`"),
            format!("the source `{source}` has several parties' texts, but no part for `{party}`"),
        ),
        say(
            "legg partiet til under `parts` i `site.yaml`",
            "add the party under `parts` in `site.yaml`",
        ),
    )
}

/// A programme whose quotations are much longer than those of the others.
pub fn uneven_quotes(place: Place, mean: usize, usual: usize) -> Diagnostic {
    reminder(
        place,
        "uneven-quotes",
        (
            format!("sitatene er på {mean} ord i snitt; det vanlige i dette valget er {usual}"),
            format!(
                "the quotations have {mean} words on average; usual in this election is {usual}"
            ),
        ),
        say(
            "la alle partiene få omtrent like lange sitater",
            "let all parties have quotations of about the same length",
        ),
    )
}

/// A passage that may speak of a theme that a party's file says was not found.
pub fn unjudged_hit(place: Place, term: &str, found: &str, text: &str) -> Diagnostic {
    finding(
        place,
        "unjudged-hit",
        (
            format!("«{term}» står i teksten ({found}), og ingen har vurdert det: «{text}»"),
            format!("«{term}» stands in the text ({found}), and nobody has judged it: «{text}»"),
        ),
        say(
            "er det et svar på temaet, kod det; ellers skriv noen ord derfra under `rejected`, og hvorfor det ikke teller",
            "if it speaks of the theme, code it; else write a few words of it under `rejected`, and why it does not count",
        ),
    )
}

/// A rejection of words that the search does not find.
pub fn idle_rejection(place: Place) -> Diagnostic {
    finding(
        place,
        "idle-rejection",
        say(
            "søket finner ikke disse ordene, så det er ikke noe å avvise",
            "the search does not find these words, so there is nothing to reject",
        ),
        say(
            "rett ordene etter kilden, eller slett posten",
            "mend the words by the source, or delete the record",
        ),
    )
}

/// A theme without search terms, said to be not found.
pub fn no_search_terms(place: Place, theme: &str) -> Diagnostic {
    finding(
        place,
        "no-search-terms",
        (
            format!("temaet `{theme}` har ingen søkeord, så «ikke funnet» kan ikke bevises"),
            format!("the theme `{theme}` has no search terms, so `not_found` cannot be proved"),
        ),
        (
            format!("skriv søkeord under `search` i `themes/{theme}.md`, eller sett `not_read`"),
            format!("write search terms under `search` in `themes/{theme}.md`, or set `not_read`"),
        ),
    )
}

/// A `not_found` that no search has proved, or whose terms or rejections changed since.
pub fn absence_unproved(place: Place) -> Diagnostic {
    finding(
        place,
        "absence-unproved",
        say(
            "«ikke funnet» er ikke bevist med et søk, eller søkeordene er endret siden",
            "`not_found` is not proved by a search, or the terms were changed since",
        ),
        say(
            "kjør `standpunkt verify` der kildene finnes, og legg `standpunkt.lock` til endringen",
            "run `standpunkt verify` where the sources are, and add `standpunkt.lock` to the change",
        ),
    )
}
