//! Tries the XML in which poppler tells the pages of a PDF.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| standpunkt_fuzz::run("pdf", bytes));
