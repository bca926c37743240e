//! What each command says, word for word, in both languages.
#![expect(
    clippy::disallowed_methods,
    reason = "these tests look at files and plant faults in them"
)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use standpunkt::values::date;

use crate::cli::{Folder, Run, memory, run};

/// What stands in the transcripts for the date on which they are played.
const TODAY: &str = "TODAY";

/// A day's work of an editor: commands as they are written, and changes of files between them.
///
/// `$ standpunkt …` is run in the content folder, `% standpunkt …` on a terminal, `> PATH: OLD => NEW`
/// changes a file, `> PATH = TEXT` writes one. What a command says follows it, then its exit code.
fn transcript(language: &str) -> (PathBuf, String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/commands")
        .join(format!("{language}.txt"));
    let text = fs::read_to_string(&path).expect("a transcript");
    (path, text)
}

fn steps(transcript: &str) -> impl Iterator<Item = &str> {
    transcript.lines().filter(|it| ["$ ", "% ", "> "].iter().any(|start| it.starts_with(start)))
}

/// The words of a command line; what stands in quotation marks is one.
fn words(line: &str) -> Vec<String> {
    let parts = line.split('"').enumerate();
    let words = parts.flat_map(|(i, part)| match i % 2 {
        1 => vec![part.to_owned()],
        _ => part.split_whitespace().map(str::to_owned).collect(),
    });
    words.collect()
}

/// Plays the steps of a transcript, and tells what comes of them in its own form.
fn play(language: &str, transcript: &str) -> String {
    let folder = Folder::with_archive();
    let home = folder.path("");
    let today = date::PartialDate::parse(&iso_today()).expect("a date");
    let mut told = String::new();
    for step in steps(transcript) {
        told.push_str(step);
        told.push('\n');
        if let Some(change) = step.strip_prefix("> ") {
            match (change.split_once(": "), change.split_once(" = ")) {
                (Some((path, change)), None) => {
                    let (old, new) = change.split_once(" => ").expect("what becomes of it");
                    folder.edit(path, &old.replace("\\n", "\n"), &new.replace("\\n", "\n"));
                }
                (_, Some((path, text))) => folder.write(path, text.replace("\\n", "\n").as_bytes()),
                (None, None) => panic!("no step: {step}"),
            }
            continue;
        }
        let (kind, line) = step.split_once(" standpunkt ").expect("the program");
        let mut arguments = words(line);
        arguments.extend(["--lang".to_owned(), language.to_owned()]);
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let done =
            if kind == "%" { on_terminal(&home, &arguments) } else { run(&home, &arguments) };
        for line in done.out.lines().chain(done.err.lines()) {
            let home = home.to_str().expect("UTF-8").trim_end_matches('/').to_owned();
            let line = line.replace(&home, "HOME").replace(&today.iso(), TODAY);
            told.push_str(format!("  {line}").trim_end());
            told.push('\n');
        }
        let _ = writeln!(told, "[{}]\n", done.code);
    }
    told
}

/// The same as [`run`] for somebody who watches: both outputs are one.
fn on_terminal(place: &Path, arguments: &[&str]) -> Run {
    let line = [&[env!("CARGO_BIN_EXE_standpunkt")], arguments].concat().join(" ");
    let done = Command::new("script")
        .args(["--quiet", "--return", "--command", &line, "/dev/null"])
        .env_remove("STANDPUNKT_ARCHIVE")
        .env("XDG_CACHE_HOME", memory())
        .current_dir(place)
        .stdin(Stdio::null())
        .output()
        .expect("bsdutils has a terminal");
    let out = String::from_utf8(done.stdout).expect("the program prints UTF-8");
    Run { code: done.status.code().expect("it ends by itself"), out, err: String::new() }
}

fn iso_today() -> String {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let days =
        i32::try_from(now.expect("after 1970").as_secs() / 86_400).expect("before 5 million");
    let epoch = jiff::civil::date(1970, 1, 1);
    epoch.saturating_add(jiff::Span::new().days(days)).to_string()
}

#[test]
fn each_command_says_this_in_both_languages() {
    let mut wrong = String::new();
    for language in ["nb", "en"] {
        let (path, expected) = transcript(language);
        let told = play(language, &expected);
        if told.trim_end() != expected.trim_end() {
            let there = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{language}.txt"));
            fs::write(&there, &told).expect("it can be written");
            let lines = || told.lines().zip(expected.lines()).find(|(is, was)| is != was);
            let first = lines().unwrap_or(("", ""));
            let _ = writeln!(
                wrong,
                "{} says otherwise; what is said now stands in {}. First:\n  {}\n  {}",
                path.display(),
                there.display(),
                first.1,
                first.0
            );
        }
    }
    assert_eq!(wrong, "");
    let (nb, en) = (transcript("nb").1, transcript("en").1);
    assert!(steps(&nb).eq(steps(&en)), "the two transcripts do not play the same steps");
}

/// Sentences of the program that no transcript makes it say, and why.
const NOT_PLAYED: [(&str, &[&str]); 9] = [
    (
        "keys and signatures are new each time: the tests of what is signed play them",
        &[
            ". Som ikke gjør det:",
            ". That do not:",
            ": lies in a folder that git keeps, so that everybody would know the key. Choose a place outside.",
            ": ligger i en mappe som git tar vare på, så nøkkelen ville bli kjent for alle. Velg et sted utenfor.",
            "Fila er en annen utgave enn den nettstedet bygger på: sjekksummen er",
            "Fila er kilden `",
            "Password of the key:",
            "Quotations that stand there word for word:",
            "Sign with `standpunkt verify --sign",
            "Signer med `standpunkt verify --sign",
            "Sitater som står der ordrett:",
            "Skriv i site.yaml, og fortell leserne nøkkelen på et annet sted også:",
            "The file is another edition than the site rests on: its checksum is",
            "The file is the source `",
            "Write in site.yaml, and tell readers the key in another place, too:",
            "` and `standpunkt build --sign",
            "` og `standpunkt build --sign",
            "filer er som lista sier. Ingen nøkkel er gitt, så hvem som har laget lista, er ikke kjent.",
            "filer er som signert:",
            "files are as signed:",
            "files are as the list says. No key is given, so that nobody knows who made the list.",
            "passordet er et annet",
            "site.yaml names another key under `signing_key`; use that one, or write this one there",
            "site.yaml names no key; write `signing_key:",
            "site.yaml nevner en annen nøkkel under `signing_key`; bruk den, eller skriv denne der",
            "site.yaml nevner ingen nøkkel; skriv `signing_key:",
            "the password is another",
            "», with the checksum",
        ],
    ),
    (
        "a PDF with pictures, columns or a wrong font has to be there: the cases have some",
        &[
            "viser noe, men har ikke tekst. Les dem, og skriv det under `read_by_eye`.",
            "show something but have no text. Read them, and write that under `read_by_eye`.",
            "er rekkefølgen av linjene usikker. Les sitater derfra i fila.",
            "the order of the lines is not sure. Read quotations from there in the file.",
            "merk: skrifta i fila gir andre bokstaver enn leseren ser:",
            "note: the font of the file gives other letters than readers see:",
            ". Skriv tegnene under `repair`.",
            ". Write the signs under `repair`.",
        ],
    ),
    (
        "a link has to stand in the way: the tests of a whole site and of work files put one there",
        &[
            ": er en symbolsk lenke, og det den peker til, blir ikke rørt. Fjern lenken, eller skriv den virkelige mappa med --out:",
            ": is a symbolic link, and what it leads to is left alone. Remove the link, or name the real folder with --out:",
            ": er en symbolsk lenke, og det skrives ikke gjennom den. Legg selve mappa her i stedet.",
            ": is a symbolic link, and nothing is written through it. Put the folder itself here instead.",
            ": er en lenke eller en fil, og skulle være mappa for det programmet husker. Fjern den, eller la XDG_CACHE_HOME peke til en annen mappe.",
            ": is a link or a file, and should be the folder for what the program remembers. Remove it, or let XDG_CACHE_HOME name another folder.",
            ": ligger i git, så hvem som helst kan ha lagt bevis der. Ta mappa ut av git (git rm -r --cached), eller la XDG_CACHE_HOME peke til en annen mappe.",
            ": is tracked by git, so that anybody may have put proofs there. Take the folder out of git (git rm -r --cached), or let XDG_CACHE_HOME name another folder.",
        ],
    ),
    (
        "the preview runs until it is stopped: its own tests read its pages and its terminal",
        &[
            "Siden kommer tilbake av seg selv når dette er rettet.",
            "The page comes back by itself when this is mended.",
            "The content has errors",
            "The site is up to date.",
            "i en nettleser; arbeidslista er",
            "in a browser; the desk is",
            "-/desk. Stopp med Ctrl+C.",
            "-/desk. Stop with Ctrl+C.",
            "feil: forhåndsvisningen kan ikke starte:",
            "error: the preview cannot start:",
            "= hjelp: velg en annen port med --port, eller 0 for en som er ledig",
            "= help: choose another port with --port, or 0 for one that is free",
        ],
    ),
    (
        "every machine that tests has poppler",
        &[
            "merk: pdftohtml (poppler-utils) er ikke installert, så sitatene er holdt mot standpunkt.lock og ikke bevist på nytt.",
            "note: pdftohtml (poppler-utils) is not installed, so quotations are held against standpunkt.lock and not proved anew.",
        ],
    ),
    (
        "another build has to hold the output folder: its own test reads what is said then",
        &[
            ": skrives av en annen bygging. Vent til den er ferdig, og prøv igjen.",
            ": another build is writing it. Wait until it is done, and try again.",
        ],
    ),
    (
        "somebody else would have to make the same file in the same moment",
        &[": finnes alt, og er ikke endret.", ": is already there, and was not changed."],
    ),
    (
        "no picture that the program makes is known to be one that cannot be drawn",
        &["feil: et bilde kan ikke tegnes:", "error: a picture cannot be drawn:"],
    ),
    (
        "they are said to who works on the program",
        &[
            "the system's clock shows a year of four digits",
            "this is the part that prints",
            "the time is told and goes into no site",
        ],
    ),
];

/// The texts in quotation marks of a source file, cut where something is put in, without those of its
/// tests.
fn sentences(source: &str) -> BTreeSet<String> {
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    let mut found = BTreeSet::new();
    for line in source.lines().filter(|it| !it.trim_start().starts_with("//")) {
        for text in line.split('"').skip(1).step_by(2) {
            let pieces = text.split(['{', '}']).step_by(2).flat_map(|it| it.split("\\n"));
            found.extend(
                pieces
                    .map(|it| it.trim().to_owned())
                    .filter(|it| it.split_whitespace().count() > 3),
            );
        }
    }
    found
}

#[test]
fn no_command_says_anything_that_is_not_tested_word_for_word() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli");
    let files = fs::read_dir(folder).expect("the commands").map(|it| it.expect("a file").path());
    // The preview is a folder of its own: its own tests read what it says.
    let files = files.filter(|it| it.is_file());
    let mut open: BTreeSet<String> =
        files.flat_map(|it| sentences(&fs::read_to_string(it).expect("a command"))).collect();
    let both = [transcript("nb").1, transcript("en").1].concat();
    open.retain(|it| !both.contains(it.as_str()));
    for text in NOT_PLAYED.iter().flat_map(|it| it.1) {
        assert!(open.remove(*text), "it is played, or said no more: {text}");
    }
    assert_eq!(open, BTreeSet::new());
}
