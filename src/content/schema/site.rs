//! Reads the file of the site.

use crate::content::schema::at::{At, Filed};
use crate::content::schema::election::{Election, election};
use crate::content::schema::field::{Declared, field};
use crate::content::schema::fields::{Fields, file};
use crate::content::schema::limits::{ANSWERS, LONGEST_SITE};
use crate::content::schema::source::{Source, source};
use crate::content::text::Text;
use crate::report::diagnostic::{Report, What};
use crate::report::faults;
use crate::values::base_url::BaseUrl;
use crate::values::language::Language;
use crate::values::signature::PublicKey;
use crate::values::url::Url;
use crate::values::vocabulary::PageKind;

/// `site.yaml`.
#[derive(Clone, Debug)]
pub struct Site {
    /// Name of the site.
    pub title: At<String>,
    /// One line under the name.
    pub tagline: At<String>,
    /// What the site is, for the front page: Markdown.
    pub description: At<String>,
    /// The address that the site is published under, if it can be one.
    pub base_url: Option<At<BaseUrl>>,
    /// The key that the proofs and the site are signed with.
    pub signing_key: Option<At<PublicKey>>,
    /// Who publishes it.
    pub publisher: At<String>,
    /// Who answers for it.
    pub responsible_editor: At<String>,
    /// Where to write.
    pub contact: At<String>,
    /// How this site's positions were read and coded: Markdown.
    pub method: At<String>,
    /// The folder of the sources' files, relative to the content folder.
    pub archive: Option<At<String>>,
    /// The licence of the site's own words: its name, and where it can be read.
    pub data_licence: Option<(String, Url)>,
    /// Kinds of page and file that the whole site goes without.
    pub without: Vec<PageKind>,
    /// Whether each position has to name who chose the stance and somebody else who looked over it.
    pub two_readers: bool,
    /// The languages that the site is built in; bokmål is always the first.
    pub languages: Vec<Language>,
    /// The site's own words in other languages.
    pub translations: Vec<(Language, SiteWords)>,
    /// Groups of themes, in their order.
    pub groups: Vec<Group>,
    /// Words that readers may not know.
    pub terms: Vec<Term>,
    /// Lists of words that search terms may name.
    pub word_lists: Vec<WordList>,
    /// Documents that positions rest on.
    pub sources: Vec<Source>,
    /// Elections, in any order.
    pub elections: Vec<Election>,
    /// Addresses that are no more, and where their readers are led.
    pub redirects: Vec<Redirect>,
    /// Whether each record of the three lists could be read: else what is not there may be broken.
    pub whole: bool,
}

/// The site's own words in another language; what is missing stands in bokmål.
#[derive(Clone, Debug)]
pub struct SiteWords {
    /// One line under the name.
    pub tagline: Option<At<String>>,
    /// What the site is: Markdown.
    pub description: Option<At<String>>,
    /// How positions were read and coded: Markdown.
    pub method: Option<At<String>>,
}

/// An address that is no more.
#[derive(Clone, Debug)]
pub struct Redirect {
    /// The address below the root of the site, `/tema/heroin/`; with `*` at the end all below it.
    pub from: At<String>,
    /// The page that its readers are led to, with a place on it or not.
    pub to: At<String>,
}

/// A group of themes.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its id.
    pub id: At<String>,
    /// Its heading.
    pub title: At<String>,
    /// Its heading in other languages.
    pub translations: Vec<(Language, At<String>)>,
}

/// A word that readers may not know, explained where it is used.
#[derive(Clone, Debug)]
pub struct Term {
    /// Its id.
    pub id: At<String>,
    /// The word.
    pub word: At<String>,
    /// What it looks like in texts: as search terms are written.
    pub forms: Vec<At<String>>,
    /// What it means.
    pub meaning: At<String>,
    /// Word and meaning in other languages.
    pub translations: Vec<(Language, TermWords)>,
}

/// A term in another language.
#[derive(Clone, Debug)]
pub struct TermWords {
    /// The word.
    pub word: At<String>,
    /// What it means.
    pub meaning: At<String>,
}

/// A list of words that search terms may name.
#[derive(Clone, Debug)]
pub struct WordList {
    /// Its id.
    pub id: At<String>,
    /// The words.
    pub words: Vec<At<String>>,
}

/// Reads `site.yaml`.
pub fn site(text: Text) -> (Option<Filed<Site>>, Report) {
    file(text, site_fields)
}

const TAGLINE: Declared = field(
    "tagline",
    ("Undertittel", "En linje under navnet."),
    ("Tagline", "One line under the name."),
);
const DESCRIPTION: Declared = field(
    "description",
    ("Om nettstedet", "Står på forsiden. Markdown."),
    ("About the site", "Stands on the front page. Markdown."),
);
const METHOD: Declared = field(
    "method",
    (
        "Framgangsmåte",
        "Hvordan programmene er lest og standpunktene kodet. Står på siden om \
                metode. Markdown.",
    ),
    (
        "Method",
        "How the programmes were read and the positions coded. Stands on the \
                page on method. Markdown.",
    ),
);
const TERM_WORD: Declared = field(
    "word",
    ("Ordet", "Slik det står foran forklaringen."),
    ("The word", "As it stands before the explanation."),
);
const TERM_MEANING: Declared = field(
    "meaning",
    ("Forklaring", "En eller to korte setninger."),
    ("Explanation", "One or two short sentences."),
);

pub(crate) fn site_fields(fields: &Fields<'_, '_>) -> Option<Site> {
    let title = fields.short_text(
        field(
            "title",
            ("Navnet på nettstedet", "Står bak tittelen på hver side."),
            ("Name of the site", "Stands behind the title of each page."),
        ),
        LONGEST_SITE,
    );
    let tagline = fields.text(TAGLINE);
    let description = fields.text(DESCRIPTION);
    let base_url = fields.base_url(field(
        "base_url",
        ("Adressen på nettet", "Hele adressen nettstedet publiseres på, med https:// foran."),
        (
            "Web address",
            "The whole address that the site is published under, with https:// in front.",
        ),
    ));
    let publisher = fields.text(field(
        "publisher",
        ("Utgiver", "Den som gir ut nettstedet."),
        ("Publisher", "Who publishes the site."),
    ));
    let responsible_editor = fields.text(field(
        "responsible_editor",
        ("Ansvarlig redaktør", "Navnet står på hver side."),
        ("Responsible editor", "The name stands on each page."),
    ));
    let contact = fields.text(field(
        "contact",
        ("Kontakt", "Hvor lesere og partier skriver: en e-postadresse eller nettadresse."),
        ("Contact", "Where readers and parties write: an e-mail or web address."),
    ));
    let method = fields.text(METHOD);
    let signing_key = fields.word_if(field(
        "signing_key",
        ("Nøkkel", "Den offentlige nøkkelen som bevisene og nettstedet er signert med."),
        ("Key", "The public key that the proofs and the site are signed with."),
    ));
    let signing_key = signing_key.and_then(|at| match PublicKey::parse(&at.value) {
        Some(value) => Some(At { value, span: at.span }),
        None => {
            fields.report(faults::bad_signing_key(fields.place(&at.span), &at.value));
            None
        }
    });
    let archive = fields.word_if(field(
        "archive",
        ("Arkiv", "Mappa med filene som sitatene bevises mot, regnet fra innholdsmappa."),
        (
            "Archive",
            "The folder of the files that quotations are proved against, relative \
                to the content folder.",
        ),
    ));
    let of = field(
        "data_licence",
        ("Lisens for dataene", "Gjelder våre egne ord, ikke sitatene."),
        ("Licence of the data", "It is for our own words, not for the quotations."),
    );
    let data_licence = fields.map_if(of, |it| {
        let name = it.text(field(
            "name",
            ("Navnet på lisensen", "For eksempel «CC BY 4.0»."),
            ("Name of the licence", "Such as “CC BY 4.0”."),
        ));
        let url = it.url(field(
            "url",
            ("Lisensens adresse", "Der lisensen kan leses."),
            ("Address of the licence", "Where the licence can be read."),
        ));
        Some((name?.value, url?.value))
    });
    let of = field(
        "without",
        (
            "Sider som sløyfes",
            "Slags sider og filer som hele nettstedet er uten. Uten feltet er alle med.",
        ),
        (
            "Pages left out",
            "Kinds of page and file that the whole site goes without. Without \
                this field there are all.",
        ),
    );
    let without = fields.all_of(of, What::PageKind, PageKind::CHOICES, PageKind::ALL);
    let of = field(
        "two_readers",
        ("To lesere", "Om hvert standpunkt skal si hvem som kodet det, og hvem andre som så over."),
        (
            "Two readers",
            "Whether each position has to say who coded it, and who else looked it over.",
        ),
    );
    let two_readers = fields.one_of_if(of, What::Answer, ANSWERS, &[true, false]);
    let languages = fields.languages(field(
        "languages",
        ("Språk", "Språkene nettstedet bygges på. Bokmål er alltid med."),
        ("Languages", "The languages that the site is built in. Bokmål is always one of them."),
    ));
    let of = field(
        "translations",
        ("Oversettelser", "Nettstedets egne ord på andre språk. Det som mangler, står på bokmål."),
        (
            "Translations",
            "The site's own words in other languages. What is missing stands in bokmål.",
        ),
    );
    let translations = fields.translations(of, |it| {
        let tagline = it.text_if(TAGLINE);
        let description = it.text_if(DESCRIPTION);
        Some(SiteWords { tagline, description, method: it.text_if(METHOD) })
    });
    let of = field(
        "groups",
        ("Temagrupper", "Gruppene som temaene står i, i den rekkefølgen leserne ser dem."),
        (
            "Groups of themes",
            "The groups that themes stand in, in the order in which readers see them.",
        ),
    );
    let groups = fields.records(of, |group| {
        let id = group.id(field(
            "id",
            ("Id", "Små bokstaver a–z, sifre og bindestrek. Gis én gang og beholdes."),
            ("Id", "Small letters a–z, digits and hyphens. Given once and kept."),
        ));
        let title = group.text(field(
            "title",
            ("Overskrift", "Overskriften over temaene i gruppa."),
            ("Heading", "The heading above the themes of the group."),
        ));
        let translations = group.translated_text(field(
            "translations",
            ("Oversettelser", "Overskriften på andre språk."),
            ("Translations", "The heading in other languages."),
        ));
        Some(Group { id: id?, title: title?, translations })
    });
    let of = field(
        "terms",
        (
            "Ord som forklares",
            "Ord leserne kanskje ikke kjenner. De forklares på sidene som bruker dem.",
        ),
        (
            "Words explained",
            "Words that readers may not know. They are explained on the pages \
                that use them.",
        ),
    );
    let terms = fields.records_if(of, |term| {
        let id = term.id(field(
            "id",
            ("Id", "Små bokstaver a–z, sifre og bindestrek."),
            ("Id", "Small letters a–z, digits and hyphens."),
        ));
        let word = term.text(TERM_WORD);
        let forms = term.words(field(
            "forms",
            ("Former", "Hvordan ordet ser ut i tekster. * står for hvilken som helst ending."),
            ("Forms", "What the word looks like in texts. * stands for any ending."),
        ));
        let meaning = term.text(TERM_MEANING);
        let of = field(
            "translations",
            ("Oversettelser", "Ordet og forklaringen på andre språk."),
            ("Translations", "The word and its explanation in other languages."),
        );
        let translations = term.translations(of, |it| {
            let word = it.text(TERM_WORD);
            let meaning = it.text(TERM_MEANING);
            Some(TermWords { word: word?, meaning: meaning? })
        });
        Some(Term { id: id?, word: word?, forms: forms?, meaning: meaning?, translations })
    });
    let of = field(
        "word_lists",
        ("Ordlister", "Lister som søkeordene til temaene kan vise til."),
        ("Word lists", "Lists that the search terms of themes can name."),
    );
    let word_lists = fields.records_if(of, |it| {
        let id = it.id(field(
            "id",
            ("Id", "Navnet som temaene viser til."),
            ("Id", "The name that themes use."),
        ));
        let words = it.words(field(
            "words",
            ("Ord", "Hele ord. * står for hvilken som helst ending eller begynnelse."),
            ("Words", "Whole words. * stands for any ending or beginning."),
        ));
        Some(WordList { id: id?, words: words? })
    });
    let of = field(
        "sources",
        ("Kilder", "Dokumentene som standpunktene bygger på."),
        ("Sources", "The documents that positions rest on."),
    );
    let sources = fields.records(of, source);
    let elections = fields
        .records(
            field(
                "elections",
                ("Valg", "Valgene som partiene sammenlignes foran."),
                ("Elections", "The elections that parties are compared before."),
            ),
            election,
        )
        .map(|mut all| {
            // What the whole site goes without, each of its elections does.
            all.iter_mut().for_each(|it| it.without.extend(&without));
            all
        });
    let of = field(
        "redirects",
        ("Videresending", "Adresser som er borte, og siden leserne ledes til."),
        ("Redirects", "Addresses that are gone, and the page that readers are led to."),
    );
    let redirects = fields.records_if(of, |redirect| {
        let from = redirect.word(field(
            "from",
            (
                "Fra",
                "Adressen som er borte, fra roten av nettstedet. * til slutt gjelder alt under.",
            ),
            (
                "From",
                "The address that is gone, from the root of the site. * at the end means all below it.",
            ),
        ));
        let to = redirect.word(field(
            "to",
            ("Til", "Siden leserne ledes til."),
            ("To", "The page that readers are led to."),
        ));
        Some(Redirect { from: from?, to: to? })
    });
    let whole = fields.whole("groups", groups.as_ref())
        && fields.whole("sources", sources.as_ref())
        && fields.whole("elections", elections.as_ref());
    let or_blank = |it| fields.or_blank(it);
    Some(Site {
        title: or_blank(title),
        tagline: or_blank(tagline),
        description: or_blank(description),
        base_url,
        signing_key,
        publisher: or_blank(publisher),
        responsible_editor: or_blank(responsible_editor),
        contact: or_blank(contact),
        method: or_blank(method),
        archive,
        data_licence,
        without,
        two_readers: two_readers.is_some_and(|it| it.value),
        languages,
        translations,
        groups: groups.unwrap_or_default(),
        terms,
        word_lists,
        sources: sources.unwrap_or_default(),
        elections: elections.unwrap_or_default(),
        redirects,
        whole,
    })
}
