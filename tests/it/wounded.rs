//! Plants in the bytes of a real programme what goes wrong with PDFs, and has the real reader read it.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary};
use standpunkt::content::load::{self, Content};
use standpunkt::content::lock::Lock;
use standpunkt::disk::{self, Cache};
use standpunkt::proof::document::Document;
use standpunkt::proof::normalise::normal;
use standpunkt::proof::quotation::{Claim, Searchable};
use standpunkt::proof::verify;

use crate::archive::archive;
use crate::cli::memory;
use crate::contents::real;

/// The programme that is wounded: its id, and its file in the archive. It is the one whose fonts say which letters
/// a ligature stands for.
const SOURCE: (&str, &str) = ("frp-2025", "programmes/2025/frp.pdf");

/// The real content that rests on the programme, and what the program reads of it.
struct Whole {
    content: Content,
    read: BTreeMap<String, verify::Read>,
    lock: Lock,
}

fn whole(archive: &Path) -> &'static Whole {
    static WHOLE: OnceLock<Whole> = OnceLock::new();
    WHOLE.get_or_init(|| {
        let (mut content, _) = load::read(&real());
        content.programmes.retain(|_, it| it.value.source.value == SOURCE.0);
        content.plans.clear();
        let cache = Cache::within(&memory().join("standpunkt"), archive).unwrap();
        let files = verify::files(&content).into_iter().filter(|it| it.0 == SOURCE.0);
        let read: BTreeMap<String, verify::Read> =
            files.map(|(id, file)| (id.to_owned(), disk::source(archive, file, &cache))).collect();
        let lock = verify::prove(&content, &read).0.expect("the real content is proved");
        Whole { content, read, lock }
    })
}

/// The programme with something done to its file, as the program reads it.
fn wounded(archive: &Path, wound: impl FnOnce(&mut lopdf::Document)) -> Document {
    let mut file = lopdf::Document::load(archive.join(SOURCE.1)).unwrap();
    wound(&mut file);
    let folder = tempfile::tempdir().unwrap();
    file.save(folder.path().join("wounded.pdf")).unwrap();
    let cache = Cache::within(&folder.path().join("home"), folder.path()).unwrap();
    disk::source(folder.path(), "wounded.pdf", &cache).unwrap().1
}

/// What is told of the content, and what is proved, if this is the text of the programme.
fn told(archive: &Path, document: Document) -> (Vec<&'static str>, Option<Lock>) {
    let whole = whole(archive);
    let (sum, _) = whole.read[SOURCE.0].as_ref().unwrap();
    let read = BTreeMap::from([(SOURCE.0.to_owned(), Ok((*sum, document)))]);
    let (lock, report) = verify::prove(&whole.content, &read);
    let mut codes: Vec<&str> = report.iter().map(|it| it.code).collect();
    codes.sort_unstable();
    codes.dedup();
    (codes, lock)
}

/// The quotations of the programme: their words, and the page that they stand on.
fn quotations(archive: &Path) -> Vec<(String, u32)> {
    let quotes = whole(archive).lock.quotes.values().filter(|it| it.source == SOURCE.0);
    quotes.map(|it| (it.exact.clone(), u32::try_from(it.page.unwrap()).unwrap())).collect()
}

/// Does something to the text of each stream that says which letters the glyphs of a font are.
fn edit_font_maps(file: &mut lopdf::Document, edit: impl Fn(&str) -> String) -> usize {
    let mut edited = 0;
    for object in file.objects.values_mut() {
        let Object::Stream(stream) = object else { continue };
        let Ok(bytes) = stream.decompressed_content() else { continue };
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if text.contains("beginbfchar") || text.contains("beginbfrange") {
            let new = edit(&text);
            edited += usize::from(new != text);
            stream.set_plain_content(new.into_bytes());
        }
    }
    edited
}

/// A picture of a page of the real file in shades of grey: its width, its height, and its bytes.
fn picture(file: &Path, page: u32) -> (i64, i64, Vec<u8>) {
    let page = page.to_string();
    let drawn = Command::new("pdftoppm")
        .args(["-gray", "-r", "72", "-f", &page, "-l", &page])
        .arg(file)
        .output();
    let bytes = drawn.unwrap().stdout;
    let head: Vec<&[u8]> = bytes.split(u8::is_ascii_whitespace).take(4).collect();
    let number = |at: usize| str::from_utf8(head[at]).unwrap().parse::<i64>().unwrap();
    let start = head.iter().map(|it| it.len() + 1).sum::<usize>();
    (number(1), number(2), bytes[start..].to_vec())
}

/// Puts pictures of pages in place of their text.
fn turn_into_pictures(file: &mut lopdf::Document, path: &Path, pages: &[u32]) {
    let ids = file.get_pages();
    for page in pages {
        let (width, height, grey) = picture(path, *page);
        let image = dictionary! {
            "Type" => "XObject", "Subtype" => "Image", "Width" => width, "Height" => height,
            "ColorSpace" => "DeviceGray", "BitsPerComponent" => 8,
        };
        let image = file.add_object(Stream::new(image, grey));
        let draw = format!("q {width} 0 0 {height} 0 0 cm /Scan Do Q").into_bytes();
        let contents = file.add_object(Stream::new(Dictionary::new(), draw));
        let resources = dictionary! { "XObject" => dictionary! { "Scan" => image } };
        let page = file.get_object_mut(ids[page]).and_then(Object::as_dict_mut).unwrap();
        page.set("Contents", contents);
        page.set("Resources", resources);
    }
}

/// A page as a form that another page can draw.
fn form(file: &mut lopdf::Document, page: ObjectId) -> ObjectId {
    let content = file.get_page_content(page).unwrap();
    let dict = file.get_object(page).and_then(Object::as_dict).unwrap();
    let (resources, bounds) =
        (dict.get(b"Resources").unwrap().clone(), dict.get(b"MediaBox").unwrap().clone());
    let form = dictionary! {
        "Type" => "XObject", "Subtype" => "Form", "BBox" => bounds, "Resources" => resources,
    };
    file.add_object(Stream::new(form, content))
}

/// Draws two pages beside each other on the first of them, so that `gap` lies between their texts.
fn lay_beside(file: &mut lopdf::Document, (left, right): (u32, u32), apart: f64) {
    let ids = file.get_pages();
    let forms = [left, right].map(|page| form(file, ids[&page]));
    let draw = format!("q /Left Do Q q 1 0 0 1 {apart} 0 cm /Right Do Q").into_bytes();
    let contents = file.add_object(Stream::new(Dictionary::new(), draw));
    let page = file.get_object_mut(ids[&left]).and_then(Object::as_dict_mut).unwrap();
    page.set("Contents", contents);
    page.set("MediaBox", vec![0.into(), 0.into(), 1191.into(), 842.into()]);
    for name in ["CropBox", "TrimBox", "BleedBox", "ArtBox"] {
        page.remove(name.as_bytes());
    }
    let forms = dictionary! { "Left" => forms[0], "Right" => forms[1] };
    page.set("Resources", dictionary! { "XObject" => forms });
}

/// The lines of a page of the real file, as another reader gives them: left and right edge, top, and words.
fn lines(file: &Path, page: u32) -> Vec<(f64, f64, f64, String)> {
    let number = page.to_string();
    let run = Command::new("pdftotext")
        .args(["-bbox-layout", "-f", &number, "-l", &number])
        .arg(file)
        .arg("-")
        .output()
        .unwrap();
    let text = String::from_utf8(run.stdout).unwrap();
    let value = |line: &str, name: &str| {
        let at = line.find(&format!("{name}=\"")).unwrap() + name.len() + 2;
        line[at..].split('"').next().unwrap().parse::<f64>().unwrap()
    };
    let mut lines: Vec<(f64, f64, f64, String)> = Vec::new();
    for it in text.lines().map(str::trim) {
        if it.starts_with("<line ") {
            lines.push((value(it, "xMin"), value(it, "xMax"), value(it, "yMin"), String::new()));
        } else if it.starts_with("<word ") {
            let word = it.split('>').nth(1).unwrap().split('<').next().unwrap();
            let open = &mut lines.last_mut().unwrap().3;
            *open = format!("{open} {word}").trim().to_owned();
        }
    }
    lines
}

#[test]
fn pages_that_are_pictures_refuse_their_quotations_and_every_absence() {
    let Some(archive) = archive() else { return };
    let (words, page) = quotations(&archive).swap_remove(0);
    let path = archive.join(SOURCE.1);
    let document = wounded(&archive, |file| turn_into_pictures(file, &path, &[page]));
    assert_eq!(document.doubts.unread, [page as usize]);
    assert!(Searchable::new(&document).find(&words, Claim::default()).is_err());
    let (codes, lock) = told(&archive, document);
    assert!(lock.is_none());
    assert!(codes.contains(&"pages-unread") && codes.contains(&"quote-not-verbatim"), "{codes:?}");
}

#[test]
fn ligatures_put_back_change_nothing_that_is_proved() {
    let Some(archive) = archive() else { return };
    let whole = whole(&archive);
    let ligatures =
        |text: &str| text.replace("<00660069>", "<FB01>").replace("<0066006C>", "<FB02>");
    let document = wounded(&archive, |file| assert!(edit_font_maps(file, ligatures) > 0));
    let texts = || document.passages.iter().map(|it| it.text.as_str());
    assert!(texts().any(|it| it.contains(['ﬁ', 'ﬂ'])), "none was put back");
    let (codes, lock) = told(&archive, document.clone());
    let lock = lock.unwrap_or_else(|| panic!("{codes:?}"));
    assert_eq!(lock.quotes, whole.lock.quotes);
    assert_eq!(lock.absences, whole.lock.absences);
}

#[test]
fn a_font_that_says_other_letters_than_it_shows_refuses_quotations_and_absences() {
    let Some(archive) = archive() else { return };
    // As some programs write PDFs: a sign in capitals for two letters, here for the letter t.
    let wrong = |text: &str| text.replace("<74> <0074>", "<74> <004B>").replace("<0074>", "<004B>");
    let document = wounded(&archive, |file| assert!(edit_font_maps(file, wrong) > 0));
    assert!(document.passages.iter().any(|it| it.text.contains("narkoKika")), "no letter is wrong");
    let (codes, lock) = told(&archive, document);
    assert!(lock.is_none());
    assert!(codes.contains(&"letters-misread"), "{codes:?}");
    assert!(codes.contains(&"quote-not-verbatim"), "{codes:?}");
}

#[test]
fn two_columns_with_a_narrow_gutter_prove_no_sentence_across_it() {
    let Some(archive) = archive() else { return };
    let path: PathBuf = archive.join(SOURCE.1);
    let (_, page) = quotations(&archive).swap_remove(0);
    let (left, right) = (lines(&path, page), lines(&path, page + 1));
    let edge = left.iter().map(|it| it.1).fold(0.0, f64::max);
    let begin = right.iter().map(|it| it.0).fold(f64::INFINITY, f64::min);
    for gutter in [24.0, 12.0, 8.0] {
        let apart = edge + gutter - begin;
        let document = wounded(&archive, |file| lay_beside(file, (page, page + 1), apart));
        let searchable = Searchable::new(&document);
        let proves = |words: &str| searchable.find(words, Claim::default()).is_ok();
        let (mut across, mut made) = (Vec::new(), 0);
        for one in left.iter().filter(|it| it.3.split(' ').count() > 3) {
            let beside = right.iter().filter(|it| (it.2 - one.2).abs() < 6.0);
            for other in beside.filter(|it| it.3.split(' ').count() > 3) {
                let words = |text: &str, last: bool| {
                    let all: Vec<&str> = text.split(' ').collect();
                    let three = if last { &all[all.len() - 3..] } else { &all[..3] };
                    three.join(" ")
                };
                let sentence = format!("{} {}", words(&one.3, true), words(&other.3, false));
                made += 1;
                across.extend(proves(&normal(&sentence)).then_some(sentence));
            }
        }
        assert!(made > 5, "only {made} sentences across the gutter");
        assert_eq!(across, Vec::<String>::new(), "{gutter} points");
        // What stands in one column is proved, or the page is told.
        let long = |it: &&(f64, f64, f64, String)| it.3.split(' ').count() > 4;
        let all: Vec<_> = left.iter().chain(&right).filter(long).collect();
        let proved =
            all.iter().filter(|it| proves(it.3.trim_matches(['•', '·', ' ', '-']))).count();
        let is_told = document.doubts.disordered.contains_key(&(page as usize));
        assert!(is_told || proved * 10 > all.len() * 8, "{gutter}: {proved} of {}", all.len());
    }
}
