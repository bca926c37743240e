//! Serves the site from memory to this machine alone, and makes it anew when a file changes.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::time::Duration;

use futures_util::stream;
use http_body_util::combinators::BoxBody;
use http_body_util::{BodyExt as _, Full, StreamBody};
use hyper::body::{Bytes, Frame, Incoming};
use hyper::header::{
    ALLOW, CACHE_CONTROL, CONTENT_TYPE, HOST, HeaderValue, X_CONTENT_TYPE_OPTIONS,
};
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};
use standpunkt::content::files::Sources;
use standpunkt::disk::{self, Cache, DiskError};
use standpunkt::edit::desk::Shown as DeskPage;
use standpunkt::report::diagnostic::Report;
use standpunkt::site::editors;
use standpunkt::site::on_demand::OnDemand;
use standpunkt::values::base_url::BaseUrl;
use tokio::net::TcpListener;
use tokio::sync::watch;

/// The addresses of the preview's own files begin with this: no page of a site does.
const OWN: &str = "-/";
/// The script in each page that has it loaded again, and the look of the page of findings.
const SCRIPT: &str = include_str!("preview.js");
const STYLES: &str = include_str!("preview.css");

/// How long to wait for more when a file was changed: editors write in several steps.
const CALM: Duration = Duration::from_millis(5);
/// How long to wait at most, for somebody whose program writes without end.
const PATIENCE: Duration = Duration::from_millis(100);

/// What is shown: made of the content as it was last read.
pub(crate) enum State {
    /// The site.
    Site(Box<OnDemand>),
    /// What is wrong instead, as the terminal says it.
    Wrong(String),
}

/// The content as it was read, or why it could not be.
pub(crate) type Content = Result<Sources, DiskError>;

/// Makes of content what is shown under an address.
pub(crate) type Check = dyn Fn(&Content, &BaseUrl) -> State + Send + Sync;

/// Makes the editors' desk as it is now, or says why the content cannot be read.
pub(crate) type Desk = dyn Fn() -> Result<DeskPage, String> + Send + Sync;

/// What a preview needs of the program around it.
pub(crate) struct Preview {
    /// Content folder.
    pub(crate) dir: PathBuf,
    /// Number of the port; 0 for any that is free.
    pub(crate) port: u16,
    /// What is kept between runs.
    pub(crate) cache: Cache,
    /// Language, title and explanation of the page of findings.
    pub(crate) words: [&'static str; 3],
    /// Checks content that was read as it will be served under an address, and tells the terminal.
    pub(crate) check: Box<Check>,
    /// Makes the editors' desk.
    pub(crate) desk: Box<Desk>,
    /// Writes what is wrong with a template, if that only shows when a page is made.
    pub(crate) write: Box<dyn Fn(&Report) -> String + Send + Sync>,
}

/// What is shown, and how many times that has changed.
struct Shown {
    state: Arc<State>,
    number: u64,
}

/// The preview as requests see it.
struct Site {
    preview: Preview,
    base: BaseUrl,
    port: u16,
    shown: Mutex<Shown>,
    /// Receives the number of what is shown each time that it changes.
    numbers: watch::Receiver<u64>,
}

type Body = BoxBody<Bytes, Infallible>;

/// Serves until the program is stopped; `ready` is told the address when it can be opened. The error is
/// that of a port that cannot be had, or of a folder that cannot be watched.
pub(crate) fn serve(preview: Preview, ready: impl FnOnce(&str)) -> Result<(), String> {
    let words = |err: &dyn std::fmt::Display| err.to_string();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .build()
        .map_err(|err| words(&err))?;
    // Nobody but this machine is served.
    let address = SocketAddr::from(([127, 0, 0, 1], preview.port));
    let bound = runtime.block_on(TcpListener::bind(address));
    let listener = bound.map_err(|err| format!("{address}: {err}"))?;
    let port = listener.local_addr().map_err(|err| words(&err))?.port();
    let base = format!("http://127.0.0.1:{port}/");
    let base = BaseUrl::parse(&base).expect("a host and a port are an address");
    let (changed, events) = mpsc::channel();
    let watched = move |event: notify::Result<notify::Event>| {
        // To read a file is an event, too. Who listens ends with the program.
        if event.is_ok_and(|it| !matches!(it.kind, EventKind::Access(_))) {
            let _ = changed.send(());
        }
    };
    let mut watcher = notify::recommended_watcher(watched).map_err(|err| words(&err))?;
    look_at(&mut watcher, &preview.dir).map_err(|err| words(&err))?;
    let last = disk::read(&preview.dir);
    let state = Arc::new((preview.check)(&last, &base));
    let (announce, numbers) = watch::channel(0);
    let shown = Mutex::new(Shown { state, number: 0 });
    let site = Arc::new(Site { preview, base, port, shown, numbers });
    let remade = Arc::clone(&site);
    std::thread::spawn(move || remake(&remade, &events, &mut watcher, last, &announce));
    ready(site.base.as_str());
    runtime.block_on(async {
        loop {
            let Ok((stream, _)) = listener.accept().await else { continue };
            let site = Arc::clone(&site);
            let service = service_fn(move |request| {
                let site = Arc::clone(&site);
                async move { Ok::<_, Infallible>(answer(&site, &request).await) }
            });
            let served = hyper::server::conn::http1::Builder::new()
                .serve_connection(TokioIo::new(stream), service);
            // A browser that goes away is no fault.
            tokio::spawn(async { drop(served.await) });
        }
    })
}

/// Reads the content each time that files have changed, and exchanges what is shown.
fn remake(
    site: &Site,
    events: &mpsc::Receiver<()>,
    watcher: &mut RecommendedWatcher,
    mut last: Content,
    announce: &watch::Sender<u64>,
) {
    while events.recv().is_ok() {
        calm(events);
        // A folder that is new is not watched yet.
        let _ = look_at(watcher, &site.preview.dir);
        let sources = disk::read(&site.preview.dir);
        if let (Ok(sources), Ok(last)) = (&sources, &last)
            && sources == last
        {
            continue;
        }
        last = sources;
        let state = Arc::new((site.preview.check)(&last, &site.base));
        let mut shown = site.shown.lock().unwrap_or_else(PoisonError::into_inner);
        *shown = Shown { state, number: shown.number + 1 };
        let _ = announce.send(shown.number);
    }
}

/// Watches the folders of the content, and the root without the rest of what lies there.
fn look_at(watcher: &mut RecommendedWatcher, dir: &Path) -> notify::Result<()> {
    for folder in disk::FOLDERS.map(|it| dir.join(it)).iter().filter(|it| it.is_dir()) {
        watcher.watch(folder, RecursiveMode::Recursive)?;
    }
    watcher.watch(dir, RecursiveMode::NonRecursive)
}

/// Waits until nothing more has changed for a moment.
fn calm(events: &mpsc::Receiver<()>) {
    let mut left = PATIENCE.as_millis() / CALM.as_millis();
    while left > 0 && events.recv_timeout(CALM).is_ok() {
        left -= 1;
    }
}

async fn answer(site: &Arc<Site>, request: &Request<Incoming>) -> Response<Body> {
    // A page of somebody else whose name leads here asks under that name.
    let host = request.headers().get(HOST).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let own = ["127.0.0.1", "localhost"].map(|it| format!("{it}:{}", site.port));
    if !own.iter().any(|it| it == host) {
        return text(StatusCode::MISDIRECTED_REQUEST, "This preview is for this machine alone.\n");
    }
    if ![Method::GET, Method::HEAD].contains(request.method()) {
        let mut answer = text(StatusCode::METHOD_NOT_ALLOWED, "Only GET and HEAD.\n");
        answer.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
        return answer;
    }
    let path = request.uri().path().trim_start_matches('/').to_owned();
    match path.strip_prefix(OWN) {
        Some("changes") => return changes(site),
        Some("preview.js") => return sent(StatusCode::OK, "x.js", SCRIPT.into()),
        Some("preview.css") => return sent(StatusCode::OK, "x.css", STYLES.into()),
        _ => {}
    }
    let site = Arc::clone(site);
    let answer = tokio::task::spawn_blocking(move || match path.strip_prefix(OWN) {
        Some("desk") => desk(&site),
        _ => file(&site, &path),
    });
    let answer = answer.await;
    answer.unwrap_or_else(|_| {
        text(StatusCode::INTERNAL_SERVER_ERROR, "The page could not be made.\n")
    })
}

/// Answers with the number of what is shown, now and each time that it changes (server-sent events).
fn changes(site: &Site) -> Response<Body> {
    // The first number is told at once, each of the others when it comes.
    let events = stream::unfold((site.numbers.clone(), true), |(mut each, first)| async move {
        if !first {
            each.changed().await.ok()?;
        }
        let event = format!("data: {}\n\n", *each.borrow_and_update());
        Some((Ok(Frame::data(Bytes::from(event))), (each, false)))
    });
    let mut answer = Response::new(StreamBody::new(events).boxed());
    let kind = HeaderValue::from_static("text/event-stream");
    answer.headers_mut().insert(CONTENT_TYPE, kind);
    answer
}

/// Answers with a file of the site as it is now: no path that was asked for is read from the disk.
fn file(site: &Site, path: &str) -> Response<Body> {
    let (state, number) = {
        let shown = site.shown.lock().unwrap_or_else(PoisonError::into_inner);
        (Arc::clone(&shown.state), shown.number)
    };
    let folder = path.is_empty() || path.ends_with('/');
    let path = if folder { format!("{path}index.html") } else { path.to_owned() };
    let files = match &*state {
        State::Site(files) => files,
        State::Wrong(words) if path.ends_with(".html") => return findings(site, words, number),
        State::Wrong(_) => {
            return text(StatusCode::SERVICE_UNAVAILABLE, "The content has errors.\n");
        }
    };
    if let Some(svg) = path.ends_with(".png").then(|| files.picture(&path)).flatten() {
        return match disk::picture(svg, &site.preview.cache) {
            Ok((bytes, _)) => sent(StatusCode::OK, &path, bytes),
            Err(why) => text(StatusCode::INTERNAL_SERVER_ERROR, &why),
        };
    }
    let missing = || files.file("404.html").map(|it| (StatusCode::NOT_FOUND, "404.html", it));
    let page = files.file(&path).map(|it| (StatusCode::OK, path.as_str(), it));
    match page.or_else(missing) {
        Some((status, path, Ok(bytes))) => sent(status, path, reloading(bytes, path, number)),
        Some((_, _, Err(report))) => findings(site, &(site.preview.write)(&report), number),
        None => text(StatusCode::NOT_FOUND, "There is no such page.\n"),
    }
}

/// Puts the script into a page of the site that loads it again when something has changed; leaves anything
/// else as it is. It runs before those of the page: they may change its address, and what it keeps there.
fn reloading(bytes: Vec<u8>, path: &str, number: u64) -> Vec<u8> {
    match String::from_utf8(bytes) {
        Ok(html) if path.ends_with(".html") => {
            let script = editors::reload(number);
            html.replacen("<title>", &format!("{script}<title>"), 1).into_bytes()
        }
        Ok(other) => other.into_bytes(),
        Err(other) => other.into_bytes(),
    }
}

/// Answers with the page of findings, as the terminal tells them.
fn findings(site: &Site, words: &str, number: u64) -> Response<Body> {
    let [language, title, explanation] = site.preview.words.map(str::to_owned);
    let page = editors::Page { language, title, number, findings: true };
    let view = editors::Findings { explanation, words: words.to_owned() };
    let html = editors::findings(page, view);
    sent(StatusCode::INTERNAL_SERVER_ERROR, "x.html", html.into_bytes())
}

/// Answers with the editors' desk.
fn desk(site: &Site) -> Response<Body> {
    let number = site.shown.lock().unwrap_or_else(PoisonError::into_inner).number;
    match (site.preview.desk)() {
        Ok(desk) => {
            let (language, title) = (site.preview.words[0].to_owned(), desk.title.clone());
            let page = editors::Page { language, title, number, findings: false };
            sent(StatusCode::OK, "x.html", editors::desk(page, desk).into_bytes())
        }
        Err(words) => findings(site, &words, number),
    }
}

fn text(status: StatusCode, words: &str) -> Response<Body> {
    sent(status, "x.txt", words.as_bytes().to_vec())
}

/// Answers with bytes of the kind that a path's ending says.
fn sent(status: StatusCode, path: &str, bytes: Vec<u8>) -> Response<Body> {
    let kind = match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        _ => "text/plain; charset=utf-8",
    };
    let mut answer = Response::new(Full::new(Bytes::from(bytes)).boxed());
    *answer.status_mut() = status;
    let headers = answer.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    answer
}
