//! The ready workflow files: they are YAML of the right shape, ask for little, and run commands that exist.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]
#![expect(clippy::disallowed_methods, reason = "the workflows are not part of the content")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use standpunkt::content::text::Text;
use standpunkt::content::yaml::{self, Node, Value};

use crate::cli::program;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The workflows and the actions that they share, by their path.
fn files() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in walkdir::WalkDir::new(root().join(".github")) {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(root()).unwrap().to_string_lossy().into_owned();
            found.insert(path, fs::read_to_string(entry.path()).unwrap());
        }
    }
    found
}

fn field<'n, 't>(node: &'n Node<'t>, key: &str) -> Option<&'n Node<'t>> {
    match &node.value {
        Value::Map(entries) => entries.iter().find(|it| it.0.text == key).map(|it| &it.1),
        _ => None,
    }
}

fn entries<'n, 't>(node: Option<&'n Node<'t>>) -> Vec<(&'n str, &'n Node<'t>)> {
    match node.map(|it| &it.value) {
        Some(Value::Map(entries)) => entries.iter().map(|it| (it.0.text.as_ref(), &it.1)).collect(),
        _ => Vec::new(),
    }
}

fn items<'n, 't>(node: Option<&'n Node<'t>>) -> &'n [Node<'t>] {
    match node.map(|it| &it.value) {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}

fn word<'n>(node: Option<&'n Node<'_>>) -> Option<&'n str> {
    match node.map(|it| &it.value) {
        Some(Value::Scalar(scalar)) => Some(&scalar.text),
        _ => None,
    }
}

/// Commands of the program in a step, each with its words.
fn commands(run: &str) -> Vec<Vec<String>> {
    let ends = |it: char| [';', '|', ')', '>', '\n', '&'].contains(&it);
    let parts = run.split(ends).filter_map(|it| it.trim().strip_prefix("standpunkt "));
    parts.map(|it| it.split_whitespace().map(str::to_owned).collect()).collect()
}

/// What the program does not know of a command.
fn unknown(command: &[String]) -> Vec<String> {
    let run = program().args([&command[0], "--help"]).output();
    let help = String::from_utf8(run.unwrap().stdout).unwrap();
    let flags = command.iter().filter(|it| it.starts_with("--"));
    let mut found: Vec<String> = flags
        .filter(|it| !help.contains(&format!("{it} ")) && !help.contains(&format!("{it}\n")))
        .cloned()
        .collect();
    if help.is_empty() {
        found.push(command[0].clone());
    }
    found
}

/// What is wrong with the steps of a job or of an action.
fn bad_steps(steps: &[Node<'_>]) -> Vec<String> {
    let mut found = Vec::new();
    if steps.is_empty() {
        found.push("there are no steps".to_owned());
    }
    for step in steps {
        let (uses, run) = (word(field(step, "uses")), word(field(step, "run")));
        match (uses, run) {
            (Some(uses), None) => {
                let pinned = uses.rsplit_once("@v").is_some_and(|(name, version)| {
                    name.split('/').count() == 2 && version.parse::<u8>().is_ok()
                });
                let own = uses
                    .strip_prefix("./")
                    .is_some_and(|it| root().join(it).join("action.yml").is_file());
                if !(pinned || own) {
                    found.push(format!("{uses} has no version, or is not there"));
                }
            }
            (None, Some(run)) => {
                // What others write (titles, branches) must not become part of a command.
                if run.contains("${{") {
                    found.push(format!("a value is put into a command: {run}"));
                }
                found.extend(commands(run).iter().flat_map(|it| unknown(it)));
            }
            _ => found.push("a step uses an action or runs a command".to_owned()),
        }
        for (key, _) in entries(Some(step)) {
            if !["name", "id", "if", "uses", "with", "env", "run", "shell"].contains(&key) {
                found.push(format!("a step has no `{key}`"));
            }
        }
    }
    found
}

/// What is wrong with a workflow, or with an action that several share.
fn wrong(path: &str, text: &str) -> Vec<String> {
    let text = Text::new(path, text.to_owned());
    let (read, report) = yaml::parse(&text, 0..text.text.len());
    let mut found: Vec<String> = report.iter().map(|it| it.message.en.clone()).collect();
    let Some(it) = read else { return found };
    if path.ends_with("/action.yml") {
        let runs = field(&it, "runs");
        if word(runs.and_then(|it| field(it, "using"))) != Some("composite") {
            found.push("it is no composite action".to_owned());
        }
        found.extend(bad_steps(items(runs.and_then(|it| field(it, "steps")))));
        return found;
    }
    for key in ["name", "on", "permissions", "concurrency", "jobs"] {
        if field(&it, key).is_none() {
            found.push(format!("there is no `{key}`"));
        }
    }
    let events = entries(field(&it, "on")).into_iter().map(|it| it.0);
    let known = ["push", "pull_request", "schedule", "workflow_dispatch"];
    found.extend(events.filter(|it| !known.contains(it)).map(|it| format!("no event {it}")));
    let may: Vec<_> = entries(field(&it, "permissions"));
    if may.iter().map(|it| (it.0, word(Some(it.1)))).ne([("contents", Some("read"))]) {
        found.push("all jobs may do more than read".to_owned());
    }
    let jobs = entries(field(&it, "jobs"));
    for (name, job) in &jobs {
        if word(field(job, "runs-on")).is_none() {
            found.push(format!("{name} runs nowhere"));
        }
        let needs = word(field(job, "needs"));
        if needs.is_some_and(|needs| jobs.iter().all(|it| it.0 != needs)) {
            found.push(format!("{name} needs a job that is not there"));
        }
        found.extend(bad_steps(items(field(job, "steps"))));
    }
    found
}

#[test]
fn every_workflow_has_the_right_shape_and_runs_commands_that_exist() {
    let files = files();
    assert!(files.len() >= 4, "{:?}", files.keys());
    for (path, text) in &files {
        assert_eq!(wrong(path, text), Vec::<String>::new(), "{path}");
    }
    let pages = ".github/workflows/pages.yml";
    for (old, new) in [
        ("permissions:\n  contents: read\n", "permissions:\n  contents: write\n"),
        ("concurrency:\n", "concurrence:\n"),
        ("runs-on: ubuntu-latest", "runs-in: ubuntu-latest"),
        ("needs: build", "needs: building"),
        ("actions/checkout@v6", "actions/checkout"),
        ("./.github/actions/program", "./.github/actions/programme"),
        ("standpunkt check", "standpunkt chekc"),
        ("--base-url", "--base"),
        ("\"$BASE_URL/\"", "${{ steps.pages.outputs.base_url }}"),
        ("  push:\n", "  pushed:\n"),
        ("  workflow_dispatch:\n", "\tworkflow_dispatch:\n"),
        ("        run: standpunkt check", "        ran: standpunkt check"),
    ] {
        let text = files[pages].replacen(old, new, 1);
        assert_ne!(text, files[pages], "there is no {old}");
        assert!(!wrong(pages, &text).is_empty(), "{new}");
    }
}

#[test]
fn nothing_is_published_that_is_not_looked_through_and_recorded() {
    let files = files();
    let place = |path: &str, words: &str| {
        files[path].find(words).unwrap_or_else(|| panic!("{path} does not say {words}"))
    };
    let pages = ".github/workflows/pages.yml";
    let order = [
        "standpunkt check",
        "standpunkt record --check",
        "standpunkt build",
        "upload-pages-artifact",
        "deploy-pages",
    ];
    let places: Vec<usize> = order.iter().map(|it| place(pages, it)).collect();
    assert!(places.is_sorted(), "{places:?}");
    let others = ".github/workflows/other-hosts.yml";
    assert!(place(others, "record --check") < place(others, "standpunkt build"));
    // What a pull request holds is built without any right or secret.
    let request = &files[".github/workflows/pull-request.yml"];
    assert!(!request.contains("secrets.") && !request.contains("write"), "{request}");
    assert!(files.values().all(|it| !it.contains("pull_request_target")));
}

#[test]
fn commands_are_found_in_steps() {
    assert_eq!(
        commands("(echo '`'; standpunkt diff before .) | tee x && standpunkt links > y\n"),
        [vec!["diff", "before", "."], vec!["links"]]
    );
    assert_eq!(unknown(&["diff".to_owned(), "--format".to_owned()]), [""; 0]);
    assert_eq!(unknown(&["diff".to_owned(), "--form".to_owned()]), ["--form"]);
}
