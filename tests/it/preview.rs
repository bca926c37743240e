//! The preview as editors use it: what it shows, what it says of faults, how it recovers, and whom it refuses.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]
#![expect(clippy::disallowed_methods, reason = "the content is changed on disk while it is shown")]

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use standpunkt::content::files::Sources;
use standpunkt::disk;
use standpunkt::page::builder::Audience;
use standpunkt::report::diagnostic::{Report, Severity};
use standpunkt::report::format::{self, Format};
use standpunkt::site::files::Site;
use standpunkt::site::prepare::{Drafts, Options, prepare};
use standpunkt::values::base_url::BaseUrl;
use standpunkt::values::language::Language;
use tempfile::TempDir;

use crate::cli::program;
use crate::contents::{every, every_site, real, real_site};
use crate::findings;

/// How long a slow machine may take for what is done in a blink.
const PATIENCE: Duration = Duration::from_secs(20);

#[test]
fn a_page_that_is_made_alone_is_the_one_of_the_whole_site() {
    hold(&real(), real_site());
    hold(&every(), every_site());
}

/// Asserts that each page of any content, made alone, is the one of the whole site.
pub(crate) fn hold(sources: &Sources, site: &Site) {
    let alone = prepare(sources, Options::default()).site.unwrap();
    let alone = alone.on_demand(Audience::Readers);
    for (path, bytes) in &site.files {
        let made = alone.file(path).map(Result::unwrap);
        assert!(made.as_ref() == Some(bytes), "{path} is another one");
    }
    for (path, svg) in &site.pictures {
        assert_eq!(alone.picture(path), Some(svg.as_str()));
    }
    assert!(alone.file("tema/finnes-ikke/index.html").is_none());
}

/// A preview that runs, and the content that it shows.
struct Preview {
    folder: TempDir,
    program: Child,
    address: String,
    /// What the terminal has shown.
    told: Arc<Mutex<String>>,
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

impl Preview {
    fn start() -> Preview {
        let folder = tempfile::tempdir().unwrap();
        lay(folder.path(), &findings::base());
        let mut program = program()
            .args(["serve", "--port", "0"])
            .arg(folder.path())
            .stderr(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let stderr = program.stderr.take().unwrap();
        let told = Arc::new(Mutex::new(String::new()));
        let heard = Arc::clone(&told);
        std::thread::spawn(move || {
            for line in BufReader::new(stderr).lines().map_while(Result::ok) {
                let mut heard = heard.lock().unwrap();
                heard.push_str(&line);
                heard.push('\n');
            }
        });
        let mut preview = Preview { folder, program, address: String::new(), told };
        preview.until("it says its address", || {
            preview.told.lock().unwrap().contains("http://127.0.0.1:")
        });
        let said = preview.told.lock().unwrap().clone();
        let address = said.split("http://").nth(1).unwrap().split('/').next().unwrap();
        preview.address = address.to_owned();
        preview
    }

    #[track_caller]
    fn until(&self, what: &str, holds: impl Fn() -> bool) {
        let start = Instant::now();
        while !holds() {
            assert!(start.elapsed() < PATIENCE, "{what}:\n{}", self.told.lock().unwrap());
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    fn ask(&self, method: &str, path: &str, host: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let request =
            format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let answer = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        (status, body.to_owned())
    }

    fn get(&self, path: &str) -> (u16, String) {
        self.ask("GET", path, &self.address)
    }

    fn edit(&self, path: &str, old: &str, new: &str) {
        let path = self.folder.path().join(path);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(old));
        fs::write(path, text.replacen(old, new, 1)).unwrap();
    }
}

/// Makes the content of a folder that of these sources: what is the same is left alone.
fn lay(folder: &Path, sources: &Sources) {
    let there = disk::read(folder).unwrap().files;
    for (path, bytes) in &sources.files {
        if there.get(path) != Some(bytes) {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    }
    for path in there.keys().filter(|it| !sources.files.contains_key(*it)) {
        fs::remove_file(folder.join(path)).unwrap();
    }
}

#[test]
fn a_draft_is_shown_and_marked() {
    let preview = Preview::start();
    assert!(!preview.get("/tema/sykkel/alfa/").1.contains("Utkast – ikke publisert"));
    preview.edit("parties/alfa/2029.yaml", "stance: for", "status: draft\n    stance: for");
    preview.until("the draft is marked", || {
        let page = preview.get("/tema/sykkel/alfa/").1;
        page.contains("Utkast – ikke publisert") && page.contains("sykkelveier i alle byer")
    });
}

#[test]
fn a_change_is_shown_and_open_pages_are_told() {
    let preview = Preview::start();
    let (status, page) = preview.get("/tema/sykkel/");
    assert_eq!(status, 200);
    assert!(page.contains("<script src=\"/-/preview.js\" data-number=\"0\" defer></script>"));
    assert!(preview.get("/-/preview.js").1.contains("EventSource(\"/-/changes\")"));
    assert!(preview.get("/style.css").1.contains("--paper"));
    assert_eq!(preview.get("/tema/finnes-ikke/").0, 404);
    let record = preview.folder.path().join("parties/alfa/2029.yaml:9");
    let link = format!(
        "<a href=\"vscode://file{}\">Rediger parties/alfa/2029.yaml:9</a>",
        record.display()
    );
    // Within a part of the card that is there anyway, so that the card looks as it will be published.
    let card = page.split("<div class=\"summary\">").nth(1).unwrap();
    assert!(card.split("</div>").next().unwrap().contains(&link), "{link}");
    // An open page hears of what is shown, and then of the change.
    let mut stream = TcpStream::connect(&preview.address).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    let request = format!("GET /-/changes HTTP/1.1\r\nHost: {}\r\n\r\n", preview.address);
    stream.write_all(request.as_bytes()).unwrap();
    let mut events = BufReader::new(stream).lines().map(Result::unwrap);
    assert!(events.any(|it| it == "data: 0"));
    preview.edit("parties/alfa/2029.yaml", "flere sykkelveier", "mange sykkelveier");
    assert!(events.any(|it| it == "data: 1"));
    let (status, page) = preview.get("/tema/sykkel/");
    assert!(status == 200 && page.contains("mange sykkelveier") && page.contains("=\"1\" defer"));
    // A file that is written again as it was is no change.
    preview.edit("parties/alfa/2029.yaml", "mange sykkelveier", "mange sykkelveier");
    preview.edit("themes/sykkel.md", "Skal byene få flere", "Skal byene få mange");
    assert!(events.any(|it| it == "data: 2"));
    assert!(preview.get("/tema/sykkel/").1.contains("Skal byene få mange"));
    assert!(!preview.folder.path().join("public").exists(), "nothing is written");
}

/// One way to break the content for each kind of fault, with what a build says of it.
fn breaks() -> BTreeMap<&'static str, (Sources, Report)> {
    let mut breaks = BTreeMap::new();
    let base_url = BaseUrl::parse("http://127.0.0.1:1/").unwrap();
    for sources in findings::sources() {
        let (base_url, drafts) = (Some(&base_url), Drafts::Shown);
        let report = prepare(&sources, Options { base_url, drafts, ..Options::default() }).report;
        let errors: Report =
            report.into_iter().filter(|it| it.severity == Severity::Error).collect();
        if let Some(first) = errors.first() {
            breaks.entry(first.code).or_insert((sources, errors));
        }
    }
    breaks
}

#[test]
fn every_fault_is_shown_in_page_and_terminal_and_is_gone_when_it_is_mended() {
    let preview = Preview::start();
    let breaks = breaks();
    assert!(breaks.len() >= 60, "{}", breaks.len());
    let base = findings::base();
    for (code, (sources, errors)) in breaks {
        preview.told.lock().unwrap().clear();
        lay(preview.folder.path(), &sources);
        let written = format::write(&errors, Format::Human, Language::Nb, false);
        // The last thing that is told of them, before how many they are.
        let place = &errors.last().unwrap().place;
        let place = format!("{}:{}:{}", place.path, place.line, place.column);
        preview.until(&format!("{code}: the terminal tells of {place}"), || {
            preview.told.lock().unwrap().contains(&written)
        });
        preview.until(&format!("{code}: the page tells of {place}"), || {
            let (status, page) = preview.get("/tema/sykkel/");
            status == 500 && page.contains(&place) && page.contains(&format!("[{code}]"))
        });
        assert!(preview.get("/").1.contains("preview.js"), "{code}: the page waits for a change");
        lay(preview.folder.path(), &base);
        preview.until(&format!("{code}: it is mended"), || preview.get("/tema/sykkel/").0 == 200);
    }
}

#[test]
fn nobody_else_is_served_and_nothing_but_the_site() {
    let preview = Preview::start();
    let port = preview.address.split(':').nth(1).unwrap();
    assert_eq!(preview.ask("GET", "/", &format!("localhost:{port}")).0, 200);
    for host in ["evil.test", "127.0.0.1", &format!("evil.test:{port}"), "", "[::1]:80"] {
        assert_eq!(preview.ask("GET", "/", host).0, 421, "{host}");
    }
    for path in
        ["/../site.yaml", "/site.yaml", "/%2e%2e/site.yaml", "/..%2fsite.yaml", "//etc/passwd"]
    {
        let (status, body) = preview.get(path);
        assert!(status == 404 && !body.contains("responsible_editor:"), "{path}: {status}");
    }
    for method in ["POST", "PUT", "DELETE"] {
        assert_eq!(preview.ask(method, "/", &preview.address).0, 405, "{method}");
    }
    assert_eq!(preview.ask("HEAD", "/", &preview.address), (200, String::new()));
    // A port that is taken is told, with the cure.
    let run =
        program().args(["serve", "--port", port]).arg(preview.folder.path()).output().unwrap();
    let told = String::from_utf8(run.stderr).unwrap();
    assert!(run.status.code() == Some(2) && told.contains("--port"), "{told}");
}
