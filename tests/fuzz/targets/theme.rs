//! The file of a theme, read as the program reads it.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| standpunkt_fuzz::file("themes/sykkel.md", bytes));
