//! Reads headings, paragraphs and items, in reading order, off the layout of a PDF's pages as poppler tells it.
//!
//! Poppler's `pdftohtml -xml` gives every run of text with its place, font and weight. From that:
//! bare line numbers are left out, printed page numbers become labels, columns (and two printed pages
//! on one PDF page) are read one after the other, and lines are joined to passages.

use std::collections::BTreeMap;

use crate::proof::document::{BULLETS, Document, Kind, Passage, number_items, numbered};
use crate::proof::normalise;
use crate::proof::order;
use crate::proof::picture::Picture;

/// A run of text on a page, in poppler's units (1.5 per point), y downwards.
#[derive(Clone, Debug)]
struct Run {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
    style: Style,
    text: String,
}

/// What tells a heading from body text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Style {
    size: u32,
    bold: bool,
    colour: String,
}

/// A line of one column.
#[derive(Clone, Debug)]
struct Line {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
    style: Style,
    text: String,
    /// Whether a new column or page begins with it.
    jump: bool,
    page: usize,
    label: Option<String>,
}

/// How many lines of a page are looked through for columns; a page of a book has fewer than a hundred.
const MOST_LINES: usize = 2000;

/// How many headings may stand above each other.
const MOST_HEADINGS: usize = 16;

/// The longest heading, in characters.
const LONGEST_HEADING: usize = 110;

/// A passage in the type of a heading that has so many characters goes on as what it is.
const SHORTEST_BEGUN: usize = 60;

/// What poppler tells of the layout of a PDF's pages.
#[derive(Debug)]
pub struct Layout {
    pages: Vec<Sheet>,
    /// How many words each page has beside running titles and page numbers.
    words: Vec<usize>,
}

/// A page: its width and height, and its runs of text.
#[derive(Debug)]
struct Sheet {
    width: f64,
    height: f64,
    runs: Vec<Run>,
}

/// Text of this height or less nobody can read, in poppler's units.
const SMALLEST: f64 = 4.0;

impl Sheet {
    /// Whether it may have two printed pages.
    fn is_wide(&self) -> bool {
        self.width > SPREAD * self.height
    }
}

impl Layout {
    /// Reads the XML of `pdftohtml -xml`. `Err` tells what is wrong with the XML itself.
    pub fn read(xml: &str) -> Result<Layout, String> {
        let pages = sheets(xml)?;
        let words = words(&pages);
        Ok(Layout { pages, words })
    }

    /// How many pages there are.
    pub fn pages(&self) -> usize {
        self.pages.len()
    }

    /// The text, as far as a reader sees it, and what of it is in doubt: `pictures` are those of the pages, by
    /// their number from 1, `second` is poppler's own reading of each page.
    pub fn document(mut self, pictures: &BTreeMap<usize, Picture>, second: &[String]) -> Document {
        for (i, sheet) in self.pages.iter_mut().enumerate() {
            let picture = pictures.get(&(i + 1));
            let (width, height) = (sheet.width, sheet.height);
            sheet.runs.retain(|it| it.is_seen(width, height, picture));
        }
        let count = self.pages.len();
        let unread = (1..=self.pages.len()).filter(|page| {
            let sheet = &self.pages[page - 1];
            let all_hidden = sheet.runs.iter().all(|it| it.text.trim().is_empty());
            // A page with the title of a chapter, and no more, is as bare or as coloured as a cover.
            let may_be_cover = self.words[page - 1] > 0 || is_outer(*page, count);
            let few = if is_outer(*page, count) { FEWEST_ON_COVER } else { FEWEST_WORDS };
            // Of a page that could not be looked at nothing is known.
            (self.words[page - 1] < few || all_hidden)
                && pictures.get(page).is_none_or(|it| {
                    let beside =
                        it.without(sheet.runs.iter().map(|it| it.place(sheet.width, sheet.height)));
                    beside.shows_something() && !(may_be_cover && beside.is_cover())
                })
        });
        let unread = unread.collect();
        let mut document = assemble(self.pages);
        document.doubts.unread = unread;
        document.doubts.disordered = order::disordered(&document, second);
        document
    }
}

/// Reads the XML of `pdftohtml -xml` alone: without pictures of its pages, and without a second reading.
pub fn read(xml: &str) -> Result<Document, String> {
    Ok(Layout::read(xml)?.document(&BTreeMap::new(), &[]))
}

/// How many words each page has beside running titles and page numbers.
fn words(pages: &[Sheet]) -> Vec<usize> {
    let by_page: Vec<Vec<Line>> = pages.iter().map(|it| lines(&it.runs)).collect();
    let repeated = repeated_margins(pages, &by_page);
    let words = |(sheet, lines): (&Sheet, &Vec<Line>)| {
        let body = lines.iter().filter(|it| {
            !(in_margin(it, sheet.height) && repeated.contains(&without_digits(&it.text)))
        });
        let words = body.flat_map(|it| it.text.split_whitespace());
        words.filter(|it| it.chars().any(char::is_alphabetic)).count()
    };
    pages.iter().zip(&by_page).map(words).collect()
}

/// A page with fewer words may be a picture with a title or a running head.
const FEWEST_WORDS: usize = 10;

/// A cover has a title or an address beside its picture.
const FEWEST_ON_COVER: usize = 1;

/// Whether a page is one of those that covers are, in a file that is long enough to have covers.
fn is_outer(page: usize, pages: usize) -> bool {
    pages >= 20 && (page <= 2 || page + 1 >= pages)
}

impl Run {
    /// Where it stands, from and to across and down, as shares of a page's width and height.
    fn place(&self, width: f64, height: f64) -> [[f64; 2]; 2] {
        let share = |at: f64, of: f64| at / of.max(1.0);
        [
            [share(self.left, width), share(self.right, width)],
            [share(self.top, height), share(self.bottom, height)],
        ]
    }

    /// Whether a reader can see it: on the page, large enough, and neither of the colour of what is behind it, nor
    /// invisible, nor behind a box.
    fn is_seen(&self, width: f64, height: f64, picture: Option<&Picture>) -> bool {
        let (x, y) = (f64::midpoint(self.left, self.right), f64::midpoint(self.top, self.bottom));
        // Where the size of the page is not told, nothing lies beside it.
        let on_page = width <= 0.0 || ((0.0..=width).contains(&x) && (0.0..=height).contains(&y));
        // A blank shows nothing, and parts words all the same.
        let stands_out = self.text.trim().is_empty()
            || picture.is_none_or(|it| it.varies(self.place(width, height)));
        on_page && self.bottom - self.top > SMALLEST && stands_out
    }
}

/// The pages of the XML of `pdftohtml -xml`.
fn sheets(xml: &str) -> Result<Vec<Sheet>, String> {
    // Poppler defines none, and escapes every `<` of a text. Few bytes of them can stand for very many.
    if xml.contains("<!ENTITY") {
        return Err("entities are not read".to_owned());
    }
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    let tree =
        roxmltree::Document::parse_with_options(xml, options).map_err(|it| it.to_string())?;
    let mut fonts: BTreeMap<String, (u32, bool, String)> = BTreeMap::new();
    let mut pages: Vec<Sheet> = Vec::new();
    for page in tree.root_element().children().filter(|it| it.has_tag_name("page")) {
        let mut runs = Vec::new();
        for node in page.children().filter(roxmltree::Node::is_element) {
            let value = |name: &str| node.attribute(name).unwrap_or_default();
            let number = |name: &str| value(name).parse::<f64>().unwrap_or_default();
            if node.has_tag_name("fontspec") {
                let family = value("family").to_lowercase();
                let heavy = ["bold", "black", "heavy"].iter().any(|it| family.contains(it));
                let font = (number("size") as u32, heavy, value("color").to_owned());
                fonts.insert(value("id").to_owned(), font);
            } else if node.has_tag_name("text") {
                let text: String = node
                    .descendants()
                    .filter_map(|it| if it.is_text() { it.text() } else { None })
                    .collect();
                // A passage is one line, whatever the XML breaks.
                let text = text.replace(['\n', '\r'], " ");
                let (size, heavy, colour) = fonts.get(value("font")).cloned().unwrap_or_default();
                // A blank in heavier type makes no heading.
                let letters = |it: roxmltree::Node<'_, '_>| {
                    let texts =
                        it.descendants().filter_map(|it| it.is_text().then(|| it.text()).flatten());
                    texts.flat_map(str::chars).filter(|it| !it.is_whitespace()).count()
                };
                let outer = node.descendants().filter(|it| {
                    it.has_tag_name("b") && !it.ancestors().skip(1).any(|it| it.has_tag_name("b"))
                });
                let bold = heavy || outer.map(letters).sum::<usize>() * 2 > letters(node);
                let (left, top) = (number("left"), number("top"));
                runs.push(Run {
                    left,
                    top,
                    right: left + number("width"),
                    bottom: top + number("height"),
                    style: Style { size, bold, colour },
                    text,
                });
            }
        }
        let size = |name: &str| page.attribute(name).and_then(|it| it.parse().ok()).unwrap_or(0.0);
        pages.push(Sheet { width: size("width"), height: size("height"), runs });
    }
    Ok(pages)
}

fn assemble(mut pages: Vec<Sheet>) -> Document {
    drop_line_numbers(&mut pages);
    let count = pages.len();
    let mut by_page: Vec<Vec<Line>> = Vec::new();
    for (i, sheet) in pages.iter().enumerate() {
        let mut lines = lines(&sheet.runs);
        lines.iter_mut().for_each(|it| it.page = i + 1);
        by_page.push(lines);
    }
    let repeated = repeated_margins(&pages, &by_page);
    let mut all = Vec::new();
    let spreads = spreads(&pages, &by_page, &repeated);
    for (i, (sheet, lines)) in pages.iter().zip(by_page).enumerate() {
        all.extend(page_lines((i, sheet), lines, &repeated, spreads));
    }
    let mut document = Document { pages: count, passages: passages(&all), ..Document::default() };
    number_items(&mut document);
    document
}

/// Takes out numbers that stand alone left of the text, if a document has many of them.
fn drop_line_numbers(pages: &mut [Sheet]) {
    let is_number = |it: &Run| {
        let word = it.text.trim();
        !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit())
    };
    let margin = |runs: &[Run]| {
        let long = runs.iter().filter(|it| it.text.trim().chars().count() > 20);
        long.map(|it| it.left).fold(f64::INFINITY, f64::min)
    };
    let outside = |it: &Run, margin: f64| is_number(it) && it.right <= margin;
    let total: usize = pages
        .iter()
        .map(|Sheet { runs, .. }| {
            let margin = margin(runs);
            runs.iter().filter(|it| outside(it, margin)).count()
        })
        .sum();
    if total < pages.len() * 5 {
        return;
    }
    for Sheet { runs, .. } in pages {
        let margin = margin(runs);
        // A page with nothing but numbers and short words has no margin of its own.
        runs.retain(|it| !(is_number(it) && (it.right <= margin || margin.is_infinite())));
    }
}

/// Joins runs that stand on one line without a gap as wide as a column's.
fn lines(runs: &[Run]) -> Vec<Line> {
    let mut runs: Vec<&Run> = runs.iter().collect();
    runs.sort_by(|a, b| a.top.total_cmp(&b.top).then(a.left.total_cmp(&b.left)));
    let mut rows: Vec<Vec<&Run>> = Vec::new();
    for run in runs {
        let middle = f64::midpoint(run.top, run.bottom);
        let fits = |row: &&mut Vec<&Run>| {
            let first = row[0];
            let other = f64::midpoint(first.top, first.bottom);
            (middle - other).abs()
                < 0.4 * (first.bottom - first.top).min(run.bottom - run.top).max(8.0)
        };
        match rows.iter_mut().rev().take(8).find(fits) {
            Some(row) => row.push(run),
            None => rows.push(vec![run]),
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.left.total_cmp(&b.left));
    }
    let gutters = gutters(&rows);
    let mut lines = Vec::new();
    for row in rows {
        let mut open: Option<Line> = None;
        for run in row {
            let height = run.bottom - run.top;
            match &mut open {
                // The mark of a note is no text.
                Some(line) if is_note_mark(line, run) => {}
                Some(line)
                    if run.left - line.right <= 1.05 * height.max(14.0)
                        && !gutters.iter().any(|it| it.parts(line, run)) =>
                {
                    if run.left - line.right > 0.15 * height && !line.text.ends_with(' ') {
                        line.text.push(' ');
                    }
                    line.text.push_str(&run.text);
                    line.right = line.right.max(run.right);
                    // A bullet's font is not the line's.
                    let own = run.text.trim().chars().count();
                    if own > 0 && line.text.trim().chars().nth(own + 3).is_none() {
                        line.style = run.style.clone();
                        line.top = line.top.min(run.top);
                        line.bottom = line.bottom.max(run.bottom);
                    }
                }
                _ if run.text.trim().is_empty() => {}
                _ => {
                    lines.extend(open.take());
                    open = Some(Line {
                        left: run.left,
                        top: run.top,
                        right: run.right,
                        bottom: run.bottom,
                        style: run.style.clone(),
                        text: run.text.clone(),
                        jump: false,
                        page: 0,
                        label: None,
                    });
                }
            }
        }
        lines.extend(open);
    }
    lines.retain(|it| !it.text.trim().is_empty());
    lines
}

/// Whether a run is the mark of a note: a small number, raised, right behind a word.
fn is_note_mark(line: &Line, run: &Run) -> bool {
    let mark = run.text.trim();
    let size = line.bottom - line.top;
    (1..=3).contains(&mark.len())
        && mark.bytes().all(|it| it.is_ascii_digit() || it == b'*')
        && run.style.size * 4 <= line.style.size * 3
        && run.bottom < line.bottom - 0.15 * size
        && run.left - line.right < 0.2 * size
        && line.text.ends_with(|it: char| !it.is_whitespace())
}

/// A white strip between two columns that stand closer than words far apart.
#[derive(Debug)]
struct Gutter {
    /// Where the right column begins.
    left: f64,
    top: f64,
    bottom: f64,
}

impl Gutter {
    /// Whether it lies between a line and a run beside it.
    fn parts(&self, line: &Line, run: &Run) -> bool {
        (run.left - self.left).abs() <= ALIGNED
            && line.right < run.left
            && run.top >= self.top - ALIGNED
            && run.bottom <= self.bottom + ALIGNED
    }
}

/// How far the beginnings of the lines of one column may lie apart, in poppler's units.
const ALIGNED: f64 = 3.0;

/// A column has so many lines at least.
const LEAST_LINES: usize = 4;

/// Strips between columns: places where many rows have a gap before runs that all begin there, and that no
/// run crosses.
fn gutters(rows: &[Vec<&Run>]) -> Vec<Gutter> {
    let long = |it: &Run| it.text.trim().chars().count() > 3;
    let mut begins: Vec<&Run> = Vec::new();
    for pair in rows.iter().flat_map(|it| it.windows(2)) {
        let gap = pair[1].left - pair[0].right;
        if long(pair[0]) && long(pair[1]) && gap > 0.35 * (pair[1].bottom - pair[1].top) {
            begins.push(pair[1]);
        }
    }
    begins.truncate(MOST_LINES);
    begins.sort_by(|a, b| a.left.total_cmp(&b.left));
    let mut gutters = Vec::new();
    while let Some(first) = begins.first() {
        let count = begins.partition_point(|it| it.left - first.left <= ALIGNED);
        let column: Vec<&Run> = begins.drain(..count).collect();
        let most = |of: fn(&Run) -> f64, better: fn(f64, f64) -> f64| {
            column.iter().map(|it| of(it)).fold(f64::NAN, better)
        };
        let (left, top) = (most(|it| it.left, f64::min), most(|it| it.top, f64::min));
        let bottom = most(|it| it.bottom, f64::max);
        let beside = |it: &&&Run| it.top >= top - ALIGNED && it.bottom <= bottom + ALIGNED;
        let crossing = rows
            .iter()
            .flatten()
            .filter(beside)
            .filter(|it| it.left < left - ALIGNED && it.right > left + ALIGNED && long(it));
        if column.len() >= LEAST_LINES && crossing.count() * 8 <= column.len() {
            gutters.push(Gutter { left, top, bottom });
        }
    }
    gutters
}

/// Whether a line stands where pages have their running titles and numbers.
fn in_margin(line: &Line, height: f64) -> bool {
    line.bottom < height * 0.08 || line.top > height * 0.88
}

/// Texts that stand in the margin of many pages, with digits taken out: running titles.
fn repeated_margins(pages: &[Sheet], by_page: &[Vec<Line>]) -> Vec<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (sheet, lines) in pages.iter().zip(by_page) {
        for line in lines.iter().filter(|it| in_margin(it, sheet.height)) {
            *seen.entry(without_digits(&line.text)).or_default() += 1;
        }
    }
    seen.into_iter().filter(|(_, count)| *count >= 5).map(|(text, _)| text).collect()
}

fn without_digits(text: &str) -> String {
    text.chars().filter(|it| !it.is_ascii_digit()).collect::<String>().trim().to_owned()
}

/// Whether a line is a running title or a page's number.
fn is_running(line: &Line, height: f64, repeated: &[String]) -> bool {
    in_margin(line, height) && repeated.contains(&without_digits(&line.text))
}

/// The page's number that a line of the margin is, and the middle of the line.
fn printed_number(line: &Line) -> Option<(f64, u32)> {
    let text = line.text.trim();
    let digits = (1..=3).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_digit());
    let number = digits.then(|| text.parse().ok()).flatten()?;
    Some((f64::midpoint(line.left, line.right), number))
}

/// A page that is wider than it is high by so much may have two printed pages.
const SPREAD: f64 = 1.15;

/// The numbers that are printed on the left and on the right half of a page.
fn printed_on_halves<'l>(
    sheet: &Sheet,
    margin: impl Iterator<Item = &'l Line>,
) -> [Option<u32>; 2] {
    let numbers: Vec<(f64, u32)> = margin.filter_map(printed_number).collect();
    [true, false].map(|left| {
        let on_half = |it: &&(f64, u32)| (it.0 < sheet.width / 2.0) == left;
        numbers.iter().find(on_half).map(|it| it.1)
    })
}

/// Where the pages of a document are spreads of two printed pages: the number on the left half of each sheet by
/// its place, and that of the right half is the next. `None` if most wide pages that are numbered on both
/// halves are not numbered so.
fn spreads(pages: &[Sheet], by_page: &[Vec<Line>], repeated: &[String]) -> Option<Spreads> {
    let mut firsts: BTreeMap<i64, usize> = BTreeMap::new();
    let mut both = 0;
    for (i, (sheet, lines)) in (0..).zip(pages.iter().zip(by_page)).filter(|it| it.1.0.is_wide()) {
        let margin = lines.iter().filter(|it| is_running(it, sheet.height, repeated));
        if let [Some(left), Some(right)] = printed_on_halves(sheet, margin) {
            both += 1;
            if left + 1 == right {
                *firsts.entry(i64::from(left) - 2 * i).or_default() += 1;
            }
        }
    }
    let (first, count) = firsts.into_iter().max_by_key(|it| it.1)?;
    (count * 2 > both).then_some(Spreads { first })
}

/// How the sheets of a document with two printed pages each are numbered.
#[derive(Clone, Copy, Debug)]
struct Spreads {
    /// The number that the left half of the first sheet has, or would have.
    first: i64,
}

impl Spreads {
    /// The numbers of the halves of a sheet, if one of them is printed there.
    fn numbers(self, sheet: &Sheet, index: usize, margin: &[Line]) -> [Option<String>; 2] {
        let left = self.first + 2 * index as i64;
        let meant = [left, left + 1];
        let printed = printed_on_halves(sheet, margin.iter());
        let is_there = printed.iter().zip(meant).any(|it| it.0.map(i64::from) == Some(it.1));
        meant.map(|it| (is_there && it > 0).then(|| it.to_string()))
    }
}

/// The lines of a page in reading order, without running titles; printed page numbers become the label of the
/// lines of their page, which is half of the sheet where it is a spread.
fn page_lines(
    (index, sheet): (usize, &Sheet),
    lines: Vec<Line>,
    repeated: &[String],
    spreads: Option<Spreads>,
) -> Vec<Line> {
    let (margin, mut body): (Vec<Line>, Vec<Line>) =
        lines.into_iter().partition(|it| is_running(it, sheet.height, repeated));
    let mut ordered = Vec::new();
    if let Some(spreads) = spreads.filter(|_| sheet.is_wide()) {
        let middle = sheet.width / 2.0;
        let numbers = spreads.numbers(sheet, index, &margin);
        let halves: (Vec<Line>, Vec<Line>) = body.into_iter().partition(|it| it.left < middle);
        for (mut half, number) in [halves.0, halves.1].into_iter().zip(numbers) {
            half.iter_mut().for_each(|it| it.label.clone_from(&number));
            let start = ordered.len();
            cut(half, &mut ordered);
            if let Some(first) = ordered.get_mut(start) {
                first.jump = true;
            }
        }
        return ordered;
    }
    let labels: Vec<(f64, u32)> =
        margin.iter().take(MOST_LINES).filter_map(printed_number).collect();
    for line in &mut body {
        let middle = f64::midpoint(line.left, line.right);
        let nearest =
            labels.iter().min_by(|a, b| (a.0 - middle).abs().total_cmp(&(b.0 - middle).abs()));
        line.label = nearest.map(|it| it.1.to_string());
    }
    cut(body, &mut ordered);
    ordered
}

/// Reads a region: if an upright white strip divides it, the left part and then the right one; else
/// the part above the widest level strip and then the part below it.
fn cut(mut region: Vec<Line>, ordered: &mut Vec<Line>) {
    if (4..=MOST_LINES).contains(&region.len())
        && let Some(x) = upright_strip(&region)
    {
        let (left, right): (Vec<Line>, Vec<Line>) =
            region.into_iter().partition(|it| it.right <= x);
        for part in [left, right] {
            let start = ordered.len();
            cut(part, ordered);
            if let Some(first) = ordered.get_mut(start) {
                first.jump = true;
            }
        }
        return;
    }
    region.sort_by(|a, b| a.top.total_cmp(&b.top).then(a.left.total_cmp(&b.left)));
    let mut above = 0.0;
    let widest = (1..region.len())
        .map(|i| {
            above = f64::max(above, region[i - 1].bottom);
            (region[i].top - above, i)
        })
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
    // Only a region that hides columns further down needs to be divided: else it is in order.
    match widest {
        Some((gap, i))
            if gap > 2.0 && (7..=MOST_LINES).contains(&region.len()) && hides_columns(&region) =>
        {
            let below = region.split_off(i);
            cut(region, ordered);
            cut(below, ordered);
        }
        _ => {
            let start = ordered.len();
            ordered.extend(region);
            if let Some(first) = ordered.get_mut(start) {
                first.jump = first.jump || start == 0;
            }
        }
    }
}

/// Whether two lines of the region stand beside each other.
fn hides_columns(region: &[Line]) -> bool {
    region.windows(2).any(|pair| {
        pair[1].top < pair[0].bottom - 2.0
            && (pair[1].left > pair[0].right || pair[0].left > pair[1].right)
    })
}

/// The middle of the widest strip that no line of the region crosses, with two lines at least on
/// either side of it.
fn upright_strip(region: &[Line]) -> Option<f64> {
    let mut spans: Vec<(f64, f64)> = region.iter().map(|it| (it.left, it.right)).collect();
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut reach = spans.first()?.1;
    let mut best: Option<(f64, f64)> = None;
    for (left, right) in spans {
        if left - reach > 8.0 && best.is_none_or(|it| left - reach > it.0) {
            best = Some((left - reach, f64::midpoint(left, reach)));
        }
        reach = reach.max(right);
    }
    let (_, x) = best?;
    let left = region.iter().filter(|it| it.right <= x).count();
    let wide = |side: bool| {
        let lines = region.iter().filter(|it| (it.right <= x) == side);
        lines.map(|it| it.text.trim().chars().count()).max().unwrap_or(0)
    };
    // A strip between bullets and their texts is no column.
    (left >= 2 && region.len() - left >= 2 && wide(true) > 3 && wide(false) > 3).then_some(x)
}

/// Joins lines to passages.
fn passages(lines: &[Line]) -> Vec<Passage> {
    let body = body_style(lines);
    let pitch = usual_pitch(lines);
    let mut passages: Vec<Passage> = Vec::new();
    let mut path: Vec<(Style, String)> = Vec::new();
    let mut before: Option<&Line> = None;
    for line in lines {
        let text = line.text.trim();
        let larger = line.style.size > body.size + 1;
        let heading = is_heading(line, &body) && (larger || numbered(text).is_none());
        let bullet =
            text.starts_with(BULLETS) && text.chars().nth(1).is_none_or(char::is_whitespace);
        let same = before.is_some_and(|it| continues(it, line, pitch, passages.last()));
        let last_is_heading = passages.last().is_some_and(|it| it.kind == Kind::Heading);
        // An introduction in heavier type goes on as it began.
        let in_same_type = before.is_some_and(|it| it.style == line.style);
        let is_begun = passages
            .last()
            .is_some_and(|it| it.kind == Kind::Item || length(&it.text) >= SHORTEST_BEGUN);
        let goes_on = same && in_same_type && is_begun && !last_is_heading;
        let heading = heading && !goes_on;
        // A heading over several lines: its lines stand farther apart than those of body text.
        let on = before.is_some_and(|it| {
            let height = line.bottom - line.top;
            it.style == line.style
                && it.page == line.page
                && (0.0..2.0 * height).contains(&(line.top - it.top))
        });
        if last_is_heading && on && numbered(text).is_none() && !bullet {
            if let (Some(last), Some(open)) = (passages.last_mut(), path.last_mut()) {
                last.breaks.extend(normalise::join_line(&mut last.text, text));
                open.1.clone_from(&last.text);
                // Many lines in large type are an introduction, not a heading.
                if length(&last.text) > LONGEST_HEADING {
                    last.kind = Kind::Paragraph;
                    path.pop();
                }
            }
        } else if heading {
            path.retain(|(style, _)| rank(style) > rank(&line.style));
            passages.push(passage(line, Kind::Heading, &path, text));
            path.push((line.style.clone(), text.to_owned()));
            path.truncate(MOST_HEADINGS);
        } else if let Some((number, rest)) = numbered(text) {
            let item = passage(line, Kind::Item, &path, rest);
            passages.push(Passage { number: Some(number.to_owned()), ..item });
        } else if bullet {
            let rest = text.trim_start_matches(BULLETS).trim_start();
            passages.push(passage(line, Kind::Item, &path, rest));
        } else if same && !last_is_heading {
            if let Some(last) = passages.last_mut() {
                last.breaks.extend(normalise::join_line(&mut last.text, text));
                let here =
                    last.turns.last().map_or((last.page, &last.label), |it| (Some(it.1), &it.2));
                // A spread has two printed pages.
                if here != (Some(line.page), &line.label) {
                    let at = last.text.len() - text.len();
                    last.turns.push((at, line.page, line.label.clone()));
                }
            }
        } else {
            passages.push(passage(line, Kind::Paragraph, &path, text));
        }
        before = Some(line);
    }
    passages.retain(|it| !it.text.is_empty());
    passages
}

fn passage(line: &Line, kind: Kind, path: &[(Style, String)], text: &str) -> Passage {
    Passage {
        page: Some(line.page),
        label: line.label.clone(),
        kind,
        number: None,
        headings: path.iter().map(|(_, text)| text.clone()).collect(),
        text: text.to_owned(),
        turns: Vec::new(),
        breaks: Vec::new(),
        cited: false,
    }
}

/// Larger type is a higher heading; at one size bold is above plain.
fn rank(style: &Style) -> (u32, bool) {
    (style.size, style.bold)
}

/// The style that most of the text is set in.
fn body_style(lines: &[Line]) -> Style {
    let mut weight: BTreeMap<&Style, usize> = BTreeMap::new();
    for line in lines {
        *weight.entry(&line.style).or_default() += line.text.len();
    }
    let most = weight.into_iter().max_by_key(|(_, weight)| *weight);
    most.map_or(Style { size: 0, bold: false, colour: String::new() }, |it| it.0.clone())
}

/// The usual distance from one line to the next.
fn usual_pitch(lines: &[Line]) -> f64 {
    let mut pitches: Vec<f64> = lines
        .windows(2)
        .filter(|it| it[0].page == it[1].page && !it[1].jump)
        .map(|it| it[1].top - it[0].top)
        .filter(|it| *it > 4.0)
        .collect();
    pitches.sort_by(f64::total_cmp);
    pitches.get(pitches.len() / 2).copied().unwrap_or(20.0)
}

/// How many characters a text has, a ligature counted as its letters.
fn length(text: &str) -> usize {
    normalise::normal(text).chars().count()
}

/// A short line in heavier or larger type that is not the end of a sentence or the start of a list.
fn is_heading(line: &Line, body: &Style) -> bool {
    let text = line.text.trim();
    let stands_out = line.style.size > body.size + 1 || (line.style.bold && !body.bold);
    stands_out
        && length(text) <= LONGEST_HEADING
        && !text.ends_with(['.', ',', ';', ':'])
        && !text.ends_with(" vil")
        && text.chars().any(char::is_alphabetic)
}

/// Whether a line goes on with the passage of the line before it.
fn continues(before: &Line, line: &Line, pitch: f64, last: Option<&Passage>) -> bool {
    let text = line.text.trim();
    if line.jump || before.page != line.page || line.top < before.top {
        // Over a column or page a sentence goes on if it has not ended.
        let ended =
            last.is_none_or(|it| it.text.trim_end().ends_with(['.', '!', '?', ':', '»', '”']));
        let lower = text.chars().next().is_some_and(char::is_lowercase);
        return lower || (!ended && before.style == line.style);
    }
    line.top - before.top <= 1.35 * pitch
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sheets of two printed pages, of which those with a number have it at the foot of each half.
    fn spreads(numbered: &[bool]) -> Document {
        let mut xml = "<pdf2xml>".to_owned();
        for (i, is_numbered) in numbered.iter().enumerate() {
            let page = i + 1;
            xml += &format!(
                "<page number=\"{page}\" height=\"800\" width=\"1200\"><fontspec id=\"0\" size=\"12\"/>"
            );
            for (left, name) in [(60, "venstre"), (660, "høyre")] {
                for line in 0..6 {
                    let top = 100 + 20 * line;
                    let text = format!("{name} linje {line} ark {page} med flere ord som går");
                    xml += &format!(
                        "<text left=\"{left}\" top=\"{top}\" width=\"480\" height=\"14\" font=\"0\">{text}</text>"
                    );
                }
                let number = 2 * page + usize::from(left > 600) + 4;
                if *is_numbered {
                    xml += &format!(
                        "<text left=\"{left}\" top=\"760\" width=\"20\" height=\"14\" font=\"0\">{number}</text>"
                    );
                }
            }
            xml += "</page>";
        }
        read(&(xml + "</pdf2xml>")).unwrap()
    }

    #[test]
    fn each_half_of_a_spread_has_its_own_printed_page_and_is_read_by_itself() {
        let document = spreads(&[true, true, false, true, true, true]);
        let searchable = crate::proof::quotation::Searchable::new(&document);
        let place = |words: &str| {
            let found = searchable.find(words, Default::default()).unwrap();
            (found.page.unwrap(), found.label)
        };
        assert_eq!(place("venstre linje 2 ark 2"), (2, Some("8".to_owned())));
        assert_eq!(place("høyre linje 2 ark 2"), (2, Some("9".to_owned())));
        assert_eq!(place("høyre linje 0 ark 6"), (6, Some("17".to_owned())));
        assert_eq!(place("venstre linje 1 ark 3"), (3, None), "nothing is printed there");
        let across = "venstre linje 1 ark 2 med flere ord som går høyre";
        assert!(searchable.find(across, Default::default()).is_err());
    }

    #[test]
    fn a_page_without_words_that_could_not_be_looked_at_is_not_taken_for_a_blank_one() {
        let xml = "<pdf2xml><page number=\"1\" height=\"1262\" width=\"892\"></page></pdf2xml>";
        let layout = Layout::read(xml).unwrap();
        assert_eq!(layout.document(&BTreeMap::new(), &[]).doubts.unread, [1]);
        let blank = Picture::read_all(b"P5 2 2 255\n\xff\xff\xff\xff").unwrap().remove(0);
        let layout = Layout::read(xml).unwrap();
        let seen = layout.document(&BTreeMap::from([(1, blank)]), &[]);
        assert_eq!(seen.doubts.unread, [0; 0]);
    }
}
