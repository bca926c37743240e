//! Sets the traps of editions: the wrong period, a draft, another setting, another language, another party's file.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]
#![expect(clippy::disallowed_methods, reason = "the content is copied")]

use std::fs;
use std::path::Path;

use standpunkt::content::files::Sources;
use standpunkt::content::load;
use standpunkt::disk::{self, Cache};
use standpunkt::proof::{tongue, verify};
use standpunkt::report::diagnostic::Severity;

use crate::archive::archive;
use crate::cli::{Run, memory, run};
use crate::contents::real;

/// The real content in a folder of its own.
fn copied() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in &real().files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn add(folder: &Path, archive: &Path, arguments: &str) -> Run {
    let archive = archive.to_string_lossy();
    let mut all = vec!["source", "add"];
    all.extend(arguments.split(' '));
    all.extend(["--archive", &archive, "--dir", ".", "--lang", "en"]);
    run(folder, &all)
}

#[test]
fn a_file_that_contradicts_what_is_said_of_it_is_not_added() {
    let Some(archive) = archive() else { return };
    let folder = copied();
    let before = fs::read(folder.path().join("site.yaml")).unwrap();
    for (arguments, code) in [
        ("programmes/2021/mdg.pdf --id a --party mdg --period 2025–2029", "other-period"),
        ("programmes/2017/krf.txt --id a --party krf --period 2025–2029", "other-period"),
        (
            "programmes/2025/sosialistisk_vensterparti.pdf --id a --party sv --edition adopted",
            "draft-as-adopted",
        ),
        ("programmes/2025/sv-vedtatt.pdf --id a --party v", "names-other-party"),
        ("programmes/2025/hoyre.txt --id a --party ap", "names-other-party"),
        ("programmes/2025/sv-vedtatt.pdf --id a --party sv --language nn", "other-language"),
        ("programmes/2025/frp.pdf --id a --party frp", "duplicate-source"),
    ] {
        let run = add(folder.path(), &archive, arguments);
        assert!(run.code == 1 && run.err.contains(code), "{arguments}: {}{}", run.out, run.err);
        assert_eq!(fs::read(folder.path().join("site.yaml")).unwrap(), before, "{arguments}");
    }
    let run = add(folder.path(), &archive, "programmes/2025/sv-vedtatt.pdf --id sv-ny --party sv");
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    for it in ["Vedtatt av SVs landsmøte", "made: 2025-08-06", "period: 2025–2029", "language: nb"]
    {
        assert!(run.out.contains(it), "{it}: {}", run.out);
    }
    // The programme of four years before, named as this year's.
    let run = add(folder.path(), &archive, "programmes/2021/mdg.pdf --id mdg-ny --party mdg");
    assert!(run.code == 0 && run.out.contains("parties/mdg/2021.yaml"), "{}{}", run.out, run.err);
    let path = folder.path().join("parties/mdg/2025.yaml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("source: mdg-2025", "source: mdg-ny")).unwrap();
    let run = crate::cli::run(folder.path(), &["check", ".", "--no-archive", "--lang", "en"]);
    assert!(run.code == 1 && run.err.contains("period-of-other-election"), "{}", run.err);
}

/// What the archive says of the programme that rests on a source, with something changed in the real content.
fn told(archive: &Path, id: &str, change: impl FnOnce(&mut Sources)) -> Vec<&'static str> {
    let mut sources = real();
    change(&mut sources);
    let (mut content, _) = load::read(&sources);
    content.programmes.retain(|_, it| it.value.source.value == id);
    let cache = Cache::within(&memory().join("standpunkt"), archive).unwrap();
    let files = verify::files(&content).into_iter().filter(|it| it.0 == id);
    let read = files.map(|(id, file)| (id.to_owned(), disk::source(archive, file, &cache)));
    let (lock, report) = verify::prove(&content, &read.collect());
    let errors = report.iter().filter(|it| it.severity == Severity::Error);
    let codes: Vec<&str> = errors.map(|it| it.code).collect();
    assert_eq!(lock.is_some(), codes.is_empty(), "{codes:?}");
    codes
}

fn edit(sources: &mut Sources, path: &str, old: &str, new: &str) {
    let bytes = sources.files.get_mut(path).unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(text.contains(old), "{path}: {old}");
    *bytes = text.replace(old, new).into_bytes();
}

#[test]
fn another_setting_another_language_and_another_partys_file_are_named() {
    let Some(archive) = archive() else { return };
    for id in ["ap-2025", "sp-2025", "r-2025"] {
        assert_eq!(told(&archive, id, |_| ()), [""; 0], "a false alarm");
    }
    // The page numbers of the printed edition with 180 pages, over the file with 116.
    let codes = told(&archive, "ap-2025", |it| {
        edit(it, "parties/ap/2025.yaml", "        heading:", "        page: 73\n        heading:");
    });
    assert!(codes.contains(&"locators-of-other"), "{codes:?}");
    let codes = told(&archive, "ap-2025", |it| edit(it, "site.yaml", "pages: 116", "pages: 180"));
    assert!(codes.contains(&"other-pages"), "{codes:?}");
    let codes =
        told(&archive, "sp-2025", |it| edit(it, "site.yaml", "language: nn\n", "language: nb\n"));
    assert!(codes.contains(&"other-language"), "{codes:?}");
    let codes = told(&archive, "r-2025", |it| {
        edit(it, "site.yaml", "programmes/2025/rodt.pdf", "programmes/2025/sv-vedtatt.pdf");
    });
    for code in ["source-changed", "names-other-party", "other-pages", "quote-not-verbatim"] {
        assert!(codes.contains(&code), "{code}: {codes:?}");
    }
    let codes = told(&archive, "r-2025", |it| {
        edit(it, "site.yaml", "landsmøte 28. februar", "landsmøte 28. mars");
    });
    assert_eq!(codes, ["quote-not-verbatim"], "the words on the edition are proved");
}

#[test]
fn the_language_of_every_programme_is_told_by_its_small_words() {
    let Some(archive) = archive() else { return };
    let cache = Cache::within(&memory().join("standpunkt"), &archive).unwrap();
    let (content, _) = load::read(&real());
    for source in &content.site.as_ref().unwrap().value.sources {
        let (Some(file), Some(language)) = (&source.file, &source.language) else { continue };
        let (_, document) = disk::source(&archive, &file.value, &cache).unwrap();
        assert_eq!(tongue::of(&document), Some(language.value.as_str()), "{}", file.value);
    }
    for entry in fs::read_dir(archive.join("programmes/2017")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let file = format!("programmes/2017/{name}");
        let (_, document) = disk::source(&archive, &file, &cache).unwrap();
        assert!(matches!(tongue::of(&document), Some("nb" | "nn")), "{name}");
    }
}

#[test]
fn what_lies_at_an_official_address_is_held_against_what_was_read() {
    let Some(archive) = archive() else { return };
    let folder = copied();
    let site = folder.path().join("site.yaml");
    let text = fs::read_to_string(&site).unwrap();
    let record = "    publisher: Miljøpartiet De Grønne\n";
    assert_eq!(text.matches(record).count(), 1);
    let address = format!("{record}    url: https://mdg.test/program.pdf\n");
    fs::write(&site, text.replace(record, &address)).unwrap();
    let listed = run(folder.path(), &["edition", "list"]);
    assert_eq!(listed.out, "mdg-2025\thttps://mdg.test/program.pdf\n");
    // A file that was fetched has no ending of its own.
    let hold = |id: &str, file: &str| {
        let fetched = folder.path().join("fetched");
        fs::copy(archive.join("programmes").join(file), &fetched).unwrap();
        run(folder.path(), &["edition", "hold", id, "fetched", "--lang", "en"])
    };
    let same = hold("mdg-2025", "2025/miljopartiet_de_gronne.pdf");
    assert_eq!((same.code, same.out.as_str()), (0, "same file\tmdg-2025\n"), "{}", same.err);
    let other = hold("mdg-2025", "2021/mdg.pdf");
    assert_eq!(other.code, 1);
    assert!(other.out.contains("first page\tArbeidsprogram 2021 2025"), "{}", other.out);
    let fates = |word: &str| other.out.lines().filter(|it| it.starts_with(word)).count();
    assert!(fates("lost\t") + fates("changed\t") > 10, "{}", other.out);
    let unknown = hold("mdg-2029", "2021/mdg.pdf");
    assert!(unknown.code == 1 && unknown.err.contains("unknown-source"), "{}", unknown.err);
}
