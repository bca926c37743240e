//! Tells what a proposed change of the content changes, on the page of its preview and in the terminal.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::data::difference::{self, About, Difference, Field, Piece, Step};
use crate::model::Model;
use crate::model::index::NEWEST;
use crate::model::words::Words;
use crate::page::builder::{Localised, Page, View, shown};
use crate::page::frame::frame_at;
use crate::page::view::{self};
use crate::sitemap::places;
use crate::sitemap::subject::{Subject, programme};
use crate::values::address::{Address, BESIDE, Here};
use crate::values::id::{PartyId, PlanId, ThemeId};
use crate::values::language::Language;
use crate::values::position::PositionIds;

/// The page of a preview that tells what differs. `was` is the other state in the same words; `pages`
/// are the pages that differ.
pub fn view(
    is: Localised<'_>,
    was: Localised<'_>,
    differences: &[Difference],
    pages: &BTreeMap<String, bool>,
) -> View {
    let (page, before) = (standing(is), standing(was));
    let number = i64::try_from(pages.len()).unwrap_or_default();
    let view = view::Differences {
        counted: counted(page.words, differences),
        pages_counted: page.tell("difference-pages", [("number", number.into())]),
        differences: differences
            .iter()
            .map(|it| {
                let href = address(page.model, it).map(|to| page.href(&to));
                told(&page, &before, href, it)
            })
            .collect(),
        pages: page.listed(pages),
    };
    let description = page.say("difference-intro");
    let mut made = page.context(NEWEST, &page.say("difference-title"), &description, view);
    made.page.linked_data = None;
    made.page.fallback = false;
    shown("differences.html", frame_at(is, NEWEST, page.here.depth()), &made)
}

/// The same for people at a terminal.
pub fn text(is: Localised<'_>, was: Localised<'_>, differences: &[Difference]) -> String {
    in_text(&standing(is), &standing(was), differences)
}

/// The same of any two states.
pub(crate) fn in_text(is: &dyn State, was: &dyn State, differences: &[Difference]) -> String {
    let words = is.words();
    let mut text = String::new();
    for it in differences.iter().map(|it| told(is, was, None, it)) {
        let _ = writeln!(text, "{}: {}", it.kind, it.about);
        for field in &it.fields {
            let _ = writeln!(text, "  {}", field.label);
            for (mark, side) in [('-', &field.old), ('+', &field.new)] {
                if let Some(side) = side {
                    let _ = writeln!(text, "    {mark} {}", in_a_line(words, side));
                }
            }
        }
        text.push('\n');
    }
    text + &counted(words, differences) + "\n"
}

/// Where what differs stands on the site, if it does.
pub fn address(model: &Model, it: &Difference) -> Option<Address> {
    // Where nobody has looked any more, the theme still says so.
    let stays = matches!(it.was, Some(About::Position { .. }));
    let about = it.is.as_ref().or(it.was.as_ref().filter(|_| stays))?;
    let election = |year: i16| model.elections.iter().find(|it| it.year == year);
    let party_in = |year: i16, id: &str| {
        let election = election(year)?;
        let party = model.parties.position(|it| it.id == *id)?;
        election.programme(party).map(|_| election)
    };
    match about {
        About::Position { election, theme, party } => {
            let at = model.find(PositionIds { party, year: *election, theme })?;
            Some(places::of_position(model, at).0)
        }
        About::Theme { id } => Some(Address::theme("", &ThemeId::parse(id)?)),
        About::Party { id } => {
            let mut newest = model.elections.iter().filter_map(|it| party_in(it.year, id));
            Some(Address::party(&newest.next()?.prefix, &PartyId::parse(id)?))
        }
        About::Programme { election, party } => {
            let election = party_in(*election, party)?;
            Some(Address::party(&election.prefix, &PartyId::parse(party)?))
        }
        About::Election { year } => election(*year).map(|it| Address::overview(&it.prefix)),
        About::Plan { id } => Some(Address::plan(&PlanId::parse(id)?)),
        About::Source { .. } | About::Method => Some(Address::method()),
        About::Group { .. } | About::Site => Some(Address::front()),
        About::Term { .. } | About::Redirect { .. } => None,
    }
}

/// The page of the differences, while it is made.
fn standing(localised: Localised<'_>) -> Page<'_> {
    let here = Here::page(Address::differences(), localised.spelling);
    Page::new(localised, here, Subject::Changes)
}

/// What is known of a state of the content, to tell of it in the words of a language.
pub(crate) trait State {
    /// The words.
    fn words(&self) -> &Words;
    /// What a party is called, by its id.
    fn party(&self, id: &str) -> Option<String>;
    /// A theme's title and its short title, by its id.
    fn theme(&self, id: &str) -> Option<(String, String)>;
    /// The title of a plan, by its id.
    fn plan(&self, id: &str) -> Option<String>;
    /// Where a party stands, as its cards say it; nothing of what is no position.
    fn standing(&self, about: &About) -> Option<view::StanceWord>;
}

/// A difference in words: `is` tells of the new state and `was` of the old one; `href` leads to where it
/// stands.
fn told(
    is: &dyn State,
    was: &dyn State,
    href: Option<String>,
    it: &Difference,
) -> view::Difference {
    let words = is.words();
    let name = match (&it.is, &it.was) {
        (Some(about), _) => name_of(is, about),
        (None, Some(about)) => name_of(was, about),
        (None, None) => String::new(),
    };
    let field = |field: &Field| {
        let stance = field.path == [Step::Field("stance".to_owned())];
        let side =
            |state: &dyn State, about: Option<&About>| state.standing(about.filter(|_| stance)?);
        // A position that is new or gone stands there as not looked for, before or after.
        let old = side(was, it.was.as_ref().or(it.is.as_ref()));
        let new = side(is, it.is.as_ref().or(it.was.as_ref()));
        let text = |value: &Option<String>| value.as_ref().map(|it| in_words(words, field, it));
        let (before, after) = (text(&field.old), text(&field.new));
        let [gone, come] = match (&it.was, &it.is) {
            (Some(_), Some(_)) => difference::pieces(
                before.as_deref().unwrap_or_default(),
                after.as_deref().unwrap_or_default(),
            ),
            _ => [before, after].map(|it| {
                it.into_iter().map(|text| Piece { text, changed: false }).collect::<Vec<_>>()
            }),
        };
        let language = field.language.as_deref().unwrap_or(Language::Nb.code());
        let side =
            |there: bool, stance: Option<view::StanceWord>, pieces: Vec<Piece>, old: bool| {
                let piece = |it: Piece| view::DifferencePiece {
                    gone: it.changed && old,
                    new: it.changed && !old,
                    text: it.text,
                };
                let side = view::DifferenceSide {
                    pieces: pieces.into_iter().filter(|_| stance.is_none()).map(piece).collect(),
                    stance,
                    language: (language != words.language.code()).then(|| language.to_owned()),
                };
                (there || side.stance.is_some()).then_some(side)
            };
        view::DifferenceField {
            label: label(words, &field.path),
            old: side(it.was.is_some(), old, gone, true),
            new: side(it.is.is_some(), new, come, false),
        }
    };
    view::Difference {
        about: name,
        href,
        kind: words.say(&format!("difference-{}", it.kind())),
        fields: it.fields.iter().map(field).collect(),
    }
}

fn counted(words: &Words, differences: &[Difference]) -> String {
    let number = i64::try_from(differences.len()).unwrap_or_default();
    words.tell("difference-count", [("number", number.into())])
}

/// What a thing is called.
fn name_of(state: &dyn State, about: &About) -> String {
    let words = state.words();
    let party_name = |id: &String| state.party(id).unwrap_or_else(|| id.clone());
    let (key, name, year) = match about {
        About::Position { election, theme, party } => {
            let name = match (state.party(party), state.theme(theme)) {
                (Some(party), Some((_, theme))) => {
                    words.tell("party-on-theme", [("party", party.into()), ("theme", theme.into())])
                }
                _ => format!("{party}, {theme}"),
            };
            ("position", name, Some(*election))
        }
        About::Theme { id } => {
            let title = state.theme(id).map_or_else(|| id.clone(), |it| it.0);
            ("theme", title, None)
        }
        About::Party { id } => ("party", party_name(id), None),
        About::Programme { election, party } => ("programme", party_name(party), Some(*election)),
        About::Election { year } => ("election", year.to_string(), None),
        About::Plan { id } => ("plan", state.plan(id).unwrap_or_else(|| id.clone()), None),
        About::Source { id } => ("source", id.clone(), None),
        About::Group { id } => ("group", id.clone(), None),
        About::Term { id } => ("term", id.clone(), None),
        About::Site => ("site", String::new(), None),
        About::Method => ("method", String::new(), None),
        About::Redirect { from } => ("redirect", from.clone(), None),
    };
    let year = year.map(|it| it.to_string()).unwrap_or_default();
    let values = [("name", name.as_str().into()), ("year", year.as_str().into())];
    words.tell(&format!("difference-of-{key}"), values)
}

/// What a field is called: «Sitat s1: ordene», «Tittel (nn)».
fn label(words: &Words, path: &[Step]) -> String {
    let mut label = String::new();
    let mut item = false;
    for step in path {
        match step {
            Step::Field(name) => {
                label.push_str(if item {
                    ": "
                } else if label.is_empty() {
                    ""
                } else {
                    ", "
                });
                label.push_str(&words.say(&format!("field-{name}")));
            }
            Step::Item(name) => {
                let _ = write!(label, " {name}");
            }
            Step::In(language) if language == Language::Nb.code() => {}
            Step::In(language) => {
                let _ = write!(label, " ({language})");
            }
        }
        item = matches!(step, Step::Item(_));
    }
    let mut letters = label.chars();
    let first = letters.next().map(|it| it.to_uppercase().collect::<String>());
    first.unwrap_or_default() + letters.as_str()
}

/// A value as readers know it: words of the content in the words of the page.
fn in_words(words: &Words, field: &Field, value: &str) -> String {
    let of_a_change = field.path.first() == Some(&Step::Field("changes".to_owned()));
    let known = match field.leaf() {
        "edition" => Some(format!("edition-{value}")),
        "kind" if of_a_change => Some(format!("change-{value}")),
        "kind" => Some(format!("kind-{value}")),
        "stance" | "was" => Some(format!("stance-{value}")),
        _ => None,
    };
    known.map_or_else(|| value.to_owned(), |id| words.say(&id))
}

/// A side of a difference in one line, with marks around what is only there.
fn in_a_line(words: &Words, side: &view::DifferenceSide) -> String {
    if let Some(stance) = &side.stance {
        return stance.word.clone();
    }
    if side.pieces.is_empty() {
        return words.say("difference-nothing");
    }
    let all = side.pieces.iter().all(|it| it.gone || it.new);
    let piece = |it: &view::DifferencePiece| match (it.gone, it.new) {
        (true, _) if !all => format!("[-{}-]", it.text),
        (_, true) if !all => format!("{{+{}+}}", it.text),
        _ => it.text.clone(),
    };
    let line: String = side.pieces.iter().map(piece).collect();
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl State for Page<'_> {
    fn words(&self) -> &Words {
        self.words
    }

    fn party(&self, id: &str) -> Option<String> {
        self.model.parties.position(|it| it.id == *id).map(|it| self.name(it).to_owned())
    }

    fn theme(&self, id: &str) -> Option<(String, String)> {
        let words = self.theme_words(self.model.themes.position(|it| it.id == *id)?);
        Some((words.title.clone(), words.short.clone()))
    }

    fn plan(&self, id: &str) -> Option<String> {
        self.model.plans.iter().find(|it| it.id == *id).map(|it| it.title.clone())
    }

    fn standing(&self, about: &About) -> Option<view::StanceWord> {
        let About::Position { election, theme, party } = about else { return None };
        let at = self.model.find(PositionIds { party, year: *election, theme })?;
        Some(self.stance_of(programme(self.election(at.election), at.party), at.theme))
    }
}

impl Page<'_> {
    /// Links to pages of the language that differ, but for those to share and to embed others.
    fn listed(&self, pages: &BTreeMap<String, bool>) -> Vec<view::Link> {
        let spelling = self.here.spelling();
        let beside = BESIDE.map(|it| format!("{}{}/", spelling.folder(), spelling.word(it)));
        let folders = self.model.spellings.iter().map(|it| it.folder());
        let of = |path: &str| {
            folders.clone().filter(|it| path.starts_with(it)).max_by_key(|it| it.len())
        };
        let ours = pages.iter().filter(|(path, there)| {
            let apart = beside.iter().any(|it| path.starts_with(it));
            **there && !apart && of(path) == Some(spelling.folder())
        });
        let link = |(path, _): (&String, &bool)| {
            let address = path.strip_suffix("index.html").unwrap_or(path);
            self.link(&Address::file(path), &format!("/{address}"))
        };
        ours.map(link).collect()
    }
}
