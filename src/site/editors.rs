//! Prints the pages that only editors see, in the preview: what is wrong with the content, and their desk.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use schemars::JsonSchema;
use serde::Serialize;
use tera::Tera;

use crate::content::built_in::{BUILT_IN, collect};
use crate::edit::desk;

/// Everything that a template of the preview sees.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Context<V> {
    /// What every page has of its own.
    pub page: Page,
    /// What this page is about.
    pub view: V,
}

/// What every page of the preview has of its own.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Page {
    /// The language of the page, as browsers know it.
    pub language: String,
    /// What stands in the browser's tab, and over the page.
    pub title: String,
    /// How many times what is shown has changed: the page is loaded again when that is another number.
    pub number: u64,
    /// Whether the page stands for others, and tells what is wrong.
    pub findings: bool,
}

/// What is wrong with the content.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Findings {
    /// What to do about it, in a sentence.
    pub explanation: String,
    /// The findings, as the terminal tells them.
    pub words: String,
}

/// The folder of the templates. A site has none of its own: these pages tell what is wrong with those.
const FOLDER: &str = "preview/";

static ENGINE: LazyLock<Tera> = LazyLock::new(|| {
    let mut files = BTreeMap::new();
    collect(&BUILT_IN, &mut files);
    let own = files.into_iter().filter(|it| it.0.starts_with(FOLDER));
    let texts = own.filter_map(|(name, bytes)| Some((name, std::str::from_utf8(bytes).ok()?)));
    let mut tera = Tera::default();
    tera.add_raw_templates(texts).expect(TRIED);
    tera
});

const TRIED: &str = "a test prints each of these templates";

/// The page of what is wrong with the content.
pub fn findings(page: Page, view: Findings) -> String {
    print("preview/findings.html", &Context { page: Page { findings: true, ..page }, view })
}

/// The page of the editors' desk.
pub fn desk(page: Page, view: desk::Shown) -> String {
    print("preview/desk.html", &Context { page, view })
}

/// What has a page of the site loaded again: it stands before the page's title.
pub fn reload(number: u64) -> String {
    let page = Page { number, ..Page::default() };
    print("preview/reload.html", &Context { page, view: () })
}

fn print<V: Serialize>(template: &str, context: &Context<V>) -> String {
    let context = tera::Context::from_serialize(context).expect(TRIED);
    ENGINE.render(template, &context).expect(TRIED)
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::values::bilingual::Bilingual;
    use crate::values::language::Language;

    #[test]
    fn every_text_on_a_page_of_the_preview_is_escaped() {
        let bad = "<b>\"'&";
        let page = || Page { language: bad.to_owned(), title: bad.to_owned(), ..Page::default() };
        let words = Bilingual::new(bad, bad);
        let place = Some((bad.to_owned(), 7));
        let section = desk::Section {
            id: "x",
            title: words.clone(),
            about: words.clone(),
            columns: vec![words.clone()],
            rows: vec![vec![desk::Cell { text: words, place }]],
        };
        let shown = |it: &[desk::Section]| desk::shown(it, Language::En, bad);
        let view = Findings { explanation: bad.to_owned(), words: bad.to_owned() };
        let pages =
            [findings(page(), view), desk(page(), shown(&[section])), desk(page(), shown(&[]))];
        let escaped = "&lt;b&gt;&quot;&#39;&amp;";
        for (page, times) in pages.iter().zip([5, 10, 3]) {
            assert!(!page.contains("<b>"), "{page}");
            assert_eq!(page.matches(escaped).count(), times, "{page}");
        }
        assert!(pages[0].contains("data-findings=\"1\""));
        assert!(pages[1].contains(":7\">"));
        let script = "<script src=\"/-/preview.js\" data-number=\"4\" defer></script>\n";
        assert_eq!(reload(4), script);
    }
}
