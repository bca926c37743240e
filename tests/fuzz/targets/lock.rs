//! Tries the lock with the proofs.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| standpunkt_fuzz::run("lock", bytes));
