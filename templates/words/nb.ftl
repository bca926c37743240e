# The words of the interface in bokmål, in the syntax of Project Fluent: the file that the other languages follow.

## Stances

stance-for = For
stance-conditional = Delvis for
stance-against = Imot
stance-mentioned = Omtalt uten standpunkt
stance-not_found = Ikke funnet
stance-not_read = Ikke undersøkt
stance-source_missing = Kilden mangler
meaning-for = Partiet støtter påstanden, eller hoveddelen av den.
meaning-conditional = Partiet støtter en del av påstanden, eller støtter den med forbehold.
meaning-against = Partiet avviser påstanden, eller vil det motsatte.
meaning-mentioned = Partiet omtaler temaet, men tar ikke stilling til påstanden.
meaning-not_found = Det vi har lest, sier ikke noe om temaet. Hva som er lest, står ved partiet. Det betyr ikke at partiet er nøytralt.
meaning-not_read = Ingen har sett etter ennå.
meaning-source_missing = Vi har ikke hatt programmet. Det sier ingenting om hva partiet mener.
silence-not_read = Vi har ikke undersøkt hva partiet sier om dette.
silence-source_missing = Vi har ikke hatt programmet, og vet derfor ikke hva partiet sier om dette.
draft-mark = (utkast)
change-unknown = Kan ikke sammenlignes
change-same = Samme standpunkt
change-other = Endret
change-new = Nytt i det vi har lest
change-gone = Ikke lenger i det vi har lest
change-silent = Ikke funnet noen av gangene

## Sources and places

kind-programme = Partiprogram
kind-programme_draft = Utkast til partiprogram
kind-record = Opplysninger om programmet, ikke bevist av oss
kind-excerpt = Utdrag av partiprogrammet
kind-government_plan = Regjeringsplan
kind-parliament = Behandling i Stortinget
kind-news = Nyhetssak
kind-overview = Oversikt laget av andre
edition-draft = Utkast, ikke vedtatt
edition-adopted = Vedtatt
edition-amended = Vedtatt, senere endret
edition-not_stated = Kilden sier ikke om teksten er utkast eller vedtatt program
document-period = for { $period }
document-draft = ikke vedtatt
document-adopted = vedtatt
document-amended = vedtatt, senere endret
document-pages =
    { $number ->
        [one] 1 side
       *[other] { $number } sider
    }
passport = Utgaven vi har lest
passport-title-page = Den første siden sier
passport-period = Gjelder for
passport-edition = Vedtatt?
passport-said = Dokumentet sier det selv:
passport-said-page = Dokumentet sier det selv på side { $page }:
passport-unsaid = Dokumentet sier det ikke selv.
passport-made = Fila ble laget
passport-changed = sist endret
passport-pages = Sider i fila
passport-twins = Samme tekst i andre filer
passport-twins-differ = Sidetall eller ord kan være andre der.
passport-no-twins = Ingen som vi kjenner
passport-address = Adressen til fila
passport-no-address = Ikke kjent
passport-newest = Sett som nyeste utgave
passport-not-seen = Ikke sett etter
passport-checksum = Kontrollsum (SHA-256)
language-name =
    { $code ->
        [nb] bokmål
        [nn] nynorsk
        [en] engelsk
        [se] nordsamisk
        [da] dansk
        [sv] svensk
        [de] tysk
        [nl] nederlandsk
        [fr] fransk
        [es] spansk
        [pt] portugisisk
        [fi] finsk
       *[other] { $code }
    }
locator-heading = Under { $heading }
locator-item = Punkt { $item }
locator-heading-item = Under { $heading }, punkt { $item }
locator-none = Stedet er ikke oppgitt
locator-page = side { $page }
locator-page-label = side { $label } (side { $page } i PDF-fila)
locator-page-unproved = side { $page } (ikke bevist)
quotation = «{ $text }»
archived-copy = arkivert kopi
searched-programme = Søkt i hele programmet etter { $terms } søkeord.
searched-excerpt = Søkt i hele utdraget vi har av programmet etter { $terms } søkeord.
silent-programme = Det som ikke er nevnt, er søkt etter i hele programmet med { $terms } søkeord.
silent-excerpt = Det som ikke er nevnt, er søkt etter i hele utdraget vi har av programmet, med { $terms } søkeord.
searched-quoted =
    { $number ->
        [one] 1 treff er sitert her.
       *[other] { $number } treff er sitert her.
    }
searched-by-eye = Side { $pages } har ikke tekst å søke i, og er lest av { $by } { $day }.
searched-hits =
    { $number ->
        [0] Ingen treff.
        [one] 1 treff er lest og teller ikke.
       *[other] { $number } treff er lest og teller ikke.
    }
storting-data = Stortingets data

## Counts

themes =
    { $number ->
        [one] 1 tema
       *[other] { $number } temaer
    }
parties =
    { $number ->
        [one] 1 parti
       *[other] { $number } partier
    }
pairs =
    { $number ->
        [one] 1 par
       *[other] { $number } par
    }
two = { $one } og { $two }
party-on-theme = { $party } om { $theme }
party-order = Partiene står alfabetisk etter navn, i samme rekkefølge overalt.

## Around every page

skip = Gå til innholdet
main-menu = Hovedmeny
languages = Språk
nav-overview = Oversikt
nav-pairs = Sammenlign
nav-agreement = Enighet
nav-method = Slik er dette laget
older = Du leser om { $election }. Nyere:
unread-none = Programmene foran { $election } er ikke undersøkt her ennå. Det sier ingenting om hva partiene mener.
unread-some = Foran { $election } er { $read } av { $all } standpunkter undersøkt så langt. «Ikke undersøkt» sier ingenting om hva et parti mener.
unread-last = Les om { $election }
# Only in the preview for editors.
draft-election = Utkast: { $election } vises bare i forhåndsvisningen.
fallback = Sammendrag, merknader og sitater er på norsk.
publisher = Utgiver: { $name }
editor = Ansvarlig redaktør: { $name }
contact = Kontakt og feil: { $name }
rules-link = Kilder, ord og regler
print-label = Adresse for utskrift
print-qr = QR-kode for { $address }

## Cards

quotation-link = Lenke til sitatet
quotation-from = fra { $about }
proof = Bevist ordrett
proof-listed = Holdt mot lista over bevis fra
proof-listed-brief = Holdt mot lista over bevis
proof-signed = Bevist ordrett og signert
proof-around = Ordene rundt i kilden:
proof-quotation = [sitatet]
proof-place = Se stedet i kilden
evidence-label = Opplysninger vi ikke har bevist ordrett mot kilden
editors-note = Merknad fra redaksjonen
checked = Kontrollert
review = Kontrolleres igjen innen
review-overdue = Fristen er ute: Det som står her, kan være utdatert.
reply = Partiets kommentar
reply-words = Partiets egne ord,
reply-link = Les mer hos partiet
reply-none = Partiet har ikke kommentert dette. Hvert parti kan få inn en kommentar på høyst 60 ord, gjengitt ordrett: { $contact }
coded-by = Kodet av
checked-by = Kontrollert av
all-about = Alt om standpunktet
draft-label = Utkast
as-in = { $programme }, slik det står i
legend = Ordene for standpunkt
terms = Ord brukt her
responsible = Ansvar: { $name }.
source = Kilde
read = Lest

## The front page

front-description = { $tagline }. { $parties } side ved side om { $themes }, med sitater og kilder. { $election }.
front-table = Se alt i én tabell
front-pairs = Sammenlign partier
front-agreement = Se hvem som er enige
front-themes = Temaene
front-parties = Partiene
front-older = Tidligere valg

## The overview

overview-title = Oversikt { $year }
overview-heading = Oversikt: { $election }
overview-description = Tabell over { $themes } og { $parties }: hvem er for, imot eller uten standpunkt. { $election }.
overview-intro = Én rad for hvert tema, én kolonne for hvert parti. Velg en rute for å lese hva partiet skrev.
overview-star = Stjerne (*) betyr at det er en merknad til standpunktet: en annen kilde sier noe som utdraget ikke har med, eller noe annet.
overview-same = Samme tabell for { $election }
overview-caption = Hvor partiene står, { $election } (tabellen kan rulles sidelengs)
overview-noted = , med merknad
theme = Tema
filter-overview = Velg hva tabellen viser
filter-themes = Temaer
filter-all-themes = Alle temaer
filter-stance = Minst ett parti er
filter-any-stance = hva som helst
filter-differences = Bare temaer der partiene tar ulike standpunkt
filter-reset = Vis alt
filter-all = Alle {"{n}"} temaer vises.
filter-some = {"{n}"} temaer vises, {"{h}"} er skjult av filteret.

## A theme

theme-description = { $question } { $election }: { $counts }.
background = Bakgrunn
who-stands-where = Hvem står hvor
proposition-parties = Påstanden som partiene er målt mot
proposition-party = Påstanden som partiet er målt mot
then-and-now = Da og nå
then-and-now-intro = Hva det samme partiet sa foran tidligere valg, så langt vi har lest. Endringen gjelder fra valget før. Kildene er ulike, og en forskjell kan komme av at det er lest mer eller mindre tekst.
then-and-now-all = Da og nå: alle valgene for dette temaet
plan-beside = Til sammenligning: { $title } { $period }
plan-beside-intro = { $actor } er ikke et parti, og planen er gammel. Den er ikke med i tellingene.
plan-whole = Hele planen
what-is-read = Hva som er lest
background-sources = Kilder til bakgrunnen
theme-elsewhere = Samme tema i andre valg:
more-themes = Flere temaer
theme-before = Forrige tema: { $theme }
theme-after = Neste tema: { $theme }
filter-cards = Velg hva du ser
filter-card-stance = Standpunkt
filter-card-all = Alle standpunkt
filter-card-order = Rekkefølge
filter-order-name = Etter navn
filter-order-stance = Etter standpunkt
filter-cards-all = Alle {"{n}"} partiene vises.
filter-cards-some = {"{n}"} partier vises, {"{h}"} er skjult av filteret.
blind-hide = Skjul partinavn
blind-reveal = Vis hvilket parti
blind-known = {"{n}"} er {"{p}"}.
blind-name = Parti {"{n}"}
blind-said = Partinavnene er skjult, og partiene står i tilfeldig rekkefølge.
blind-word = [partiet]

## A party

party-description = Hva { $party } mener om { $themes }, med sitater og kilder. { $election }: { $counts }.
party = Parti
website = Nettsted
other-names = Andre navn
registers = Nummer i registre
compare-with = Sammenlign med et annet parti
party-elsewhere = Samme parti i andre valg:

## Two parties

pair-description = { $one } og { $two } side ved side, { $year }. { $counts }
pair-counts = Av { $themes }: { $parts }.
pair-label = To partier side ved side
and = og
relation-motsatt = Motsatt standpunkt
relation-delvis = Delvis ulikt standpunkt
relation-samme = Samme standpunkt
relation-uavklart = Kan ikke sammenlignes
relation-motsatt-meaning = Det ene partiet er for påstanden, det andre imot.
relation-delvis-meaning = Ett av partiene støtter påstanden bare delvis eller med forbehold.
relation-samme-meaning = Partiene svarer det samme på påstanden. De kan ha ulike grunner og ulike forbehold.
relation-uavklart-meaning = Minst ett av partiene tar ikke stilling i det vi har lest. Det betyr verken at de er enige eller uenige.

## The choice of parties

pairs-title = Sammenlign partier { $year }
pairs-heading = Sammenlign partier
pairs-description = Velg partier og se hvor de er enige og uenige, tema for tema. { $election }.
pairs-intro = Velg to partier, og se hvor de svarer det samme og ikke, tema for tema.
choose = Sett sammen din egen side
choose-parties = Velg to til fire partier
choose-themes = Velg temaer (ingen valgt betyr alle)
choose-reset = Nullstill
choose-few = Velg minst to partier.
choose-many = Velg høyst fire partier.
choose-failed = Sidene kunne ikke hentes. Bruk lista med par under.
choose-counts = Av {"{n}"} temaer: ulikt standpunkt på {"{d}"}, samme standpunkt på {"{s}"}, kan ikke sammenlignes på {"{u}"}.
choose-differ = Ulikt standpunkt
choose-same = Samme standpunkt
choose-unclear = Kan ikke sammenlignes
all-pairs = Alle par

## Agreement

agreement-title = Enighet { $year }
agreement-description = Hvor mange av { $themes } partiene svarer det samme på, to og to. { $election }.
agreement-heading = Hvem er enige? { $election }
agreement-intro = To og to partier: hvor mange temaer de svarer det samme på, av de temaene der begge tar stilling. Av { $themes } i alt teller altså bare noen for hvert par. Å svare det samme betyr ikke å ha samme grunner eller forbehold.
agreement-picture = Enighet mellom partiene, { $election }
agreement-picture-about = En rute for hvert par av partier. Jo større sirkel, jo større del av temaene svarer de det samme på. De samme tallene står i tabellen under.
agreement-key = 7/12 betyr: på 12 temaer tar begge stilling, og på 7 av dem svarer de det samme. Sirkelens areal viser andelen.
agreement-caption = Antall temaer to partier svarer det samme på, { $election } (velg en rute for å se temaene)
agreement-none = ingen felles
agreement-cell = { $same } av { $of }
agreement-self = Samme parti
agreement-same = Samme bilde for { $election }

## A position

position-description = { $about } ({ $year }): { $stance }. Påstanden er: { $proposition }
position-about = om
searched-heading = Hva det er søkt etter
searched-rules = En stjerne står for enhver begynnelse eller endelse. Ord med bare store bokstaver skiller mellom store og små. Noen søkeord teller bare når et ord om rus eller alkohol står i samme avsnitt eller i en overskrift over det.
searched-listed = Søket er holdt mot lista over bevis fra
searched-signed = Søkt og signert
searched-near = Søkeordene teller bare når ett av disse ordene står i samme avsnitt eller i en overskrift over det:
searched-rejected = Treff som er lest og ikke teller
unlike-sources = De to bygger på ulike slags kilder. En forskjell kan komme av at det er lest mer eller mindre tekst.
rests-on = Hva dette bygger på
about-programme = Om programmet
address-here = Adressen til denne siden
all-on-theme = Alle partiene om { $theme }

## A plan

plan-description = { $title } ({ $period }) fra { $actor }: { $counts }, med hvem som hadde ansvaret. Til sammenligning med partiene.
plan-counts = { $goals } mål, { $parts } delmål og { $measures } tiltak
plan-label = { $actor }, ikke et parti
plan-intro = { $counts }. Planen står her til sammenligning. Den er laget av en regjering og er ikke med i tabellene over partier.
plan-aim = Hva planen ville oppnå
plan-goal = Mål
plan-part = Delmål

## How the site is made

method-description = Hvilke tekster som er lest, hva ordene for standpunkt betyr, og hvilke regler som gjelder for alle partier.
method-reading = Hvordan tekstene er lest
method-rules = Regler som gjelder likt for alle
method-rule-all = Alle partiene er med på alle temaer. Ingen rute er tom: den sier hva partiet mener, at det vi har lest ikke sier noe, at ingen har sett etter, eller at vi ikke har hatt programmet.
method-rule-quotations = Hvert standpunkt har ett til tre korte sitater, høyst 40 ord hvert. Sitatene skal bære standpunktet og ta med forbehold som står ved siden av.
method-rule-kinds = Partiprogram, utdrag hos andre, regjeringsplaner, voteringer og intervjuer er ulike slags kilder. De er merket med ord og blandes ikke i ett sitat.
method-rule-reply = Alle partiene har samme rett til å svare: på siden til hvert standpunkt kan partiet få inn en kommentar på høyst 60 ord, gjengitt ordrett og datert. Har partiet ikke kommentert, står det. Kontakt: { $contact }
method-rule-colours = Farger er bare pynt. Standpunktet står alltid som ord og med et eget tegn.
method-rule-ranking = Siden rangerer ikke partiene. På sidene med to partier telles temaer bare når begge tar stilling.
method-proofs = Hvordan sitatene er bevist
method-proofs-words = «Bevist ordrett» betyr at kilden ble lest da nettstedet ble bygd, og at ordene står der. «Holdt mot lista over bevis» betyr at kilden ble lest den dagen som er oppgitt, og at sitatet er det samme som i lista som ble laget da.
method-signed = Bevisene og nettstedet er signert med denne nøkkelen:
method-check = Last ned hele nettstedet og prøv hver fil med
method-unsigned = Bevisene og nettstedet er ikke signert. Den som kan endre filene, kan endre det som står her.
method-sources = Kildene
method-plans = Til sammenligning, aldri i tabellene over partier:
method-day = Valgdag:
method-inclusion = Partiene som er med:
method-left-out = Ikke med
method-read = Hva som er lest av hvert parti
method-caption = Antall temaer etter standpunkt, { $election }

## The page for addresses that do not exist

not-found-title = Siden finnes ikke
not-found-description = Adressen finnes ikke på dette nettstedet.
not-found-intro = Adressen kan være skrevet feil. Her er alle temaene, og
not-found-overview = oversikten over alle partier

## Changes, and addresses that are no more

moved-title = Siden har flyttet
nav-changes = Endringer
changes-description = Hva som er publisert, og hvilke standpunkter som er rettet eller endret siden, med dato og grunn.
changes-intro = Her står alt som er publisert, og alle endringer i standpunkter og sitater etterpå, med dato og grunn. En endring blir stående.
changes-feeds = følg endringene i en nyhetsleser. Hvert tema har også sin egen strøm.
changes-changed = Endrede standpunkter
changes-none = Ingen standpunkter er endret siden de ble publisert.
changes-published = Publisert
changes-unpublished = Ikke noe er ført som publisert ennå.
change-correction = Rettet
change-clarification = Presisert
change-update = Oppdatert
change-layout = Språkvasket
change-stance = Standpunktet var «{ $was }» og er «{ $now }»
feed-published = { $theme }: publisert for { $election }
feed-title = Endringer – { $site }
feed-title-theme = { $theme } – endringer – { $site }

## A preview of a change

proposed = Forhåndsvisning av en endring. Den er ikke publisert.
proposed-link = Hva er endret
difference-title = Hva er endret
difference-intro = Her står alt som forslaget endrer i innholdet: hva som sto før, og hva som står nå.
difference-sum-same = Begge er laget av det samme innholdet.
difference-sum-other = Innholdets sjekksum er { $new }; den var { $old }.
difference-count =
    { $number ->
        [0] Innholdet er det samme.
        [one] 1 ting i innholdet er ulik.
       *[other] { $number } ting i innholdet er ulike.
    }
difference-pages =
    { $number ->
        [0] Ingen sider er ulike.
        [one] 1 side er ulik, når sidene på alle språk telles med.
       *[other] { $number } sider er ulike, når sidene på alle språk telles med.
    }
difference-pages-list = Sider på dette språket som er nye eller ulike
difference-changed = Endret
difference-added = Nytt
difference-removed = Tatt bort
difference-before = Før
difference-after = Nå
difference-nothing = Ikke noe
difference-of-position = { $name } ({ $year })
difference-of-theme = Temaet «{ $name }»
difference-of-party = Partiet { $name }
difference-of-programme = Programmet til { $name } ({ $year })
difference-of-election = Valget { $name }
difference-of-plan = Planen «{ $name }»
difference-of-source = Kilden { $name }
difference-of-group = Temagruppen { $name }
difference-of-term = Det forklarte ordet { $name }
difference-of-site = Nettstedet
difference-of-method = Metoden
difference-of-redirect = Den tidligere adressen { $name }
field-id = id
field-aliases = tidligere id
field-slug = navn i adresser
field-year = år
field-word = ordet
field-stance = standpunkt
field-title = tittel
field-name = navn
field-short = kort navn
field-question = spørsmål
field-proposition = påstand
field-stances = eget ord for standpunkt
field-group = gruppe
field-order = rekkefølge
field-code = nummer i korte adresser
field-actor = hvem som står bak
field-edition = utgave
field-source = kilde
field-summary = sammendrag
field-quotes = sitat
field-evidence = opplysning
field-fact = hva den sier
field-text = ordene
field-kind = slag
field-publisher = utgiver
field-responsible_editor = ansvarlig redaktør
field-contact = kontakt
field-tagline = linja under navnet
field-description = presentasjon
field-method = metode
field-meaning = forklaring
field-forms = former av ordet
field-language = språk
field-heading = overskrift
field-item = punkt
field-page = side i fila
field-label = trykt sidetall
field-locator = sted i kilden
field-absence = søk
field-terms = søkeord
field-passages = avsnitt det er søkt i
field-quoted = treff som er sitert
field-rejected = avvist treff
field-term = søkeordet
field-note = merknad
field-changes = varslet endring
field-was = standpunkt før
field-why = grunn
field-date = dato
field-checked = kontrollert
field-review_by = kontrolleres innen
field-coded_by = kodet av
field-checked_by = kontrollert av
field-reply = partiets kommentar
field-draft = utkast
field-read = hva som er lest
field-url = adresse
field-archived = arkivert kopi
field-website = nettsted
field-base_url = adressen til nettstedet
field-languages = språk
field-licence = lisens
field-colour = farge
field-identifiers = id i
field-period = årene den gjelder
field-pages = antall sider
field-inclusion = hvem som er med
field-parties = partier
field-left_out = utelatt
field-reason = grunn
field-without = uten sider for
field-aim = mål for hele planen
field-measures = tiltak
field-goal = mål
field-sub_goal = delmål
field-responsible = ansvarlig
field-themes = temaer
field-background = bakgrunn
field-references = kilde til bakgrunnen
field-search = søk etter temaet
field-to = leder til
field-near = bare nær
field-words = ord
field-file = fil i arkivet
field-sha256 = kontrollsum av fila
field-title_page = den første siden
field-created = laget
field-changed = sist endret
field-edition_words = ord om utgaven
field-edition_page = side med ord om utgaven
field-twins = samme tekst i andre filer
field-newest_seen = sett som nyeste
field-parts = del av fila
field-party = parti

## Citing

cite-heading = Siter dette
cite-intro = Velg hva du vil sitere. Linja følger APA 7; bytt ut [dato] med dagen du leste siden.
cite-page = Denne siden
cite-quotation = Sitat { $number }
cite-in = Sitert i { $site }
cite-line = { $author }. ({ $date }). { $title }. { $note }{ $container }. Hentet [dato] fra { $url }
cite-undated = u.å.

## The page on the data for other programs

data-title = Åpne data
data-link = Last ned alt som åpne data
data-description = Alt som står på siden, som filer for regneark og programmer: standpunkter, sitater, partier, temaer og kilder.
data-intro = Alt som står her, kan hentes som filer: til regneark, til statistikk eller til et eget program. Filene lages på nytt hver gang siden bygges, og sier alltid det samme som siden.
data-files = Filene
data-file-whole = Alt i én fil: valg, partier, temaer, kilder, programmer, standpunkter med sitater, og planer.
data-file-schema = Beskriver hvert felt i den store fila og i filene for ett tema eller ett parti (JSON Schema).
data-file-positions = Én rad for hvert parti på hvert tema i hvert valg: standpunkt, sammendrag og merknad.
data-file-excel = Det samme som positions.csv, for norsk Excel: med semikolon, og merket som UTF-8.
data-file-quotes = Én rad for hvert sitat, med stedet det står i kilden.
data-file-parties = Én rad for hvert parti: navn, farge, nettsted og id i andre registre.
data-file-themes = Én rad for hvert tema: spørsmål og påstand på alle språk.
data-file-sources = Én rad for hvert dokument.
data-file-elections = Én rad for hvert valg.
data-file-package = Beskriver kolonnene i CSV-filene og hvordan filene viser til hverandre (Frictionless Data Package).
data-file-popolo = Partiene som organisasjoner (Popolo).
data-file-annotations = Hvert sitat som er bevist, med stedet i kilden (W3C Web Annotation).
data-file-index = Liste over alle filene, også dem for ett tema eller ett parti.
data-api = Ett tema eller ett parti om gangen
data-api-what = Hvert tema og hvert parti har egne filer. De har samme form som den store fila, men bare det som hører til.
data-api-year = ett tema i ett valg. Årstallet står i adressen også for det nyeste valget, så adressen blir den samme når det kommer et nytt.
data-api-all = ett tema i alle valg.
data-api-party = Bytt ut «tema» og id-en med «parti» og partiets id for å få alle temaene til ett parti.
data-api-address = Hele adressen til den første er { $address }
data-api-cors = Skal et program i en nettleser hente filene fra et annet nettsted, må verten som siden ligger hos, sende CORS-hodet Access-Control-Allow-Origin. Det bestemmer verten, ikke filene.
data-form = Slik er filene laget
data-form-text = Navn på felter er på engelsk, innholdet er på bokmål. Oversettelser står ved siden av der de finnes. Sammendrag og merknader er Markdown.
data-form-csv = CSV-filene er i UTF-8 med komma. En celle som et regneark kunne ta for en formel, begynner med en apostrof: den hører ikke til teksten.
data-form-place = Et standpunkt har verdien not_found når teksten vi har lest, ikke sier noe, not_read når ingen har sett etter, og source_missing når vi ikke har hatt programmet. Tell dem ikke sammen.
data-form-address = Hvert standpunkt har adressen til siden det står på. Sider uten årstall i adressen gjelder alltid det nyeste valget.
data-licence = Hva du kan bruke
data-licence-quotes = Sitatene er partienes egne ord. De er korte og gjengitt etter sitatretten, og ingen lisens fra oss gjelder dem: siter dem med parti, program og side.
data-licence-own = Lisensen for våre egne ord (sammendrag, bakgrunn, merknader og koding):
data-licence-none = ingen lisens er oppgitt
data-cite = Slik viser du til dataene
data-cite-form = { $site }, { $publisher }: { $address }
data-cite-date = Skriv også datoen du hentet filene.
data-sum = Nederst på denne siden står sjekksummen av den store fila, standpunkt.json, som har alt innholdet. Den står også i index.json, i feltet content. Er den den samme to ganger, er innholdet det samme, bokstav for bokstav.
content-sum = Innholdets sjekksum (SHA-256):

## Pictures for where links are shared

card-claim = Påstand: { $text }
card-checked = Kontrollert { $date }
card-party = Hvor partiet står på { $themes }
card-pair = { $themes }, tema for tema
card-not-stated = kilden sier ikke om det er vedtatt
card-basis = Bygger på { $parts }
card-basis-programme =
    { $number ->
        [one] 1 program
       *[other] { $number } programmer
    }
card-basis-programme_draft =
    { $number ->
        [one] 1 utkast til program
       *[other] { $number } utkast til program
    }
card-basis-excerpt =
    { $number ->
        [one] 1 utdrag av et program
       *[other] { $number } utdrag av programmer
    }
card-basis-record =
    { $number ->
        [one] opplysninger om 1 program, ikke bevist av oss
       *[other] opplysninger om { $number } programmer, ikke bevist av oss
    }
card-basis-other =
    { $number ->
        [one] 1 annen kilde
       *[other] { $number } andre kilder
    }

## Sharing and embedding

share = Del
share-copy = Kopier
share-link = Del, siter og bygg inn
share-done = Kopiert.|Merket: kopier selv.
share-title = Del: { $page }
share-description = Adressen til siden «{ $page }», hvordan den siteres, og hvordan andre nettsteder kan vise den.
share-address = Adresse
share-short = Kort adresse, til papir:
share-qr = Koden som bilde (SVG)
share-embed = Bygg inn
share-embed-how = Lim inn dette i nettsiden din. Rammen henter ingenting fra andre enn dette nettstedet, og lagrer ingenting hos leserne.
share-script-how = Vil du at rammen alltid skal være så høy som innholdet, legg dette til én gang på siden. Skriptet endrer bare høyden på rammen.
share-oembed = I WordPress og andre systemer som kjenner oEmbed, er det nok å lime inn adressen til siden på en egen linje.
share-preview = Slik blir det
share-alone = Åpne det som vises i rammen
embed-all = Les alt
embed-caption = Hvor de står: { $parties }

# Only in the preview for editors: the file and line of a position.
edit = Rediger { $record }
# Only in a preview with drafts.
unpublished = Utkast – ikke publisert
unpublished-mark = (ikke publisert)
unpublished-here = Utkast – ikke publisert: leserne ser ikke dette før status: draft er tatt bort.
unpublished-shown = Forhåndsvisning med utkast, som er merket og ikke publisert.
