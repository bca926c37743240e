//! Reads headings, paragraphs and items off web pages and Markdown.

use std::borrow::Cow;
use std::collections::BTreeSet;

use ego_tree::{NodeId, NodeRef};
use encoding_rs::Encoding;
use html5ever::driver;
use html5ever::tendril::TendrilSink as _;
use pulldown_cmark::{Options, Parser};
use scraper::node::Element;
use scraper::{Html, HtmlTreeSink, Node, Selector};

use crate::content::markdown;
use crate::proof::document::{self, Document, Kind, LARGEST, Passage, number_items};
use crate::proof::normalise::{BACKWARDS, BACKWARDS_END, as_seen};
use crate::values::bilingual::Bilingual;
use crate::values::characters::floor;

/// Elements whose text is not part of what the page is about, or is not shown.
const LEFT_OUT: [&str; 20] = [
    "aside", "audio", "canvas", "del", "footer", "head", "header", "iframe", "nav", "noscript",
    "object", "s", "script", "select", "strike", "style", "svg", "template", "textarea", "video",
];

/// Classes by which many pages hide words from those who see them.
const HIDDEN_CLASSES: [&str; 9] = [
    "d-none",
    "hidden",
    "invisible",
    "screen-reader-only",
    "screen-reader-text",
    "sr-only",
    "u-hidden",
    "visually-hidden",
    "visuallyhidden",
];

/// Elements that stand within a line of text; all others begin and end a passage.
const INLINE: [&str; 42] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "button", "cite", "code", "data", "del",
    "dfn", "em", "font", "i", "img", "input", "ins", "kbd", "label", "mark", "meter", "nobr",
    "output", "picture", "progress", "q", "rp", "rt", "ruby", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u",
];

/// Where bytes say how they are to be read, so many of them from the beginning are looked at.
const HEAD: usize = 1024;

/// So many bytes of a page are read before it is looked at how deep and how large its tree is.
const CHUNK: usize = 4096;

/// How deep the elements of a page may lie inside each other; browsers stop there too. The reader of
/// HTML goes through all open elements for many a tag: the time grows with the square of the depth.
const DEEPEST: usize = 512;

/// How many elements and texts a page may have. A few bytes can make the reader copy all open ones.
const MOST_NODES: usize = 1_000_000;

/// Reads a web page. `Err` if its bytes are not text of the encoding that it names, else UTF-8.
pub fn html(bytes: &[u8]) -> Result<Document, Bilingual> {
    passages(&decoded(bytes, named(bytes))?)
}

/// Reads Markdown: what a web page made of it would hold.
pub fn markdown(bytes: &[u8]) -> Result<Document, Bilingual> {
    let text = decoded(bytes, None)?;
    if markdown::too_deep(&text, DEEPEST).is_some() {
        return Err(too_deep());
    }
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut page = String::new();
    let starred = with_stars_in_words(&text);
    pulldown_cmark::html::push_html(&mut page, Parser::new_ext(&starred, options));
    passages(&page)
}

/// Markdown in which a star between two letters is a star («Arbeitnehmer*innen») and no mark of emphasis.
fn with_stars_in_words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    let mut before = ' ';
    while let Some(it) = characters.next() {
        let within =
            before.is_alphabetic() && characters.peek().is_some_and(|it| it.is_alphabetic());
        if it == '*' && within {
            out.push('\\');
        }
        out.push(it);
        before = it;
    }
    out
}

/// Bytes as text, by their byte order mark, else by the encoding that is named, else as UTF-8.
fn decoded(bytes: &[u8], named: Option<&'static Encoding>) -> Result<String, Bilingual> {
    let marked = Encoding::for_bom(bytes);
    let (encoding, start) = marked.unwrap_or((named.unwrap_or(encoding_rs::UTF_8), 0));
    let text = encoding.decode_without_bom_handling_and_without_replacement(&bytes[start..]);
    let name = encoding.name();
    text.map(Cow::into_owned).ok_or_else(|| Bilingual {
        nb: format!("den er ikke tekst i tegnsettet {name}; lagre den på nytt som UTF-8"),
        en: format!("it is not text in the encoding {name}; save it again as UTF-8"),
    })
}

/// The encoding that a page names: `<meta charset="…">`, `<meta … content="text/html; charset=…">`.
fn named(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head);
    let label = head.split("<meta").skip(1).find_map(|it| {
        let (_, rest) = it.split('>').next()?.split_once("charset")?;
        let value = rest.trim_start().strip_prefix('=')?.trim_start_matches([' ', '"', '\'']);
        value.split([' ', '"', '\'', ';', '/']).next()
    });
    // A name that could be read cannot be of one with two bytes for a letter.
    let encoding = Encoding::for_label(label?.as_bytes())?;
    Some(encoding.output_encoding())
}

/// A list that is open.
struct List {
    next: i64,
    step: i64,
    /// Whether its items are lettered, and from which letter.
    letters: Option<u8>,
}

/// An item that is open.
struct Item {
    number: Option<String>,
    /// Whether a heading stands in it, so that it is no item but a part of the page.
    is_part: bool,
}

/// What is known of a page at one place of it.
#[derive(Default)]
struct Reader {
    passages: Vec<Passage>,
    /// The headings above, each with its level.
    path: Vec<(u8, String)>,
    /// The text of the passage that is open.
    text: String,
    lists: Vec<List>,
    items: Vec<Item>,
    /// Open headings, and the level of the outermost.
    headings: usize,
    level: u8,
    /// Open `main` and `article` elements: a `header` in them has the heading of their text.
    bodies: usize,
    /// Open `header` elements in them.
    heads: usize,
    /// Open `blockquote` elements.
    quotes: usize,
    /// How many bytes the passages and their headings have.
    size: usize,
}

/// The passages of a page, without what is not shown and what stands around its text.
fn passages(page: &str) -> Result<Document, Bilingual> {
    let page = tree(page)?;
    let hidden = hidden_by_style(&page);
    let mut reader = Reader::default();
    let mut node = page.tree.root();
    'next: loop {
        let goes_in = match node.value() {
            Node::Text(text) => {
                if reader.heads == 0 || reader.headings > 0 {
                    reader.text.push_str(text);
                }
                false
            }
            Node::Element(it) if reader.leaves_out(it) || hidden.contains(&node.id()) => false,
            // The mark of a note: a number that is raised, or a link to a note.
            Node::Element(it) if it.name() == "sup" && is_note_mark(node) => false,
            Node::Element(it) => {
                let is_item = |it: &Node| it.as_element().is_some_and(|it| it.name() == "li");
                let items = || node.children().filter(|it| is_item(it.value())).count();
                reader.open(it, items);
                true
            }
            _ => true,
        };
        if let Some(child) = node.first_child().filter(|_| goes_in) {
            node = child;
            continue;
        }
        if let (Node::Element(it), true) = (node.value(), goes_in) {
            reader.close(it.name());
        }
        loop {
            if let Some(sibling) = node.next_sibling() {
                node = sibling;
                continue 'next;
            }
            let Some(parent) = node.parent() else { break 'next };
            node = parent;
            if let Node::Element(it) = node.value() {
                reader.close(it.name());
            }
        }
    }
    reader.end_passage();
    let mut document = Document { passages: reader.passages, ..Document::default() };
    number_items(&mut document);
    if reader.size > LARGEST { Err(document::too_large()) } else { Ok(document) }
}

fn too_deep() -> Bilingual {
    Bilingual::new(
        "innholdet ligger for mange nivåer inni hverandre",
        "its content is nested too deep",
    )
}

/// The tree of a page, unless it is deeper or larger than that of any text.
fn tree(page: &str) -> Result<Html, Bilingual> {
    let sink = HtmlTreeSink::new(Html::new_document());
    let mut parser = driver::parse_document(sink, Default::default());
    let mut rest = page;
    while !rest.is_empty() {
        let (part, left) = rest.split_at(floor(rest, CHUNK));
        parser.process(part.into());
        rest = left;
        let html = parser.tokenizer.sink.sink.0.borrow();
        let mut nodes = html.tree.nodes();
        let size = nodes.len();
        let last = nodes.next_back();
        if last.is_some_and(|it| it.ancestors().nth(DEEPEST).is_some()) {
            return Err(too_deep());
        }
        if size > MOST_NODES {
            return Err(document::too_large());
        }
    }
    Ok(parser.finish())
}

/// Whether a raised element is the mark of a note: a short number or sign.
fn is_note_mark(node: NodeRef<'_, Node>) -> bool {
    let text: String = node
        .descendants()
        .filter_map(|it| it.value().as_text().map(|it| it.text.as_ref()))
        .collect();
    let mark = text.trim().trim_matches(['[', ']', '(', ')']);
    let is_mark = |it: char| it.is_ascii_digit() || "*†‡,".contains(it);
    (1..=5).contains(&mark.chars().count()) && mark.chars().all(is_mark)
}

/// The elements that a style sheet in the page hides from everybody who sees it.
fn hidden_by_style(page: &Html) -> BTreeSet<NodeId> {
    let style = Selector::parse("style").expect("a name of an element is a selector");
    let mut hidden = BTreeSet::new();
    for sheet in page.select(&style) {
        let css: String = sheet.text().collect();
        // Of rules inside others, for screens of some width or for print, nothing is known.
        for rule in css.split('}') {
            let Some((selectors, declarations)) = rule.split_once('{') else { continue };
            if selectors.contains('@') || declarations.contains('{') || !hides(declarations) {
                continue;
            }
            let Ok(selector) = Selector::parse(selectors.trim()) else { continue };
            hidden.extend(page.select(&selector).map(|it| it.id()));
        }
    }
    hidden
}

/// Whether declarations of a style hide an element.
fn hides(declarations: &str) -> bool {
    let bare: String = declarations.split_whitespace().collect::<String>().to_lowercase();
    let declared: Vec<&str> = bare.split(';').map(|it| it.trim_end_matches("!important")).collect();
    let zero = ["font-size:0", "font-size:0px", "opacity:0", "color:transparent"];
    let gone = ["display:none", "visibility:hidden", "visibility:collapse"];
    let white = ["color:white", "color:#fff", "color:#ffffff", "color:rgb(255,255,255)"];
    let clipped = ["clip:rect(0,0,0,0)", "clip-path:inset(50%)", "clip-path:inset(100%)"];
    // Nothing is seen of a box without height or width, unless what is in it flows over.
    let no_size = ["height:0", "height:0px", "max-height:0", "width:0", "width:0px", "max-width:0"];
    let has = |words: &[&str]| declared.iter().any(|it| words.contains(it));
    let on_ground = declared.iter().any(|it| it.starts_with("background"));
    let beside = declared.iter().filter_map(|it| it.split_once(':')).any(|(name, at)| {
        ["left", "top", "right", "bottom", "text-indent", "margin-left"].contains(&name)
            && ["-999", "-1000", "-10000"].iter().any(|it| at.starts_with(it))
    });
    has(&gone)
        || has(&zero)
        || has(&clipped)
        || beside
        || (has(&white) && !on_ground)
        || (has(&no_size) && has(&["overflow:hidden"]))
}

/// The level of a heading.
fn level(name: &str) -> Option<u8> {
    let level = name.strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&level).then_some(level)
}

impl Reader {
    fn leaves_out(&self, it: &Element) -> bool {
        let hidden = it.attr("hidden").is_some()
            || it.attr("aria-hidden") == Some("true")
            || (it.name() == "dialog" && it.attr("open").is_none())
            || it.attr("style").is_some_and(hides)
            || it.classes().any(|it| HIDDEN_CLASSES.contains(&it));
        let heads_text = it.name() == "header" && self.bodies > 0;
        hidden || (LEFT_OUT.contains(&it.name()) && !heads_text)
    }

    /// An element begins; `items` counts those of a list.
    fn open(&mut self, element: &Element, items: impl FnOnce() -> usize) {
        let name = element.name();
        if matches!(name, "br" | "wbr") || INLINE.contains(&name) {
            match name {
                "br" => self.text.push(' '),
                // Browsers put these marks around it.
                "q" => self.text.push('«'),
                "bdo" if element.attr("dir").is_some_and(|it| it.eq_ignore_ascii_case("rtl")) => {
                    self.text.push(BACKWARDS);
                }
                _ => {}
            }
            return;
        }
        self.end_passage();
        let number = |name: &str| element.attr(name).and_then(|it| it.trim().parse::<i64>().ok());
        match name {
            "ol" => {
                let reversed = element.attr("reversed").is_some();
                let first = if reversed { i64::try_from(items()).unwrap_or(1) } else { 1 };
                let letters = match element.attr("type") {
                    Some("a") => Some(b'a'),
                    Some("A") => Some(b'A'),
                    _ => None,
                };
                let step = if reversed { -1 } else { 1 };
                self.lists.push(List { next: number("start").unwrap_or(first), step, letters });
            }
            "ul" | "menu" => self.lists.push(List { next: 1, step: 1, letters: None }),
            "li" => {
                let number = self.lists.last_mut().map(|list| {
                    let own = number("value").unwrap_or(list.next);
                    list.next = own.saturating_add(list.step);
                    let letter = list.letters.filter(|_| (1..=26).contains(&own));
                    match (letter, u8::try_from(own)) {
                        (Some(first), Ok(own)) => char::from(first + own - 1).to_string(),
                        _ => own.to_string(),
                    }
                });
                self.items.push(Item { number, is_part: false });
            }
            "main" | "article" => self.bodies += 1,
            "header" => self.heads += 1,
            "blockquote" => self.quotes += 1,
            _ => {}
        }
        if let Some(level) = level(name) {
            if self.headings == 0 {
                self.level = level;
            }
            self.headings += 1;
        }
    }

    /// An element that was begun ends.
    fn close(&mut self, name: &str) {
        if matches!(name, "br" | "wbr") || INLINE.contains(&name) {
            match name {
                "q" => self.text.push('»'),
                "bdo" => self.text.push(BACKWARDS_END),
                _ => {}
            }
            return;
        }
        if level(name).is_some() {
            self.headings -= 1;
            if self.headings == 0 {
                self.end_heading();
            }
        }
        self.end_passage();
        match name {
            "ol" | "ul" | "menu" => drop(self.lists.pop()),
            "li" => drop(self.items.pop()),
            "main" | "article" => self.bodies -= 1,
            "header" => self.heads -= 1,
            "blockquote" => self.quotes -= 1,
            _ => {}
        }
    }

    /// The open text on one line.
    fn taken(&mut self) -> String {
        let text = as_seen(&std::mem::take(&mut self.text));
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn end_passage(&mut self) {
        // A heading goes on over what stands in it.
        if self.headings > 0 {
            self.text.push(' ');
            return;
        }
        let text = self.taken();
        if text.is_empty() {
            return;
        }
        let (kind, number) = match self.items.last() {
            Some(item) if !item.is_part => (Kind::Item, item.number.clone()),
            _ => (Kind::Paragraph, None),
        };
        self.push(kind, number, text);
    }

    fn end_heading(&mut self) {
        let text = self.taken();
        if text.is_empty() {
            return;
        }
        self.path.retain(|it| it.0 < self.level);
        self.push(Kind::Heading, None, text.clone());
        self.path.push((self.level, text));
        if let Some(item) = self.items.last_mut() {
            item.is_part = true;
        }
    }

    fn push(&mut self, kind: Kind, number: Option<String>, text: String) {
        // Each passage carries the headings above it: few bytes can stand for very many.
        self.size += text.len() + self.path.iter().map(|it| it.1.len()).sum::<usize>();
        if self.size > LARGEST {
            return;
        }
        self.passages.push(Passage {
            page: None,
            label: None,
            kind,
            number,
            headings: self.path.iter().map(|it| it.1.clone()).collect(),
            text,
            turns: Vec::new(),
            breaks: Vec::new(),
            cited: self.quotes > 0,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proof::document::{Document, Kind, Passage};
    use crate::values::bilingual::Bilingual;

    /// Each passage as `kind number | headings | text`.
    #[track_caller]
    fn check(document: Result<Document, Bilingual>, expected: &[&str]) {
        let line = |it: &Passage| {
            let kind = match it.kind {
                Kind::Heading => "h".to_owned(),
                Kind::Paragraph => "p".to_owned(),
                Kind::Item => it.number.clone().unwrap_or_default(),
            };
            format!("{kind} | {} | {}", it.headings.join(" > "), it.text)
        };
        let found: Vec<String> = document.unwrap().passages.iter().map(line).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_page_is_read_with_its_headings_paragraphs_and_items() {
        check(
            html(
                b"<!doctype html><title>Nei</title><body>Fritt <b>st\xc3\xa5ende</b>\n ord\
                <h1>Program <small>2029</small></h1><p>En\n  &amp; to<br>tre</p>\
                <h2><span>Rus</span><div>og helse</div></h2>\
                <div>I en boks<p>Inni</p>og etter</div>\
                <h4>Dypt</h4><blockquote>Sitat</blockquote>\
                <h2>Skole</h2><table><tr><th>A<td>B</table><dl><dt>Ord<dd>Mening</dl>\
                <h2> </h2><h1>Ny</h1><section>Slutt</section>",
            ),
            &[
                "p |  | Fritt st\u{e5}ende ord",
                "h |  | Program 2029",
                "p | Program 2029 | En & to tre",
                "h | Program 2029 | Rus og helse",
                "p | Program 2029 > Rus og helse | I en boks",
                "p | Program 2029 > Rus og helse | Inni",
                "p | Program 2029 > Rus og helse | og etter",
                "h | Program 2029 > Rus og helse | Dypt",
                "p | Program 2029 > Rus og helse > Dypt | Sitat",
                "h | Program 2029 | Skole",
                "p | Program 2029 > Skole | A",
                "p | Program 2029 > Skole | B",
                "p | Program 2029 > Skole | Ord",
                "p | Program 2029 > Skole | Mening",
                "h |  | Ny",
                "p | Ny | Slutt",
            ],
        );
    }

    #[test]
    fn items_have_the_numbers_that_a_browser_shows() {
        check(
            html(
                b"<ol start=12><li>tolv<li>tretten<li value=20>tjue<li><p>ett</p><p>mer</p></ol>\
                <ul><li>f\xc3\xb8rst<ul><li>inni</ul><li>s\xc3\xa5</ul>\
                <ol type=a start=2><li>be</ol><ol reversed><li>to<li>en</ol>\
                <ol start=9223372036854775807><li>stor<li>st\xc3\xb8rre</ol>\
                <ul><li><h3>Kort</h3><p>Tekst</p><li>siste</ul>",
            ),
            &[
                "12 |  | tolv",
                "13 |  | tretten",
                "20 |  | tjue",
                "21 |  | ett",
                "21 |  | mer",
                "1 |  | f\u{f8}rst",
                "1 |  | inni",
                "2 |  | s\u{e5}",
                "b |  | be",
                "2 |  | to",
                "1 |  | en",
                "9223372036854775807 |  | stor",
                "9223372036854775807 |  | st\u{f8}rre",
                "h |  | Kort",
                "p | Kort | Tekst",
                "2 | Kort | siste",
            ],
        );
    }

    #[test]
    fn what_is_not_the_pages_text_is_left_out() {
        check(
            html(
                b"<head><style>p{}</style></head><header><h1>Partiet</h1><nav>Meny</nav></header>\
                <main><header><p>Delt av 3</p><h1>Program</h1></header><p>Ja<script>nei()</script>\
                <span hidden>nei</span><i aria-hidden=true>nei</i><b style='display: none'>nei</b></p>\
                <noscript>nei</noscript><template><p>nei</p></template><dialog>nei</dialog>\
                <aside>nei</aside><!-- nei --></main><footer>nei</footer>",
            ),
            &["h |  | Program", "p | Program | Ja"],
        );
    }

    #[test]
    fn bytes_are_read_as_the_page_says() {
        let expected = ["p |  | bl\u{e5}b\u{e6}r \u{2013} \u{f8}l"];
        for page in [
            &b"<meta charset=\"iso-8859-1\"><p>bl\xe5b\xe6r \x96 \xf8l"[..],
            b"<META http-equiv=Content-Type content='text/html; Charset=windows-1252'/><p>bl\xe5b\xe6r \x96 \xf8l",
            b"<meta charset=utf-16><p>bl\xc3\xa5b\xc3\xa6r \xe2\x80\x93 \xc3\xb8l",
            b"\xef\xbb\xbf<meta charset=latin1><p>bl\xc3\xa5b\xc3\xa6r \xe2\x80\x93 \xc3\xb8l",
            b"\xff\xfe<\0p\0>\0b\0l\0\xe5\0b\0\xe6\0r\0 \0\x13\x20 \0\xf8\0l\0",
        ] {
            check(html(page), &expected);
        }
        let refused = html(b"<p>bl\xe5b\xe6r").unwrap_err();
        assert_eq!(
            refused.nb,
            "den er ikke tekst i tegnsettet UTF-8; lagre den p\u{e5} nytt som UTF-8"
        );
        assert!(markdown(b"bl\xe5b\xe6r").is_err());
        assert!(html(b"").unwrap().passages.is_empty());
    }

    #[test]
    fn markdown_is_read_with_its_headings_paragraphs_and_items() {
        check(
            markdown(
                b"---\ntitle: Nei\n---\n# Program\n\nEn *linje*\nog en til.\n\n## Rus\n\n\
                - gi hjelp\n  til alle\n- bygge ut\n  - i byer\n\nTekst  \nvidere\n\n\
                Skole\n-----\n\n3. tre\n4. fire\n\n> sitert\n\n| A | B |\n|---|---|\n| c | d |\n",
            ),
            &[
                "h |  | Program",
                "p | Program | En linje og en til.",
                "h | Program | Rus",
                "1 | Program > Rus | gi hjelp til alle",
                "2 | Program > Rus | bygge ut",
                "1 | Program > Rus | i byer",
                "p | Program > Rus | Tekst videre",
                "h | Program | Skole",
                "3 | Program > Skole | tre",
                "4 | Program > Skole | fire",
                "p | Program > Skole | sitert",
                "p | Program > Skole | A",
                "p | Program > Skole | B",
                "p | Program > Skole | c",
                "p | Program > Skole | d",
            ],
        );
    }

    #[test]
    fn a_page_may_be_nested_as_deep_as_browsers_go() {
        let page = |levels| html(("<div>".repeat(levels) + "innerst").as_bytes());
        check(page(500), &["p |  | innerst"]);
        assert_eq!(page(5_000), Err(too_deep()));
    }
}
