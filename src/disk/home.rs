//! Finds the folder of this machine that holds what is this program's own, outside of all content.

use std::fs::{self, DirBuilder};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use hmac::{Hmac, Mac as _};
use sha2::Sha256 as Hash;

use crate::disk::error::{DiskError, DiskErrorKind, io_error};

/// The length of the secret of a machine, in bytes.
const SECRET: usize = 32;

/// The length of a seal, in bytes.
pub(crate) const SEAL: usize = 32;

/// The folder of this program among the user's caches, and the secret of this machine that lies in it.
///
/// What lies there is believed, so content must not be able to put anything there: the folder belongs to
/// the user alone, is no link, and is tracked by no repository; and what is read from it carries a seal that
/// only the secret can make.
#[derive(Clone)]
pub(crate) struct Home {
    folder: PathBuf,
    secret: [u8; SECRET],
}

impl std::fmt::Debug for Home {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Home").field("folder", &self.folder).finish_non_exhaustive()
    }
}

impl Home {
    /// The folder, made if it is not there. `None` where the user has none, or it cannot be written: then
    /// nothing is kept. An error where somebody else could put something there.
    pub(crate) fn open() -> Result<Option<Home>, DiskError> {
        dirs::cache_dir().map_or(Ok(None), |it| Home::at(it.join("standpunkt")))
    }

    /// The same of a folder.
    pub(crate) fn at(folder: PathBuf) -> Result<Option<Home>, DiskError> {
        let refused = |kind| Err(DiskError { path: folder.clone(), kind });
        if folder.symlink_metadata().is_ok_and(|it| !it.is_dir()) {
            return refused(DiskErrorKind::CacheIsNoFolder);
        }
        if make(&folder).is_err() {
            return Ok(None);
        }
        let ours = rustix::process::geteuid().as_raw();
        if folder.symlink_metadata().map_or(true, |it| it.uid() != ours) {
            return Ok(None);
        }
        if is_tracked(&folder) {
            return refused(DiskErrorKind::CacheTracked);
        }
        let Ok(secret) = secret(&folder) else { return Ok(None) };
        Ok(Some(Home { folder, secret }))
    }

    /// A folder in it, made if it is not there; `None` if it is something else.
    pub(crate) fn folder(&self, name: &str) -> Option<PathBuf> {
        let mut path = self.folder.clone();
        for part in name.split('/') {
            path.push(part);
            make(&path).ok()?;
            path.symlink_metadata().ok().filter(fs::Metadata::is_dir)?;
        }
        Some(path)
    }

    /// The seal of bytes that are kept under a name: only this machine can make it (HMAC-SHA-256, RFC 2104).
    pub(crate) fn seal(&self, name: &str, bytes: &[u8]) -> [u8; SEAL] {
        self.mac(name, bytes).finalize().into_bytes().into()
    }

    /// Whether a seal is that of these bytes under this name.
    pub(crate) fn is_sealed(&self, seal: &[u8], name: &str, bytes: &[u8]) -> bool {
        self.mac(name, bytes).verify_slice(seal).is_ok()
    }

    fn mac(&self, name: &str, bytes: &[u8]) -> Hmac<Hash> {
        let mut mac =
            Hmac::<Hash>::new_from_slice(&self.secret).expect("HMAC takes a key of any length");
        // The length first: no name with bytes is another name with others.
        mac.update(&(name.len() as u64).to_le_bytes());
        mac.update(name.as_bytes());
        mac.update(bytes);
        mac
    }
}

/// Makes a folder that only the user may enter, and those above it.
fn make(folder: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

/// Whether a repository holds files of a folder: then others can put files there. Where git cannot be
/// asked about a folder in a repository, it is taken to be so.
fn is_tracked(folder: &Path) -> bool {
    if !folder.ancestors().any(|it| it.join(".git").exists()) {
        return false;
    }
    let listed = Command::new("git").arg("-C").arg(folder).args(["ls-files", "--", "."]).output();
    listed.map_or(true, |it| !it.status.success() || !it.stdout.is_empty())
}

/// The secret of this machine: made of the system's random bytes by the first run that needs it.
fn secret(folder: &Path) -> Result<[u8; SECRET], DiskError> {
    let path = folder.join("secret");
    for _ in 0..2 {
        if path.symlink_metadata().is_ok_and(|it| it.is_file())
            && let Ok(secret) = <[u8; SECRET]>::try_from(fs::read(&path).map_err(io_error(&path))?)
        {
            return Ok(secret);
        }
        let mut new = [0; SECRET];
        let random = getrandom::fill(&mut new).map_err(io::Error::other);
        random.map_err(io_error(&path))?;
        let mut stage = tempfile::NamedTempFile::new_in(folder).map_err(io_error(folder))?;
        stage.write_all(&new).map_err(io_error(&path))?;
        // One that is damaged is replaced; of two runs at once the first one's stays.
        let damaged = path.symlink_metadata().is_ok();
        let written = if damaged { stage.persist(&path) } else { stage.persist_noclobber(&path) };
        match written {
            Ok(_) => return Ok(new),
            Err(err) if err.error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(err) => return Err(io_error(&path)(err.error)),
        }
    }
    Err(io_error(&path)(io::ErrorKind::InvalidData.into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn a_seal_holds_for_one_machine_one_name_and_one_text() {
        let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        let [here, there] =
            folders.each_ref().map(|it| Home::at(it.path().join("own")).unwrap().unwrap());
        let seal = here.seal("a", b"text");
        assert!(here.is_sealed(&seal, "a", b"text"));
        let again = Home::at(folders[0].path().join("own")).unwrap().unwrap();
        assert!(again.is_sealed(&seal, "a", b"text"), "the next run has the same secret");
        assert!(!here.is_sealed(&seal, "at", b"ext"));
        assert!(!here.is_sealed(&seal, "a", b"test"));
        assert!(!there.is_sealed(&seal, "a", b"text"));
        assert!(!here.is_sealed(b"", "a", b"text"));
    }

    #[test]
    fn a_link_and_a_folder_that_a_repository_holds_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let (other, link) = (folder.path().join("other"), folder.path().join("link"));
        fs::create_dir(&other).unwrap();
        symlink(&other, &link).unwrap();
        let refused = Home::at(link).unwrap_err();
        assert!(matches!(refused.kind, DiskErrorKind::CacheIsNoFolder));
        assert_eq!(fs::read_dir(&other).unwrap().count(), 0, "nothing was written through it");
        let git = |arguments: &[&str]| {
            let run = Command::new("git").args(arguments).current_dir(folder.path()).output();
            assert!(run.unwrap().status.success());
        };
        git(&["init", "-q"]);
        let own = folder.path().join("own");
        assert!(Home::at(own.clone()).unwrap().is_some(), "nobody has committed it");
        git(&["add", "-f", "own"]);
        assert!(matches!(Home::at(own).unwrap_err().kind, DiskErrorKind::CacheTracked));
    }

    #[test]
    fn a_folder_in_it_that_is_a_link_is_not_used() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path().join("own")).unwrap().unwrap();
        assert!(home.folder("content/a").is_some());
        fs::create_dir(folder.path().join("victim")).unwrap();
        symlink(folder.path().join("victim"), folder.path().join("own/outputs")).unwrap();
        assert!(home.folder("outputs").is_none());
        assert!(home.folder("outputs/a").is_none());
    }
}
