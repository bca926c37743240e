//! Draws the picture of a page from SVG to the bytes of a PNG file, the same on every machine.

use std::cell::RefCell;
use std::sync::{Arc, LazyLock};

use png::{BitDepth, ColorType, DeflateCompression, Encoder, Filter};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Options, Tree};

use crate::page::picture::layout::{HEIGHT, INKS, WIDTH};
use crate::page::picture::measure::FONTS;
use crate::values::checksum::sha256;

/// Goes up with every change of how pictures are made of the same SVG, so that kept ones are not
/// taken for theirs.
const VERSION: u32 = 3;

/// How pictures are made: the fonts that texts are drawn in, and none of the system's.
static OPTIONS: LazyLock<Options<'static>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    FONTS.iter().for_each(|it| fonts.load_font_data(it.to_vec()));
    Options { fontdb: Arc::new(fonts), font_family: "Inter".to_owned(), ..Options::default() }
});

thread_local! {
    /// What a picture is drawn on: each thread draws many, one after the other.
    static PIXELS: RefCell<Option<Pixmap>> = RefCell::new(Pixmap::new(WIDTH, HEIGHT));
}

/// What every key begins with.
static MAKER: LazyLock<String> = LazyLock::new(|| {
    let fonts: Vec<String> = FONTS.iter().map(|it| sha256(it).to_string()).collect();
    format!("{VERSION}\n{}\n", fonts.join("\n"))
});

/// The key of a picture: a checksum of all that its bytes are made of.
pub fn key(svg: &str) -> String {
    sha256(format!("{}{svg}", *MAKER).as_bytes()).to_string()
}

/// Draws SVG of 1200 × 630 pixels as PNG; the error says what is wrong with the SVG.
pub fn png(svg: &str) -> Result<Vec<u8>, String> {
    let tree = Tree::from_str(svg, &OPTIONS).map_err(|err| err.to_string())?;
    PIXELS.with_borrow_mut(|pixels| {
        let pixels = pixels.as_mut().ok_or("the picture has no size")?;
        pixels.fill(Color::TRANSPARENT);
        resvg::render(&tree, Transform::default(), &mut pixels.as_mut());
        encode(pixels.data()).map_err(|err| err.to_string())
    })
}

/// PNG of opaque pixels: with a palette if that holds their colours, else in full colour.
fn encode(rgba: &[u8]) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, WIDTH, HEIGHT);
    encoder.set_depth(BitDepth::Eight);
    let data = match indexed(rgba) {
        Some((palette, indices)) => {
            encoder.set_color(ColorType::Indexed);
            encoder.set_palette(palette);
            indices
        }
        None => {
            encoder.set_color(ColorType::Rgb);
            rgba.chunks_exact(4).flat_map(|it| [it[0], it[1], it[2]]).collect()
        }
    };
    // Flat colours in rows that resemble nothing but themselves: filters only cost time.
    encoder.set_filter(Filter::NoFilter);
    encoder.set_deflate_compression(DeflateCompression::Level(LEVEL));
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&data)?;
    writer.finish()?;
    Ok(bytes)
}

/// Between 1 and 9: more of it makes the files little smaller.
const LEVEL: u8 = 1;

/// The most colours that a palette holds.
const COLOURS: usize = 256;

/// How many bits of each part of a colour tell it from others: shades along the edges of letters that
/// no eye tells apart are one colour.
const BITS: u32 = 5;

/// How many pixels are looked at in one step.
const BLOCK: usize = 16;

/// A palette that begins with the colours of [`INKS`], and for each pixel which of its colours it has;
/// `None` if there are more than a palette holds.
fn indexed(rgba: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
    let bucket = |[red, green, blue, _]: [u8; 4]| {
        [red, green, blue].iter().fold(0, |all, it| all << BITS | usize::from(*it) >> (8 - BITS))
    };
    let mut palette: Vec<[u8; 3]> = Vec::with_capacity(COLOURS);
    let mut known: Vec<Option<u8>> = vec![None; 1 << (3 * BITS)];
    let mut index_of = |pixel: [u8; 4]| {
        let place = &mut known[bucket(pixel)];
        if place.is_none() {
            *place = Some(u8::try_from(palette.len()).ok()?);
            palette.push([pixel[0], pixel[1], pixel[2]]);
        }
        *place
    };
    for ink in INKS {
        index_of(pixel(ink)?)?;
    }
    let (pixels, _) = rgba.as_chunks::<4>();
    let mut indices = vec![0; pixels.len()];
    // Most of a picture is wide areas of one colour: a block that is all of the last one is passed over
    // in one step.
    let mut last = (pixel(INKS[0])?, 0);
    for (block, places) in pixels.chunks(BLOCK).zip(indices.chunks_mut(BLOCK)) {
        let same = u32::from_ne_bytes(last.0);
        if block.iter().fold(0, |all, it| all | (u32::from_ne_bytes(*it) ^ same)) == 0 {
            places.fill(last.1);
            continue;
        }
        for (pixel, place) in block.iter().zip(places) {
            *place = index_of(*pixel)?;
            last = (*pixel, *place);
        }
    }
    Some((palette.concat(), indices))
}

/// The opaque pixel of a colour that is written as `#1b2126`.
fn pixel(hex: &str) -> Option<[u8; 4]> {
    let number = u32::from_str_radix(hex.strip_prefix('#')?, 16).ok()?;
    let [_, red, green, blue] = number.to_be_bytes();
    Some([red, green, blue, u8::MAX])
}
