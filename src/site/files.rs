//! Holds the finished site: every file that is published, and their checksums.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::values::checksum::{Sha256, sha256};

/// The list of the site's files with their checksums, at its root. The next build knows by it which
/// files in the output folder are its own.
pub const CHECKSUMS: &str = "SHA256SUMS";

/// The signature of that list, beside it.
pub const CHECKSUMS_SIGNATURE: &str = "SHA256SUMS.minisig";

/// Path in the site to content; the list of checksums is among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// The files, in path order.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Pictures that are still to be drawn: path in the site to SVG. They are no files yet, and the
    /// list of checksums does not name them.
    pub pictures: BTreeMap<String, String>,
}

impl Site {
    /// A site of these files, with the list of their checksums (in the form of `sha256sum`), and of
    /// pictures that [`Site::draw`] makes files of.
    pub fn new(mut files: BTreeMap<String, Vec<u8>>, pictures: BTreeMap<String, String>) -> Site {
        let sums = files.par_iter().map(|(path, bytes)| (path.as_str(), sha256(bytes)));
        let list = list(&sums.collect());
        files.insert(CHECKSUMS.to_owned(), list.into_bytes());
        Site { files, pictures }
    }

    /// The site with its pictures drawn, in parallel: `paint` makes SVG into the bytes of a file and
    /// their checksum. The list of checksums names them too. The error is that of the first picture
    /// that has one.
    pub fn draw<E: Send>(
        mut self,
        paint: impl Fn(&str) -> Result<(Vec<u8>, Sha256), E> + Sync,
    ) -> Result<Site, E> {
        let drawn = std::mem::take(&mut self.pictures).into_par_iter().map(|(path, svg)| {
            let (bytes, sum) = paint(&svg)?;
            Ok((path, bytes, sum))
        });
        let drawn: Vec<_> = drawn.collect::<Result<_, E>>()?;
        let known = self.files.remove(CHECKSUMS).unwrap_or_default();
        let known = String::from_utf8_lossy(&known);
        let known =
            sums(&known).filter_map(|(sum, path)| Some((path.to_owned(), Sha256::parse(sum)?)));
        let mut sums: BTreeMap<String, Sha256> = known.collect();
        for (path, bytes, sum) in drawn {
            sums.insert(path.clone(), sum);
            self.files.insert(path, bytes);
        }
        self.files.insert(CHECKSUMS.to_owned(), list(&sums).into_bytes());
        Ok(self)
    }

    /// How many of the files are pages: what only leads on from a former address is none.
    pub fn pages(&self) -> usize {
        self.files.iter().filter(|(path, bytes)| is_page(path, bytes)).count()
    }

    /// The pages, by their file, that differ from another site's: whether this site has them.
    pub fn pages_that_differ(&self, other: &Site) -> BTreeMap<String, bool> {
        let page =
            |path: &str, site: &Site| site.files.get(path).is_some_and(|it| is_page(path, it));
        let paths = self.files.keys().chain(other.files.keys());
        let differ = paths.filter(|it| self.files.get(*it) != other.files.get(*it));
        let pages = differ.filter(|it| page(it, self) || page(it, other));
        pages.map(|it| (it.clone(), page(it, self))).collect()
    }
}

/// Whether a file is a page: what only leads on from a former address is none.
pub fn is_page(path: &str, bytes: &[u8]) -> bool {
    path.ends_with(".html") && !leads_on(bytes)
}

/// Whether a page only leads on to another one.
pub fn leads_on(page: &[u8]) -> bool {
    // The mark stands at the beginning; pages may be long.
    let beginning = &page[..page.len().min(BEGINNING)];
    String::from_utf8_lossy(beginning).contains("<meta http-equiv=\"refresh\"")
}

/// How many bytes of a page are looked at for the mark of one that leads on: addresses stand before it.
const BEGINNING: usize = 16 * 1024;

/// The list of checksums, by path.
pub fn list<T: AsRef<str> + Ord>(sums: &BTreeMap<T, Sha256>) -> String {
    sums.iter().map(|(path, sum)| format!("{sum}  {}\n", path.as_ref())).collect()
}

/// The checksums and paths in a list of checksums.
pub fn sums(checksums: &str) -> impl Iterator<Item = (&str, &str)> {
    checksums.lines().filter_map(|it| it.split_once("  "))
}
