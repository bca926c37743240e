//! Keeps between runs what saves time: safe to delete, and never believed when it is damaged or another's.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::disk::error::DiskError;
use crate::disk::home::{Home, SEAL};
use crate::disk::replace::replace_whole;
use crate::values::checksum::{Sha256, sha256};

/// What is kept for one content folder, in the user's own folder. If it cannot be read or written, the
/// next run does the work again.
#[derive(Clone, Debug)]
pub struct Cache {
    /// The home, and the folder in it; `None` where nothing can be kept.
    place: Option<(Home, String)>,
}

/// What was kept under a name.
pub struct Kept {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Their checksum.
    pub sum: Sha256,
}

/// The folder of the home that has one for each content folder.
const CONTENTS: &str = "content";

/// The file that says which content folder something is kept for.
const OF: &str = "of";

impl Cache {
    /// What is kept for the content of a folder. An error where others could have put it there.
    pub fn of(content: &Path) -> Result<Cache, DiskError> {
        Ok(Cache::in_home(Home::open()?, content))
    }

    /// The same in another folder than the user's.
    pub fn within(folder: &Path, content: &Path) -> Result<Cache, DiskError> {
        Ok(Cache::in_home(Home::at(folder.to_owned())?, content))
    }

    fn in_home(home: Option<Home>, content: &Path) -> Cache {
        let place = home.zip(content.canonicalize().ok()).map(|(home, content)| {
            let name = content.as_os_str().as_encoded_bytes();
            let folder = format!("{CONTENTS}/{}", sha256(name));
            let new = Cache { place: Some((home.clone(), folder.clone())) };
            if new.get(OF).is_none() {
                forget_lost(&home);
                new.put(OF, name.to_vec());
            }
            (home, folder)
        });
        Cache { place }
    }

    /// What was kept under a name, a path in the cache: nothing if it is not there, was damaged, or was not
    /// put there by this machine.
    pub fn get(&self, name: &str) -> Option<Kept> {
        let (home, folder) = self.place.as_ref()?;
        let path = self.path(name)?;
        path.symlink_metadata().ok().filter(fs::Metadata::is_file)?;
        let mut bytes = fs::read(path).ok()?;
        let sum = sha256(bytes.get(SEAL..)?);
        let whole = format!("{folder}/{name}");
        home.is_sealed(&bytes[..SEAL], &whole, sum.to_string().as_bytes()).then(|| {
            bytes.drain(..SEAL);
            Kept { bytes, sum }
        })
    }

    /// Keeps bytes under a name, and returns them with their checksum.
    pub fn put(&self, name: &str, bytes: Vec<u8>) -> Kept {
        let sum = sha256(&bytes);
        if let (Some((home, folder)), Some(path)) = (&self.place, self.path(name)) {
            let seal = home.seal(&format!("{folder}/{name}"), sum.to_string().as_bytes());
            let _ = replace_whole(&path, &[&seal, bytes.as_slice()].concat());
        }
        Kept { bytes, sum }
    }

    /// Deletes all that is kept in a folder of the cache but these names, so that it does not grow for
    /// ever.
    pub fn retain(&self, folder: &str, names: &BTreeSet<String>) {
        let place =
            self.place.as_ref().and_then(|(home, of)| home.folder(&format!("{of}/{folder}")));
        for entry in place.and_then(|it| fs::read_dir(it).ok()).into_iter().flatten().flatten() {
            let used = entry.file_name().to_str().is_some_and(|it| names.contains(it));
            if !used {
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    /// Where a name is kept: in a folder that is there and is no link.
    fn path(&self, name: &str) -> Option<PathBuf> {
        let (home, of) = self.place.as_ref()?;
        let whole = format!("{of}/{name}");
        let (folder, file) = whole.rsplit_once('/')?;
        Some(home.folder(folder)?.join(file))
    }
}

/// Deletes what is kept for content folders that are no longer there.
fn forget_lost(home: &Home) {
    let contents = home.folder(CONTENTS).and_then(|it| fs::read_dir(it).ok());
    for entry in contents.into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let kept = Cache { place: Some((home.clone(), format!("{CONTENTS}/{name}"))) };
        let of = kept.get(OF).and_then(|it| String::from_utf8(it.bytes).ok());
        if of.is_some_and(|it| !Path::new(&it).exists()) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::fs;
    use std::os::unix::fs::symlink;

    /// A folder with a content folder and a home, and the cache for the one in the other.
    fn cache(folder: &Path) -> Cache {
        fs::create_dir_all(folder.join("valg")).unwrap();
        Cache::in_home(Home::at(folder.join("home")).unwrap(), &folder.join("valg"))
    }

    #[test]
    fn what_is_kept_is_found_again_and_what_is_damaged_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let kept = cache(folder.path());
        assert!(kept.get("a/b").is_none());
        let sum = kept.put("a/b", b"some bytes".to_vec()).sum;
        let found = kept.get("a/b").unwrap();
        assert_eq!((found.bytes.as_slice(), &found.sum), (&b"some bytes"[..], &sum));
        let path = kept.path("a/b").unwrap();
        let whole = fs::read(&path).unwrap();
        for damaged in [&whole[..whole.len() - 1], &whole[..10], b"", &[&whole[..], b"!"].concat()]
        {
            fs::write(&path, damaged).unwrap();
            assert!(kept.get("a/b").is_none());
        }
        assert_eq!(fs::read_dir(folder.path().join("valg")).unwrap().count(), 0);
    }

    #[test]
    fn what_another_machine_kept_or_was_kept_under_another_name_is_not_believed() {
        let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (ours, theirs) = (cache(here.path()), cache(there.path()));
        for it in [&ours, &theirs] {
            it.put("a", b"ours".to_vec());
            it.put("b", b"others".to_vec());
        }
        fs::copy(theirs.path("b").unwrap(), ours.path("a").unwrap()).unwrap();
        assert!(ours.get("a").is_none(), "the seal of another machine");
        fs::copy(ours.path("b").unwrap(), ours.path("a").unwrap()).unwrap();
        assert!(ours.get("a").is_none(), "the seal of another name");
        let bare = fs::read(ours.path("b").unwrap()).unwrap();
        fs::remove_file(ours.path("b").unwrap()).unwrap();
        fs::write(here.path().join("elsewhere"), bare).unwrap();
        symlink(here.path().join("elsewhere"), ours.path("b").unwrap()).unwrap();
        assert!(ours.get("b").is_none(), "a link");
    }

    #[test]
    fn what_is_no_longer_used_is_deleted_and_nothing_through_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let ours = cache(folder.path());
        for name in ["a/one", "a/two", "b/one"] {
            ours.put(name, name.into());
        }
        ours.retain("a", &BTreeSet::from(["two".to_owned()]));
        let there = ["a/one", "a/two", "b/one"].map(|it| ours.get(it).is_some());
        assert_eq!(there, [false, true, true]);
        ours.retain("c", &BTreeSet::new());
        let own = ours.path("a/two").unwrap().parent().unwrap().to_owned();
        fs::remove_dir_all(&own).unwrap();
        fs::create_dir(folder.path().join("docs")).unwrap();
        fs::write(folder.path().join("docs/letter"), "dear").unwrap();
        symlink(folder.path().join("docs"), &own).unwrap();
        ours.retain("a", &BTreeSet::new());
        assert!(folder.path().join("docs/letter").exists());
    }

    #[test]
    fn what_was_kept_for_content_that_is_gone_is_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let old = cache(folder.path()).path("a").unwrap();
        cache(folder.path()).put("a", b"x".to_vec());
        fs::rename(folder.path().join("valg"), folder.path().join("nytt")).unwrap();
        let home = Home::at(folder.path().join("home")).unwrap();
        let new = Cache::in_home(home, &folder.path().join("nytt"));
        assert!(!old.exists());
        assert_eq!(new.put("a", b"y".to_vec()).bytes, b"y");
    }

    #[test]
    fn where_nothing_can_be_kept_nothing_fails() {
        let nowhere = Cache { place: None };
        assert_eq!(nowhere.put("a", b"x".to_vec()).bytes, b"x");
        assert!(nowhere.get("a").is_none());
        nowhere.retain("a", &BTreeSet::new());
    }
}
