//! Makes the pages that other sites show in a frame, and the file that tells those sites of them.

use serde::Serialize;

use crate::model::index::{ElectionIx, NEWEST, PartyIx, PositionRef, ThemeIx};
use crate::model::{self, words};
use crate::page::builder::{Localised, Page, SERIALIZES, View};
use crate::page::pair::Relation;
use crate::page::view::{self};
use crate::sitemap::subject::{self, Subject, address, beside, programme};
use crate::sitemap::unread;
use crate::values::address::{Address, Here};
use crate::values::date;
use crate::values::language::Spelling;
use crate::values::markup::escape;
use crate::values::vocabulary::Stance;

/// The width that sites are told, in pixels: that of a column of text.
const WIDTH: usize = 600;

/// The lowest and the highest frame that other sites let a page have (WordPress).
const HEIGHTS: [usize; 2] = [200, 1000];

/// The pages that other sites can show in a frame.
pub fn subjects(model: &model::Model) -> impl Iterator<Item = Subject> {
    let all = subject::subjects(model).into_iter();
    all.filter(|it| beside(model, *it).embed.is_some())
}

/// What the page for frames shows of a subject, if there is one.
pub fn view(localised: Localised<'_>, subject: Subject) -> Option<View> {
    let (_, context) = made(localised, subject)?;
    let context = tera::Context::from_serialize(&context).expect(SERIALIZES);
    Some(View { template: "embed.html", context })
}

/// The answer that other sites get when they ask how to show a page (oEmbed 1.0, «rich»).
#[derive(Serialize)]
struct Oembed<'v> {
    version: &'v str,
    r#type: &'v str,
    title: &'v str,
    provider_name: &'v str,
    provider_url: &'v str,
    width: usize,
    height: usize,
    html: String,
}

/// The file with that answer, if the subject has a page for frames.
pub fn oembed(localised: Localised<'_>, subject: Subject) -> Option<String> {
    let Localised { model, spelling, .. } = localised;
    let (name, context) = made(localised, subject)?;
    let embed = beside(model, subject).embed?.canonical(&model.site.base_url, spelling);
    let height = height(&context);
    // Other sites keep no more than this: one quotation block, one frame, and none but these
    // attributes.
    let html = format!(
        "<blockquote><a href=\"{}\">{}</a></blockquote><iframe src=\"{embed}\" title=\"{}\" \
         width=\"{WIDTH}\" height=\"{height}\" frameborder=\"0\" marginwidth=\"0\" \
         marginheight=\"0\"></iframe>",
        context.page.canonical,
        escape(&name),
        escape(&context.page.title),
    );
    let answer = Oembed {
        version: "1.0",
        r#type: "rich",
        title: &name,
        provider_name: &model.site.title,
        provider_url: model.site.base_url.as_str(),
        width: WIDTH,
        height,
        html,
    };
    Some(serde_json::to_string(&answer).expect(SERIALIZES) + "\n")
}

/// What sites without that copy, if the subject has a page for frames.
pub fn snippet(
    localised: Localised<'_>,
    here: &Here<'_>,
    subject: Subject,
) -> Option<view::Snippet> {
    let Localised { model, spelling, .. } = localised;
    let base = &model.site.base_url;
    let embed = beside(model, subject).embed?;
    let (_, context) = made(localised, subject)?;
    let (title, height) = (context.page.title.clone(), height(&context));
    let script = Address::file("embed-parent.js");
    Some(view::Snippet {
        href: here.href(&embed),
        frame: format!(
            "<iframe src=\"{}\" title=\"{}\" loading=\"lazy\" width=\"100%\" height=\"{height}\" \
             frameborder=\"0\" sandbox=\"allow-scripts allow-popups \
             allow-popups-to-escape-sandbox\"></iframe>",
            embed.canonical(base, spelling),
            escape(&title),
        ),
        script: format!("<script src=\"{}\" defer></script>", script.canonical(base, spelling)),
        script_href: here.href(&script),
        title,
        height,
    })
}

/// What a subject is called where it stands alone, and what its page for frames shows.
fn made(localised: Localised<'_>, subject: Subject) -> Option<(String, view::EmbedContext)> {
    let Localised { model, spelling, .. } = localised;
    // A frame on somebody's page goes on to show what it did until there is something newer to show.
    let here = Here::page(beside(model, subject).embed?, spelling);
    let unread = unread::unread(model, subject);
    let subject = unread.map_or(subject, |it| it.last);
    let full = address(model, subject);
    let page = Page::new(localised, here, subject);
    let (e, mut view) = match subject {
        Subject::Theme(e, theme) => (e, page.embedded_theme(e, theme)),
        Subject::Position(at) => (at.election, page.embedded_position(at)),
        Subject::Pair(e, one, two) => (e, page.embedded_pair(e, one, two)),
        _ => return None,
    };
    view.unread = unread.map(|it| page.unread_words(&it));
    let name = page.called(e);
    let context = view::EmbedContext {
        content: page.content(),
        page: page.framed(&full, &name, &view, spelling),
        view,
    };
    Some((name, context))
}

/// How high a page is about, in pixels, at the width that sites are told: so many lines of text of
/// 24 pixels, with 70 letters in each; who stands where is in two columns. The script tells the rest.
fn height(of: &view::EmbedContext) -> usize {
    let view = &of.view;
    let lines = |text: &str| text.chars().count().div_ceil(70);
    let theme = view.theme.as_ref();
    let mut all = 8 + view.unread.as_ref().map_or(0, |it| lines(it));
    all += theme.map_or(0, |it| lines(&it.question) + lines(&it.proposition));
    all +=
        view.counts.iter().map(|it| lines(&it.parties.join(", ")) + 2).sum::<usize>().div_ceil(2);
    all += view.summary.as_ref().map_or(0, |it| lines(it));
    all += view.rows.iter().map(|it| it.themes.len().div_ceil(2) + 1).sum::<usize>();
    if let Some(card) = &view.card {
        all += 3
            + lines(card.summary.as_str())
            + card.note.as_ref().map_or(0, |it| lines(it.as_str()));
        all += card.quotes.iter().map(|it| lines(&it.text) + 2).sum::<usize>();
        all += card.evidence.iter().map(|it| lines(&it.fact) + 3).sum::<usize>();
        all += usize::from(card.absence.is_some());
    }
    (all * 24).clamp(HEIGHTS[0], HEIGHTS[1])
}

impl Page<'_> {
    /// What the subject of the page is called where it stands alone; an older election by its year.
    pub(super) fn called(&self, e: ElectionIx) -> String {
        let short = |party: PartyIx| self.model.parties[party].short.as_str();
        let name = match self.subject {
            Subject::Theme(_, theme) => self.theme_words(theme).title.clone(),
            Subject::Position(PositionRef { theme, party, .. }) => {
                let theme = self.theme_words(theme).short.as_str();
                self.tell(
                    "party-on-theme",
                    [("party", short(party).into()), ("theme", theme.into())],
                )
            }
            Subject::Pair(_, one, two) => self.two(short(one), short(two)),
            Subject::Party(_, party) => self.name(party).to_owned(),
            _ => String::new(),
        };
        if e == NEWEST { name } else { format!("{name} {}", self.election(e).year) }
    }

    /// The same in fewer letters, for titles.
    pub(super) fn called_briefly(&self, e: ElectionIx) -> String {
        let name = match self.subject {
            Subject::Theme(_, theme) => &self.theme_words(theme).short,
            Subject::Party(_, party) => &self.model.parties[party].short,
            _ => return self.called(e),
        };
        if e == NEWEST { name.clone() } else { format!("{name} {}", self.election(e).year) }
    }

    fn framed(
        &self,
        full: &Address,
        name: &str,
        view: &view::Embed,
        spelling: &Spelling,
    ) -> view::EmbedPage {
        let site = &self.model.site;
        let cells = view.rows.iter().flat_map(|it| &it.cells).map(|it| &it.stance);
        let used: Vec<&view::StanceWord> = view
            .counts
            .iter()
            .map(|it| &it.stance)
            .chain(view.card.iter().map(|it| &it.stance))
            .chain(cells)
            .collect();
        let icons = Stance::ALL.iter().map(|it| it.word());
        let icons = icons.filter(|key| used.iter().any(|it| it.key == *key));
        view::EmbedPage {
            language: self.words.language.code().to_owned(),
            title: format!("{name} – {}", site.title),
            canonical: full.canonical(&site.base_url, spelling),
            full: self.href(full),
            styles: self.href(&Address::file("embed.css")),
            script: self.href(&Address::file("embed.js")),
            icons: icons.map(str::to_owned).collect(),
            site: site.title.clone(),
            responsible_editor: site.responsible_editor.clone(),
            proposed: self.audience.proposed(&self.here),
        }
    }

    /// What the pages for frames have in common.
    fn embed(&self, e: ElectionIx, checked: Option<date::PartialDate>) -> view::Embed {
        view::Embed {
            election: self.election_name(e),
            checked: checked.map(|it| self.day(it)),
            parties: None,
            theme: None,
            counts: Vec::new(),
            card: None,
            source: None,
            summary: None,
            columns: Vec::new(),
            rows: Vec::new(),
            noted: false,
            order: self.say("party-order"),
            unread: None,
        }
    }

    fn embedded_theme(&self, e: ElectionIx, theme: ThemeIx) -> view::Embed {
        let election = self.election(e);
        let who = |party: &PartyIx| {
            let noted = programme(election, *party).positions[theme].note.is_some();
            let star = if noted { "*" } else { "" };
            format!("{}{star}", self.in_strip(election, theme, *party).text)
        };
        let count = |(stance, parties): (Stance, Vec<PartyIx>)| view::EmbedCount {
            stance: self.stance(stance, theme),
            number: parties.len(),
            parties: parties.iter().map(who).collect(),
        };
        let positions = || election.programmes.iter().map(|it| &it.positions[theme]);
        view::Embed {
            theme: Some(self.theme_name(e, theme)),
            counts: self.counts(e, theme).into_iter().map(count).collect(),
            noted: positions().any(|it| it.note.is_some()),
            ..self.embed(e, positions().map(|it| it.checked).max().flatten())
        }
    }

    fn embedded_position(&self, at: PositionRef) -> view::Embed {
        let PositionRef { election: e, theme, party } = at;
        let programme = programme(self.election(e), party);
        let it = &programme.positions[theme];
        let mut card = self.account(e, theme, programme);
        // The page has no list of words to lead to.
        card.summary = self.summary(it);
        view::Embed {
            parties: Some(self.name(party).to_owned()),
            theme: Some(self.theme_name(e, theme)),
            card: Some(card),
            source: Some(self.basis(programme)),
            ..self.embed(e, it.checked)
        }
    }

    fn embedded_pair(&self, e: ElectionIx, one: PartyIx, two: PartyIx) -> view::Embed {
        let both = [one, two].map(|it| programme(self.election(e), it));
        let cell = |it: &model::Programme, theme: ThemeIx| view::EmbedCell {
            stance: self.stance_of(it, theme),
            noted: it.positions[theme].note.is_some(),
        };
        let standing = |theme: &ThemeIx| {
            let [one, two] = both.map(|it| it.positions[*theme].stance);
            Relation::of(one, two)
        };
        let mut themes: Vec<ThemeIx> = self.model.themes.indices().collect();
        themes.sort_by_key(standing);
        let mut rows: Vec<view::EmbedRow> = Vec::new();
        for theme in themes {
            let cells: Vec<view::EmbedCell> = both.iter().map(|it| cell(it, theme)).collect();
            let name = view::Name {
                text: self.theme_words(theme).short.clone(),
                language: self.theme_language(theme),
            };
            match rows.iter_mut().find(|it| it.cells == cells) {
                Some(row) => row.themes.push(name),
                None => rows.push(view::EmbedRow { themes: vec![name], cells }),
            }
        }
        let positions = || both.iter().flat_map(|it| &it.positions);
        view::Embed {
            parties: Some(self.two(self.name(one), self.name(two))),
            summary: Some(self.pair_counts(both)),
            columns: [one, two].map(|it| self.model.parties[it].short.clone()).into(),
            rows,
            noted: positions().any(|it| it.note.is_some()),
            ..self.embed(e, positions().map(|it| it.checked).max().flatten())
        }
    }

    /// How two parties stand to each other on all themes, in words.
    fn pair_counts(&self, [one, two]: [&model::Programme; 2]) -> String {
        let themes = one.positions.iter().zip(&two.positions);
        let standing: Vec<Relation> =
            themes.map(|(a, b)| Relation::of(a.stance, b.stance)).collect();
        let part = |relation: Relation| {
            let number = standing.iter().filter(|it| **it == relation).count();
            words::count(number, &self.say(&relation.message()))
        };
        let parts = self.words.list(&Relation::ALL.map(part));
        let themes = self.themes_in_words().into();
        self.tell("pair-counts", [("themes", themes), ("parts", parts.into())])
    }
}
