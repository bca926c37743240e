//! Times the stages of a build, each by itself, on made-up content of several sizes.
#![expect(clippy::unwrap_used, reason = "a tool beside the program may stop at once")]

use divan::Bencher;
use divan::counter::ItemsCount;
use standpunkt::content::files::Sources;
use standpunkt::content::load;
use standpunkt::content::lock::Held;
use standpunkt::model::check;
use standpunkt::report::diagnostic::Severity;
use standpunkt::site::layout::Layout;
use standpunkt::site::prepare::{Options, prepare};

mod corpus;

/// Parties and themes; the last has some 85,000 positions.
const SIZES: [(usize, usize); 3] = [(9, 22), (30, 300), (100, 1000)];

/// The allocator of the program, so that memory costs the same here.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

fn sources((parties, themes): (usize, usize)) -> Sources {
    let size = corpus::Size { parties, themes, seed: 7 };
    let files = corpus::files(size, "pairs, positions, cards, shares");
    let files = files.into_iter().map(|(path, text)| (path, text.into_bytes())).collect();
    Sources { files, ..Sources::default() }
}

fn ready(sources: &Sources) -> Layout {
    let checked = prepare(sources, Options::default());
    let error = checked.report.iter().find(|it| it.severity == Severity::Error);
    assert!(error.is_none(), "{error:?}");
    checked.site.unwrap().lay_out(|_, _| ()).0
}

/// Files to what authors wrote.
#[divan::bench(args = SIZES, sample_count = 10)]
fn reading(bencher: Bencher<'_, '_>, size: (usize, usize)) {
    let sources = sources(size);
    let cells = ItemsCount::new(size.0 * size.1);
    bencher.counter(cells).bench(|| load::read(&sources));
}

/// What authors wrote to the model.
#[divan::bench(args = SIZES, sample_count = 10)]
fn checking(bencher: Bencher<'_, '_>, size: (usize, usize)) {
    let (content, _) = load::read(&sources(size));
    let cells = ItemsCount::new(size.0 * size.1);
    bencher.counter(cells).bench(|| check::check(&content, &Held::default(), None));
}

/// The model to the bytes of each page.
#[divan::bench(args = SIZES, sample_count = 10)]
fn pages(bencher: Bencher<'_, '_>, size: (usize, usize)) {
    let layout = ready(&sources(size));
    let cells = ItemsCount::new(size.0 * size.1);
    bencher.counter(cells).bench(|| layout.pages(|_, bytes| bytes.len()).unwrap());
}
