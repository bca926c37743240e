//! The file of a programme, read as the program reads it.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| standpunkt_fuzz::file("parties/alfa/2029.yaml", bytes));
