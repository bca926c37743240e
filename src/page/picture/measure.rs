//! Measures words in the font of the pictures, and breaks them into lines.

use std::sync::LazyLock;

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider as _};

/// The font of all cards (Inter, SIL Open Font License 1.1; Latin letters and punctuation only).
pub const FONTS: [&[u8]; 2] =
    [include_bytes!("fonts/Inter-Regular.ttf"), include_bytes!("fonts/Inter-Bold.ttf")];

/// A weight of the font.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Weight {
    Regular,
    Bold,
}

/// The letters that are measured in advance: all that the font has.
const LETTERS: u32 = 0x2220;

/// For each weight the width of each letter, in its size; the last is for what the font has not.
static WIDTHS: LazyLock<[Vec<f32>; 2]> = LazyLock::new(|| {
    FONTS.map(|bytes| {
        // The font is part of the program: a test sees that it can be read.
        let Ok(font) = FontRef::new(bytes) else { return vec![1.0; LETTERS as usize + 1] };
        let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
        let letters = font.charmap();
        let width = |code: u32| {
            let glyph = letters.map(code).unwrap_or_default();
            metrics.advance_width(glyph).unwrap_or(1.0)
        };
        (0..LETTERS).chain([u32::MAX]).map(width).collect()
    })
});

/// The width of a text in pixels. Kerning is left out: it nearly always narrows.
pub(crate) fn width(text: &str, size: f32, weight: Weight) -> f32 {
    let widths = &WIDTHS[weight as usize];
    let of = |it: char| widths[(it as usize).min(LETTERS as usize)];
    text.chars().map(of).sum::<f32>() * size
}

/// A text in lines no wider than `room`, and whether no word had to be broken inside.
pub(crate) fn wrap(text: &str, size: f32, weight: Weight, room: f32) -> (Vec<String>, bool) {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut whole = true;
    for piece in pieces(text) {
        let wide = |it: &str| width(it.trim_end_matches(' '), size, weight);
        if !line.is_empty() && wide(&format!("{line}{piece}")) > room {
            lines.push(std::mem::take(&mut line));
        }
        if wide(piece) <= room {
            line.push_str(piece);
            continue;
        }
        whole = false;
        for letter in piece.chars() {
            let next = format!("{line}{letter}");
            if !line.is_empty() && wide(&next) > room {
                lines.push(std::mem::take(&mut line));
            }
            line.push(letter);
        }
    }
    lines.push(line);
    let trimmed = lines.iter().map(|it| it.trim_matches(' ').to_owned());
    (trimmed.filter(|it| !it.is_empty()).collect(), whole)
}

/// What lies between places where a line may end: after blanks, strokes and hyphens between letters.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    for pair in letters.windows(2) {
        let ((_, one), (at, two)) = (pair[0], pair[1]);
        let inside = "/-".contains(one) && two.is_alphabetic();
        if (one == ' ' && two != ' ') || inside {
            pieces.push(&text[start..at]);
            start = at;
        }
    }
    pieces.push(&text[start..]);
    pieces
}

/// The same number of lines, as equally long as can be.
pub(crate) fn balanced(text: &str, size: f32, weight: Weight, room: f32) -> (Vec<String>, bool) {
    let (lines, whole) = wrap(text, size, weight, room);
    let (mut low, mut high) = (room / 2.0, room);
    if lines.len() < 2 || !whole {
        return (lines, whole);
    }
    while high - low > 8.0 {
        let middle = f32::midpoint(low, high);
        let (tried, unbroken) = wrap(text, size, weight, middle);
        if tried.len() == lines.len() && unbroken { high = middle } else { low = middle }
    }
    wrap(text, size, weight, high)
}

/// A text cut so that it fits one line, if it has to be.
pub(crate) fn cut(text: &str, size: f32, weight: Weight, room: f32) -> String {
    if width(text, size, weight) <= room {
        return text.to_owned();
    }
    let mut kept: Vec<char> = text.chars().collect();
    let line = |it: &[char]| format!("{}…", it.iter().collect::<String>().trim_end());
    while !kept.is_empty() && width(&line(&kept), size, weight) > room {
        kept.pop();
    }
    line(&kept)
}
