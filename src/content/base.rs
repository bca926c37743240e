//! Gives unit tests a small content without faults: two parties, two themes, one election.

use crate::content::files::Sources;

/// The files of `tests/fixtures/base`, from which the tests of whole sites start, too.
const FILES: [(&str, &str); 7] = [
    ("site.yaml", include_str!("../../tests/fixtures/base/site.yaml")),
    ("themes/skole.md", include_str!("../../tests/fixtures/base/themes/skole.md")),
    ("themes/sykkel.md", include_str!("../../tests/fixtures/base/themes/sykkel.md")),
    ("parties/alfa/party.yaml", include_str!("../../tests/fixtures/base/parties/alfa/party.yaml")),
    ("parties/alfa/2029.yaml", include_str!("../../tests/fixtures/base/parties/alfa/2029.yaml")),
    ("parties/beta/party.yaml", include_str!("../../tests/fixtures/base/parties/beta/party.yaml")),
    ("parties/beta/2029.yaml", include_str!("../../tests/fixtures/base/parties/beta/2029.yaml")),
];

/// The content with edits: in a file, one text for another. An edit that finds nothing is a fault of the test.
#[track_caller]
pub(crate) fn sources(edits: &[(&str, &str, &str)]) -> Sources {
    let mut sources = Sources::default();
    for (path, text) in FILES {
        let mut text = text.to_owned();
        for (_, old, new) in edits.iter().filter(|it| it.0 == path) {
            assert!(text.contains(old), "{path} has no {old}");
            text = text.replacen(old, new, 1);
        }
        sources.files.insert(path.to_owned(), text.into_bytes());
    }
    assert!(edits.iter().all(|it| sources.files.contains_key(it.0)), "an edit of no file");
    sources
}
