//! The model to pages: which pages there are, where, and what each of them shows.

use std::sync::Arc;

use crate::model;
use crate::model::index::{ElectionIx, PositionRef, ThemeIx};
use crate::page::builder::{ALONE, Page, Shared, Tongue, View, shown};
use crate::sitemap::redirects;
use crate::sitemap::resolve::Target;
use crate::sitemap::subject::{Subject, address, programme};
use crate::values::address::{Address, Here};

pub mod account;
pub mod agreement;
pub mod builder;
pub mod changes;
pub mod citation;
pub mod data;
pub mod differences;
pub mod embed;
pub mod frame;
pub mod front;
pub mod glossary;
pub mod meta;
pub mod method;
pub mod not_found;
pub mod overview;
pub mod pair;
pub mod party;
pub mod picture;
pub mod plan;
pub mod position;
pub mod share;
pub mod theme;
pub mod view;

/// What the page of a subject shows.
///
/// `shared` is what many pages have in common.
pub fn view(tongue: Tongue<'_>, shared: &Shared, subject: Subject) -> View {
    let Tongue { model, spelling, .. } = tongue;
    let address = address(model, subject);
    let here = match subject {
        Subject::NotFound => Here::anywhere(address, spelling, &model.site.base_url),
        _ => Here::page(address, spelling),
    };
    let page = Page::new(tongue, here, subject, shared);
    match subject {
        Subject::Front => shown("front.html", &page.front()),
        Subject::Overview(e) => shown("overview.html", &page.overview(e)),
        Subject::Theme(e, t) => shown("theme.html", &page.theme(e, t)),
        Subject::Party(e, p) => shown("party.html", &page.party(e, p)),
        Subject::Pairs(e) => shown("pairs.html", &page.pairs(e)),
        Subject::Pair(e, a, b) => shown("pair.html", &page.pair(e, a, b)),
        Subject::Position(at) => shown("position.html", &page.position(at)),
        Subject::Agreement(e) => shown("agreement.html", &page.agreement(e)),
        Subject::Plan(i) => shown("plan.html", &page.plan(i)),
        Subject::Method => shown("method.html", &page.method()),
        Subject::Changes => shown("changes.html", &page.changes()),
        Subject::Data => shown("data.html", &page.data()),
        Subject::NotFound => shown("not-found.html", &page.not_found()),
    }
}

/// What stands at an address that is no more: it leads on.
pub fn moved(tongue: Tongue<'_>, from: &str, target: &Target) -> View {
    let Tongue { model, words, spelling, .. } = tongue;
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

/// What the row of a theme in an election's overview shows.
pub fn row(tongue: Tongue<'_>, e: ElectionIx, theme: ThemeIx) -> View {
    let Tongue { model, spelling, .. } = tongue;
    let here = Here::page(Address::overview(&model.elections[e].prefix), spelling);
    let page = Page::new(tongue, here, Subject::Overview(e), &ALONE);
    let context = tera::Context::from_serialize(&view::RowBody { row: page.row(e, theme) });
    View { template: "overview-row.html", context: context.expect(SERIALIZES) }
}

/// What the pages of an election's themes say of what was read. They are equally deep, so one text does
/// for all.
pub fn readings(tongue: Tongue<'_>, e: ElectionIx) -> View {
    let Tongue { model, spelling, .. } = tongue;
    let election = &model.elections[e];
    let here = Here::page(Address::theme(&election.prefix, ""), spelling);
    let page = Page::new(tongue, here, Subject::Overview(e), &ALONE);
    let reading = |it: &Arc<model::Programme>| view::Reading {
        party: page.name(it.party).to_owned(),
        source: page.basis(it),
    };
    let readings = election.programmes.iter().map(reading).collect();
    let view = view::Readings { content: page.content(), readings };
    let context = tera::Context::from_serialize(&view).expect(SERIALIZES);
    View { template: "readings.html", context }
}

/// What the body of a card shows. Pages that show a card are equally deep, so one body does for all.
pub fn body(tongue: Tongue<'_>, at: PositionRef) -> View {
    let PositionRef { election: e, theme, party } = at;
    let Tongue { model, spelling, .. } = tongue;
    let (prefix, id) = (&model.elections[e].prefix, &model.themes[theme].id);
    let here = Here::page(Address::theme(prefix, id), spelling);
    let page = Page::new(tongue, here, Subject::Theme(e, theme), &ALONE);
    let programme = programme(&model.elections[e], party);
    let card = page.account(e, theme, programme);
    let view = view::CardBody { content: page.content(), card };
    let context = tera::Context::from_serialize(&view).expect(SERIALIZES);
    View { template: "card-body.html", context }
}

pub(crate) const SERIALIZES: &str = "a view is a struct of texts, numbers and lists";

/// The file of the look, to which the colours of the parties are added.
pub const STYLES: &str = "style.css";
