//! Makes links last: finds where addresses lead that are no more, and which places each page keeps.

use std::collections::{BTreeMap, BTreeSet};

use crate::content::load::Content;
use crate::model::Model;
use crate::report::diagnostic::{Report, What};
use crate::report::faults;
use crate::sitemap::places::places_lost;
use crate::sitemap::record::changes_untold;
use crate::sitemap::redirects::redirects;
use crate::sitemap::resolve::{Links, Lost, former_addresses, new_parties, new_themes, resolve};
use crate::sitemap::subject;
use crate::sitemap::taken::taken;

/// Finds every address that leads to a page, and tells of those that lead nowhere. `assets` are the files
/// that the site has whatever its pages are.
pub fn find(model: &Model, content: &Content, assets: &[String]) -> (Links, Report) {
    let mut report = taken(model, content);
    let subjects = subject::subjects(model);
    let mut links = Links::default();
    for spelling in &model.spellings {
        for subject in &subjects {
            let path = subject::address(model, *subject).spelled(spelling);
            links.pages.insert(path, (*subject, spelling.language));
        }
    }
    redirects(model, content, assets, &mut links, &mut report);
    let mut lost: BTreeMap<Lost, Vec<&str>> = BTreeMap::new();
    let recorded = model.published.pages.keys().map(String::as_str);
    let former: BTreeSet<String> = former_addresses(model, &subjects);
    for path in former.iter().map(String::as_str).chain(recorded) {
        if links.pages.contains_key(path) || links.moved.contains_key(path) {
            continue;
        }
        match resolve(model, &links, path) {
            Ok(target) => drop(links.moved.insert(path.to_owned(), target)),
            // A combination of former names may name a page that never was.
            Err(_) if !model.published.pages.contains_key(path) => {}
            Err(why) => lost.entry(why).or_default().push(path),
        }
    }
    for (why, paths) in lost {
        let first = format!("/{}", paths[0]);
        let draft = match &why {
            Lost::Theme(name) => content.withheld.themes.get(name),
            _ => None,
        };
        if let Some(theme) = draft {
            let place = model.published.place(paths[0]);
            report.push(faults::published_theme_draft(place, theme, &first, paths.len()));
            continue;
        }
        let (gone, new) = match &why {
            Lost::Theme(id) => (Some((What::Theme, id.as_str())), new_themes(model)),
            Lost::Party(id) => (Some((What::Party, id.as_str())), new_parties(model)),
            Lost::Page(_) => (None, Vec::new()),
        };
        let place = model.published.place(paths[0]);
        report.push(faults::address_lost(place, &first, paths.len(), gone, &new));
    }
    places_lost(model, content, &links, &mut report);
    changes_untold(model, content, &mut report);
    (links, report)
}

/// The file with the rules for hosts.
pub const RULES: &str = "_redirects";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::lock::Held;
    use crate::content::{base, load};
    use crate::model::check;
    use crate::values::language::Spelling;

    fn links(edits: &[(&str, &str, &str)]) -> (Links, Vec<String>) {
        let (content, _) = load::read(&base::sources(edits));
        let (model, _) = check::check(&content, &Held::default(), None);
        let (links, report) = find(&model.expect("there is a site.yaml"), &content, &[]);
        (links, report.into_iter().map(|it| format!("{} {}", it.code, it.message.en)).collect())
    }

    #[test]
    fn every_page_has_an_address_and_none_has_two_meanings() {
        let (links, report) = links(&[]);
        assert_eq!(report, Vec::<String>::new());
        for path in ["", "tema/sykkel/", "parti/alfa/", "tema/sykkel/alfa/"] {
            assert!(links.pages.contains_key(path), "{path}: {:?}", links.pages.keys());
        }
        assert!(links.moved.is_empty(), "{:?}", links.moved);
    }

    #[test]
    fn a_former_id_leads_to_what_has_it() {
        let (links, report) =
            links(&[("themes/sykkel.md", "order: 1", "order: 1\naliases: [sykkelvei]")]);
        assert_eq!(report, Vec::<String>::new());
        for (old, new) in
            [("tema/sykkelvei/", "tema/sykkel/"), ("tema/sykkelvei/alfa/", "tema/sykkel/alfa/")]
        {
            assert_eq!(links.moved[old].address.spelled(&Spelling::default()), new);
        }
    }
}
