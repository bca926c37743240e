//! The README's examples as files of the real content: a reader who copies them gets a site.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use standpunkt::content::files::Sources;
use standpunkt::disk;
use standpunkt::edit::field_tables;
use standpunkt::report::diagnostic::Severity;
use standpunkt::site::build::build;

use crate::cli::program;
use crate::contents::{real, real_site};
use crate::{corpus, data, differences, editing, import, lasting, machines, pictures, preview};

/// A fenced block of the README.
struct Block {
    /// The headings that it stands under, the nearest last.
    headings: Vec<String>,
    /// What stands behind the fence: a language, and a path if it is a file.
    info: String,
    text: String,
}

impl Block {
    /// The path of the file that it shows, if it is one.
    fn path(&self) -> Option<&str> {
        let path = self.info.split_whitespace().nth(1)?;
        (path.contains('/') || path == "site.yaml").then_some(path)
    }

    fn language(&self) -> &str {
        self.info.split_whitespace().next().unwrap_or_default()
    }

    fn under(&self, heading: &str) -> bool {
        self.headings.iter().any(|it| it.to_lowercase().starts_with(&heading.to_lowercase()))
    }

    /// The commands in it, without comments.
    fn commands(&self) -> impl Iterator<Item = &str> {
        let lines = self.text.lines().map(str::trim);
        lines.filter(|it| !it.is_empty() && !it.starts_with('#'))
    }
}

fn blocks(markdown: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut headings: Vec<(usize, String)> = Vec::new();
    let mut open: Option<Block> = None;
    for line in markdown.lines() {
        if let Some(mut block) = open.take() {
            if line.trim_end() == "```" {
                blocks.push(block);
            } else {
                block.text.push_str(line);
                block.text.push('\n');
                open = Some(block);
            }
        } else if let Some(info) = line.strip_prefix("```") {
            let headings = headings.iter().map(|it| it.1.clone()).collect();
            open = Some(Block { headings, info: info.trim().to_owned(), text: String::new() });
        } else if line.starts_with('#') {
            let level = line.len() - line.trim_start_matches('#').len();
            headings.retain(|it| it.0 < level);
            headings.push((level, line[level..].trim().to_owned()));
        }
    }
    assert!(open.is_none(), "the README's last fence is not closed");
    blocks
}

#[expect(clippy::disallowed_methods, reason = "the README is not part of the content")]
fn readme() -> Vec<Block> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    blocks(&std::fs::read_to_string(path).expect("the project has a README.md"))
}

/// The real content with the files of the README, and in `site.yaml` each new party and source.
fn with_examples(blocks: &[Block]) -> Sources {
    let mut sources = real();
    let files: BTreeMap<&str, &str> =
        blocks.iter().filter_map(|it| Some((it.path()?, it.text.as_str()))).collect();
    for (path, text) in &files {
        sources.files.insert((*path).to_owned(), text.as_bytes().to_vec());
    }
    let parties = files
        .keys()
        .filter_map(|it| it.strip_prefix("parties/").and_then(|it| it.strip_suffix("/party.yaml")));
    for party in parties.filter(|_| !files.contains_key("site.yaml")) {
        let site = String::from_utf8(sources.files["site.yaml"].clone()).unwrap();
        let (before, elections) = site.split_once("\nelections:").unwrap();
        let grown = elections.replacen("parties: [", &format!("parties: [{party}, "), 1);
        let listed = format!("{before}\nelections:{grown}");
        assert_ne!(site, listed, "site.yaml has no list of parties to add `{party}` to");
        sources.files.insert("site.yaml".to_owned(), listed.into_bytes());
    }
    for block in blocks.iter().filter(|it| it.info == "yaml sources") {
        let site = String::from_utf8(sources.files["site.yaml"].clone()).unwrap();
        let listed = site.replacen("\nsources:\n", &format!("\nsources:\n{}", block.text), 1);
        assert_ne!(site, listed, "site.yaml has no list of sources to add to");
        sources.files.insert("site.yaml".to_owned(), listed.into_bytes());
    }
    sources
}

fn problems(sources: &Sources) -> Vec<String> {
    let report = build(sources, None).report;
    let errors = report.iter().filter(|it| it.severity == Severity::Error);
    errors
        .map(|it| format!("{}:{}: [{}] {}", it.place.path, it.place.line, it.code, it.message.en))
        .collect()
}

#[test]
fn the_examples_of_the_readme_build() {
    let blocks = readme();
    let mut found = Vec::new();
    for (heading, files) in [
        ("Add a party", ["parties/", ".yaml"]),
        ("Add a theme", ["themes/", ".md"]),
        ("Add a position", ["parties/", ".yaml"]),
    ] {
        let fits = |it: &&Block| {
            it.under(heading)
                && it.path().is_some_and(|it| it.starts_with(files[0]) && it.ends_with(files[1]))
        };
        if !blocks.iter().any(|it| fits(&it)) {
            found.push(format!("«{heading}» has no example {}…{}", files[0], files[1]));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    let sources = with_examples(&blocks);
    let found = problems(&sources);
    assert!(found.is_empty(), "{}", found.join("\n"));
    let site = build(&sources, None).site.expect("what has no problem is a site");
    for block in blocks.iter().filter(|it| it.path().is_some_and(|it| it.ends_with(".md"))) {
        let theme = block.path().and_then(|it| it.rsplit('/').next()?.strip_suffix(".md"));
        let page = format!("tema/{}/index.html", theme.unwrap_or_default());
        assert!(site.files.contains_key(&page), "the example makes no page {page}");
    }
}

#[test]
fn a_mistake_in_an_example_is_found() {
    let blocks = readme();
    let mut checked = 0;
    for (i, block) in blocks.iter().enumerate().filter(|it| it.1.path().is_some()) {
        let mut changed: Vec<Block> = blocks
            .iter()
            .map(|it| Block {
                headings: it.headings.clone(),
                info: it.info.clone(),
                text: it.text.clone(),
            })
            .collect();
        let Some((key, rest)) = block.text.split_once(':') else { continue };
        changed[i].text = format!("{key}x:{rest}");
        assert!(!problems(&with_examples(&changed)).is_empty(), "{}", block.info);
        checked += 1;
    }
    assert!(checked >= 3, "only {checked} examples have a key");
}

#[test]
fn setting_up_takes_two_commands() {
    let blocks = readme();
    let shell: Vec<&Block> = blocks.iter().filter(|it| it.language() == "sh").collect();
    let commands: Vec<&str> = shell.iter().flat_map(|it| it.commands()).collect();
    assert_eq!(commands.len(), 2, "the commands are {commands:?}");
    assert!(shell.iter().all(|it| it.under("Set up")), "a command to run stands elsewhere");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for command in commands {
        let program = command.split(' ').next().unwrap_or_default();
        let own = program.contains('/') && root.join(program).is_file();
        assert!(program == "cargo" || own, "there is no {program} to run");
    }
}

/// The words of a command line, those in quotation marks as one.
fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (i, part) in command.split('"').enumerate() {
        match i % 2 {
            0 => words.extend(part.split_whitespace().map(str::to_owned)),
            _ => words.push(part.to_owned()),
        }
    }
    words
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the commands work on a copy of the content")]
fn whoever_follows_the_readme_has_content_that_passes_all_tests() {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in &real().files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    let blocks = readme();
    let lines = blocks.iter().filter(|it| it.language() == "text").flat_map(Block::commands);
    let prefix = "cargo run --release -- ";
    let commands: Vec<&str> = lines.filter_map(|it| it.strip_prefix(prefix)).collect();
    // What works on the content alone is run; the rest needs an archive, and has to be known.
    let (adding, others): (Vec<&str>, Vec<&str>) =
        commands.into_iter().partition(|it| it.starts_with("new ") && !it.starts_with("new quote"));
    assert!(adding.len() >= 3, "the README adds a party, a theme and a position: {adding:?}");
    for command in others {
        let mut program = program();
        let named = command.split(" --").next().unwrap_or_default();
        let own = words(named).into_iter().take_while(|it| !it.contains(['/', '.']));
        let run = program.args(own).arg("--help").output().unwrap();
        let help = String::from_utf8_lossy(&run.stdout).into_owned();
        assert!(run.status.success(), "there is no command {command}");
        let options = command.split(' ').filter(|it| it.starts_with("--"));
        let strange: Vec<&str> = options.filter(|it| !help.contains(it)).collect();
        assert!(strange.is_empty(), "{command}: there is no {strange:?}");
    }
    for command in adding.iter().chain([&"check"]) {
        let mut program = program();
        let run = program.args(words(command)).current_dir(folder.path()).output().unwrap();
        let told = String::from_utf8_lossy(&run.stderr).into_owned();
        assert!(run.status.success(), "{command}:\n{told}");
    }
    let shown = blocks.iter().filter_map(Block::path);
    let missing: Vec<&str> = shown.filter(|it| !folder.path().join(it).is_file()).collect();
    assert!(missing.is_empty(), "no command makes {missing:?}");

    // Then the files are filled in as they are shown, and all tests of the content are passed as before.
    for block in &blocks {
        if let Some(path) = block.path() {
            fs::write(folder.path().join(path), &block.text).unwrap();
        } else if block.info == "yaml sources" {
            let path = folder.path().join("site.yaml");
            let site = fs::read_to_string(&path).unwrap();
            let first = block.text.lines().next().unwrap();
            let (before, rest) = site.split_once(first).expect("a source that waits");
            let end = rest.find("\n  - id:").or(rest.find("\nelections:")).expect("its end");
            let after = rest[end..].trim_start_matches('\n');
            fs::write(&path, format!("{before}{}{after}", block.text)).unwrap();
        }
    }
    let sources = disk::read(folder.path()).unwrap();
    assert_eq!(problems(&sources), Vec::<String>::new());
    let outcome = build(&sources, None);
    let site = outcome.site.as_ref().unwrap();
    assert!(
        site.files.len() > real_site().files.len()
            && site.files.contains_key("tema/nettvett/alfa/index.html")
    );
    editing::hold(&sources);
    lasting::assert_answers(&sources, &outcome, "");
    assert_eq!(corpus::broken(&sources, site), Vec::<String>::new());
    data::hold(&sources, site);
    import::hold(&sources, site);
    machines::hold(&sources, &site.files);
    pictures::hold(&sources, site);
    preview::hold(&sources, site);
    differences::hold(&real(), &sources);
}

#[test]
fn fences_are_read_with_their_headings_and_paths() {
    assert_eq!(
        words("new party a \"Et parti\" --short A"),
        ["new", "party", "a", "Et parti", "--short", "A"]
    );
    let text = "# Top\n\n## Set up\n\n```sh\n# why\nmake a\nmake b\n```\n\n## Add a theme\n\n\
        ```markdown themes/sykkel.md\n---\ntitle: x\n---\n```\n\n```yaml\na: b\n```\n";
    let blocks = blocks(text);
    assert_eq!(blocks.len(), 3);
    assert_eq!(blocks[0].commands().collect::<Vec<_>>(), ["make a", "make b"]);
    assert!(blocks[0].under("Set up") && !blocks[1].under("Set up"));
    assert_eq!(blocks[1].path(), Some("themes/sykkel.md"));
    assert_eq!(blocks[2].path(), None);
}

/// The headers that the rules for hosts set, and that the table of what is lost does not name.
fn unnamed(rules: &str, readme: &str) -> Vec<String> {
    let set = rules.lines().filter_map(|it| it.strip_prefix("  ")?.split_once(':'));
    let names: BTreeSet<&str> = set.map(|it| it.0).collect();
    assert!(names.len() > 5, "{names:?}");
    let missing = names.into_iter().filter(|it| !readme.contains(&format!("\n| `{it}` | ")));
    missing.map(str::to_owned).collect()
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the README is not part of the content")]
fn what_is_lost_on_a_host_without_headers_is_written_down() {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let rules = String::from_utf8(real_site().files["_headers"].clone()).unwrap();
    assert_eq!(unnamed(&rules, &text), Vec::<String>::new());
    let more = rules + "\n/*\n  X-New: yes\n";
    assert_eq!(unnamed(&more, &text), ["X-New"]);
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the tables are a file of the repository")]
fn the_tables_of_fields_are_what_the_code_reads() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/fields.md");
    let tables = field_tables::tables();
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &tables).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap();
    let different = tables.lines().zip(written.lines()).find(|it| it.0 != it.1);
    assert_eq!(different, None, "run `UPDATE=1 cargo test --test it tables_of_fields`");
    assert_eq!(tables.lines().count(), written.lines().count());
}
