//! What holds of any input: the assertions that the targets share.

use std::cell::RefCell;
use std::collections::BTreeMap;

use standpunkt::content::load;
use standpunkt::content::files::Sources;
use standpunkt::content::text::Text;
use standpunkt::edit::format;
use standpunkt::model::check;
use standpunkt::proof::hold;
use standpunkt::proof::document::{Document, Kind};
use standpunkt::proof::quotation::{Claim, Searchable};
use standpunkt::report::diagnostic::{Language, Report, self};
use standpunkt::report::format::{Format, self};

/// The small made-up content that each file is laid over.
fn base() -> Sources {
    let files = [
        ("site.yaml", include_str!("../../fixtures/base/site.yaml")),
        ("parties/alfa/party.yaml", include_str!("../../fixtures/base/parties/alfa/party.yaml")),
        ("parties/alfa/2029.yaml", include_str!("../../fixtures/base/parties/alfa/2029.yaml")),
        ("parties/beta/party.yaml", include_str!("../../fixtures/base/parties/beta/party.yaml")),
        ("parties/beta/2029.yaml", include_str!("../../fixtures/base/parties/beta/2029.yaml")),
        ("themes/skole.md", include_str!("../../fixtures/base/themes/skole.md")),
        ("themes/sykkel.md", include_str!("../../fixtures/base/themes/sykkel.md")),
    ];
    let files = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
    Sources { files: BTreeMap::from(files), refused: BTreeMap::new() }
}

thread_local! {
    static BASE: RefCell<(Sources, load::Before)> = RefCell::new((base(), Default::default()));
}

/// Each finding is where it says, says something, and can be written in every form.
pub fn report(path: &str, bytes: &[u8], report: &Report) {
    let text = Text::decode(path, bytes).0;
    let lines: Vec<&str> = text.text.split('\n').collect();
    for it in report.iter().filter(|it| it.place.path == path) {
        let place = &it.place;
        assert!(place.line >= 1 && place.column >= 1 && place.width >= 1, "{it:?}");
        if !place.excerpt.is_empty() {
            let line = lines.get(place.line - 1).expect("the line is there");
            assert!(line.starts_with(&place.excerpt), "{it:?}");
        }
        let wide = place.excerpt.chars().count();
        assert!(place.column <= wide + 1, "{it:?}");
        assert!(place.width == 1 || place.column - 1 + place.width <= wide, "{it:?}");
        for words in [&it.message, &it.help] {
            assert!(!words.nb.trim().is_empty() && !words.en.trim().is_empty(), "{it:?}");
        }
    }
    // As many as show every form of a line; all of them would take most of the time.
    let some: Report = report.iter().take(3).cloned().collect();
    for language in [Language::Nb, Language::En] {
        for format in [Format::Human, Format::Github, Format::Json] {
            let written = format::write(&some, format, language, false);
            assert!(some.is_empty() || written.ends_with('\n'));
        }
    }
}

/// A file of the content, as the program reads it: by itself, laid out, and among others.
pub fn file(path: &str, bytes: &[u8]) {
    let (kind, text, found) = load::look(path, bytes).expect("the path is one of the content");
    report(path, bytes, &found);
    if diagnostic::any_error(&found) {
        return;
    }
    if let Some(once) = format::lay_out(kind, &text) {
        let (_, again, faults) = load::look(path, once.as_bytes()).expect("the same path");
        assert!(!diagnostic::any_error(&faults), "{faults:?}\n{once}");
        assert_eq!(format::lay_out(kind, &again).as_deref(), Some(once.as_str()));
    }
    BASE.with_borrow_mut(|(sources, before)| {
        let own = sources.files.insert(path.to_owned(), bytes.to_vec());
        let (mut content, _) = load::read_again(sources, before);
        let (held, found) = hold::hold(&content, None);
        report(path, bytes, &found);
        let (_, found) = check::published(&mut content, &held, None);
        report(path, bytes, &found);
        sources.files.insert(path.to_owned(), own.expect("the base has this file"));
    });
}

/// A source text that was read: whole, and quotations can be looked for in it.
pub fn document(document: &Document, bytes: usize) {
    let mut length = 0;
    for it in &document.passages {
        length += it.text.len();
        assert!(!it.text.trim().is_empty() && !it.text.contains('\n'), "{it:?}");
        assert_eq!(it.kind == Kind::Item, it.number.is_some(), "{it:?}");
        assert!(it.page.is_none_or(|page| (1..=document.pages).contains(&page)), "{it:?}");
        for (at, page, _) in &it.turns {
            assert!(it.text.is_char_boundary(*at), "{it:?}");
            assert!((1..=document.pages).contains(page), "{it:?}");
        }
    }
    // A character reference of five bytes makes two characters of three; nothing makes more.
    assert!(length <= 4 * bytes + 64, "{length} of {bytes}");
    let searchable = Searchable::new(document);
    let words = document.passages.first().map_or("", |it| it.text.as_str());
    let words: String = words.chars().take(60).collect();
    let _ = searchable.find(&words, Claim::default());
    let _ = searchable.find("hjelp […] straff", Claim { item: Some("2"), ..Claim::default() });
}
