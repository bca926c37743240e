//! Plays two editors whose branches both prove their quotations, and merges them as git does.

use std::process::Command;

use standpunkt::content::lock::Lock;
use standpunkt::values::checksum::sha256;

use crate::cli::Folder;

const BETA: &str = "Skule\nSkulen skal vere leksefri.\nVi seier nei til fleire sykkelvegar.\nVi vil ha gratis sykkel til alle born.\n";

/// Content of two parties whose programmes lie in an archive, proved and committed.
fn proved() -> Folder {
    let folder = Folder::with_archive();
    folder.write("../arkiv/beta.txt", BETA.as_bytes());
    folder.register("beta", "beta.txt", BETA);
    folder.edit("parties/beta/2029.yaml", "        heading: Skule\n        item: 3\n", "");
    git(&folder, &["init", "--quiet", "--initial-branch", "main"]);
    prove_and_commit(&folder);
    folder
}

#[track_caller]
fn git(folder: &Folder, arguments: &[&str]) -> bool {
    let names = ["-c", "user.name=En", "-c", "user.email=en@valg.test"];
    let mut git = Command::new("git");
    git.arg("-C").arg(folder.path("")).args(names).args(arguments);
    git.output().expect("git starts").status.success()
}

#[track_caller]
fn prove_and_commit(folder: &Folder) {
    let run = folder.run(&["verify", "valg"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(git(folder, &["add", "--all"]) && git(folder, &["commit", "--quiet", "-m", "x"]));
}

/// The lock holds with the sources and without.
#[track_caller]
fn holds(folder: &Folder) {
    for archive in [&["check", "valg", "--no-archive"][..], &["verify", "valg", "--check"]] {
        let run = folder.run(archive);
        assert_eq!(run.code, 0, "{}", run.err);
    }
}

/// One more quotation below the one that a party has.
fn quote(folder: &Folder, party: &str, words: &str) {
    let path = format!("parties/{party}/2029.yaml");
    let text = folder.read(&path);
    let line = text.lines().find(|it| it.trim_start().starts_with("text:")).expect("a quotation");
    folder.edit(&path, line, &format!("{line}\n      - id: s2\n        text: {words}"));
}

#[test]
fn two_branches_that_both_proved_a_quotation_merge_and_hold_without_the_sources() {
    let folder = proved();
    assert!(git(&folder, &["checkout", "--quiet", "-b", "other"]));
    quote(&folder, "beta", "gratis sykkel til alle born");
    prove_and_commit(&folder);
    assert!(git(&folder, &["checkout", "--quiet", "main"]));
    quote(&folder, "alfa", "gi hjelp til skolene");
    prove_and_commit(&folder);
    assert!(git(&folder, &["merge", "--quiet", "--no-edit", "other"]), "git cannot merge them");
    holds(&folder);
}

#[test]
fn a_lock_in_which_two_branches_changed_one_line_is_settled_without_the_sources() {
    let folder = proved();
    assert!(git(&folder, &["checkout", "--quiet", "-b", "other"]));
    folder.edit("parties/alfa/2029.yaml", "Vi vil bygge sykkelveier", "bygge sykkelveier");
    prove_and_commit(&folder);
    assert!(git(&folder, &["checkout", "--quiet", "main"]));
    folder.edit(
        "parties/alfa/2029.yaml",
        "Vi vil bygge sykkelveier i alle byer.",
        "Vi vil bygge sykkelveier",
    );
    prove_and_commit(&folder);
    assert!(!git(&folder, &["merge", "--quiet", "--no-edit", "other"]), "there is no conflict");
    // The editor settles the content; the lock has both sides and the marks.
    assert!(git(&folder, &["checkout", "--theirs", "parties"]));
    let run = folder.run(&["check", "valg", "--no-archive", "--lang", "en"]);
    assert!(run.code == 1 && run.err.contains("lock-merged"), "{}", run.err);
    assert!(run.err.contains("standpunkt verify --mend"), "{}", run.err);
    let run = folder.run(&["verify", "valg", "--mend"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    holds(&folder);
}

#[test]
fn a_proof_of_another_edition_is_none_though_git_merged_it() {
    let folder = proved();
    let lock = Lock::read(&folder.read("standpunkt.lock")).expect("a lock");
    // The other branch took a new edition in, in which the words of this one do not stand.
    let edition = BETA.replace("leksefri", "gratis");
    let [old, new] = [BETA, &edition].map(|it| sha256(it.as_bytes()));
    folder.edit("site.yaml", &old.to_string(), &new.to_string());
    let mut merged = lock.clone();
    merged.sources.get_mut("program-beta").expect("it was read").sha256 = new;
    folder.write("standpunkt.lock", merged.text().as_bytes());
    let run = folder.run(&["check", "valg", "--no-archive", "--lang", "en"]);
    assert!(run.code == 1 && run.err.contains("quote-unproved"), "{}", run.err);
    let run = folder.run(&["verify", "valg", "--mend", "--lang", "en"]);
    assert!(run.code == 1 && run.err.contains("quote-unproved"), "{}", run.err);
    assert!(
        !folder.read("standpunkt.lock").contains("beta/2029"),
        "a proof of the old edition was kept"
    );
}
