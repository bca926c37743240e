//! Pages and templates to the bytes of each page.

use std::cell::RefCell;
use std::collections::BTreeMap;

use rayon::prelude::*;
use tera::Tera;

use crate::model::index::{PositionRef, ThemeIx};
use crate::page::builder::{Shared, Tongue, View};
use crate::page::{self, changes, embed, frame, picture, share};
use crate::report::diagnostic::{Diagnostic, Report};
use crate::report::faults;
use crate::site::qr;
use crate::site::template::{self, Templates};
use crate::sitemap::redirects;
use crate::sitemap::resolve::Links;
use crate::sitemap::subject::{self, Subject};
use crate::values::address::Address;
use crate::values::markup::Html;

/// Makes every page in one language, in parallel, and hands each over as soon as it is made: its file in
/// the site and its bytes. Returns what `keep` made of them, or all that went wrong.
pub fn render<T: Send>(
    tongue: Tongue<'_>,
    templates: &Templates,
    tera: &Tera,
    links: &Links,
    keep: &(impl Fn(String, &[u8]) -> T + Sync),
) -> Result<Vec<T>, Report> {
    let mut report = Vec::new();
    let shared = shared(tongue, templates, tera, None, &mut report);
    let pages: Vec<Made<T>> = subject::subjects(tongue.model)
        .into_par_iter()
        // Pages of a kind stand side by side, and some kinds are large.
        .with_max_len(1)
        .map(|subject| {
            let address = subject::address(tongue.model, subject);
            let view = page::view(tongue, &shared, subject);
            let path = address.path(tongue.spelling);
            let file = address.output(tongue.spelling);
            let page = print(templates, tera, &view, &path, |html| keep(file, html))?;
            let mut made = beside(tongue, &shared, templates, tera, subject, keep)?;
            made.push(page);
            Ok(made)
        })
        .collect();
    let moved: Vec<_> =
        links.moved.iter().filter(|(_, it)| it.language == tongue.words.language).collect();
    let moved: Vec<Made<T>> = moved
        .into_par_iter()
        .flat_map_iter(|(from, target)| {
            let own = std::iter::once((from.clone(), target.clone()));
            own.chain(redirects::moved_beside(tongue.model, tongue.spelling, from, target))
        })
        .map(|(from, target)| {
            let view = page::moved(tongue, &from, &target);
            let path = format!("/{from}");
            let page =
                print(templates, tera, &view, &path, |html| keep(redirects::stub(&from), html))?;
            Ok(vec![page])
        })
        .collect();
    let feeds: Vec<Made<T>> = changes::feeds(tongue)
        .into_par_iter()
        .map(|(file, json, view)| {
            let atom = file.replace(".json", ".xml");
            let path = format!("/{atom}");
            let feed = print(templates, tera, &view, &path, |xml| keep(atom, xml))?;
            Ok(vec![keep(file, json.as_bytes()), feed])
        })
        .collect();
    let mut files = Vec::new();
    for made in pages.into_iter().chain(moved).chain(feeds) {
        match made {
            Ok(made) => files.extend(made),
            Err(finding) => report.push(*finding),
        }
    }
    if report.is_empty() { Ok(files) } else { Err(once(report)) }
}

/// What became of a page and the files beside it.
type Made<T> = Result<Vec<T>, Box<Diagnostic>>;

/// Makes the page of one subject alone, the same as [`render`] makes it.
pub fn one(
    tongue: Tongue<'_>,
    templates: &Templates,
    tera: &Tera,
    subject: Subject,
) -> Result<Vec<u8>, Report> {
    let mut report = Vec::new();
    let shared = shared(tongue, templates, tera, Some(subject), &mut report);
    let view = page::view(tongue, &shared, subject);
    let address = subject::address(tongue.model, subject).path(tongue.spelling);
    match print(templates, tera, &view, &address, <[u8]>::to_vec) {
        Ok(html) if report.is_empty() => Ok(html),
        Ok(_) => Err(once(report)),
        Err(finding) => {
            report.push(*finding);
            Err(once(report))
        }
    }
}

/// What the page of a subject, or all pages, have in common with others.
fn shared(
    tongue: Tongue<'_>,
    templates: &Templates,
    tera: &Tera,
    subject: Option<Subject>,
    report: &mut Report,
) -> Shared {
    let bodies = bodies(tongue, templates, tera, &cells(tongue, subject), report);
    let model = tongue.model;
    let print = |view: &View, address: Address| {
        print(templates, tera, view, &address.path(tongue.spelling), printed)
    };
    let mut keep = |printed: Result<Html, Box<Diagnostic>>| {
        printed.unwrap_or_else(|finding| {
            report.push(*finding);
            Html::default()
        })
    };
    let (mut rows, mut readings): (Vec<Vec<Html>>, _) = (Vec::new(), Vec::new());
    for (e, election) in model.elections.iter_enumerated() {
        let (in_overview, on_themes) = match subject {
            None => (true, true),
            Some(Subject::Overview(of)) => (of == e, false),
            Some(Subject::Theme(of, _)) => (false, of == e),
            Some(_) => (false, false),
        };
        let themes: Vec<ThemeIx> = model.themes.indices().filter(|_| in_overview).collect();
        let row = |it| print(&page::row(tongue, e, it), Address::overview(&election.prefix));
        let printed: Vec<_> = themes.into_par_iter().map(row).collect();
        rows.push(printed.into_iter().map(&mut keep).collect());
        let read = || print(&page::readings(tongue, e), Address::theme(&election.prefix, ""));
        readings.push(if on_themes { keep(read()) } else { Html::default() });
    }
    Shared { bodies, rows: rows.into(), readings: readings.into(), frames: frame::frames(tongue) }
}

/// The cards that the page of a subject shows, or all.
fn cells(tongue: Tongue<'_>, subject: Option<Subject>) -> Vec<PositionRef> {
    let is_shown = |at: &PositionRef| match subject {
        None => true,
        Some(Subject::Theme(e, theme)) => (e, theme) == (at.election, at.theme),
        Some(Subject::Party(e, party)) => (e, party) == (at.election, at.party),
        Some(Subject::Pair(e, a, b)) => e == at.election && (a == at.party || b == at.party),
        Some(_) => false,
    };
    tongue.model.positions().map(|(at, _)| at).filter(is_shown).collect()
}

/// The pages beside that of a subject, to embed and to share it, the file that tells of the first, and
/// the code of a theme's address for phones.
fn beside<T>(
    tongue: Tongue<'_>,
    shared: &Shared,
    templates: &Templates,
    tera: &Tera,
    subject: Subject,
    keep: &impl Fn(String, &[u8]) -> T,
) -> Made<T> {
    let Tongue { model, spelling, .. } = tongue;
    let beside = subject::beside(model, subject);
    let mut files = Vec::new();
    let embed = beside.embed.zip(embed::view(tongue, subject));
    let share = beside.share.zip(share::view(tongue, shared, subject));
    for (at, view) in embed.into_iter().chain(share) {
        let page = print(templates, tera, &view, &at.path(spelling), |html| {
            keep(at.output(spelling), html)
        })?;
        files.push(page);
    }
    let told = beside.oembed.zip(embed::oembed(tongue, subject));
    files.extend(told.map(|(at, it)| keep(at.output(spelling), it.as_bytes())));
    let full = subject::address(model, subject).canonical(&model.site.base_url, spelling);
    let code = beside.code.and_then(|at| Some((at, qr::svg(&full)?)));
    files.extend(code.map(|(at, it)| keep(at.output(spelling), it.as_bytes())));
    Ok(files)
}

/// The pictures of pages for where links are shared: path in the site to SVG.
pub fn pictures(tongue: Tongue<'_>) -> BTreeMap<String, String> {
    let picture = |subject: Subject| {
        let at = subject::beside(tongue.model, subject).card?;
        let card = picture::card(tongue, subject)?;
        Some((at.output(tongue.spelling), card.draw().svg))
    };
    subject::subjects(tongue.model).into_par_iter().filter_map(picture).collect()
}

/// One fault in a template shows on every page made with it: it is told once.
fn once(mut report: Report) -> Report {
    report.sort_by(|a, b| (&a.place, a.code).cmp(&(&b.place, b.code)));
    report.dedup_by(|a, b| a.place == b.place && a.code == b.code);
    report
}

/// Prints the body of each of these cards once: theme, party and pair pages all show the same.
fn bodies(
    tongue: Tongue<'_>,
    templates: &Templates,
    tera: &Tera,
    cells: &[PositionRef],
    report: &mut Report,
) -> BTreeMap<PositionRef, Html> {
    let model = tongue.model;
    let printed: Vec<Result<Html, Box<Diagnostic>>> = cells
        .par_iter()
        .map(|&at| {
            // A card stands at least on the page of its theme.
            let address = subject::address(model, Subject::Theme(at.election, at.theme));
            let view = page::body(tongue, at);
            print(templates, tera, &view, &address.path(tongue.spelling), printed)
        })
        .collect();
    let printed = printed.into_iter().map(|body| {
        body.unwrap_or_else(|finding| {
            report.push(*finding);
            Html::default()
        })
    });
    cells.iter().copied().zip(printed).collect()
}

/// What a template printed, for other templates to print.
fn printed(markup: &[u8]) -> Html {
    Html::trusted(std::str::from_utf8(markup).expect("templates and texts are UTF-8"))
}

thread_local! {
    /// What a page is printed into: pages are large, and there are many.
    static PAPER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Prints a view and hands it over: returns what `with` makes of it. `address` is for what may be wrong
/// with a template.
pub fn print<T>(
    templates: &Templates,
    tera: &Tera,
    view: &View,
    address: &str,
    with: impl FnOnce(&[u8]) -> T,
) -> Result<T, Box<Diagnostic>> {
    let mut paper = PAPER.take();
    paper.clear();
    let printed = tera.render_to(view.template, &view.context, &mut paper);
    let made = printed.map(|()| with(&paper)).map_err(|err| {
        Box::new(template::fault(templates, &err, |place, why| {
            faults::template_render(place, address, why)
        }))
    });
    PAPER.replace(paper);
    made
}
