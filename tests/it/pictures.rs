//! The pictures of pages for where links are shared, measured by what draws them and held against pages.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Node, Options, Rect, Tree};
use standpunkt::content::files::Sources;
use standpunkt::content::load;
use standpunkt::page::picture::layout::{HEIGHT, INKS, LONGEST_ALT, SMALLEST, WIDTH};
use standpunkt::page::picture::measure::FONTS;
use standpunkt::site::files::Site;
use standpunkt::site::png;
use standpunkt::values::vocabulary::Status;

use crate::contents::{every, every_site, real, real_site};

/// What messages show a picture in, at most (bytes).
const LARGEST: usize = 300_000;

/// Asserts all that holds for the pictures of any content.
pub(crate) fn hold(sources: &Sources, site: &Site) {
    hold_each(site);
    hold_themes(sources, site);
    hold_one_each(site);
    let pictures: BTreeSet<&str> = site.pictures.keys().map(String::as_str).collect();
    assert_eq!(untrue(&site.files, &pictures), Vec::<String>::new());
}

#[test]
fn the_pictures_of_the_fixture_and_of_the_real_content_are_sound() {
    hold(&every(), every_site());
    hold(&real(), real_site());
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

/// Every picture is whole and nothing in it overlaps.
fn hold_each(site: &Site) {
    let pictures = &site.pictures;
    assert!(!pictures.is_empty());
    let options = options();
    let check = |(path, svg): (&String, &String)| {
        faults(svg, &options).into_iter().map(|it| format!("{path}: {it}")).collect::<Vec<_>>()
    };
    let found: Vec<String> = pictures.par_iter().flat_map(check).collect();
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn a_fault_in_a_picture_is_found() {
    let options = options();
    let svg = &every_site().pictures["tema/buss/kort.png"];
    let (smaller, wider, over) = (
        svg.replacen("font-size=\"32\"", "font-size=\"31\"", 1),
        svg.replacen(">Valgboka<", &format!(">{}<", "Valgboka".repeat(11)), 1),
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

/// A theme is shared with its question, its election and the day it was checked.
fn hold_themes(sources: &Sources, site: &Site) {
    let (content, _) = load::read(sources);
    let title = &content.site.as_ref().unwrap().value.title.value;
    let elections = content.site.as_ref().unwrap().value.elections.iter();
    let year = elections.map(|it| it.year.value).max().unwrap();
    let of_year = || content.programmes.iter().filter(|it| it.0.1 == year);
    let options = options();
    let (mut themes, mut coded, mut asked) = (0, 0, 0);
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
            let question = html.split("<p class=\"question\"").nth(1).unwrap();
            // Behind it may stand its language.
            let question = question.split_once('>').unwrap().1.split("</p>").next().unwrap();
            let short = format!("/{front}t/");
            let checked = of_year().map(|it| it.1.value.checked.value.iso()[..4].to_owned());
            assert!(checked.into_iter().any(|it| said.contains(&it)), "{path} has no day: {said}");
            coded += usize::from(said.contains(&short));
            // Where many answers leave no room, a long question gives way to the theme's short name.
            asked += usize::from(said.contains(question));
            for part in [title, &year.to_string(), day] {
                assert!(said.contains(part), "{path} does not say {part}: {said}");
            }
            // Everybody who is on the page, in the order of the page: nobody is singled out.
            let strip = html.split("<dl class=\"strip\">").nth(1).unwrap();
            let strip = strip.split("</dl>").next().unwrap();
            let links = strip.split("<a href=\"#").skip(1);
            let names: Vec<&str> =
                links.map(|it| it.split('>').nth(1).unwrap().split('<').next().unwrap()).collect();
            assert_eq!(names.len(), of_year().count(), "{path}");
            let mut at = 0;
            let spaced = format!("{said} ");
            for name in names {
                let found = spaced[at..].find(&format!(" {name} "));
                at += found.unwrap_or_else(|| panic!("{path}: {name} is not in {said}")) + 1;
            }
        }
    }
    // A theme without a code has no short address.
    let all = || content.themes.values().filter(|it| it.value.status == Status::Published);
    let with_code = all().filter(|it| it.value.code.is_some()).count();
    assert_eq!((themes, coded), (3 * all().count(), 3 * with_code));
    assert!(10 * asked >= 9 * themes, "only {asked} of {themes} pictures ask the question");
}

/// No two pages have one picture in any language.
fn hold_one_each(site: &Site) {
    let pictures = &site.pictures;
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
    let front = std::str::from_utf8(&files["index.html"]).unwrap();
    let base = front.split("<link rel=\"canonical\" href=\"").nth(1).unwrap();
    let base = base.split('"').next().unwrap();
    let pages = files.iter().filter(|it| it.0.ends_with(".html"));
    for (path, html) in pages.map(|(path, it)| (path, std::str::from_utf8(it).unwrap())) {
        let meta = |name: &str| {
            let start = format!("<meta property=\"og:image{name}\" content=\"");
            html.split_once(&start).map(|it| it.1.split('"').next().unwrap())
        };
        let Some(image) = meta("") else { continue };
        let file = image.strip_prefix(base).unwrap_or(image);
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
fn a_picture_of_no_page_and_a_page_that_does_not_tell_of_its_picture_are_found() {
    let site = every_site();
    let pictures: BTreeSet<&str> = site.pictures.keys().map(String::as_str).collect();
    assert_eq!(untrue(&site.files, &pictures), Vec::<String>::new());
    let mut fewer = pictures.clone();
    fewer.remove("tema/buss/kort.png");
    assert_eq!(untrue(&site.files, &fewer).len(), 1);
    let mut files = site.files.clone();
    let page = files.get_mut("tema/buss/index.html").unwrap();
    let html = String::from_utf8(page.clone()).unwrap();
    *page = html.replace("og:image:alt\" content=\"", "og:image:alt\" content=\"\" x=\"").into();
    assert_eq!(untrue(&files, &pictures).len(), 1);
}

#[test]
fn a_drawn_picture_is_a_png_of_the_size_that_pages_say_and_small_enough_to_be_shown() {
    // Every kind in every language; of the real content some.
    let some: Vec<_> = every_site().pictures.iter().step_by(3).collect();
    let some: Vec<_> = some.into_iter().chain(real_site().pictures.iter().step_by(80)).collect();
    let faults = |(path, svg): &(&String, &String)| {
        let bytes = png::png(svg).unwrap();
        let again = png::png(svg).unwrap();
        let reader = ::png::Decoder::new(std::io::Cursor::new(&bytes)).read_info().unwrap();
        let (wide, high) = reader.info().size();
        let good = (wide, high) == (WIDTH, HEIGHT) && bytes.len() <= LARGEST && bytes == again;
        (!good).then(|| format!("{path}: {wide} × {high}, {} bytes", bytes.len()))
    };
    let found: Vec<String> = some.par_iter().filter_map(faults).collect();
    assert_eq!(found, Vec::<String>::new());
    assert!(some.len() > 40, "{}", some.len());
}

#[test]
fn a_picture_has_the_colours_it_was_drawn_in() {
    let bytes = png::png(&every_site().pictures["tema/buss/kort.png"]).unwrap();
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
