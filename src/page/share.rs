//! Makes the pages with what is needed to share a page: its addresses, its code for phones, and how to embed it.

use crate::model;
use crate::model::index::{NEWEST, PositionRef};
use crate::page::builder::{Localised, Page, View};
use crate::page::embed;
use crate::page::fragments::Fragments;
use crate::page::view::{self};
use crate::sitemap::subject::{self, Subject, address, beside};
use crate::values::address::{Address, Here};

/// The subjects that have such a page.
pub fn subjects(model: &model::Model) -> impl Iterator<Item = Subject> {
    let all = subject::subjects(model).into_iter();
    all.filter(|it| beside(model, *it).share.is_some())
}

/// What the page to share a subject's page shows, if there is one, with the fragments of all pages.
pub fn view(localised: Localised<'_>, fragments: &Fragments, subject: Subject) -> Option<View> {
    let Localised { model, spelling, .. } = localised;
    let full = address(model, subject);
    let beside = beside(model, subject);
    let here = Here::page(beside.share?, spelling);
    let page = Page::new(localised, here, subject);
    let (e, theme) = match subject {
        Subject::Theme(e, theme) => (e, Some(theme)),
        Subject::Party(e, _)
        | Subject::Pair(e, ..)
        | Subject::Position(PositionRef { election: e, .. }) => (e, None),
        _ => return None,
    };
    let name = page.called(e);
    let title = page.tell("share-title", [("page", page.called_briefly(e).into())]);
    let description = page.tell("share-description", [("page", name.as_str().into())]);
    let base = &model.site.base_url;
    let code = theme.filter(|_| e == NEWEST).and_then(|it| model.themes[it].code);
    let mut full_link = page.link(&full, &name);
    full_link.language = theme.and_then(|it| page.theme_language(it));
    let view = view::Share {
        address: full.canonical(base, spelling),
        short: code.map(|it| Address::short(it).canonical(base, spelling)),
        qr: beside.code.map(|it| page.href(&it)),
        cited: vec![page.cited(e, &page.called_briefly(e))],
        embed: embed::snippet(localised, &page.here, subject),
        full: full_link,
    };
    let mut made = page.context(e, &title, &description, view);
    // It shows none of what the page itself shows, search engines leave it out, and no link was ever
    // published to a place on it.
    made.page.linked_data = None;
    made.page.fallback = false;
    made.page.left.clear();
    made.page.icons.clear();
    Some(page.surrounded(fragments, "share.html", &made))
}
