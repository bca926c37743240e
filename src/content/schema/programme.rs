//! Reads the file of a programme and its positions.

use std::ops::Range;

use crate::content::schema::at::{At, Filed};
use crate::content::schema::fields::{Fields, file};
use crate::content::text::Text;
use crate::report::diagnostic::{Report, What};
use crate::values::date::PartialDate;
use crate::values::vocabulary::{ChangeKind, Edition, SourceKind, Stance, Status};

/// `parties/<party>/<year>.yaml`.
#[derive(Clone, Debug)]
pub struct Programme {
    /// Title of the programme.
    pub title: At<String>,
    /// Draft, adopted …
    pub edition: At<Edition>,
    /// Language of the quotations.
    pub language: At<String>,
    /// Id of the document that was read.
    pub source: At<String>,
    /// What of it was read: Markdown.
    pub read: At<String>,
    /// When the positions were last checked.
    pub checked: At<PartialDate>,
    /// The last day for checking them again.
    pub review_by: Option<At<PartialDate>>,
    /// Who read the programme and chose the stances.
    pub coded_by: Option<At<String>>,
    /// Who looked over that.
    pub checked_by: Option<At<String>>,
    /// What a reader has to know of this edition: Markdown.
    pub note: Option<At<String>>,
    /// Whether its positions are for readers yet.
    pub status: Status,
    /// Where the list of positions stands.
    pub positions_span: Range<usize>,
    /// The positions.
    pub positions: Vec<Position>,
    /// Whether each of them could be read.
    pub whole: bool,
}

/// What a party says of a theme.
#[derive(Clone, Debug)]
pub struct Position {
    /// Where the record begins.
    pub span: Range<usize>,
    /// Id of the theme.
    pub theme: At<String>,
    /// Whether it is for readers yet.
    pub status: Status,
    /// The stance, if the word is one.
    pub stance: Option<At<Stance>>,
    /// Our own summary: Markdown.
    pub summary: At<String>,
    /// The words that carry the position.
    pub quotes: Vec<Quote>,
    /// Whether there is a list of them, right or wrong.
    pub quoted: bool,
    /// Whether each of them could be read.
    pub quotes_whole: bool,
    /// What others tell of the position, where we have not read the programme ourselves.
    pub evidence: Vec<Evidence>,
    /// Whether there is a list of that, right or wrong.
    pub evidenced: bool,
    /// What a search found and a reader rejected, where nothing was found that counts.
    pub rejected: Vec<Rejected>,
    /// Editors' remark for readers: Markdown.
    pub note: Option<At<String>>,
    /// When this position was checked, if not with the others.
    pub checked: Option<At<PartialDate>>,
    /// The last day for checking it again, if not with the others.
    pub review_by: Option<At<PartialDate>>,
    /// Who chose the stance, if not the same as of the others.
    pub coded_by: Option<At<String>>,
    /// Who looked over that, if not the same as of the others.
    pub checked_by: Option<At<String>>,
    /// What the party has said of it to us.
    pub reply: Option<Box<Reply>>,
    /// Ids of quotations that stood here: their links lead to the position.
    pub aliases: Vec<At<String>>,
    /// What was changed since it was published.
    pub changes: Vec<Change>,
}

impl Position {
    /// The position on a theme that nobody has read anything for: where its record and its stance stand.
    pub fn unread(span: Range<usize>, theme: At<String>, stance: Range<usize>) -> Position {
        Position {
            theme,
            status: Status::Published,
            stance: Some(At { value: Stance::NotRead, span: stance }),
            summary: At { value: String::new(), span: span.clone() },
            quotes: Vec::new(),
            quoted: false,
            quotes_whole: true,
            evidence: Vec::new(),
            evidenced: false,
            rejected: Vec::new(),
            note: None,
            checked: None,
            review_by: None,
            coded_by: None,
            checked_by: None,
            reply: None,
            aliases: Vec::new(),
            changes: Vec::new(),
            span,
        }
    }
}

/// What a party has said of how its position is shown.
#[derive(Clone, Debug)]
pub struct Reply {
    /// When.
    pub date: At<PartialDate>,
    /// Its own words, as they are.
    pub text: At<String>,
    /// Where it says so, or more.
    pub url: Option<At<String>>,
}

/// What was changed in a published position, for readers.
#[derive(Clone, Debug)]
pub struct Change {
    /// When.
    pub date: At<PartialDate>,
    /// Whether something was wrong, unclear, or has become otherwise.
    pub kind: At<ChangeKind>,
    /// The stance before, if it was another.
    pub was: Option<At<Stance>>,
    /// What was changed, and why: Markdown.
    pub why: At<String>,
}

/// What another source tells of a party's position, in our own words.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// What it tells.
    pub fact: At<String>,
    /// What kind of source it is.
    pub kind: At<SourceKind>,
    /// Its title.
    pub title: At<String>,
    /// Who published it.
    pub publisher: At<String>,
    /// Its web address, if known.
    pub url: Option<At<String>>,
    /// The address of a copy in an archive, for when that one is gone.
    pub archived: Option<At<String>>,
    /// When it was published, as far as known.
    pub date: Option<At<PartialDate>>,
    /// Where in it.
    pub locator: Option<At<String>>,
}

/// Words of a programme.
#[derive(Clone, Debug)]
pub struct Quote {
    /// An id of its own, given once and kept: it stands in addresses.
    pub id: At<String>,
    /// The words.
    pub text: At<String>,
    /// The heading that they stand under.
    pub heading: Option<At<String>>,
    /// Number or letter of the item.
    pub item: Option<At<String>>,
    /// Page of the file, from 1.
    pub page: Option<At<i16>>,
    /// Their language, if not that of the programme.
    pub language: Option<At<String>>,
    /// Ids that it had before.
    pub aliases: Vec<At<String>>,
}

/// A passage that a search found and a reader rejected.
#[derive(Clone, Debug)]
pub struct Rejected {
    /// A few words of it, verbatim.
    pub text: At<String>,
    /// Why it does not count.
    pub why: At<String>,
}

/// Reads `parties/<party>/<year>.yaml`.
///
/// Positions and quotations that cannot be read are left out: the report says why.
pub fn programme(text: Text) -> (Option<Filed<Programme>>, Report) {
    file(text, programme_fields)
}

pub(crate) fn programme_fields(fields: &Fields<'_, '_>) -> Option<Programme> {
    let head = fields.map("programme", |it| {
        let title = it.text("title");
        let edition = it.one_of("edition", What::Edition, Edition::WORDS, Edition::ALL);
        let (language, source) = (it.language("language"), it.source_id("source"));
        let (read, checked) = (it.text("read"), it.date("checked"));
        let readers = (it.text_if("coded_by"), it.text_if("checked_by"));
        let of_head = (it.text_if("note"), it.status(), it.date_if("review_by"), readers);
        it.internal_note();
        Some((title, edition, language, source, read, checked, of_head))
    });
    let positions_span = fields.span_of("positions");
    // A programme that nobody has read yet has an empty list, written out: `[]`.
    let positions = fields.records_or_none("positions", position);
    let whole = fields.whole("positions", positions.as_ref());
    let (title, edition, language, source, read, checked, of_head) = head.unwrap_or_default();
    let (note, status, review_by, (coded_by, checked_by)) = of_head;
    let start = fields.span.start..fields.span.start;
    let or_blank = |it| fields.or_blank(it);
    Some(Programme {
        title: or_blank(title),
        edition: edition.unwrap_or(At { value: Edition::NotStated, span: start.clone() }),
        language: or_blank(language),
        source: or_blank(source),
        read: or_blank(read),
        checked: checked.unwrap_or(At { value: PartialDate::UNKNOWN, span: start }),
        review_by,
        coded_by,
        checked_by,
        note,
        status: status.unwrap_or(Status::Published),
        positions_span,
        positions: positions.unwrap_or_default(),
        whole,
    })
}

fn position(fields: &Fields<'_, '_>) -> Option<Position> {
    let (theme, status) = (fields.reference("theme", What::Theme), fields.status());
    let stance = fields.one_of("stance", What::Stance, Stance::WORDS, Stance::ALL);
    // Where nobody has looked there is nothing to sum up.
    let summary = fields.text_unless("summary", "stance", Stance::UNREAD);
    let quotes = fields.records_if("quotes", |it| {
        let id = it.quote_id("id");
        let text = it.verbatim("text");
        let (heading, item) = (it.verbatim_if("heading"), it.word_if("item"));
        let (page, language) = (it.number_if("page"), it.language_if("language"));
        let aliases = it.ids_if("aliases");
        Some(Quote { id: id?, text: text?, heading, item, page, language, aliases })
    });
    let quotes_whole = fields.entry("quotes").is_none() || fields.whole("quotes", Some(&quotes));
    let evidence = fields.records_if("evidence", |it| {
        let fact = it.text("fact");
        let kind = it.one_of("kind", What::SourceKind, SourceKind::WORDS, SourceKind::ALL);
        let (title, publisher) = (it.text("title"), it.text("publisher"));
        let (url, date) = (it.url_if("url"), it.partial_date_if("date"));
        let (archived, locator) = (it.url_if("archived"), it.text_if("locator"));
        Some(Evidence {
            fact: fact?,
            kind: kind?,
            title: title?,
            publisher: publisher?,
            url,
            archived,
            date,
            locator,
        })
    });
    let rejected = fields.records_if("rejected", |it| {
        let (text, why) = (it.verbatim("text"), it.text("why"));
        Some(Rejected { text: text?, why: why? })
    });
    let (note, checked) = (fields.text_if("note"), fields.date_if("checked"));
    let review_by = fields.date_if("review_by");
    let (coded_by, checked_by) = (fields.text_if("coded_by"), fields.text_if("checked_by"));
    let reply = fields.map_if("reply", |it| {
        let (date, text, url) = (it.date("date"), it.verbatim("text"), it.url_if("url"));
        Some(Box::new(Reply { date: date?, text: text?, url }))
    });
    let aliases = fields.ids_if("aliases");
    let changes = fields.records_if("changes", |it| {
        let date = it.date("date");
        let kind = it.one_of("kind", What::ChangeKind, ChangeKind::WORDS, ChangeKind::ALL);
        let was = it.one_of_if("was", What::Stance, Stance::WORDS, Stance::ALL);
        let why = it.text("why");
        Some(Change { date: date?, kind: kind?, was, why: why? })
    });
    fields.internal_note();
    Some(Position {
        span: fields.span.clone(),
        theme: fields.or_blank(theme),
        status: status.unwrap_or(Status::Published),
        stance,
        summary: summary.unwrap_or(At { value: String::new(), span: fields.span.clone() }),
        quotes,
        quotes_whole,
        quoted: fields.given("quotes", "[]").is_some(),
        evidence,
        evidenced: fields.given("evidence", "[]").is_some(),
        rejected,
        note,
        checked,
        review_by,
        coded_by,
        checked_by,
        reply,
        aliases,
        changes,
    })
}
