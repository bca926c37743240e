//! Plays what somebody might change in a pull request so that readers are told what is not so.
#![expect(clippy::disallowed_methods, reason = "files are forged")]

use std::fs;
use std::process::Command;

use standpunkt::values::checksum::sha256;

use crate::cli::Folder;

/// Lays the state of the content beside it, as the workflow does with the branch that a change goes into.
fn lay_before(folder: &Folder) {
    let copied =
        Command::new("cp").arg("-a").args([folder.path(""), folder.path("../before")]).status();
    assert!(copied.expect("cp starts").success());
}

#[test]
fn a_published_lock_that_was_deleted_and_recorded_anew_is_refused() {
    let folder = Folder::new();
    assert_eq!(folder.run(&["record", "valg"]).code, 0);
    lay_before(&folder);
    let since = || folder.run(&["record", "valg", "--since", "before", "--lang", "en"]);
    assert_eq!(since().code, 0);
    // A stance that changes without a word to readers: the build refuses it, but not once the record is new.
    folder.edit("parties/alfa/2029.yaml", "stance: for", "stance: against");
    assert_eq!(folder.run(&["check", "valg"]).code, 1);
    fs::remove_file(folder.path("published.lock")).expect("it is there");
    assert_eq!(folder.run(&["record", "valg"]).code, 0);
    assert_eq!(folder.run(&["check", "valg"]).code, 0);
    let run = since();
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(
        run.err.contains("published-lost") && run.err.contains("`alfa/2029/sykkel`"),
        "{}",
        run.err
    );
    fs::remove_file(folder.path("published.lock")).expect("it is there");
    assert_eq!(since().code, 1);
}

#[test]
fn a_forged_source_of_the_same_id_is_refused_where_the_archive_is() {
    let folder = Folder::with_archive();
    assert_eq!(folder.run(&["verify", "valg"]).code, 0);
    // Another text under the same name, with its own checksum registered.
    let forged = "Sykkel\nVi vil bygge sykkelveier i alle byer og gi alle gratis sykkel.\n";
    let genuine = fs::read_to_string(folder.path("../arkiv/alfa/2029.txt")).expect("it is there");
    let site = folder.read("site.yaml");
    let (old, new) =
        (sha256(genuine.as_bytes()).to_string(), sha256(forged.as_bytes()).to_string());
    folder.write("site.yaml", site.replace(&old, &new).as_bytes());
    for command in ["verify", "check", "build"] {
        let run = folder.run(&[command, "valg", "--lang", "en"]);
        assert_eq!(run.code, 1);
        assert!(run.err.contains("source-changed"), "{command}: {}", run.err);
    }
    // Without the archive the lock is of another edition than the one that is registered.
    let run = folder.run(&["check", "valg", "--no-archive", "--lang", "en"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("quote-unproved"), "{}", run.err);
}
