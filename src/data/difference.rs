//! Finds what differs between two states of the content, claim by claim, as far as readers can see it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;

use serde::Serialize;
use serde_json::{Map, Value, json};
use similar::{ChangeTag, TextDiff};

use crate::content::load::Content;
use crate::content::schema::{self, At};
use crate::data::records::Records;
use crate::model::Model;
use crate::proof::quotation::tokens;
use crate::values::language::Language;
use crate::values::vocabulary::Stance;

/// Something that the content tells of. Parties, themes and so on by their ids.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "about", rename_all = "snake_case")]
pub enum About {
    /// A party on a theme in an election.
    Position {
        /// Year of the election.
        election: i16,
        /// The theme.
        theme: String,
        /// The party.
        party: String,
    },
    /// A theme.
    Theme {
        /// Its id.
        id: String,
    },
    /// A party.
    Party {
        /// Its id.
        id: String,
    },
    /// A party's programme.
    Programme {
        /// Year of the election.
        election: i16,
        /// The party.
        party: String,
    },
    /// An election.
    Election {
        /// Its year.
        year: i16,
    },
    /// A plan of an actor that is no party.
    Plan {
        /// Its id.
        id: String,
    },
    /// A document.
    Source {
        /// Its id.
        id: String,
    },
    /// A group of themes.
    Group {
        /// Its id.
        id: String,
    },
    /// A word that is explained.
    Term {
        /// Its id.
        id: String,
    },
    /// The site itself.
    Site,
    /// How it is made.
    Method,
    /// An address that is no more.
    Redirect {
        /// The address.
        from: String,
    },
}

/// What differs of one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What it was called before; `None` if it was not there.
    pub was: Option<About>,
    /// What it is called; `None` if it is no more.
    pub is: Option<About>,
    /// What differs, in the order that readers see; all that there is, of what came or went.
    pub fields: Vec<Field>,
}

/// A value that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Which one.
    pub path: Vec<Step>,
    /// The language that it is in, if it is not bokmål.
    pub language: Option<String>,
    /// What it was.
    pub old: Option<String>,
    /// What it is.
    pub new: Option<String>,
}

/// A step on the way to a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A field, by its name in the data.
    Field(String),
    /// One of several, by its id or number.
    Item(String),
    /// The text in a language.
    In(String),
}

/// Fields in the order that readers see them, those that only editors meet last. Each has a message
/// `field-…` in the words.
pub const FIELDS: &str = "id aliases slug year word stance fact title name short question proposition \
    stances group order code actor edition source summary quotes evidence text kind publisher \
    responsible_editor contact tagline description method meaning forms language heading item page \
    label locator absence terms passages quoted rejected term note changes was why date checked read url \
    archived website base_url languages licence colour identifiers period pages inclusion parties \
    left_out reason without aim measures goal sub_goal responsible themes background references \
    search to near words file sha256 title_page created changed edition_words edition_page twins \
    newest_seen parts party review_by coded_by checked_by reply draft";

/// What differs between two states of the content, each with the model that was made of it.
///
/// A position that nobody has looked for is the same as none. What is found anew by a program (where
/// the words of a quotation stand in its source, the addresses of pages) is no difference.
pub fn between(old: (&Content, &Model), new: (&Content, &Model)) -> Vec<Difference> {
    differences(&things(old.0, old.1), &things(new.0, new.1), &Called::of(new.1))
}

/// What differs between what two built sites say in their data ([`crate::site::built_site`]): the same as of their
/// contents, as far as the data tell of it. What was given another id went and came.
pub fn between_data(old: &Value, new: &Value) -> Vec<Difference> {
    differences(&told(old), &told(new), &Called::default())
}

fn differences(
    old_things: &[(About, Value)],
    new_things: &[(About, Value)],
    called: &Called<'_>,
) -> Vec<Difference> {
    let before: BTreeMap<About, &(About, Value)> =
        old_things.iter().map(|it| (called.now(&it.0), it)).collect();
    let after: BTreeSet<&About> = new_things.iter().map(|it| &it.0).collect();
    let nothing = Value::Object(Map::new());
    let mut all = Vec::new();
    for (is, now) in new_things {
        let was = before.get(is);
        let fields = compare(was.map_or(&nothing, |it| &it.1), now);
        if was.is_none() || !fields.is_empty() {
            all.push(Difference { was: was.map(|it| it.0.clone()), is: Some(is.clone()), fields });
        }
    }
    let gone = old_things.iter().filter(|it| !after.contains(&called.now(&it.0)));
    all.extend(gone.map(|(was, value)| Difference {
        was: Some(was.clone()),
        is: None,
        fields: compare(value, &nothing),
    }));
    // The sort keeps the order of what is of one kind.
    all.sort_by_key(|it| it.is.as_ref().or(it.was.as_ref()).map(About::rank));
    all
}

impl About {
    /// What is told first: what parties say.
    fn rank(&self) -> u8 {
        match self {
            About::Position { .. } => 0,
            About::Theme { .. } => 1,
            About::Party { .. } => 2,
            About::Programme { .. } => 3,
            About::Election { .. } => 4,
            About::Plan { .. } => 5,
            About::Source { .. } => 6,
            About::Group { .. } => 7,
            About::Term { .. } => 8,
            About::Site => 9,
            About::Method => 10,
            About::Redirect { .. } => 11,
        }
    }
}

impl Difference {
    /// `added`, `removed` or `changed`.
    pub fn kind(&self) -> &'static str {
        match (&self.was, &self.is) {
            (None, _) => "added",
            (_, None) => "removed",
            _ => "changed",
        }
    }
}

impl Field {
    /// The last field on its path.
    pub fn leaf(&self) -> &str {
        let field = |it: &'_ Step| matches!(it, Step::Field(_));
        match self.path.iter().rfind(|it| field(it)) {
            Some(Step::Field(name)) => name,
            _ => "",
        }
    }

    /// Its path in one word, for other programs: `quotes.s1.text`.
    fn name(&self) -> String {
        let step = |it: &Step| match it {
            Step::Field(name) | Step::Item(name) | Step::In(name) => name.clone(),
        };
        self.path.iter().map(step).collect::<Vec<_>>().join(".")
    }
}

/// The ids that themes and parties have now, by those that they had.
#[derive(Default)]
struct Called<'m> {
    themes: BTreeMap<&'m str, &'m str>,
    parties: BTreeMap<&'m str, &'m str>,
}

impl<'m> Called<'m> {
    fn of(model: &'m Model) -> Called<'m> {
        fn before<'m, I: Deref<Target = str> + 'm>(
            all: impl Iterator<Item = (&'m I, &'m Vec<I>)> + Clone,
        ) -> BTreeMap<&'m str, &'m str> {
            let taken: BTreeSet<&str> = all.clone().map(|it| &**it.0).collect();
            let pairs = all.flat_map(|(id, aliases)| aliases.iter().map(move |it| (&**it, &**id)));
            pairs.filter(|it| !taken.contains(it.0)).collect()
        }
        Called {
            themes: before(model.themes.iter().map(|it| (&it.id, &it.aliases))),
            parties: before(model.parties.iter().map(|it| (&it.id, &it.aliases))),
        }
    }

    fn now(&self, about: &About) -> About {
        let of = |map: &BTreeMap<&str, &str>, id: &String| {
            map.get(id.as_str()).map_or_else(|| id.clone(), |it| (*it).to_owned())
        };
        match about {
            About::Position { election, theme, party } => About::Position {
                election: *election,
                theme: of(&self.themes, theme),
                party: of(&self.parties, party),
            },
            About::Theme { id } => About::Theme { id: of(&self.themes, id) },
            About::Party { id } => About::Party { id: of(&self.parties, id) },
            About::Programme { election, party } => {
                About::Programme { election: *election, party: of(&self.parties, party) }
            }
            other => other.clone(),
        }
    }
}

/// Everything that the content tells of, in the order of the site, with what it says of it.
fn things(content: &Content, model: &Model) -> Vec<(About, Value)> {
    // The words for stances are those of the program and of templates, not of the content.
    let records = Records::new(content, model, &[]);
    let site = content.site.as_ref().map(|it| &it.value);
    let mut things = Vec::new();
    for it in &records.positions {
        let written = content.programme(&it.party, it.election);
        let mut written = written.into_iter().flat_map(|it| &it.value.positions);
        let written = written.find(|at| at.theme.value == it.theme);
        let checked = written.and_then(|it| it.checked.as_ref()).map(|it| it.value.iso());
        if let Some(value) = of_position(&json!(it), checked) {
            let (theme, party) = (it.theme.clone(), it.party.clone());
            things.push((About::Position { election: it.election, theme, party }, value));
        }
    }
    for (theme, background) in records.themes.iter().zip(&records.backgrounds) {
        let written = content.themes.get(theme.id.as_str()).map(|it| &it.value);
        let mut value = fields(theme, &["words", "pages", "group"]);
        put_words(&mut value, &json!(theme.words));
        put(&mut value, "background", Some(&background.text));
        put(&mut value, "references", Some(&background.sources));
        if let Some(written) = written {
            put(&mut value, "aliases", Some(ids(&written.aliases)));
            put(&mut value, "group", Some(&written.group.value));
            put(&mut value, "order", written.order.as_ref().map(|it| it.value));
            put(&mut value, "code", written.code.as_ref().map(|it| it.value));
            let slug = |(language, it): &(Language, schema::ThemeWords)| {
                Some((language.code().to_owned(), it.slug.as_ref()?.value.clone().into()))
            };
            let slugs = written.translations.iter().filter_map(slug);
            put(&mut value, "slug", Some(slugs.collect::<Map<_, _>>()));
            let search = |it: &schema::Search| json!({"near": ids(&it.near), "words": {"nb": ids(&it.nb), "nn": ids(&it.nn)}});
            put(&mut value, "search", Some(written.search.iter().map(search).collect::<Vec<_>>()));
        }
        things.push((About::Theme { id: theme.id.clone() }, value));
    }
    for it in &records.parties {
        let mut value = fields(it, &["pages"]);
        let aliases = content.parties.get(it.id.as_str()).map(|it| ids(&it.value.aliases));
        put(&mut value, "aliases", aliases);
        things.push((About::Party { id: it.id.clone() }, value));
    }
    for it in &records.programmes {
        let value = fields(it, &["election", "party", "pages"]);
        things.push((About::Programme { election: it.election, party: it.party.clone() }, value));
    }
    for it in &records.elections {
        let mut value = fields(it, &["pages"]);
        let mut written = site.into_iter().flat_map(|it| &it.elections);
        if let Some(written) = written.find(|at| at.year.value == it.year) {
            put(&mut value, "parties", Some(ids(&written.parties)));
            let kinds = written.without.iter().map(|it| it.word());
            put(&mut value, "without", Some(kinds.collect::<Vec<_>>()));
        }
        things.push((About::Election { year: it.year }, value));
    }
    for it in &records.plans {
        things.push((About::Plan { id: it.id.clone() }, fields(it, &["id", "pages"])));
    }
    let written = site.into_iter().flat_map(|it| &it.sources);
    for (it, written) in records.sources.iter().zip(written) {
        let mut value = fields(it, &["id"]);
        put(&mut value, "parties", Some(ids(&written.parties)));
        put(&mut value, "file", written.file.as_ref().map(|it| &it.value));
        put(&mut value, "sha256", written.sha256.as_ref().map(|it| &it.value));
        let part =
            |it: &schema::Part| json!({"party": it.party.value, "heading": it.heading.value});
        put(&mut value, "parts", Some(written.parts.iter().map(part).collect::<Vec<_>>()));
        things.push((About::Source { id: it.id.clone() }, value));
    }
    for it in site.into_iter().flat_map(|it| &it.groups) {
        let title = said(&it.title, it.translations.iter().map(|(of, it)| (*of, it)));
        things.push((About::Group { id: it.id.value.clone() }, json!({"title": title})));
    }
    for it in site.into_iter().flat_map(|it| &it.terms) {
        let word = said(&it.word, it.translations.iter().map(|(of, it)| (*of, &it.word)));
        let meaning = said(&it.meaning, it.translations.iter().map(|(of, it)| (*of, &it.meaning)));
        let value = json!({"word": word, "meaning": meaning, "forms": ids(&it.forms)});
        things.push((About::Term { id: it.id.value.clone() }, value));
    }
    let mut value = fields(&records.site, &["base_url"]);
    put(&mut value, "base_url", site.and_then(|it| Some(it.base_url.as_ref()?.value.as_str())));
    put(&mut value, "description", Some(&records.about.description));
    things.push((About::Site, value));
    things.push((About::Method, json!({"method": records.about.method})));
    for (from, below, to) in &model.redirects {
        let from = if *below { format!("{from}*") } else { from.clone() };
        things.push((About::Redirect { from }, json!({"to": to})));
    }
    things
}

/// Every record of the data of a built site that tells of one thing: of which, and where it stands, as
/// its list and its number there.
pub fn records(data: &Value) -> impl Iterator<Item = (About, &'static str, usize)> {
    type Make = fn(&Value) -> About;
    let kinds: [(&'static str, Make); 7] = [
        ("positions", |it| About::Position {
            election: year(it, "election"),
            theme: word(it, "theme"),
            party: word(it, "party"),
        }),
        ("themes", |it| About::Theme { id: word(it, "id") }),
        ("parties", |it| About::Party { id: word(it, "id") }),
        ("programmes", |it| About::Programme {
            election: year(it, "election"),
            party: word(it, "party"),
        }),
        ("elections", |it| About::Election { year: year(it, "year") }),
        ("plans", |it| About::Plan { id: word(it, "id") }),
        ("sources", |it| About::Source { id: word(it, "id") }),
    ];
    kinds.into_iter().flat_map(|(list, about)| {
        let records = data[list].as_array().into_iter().flatten().enumerate();
        records.map(move |(i, it)| (about(it), list, i))
    })
}

fn word(record: &Value, name: &str) -> String {
    record[name].as_str().unwrap_or_default().to_owned()
}

fn year(record: &Value, name: &str) -> i16 {
    record[name].as_i64().and_then(|it| i16::try_from(it).ok()).unwrap_or_default()
}

/// The same of the data of a built site.
fn told(data: &Value) -> Vec<(About, Value)> {
    let list = |name: &str| data[name].as_array().into_iter().flatten();
    let key = |it: &Value| (year(it, "election"), word(it, "party"));
    let programmes: BTreeMap<_, _> =
        list("programmes").map(|it| (key(it), &it["checked"])).collect();
    let backgrounds: BTreeMap<_, _> =
        list("backgrounds").map(|it| (word(it, "theme"), it)).collect();
    let things = records(data).filter_map(|(about, list, i)| {
        let record = &data[list][i];
        let value = match &about {
            About::Position { .. } => {
                let own = Some(&record["checked"])
                    .filter(|own| programmes.get(&key(record)) != Some(own));
                of_position(record, own.and_then(Value::as_str).map(str::to_owned))?
            }
            About::Theme { id } => {
                let mut value = fields(record, &["words", "pages"]);
                put_words(&mut value, &record["words"]);
                let background = backgrounds.get(id);
                put(&mut value, "background", background.map(|it| &it["text"]));
                put(&mut value, "references", background.map(|it| &it["sources"]));
                value
            }
            About::Programme { .. } => fields(record, &["election", "party", "pages"]),
            About::Plan { .. } => fields(record, &["id", "pages"]),
            About::Source { .. } => fields(record, &["id"]),
            _ => fields(record, &["pages"]),
        };
        Some((about, value))
    });
    let mut found: Vec<(About, Value)> = things.collect();
    let mut site = fields(&data["site"], &[]);
    put(&mut site, "description", Some(&data["about"]["description"]));
    found.push((About::Site, site));
    found.push((About::Method, json!({"method": data["about"]["method"]})));
    found
}

/// What is told of a position in the data, with the day of a check of its own; nothing of one that nobody
/// has looked for. What a program finds anew (where words stand in their source) is left out.
fn of_position(it: &Value, checked: Option<String>) -> Option<Value> {
    let mut value =
        fields(it, &["election", "party", "theme", "edition", "source", "pages", "checked"]);
    if !value.is_object() {
        return None;
    }
    for quote in value["quotes"].as_array_mut().into_iter().flatten() {
        without(quote, &["address", "proof"]);
    }
    // That of the programme holds where a position has none.
    put(&mut value, "checked", checked);
    let nothing =
        json!({"stance": Stance::NotRead.word(), "summary": "", "quotes": [], "evidence": []});
    (value != nothing).then_some(value)
}

/// Adds the words of a theme, field by field; in the data they stand by language.
fn put_words(value: &mut Value, words: &Value) {
    for field in ["title", "short", "question", "proposition", "stances"] {
        let languages = words.as_object().into_iter().flatten();
        let said = languages.map(|(language, it)| (language.clone(), it[field].clone()));
        put(value, field, Some(said.collect::<Map<_, _>>()));
    }
}

/// A record of the data without some of its fields.
fn fields(record: &impl Serialize, left_out: &[&str]) -> Value {
    let mut value = serde_json::to_value(record).unwrap_or_default();
    without(&mut value, left_out);
    value
}

fn without(value: &mut Value, left_out: &[&str]) {
    if let Some(fields) = value.as_object_mut() {
        fields.retain(|name, _| !left_out.contains(&name.as_str()));
    }
}

/// Adds a field, if it is there.
fn put(value: &mut Value, name: &str, it: Option<impl Serialize>) {
    if let (Some(fields), Some(it)) = (value.as_object_mut(), it) {
        fields.insert(name.to_owned(), serde_json::to_value(it).unwrap_or_default());
    }
}

fn ids(of: &[At<String>]) -> Vec<&str> {
    of.iter().map(|it| it.value.as_str()).collect()
}

/// A text by language.
fn said<'c>(
    nb: &'c At<String>,
    others: impl Iterator<Item = (Language, &'c At<String>)>,
) -> BTreeMap<&'static str, &'c str> {
    let others = others.map(|(language, it)| (language.code(), it.value.as_str()));
    others.chain([("nb", nb.value.as_str())]).collect()
}

fn compare(old: &Value, new: &Value) -> Vec<Field> {
    let mut found = Vec::new();
    walk(&mut Vec::new(), None, Some(old), Some(new), &mut found);
    found
}

fn walk(
    path: &mut Vec<Step>,
    language: Option<&str>,
    old: Option<&Value>,
    new: Option<&Value>,
    found: &mut Vec<Field>,
) {
    if old == new {
        return;
    }
    let objects = [old, new].map(|it| it.and_then(Value::as_object));
    let lists = [old, new].map(|it| it.and_then(Value::as_array));
    let holds_objects = lists.iter().flatten().any(|it| it.iter().any(Value::is_object));
    if objects.iter().any(Option::is_some) {
        walk_fields(path, language, objects, found);
    } else if holds_objects {
        walk_items(path, language, lists, found);
    } else {
        let (old, new) = (old.and_then(text), new.and_then(text));
        if old != new {
            let language = language.filter(|it| *it != "nb").map(str::to_owned);
            found.push(Field { path: path.clone(), language, old, new });
        }
    }
}

fn walk_fields(
    path: &mut Vec<Step>,
    language: Option<&str>,
    [old, new]: [Option<&Map<String, Value>>; 2],
    found: &mut Vec<Field>,
) {
    let both = || [old, new].into_iter().flatten();
    let names: BTreeSet<&String> = both().flat_map(Map::keys).collect();
    let in_languages = names.iter().all(|it| Language::of(it).is_some());
    // Words for stances and ids in registers go by names that are no fields.
    let named = matches!(path.iter().rfind(|it| !matches!(it, Step::In(_))),
        Some(Step::Field(it)) if ["stances", "identifiers"].contains(&it.as_str()));
    let place =
        |it: &&String| FIELDS.split(' ').position(|name| name == it.as_str()).unwrap_or(usize::MAX);
    let mut names: Vec<&String> = names.into_iter().collect();
    if in_languages {
        names.sort_by_key(|it| Language::of(it));
    } else if !named {
        names.sort_by_key(place);
    }
    let own = both().find_map(|it| it.get("language")?.as_str());
    for name in names {
        let (step, language) = if in_languages {
            (Step::In(name.clone()), Some(name.as_str()))
        } else if named {
            (Step::Item(name.clone()), language)
        } else {
            (Step::Field(name.clone()), own.or(language))
        };
        path.push(step);
        walk(
            path,
            language,
            old.and_then(|it| it.get(name)),
            new.and_then(|it| it.get(name)),
            found,
        );
        path.pop();
    }
}

/// Things with an id are the same if they have the same; others if they are alike, and the rest in
/// their order.
fn walk_items(
    path: &mut Vec<Step>,
    language: Option<&str>,
    lists: [Option<&Vec<Value>>; 2],
    found: &mut Vec<Field>,
) {
    let [old, new] = lists.map(|it| it.map(Vec::as_slice).unwrap_or_default());
    let id = |it: &Value| it.get("id").and_then(Value::as_str).map(str::to_owned);
    let mut pairs: Vec<(String, Option<&Value>, Option<&Value>)> = Vec::new();
    if old.iter().chain(new).all(|it| id(it).is_some()) {
        let same = |of: &[Value], it: &Value| of.iter().any(|at| id(at) == id(it));
        let order = |of: &[Value], other: &[Value]| {
            let common = of.iter().filter(|it| same(other, it)).filter_map(id);
            common.collect::<Vec<_>>().join("; ")
        };
        let (was, is) = (order(old, new), order(new, old));
        if was != is {
            let path = path.iter().cloned().chain([Step::Field("order".to_owned())]).collect();
            found.push(Field { path, language: None, old: Some(was), new: Some(is) });
        }
        for it in new {
            pairs.push((
                id(it).unwrap_or_default(),
                old.iter().find(|at| id(at) == id(it)),
                Some(it),
            ));
        }
        for it in old.iter().filter(|it| !same(new, it)) {
            pairs.push((id(it).unwrap_or_default(), Some(it), None));
        }
    } else {
        let unlike = |of: &'_ [Value], other: &[Value]| -> Vec<usize> {
            (0..of.len()).filter(|i| !other.contains(&of[*i])).collect()
        };
        let (left, right) = (unlike(old, new), unlike(new, old));
        for i in 0..left.len().max(right.len()) {
            let number = right.get(i).or(left.get(i)).map_or(0, |it| it + 1).to_string();
            pairs.push((number, left.get(i).map(|it| &old[*it]), right.get(i).map(|it| &new[*it])));
        }
    }
    for (name, old, new) in pairs {
        path.push(Step::Item(name));
        let mut sides = [old.cloned(), new.cloned()];
        sides.iter_mut().flatten().for_each(|it| without(it, &["id"]));
        walk(path, language, sides[0].as_ref(), sides[1].as_ref(), found);
        path.pop();
    }
}

/// A value as text; `None` if there is nothing.
fn text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => unwrapped(text),
        Value::Array(items) => items.iter().filter_map(text).collect::<Vec<_>>().join("; "),
        Value::Null | Value::Object(_) => String::new(),
        other => other.to_string(),
    };
    Some(text).filter(|it| !it.is_empty())
}

/// A text in which lines end only where Markdown lets readers see it: paragraphs and lists.
fn unwrapped(text: &str) -> String {
    let mut whole = String::new();
    for line in text.lines() {
        let item = line.trim_start().split(' ').next().unwrap_or_default();
        let number = item.strip_suffix('.').is_some_and(|it| it.parse::<u32>().is_ok());
        let begins = line.trim().is_empty() || number || ["-", "*", "+"].contains(&item);
        if !(whole.is_empty() || whole.ends_with('\n')) {
            whole.push(if begins { '\n' } else { ' ' });
        }
        whole.push_str(line.trim());
        if line.trim().is_empty() {
            whole.push('\n');
        }
    }
    whole
}

/// A stretch of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Whether the other text has others in their place.
    pub changed: bool,
}

/// So many words that two texts have in common are shown in part, so that a change in a long text is
/// found.
const LONG: usize = 60;

/// So many of them stand before a change, and after it.
const AROUND: usize = 15;

/// Two texts, word by word: each in its pieces, with a mark for what is left out of a long stretch that
/// both have.
pub fn pieces(old: &str, new: &str) -> [Vec<Piece>; 2] {
    let (ours, theirs) = (tokens(old), tokens(new));
    let diff = TextDiff::from_slices(&ours, &theirs);
    // Stretches: what both have, or what only the old one and only the new one has.
    let mut parts: Vec<(String, [String; 2])> = Vec::new();
    for change in diff.iter_all_changes() {
        let equal = change.tag() == ChangeTag::Equal;
        if parts.last().is_none_or(|it| equal == it.0.is_empty()) {
            parts.push(Default::default());
        }
        if let Some((both, [gone, come])) = parts.last_mut() {
            match change.tag() {
                ChangeTag::Equal => both.push_str(change.value()),
                ChangeTag::Delete => gone.push_str(change.value()),
                ChangeTag::Insert => come.push_str(change.value()),
            }
        }
    }
    // A blank or a mark between two words that changed is part of the change.
    let mut merged: Vec<(String, [String; 2])> = Vec::new();
    let count = parts.len();
    for (i, part) in parts.into_iter().enumerate() {
        let inner = i > 0 && i + 1 < count && !part.0.contains(char::is_alphanumeric);
        match merged.last_mut() {
            Some((both, sides)) if both.is_empty() && (part.0.is_empty() || inner) => {
                for (side, more) in sides.iter_mut().zip(&part.1) {
                    side.push_str(&part.0);
                    side.push_str(more);
                }
            }
            _ => merged.push(part),
        }
    }
    let mut sides = [Vec::new(), Vec::new()];
    let last = merged.len().saturating_sub(1);
    for (i, (both, changed)) in merged.into_iter().enumerate() {
        if both.is_empty() {
            for (side, text) in sides.iter_mut().zip(changed) {
                side.extend((!text.is_empty()).then_some(Piece { text, changed: true }));
            }
        } else {
            let text = shortened(&both, i > 0, i < last);
            sides.iter_mut().for_each(|it| it.push(Piece { text: text.clone(), changed: false }));
        }
    }
    sides
}

/// A stretch without its middle, if it is long; without its beginning or end too, where nothing was
/// changed.
fn shortened(text: &str, before: bool, after: bool) -> String {
    let words: Vec<&str> = text.split_inclusive(char::is_whitespace).collect();
    if words.len() <= LONG {
        return text.to_owned();
    }
    let start = words[..if before { AROUND } else { 0 }].concat();
    let end = words[words.len() - if after { AROUND } else { 0 }..].concat();
    format!("{start}[…] {end}")
}

/// Differences for other programs. `address` tells where the page of a thing is, below the root of the
/// site.
pub fn json(differences: &[Difference], address: impl Fn(&Difference) -> Option<String>) -> String {
    let field = |it: &Field| json!({"field": it.name(), "old": it.old, "new": it.new});
    let entry = |it: &Difference| {
        json!({
            "change": it.kind(), "was": it.was, "is": it.is, "page": address(it),
            "fields": it.fields.iter().map(field).collect::<Vec<_>>(),
        })
    };
    let entries: Vec<Value> = differences.iter().map(entry).collect();
    format!("{:#}\n", Value::from(entries))
}
