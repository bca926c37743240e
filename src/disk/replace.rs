//! Writes files so that each is the old one or the new one, whole.

use std::fs::{self, Permissions};
use std::io::{self, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use crate::disk::error::{DiskError, DiskErrorKind, io_error};

/// Makes a new file of the content; one that is already there is left alone.
pub fn create(root: &Path, name: &str, text: &str) -> Result<(), DiskError> {
    let path = below(root, name)?;
    let there = || DiskError { path: path.clone(), kind: DiskErrorKind::AlreadyThere };
    if path.symlink_metadata().is_ok() {
        return Err(there());
    }
    match staged(&path, text.as_bytes())?.persist_noclobber(&path) {
        Ok(_) => Ok(()),
        Err(err) if err.error.kind() == io::ErrorKind::AlreadyExists => Err(there()),
        Err(err) => Err(io_error(&path)(err.error)),
    }
}

/// Makes and changes files of the content: all, or as far as the system lets us none. Each is a path below
/// `root`, its whole text, and whether it is new.
pub fn write_all(root: &Path, files: &[(&str, &str, bool)]) -> Result<(), DiskError> {
    let mut done: Vec<(&str, Option<Vec<u8>>)> = Vec::new();
    for (name, text, new) in files {
        let path = root.join(name);
        let old = if *new { None } else { fs::read(&path).ok() };
        let written = if *new { create(root, name, text) } else { replace(root, name, text) };
        if let Err(err) = written {
            for (name, old) in done {
                // What went wrong first is told; more can hardly be done if this goes wrong, too.
                let path = root.join(name);
                let _ = match old {
                    Some(old) => replace(root, name, old),
                    None => fs::remove_file(&path).map_err(io_error(&path)),
                };
            }
            return Err(err);
        }
        done.push((name, old));
    }
    Ok(())
}

/// Writes a whole file of the content in one step: a reader sees the old content or the new one. Its folder
/// is made if it is not there. Where the file is a link, the link is replaced and not what it leads to.
pub fn replace(root: &Path, name: &str, content: impl AsRef<[u8]>) -> Result<(), DiskError> {
    replace_whole(&below(root, name)?, content.as_ref())
}

/// The same of a file that lies in a folder of our own.
pub(crate) fn replace_whole(path: &Path, content: &[u8]) -> Result<(), DiskError> {
    let written = staged(path, content)?.persist(path);
    written.map(drop).map_err(|err| io_error(path)(err.error))
}

/// The path of a file below a folder, if no link stands on the way: another's files may lie behind it.
fn below(root: &Path, name: &str) -> Result<PathBuf, DiskError> {
    let mut path = root.to_owned();
    let (folders, file) = name.rsplit_once('/').unwrap_or(("", name));
    for part in folders.split('/').filter(|it| !it.is_empty()) {
        path.push(part);
        if path.symlink_metadata().is_ok_and(|it| it.is_symlink()) {
            return Err(DiskError { path, kind: DiskErrorKind::ThroughLink });
        }
    }
    path.push(file);
    Ok(path)
}

/// A new file beside the one it is to become, under a name that nobody can know before, and that is removed
/// if it does not become it. It may be read and written by those who may so the old one.
fn staged(path: &Path, content: &[u8]) -> Result<NamedTempFile, DiskError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(io_error(folder))?;
    let old = path.symlink_metadata().ok().filter(fs::Metadata::is_file);
    let mut builder = Builder::new();
    builder.prefix(".standpunkt-");
    // What the system takes from a new file's permissions it takes from these, too.
    builder.permissions(Permissions::from_mode(0o666));
    let mut stage = builder.tempfile_in(folder).map_err(io_error(path))?;
    stage.write_all(content).map_err(io_error(path))?;
    if let Some(old) = old {
        stage.as_file().set_permissions(old.permissions()).map_err(io_error(path))?;
    }
    Ok(stage)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn nothing_is_written_through_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (root, victim) = (folder.path().join("valg"), folder.path().join("victim"));
        fs::create_dir_all(&root).unwrap();
        fs::create_dir_all(&victim).unwrap();
        fs::write(victim.join("a.yaml"), "theirs").unwrap();
        // The name that files were staged under before, the file itself, and its folder.
        symlink(victim.join("a.yaml"), root.join("a.standpunkt-new")).unwrap();
        symlink(victim.join("a.yaml"), root.join("a.yaml")).unwrap();
        symlink(&victim, root.join("themes")).unwrap();
        replace(&root, "a.yaml", "ours").unwrap();
        assert_eq!(fs::read_to_string(root.join("a.yaml")).unwrap(), "ours");
        assert!(!root.join("a.yaml").symlink_metadata().unwrap().is_symlink());
        for written in [replace(&root, "themes/a.yaml", "ours"), create(&root, "themes/b", "ours")]
        {
            assert!(matches!(written.unwrap_err().kind, DiskErrorKind::ThroughLink));
        }
        assert_eq!(fs::read_to_string(victim.join("a.yaml")).unwrap(), "theirs");
        assert_eq!(fs::read_dir(&victim).unwrap().count(), 1);
    }

    #[test]
    fn a_file_keeps_who_may_read_it_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        let mode = || path.metadata().unwrap().permissions().mode() & 0o777;
        fs::write(folder.path().join("usual"), "").unwrap();
        let usual = folder.path().join("usual").metadata().unwrap().permissions().mode() & 0o777;
        create(folder.path(), "a", "one").unwrap();
        assert_eq!(mode(), usual);
        fs::set_permissions(&path, Permissions::from_mode(0o640)).unwrap();
        replace(folder.path(), "a", "two").unwrap();
        assert_eq!(mode(), 0o640);
        let again = create(folder.path(), "a", "three").unwrap_err();
        assert!(matches!(again.kind, DiskErrorKind::AlreadyThere));
        assert_eq!(fs::read_to_string(&path).unwrap(), "two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
