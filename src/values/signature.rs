//! Signs files with a key of minisign's form, and tells whose signature one is.

use std::io::Cursor;

use minisign::{KeyPair, PublicKey as Minisign, SecretKey, SecretKeyBox, SignatureBox};

/// The first line of a signature. It is not signed, so that it says the same in each.
const UNTRUSTED: &str = "signature of standpunkt";

/// How the second line of a locked key begins: Ed25519, scrypt and BLAKE2b, as minisign names them.
const LOCKED: &str = "RWRTY0Iy";

/// The key that tells whether a signature is its owner's: may be shown to everybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey(String);

impl PublicKey {
    /// Reads a key as minisign writes it: 56 letters and digits of base 64.
    pub fn parse(text: &str) -> Option<PublicKey> {
        let key = Minisign::from_base64(text).ok()?;
        (key.to_base64() == text).then(|| PublicKey(text.to_owned()))
    }

    /// The key in letters and digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What the owner of the key has said of these bytes in a signature; or why it is not the owner's.
    pub fn check(&self, signature: &str, bytes: &[u8]) -> Result<String, WrongSignature> {
        let read = SignatureBox::from_string(signature).map_err(|_| WrongSignature::Unreadable)?;
        let as_written = read.to_string() == signature;
        let comment = read.untrusted_comment().map_err(|_| WrongSignature::Unreadable)?;
        let key = Minisign::from_base64(&self.0).map_err(|_| WrongSignature::Unreadable)?;
        if read.keynum() != key.keynum() {
            return Err(WrongSignature::Foreign);
        }
        // What is not signed could say anything: it has to say what the program writes.
        if !as_written || comment != UNTRUSTED {
            return Err(WrongSignature::Unreadable);
        }
        minisign::verify(&key, &read, Cursor::new(bytes), true, false, false)
            .map_err(|_| WrongSignature::Otherwise)?;
        read.trusted_comment().map_err(|_| WrongSignature::Unreadable)
    }
}

/// Why a signature is not one of a key for a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongSignature {
    /// It is none as the program writes it.
    Unreadable,
    /// Another key has made it.
    Foreign,
    /// The key has signed something else.
    Otherwise,
}

/// The key that signs. Whoever has it can sign in its owner's name.
pub struct Secret(SecretKey);

impl Secret {
    /// A new key, and the text of the file to keep it in: locked with a password, if there is one.
    pub fn new(password: Option<&str>) -> Result<(Secret, String), String> {
        let pair = match password {
            Some(it) => KeyPair::generate_encrypted_keypair(Some(it.to_owned())),
            None => KeyPair::generate_unencrypted_keypair(),
        };
        let pair = pair.map_err(|err| err.to_string())?;
        let comment = Some("secret key of standpunkt: keep it away from the content");
        let text = pair.sk.to_box(comment).map_err(|err| err.to_string())?.into_string();
        let secret = Secret::read(&text, password).ok_or("the new key cannot be read")?;
        Ok((secret, text))
    }

    /// Reads the file of a key; `None` if it is none, or the password is another.
    pub fn read(text: &str, password: Option<&str>) -> Option<Secret> {
        let file = || SecretKeyBox::from_string(text).ok();
        let key = match password {
            Some(it) => file()?.into_secret_key(Some(it.to_owned())),
            None => file()?.into_unencrypted_secret_key(),
        };
        key.ok().map(Secret)
    }

    /// Whether the file of a key is locked with a password; `None` if it is no key.
    pub fn is_locked(text: &str) -> Option<bool> {
        if Secret::read(text, None).is_some() {
            return Some(false);
        }
        text.lines().nth(1).filter(|it| it.starts_with(LOCKED)).map(|_| true)
    }

    /// The key that its signatures are held against.
    pub fn public(&self) -> Result<PublicKey, String> {
        let key = Minisign::from_secret_key(&self.0).map_err(|err| err.to_string())?;
        Ok(PublicKey(key.to_base64()))
    }

    /// The signature of these bytes, in which the owner says something of them.
    pub fn sign(&self, bytes: &[u8], says: &str) -> Result<String, String> {
        let signed = minisign::sign(None, &self.0, Cursor::new(bytes), Some(says), Some(UNTRUSTED));
        Ok(signed.map_err(|err| err.to_string())?.into_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_of_one_key_for_one_text() {
        let (secret, text) = Secret::new(None).unwrap();
        assert_eq!(Secret::is_locked(&text), Some(false));
        assert_eq!(Secret::is_locked("noe"), None);
        let key = secret.public().unwrap();
        assert_eq!(PublicKey::parse(key.as_str()), Some(key.clone()));
        assert_eq!(PublicKey::parse("RWQ"), None);
        let signature = secret.sign(b"en tekst", "i dag").unwrap();
        assert_eq!(key.check(&signature, b"en tekst"), Ok("i dag".to_owned()));
        assert_eq!(key.check(&signature, b"en annen tekst"), Err(WrongSignature::Otherwise));
        assert_eq!(key.check("noe", b"en tekst"), Err(WrongSignature::Unreadable));
        let other = Secret::new(None).unwrap().0.public().unwrap();
        assert_eq!(other.check(&signature, b"en tekst"), Err(WrongSignature::Foreign));
        // Another kept reader of the form says the same.
        let kept = minisign_verify::PublicKey::from_base64(key.as_str()).unwrap();
        let read = minisign_verify::Signature::decode(&signature).unwrap();
        assert!(kept.verify(b"en tekst", &read, false).is_ok());
    }

    #[test]
    fn every_changed_byte_of_a_signature_is_noticed() {
        let secret = Secret::new(None).unwrap().0;
        let key = secret.public().unwrap();
        let signature = secret.sign(b"en tekst", "i dag").unwrap();
        for at in 0..signature.len() {
            for change in [1_u8, 0x20, 0x80] {
                let mut bytes = signature.clone().into_bytes();
                bytes[at] ^= change;
                let Ok(changed) = String::from_utf8(bytes) else { continue };
                assert!(key.check(&changed, b"en tekst").is_err(), "{at}: {changed}");
            }
        }
    }
}
