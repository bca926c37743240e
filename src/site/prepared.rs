//! Content that passed every check, and its site: the whole, or one file of it when somebody asks.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use crate::content::load::Content;
use crate::content::published::Now;
use crate::data::difference::{self, Difference};
use crate::data::files::{self, Made};
use crate::model::Model;
use crate::model::words::Words;
use crate::page::builder::Tongue;
use crate::page::glossary::Glossary;
use crate::page::{self, differences};
use crate::report::diagnostic::Report;
use crate::site::built::{Built, Fault};
use crate::site::files::{CHECKSUMS, Site};
use crate::site::template::{InLanguage, Templates};
use crate::site::{render, styles};
use crate::sitemap::resolve::Links;
use crate::sitemap::subject::{self, Subject};
use crate::sitemap::{hosting, links, record, redirects};
use crate::values::address::Address;
use crate::values::checksum::sha256;
use crate::values::language::Language;

/// Everything that a site is made of.
#[derive(Debug)]
pub struct Prepared {
    content: Content,
    model: Model,
    links: Links,
    templates: Arc<Templates>,
    compiled: Arc<Vec<InLanguage>>,
    glossary: Glossary,
    told: OnceLock<Made>,
    /// The same without the list of files.
    sum: OnceLock<Made>,
    pages: OnceLock<BTreeMap<String, (usize, Subject)>>,
    whole: OnceLock<Result<Site, Report>>,
}

impl Prepared {
    /// Of content without errors: its model, where links lead, and the templates for each language.
    pub fn new(
        content: Content,
        model: Model,
        links: Links,
        templates: Arc<Templates>,
        compiled: Arc<Vec<InLanguage>>,
    ) -> Prepared {
        let glossary = Glossary::new(&model);
        Prepared {
            content,
            model,
            links,
            templates,
            compiled,
            glossary,
            told: OnceLock::new(),
            sum: OnceLock::new(),
            pages: OnceLock::new(),
            whole: OnceLock::new(),
        }
    }

    /// The same for editors: each position has a link to its record, in a content folder with this
    /// absolute path.
    pub fn for_editors(mut self, root: &str) -> Prepared {
        self.model.edited_in = Some(root.to_owned());
        self
    }

    /// What a site of it publishes, to be recorded.
    pub fn publishes(&self) -> Now {
        record::now(&self.model, &self.links)
    }

    /// The same without what authors wrote, for pages alone: they are made of the model.
    pub fn for_pages(self) -> Prepared {
        Prepared { content: Content::default(), ..self }
    }

    /// The model.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// The whole site, its pictures still to be drawn; or what is wrong with its templates.
    pub fn site(self) -> Result<Site, Report> {
        self.make()
    }

    /// Makes every file of the site but its pictures and the list of checksums, in parallel, and hands
    /// each over as soon as it is made: its path in the site and its bytes. Returns what `keep` made of
    /// them, or what is wrong with the templates.
    pub fn each<T: Send>(
        &self,
        keep: impl Fn(String, &[u8]) -> T + Sync,
    ) -> Result<Vec<T>, Report> {
        // The page that tells of the data says how large its files are: they come first.
        let mut made = self.each_of_data(&keep);
        made.append(&mut self.each_page(&keep)?);
        Ok(made)
    }

    /// The files of the data, the same way.
    pub fn each_of_data<T: Send>(&self, keep: impl Fn(String, &[u8]) -> T + Sync) -> Vec<T> {
        if !self.model.site.data {
            return Vec::new();
        }
        let (made, told) = files::each(&self.content, &self.model, &self.words(), keep);
        self.told.get_or_init(|| told);
        made
    }

    /// All but the files of the data, the same way.
    pub fn each_page<T: Send>(
        &self,
        keep: impl Fn(String, &[u8]) -> T + Sync,
    ) -> Result<Vec<T>, Report> {
        let (mut made, mut report) = (Vec::new(), Vec::new());
        for (words, tera) in self.compiled.iter() {
            let Some(tongue) = self.tongue(words) else { continue };
            match render::render(tongue, &self.templates, tera, &self.links, &keep) {
                Ok(mut pages) => made.append(&mut pages),
                Err(mut findings) => report.append(&mut findings),
            }
        }
        if !report.is_empty() {
            return Err(report);
        }
        // One file less to fetch: the colours of the parties are part of the look.
        let mut assets: BTreeSet<&str> = self.templates.assets.keys().map(String::as_str).collect();
        assets.insert(page::STYLES);
        let assets = assets.into_iter();
        made.extend(assets.filter_map(|it| Some(keep(it.to_owned(), &self.asset(it)?))));
        let files = [
            (hosting::HEADERS, hosting::headers(&self.model)),
            (hosting::SITEMAP, hosting::sitemap(&self.model)),
            (hosting::ROBOTS, hosting::robots(&self.model)),
            (links::RULES, redirects::rules(&self.model, &self.links)),
        ];
        let files = files.into_iter().filter(|(_, text)| !text.is_empty());
        made.extend(files.map(|(path, text)| keep(path.to_owned(), text.as_bytes())));
        Ok(made)
    }

    /// The pictures that are to be drawn: path in the site to SVG.
    pub fn pictures(&self) -> BTreeMap<String, String> {
        let words = self.compiled.iter().map(|(words, _)| words);
        let tongues = words.filter_map(|it| Tongue::new(&self.model, &self.glossary, it, None));
        tongues.flat_map(render::pictures).collect()
    }

    /// What differs from another state of the content.
    pub fn differences(&self, old: &Prepared) -> Vec<Difference> {
        difference::between((&old.content, &old.model), (&self.content, &self.model))
    }

    /// The same for people, in the words of a language.
    pub fn tell_differences(&self, old: &Prepared, language: Language) -> String {
        let words = Words::built_in(language);
        let (is, was) = (self.spoken(&words), old.spoken(&words));
        differences::text(is, was, &self.differences(old))
    }

    /// What a site of it would say in its data, to be held against a built one.
    pub fn as_built(&self) -> Result<Built, Fault> {
        let whole = files::whole(&self.content, &self.model, &self.words());
        let data = serde_json::from_slice(&whole).map_err(|_| Fault::Broken(files::WHOLE))?;
        Built::of(data, Some(&sha256(&whole)))
    }

    /// The same for other programs.
    pub fn differences_as_json(&self, old: &Prepared) -> String {
        let path = |it: &Difference| {
            Some(differences::address(&self.model, it)?.path(self.model.spellings.first()?))
        };
        difference::json(&self.differences(old), path)
    }

    /// The whole site as a preview of what it changes in another state of the content: each page leads
    /// to one more, which tells what differs.
    pub fn preview(mut self, mut old: Prepared) -> Result<Site, Report> {
        let differences = self.differences(&old);
        // Pages differ only in what the change is about: both know that they are a preview, and where.
        for model in [&mut self.model, &mut old.model] {
            model.proposed = true;
        }
        old.model.site.base_url.clone_from(&self.model.site.base_url);
        let (was, mut site) = (old.make()?, self.make()?);
        let pages = site.pages_that_differ(&was);
        let mut report = Vec::new();
        for (words, tera) in self.compiled.iter() {
            let Some(is) = self.tongue(words) else { continue };
            let view = differences::view(is, old.spoken(words), &differences, &pages);
            let address = Address::differences();
            let path = address.path(is.spelling);
            match render::print(&self.templates, tera, &view, &path, <[u8]>::to_vec) {
                Ok(html) => drop(site.files.insert(address.output(is.spelling), html)),
                Err(finding) => report.push(*finding),
            }
        }
        if !report.is_empty() {
            return Err(report);
        }
        site.files.remove(CHECKSUMS);
        Ok(Site::new(site.files, site.pictures))
    }

    /// The model in the words of any language; addresses are those of bokmål where it has none.
    fn spoken<'p>(&'p self, words: &'p Words) -> Tongue<'p> {
        let own = self.model.spellings.iter().find(|it| it.language == words.language);
        let spelling = own.unwrap_or(&self.model.spellings[0]);
        Tongue { model: &self.model, glossary: &self.glossary, words, spelling, data: None }
    }

    /// One file of the site by its path, as [`Prepared::site`] makes it: `None` if there is no such
    /// file. A page is made alone; whatever is no page, no style and no script is made with the whole.
    pub fn file(&self, path: &str) -> Option<Result<Vec<u8>, Report>> {
        if let Some((language, subject)) = self.pages().get(path) {
            let (words, tera) = self.compiled.get(*language)?;
            // Only these pages tell of the data, and all but one of them no more than the checksum.
            let told = match subject {
                Subject::Data => self.told(),
                it if subject::tells_of_data(*it) => self.sum(),
                _ => None,
            };
            let tongue = Tongue::new(&self.model, &self.glossary, words, told)?;
            return Some(render::one(tongue, &self.templates, tera, *subject));
        }
        if let Some(asset) = self.asset(path) {
            return Some(Ok(asset));
        }
        match self.whole.get_or_init(|| self.make()) {
            Ok(site) => site.files.get(path).cloned().map(Ok),
            Err(report) => Some(Err(report.clone())),
        }
    }

    /// The picture at a path as SVG, if there is one.
    pub fn picture(&self, path: &str) -> Option<&str> {
        let whole = self.whole.get_or_init(|| self.make()).as_ref().ok()?;
        whole.pictures.get(path).map(String::as_str)
    }

    /// The words of each language of the site.
    fn words(&self) -> Vec<&Words> {
        self.compiled.iter().map(|it| it.0.as_ref()).collect()
    }

    fn tongue<'p>(&'p self, words: &'p Words) -> Option<Tongue<'p>> {
        Tongue::new(&self.model, &self.glossary, words, self.told())
    }

    /// What pages tell of the data, if the site has any.
    fn told(&self) -> Option<&Made> {
        if self.told.get().is_none() {
            self.each_of_data(|_, _| ());
        }
        self.told.get()
    }

    /// The checksum alone: all other files of the data take longer to make.
    fn sum(&self) -> Option<&Made> {
        let make = || {
            let whole = files::whole(&self.content, &self.model, &self.words());
            Made { listed: Vec::new(), sum: sha256(&whole) }
        };
        self.model.site.data.then(|| self.sum.get_or_init(make))
    }

    /// Each page's file, with its language and subject.
    fn pages(&self) -> &BTreeMap<String, (usize, Subject)> {
        self.pages.get_or_init(|| {
            let mut pages = BTreeMap::new();
            let subjects = subject::subjects(&self.model);
            for (i, (words, _)) in self.compiled.iter().enumerate() {
                let spelling = self.model.spellings.iter().find(|it| it.language == words.language);
                for subject in subjects.iter().filter(|_| spelling.is_some()) {
                    let address = subject::address(&self.model, *subject);
                    pages.extend(spelling.map(|it| (address.output(it), (i, *subject))));
                }
            }
            pages
        })
    }

    /// A copied file, or one of the styles: those are smaller on the site, and have the parties' colours.
    fn asset(&self, path: &str) -> Option<Vec<u8>> {
        let own = self.templates.assets.get(path);
        let colours = (path == page::STYLES).then(|| styles::party_styles(&self.model));
        if own.is_none() && colours.is_none() {
            return None;
        }
        let mut bytes = own.cloned().unwrap_or_default();
        bytes.extend(colours.unwrap_or_default().into_bytes());
        match std::str::from_utf8(&bytes) {
            Ok(styles) if path.ends_with(".css") => Some(styles::squeezed(styles).into_bytes()),
            _ => Some(bytes),
        }
    }

    fn make(&self) -> Result<Site, Report> {
        let files = self.each(|path, bytes| (path, bytes.to_vec()))?;
        let number = files.len();
        let files: BTreeMap<String, Vec<u8>> = files.into_iter().collect();
        // Two files with one path would be laid out over each other.
        debug_assert_eq!(files.len(), number, "each file is made once");
        Ok(Site::new(files, self.pictures()))
    }
}
