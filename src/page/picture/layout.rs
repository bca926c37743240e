//! Lays out the picture of a page for where links are shared, as SVG text.
//!
//! Nothing runs over the edge and nothing overlaps: every text is measured with the font's own
//! widths, wrapped and made smaller down to [`SMALLEST`]; what then does not fit is left out in the
//! order of [`Left`]. What is left out is left out whole.

use std::fmt::Write as _;

use crate::model::words;
use crate::page::picture::measure::{Weight, balanced, cut, width, wrap};
use crate::values::vocabulary::Stance;

/// The width of the picture in pixels.
pub const WIDTH: u32 = 1200;
/// Its height: 1.91 to 1 is what those who show such pictures ask for.
pub const HEIGHT: u32 = 630;
/// The smallest text, in pixels: still legible where the picture is shown a third as wide.
pub const SMALLEST: f32 = 32.0;
/// The longest text for those who do not see the picture, in characters.
pub const LONGEST_ALT: usize = 420;

/// What a card says: plain texts, in the language of its page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// Name of the site.
    pub site: String,
    /// The election, and its year alone where that does not fit.
    pub election: [String; 2],
    /// What the page is about, and a shorter name of it where that does not fit.
    pub headline: [String; 2],
    /// What a stance answers, where the headline does not say it.
    pub claim: Option<String>,
    /// Where a single party stands.
    pub stance: Option<(Sign, String)>,
    /// Words that may stand under it: the first that fit whole.
    pub words: Vec<String>,
    /// What is counted, in its written order.
    pub rows: Vec<Row>,
    /// What the page rests on.
    pub basis: String,
    /// When it was last checked.
    pub checked: Option<String>,
    /// The page's address, and that of the site where it does not fit.
    pub address: [String; 2],
}

/// One thing that is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its sign.
    pub sign: Sign,
    /// Its word.
    pub word: String,
    /// How many there are.
    pub number: usize,
    /// Who they are; if this is empty, they are drawn as so many equal marks.
    pub names: Vec<String>,
}

/// A sign with a shape of its own, so that no meaning hangs on a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A stance, as the pages draw it.
    Stance(Stance),
    /// Two parties take the same side.
    Same,
    /// One of two parties takes it in part.
    Partly,
    /// Two parties take opposite sides.
    Opposite,
    /// Two parties cannot be compared.
    Unclear,
}

/// A card as a picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// The picture as SVG: 1200 × 630, texts as text.
    pub svg: String,
    /// What stands where: no two of these overlap.
    pub boxes: Vec<Area>,
    /// The last thing that was left out.
    pub left: Left,
}

/// A place in the picture, in pixels from its upper left corner.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Area {
    /// Left edge.
    pub x: f32,
    /// Upper edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
    /// The text there, or nothing for a shape.
    pub text: String,
}

/// What is left out where not everything fits: each of these with all before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Left {
    /// Everything is there.
    #[default]
    Nothing,
    /// The words under a stance.
    Words,
    /// The longer headline; the shorter one stands for it.
    Headline,
    /// The date.
    Checked,
    /// The names of all parties: the counts stay. None is left out alone.
    Names,
    /// What a stance answers.
    Claim,
    /// What the page rests on; and what is still too long is cut at one line.
    Basis,
}

impl Left {
    const ALL: [Left; 7] = [
        Left::Nothing,
        Left::Words,
        Left::Headline,
        Left::Checked,
        Left::Names,
        Left::Claim,
        Left::Basis,
    ];
    /// The last try, in which whatever is still too long is cut.
    const LAST: Left = Left::Basis;
}

const MARGIN: f32 = 60.0;
const INNER: f32 = WIDTH as f32 - 2.0 * MARGIN;
/// The height of the band with the names of the site and the election.
const BAND: f32 = 92.0;
/// From the band to what the card says, and from that to the line above its foot, at least.
const AIR: f32 = 32.0;
/// The last base line.
const LAST: f32 = HEIGHT as f32 - 42.0;
/// From one line of a text to the next, in its size; what of it lies above and below the base line.
const LINE: f32 = 1.22;
const ABOVE: f32 = 0.95;
const BELOW: f32 = 0.25;
/// Half the height of a capital letter, in its size.
const MIDDLE: f32 = 0.364;

const PAPER: &str = "#fbfaf6";
const INK: &str = "#1b2126";
const SOFT: &str = "#4d565f";
const RULE: &str = "#d9d5c9";
const MARK: &str = "#1d3b4c";
/// For areas whose edges lie on whole pixels: nothing to smooth, which is most of what drawing costs.
const STRAIGHT: &str = "shape-rendering=\"crispEdges\"";

/// Every colour that cards are drawn in, as six hexadecimal digits after a `#`.
pub const INKS: [&str; 5] = [PAPER, INK, SOFT, RULE, MARK];

/// The site's own mark, in 32 × 32.
const SITE_MARK: &str = "<path d=\"M9 8v16M16 8v16M23 8v16\" stroke-width=\"3\"/>\
     <circle cx=\"9\" cy=\"13\" r=\"3.4\"/><circle cx=\"16\" cy=\"20\" r=\"3.4\"/>\
     <circle cx=\"23\" cy=\"11\" r=\"3.4\"/>";

impl Sign {
    /// The shape in 16 × 16; relations are 32 wide.
    fn shape(self) -> String {
        let disc = |x: f32, fill: &str| format!("<circle cx=\"{x}\" cy=\"8\" r=\"6.8\"{fill}/>");
        let (full, dashed) = (" fill=\"currentColor\"", " stroke-dasharray=\"2.9 2.44\"");
        let half =
            "<path d=\"M22 1.5a6.8 6.8 0 0 0 0 13z\" fill=\"currentColor\" stroke=\"none\"/>";
        match self {
            Sign::Stance(it) => stance_shape(it).to_owned(),
            Sign::Same => disc(8.0, full) + &disc(24.0, full),
            Sign::Partly => disc(8.0, full) + &disc(24.0, "") + half,
            Sign::Opposite => disc(8.0, full) + &disc(24.0, ""),
            Sign::Unclear => disc(8.0, dashed) + &disc(24.0, dashed),
        }
    }

    fn aspect(self) -> f32 {
        if matches!(self, Sign::Stance(_)) { 1.0 } else { 2.0 }
    }
}

/// The sign of a stance as `templates/icons.html` draws it.
fn stance_shape(stance: Stance) -> &'static str {
    match stance {
        Stance::For => {
            "<circle cx=\"8\" cy=\"8\" r=\"7.5\" fill=\"currentColor\" stroke=\"none\"/>\
             <path stroke=\"#fbfaf6\" stroke-width=\"2.2\" d=\"M4.5 8.2 7 10.8 11.6 5.6\"/>"
        }
        Stance::Conditional => {
            "<circle cx=\"8\" cy=\"8\" r=\"6.8\"/><path \
             d=\"M6 1.5a6.8 6.8 0 0 0 0 13z\" fill=\"currentColor\" stroke=\"none\"/>"
        }
        Stance::Against => {
            "<path stroke-width=\"2.6\" d=\"M2.5 2.5 13.5 13.5M13.5 2.5 2.5 13.5\"/>"
        }
        Stance::Mentioned => "<path d=\"M1.2 2h13.6v9.2H7.4L4 14.4v-3.2H1.2z\"/>",
        Stance::NotFound => "<path stroke-width=\"2.6\" d=\"M3 8h10\"/>",
        Stance::NotRead => {
            "<rect x=\"1.5\" y=\"1.5\" width=\"13\" height=\"13\" stroke-dasharray=\"2.2 2.13\"/>"
        }
        Stance::SourceMissing => {
            "<rect x=\"1.5\" y=\"1.5\" width=\"13\" height=\"13\"/><path d=\"M4.5 11.5l7-7\"/>"
        }
    }
}

/// A text as XML may hold it, so that it is nothing but text; what XML cannot hold is left out.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for it in text.chars() {
        match it {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            it if it.is_control() || ('\u{fffe}'..='\u{ffff}').contains(&it) => {}
            it => escaped.push(it),
        }
    }
    escaped
}

/// A drawing while it is made.
#[derive(Default)]
struct Canvas {
    drawing: Drawing,
}

impl Canvas {
    fn add(&mut self, svg: std::fmt::Arguments<'_>) {
        // Writing into a text cannot fail.
        let _ = self.drawing.svg.write_fmt(svg);
    }

    fn occupy(&mut self, x: f32, y: f32, width: f32, height: f32, text: &str) {
        self.drawing.boxes.push(Area { x, y, width, height, text: text.to_owned() });
    }

    /// A line of text with its base line at `y`.
    fn text(&mut self, x: f32, y: f32, size: f32, weight: Weight, fill: &str, text: &str) {
        self.occupy(x, y - ABOVE * size, width(text, size, weight), (ABOVE + BELOW) * size, text);
        self.glyphs(x, y, size, weight, fill, text);
    }

    fn glyphs(&mut self, x: f32, y: f32, size: f32, weight: Weight, fill: &str, text: &str) {
        let weight = if weight == Weight::Bold { " font-weight=\"700\"" } else { "" };
        let text = escape(text);
        self.add(format_args!(
            "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\"{weight} fill=\"{fill}\">{text}</text>"
        ));
    }

    /// Lines under each other from `top`; returns where they end.
    fn lines(
        &mut self,
        x: f32,
        top: f32,
        size: f32,
        weight: Weight,
        fill: &str,
        lines: &[String],
    ) -> f32 {
        for (i, line) in lines.iter().enumerate() {
            let base = top + ABOVE * size + i as f32 * LINE * size;
            self.text(x, base, size, weight, fill, line);
        }
        top + height(lines, size)
    }

    /// A sign with its upper left corner here.
    fn sign(&mut self, x: f32, y: f32, side: f32, sign: Sign) {
        self.occupy(x, y, side * sign.aspect(), side, "");
        let (shape, scale) = (sign.shape(), side / 16.0);
        self.add(format_args!(
            "<g transform=\"translate({x:.1} {y:.1}) scale({scale:.3})\" fill=\"none\" color=\"{MARK}\" \
             stroke=\"currentColor\" stroke-width=\"1.7\">{shape}</g>"
        ));
    }
}

/// The height of lines of text.
fn height(lines: &[String], size: f32) -> f32 {
    match lines.len() {
        0 => 0.0,
        more => (more - 1) as f32 * LINE * size + (ABOVE + BELOW) * size,
    }
}

/// One part of a card between the band and the foot, with its lines already made.
enum Part<'c> {
    /// Lines of text in a size.
    Lines(Vec<String>, f32, Weight, &'static str),
    /// A single stance: its sign and word.
    Stance(Sign, String, f32),
    /// Words under a stance, beside a stroke.
    Words(Vec<String>),
    /// What is counted.
    Rows(Table<'c>),
}

impl Part<'_> {
    fn height(&self) -> f32 {
        match self {
            Part::Lines(lines, size, ..) => height(lines, *size),
            Part::Stance(_, _, size) => (ABOVE + BELOW) * size,
            Part::Words(lines) => height(lines, SMALLEST + 2.0),
            Part::Rows(it) => {
                let (line, air) = it.pitch;
                it.lines().map(|it| it as f32 * line + air).sum::<f32>() - air
            }
        }
    }
}

/// The size of words in a table.
const WORD: f32 = 34.0;
/// The height of a line in a table, and the air between its rows: first with room, then without.
const PITCHES: [(f32, f32); 2] = [(46.0, 8.0), (42.0, 4.0)];
/// The air inside the frame of a name, left and right of it; and between two frames.
const PAD: f32 = 14.0;
const FRAME_GAP: f32 = 10.0;

/// Rows with their names placed in lines.
struct Table<'c> {
    rows: &'c [Row],
    /// For each row its word, cut where nothing else is left to leave out.
    words: Vec<String>,
    /// For each row the lines of its names.
    names: Vec<Vec<Vec<&'c str>>>,
    /// Where numbers end, where words begin, and where names begin.
    columns: [f32; 3],
    /// From one mark to the next, where marks stand for names.
    step: f32,
    /// The height of a line, and the air between two rows.
    pitch: (f32, f32),
}

impl Table<'_> {
    fn lines(&self) -> impl Iterator<Item = usize> {
        self.names.iter().map(|it| it.len().max(1))
    }
}

/// Places rows, or says that they do not fit; in the last try they always do.
fn table(rows: &[Row], left: Left, pitch: (f32, f32)) -> Option<Table<'_>> {
    let signs = rows.iter().map(|it| it.sign.aspect() * WORD).fold(0.0, f32::max);
    let widest = |of: &dyn Fn(&Row) -> String| {
        rows.iter().map(|it| width(&of(it), WORD, Weight::Bold)).fold(0.0, f32::max)
    };
    let numbers = MARGIN + signs + 20.0 + widest(&|it| it.number.to_string());
    let words = numbers + 14.0;
    let edge = WIDTH as f32 - MARGIN;
    let widest_word = widest(&|it| it.word.clone());
    if words + widest_word > edge && left < Left::LAST {
        return None;
    }
    let word = |it: &Row| cut(&it.word, WORD, Weight::Bold, edge - words);
    let names = words + widest_word + 34.0;
    let room = edge - names;
    let framed = |it: &str| width(it, WORD, Weight::Regular) + 2.0 * PAD;
    let mut placed = Vec::new();
    for row in rows {
        let mut lines: Vec<Vec<&str>> = Vec::new();
        let mut used = f32::INFINITY;
        for name in row.names.iter().filter(|_| left < Left::Names) {
            let wide = framed(name);
            if wide > room {
                return None;
            }
            if used + FRAME_GAP + wide > room {
                lines.push(Vec::new());
                used = -FRAME_GAP;
            }
            used += FRAME_GAP + wide;
            lines.last_mut()?.push(name);
        }
        placed.push(lines);
    }
    let most = rows.iter().map(|it| it.number).max().unwrap_or(0);
    let step = (room / most.max(1) as f32).min(22.0);
    let cut = rows.iter().map(word).collect();
    Some(Table { rows, words: cut, names: placed, columns: [numbers, words, names], step, pitch })
}

impl Card {
    /// The card as a picture.
    pub fn draw(&self) -> Drawing {
        for left in Left::ALL {
            let smallest = if left == Left::Nothing { 40 } else { SMALLEST as u32 };
            let sizes = (smallest..=64).rev().step_by(4);
            for (pitch, size) in PITCHES.iter().flat_map(|it| sizes.clone().map(|size| (*it, size)))
            {
                let words: Vec<Option<&str>> = match self.words.is_empty() || left > Left::Nothing {
                    true => vec![None],
                    false => self.words.iter().map(|it| Some(it.as_str())).collect(),
                };
                for words in words {
                    if let Some(drawing) = self.lay(left, size as f32, words, pitch) {
                        return drawing;
                    }
                }
            }
        }
        // The last step always fits: it has one line of headline and as many rows as there are words.
        Drawing::default()
    }

    /// The card with a headline of this size, if it fits.
    fn lay(
        &self,
        left: Left,
        size: f32,
        words: Option<&str>,
        pitch: (f32, f32),
    ) -> Option<Drawing> {
        let mut canvas = Canvas::default();
        canvas.add(format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\" \
             font-family=\"Inter\"><path {STRAIGHT} fill=\"{PAPER}\" d=\"M0 0h{WIDTH}v{HEIGHT}H0z\"/>"
        ));
        let foot = self.foot(&mut canvas, left);
        let room = foot - AIR - (BAND + AIR);
        let parts = self.parts(left, size, words, pitch)?;
        let gaps = |part: &Part<'_>| match part {
            Part::Lines(..) => 16.0,
            Part::Stance(..) => 22.0,
            Part::Words(_) => 22.0,
            Part::Rows(_) => 26.0,
        };
        let least: f32 = parts.iter().map(Part::height).sum::<f32>()
            + parts.iter().skip(1).map(gaps).sum::<f32>();
        if least > room {
            return None;
        }
        self.band(&mut canvas);
        // What is left of the height is shared between the parts, the edges and the rows.
        let spare = room - least;
        let more = (spare / (parts.len() as f32 + 1.0)).min(30.0);
        let total = least + more * (parts.len() as f32 - 1.0);
        let mut top = BAND + AIR + (room - total) / 2.0;
        for (i, part) in parts.iter().enumerate() {
            if i > 0 {
                top += gaps(part) + more;
            }
            draw_part(&mut canvas, part, top);
            top += part.height();
        }
        canvas.add(format_args!("</svg>\n"));
        canvas.drawing.left = left;
        Some(canvas.drawing)
    }

    /// The parts between band and foot.
    fn parts(
        &self,
        left: Left,
        size: f32,
        words: Option<&str>,
        pitch: (f32, f32),
    ) -> Option<Vec<Part<'_>>> {
        let mut parts = Vec::new();
        let last = left >= Left::LAST;
        let headline = &self.headline[usize::from(left >= Left::Headline)];
        let (lines, whole) = match last {
            true => (vec![cut(headline, size, Weight::Bold, INNER)], true),
            false => balanced(headline, size, Weight::Bold, INNER),
        };
        if !whole && size > SMALLEST {
            return None;
        }
        parts.push(Part::Lines(lines, size, Weight::Bold, INK));
        if let Some(claim) = self.claim.as_ref().filter(|_| left < Left::Claim) {
            let small = if size > 48.0 { SMALLEST + 4.0 } else { SMALLEST };
            let (lines, _) = wrap(claim, small, Weight::Regular, INNER);
            parts.push(Part::Lines(lines, small, Weight::Regular, INK));
        }
        if let Some((sign, word)) = &self.stance {
            let size = (32..=60).rev().step_by(4).map(|it| it as f32);
            let fits = |it: &f32| it * 1.3 + width(word, *it, Weight::Bold) <= INNER;
            let size = size.filter(fits).find(|it| *it <= size_of_stance(left));
            let size = size.or(last.then_some(SMALLEST))?;
            let word = cut(word, size, Weight::Bold, INNER - size * 1.3);
            parts.push(Part::Stance(*sign, word, size));
        }
        if let Some(words) = words {
            let room = INNER - 30.0;
            let (lines, whole) = wrap(words, SMALLEST + 2.0, Weight::Regular, room);
            if !whole {
                return None;
            }
            parts.push(Part::Words(lines));
        }
        if !self.rows.is_empty() {
            parts.push(Part::Rows(table(&self.rows, left, pitch)?));
        }
        Some(parts)
    }

    /// The names of the site and the election.
    fn band(&self, canvas: &mut Canvas) {
        let (size, side) = (36.0, 48.0);
        let base = BAND / 2.0 + MIDDLE * size;
        let inner = INNER - side - 16.0;
        canvas.add(format_args!("<path {STRAIGHT} fill=\"{MARK}\" d=\"M0 0h{WIDTH}v{BAND}H0z\"/>"));
        canvas.add(format_args!(
            "<g transform=\"translate({:.1} {:.1}) scale(1.5)\" fill=\"{PAPER}\" \
             stroke=\"{PAPER}\">{SITE_MARK}</g>",
            MARGIN - 9.0,
            (BAND - side) / 2.0
        ));
        canvas.occupy(MARGIN - 9.0, (BAND - side) / 2.0, side, side, "");
        let name = cut(&self.site, size, Weight::Bold, inner * 0.6);
        let site = width(&name, size, Weight::Bold);
        // Beside the name as much of address and election as fits: the best pair that does, else the
        // year of the election alone.
        let wide = |it: &str| width(it, SMALLEST, Weight::Regular);
        let pairs = [(0, 0), (0, 1), (1, 0), (1, 1)];
        let pairs =
            pairs.map(|(address, election)| (&self.address[address], &self.election[election]));
        let fits = pairs.iter().find(|(address, election)| {
            site + 28.0 + wide(address) + 40.0 + wide(election) <= inner
        });
        let election = match fits {
            Some((_, election)) => (*election).clone(),
            None => cut(&self.election[1], SMALLEST, Weight::Regular, inner - site - 40.0),
        };
        let taken = wide(&election);
        let left = MARGIN + side + 4.0;
        canvas.text(left, base, size, Weight::Bold, PAPER, &name);
        if let Some((address, _)) = fits {
            canvas.text(left + site + 28.0, base, SMALLEST, Weight::Regular, PAPER, address);
        }
        let x = WIDTH as f32 - MARGIN - taken;
        canvas.text(x, base, SMALLEST, Weight::Regular, PAPER, &election);
    }

    /// What the page rests on, and when it was checked: from the bottom up. Returns where it begins.
    fn foot(&self, canvas: &mut Canvas, left: Left) -> f32 {
        let size = SMALLEST;
        let mut lines: Vec<(String, Weight, &str)> = Vec::new();
        let basis = (left < Left::Basis).then_some(self.basis.as_str());
        let checked = self.checked.as_deref().filter(|_| left < Left::Checked);
        let both: Vec<&str> =
            basis.into_iter().chain(checked).filter(|it| !it.is_empty()).collect();
        let one = both.join(" · ");
        let soft = |it: String| (it, Weight::Regular, SOFT);
        if !one.is_empty() {
            lines.extend(wrap(&one, size, Weight::Regular, INNER).0.into_iter().map(soft));
        }
        let count = lines.len() as f32;
        for (i, (line, weight, fill)) in lines.iter().enumerate() {
            let base = LAST - (count - 1.0 - i as f32) * 42.0;
            canvas.text(MARGIN, base, size, *weight, fill, line);
        }
        let top = LAST - (count - 1.0) * 42.0 - ABOVE * size - 14.0;
        canvas.add(format_args!(
            "<path {STRAIGHT} fill=\"{RULE}\" d=\"M{MARGIN} {:.0}h{INNER}v2h-{INNER}z\"/>",
            top.floor() - 2.0
        ));
        top.floor() - 2.0
    }

    /// What the card says, in words: at most [`LONGEST_ALT`] characters.
    pub fn alt(&self) -> String {
        let row = |it: &Row, named: bool| match it.names.is_empty() || !named {
            true => words::count(it.number, &it.word),
            false => format!("{} ({})", words::count(it.number, &it.word), it.names.join(", ")),
        };
        let description = |named: bool| -> String {
            let rows: Vec<String> = self.rows.iter().map(|it| row(it, named)).collect();
            let stance = self.stance.iter().map(|it| it.1.clone());
            let about = self.claim.iter().cloned().chain(stance).chain([rows.join(", ")]);
            let mut all = vec![format!("{}, {}", self.site, self.election[0])];
            all.push(self.headline[0].clone());
            all.extend(about.chain([self.basis.clone()]).chain(self.checked.clone()));
            all.retain(|it| !it.is_empty());
            let end = |it: &String| if it.ends_with(['.', '?', '!']) { "" } else { "." };
            all.iter().map(|it| format!("{it}{}", end(it))).collect::<Vec<_>>().join(" ")
        };
        let named = description(true);
        let fits = named.chars().count() <= LONGEST_ALT;
        if fits { named } else { words::shorten(&description(false), LONGEST_ALT) }
    }
}

/// The largest size of a single stance.
fn size_of_stance(left: Left) -> f32 {
    if left <= Left::Words { 56.0 } else { 44.0 }
}

fn draw_part(canvas: &mut Canvas, part: &Part<'_>, top: f32) {
    match part {
        Part::Lines(lines, size, weight, fill) => {
            canvas.lines(MARGIN, top, *size, *weight, fill, lines);
        }
        Part::Stance(sign, word, size) => {
            let base = top + ABOVE * size;
            let side = size * 0.92;
            canvas.sign(MARGIN, base - MIDDLE * size - side / 2.0, side, *sign);
            canvas.text(MARGIN + size * 1.25, base, *size, Weight::Bold, MARK, word);
        }
        Part::Words(lines) => {
            let size = SMALLEST + 2.0;
            canvas.lines(MARGIN + 30.0, top, size, Weight::Regular, INK, lines);
            let high = height(lines, size);
            canvas.occupy(MARGIN, top, 5.0, high, "");
            canvas.add(format_args!(
                "<path {STRAIGHT} fill=\"{MARK}\" d=\"M{MARGIN} {top:.0}h5v{high:.0}h-5z\"/>"
            ));
        }
        Part::Rows(it) => draw_rows(canvas, it, top),
    }
}

fn draw_rows(canvas: &mut Canvas, table: &Table<'_>, top: f32) {
    let [numbers, words, names] = table.columns;
    let (pitch, air) = table.pitch;
    let mut top = top;
    let rows = table.rows.iter().zip(&table.words).zip(&table.names).zip(table.lines());
    for (((row, word), lines), count) in rows {
        let middle = top + pitch / 2.0;
        let base = middle + MIDDLE * WORD;
        canvas.sign(MARGIN, middle - WORD / 2.0, WORD, row.sign);
        let number = row.number.to_string();
        let wide = width(&number, WORD, Weight::Bold);
        canvas.text(numbers - wide, base, WORD, Weight::Bold, INK, &number);
        canvas.text(words, base, WORD, Weight::Bold, INK, word);
        for (i, line) in lines.iter().enumerate() {
            let mut x = names;
            for name in line {
                let down = i as f32 * pitch;
                let wide = width(name, WORD, Weight::Regular) + 2.0 * PAD;
                canvas.add(format_args!(
                    "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"8\" fill=\"none\" \
                     stroke=\"{SOFT}\" stroke-width=\"2\"/>",
                    x + 1.0,
                    top + down + 2.0,
                    wide - 2.0,
                    pitch - 4.0
                ));
                canvas.occupy(x, top + down, wide, pitch, name);
                canvas.glyphs(x + PAD, base + down, WORD, Weight::Regular, INK, name);
                x += wide + FRAME_GAP;
            }
        }
        // Too many to be told apart: the number says it.
        if row.names.is_empty() && row.number > 0 && table.step >= 8.0 {
            let (side, step) = (table.step * 0.72, table.step);
            let wide = side + (row.number - 1) as f32 * step;
            canvas.occupy(names, middle - 13.0, wide, 26.0, "");
            let mut path = String::new();
            for i in 0..row.number {
                let x = names + i as f32 * step;
                let _ = write!(path, "M{x:.1} {:.1}h{side:.1}v26h-{side:.1}z", middle - 13.0);
            }
            canvas.add(format_args!("<path fill=\"{MARK}\" d=\"{path}\"/>"));
        }
        top += count as f32 * pitch + air;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::vocabulary::Stance;

    fn row(stance: Stance, word: &str, names: &[&str]) -> Row {
        let names: Vec<String> = names.iter().map(|it| (*it).to_owned()).collect();
        Row { sign: Sign::Stance(stance), word: word.to_owned(), number: names.len(), names }
    }

    fn theme(names: &[&str]) -> Card {
        let (first, rest) = names.split_at(names.len() / 2);
        Card {
            site: "Valget".to_owned(),
            election: ["Stortingsvalget 2029".to_owned(), "2029".to_owned()],
            headline: ["Skal byene få flere sykkelveier?".to_owned(), "Sykkelveier".to_owned()],
            rows: vec![row(Stance::For, "For", first), row(Stance::Against, "Imot", rest)],
            basis: "Bygger på 2 programmer".to_owned(),
            checked: Some("Kontrollert 1. juli 2029".to_owned()),
            address: ["valg.test/t/1".to_owned(), "valg.test".to_owned()],
            ..Card::default()
        }
    }

    fn position() -> Card {
        Card {
            rows: Vec::new(),
            claim: Some("Påstanden: Byene skal få flere sykkelveier.".to_owned()),
            stance: Some((Sign::Stance(Stance::Conditional), "Delvis for".to_owned())),
            words: vec!["«Vi vil ha flere sykkelveier.»".to_owned()],
            ..theme(&[])
        }
    }

    /// What is wrong with where things stand: outside the picture, in each other's way, or too small.
    fn faults(drawing: &Drawing) -> Vec<String> {
        let mut faults = Vec::new();
        let (wide, high) = (WIDTH as f32, HEIGHT as f32);
        for (i, a) in drawing.boxes.iter().enumerate() {
            let inside =
                a.x >= 0.0 && a.y >= 0.0 && a.x + a.width <= wide && a.y + a.height <= high;
            if !inside {
                faults.push(format!("outside: {a:?}"));
            }
            for b in &drawing.boxes[i + 1..] {
                let across = a.x < b.x + b.width && b.x < a.x + a.width;
                let down = a.y < b.y + b.height && b.y < a.y + a.height;
                // Lines of one text may touch with what their letters leave empty.
                let depth = (a.y + a.height).min(b.y + b.height) - a.y.max(b.y);
                if across && down && depth > 0.1 * a.height.min(b.height) {
                    faults.push(format!("{a:?} and {b:?}"));
                }
            }
        }
        for size in drawing.svg.split("font-size=\"").skip(1) {
            let size: f32 = size.split('"').next().unwrap_or_default().parse().unwrap_or_default();
            if size < SMALLEST {
                faults.push(format!("{size} pixels"));
            }
        }
        if !drawing.svg.starts_with("<svg")
            || !drawing.svg.ends_with("</svg>\n")
            || drawing.svg.contains("href")
        {
            faults.push(drawing.svg.clone());
        }
        faults
    }

    #[track_caller]
    fn drawn(card: &Card) -> Drawing {
        let drawing = card.draw();
        assert_eq!(faults(&drawing), Vec::<String>::new(), "{card:?}");
        assert!(card.alt().chars().count() <= LONGEST_ALT, "{}", card.alt());
        drawing
    }

    fn texts(it: &Drawing) -> Vec<&str> {
        it.boxes.iter().map(|it| it.text.as_str()).filter(|it| !it.is_empty()).collect()
    }

    #[test]
    fn an_ordinary_card_says_everything() {
        let drawing = drawn(&theme(&["Ap", "H", "V", "R"]));
        assert_eq!(drawing.left, Left::Nothing);
        let wanted = [
            "Bygger på 2 programmer · Kontrollert 1. juli 2029",
            "Valget",
            "valg.test/t/1",
            "Stortingsvalget 2029",
            "Skal byene få flere sykkelveier?",
            "2",
            "For",
            "Ap",
            "H",
            "2",
            "Imot",
            "V",
            "R",
        ];
        assert_eq!(texts(&drawing), wanted);
        let drawing = drawn(&position());
        assert!(texts(&drawing).contains(&"«Vi vil ha flere sykkelveier.»"));
        assert!(texts(&drawing).contains(&"Delvis for"));
    }

    #[test]
    fn whatever_is_too_long_fits_or_is_left_out_whole() {
        let word = "rusmiddelpolitikksammenligningstjeneste".repeat(4);
        let sentence = "Skal kommunene og fylkene få plikt til å gjøre dette? ".repeat(12);
        let many: Vec<String> = (0..30).map(|it| format!("Parti {it}")).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        for long in [&word, &sentence, &"i".repeat(900), &"W".repeat(900)] {
            let all = [long.clone(), long.clone()];
            for card in [theme(&many), position()] {
                drawn(&Card { site: long.clone(), ..card.clone() });
                drawn(&Card { election: all.clone(), ..card.clone() });
                drawn(&Card { headline: all.clone(), ..card.clone() });
                drawn(&Card { claim: Some(long.clone()), ..card.clone() });
                drawn(&Card { basis: long.clone(), ..card.clone() });
                drawn(&Card { checked: Some(long.clone()), ..card.clone() });
                drawn(&Card { address: all.clone(), ..card.clone() });
                drawn(&Card { words: all.to_vec(), ..card.clone() });
                let stance = Some((Sign::Stance(Stance::For), long.clone()));
                drawn(&Card { stance, ..card.clone() });
                let rows = vec![row(Stance::For, long, &many); 4];
                let everywhere = Card {
                    site: long.clone(),
                    election: all.clone(),
                    headline: all.clone(),
                    claim: Some(long.clone()),
                    rows,
                    basis: long.clone(),
                    checked: Some(long.clone()),
                    address: all.clone(),
                    ..card
                };
                drawn(&everywhere);
            }
        }
    }

    #[test]
    fn all_names_stand_there_or_none() {
        for number in [1, 2, 9, 14, 30, 60, 200] {
            let names: Vec<String> = (0..number).map(|it| format!("Parti {it}")).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let drawing = drawn(&theme(&names));
            let there = texts(&drawing).iter().filter(|it| it.starts_with("Parti ")).count();
            assert_eq!(there, if drawing.left < Left::Names { number } else { 0 }, "{number}");
            assert!(number > 14 || there == number, "{number}");
        }
    }

    #[test]
    fn a_text_is_nothing_but_text() {
        let rude = "<image href=\"http://a.test/x.png\"/>&\"]]>\u{202e}\u{0}\u{7}";
        let card = Card { headline: [rude.to_owned(), rude.to_owned()], ..theme(&["Ap", rude]) };
        let svg = card.draw().svg;
        assert!(!svg.contains("<image") && !svg.contains('\u{0}') && !svg.contains('\u{7}'));
        assert!(
            svg.contains("&lt;image href=&quot;http://a.test/x.png&quot;/&gt;&amp;&quot;]]&gt;")
        );
    }

    #[test]
    fn what_stands_in_the_way_would_be_seen() {
        let good = drawn(&theme(&["Ap", "H"]));
        let at = |text: &str| good.boxes.iter().position(|it| it.text == text).unwrap_or_default();
        let mut moved = good.clone();
        moved.boxes[at("Ap")].y = moved.boxes[at("H")].y;
        assert!(!faults(&moved).is_empty());
        let mut wide = good.clone();
        wide.boxes[at("Valget")].width = 1300.0;
        assert!(!faults(&wide).is_empty());
        let mut small = good.clone();
        small.svg = small.svg.replacen("font-size=\"34\"", "font-size=\"31\"", 1);
        assert_eq!(faults(&small), ["31 pixels"]);
        assert!(!faults(&Drawing::default()).is_empty());
    }
}
