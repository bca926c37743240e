//! Looks at the picture of a page: whether it shows something, and where.

use std::ops::Range;

/// How far two shades of grey lie apart that a reader tells apart, of 255.
const APART: u8 = 25;

/// Paper is at least so light, of 255.
const PAPER: u8 = 200;

/// The share of a page that edges have if it shows more than a mark or a logo.
const MARKED: f64 = 0.003;

/// A page in shades of grey, from 0 for black to 255.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    width: usize,
    grey: Vec<u8>,
}

impl Picture {
    /// Reads pictures one after another in the form that `pdftoppm -gray` writes (PGM, `P5`). `None` if
    /// the bytes are something else.
    pub fn read_all(mut bytes: &[u8]) -> Option<Vec<Picture>> {
        let mut pictures = Vec::new();
        while !bytes.is_empty() {
            let mut words = Vec::new();
            while words.len() < 4 {
                let start = bytes.iter().position(|it| !it.is_ascii_whitespace())?;
                let end = start + bytes[start..].iter().position(u8::is_ascii_whitespace)?;
                words.push(str::from_utf8(&bytes[start..end]).ok()?);
                bytes = &bytes[end..];
            }
            let number = |at: usize| words[at].parse::<usize>().ok().filter(|it| *it > 0);
            let (width, height) = (number(1)?, number(2)?);
            let (grey, rest) = bytes.get(1..)?.split_at_checked(width.checked_mul(height)?)?;
            if words[0] != "P5" || words[3] != "255" {
                return None;
            }
            pictures.push(Picture { width, grey: grey.to_vec() });
            bytes = rest;
        }
        Some(pictures)
    }

    /// Whether there is anything on the page but one colour, or some.
    pub fn shows_something(&self) -> bool {
        self.edges() > 0
    }

    /// Whether it looks like a cover and not like a page of text: coloured, an illustration, or white with
    /// no more than a mark.
    pub fn is_cover(&self) -> bool {
        let (shade, share) = self.ground();
        shade < PAPER || share < 0.5 || (self.edges() as f64) < MARKED * self.grey.len() as f64
    }

    /// The page without what shows in these parts of it.
    pub fn without(&self, parts: impl Iterator<Item = [[f64; 2]; 2]>) -> Picture {
        let (shade, _) = self.ground();
        let mut picture = self.clone();
        for part in parts {
            let (columns, rows) = self.bounds(part);
            // Letters reach a little over their line.
            let columns = columns.start.saturating_sub(2)..(columns.end + 2).min(self.width);
            for y in rows.start.saturating_sub(2)..(rows.end + 2).min(self.height()) {
                picture.grey[y * self.width..][columns.clone()].fill(shade);
            }
        }
        picture
    }

    fn height(&self) -> usize {
        self.grey.len() / self.width
    }

    /// The columns and rows of a part of the page: from and to, as shares of its width and height.
    fn bounds(&self, [across, down]: [[f64; 2]; 2]) -> (Range<usize>, Range<usize>) {
        let bounds = |of: [f64; 2], size: usize| {
            let at = |it: f64| ((it.clamp(0.0, 1.0) * size as f64) as usize).min(size - 1);
            at(of[0])..(at(of[1]) + 1).max(at(of[0]) + 1)
        };
        (bounds(across, self.width), bounds(down, self.height()))
    }

    /// Whether there is more than one shade in a part of the page: from and to across and down, as shares of
    /// its width and height.
    pub fn varies(&self, part: [[f64; 2]; 2]) -> bool {
        let (columns, rows) = self.bounds(part);
        let part = rows.flat_map(|y| self.grey[y * self.width..][columns.clone()].iter());
        let (least, most) = part.fold((u8::MAX, 0), |it, grey| (it.0.min(*grey), it.1.max(*grey)));
        most.saturating_sub(least) > APART
    }

    /// How many places differ from the one beside or below them.
    fn edges(&self) -> usize {
        let differ = |a: u8, b: u8| a.abs_diff(b) > APART;
        let rows: Vec<&[u8]> = self.grey.chunks(self.width).collect();
        let beside = rows.iter().map(|it| it.windows(2).filter(|it| differ(it[0], it[1])).count());
        let below = rows
            .windows(2)
            .map(|it| it[0].iter().zip(it[1]).filter(|(a, b)| differ(**a, **b)).count());
        beside.sum::<usize>() + below.sum::<usize>()
    }

    /// The shade that most of the page has, and how large a share has it or one that looks like it.
    fn ground(&self) -> (u8, f64) {
        let mut counts = [0_usize; 256];
        self.grey.iter().for_each(|it| counts[usize::from(*it)] += 1);
        let most = counts.iter().enumerate().max_by_key(|it| it.1).map_or(0, |it| it.0);
        let shade = u8::try_from(most).unwrap_or(u8::MAX);
        let like = self.grey.iter().filter(|it| it.abs_diff(shade) <= APART).count();
        (shade, like as f64 / self.grey.len().max(1) as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page of one shade with a black block in it.
    fn page(shade: u8, block: Option<[usize; 4]>) -> Picture {
        let mut grey = vec![shade; 100 * 100];
        if let Some([left, right, top, bottom]) = block {
            (top..bottom).for_each(|y| grey[y * 100 + left..y * 100 + right].fill(0));
        }
        Picture { width: 100, grey }
    }

    #[test]
    fn pictures_are_read_and_what_is_none_is_not() {
        let bytes = b"P5\n2 1\n255\n\x00\xffP5 1 2 255\n\x07\x08";
        let read = Picture::read_all(bytes).unwrap();
        assert_eq!(read.len(), 2);
        assert_eq!((read[0].width, read[0].grey.as_slice()), (2, &[0, 255][..]));
        assert_eq!((read[1].width, read[1].grey.as_slice()), (1, &[7, 8][..]));
        for wrong in [&bytes[..bytes.len() - 1], b"P6 1 1 255\n\0", b"P5 0 1 255\n", b"P5 1", b"x"]
        {
            assert_eq!(Picture::read_all(wrong), None);
        }
    }

    #[test]
    fn a_blank_page_shows_nothing_and_a_block_shows_where_it_is() {
        assert!(!page(255, None).shows_something());
        assert!(!page(120, None).shows_something());
        let marked = page(255, Some([10, 20, 10, 20]));
        assert!(marked.shows_something());
        assert!(marked.varies([[0.05, 0.25], [0.05, 0.15]]));
        assert!(!marked.varies([[0.5, 0.9], [0.5, 0.9]]));
        assert!(!marked.varies([[0.12, 0.15], [0.12, 0.15]]), "black on black");
        assert!(!marked.without([[[0.1, 0.2], [0.1, 0.2]]].into_iter()).shows_something());
        assert!(marked.without([[[0.5, 0.6], [0.1, 0.2]]].into_iter()).shows_something());
    }

    #[test]
    fn a_cover_is_coloured_or_nearly_bare_and_a_page_of_text_is_neither() {
        assert!(page(90, Some([10, 90, 10, 90])).is_cover());
        assert!(page(255, Some([10, 14, 10, 12])).is_cover());
        assert!(!page(255, Some([10, 60, 10, 60])).is_cover());
    }
}
