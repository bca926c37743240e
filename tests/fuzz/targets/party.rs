//! The file of a party, read as the program reads it.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| standpunkt_fuzz::file("parties/alfa/party.yaml", bytes));
