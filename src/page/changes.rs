//! Tells what was published when, and what was changed since: the page of changes, and the feeds.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::content::lock::position_key;
use crate::model::index::{ElectionIx, NEWEST, PositionRef, ThemeIx};
use crate::model::{Change, Model, Programme};
use crate::page::builder::{Localised, Page, SERIALIZES, Shown, View};
use crate::page::view;
use crate::sitemap::{places, subject};
use crate::values::address::{Address, Here};
use crate::values::date::PartialDate;
use crate::values::position::PositionIds;
use crate::values::vocabulary::ChangeKind;

/// Something that readers of the site are told of: a theme of an election was published, or a
/// position on it was changed.
#[derive(Clone, Copy, Debug)]
struct Entry<'m> {
    date: PartialDate,
    election: ElectionIx,
    theme: ThemeIx,
    change: Option<(&'m Programme, usize, &'m Change)>,
}

/// All of them, the newest first; those of one day in the order of the site.
fn entries(model: &Model) -> Vec<Entry<'_>> {
    let mut all = Vec::new();
    for (election, it) in model.elections.iter_enumerated() {
        for theme in model.themes.indices() {
            let since = |it: &Arc<Programme>| {
                let at = PositionRef { election, theme, party: it.party };
                first_name(model, at).map(|it| it.1)
            };
            if let Some(date) = it.programmes.iter().filter_map(since).min() {
                all.push(Entry { date, election, theme, change: None });
            }
            for programme in &it.programmes {
                let changes = programme.positions[theme].changes.iter().enumerate();
                let changes = changes.filter(|it| is_told(it.1));
                all.extend(changes.map(|(i, change)| Entry {
                    date: change.date,
                    election,
                    theme,
                    change: Some((programme, i, change)),
                }));
            }
        }
    }
    // The sort keeps the order of what is alike; of one position the last change comes first.
    all.sort_by_key(|it| (std::cmp::Reverse(it.date), std::cmp::Reverse(it.change.map(|it| it.1))));
    all
}

/// Whether pages tell of a change: what only says the same in other words stands in the open data alone.
pub(super) fn is_told(change: &Change) -> bool {
    change.kind != ChangeKind::Layout || change.stance.is_some()
}

/// A position by the names under which it was first published, and when that was.
fn first_name(model: &Model, at: PositionRef) -> Option<(PositionIds<'_>, PartialDate)> {
    let (party, theme) = (&model.parties[at.party], &model.themes[at.theme]);
    let parties = || [&party.id].into_iter().chain(&party.aliases);
    let themes = || [&theme.id].into_iter().chain(&theme.aliases);
    let year = model.elections[at.election].year;
    let known = parties().flat_map(|party| {
        themes().filter_map(move |theme| {
            let ids = PositionIds { party, year, theme };
            let it = model.published.positions.get(&position_key(ids))?;
            Some((ids, it.since))
        })
    });
    known.min_by_key(|it| it.1)
}

impl Entry<'_> {
    /// The position of a programme that it tells of.
    fn at(&self, programme: &Programme) -> PositionRef {
        PositionRef { election: self.election, theme: self.theme, party: programme.party }
    }

    /// Its name for ever (RFC 4151): the host and day that the site was first published under, and
    /// what it tells of, by the names of then. It stays when the address or a name changes.
    fn id(&self, localised: Localised<'_>) -> String {
        let model = localised.model;
        let host = model.site.base_url.host();
        let (host, day) = match &model.published.site {
            Some((host, day)) => (host.as_str(), day.iso()),
            None => (host, self.date.iso()),
        };
        let year = model.elections[self.election].year;
        let theme = model.themes[self.theme].id.as_str();
        let what = match self.change {
            Some((programme, i, _)) => {
                let at = self.at(programme);
                let first = first_name(model, at).map_or_else(|| model.ids(at), |it| it.0);
                format!("{year}/{}/{}/{}", first.theme, first.party, i + 1)
            }
            None => {
                let programmes = model.elections[self.election].programmes.iter();
                let first = programmes.filter_map(|it| first_name(model, self.at(it)));
                let name = first.min_by_key(|it| it.1).map_or(theme, |it| it.0.theme);
                format!("{year}/{name}")
            }
        };
        format!("tag:{host},{day}:{what}/{}", localised.words.language.code())
    }
}

impl Page<'_> {
    /// A change of a position, for readers.
    pub(super) fn change(&self, theme: ThemeIx, change: &Change) -> view::Change {
        view::Change {
            date: self.day(change.date),
            kind: self.say(&format!("change-{}", change.kind.word())),
            stance: change.stance.map(|(was, now)| {
                self.tell(
                    "change-stance",
                    [
                        ("was", self.stance(was, theme).word.as_str().into()),
                        ("now", self.stance(now, theme).word.as_str().into()),
                    ],
                )
            }),
            why: self.prose(&change.why),
        }
    }

    /// What a change is about, in words.
    fn change_title(&self, at: PositionRef) -> String {
        let year = self.election(at.election).year.to_string();
        format!("{} ({year})", self.about(at.party, at.theme))
    }

    pub(super) fn changes(&self) -> Shown<view::Changes> {
        let all = entries(self.model);
        let mut published: BTreeMap<(std::cmp::Reverse<PartialDate>, ElectionIx), Vec<ThemeIx>> =
            BTreeMap::new();
        for it in all.iter().filter(|it| it.change.is_none()) {
            let key = (std::cmp::Reverse(it.date), it.election);
            published.entry(key).or_default().push(it.theme);
        }
        let changed = all.iter().filter_map(|it| {
            let (programme, _, change) = it.change?;
            let title = self.change_title(it.at(programme));
            let href = self.place(it.at(programme));
            let about = view::Link { href, text: title, language: None, current: false };
            Some(view::ChangedPosition { about, change: self.change(it.theme, change) })
        });
        let published = published.into_iter().map(|((date, e), themes)| view::PublishedThemes {
            date: self.day(date.0),
            election: self.election_title(e).to_owned(),
            themes: themes.into_iter().map(|it| self.theme_name(e, it)).collect(),
        });
        let view = view::Changes {
            changed: changed.collect(),
            published: published.collect(),
            atom: self.href(&Address::feed(None, "xml")),
            json: self.href(&Address::feed(None, "json")),
        };
        let description = self.say("changes-description");
        self.context(NEWEST, &self.say("nav-changes"), &description, view)
    }
}

/// What feeds tell of, and which feeds there are: of everything, and of each theme.
#[derive(Debug)]
pub struct Feeds<'m> {
    all: Vec<Entry<'m>>,
    pub(super) of: Vec<Option<ThemeIx>>,
}

/// The feeds of a site: the same in each language.
pub(super) fn feeds(model: &Model) -> Feeds<'_> {
    let themes = model.themes.indices().filter(|_| model.site.feeds).map(Some);
    Feeds { all: entries(model), of: [None].into_iter().chain(themes).collect() }
}

/// One feed: the file of the JSON Feed, its text, and the view of the Atom feed; the file of that has
/// another ending.
pub(super) fn feed(
    localised: Localised<'_>,
    feeds: &Feeds<'_>,
    theme: Option<ThemeIx>,
) -> (String, String, View) {
    let Localised { model, words, spelling, .. } = localised;
    let base = &model.site.base_url;
    let id = theme.map(|it| &model.themes[it].id);
    let here = Here::page(Address::front(), spelling);
    let page = Page::new(localised, here, subject::Subject::Front);
    let entry = |entry: &&Entry<'_>| {
        let prefix = &model.elections[entry.election].prefix;
        let theme_id = &model.themes[entry.theme].id;
        let name = &page.theme_words(entry.theme).title;
        let (title, text, address, place) = match entry.change {
            None => {
                let values = [
                    ("theme", name.as_str().into()),
                    ("election", page.election_title(entry.election).into()),
                ];
                let counts = page.counts(entry.election, entry.theme);
                let text = page.counts_in_words(&counts, entry.theme);
                let title = page.tell("feed-published", values);
                (title, text, Address::theme(prefix, theme_id), String::new())
            }
            Some((programme, _, change)) => {
                let why = change.why.plain();
                let change = page.change(entry.theme, change);
                let title = page.change_title(entry.at(programme));
                let parts = [Some(change.kind), change.stance, Some(why)];
                let text = parts.into_iter().flatten().collect::<Vec<_>>().join(". ");
                let (address, place) = places::of_position(model, entry.at(programme));
                (title, text, address, place)
            }
        };
        view::FeedEntry {
            id: entry.id(localised),
            title,
            text,
            href: format!("{}{place}", address.canonical(base, spelling)),
            updated: moment(entry.date),
        }
    };
    let ours = feeds.all.iter().filter(|it| theme.is_none_or(|theme| it.theme == theme));
    let entries: Vec<view::FeedEntry> = ours.map(|it| entry(&it)).collect();
    // A feed without entries is as old as what it is about.
    let checked = model.elections.iter().flat_map(|it| &it.programmes).map(|it| it.checked);
    let first = checked.max().unwrap_or(PartialDate::UNKNOWN);
    let title = match theme {
        Some(theme) => {
            let name = page.theme_words(theme).title.as_str();
            page.tell(
                "feed-title-theme",
                [("site", model.site.title.as_str().into()), ("theme", name.into())],
            )
        }
        None => page.tell("feed-title", [("site", model.site.title.as_str().into())]),
    };
    let about = match id {
        Some(id) => Address::theme("", id),
        None => Address::changes(),
    };
    let atom = Address::feed(id, "xml");
    let json = Address::feed(id, "json");
    let (home, url) = (about.canonical(base, spelling), json.canonical(base, spelling));
    let feed = view::Feed {
        id: atom.canonical(base, spelling),
        title,
        language: words.language.code().to_owned(),
        author: model.site.publisher.clone(),
        home,
        updated: entries.first().map_or_else(|| moment(first), |it| it.updated.clone()),
        entries,
    };
    let text = serde_json::to_string(&JsonFeed::of(&feed, &url)).expect(SERIALIZES);
    let context = tera::Context::from_serialize(&feed).expect(SERIALIZES);
    (json.output(spelling), text, View { template: "feed.xml", context })
}

/// The first moment of a day (RFC 3339), which is as exact as the content is.
fn moment(date: PartialDate) -> String {
    let (month, day) = (date.month().unwrap_or(1), date.day().unwrap_or(1));
    format!("{:04}-{month:02}-{day:02}T00:00:00Z", date.year())
}

/// JSON Feed 1.1 (jsonfeed.org).
#[derive(Serialize)]
struct JsonFeed<'v> {
    version: &'static str,
    title: &'v str,
    home_page_url: &'v str,
    feed_url: &'v str,
    language: &'v str,
    authors: [JsonAuthor<'v>; 1],
    items: Vec<JsonItem<'v>>,
}

#[derive(Serialize)]
struct JsonAuthor<'v> {
    name: &'v str,
}

#[derive(Serialize)]
struct JsonItem<'v> {
    id: &'v str,
    url: &'v str,
    title: &'v str,
    content_text: &'v str,
    date_published: &'v str,
}

impl<'v> JsonFeed<'v> {
    fn of(feed: &'v view::Feed, feed_url: &'v str) -> JsonFeed<'v> {
        let item = |it: &'v view::FeedEntry| JsonItem {
            id: &it.id,
            url: &it.href,
            title: &it.title,
            content_text: &it.text,
            date_published: &it.updated,
        };
        JsonFeed {
            version: "https://jsonfeed.org/version/1.1",
            title: &feed.title,
            home_page_url: &feed.home,
            feed_url,
            language: &feed.language,
            authors: [JsonAuthor { name: &feed.author }],
            items: feed.entries.iter().map(item).collect(),
        }
    }
}
