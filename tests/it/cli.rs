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
use standpunkt::lock::sha256;
use tempfile::TempDir;

use crate::findings;

/// A copy of the base of the fixtures, in a folder of its own.
struct Folder(TempDir);

/// What came of a run.
struct Run {
    code: i32,
    out: String,
    err: String,
}

impl Folder {
    fn new() -> Folder {
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

    fn path(&self, path: &str) -> PathBuf {
        self.dir().join(path)
    }

    fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder above")).expect("it can be made");
        fs::write(path, bytes).expect("it can be written");
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).expect("it can be read")
    }

    #[track_caller]
    fn edit(&self, path: &str, old: &str, new: &str) {
        let text = self.read(path);
        assert!(text.contains(old), "{path} has no {old:?}");
        self.write(path, text.replacen(old, new, 1).as_bytes());
    }

    fn run(&self, arguments: &[&str]) -> Run {
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

fn run(place: &Path, arguments: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_standpunkt"))
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
    fn with_archive() -> Folder {
        let folder = Folder::new();
        folder.archive(PROGRAMME);
        let source = format!(
            "sources:\n  - id: program-alfa\n    kind: programme\n    title: Programmet til Alfa\n    publisher: Alfa\n    file: alfa/2029.txt\n    sha256: {}\n",
            sha256(PROGRAMME.as_bytes())
        );
        folder.edit("site.yaml", "sources:\n", &source);
        folder.edit("site.yaml", "groups:", "archive: ../arkiv\ngroups:");
        folder.edit("parties/alfa/2029.yaml", "source: program-2029", "source: program-alfa");
        folder.edit("themes/skole.md", "order: 2\n", "order: 2\nsearch:\n  - nb: [lekser]\n");
        folder
    }

    /// Writes the source.
    fn archive(&self, text: &str) {
        let place = self.0.path().join("arkiv/alfa");
        fs::create_dir_all(&place).expect("it can be made");
        fs::write(place.join("2029.txt"), text).expect("it can be written");
    }

    /// The one file of the cache.
    fn cached(&self) -> PathBuf {
        let cache = self.path(".standpunkt/cache");
        let names = names(&cache);
        assert_eq!(names.len(), 1, "{names:?}");
        cache.join(&names[0])
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
    assert!(folder.read("standpunkt.lock").contains("\"alfa/2029/sykkel/s1\""));
    let before = stamps(&folder.dir());
    for arguments in [&["verify", "valg"][..], &["verify", "valg", "--check"]] {
        let run = folder.run(arguments);
        assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "", ""));
        assert!(stamps(&folder.dir()) == before, "{arguments:?} wrote something");
    }
    let run = folder.run(&["build", "valg"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let expected = [".standpunkt", "parties", "public", "site.yaml", "standpunkt.lock", "themes"];
    assert_eq!(names(&folder.dir()), expected);
}

#[test]
fn an_edit_after_the_proof_is_told_by_the_build_and_by_verify_check() {
    let folder = Folder::with_archive();
    assert_eq!(folder.run(&["verify", "valg"]).code, 0);
    let lock = folder.read("standpunkt.lock");
    folder.edit("parties/alfa/2029.yaml", "sykkelveier i alle byer.", "sykkelveier");
    refused(&folder.run(&["build", "valg"]), &["quote-unproved"]);
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
    refused(&folder.run(&["build", "valg"]), &["lock-broken", "endret for hånd"]);
    folder.edit(quote, "i alle bygder", "i alle byer");
    fs::remove_file(folder.path("standpunkt.lock")).expect("it can be removed");
    refused(&folder.run(&["build", "valg"]), &["lock-missing"]);
    assert!(!folder.path("public").exists());
    folder.write("standpunkt.lock", lock.as_bytes());
    assert_eq!(folder.run(&["build", "valg"]).code, 0);
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
    let output = Command::new(env!("CARGO_BIN_EXE_standpunkt"))
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
        refused(&folder.run(&["verify", "valg"]), &["source-file-missing", "ligge i arkivet"]);
        assert!(!folder.path(".standpunkt").exists());
        folder.write("site.yaml", was.as_bytes());
    }
}

#[test]
fn a_damaged_cache_is_read_anew() {
    let folder = Folder::with_archive();
    assert_eq!(folder.run(&["verify", "valg"]).code, 0);
    let whole = fs::read_to_string(folder.cached()).expect("it can be read");
    // Words that the source does not have, in a form that could be read.
    let other = whole.replace("i alle byer", "i noen byer");
    assert_ne!(other, whole);
    folder.edit("parties/alfa/2029.yaml", "i alle byer", "i noen byer");
    for damaged in [other.as_str(), &other[65..], "", "{", &whole[..whole.len() / 2]] {
        fs::write(folder.cached(), damaged).expect("it can be written");
        refused(&folder.run(&["verify", "valg"]), &["quote-not-verbatim"]);
        let mended = fs::read_to_string(folder.cached()).expect("it can be read");
        assert_eq!(mended, whole, "{damaged}");
    }
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
    let styles = folder.path("public/parties.css");
    assert!(after[&styles] == before[&styles]);
    assert_eq!(names(&folder.dir()), ["parties", "public", "site.yaml", "themes"]);
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
