//! Keeps what was made of files, to be used again for those whose bytes are the same.

use std::collections::BTreeMap;

/// What was made of files, each by its path and its bytes.
///
/// The bytes themselves are compared, not a checksum or a date: what is kept is never taken for
/// what would be made of others.
#[derive(Clone, Debug)]
pub struct Memo<T>(Option<BTreeMap<String, (Vec<u8>, T)>>);

impl<T> Default for Memo<T> {
    /// For work that is done once: it keeps nothing.
    fn default() -> Self {
        Memo(None)
    }
}

impl<T: Clone> Memo<T> {
    /// For work that is done again and again.
    pub fn keeping() -> Memo<T> {
        Memo(Some(BTreeMap::new()))
    }

    /// What was made of these bytes at this path, if they were there the last time.
    pub fn get(&self, path: &str, bytes: &[u8]) -> Option<&T> {
        self.0.as_ref()?.get(path).filter(|it| it.0 == bytes).map(|it| &it.1)
    }

    /// Keeps what was made of a file.
    pub fn put(&mut self, path: &str, bytes: &[u8], made: T) {
        if let Some(all) = &mut self.0 {
            all.insert(path.to_owned(), (bytes.to_vec(), made));
        }
    }

    /// Forgets the files whose path is no longer of interest.
    pub fn only(&mut self, wanted: impl Fn(&str) -> bool) {
        if let Some(all) = &mut self.0 {
            all.retain(|path, _| wanted(path));
        }
    }

    /// What was made of a file, made now where it is not kept.
    pub fn or_make(&mut self, path: &str, bytes: &[u8], make: impl FnOnce() -> T) -> T {
        if let Some(made) = self.get(path, bytes) {
            return made.clone();
        }
        let made = make();
        self.put(path, bytes, made.clone());
        made
    }
}
