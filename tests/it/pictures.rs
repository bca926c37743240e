//! The pictures of pages for where links are shared, measured by what draws them and held against pages.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::OnceLock;

use rayon::prelude::*;
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Node, Options, Rect, Tree};
use standpunkt::disk;
use standpunkt::page::picture::layout::{HEIGHT, INKS, LONGEST_ALT, SMALLEST, WIDTH};
use standpunkt::page::picture::measure::FONTS;
use standpunkt::site::build::build;
use standpunkt::site::files::Site;
use standpunkt::site::png;

/// What messages show a picture in, at most (bytes).
const LARGEST: usize = 300_000;

/// The real content as a site, its pictures not drawn yet.
fn real() -> &'static Site {
    static SITE: OnceLock<Site> = OnceLock::new();
    SITE.get_or_init(|| {
        let sources = disk::read(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
        build(&sources, None).site.unwrap()
    })
}

fn options() -> Options<'static> {
    let mut fonts = Database::new();
    FONTS.iter().for_each(|it| fonts.load_font_data(it.to_vec()));
    Options { fontdb: fonts.into(), font_family: "Inter".to_owned(), ..Options::default() }
}

/// The texts of a picture, each with where its letters stand and how large they are.
fn texts(svg: &str, options: &Options<'_>) -> Vec<(String, Rect, f32)> {
    let tree = Tree::from_str(svg, options).unwrap();
    let mut found = Vec::new();
    for node in tree.root().children() {
        if let Node::Text(text) = node {
            let chunks = || text.chunks().iter();
            let size = chunks().flat_map(|it| it.spans()).map(|it| it.font_size().get());
            let words: String = chunks().map(|it| it.text()).collect();
            found.push((words, text.abs_bounding_box(), size.fold(f32::INFINITY, f32::min)));
        }
    }
    found
}

/// What is wrong with the texts of a picture: outside it, over each other, or too small.
fn faults(svg: &str, options: &Options<'_>) -> Vec<String> {
    let texts = texts(svg, options);
    let mut found = Vec::new();
    for (i, (text, place, size)) in texts.iter().enumerate() {
        let inside = place.left() >= 0.0
            && place.top() >= 0.0
            && place.right() <= WIDTH as f32
            && place.bottom() <= HEIGHT as f32;
        if !inside {
            found.push(format!("outside: {text} {place:?}"));
        }
        if *size < SMALLEST {
            found.push(format!("{size} pixels: {text}"));
        }
        for (other, beside, _) in &texts[i + 1..] {
            let across = place.left() < beside.right() && beside.left() < place.right();
            // Boxes reach from the font's highest letter to its lowest: lines below each other touch.
            let depth = place.bottom().min(beside.bottom()) - place.top().max(beside.top());
            if across && depth > 0.25 * place.height().min(beside.height()) {
                found.push(format!("over each other: {text} and {other}"));
            }
        }
    }
    if svg.contains("href") || svg.contains("url(") {
        found.push("refers to something else".to_owned());
    }
    found
}

#[test]
fn every_picture_of_the_real_content_is_whole_and_nothing_in_it_overlaps() {
    let pictures = &real().pictures;
    assert!(pictures.len() > 1500, "{}", pictures.len());
    let options = options();
    let check = |(path, svg): (&String, &String)| {
        faults(svg, &options).into_iter().map(|it| format!("{path}: {it}")).collect::<Vec<_>>()
    };
    let found: Vec<String> = pictures.par_iter().flat_map(check).collect();
    assert_eq!(found, Vec::<String>::new());
    // The same check on pictures with a fault.
    let svg = &pictures["tema/lar/kort.png"];
    let (smaller, wider, over) = (
        svg.replacen("font-size=\"32\"", "font-size=\"31\"", 1),
        svg.replacen(">Standpunkt<", &format!(">{}<", "Standpunkt".repeat(9)), 1),
        svg.replacen("</svg>", "<text x=\"60\" y=\"180\" font-size=\"60\">Skal</text></svg>", 1),
    );
    for planted in [smaller, wider, over] {
        assert!(planted != *svg && !faults(&planted, &options).is_empty());
    }
}

/// The words of a picture in one line.
fn words(svg: &str, options: &Options<'_>) -> String {
    texts(svg, options).into_iter().map(|it| it.0).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_theme_is_shared_with_its_question_its_election_and_the_day_it_was_checked() {
    let site = real();
    let options = options();
    let mut themes = 0;
    for (folder, front, day) in [
        ("tema/", "", "Kontrollert"),
        ("nn/tema/", "nn/", "Kontrollert"),
        ("en/theme/", "en/", "Checked"),
    ] {
        let of_themes = site.pictures.iter().filter(|(path, _)| {
            path.strip_prefix(folder).is_some_and(|it| it.matches('/').count() == 1)
        });
        for (path, svg) in of_themes {
            themes += 1;
            let said = words(svg, &options);
            let page = path.replace("kort.png", "index.html");
            let html = std::str::from_utf8(&site.files[&page]).unwrap();
            let question = html.split("<p class=\"question\">").nth(1).unwrap();
            let question = question.split("</p>").next().unwrap();
            let short = format!("/{front}t/");
            for part in [question, "Standpunkt", "2025", day, "2026", &short] {
                assert!(said.contains(part), "{path} does not say {part}: {said}");
            }
            // Everybody who is on the page, in the order of the page: nobody is singled out.
            let strip = html.split("<dl class=\"strip\">").nth(1).unwrap();
            let strip = strip.split("</dl>").next().unwrap();
            let links = strip.split("<a href=\"#").skip(1);
            let names: Vec<&str> =
                links.map(|it| it.split('>').nth(1).unwrap().split('<').next().unwrap()).collect();
            assert_eq!(names.len(), 9, "{path}");
            let mut at = 0;
            let spaced = format!("{said} ");
            for name in names {
                let found = spaced[at..].find(&format!(" {name} "));
                at += found.unwrap_or_else(|| panic!("{path}: {name} is not in {said}")) + 1;
            }
        }
    }
    assert_eq!(themes, 3 * 22);
}

#[test]
fn no_two_pages_have_one_picture_in_any_language() {
    let pictures = &real().pictures;
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for (path, svg) in pictures {
        if let Some(other) = seen.insert(svg, path) {
            panic!("{path} and {other} are one picture");
        }
    }
}

/// What is wrong with what pages say of their pictures.
fn untrue(files: &BTreeMap<String, Vec<u8>>, pictures: &BTreeSet<&str>) -> Vec<String> {
    let mut found = Vec::new();
    let mut named = BTreeSet::new();
    let pages = files.iter().filter(|it| it.0.ends_with(".html"));
    for (path, html) in pages.map(|(path, it)| (path, std::str::from_utf8(it).unwrap())) {
        let meta = |name: &str| {
            let start = format!("<meta property=\"og:image{name}\" content=\"");
            html.split_once(&start).map(|it| it.1.split('"').next().unwrap())
        };
        let Some(image) = meta("") else { continue };
        let file = image.strip_prefix("https://standpunkt.example/").unwrap_or(image);
        if !pictures.contains(file) || !named.insert(file) {
            found.push(format!("{path}: {image} is not there or of another page"));
        }
        let size = (meta(":width"), meta(":height"));
        if size != (Some("1200"), Some("630")) || (WIDTH, HEIGHT) != (1200, 630) {
            found.push(format!("{path}: {size:?}"));
        }
        let alt = meta(":alt").unwrap_or_default().chars().count();
        if alt == 0 || alt > LONGEST_ALT {
            found.push(format!("{path}: {alt} characters"));
        }
    }
    found.extend(
        pictures.iter().filter(|it| !named.contains(**it)).map(|it| format!("{it}: unused")),
    );
    found
}

#[test]
fn every_picture_is_that_of_one_page_which_says_so() {
    let site = real();
    let pictures: BTreeSet<&str> = site.pictures.keys().map(String::as_str).collect();
    assert_eq!(untrue(&site.files, &pictures), Vec::<String>::new());
    let mut fewer = pictures.clone();
    fewer.remove("tema/lar/kort.png");
    assert_eq!(untrue(&site.files, &fewer).len(), 1);
    let mut files = site.files.clone();
    let page = files.get_mut("tema/lar/index.html").unwrap();
    let html = String::from_utf8(page.clone()).unwrap();
    *page = html.replace("og:image:alt\" content=\"", "og:image:alt\" content=\"\" x=\"").into();
    assert_eq!(untrue(&files, &pictures).len(), 1);
}

#[test]
fn a_drawn_picture_is_a_png_of_the_size_that_pages_say_and_small_enough_to_be_shown() {
    let pictures: Vec<_> = real().pictures.iter().collect();
    // Every kind in every language: the whole site is drawn where the binary builds it.
    let some: Vec<_> = pictures.iter().step_by(40).collect();
    let faults = |(path, svg): &(&String, &String)| {
        let bytes = png::png(svg).unwrap();
        let again = png::png(svg).unwrap();
        let reader = ::png::Decoder::new(std::io::Cursor::new(&bytes)).read_info().unwrap();
        let (wide, high) = reader.info().size();
        let good = (wide, high) == (WIDTH, HEIGHT) && bytes.len() <= LARGEST && bytes == again;
        (!good).then(|| format!("{path}: {wide} × {high}, {} bytes", bytes.len()))
    };
    let found: Vec<String> = some.par_iter().filter_map(|it| faults(it)).collect();
    assert_eq!(found, Vec::<String>::new());
    assert!(some.len() > 40, "{}", some.len());
}

#[test]
fn a_picture_has_the_colours_it_was_drawn_in() {
    let bytes = png::png(&real().pictures["tema/lar/kort.png"]).unwrap();
    let mut decoder = ::png::Decoder::new(std::io::Cursor::new(&bytes));
    decoder.set_transformations(::png::Transformations::EXPAND);
    let mut reader = decoder.read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
    let there: BTreeSet<String> = pixels
        .chunks_exact(3)
        .map(|it| format!("#{:02x}{:02x}{:02x}", it[0], it[1], it[2]))
        .collect();
    for ink in INKS {
        assert!(there.contains(ink), "no pixel has {ink}");
    }
}
