//! Makes what surrounds every page: head, navigation, foot.

use crate::model::index::{ElectionIx, List, NEWEST};
use crate::model::words;
use crate::page::builder::{Audience, Localised, Page, Shown};
use crate::page::{meta, view};
use crate::sitemap::subject::{Beside, Subject, address, beside, programme, tells_of_data};
use crate::sitemap::{places, unread};
use crate::values::address::{Address, Here};
use crate::values::language::{Language, Spelling};
use crate::values::vocabulary::Stance;

/// The file of the look, to which the colours of the parties are added.
pub const STYLES: &str = "style.css";

/// The longest text for search engines, in characters (requirement S5).
const LONGEST_DESCRIPTION: usize = 200;

/// The deepest address, in folders: `en/share/2021/theme/lar/ap/`.
const DEEPEST: usize = 6;

/// What surrounds the pages of each election, for each depth that an address can have.
pub(super) fn frames(localised: Localised<'_>) -> List<ElectionIx, Vec<tera::Value>> {
    let elections = localised.model.elections.indices();
    elections.map(|e| (0..=DEEPEST).map(|it| frame_at(localised, e, it)).collect()).collect()
}

/// What surrounds the pages of an election at one depth.
pub(super) fn frame_at(localised: Localised<'_>, e: ElectionIx, depth: usize) -> tera::Value {
    let here = Here::page(Address::file(&"-/".repeat(depth)), localised.spelling);
    Page::new(localised, here, Subject::Front).frame(e)
}

impl<'m> Page<'m> {
    /// What surrounds the pages of an election, as links lead from here.
    pub(super) fn frame(&self, e: ElectionIx) -> tera::Value {
        let (site, election) = (&self.model.site, self.election(e));
        let title = self.election_title(e);
        let file = |path: &str| self.href(&Address::file(path));
        let older = (e > NEWEST).then(|| view::Older {
            title: self.tell("older", [("election", title.into())]),
            newest: view::Link {
                href: self.href(&Address::overview("")),
                text: self.election_title(NEWEST).to_owned(),
                language: None,
                current: false,
            },
        });
        let drafted = || self.tell("draft-election", [("election", title.into())]);
        tera::Value::from_serializable(&view::Frame {
            title: site.title.clone(),
            tagline: site.tagline.of(self.words.language).0.clone(),
            styles: file(STYLES),
            more_styles: file("more.css"),
            script: file("site.js"),
            icon: file("icon.svg"),
            home: self.href(&Address::front()),
            method: self.href(&Address::method()),
            changes: self.href(&Address::changes()),
            feed: Address::feed(None, "xml").canonical(&site.base_url, self.here.spelling()),
            proposed: self.audience.proposed(&self.here),
            publisher: site.publisher.clone(),
            responsible_editor: site.responsible_editor.clone(),
            contact: site.contact.clone(),
            older,
            draft: election.draft.then(drafted),
        })
    }

    /// The whole page: `title` before the name of the site, and a description.
    pub(super) fn context<V>(
        &self,
        e: ElectionIx,
        title: &str,
        description: &str,
        view: V,
    ) -> Shown<V> {
        let site = &self.model.site;
        let election = self.election(e);
        let prefix = &election.prefix;
        let mut navigation = vec![self.link(&Address::overview(prefix), &self.say("nav-overview"))];
        if election.pairs {
            navigation.push(self.link(&Address::pairs(prefix), &self.say("nav-pairs")));
            navigation.push(self.link(&Address::agreement(prefix), &self.say("nav-agreement")));
        }
        navigation.push(self.link(&Address::method(), &self.say("nav-method")));
        let title = if title.is_empty() {
            let tagline = site.tagline.of(self.words.language).0;
            words::shorten(&format!("{} – {tagline}", site.title), 70)
        } else {
            // An older election has the same pages: its year tells their titles apart.
            let year = election.year.to_string();
            let told = e == NEWEST || title.contains(&year);
            let title = if told { title.to_owned() } else { format!("{title} {year}") };
            let room = 70_usize.saturating_sub(site.title.chars().count() + 3);
            format!("{} – {}", words::shorten(&title, room), site.title)
        };
        let canonical = |spelling: &Spelling| {
            let address = self.here.address();
            (self.subject != Subject::NotFound).then(|| address.canonical(&site.base_url, spelling))
        };
        let in_language = |spelling: &Spelling| view::InLanguage {
            language: spelling.language.code().to_owned(),
            name: spelling.language.own_name().to_owned(),
            canonical: canonical(spelling),
            href: self.here.href_in(self.here.address(), spelling),
            current: spelling.language == self.words.language,
        };
        let several = self.model.spellings.len() > 1;
        let spellings = self.model.spellings.iter().filter(|_| several);
        let own = canonical(self.here.spelling());
        // The page to share a page has the same subject, and nothing beside it.
        let beside = match *self.here.address() == address(self.model, self.subject) {
            true => beside(self.model, self.subject),
            false => Beside::default(),
        };
        let cited = own.as_ref().and_then(|_| self.citation(&title));
        let page = view::Page {
            locale: meta::locale(self.words.language).to_owned(),
            linked_data: own.map(|_| self.linked_data(e, &title, cited.as_ref())),
            card: beside.card.as_ref().map(|it| it.canonical(&site.base_url, self.here.spelling())),
            card_alt: beside.card.and_then(|_| Some(self.picture()?.alt())),
            citation: cited,
            language: self.words.language.code().to_owned(),
            title,
            description: words::shorten(description, LONGEST_DESCRIPTION),
            canonical: canonical(self.here.spelling()),
            languages: spellings.map(in_language).collect(),
            icons: Stance::ALL.iter().map(|it| it.word().to_owned()).collect(),
            fallback: self.words.language != Language::Nb && self.shows_content(),
            unread: self.unread(),
            left: places::left_places(self.model, self.subject).into_iter().collect(),
            draft: self.draft(),
            navigation,
            oembed: beside.oembed.map(|it| it.canonical(&site.base_url, self.here.spelling())),
            share: beside.share.map(|it| self.href(&it)),
            sum: self.sum(),
        };
        Shown { election: e, content: self.content(), page, view }
    }

    /// The checksum of the content, on the pages that tell of the whole site; on none of a preview.
    pub(super) fn sum(&self) -> Option<String> {
        let told = *self.audience != Audience::Reviewers && tells_of_data(self.subject);
        self.data.filter(|_| told).map(|it| it.sum.to_string())
    }

    /// What editors are told on a page of a preview that shows drafts.
    pub(super) fn draft(&self) -> Option<String> {
        let model = self.model;
        let itself = match self.subject {
            Subject::Theme(_, theme) => model.themes[theme].draft,
            Subject::Party(e, party) => programme(self.election(e), party).draft,
            Subject::Position(at) => {
                programme(self.election(at.election), at.party).positions[at.theme].draft
            }
            _ => false,
        };
        let words = if itself { "unpublished-here" } else { "unpublished-shown" };
        model.drafts.then(|| self.say(words))
    }

    /// That what the page is about is still to be read, and where the last election's page is.
    pub(super) fn unread(&self) -> Option<view::Unread> {
        let it = unread::unread(self.model, self.subject)?;
        let address = address(self.model, it.last);
        let election = self.election_title(it.election);
        let text = self.tell("unread-last", [("election", election.into())]);
        Some(view::Unread { text: self.unread_words(&it), last: self.link(&address, &text) })
    }

    pub(super) fn unread_words(&self, it: &unread::Unread) -> String {
        let newest = self.election_title(NEWEST);
        if it.read == 0 {
            return self.tell("unread-none", [("election", newest.into())]);
        }
        let (read, all) = (it.read.into(), it.all.into());
        self.tell("unread-some", [("election", newest.into()), ("read", read), ("all", all)])
    }

    /// Whether the page shows texts that may be there only in bokmål.
    pub(super) fn shows_content(&self) -> bool {
        let named = match self.subject {
            Subject::Front => self.foreign(self.model.site.description.of(self.words.language).1),
            Subject::Overview(_) | Subject::Pairs(_) | Subject::NotFound => None,
            Subject::Agreement(_) | Subject::Data => return false,
            _ => return true,
        };
        let themes = self.model.themes.indices();
        named.is_some() || themes.into_iter().any(|it| self.theme_language(it).is_some())
    }
}
