//! Makes a site one file at a time, each when somebody asks for it: what a preview shows at once.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::content::load::Content;
use crate::data::files::{self, Made};
use crate::report::diagnostic::Report;
use crate::site::files::Site;
use crate::site::pages::{self, Pages};
use crate::site::render;
use crate::sitemap::subject::{self, Subject};
use crate::values::checksum::sha256;

/// A site whose files are made when somebody asks. What is made once is the same ever after.
#[derive(Debug)]
pub struct OnDemand {
    content: Content,
    pages: Pages,
    /// What pages tell of the data, if the site has any.
    data: OnceLock<Option<Made>>,
    /// The same without the list of files.
    sum: OnceLock<Made>,
    subjects: OnceLock<BTreeMap<String, (usize, Subject)>>,
    whole: OnceLock<Result<Site, Report>>,
}

impl OnDemand {
    pub(super) fn new(content: Content, pages: Pages) -> OnDemand {
        OnDemand {
            content,
            pages,
            data: OnceLock::new(),
            sum: OnceLock::new(),
            subjects: OnceLock::new(),
            whole: OnceLock::new(),
        }
    }

    /// One file of the site by its path, as the whole site has it: `None` if there is no such file. A page
    /// is made alone; whatever is no page, no style and no script is made with the whole.
    pub fn file(&self, path: &str) -> Option<Result<Vec<u8>, Report>> {
        if let Some((language, subject)) = self.subjects().get(path) {
            let (words, tera) = self.pages.compiled.get(*language)?;
            // Only these pages tell of the data, and all but one of them no more than the checksum.
            let data = match subject {
                Subject::Data => self.data(),
                it if subject::tells_of_data(*it) => self.sum(),
                _ => None,
            };
            let localised = self.pages.localised(words, data)?;
            return Some(render::one(localised, &self.pages.templates, tera, *subject));
        }
        if let Some(asset) = self.pages.asset(path) {
            return Some(Ok(asset));
        }
        match self.whole() {
            Ok(site) => site.files.get(path).cloned().map(Ok),
            Err(report) => Some(Err(report.clone())),
        }
    }

    /// The picture at a path as SVG, if there is one.
    pub fn picture(&self, path: &str) -> Option<&str> {
        let whole = self.whole().as_ref().ok()?;
        whole.pictures.get(path).map(String::as_str)
    }

    fn whole(&self) -> &Result<Site, Report> {
        self.whole.get_or_init(|| {
            let (files, data) = self.pages.data(&self.content, pages::whole);
            let data = self.data.get_or_init(|| data).as_ref();
            self.pages.site(files, data)
        })
    }

    fn data(&self) -> Option<&Made> {
        self.data.get_or_init(|| self.pages.data(&self.content, |_, _| ()).1).as_ref()
    }

    /// The checksum alone: all other files of the data take longer to make.
    fn sum(&self) -> Option<&Made> {
        let make = || {
            let whole = files::whole(&self.content, &self.pages.model, &self.pages.words());
            Made { listed: Vec::new(), sum: sha256(&whole) }
        };
        self.pages.model.site.data.then(|| self.sum.get_or_init(make))
    }

    /// Each page's file, with its language and subject.
    fn subjects(&self) -> &BTreeMap<String, (usize, Subject)> {
        self.subjects.get_or_init(|| {
            let (mut files, model) = (BTreeMap::new(), &self.pages.model);
            let subjects = subject::subjects(model);
            for (i, (words, _)) in self.pages.compiled.iter().enumerate() {
                let spelling = model.spellings.iter().find(|it| it.language == words.language);
                for subject in subjects.iter().filter(|_| spelling.is_some()) {
                    let address = subject::address(model, *subject);
                    files.extend(spelling.map(|it| (address.output(it), (i, *subject))));
                }
            }
            files
        })
    }
}
