//! The same content gives the same bytes: whatever the threads, the folder, the clock and the language.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]
#![expect(clippy::disallowed_methods, reason = "the content is copied and the site read from disk")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use standpunkt::content::files::Sources;
use standpunkt::disk;
use standpunkt::site::build::build;
use standpunkt::site::files::leads_on;
use standpunkt::site::png;
use standpunkt::values::base_url::BaseUrl;
use standpunkt::values::checksum::sha256;
use walkdir::WalkDir;

use crate::cli::program;
use crate::contents::{every, every_site, real, real_site};

type Files = BTreeMap<String, Vec<u8>>;

fn site(sources: &Sources, base_url: Option<&str>) -> Files {
    let base_url = base_url.map(|it| BaseUrl::parse(it).unwrap());
    build(sources, base_url.as_ref()).site.expect("the content builds").files
}

/// The files that are not the same in both, or in one only.
fn differences(one: &Files, two: &Files) -> Vec<String> {
    let paths = one.keys().chain(two.keys().filter(|it| !one.contains_key(*it)));
    paths.filter(|it| one.get(*it) != two.get(*it)).cloned().collect()
}

#[track_caller]
fn assert_same(how: &str, one: &Files, two: &Files) {
    let found = differences(one, two);
    assert!(found.is_empty(), "{how}: {} files differ: {found:?}", found.len());
}

/// A copy of the content, written in the opposite order, with other file times.
fn copy(sources: &Sources, to: &Path) {
    for (i, (path, bytes)) in sources.files.iter().rev().enumerate() {
        let path = to.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        let file = fs::File::options().write(true).open(&path).unwrap();
        let days = u64::try_from(i).unwrap();
        file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(days * 86_400)).unwrap();
    }
}

/// All files below a folder.
fn files(root: &Path) -> Files {
    let entries = WalkDir::new(root).into_iter().map(Result::unwrap);
    let files = entries.filter(|it| it.file_type().is_file());
    let file = |it: walkdir::DirEntry| {
        let path = it.path().strip_prefix(root).unwrap().to_str().unwrap().to_owned();
        (path, fs::read(it.path()).unwrap())
    };
    files.map(file).collect()
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let with = |sources: &Sources, threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| site(sources, None))
    };
    for threads in [1, 2, 7] {
        assert_same(&format!("{threads} threads"), &every_site().files, &with(&every(), threads));
    }
    // As many as there are cores, and one.
    assert_same("one thread", &real_site().files, &with(&real(), 1));
}

#[test]
fn another_folder_with_other_times_changes_nothing() {
    let sources = every();
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("et annet sted æøå");
    copy(&sources, &root);
    let copied = disk::read(&root).unwrap();
    assert_eq!(copied.files.len(), sources.files.len());
    assert_same("another folder", &site(&sources, None), &site(&copied, None));
}

#[test]
fn time_zone_language_and_threads_of_the_machine_change_nothing() {
    let sources = every();
    let drawn = build(&sources, None).site.unwrap().draw(|svg| {
        let bytes = png::png(svg)?;
        let sum = sha256(&bytes);
        Ok::<_, String>((bytes, sum))
    });
    let wanted = drawn.unwrap().files;
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("innhold");
    copy(&sources, &root);
    let settings: [&[(&str, &str)]; 3] = [
        &[("TZ", "Pacific/Kiritimati"), ("LC_ALL", "nn_NO.UTF-8"), ("RAYON_NUM_THREADS", "1")],
        &[("TZ", "America/Anchorage"), ("LANG", "C"), ("RAYON_NUM_THREADS", "4")],
        &[("TZ", ""), ("LC_ALL", "tr_TR.UTF-8"), ("COLUMNS", "20"), ("HOME", "/nowhere")],
    ];
    for (i, variables) in settings.into_iter().enumerate() {
        let out = folder.path().join(format!("ut-{i}"));
        let mut command = program();
        for name in ["LC_ALL", "LANG", "LANGUAGE", "TZ", "RAYON_NUM_THREADS"] {
            command.env_remove(name);
        }
        command.arg("build").arg(&root).arg("--out").arg(&out).envs(variables.iter().copied());
        let run = command.output().unwrap();
        assert!(run.status.success(), "{variables:?}: {}", String::from_utf8_lossy(&run.stderr));
        assert_same(&format!("{variables:?}"), &wanted, &files(&out));
    }
}

#[test]
fn a_changed_byte_would_be_seen() {
    let mut sources = every();
    let before = site(&sources, None);
    let theme = sources.files.get_mut("themes/buss.md").unwrap();
    theme.extend(b"\nEn setning til.\n");
    let found = differences(&before, &site(&sources, None));
    let page = "tema/buss/index.html";
    let years = ["2021/", "2025/", ""];
    let of_language = [("", page), ("nn/", page), ("en/", "theme/buss/index.html")];
    let mut expected = vec!["SHA256SUMS".to_owned()];
    for (language, page) in of_language {
        expected.extend(years.map(|it| format!("{language}{it}{page}")));
    }
    let of_theme = ["", "2021/", "2025/", "2029/"].map(|it| format!("data/{it}tema/buss.json"));
    expected.extend(of_theme);
    expected.extend(["data/index.json", "data/standpunkt.json"].map(str::to_owned));
    // These say the checksum of the content.
    for (folder, method, changes) in
        [("", "metode", "endringer"), ("nn/", "metode", "endringar"), ("en/", "method", "changes")]
    {
        let pages = ["", &format!("{method}/"), &format!("{changes}/"), "data/"];
        expected.extend(pages.map(|it| format!("{folder}{it}index.html")));
    }
    expected.sort();
    assert_eq!(found, expected);
    let mut fewer = before.clone();
    fewer.remove("more.css");
    assert_eq!(differences(&before, &fewer), ["more.css"]);
    assert_eq!(differences(&fewer, &before), ["more.css"]);
}

#[test]
fn an_address_below_a_path_changes_whole_addresses_and_the_page_for_missing_ones() {
    let sources = every();
    let (old, new) = ("https://valg.test/", "https://a.example/under/");
    let one = site(&sources, Some(old));
    let two = site(&sources, Some(new));
    assert!(one.keys().eq(two.keys()), "the two sites have other files");
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let mut found = Vec::new();
    // The data name whole addresses, so that their checksum is another.
    let [sum, other_sum] = [&one, &two].map(|it| sha256(&it["data/standpunkt.json"]).to_string());
    assert_ne!(sum, other_sum);
    for (path, bytes) in one.iter().filter(|it| it.0 != "SHA256SUMS") {
        let expected = match path.as_str() {
            path if path.ends_with("404.html") => text(bytes)
                .replace("href=\"/", "href=\"/under/")
                .replace("src=\"/", "src=\"/under/")
                .replace(old, new)
                .into_bytes(),
            path if path.ends_with(".html") && leads_on(bytes) => {
                text(bytes).replace(old, new).into_bytes()
            }
            "_headers" => text(bytes).replace("\n/", "\n/under/").into_bytes(),
            "_redirects" => {
                text(bytes).replace(" /", " /under/").replace("\n/", "\n/under/").into_bytes()
            }
            path if path.ends_with(".html") => {
                let html = text(bytes);
                // A page for frames names the full page as its own address, and no other.
                let framed = path.split('/').any(|it| it == "embed");
                let full = path.replacen("embed/", "", 1);
                let address = format!("{old}{}", full.trim_end_matches("index.html"));
                let canonical = format!("<link rel=\"canonical\" href=\"{address}\">");
                if html.matches(&canonical).count() != 1 {
                    found.push(format!("{path}: no canonical address"));
                }
                // The page in the other languages, and in bokmål for readers of none of them.
                let others = html.matches("<link rel=\"alternate\" hreflang=\"").count();
                // What machines are told of the page names it in full. Besides, the page itself is
                // named twice, and the feed of its changes, its picture and its page for frames.
                let told = html.split_once("<script type=\"application/ld+json\">");
                let (before, data) = told.unwrap_or((&html, "</script>"));
                let after = data.split_once("</script>").unwrap().1;
                let named: usize =
                    [before, after].iter().map(|it| it.matches(&format!("\"{old}")).count()).sum();
                let of = |part: &str| html.matches(part).count();
                let one_each = [of("\"og:image\""), of("type=\"application/json+oembed\"")];
                let wanted = if framed { (0, 1) } else { (4, 4 + 3 + one_each[0] + one_each[1]) };
                if (others, named) != wanted || one_each.iter().any(|it| *it > 1) {
                    found.push(format!("{path}: names whole addresses of other pages"));
                }
                html.replace(old, new).replace(&sum, &other_sum).into_bytes()
            }
            // What tells of sizes and checksums of other files.
            "data/index.json" | "data/datapackage.json" => {
                assert_ne!(&two[path], bytes, "{path}");
                continue;
            }
            path if ["xml", "json", "txt"].iter().any(|it| path.ends_with(it)) => {
                text(bytes).replace(old, new).into_bytes()
            }
            path if path.starts_with("data/") && !path.ends_with(".html") => {
                text(bytes).replace(old, new).into_bytes()
            }
            // The address for phones is a picture: another address is another picture.
            path if path.ends_with("/qr.svg") => {
                assert_ne!(&two[path], bytes, "{path}");
                continue;
            }
            _ => bytes.clone(),
        };
        // The first line of the rules has no end of another before it.
        let rules = ["_headers", "_redirects"].contains(&path.as_str());
        let expected = if rules { [b"/under", &*expected].concat() } else { expected };
        // The page on the data tells sizes, which grow with an address that stands in the files.
        let bare = |bytes: &[u8]| text(bytes).replace(|it: char| it.is_ascii_digit(), "");
        if path.ends_with("data/index.html") && bare(&two[path]) == bare(&expected) {
            continue;
        }
        if two[path] != expected {
            found.push(format!("{path}: differs in more than its address"));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
