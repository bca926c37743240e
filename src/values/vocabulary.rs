//! Lists the words that the content has for stances, editions and kinds.

/// Declares an enum whose values are words of the content.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[$variant_doc])* $variant,)* }
        impl $name {
            /// All values, in their written order.
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];
            /// All words, in their written order.
            pub const WORDS: &'static [&'static str] = &[$($word,)*];
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
        /// Supports it in part, or with a reservation.
        Conditional = "conditional",
        /// Rejects it.
        Against = "against",
        /// Speaks of the theme without taking a side.
        Mentioned = "mentioned",
        /// What was read says nothing of the theme.
        NotFound = "not_found",
        /// Nobody has looked yet.
        NotRead = "not_read",
        /// Nobody can look: the programme is not at hand.
        SourceMissing = "source_missing",
    }
}

words! {
    /// Whether something is for readers yet.
    Status {
        /// Only editors see it, in the preview.
        Draft = "draft",
        /// Readers see it: so does all that says nothing of it.
        Published = "published",
    }
}

words! {
    /// Whether a programme was proposed or adopted.
    Edition {
        /// Proposed.
        Draft = "draft",
        /// Adopted.
        Adopted = "adopted",
        /// Adopted and later changed.
        Amended = "amended",
        /// What was read does not say.
        NotStated = "not_stated",
    }
}

words! {
    /// What kind of source a document is: kinds are named by word and never mixed.
    SourceKind {
        /// A party's own programme.
        Programme = "programme",
        /// A proposal for a programme, not adopted.
        ProgrammeDraft = "programme_draft",
        /// Parts of programmes as another publication prints them.
        Excerpt = "excerpt",
        /// What somebody else noted of a programme that we have not read ourselves.
        Record = "record",
        /// A government's plan or platform.
        GovernmentPlan = "government_plan",
        /// A vote or debate in parliament.
        Parliament = "parliament",
        /// What somebody said to a newspaper or broadcaster.
        News = "news",
        /// Somebody else's overview of what parties mean.
        Overview = "overview",
    }
}

words! {
    /// What kind of change was made in a published position.
    ChangeKind {
        /// Something was wrong.
        Correction = "correction",
        /// Something was easy to misread.
        Clarification = "clarification",
        /// The source has changed, or more of it was read.
        Update = "update",
    }
}

words! {
    /// What has to be put right in the text that a file gives.
    Repair {
        /// The font says `W` for the ligature ff.
        WIsFf = "w-is-ff",
    }
}

words! {
    /// A kind of page or file that a site can go without; an election, the kinds that are of an election.
    PageKind {
        /// Two parties side by side.
        Pairs = "pairs",
        /// One party on one theme.
        Positions = "positions",
        /// Pictures of pages for where links are shared.
        Cards = "cards",
        /// Pages to share and to embed others with, and the codes for phones.
        Shares = "shares",
        /// The feed of each theme; that of the whole site stays.
        Feeds = "feeds",
        /// The files for other programs, and the page that tells of them.
        Data = "data",
    }
}

impl PageKind {
    /// Those that an election can go without: their words, and what they mean.
    pub(crate) const OF_ELECTIONS: (&'static [&'static str], &'static [PageKind]) =
        (PageKind::WORDS.split_at(4).0, PageKind::ALL.split_at(4).0);
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
