//! Names what can go wrong with files and folders.

use std::io::{self};
use std::path::{Path, PathBuf};

/// What went wrong with a file or folder, and which.
#[derive(Debug)]
pub struct DiskError {
    /// The file or folder.
    pub path: PathBuf,
    /// What the system said, or what we found there.
    pub kind: DiskErrorKind,
}

/// The ways in which reading or writing can fail as a whole.
#[derive(Debug)]
pub enum DiskErrorKind {
    /// The system refused.
    Io(io::Error),
    /// The content folder is not there, or is not a folder.
    NoFolder,
    /// The folder of the sources' files is not there, or is not a folder.
    NoArchive,
    /// The output folder holds files that no build made; some of them.
    ForeignFiles(Vec<String>),
    /// The output folder is the content folder, holds it, or is one of its input folders.
    OutputIsInput,
    /// The output folder is a link, or lies behind one in the content: where it really is.
    OutputIsLink(PathBuf),
    /// A file of the content lies behind a link to another folder.
    ThroughLink,
    /// What is kept between runs would lie where a link or a file stands.
    CacheIsNoFolder,
    /// What is kept between runs would lie in a folder that a repository tracks.
    CacheTracked,
    /// A secret key was to be written where git would keep it.
    SecretInGit,
    /// A file that was to be made is already there.
    AlreadyThere,
    /// Another build is writing the output folder.
    Busy,
}

pub(crate) fn io_error(path: &Path) -> impl FnOnce(io::Error) -> DiskError + '_ {
    move |err| DiskError { path: path.to_owned(), kind: DiskErrorKind::Io(err) }
}
