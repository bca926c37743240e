//! House rules that the compiler and clippy cannot state.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]
#![expect(clippy::disallowed_methods, reason = "these tests read the repository itself")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use rayon::prelude::*;
use walkdir::WalkDir;

use crate::archive::{archive, pages};

/// The largest file that belongs in the repository, in bytes.
const LARGEST: usize = 1024 * 1024;

/// So many words in a row are more than a quotation.
const LONGEST_RUN: usize = 41;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The paths of all files of the repository: those that git knows or would add; without git, all.
fn paths() -> Vec<String> {
    let listing = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
    let git = Command::new("git").args(listing).current_dir(root()).output();
    let known =
        git.ok().filter(|it| it.status.success()).and_then(|it| String::from_utf8(it.stdout).ok());
    let mut paths: Vec<String> = match known {
        Some(list) => list.split('\0').filter(|it| !it.is_empty()).map(str::to_owned).collect(),
        None => walked(root()),
    };
    paths.retain(|it| root().join(it).is_file());
    paths
}

fn walked(root: &Path) -> Vec<String> {
    let skipped = |it: &walkdir::DirEntry| {
        let name = it.file_name().to_string_lossy();
        !["target", "public", ".git", ".standpunkt", "node_modules"].contains(&name.as_ref())
    };
    let entries = WalkDir::new(root).into_iter().filter_entry(skipped).map(Result::unwrap);
    let files = entries.filter(|it| it.file_type().is_file());
    files.map(|it| it.path().strip_prefix(root).unwrap().to_string_lossy().into_owned()).collect()
}

/// Path to text, for every text file of the repository.
fn texts() -> BTreeMap<String, String> {
    let read = |path: String| {
        let text = String::from_utf8(fs::read(root().join(&path)).unwrap()).ok()?;
        Some((path, text))
    };
    paths().into_iter().filter_map(read).collect()
}

/// Those whose path begins and ends so.
pub(crate) fn some(prefix: &str, end: &str) -> BTreeMap<String, String> {
    let mut texts = texts();
    texts.retain(|path, _| path.starts_with(prefix) && path.ends_with(end));
    assert!(!texts.is_empty(), "there is no file {prefix}…{end}");
    texts
}

#[track_caller]
fn assert_none(found: &[String]) {
    assert!(found.is_empty(), "{} places:\n{}", found.len(), found.join("\n"));
}

/// The lines in which one of the words stands, as «path:line: word».
fn lines_with(texts: &BTreeMap<String, String>, words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in texts {
        for (i, line) in text.lines().enumerate() {
            for word in words.iter().filter(|it| line.contains(**it)) {
                found.push(format!("{path}:{}: {word}", i + 1));
            }
        }
    }
    found
}

/// What is wrong with how a source file begins.
fn bad_beginning(text: &str) -> Option<&'static str> {
    let first = text.lines().next().unwrap_or_default();
    let Some(sentence) = first.strip_prefix("//! ") else {
        return Some("does not begin with `//!`");
    };
    let inner = sentence.trim_end_matches('.');
    if !sentence.ends_with('.') || sentence.ends_with("..") {
        Some("does not begin with a whole sentence on one line")
    } else if [". ", "! ", "? "].iter().any(|it| inner.contains(it)) {
        Some("begins with more than one sentence")
    } else {
        None
    }
}

/// Whether a sentence says what something does: it begins with a verb, which ends in `s`, and not with the
/// plural of a thing.
fn begins_with_a_verb(sentence: &str) -> bool {
    let things = "addresses changes dates drafts files findings forms links pages positions quotations sources \
        tables templates this words";
    let first = sentence.split(' ').next().unwrap_or_default().to_lowercase();
    first.ends_with('s') && !things.split_whitespace().any(|it| it == first)
}

#[test]
fn every_file_of_the_library_says_what_it_does() {
    let files = some("src/", ".rs");
    let first =
        |text: &str| text.lines().next().unwrap_or_default().trim_start_matches("//! ").to_owned();
    let silent = files.iter().filter(|it| !begins_with_a_verb(&first(it.1)));
    assert_none(&silent.map(|it| it.0.clone()).collect::<Vec<_>>());
    for bad in ["The reader of files.", "Files of the site.", "What is read.", ""] {
        assert!(!begins_with_a_verb(bad), "{bad}");
    }
}

#[test]
fn every_source_file_begins_with_one_sentence_on_what_it_is_for() {
    let mut files = some("src/", ".rs");
    files.extend(some("tests/it/", ".rs"));
    let faults = files.iter().filter_map(|(path, text)| Some((path, bad_beginning(text)?)));
    assert_none(&faults.map(|(path, fault)| format!("{path}: {fault}")).collect::<Vec<_>>());
    assert_eq!(bad_beginning("//! Reads a file.\nuse x;"), None);
    for bad in ["use x;", "//! Reads", "//! Reads a. Writes b.", "//! Reads a\n//! file.", ""] {
        assert!(bad_beginning(bad).is_some(), "{bad}");
    }
}

#[test]
fn only_the_disk_module_touches_files_and_only_the_binary_prints() {
    let mut files = some("src/", ".rs");
    assert!(files.remove("src/site/template/build.rs").is_some());
    let mut found = Vec::new();
    for (path, words) in [
        ("src/disk/mod.rs", ["std::fs", "std::env", "fs::{", "env::{", "File::", "std::{fs"]),
        ("src/cli/mod.rs", ["println!", "print!(", "stdout()", "stderr()", "dbg!", "io::stdin"]),
    ] {
        let mut others = files.clone();
        assert!(others.remove(path).is_some(), "there is no {path}");
        // Parts of a module lie in its folder.
        let folder = path.trim_end_matches("mod.rs").replace(".rs", "/");
        others.retain(|it, _| !it.starts_with(&folder));
        // What the tests of a module do is no part of the program.
        others
            .values_mut()
            .for_each(|it| *it = it.split("#[cfg(test)]").next().unwrap_or_default().to_owned());
        found.extend(lines_with(&others, &words));
    }
    assert_none(&found);
    let planted = BTreeMap::from([("x".to_owned(), "a\nstd::fs::read(b)".to_owned())]);
    assert_eq!(lines_with(&planted, &["std::fs"]), ["x:2: std::fs"]);
}

#[test]
fn only_the_command_line_knows_the_library_that_reads_it() {
    let mut files = some("src/", ".rs");
    files.retain(|path, _| path != "src/main.rs" && !path.starts_with("src/cli/"));
    assert_none(&lines_with(&files, &["clap"]));
}

#[test]
fn nothing_is_left_to_do_and_no_order_is_left_to_chance() {
    let mut files = texts();
    files.retain(|path, _| {
        !path.starts_with("tests/fixtures/") && path != "clippy.toml" && path != "Cargo.toml"
    });
    let marks = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X:")];
    let mut found = lines_with(&files, &marks);
    files.retain(|path, _| path.ends_with(".rs"));
    found.extend(lines_with(&files, &[concat!("Hash", "Map"), concat!("Hash", "Set")]));
    let bare = concat!("[allow", "(");
    found.extend(lines_with(&files, &[bare]));
    assert_none(&found);
}

#[test]
fn no_file_names_a_place_on_one_machine_or_a_registry() {
    let mut files = texts();
    // The lock file names the registry that everyone has.
    files.retain(|path, _| !path.ends_with("Cargo.lock"));
    let places = [
        concat!("/ho", "me/"),
        concat!("/ro", "ot/"),
        concat!("/Us", "ers/"),
        concat!("/wo", "rk/"),
        concat!("C:", "\\Users"),
        concat!("crates", ".io"),
        concat!("static.", "crates"),
        concat!("npm", "js"),
        concat!("py", "pi.org"),
        concat!("local", "host"),
        concat!("127.0", ".0.1"),
        concat!("file:", "//"),
    ];
    // The preview serves this machine, and names it.
    let preview = ["src/cli/preview/mod.rs", "tests/it/preview.rs"].map(|it| files.remove(it));
    assert!(preview.iter().all(Option::is_some));
    assert_none(&lines_with(&files, &places));
    let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let usual = concat!("registry+https://github.com/rust-lang/", "crates", ".io-index");
    let sources = lock.lines().filter_map(|it| it.strip_prefix("source = "));
    let strange: Vec<String> = sources
        .map(|it| it.trim_matches('"'))
        .filter(|it| *it != usual)
        .map(str::to_owned)
        .collect();
    assert_none(&strange);
}

#[test]
fn the_repository_holds_no_large_file_and_nothing_that_is_built() {
    let mut found = Vec::new();
    for path in paths() {
        let size = fs::metadata(root().join(&path)).unwrap().len();
        if size > LARGEST as u64 {
            found.push(format!("{path}: {size} bytes"));
        }
        if ["public/", "target/", ".standpunkt/"].iter().any(|it| path.starts_with(it)) {
            found.push(format!("{path}: is built"));
        }
    }
    assert_none(&found);
}

#[test]
fn no_line_of_the_content_ends_in_blanks() {
    let mut files = texts();
    let ends = [".yaml", ".yml", ".md", ".html", ".css", ".js", ".toml", ".rs"];
    files.retain(|path, _| {
        ends.iter().any(|it| path.ends_with(it)) && !path.starts_with("tests/fixtures/")
    });
    let mut found = Vec::new();
    for (path, text) in &files {
        let blank = |line: &str| line.trim_end() != line;
        let lines = text.split('\n').enumerate().filter(|it| blank(it.1));
        found.extend(lines.map(|(i, _)| format!("{path}:{}: ends in a blank", i + 1)));
        if !text.ends_with('\n') || text.ends_with("\n\n") {
            found.push(format!("{path}: does not end in one line break"));
        }
    }
    assert_none(&found);
}

/// The words of a text in small letters, with what stands between them left out.
fn plain_words(text: &str) -> Vec<String> {
    let words = text.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
    words.map(str::to_lowercase).collect()
}

fn runs(words: &[String]) -> impl Iterator<Item = u64> {
    words.windows(LONGEST_RUN).map(|it| {
        let mut hasher = DefaultHasher::new();
        it.hash(&mut hasher);
        hasher.finish()
    })
}

/// Where words of the sources stand in a text, more of them in a row than a quotation may have.
fn copied(sources: &BTreeSet<u64>, path: &str, text: &str) -> Option<String> {
    let words = plain_words(text);
    let at = runs(&words).position(|it| sources.contains(&it))?;
    Some(format!("{path}: {} …", words[at..at + 8].join(" ")))
}

#[test]
fn no_file_holds_more_of_a_source_text_than_a_quotation() {
    let Some(folder) = archive() else { return };
    let list = |below: &str| -> Vec<PathBuf> {
        fs::read_dir(folder.join(below)).unwrap().map(|it| it.unwrap().path()).collect()
    };
    let (programmes, seeds) = (list("programmes/2025"), list("seeds"));
    assert!(seeds.len() >= 5, "only {} source texts", seeds.len());
    assert!(programmes.len() >= 7, "only {} programmes", programmes.len());
    let read = |it: &PathBuf| match it.extension().is_some_and(|it| it == "pdf") {
        true => pages(it, &[]).join(" "),
        false => String::from_utf8_lossy(&fs::read(it).unwrap()).into_owned(),
    };
    let texts_of_sources: Vec<String> =
        programmes.iter().chain(&seeds).collect::<Vec<_>>().into_par_iter().map(read).collect();
    let mut sources = BTreeSet::new();
    let mut sample = String::new();
    for text in texts_of_sources {
        let words = plain_words(&text);
        sources.extend(runs(&words));
        sample = words[..LONGEST_RUN + 1].join(", ");
    }
    let found: Vec<String> =
        texts().iter().filter_map(|(path, text)| copied(&sources, path, text)).collect();
    assert_none(&found);
    assert!(copied(&sources, "x", &format!("Her står det: {sample}")).is_some());
    let fewer: Vec<&str> = sample.split(", ").skip(2).collect();
    assert!(copied(&sources, "x", &fewer.join(" ")).is_none());
}

#[test]
fn only_the_program_says_what_is_markup() {
    // The type `Html` says it, and templates print what is of it as it is: so none has to say it itself.
    let said = ["safe", "autoescape", "{% raw"];
    let mut templates = some("templates/", ".html");
    templates.extend(some("templates/", ".xml"));
    assert_none(&lines_with(&templates, &said));
    let planted = BTreeMap::from([("x".to_owned(), "{{ card.heading|safe }}".to_owned())]);
    assert_eq!(lines_with(&planted, &said), ["x:1: safe"]);
    // Whoever may say it of a text: what Markdown, marked words and templates became.
    let says = |it: &str| {
        ["Html::trusted", "safe_string", "mark_safe"].iter().any(|word| it.contains(word))
    };
    let sources = some("src/", ".rs").into_iter().filter(|it| says(&it.1));
    let makers = ["content/markdown", "page/glossary", "site/render", "values/markup"];
    let makers = makers.map(|it| format!("src/{it}.rs"));
    assert_eq!(sources.map(|it| it.0).collect::<Vec<_>>(), makers);
}

/// The names in quotation marks after a word: `include "icons.html"`.
fn named<'t>(text: &'t str, word: &str) -> Vec<&'t str> {
    let after = text.match_indices(word).map(|(at, _)| &text[at + word.len()..]);
    after.filter_map(|it| it.split('"').next()).collect()
}

#[test]
fn every_template_is_used() {
    let mut templates = some("templates/", ".html");
    templates.extend(some("templates/", ".xml"));
    let pages: String = some("src/page", ".rs").into_values().collect();
    // In whatever way pages name them: in calls, over several lines, and in fields.
    let mut used: BTreeSet<&str> =
        pages.split('"').filter(|it| it.ends_with(".html") && *it != "index.html").collect();
    used.extend(named(&pages, "template: \""));
    let previewed = fs::read_to_string(root().join("src/site/editors.rs")).unwrap();
    used.extend(named(&previewed, "print(\""));
    for text in templates.values() {
        used.extend(named(text, "include \""));
        used.extend(named(text, "extends \""));
    }
    let names: BTreeSet<&str> =
        templates.keys().filter_map(|it| it.strip_prefix("templates/")).collect();
    assert_eq!(names, used);
}

/// A style sheet without its comments.
fn without_comments(css: &str) -> String {
    let mut parts = css.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, it| all + it.split_once("*/").map_or("", |it| it.1))
}

/// What stands in the braces after the first `head`, and the rest without it.
fn taken_out(css: &str, head: &str) -> Option<String> {
    let start = css.find(head)?;
    let open = start + css[start..].find('{')?;
    let mut depth = 0;
    for (at, character) in css[open..].char_indices() {
        depth += i32::from(character == '{') - i32::from(character == '}');
        if depth == 0 {
            return Some(format!("{}{}", &css[..start], &css[open + at + 1..]));
        }
    }
    None
}

/// What a style sheet does that readers would suffer from.
fn bad_styles(css: &str) -> Vec<&'static str> {
    let css = without_comments(css);
    let dense: String = css.split_whitespace().collect();
    let mut found = Vec::new();
    if ["outline:none", "outline:0;", "outline:0}", "outline-style:none", "outline-width:0"]
        .iter()
        .any(|it| dense.contains(it))
    {
        found.push("the focus cannot be seen");
    }
    if dense.contains("@import") || dense.contains("@font-face") {
        found.push("it loads more files");
    }
    let other = |it: &&str| it.starts_with("http") || it.starts_with("//") || it.contains(":");
    let urls = dense.split("url(").skip(1).map(|it| it.trim_start_matches(['"', '\'']));
    if urls.filter(other).any(|it| other(&it.split(')').next().unwrap_or_default())) {
        found.push("it loads from elsewhere");
    }
    let mut screen = css;
    while let Some(rest) = taken_out(&screen, "@media print") {
        screen = rest;
    }
    if screen.contains("!important") {
        found.push("it forces a rule on the screen");
    }
    found
}

#[test]
fn the_style_sheet_hides_no_focus_forces_nothing_and_loads_nothing() {
    for (path, css) in some("templates/static/", ".css") {
        assert!(!css.is_empty(), "{path} is empty");
        assert_eq!(bad_styles(&css), [""; 0], "{path}");
    }
    for good in [
        "a{outline:2px solid}",
        "@media print{a{b{color:red!important}}}a{color:red}",
        "/* !important */a{background:url(a.svg)}",
    ] {
        assert_eq!(bad_styles(good), [""; 0], "{good}");
    }
    for bad in [
        "a{outline: none}",
        "a:focus{outline:0}",
        "@media print{a{color:red}}b{color:red!important}",
        "@import 'x.css';",
        "a{background:url( 'https://a.example/x.png')}",
        "a{background:url(//a.example/x.png)}",
        "a{background:url(data:image/png;base64,AA)}",
    ] {
        assert_eq!(bad_styles(bad).len(), 1, "{bad}");
    }
}

/// The classes that templates give, whole names only: `p-{{ id }}` is made from the content.
fn given_classes(template: &str) -> BTreeSet<String> {
    let mut classes = BTreeSet::new();
    for value in named(template, "class=\"") {
        // What a condition adds is given too: `name{% if end %} end{% endif %}`.
        let parts = value.split("{%").map(|it| it.split_once("%}").map_or(it, |it| it.1));
        let value = parts.collect::<String>();
        let mut plain = String::new();
        for (i, part) in value.split("{{").enumerate() {
            let rest = if i == 0 { part } else { part.split_once("}}").map_or("", |it| it.1) };
            plain.push_str(if i == 0 { "" } else { "*" });
            plain.push_str(rest);
        }
        let made = |it: &&str| !it.contains('*');
        classes.extend(plain.split_whitespace().filter(made).map(str::to_owned));
    }
    classes
}

/// The classes that a style sheet names.
fn styled_classes(css: &str) -> BTreeSet<String> {
    let css = without_comments(css);
    let mut classes = BTreeSet::new();
    for rule in css.split('}') {
        // A selector stands before the last opening brace of what precedes the declarations.
        let Some((selectors, _)) = rule.rsplit_once('{') else { continue };
        for (at, _) in selectors.match_indices('.') {
            let rest = &selectors[at + 1..];
            let inner = |it: char| it.is_ascii_alphanumeric() || "-_".contains(it);
            let end = rest.find(|it| !inner(it)).unwrap_or(rest.len());
            if rest.starts_with(|it: char| it.is_ascii_alphabetic()) {
                classes.insert(rest[..end].to_owned());
            }
        }
    }
    classes
}

#[test]
fn every_class_of_a_template_has_a_style_and_every_style_a_use() {
    let mut css: String = some("templates/static/", ".css").into_values().collect();
    css += &fs::read_to_string(root().join("src/cli/preview/preview.css")).unwrap();
    let styled = styled_classes(&css);
    let mut given = BTreeSet::new();
    for text in some("templates/", ".html").values() {
        given.extend(given_classes(text));
    }
    // Scripts and the marks of explained words give classes, too.
    let makers = ["templates/static/site.js", "src/page/glossary.rs"];
    let script: String =
        makers.iter().map(|it| fs::read_to_string(root().join(it)).unwrap()).collect();
    let made = |it: &&String| ["p-", "s-", "c-"].iter().any(|start| it.starts_with(start));
    let bare = given.iter().filter(|it| !styled.contains(*it) && !made(it));
    let mut found: Vec<String> = bare.map(|it| format!("no style for the class {it}")).collect();
    let idle = styled
        .iter()
        .filter(|it| !given.contains(*it) && !made(it) && !script.contains(it.as_str()));
    found.extend(idle.map(|it| format!("no use of the class {it}")));
    assert_none(&found);
    let template = "<p class=\"a{% if x.y %} b-c{% endif %} p-{{ x.id }}\"><i class=\"d\">";
    assert_eq!(given_classes(template), ["a", "b-c", "d"].map(str::to_owned).into());
    let css = "/* .no */.a{b:.5}@media (x){.b-c>p,i.d{e:url(f.svg)}}";
    assert_eq!(styled_classes(css), ["a", "b-c", "d"].map(str::to_owned).into());
}
