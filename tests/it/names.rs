//! Keeps names that say nothing from living long: whoever reads a line must not look for its subject far above.

use std::ops::RangeInclusive;

use crate::tidy;

/// Names that say nothing by themselves.
const NAMES: [&str; 5] = ["told", "made", "found", "kept", "it"];

/// So many lines after it was bound, such a name may still stand.
const LONGEST: usize = 10;

/// A name, the line that binds it, and the last line that it can stand on.
type Scope = (&'static str, usize, usize);

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// Whether a word stands in code: not as the field of something, and not as the name of a function.
fn stands(word: &str, code: &str) -> bool {
    let part = |it: char| it.is_alphanumeric() || it == '_';
    code.match_indices(word).any(|(at, _)| {
        let (before, after) = (&code[..at], &code[at + word.len()..]);
        !before.ends_with(part)
            && !before.ends_with('.')
            && !after.starts_with(part)
            && !after.starts_with('(')
    })
}

/// The names that a pattern binds.
fn bound(pattern: &str) -> impl Iterator<Item = &'static str> {
    let pattern: Vec<String> =
        pattern.split(',').map(|it| it.split(": ").next().unwrap_or(it).to_owned()).collect();
    NAMES.into_iter().filter(move |name| pattern.iter().any(|it| stands(name, it)))
}

/// What stands between two words, if both are there.
fn between<'c>(code: &'c str, start: &str, end: &str) -> Option<&'c str> {
    let (_, rest) = code.split_once(start)?;
    rest.split_once(end).map(|it| it.0)
}

/// The code of a line, without its comment, and of its texts only what stands in braces.
fn bare(line: &str) -> String {
    let mut bare = String::new();
    let mut text = false;
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if text => drop(letters.next()),
            '"' => text = !text,
            '/' if !text && letters.peek() == Some(&'/') => break,
            '{' if text => {
                let name: String =
                    std::iter::from_fn(|| letters.next_if(|it| it.is_alphanumeric() || *it == '_'))
                        .collect();
                bare.push_str(&format!(" {name} "));
            }
            _ if !text => bare.push(letter),
            _ => {}
        }
    }
    bare
}

/// The parameters of the closures that go on after the line.
fn closures(code: &str) -> impl Iterator<Item = &str> {
    let pieces: Vec<&str> = code.split('|').collect();
    let (mut open, mut at) = (Vec::new(), 1);
    while at + 1 < pieces.len() {
        let rest = pieces[at + 1..].concat();
        let mut depth = 0;
        let closed = rest.chars().any(|it| {
            depth += i32::from("([{".contains(it)) - i32::from(")]}".contains(it));
            depth < 0
        });
        if !closed {
            open.push(pieces[at]);
        }
        at += 2;
    }
    open.into_iter()
}

/// The scopes of names that say nothing, as the layout of the code shows them.
fn scopes(lines: &[String]) -> Vec<Scope> {
    let mut scopes = Vec::new();
    for (i, code) in lines.iter().enumerate() {
        let mut add = |name: &'static str, ends: &dyn Fn(&str) -> bool| {
            let last =
                (i + 1..lines.len()).find(|k| !lines[*k].trim().is_empty() && ends(&lines[*k]));
            scopes.push((name, i, last.unwrap_or(lines.len() - 1)));
        };
        let column = indent(code);
        let trimmed = code.trim();
        if let Some(rest) = trimmed.strip_prefix("let ") {
            let pattern = rest.split([';', '=']).next().unwrap_or_default();
            bound(pattern).for_each(|it| add(it, &|line| indent(line) < column));
        }
        if !trimmed.ends_with(['{', '(', '[']) {
            continue;
        }
        let closures = closures(trimmed);
        let heads = [
            between(code, "for ", " in "),
            between(code, "if let ", " ="),
            between(code, "while let ", " ="),
        ];
        let arm = code.split_once(" =>").map(|it| it.0);
        let parameters = code.split_once("fn ").and_then(|it| it.1.split_once('(')).map(|it| it.1);
        let patterns = closures.chain(heads.into_iter().flatten()).chain(arm).chain(parameters);
        for name in patterns.flat_map(bound).collect::<Vec<_>>() {
            add(name, &|line| indent(line) <= column);
        }
    }
    scopes
}

/// The names that stand too far below the line that binds them: line and name.
fn far(text: &str) -> Vec<(usize, &'static str)> {
    let lines: Vec<String> = text.lines().map(bare).collect();
    let scopes = scopes(&lines);
    let mut far = Vec::new();
    for (name, first, last) in &scopes {
        let own = (*first, *last);
        let inner = |line: usize| {
            let within = |it: &Scope| {
                it.0 == *name
                    && (it.1, it.2) != own
                    && it.1 > own.0
                    && (it.1 + 1..=it.2).contains(&line)
            };
            scopes.iter().any(within)
        };
        let rebinds = |code: &str| code.split('|').skip(1).step_by(2).any(|it| stands(name, it));
        let body: RangeInclusive<usize> = first + LONGEST + 1..=*last;
        let stays =
            |line: &usize| stands(name, &lines[*line]) && !rebinds(&lines[*line]) && !inner(*line);
        if body.into_iter().any(|line| stays(&line)) {
            far.push((first + 1, *name));
        }
    }
    far
}

#[test]
fn no_name_that_says_nothing_lives_over_ten_lines() {
    let mut faults = Vec::new();
    for (path, text) in tidy::some("src/", ".rs") {
        faults.extend(far(&text).into_iter().map(|(line, name)| format!("{path}:{line}: {name}")));
    }
    assert!(faults.is_empty(), "call these by what they are:\n{}", faults.join("\n"));
}

#[test]
fn a_name_that_says_nothing_and_lives_long_is_found() {
    let lines = "    step();\n".repeat(10);
    for (start, end, name) in [
        ("    let mut found = Vec::new();\n", "    found.push(1);\n", "found"),
        ("    let (told, b) = both();\n", "    b(told);\n", "told"),
        ("    let close = |it: &Thing| {\n    ", "        it.close()\n    };\n", "it"),
        ("    for it in all {\n", "        it.close();\n    }\n", "it"),
        (
            "    if let Some(made) = all.first() {\n",
            "        format!(\"{made}\");\n    }\n",
            "made",
        ),
        ("fn close(kept: &Thing) {\n", "    kept.close();\n}\n", "kept"),
    ] {
        let lines = if start.ends_with("{\n") || start.ends_with("    ") {
            lines.replace("    ", "        ")
        } else {
            lines.clone()
        };
        assert_eq!(far(&format!("{start}{lines}{end}")), [(1, name)], "{start}");
        let near = lines.lines().skip(1).map(|it| format!("{it}\n")).collect::<String>();
        assert_eq!(far(&format!("{start}{near}{end}")), [], "{start}");
    }
    // What another binds, or a text says, is no longer the first.
    let other = format!(
        "    let it = 1;\n    use_it(it);\n{lines}    all.map(|it| it.close());\n    say(\"it\"); // it\n    self.it = 2;\n"
    );
    assert_eq!(far(&other), []);
}
