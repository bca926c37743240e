//! Tries the file `site.yaml`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| standpunkt_fuzz::run("site", bytes));
