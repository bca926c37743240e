//! Tries the file of a theme.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| standpunkt_fuzz::run("theme", bytes));
