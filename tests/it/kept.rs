//! Tries the inputs that fuzzing kept, and tells a damaged pack of them.
#![expect(clippy::disallowed_methods, reason = "these tests read the repository itself")]

use std::collections::BTreeSet;
use std::fs;
use std::panic;
use std::path::Path;

use rayon::prelude::*;

#[expect(unreachable_pub, reason = "the fuzz targets use it too, as a library")]
#[path = "../fuzz/targets/held.rs"]
mod held;
#[path = "../fuzz/pack.rs"]
mod pack;

fn fuzz() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fuzz"))
}

/// The inputs that a pack holds, if it is whole and as `pack` writes it.
fn kept(pack: &str) -> Result<BTreeSet<Vec<u8>>, String> {
    let inputs = pack::unpacked(pack)?;
    let again = pack::packed(&inputs);
    let other = pack.lines().zip(again.lines()).position(|(it, again)| it != again);
    match other {
        None => Ok(inputs),
        Some(i) => Err(format!("line {}: is not as `pack` writes it", i + 1)),
    }
}

#[test]
fn every_input_that_fuzzing_kept_still_passes() {
    let files = fs::read_dir(fuzz().join("kept")).unwrap();
    let names: BTreeSet<String> =
        files.map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    let targets: BTreeSet<String> =
        held::TARGETS.iter().map(|(name, _)| format!("{name}.txt")).collect();
    assert_eq!(names, targets);
    for (name, _) in held::TARGETS {
        let path = format!("tests/fuzz/kept/{name}.txt");
        let pack = fs::read_to_string(fuzz().join(format!("kept/{name}.txt"))).unwrap();
        let inputs = kept(&pack).unwrap_or_else(|it| panic!("{path}: {it}"));
        assert!(!inputs.is_empty(), "{path} keeps nothing");
        let failed: BTreeSet<Vec<u8>> = inputs
            .into_par_iter()
            .filter(|it| panic::catch_unwind(|| held::run(name, it)).is_err())
            .collect();
        assert!(failed.is_empty(), "{path}, these do not pass:\n{}", pack::packed(&failed));
    }
}

#[test]
fn each_fuzz_target_runs_under_its_own_name() {
    let manifest = fs::read_to_string(fuzz().join("Cargo.toml")).unwrap();
    assert_eq!(manifest.matches("[[bin]]").count(), held::TARGETS.len());
    for (name, _) in held::TARGETS {
        let part = format!("[[bin]]\nname = \"{name}\"\npath = \"targets/{name}.rs\"\n");
        assert!(manifest.contains(&part), "{name}");
        let target = fs::read_to_string(fuzz().join(format!("targets/{name}.rs"))).unwrap();
        assert!(target.contains(&format!("standpunkt_fuzz::run(\"{name}\", bytes)")), "{name}");
    }
}

#[test]
fn any_bytes_are_packed_as_text_and_come_back() {
    let mut inputs: BTreeSet<Vec<u8>> = (0..=255).map(|it| vec![it]).collect();
    for text in
        ["", "\n", "a\n", "\n\na", "a \n b ", "\\x41", "\\", "blåbær – «a»\r\n", "\u{202e}\u{feff}"]
    {
        inputs.insert(text.into());
    }
    inputs.insert(concat!("a: TO", "DO, FIX", "ME, XXX", "X: b").into());
    inputs.insert(b"bl\xc3\xa5b\xc3".to_vec());
    let text = pack::packed(&inputs);
    assert_eq!(kept(&text), Ok(inputs));
    assert!(text.lines().all(|it| it.trim_end() == it), "{text}");
    assert!(text.chars().all(|it| it == '\n' || !it.is_control()), "{text}");
    for mark in [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X:")] {
        assert!(!text.contains(mark), "{text}");
    }
}

#[test]
fn a_damaged_pack_is_told() {
    let inputs = ["a: b\nc\td", "b \\", "å\n"].map(|it| it.as_bytes().to_vec());
    let whole = pack::packed(&BTreeSet::from(inputs));
    assert_eq!(kept(&whole).map(|it| it.len()), Ok(3));
    let (head, body) = whole.split_once('\n').unwrap();
    let again = "the input before is there twice, or not in order";
    for (damaged, told) in [
        (whole.replace("3 inputs", "4 inputs"), "line 1: says 4 inputs; there are 3"),
        (whole.replace("3 inputs", "some inputs"), "line 1: must be the number of inputs and"),
        (String::new(), "the last line is cut off"),
        (whole.trim_end().to_owned(), "the last line is cut off"),
        (
            whole.rsplit_once("\n\n").unwrap().0.to_owned() + "\n",
            "line 1: says 3 inputs; there are 2",
        ),
        (format!("{whole}\n"), "the last line: an input has no line"),
        (whole.replace("\n\n", "\n\n\n"), "line 3: an input has no line"),
        (whole.replace("|c", "c"), "line 4: an input begins after an empty line, and with «|»"),
        (format!("{head}\n{}", &body[1..]), "line 2: an input begins after an empty line"),
        (whole.replace("\\t", "\\q"), "line 4: «\\qd» is no escape"),
        (whole.replace("\\t", "\\xg"), "line 4: «\\xgd» is no escape"),
        (whole.replace("\\\\", "\\"), "line 6: «\\» is no escape"),
        (whole.replace("|å", "|a"), &format!("the last line: {again}")),
        (whole.replace("|b", "|Z"), &format!("line 7: {again}")),
        (whole.replace("|b", "|\\x62"), "line 6: is not as `pack` writes it"),
        (whole.replace('\n', "\r\n"), "line 1: must be the number of inputs and"),
    ] {
        let found = kept(&damaged).expect_err(told);
        assert!(found.starts_with(told), "{told}: {found}\n{damaged}");
    }
}
