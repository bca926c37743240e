//! What the program is built of: its dependencies are held against `deny.toml`, as cargo-deny reads it.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]
#![expect(clippy::disallowed_methods, reason = "these tests read the repository itself")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// The words in quotation marks of a list in `deny.toml`, and of the values of one of its fields.
fn listed(file: &str, name: &str, field: Option<&str>) -> BTreeSet<String> {
    let start = file.find(&format!("\n{name} = [")).unwrap_or_else(|| panic!("no list {name}"));
    let list = &file[start..start + file[start..].find("\n]").unwrap()];
    let quoted = |text: &str| text.split('"').nth(1).unwrap().to_owned();
    let items = list.lines().filter(|it| it.contains('"'));
    items
        .map(|it| match field {
            Some(field) => quoted(it.split_once(&format!("{field} = ")).unwrap().1),
            None => quoted(it),
        })
        .collect()
}

/// Whether a licence expression (SPDX; `/` is an old way to write `OR`) can be met with these licences.
fn met(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    let met = any(&words, &mut at, allowed);
    assert_eq!(at, words.len(), "no licence expression: {expression}");
    met
}

fn any(words: &[&str], at: &mut usize, allowed: &BTreeSet<String>) -> bool {
    let mut met = all(words, at, allowed);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        met |= all(words, at, allowed);
    }
    met
}

fn all(words: &[&str], at: &mut usize, allowed: &BTreeSet<String>) -> bool {
    let mut met = one(words, at, allowed);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        met &= one(words, at, allowed);
    }
    met
}

fn one(words: &[&str], at: &mut usize, allowed: &BTreeSet<String>) -> bool {
    let word = words[*at];
    *at += 1;
    if word == "(" {
        let met = any(words, at, allowed);
        assert_eq!(words.get(*at), Some(&")"));
        *at += 1;
        return met;
    }
    let excepted = words.get(*at) == Some(&"WITH");
    if excepted {
        *at += 2;
    }
    allowed.contains(word) && !excepted
}

/// What is wrong with the packages that the program is built of.
fn faults(packages: &[Value], deny: &str) -> Vec<String> {
    let (allowed, skipped) = (listed(deny, "allow", None), listed(deny, "skip", Some("crate")));
    let mut found = Vec::new();
    let mut versions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for it in packages {
        let text = |name: &str| it[name].as_str().unwrap_or_default();
        let name = format!("{}@{}", text("name"), text("version"));
        if !skipped.contains(&name) {
            versions.entry(text("name")).or_default().insert(text("version"));
        }
        if !met(text("license"), &allowed) {
            found.push(format!("{name} has a licence that is not allowed: {}", text("license")));
        }
        // Its own package has no source.
        let known = it["source"].is_null()
            || text("source").starts_with("registry+https://github.com/rust-lang/");
        if !known {
            found.push(format!("{name} comes from {}", text("source")));
        }
    }
    for it in &skipped {
        let there = packages
            .iter()
            .any(|at| it.split_once('@') == at["name"].as_str().zip(at["version"].as_str()));
        if !there {
            found.push(format!("{it} is skipped, and is no dependency"));
        }
    }
    let several = versions.iter().filter(|it| it.1.len() > 1);
    found.extend(several.map(|(name, versions)| format!("{name} is there twice: {versions:?}")));
    found
}

#[test]
fn every_dependency_has_an_allowed_licence_one_version_and_a_known_source() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let arguments = ["metadata", "--locked", "--offline", "--format-version", "1"];
    let platform = ["--filter-platform", "x86_64-unknown-linux-gnu"];
    let told = Command::new(env!("CARGO"))
        .args(arguments)
        .args(platform)
        .current_dir(root)
        .output()
        .unwrap();
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let metadata: Value = serde_json::from_slice(&told.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 100);
    let deny = fs::read_to_string(root.join("deny.toml")).unwrap();
    assert_eq!(faults(packages, &deny), [""; 0]);
    // The same with less allowed.
    let says = |deny: &str, part: &str| {
        let found = faults(packages, deny);
        assert!(found.iter().any(|it| it.contains(part)), "{part}: {found:?}");
    };
    says(&deny.replace("\"MPL-2.0\"", "\"X\""), "not allowed: MPL-2.0");
    says(&deny.replace("\"MIT\"", "\"X\""), "not allowed: MIT");
    says(&deny.replace("syn@2", "syn@1"), "syn is there twice");
    says(&deny.replace("syn@2", "syn@1"), "is no dependency");
    let mut elsewhere = packages.clone();
    elsewhere[0]["source"] = "git+https://a.invalid/x".into();
    assert!(
        faults(&elsewhere, &deny)
            .iter()
            .any(|it| it.ends_with("comes from git+https://a.invalid/x"))
    );
}

#[test]
fn licence_expressions_are_read_as_spdx_has_them() {
    let allowed = BTreeSet::from(["MIT".to_owned(), "Zlib".to_owned()]);
    for (expression, is_met) in [
        ("MIT", true),
        ("GPL-3.0-only", false),
        ("GPL-3.0-only OR MIT", true),
        ("Unlicense/MIT", true),
        ("GPL-3.0-only AND MIT", false),
        ("MIT AND Zlib", true),
        ("(GPL-3.0-only OR MIT) AND Zlib", true),
        ("GPL-3.0-only OR MIT AND Zlib", true),
        ("MIT AND (GPL-3.0-only OR X)", false),
        ("MIT WITH X-exception", false),
        ("MIT WITH X-exception OR Zlib", true),
    ] {
        assert_eq!(met(expression, &allowed), is_met, "{expression}");
    }
}
