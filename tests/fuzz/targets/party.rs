//! Tries the file of a party.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| standpunkt_fuzz::run("party", bytes));
