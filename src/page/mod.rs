//! Makes pages of the model: which there are, where, and what each of them shows.

use crate::page::builder::{Localised, Page, SERIALIZES, View};
use crate::page::fragments::Fragments;
use crate::sitemap::redirects;
use crate::sitemap::resolve::Target;
use crate::sitemap::subject::{Subject, address};
use crate::values::address::{Address, Here};

pub mod account;
pub mod agreement;
pub mod builder;
pub mod changes;
pub mod citation;
pub mod data;
pub mod differences;
pub mod embed;
pub mod fragments;
pub mod frame;
pub mod front;
pub mod glossary;
pub mod meta;
pub mod method;
pub mod not_found;
pub mod outputs;
pub mod overview;
pub mod pair;
pub mod party;
mod passport;
pub mod picture;
pub mod plan;
pub mod position;
pub mod qr;
pub mod share;
pub mod theme;
pub mod view;

/// What the page of a subject shows, with the fragments that it has in common with others.
pub fn view(localised: Localised<'_>, fragments: &Fragments, subject: Subject) -> View {
    let Localised { model, spelling, .. } = localised;
    let address = address(model, subject);
    let here = match subject {
        Subject::NotFound => Here::anywhere(address, spelling, &model.site.base_url),
        _ => Here::page(address, spelling),
    };
    let page = Page::new(localised, here, subject);
    match subject {
        Subject::Front => page.surrounded(fragments, "front.html", &page.front()),
        Subject::Overview(e) => {
            page.surrounded(fragments, "overview.html", &page.overview(e, fragments))
        }
        Subject::Theme(e, t) => {
            page.surrounded(fragments, "theme.html", &page.theme(e, t, fragments))
        }
        Subject::Party(e, p) => {
            page.surrounded(fragments, "party.html", &page.party(e, p, fragments))
        }
        Subject::Pairs(e) => page.surrounded(fragments, "pairs.html", &page.pairs(e)),
        Subject::Pair(e, a, b) => {
            page.surrounded(fragments, "pair.html", &page.pair(e, a, b, fragments))
        }
        Subject::Position(at) => page.surrounded(fragments, "position.html", &page.position(at)),
        Subject::Agreement(e) => page.surrounded(fragments, "agreement.html", &page.agreement(e)),
        Subject::Plan(i) => page.surrounded(fragments, "plan.html", &page.plan(i)),
        Subject::Method => page.surrounded(fragments, "method.html", &page.method()),
        Subject::Changes => page.surrounded(fragments, "changes.html", &page.changes()),
        Subject::Data => page.surrounded(fragments, "data.html", &page.data()),
        Subject::NotFound => page.surrounded(fragments, "not-found.html", &page.not_found()),
    }
}

/// What stands at an address that is no more: it leads on.
pub fn moved(localised: Localised<'_>, from: &str, target: &Target) -> View {
    let Localised { model, words, spelling, .. } = localised;
    let here = Here::page(Address::file(&redirects::stub(from)), spelling);
    let place = target.place.iter().map(|it| format!("#{it}")).collect::<String>();
    let view = view::Moved {
        language: words.language.code().to_owned(),
        title: words.say("moved-title"),
        href: format!("{}{place}", here.href(&target.address)),
        canonical: target.address.canonical(&model.site.base_url, spelling),
        script: here.href(&Address::file("moved.js")),
        oembed: redirects::oembed(model, target)
            .map(|it| it.canonical(&model.site.base_url, spelling)),
    };
    let context = tera::Context::from_serialize(&view).expect(SERIALIZES);
    View { template: "moved.html", context }
}
