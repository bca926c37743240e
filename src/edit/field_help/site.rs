//! Explains the fields of the file of the site.

use crate::edit::field_help::entry::Field;

/// The fields, by their paths.
pub(super) const FIELDS: &[Field] = &[
    (
        "site.title",
        ("Navnet på nettstedet", "Står bak tittelen på hver side."),
        ("Name of the site", "Stands behind the title of each page."),
    ),
    (
        "site.tagline",
        ("Undertittel", "En linje under navnet."),
        ("Tagline", "One line under the name."),
    ),
    (
        "site.description",
        ("Om nettstedet", "Står på forsiden. Markdown."),
        ("About the site", "Stands on the front page. Markdown."),
    ),
    (
        "site.base_url",
        ("Adressen på nettet", "Hele adressen nettstedet publiseres på, med https:// foran."),
        (
            "Web address",
            "The whole address that the site is published under, with https:// in front.",
        ),
    ),
    (
        "site.publisher",
        ("Utgiver", "Den som gir ut nettstedet."),
        ("Publisher", "Who publishes the site."),
    ),
    (
        "site.responsible_editor",
        ("Ansvarlig redaktør", "Navnet står på hver side."),
        ("Responsible editor", "The name stands on each page."),
    ),
    (
        "site.contact",
        ("Kontakt", "Hvor lesere og partier skriver: en e-postadresse eller nettadresse."),
        ("Contact", "Where readers and parties write: an e-mail or web address."),
    ),
    (
        "site.method",
        (
            "Framgangsmåte",
            "Hvordan programmene er lest og standpunktene kodet. Står på siden om metode. Markdown.",
        ),
        (
            "Method",
            "How the programmes were read and the positions coded. Stands on the page on method. Markdown.",
        ),
    ),
    (
        "site.archive",
        ("Arkiv", "Mappa med filene som sitatene bevises mot, regnet fra innholdsmappa."),
        (
            "Archive",
            "The folder of the files that quotations are proved against, relative to the content folder.",
        ),
    ),
    (
        "site.without",
        (
            "Sider som sløyfes",
            "Slags sider og filer som hele nettstedet er uten. Uten feltet er alle med.",
        ),
        (
            "Pages left out",
            "Kinds of page and file that the whole site goes without. Without this field there are all.",
        ),
    ),
    (
        "site.data_licence",
        ("Lisens for dataene", "Gjelder våre egne ord, ikke sitatene."),
        ("Licence of the data", "It is for our own words, not for the quotations."),
    ),
    (
        "site.data_licence.name",
        ("Navnet på lisensen", "For eksempel «CC BY 4.0»."),
        ("Name of the licence", "Such as “CC BY 4.0”."),
    ),
    (
        "site.data_licence.url",
        ("Lisensens adresse", "Der lisensen kan leses."),
        ("Address of the licence", "Where the licence can be read."),
    ),
    (
        "site.two_readers",
        ("To lesere", "Om hvert standpunkt skal si hvem som kodet det, og hvem andre som så over."),
        (
            "Two readers",
            "Whether each position has to say who coded it, and who else looked it over.",
        ),
    ),
    (
        "site.languages",
        ("Språk", "Språkene nettstedet bygges på. Bokmål er alltid med."),
        ("Languages", "The languages that the site is built in. Bokmål is always one of them."),
    ),
    (
        "site.translations",
        ("Oversettelser", "Nettstedets egne ord på andre språk. Det som mangler, står på bokmål."),
        (
            "Translations",
            "The site's own words in other languages. What is missing stands in bokmål.",
        ),
    ),
    (
        "site.groups",
        ("Temagrupper", "Gruppene som temaene står i, i den rekkefølgen leserne ser dem."),
        (
            "Groups of themes",
            "The groups that themes stand in, in the order in which readers see them.",
        ),
    ),
    (
        "site.groups.id",
        ("Id", "Små bokstaver a–z, sifre og bindestrek. Gis én gang og beholdes."),
        ("Id", "Small letters a–z, digits and hyphens. Given once and kept."),
    ),
    (
        "site.groups.title",
        ("Overskrift", "Overskriften over temaene i gruppa."),
        ("Heading", "The heading above the themes of the group."),
    ),
    (
        "site.groups.translations",
        ("Oversettelser", "Overskriften på andre språk."),
        ("Translations", "The heading in other languages."),
    ),
    (
        "site.terms",
        (
            "Ord som forklares",
            "Ord leserne kanskje ikke kjenner. De forklares på sidene som bruker dem.",
        ),
        (
            "Words explained",
            "Words that readers may not know. They are explained on the pages that use them.",
        ),
    ),
    (
        "site.terms.id",
        ("Id", "Små bokstaver a–z, sifre og bindestrek."),
        ("Id", "Small letters a–z, digits and hyphens."),
    ),
    (
        "site.terms.word",
        ("Ordet", "Slik det står foran forklaringen."),
        ("The word", "As it stands before the explanation."),
    ),
    (
        "site.terms.forms",
        ("Former", "Hvordan ordet ser ut i tekster. * står for hvilken som helst ending."),
        ("Forms", "What the word looks like in texts. * stands for any ending."),
    ),
    (
        "site.terms.meaning",
        ("Forklaring", "En eller to korte setninger."),
        ("Explanation", "One or two short sentences."),
    ),
    (
        "site.terms.translations",
        ("Oversettelser", "Ordet og forklaringen på andre språk."),
        ("Translations", "The word and its explanation in other languages."),
    ),
    (
        "site.word_lists",
        ("Ordlister", "Lister som søkeordene til temaene kan vise til."),
        ("Word lists", "Lists that the search terms of themes can name."),
    ),
    (
        "site.word_lists.id",
        ("Id", "Navnet som temaene viser til."),
        ("Id", "The name that themes use."),
    ),
    (
        "site.word_lists.words",
        ("Ord", "Hele ord. * står for hvilken som helst ending eller begynnelse."),
        ("Words", "Whole words. * stands for any ending or beginning."),
    ),
    (
        "site.sources",
        ("Kilder", "Dokumentene som standpunktene bygger på."),
        ("Sources", "The documents that positions rest on."),
    ),
    (
        "site.sources.id",
        ("Id", "Små bokstaver a–z, sifre og bindestrek. Programmene viser til den."),
        ("Id", "Small letters a–z, digits and hyphens. Programmes name it."),
    ),
    (
        "site.sources.kind",
        ("Slags kilde", "Slagene nevnes for leseren og blandes aldri."),
        ("Kind of source", "Readers are told the kinds, and they are never mixed."),
    ),
    (
        "site.sources.title",
        ("Tittel", "Tittelen på dokumentet, slik det selv skriver den."),
        ("Title", "The title of the document, as it writes it itself."),
    ),
    (
        "site.sources.publisher",
        ("Utgiver", "Den som ga ut dokumentet."),
        ("Publisher", "Who published the document."),
    ),
    (
        "site.sources.url",
        ("Adresse", "Nettadressen til dokumentet, hvis den er kjent og sjekket."),
        ("Address", "The web address of the document, if it is known and was tried."),
    ),
    (
        "site.sources.archived",
        ("Arkivert kopi", "Nettadressen til en kopi i et arkiv, for når adressen er borte."),
        ("Archived copy", "The web address of a copy in an archive, for when the address is gone."),
    ),
    (
        "site.sources.date",
        ("Dato", "Da dokumentet kom: dag, måned eller år, så langt det er kjent."),
        ("Date", "When the document was published: day, month or year, as far as it is known."),
    ),
    (
        "site.sources.language",
        ("Språk", "Språket dokumentet er skrevet på."),
        ("Language", "The language that the document is written in."),
    ),
    (
        "site.sources.period",
        ("Periode", "Årene dokumentet gjelder for, slik det selv skriver dem."),
        ("Period", "The years that the document is for, as it writes them itself."),
    ),
    (
        "site.sources.pages",
        ("Antall sider", "Hvor mange sider fila har."),
        ("Number of pages", "How many pages the file has."),
    ),
    (
        "site.sources.edition",
        ("Utgave", "Om teksten er et forslag eller vedtatt, hvis dokumentet sier det."),
        ("Edition", "Whether the text is a proposal or adopted, if the document says so."),
    ),
    (
        "site.sources.parties",
        ("Partier", "Partiene dokumentet tilhører."),
        ("Parties", "The parties whose document it is."),
    ),
    (
        "site.sources.file",
        ("Fil", "Stien til fila i arkivet. Med den må sitatene bevises."),
        ("File", "The path of the file in the archive. With it, quotations have to be proved."),
    ),
    (
        "site.sources.sha256",
        ("Sjekksum", "SHA-256 av fila. Skrives av «standpunkt source add»."),
        ("Checksum", "SHA-256 of the file. Written by “standpunkt source add”."),
    ),
    (
        "site.sources.repair",
        ("Reparasjon", "Hva som må rettes i teksten fila gir."),
        ("Repair", "What has to be put right in the text that the file gives."),
    ),
    (
        "site.sources.parts",
        ("Deler", "For et dokument med flere partiers tekster: hvilken del som er hvis."),
        ("Parts", "For a document with the texts of several parties: which part is whose."),
    ),
    (
        "site.sources.parts.party",
        ("Parti", "Partiet delen tilhører."),
        ("Party", "The party whose part it is."),
    ),
    (
        "site.sources.parts.heading",
        ("Overskrift", "Linja som delen begynner med, ordrett."),
        ("Heading", "The line that the part begins with, word for word."),
    ),
    (
        "site.elections",
        ("Valg", "Valgene som partiene sammenlignes foran."),
        ("Elections", "The elections that parties are compared before."),
    ),
    (
        "site.elections.year",
        ("År", "Året er med i adresser og filnavn."),
        ("Year", "The year is part of addresses and file names."),
    ),
    (
        "site.elections.status",
        ("Status", "Et utkast vises bare i forhåndsvisningen."),
        ("Status", "A draft is shown in the preview only."),
    ),
    (
        "site.elections.title",
        ("Navn", "For eksempel «Stortingsvalget 2025»."),
        ("Name", "Such as “Stortingsvalget 2025”."),
    ),
    (
        "site.elections.date",
        ("Valgdag", "Skrives år-måned-dag: 2025-09-08."),
        ("Election day", "Written year-month-day: 2025-09-08."),
    ),
    (
        "site.elections.inclusion",
        ("Hvem er med", "Regelen for hvilke partier som er med, for leseren."),
        ("Who is included", "The rule by which parties are included, for readers."),
    ),
    (
        "site.elections.parties",
        ("Partier", "Partiene som er med."),
        ("Parties", "The parties that are included."),
    ),
    (
        "site.elections.left_out",
        ("Ikke med", "Partier eller grupper av partier som ikke er med."),
        ("Left out", "Parties or groups of parties that are not included."),
    ),
    (
        "site.elections.left_out.name",
        ("Navn", "Partiet eller gruppa av partier."),
        ("Name", "The party or group of parties."),
    ),
    (
        "site.elections.left_out.reason",
        ("Grunn", "Hvorfor de ikke er med."),
        ("Reason", "Why they are not included."),
    ),
    (
        "site.elections.without",
        ("Uten", "Slag av sider som valget ikke skal ha."),
        ("Without", "Kinds of page that the election goes without."),
    ),
    (
        "site.elections.translations",
        ("Oversettelser", "Valgets ord på andre språk."),
        ("Translations", "The election's words in other languages."),
    ),
    (
        "site.redirects",
        ("Videresending", "Adresser som er borte, og siden leserne ledes til."),
        ("Redirects", "Addresses that are gone, and the page that readers are led to."),
    ),
    (
        "site.redirects.from",
        ("Fra", "Adressen som er borte, fra roten av nettstedet. * til slutt gjelder alt under."),
        (
            "From",
            "The address that is gone, from the root of the site. * at the end means all below it.",
        ),
    ),
    (
        "site.redirects.to",
        ("Til", "Siden leserne ledes til."),
        ("To", "The page that readers are led to."),
    ),
];
