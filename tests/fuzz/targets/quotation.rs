//! Tries a quotation, and the text that it is looked for in.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| standpunkt_fuzz::run("quotation", bytes));
