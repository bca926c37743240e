//! Reads and builds the two contents that most tests share, once: the real one and the fixture.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use standpunkt::content::files::Sources;
use standpunkt::disk;
use standpunkt::site::build::{Outcome, build};
use standpunkt::site::files::Site;

fn read(folder: &Path) -> Sources {
    disk::read(folder).expect("the content is there")
}

/// The real content. It changes: tests ask of it only what holds for any content.
pub(crate) fn real() -> Sources {
    static REAL: OnceLock<Sources> = OnceLock::new();
    REAL.get_or_init(|| read(Path::new(env!("CARGO_MANIFEST_DIR")))).clone()
}

/// What a build of the real content makes.
pub(crate) fn real_outcome() -> &'static Outcome {
    static OUTCOME: OnceLock<Outcome> = OnceLock::new();
    OUTCOME.get_or_init(|| build(&real(), None))
}

/// The site of the real content, its pictures not drawn.
pub(crate) fn real_site() -> &'static Site {
    real_outcome().site.as_ref().expect("the real content builds")
}

/// The folder of the fixture: its sources lie in it too, in `archive/`.
pub(crate) fn every_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/every")
}

/// The fixture: small invented content with every kind of page and every state of a position, proved and
/// recorded. Faults are planted in it, and exact values are told of it.
pub(crate) fn every() -> Sources {
    static EVERY: OnceLock<Sources> = OnceLock::new();
    EVERY.get_or_init(|| read(&every_folder())).clone()
}

/// The site of the fixture, its pictures not drawn.
pub(crate) fn every_site() -> &'static Site {
    static OUTCOME: OnceLock<Outcome> = OnceLock::new();
    let outcome = OUTCOME.get_or_init(|| build(&every(), None));
    outcome
        .site
        .as_ref()
        .unwrap_or_else(|| panic!("the fixture does not build: {:?}", outcome.report))
}
