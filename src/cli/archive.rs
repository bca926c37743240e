//! Reads the files of the sources.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use standpunkt::content::load::Content;
use standpunkt::disk::{self, Cache, DiskError};
use standpunkt::proof::verify;

/// Finds the folder of the sources' files: where the command says, else where `site.yaml` says.
pub(crate) fn archive_folder(dir: &Path, archive: Option<&Path>, content: &Content) -> PathBuf {
    let named = content.site.as_ref().and_then(|it| it.value.archive.as_ref());
    match (archive, named) {
        (Some(archive), _) => archive.to_owned(),
        (None, Some(named)) => dir.join(&named.value),
        (None, None) => dir.to_owned(),
    }
}

pub(crate) fn read_sources(
    dir: &Path,
    archive: Option<&Path>,
    content: &Content,
) -> Result<BTreeMap<String, verify::Read>, DiskError> {
    let archive = archive_folder(dir, archive, content);
    disk::look_for_archive(&archive)?;
    let cache = Cache::of(dir)?;
    // A large file is not to wait behind another.
    let files = verify::files(content).into_par_iter().with_max_len(1);
    Ok(files.map(|(id, file)| (id.to_owned(), disk::source(&archive, file, &cache))).collect())
}
