//! Makes checksums.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

/// A SHA-256 checksum in hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    let mut digits = String::new();
    for byte in Sha256::digest(bytes) {
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}
