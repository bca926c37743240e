//! Writes values as JSON files.

use serde::Serialize;

/// The folder of the files; the page that tells of them lies there too.
pub const FOLDER: &str = "data";

/// JSON without white space, with an end of line.
pub(crate) fn json(value: &impl Serialize) -> Vec<u8> {
    let mut text = serde_json::to_vec(value)
        .expect("the data is made of texts, numbers, lists and maps with keys that are texts");
    text.push(b'\n');
    text
}
