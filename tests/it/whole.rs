//! A site that is published whole: builds that are killed, that meet another one, and that change nothing.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "these tests look at files, plant faults in them, and tell what came of each kill"
)]

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use standpunkt::values::checksum::sha256;
use walkdir::WalkDir;

use crate::cli::{Folder, memory, program};

/// How many builds are killed; another number can be given as `KILLS`.
const KILLS: u32 = 40;

/// The places beside the output where a site is staged: each build has one of another name.
fn workshops(folder: &Folder) -> Vec<PathBuf> {
    let all =
        fs::read_dir(folder.path("")).expect("a folder").map(|it| it.expect("an entry").path());
    let is_workshop = |it: &PathBuf| it.to_string_lossy().contains("/.public.standpunkt-");
    all.filter(is_workshop).collect()
}

/// The program's note of who is at work on the output of a folder.
fn note(folder: &Folder) -> PathBuf {
    let out = folder.path("").canonicalize().expect("it is there").join("public");
    let name = sha256(out.as_os_str().as_encoded_bytes()).to_string();
    memory().join("standpunkt/outputs").join(name).with_extension("at-work")
}

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
    let mut build = program();
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
        left += u32::from(!workshops(&folder).is_empty());
    }
    println!("{kills} kills: {old} left the old site, {new} the new one, {left} a workshop");
    // A file less would have been seen.
    fs::remove_file(public.join("robots.txt")).expect("it is there");
    assert!(!whole.contains(&sums(&public)));
    assert!(build(&folder).status().expect("the program starts").success());
    assert_eq!(sums(&public), whole[1 - at]);
    assert!(workshops(&folder).is_empty(), "the next build did not clean up");
}

#[test]
fn of_two_builds_at_once_one_is_told_and_writes_nothing() {
    let folder = Folder::new();
    assert_eq!(folder.run(&["build", "valg"]).code, 0);
    let before = sums(&folder.path("public"));
    folder.edit("parties/alfa/2029.yaml", "flere sykkelveier", "mange sykkelveier");
    // What another build holds.
    let lock = note(&folder).with_extension("lock");
    fs::create_dir_all(lock.parent().expect("a folder")).expect("it can be made");
    let other = File::create(&lock).expect("it can be made");
    other.lock().expect("nobody has it");
    for (lang, words) in
        [("nb", "skrives av en annen bygging"), ("en", "another build is writing it")]
    {
        let run = folder.run(&["build", "valg", "--lang", lang]);
        assert_eq!(run.code, 2);
        assert!(run.err.contains(words), "{}", run.err);
    }
    assert_eq!(sums(&folder.path("public")), before);
    drop(other);
    assert_eq!(folder.run(&["build", "valg"]).code, 0);
    assert_ne!(sums(&folder.path("public")), before);
    assert!(workshops(&folder).is_empty());
    assert!(!lock.exists() && !note(&folder).exists());
}

/// Kills a build while it is at work, and returns the workshop that it leaves.
fn killed(folder: &Folder) -> PathBuf {
    let words = ["flere sykkelveier", "mange sykkelveier"];
    for _ in 0..50 {
        let text = folder.read("parties/alfa/2029.yaml");
        let [old, new] = if text.contains(words[0]) { words } else { [words[1], words[0]] };
        folder.edit("parties/alfa/2029.yaml", old, new);
        let mut program = build(folder).spawn().expect("the program starts");
        // Until the first file is staged.
        let staged = || workshops(folder).iter().any(|it| it.join("new").exists());
        while !staged() && program.try_wait().expect("it can be asked").is_none() {
            std::thread::yield_now();
        }
        let _ = program.kill();
        let _ = program.wait();
        if let [one] = workshops(folder).as_slice() {
            return one.clone();
        }
    }
    panic!("no build was killed while it was at work");
}

#[test]
fn a_site_that_was_moved_away_when_a_build_was_killed_is_put_back() {
    let folder = Folder::new();
    assert_eq!(folder.run(&["build", "valg"]).code, 0);
    let before = sums(&folder.path("public"));
    let workshop = killed(&folder);
    // The step between the two of a file system that cannot exchange folders.
    fs::rename(folder.path("public"), workshop.join("old")).expect("it can be moved");
    folder.edit("parties/alfa/2029.yaml", "stance: for", "stance: fro");
    assert_eq!(folder.run(&["build", "valg"]).code, 1);
    assert!(!folder.path("public").exists(), "a build that writes nothing looks at nothing");
    folder.edit("parties/alfa/2029.yaml", "stance: fro", "stance: for");
    assert_eq!(folder.run(&["build", "valg"]).code, 0);
    assert_eq!(sums(&folder.path("public")).len(), before.len());
    assert!(workshops(&folder).is_empty());
}

#[test]
fn what_stands_where_a_killed_build_was_at_work_is_left_alone_unless_it_is_that_very_folder() {
    let folder = Folder::new();
    assert_eq!(folder.run(&["build", "valg"]).code, 0);
    let victim = folder.path("../victim");
    fs::create_dir(&victim).expect("it can be made");
    fs::write(victim.join("letter"), "dear").expect("it can be written");
    // A link, a folder of another's, and a copy of the workshop itself with all that is in it.
    for plant in ["link", "folder", "copy"] {
        let workshop = killed(&folder);
        let kept = folder.path("../workshop");
        fs::rename(&workshop, &kept).expect("it can be moved");
        match plant {
            "link" => symlink("../victim", &workshop).expect("a link"),
            "folder" => {
                fs::create_dir(&workshop).expect("it can be made");
                fs::copy(victim.join("letter"), workshop.join("letter")).map(drop).expect("copied");
            }
            _ => {
                let copied = Command::new("cp").arg("-a").args([&kept, &workshop]).status();
                assert!(copied.expect("cp starts").success());
                fs::write(workshop.join("letter"), "dear").expect("it can be written");
            }
        }
        // A link where the program works is told, too.
        let expected = i32::from(plant == "link");
        assert_eq!(folder.run(&["build", "valg"]).code, expected, "{plant}");
        assert!(workshop.symlink_metadata().is_ok(), "{plant}");
        assert!(workshop.join("letter").exists() && victim.join("letter").exists(), "{plant}");
        let planted = workshop.symlink_metadata().expect("it is there").is_symlink();
        if planted { fs::remove_file(&workshop) } else { fs::remove_dir_all(&workshop) }
            .expect("removed");
        fs::remove_dir_all(&kept).expect("removed");
    }
}

#[test]
fn links_where_the_program_works_or_publishes_are_told_and_not_followed() {
    let folder = Folder::new();
    let victim = folder.path("../victim");
    fs::create_dir_all(victim.join("deep")).expect("it can be made");
    fs::write(victim.join("letter"), "dear").expect("it can be written");
    fs::write(victim.join("deep/letter"), "dear").expect("it can be written");
    let before = sums(&victim);
    for name in [".standpunkt", ".public.standpunkt", "published.standpunkt-new", "public"] {
        symlink("../victim", folder.path(name)).expect("a link");
        for command in ["check", "build", "record"] {
            let run = folder.run(&[command, "valg", "--lang", "en"]);
            assert_eq!(run.code, 1, "{command}: {}", run.err);
            assert!(run.err.contains(&format!("{name}:1:1")), "{name}, {command}: {}", run.err);
            assert!(run.err.contains("work-link"), "{}", run.err);
        }
        assert_eq!(sums(&victim), before, "{name}");
        fs::remove_file(folder.path(name)).expect("removed");
    }
    // Named by hand, and behind a link that the content has: the real folder is said.
    symlink("../victim", folder.path("ut")).expect("a link");
    for out in ["valg/ut", "valg/ut/ny"] {
        let run = folder.run(&["build", "valg", "--out", out, "--lang", "en"]);
        assert_eq!(run.code, 2, "{out}: {}", run.err);
        assert!(
            run.err.contains("is a symbolic link") && run.err.contains("victim"),
            "{}",
            run.err
        );
    }
    assert_eq!(sums(&victim), before);
}

#[test]
fn a_list_of_checksums_makes_no_file_ours_that_is_not_what_it_says() {
    let folder = Folder::new();
    let list = |files: &[(&str, &str)]| -> String {
        files.iter().map(|(name, text)| format!("{}  {name}\n", sha256(text.as_bytes()))).collect()
    };
    let downloads = folder.path("../downloads");
    fs::create_dir(&downloads).expect("it can be made");
    fs::write(downloads.join("letter"), "dear").expect("it can be written");
    let build = || folder.run(&["build", "valg", "--out", "downloads", "--lang", "en"]);
    // With a wrong checksum, with the right one, and as the list of a site of ours that was built elsewhere.
    for files in [&[("letter", "other")][..], &[("letter", "dear")]] {
        fs::write(downloads.join("SHA256SUMS"), list(files)).expect("it can be written");
        let run = build();
        assert_eq!(run.code, 2, "{}", run.err);
        assert!(run.err.contains("letter") && downloads.join("letter").exists(), "{}", run.err);
    }
    assert_eq!(folder.run(&["build", "valg", "--out", "elsewhere"]).code, 0);
    fs::remove_dir_all(&downloads).expect("removed");
    fs::rename(folder.path("../elsewhere"), &downloads).expect("moved");
    let run = build();
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.err.contains("404.html"), "{}", run.err);
    // A site of ours in which a file was changed by hand, or a file was added to its list.
    assert_eq!(folder.run(&["build", "valg"]).code, 0);
    let front = folder.path("public/index.html");
    let page = fs::read_to_string(&front).expect("a page");
    fs::write(&front, page.replace("</html>", "<!-- mine --></html>")).expect("it can be written");
    let run = folder.run(&["build", "valg", "--lang", "en"]);
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.err.contains("index.html") && run.err.contains("changed since"), "{}", run.err);
    assert!(fs::read_to_string(&front).expect("a page").contains("mine"));
    fs::write(&front, page).expect("it can be written");
    fs::write(folder.path("public/notes.txt"), "mine").expect("it can be written");
    let sums = folder.path("public/SHA256SUMS");
    let named = fs::read_to_string(&sums).expect("a list") + &list(&[("notes.txt", "yours")]);
    fs::write(&sums, named).expect("it can be written");
    let run = folder.run(&["build", "valg", "--lang", "en"]);
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.err.contains("404.html") && folder.path("public/notes.txt").exists());
}

#[test]
fn a_link_publishes_nothing_that_is_hidden_or_of_another_kind() {
    let folder = Folder::new();
    folder.write(".git/config", b"secret");
    folder.write("arkiv/program.txt", b"secret");
    folder.write("templates/static/a.txt", b"for readers");
    folder.write("templates/static/.b.txt", b"secret");
    folder.write("templates/notes.txt", b"secret");
    let link = folder.path("templates/static/p.txt");
    for target in [
        "../../.git/config",
        "../../site.yaml",
        "../../arkiv/program.txt",
        ".b.txt",
        "../../themes/skole.md",
    ] {
        symlink(target, &link).expect("a link");
        let run = folder.run(&["check", "valg", "--lang", "en"]);
        assert_eq!(run.code, 1, "{target}");
        assert!(run.err.contains("link-leads-out") && run.err.contains("p.txt"), "{}", run.err);
        fs::remove_file(&link).expect("removed");
    }
    fs::remove_file(folder.path("templates/notes.txt")).expect("removed");
    symlink("a.txt", &link).expect("a link");
    assert_eq!(folder.run(&["check", "valg"]).code, 0);
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
