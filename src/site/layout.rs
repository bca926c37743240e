//! Makes the pages of a site that is laid out: its data are made, and what authors wrote is let go of.

use std::collections::BTreeMap;

use crate::data::files::Made;
use crate::report::diagnostic::Report;
use crate::site::files::Site;
use crate::site::pages::{File, Pages};

/// A site that is laid out: all that is still to be made is made of the model.
#[derive(Debug)]
pub struct Layout {
    pub(super) pages: Pages,
    /// What pages tell of the data, if the site has any.
    data: Option<Made>,
}

impl Layout {
    pub(super) fn new(pages: Pages, data: Option<Made>) -> Layout {
        Layout { pages, data }
    }

    /// Makes every file of the site but those of the data, its pictures and the list of checksums, in
    /// parallel, and hands each over as soon as it is made: its path in the site and its bytes. Returns
    /// what `keep` made of them, or what is wrong with the templates.
    pub fn pages<T: Send>(
        &self,
        keep: impl Fn(String, &[u8]) -> T + Sync,
    ) -> Result<Vec<T>, Report> {
        self.pages.each(self.data.as_ref(), keep)
    }

    /// The pictures that are to be drawn: path in the site to SVG.
    pub fn pictures(&self) -> BTreeMap<String, String> {
        self.pages.pictures()
    }

    /// The whole site, with the files of its data.
    pub(super) fn site(&self, data: Vec<File>) -> Result<Site, Report> {
        self.pages.site(data, self.data.as_ref())
    }
}
