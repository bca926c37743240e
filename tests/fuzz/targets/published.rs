//! Tries the record of what was published.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| standpunkt_fuzz::run("published", bytes));
