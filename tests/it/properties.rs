//! Whatever a file holds, there is a report or a site, never a crash; and what is told is where it says.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use scraper::{Html, Selector};
use standpunkt::content::files::Sources;
use standpunkt::content::load::{self, Content};
use standpunkt::content::lock::Lock;
use standpunkt::content::published::{PUBLISHED, Published};
use standpunkt::content::schema::{At, LONGEST_TITLE, Position, Quote};
use standpunkt::data::table;
use standpunkt::edit::change::Change;
use standpunkt::edit::election::{self, NewElection};
use standpunkt::edit::position::{self, Wish};
use standpunkt::edit::source::{self, NewSource};
use standpunkt::edit::{import, scaffold};
use standpunkt::proof::document::Document;
use standpunkt::proof::normalise::normal;
use standpunkt::proof::quotation::{Claim, Miss, Searchable};
use standpunkt::proof::{hold, pdf, plain, read};
use standpunkt::report::diagnostic::{Report, any_error};
use standpunkt::report::format::{self, Format};
use standpunkt::site::build::{Outcome, build};
use standpunkt::site::checked_site::CheckedSite;
use standpunkt::site::files::Site;
use standpunkt::site::prepare::{Drafts, Last, Options, prepare};
use standpunkt::values::characters::hidden;
use standpunkt::values::date::PartialDate;
use standpunkt::values::id::is_id;
use standpunkt::values::language::Language;
use standpunkt::values::vocabulary::{ChangeKind, Stance};

use crate::findings;

static BASE: LazyLock<Sources> = LazyLock::new(findings::base);

/// One file of each kind; the template is the site's own.
const FILES: [&str; 5] = [
    "site.yaml",
    "parties/alfa/party.yaml",
    "parties/alfa/2029.yaml",
    "themes/sykkel.md",
    "templates/not-found.html",
];

/// The same, and the record of what was published.
const KEPT: [&str; 6] = [FILES[0], FILES[1], FILES[2], FILES[3], FILES[4], PUBLISHED];

/// Pieces that mean something to YAML, Markdown or templates.
const PIECES: &[&str] = &[
    ":",
    ": ",
    "\n",
    "\n\n",
    " ",
    "  ",
    "    ",
    "\t",
    "- ",
    "-",
    "\"",
    "'",
    "#",
    " #",
    "[",
    "]",
    "{",
    "}",
    ",",
    "|",
    ">-",
    "&a ",
    "*a",
    "!!str ",
    "? ",
    "%",
    "@",
    "`",
    "---\n",
    "...\n",
    "<<: ",
    "~",
    "\\",
    "\\u202e",
    "\u{feff}",
    "\u{a0}",
    "\u{202e}",
    "“",
    "”",
    "æ",
    "😀",
    "\r\n",
    "\r",
    "\0",
    "<b>",
    "</b>",
    "![",
    "](/tema/",
    "[^x]",
    "**",
    "* ",
    "1. ",
    "> ",
    "```",
    "{{",
    "}}",
    "{%",
    "%}",
    "{% if ",
    "summary: no",
    "theme: ",
    "stance: for\n",
    "&#0;",
    "&amp;",
    "<!--",
    "2. mai 2029",
];

fn settings() -> ProptestConfig {
    ProptestConfig {
        cases: 64,
        max_shrink_iters: 200,
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(2029),
        ..ProptestConfig::default()
    }
}

fn with(path: &str, bytes: Vec<u8>) -> Sources {
    let mut sources = BASE.clone();
    sources.files.insert(path.to_owned(), bytes);
    sources
}

/// Either a site or an error; every finding where it says it is; and the same the second time.
#[track_caller]
fn look_at(sources: &Sources) -> Outcome {
    let outcome = build(sources, None);
    assert_ne!(outcome.site.is_some(), any_error(&outcome.report), "{:?}", outcome.report);
    for it in &outcome.report {
        let place = &it.place;
        let Some(bytes) = sources.files.get(&place.path) else { continue };
        assert!(place.column <= place.excerpt.chars().count() + 1, "{it:?}");
        assert!(!it.message.nb.is_empty() && !it.help.nb.is_empty());
        if place.excerpt.is_empty() {
            continue; // A finding about the file as a whole.
        }
        let text = String::from_utf8_lossy(bytes);
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        assert_eq!(text.split('\n').nth(place.line - 1), Some(place.excerpt.as_str()), "{it:?}");
    }
    for format in [Format::Human, Format::Github, Format::Json] {
        format::write(&outcome.report, format, Language::En, false);
    }
    let again = build(sources, None);
    assert_eq!(again.report, outcome.report);
    assert_eq!(again.site, outcome.site);
    outcome
}

/// One edit of a text: what is done, where, and with what.
#[derive(Clone, Debug)]
enum Edit {
    Insert(Index, &'static str),
    Remove(Index, usize),
    Repeat(Index),
    RemoveLine(Index),
    Indent(Index, usize),
    Swap(Index, Index),
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let at = any::<Index>;
    let edit = prop_oneof![
        4 => (at(), select(PIECES)).prop_map(|(at, piece)| Edit::Insert(at, piece)),
        2 => (at(), 1_usize..6).prop_map(|(at, count)| Edit::Remove(at, count)),
        1 => at().prop_map(Edit::Repeat),
        1 => at().prop_map(Edit::RemoveLine),
        1 => (at(), 0_usize..9).prop_map(|(at, blanks)| Edit::Indent(at, blanks)),
        1 => (at(), at()).prop_map(|(a, b)| Edit::Swap(a, b)),
    ];
    vec(edit, 1..5)
}

fn edited(text: &str, edits: &[Edit]) -> String {
    let mut text = text.to_owned();
    for edit in edits {
        let mut characters: Vec<char> = text.chars().collect();
        let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
        match edit {
            Edit::Insert(at, piece) => {
                let at = at.index(characters.len() + 1);
                characters.splice(at..at, piece.chars());
                text = characters.into_iter().collect();
                continue;
            }
            Edit::Remove(at, count) => {
                let at = at.index(characters.len() + 1);
                let end = (at + count).min(characters.len());
                characters.drain(at..end);
                text = characters.into_iter().collect();
                continue;
            }
            Edit::Repeat(at) => {
                let at = at.index(lines.len());
                lines.insert(at, lines[at].clone());
            }
            Edit::RemoveLine(at) => drop(lines.remove(at.index(lines.len()))),
            Edit::Indent(at, blanks) => {
                let at = at.index(lines.len());
                lines[at] = " ".repeat(*blanks) + lines[at].trim_start();
            }
            Edit::Swap(a, b) => {
                let (a, b) = (a.index(lines.len()), b.index(lines.len()));
                lines.swap(a, b);
            }
        }
        text = lines.join("\n");
    }
    text
}

/// The text of one of [`FILES`]: a template is not in the base.
fn text_of(path: &str) -> String {
    match BASE.files.get(path) {
        Some(bytes) => String::from_utf8(bytes.clone()).expect("the base is UTF-8"),
        None => "{% extends \"base.html\" %}\n{% block main %}\n{% for link in page.navigation %}\
                 {% if link.current %}<b>{{ link.text }}</b>{% endif %}{% endfor %}\n{% endblock main %}\n"
            .to_owned(),
    }
}

/// Where every link of a site leads has to be in the site, with its fragment.
#[track_caller]
fn all_links_lead_somewhere(site: &Site) {
    let named = Selector::parse("[id], [href], [src]").expect("a selector");
    let mut ids: BTreeSet<(String, String)> = BTreeSet::new();
    let mut links: BTreeSet<(String, String)> = BTreeSet::new();
    for (path, bytes) in site.files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = Html::parse_document(std::str::from_utf8(bytes).expect("pages are UTF-8"));
        for element in page.select(&named) {
            ids.extend(element.attr("id").map(|it| (path.clone(), it.to_owned())));
            let link = element.attr("href").or(element.attr("src"));
            links.extend(link.map(|it| (path.clone(), it.to_owned())));
        }
    }
    for (path, link) in links.iter().filter(|(_, link)| !link.contains(':')) {
        let (file, fragment) = link.split_once('#').unwrap_or((link, ""));
        let target = if file.is_empty() { path.clone() } else { joined(path, file) };
        assert!(site.files.contains_key(&target), "{path}: {link} leads to {target}");
        let part = (target, fragment.to_owned());
        assert!(fragment.is_empty() || ids.contains(&part), "{path}: {link} leads nowhere");
    }
}

/// A relative link, or one from the root of the site, as a path in the site.
fn joined(page: &str, link: &str) -> String {
    let (mut parts, link): (Vec<&str>, &str) = match link.strip_prefix('/') {
        Some(link) => (Vec::new(), link),
        None => (page.split('/').collect(), link),
    };
    parts.pop();
    for part in link.split('/') {
        match part {
            ".." => drop(parts.pop().expect("a link stays in the site")),
            part => parts.push(part),
        }
    }
    let path = parts.join("/");
    if path.is_empty() || path.ends_with('/') { path + "index.html" } else { path }
}

proptest! {
    #![proptest_config(settings())]

    #[test]
    fn any_bytes_in_any_file_give_a_report_or_a_site(
        path in select(&FILES[..]),
        bytes in vec(any::<u8>(), 0..200),
    ) {
        look_at(&with(path, bytes));
    }

    #[test]
    fn any_mixture_of_what_means_something_gives_a_report_or_a_site(
        path in select(&FILES[..]),
        pieces in vec(select(PIECES), 0..40),
    ) {
        look_at(&with(path, pieces.concat().into_bytes()));
    }

    #[test]
    fn any_edit_of_a_valid_file_gives_a_report_or_a_site(
        path in select(&FILES[..]),
        edits in edits(),
    ) {
        let text = edited(&text_of(path), &edits);
        let outcome = look_at(&with(path, text.into_bytes()));
        if let Some(site) = &outcome.site {
            all_links_lead_somewhere(site);
        }
    }

    #[test]
    fn what_is_kept_from_the_last_time_changes_nothing(
        steps in vec((select(&KEPT[..]), option::of(edits()), any::<bool>()), 1..6),
    ) {
        let mut sources = BASE.clone();
        let published = build(&sources, None).published.expect("the base builds");
        let day = PartialDate::parse("2029-06-01").expect("a date");
        let published = Published::default().grown(&published, day).text();
        sources.files.insert(PUBLISHED.to_owned(), published.clone().into_bytes());
        let mut last = Last::keeping();
        for (path, edits, gone) in steps {
            // A file is edited, put back as it was, or taken away.
            let whole = if path == PUBLISHED { published.clone() } else { text_of(path) };
            match edits {
                Some(_) if gone => drop(sources.files.remove(path)),
                Some(edits) => {
                    sources.files.insert(path.to_owned(), edited(&whole, &edits).into_bytes());
                }
                None => drop(sources.files.insert(path.to_owned(), whole.into_bytes())),
            }
            for drafts in [Drafts::Shown, Drafts::Withheld] {
                let kept = prepare(&sources, Options { drafts, last, base_url: None });
                let fresh = prepare(&sources, Options { drafts, ..Options::default() });
                prop_assert_eq!(kept.report, fresh.report);
                let site = |it: Option<CheckedSite>| it.map(|it| it.site().ok());
                prop_assert_eq!(site(kept.site), site(fresh.site));
                last = kept.last;
            }
        }
    }

    #[test]
    fn any_bytes_are_a_lock_or_an_error(
        bytes in vec(any::<u8>(), 0..200),
        edits in edits(),
    ) {
        let whole = Lock::default().text();
        prop_assert!(Lock::read(&String::from_utf8_lossy(&bytes)).is_err());
        prop_assert!(Lock::read(&whole).is_ok());
        drop(Lock::read(&edited(&whole, &edits)));
        let (held, told) = hold::hold(&load::read(&BASE).0, Some(&bytes));
        prop_assert!(held.proofs.is_empty() && any_error(&told));
    }

    #[test]
    fn a_theme_that_does_not_exist_is_told_on_its_line_below_any_records(
        notes in vec(("[a-zæøå ,.«»–]{0,60}", 0_usize..4), 0..6),
    ) {
        let mut sources = BASE.clone();
        let mut text = text_of("parties/alfa/2029.yaml");
        let list = text.find("positions:\n").expect("the base has positions") + "positions:\n".len();
        text.truncate(list);
        for (i, (words, breaks)) in notes.iter().enumerate() {
            let id = format!("ekstra-{i}");
            let theme = text_of("themes/skole.md");
            sources.files.insert(format!("themes/{id}.md"), theme.into_bytes());
            let (lines, words) = ("\n".repeat(*breaks), words.trim());
            text += &format!(
                "  - theme: {id} # nummer {i}\n    stance: not_found\n{lines}    summary: >-\n      a {words}\n"
            );
        }
        let line = text.matches('\n').count() + 1;
        text += "  - theme: romfart\n    stance: not_found\n    summary: Ingenting.\n";
        sources.files.insert("parties/alfa/2029.yaml".to_owned(), text.into_bytes());
        let errors: Vec<(usize, usize, &str)> = build(&sources, None)
            .report
            .iter()
            .filter(|it| it.code != "not-read")
            .map(|it| (it.place.line, it.place.column, it.code))
            .collect();
        prop_assert_eq!(errors, [(line, 12, "unknown-theme")]);
    }

    #[test]
    fn markup_in_every_plain_text_at_once_stays_text(
        payload in vec(select(PAYLOADS), 1..4).prop_map(|it| it.concat()),
    ) {
        let mut sources = BASE.clone();
        for path in TEXT_FILES {
            let plant = |line: &str| match line.split_once(": ") {
                Some((key, _)) if PLAIN_FIELDS.contains(&key.trim_start_matches([' ', '-'])) => {
                    format!("{key}: {}\n", quoted(&payload))
                }
                _ => format!("{line}\n"),
            };
            let text: String = text_of(path).lines().map(plant).collect();
            sources.files.insert(path.to_owned(), text.into_bytes());
        }
        let outcome = build(&sources, None);
        let site = outcome.site.unwrap_or_else(|| panic!("{payload}: {:?}", outcome.report));
        prop_assert_eq!(strange_parts(&site), PLAIN_PARTS.clone());
    }

    #[test]
    fn text_that_looks_like_markup_stays_text(
        payload in vec(select(PAYLOADS), 1..4).prop_map(|it| it.concat()),
        field in any::<Index>(),
    ) {
        let fields = text_fields();
        let (path, old) = &fields[field.index(fields.len())];
        let key = &old[..old.find(": ").expect("a field") + 2];
        let text = text_of(path).replacen(old.as_str(), &(key.to_owned() + &quoted(&payload)), 1);
        let outcome = look_at(&with(path, text.into_bytes()));
        if let Some(site) = &outcome.site {
            prop_assert_eq!(strange_parts(site), PLAIN_PARTS.clone());
        }
    }
}

/// Pieces that mean something to the reading of sources.
const SOURCE_PIECES: &[&str] = &[
    "• ",
    "– ",
    "*",
    "\u{f0b7}",
    "12. ",
    "c) ",
    "d. Sikre",
    ". ",
    ":",
    "\n",
    "\n\n",
    " ",
    "\u{a0}",
    "«",
    "»",
    "\"",
    "…",
    "[…]",
    "ﬃ",
    "rus-",
    "rus\u{ad}omsorg",
    "\u{200b}",
    "\u{30a}",
    "a",
    "å",
    "Vil",
    "LAR",
    "lekser",
    "og",
    "W",
    "7",
    "😀",
];

/// Pieces of web pages and of Markdown.
const PAGE_PIECES: &[&str] = &[
    "<meta charset=latin1>",
    "<meta charset='utf-16'>",
    "<main>",
    "</main>",
    "<header>",
    "</header>",
    "<h1>Rus</h1>",
    "<h3>",
    "</h2>",
    "<ol start=-9223372036854775808 reversed>",
    "<ol type=a>",
    "</ol>",
    "<ul>",
    "<li value=26>",
    "<li>",
    "</li>",
    "<p>Vi vil",
    "<br>",
    "<b hidden>",
    "</b>",
    "<table><tr>",
    "<svg>",
    "</body>",
    "<template>",
    "<!--",
    "<script>",
    "&#xd800;",
    "\u{ad}",
    "\0",
    "# Rus\n",
    "3. tre\n",
    "- ett\n  ",
    "\n\n",
    "| a | b |\n|---|---|\n",
    "---\n",
    "[a](b)",
    "```\n",
    "æ",
];

/// Pieces of the XML that tells of a PDF.
const LAYOUT_PIECES: &[&str] = &[
    "<page number=\"1\" height=\"1188\" width=\"840\">",
    "</page>",
    "<fontspec id=\"0\" size=\"16\" family=\"A-Bold\" color=\"#000000\"/>",
    "<fontspec id=\"1\" size=\"-9\"/>",
    "<text top=\"90\" left=\"80\" width=\"300\" height=\"17\" font=\"0\">Rus</text>",
    "<text top=\"91\" left=\"480\" width=\"300\" height=\"17\" font=\"1\">• og lekser-</text>",
    "<text top=\"110\" left=\"80\" width=\"300\" height=\"17\" font=\"1\"><b>12. Vi</b> vil</text>",
    "<text top=\"1150\" left=\"400\" width=\"9\" height=\"17\" font=\"1\">7</text>",
    "<text top=\"NaN\" left=\"inf\" width=\"-3\" height=\"1e308\">å</text>",
    "<text>•</text>",
    "<text/>",
    "&amp;",
    "<outline>",
    "æ",
];

/// Looks for words in a document.
fn find(document: &Document, words: &str) -> Result<(), Miss> {
    Searchable::new(document).find(words, Claim::default()).map(drop)
}

/// Some neighbouring words of a text, without those at its end if they are too many.
fn cut(text: &str, from: Index, count: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let from = from.index(words.len());
    words[from..(from + count).min(words.len())].join(" ")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..settings() })]

    #[test]
    fn words_cut_from_a_text_are_found_in_it(
        lines in vec("[A-ZÆØÅa-zæøå]{2,9}( [A-ZÆØÅa-zæøå0-9]{1,9}[,.:–»\"-]?){0,12}", 1..8),
        (line, from, count) in (any::<Index>(), any::<Index>(), 1_usize..14),
    ) {
        let document = plain::plain(&lines.join("\n"));
        let quotation = cut(&lines[line.index(lines.len())], from, count);
        prop_assert_eq!(find(&document, &quotation), Ok(()));
    }

    #[test]
    fn words_cut_from_any_passage_are_found_whatever_stands_around_it(
        pieces in vec(prop_oneof![select(SOURCE_PIECES).prop_map(str::to_owned), "\\PC{0,6}"], 1..40),
        (passage, from, count) in (any::<Index>(), any::<Index>(), 1_usize..9),
    ) {
        let document = plain::plain(&pieces.concat());
        let texts: Vec<String> = document.passages.iter().map(|it| normal(&it.text)).collect();
        let texts: Vec<&String> = texts.iter().filter(|it| !it.is_empty()).collect();
        if texts.is_empty() {
            return Ok(());
        }
        let quotation = cut(texts[passage.index(texts.len())], from, count);
        // The mark of words left out is not looked for itself.
        if !quotation.contains("[...]") {
            prop_assert_eq!(find(&document, &quotation), Ok(()), "{:?}", quotation);
        }
    }

    #[test]
    fn a_quotation_with_one_letter_changed_is_refused(
        lines in vec("[A-ZÆØÅ][a-zæøå]{2,9}( [a-zæøå]{1,9}){1,12}", 1..8),
        (line, from, count) in (any::<Index>(), any::<Index>(), 2_usize..14),
        (at, letter) in (any::<Index>(), select(&['a', 'e', 'i', 'n', 'r', 'ø', 'å', 'T'][..])),
    ) {
        let source = lines.join("\n");
        let document = plain::plain(&source);
        let mut letters: Vec<char> =
            cut(&lines[line.index(lines.len())], from, count).chars().collect();
        let places: Vec<usize> =
            (0..letters.len()).filter(|it| letters[*it].is_alphabetic()).collect();
        letters[places[at.index(places.len())]] = letter;
        let changed: String = letters.iter().collect();
        let stands = source.replace('\n', " ").contains(&changed);
        if letters.len() >= 12 && !stands {
            let Err(Miss::NotThere { place, difference }) = find(&document, &changed) else {
                return Err(TestCaseError::fail(format!("{changed:?} is found")));
            };
            prop_assert!(!place.is_empty() && difference.contains("[-"), "{}: {}", place, difference);
        }
    }

    #[test]
    fn a_text_in_normal_form_stays_as_it_is(
        text in vec(prop_oneof![select(SOURCE_PIECES).prop_map(str::to_owned), "\\PC{0,6}"], 0..12),
    ) {
        let once = normal(&text.concat());
        prop_assert_eq!(normal(&once), once);
    }

    #[test]
    fn any_text_is_a_source_in_which_anything_can_be_looked_for(
        text in any::<String>(),
        pieces in vec(select(SOURCE_PIECES), 0..30),
        words in vec(select(SOURCE_PIECES), 0..8),
    ) {
        for source in [text.clone(), pieces.concat()] {
            let document = plain::plain(&source);
            for words in [&text, &words.concat()] {
                drop(find(&document, words));
            }
        }
    }

    #[test]
    fn words_cut_from_a_text_are_found_where_its_lines_are_broken_and_spaced(
        paragraphs in vec("[A-ZÆØÅ][a-zæøå]{2,9}( [a-zæøå]{1,14}){60,90}\\.", 2..5),
        (paragraph, from, count) in (any::<Index>(), any::<Index>(), 1_usize..30),
        (width, blank) in (40_usize..90, any::<bool>()),
    ) {
        let mut text = String::new();
        for paragraph in &paragraphs {
            let mut line = String::new();
            for word in paragraph.split(' ') {
                if line.chars().count() + word.chars().count() >= width {
                    text.push_str(&line);
                    text.push_str(if blank { " \n\n" } else { "\n\n" });
                    line.clear();
                }
                line.push_str(if line.is_empty() { "" } else { " " });
                line.push_str(word);
            }
            text.push_str(&line);
            text.push_str("\n\n");
        }
        let document = plain::plain(&text);
        let paragraph = &paragraphs[paragraph.index(paragraphs.len())];
        // Fewer passages than lines: else the words would be found over their ends.
        prop_assert!(document.passages.len() <= 2 * paragraphs.len(), "{:?}", document);
        prop_assert_eq!(find(&document, &cut(paragraph, from, count)), Ok(()));
    }

    #[test]
    fn any_page_is_a_document_or_an_error(
        bytes in vec(any::<u8>(), 0..200),
        text in any::<String>(),
        pieces in vec(select(PAGE_PIECES), 0..40),
    ) {
        for ending in ["html", "md", "txt"] {
            drop(read::read(ending, &bytes));
            drop(read::read(ending, &[pieces.concat().as_bytes(), &bytes].concat()));
            for text in [&text, &pieces.concat()] {
                if let Ok(document) = read::read(ending, text.as_bytes()) {
                    for it in &document.passages {
                        prop_assert!(!it.text.trim().is_empty() && !it.text.contains('\n'));
                        drop(find(&document, &it.text));
                    }
                }
            }
        }
    }

    #[test]
    fn any_layout_is_a_document_or_an_error(
        text in any::<String>(),
        pieces in vec(select(LAYOUT_PIECES), 0..40),
    ) {
        drop(pdf::read(&text));
        drop(pdf::read(&pieces.concat()));
        drop(pdf::read(&format!("<pdf2xml>{}</pdf2xml>", pieces.concat())));
        let whole = pieces.iter().filter(|it| it.starts_with("<text") || it.starts_with("<font"));
        let pages: String = whole.map(|it| format!("{}{it}{}", LAYOUT_PIECES[0], LAYOUT_PIECES[1])).collect();
        let one = pages.replace(&format!("{}{}", LAYOUT_PIECES[1], LAYOUT_PIECES[0]), "");
        for pages in [pages, one] {
            let xml = format!("<pdf2xml>{pages}</pdf2xml>");
            prop_assert!(pdf::read(&xml).is_ok());
        }
    }
}

/// Pieces of what people type, or paste, in a shell, a form or a cell of a table.
const TYPED: &[&str] = &[
    " ",
    " ",
    "  ",
    ": ",
    ":",
    " #",
    "#",
    "\"",
    "'",
    "\\",
    "\\n",
    "\n",
    "\n\n",
    "\n  ",
    "\n---\n",
    "---",
    "...",
    "- ",
    "\t",
    "[",
    "]",
    "{",
    "}",
    ", ",
    ",",
    "|",
    ">-",
    "&a",
    "*a",
    "!!str ",
    "? ",
    "%",
    "@",
    "`",
    "~",
    "<<: ",
    "=2+3",
    "«",
    "»",
    "“",
    "”",
    "’",
    "–",
    "\u{a0}",
    "\u{3000}",
    "æøå",
    "😀",
    "yes",
    "nei",
    "null",
    "2026-11-22",
    "1.10",
    "007",
    "0x1f",
    "12:30",
    "</script>",
    "{{ x }}",
    "Partiet",
    "vil",
    "bygge",
    "sykkelveier.",
];

/// What a person may type into a field: now and then with characters that no file may have.
fn typed() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        12 => select(TYPED).prop_map(str::to_owned),
        4 => "[a-zæøå]{1,9}",
        1 => "x{90,200}",
        1 => "[ -~ -ÿ]",
    ];
    let tame = || vec(piece.clone(), 0..12).prop_map(|it| it.concat());
    let words = vec(select(&["og", "sykkelveier", "i", "byene", "#3", "-", "a:"][..]), 20..60);
    prop_oneof![
        12 => tame(),
        2 => words.prop_map(|it| it.join(" ")),
        1 => (tame(), any::<char>(), tame()).prop_map(|(a, it, b)| format!("{a}{it}{b}")),
    ]
}

/// Whether a text has characters that the reader refuses wherever they stand.
fn has_odd_characters(text: &str) -> bool {
    let odd = |it| hidden(it) || matches!(it, '\u{370}'..='\u{52f}' | '\u{fffe}' | '\u{ffff}');
    text.contains(odd)
}

/// The content with the changes made, which the reader has to take without an error; `None` if the command
/// refused them, for which it has to have a reason.
#[track_caller]
fn read_back(sources: &Sources, made: Result<Vec<Change>, Report>) -> Option<Content> {
    let changes = match made {
        Ok(changes) => changes,
        Err(report) => {
            assert!(any_error(&report), "it is refused without a finding");
            return None;
        }
    };
    let mut sources = sources.clone();
    for it in &changes {
        assert_eq!(it.new, !sources.files.contains_key(&it.path), "{}", it.path);
        sources.files.insert(it.path.clone(), it.text.clone().into_bytes());
    }
    let (content, report) = load::read(&sources);
    assert!(!any_error(&report), "{changes:#?}{report:#?}");
    Some(content)
}

const DAY: &str = "2029-06-01";

fn day() -> PartialDate {
    PartialDate::parse(DAY).expect("a date")
}

/// A file of positions as different people would lay it out.
const POSITIONS: &[&str] = &[
    "  - theme: sykkel\n    stance: for\n    summary: Kort.\n    quotes:\n      - id: s1\n        text: Ja.\n",
    "  - theme: sykkel\n    stance: for # sikkert\n    summary: >- # kort\n      To\n      linjer.\n\n    # sagt\n    note: \"x\"\n    quotes: [{id: s1, text: Ja.}]\n    changes: []\n",
    "  - theme: sykkel\n    stance: 'for'\n    note: |\n      En\n\n      to\n    summary: \"Kort: #1\"\n    quotes:\n    - {id: s1, text: Ja.}\n    changes:\n      - date: 2029-05-03\n        kind: correction\n        why: |-\n          Fordi.\n\n          Og.\n  # slutt\n",
    "  - {theme: sykkel, stance: for, summary: Kort., note: x, quotes: [{id: s1, text: Ja.}], changes: [{date: 2029-05-03, kind: update, why: Fordi.}]}\n",
    "  - summary: Kort.\n    theme: sykkel\n    quotes: [{id: s1, text: Ja.}]\n    stance: for\n    changes: [{date: 2029-05-03, kind: update, why: Fordi.}]\n    note:\n      over to\n      linjer",
];

/// The base with the positions of a party laid out in one of these ways.
fn laid_out(positions: &str) -> Sources {
    let text = text_of("parties/alfa/2029.yaml");
    let list = text.find("positions:\n").expect("the base has positions") + "positions:\n".len();
    with("parties/alfa/2029.yaml", format!("{}{positions}", &text[..list]).into_bytes())
}

fn sykkel(content: &Content) -> &Position {
    let positions = &content.programme("alfa", 2029).expect("its file").value.positions;
    positions.iter().find(|it| it.theme.value == "sykkel").expect("the position is there")
}

/// A word that a field may have, or anything.
fn word_or_typed(words: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop_oneof![4 => select(words).prop_map(str::to_owned), 1 => typed()]
}

fn value(at: Option<&At<String>>) -> Option<&str> {
    at.map(|it| it.value.as_str())
}

// What a command writes is what was typed, but for blanks around it; or it is refused.
proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..settings() })]

    #[test]
    fn a_new_party_has_the_names_that_were_typed(
        id in word_or_typed(&["gamma", "no", "7"]),
        name in typed(),
        short in option::of(typed()),
    ) {
        let content = load::read(&BASE).0;
        let made = scaffold::party(&BASE, &content, &id, &name, short.as_deref(), day());
        let refused = made.is_err();
        if let Some(content) = read_back(&BASE, made) {
            let party = &content.parties[id.as_str()].value;
            for it in [&party.name.nb, &party.name.nn, &party.name.en] {
                prop_assert_eq!(&it.value, name.trim());
            }
            let own = if name.trim().chars().count() <= 12 { name.trim() } else { "[Kortnavn]" };
            prop_assert_eq!(&party.short.value, short.as_deref().map_or(own, str::trim));
            prop_assert!(content.programme(&id, 2029).is_some());
            let site = content.site.expect("a site");
            prop_assert_eq!(&site.value.elections[0].parties[2].value, &id);
        }
        let fits = |it: &str| (1..=12).contains(&it.trim().chars().count()) && !has_odd_characters(it);
        let good = !has_odd_characters(&name) && !name.trim().is_empty();
        let good = good && is_id(&id) && short.as_deref().is_none_or(fits);
        prop_assert!(!good || !refused, "{id} {name:?} {short:?}");
    }

    #[test]
    fn a_new_theme_has_the_title_that_was_typed(
        id in word_or_typed(&["buss", "on", "2029"]),
        title in typed(),
        group in option::of(word_or_typed(&["hverdag"])),
    ) {
        let content = load::read(&BASE).0;
        let made = scaffold::theme(&BASE, &content, &id, &title, group.as_deref());
        let refused = made.is_err();
        if let Some(content) = read_back(&BASE, made) {
            let theme = &content.themes[id.as_str()].value;
            prop_assert_eq!(&theme.title.value, title.trim());
            prop_assert!(title.trim().starts_with(&theme.short.value));
            prop_assert_eq!(&theme.group.value, "hverdag");
            prop_assert_eq!(theme.code.as_ref().map(|it| it.value), Some(1));
        }
        let length = title.trim().chars().count();
        let good = !has_odd_characters(&title) && (1..=LONGEST_TITLE).contains(&length);
        let good = good && is_id(&id) && group.is_none_or(|it| it == "hverdag");
        prop_assert!(!good || !refused, "{id} {title:?}");
    }

    #[test]
    fn a_new_position_is_on_what_was_typed(
        party in word_or_typed(&["beta"]),
        theme in word_or_typed(&["sykkel", "skole"]),
    ) {
        let sources = with("parties/beta/2029.yaml", {
            let text = text_of("parties/beta/2029.yaml");
            let list = text.find("positions:").expect("the base has positions");
            format!("{}positions: [] # ingen\n", &text[..list]).into_bytes()
        });
        let content = load::read(&sources).0;
        let made = scaffold::position(&content, &party, &theme, None, day());
        let refused = made.is_err();
        if let Some(content) = read_back(&sources, made) {
            let positions = &content.programme(&party, 2029).unwrap().value.positions;
            prop_assert_eq!(&positions[0].theme.value, &theme);
            prop_assert_eq!(positions[0].checked.as_ref().map(|it| it.value), Some(day()));
        }
        prop_assert_eq!(refused, party != "beta" || !["sykkel", "skole"].contains(&theme.as_str()));
    }

    #[test]
    fn a_source_has_what_was_typed(
        (id, title, publisher) in (word_or_typed(&["alfa-2029", "null"]), typed(), typed()),
        (kind, edition) in (word_or_typed(&["programme", "excerpt"]), option::of(word_or_typed(&["adopted"]))),
        (url, archived) in (
            option::of(word_or_typed(&["https://alfa.test/a#b"])),
            option::of(word_or_typed(&["https://arkiv.test/x:1"])),
        ),
        (date, period) in (option::of(word_or_typed(&["2029", "2029-05", "2029-05-02"])), option::of(typed())),
        language in option::of(word_or_typed(&["nb", "se"])),
        (parties, pages) in (vec(word_or_typed(&["alfa", "beta"]), 0..3), 0_usize..300),
        file in word_or_typed(&["alfa/Program #1.pdf", "a: b.html", "æ.md"]),
        (bracket, sum) in (any::<bool>(), select(&["12e3", "ab12", "00000000"][..])),
    ) {
        let sha256 = sum.repeat(64 / sum.len());
        let list = "sources:\n  - id: program-2029\n    kind: programme\n    title: Programmene for 2029\n    publisher: Partiene\n";
        let one = "sources: [{id: program-2029, kind: programme, title: Programmene, publisher: Partiene}]\n";
        let site = text_of("site.yaml");
        prop_assert!(site.contains(list));
        let site = if bracket { site.replacen(list, one, 1) } else { site };
        let sources = with("site.yaml", site.into_bytes());
        let content = load::read(&sources).0;
        let new = NewSource {
            id: &id,
            title: &title,
            publisher: &publisher,
            kind: &kind,
            url: url.as_deref(),
            archived: archived.as_deref(),
            date: date.as_deref(),
            language: language.as_deref(),
            period: period.as_deref(),
            edition: edition.as_deref(),
            pages,
            parties: &parties,
            file: &file,
            sha256: &sha256,
        };
        if let Some(content) = read_back(&sources, source::source(&content, &new, &Document::default())) {
            let site = content.site.expect("a site");
            let it = site.value.sources.last().expect("a source");
            let given = |text: &'_ Option<String>| text.as_deref().map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned);
            let all = [&it.id, &it.title, &it.publisher].map(|it| it.value.as_str());
            prop_assert_eq!(all, [id.as_str(), title.trim(), publisher.trim()]);
            prop_assert_eq!(it.kind.value.word(), kind.trim());
            for (written, typed) in [(&it.url, &url), (&it.archived, &archived)] {
                let written = written.as_ref().map(|it| it.value.to_string());
                prop_assert_eq!(written, given(typed));
            }
            for (written, typed) in [(&it.language, &language), (&it.period, &period)] {
                prop_assert_eq!(value(written.as_ref()).map(str::to_owned), given(typed));
            }
            let date = given(&date).map(|it| PartialDate::parse(&it).expect("the reader took it"));
            prop_assert_eq!(it.date.as_ref().map(|it| it.value), date);
            prop_assert_eq!(it.edition.as_ref().map(|it| it.value.word().to_owned()), given(&edition));
            prop_assert_eq!(it.pages.as_ref().map_or(0, |it| it.value as usize), pages);
            let typed: Vec<&str> = parties.iter().map(|it| it.trim()).collect();
            prop_assert_eq!(it.parties.iter().map(|it| it.value.as_str()).collect::<Vec<_>>(), typed);
            prop_assert_eq!(value(it.file.as_ref()).unwrap_or_default(), file.trim());
            prop_assert_eq!(it.sha256.as_ref().map(|it| it.value.to_string()), Some(sha256));
        }
    }

    #[test]
    fn an_edited_position_has_what_was_typed(
        positions in select(POSITIONS),
        stance in option::of(word_or_typed(Stance::WORDS)),
        (summary, note) in (option::of(typed()), option::of(typed())),
        told in option::of((word_or_typed(ChangeKind::WORDS), typed())),
    ) {
        let sources = laid_out(positions);
        let content = load::read(&sources).0;
        let wish = Wish { stance, summary, note, told };
        let made = position::edit(&content, ("alfa", "sykkel", None), &wish, day());
        let refused = made.is_err();
        if let Some(now) = read_back(&sources, made.map(|it| vec![it])) {
            let (was, now) = (sykkel(&content), sykkel(&now));
            let Wish { stance, summary, note, told } = &wish;
            prop_assert_eq!(now.stance.as_ref().map(|it| it.value.word()), stance.as_deref().or(Some("for")));
            prop_assert_eq!(&now.summary.value, summary.as_deref().map_or(was.summary.value.as_str(), str::trim));
            let noted = match note {
                Some(note) => Some(note.trim()).filter(|it| !it.is_empty()),
                None => value(was.note.as_ref()),
            };
            prop_assert_eq!(value(now.note.as_ref()), noted);
            prop_assert_eq!(now.checked.as_ref().map(|it| it.value), Some(day()));
            prop_assert_eq!(now.changes.len(), was.changes.len() + usize::from(told.is_some()));
            if let (Some((kind, why)), Some(last)) = (told, now.changes.last()) {
                prop_assert_eq!(last.kind.value.word(), kind);
                prop_assert_eq!(&last.why.value, why.trim());
            }
            prop_assert_eq!(value(now.quotes.first().map(|it| &it.text)), Some("Ja."));
        }
        // What stands in braces or begins its record with the summary is another matter.
        if positions.starts_with("  - theme") && !positions.contains("changes: []") {
            let whole = |it: &String| !has_odd_characters(it);
            let good = wish.stance.as_deref().is_none_or(|it| Stance::WORDS.contains(&it))
                && wish.summary.as_ref().is_none_or(|it| whole(it) && !it.trim().is_empty())
                && wish.note.as_ref().is_none_or(whole)
                && wish.told.as_ref().is_none_or(|(kind, why)| {
                    ChangeKind::WORDS.contains(&kind.as_str()) && whole(why) && !why.trim().is_empty()
                });
            prop_assert!(!good || !refused, "{wish:?}");
        }
    }

    #[test]
    fn a_new_quotation_has_the_words_that_were_typed(positions in select(POSITIONS), words in typed()) {
        let sources = laid_out(positions);
        let content = load::read(&sources).0;
        let made = position::quote(&content, &BTreeMap::new(), ("alfa", "sykkel", None), &words);
        if let Some(now) = read_back(&sources, made.map(|it| vec![it.0])) {
            let quotes = &sykkel(&now).quotes;
            let of = |it: &Quote| (it.id.value.clone(), it.text.value.clone());
            let new = ("s2".to_owned(), words.trim().to_owned());
            prop_assert_eq!(quotes.iter().map(of).collect::<Vec<_>>(), [("s1".to_owned(), "Ja.".to_owned()), new]);
        }
    }

    #[test]
    fn a_new_election_has_what_was_typed(
        title in option::of(typed()),
        date in word_or_typed(&["2033-09-12"]),
        parties in vec(word_or_typed(&["alfa", "beta"]), 0..3),
    ) {
        let content = load::read(&BASE).0;
        let new = NewElection { year: 2033, date: &date, title: title.as_deref(), parties: &parties };
        let made = election::election(&BASE, &content, &new, day());
        let refused = made.is_err();
        if let Some(content) = read_back(&BASE, made) {
            let site = content.site.expect("a site");
            let it = &site.value.elections[0];
            prop_assert_eq!(&it.title.value, title.as_deref().map_or("[Valget 2033]", str::trim));
            prop_assert_eq!(&it.date.value.iso(), &date);
            let all: BTreeSet<&str> = if parties.is_empty() {
                BTreeSet::from(["alfa", "beta"])
            } else {
                parties.iter().map(String::as_str).collect()
            };
            prop_assert_eq!(it.parties.iter().map(|it| it.value.as_str()).collect::<BTreeSet<_>>(), all);
            prop_assert!(it.parties.iter().all(|it| content.programme_ids.iter().any(|key| key.0 == it.value && key.1 == 2033)));
        }
        let good = title.as_deref().is_none_or(|it| !it.trim().is_empty() && !has_odd_characters(it));
        let known = parties.iter().all(|it| ["alfa", "beta"].contains(&it.as_str()));
        prop_assert!(!(good && known && date == "2033-09-12" && refused), "{title:?}");
    }
}

/// The table of positions of the base.
static TABLE: LazyLock<String> = LazyLock::new(|| {
    let table = PLAIN.files["data/positions.csv"].clone();
    String::from_utf8(table).expect("the table is UTF-8")
});

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..settings() })]

    #[test]
    fn an_imported_position_has_what_was_typed(summary in typed(), note in typed()) {
        let mut rows = table::read(&TABLE).expect("a table");
        let row = rows.iter_mut().find(|it| it[1] == "alfa" && it[2] == "sykkel").expect("a row");
        let (summary, note) = (summary.trim(), note.trim());
        (row[4], row[5]) = (summary.to_owned(), note.to_owned());
        let bytes = table::write(b',', rows.iter().map(|row| row.iter().map(String::as_str).collect()));
        let made = import::import(&BASE, "x.csv", &bytes).map(|it| it.changes);
        // What it says may be against a rule, but there is no text that cannot be written.
        let by_hand = |it: &Report| it.iter().any(|it| it.code == "csv-by-hand");
        prop_assert!(!made.as_ref().is_err_and(by_hand), "{summary:?} {note:?}");
        if let Some(now) = read_back(&BASE, made) {
            let now = sykkel(&now);
            prop_assert_eq!(&now.summary.value, &summary.replace("\r\n", "\n"));
            prop_assert_eq!(value(now.note.as_ref()).unwrap_or_default(), note.replace("\r\n", "\n"));
        }
    }
}

const PAYLOADS: &[&str] = &[
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "</title><svg onload=alert(1)>",
    "&lt;script&gt;",
    "&#60;script&#62;",
    "javascript:alert(1)",
    "{{ page.title }}",
    "{% if x %}",
    "-->",
    "]]>",
    "\\u003cscript\\u003e",
    "</main>",
    "<!--",
    "\" autofocus onfocus=\"x",
    "&quot;&gt;",
];

static PLAIN: LazyLock<Site> =
    LazyLock::new(|| build(&BASE, None).site.expect("the base is valid"));

static PLAIN_PARTS: LazyLock<BTreeSet<String>> = LazyLock::new(|| strange_parts(&PLAIN));

/// Fields that are neither Markdown nor short.
const PLAIN_FIELDS: &[&str] = &[
    "tagline",
    "publisher",
    "responsible_editor",
    "contact",
    "inclusion",
    "nb",
    "nn",
    "en",
    "text",
    "heading",
    "item",
    "question",
    "proposition",
];

/// Files with fields of text.
const TEXT_FILES: [&str; 4] =
    ["site.yaml", "parties/alfa/party.yaml", "parties/beta/2029.yaml", "themes/sykkel.md"];

/// A text in YAML's quotation marks, after a letter.
fn quoted(text: &str) -> String {
    format!("\"A {}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// The fields of text in the base, each as its path and `name: value`.
fn text_fields() -> Vec<(&'static str, String)> {
    let names = [
        "title",
        "tagline",
        "description",
        "publisher",
        "responsible_editor",
        "contact",
        "method",
        "inclusion",
        "nb",
        "nn",
        "en",
        "short",
        "read",
        "summary",
        "text",
        "heading",
        "note",
        "question",
        "proposition",
    ];
    let mut fields = Vec::new();
    for path in TEXT_FILES {
        for line in text_of(path).lines() {
            let field = line.trim_start_matches([' ', '-']);
            let known = field.split_once(": ").is_some_and(|(name, _)| names.contains(&name));
            fields.extend(known.then(|| (path, field.to_owned())));
        }
    }
    fields
}

/// What could run code in a page: elements of these kinds and attributes that handle events or
/// hold a strange address, as they stand in all pages of a site.
fn strange_parts(site: &Site) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let all = Selector::parse("*").expect("a selector");
    for (_, bytes) in site.files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = Html::parse_document(&String::from_utf8_lossy(bytes));
        for element in page.select(&all) {
            let name = element.value().name();
            if ["script", "img", "iframe", "object", "embed", "form", "base", "style"]
                .contains(&name)
            {
                let source = element.attr("src").unwrap_or_default();
                found.insert(format!("<{name} {}>", source.trim_start_matches("../")));
            }
            for (attribute, value) in element.value().attrs() {
                let strange = attribute.starts_with("on")
                    || ["style", "srcdoc", "autofocus", "formaction"].contains(&attribute)
                    || (["href", "src"].contains(&attribute)
                        && value.contains(':')
                        && !value.starts_with("https://")
                        && !value.starts_with("mailto:"));
                if strange {
                    found.insert(format!("{attribute}={value}"));
                }
            }
        }
    }
    found
}

#[test]
fn every_link_of_the_base_leads_somewhere() {
    all_links_lead_somewhere(&PLAIN);
}

#[test]
fn a_file_full_of_faults_is_told_soon_and_in_part() {
    let records = [
        ("site.yaml", "      - [x]\n", "parties: [alfa, beta]"),
        ("site.yaml", "      - alfa\n", "parties: [alfa, beta]"),
        ("site.yaml", "  - id: x\n    b: c\n", "sources:"),
        ("parties/alfa/2029.yaml", "  - theme: x\n    stance: y\n", "positions:"),
        ("parties/alfa/2029.yaml", "  - theme: skole\n    summary: no\n", "positions:"),
    ];
    for (path, record, list) in records {
        let key = list.split_inclusive(':').next().unwrap_or_default();
        let many = format!("{key}\n{}", record.repeat(5_000));
        let text = text_of(path).replacen(list, many.trim_end(), 1);
        let outcome = build(&with(path, text.into_bytes()), None);
        assert!((1..400).contains(&outcome.report.len()), "{record:?}: {}", outcome.report.len());
    }
    for line in ["\ttheme: x\n", "-theme: x\n", "  <b>\n", "a: &a\n", "  - \"x\n"] {
        let many = line.repeat(5_000);
        let outcome = build(&with("site.yaml", many.clone().into_bytes()), None);
        assert!((1..400).contains(&outcome.report.len()), "{line:?}: {}", outcome.report.len());
        let theme = text_of("themes/sykkel.md") + &many;
        let outcome = build(&with("themes/sykkel.md", theme.into_bytes()), None);
        assert!(outcome.report.len() < 400, "{line:?}: {}", outcome.report.len());
    }
}
