//! A plain text of the archive.
#![no_main]

use standpunkt::proof::read;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(document) = read::read("txt", bytes) {
        standpunkt_fuzz::document(&document, bytes.len());
    }
});
