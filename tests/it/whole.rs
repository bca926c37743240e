//! A site that is published whole: builds that are killed, that meet another one, and that change nothing.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "these tests look at files, plant faults in them, and tell what came of each kill"
)]

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use standpunkt::values::checksum::sha256;
use walkdir::WalkDir;

use crate::cli::Folder;

/// How many builds are killed; another number can be given as `KILLS`.
const KILLS: u32 = 40;

/// The place beside the output where a site is staged.
const WORKSHOP: &str = ".public.standpunkt";

/// Each file below a folder with its checksum.
fn sums(folder: &Path) -> BTreeMap<String, String> {
    let files = WalkDir::new(folder).into_iter().filter_map(Result::ok);
    let files = files.filter(|it| it.file_type().is_file());
    let sum = |it: walkdir::DirEntry| {
        let path = it.path().strip_prefix(folder).expect("below").to_string_lossy().into_owned();
        (path, sha256(&fs::read(it.path()).expect("it can be read")).to_string())
    };
    files.map(sum).collect()
}

fn build(folder: &Folder) -> Command {
    let mut build = Command::new(env!("CARGO_BIN_EXE_standpunkt"));
    build.args(["build", "--no-archive"]).current_dir(folder.path(""));
    build.stdout(Stdio::null()).stderr(Stdio::null());
    build
}

#[test]
fn a_build_that_is_killed_at_any_moment_leaves_the_old_site_or_the_new_one() {
    let folder = Folder::new();
    let public = folder.path("public");
    let summaries =
        ["Partiet vil bygge flere sykkelveier.", "Partiet vil bygge mange sykkelveier."];
    let mut whole = Vec::new();
    let mut lasts = Duration::ZERO;
    // Twice, so that pictures are kept: then the time is that of publishing.
    for turn in [1, 0, 1, 0] {
        folder.edit("parties/alfa/2029.yaml", summaries[1 - turn], summaries[turn]);
        let started = Instant::now();
        assert!(build(&folder).status().expect("the program starts").success());
        lasts = started.elapsed();
        whole.push(sums(&public));
    }
    assert!(whole[0] != whole[1] && whole[0] == whole[2] && whole[1] == whole[3]);
    let kills = std::env::var("KILLS").ok().and_then(|it| it.parse().ok()).unwrap_or(KILLS);
    let (mut old, mut new, mut left) = (0, 0, 0);
    let mut at = 0;
    for i in 0..kills {
        let before = sums(&public);
        folder.edit("parties/alfa/2029.yaml", summaries[at], summaries[1 - at]);
        at = 1 - at;
        let mut program = build(&folder).spawn().expect("the program starts");
        // Spread over all the time that a build takes, and a little more: the golden section.
        std::thread::sleep(lasts.mul_f64(f64::from(i) * 0.618_034 % 1.0 * 1.1));
        let _ = program.kill();
        let _ = program.wait();
        let now = sums(&public);
        assert!(
            whole.contains(&now),
            "kill {i} left a site that is neither the old nor the new one"
        );
        *if now == before { &mut old } else { &mut new } += 1;
        left += u32::from(folder.path(WORKSHOP).exists());
    }
    println!("{kills} kills: {old} left the old site, {new} the new one, {left} a workshop");
    // A file less would have been seen.
    fs::remove_file(public.join("robots.txt")).expect("it is there");
    assert!(!whole.contains(&sums(&public)));
    assert!(build(&folder).status().expect("the program starts").success());
    assert_eq!(sums(&public), whole[1 - at]);
    assert!(!folder.path(WORKSHOP).exists(), "the next build did not clean up");
}

#[test]
fn of_two_builds_at_once_one_is_told_and_writes_nothing() {
    let folder = Folder::new();
    assert_eq!(folder.run(&["build", "valg"]).code, 0);
    let before = sums(&folder.path("public"));
    folder.edit("parties/alfa/2029.yaml", "flere sykkelveier", "mange sykkelveier");
    // What another build holds, and what it has written so far.
    fs::create_dir_all(folder.path(WORKSHOP).join("new/tema")).expect("it can be made");
    let other = File::open(folder.path(WORKSHOP)).expect("it is there");
    other.lock().expect("nobody has it");
    for (lang, words) in
        [("nb", "skrives av en annen bygging"), ("en", "another build is writing it")]
    {
        let run = folder.run(&["build", "valg", "--lang", lang]);
        assert_eq!(run.code, 2);
        assert!(run.err.contains(words), "{}", run.err);
    }
    assert!(folder.path(WORKSHOP).join("new/tema").exists());
    assert_eq!(sums(&folder.path("public")), before);
    drop(other);
    assert_eq!(folder.run(&["build", "valg"]).code, 0);
    assert_ne!(sums(&folder.path("public")), before);
    assert!(!folder.path(WORKSHOP).exists());
}

#[test]
fn a_site_that_was_moved_away_when_a_build_was_killed_is_put_back() {
    let folder = Folder::new();
    assert_eq!(folder.run(&["build", "valg"]).code, 0);
    let before = sums(&folder.path("public"));
    fs::create_dir(folder.path(WORKSHOP)).expect("it can be made");
    fs::rename(folder.path("public"), folder.path(WORKSHOP).join("old")).expect("it can be moved");
    assert_eq!(folder.run(&["build", "valg"]).code, 0);
    assert_eq!(sums(&folder.path("public")), before);
    assert!(!folder.path(WORKSHOP).exists());
}

#[test]
fn a_build_that_changes_nothing_writes_nothing() {
    let folder = Folder::new();
    assert_eq!(folder.run(&["build", "valg"]).code, 0);
    let times = |at: &Path| fs::metadata(at).expect("it is there").modified().expect("a time");
    let public = folder.path("public");
    let before = (times(&public), times(&folder.path("")), times(&public.join("index.html")));
    assert_eq!(folder.run(&["build", "valg"]).code, 0);
    let after = (times(&public), times(&folder.path("")), times(&public.join("index.html")));
    assert_eq!(after, before);
}
