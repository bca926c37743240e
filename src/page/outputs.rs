//! Lists all that is made of the model in one language, and makes each: what is printed, and what is text already.

use std::sync::Arc;

use crate::model::index::ThemeIx;
use crate::page::builder::{Localised, View};
use crate::page::changes::{self, Feeds};
use crate::page::fragments::Fragments;
use crate::page::{self, embed, qr, share};
use crate::sitemap::redirects;
use crate::sitemap::resolve::{Links, Target};
use crate::sitemap::subject::{self, Beside, Subject};
use crate::values::address::Address;

/// Something of a site that is made by itself.
#[derive(Clone, Debug)]
pub enum Part<'m> {
    /// The page of a subject, and what goes beside it.
    Page(Subject),
    /// What stands at an address that is no more, and where that leads.
    Moved(String, Target),
    /// The feed of a theme, or of everything, in both forms.
    Feed(Option<ThemeIx>, Arc<Feeds<'m>>),
}

/// A file of the site.
#[derive(Debug)]
pub struct Output {
    /// Its path in the site.
    pub file: String,
    /// What it holds.
    pub holds: Holds,
}

/// What a file holds.
#[derive(Debug)]
pub enum Holds {
    /// What a template prints of a view; the address is for what may be wrong with the template.
    View(View, String),
    /// A text.
    Text(String),
}

impl Output {
    fn view(file: String, view: View, address: String) -> Output {
        Output { file, holds: Holds::View(view, address) }
    }

    fn text(file: String, text: String) -> Output {
        Output { file, holds: Holds::Text(text) }
    }
}

/// All parts of a site in one language.
pub fn parts<'m>(localised: Localised<'m>, links: &Links) -> Vec<Part<'m>> {
    let Localised { model, words, spelling, .. } = localised;
    let pages = subject::subjects(model).into_iter().map(Part::Page);
    let moved = links.moved.iter().filter(|(_, it)| it.language == words.language);
    let moved = moved.flat_map(|(from, target)| {
        let own = std::iter::once((from.clone(), target.clone()));
        own.chain(redirects::moved_beside(model, spelling, from, target))
    });
    let moved = moved.map(|(from, target)| Part::Moved(from, target));
    let all = Arc::new(changes::feeds(model));
    let feeds = all.of.iter().map(|it| Part::Feed(*it, Arc::clone(&all)));
    pages.chain(moved).chain(feeds).collect()
}

/// The files of a part.
pub fn outputs(localised: Localised<'_>, fragments: &Fragments, part: &Part<'_>) -> Vec<Output> {
    match part {
        Part::Page(subject) => {
            let mut all = beside(localised, fragments, *subject);
            all.push(page(localised, fragments, *subject));
            all
        }
        Part::Moved(from, target) => {
            let view = page::moved(localised, from, target);
            vec![Output::view(redirects::stub(from), view, format!("/{from}"))]
        }
        Part::Feed(theme, feeds) => {
            let (json, text, view) = changes::feed(localised, feeds, *theme);
            let atom = json.replace(".json", ".xml");
            let address = format!("/{atom}");
            vec![Output::text(json, text), Output::view(atom, view, address)]
        }
    }
}

/// The page of a subject alone.
pub fn page(localised: Localised<'_>, fragments: &Fragments, subject: Subject) -> Output {
    let address = subject::address(localised.model, subject);
    let view = page::view(localised, fragments, subject);
    Output::view(address.output(localised.spelling), view, address.path(localised.spelling))
}

/// The pages beside that of a subject, to embed and to share it, the file that tells of the first, and
/// the code of a theme's address for phones.
fn beside(localised: Localised<'_>, fragments: &Fragments, subject: Subject) -> Vec<Output> {
    let Localised { model, spelling, .. } = localised;
    let Beside { embed, oembed, share, code, card: _ } = subject::beside(model, subject);
    let view = |at: Address, view: View| Output::view(at.output(spelling), view, at.path(spelling));
    let text = |at: Address, text: String| Output::text(at.output(spelling), text);
    let whole = subject::address(model, subject).canonical(&model.site.base_url, spelling);
    let all = [
        embed.and_then(|at| Some(view(at, embed::view(localised, subject)?))),
        share.and_then(|at| Some(view(at, share::view(localised, fragments, subject)?))),
        oembed.and_then(|at| Some(text(at, embed::oembed(localised, subject)?))),
        code.and_then(|at| Some(text(at, qr::svg(&whole)?))),
    ];
    all.into_iter().flatten().collect()
}
