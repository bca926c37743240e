//! Packs the inputs of a fuzz target into one text, and unpacks them.
//!
//! The first line says how many there are. Then each input is a block: its lines, each after a `|`. An
//! empty line stands between blocks. The blocks are in the order of their bytes, so that the same inputs
//! make the same text. What is not plain text is escaped: `\\`, `\t`, `\r`, and `\xNN` for one byte.

use std::collections::BTreeSet;

/// What no text of the repository may hold: an escape breaks it up.
const MARKS: [&str; 3] = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X:")];

/// What the first line says after the number.
const HEAD: &str = " inputs; tests/fuzz/pack.rs says how to read them";

/// Writes inputs as one text.
pub(crate) fn packed(inputs: &BTreeSet<Vec<u8>>) -> String {
    let mut pack = format!("{}{HEAD}\n", inputs.len());
    for input in inputs {
        pack.push('\n');
        for line in input.split(|byte| *byte == b'\n') {
            pack.push('|');
            pack.push_str(&escaped(line));
            pack.push('\n');
        }
    }
    pack
}

/// Reads the inputs of a text, or says which line is damaged, and how.
pub(crate) fn unpacked(pack: &str) -> Result<BTreeSet<Vec<u8>>, String> {
    let body = pack.strip_suffix('\n').ok_or("the last line is cut off")?;
    let mut lines = body.split('\n').enumerate().map(|(i, line)| (i + 1, line));
    let head = lines.next().and_then(|(_, line)| line.strip_suffix(HEAD));
    let count: usize = head
        .and_then(|it| it.parse().ok())
        .ok_or_else(|| format!("line 1: must be the number of inputs and «{HEAD}»"))?;
    let mut inputs = BTreeSet::new();
    let mut open: Option<Vec<u8>> = None;
    for (number, line) in lines {
        if line.is_empty() {
            close(&mut inputs, open.take()).map_err(|it| format!("line {number}: {it}"))?;
            open = Some(Vec::new());
            continue;
        }
        let (Some(line), Some(input)) = (line.strip_prefix('|'), &mut open) else {
            return Err(format!(
                "line {number}: an input begins after an empty line, and with «|»"
            ));
        };
        unescape(line, input).map_err(|it| format!("line {number}: {it}"))?;
        input.push(b'\n');
    }
    close(&mut inputs, open).map_err(|it| format!("the last line: {it}"))?;
    match inputs.len() == count {
        true => Ok(inputs),
        false => Err(format!("line 1: says {count} inputs; there are {}", inputs.len())),
    }
}

/// Adds an input that is whole; each of its lines still ends in a line break.
fn close(inputs: &mut BTreeSet<Vec<u8>>, input: Option<Vec<u8>>) -> Result<(), &'static str> {
    let Some(mut input) = input else { return Ok(()) };
    input.pop().ok_or("an input has no line")?;
    if inputs.last().is_some_and(|last| *last >= input) {
        return Err("the input before is there twice, or not in order");
    }
    inputs.insert(input);
    Ok(())
}

/// Writes a line of an input so that it is text, and survives editors and git.
fn escaped(line: &[u8]) -> String {
    let mut text = String::new();
    let escape = |text: &mut String, bytes: &[u8]| {
        bytes.iter().for_each(|byte| text.push_str(&format!("\\x{byte:02x}")));
    };
    for chunk in line.utf8_chunks() {
        for (at, c) in chunk.valid().char_indices() {
            let rest = &chunk.valid()[at..];
            let marked = MARKS.iter().any(|it| rest.starts_with(it));
            match c {
                '\\' => text.push_str("\\\\"),
                '\t' => text.push_str("\\t"),
                '\r' => text.push_str("\\r"),
                ' '..='~' | '¡'..='¬' | '®'..='ſ' | '‐'..='‧' if !marked => text.push(c),
                _ => escape(&mut text, &rest.as_bytes()[..c.len_utf8()]),
            }
        }
        escape(&mut text, chunk.invalid());
    }
    // Editors cut blanks at the end of a line.
    if text.ends_with(' ') {
        text.pop();
        escape(&mut text, b" ");
    }
    text
}

/// Adds the bytes that a line stands for.
fn unescape(line: &str, input: &mut Vec<u8>) -> Result<(), String> {
    let mut rest = line;
    while let Some((plain, escape)) = rest.split_once('\\') {
        input.extend(plain.as_bytes());
        let hex = escape.strip_prefix('x').and_then(|it| it.get(..2));
        let (byte, length) = match escape.as_bytes().first() {
            Some(b'\\') => (Some(b'\\'), 1),
            Some(b't') => (Some(b'\t'), 1),
            Some(b'r') => (Some(b'\r'), 1),
            _ => (hex.and_then(|it| u8::from_str_radix(it, 16).ok()), 3),
        };
        let shown: String = escape.chars().take(3).collect();
        input.push(byte.ok_or_else(|| format!("«\\{shown}» is no escape"))?);
        rest = &escape[length..];
    }
    input.extend(rest.as_bytes());
    Ok(())
}
