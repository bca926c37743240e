//! Prints what many pages have in common once, in one pass, before the pages themselves are made.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;

use crate::model::index::{ElectionIx, List, PositionRef, ThemeIx};
use crate::model::{self, Model};
use crate::page::builder::{Localised, Page, SERIALIZES, Shown, View, shown};
use crate::page::frame;
use crate::page::view::{self, Html};
use crate::sitemap::subject::{Subject, programme};
use crate::values::address::{Address, Here};

/// What many pages of a language have in common, printed.
#[derive(Debug)]
pub struct Fragments {
    pieces: BTreeMap<Piece, Html>,
    /// What surrounds every page: for each election, for each depth of addresses.
    frames: List<ElectionIx, Vec<tera::Value>>,
}

/// A text that stands on several pages, or that is large enough to be printed beside others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Piece {
    /// The body of a card. Pages that show a card are equally deep, so one body does for all.
    Body(PositionRef),
    /// The row of a theme in an election's overview.
    Row(ElectionIx, ThemeIx),
    /// What the pages of an election's themes say of what was read. They are equally deep, so one text
    /// does for all.
    Readings(ElectionIx),
}

/// Makes the fragments of all pages in a language, or those of the page of one subject. `print` prints a
/// view, whose address is for what may be wrong with a template. Where it fails nothing stands, and the
/// faults are returned beside.
pub fn make<E: Send>(
    localised: Localised<'_>,
    only: Option<Subject>,
    print: impl Fn(&View, &str) -> Result<Html, E> + Sync,
) -> (Fragments, Vec<E>) {
    let print = |piece: Piece| {
        let (address, view) = piece.view(localised);
        (piece, print(&view, &address.path(localised.spelling)))
    };
    let wanted = pieces(localised.model, only).into_par_iter();
    let printed: Vec<(Piece, Result<Html, E>)> = wanted.map(print).collect();
    let mut faults = Vec::new();
    let pieces = printed.into_iter().map(|(piece, printed)| {
        let printed = printed.unwrap_or_else(|fault| {
            faults.push(fault);
            Html::default()
        });
        (piece, printed)
    });
    let pieces = pieces.collect();
    (Fragments { pieces, frames: frame::frames(localised) }, faults)
}

/// The pieces that the page of a subject shows, or all.
fn pieces(model: &Model, only: Option<Subject>) -> Vec<Piece> {
    let bodies = model.positions().map(|(at, _)| Piece::Body(at));
    let others = model.elections.indices().flat_map(|e| {
        let rows = model.themes.indices().map(move |it| Piece::Row(e, it));
        rows.chain([Piece::Readings(e)])
    });
    bodies.chain(others).filter(|it| only.is_none_or(|of| it.is_on(of))).collect()
}

impl Piece {
    /// Whether the page of a subject shows it.
    fn is_on(self, page: Subject) -> bool {
        match (self, page) {
            (Piece::Body(at), Subject::Theme(e, theme)) => (at.election, at.theme) == (e, theme),
            (Piece::Body(at), Subject::Party(e, party)) => (at.election, at.party) == (e, party),
            (Piece::Body(at), Subject::Pair(e, one, two)) => {
                at.election == e && [one, two].contains(&at.party)
            }
            (Piece::Row(e, _), Subject::Overview(of)) => e == of,
            (Piece::Readings(e), Subject::Theme(of, _)) => e == of,
            _ => false,
        }
    }

    /// What it shows, and the address of a page that it stands on at least.
    fn view(self, localised: Localised<'_>) -> (Address, View) {
        let model = localised.model;
        let prefix = |e: ElectionIx| &model.elections[e].prefix;
        let page = |address: &Address, subject: Subject| {
            Page::new(localised, Here::page(address.clone(), localised.spelling), subject)
        };
        match self {
            Piece::Body(PositionRef { election: e, theme, party }) => {
                let address = Address::theme(prefix(e), &model.themes[theme].id);
                let page = page(&address, Subject::Theme(e, theme));
                let card = page.account(e, theme, programme(&model.elections[e], party));
                let body = view::CardBody { content: page.content(), card };
                (address, printed("card-body.html", &body))
            }
            Piece::Row(e, theme) => {
                let address = Address::overview(prefix(e));
                let row = page(&address, Subject::Overview(e)).row(e, theme);
                (address, printed("overview-row.html", &view::RowBody { row }))
            }
            Piece::Readings(e) => {
                // Themes are all equally deep.
                let theme = model.themes.first();
                let address = theme.map_or_else(
                    || Address::overview(prefix(e)),
                    |it| Address::theme(prefix(e), &it.id),
                );
                let page = page(&address, Subject::Overview(e));
                let reading = |it: &Arc<model::Programme>| view::Reading {
                    party: page.name(it.party).to_owned(),
                    source: page.basis(it),
                };
                let readings = model.elections[e].programmes.iter().map(reading).collect();
                let view = view::Readings { content: page.content(), readings };
                (address, printed("readings.html", &view))
            }
        }
    }
}

/// A piece and the template that prints it.
fn printed(template: &'static str, piece: &impl Serialize) -> View {
    let context = tera::Context::from_serialize(piece).expect(SERIALIZES);
    View { template, context }
}

impl Fragments {
    /// The body of the card of a position.
    pub(super) fn body(&self, at: PositionRef) -> Html {
        self.pieces[&Piece::Body(at)].clone()
    }

    /// The row of a theme in the overview.
    pub(super) fn row(&self, e: ElectionIx, theme: ThemeIx) -> Html {
        self.pieces[&Piece::Row(e, theme)].clone()
    }

    /// What an election's pages of themes say of what was read.
    pub(super) fn readings(&self, e: ElectionIx) -> Html {
        self.pieces[&Piece::Readings(e)].clone()
    }

    /// What surrounds an election's pages at a depth of addresses.
    pub(super) fn frame(&self, e: ElectionIx, depth: usize) -> tera::Value {
        self.frames[e][depth].clone()
    }
}

impl Page<'_> {
    /// The whole page, with what surrounds those of its election.
    pub(super) fn surrounded<V: Serialize>(
        &self,
        fragments: &Fragments,
        template: &'static str,
        made: &Shown<V>,
    ) -> View {
        let site = match self.subject {
            // It may be shown at any address.
            Subject::NotFound => self.frame(made.election),
            _ => fragments.frame(made.election, self.here.depth()),
        };
        shown(template, site, made)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::check::tests::model;
    use crate::model::index::{Ix, NEWEST};
    use crate::model::words::Words;
    use crate::page::builder::Audience;
    use crate::page::glossary::Glossary;
    use crate::values::language::Language;

    /// The fragments that the page of a subject needs, or all, each printed as the name of its template.
    fn made(only: Option<Subject>, fails: &str) -> (Vec<Piece>, usize) {
        let (model, _) = model(&[]);
        let (words, glossary) = (Words::built_in(Language::Nb), Glossary::new(&model));
        let localised = Localised {
            model: &model,
            glossary: &glossary,
            audience: &Audience::Readers,
            words: &words,
            spelling: &model.spellings[0],
            data: None,
        };
        let print = |view: &View, _: &str| {
            if view.template == fails { Err(()) } else { Ok(Html::default()) }
        };
        let (fragments, faults) = make(localised, only, print);
        (fragments.pieces.into_keys().collect(), faults.len())
    }

    #[test]
    fn one_pass_makes_a_body_for_each_position_a_row_for_each_theme_and_one_account_of_what_was_read()
     {
        let (pieces, faults) = made(None, "");
        let count = |is: fn(&Piece) -> bool| pieces.iter().filter(|it| is(it)).count();
        assert_eq!(count(|it| matches!(it, Piece::Body(_))), 4);
        assert_eq!(count(|it| matches!(it, Piece::Row(..))), 2);
        assert_eq!(count(|it| matches!(it, Piece::Readings(_))), 1);
        assert_eq!(faults, 0);
    }

    #[test]
    fn a_page_alone_needs_only_what_it_shows() {
        let theme = ThemeIx::new(0);
        let (pieces, _) = made(Some(Subject::Theme(NEWEST, theme)), "");
        assert_eq!(pieces.len(), 3, "{pieces:?}");
        assert!(pieces.iter().all(|it| !matches!(it, Piece::Body(at) if at.theme != theme)));
        assert_eq!(made(Some(Subject::Method), "").0, []);
    }

    #[test]
    fn each_piece_that_cannot_be_printed_is_told() {
        assert_eq!(made(None, "card-body.html").1, 4);
    }
}
