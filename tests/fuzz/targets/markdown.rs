//! A Markdown text of the archive.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(document) = standpunkt::document::read("md", bytes) {
        standpunkt_fuzz::document(&document, bytes.len());
    }
});
