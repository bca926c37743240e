//! Signs proofs and sites with keys made for the test, and plays what somebody might change in them.
#![expect(clippy::disallowed_methods, reason = "files are forged")]

use std::fs;
use std::path::{Path, PathBuf};

use standpunkt::content::lock::Lock;
use walkdir::WalkDir;

use crate::cli::Folder;

/// Content whose `site.yaml` names a key, proved and signed with it; and the key's file.
fn signed() -> (Folder, PathBuf) {
    let folder = Folder::with_archive();
    let secret = folder.path("../hemmelig.key");
    let key = new_key(&folder, &secret);
    folder.edit("site.yaml", "groups:", &format!("signing_key: {key}\ngroups:"));
    let run = folder.run(&["verify", "valg", "--sign", &secret.display().to_string()]);
    assert_eq!(run.code, 0, "{}", run.err);
    (folder, secret)
}

/// Makes a key, and returns the line that readers are told.
fn new_key(folder: &Folder, secret: &Path) -> String {
    let run = folder.run(&["key", "new", "--no-password", &secret.display().to_string()]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let line = run.out.lines().find_map(|it| it.strip_prefix("signing_key: "));
    line.expect("the key is told").to_owned()
}

fn page(folder: &Folder) -> String {
    folder.read("public/tema/sykkel/alfa/index.html")
}

#[test]
fn a_page_says_how_it_is_known_that_a_quotation_is_proved() {
    let (folder, _) = signed();
    assert_eq!(folder.run(&["build", "valg"]).code, 0);
    let now = page(&folder);
    assert!(now.contains("<summary>Bevist ordrett<"), "proved now");
    // Remembered, it is what this machine has proved of these very files.
    assert_eq!(folder.run(&["build", "valg"]).code, 0);
    assert_eq!(page(&folder), now);
    assert_eq!(folder.run(&["build", "valg", "--no-archive"]).code, 0);
    let text = page(&folder);
    assert!(text.contains("<summary>Bevist ordrett og signert <time"), "{text}");
    // The same without a key: the list could be anybody's.
    let site = folder.read("site.yaml");
    let line = site.lines().find(|it| it.starts_with("signing_key")).expect("it is there");
    folder.edit("site.yaml", &format!("{line}\n"), "");
    assert_eq!(folder.run(&["build", "valg", "--no-archive"]).code, 0);
    let text = page(&folder);
    assert!(text.contains("<summary>Holdt mot lista over bevis fra <time"), "{text}");
    assert!(!text.contains("Bevist ordrett"), "{text}");
}

#[test]
fn proofs_that_the_key_has_not_signed_are_refused_where_the_sources_are_not() {
    let (folder, _) = signed();
    let told = |word: &str| {
        let run = folder.run(&["check", "valg", "--no-archive", "--lang", "en"]);
        assert!(run.code == 1 && run.err.contains(word), "{word}: {}", run.err);
    };
    // A forged proof with its line sealed anew.
    let text = folder.read("standpunkt.lock");
    let mut lock = Lock::read(&text).expect("a lock");
    let proof = lock.quotes.values_mut().next().expect("a proof");
    proof.exact = "Vi vil bygge sykkelveier i alle bygder.".to_owned();
    folder.edit("parties/alfa/2029.yaml", "i alle byer", "i alle bygder");
    folder.write("standpunkt.lock", lock.text().as_bytes());
    told("has signed something else");
    // Signed by somebody else.
    let other = folder.path("../annen.key");
    let key = new_key(&folder, &other);
    let site = folder.read("site.yaml");
    let own = site.lines().find_map(|it| it.strip_prefix("signing_key: ")).expect("it is there");
    let secret = standpunkt::values::signature::Secret::read(
        &fs::read_to_string(&other).expect("it was made"),
        None,
    );
    let foreign = secret.expect("a key").sign(lock.text().as_bytes(), "i dag").expect("it signs");
    folder.write("standpunkt.lock.minisig", foreign.as_bytes());
    told("made with another key");
    fs::remove_file(folder.path("standpunkt.lock.minisig")).expect("it is there");
    told("is not signed");
    // Nor does it help to name that other key: the workflow holds the change against what was there.
    folder.write("standpunkt.lock.minisig", foreign.as_bytes());
    fs::create_dir(folder.path("../before")).expect("it can be made");
    for (name, text) in [("site.yaml", site.as_str()), ("standpunkt.lock", &text)] {
        fs::write(folder.path("../before").join(name), text).expect("it can be written");
    }
    folder.edit("site.yaml", own, &key);
    assert_eq!(folder.run(&["check", "valg", "--no-archive"]).code, 0);
    let run = folder.run(&["record", "valg", "--since", "before", "--lang", "en"]);
    assert!(run.code == 1 && run.err.contains("key-changed"), "{}", run.err);
    // Where the sources are, the forgery is found in any case.
    let run = folder.run(&["check", "valg", "--lang", "en"]);
    assert!(run.code == 1 && run.err.contains("quote-not-verbatim"), "{}", run.err);
}

#[test]
fn a_key_is_not_written_where_git_keeps_it_nor_over_another_and_signs_only_for_its_site() {
    let (folder, secret) = signed();
    let path = secret.display().to_string();
    let before = fs::read_to_string(&secret).expect("it is there");
    let run = folder.run(&["key", "new", "--no-password", &path, "--lang", "en"]);
    assert!(run.code == 2 && run.err.contains("already there"), "{}", run.err);
    assert_eq!(fs::read_to_string(&secret).expect("it is there"), before);
    fs::create_dir(folder.path(".git")).expect("it can be made");
    let run = folder.run(&["key", "new", "--no-password", "valg/a.key", "--lang", "en"]);
    assert!(run.code == 2 && run.err.contains("git keeps"), "{}", run.err);
    assert!(!folder.path("a.key").exists());
    let other = folder.path("../annen.key");
    new_key(&folder, &other);
    for command in ["verify", "build"] {
        let run =
            folder.run(&[command, "valg", "--sign", &other.display().to_string(), "--lang", "en"]);
        assert!(run.code == 2 && run.err.contains("another key"), "{command}: {}", run.err);
    }
}

#[test]
fn every_changed_file_of_a_signed_site_is_named() {
    let (folder, secret) = signed();
    let run = folder.run(&["build", "valg", "--sign", &secret.display().to_string()]);
    assert_eq!(run.code, 0, "{}", run.err);
    let verify =
        || folder.run(&["verify-site", "valg/public", "--content", "valg", "--lang", "en"]);
    let run = verify();
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(run.out.contains("files are as signed: SHA256SUMS 20"), "{}", run.out);
    // Built once more, it stays as it is, signature and all.
    assert_eq!(folder.run(&["build", "valg"]).code, 0);
    assert_eq!(verify().code, 0);
    // One changed byte, in any file, is named: those of the list and of the signature, too.
    let public = folder.path("public");
    let mut files: Vec<PathBuf> = WalkDir::new(&public)
        .into_iter()
        .map(|it| it.expect("it can be read"))
        .filter(|it| it.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect();
    files.sort();
    let step = files.len().div_ceil(40);
    let always = ["SHA256SUMS", "SHA256SUMS.minisig"].map(|it| public.join(it));
    for (i, file) in files.iter().step_by(step).chain(&always).enumerate() {
        let bytes = fs::read(file).expect("it can be read");
        let at = (i * 7919) % bytes.len().max(1);
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        // A link to the same file elsewhere must not change with it.
        fs::remove_file(file).expect("it can be removed");
        fs::write(file, &changed).expect("it can be written");
        let run = verify();
        let name = file.strip_prefix(&public).expect("it is below").display().to_string();
        let named = run.err.contains(&name) || run.err.contains("SHA256SUMS");
        assert!(run.code == 1 && named, "{name}: {}", run.err);
        fs::write(file, &bytes).expect("it can be written");
    }
    assert_eq!(verify().code, 0);
    fs::write(public.join("mer.html"), "x").expect("it can be written");
    fs::remove_file(public.join("index.html")).expect("it is there");
    let run = verify();
    assert!(run.err.contains("mer.html") && run.err.contains("index.html"), "{}", run.err);
    assert!(run.err.contains("missing") && run.err.contains("does not name"), "{}", run.err);
    // Without a key only the list is known.
    let run = folder.run(&["verify-site", "valg/public", "--lang", "en", "--key", "RW"]);
    assert!(run.code == 2 && run.err.contains("bad-signing-key"), "{}", run.err);
}

#[test]
fn a_machine_without_the_key_publishes_the_very_site_that_was_signed_and_no_other() {
    let (folder, secret) = signed();
    let secret = secret.display().to_string();
    let run = folder.run(&["build", "valg", "--no-archive", "--sign", &secret]);
    assert_eq!(run.code, 0, "{}", run.err);
    let list = folder.read("public/SHA256SUMS");
    fs::remove_dir_all(folder.path("public")).expect("it is there");
    // As the workflow that publishes does it.
    let publish = || {
        let run = folder.run(&["build", "valg", "--no-archive"]);
        assert_eq!(run.code, 0, "{}", run.err);
        folder.run(&["verify-site", "valg/public", "--content", "valg", "--lang", "en"])
    };
    let run = publish();
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert_eq!(folder.read("public/SHA256SUMS"), list);
    folder.edit("site.yaml", "tagline: Hva partiene mener", "tagline: Hva partiene vil");
    let run = publish();
    assert!(run.code == 1 && run.err.contains("is not signed"), "{}", run.err);
}

#[test]
fn anybody_can_prove_a_published_site_against_a_programme_of_their_own() {
    let (folder, _) = signed();
    assert_eq!(folder.run(&["build", "valg"]).code, 0);
    let prove = |more: &[&str]| {
        let arguments = [&["prove", "valg/public", "mitt.txt", "--lang", "en"][..], more].concat();
        folder.run(&arguments)
    };
    let programme = fs::read_to_string(folder.path("../arkiv/alfa/2029.txt")).expect("it is there");
    folder.write("../mitt.txt", programme.as_bytes());
    let run = prove(&[]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(run.out.contains("is the source `program-alfa`"), "{}", run.out);
    assert!(run.out.contains("word for word: 1. That do not: 0."), "{}", run.out);
    // Another edition is told as such, and what it does not say is named.
    folder.write("../mitt.txt", programme.replace("alle byer", "alle bygder").as_bytes());
    let run = prove(&[]);
    assert!(run.code == 2 && run.err.contains("other-edition"), "{}", run.err);
    let run = prove(&["--source", "program-alfa"]);
    assert!(run.out.contains("another edition"), "{}", run.out);
    assert!(run.code == 1 && run.err.contains("[-byer-]{+bygder+}"), "{}", run.err);
}
