//! Shows which data other programs can have of the site.

use crate::data::files::Listed;
use crate::model::index::NEWEST;
use crate::page::builder::{Page, Shown};
use crate::page::view;
use crate::values::address::Address;

impl<'m> Page<'m> {
    pub(super) fn data(&self) -> Shown<view::Data> {
        let site = &self.model.site;
        let file = |it: &Listed| view::DataFile {
            href: self.href(&Address::file(&it.path)),
            name: it.path.trim_start_matches("data/").to_owned(),
            about: self.say(&format!("data-file-{}", it.key)),
            size: self.words.size(it.bytes),
        };
        // Any theme and election will do as an example.
        let theme = self.model.themes.first().map_or("lar", |it| it.id.as_str());
        let year = self.election(NEWEST).year;
        let view = view::Data {
            files: self.data.iter().flat_map(|it| &it.listed).map(file).collect(),
            licence: site
                .data_licence
                .as_ref()
                .map(|(name, url)| view::Licence { name: name.clone(), url: url.to_string() }),
            cite: self.tell(
                "data-cite-form",
                [
                    ("site", site.title.as_str().into()),
                    ("publisher", site.publisher.as_str().into()),
                    ("address", site.base_url.as_str().into()),
                ],
            ),
            root: site.base_url.to_string(),
            example: format!("data/{year}/tema/{theme}.json"),
            example_href: self.href(&Address::file(&format!("data/{year}/tema/{theme}.json"))),
            all: format!("data/tema/{theme}.json"),
            all_href: self.href(&Address::file(&format!("data/tema/{theme}.json"))),
        };
        self.context(NEWEST, &self.say("data-title"), &self.say("data-description"), view)
    }
}
