//! Holds every path in the code against the order of the rooms, and finds circles of imports.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]
#![expect(clippy::disallowed_methods, reason = "these tests read the repository itself")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use walkdir::WalkDir;

/// The most lines of a file.
const LONGEST: usize = 900;

/// So many files may be longer than `LONG`.
const MOST_LONG: usize = 10;
const LONG: usize = 500;

/// The most entries on the first level of `src/`.
const MOST_ENTRIES: usize = 15;

/// File to text, below `src/`: `page/theme.rs`.
fn sources() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = WalkDir::new(&root).into_iter().map(Result::unwrap);
    let files = files.filter(|it| it.path().extension().is_some_and(|it| it == "rs"));
    let name = |it: &Path| it.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
    files.map(|it| (name(it.path()), fs::read_to_string(it.path()).unwrap())).collect()
}

/// Room to its floor, the lowest number on top: blank lines of `lib.rs` part floors.
fn floors(lib: &str) -> BTreeMap<String, usize> {
    let modules = |block: &str| -> Vec<String> {
        let names = block.lines().filter_map(|it| it.strip_prefix("pub mod ")?.strip_suffix(';'));
        names.map(str::to_owned).collect()
    };
    let blocks = lib.split("\n\n").map(modules).filter(|it| !it.is_empty());
    blocks.enumerate().flat_map(|(floor, it)| it.into_iter().map(move |it| (it, floor))).collect()
}

/// A source text without comments, texts in quotation marks, and tests.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    let mut code = String::new();
    for line in text.lines() {
        let parts = line.split('"').step_by(2).collect::<Vec<_>>().join("\"\"");
        code.push_str(parts.split("//").next().unwrap_or_default());
        code.push('\n');
    }
    code
}

/// The module of a file: `page/view/mod.rs` is `page`, `view`.
fn module(file: &str) -> Vec<&str> {
    let mut steps: Vec<&str> = file.trim_end_matches(".rs").split('/').collect();
    if ["mod", "lib"].contains(steps.last().unwrap()) {
        steps.pop();
    }
    steps
}

/// All paths from the root of the library that a text begins with `crate`, `super` or the library's name, each with
/// its braces resolved: `use crate::{a::b, c};` gives `a`, `b` and `c`.
fn paths(file: &str, code: &str) -> BTreeSet<Vec<String>> {
    let mut found = BTreeSet::new();
    for start in ["crate::", "super::", "self::", "standpunkt::"] {
        for (at, _) in code.match_indices(start) {
            let before = code[..at].chars().next_back();
            // Inside a longer word or path: the path began before.
            if before.is_some_and(|it| it.is_alphanumeric() || it == '_' || it == ':') {
                continue;
            }
            let mut above: Vec<String> = match start {
                "super::" | "self::" => module(file).into_iter().map(str::to_owned).collect(),
                _ => Vec::new(),
            };
            let mut rest = &code[at..];
            while let Some(after) = rest.strip_prefix("super::") {
                above.pop();
                rest = after;
            }
            rest = ["crate::", "self::", "standpunkt::"]
                .iter()
                .find_map(|it| rest.strip_prefix(it))
                .unwrap_or(rest);
            branches(rest, &above, &mut found);
        }
    }
    found
}

/// Adds the paths of a tree of imports that stands at the beginning of `tree`; gives what follows it.
fn branches<'c>(tree: &'c str, above: &[String], found: &mut BTreeSet<Vec<String>>) -> &'c str {
    let mut path = above.to_vec();
    let mut rest = tree.trim_start();
    loop {
        if let Some(mut inner) = rest.strip_prefix('{') {
            while !inner.starts_with('}') && !inner.is_empty() {
                inner = branches(inner, &path, found).trim_start();
                inner = inner.strip_prefix(',').unwrap_or(inner).trim_start();
            }
            return inner.strip_prefix('}').unwrap_or(inner);
        }
        let end = rest.find(|it: char| !it.is_alphanumeric() && it != '_').unwrap_or(rest.len());
        if end > 0 && &rest[..end] != "self" {
            path.push(rest[..end].to_owned());
        }
        rest = &rest[end..];
        match rest.strip_prefix("::") {
            Some(after) => rest = after,
            None => {
                found.insert(path);
                let end = rest.find([',', '}', ';', '(', '\n']).unwrap_or(rest.len());
                return &rest[end..];
            }
        }
    }
}

/// What is wrong with the imports of some files: arrows that run up or across, and circles.
fn faults(files: &BTreeMap<String, String>) -> Vec<String> {
    let floors = floors(&files["lib.rs"]);
    let known: BTreeMap<Vec<&str>, &str> =
        files.keys().map(|it| (module(it), it.as_str())).collect();
    let mut found = Vec::new();
    let mut arrows: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (file, text) in files {
        let room = file.split('/').next().unwrap();
        for path in paths(file, &code(text)) {
            let to = path.first().map_or("", String::as_str);
            // The command line and the root stand above all rooms.
            if let (Some(here), Some(there)) = (floors.get(room), floors.get(to))
                && room != to
                && here >= there
            {
                found.push(format!("{file}: {} is no room below {room}", path.join("::")));
            }
            let steps: Vec<&str> = path.iter().map(String::as_str).collect();
            let of = (0..=steps.len()).rev().find_map(|it| known.get(&steps[..it]));
            if let Some(of) = of.filter(|it| **it != file && **it != "lib.rs") {
                arrows.entry(file).or_default().insert(of);
            }
        }
    }
    found.extend(circles(&arrows));
    found
}

/// The files that import each other, by whatever way round.
fn circles(arrows: &BTreeMap<&str, BTreeSet<&str>>) -> Vec<String> {
    let reach = |start: &str| {
        let mut seen = BTreeSet::new();
        let mut open: Vec<&str> = arrows.get(start).into_iter().flatten().copied().collect();
        while let Some(it) = open.pop() {
            if seen.insert(it) {
                open.extend(arrows.get(it).into_iter().flatten());
            }
        }
        seen
    };
    let round = arrows.keys().filter(|it| reach(it).contains(**it));
    round.map(|it| format!("{it}: imports itself by way of others")).collect()
}

#[test]
fn imports_only_go_down_and_never_in_a_circle() {
    let files = sources();
    assert!(floors(&files["lib.rs"]).len() >= 10, "{:?}", floors(&files["lib.rs"]));
    assert_eq!(faults(&files), Vec::<String>::new());
    // One of each way to name what stands above, beside, or round a corner.
    for (file, planted) in [
        ("values/date.rs", "use crate::content::text::Text;"),
        ("values/date.rs", "use crate::{values::id, model::Model};"),
        ("model/mod.rs", "fn x() { crate::site::build::build(); }"),
        ("edit/desk.rs", "use crate::page::view;"),
        ("sitemap/links.rs", "use super::super::proof::verify;"),
        ("report/mod.rs", "pub use crate::content::text::Text;"),
        ("values/vocabulary.rs", "macro_rules! x { () => { $crate::report::place::Place }; }"),
        ("page/mod.rs", "fn x(it: super::site::files::Site) {}"),
    ] {
        let mut planted_in = files.clone();
        planted_in.get_mut(file).unwrap().insert_str(0, &format!("{planted}\n"));
        assert!(
            faults(&planted_in).iter().any(|it| it.contains("is no room below")),
            "{file}: {planted}"
        );
    }
    for (file, planted) in [
        ("values/date.rs", "use super::language::Language; pub use crate::values::id;"),
        ("page/view/theme.rs", "use crate::page::view;"),
    ] {
        let mut planted_in = files.clone();
        planted_in.get_mut(file).unwrap().insert_str(0, &format!("{planted}\n"));
        let other = "values/language.rs";
        planted_in.get_mut(other).unwrap().insert_str(0, "use crate::values::date;\n");
        assert!(faults(&planted_in).iter().any(|it| it.contains("by way of")), "{planted}");
    }
}

#[test]
fn the_house_stays_small() {
    let files = sources();
    let entries: BTreeSet<&str> = files.keys().map(|it| it.split('/').next().unwrap()).collect();
    assert!(entries.len() <= MOST_ENTRIES, "{entries:?}");
    let lines = |it: &String| it.lines().count();
    let too_long: Vec<_> = files.iter().filter(|it| lines(it.1) > LONGEST).collect();
    assert!(too_long.is_empty(), "{:?}", too_long.iter().map(|it| it.0).collect::<Vec<_>>());
    let long: Vec<&String> = files.iter().filter(|it| lines(it.1) > LONG).map(|it| it.0).collect();
    assert!(long.len() <= MOST_LONG, "{long:?}");
    assert!(lines(&files["main.rs"]) < 60);
}
