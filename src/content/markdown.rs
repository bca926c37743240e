//! Turns prose in Markdown into HTML that cannot carry markup of its own, with links that fit any page.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::content::text::Text;
use crate::content::yaml_hints;
use crate::report::diagnostic::Report;
use crate::report::{faults, place};
use crate::values::address::{Address, Here, Known};
use crate::values::characters::{foreign_letters, hidden_characters};
use crate::values::date::PartialDate;
use crate::values::id;
use crate::values::markup::{Html, escape};

/// So many blanks may stand before a line: enough for lists in twenty levels. The reader of Markdown goes
/// through all of them for each list that is open.
const DEEPEST: usize = 80;

/// Where a line begins that more than `most` blanks stand before.
pub(crate) fn too_deep(text: &str, most: usize) -> Option<usize> {
    let starts = text.match_indices('\n').map(|it| it.0 + 1);
    let blank = |it: &u8| matches!(it, b' ' | b'\t');
    [0].into_iter().chain(starts).find(|it| {
        let line = &text.as_bytes()[*it..];
        line.iter().take(most + 1).take_while(|it| blank(it)).count() > most
    })
}

/// Prose that was checked: HTML, with addresses of this site still to be made relative to the page
/// that shows it. There are very many, and most have no link within the site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    /// The HTML without those addresses.
    html: Box<str>,
    /// The byte of it that each of them stands before, and the address with its fragment, in order.
    links: Box<[(usize, Address, String)]>,
}

impl Prose {
    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.html.is_empty()
    }

    /// The pieces of it that are not addresses: text with tags.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let cuts = self.links.iter().map(|it| it.0);
        let starts = [0].into_iter().chain(cuts.clone());
        let ends = cuts.chain([self.html.len()]);
        starts.zip(ends).map(|(start, end)| &self.html[start..end])
    }

    /// The text without tags, in one line.
    pub fn plain(&self) -> String {
        let mut text = String::new();
        for (i, piece) in self.html.split('<').enumerate() {
            let words = if i == 0 { piece } else { piece.split_once('>').map_or("", |it| it.1) };
            text.push_str(words);
        }
        for (entity, character) in ENTITIES {
            text = text.replace(entity, character);
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The HTML for a page at `here`.
    pub fn html(&self, here: &Here<'_>) -> Html {
        let mut html = String::with_capacity(self.html.len());
        let mut texts = self.texts();
        html.extend(texts.next());
        for ((_, to, fragment), text) in self.links.iter().zip(texts) {
            html.extend([&here.href(to), fragment, text]);
        }
        Html::trusted(&html)
    }
}

/// Where a prose text stands in its file.
pub enum Origin {
    /// At this byte of the file, character for character.
    Exact(usize),
    /// In a YAML value over this byte range, where line breaks and indentation may differ.
    Scalar(Range<usize>),
}

/// Reads prose: paragraphs, lists, emphasis and links; whatever else Markdown has is told.
///
/// `references` are the ids that `[^id]` may name, in the order of their numbers on the page. The
/// second value says which of them the text names.
pub fn prose(
    file: &Text,
    text: &str,
    origin: &Origin,
    references: &[&str],
    known: &Known,
    report: &mut Report,
) -> (Prose, Vec<bool>) {
    // The parser takes `[^id]` for a reference only where it knows the note: so each gets one.
    let notes: String = references.iter().map(|id| format!("\n\n[^{id}]: x")).collect();
    let whole = format!("{text}{notes}\n");
    let place = |range: Range<usize>| locate(file, text, origin, range);
    let mut named = vec![false; references.len()];
    if let Some(at) = too_deep(text, DEEPEST) {
        let what = ("lister i så mange nivåer", "lists in so many levels");
        report.push(faults::unfit_markdown(place(at..at + 1), what));
        return (Prose::default(), named);
    }
    let mut events: Vec<Event<'_>> = Vec::new();
    let mut links: Vec<(Address, String)> = Vec::new();
    let mut skipping = 0_usize;
    let told = report.len();
    for (event, range) in Parser::new_ext(&whole, Options::ENABLE_FOOTNOTES).into_offset_iter() {
        if report.len() - told >= yaml_hints::MOST {
            break;
        }
        match &event {
            Event::Start(Tag::FootnoteDefinition(_)) => skipping += 1,
            Event::End(TagEnd::FootnoteDefinition) => {
                skipping = skipping.saturating_sub(1);
                continue;
            }
            _ => {}
        }
        if skipping > 0 {
            continue;
        }
        if let Some(what) = unfit(&event) {
            report.push(faults::unfit_markdown(place(range), what));
            continue;
        }
        match event {
            Event::Html(_) | Event::InlineHtml(_) => report.push(faults::raw_html(place(range))),
            Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) => {}
            Event::FootnoteReference(id) => {
                if let Some(i) = references.iter().position(|it| **it == *id) {
                    named[i] = true;
                    let html = format!(
                        "<sup><a href=\"#side-kilde-{0}\" aria-label=\"Kilde {0}\">{0}</a></sup>",
                        i + 1
                    );
                    events.push(Event::InlineHtml(html.into()));
                }
            }
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                let dest = if link_type == LinkType::Email {
                    format!("mailto:{dest_url}")
                } else {
                    dest_url.to_string()
                };
                let href = match target(&dest, known) {
                    Target::Elsewhere => dest,
                    Target::Here(address, fragment) => {
                        links.push((address, fragment));
                        format!("\u{0}{}\u{0}", links.len() - 1)
                    }
                    Target::Missing => {
                        let addresses = known.addresses();
                        let near = addresses.iter().map(String::as_str);
                        report.push(faults::dead_link(place(range), &dest, near));
                        continue;
                    }
                    Target::Unsafe => {
                        report.push(faults::unsafe_link(place(range), &dest));
                        continue;
                    }
                };
                let away = if href.starts_with("http") { " rel=\"noopener\"" } else { "" };
                events.push(Event::InlineHtml(
                    format!("<a href=\"{}\"{away}>", escape(&href)).into(),
                ));
            }
            Event::End(TagEnd::Link) => events.push(Event::InlineHtml("</a>".into())),
            Event::Start(Tag::Item) => {
                // «2. juni …» at the start of a paragraph: Markdown would make a list of it.
                let item = &whole[range.clone()];
                if let Some((day, rest)) = item.split_once(['.', ')'])
                    && PartialDate::begins_with_month(rest.trim_start())
                {
                    let end = range.start + day.len() + 1;
                    report.push(faults::date_as_list(place(range.start..end), day.trim()));
                }
                events.push(Event::Start(Tag::Item));
            }
            Event::Text(words) => {
                // Written as `&#x202e;`: the file itself was looked through for the characters.
                let raw = &whole[range.clone()];
                if let Some(hidden) =
                    hidden_characters(&words).map(|it| it.1).find(|it| !raw.contains(*it))
                {
                    report.push(faults::hidden_character(place(range.clone()), hidden));
                }
                if let Some((_, it)) = foreign_letters(&words).find(|it| !raw.contains(it.1)) {
                    report.push(faults::mixed_letters(place(range.clone()), it));
                }
                unknown_references(&words, range.start, &place, references, report);
                events.push(Event::Text(words));
            }
            event => events.push(event),
        }
    }
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, events.into_iter());
    (split(&mark_dates(html.trim_end()), &links), named)
}

/// Prose for a text that has no footnotes: see [`prose`].
pub fn plain_prose(
    file: &Text,
    text: &str,
    origin: &Origin,
    known: &Known,
    report: &mut Report,
) -> Prose {
    prose(file, text, origin, &[], known, report).0
}

/// Puts written dates («13. september 2021») into `time` elements, so that machines read them too.
fn mark_dates(html: &str) -> String {
    let mut marked = String::with_capacity(html.len());
    for part in html.split_inclusive('>') {
        // Each part is text up to a tag, and the tag. The parser escapes `<` and `>` in text.
        let (text, tag) = part.split_at(part.find('<').unwrap_or(part.len()));
        let mut rest = text;
        while let Some((range, date)) = PartialDate::find_nb(rest) {
            marked.push_str(&rest[..range.start]);
            let words = &rest[range.clone()];
            marked.push_str(&format!("<time datetime=\"{}\">{words}</time>", date.iso()));
            rest = &rest[range.end..];
        }
        marked.push_str(rest);
        marked.push_str(tag);
    }
    marked
}

/// Takes the marks out of the HTML that stand for links within the site.
fn split(html: &str, links: &[(Address, String)]) -> Prose {
    let mut text = String::with_capacity(html.len());
    let mut places = Vec::new();
    for (i, part) in html.split('\u{0}').enumerate() {
        match part.parse::<usize>().ok().and_then(|it| links.get(it)) {
            Some((address, fragment)) if i % 2 == 1 => {
                places.push((text.len(), address.clone(), fragment.clone()));
            }
            _ => text.push_str(part),
        }
    }
    Prose { html: text.into(), links: places.into() }
}

/// What has no place in these texts: headings belong to the page, quotations to the parties.
fn unfit(event: &Event<'_>) -> Option<(&'static str, &'static str)> {
    Some(match event {
        Event::Start(Tag::Heading { .. }) => ("overskrifter", "headings"),
        Event::Start(Tag::Image { .. }) => ("bilder", "pictures"),
        Event::Start(Tag::BlockQuote(_)) => ("sitatblokker", "block quotations"),
        Event::Start(Tag::CodeBlock(_)) => ("kodeblokker", "code blocks"),
        Event::Rule => ("skillelinjer", "rules"),
        _ => return None,
    })
}

enum Target {
    Elsewhere,
    Here(Address, String),
    Missing,
    Unsafe,
}

/// Where a link leads. Only what is known to be harmless gets through.
fn target(dest: &str, known: &Known) -> Target {
    if ["https://", "http://", "mailto:"].iter().any(|it| dest.starts_with(it)) {
        return Target::Elsewhere;
    }
    if dest.starts_with('/') && !dest.starts_with("//") {
        let (path, fragment) = dest.split_at(dest.find('#').unwrap_or(dest.len()));
        return match known.find(path, fragment.strip_prefix('#')) {
            Some(address) => Target::Here(address, fragment.to_owned()),
            None => Target::Missing,
        };
    }
    let scheme = dest.find(':').is_some_and(|colon| !dest[..colon].contains('/'));
    if scheme || dest.starts_with("//") || dest.contains('\\') {
        Target::Unsafe
    } else {
        Target::Missing
    }
}

/// Tells of `[^id]` whose source is not in the list: the parser leaves these as text.
fn unknown_references(
    words: &CowStr<'_>,
    start: usize,
    place: &impl Fn(Range<usize>) -> place::Place,
    references: &[&str],
    report: &mut Report,
) {
    let Some(id) = words.strip_prefix('^') else { return };
    if id::is_id(id) {
        let known = references.iter().copied();
        report.push(faults::unknown_footnote(place(start..start + words.len()), id, known));
    }
}

/// The place of a range of prose in its file: exact where it can be, else the words are looked for.
fn locate(file: &Text, text: &str, origin: &Origin, range: Range<usize>) -> place::Place {
    match origin {
        Origin::Exact(base) => file.place(base + range.start..base + range.end),
        Origin::Scalar(span) => {
            let raw = &file.text[span.clone()];
            let words = text.get(range.clone()).unwrap_or_default();
            // A folded value breaks its lines elsewhere: look for the first run without a break.
            let probe = words.split_whitespace().next().unwrap_or_default();
            let nth = text[..range.start.min(text.len())].matches(probe).count();
            let found = (!probe.is_empty()).then(|| raw.match_indices(probe).nth(nth)).flatten();
            let start = span.start + found.map_or(0, |it| it.0);
            file.place(start..start + words.len().max(1))
        }
    }
}

/// What [`escape`] writes, and for what: `&` last, so that nothing is read twice.
const ENTITIES: [(&str, &str); 5] =
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
