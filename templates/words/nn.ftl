# The words of the interface in nynorsk: the messages of nb.ftl, in its order.

## Stances

stance-for = For
stance-conditional = Delvis for
stance-against = Imot
stance-mentioned = Omtalt utan standpunkt
stance-not_found = Ikkje funne
stance-not_read = Ikkje undersøkt
stance-source_missing = Kjelda manglar
meaning-for = Partiet støttar påstanden, eller hovuddelen av han.
meaning-conditional = Partiet støttar ein del av påstanden, eller støttar han med atterhald.
meaning-against = Partiet avviser påstanden, eller vil det motsette.
meaning-mentioned = Partiet omtaler temaet, men tek ikkje stilling til påstanden.
meaning-not_found = Det vi har lese, seier ikkje noko om temaet. Kva som er lese, står ved partiet. Det betyr ikkje at partiet er nøytralt.
meaning-not_read = Ingen har sett etter enno.
meaning-source_missing = Vi har ikkje hatt programmet. Det seier ingenting om kva partiet meiner.
silence-not_read = Vi har ikkje undersøkt kva partiet seier om dette.
silence-source_missing = Vi har ikkje hatt programmet, og veit derfor ikkje kva partiet seier om dette.
draft-mark = (utkast)
change-unknown = Kan ikkje samanliknast
change-same = Same standpunkt
change-other = Endra
change-new = Nytt i det vi har lese
change-gone = Ikkje lenger i det vi har lese
change-silent = Ikkje funne nokon av gongene

## Sources and places

kind-programme = Partiprogram
kind-programme_draft = Utkast til partiprogram
kind-record = Opplysningar om programmet, ikkje bevist av oss
kind-excerpt = Utdrag av partiprogrammet
kind-government_plan = Regjeringsplan
kind-parliament = Behandling i Stortinget
kind-news = Nyheitssak
kind-overview = Oversikt laga av andre
edition-draft = Utkast, ikkje vedteke
edition-adopted = Vedteke
edition-amended = Vedteke, seinare endra
edition-not_stated = Kjelda seier ikkje om teksten er utkast eller vedteke program
document-period = for { $period }
document-draft = ikkje vedteke
document-adopted = vedteke
document-amended = vedteke, seinare endra
document-pages =
    { $number ->
        [one] 1 side
       *[other] { $number } sider
    }
passport = Utgåva vi har lese
passport-title-page = Den første sida seier
passport-period = Gjeld for
passport-edition = Vedteke?
passport-said = Dokumentet seier det sjølv:
passport-said-page = Dokumentet seier det sjølv på side { $page }:
passport-unsaid = Dokumentet seier det ikkje sjølv.
passport-made = Fila vart laga
passport-changed = sist endra
passport-pages = Sider i fila
passport-twins = Same teksten i andre filer
passport-twins-differ = Sidetal eller ord kan vere andre der.
passport-no-twins = Ingen som vi kjenner
passport-address = Adressa til fila
passport-no-address = Ikkje kjend
passport-newest = Sett som nyaste utgåve
passport-not-seen = Ikkje sett etter
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
locator-none = Staden er ikkje oppgitt
locator-page = side { $page }
locator-page-label = side { $label } (side { $page } i PDF-fila)
locator-page-unproved = side { $page } (ikkje prova)
quotation = «{ $text }»
archived-copy = arkivert kopi
searched-programme = Søkt i heile programmet etter { $terms } søkjeord.
searched-excerpt = Søkt i heile utdraget vi har av programmet etter { $terms } søkjeord.
silent-programme = Det som ikkje er nemnt, er søkt etter i heile programmet med { $terms } søkjeord.
silent-excerpt = Det som ikkje er nemnt, er søkt etter i heile utdraget vi har av programmet, med { $terms } søkjeord.
searched-quoted =
    { $number ->
        [one] 1 treff er sitert her.
       *[other] { $number } treff er siterte her.
    }
searched-by-eye = Side { $pages } har ikkje tekst å søkje i, og er lesne av { $by } { $day }.
searched-hits =
    { $number ->
        [0] Ingen treff.
        [one] 1 treff er lese og tel ikkje.
       *[other] { $number } treff er lesne og tel ikkje.
    }
storting-data = Data frå Stortinget

## Counts

themes =
    { $number ->
        [one] 1 tema
       *[other] { $number } tema
    }
parties =
    { $number ->
        [one] 1 parti
       *[other] { $number } parti
    }
pairs =
    { $number ->
        [one] 1 par
       *[other] { $number } par
    }
two = { $one } og { $two }
party-on-theme = { $party } om { $theme }
party-order = Partia står alfabetisk etter namnet på bokmål, i same rekkjefølgje overalt.

## Around every page

skip = Gå til innhaldet
main-menu = Hovudmeny
languages = Språk
nav-overview = Oversikt
nav-pairs = Samanlikn
nav-agreement = Semje
nav-method = Slik er dette laga
older = Du les om { $election }. Nyare:
unread-none = Programma framfor { $election } er ikkje undersøkte her enno. Det seier ingenting om kva partia meiner.
unread-some = Framfor { $election } er { $read } av { $all } standpunkt undersøkte så langt. «Ikkje undersøkt» seier ingenting om kva eit parti meiner.
unread-last = Les om { $election }
# Only in the preview for editors.
draft-election = Utkast: { $election } blir berre vist i førehandsvisinga.
fallback = Samandrag, merknader og sitat står på bokmål eller slik partiet skreiv dei.
publisher = Utgivar: { $name }
editor = Ansvarleg redaktør: { $name }
contact = Kontakt og feil: { $name }
rules-link = Kjelder, ord og reglar
print-label = Adresse for utskrift
print-qr = QR-kode for { $address }

## Cards

quotation-link = Lenkje til sitatet
quotation-from = frå { $about }
proof = Bevist ordrett
proof-listed = Halde mot lista over bevis frå
proof-listed-brief = Halde mot lista over bevis
proof-signed = Bevist ordrett og signert
proof-around = Orda rundt i kjelda:
proof-quotation = [sitatet]
proof-place = Sjå staden i kjelda
evidence-label = Opplysningar vi ikkje har bevist ordrett mot kjelda
editors-note = Merknad frå redaksjonen
checked = Kontrollert
review = Blir kontrollert igjen innan
review-overdue = Fristen er ute: Det som står her, kan vere utdatert.
reply = Kommentaren frå partiet
reply-words = Partiet sine eigne ord,
reply-link = Les meir hos partiet
reply-none = Partiet har ikkje kommentert dette. Kvart parti kan få inn ein kommentar på høgst 60 ord, attgjeven ordrett: { $contact }
coded-by = Koda av
checked-by = Kontrollert av
all-about = Alt om standpunktet
draft-label = Utkast
as-in = { $programme }, slik det står i
legend = Orda for standpunkt
terms = Ord brukte her
responsible = Ansvar: { $name }.
source = Kjelde
read = Lese

## The front page

front-description = { $tagline }. { $parties } side ved side om { $themes }, med sitat og kjelder. { $election }.
front-table = Sjå alt i éin tabell
front-pairs = Samanlikn parti
front-agreement = Sjå kven som er einige
front-themes = Temaa
front-parties = Partia
front-older = Tidlegare val

## The overview

overview-title = Oversikt { $year }
overview-heading = Oversikt: { $election }
overview-description = Tabell over { $themes } og { $parties }: kven er for, imot eller utan standpunkt. { $election }.
overview-intro = Éi rad for kvart tema, éin kolonne for kvart parti. Vel ei rute for å lese kva partiet skreiv.
overview-star = Stjerne (*) betyr at det er ein merknad til standpunktet: ei anna kjelde seier noko som utdraget ikkje har med, eller noko anna.
overview-same = Same tabell for { $election }
overview-caption = Kvar partia står, { $election } (tabellen kan rullast sidelengs)
overview-noted = , med merknad
theme = Tema
filter-overview = Vel kva tabellen viser
filter-themes = Tema
filter-all-themes = Alle tema
filter-stance = Minst eitt parti er
filter-any-stance = kva som helst
filter-differences = Berre tema der partia tek ulike standpunkt
filter-reset = Vis alt
filter-all = Viser alle {"{n}"} tema.
filter-some = Viser {"{n}"} tema, filteret skjuler {"{h}"}.

## A theme

theme-description = { $question } { $election }: { $counts }.
background = Bakgrunn
who-stands-where = Kven står kvar
proposition-parties = Påstanden som partia er målte mot
proposition-party = Påstanden som partiet er målt mot
then-and-now = Då og no
then-and-now-intro = Kva det same partiet sa før tidlegare val, så langt vi har lese. Endringa gjeld frå valet før. Kjeldene er ulike, og ein skilnad kan komme av at det er lese meir eller mindre tekst.
then-and-now-all = Då og no: alle vala for dette temaet
plan-beside = Til samanlikning: { $title } { $period }
plan-beside-intro = { $actor } er ikkje eit parti, og planen er gammal. Planen er ikkje med i teljingane.
plan-whole = Heile planen
what-is-read = Kva som er lese
background-sources = Kjelder til bakgrunnen
theme-elsewhere = Same tema i andre val:
more-themes = Fleire tema
theme-before = Førre tema: { $theme }
theme-after = Neste tema: { $theme }
filter-cards = Vel kva du ser
filter-card-stance = Standpunkt
filter-card-all = Alle standpunkt
filter-card-order = Rekkjefølgje
filter-order-name = Etter namn
filter-order-stance = Etter standpunkt
filter-cards-all = Viser alle {"{n}"} partia.
filter-cards-some = Viser {"{n}"} parti, filteret skjuler {"{h}"}.
blind-hide = Skjul partinamn
blind-reveal = Vis kva parti det er
blind-known = {"{n}"} er {"{p}"}.
blind-name = Parti {"{n}"}
blind-said = Partinamna er skjulte, og partia står i tilfeldig rekkjefølgje.
blind-word = [partiet]

## A party

party-description = Kva { $party } meiner om { $themes }, med sitat og kjelder. { $election }: { $counts }.
party = Parti
website = Nettstad
other-names = Andre namn
registers = Nummer i register
compare-with = Samanlikn med eit anna parti
party-elsewhere = Same parti i andre val:

## Two parties

pair-description = { $one } og { $two } side ved side, { $year }. { $counts }
pair-counts = Av { $themes }: { $parts }.
pair-label = To parti side ved side
and = og
relation-motsatt = Motsett standpunkt
relation-delvis = Delvis ulikt standpunkt
relation-samme = Same standpunkt
relation-uavklart = Kan ikkje samanliknast
relation-motsatt-meaning = Det eine partiet er for påstanden, det andre imot.
relation-delvis-meaning = Eitt av partia støttar påstanden berre delvis eller med atterhald.
relation-samme-meaning = Partia svarer det same på påstanden. Dei kan ha ulike grunnar og ulike atterhald.
relation-uavklart-meaning = Minst eitt av partia tek ikkje stilling i det vi har lese. Det betyr verken at dei er einige eller ueinige.

## The choice of parties

pairs-title = Samanlikn parti { $year }
pairs-heading = Samanlikn parti
pairs-description = Vel parti og sjå kvar dei er einige og ueinige, tema for tema. { $election }.
pairs-intro = Vel to parti, og sjå kvar dei svarer det same og ikkje, tema for tema.
choose = Set saman di eiga side
choose-parties = Vel to til fire parti
choose-themes = Vel tema (ingen valde betyr alle)
choose-reset = Nullstill
choose-few = Vel minst to parti.
choose-many = Vel høgst fire parti.
choose-failed = Sidene kunne ikkje hentast. Bruk lista med par under.
choose-counts = Av {"{n}"} tema: ulikt standpunkt på {"{d}"}, same standpunkt på {"{s}"}, kan ikkje samanliknast på {"{u}"}.
choose-differ = Ulikt standpunkt
choose-same = Same standpunkt
choose-unclear = Kan ikkje samanliknast
all-pairs = Alle par

## Agreement

agreement-title = Semje { $year }
agreement-description = Kor mange av { $themes } partia svarer det same på, to og to. { $election }.
agreement-heading = Kven er einige? { $election }
agreement-intro = To og to parti: kor mange tema dei svarer det same på, av dei temaa der begge tek stilling. Av { $themes } i alt tel altså berre nokre for kvart par. Å svare det same betyr ikkje å ha same grunnar eller atterhald.
agreement-picture = Semje mellom partia, { $election }
agreement-picture-about = Ei rute for kvart par av parti. Jo større sirkel, jo større del av temaa svarer dei det same på. Dei same tala står i tabellen under.
agreement-key = 7/12 betyr: på 12 tema tek begge stilling, og på 7 av dei svarer dei det same. Arealet av sirkelen viser andelen.
agreement-caption = Talet på tema to parti svarer det same på, { $election } (vel ei rute for å sjå temaa)
agreement-none = ingen felles
agreement-cell = { $same } av { $of }
agreement-self = Same parti
agreement-same = Same bilete for { $election }

## A position

position-description = { $about } ({ $year }): { $stance }. Påstanden er: { $proposition }
position-about = om
searched-heading = Kva det er søkt etter
searched-rules = Ei stjerne står for kva byrjing eller ending som helst. Ord med berre store bokstavar skil mellom store og små. Nokre søkjeord tel berre når eit ord om rus eller alkohol står i same avsnitt eller i ei overskrift over det.
searched-listed = Søket er halde mot lista over bevis frå
searched-signed = Søkt og signert
searched-near = Søkjeorda tel berre når eitt av desse orda står i same avsnitt eller i ei overskrift over det:
searched-rejected = Treff som er lesne og ikkje tel
unlike-sources = Dei to byggjer på ulike slags kjelder. Ein skilnad kan komme av at det er lese meir eller mindre tekst.
rests-on = Kva dette byggjer på
about-programme = Om programmet
address-here = Adressa til denne sida
all-on-theme = Alle partia om { $theme }

## A plan

plan-description = { $title } ({ $period }) frå { $actor }: { $counts }, med kven som hadde ansvaret. Til samanlikning med partia.
plan-counts = { $goals } mål, { $parts } delmål og { $measures } tiltak
plan-label = { $actor }, ikkje eit parti
plan-intro = { $counts }. Planen står her til samanlikning. Han er laga av ei regjering og er ikkje med i tabellane over parti.
plan-aim = Kva planen ville oppnå
plan-goal = Mål
plan-part = Delmål

## How the site is made

method-description = Kva tekstar som er lesne, kva orda for standpunkt betyr, og kva reglar som gjeld for alle partia.
method-reading = Korleis tekstane er lesne
method-rules = Reglar som gjeld likt for alle
method-rule-all = Alle partia er med på alle tema. Inga rute er tom: ho seier kva partiet meiner, at det vi har lese ikkje seier noko, at ingen har sett etter, eller at vi ikkje har hatt programmet.
method-rule-quotations = Kvart standpunkt har eitt til tre korte sitat, høgst 40 ord kvart. Sitata skal bere standpunktet og ta med atterhald som står ved sida av.
method-rule-kinds = Partiprogram, utdrag hos andre, regjeringsplanar, voteringar og intervju er ulike slags kjelder. Dei er merkte med ord og blir ikkje blanda i eitt sitat.
method-rule-reply = Alle partia har same rett til å svare: på sida til kvart standpunkt kan partiet få inn ein kommentar på høgst 60 ord, attgjeven ordrett og datert. Har partiet ikkje kommentert, står det. Kontakt: { $contact }
method-rule-colours = Fargar er berre pynt. Standpunktet står alltid som ord og med eit eige teikn.
method-rule-ranking = Sida rangerer ikkje partia. På sidene med to parti blir tema talde berre når begge tek stilling.
method-proofs = Korleis sitata er beviste
method-proofs-words = «Bevist ordrett» tyder at kjelda vart lesen då nettstaden vart bygd, og at orda står der. «Halde mot lista over bevis» tyder at kjelda vart lesen den dagen som er oppgitt, og at sitatet er det same som i lista som vart laga då.
method-signed = Bevisa og nettstaden er signerte med denne nøkkelen:
method-check = Last ned heile nettstaden og prøv kvar fil med
method-unsigned = Bevisa og nettstaden er ikkje signerte. Den som kan endre filene, kan endre det som står her.
method-sources = Kjeldene
method-plans = Til samanlikning, aldri i tabellane over parti:
method-day = Valdag:
method-inclusion = Partia som er med:
method-left-out = Ikkje med
method-read = Kva som er lese for kvart parti
method-caption = Talet på tema etter standpunkt, { $election }

## The page for addresses that do not exist

not-found-title = Sida finst ikkje
not-found-description = Adressa finst ikkje på denne nettstaden.
not-found-intro = Adressa kan vere skriven feil. Her er alle temaa, og
not-found-overview = oversikta over alle partia

## Changes, and addresses that are no more

moved-title = Sida har flytta
nav-changes = Endringar
changes-description = Kva som er publisert, og kva standpunkt som er retta eller endra sidan, med dato og grunn.
changes-intro = Her står alt som er publisert, og alle endringar i standpunkt og sitat etterpå, med dato og grunn. Ei endring blir ståande.
changes-feeds = følg endringane i ein nyhendelesar. Kvart tema har òg sin eigen straum.
changes-changed = Endra standpunkt
changes-none = Ingen standpunkt er endra sidan dei vart publiserte.
changes-published = Publisert
changes-unpublished = Ikkje noko er ført som publisert enno.
change-correction = Retta
change-clarification = Presisert
change-update = Oppdatert
change-layout = Språkvaska
change-stance = Standpunktet var «{ $was }» og er «{ $now }»
feed-published = { $theme }: publisert for { $election }
feed-title = Endringar – { $site }
feed-title-theme = { $theme } – endringar – { $site }

## A preview of a change

proposed = Førehandsvising av ei endring. Ho er ikkje publisert.
proposed-link = Kva er endra
difference-title = Kva er endra
difference-intro = Her står alt som forslaget endrar i innhaldet: kva som stod før, og kva som står no.
difference-sum-same = Begge er laga av det same innhaldet.
difference-sum-other = Sjekksummen til innhaldet er { $new }; han var { $old }.
difference-count =
    { $number ->
        [0] Innhaldet er det same.
        [one] 1 ting i innhaldet er ulik.
       *[other] { $number } ting i innhaldet er ulike.
    }
difference-pages =
    { $number ->
        [0] Ingen sider er ulike.
        [one] 1 side er ulik, når sidene på alle språk blir talde med.
       *[other] { $number } sider er ulike, når sidene på alle språk blir talde med.
    }
difference-pages-list = Sider på dette språket som er nye eller ulike
difference-changed = Endra
difference-added = Nytt
difference-removed = Teke bort
difference-before = Før
difference-after = No
difference-nothing = Ikkje noko
difference-of-position = { $name } ({ $year })
difference-of-theme = Temaet «{ $name }»
difference-of-party = Partiet { $name }
difference-of-programme = Programmet til { $name } ({ $year })
difference-of-election = Valet { $name }
difference-of-plan = Planen «{ $name }»
difference-of-source = Kjelda { $name }
difference-of-group = Temagruppa { $name }
difference-of-term = Det forklarte ordet { $name }
difference-of-site = Nettstaden
difference-of-method = Metoden
difference-of-redirect = Den tidlegare adressa { $name }
field-id = id
field-aliases = tidlegare id
field-slug = namn i adresser
field-year = år
field-word = ordet
field-stance = standpunkt
field-title = tittel
field-name = namn
field-short = kort namn
field-question = spørsmål
field-proposition = påstand
field-stances = eige ord for standpunkt
field-group = gruppe
field-order = rekkjefølgje
field-code = nummer i korte adresser
field-actor = kven som står bak
field-edition = utgåve
field-source = kjelde
field-summary = samandrag
field-quotes = sitat
field-evidence = opplysning
field-fact = kva ho seier
field-text = orda
field-kind = slag
field-publisher = utgivar
field-responsible_editor = ansvarleg redaktør
field-contact = kontakt
field-tagline = linja under namnet
field-description = presentasjon
field-method = metode
field-meaning = forklaring
field-forms = former av ordet
field-language = språk
field-heading = overskrift
field-item = punkt
field-page = side i fila
field-label = trykt sidetal
field-locator = stad i kjelda
field-absence = søk
field-terms = søkjeord
field-passages = avsnitt det er søkt i
field-quoted = treff som er siterte
field-rejected = avvist treff
field-term = søkjeordet
field-note = merknad
field-changes = varsla endring
field-was = standpunkt før
field-why = grunn
field-date = dato
field-checked = kontrollert
field-review_by = kontrollerast innan
field-coded_by = koda av
field-checked_by = kontrollert av
field-reply = kommentar frå partiet
field-draft = utkast
field-read = kva som er lese
field-url = adresse
field-archived = arkivert kopi
field-website = nettstad
field-base_url = adressa til nettstaden
field-languages = språk
field-licence = lisens
field-colour = farge
field-identifiers = id i
field-period = åra ho gjeld
field-pages = talet på sider
field-inclusion = kven som er med
field-parties = parti
field-left_out = utelate
field-reason = grunn
field-without = utan sider for
field-aim = mål for heile planen
field-measures = tiltak
field-goal = mål
field-sub_goal = delmål
field-responsible = ansvarleg
field-themes = tema
field-background = bakgrunn
field-references = kjelde til bakgrunnen
field-search = søk etter temaet
field-to = leier til
field-near = berre nær
field-words = ord
field-file = fil i arkivet
field-sha256 = kontrollsum av fila
field-title_page = den første sida
field-created = laga
field-changed = sist endra
field-edition_words = ord om utgåva
field-edition_page = side med ord om utgåva
field-twins = same teksten i andre filer
field-newest_seen = sett som nyaste
field-parts = del av fila
field-party = parti

## Citing

cite-heading = Siter dette
cite-intro = Vel kva du vil sitere. Linja følgjer APA 7; byt ut [dato] med dagen du las sida.
cite-page = Denne sida
cite-quotation = Sitat { $number }
cite-in = Sitert i { $site }
cite-line = { $author }. ({ $date }). { $title }. { $note }{ $container }. Henta [dato] frå { $url }
cite-undated = u.å.

## The page on the data for other programs

data-title = Opne data
data-link = Last ned alt som opne data
data-description = Alt som står på sida, som filer for rekneark og program: standpunkt, sitat, parti, tema og kjelder.
data-intro = Alt som står her, kan hentast som filer: til rekneark, til statistikk eller til eit eige program. Filene blir laga på nytt kvar gong sida blir bygd, og seier alltid det same som sida.
data-files = Filene
data-file-whole = Alt i éi fil: val, parti, tema, kjelder, program, standpunkt med sitat, og planar.
data-file-schema = Skildrar kvart felt i den store fila og i filene for eitt tema eller eitt parti (JSON Schema).
data-file-positions = Éi rad for kvart parti på kvart tema i kvart val: standpunkt, samandrag og merknad.
data-file-excel = Det same som positions.csv, for norsk Excel: med semikolon, og merkt som UTF-8.
data-file-quotes = Éi rad for kvart sitat, med staden det står i kjelda.
data-file-parties = Éi rad for kvart parti: namn, farge, nettstad og id i andre register.
data-file-themes = Éi rad for kvart tema: spørsmål og påstand på alle språk.
data-file-sources = Éi rad for kvart dokument.
data-file-elections = Éi rad for kvart val.
data-file-package = Skildrar kolonnane i CSV-filene og korleis filene viser til kvarandre (Frictionless Data Package).
data-file-popolo = Partia som organisasjonar (Popolo).
data-file-annotations = Kvart sitat som er bevist, med staden i kjelda (W3C Web Annotation).
data-file-index = Liste over alle filene, også dei for eitt tema eller eitt parti.
data-api = Eitt tema eller eitt parti om gongen
data-api-what = Kvart tema og kvart parti har eigne filer. Dei har same form som den store fila, men berre det som høyrer til.
data-api-year = eitt tema i eitt val. Årstalet står i adressa også for det nyaste valet, så adressa blir den same når det kjem eit nytt.
data-api-all = eitt tema i alle val.
data-api-party = Byt ut «tema» og id-en med «parti» og id-en til partiet for å få alle temaa til eitt parti.
data-api-address = Heile adressa til den første er { $address }
data-api-cors = Skal eit program i ein nettlesar hente filene frå ein annan nettstad, må verten som sida ligg hos, sende CORS-hovudet Access-Control-Allow-Origin. Det bestemmer verten, ikkje filene.
data-form = Slik er filene laga
data-form-text = Namn på felt er på engelsk, innhaldet er på bokmål. Omsetjingar står ved sida av der dei finst. Samandrag og merknader er Markdown.
data-form-csv = CSV-filene er i UTF-8 med komma. Ei celle som eit rekneark kunne ta for ein formel, byrjar med ein apostrof: han høyrer ikkje til teksten.
data-form-place = Eit standpunkt har verdien not_found når teksten vi har lese, ikkje seier noko, not_read når ingen har sett etter, og source_missing når vi ikkje har hatt programmet. Tel dei ikkje saman.
data-form-address = Kvart standpunkt har adressa til sida det står på. Sider utan årstal i adressa gjeld alltid det nyaste valet.
data-licence = Kva du kan bruke
data-licence-quotes = Sitata er orda til partia sjølve. Dei er korte og attgjevne etter sitatretten, og ingen lisens frå oss gjeld dei: siter dei med parti, program og side.
data-licence-own = Lisensen for våre eigne ord (samandrag, bakgrunn, merknader og koding):
data-licence-none = ingen lisens er oppgitt
data-cite = Slik viser du til dataa
data-cite-form = { $site }, { $publisher }: { $address }
data-cite-date = Skriv også datoen du henta filene.
data-sum = Nedst på denne sida står sjekksummen av den store fila, standpunkt.json, som har alt innhaldet. Han står òg i index.json, i feltet content. Er han den same to gonger, er innhaldet det same, bokstav for bokstav.
content-sum = Sjekksummen til innhaldet (SHA-256):

## Pictures for where links are shared

card-claim = Påstand: { $text }
card-checked = Kontrollert { $date }
card-party = Kvar partiet står på { $themes }
card-pair = { $themes }, tema for tema
card-not-stated = kjelda seier ikkje om det er vedteke
card-basis = Byggjer på { $parts }
card-basis-programme =
    { $number ->
        [one] 1 program
       *[other] { $number } program
    }
card-basis-programme_draft =
    { $number ->
        [one] 1 utkast til program
       *[other] { $number } utkast til program
    }
card-basis-excerpt =
    { $number ->
        [one] 1 utdrag av eit program
       *[other] { $number } utdrag av program
    }
card-basis-record =
    { $number ->
        [one] opplysningar om 1 program, ikkje bevist av oss
       *[other] opplysningar om { $number } program, ikkje bevist av oss
    }
card-basis-other =
    { $number ->
        [one] 1 anna kjelde
       *[other] { $number } andre kjelder
    }

## Sharing and embedding

share = Del
share-copy = Kopier
share-link = Del, siter og bygg inn
share-done = Kopiert.|Merkt: kopier sjølv.
share-title = Del: { $page }
share-description = Adressa til sida «{ $page }», korleis ho blir sitert, og korleis andre nettstader kan vise ho.
share-address = Adresse
share-short = Kort adresse, til papir:
share-qr = Koden som bilete (SVG)
share-embed = Bygg inn
share-embed-how = Lim inn dette i nettsida di. Ramma hentar ingenting frå andre enn denne nettstaden, og lagrar ingenting hos lesarane.
share-script-how = Vil du at ramma alltid skal vere så høg som innhaldet, legg dette til éin gong på sida. Skriptet endrar berre høgda på ramma.
share-oembed = I WordPress og andre system som kjenner oEmbed, er det nok å lime inn adressa til sida på ei eiga linje.
share-preview = Slik blir det
share-alone = Opne det som blir vist i ramma
embed-all = Les alt
embed-caption = Kvar dei står: { $parties }

# Only in the preview for editors: the file and line of a position.
edit = Rediger { $record }
# Only in a preview with drafts.
unpublished = Utkast – ikkje publisert
unpublished-mark = (ikkje publisert)
unpublished-here = Utkast – ikkje publisert: lesarane ser ikkje dette før status: draft er teken bort.
unpublished-shown = Førehandsvising med utkast, som er merkte og ikkje publiserte.
