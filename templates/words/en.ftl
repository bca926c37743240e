# The words of the interface in English: the messages of nb.ftl, in its order.

## Stances

stance-for = For
stance-conditional = Partly for
stance-against = Against
stance-mentioned = Mentioned without stance
stance-not_found = Not found
stance-not_read = Not examined
stance-source_missing = Source missing
meaning-for = The party supports the proposition, or the main part of it.
meaning-conditional = The party supports part of the proposition, or supports it with reservations.
meaning-against = The party rejects the proposition, or wants the opposite.
meaning-mentioned = The party mentions the theme, but takes no stance on the proposition.
meaning-not_found = What we have read says nothing about the theme. What has been read is shown with the party. It does not mean that the party is neutral.
meaning-not_read = Nobody has looked yet.
meaning-source_missing = We have not had the programme. That says nothing about what the party thinks.
silence-not_read = We have not examined what the party says about this.
silence-source_missing = We have not had the programme, and so do not know what the party says about this.
draft-mark = (draft)
change-unknown = Cannot be compared
change-same = Same stance
change-other = Changed
change-new = New in what we have read
change-gone = No longer in what we have read
change-silent = Not found either time

## Sources and places

kind-programme = Party programme
kind-programme_draft = Draft party programme
kind-record = Information about the programme, not proved by us
kind-excerpt = Excerpt from the party programme
kind-government_plan = Government plan
kind-parliament = Proceedings in the Storting
kind-news = News story
kind-overview = Overview made by others
edition-draft = Draft, not adopted
edition-adopted = Adopted
edition-amended = Adopted, later amended
edition-not_stated = The source does not say whether the text is a draft or an adopted programme
document-period = for { $period }
document-draft = not adopted
document-adopted = adopted
document-amended = adopted, later amended
document-pages =
    { $number ->
        [one] 1 page
       *[other] { $number } pages
    }
passport = The edition that we read
passport-title-page = Its first page says
passport-period = For the years
passport-edition = Adopted?
passport-said = The document says so itself:
passport-said-page = The document says so itself on page { $page }:
passport-unsaid = The document does not say so itself.
passport-made = The file was made on
passport-changed = last changed on
passport-pages = Pages of the file
passport-twins = The same text in other files
passport-twins-differ = Page numbers or words may differ there.
passport-no-twins = None that we know of
passport-address = Address of the file
passport-no-address = Not known
passport-newest = Seen as the newest edition on
passport-not-seen = Not looked for
passport-checksum = Checksum (SHA-256)
language-name =
    { $code ->
        [nb] Bokmål
        [nn] Nynorsk
        [en] English
        [se] Northern Sami
        [da] Danish
        [sv] Swedish
        [de] German
        [nl] Dutch
        [fr] French
        [es] Spanish
        [pt] Portuguese
        [fi] Finnish
       *[other] { $code }
    }
locator-heading = Under { $heading }
locator-item = Item { $item }
locator-heading-item = Under { $heading }, item { $item }
locator-none = The place is not given
locator-page = page { $page }
locator-page-label = page { $label } (page { $page } of the PDF file)
locator-page-unproved = page { $page } (not proved)
quotation = “{ $text }”
archived-copy = archived copy
searched-programme = Searched the whole programme for { $terms } search terms.
searched-excerpt = Searched the whole excerpt we have from the programme for { $terms } search terms.
silent-programme = What is not mentioned was searched for in the whole programme. Search terms used: { $terms }.
silent-excerpt = What is not mentioned was searched for in the whole excerpt we have from the programme. Search terms used: { $terms }.
searched-quoted =
    { $number ->
        [one] 1 match is quoted here.
       *[other] { $number } matches are quoted here.
    }
searched-by-eye = Page { $pages } has no text to search, and was read by { $by } on { $day }.
searched-hits =
    { $number ->
        [0] No matches.
        [one] 1 match has been read and does not count.
       *[other] { $number } matches have been read and do not count.
    }
storting-data = Data from the Storting

## Counts

themes =
    { $number ->
        [one] 1 theme
       *[other] { $number } themes
    }
parties =
    { $number ->
        [one] 1 party
       *[other] { $number } parties
    }
pairs =
    { $number ->
        [one] 1 pair
       *[other] { $number } pairs
    }
two = { $one } and { $two }
party-on-theme = { $party } on { $theme }
party-order = Parties are listed alphabetically by their Norwegian names, in the same order everywhere.

## Around every page

skip = Skip to the content
main-menu = Main menu
languages = Language
nav-overview = Overview
nav-pairs = Compare
nav-agreement = Agreement
nav-method = How this is made
older = You are reading about { $election }. Newer:
unread-none = The programmes for { $election } have not been examined here yet. That says nothing about what the parties want.
unread-some = For { $election }, { $read } of { $all } positions have been examined so far. “Not examined” says nothing about what a party wants.
unread-last = Read about { $election }
# Only in the preview for editors.
draft-election = Draft: { $election } is shown only in the preview.
fallback = Summaries, notes and quotations are in Norwegian; quotations are never translated.
publisher = Publisher: { $name }
editor = Responsible editor: { $name }
contact = Contact and errors: { $name }
rules-link = Sources, words and rules
print-label = Address for print
print-qr = QR code for { $address }

## Cards

quotation-link = Link to the quotation
quotation-from = from { $about }
proof = Proved word for word
proof-listed = Held against the list of proofs of
proof-listed-brief = Held against the list of proofs
proof-signed = Proved word for word and signed
proof-around = The words around it in the source:
proof-quotation = [the quotation]
proof-place = See the place in the source
evidence-label = Information that we have not proved word for word against the source
editors-note = Note from the editors
checked = Checked
review = To be checked again by
review-overdue = This is overdue: what stands here may be outdated.
reply = The party’s comment
reply-words = The party’s own words,
reply-link = Read more at the party’s website
reply-none = The party has not commented on this. Each party may have a comment of at most 60 words printed here, word for word: { $contact }
coded-by = Coded by
checked-by = Checked by
all-about = All about the stance
draft-label = Draft
as-in = { $programme }, as it appears in
legend = The words for stances
terms = Words used here
responsible = Responsible: { $name }.
source = Source
read = Read

## The front page

front-description = { $tagline }. { $parties } side by side on { $themes }, with quotations and sources. { $election }.
front-table = See everything in one table
front-pairs = Compare parties
front-agreement = See who agrees
front-themes = The themes
front-parties = The parties
front-older = Earlier elections

## The overview

overview-title = Overview { $year }
overview-heading = Overview: { $election }
overview-description = Table of { $themes } and { $parties }: who is for, against or without a stance. { $election }.
overview-intro = One row for each theme, one column for each party. Choose a cell to read what the party wrote.
overview-star = A star (*) means that there is a note on the stance: another source says something that the excerpt does not include, or something different.
overview-same = Same table for { $election }
overview-caption = Where the parties stand, { $election } (the table can be scrolled sideways)
overview-noted = , with a note
theme = Theme
filter-overview = Choose what the table shows
filter-themes = Themes
filter-all-themes = All themes
filter-stance = At least one party is
filter-any-stance = anything
filter-differences = Only themes where the parties take different stances
filter-reset = Show all
filter-all = All {"{n}"} themes are shown.
filter-some = Themes shown: {"{n}"}. Hidden by the filter: {"{h}"}.

## A theme

theme-description = { $question } { $election }: { $counts }.
background = Background
who-stands-where = Who stands where
proposition-parties = The proposition that the parties are measured against
proposition-party = The proposition that the party is measured against
then-and-now = Then and now
then-and-now-intro = What the same party said before earlier elections, as far as we have read. The change is from the election before. The sources differ, and a difference may come from more or less text having been read.
then-and-now-all = Then and now: all the elections for this theme
plan-beside = For comparison: { $title } { $period }
plan-beside-intro = { $actor } is not a party, and the plan is old. It is not included in the counts.
plan-whole = The whole plan
what-is-read = What has been read
background-sources = Sources for the background
theme-elsewhere = Same theme in other elections:
more-themes = More themes
theme-before = Previous theme: { $theme }
theme-after = Next theme: { $theme }
filter-cards = Choose what you see
filter-card-stance = Stance
filter-card-all = All stances
filter-card-order = Order
filter-order-name = By name
filter-order-stance = By stance
filter-cards-all = All {"{n}"} parties are shown.
filter-cards-some = Parties shown: {"{n}"}. Hidden by the filter: {"{h}"}.
blind-hide = Hide party names
blind-reveal = Show which party
blind-known = {"{n}"} is {"{p}"}.
blind-name = Party {"{n}"}
blind-said = The party names are hidden, and the parties are in random order.
blind-word = [the party]

## A party

party-description = { $party }: what the party thinks about { $themes }, with quotations and sources. { $election }: { $counts }.
party = Party
website = Website
other-names = Other names
registers = Numbers in registers
compare-with = Compare with another party
party-elsewhere = Same party in other elections:

## Two parties

pair-description = { $one } and { $two } side by side, { $year }. { $counts }
pair-counts = Of { $themes }: { $parts }.
pair-label = Two parties side by side
and = and
relation-motsatt = Opposite stance
relation-delvis = Partly different stance
relation-samme = Same stance
relation-uavklart = Cannot be compared
relation-motsatt-meaning = One party is for the proposition, the other against.
relation-delvis-meaning = One of the parties supports the proposition only partly or with reservations.
relation-samme-meaning = The parties give the same answer to the proposition. They may have different reasons and different reservations.
relation-uavklart-meaning = At least one of the parties takes no stance in what we have read. It means neither that they agree nor that they disagree.

## The choice of parties

pairs-title = Compare parties { $year }
pairs-heading = Compare parties
pairs-description = Choose parties and see where they agree and disagree, theme by theme. { $election }.
pairs-intro = Choose two parties, and see where they give the same answer and where they do not, theme by theme.
choose = Put together your own page
choose-parties = Choose two to four parties
choose-themes = Choose themes (none chosen means all)
choose-reset = Reset
choose-few = Choose at least two parties.
choose-many = Choose at most four parties.
choose-failed = The pages could not be fetched. Use the list of pairs below.
choose-counts = Of {"{n}"} themes: different stances on {"{d}"}, same stance on {"{s}"}, cannot be compared on {"{u}"}.
choose-differ = Different stances
choose-same = Same stance
choose-unclear = Cannot be compared
all-pairs = All pairs

## Agreement

agreement-title = Agreement { $year }
agreement-description = On how many of { $themes } the parties give the same answer, two by two. { $election }.
agreement-heading = Who agrees? { $election }
agreement-intro = Two parties at a time: on how many themes they give the same answer, out of the themes where both take a stance. So out of { $themes } in all, only some count for each pair. Giving the same answer does not mean having the same reasons or reservations.
agreement-picture = Agreement between the parties, { $election }
agreement-picture-about = One cell for each pair of parties. The larger the circle, the larger the share of the themes on which they give the same answer. The same numbers are in the table below.
agreement-key = 7/12 means: on 12 themes both take a stance, and on 7 of them they give the same answer. The area of the circle shows the share.
agreement-caption = Number of themes on which two parties give the same answer, { $election } (choose a cell to see the themes)
agreement-none = none in common
agreement-cell = { $same } of { $of }
agreement-self = Same party
agreement-same = Same picture for { $election }

## A position

position-description = { $about } ({ $year }): { $stance }. The proposition is: { $proposition }
position-about = on
searched-heading = What was searched for
searched-rules = A star stands for any beginning or ending. Words written entirely in capitals are case-sensitive. Some search terms count only when a word about drugs or alcohol is in the same paragraph or in a heading above it.
searched-listed = The search was held against the list of proofs of
searched-signed = Searched and signed
searched-near = The search terms count only when one of these words is in the same paragraph or in a heading above it:
searched-rejected = Matches that have been read and do not count
unlike-sources = The two rest on different kinds of source. A difference may come from more or less text having been read.
rests-on = What this rests on
about-programme = About the programme
address-here = The address of this page
all-on-theme = All the parties on { $theme }

## A plan

plan-description = { $title } ({ $period }) from { $actor }: { $counts }, with who was responsible. For comparison with the parties.
plan-counts = { $goals } goals, { $parts } sub-goals and { $measures } measures
plan-label = { $actor }, not a party
plan-intro = { $counts }. The plan is here for comparison. It was made by a government and is not included in the tables of parties.
plan-aim = What the plan aimed to achieve
plan-goal = Goal
plan-part = Sub-goal

## How the site is made

method-description = Which texts have been read, what the words for stances mean, and which rules apply to all the parties.
method-reading = How the texts have been read
method-rules = Rules that apply equally to all
method-rule-all = All the parties are included on all themes. No cell is empty: it says what the party thinks, that what we have read says nothing, that nobody has looked, or that we have not had the programme.
method-rule-quotations = Each stance has one to three short quotations, each of at most 40 words. The quotations must support the stance and include reservations that stand next to them.
method-rule-kinds = Party programmes, excerpts published by others, government plans, votes and interviews are different kinds of source. They are labelled in words and are not mixed in one quotation.
method-rule-reply = All the parties have the same right to reply: on the page of each stance the party may have a comment of at most 60 words, printed word for word with its date. If the party has not commented, the page says so. Contact: { $contact }
method-rule-colours = Colours are only decoration. The stance is always given in words and with a sign of its own.
method-rule-ranking = This website does not rank the parties. On the pages with two parties, themes are counted only when both take a stance.
method-proofs = How quotations are proved
method-proofs-words = “Proved word for word” means that the source was read when the site was built, and that the words are there. “Held against the list of proofs” means that the source was read on the day given, and that the quotation is the same as in the list made then.
method-signed = The proofs and the site are signed with this key:
method-check = Download the whole site and check every file with
method-unsigned = The proofs and the site are not signed. Whoever can change the files can change what is said here.
method-sources = The sources
method-plans = For comparison, never in the tables of parties:
method-day = Election day:
method-inclusion = The parties included:
method-left-out = Not included
method-read = What has been read for each party
method-caption = Number of themes by stance, { $election }

## The page for addresses that do not exist

not-found-title = The page does not exist
not-found-description = The address does not exist on this website.
not-found-intro = The address may be mistyped. Here are all the themes, and
not-found-overview = the overview of all the parties

## Changes, and addresses that are no more

moved-title = This page has moved
nav-changes = Changes
changes-description = What has been published, and which positions have been corrected or changed since, with date and reason.
changes-intro = Everything that has been published stands here, and every change to positions and quotations since then, with date and reason. A change is never removed.
changes-feeds = follow the changes in a feed reader. Each theme has a feed of its own, too.
changes-changed = Changed positions
changes-none = No position has been changed since it was published.
changes-published = Published
changes-unpublished = Nothing is recorded as published yet.
change-correction = Corrected
change-clarification = Clarified
change-update = Updated
change-layout = Reworded
change-stance = The stance was “{ $was }” and is “{ $now }”
feed-published = { $theme }: published for { $election }
feed-title = Changes – { $site }
feed-title-theme = { $theme } – changes – { $site }

## A preview of a change

proposed = Preview of a change. It is not published.
proposed-link = What is changed
difference-title = What is changed
difference-intro = Here is all that the proposal changes in the content: what was there before, and what is there now.
difference-sum-same = Both are made of the same content.
difference-sum-other = The checksum of the content is { $new }; it was { $old }.
difference-count =
    { $number ->
        [0] The content is the same.
        [one] 1 thing in the content differs.
       *[other] { $number } things in the content differ.
    }
difference-pages =
    { $number ->
        [0] No pages differ.
        [one] 1 page differs, counted in all languages.
       *[other] { $number } pages differ, counted in all languages.
    }
difference-pages-list = Pages in this language that are new or differ
difference-changed = Changed
difference-added = New
difference-removed = Removed
difference-before = Before
difference-after = Now
difference-nothing = Nothing
difference-of-position = { $name } ({ $year })
difference-of-theme = The theme “{ $name }”
difference-of-party = The party { $name }
difference-of-programme = The programme of { $name } ({ $year })
difference-of-election = The election of { $name }
difference-of-plan = The plan “{ $name }”
difference-of-source = The source { $name }
difference-of-group = The group of themes { $name }
difference-of-term = The explained word { $name }
difference-of-site = The site
difference-of-method = The method
difference-of-redirect = The former address { $name }
field-id = id
field-aliases = former ids
field-slug = name in addresses
field-year = year
field-word = the word
field-stance = stance
field-title = title
field-name = name
field-short = short name
field-question = question
field-proposition = proposition
field-stances = own word for the stance
field-group = group
field-order = order
field-code = number in short addresses
field-actor = who made it
field-edition = edition
field-source = source
field-summary = summary
field-quotes = quotation
field-evidence = evidence
field-fact = what it tells
field-text = the words
field-kind = kind
field-publisher = publisher
field-responsible_editor = responsible editor
field-contact = contact
field-tagline = the line under the name
field-description = introduction
field-method = method
field-meaning = meaning
field-forms = forms of the word
field-language = language
field-heading = heading
field-item = item
field-page = page of the file
field-label = printed page number
field-locator = place in the source
field-absence = search
field-terms = terms
field-passages = passages searched
field-quoted = matches that are quoted
field-rejected = rejected passage
field-term = the term
field-note = note
field-changes = change told to readers
field-was = stance before
field-why = reason
field-date = date
field-checked = checked
field-review_by = review by
field-coded_by = coded by
field-checked_by = checked by
field-reply = comment by the party
field-draft = draft
field-read = what was read
field-url = address
field-archived = archived copy
field-website = website
field-base_url = address of the site
field-languages = languages
field-licence = licence
field-colour = colour
field-identifiers = id in
field-period = the years it is for
field-pages = number of pages
field-inclusion = who is included
field-parties = parties
field-left_out = left out
field-reason = reason
field-without = without pages of
field-aim = aim of the whole
field-measures = measure
field-goal = goal
field-sub_goal = sub-goal
field-responsible = responsible
field-themes = themes
field-background = background
field-references = source of the background
field-search = search for the theme
field-to = leads to
field-near = only near
field-words = words
field-file = file in the archive
field-sha256 = checksum of the file
field-title_page = first page
field-created = made
field-changed = last changed
field-edition_words = words on the edition
field-edition_page = page with words on the edition
field-twins = the same text in other files
field-newest_seen = seen as newest
field-parts = part of the file
field-party = party

## Citing

cite-heading = Cite this
cite-intro = Choose what you want to cite. The line follows APA 7; replace [date] with the day you read the page.
cite-page = This page
cite-quotation = Quotation { $number }
cite-in = Quoted in { $site }
cite-line = { $author }. ({ $date }). { $title }. { $note }{ $container }. Retrieved [date] from { $url }
cite-undated = n.d.

## The page on the data for other programs

data-title = Open data
data-link = Download everything as open data
data-description = Everything on this website as files for spreadsheets and programs: stances, quotations, parties, themes and sources.
data-intro = Everything on this website can be downloaded as files: for a spreadsheet, for statistics or for a program of your own. The files are made anew each time the website is built, and always say the same as its pages.
data-files = The files
data-file-whole = Everything in one file: elections, parties, themes, sources, programmes, positions with quotations, and plans.
data-file-schema = Describes each field of the large file and of the files for one theme or one party (JSON Schema).
data-file-positions = One row for each party on each theme in each election: stance, summary and note.
data-file-excel = The same as positions.csv, for Excel in Norwegian: with semicolons, and marked as UTF-8.
data-file-quotes = One row for each quotation, with its place in the source.
data-file-parties = One row for each party: name, colour, website and ids in other registers.
data-file-themes = One row for each theme: question and proposition in all languages.
data-file-sources = One row for each document.
data-file-elections = One row for each election.
data-file-package = Describes the columns of the CSV files and how the files refer to each other (Frictionless Data Package).
data-file-popolo = The parties as organizations (Popolo).
data-file-annotations = Each proved quotation, with its place in the source (W3C Web Annotation).
data-file-index = A list of all files, including those for one theme or one party.
data-api = One theme or one party at a time
data-api-what = Each theme and each party has files of its own. They have the same form as the large file, with only what belongs to it.
data-api-year = one theme in one election. The year is part of the address for the newest election too, so the address stays the same when a newer one comes.
data-api-all = one theme in all elections.
data-api-party = Replace “tema” and the id with “parti” and the party's id to get all themes for one party.
data-api-address = The whole address of the first one is { $address }
data-api-cors = For a program in a browser to fetch the files from another website, the host of this website must send the CORS header Access-Control-Allow-Origin. That is up to the host, not the files.
data-form = How the files are made
data-form-text = Names of fields are in English, and the content is in Norwegian Bokmål. Translations stand beside it where there are any. Summaries and notes are Markdown.
data-form-csv = The CSV files are in UTF-8 with commas. A cell that a spreadsheet could take for a formula begins with an apostrophe, which is not part of the text.
data-form-place = A stance is not_found when the text we have read says nothing, not_read when nobody has looked, and source_missing when we have not had the programme. Do not count them together.
data-form-address = Each position has the address of the page it is on. Pages without a year in the address are always about the newest election.
data-licence = What you may use
data-licence-quotes = The quotations are the parties' own words. They are short and reproduced under the right of quotation, and no licence of ours covers them: quote them with party, programme and page.
data-licence-own = The licence for our own words (summaries, background, notes and coding):
data-licence-none = no licence is given
data-cite = How to cite the data
data-cite-form = { $site }, { $publisher }: { $address }
data-cite-date = Add the date on which you downloaded the files.
data-sum = At the foot of this page is the checksum of the large file, standpunkt.json, which has all the content. It is also in index.json, in the field content. If it is the same twice, the content is the same, letter by letter.
content-sum = Checksum of the content (SHA-256):

## Pictures for where links are shared

card-claim = Proposition: { $text }
card-checked = Checked { $date }
card-party = Where the party stands on { $themes }
card-pair = { $themes }, theme by theme
card-not-stated = the source does not say whether adopted
card-basis = Based on { $parts }
card-basis-programme =
    { $number ->
        [one] 1 programme
       *[other] { $number } programmes
    }
card-basis-programme_draft =
    { $number ->
        [one] 1 draft programme
       *[other] { $number } draft programmes
    }
card-basis-excerpt =
    { $number ->
        [one] 1 excerpt from a programme
       *[other] { $number } excerpts from programmes
    }
card-basis-record =
    { $number ->
        [one] information about 1 programme, not proved by us
       *[other] information about { $number } programmes, not proved by us
    }
card-basis-other =
    { $number ->
        [one] 1 other source
       *[other] { $number } other sources
    }

## Sharing and embedding

share = Share
share-copy = Copy
share-link = Share, cite and embed
share-done = Copied.|Selected: copy it yourself.
share-title = Share: { $page }
share-description = The address of the page “{ $page }”, how to cite it, and how other websites can show it.
share-address = Address
share-short = Short address, for paper:
share-qr = The code as a picture (SVG)
share-embed = Embed
share-embed-how = Paste this into your web page. The frame fetches nothing from anyone but this website, and stores nothing with your readers.
share-script-how = If the frame should always be as high as its content, add this to the page once. The script changes only the height of the frame.
share-oembed = In WordPress and other systems that know oEmbed, it is enough to paste the address of the page on a line of its own.
share-preview = What it looks like
share-alone = Open what the frame shows
embed-all = Read all of it
embed-caption = Where they stand: { $parties }

# Only in the preview for editors: the file and line of a position.
edit = Edit { $record }
# Only in a preview with drafts.
unpublished = Draft – not published
unpublished-mark = (not published)
unpublished-here = Draft – not published: readers do not see this until status: draft is taken away.
unpublished-shown = Preview with drafts, which are marked and not published.
