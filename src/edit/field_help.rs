//! What each field is called and how it is filled in, in bokmål, for forms and for editors that complete.

use crate::content::schema::FileKind;
use crate::report::diagnostic::What;

/// The title of a field, and how it is filled in.
pub type Help = (&'static str, &'static str);

/// Of each field by its path; a field of `translations` is that of the record around it.
const FIELDS: &[(&str, &str, &str)] = &[
    ("site.title", "Navnet på nettstedet", "Står bak tittelen på hver side."),
    ("site.tagline", "Undertittel", "En linje under navnet."),
    ("site.description", "Om nettstedet", "Står på forsiden. Markdown."),
    (
        "site.base_url",
        "Adressen på nettet",
        "Hele adressen nettstedet publiseres på, med https:// foran.",
    ),
    ("site.publisher", "Utgiver", "Den som gir ut nettstedet."),
    ("site.responsible_editor", "Ansvarlig redaktør", "Navnet står på hver side."),
    (
        "site.contact",
        "Kontakt",
        "Hvor lesere og partier skriver: en e-postadresse eller nettadresse.",
    ),
    (
        "site.method",
        "Framgangsmåte",
        "Hvordan programmene er lest og standpunktene kodet. Står på siden om metode. Markdown.",
    ),
    (
        "site.archive",
        "Arkiv",
        "Mappa med filene som sitatene bevises mot, regnet fra innholdsmappa.",
    ),
    (
        "site.without",
        "Sider som sløyfes",
        "Slags sider og filer som hele nettstedet er uten. Uten feltet er alle med.",
    ),
    ("site.data_licence", "Lisens for dataene", "Gjelder våre egne ord, ikke sitatene."),
    ("site.data_licence.name", "Navnet på lisensen", "For eksempel «CC BY 4.0»."),
    ("site.data_licence.url", "Lisensens adresse", "Der lisensen kan leses."),
    (
        "site.two_readers",
        "To lesere",
        "Om hvert standpunkt skal si hvem som kodet det, og hvem andre som så over.",
    ),
    ("site.languages", "Språk", "Språkene nettstedet bygges på. Bokmål er alltid med."),
    (
        "site.translations",
        "Oversettelser",
        "Nettstedets egne ord på andre språk. Det som mangler, står på bokmål.",
    ),
    (
        "site.groups",
        "Temagrupper",
        "Gruppene som temaene står i, i den rekkefølgen leserne ser dem.",
    ),
    ("site.groups.id", "Id", "Små bokstaver a–z, sifre og bindestrek. Gis én gang og beholdes."),
    ("site.groups.title", "Overskrift", "Overskriften over temaene i gruppa."),
    ("site.groups.translations", "Oversettelser", "Overskriften på andre språk."),
    (
        "site.terms",
        "Ord som forklares",
        "Ord leserne kanskje ikke kjenner. De forklares på sidene som bruker dem.",
    ),
    ("site.terms.id", "Id", "Små bokstaver a–z, sifre og bindestrek."),
    ("site.terms.word", "Ordet", "Slik det står foran forklaringen."),
    (
        "site.terms.forms",
        "Former",
        "Hvordan ordet ser ut i tekster. * står for hvilken som helst ending.",
    ),
    ("site.terms.meaning", "Forklaring", "En eller to korte setninger."),
    ("site.terms.translations", "Oversettelser", "Ordet og forklaringen på andre språk."),
    ("site.word_lists", "Ordlister", "Lister som søkeordene til temaene kan vise til."),
    ("site.word_lists.id", "Id", "Navnet som temaene viser til."),
    (
        "site.word_lists.words",
        "Ord",
        "Hele ord. * står for hvilken som helst ending eller begynnelse.",
    ),
    ("site.sources", "Kilder", "Dokumentene som standpunktene bygger på."),
    ("site.sources.id", "Id", "Små bokstaver a–z, sifre og bindestrek. Programmene viser til den."),
    ("site.sources.kind", "Slags kilde", "Slagene nevnes for leseren og blandes aldri."),
    ("site.sources.title", "Tittel", "Tittelen på dokumentet, slik det selv skriver den."),
    ("site.sources.publisher", "Utgiver", "Den som ga ut dokumentet."),
    ("site.sources.url", "Adresse", "Nettadressen til dokumentet, hvis den er kjent og sjekket."),
    (
        "site.sources.archived",
        "Arkivert kopi",
        "Nettadressen til en kopi i et arkiv, for når adressen er borte.",
    ),
    ("site.sources.date", "Dato", "Da dokumentet kom: dag, måned eller år, så langt det er kjent."),
    ("site.sources.language", "Språk", "Språket dokumentet er skrevet på."),
    ("site.sources.period", "Periode", "Årene dokumentet gjelder for, slik det selv skriver dem."),
    ("site.sources.pages", "Antall sider", "Hvor mange sider fila har."),
    (
        "site.sources.edition",
        "Utgave",
        "Om teksten er et forslag eller vedtatt, hvis dokumentet sier det.",
    ),
    ("site.sources.parties", "Partier", "Partiene dokumentet tilhører."),
    ("site.sources.file", "Fil", "Stien til fila i arkivet. Med den må sitatene bevises."),
    ("site.sources.sha256", "Sjekksum", "SHA-256 av fila. Skrives av «standpunkt source add»."),
    ("site.sources.repair", "Reparasjon", "Hva som må rettes i teksten fila gir."),
    (
        "site.sources.parts",
        "Deler",
        "For et dokument med flere partiers tekster: hvilken del som er hvis.",
    ),
    ("site.sources.parts.party", "Parti", "Partiet delen tilhører."),
    ("site.sources.parts.heading", "Overskrift", "Linja som delen begynner med, ordrett."),
    ("site.elections", "Valg", "Valgene som partiene sammenlignes foran."),
    ("site.elections.year", "År", "Året er med i adresser og filnavn."),
    ("site.elections.status", "Status", "Et utkast vises bare i forhåndsvisningen."),
    ("site.elections.title", "Navn", "For eksempel «Stortingsvalget 2025»."),
    ("site.elections.date", "Valgdag", "Skrives år-måned-dag: 2025-09-08."),
    (
        "site.elections.inclusion",
        "Hvem er med",
        "Regelen for hvilke partier som er med, for leseren.",
    ),
    ("site.elections.parties", "Partier", "Partiene som er med."),
    ("site.elections.left_out", "Ikke med", "Partier eller grupper av partier som ikke er med."),
    ("site.elections.left_out.name", "Navn", "Partiet eller gruppa av partier."),
    ("site.elections.left_out.reason", "Grunn", "Hvorfor de ikke er med."),
    ("site.elections.without", "Uten", "Slag av sider som valget ikke skal ha."),
    ("site.elections.translations", "Oversettelser", "Valgets ord på andre språk."),
    ("site.redirects", "Videresending", "Adresser som er borte, og siden leserne ledes til."),
    (
        "site.redirects.from",
        "Fra",
        "Adressen som er borte, fra roten av nettstedet. * til slutt gjelder alt under.",
    ),
    ("site.redirects.to", "Til", "Siden leserne ledes til."),
    ("party.name", "Navn", "Partiets fulle navn på hvert språk."),
    ("party.name.nb", "Bokmål", "Navnet på bokmål."),
    ("party.name.nn", "Nynorsk", "Navnet på nynorsk."),
    ("party.name.en", "Engelsk", "Navnet på engelsk."),
    ("party.short", "Kort navn", "For tabeller og merker."),
    ("party.colour", "Farge", "Skrives #rrggbb. Brukes bare som kant, aldri alene."),
    ("party.website", "Nettsted", "Partiets eget nettsted."),
    ("party.ids", "Id-er i andre registre", "Bare de som er bekreftet."),
    ("party.ids.wikidata", "Wikidata", "Begynner med Q."),
    ("party.ids.storting", "Stortinget", "Id i Stortingets åpne data."),
    ("party.ids.manifesto", "Manifesto Project", "Partiets nummer der."),
    ("party.aliases", "Tidligere id-er", "Id-er partiet har hatt. Adressene deres leder hit."),
    ("party.internal_note", "Internt notat", "For redaksjonen. Publiseres aldri."),
    ("programme.programme", "Programmet", "Hva som er lest."),
    ("programme.programme.title", "Tittel", "Tittelen på programmet, slik det selv skriver den."),
    ("programme.programme.edition", "Utgave", "Om teksten er et forslag eller vedtatt."),
    ("programme.programme.language", "Språk", "Språket sitatene er skrevet på."),
    ("programme.programme.source", "Kilde", "Id-en til dokumentet, en av kildene i site.yaml."),
    ("programme.programme.read", "Hva er lest", "Hvilke deler som er lest, for leseren. Markdown."),
    ("programme.programme.checked", "Sist kontrollert", "Skrives år-måned-dag: 2026-11-22."),
    ("programme.programme.note", "Merknad", "Det leseren må vite om utgaven. Markdown."),
    ("programme.programme.status", "Status", "Et utkast vises bare i forhåndsvisningen."),
    (
        "programme.programme.review_by",
        "Kontrolleres innen",
        "Siste dag for neste kontroll. Leserne ser den, og at den er passert.",
    ),
    (
        "programme.programme.coded_by",
        "Kodet av",
        "Hvem som leste programmet og valgte standpunktene.",
    ),
    ("programme.programme.checked_by", "Kontrollert av", "En annen som har sett over det."),
    ("programme.programme.internal_note", "Internt notat", "For redaksjonen. Publiseres aldri."),
    ("programme.positions", "Standpunkter", "Ett for hvert tema."),
    ("programme.positions.theme", "Tema", "Id-en til temaet: navnet på fila i themes, uten .md."),
    ("programme.positions.status", "Status", "Et utkast vises bare i forhåndsvisningen."),
    (
        "programme.positions.stance",
        "Standpunkt",
        "Kodes mot påstanden til temaet, ord for ord. Er du i tvil, så velg «mentioned».",
    ),
    (
        "programme.positions.summary",
        "Sammendrag",
        "Med egne, nøytrale ord, i korte setninger. Markdown.",
    ),
    ("programme.positions.quotes", "Sitater", "Ett til tre sitater som bærer standpunktet."),
    (
        "programme.positions.quotes.id",
        "Id",
        "s1, s2 og så videre. Gis én gang og beholdes: den står i adressen til sitatet.",
    ),
    (
        "programme.positions.quotes.text",
        "Sitatet",
        "Ordrett fra kilden, høyst 40 ord. Det som er utelatt, merkes [...].",
    ),
    (
        "programme.positions.quotes.heading",
        "Overskrift",
        "Overskriften sitatet står under, ordrett.",
    ),
    ("programme.positions.quotes.item", "Punkt", "Nummeret eller bokstaven på punktet."),
    ("programme.positions.quotes.page", "Side", "Siden i fila, talt fra 1."),
    ("programme.positions.quotes.language", "Språk", "Bare hvis det er et annet enn programmets."),
    (
        "programme.positions.quotes.aliases",
        "Tidligere id-er",
        "Id-er sitatet har hatt. Lenkene til dem leder hit.",
    ),
    (
        "programme.positions.evidence",
        "Andre kilder",
        "Hva andre forteller, når vi ikke har lest programmet selv.",
    ),
    ("programme.positions.evidence.fact", "Opplysning", "Det kilden forteller, med våre egne ord."),
    (
        "programme.positions.evidence.kind",
        "Slags kilde",
        "Slagene nevnes for leseren og blandes aldri.",
    ),
    ("programme.positions.evidence.title", "Tittel", "Tittelen på kilden."),
    ("programme.positions.evidence.publisher", "Utgiver", "Den som ga den ut."),
    ("programme.positions.evidence.url", "Adresse", "Nettadressen, hvis den er kjent og sjekket."),
    (
        "programme.positions.evidence.archived",
        "Arkivert kopi",
        "Nettadressen til en kopi i et arkiv, for når adressen er borte.",
    ),
    ("programme.positions.evidence.date", "Dato", "Da kilden kom: dag, måned eller år."),
    ("programme.positions.evidence.locator", "Sted", "Hvor i kilden det står."),
    (
        "programme.positions.rejected",
        "Forkastede treff",
        "Avsnitt søket fant, og som ikke gjelder temaet.",
    ),
    (
        "programme.positions.rejected.text",
        "Noen ord av avsnittet",
        "Ordrett, så mange at stedet er til å finne.",
    ),
    ("programme.positions.rejected.why", "Grunn", "Hvorfor det ikke teller."),
    ("programme.positions.note", "Merknad", "En merknad til leseren. Markdown."),
    (
        "programme.positions.checked",
        "Sist kontrollert",
        "Bare hvis det er en annen dag enn for resten av programmet.",
    ),
    (
        "programme.positions.review_by",
        "Kontrolleres innen",
        "Bare hvis det er en annen dag enn for resten av programmet.",
    ),
    (
        "programme.positions.coded_by",
        "Kodet av",
        "Bare hvis det er en annen enn for resten av programmet.",
    ),
    (
        "programme.positions.checked_by",
        "Kontrollert av",
        "Bare hvis det er en annen enn for resten av programmet.",
    ),
    (
        "programme.positions.reply",
        "Partiets kommentar",
        "Det partiet har svart oss, med sine egne ord.",
    ),
    ("programme.positions.reply.date", "Dato", "Dagen partiet svarte."),
    ("programme.positions.reply.text", "Kommentaren", "Ordrett, høyst 60 ord."),
    ("programme.positions.reply.url", "Adresse", "Der partiet sier det, eller mer."),
    (
        "programme.positions.aliases",
        "Tidligere id-er",
        "Id-er til sitater som er borte. Lenkene til dem leder hit.",
    ),
    (
        "programme.positions.changes",
        "Endringer",
        "Hva som er endret siden det ble publisert. Slettes aldri.",
    ),
    ("programme.positions.changes.date", "Dato", "Dagen det ble endret."),
    (
        "programme.positions.changes.kind",
        "Slags endring",
        "Om noe var feil, uklart eller er blitt annerledes.",
    ),
    ("programme.positions.changes.was", "Standpunkt før", "Bare hvis standpunktet var et annet."),
    ("programme.positions.changes.why", "Hva og hvorfor", "For leseren. Markdown."),
    ("programme.positions.internal_note", "Internt notat", "For redaksjonen. Publiseres aldri."),
    ("plan.plan", "Planen", "Hva som er lest."),
    ("plan.plan.actor", "Hvem", "Den som laget planen."),
    ("plan.plan.title", "Tittel", "Tittelen på planen, slik den selv skriver den."),
    ("plan.plan.period", "Periode", "Årene planen gjelder for."),
    ("plan.plan.language", "Språk", "Språket planen er skrevet på."),
    ("plan.plan.source", "Kilde", "Id-en til dokumentet, en av kildene i site.yaml."),
    ("plan.plan.read", "Hva er lest", "Hvilke deler som er lest, for leseren. Markdown."),
    ("plan.plan.checked", "Sist kontrollert", "Skrives år-måned-dag: 2026-11-22."),
    ("plan.plan.note", "Merknad", "Det leseren må vite om planen. Markdown."),
    ("plan.plan.aim", "Mål", "Hva planen som helhet vil, ordrett."),
    ("plan.goals", "Mål", "Målene i planen, i dens egen rekkefølge."),
    ("plan.goals.number", "Nummer", "Slik det er trykt."),
    ("plan.goals.title", "Tittel", "Slik den er trykt."),
    ("plan.goals.sub_goals", "Delmål", "Delene av målet."),
    ("plan.goals.sub_goals.number", "Nummer", "Slik det er trykt."),
    ("plan.goals.sub_goals.title", "Tittel", "Slik den er trykt."),
    ("plan.goals.sub_goals.measures", "Tiltak", "Hva som skal gjøres."),
    (
        "plan.goals.sub_goals.measures.id",
        "Id",
        "Gis én gang og beholdes: den står i adressen til tiltaket.",
    ),
    ("plan.goals.sub_goals.measures.text", "Tiltaket", "Ordrett fra planen."),
    (
        "plan.goals.sub_goals.measures.responsible",
        "Ansvarlig",
        "Slik planen nevner den ansvarlige rett etter tiltaket.",
    ),
    ("plan.goals.sub_goals.measures.themes", "Temaer", "Temaene tiltaket handler om."),
    (
        "plan.goals.sub_goals.measures.aliases",
        "Tidligere id-er",
        "Id-er tiltaket har hatt. Lenkene til dem leder hit.",
    ),
    ("theme.title", "Tittel", "Tittelen på temaet."),
    ("theme.short", "Kort tittel", "For tabeller."),
    ("theme.question", "Spørsmål", "Spørsmålet til leseren, som kan besvares med ja eller nei."),
    ("theme.proposition", "Påstand", "Påstanden som alle standpunkter kodes mot, ord for ord."),
    ("theme.group", "Gruppe", "Id-en til gruppa i site.yaml."),
    ("theme.status", "Status", "Et utkast vises bare i forhåndsvisningen."),
    ("theme.order", "Plass i gruppa", "Temaer uten plass kommer sist, etter tittel."),
    ("theme.code", "Nummer", "Nummeret i den korte adressen /t/12/. Gis én gang og beholdes."),
    ("theme.aliases", "Tidligere id-er", "Id-er temaet har hatt. Adressene deres leder hit."),
    (
        "theme.stances",
        "Ord for standpunkter",
        "Andre ord enn de vanlige, for eksempel «Utvide» for «for».",
    ),
    ("theme.stances.for", "For", "Ordet for å støtte påstanden."),
    (
        "theme.stances.conditional",
        "Delvis for",
        "Ordet for å støtte den delvis eller med forbehold.",
    ),
    ("theme.stances.against", "Mot", "Ordet for å avvise den."),
    (
        "theme.stances.mentioned",
        "Omtalt uten standpunkt",
        "Ordet for å nevne temaet uten å ta side.",
    ),
    ("theme.stances.not_found", "Ikke funnet", "Ordet for at det som er lest, ikke sier noe."),
    ("theme.stances.not_read", "Ikke undersøkt", "Ordet for at ingen har sett etter."),
    (
        "theme.stances.source_missing",
        "Kilden mangler",
        "Ordet for at programmet ikke er for hånden.",
    ),
    (
        "theme.translations",
        "Oversettelser",
        "Temaets ord på andre språk. Mangler ett, står temaet på bokmål.",
    ),
    (
        "theme.translations.slug",
        "Navn i adresser",
        "Hva temaet heter i adresser på språket, hvis ikke id-en.",
    ),
    ("theme.search", "Søkeord", "Det en tekst som handler om temaet, søkes gjennom etter."),
    (
        "theme.search.near",
        "I nærheten",
        "Ord der minst ett må stå i samme avsnitt, eller navnet på en ordliste i site.yaml.",
    ),
    (
        "theme.search.nb",
        "Bokmål",
        "Hele ord. * står for hvilken som helst ending. Store bokstaver gjelder bare slik de står.",
    ),
    ("theme.search.nn", "Nynorsk", "Hele ord, som for bokmål."),
    ("theme.sources", "Kilder", "Kildene til bakgrunnen. Teksten viser til dem med [^id]."),
    ("theme.sources.id", "Id", "Ordet i [^id]."),
    ("theme.sources.title", "Tittel", "Tittelen på kilden."),
    ("theme.sources.publisher", "Utgiver", "Den som ga den ut."),
    ("theme.sources.url", "Adresse", "Nettadressen, hvis den er kjent og sjekket."),
    (
        "theme.sources.archived",
        "Arkivert kopi",
        "Nettadressen til en kopi i et arkiv, for når adressen er borte.",
    ),
    ("theme.sources.date", "Dato", "Da kilden kom: dag, måned eller år."),
    ("theme.internal_note", "Internt notat", "For redaksjonen. Publiseres aldri."),
];

/// Of each word of a closed list.
const WORDS: &[(What, &str, &str, &str)] = &[
    (What::Stance, "for", "For", "Støtter påstanden."),
    (What::Stance, "conditional", "Delvis for", "Støtter påstanden delvis, eller med forbehold."),
    (What::Stance, "against", "Mot", "Avviser påstanden."),
    (What::Stance, "mentioned", "Omtalt uten standpunkt", "Nevner temaet uten å ta side."),
    (What::Stance, "not_found", "Ikke funnet", "Det som er lest, sier ingenting om temaet."),
    (What::Stance, "not_read", "Ikke undersøkt", "Ingen har sett etter ennå."),
    (
        What::Stance,
        "source_missing",
        "Kilden mangler",
        "Ingen kan se etter: programmet er ikke for hånden.",
    ),
    (What::Edition, "draft", "Forslag", "Foreslått, ikke vedtatt."),
    (What::Edition, "adopted", "Vedtatt", "Vedtatt av partiet."),
    (What::Edition, "amended", "Vedtatt og endret", "Vedtatt, og senere endret."),
    (What::Edition, "not_stated", "Ikke oppgitt", "Det som er lest, sier det ikke."),
    (What::SourceKind, "programme", "Program", "Partiets eget program."),
    (
        What::SourceKind,
        "programme_draft",
        "Programforslag",
        "Et forslag til program, ikke vedtatt.",
    ),
    (What::SourceKind, "excerpt", "Utdrag", "Deler av programmer slik en annen gjengir dem."),
    (
        What::SourceKind,
        "record",
        "Opplysning",
        "Det noen andre har notert om et program vi ikke har lest.",
    ),
    (
        What::SourceKind,
        "government_plan",
        "Regjeringens plan",
        "En plan eller plattform fra en regjering.",
    ),
    (What::SourceKind, "parliament", "Stortinget", "En votering eller debatt."),
    (What::SourceKind, "news", "Nyheter", "Det noen har sagt til en avis eller kringkaster."),
    (What::SourceKind, "overview", "Oversikt", "Noen andres oversikt over hva partiene mener."),
    (What::ChangeKind, "correction", "Retting", "Vi tok feil."),
    (What::ChangeKind, "clarification", "Presisering", "Ordene var lette å misforstå."),
    (
        What::ChangeKind,
        "update",
        "Oppdatering",
        "Kilden sier noe annet nå, eller mer av den er lest.",
    ),
    (What::Repair, "w-is-ff", "W for ff", "Skrifta i fila sier W for ff."),
    (What::PageKind, "pairs", "To partier", "Sidene med to partier ved siden av hverandre."),
    (What::PageKind, "positions", "Enkeltstandpunkter", "Sidene med ett parti om ett tema."),
    (What::PageKind, "feeds", "Strømmer for temaer", "Strømmen med endringer for hvert tema."),
    (What::PageKind, "data", "Åpne data", "Filene for andre programmer, og siden om dem."),
    (What::PageKind, "cards", "Delingsbilder", "Bildene som vises der noen deler en lenke."),
    (
        What::PageKind,
        "shares",
        "Delesider",
        "Sidene for å dele og bygge inn, og kodene som telefoner leser.",
    ),
    (What::Status, "draft", "Utkast", "Bare redaksjonen ser det, i forhåndsvisningen."),
    (What::Status, "published", "Publisert", "Leserne ser det."),
    (What::Answer, "true", "Ja", "Det gjelder."),
    (What::Answer, "false", "Nei", "Det gjelder ikke."),
    (What::Language, "nb", "Bokmål", "Norsk bokmål."),
    (What::Language, "nn", "Nynorsk", "Norsk nynorsk."),
    (What::Language, "en", "Engelsk", "Engelsk."),
    (What::Language, "se", "Nordsamisk", "Nordsamisk."),
];

/// The languages that fields are translated into, as a part of titles.
const TRANSLATED: [(&str, &str); 2] = [("nn", "nynorsk"), ("en", "engelsk")];

/// What a field is called and how it is filled in. `path` has the keys down to it.
pub fn field(file: FileKind, path: &[&str]) -> Option<(String, String)> {
    let whole = format!("{}.{}", file.name(), path.join("."));
    if let Some((_, title, help)) = FIELDS.iter().find(|it| it.0 == whole) {
        return Some(((*title).to_owned(), (*help).to_owned()));
    }
    let at = path.iter().rposition(|it| *it == "translations")?;
    let (_, language) = TRANSLATED.iter().find(|it| path.get(at + 1) == Some(&it.0))?;
    // What only translations have stands under `translations`; the rest is as in bokmål.
    let (inner, outer) = (&path[at + 2..], &path[..at]);
    if inner.is_empty() {
        let text = format!("Ordene på {language}.");
        return Some((capital(language), text));
    }
    let own: Vec<&str> = path[..=at].iter().chain(inner).copied().collect();
    let (title, help) = match field_once(file, &own) {
        Some(it) => it,
        None => field_once(file, &[outer, inner].concat())?,
    };
    Some((format!("{title} ({language})"), help.to_owned()))
}

fn field_once(file: FileKind, path: &[&str]) -> Option<Help> {
    let whole = format!("{}.{}", file.name(), path.join("."));
    FIELDS.iter().find(|it| it.0 == whole).map(|it| (it.1, it.2))
}

/// What a word of a closed list is called, and what it means.
pub fn word(what: What, word: &str) -> Option<Help> {
    WORDS.iter().find(|it| (it.0, it.1) == (what, word)).map(|it| (it.2, it.3))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |it| it.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::content::schema::FileKind;

    use crate::content::schema;
    use crate::content::schema::Field;
    use crate::content::schema::Kind;

    fn walk(file: FileKind, path: &[&'static str], fields: &[Field], seen: &mut BTreeSet<String>) {
        for it in fields {
            let path = [path, &[it.key]].concat();
            let (title, help) =
                field(file, &path).unwrap_or_else(|| panic!("no help for {file:?} {path:?}"));
            assert!(!title.is_empty() && help.ends_with('.'), "{path:?}: {title} {help}");
            seen.insert(format!("{}.{}", file.name(), path.join(".")));
            if let Some(fields) = it.kind.fields() {
                walk(file, &path, fields, seen);
            }
            let of = match &it.kind {
                Kind::Words(of) => of,
                kind => kind,
            };
            if let Kind::OneOf(what, words) = of {
                assert!(words.iter().all(|it| word(*what, it).is_some()), "{what:?} {words:?}");
            }
        }
    }

    #[test]
    fn every_field_and_word_has_help_and_no_help_is_left_over() {
        let mut seen = BTreeSet::new();
        for (file, fields) in schema::shapes() {
            walk(file, &[], &fields, &mut seen);
        }
        // A field that only translations have stands once for all languages.
        let plain: BTreeSet<String> = seen.iter().map(|it| it.replace(".nn.", ".")).collect();
        let left: Vec<_> = FIELDS.iter().filter(|it| !plain.contains(it.0)).collect();
        assert!(left.is_empty(), "{left:?}");
        let twice = FIELDS.iter().map(|it| it.0).collect::<BTreeSet<_>>().len();
        assert_eq!(twice, FIELDS.len());
    }
}
