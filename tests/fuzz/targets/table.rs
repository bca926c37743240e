//! A table of positions: its cells are written and read again as the same.
#![no_main]

use standpunkt::data::table;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let Ok(rows) = table::read(text) else { return };
    let width = rows.first().map_or(0, Vec::len);
    // Two columns at least: an empty line is no row, and a table is never that narrow.
    if width < 2 || rows.iter().any(|it| it.len() != width) {
        return;
    }
    let cells = |row: &'_ Vec<String>| row.iter().map(|it| it.replace(';', ",")).collect();
    let rows: Vec<Vec<String>> = rows.iter().map(cells).collect();
    let written = table::write(b',', rows.iter().map(|it| it.iter().map(String::as_str).collect()));
    let written = String::from_utf8(written).expect("text stays text");
    let again = table::read(&written).expect("what was written can be read");
    let first = rows[0].join("");
    // A mark at the very start of a file is the file's, and none of its first cell.
    if !first.contains(['\n', '\r', '\u{feff}']) {
        assert_eq!(again, rows);
    }
});
