//! The lock with the proofs: what is read as one is sealed, and is written as it was.
#![no_main]

use standpunkt::content::lock::Lock;
use standpunkt::values::checksum::sha256;

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(lock) = Lock::read(text) {
        assert_eq!(Lock::read(&lock.text()), Ok(lock));
    }
    // With the right seal, so that what a seal guards is read too.
    let Ok(mut lock) = serde_json::from_str::<Lock>(text) else { return };
    lock.seal.clear();
    lock.seal = sha256(lock.text().as_bytes());
    let again = Lock::read(&lock.text());
    assert_eq!(again, Ok(lock));
});
