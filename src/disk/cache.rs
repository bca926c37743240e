//! Keeps between runs what saves time: safe to delete, and never believed when it is damaged.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::disk::replace::replace;
use crate::values::checksum::{Sha256, sha256};

/// The length of the checksum that a kept file begins with.
const SEAL: usize = 64;

/// A folder of kept files. If it cannot be read or written, the next run does the work again.
#[derive(Clone, Debug)]
pub struct Cache {
    /// The folder beside the content that holds nothing but this.
    home: PathBuf,
}

/// What was kept under a name.
pub struct Kept {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Their checksum.
    pub sum: Sha256,
}

impl Cache {
    /// What is kept for the content of a folder.
    pub fn of(content: &Path) -> Cache {
        Cache { home: content.join(".standpunkt") }
    }

    /// What was kept under a name, a path in the cache: nothing if it is not there or was damaged.
    pub fn get(&self, name: &str) -> Option<Kept> {
        let mut bytes = fs::read(self.path(name)).ok()?;
        let seal = bytes.get(..SEAL)?.to_vec();
        let sum = sha256(&bytes[SEAL..]);
        (seal == sum.to_string().as_bytes()).then(|| {
            bytes.drain(..SEAL);
            Kept { bytes, sum }
        })
    }

    /// Keeps bytes under a name, and returns them with their checksum.
    pub fn put(&self, name: &str, bytes: Vec<u8>) -> Kept {
        let sum = sha256(&bytes);
        let path = self.path(name);
        let ready = path.parent().is_some_and(|it| fs::create_dir_all(it).is_ok());
        // Nobody is to commit it.
        let unwanted = self.home.join(".gitignore");
        if ready && (unwanted.is_file() || replace(&unwanted, "*\n").is_ok()) {
            let _ = replace(&path, [sum.to_string().as_bytes(), &bytes].concat());
        }
        Kept { bytes, sum }
    }

    /// Deletes all that is kept in a folder of the cache but these names, so that it does not grow for
    /// ever.
    pub fn retain(&self, folder: &str, names: &BTreeSet<String>) {
        for entry in fs::read_dir(self.path(folder)).into_iter().flatten().flatten() {
            let used = entry.file_name().to_str().is_some_and(|it| names.contains(it));
            if !used {
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.home.join("cache").join(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::fs;

    #[test]
    fn what_is_kept_is_found_again_and_what_is_damaged_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::of(folder.path());
        assert!(cache.get("a/b").is_none());
        let sum = cache.put("a/b", b"some bytes".to_vec()).sum;
        let found = cache.get("a/b").unwrap();
        assert_eq!((found.bytes.as_slice(), &found.sum), (&b"some bytes"[..], &sum));
        let path = folder.path().join(".standpunkt/cache/a/b");
        let whole = fs::read(&path).unwrap();
        for damaged in [&whole[..whole.len() - 1], &whole[..10], b"", &[&whole[..], b"!"].concat()]
        {
            fs::write(&path, damaged).unwrap();
            assert!(cache.get("a/b").is_none());
        }
        assert_eq!(fs::read(folder.path().join(".standpunkt/.gitignore")).unwrap(), b"*\n");
    }

    #[test]
    fn what_is_no_longer_used_is_deleted() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::of(folder.path());
        for name in ["a/one", "a/two", "b/one"] {
            cache.put(name, name.into());
        }
        cache.retain("a", &BTreeSet::from(["two".to_owned()]));
        let there = ["a/one", "a/two", "b/one"].map(|it| cache.get(it).is_some());
        assert_eq!(there, [false, true, true]);
        cache.retain("c", &BTreeSet::new());
    }

    #[test]
    fn a_place_that_cannot_be_written_is_no_fault() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(".standpunkt"), "a file").unwrap();
        let cache = Cache::of(folder.path());
        assert_eq!(cache.put("a", b"x".to_vec()).bytes, b"x");
        assert!(cache.get("a").is_none());
    }
}
