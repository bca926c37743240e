//! Lists the words that the content has for stances, editions and kinds.

use crate::values::bilingual::Bilingual;

/// A word of a closed list, and what editors are told of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The word, as the content has it.
    pub word: &'static str,
    /// What it is called.
    pub title: Bilingual<&'static str>,
    /// What it means, in a sentence.
    pub meaning: Bilingual<&'static str>,
}

/// A word of a closed list: in each language its title, and what it means.
pub(crate) const fn choice(
    word: &'static str,
    nb: (&'static str, &'static str),
    en: (&'static str, &'static str),
) -> Choice {
    Choice {
        word,
        title: Bilingual { nb: nb.0, en: en.0 },
        meaning: Bilingual { nb: nb.1, en: en.1 },
    }
}

/// Declares an enum whose values are words of the content, each with its title and meaning in bokmål and in
/// English.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $(
        $(#[$variant_doc:meta])* $variant:ident = $word:literal, $nb:expr, $en:expr;
    )* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[$variant_doc])* $variant,)* }
        impl $name {
            /// All values, in their written order.
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];
            /// All words, in their written order.
            pub const WORDS: &'static [&'static str] = &[$($word,)*];
            /// All words with what editors are told of them, in their written order.
            pub const CHOICES: &'static [Choice] = &[$(choice($word, $nb, $en),)*];
            /// The word of the content.
            pub const fn word(self) -> &'static str {
                match self { $($name::$variant => $word,)* }
            }
        }
    };
}

words! {
    /// Where a party stands on a theme's proposition, or that nothing was found, or not looked for.
    Stance {
        /// Supports the proposition.
        For = "for",
            ("For", "Støtter påstanden."),
            ("For", "Supports the proposition.");
        /// Supports it in part, or with a reservation.
        Conditional = "conditional",
            ("Delvis for", "Støtter påstanden delvis, eller med forbehold."),
            ("Partly for", "Supports the proposition in part, or on conditions.");
        /// Rejects it.
        Against = "against",
            ("Mot", "Avviser påstanden."),
            ("Against", "Rejects the proposition.");
        /// Speaks of the theme without taking a side.
        Mentioned = "mentioned",
            ("Omtalt uten standpunkt", "Nevner temaet uten å ta side."),
            ("Mentioned without a stance", "Mentions the theme without taking a side.");
        /// What was read says nothing of the theme.
        NotFound = "not_found",
            ("Ikke funnet", "Det som er lest, sier ingenting om temaet."),
            ("Not found", "What was read says nothing on the theme.");
        /// Nobody has looked yet.
        NotRead = "not_read",
            ("Ikke undersøkt", "Ingen har sett etter ennå."),
            ("Not examined", "Nobody has looked yet.");
        /// Nobody can look: the programme is not at hand.
        SourceMissing = "source_missing",
            ("Kilden mangler", "Ingen kan se etter: programmet er ikke for hånden."),
            ("Source missing", "Nobody can look: the programme is not at hand.");
    }
}

words! {
    /// Whether something is for readers yet.
    Status {
        /// Only editors see it, in the preview.
        Draft = "draft",
            ("Utkast", "Bare redaksjonen ser det, i forhåndsvisningen."),
            ("Draft", "Only the editors see it, in the preview.");
        /// Readers see it: so does all that says nothing of it.
        Published = "published",
            ("Publisert", "Leserne ser det."),
            ("Published", "Readers see it.");
    }
}

words! {
    /// Whether a programme was proposed or adopted.
    Edition {
        /// Proposed.
        Draft = "draft",
            ("Forslag", "Foreslått, ikke vedtatt."),
            ("Proposal", "Proposed, not adopted.");
        /// Adopted.
        Adopted = "adopted",
            ("Vedtatt", "Vedtatt av partiet."),
            ("Adopted", "Adopted by the party.");
        /// Adopted and later changed.
        Amended = "amended",
            ("Vedtatt og endret", "Vedtatt, og senere endret."),
            ("Adopted and amended", "Adopted, and changed later.");
        /// What was read does not say.
        NotStated = "not_stated",
            ("Ikke oppgitt", "Det som er lest, sier det ikke."),
            ("Not stated", "What was read does not say.");
    }
}

words! {
    /// What kind of source a document is: kinds are named by word and never mixed.
    SourceKind {
        /// A party's own programme.
        Programme = "programme",
            ("Program", "Partiets eget program."),
            ("Programme", "The party's own programme.");
        /// A proposal for a programme, not adopted.
        ProgrammeDraft = "programme_draft",
            ("Programforslag", "Et forslag til program, ikke vedtatt."),
            ("Draft programme", "A proposal for a programme, not adopted.");
        /// Parts of programmes as another publication prints them.
        Excerpt = "excerpt",
            ("Utdrag", "Deler av programmer slik en annen gjengir dem."),
            ("Excerpt", "Parts of programmes as somebody else prints them.");
        /// What somebody else noted of a programme that we have not read ourselves.
        Record = "record",
            ("Opplysning", "Det noen andre har notert om et program vi ikke har lest."),
            ("Record", "What somebody else noted of a programme that we have not read.");
        /// A government's plan or platform.
        GovernmentPlan = "government_plan",
            ("Regjeringens plan", "En plan eller plattform fra en regjering."),
            ("Government plan", "A plan or platform of a government.");
        /// A vote or debate in parliament.
        Parliament = "parliament",
            ("Stortinget", "En votering eller debatt."),
            ("The Storting", "A vote or a debate.");
        /// What somebody said to a newspaper or broadcaster.
        News = "news",
            ("Nyheter", "Det noen har sagt til en avis eller kringkaster."),
            ("News", "What somebody said to a newspaper or broadcaster.");
        /// Somebody else's overview of what parties mean.
        Overview = "overview",
            ("Oversikt", "Noen andres oversikt over hva partiene mener."),
            ("Overview", "Somebody else's overview of what parties think.");
    }
}

words! {
    /// What kind of change was made in a published position.
    ChangeKind {
        /// Something was wrong.
        Correction = "correction",
            ("Retting", "Vi tok feil."),
            ("Correction", "We were wrong.");
        /// Something was easy to misread.
        Clarification = "clarification",
            ("Presisering", "Ordene var lette å misforstå."),
            ("Clarification", "The words were easy to misunderstand.");
        /// The source has changed, or more of it was read.
        Update = "update",
            ("Oppdatering", "Kilden sier noe annet nå, eller mer av den er lest."),
            ("Update", "The source says something else now, or more of it was read.");
        /// The summary says the same in other words: spelling, order, form. It stands in the open data alone.
        Layout = "layout",
            ("Språk og form", "Sammendraget sier det samme med andre ord. Vises ikke på sidene."),
            ("Language and form", "The summary says the same in other words. Not shown on pages.");
    }
}

words! {
    /// A kind of page or file that a site can go without; an election, the kinds that are of an election.
    PageKind {
        /// Two parties side by side.
        Pairs = "pairs",
            ("To partier", "Sidene med to partier ved siden av hverandre."),
            ("Two parties", "The pages with two parties side by side.");
        /// One party on one theme.
        Positions = "positions",
            ("Enkeltstandpunkter", "Sidene med ett parti om ett tema."),
            ("Single positions", "The pages with one party on one theme.");
        /// Pictures of pages for where links are shared.
        Cards = "cards",
            ("Delingsbilder", "Bildene som vises der noen deler en lenke."),
            ("Sharing pictures", "The pictures that are shown where somebody shares a link.");
        /// Pages to share and to embed others with, and the codes for phones.
        Shares = "shares",
            ("Delesider", "Sidene for å dele og bygge inn, og kodene som telefoner leser."),
            ("Sharing pages", "The pages for sharing and embedding, and the codes that phones read.");
        /// The feed of each theme; that of the whole site stays.
        Feeds = "feeds",
            ("Strømmer for temaer", "Strømmen med endringer for hvert tema."),
            ("Feeds of themes", "The feed of changes for each theme.");
        /// The files for other programs, and the page that tells of them.
        Data = "data",
            ("Åpne data", "Filene for andre programmer, og siden om dem."),
            ("Open data", "The files for other programs, and the page about them.");
    }
}

impl PageKind {
    /// Those that an election can go without: their words, and what they mean.
    pub(crate) const OF_ELECTIONS: (&'static [Choice], &'static [PageKind]) =
        (PageKind::CHOICES.split_at(4).0, PageKind::ALL.split_at(4).0);
}

impl SourceKind {
    /// Whether it is a party's own document, adopted or not.
    pub fn is_programme(self) -> bool {
        matches!(self, SourceKind::Programme | SourceKind::ProgrammeDraft)
    }
}

impl Stance {
    /// Whether the party says something of the theme, so that there are words to quote.
    pub fn is_said(self) -> bool {
        matches!(self, Stance::For | Stance::Conditional | Stance::Against | Stance::Mentioned)
    }

    /// The words of stances that nobody has read anything for.
    pub const UNREAD: &'static [&'static str] =
        &[Stance::NotRead.word(), Stance::SourceMissing.word()];

    /// Whether somebody has read what the party says.
    pub fn is_read(self) -> bool {
        !Stance::UNREAD.contains(&self.word())
    }

    /// Whether the party takes a side, so that it can be held against another's.
    pub fn takes_side(self) -> bool {
        matches!(self, Stance::For | Stance::Conditional | Stance::Against)
    }
}
