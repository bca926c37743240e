//! Tries the file of a programme.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| standpunkt_fuzz::run("programme", bytes));
