//! The program as people run it: exit codes, what it prints, and that it never leaves half a site.
#![expect(
    clippy::disallowed_methods,
    reason = "these tests look at files and plant faults in them"
)]

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{MetadataExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use standpunkt::values::checksum::sha256;
use tempfile::TempDir;

use crate::findings;

/// A copy of the base of the fixtures, in a folder of its own.
pub(crate) struct Folder(TempDir);

/// What came of a run.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Folder {
    pub(crate) fn new() -> Folder {
        let folder = Folder(tempfile::tempdir().expect("a folder"));
        for (path, bytes) in findings::base().files {
            folder.write(&path, &bytes);
        }
        folder
    }

    /// The content lies one folder down, so that there is room beside it.
    fn dir(&self) -> PathBuf {
        self.0.path().join("valg")
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.dir().join(path)
    }

    pub(crate) fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder above")).expect("it can be made");
        fs::write(path, bytes).expect("it can be written");
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).expect("it can be read")
    }

    #[track_caller]
    pub(crate) fn edit(&self, path: &str, old: &str, new: &str) {
        let text = self.read(path);
        assert!(text.contains(old), "{path} has no {old:?}");
        self.write(path, text.replacen(old, new, 1).as_bytes());
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        run(self.0.path(), arguments)
    }

    /// Every file below the content folder, but not below its output, with its bytes.
    fn content(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = BTreeMap::new();
        for (path, _) in stamps(&self.dir()) {
            files.insert(path.clone(), fs::read(&path).expect("it can be read"));
        }
        files
    }
}

/// The program, which keeps what it remembers in the tests' own folder and not in the user's.
pub(crate) fn program() -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_standpunkt"));
    program.env("XDG_CACHE_HOME", memory());
    program
}

/// The folder of what the program remembers in tests.
pub(crate) fn memory() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("memory")
}

pub(crate) fn run(place: &Path, arguments: &[&str]) -> Run {
    let output = program()
        .args(arguments)
        .env_remove("STANDPUNKT_ARCHIVE")
        .current_dir(place)
        .output()
        .expect("the program starts");
    let text = |bytes| String::from_utf8(bytes).expect("the program prints UTF-8");
    Run {
        code: output.status.code().expect("it ends by itself"),
        out: text(output.stdout),
        err: text(output.stderr),
    }
}

/// Every file below a folder: its inode, its time of change and its bytes.
fn stamps(folder: &Path) -> BTreeMap<PathBuf, (u64, i64, i64, Vec<u8>)> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(stamps(&path));
        } else {
            let it = fs::metadata(&path).expect("a file");
            let bytes = fs::read(&path).expect("it can be read");
            found.insert(path, (it.ino(), it.mtime(), it.mtime_nsec(), bytes));
        }
    }
    found
}

/// The names in a folder, hidden ones too.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("a folder")
        .map(|it| it.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn a_clean_build_in_a_pipe_says_nothing_and_exits_0() {
    let folder = Folder::new();
    let built = folder.run(&["build", "valg", "--out", "side", "--base-url", "https://a.test/b/"]);
    assert_eq!((built.code, built.out.as_str(), built.err.as_str()), (0, "", ""));
    let front = fs::read_to_string(folder.0.path().join("side/index.html")).expect("a front page");
    assert!(front.contains("https://a.test/b/"));
    let checked = folder.run(&["check", "valg"]);
    assert_eq!((checked.code, checked.out.as_str(), checked.err.as_str()), (0, "", ""));
    assert_eq!(names(folder.0.path()), ["side", "valg"]);
}

#[test]
fn findings_exit_1_and_look_like_this_in_norwegian() {
    let folder = Folder::new();
    folder.edit("parties/alfa/2029.yaml", "stance: for", "stance: fro");
    folder.edit("site.yaml", "publisher: Prøvelaget", "publisher: \"[Utgiver]\"");
    let run = folder.run(&["check", "valg"]);
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    assert_eq!(
        run.err,
        "\
feil[unknown-stance]: standpunktet `fro` finnes ikke
  --> parties/alfa/2029.yaml:10:13
   |
10 |     stance: fro
   |             ^^^
   |
   = hjelp: mente du `for`?

husk[stand-in]: `publisher` er en plassholder
 --> site.yaml:4:12
  |
4 | publisher: \"[Utgiver]\"
  |            ^^^^^^^^^^^
  |
  = hjelp: sett inn det riktige før siden publiseres

1 feil, 1 påminnelse
"
    );
}

#[test]
fn findings_look_like_this_in_english() {
    let folder = Folder::new();
    folder.edit("parties/alfa/2029.yaml", "stance: for", "stance: fro");
    let run = folder.run(&["check", "valg", "--lang", "en"]);
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    assert_eq!(
        run.err,
        "\
error[unknown-stance]: there is no stance `fro`
  --> parties/alfa/2029.yaml:10:13
   |
10 |     stance: fro
   |             ^^^
   |
   = help: did you mean `for`?

1 error, 0 reminders
"
    );
}

#[test]
fn github_gets_one_workflow_command_for_each_finding() {
    let folder = Folder::new();
    folder.edit("parties/alfa/2029.yaml", "stance: for", "stance: fro");
    folder.edit("site.yaml", "publisher: Prøvelaget", "publisher: \"[Utgiver: 100 %, nå]\"");
    let run = folder.run(&["check", "valg", "--format", "github"]);
    assert_eq!((run.code, run.err.as_str()), (1, "1 feil, 1 påminnelse\n"));
    assert_eq!(
        run.out,
        "\
::error file=parties/alfa/2029.yaml,line=10,col=13,endColumn=16,title=unknown-stance::standpunktet `fro` finnes ikke. mente du `for`?
::warning file=site.yaml,line=4,col=12,endColumn=34,title=stand-in::`publisher` er en plassholder. sett inn det riktige før siden publiseres
"
    );
}

#[test]
fn other_programs_get_json_also_when_there_is_nothing_to_say() {
    let folder = Folder::new();
    let clean = folder.run(&["check", "valg", "--format", "json"]);
    assert_eq!(serde_json::from_str::<Value>(&clean.out).expect("JSON"), Value::Array(vec![]));
    folder.edit("parties/alfa/2029.yaml", "stance: for", "stance: fro");
    let run = folder.run(&["check", "valg", "--format", "json", "--lang", "en"]);
    assert_eq!((run.code, run.err.as_str()), (1, ""));
    assert_eq!(
        serde_json::from_str::<Value>(&run.out).expect("JSON"),
        serde_json::json!([{
            "path": "parties/alfa/2029.yaml", "line": 10, "column": 13, "end_column": 16,
            "severity": "error", "code": "unknown-stance",
            "message": "there is no stance `fro`", "help": "did you mean `for`?",
            "source": "    stance: fro",
        }])
    );
}

#[test]
fn reminders_do_not_stop_a_build() {
    let folder = Folder::new();
    folder.edit("site.yaml", "publisher: Prøvelaget", "publisher: \"[Utgiver]\"");
    assert_eq!(folder.run(&["build", "valg", "--out", "side"]).code, 0);
    assert!(folder.0.path().join("side/index.html").is_file());
}

/// The source of [`Folder::with_archive`]: plain text.
const PROGRAMME: &str =
    "Sykkel\nVi vil bygge sykkelveier i alle byer.\nVi vil gi hjelp til skolene.\n";

impl Folder {
    /// The base, with a source for one party that lies in an archive beside the content.
    pub(crate) fn with_archive() -> Folder {
        let folder = Folder::new();
        folder.archive(PROGRAMME);
        folder.register("alfa", "alfa/2029.txt", PROGRAMME);
        folder.edit("site.yaml", "groups:", "archive: ../arkiv\ngroups:");
        folder.edit("themes/skole.md", "order: 2\n", "order: 2\nsearch:\n  - nb: [lekser]\n");
        folder
    }

    /// Names a file of the archive as the source of a party's programme.
    pub(crate) fn register(&self, party: &str, file: &str, text: &str) {
        let name = party[..1].to_uppercase() + &party[1..];
        let sum = sha256(text.as_bytes());
        let source = format!(
            "sources:\n  - id: program-{party}\n    kind: programme\n    title: Programmet til {name}\n    publisher: {name}\n    file: {file}\n    sha256: {sum}\n"
        );
        self.edit("site.yaml", "sources:\n", &source);
        let ours = format!("source: program-{party}");
        self.edit(&format!("parties/{party}/2029.yaml"), "source: program-2029", &ours);
    }

    /// Writes the source.
    fn archive(&self, text: &str) {
        let place = self.0.path().join("arkiv/alfa");
        fs::create_dir_all(&place).expect("it can be made");
        fs::write(place.join("2029.txt"), text).expect("it can be written");
    }

    /// The folder of what is remembered of the content.
    fn cache(&self) -> PathBuf {
        let content = self.dir().canonicalize().expect("it is there");
        let name = sha256(content.as_os_str().as_encoded_bytes()).to_string();
        memory().join("standpunkt/content").join(name)
    }

    /// The one text of a source that is remembered.
    fn cached(&self) -> PathBuf {
        let mut names = names(&self.cache());
        names.retain(|it| it.ends_with(".json"));
        assert_eq!(names.len(), 1, "{names:?}");
        self.cache().join(&names[0])
    }
}

/// What a run that tells of faults in the content has to say.
#[track_caller]
fn refused(run: &Run, words: &[&str]) {
    assert_eq!((run.code, run.out.as_str()), (1, ""), "{}", run.err);
    for it in words {
        assert!(run.err.contains(it), "{it}\n{}", run.err);
    }
}

#[test]
fn verify_writes_the_lock_once_and_then_the_content_builds() {
    let folder = Folder::with_archive();
    refused(&folder.run(&["build", "valg"]), &["lock-missing", "standpunkt.lock"]);
    let told = folder.run(&["verify", "valg", "--check"]);
    refused(&told, &["feil[lock-old]", "standpunkt.lock"]);
    assert!(!folder.path("standpunkt.lock").exists());
    let run = folder.run(&["verify", "valg"]);
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "", ""));
    assert!(folder.read("standpunkt.lock").contains("\nquote alfa/2029/sykkel/s1 "));
    let before = stamps(&folder.dir());
    for arguments in [&["verify", "valg"][..], &["verify", "valg", "--check"]] {
        let run = folder.run(arguments);
        assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "", ""));
        assert!(stamps(&folder.dir()) == before, "{arguments:?} wrote something");
    }
    let run = folder.run(&["build", "valg"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let expected = ["parties", "public", "site.yaml", "standpunkt.lock", "themes"];
    assert_eq!(names(&folder.dir()), expected);
}

#[test]
fn a_draft_is_proved_like_the_rest_and_the_lock_is_the_same_with_and_without_it() {
    let folder = Folder::with_archive();
    let verified = folder.run(&["verify", "valg"]);
    assert_eq!(verified.code, 0, "{}", verified.err);
    let lock = folder.read("standpunkt.lock");
    folder.edit("parties/alfa/2029.yaml", "stance: for", "status: draft\n    stance: for");
    for command in [
        vec!["verify", "valg", "--check"],
        vec!["check", "valg", "--no-archive"],
        vec!["build", "valg", "--no-archive", "--out", "side"],
        vec!["build", "valg", "--drafts", "--out", "utkast"],
    ] {
        let run = folder.run(&command);
        assert_eq!(run.code, 0, "{command:?}: {}", run.err);
        assert_eq!(folder.read("standpunkt.lock"), lock);
    }
    let page = |site: &str| {
        let path = folder.0.path().join(site).join("tema/sykkel/index.html");
        fs::read_to_string(path).expect("a page")
    };
    assert!(!page("side").contains("sykkelveier i alle byer"));
    assert!(page("utkast").contains("sykkelveier i alle byer"));
    // What readers do not meet is never recorded, and there is no way to ask for it.
    assert_eq!(folder.run(&["record", "valg", "--drafts"]).code, 2);
    assert_eq!(folder.run(&["record", "valg"]).code, 0);
    assert!(!folder.read("published.lock").contains("alfa/2029/sykkel"));
    assert!(folder.read("published.lock").contains("beta/2029/sykkel"));
}

#[test]
fn who_builds_is_reminded_of_a_check_that_is_overdue_and_the_site_is_built() {
    let folder = Folder::with_archive();
    assert_eq!(folder.run(&["verify", "valg"]).code, 0);
    // A deadline long past, whatever the day is on which this is run.
    folder.edit("parties/alfa/2029.yaml", "checked: 2029-05-02", "checked: 2001-05-02");
    folder.edit("parties/alfa/2029.yaml", "positions:", "  review_by: 2002-05-02\npositions:");
    for command in [&["check", "valg"][..], &["build", "valg"], &["verify", "valg"]] {
        let run = folder.run(command);
        assert_eq!(run.code, 0, "{command:?}: {}", run.err);
        assert!(run.err.contains("husk[review-overdue]"), "{command:?}: {}", run.err);
    }
}

#[test]
fn an_edit_after_the_proof_is_told_by_the_build_and_by_verify_check() {
    let folder = Folder::with_archive();
    assert_eq!(folder.run(&["verify", "valg"]).code, 0);
    let lock = folder.read("standpunkt.lock");
    folder.edit("parties/alfa/2029.yaml", "sykkelveier i alle byer.", "sykkelveier");
    // Where the archive is, the words are proved anew: it is the lock that is old.
    refused(&folder.run(&["build", "valg"]), &["lock-old"]);
    refused(&folder.run(&["build", "valg", "--no-archive"]), &["quote-unproved"]);
    refused(&folder.run(&["verify", "valg", "--check"]), &["lock-old"]);
    assert_eq!(folder.read("standpunkt.lock"), lock);
    assert_eq!(folder.run(&["verify", "valg"]).code, 0);
    assert_ne!(folder.read("standpunkt.lock"), lock);
    assert_eq!(folder.run(&["build", "valg"]).code, 0);
}

#[test]
fn a_lock_that_is_edited_by_hand_or_deleted_stops_the_build() {
    let folder = Folder::with_archive();
    assert_eq!(folder.run(&["verify", "valg"]).code, 0);
    let lock = folder.read("standpunkt.lock");
    let quote = "parties/alfa/2029.yaml";
    // Whoever changes the words and the lock alike is found out by the seal.
    folder.edit(quote, "i alle byer", "i alle bygder");
    folder.edit("standpunkt.lock", "i alle byer", "i alle bygder");
    refused(&folder.run(&["build", "valg", "--no-archive"]), &["lock-broken", "endret for hånd"]);
    refused(&folder.run(&["build", "valg"]), &["quote-not-verbatim", "[-bygder-]{+byer+}"]);
    folder.edit(quote, "i alle bygder", "i alle byer");
    refused(&folder.run(&["build", "valg"]), &["lock-broken", "endret for hånd"]);
    fs::remove_file(folder.path("standpunkt.lock")).expect("it can be removed");
    for archive in [&["build", "valg"][..], &["build", "valg", "--no-archive"]] {
        refused(&folder.run(archive), &["lock-missing"]);
    }
    assert!(!folder.path("public").exists());
    folder.write("standpunkt.lock", lock.as_bytes());
    assert_eq!(folder.run(&["build", "valg"]).code, 0);
}

#[test]
fn edition_diff_says_what_became_of_each_quotation() {
    let folder = Folder::with_archive();
    let told = |text: &str, lang: &str| {
        fs::write(folder.0.path().join("arkiv/alfa/ny.txt"), text).expect("it can be written");
        let sum = sha256(text.as_bytes()).to_string();
        let was = folder.read("site.yaml");
        let new = format!(
            "sources:\n  - id: program-ny\n    kind: programme_draft\n    title: Ny\n    publisher: Alfa\n    file: alfa/ny.txt\n    sha256: {sum}\n"
        );
        folder.edit("site.yaml", "sources:\n", &new);
        let run = folder.run(&[
            "edition",
            "diff",
            "program-alfa",
            "program-ny",
            "--dir",
            "valg",
            "--lang",
            lang,
        ]);
        folder.write("site.yaml", was.as_bytes());
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        run.out.split('\t').map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(told(PROGRAMME, "nb")[0], "beholdt");
    assert_eq!(told(&PROGRAMME.replace("Sykkel\n", "Samferdsel\n"), "nb")[0], "beholdt");
    let changed = told(&PROGRAMME.replace("alle byer", "noen byer"), "en");
    assert_eq!(changed[0], "changed");
    assert!(changed[2].contains("[-alle-]{+noen+}"), "{changed:?}");
    assert_eq!(told("Skole\nElevene skal lese mer.\n", "nb")[0], "borte");
}

#[test]
fn where_the_archive_is_a_build_proves_anew_and_remembers_what_it_proved() {
    let folder = Folder::with_archive();
    assert_eq!(folder.run(&["verify", "valg"]).code, 0);
    let proved = folder.cache().join("proved");
    assert_eq!(folder.run(&["build", "valg", "--no-archive"]).code, 0);
    assert!(!proved.exists(), "a build without the archive has proved nothing");
    assert_eq!(folder.run(&["build", "valg"]).code, 0);
    let first = fs::read(&proved).expect("a stamp");
    assert_eq!(folder.run(&["check", "valg"]).code, 0);
    assert_eq!(fs::read(&proved).expect("a stamp"), first);
    // Another text in the archive: the stamp does not hold for it, and the lock alone is content.
    folder.archive(&PROGRAMME.replace("sykkelveier", "gangveier"));
    refused(&folder.run(&["build", "valg"]), &["source-changed", "quote-not-verbatim"]);
    assert_eq!(folder.run(&["build", "valg", "--no-archive"]).code, 0);
    assert_eq!(fs::read(&proved).expect("a stamp"), first);
    // A stamp that somebody made up is not that of anything.
    fs::write(&proved, "0").expect("it can be written");
    refused(&folder.run(&["check", "valg"]), &["source-changed"]);
    folder.archive(PROGRAMME);
    assert_eq!(folder.run(&["build", "valg"]).code, 0);
    assert_ne!(fs::read(&proved).expect("a stamp"), b"0");
    let elsewhere = folder.run(&["build", "valg", "--archive", "ingen"]);
    assert_eq!(elsewhere.code, 2);
    assert!(elsewhere.err.starts_with("feil: ingen: er ikke en mappe."), "{}", elsewhere.err);
}

#[test]
fn with_a_quotation_that_is_not_proved_nothing_is_written() {
    let folder = Folder::with_archive();
    assert_eq!(folder.run(&["verify", "valg"]).code, 0);
    let lock = folder.read("standpunkt.lock");
    folder.edit("parties/alfa/2029.yaml", "i alle byer", "i noen byer");
    for arguments in [&["verify", "valg"][..], &["verify", "valg", "--check"]] {
        refused(&folder.run(arguments), &["quote-not-verbatim", "i [-noen-]{+alle+} byer"]);
        assert_eq!(folder.read("standpunkt.lock"), lock);
    }
    folder.edit("parties/alfa/2029.yaml", "i noen byer", "i alle byer");
    folder.archive("Vi vil bygge sykkelveier i alle byer.\n");
    refused(&folder.run(&["verify", "valg"]), &["source-changed"]);
    assert_eq!(folder.read("standpunkt.lock"), lock);
}

#[test]
fn the_archive_is_named_by_the_site_the_command_or_the_environment() {
    let folder = Folder::with_archive();
    fs::rename(folder.0.path().join("arkiv"), folder.0.path().join("kilder")).expect("moved");
    let run = folder.run(&["verify", "valg"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert_eq!(
        run.err,
        "feil: valg/../arkiv: er ikke en mappe. Skriv mappa med kildefilene i `archive` i `site.yaml`, eller med --archive.\n"
    );
    assert!(!folder.path("standpunkt.lock").exists());
    assert_eq!(folder.run(&["verify", "valg", "--archive", "kilder"]).code, 0);
    fs::remove_file(folder.path("standpunkt.lock")).expect("it can be removed");
    let output = program()
        .args(["verify", "valg"])
        .env("STANDPUNKT_ARCHIVE", "kilder")
        .current_dir(folder.0.path())
        .output()
        .expect("the program starts");
    assert!(output.status.success());
    assert!(folder.path("standpunkt.lock").is_file());
}

#[test]
fn a_source_file_outside_the_archive_is_not_read() {
    let folder = Folder::with_archive();
    fs::copy(folder.0.path().join("arkiv/alfa/2029.txt"), folder.0.path().join("ute.txt"))
        .expect("it can be copied");
    let absolute = folder.0.path().join("ute.txt");
    for file in ["../ute.txt", "alfa/../../ute.txt", absolute.to_str().expect("text")] {
        let was = folder.read("site.yaml");
        folder.edit("site.yaml", "file: alfa/2029.txt", &format!("file: {file}"));
        let words = format!("`{file}` ligger ikke i arkivet");
        for command in ["verify", "check", "build"] {
            let run = folder.run(&[command, "valg"]);
            refused(&run, &["feil[source-path]", &words]);
            assert!(!run.err.contains("source-file-missing"), "{}", run.err);
        }
        let add = ["source", "add", file, "--id", "ute", "--dir", "valg"];
        refused(&folder.run(&add), &["feil[source-path]", &words]);
        assert!(!folder.cache().exists() || names(&folder.cache()) == ["of"]);
        folder.write("site.yaml", was.as_bytes());
    }
}

#[test]
fn every_command_that_reads_the_archive_tells_if_it_is_not_there() {
    let folder = Folder::with_archive();
    let before = folder.content();
    for arguments in [
        &["source", "add", "alfa/2029.txt", "--id", "ny"][..],
        &["suggest"],
        &["edition", "diff", "program-alfa", "program-alfa"],
    ] {
        let run = folder.run(&[arguments, &["--dir", "valg", "--archive", "ingen"]].concat());
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{arguments:?}");
        assert!(run.err.starts_with("feil: ingen: er ikke en mappe."), "{}", run.err);
        assert!(folder.content() == before, "{arguments:?} changed something");
    }
}

#[test]
fn a_partys_part_is_cut_from_a_text_that_is_put_right() {
    let folder = Folder::with_archive();
    let text = "Partiet StraWefri\nVi vil bygge sykkelveier i alle byer.\nPartiet StoWer\nNei.\n";
    folder.archive(text);
    let fields = format!(
        "sha256: {}\n    repair:\n      - {{sign: W, letters: ff}}\n    parts:\n      - {{party: alfa, heading: Partiet Straffefri}}\n      - {{party: beta, heading: Partiet Stoffer}}",
        sha256(text.as_bytes())
    );
    folder.edit("site.yaml", &format!("sha256: {}", sha256(PROGRAMME.as_bytes())), &fields);
    let run = folder.run(&["verify", "valg"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    folder.edit("parties/alfa/2029.yaml", "Vi vil bygge sykkelveier i alle byer.", "Nei.");
    refused(&folder.run(&["verify", "valg"]), &["quote-not-verbatim"]);
}

#[test]
fn a_damaged_or_forged_cache_is_read_anew() {
    let folder = Folder::with_archive();
    assert_eq!(folder.run(&["verify", "valg"]).code, 0);
    let whole = fs::read(folder.cached()).expect("it can be read");
    // Words that the source does not have, in a form that could be read, with the old seal and without one,
    // and with the checksum that was the whole seal once.
    let text = String::from_utf8_lossy(&whole[32..]).replace("i alle byer", "i noen byer");
    let other = text.as_bytes();
    assert_ne!(other, &whole[32..]);
    folder.edit("parties/alfa/2029.yaml", "i alle byer", "i noen byer");
    let old_form = [sha256(other).to_string().as_bytes(), other].concat();
    let sealed = [&whole[..32], other].concat();
    for forged in [&sealed[..], &old_form, other, b"", b"{", &whole[..whole.len() / 2]] {
        fs::write(folder.cached(), forged).expect("it can be written");
        refused(&folder.run(&["verify", "valg"]), &["quote-not-verbatim"]);
        let mended = fs::read(folder.cached()).expect("it can be read");
        assert!(mended == whole);
    }
    // What the content folder itself has is not looked at.
    folder.write(".standpunkt/cache/proved", &old_form);
    refused(&folder.run(&["verify", "valg"]), &["quote-not-verbatim"]);
}

#[test]
fn help_names_the_exit_codes_and_an_unknown_flag_exits_2() {
    let folder = Folder::new();
    for command in ["", "build", "check", "verify"] {
        let arguments: Vec<&str> =
            [command, "--help"].into_iter().filter(|it| !it.is_empty()).collect();
        let run = folder.run(&arguments);
        assert_eq!(run.code, 0);
        assert!(run.out.to_lowercase().contains("exit code"), "{arguments:?}\n{}", run.out);
    }
    for arguments in [&["build", "--fort"][..], &["bygg"], &[], &["build", "--base-url", "valg"]] {
        let run = folder.run(arguments);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{arguments:?}");
        assert!(!run.err.is_empty());
    }
}

#[test]
fn a_content_folder_that_is_not_there_exits_2_and_is_named() {
    let folder = Folder::new();
    for place in ["ingen", "valg/site.yaml"] {
        let run = folder.run(&["build", place, "--out", "side"]);
        assert_eq!(run.code, 2);
        assert!(run.err.contains(place), "{}", run.err);
        assert_eq!(names(folder.0.path()), ["valg"]);
    }
}

#[test]
fn with_an_error_the_published_site_stays_as_it_was() {
    let folder = Folder::new();
    assert_eq!(folder.run(&["build", "valg"]).code, 0);
    let before = stamps(&folder.path("public"));
    let inputs = names(&folder.dir());
    for (path, old, new) in [
        ("parties/alfa/2029.yaml", "stance: for", "stance: fro"),
        ("site.yaml", "title: Valget\n", "title: Valget: nå\n"),
    ] {
        folder.edit(path, old, new);
        let run = folder.run(&["build", "valg"]);
        assert_eq!(run.code, 1);
        assert!(stamps(&folder.path("public")) == before);
        assert_eq!(names(&folder.dir()), inputs, "something is left beside the site");
    }
}

#[test]
fn a_second_build_leaves_every_file_as_it_is_and_a_changed_one_is_replaced() {
    let folder = Folder::new();
    assert_eq!(folder.run(&["build", "valg"]).code, 0);
    let before = stamps(&folder.path("public"));
    assert!(before.len() > 10);
    assert_eq!(folder.run(&["build", "valg"]).code, 0);
    assert!(stamps(&folder.path("public")) == before);
    folder.edit("parties/alfa/2029.yaml", "flere sykkelveier", "mange sykkelveier");
    assert_eq!(folder.run(&["build", "valg"]).code, 0);
    let after = stamps(&folder.path("public"));
    let page = folder.path("public/tema/sykkel/index.html");
    assert_ne!(after[&page].3, before[&page].3);
    let styles = folder.path("public/more.css");
    assert!(after[&styles] == before[&styles]);
    let inputs = ["parties", "public", "site.yaml", "themes"];
    assert_eq!(names(&folder.dir()), inputs);
}

#[test]
fn a_page_that_is_no_longer_made_is_gone_after_the_next_build() {
    let folder = Folder::new();
    assert_eq!(folder.run(&["build", "valg"]).code, 0);
    assert!(folder.path("public/parti/beta/index.html").is_file());
    fs::remove_dir_all(folder.path("parties/beta")).expect("it can be removed");
    folder.edit("site.yaml", "[alfa, beta]", "[alfa]");
    assert_eq!(folder.run(&["build", "valg"]).code, 0);
    assert!(!folder.path("public/parti/beta").exists());
}

#[test]
fn an_output_folder_with_somebody_elses_file_is_named_and_left_alone() {
    let folder = Folder::new();
    assert_eq!(folder.run(&["build", "valg"]).code, 0);
    folder.write("public/tema/notat.txt", b"min");
    let before = stamps(&folder.path("public"));
    let run = folder.run(&["build", "valg"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("tema/notat.txt"), "{}", run.err);
    assert!(stamps(&folder.path("public")) == before);
    let run = folder.run(&["build", "valg", "--out", "valg/public/tema/notat.txt"]);
    assert_eq!(run.code, 2);
    assert!(stamps(&folder.path("public")) == before);
}

#[test]
fn the_site_is_never_built_over_its_content() {
    let folder = Folder::new();
    let before = folder.content();
    for out in ["valg", "valg/parties", "valg/parties/side", "valg/themes", ".", "valg/../valg"] {
        let run = folder.run(&["build", "valg", "--out", out]);
        assert_eq!(run.code, 2, "{out}");
        assert!(!run.err.is_empty());
    }
    assert!(folder.content() == before);
    assert_eq!(names(folder.0.path()), ["valg"]);
}

#[test]
fn a_place_that_cannot_be_written_exits_2() {
    let folder = Folder::new();
    // A file where a folder would have to be: this holds for root too.
    fs::write(folder.0.path().join("fil"), "min").expect("it can be written");
    let run = folder.run(&["build", "valg", "--out", "fil/side"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("fil"), "{}", run.err);
    assert_eq!(names(folder.0.path()), ["fil", "valg"]);
}

/// The findings of a run as path, line, column and code.
#[track_caller]
fn found(folder: &Folder) -> Vec<(String, u64, u64, String)> {
    let run = folder.run(&["check", "valg", "--format", "json"]);
    let list: Vec<Value> = serde_json::from_str(&run.out).expect("JSON");
    let text = |it: &Value| it.as_str().expect("text").to_owned();
    let number = |it: &Value| it.as_u64().expect("a number");
    list.iter()
        .map(|it| {
            (text(&it["path"]), number(&it["line"]), number(&it["column"]), text(&it["code"]))
        })
        .collect()
}

#[test]
fn what_is_not_a_plain_file_is_told_and_not_read() {
    let folder = Folder::new();
    fs::write(folder.0.path().join("hemmelig.md"), "utenfor").expect("it can be written");
    symlink("../../hemmelig.md", folder.path("themes/ute.md")).expect("a link");
    symlink("ingenting.md", folder.path("themes/borte.md")).expect("a link");
    symlink("../parties", folder.path("themes/mappe.md")).expect("a link");
    symlink("skole.md", folder.path("themes/lekse.md")).expect("a link");
    let pipe = Command::new("mkfifo").arg(folder.path("themes/ror.md")).status();
    assert!(pipe.expect("mkfifo starts").success());
    let large = fs::File::create(folder.path("themes/stor.md")).expect("a file");
    large.set_len(50 * 1024 * 1024).expect("it can grow");
    fs::write(folder.path("themes").join(OsStr::from_bytes(b"\xff.md")), "x").expect("a file");
    let told = found(&folder);
    let errors: Vec<(&str, &str)> = told
        .iter()
        .filter(|it| it.3 != "not-read")
        .map(|(path, line, column, code)| {
            assert_eq!((*line, *column), (1, 1));
            (path.as_str(), code.as_str())
        })
        .collect();
    assert_eq!(
        errors,
        [
            ("themes/borte.md", "link-leads-out"),
            ("themes/mappe.md", "folder-link"),
            ("themes/ror.md", "not-a-file"),
            ("themes/stor.md", "file-too-large"),
            ("themes/ute.md", "link-leads-out"),
            ("themes/\u{fffd}.md", "file-name"),
        ]
    );
    let run = folder.run(&["build", "valg"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("(`../../hemmelig.md`)"), "{}", run.err);
    assert!(run.err.contains("fila er på 50 MiB; grensen er 16 MiB"));
    assert!(!run.err.contains("utenfor") && !folder.path("public").exists());
}

#[test]
fn a_folder_of_the_content_that_is_a_link_out_of_it_is_told() {
    let folder = Folder::new();
    fs::rename(folder.path("themes"), folder.0.path().join("temaer")).expect("it can be moved");
    symlink("../temaer", folder.path("themes")).expect("a link");
    let told = found(&folder);
    assert!(told.contains(&("themes".to_owned(), 1, 1, "link-leads-out".to_owned())), "{told:?}");
}

#[test]
fn new_party_theme_and_position_leave_content_that_builds() {
    let folder = Folder::new();
    let comment = "# Rekkefølgen er alfabetisk.\n";
    folder.edit("site.yaml", "elections:", &format!("{comment}elections:"));
    folder.edit("parties/alfa/2029.yaml", "positions:", "# Kodet to ganger.\npositions:");
    for arguments in [
        &["new", "party", "gamma", "Partiet \"Gamma\"", "--short", "Gamma", "--dir", "valg"][..],
        &["new", "theme", "buss", "Buss i distriktene", "--dir", "valg"],
        &["new", "position", "alfa", "buss", "--dir", "valg"],
        &["new", "position", "gamma", "buss", "--dir", "valg"],
        &["new", "position", "gamma", "skole", "--dir", "valg", "--year", "2029"],
    ] {
        let run = folder.run(arguments);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{arguments:?}");
        let check = folder.run(&["check", "valg"]);
        assert_eq!(check.code, 0, "{arguments:?}\n{}", check.err);
        let before = folder.content();
        let again = folder.run(arguments);
        assert_ne!(again.code, 0, "{arguments:?} may run once");
        assert!(!again.err.is_empty() && again.out.is_empty());
        assert!(folder.content() == before, "{arguments:?} changed something");
    }
    assert!(folder.read("site.yaml").contains(comment));
    assert!(folder.read("site.yaml").contains("parties: [alfa, beta, gamma]"));
    assert!(folder.read("parties/alfa/2029.yaml").contains("# Kodet to ganger.\npositions:"));
}

#[test]
fn a_new_election_is_laid_out_and_its_programmes_are_registered() {
    let folder = Folder::with_archive();
    folder.edit("site.yaml", "  - year:", "  # De nyeste først.\n  - year:");
    let arguments =
        ["election", "new", "2033", "--date", "2033-09-12", "--party", "alfa", "--dir", "valg"];
    // With one of its files in the way nothing is written.
    folder.write("parties/alfa/2033.yaml", b"x");
    let before = folder.content();
    let run = folder.run(&arguments);
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    assert!(run.err.contains("parties/alfa/2033.yaml"), "{}", run.err);
    assert!(folder.content() == before);
    fs::remove_file(folder.path("parties/alfa/2033.yaml")).expect("it is there");
    let built = |folder: &Folder| {
        assert_eq!(folder.run(&["build", "valg", "--no-archive"]).code, 0);
        fs::read(folder.path("public/SHA256SUMS")).expect("the list of files")
    };
    assert_eq!(folder.run(&["verify", "valg"]).code, 0);
    let old = built(&folder);
    let run = folder.run(&arguments);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    for it in [
        "parties/alfa/2033.yaml",
        "source add FIL-I-ARKIVET --id alfa-2033 --party alfa",
        "1 partier × 2 temaer er 2 standpunkter",
        "`status: draft`",
        "Angre: slett `parties/*/2033.yaml`",
    ] {
        assert!(run.out.contains(it), "{it}\n{}", run.out);
    }
    let site = folder.read("site.yaml");
    let (new, old_one) = (site.find("year: 2033").unwrap(), site.find("# De nyeste").unwrap());
    assert!(new < old_one && old_one < site.find("year: 2029").unwrap(), "{site}");
    assert_eq!(built(&folder), old, "readers are shown what they were shown before");
    assert_eq!(folder.run(&arguments).code, 1, "it may run once");
    assert_eq!(folder.read("site.yaml"), site);
    // The source that waits is the one that is registered.
    fs::write(folder.0.path().join("arkiv/alfa/2033.txt"), "Vi vil bygge mer.\n").expect("written");
    let add = ["source", "add", "alfa/2033.txt", "--id", "alfa-2033", "--party", "alfa"];
    let run = folder.run(&[&add[..], &["--title", "Programmet", "--dir", "valg"]].concat());
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let site = folder.read("site.yaml");
    assert_eq!(site.matches("id: alfa-2033").count(), 1, "{site}");
    assert!(
        site.contains("    title: \"Programmet\"\n    publisher: \"Partiet Alfa\"\n"),
        "{site}"
    );
    assert_eq!(
        folder.run(&[&add[..], &["--dir", "valg"]].concat()).code,
        1,
        "it does not wait now"
    );
    // A new position is one of the new election.
    assert_eq!(folder.run(&["new", "position", "alfa", "skole", "--dir", "valg"]).code, 0);
    assert!(folder.read("parties/alfa/2033.yaml").contains("- theme: skole"));
    assert_eq!(folder.run(&["verify", "valg"]).code, 0);
    folder.edit("site.yaml", "    status: draft", "    # status: draft");
    let run = folder.run(&["build", "valg"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(folder.read("public/index.html").contains("er ikke undersøkt her ennå"));
    // And so is a new party.
    let other = Folder::new();
    assert_eq!(other.run(&arguments).code, 0);
    assert_eq!(other.run(&["new", "party", "gamma", "Gamma", "--dir", "valg"]).code, 0);
    assert!(other.read("site.yaml").contains("parties: [alfa, gamma]"));
    assert_eq!(other.run(&["check", "valg"]).code, 0);
}

#[test]
fn new_asks_what_was_meant_and_changes_nothing() {
    let folder = Folder::new();
    let before = folder.content();
    for (arguments, words) in [
        (&["new", "position", "alfaa", "skole"][..], "mente du `alfa`?"),
        (&["new", "position", "alfa", "skule"], "mente du `skole`?"),
        (&["new", "theme", "buss", "Buss", "--group", "hverdagen"], "mente du `hverdag`?"),
        (&["new", "party", "Røde Gamma", "Gamma"], "`rode-gamma`"),
        (&["new", "position", "alfa", "sykkel"], "på linje 9"),
        (&["new", "position", "alfa", "skole", "--year", "2025"], "parties/alfa/2025.yaml"),
    ] {
        let run = folder.run(&[arguments, &["--dir", "valg"]].concat());
        assert_eq!(run.code, 1, "{arguments:?}");
        assert!(run.err.contains(words), "{arguments:?}\n{}", run.err);
        assert!(folder.content() == before, "{arguments:?} changed something");
    }
}

#[test]
fn quotations_are_proved_in_a_web_page_and_in_markdown() {
    let page = "<title>x</title><nav>Meny</nav><h1>Alfa</h1><h2>Sykkel</h2>\
        <p>Vi vil <b>ikke</b><br>vente.<ol start=7><li>bygge sykkelveier\n  i alle byer.</ol>";
    let text =
        "# Alfa\n\n## Sykkel\n\nVi vil *ikke*\nvente.\n\n7. bygge sykkelveier\n   i alle byer.\n";
    for (file, source) in [("2029.html", page), ("2029.HTM", page), ("2029.md", text)] {
        let folder = Folder::with_archive();
        let place = folder.0.path().join("arkiv/alfa");
        fs::write(place.join(file), source).expect("it can be written");
        folder.edit("site.yaml", "2029.txt", file);
        folder.edit(
            "site.yaml",
            &sha256(PROGRAMME.as_bytes()).to_string(),
            &sha256(source.as_bytes()).to_string(),
        );
        let quote = "parties/alfa/2029.yaml";
        folder.edit(
            quote,
            "Vi vil bygge sykkelveier i alle byer.",
            "Vi vil ikke vente.\n        heading: Sykkel\n      - id: s2\n        \
             text: bygge sykkelveier i alle byer.\n        item: 7\n        heading: Alfa",
        );
        let run = folder.run(&["verify", "valg"]);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{file}");
        assert!(folder.read("standpunkt.lock").contains("\"item\":\"7\""));
        folder.edit(quote, "item: 7", "item: 1");
        refused(&folder.run(&["verify", "valg"]), &["quote-elsewhere", "«Sykkel», nr. 7"]);
        folder.edit(quote, "bygge sykkelveier i alle byer.", "Meny");
        refused(&folder.run(&["verify", "valg"]), &["quote-not-verbatim"]);
    }
}

#[test]
fn a_web_page_in_another_encoding_is_read_only_if_it_says_so() {
    let folder = Folder::with_archive();
    let page =
        |charset: &str| [charset.as_bytes(), b"<p>Vi bygger sykkelveier p\xe5 \xf8ya."].concat();
    folder.edit("site.yaml", "2029.txt", "2029.html");
    folder.edit(
        "parties/alfa/2029.yaml",
        "Vi vil bygge sykkelveier i alle byer.",
        "sykkelveier på øya",
    );
    for (charset, code) in [("<meta charset=latin1>", 0), ("", 1)] {
        let bytes = page(charset);
        fs::write(folder.0.path().join("arkiv/alfa/2029.html"), &bytes).expect("it can be written");
        let site = folder.read("site.yaml");
        let sum = site.split("sha256: ").nth(1).expect("a checksum")[..64].to_owned();
        folder.edit("site.yaml", &sum, &sha256(&bytes).to_string());
        let run = folder.run(&["verify", "valg"]);
        assert_eq!(run.code, code, "{}", run.err);
        if code == 1 {
            refused(&run, &["source-file-missing", "den er ikke tekst i tegnsettet UTF-8"]);
        }
    }
}

#[test]
fn a_source_is_registered_with_all_that_is_known_of_it() {
    let folder = Folder::with_archive();
    let draft = "Vi vil bygge mer.\n";
    fs::write(folder.0.path().join("arkiv/alfa/2033.txt"), draft).expect("it can be written");
    let add = |more: &[&str]| {
        let common = ["source", "add", "alfa/2033.txt", "--id", "utkast", "--dir", "valg"];
        folder.run(&[&common, more].concat())
    };
    let before = folder.read("site.yaml");
    for (more, words) in [
        (&["--kind", "program"][..], ["unknown-source-kind", "mente du `programme`?"]),
        (&["--edition", "adoptert"], ["unknown-edition", "mente du `adopted`?"]),
        (&["--language", "no"], ["read-as-other", "skriv `nb` eller `nn`"]),
        (&["--language", "dk"], ["unknown-language", "velg en av: `nb`, `nn`, `en`, `se`"]),
        (&["--party", "alva"], ["unknown-party", "mente du `alfa`?"]),
        (&["--date", "mars 2029"], ["bad-date", "2026-11-22"]),
        (&["--url", "alfa.test"], ["bad-url", "https://"]),
        (&["--archived", "alfa.test"], ["bad-url", "https://"]),
        (&["--kind", "programme_draft", "--edition", "adopted"], ["edition-differs", "`draft`"]),
    ] {
        refused(&add(more), &words);
        assert_eq!(folder.read("site.yaml"), before, "{more:?} changed something");
    }
    let run = add(&[
        "--kind",
        "programme_draft",
        "--title",
        "Utkast: \"Alfa\"",
        "--publisher",
        "Alfa",
        "--date",
        "2029-03",
        "--url",
        "https://alfa.test/utkast",
        "--archived",
        "https://arkiv.test/utkast",
        "--language",
        "nn",
        "--period",
        "2029–2033",
        "--edition",
        "draft",
        "--party",
        "alfa",
        "--party",
        "beta",
    ]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    for it in ["1. ", "`source: utkast`", "parties/alfa/2029.yaml", "`standpunkt verify`"] {
        assert!(run.out.contains(it), "{it}\n{}", run.out);
    }
    let record = format!(
        "  - id: utkast\n    kind: programme_draft\n    title: \"Utkast: \\\"Alfa\\\"\"\n    publisher: \"Alfa\"\n    url: \"https://alfa.test/utkast\"\n    archived: \"https://arkiv.test/utkast\"\n    date: 2029-03\n    language: nn\n    period: \"2029–2033\"\n    edition: draft\n    parties: [alfa, beta]\n    file: \"alfa/2033.txt\"\n    sha256: {}\n",
        sha256(draft.as_bytes())
    );
    let site = folder.read("site.yaml");
    assert!(site.contains(&record), "{site}");
    assert_eq!(folder.run(&["verify", "valg"]).code, 0);
    assert_eq!(folder.run(&["build", "valg"]).code, 0);
    // Nothing rests on the draft: so it is not shown among what positions rest on.
    assert!(!folder.read("public/metode/index.html").contains("Utkast til partiprogram"));
}

#[test]
fn the_number_of_a_files_pages_is_registered() {
    let folder = Folder::with_archive();
    // A PDF of three empty pages, with what poppler needs to read it.
    let pdf = "%PDF-1.1\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
        2 0 obj<</Type/Pages/Kids[3 0 R 3 0 R 3 0 R]/Count 3/MediaBox[0 0 200 200]>>endobj\n\
        3 0 obj<</Type/Page/Parent 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n";
    fs::write(folder.0.path().join("arkiv/tre.pdf"), pdf).expect("it can be written");
    let run = folder.run(&["source", "add", "tre.pdf", "--dir", "valg"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(folder.read("site.yaml").contains("\n    pages: 3\n    file: \"tre.pdf\"\n"));
    assert!(run.out.contains("lest: 3 sider"), "{}", run.out);
    assert!(run.out.contains("[Tittelen på dokumentet]"), "{}", run.out);
}

#[test]
fn the_method_page_tells_what_a_source_is() {
    let folder = Folder::with_archive();
    folder.edit(
        "site.yaml",
        "    file: alfa",
        "    language: nb\n    period: 2029–2033\n    edition: adopted\n    pages: 12\n    parties: [alfa]\n    file: alfa",
    );
    assert_eq!(folder.run(&["verify", "valg"]).code, 0);
    assert_eq!(folder.run(&["build", "valg"]).code, 0);
    let page = folder.read("public/metode/index.html");
    let line = page.lines().find(|it| it.starts_with("<li>Partiprogram: «Programmet til Alfa»"));
    let told = "Partiprogram: «Programmet til Alfa», Alfa, for 2029–2033, vedtatt, 12 sider";
    assert_eq!(line, Some(format!("<li>{told}</li>").as_str()));
}

#[test]
fn outside_addresses_are_listed_with_where_they_stand() {
    let folder = Folder::new();
    folder.edit(
        "parties/alfa/2029.yaml",
        "flere sykkelveier.",
        "flere [sykkelveier](https://alfa.test/vei).",
    );
    folder.edit(
        "parties/alfa/2029.yaml",
        "stance: not_found\n",
        "stance: not_found\n    # https://gjemt.test/\n",
    );
    folder.edit(
        "themes/skole.md",
        "---\n\n",
        "---\n\nSe https://valg.test/metode/ og https://vei.test/sykkel. ",
    );
    let run = folder.run(&["links", "valg"]);
    let listed = "https://alfa.test/ parties/alfa/party.yaml:7\n\
        https://alfa.test/vei parties/alfa/2029.yaml:11\n\
        https://beta.test/ parties/beta/party.yaml:7\n\
        https://vei.test/sykkel themes/skole.md:10 themes/sykkel.md:12\n";
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, listed, ""));
    let run = folder.run(&["links", "valg", "--format", "json"]);
    let list: Value = serde_json::from_str(&run.out).expect("it is JSON");
    assert_eq!(list.as_array().map(Vec::len), Some(4));
    assert_eq!(list[3]["url"], "https://vei.test/sykkel");
    assert_eq!(
        list[3]["places"][1],
        serde_json::json!({"path": "themes/sykkel.md", "line": 12, "column": 10})
    );
    // What cannot be read may hold more: that is told, after what is known.
    folder.edit("parties/beta/party.yaml", "website", "nettsted");
    let run = folder.run(&["links", "valg"]);
    assert_eq!(run.code, 1);
    assert!(
        run.out.contains("https://alfa.test/vei") && run.err.contains("parties/beta/party.yaml")
    );
}

#[test]
fn a_change_is_told_and_shown_before_it_is_published() {
    let folder = Folder::new();
    let old = folder.0.path().join("gammel");
    for (path, bytes) in findings::base().files {
        let path = old.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
        fs::write(path, bytes).expect("it can be written");
    }
    let same = folder.run(&["diff", "gammel", "valg", "--lang", "en"]);
    assert_eq!(
        (same.code, same.out.as_str(), same.err.as_str()),
        (0, "The content is the same.\n", "")
    );
    folder.edit("parties/alfa/2029.yaml", "stance: for\n", "stance: against\n");
    let told = folder.run(&["diff", "gammel", "valg"]);
    let wanted = "Endret: Partiet Alfa om Sykkelveier (2029)\n  Standpunkt\n    - For\n    + Imot\n\n\
        1 ting i innholdet er ulik.\n";
    assert_eq!((told.code, told.out.as_str(), told.err.as_str()), (0, wanted, ""));
    let json = folder.run(&["diff", "gammel", "valg", "--format", "json"]);
    let list: Value = serde_json::from_str(&json.out).expect("it is JSON");
    assert_eq!(
        list[0]["fields"],
        serde_json::json!([{"field": "stance", "old": "for", "new": "against"}])
    );
    let preview = [
        "build",
        "valg",
        "--changes-since",
        "gammel",
        "--out",
        "side",
        "--base-url",
        "https://a.test/pr/12",
    ];
    assert_eq!(folder.run(&preview).code, 0);
    let page = fs::read_to_string(folder.0.path().join("side/hva-er-endret/index.html"))
        .expect("there is a page");
    assert!(page.contains("Partiet Alfa om Sykkelveier (2029)</a>"), "{page}");
    let sums =
        fs::read_to_string(folder.0.path().join("side/SHA256SUMS")).expect("there is a list");
    assert!(
        sums.contains(&format!("{}  hva-er-endret/index.html", sha256(page.as_bytes()))),
        "{sums}"
    );
    // What is wrong with either of them is told with its folder, and nothing is written.
    fs::write(old.join("themes/skole.md"), "---\ntitle: Skole\n---\n\nTekst.\n")
        .expect("it can be written");
    let published = fs::read(folder.0.path().join("side/index.html")).expect("there is a page");
    for arguments in [&["diff", "gammel", "valg"][..], &preview] {
        let run = folder.run(arguments);
        refused(&run, &["gammel/themes/skole.md:"]);
        assert!(run.out.is_empty(), "{}", run.out);
    }
    assert_eq!(
        fs::read(folder.0.path().join("side/index.html")).expect("there is a page"),
        published
    );
    let run = folder.run(&["diff", "finnes-ikke", "valg"]);
    assert_eq!(run.code, 2, "{}", run.err);
}
