//! Proves and refuses words in sources that are hard to read, with the real reader: each stands for a kind.
#![expect(clippy::disallowed_methods, reason = "sources are laid out for the program")]

use std::fs;
use std::path::Path;

use standpunkt::content::lock::Lock;
use standpunkt::values::checksum::sha256;

use crate::archive::archive;
use crate::cli::Folder;

/// The base of the fixtures, of which one programme rests on one source.
struct Case {
    folder: Folder,
    file: String,
    bytes: Vec<u8>,
    language: &'static str,
    /// More lines of the source's record.
    record: &'static str,
}

impl Case {
    fn new(file: &str, bytes: &[u8]) -> Case {
        let file = file.to_owned();
        Case { folder: Folder::new(), file, bytes: bytes.to_vec(), language: "nb", record: "" }
    }

    /// A source of the cases beside the repository, if they are there.
    fn shared(path: &str) -> Option<Case> {
        let place = archive()?.join("cases").join(path);
        let name = Path::new(path).file_name().expect("a file").to_string_lossy().into_owned();
        Some(Case::new(&name, &fs::read(place).expect("the case is there")))
    }

    /// What `verify` tells: each code with its message.
    fn verify(&self, quotes: &[(&str, Option<&str>)], search: &str) -> Vec<(String, String)> {
        let archive = self.folder.path("../arkiv");
        fs::create_dir_all(&archive).expect("it can be made");
        fs::write(archive.join(&self.file), &self.bytes).expect("it can be written");
        let base = crate::findings::base();
        let text = |path: &str| String::from_utf8(base.files[path].clone()).expect("text");
        let source = format!(
            "sources:\n  - id: kilde\n    kind: programme\n    title: Programmet til Alfa\n    publisher: Alfa\n    language: {}\n    file: {}\n    sha256: {}\n{}",
            self.language,
            self.file,
            sha256(&self.bytes),
            self.record
        );
        let site = text("site.yaml").replace("sources:\n", &source);
        let site = site.replace("groups:", "archive: ../arkiv\ngroups:");
        self.folder.write("site.yaml", site.as_bytes());
        let theme = text("themes/skole.md");
        let theme =
            theme.replace("order: 2\n", &format!("order: 2\nsearch:\n  - nb: [{search}]\n"));
        self.folder.write("themes/skole.md", theme.as_bytes());
        let mut programme = "programme:\n  title: Program 2029\n  edition: adopted\n  language: nb\n  source: kilde\n  read: Hele programmet er lest.\n  checked: 2029-05-02\npositions:\n".to_owned();
        if quotes.is_empty() {
            programme += "  - theme: sykkel\n    stance: not_read\n";
        } else {
            programme += "  - theme: sykkel\n    stance: for\n    summary: Partiet vil bygge flere sykkelveier.\n    quotes:\n";
        }
        for (i, (words, heading)) in quotes.iter().enumerate() {
            programme += &format!("      - id: s{}\n        text: '{words}'\n", i + 1);
            if let Some(heading) = heading {
                programme += &format!("        heading: '{heading}'\n");
            }
        }
        programme += match search {
            "" => "  - theme: skole\n    stance: not_read\n",
            _ => {
                "  - theme: skole\n    stance: not_found\n    summary: Programmet sier ikke noe om lekser.\n"
            }
        };
        self.folder.write("parties/alfa/2029.yaml", programme.as_bytes());
        let run = self.folder.run(&["verify", "valg", "--format", "json", "--lang", "en"]);
        let told: serde_json::Value = serde_json::from_str(&run.out).unwrap_or_default();
        let told = told.as_array().cloned().unwrap_or_else(|| panic!("{}{}", run.out, run.err));
        let errors = told.iter().filter(|it| it["severity"] == "error");
        let word = |it: &serde_json::Value| it.as_str().unwrap_or_default().to_owned();
        errors.map(|it| (word(&it["code"]), word(&it["message"]))).collect()
    }

    /// The codes for one quotation.
    fn quote(&self, words: &str) -> Vec<String> {
        self.verify(&[(words, None)], "").into_iter().map(|it| it.0).collect()
    }

    #[track_caller]
    fn proves(&self, right: &[&str], wrong: &[&str]) {
        for words in right {
            assert_eq!(self.quote(words), [""; 0], "{}: «{words}» stands there", self.file);
        }
        for words in wrong {
            assert_eq!(self.quote(words), ["quote-not-verbatim"], "{}: «{words}»", self.file);
        }
    }

    /// That nothing is found of a term is proved, or is not, with this code.
    #[track_caller]
    fn searches(&self, search: &str, code: Option<&str>) -> String {
        let told = self.verify(&[], search);
        let codes: Vec<&str> = told.iter().map(|it| it.0.as_str()).collect();
        assert_eq!(codes, code.into_iter().collect::<Vec<_>>(), "{}: {search}", self.file);
        told.into_iter().map(|it| it.1).collect()
    }
}

#[test]
fn columns_are_read_one_after_the_other() {
    let Some(case) = Case::shared("f01-two-columns/two.pdf") else { return };
    case.proves(
        &["Barna skal kunne komme til skolen uten å krysse en vei med biler."],
        &["En plan for sykkelveiene skal være ferdig mellom alle skoler og boliger."],
    );
}

#[test]
fn nothing_is_known_to_be_missing_on_a_page_that_is_a_picture_until_somebody_has_read_it() {
    for (file, pages) in [
        ("f02-no-text-layer/scan.pdf", "1–3"),
        ("f02-no-text-layer/half.pdf", "3–5"),
        ("02-half-scanned/archive/p2.pdf", "2–6"),
    ] {
        let Some(mut case) = Case::shared(file) else { return };
        let told = case.searches("narkotika*", Some("pages-unread"));
        assert!(told.contains(&format!("pages {pages} ")), "{told}");
        case.record =
            "    read_by_eye:\n      - pages: 2-6\n        by: redaktør\n        on: 2029-05-02\n";
        let left = if file.ends_with("scan.pdf") { Some("pages-unread") } else { None };
        let told = case.searches("narkotika*", left);
        assert!(left.is_none() || told.contains("pages 1 "), "{told}");
    }
}

#[test]
fn whoever_registers_a_file_is_told_what_of_it_could_not_be_read() {
    let Some(case) = Case::shared("f02-no-text-layer/half.pdf") else { return };
    fs::create_dir_all(case.folder.path("../arkiv")).expect("it can be made");
    for (file, bytes, words) in [
        ("half.pdf", case.bytes.clone(), "note: pages 3–5 show something but have no text."),
        ("a.txt", b"Program\n\nVi vil ha narkoKka og staHsKkk.\n".to_vec(), "narkoKka, staHsKkk"),
        ("b.txt", b"Program\n\nVi vil ha narkotika og statistikk.\n".to_vec(), ""),
    ] {
        fs::write(case.folder.path("../arkiv").join(file), bytes).expect("it can be written");
        let id = file.replace('.', "-");
        let add = ["source", "add", file, "--id", &id, "--title", "P", "--publisher", "A"];
        let run = case
            .folder
            .run(&[&add[..], &["--dir", "valg", "--archive", "arkiv", "--lang", "en"]].concat());
        assert_eq!(run.code, 0, "{}", run.err);
        assert!(run.out.contains(words), "{}", run.out);
        assert_eq!(run.out.contains("note:"), !words.is_empty(), "{}", run.out);
    }
}

#[test]
fn what_is_no_text_is_refused() {
    let utf16: Vec<u8> = "Vi vil ha skoler".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (file, bytes) in [
        ("a.docx", &b"PK\x03\x04 og mer"[..]),
        ("a.txt", b"PK\x03\x04 og mer"),
        ("a.png", b"\x89PNG\r\n\x1a\n"),
        ("a.txt", &utf16),
        ("a.txt", b"Vi vil ha p\xe5 plass"),
        ("a.txt", b"Vi vil\0ha skoler"),
        ("a.txt", b""),
        ("a.odt", b"Vi vil ha skoler"),
        (
            "a.html",
            b"<!doctype html><title>Program</title><div id=root></div><script>app()</script>",
        ),
    ] {
        Case::new(file, bytes).searches("narkotika*", Some("source-file-missing"));
    }
    if let Some(case) = Case::shared("07-binary-read-as-text/archive/ekte.docx") {
        case.searches("narkotika*", Some("source-file-missing"));
    }
}

#[test]
fn a_star_within_a_word_is_a_star() {
    let Some(mut case) = Case::shared("f04-gender-star/s.md") else { return };
    case.language = "de";
    case.proves(
        &["Die Gesundheit der Arbeitnehmer*innen geht vor."],
        &["Die Gesundheit der Arbeitnehmerinnen geht vor."],
    );
}

#[test]
fn only_a_heading_above_the_words_is_one_and_only_whole() {
    let Some(case) = Case::shared("f05-heading-claim/s.md") else { return };
    let codes = |heading| {
        let told = case.verify(&[("Alle skal få hjelp samme dag.", Some(heading))], "");
        told.into_iter().map(|it| it.0).collect::<Vec<_>>()
    };
    for right in ["Helse", "Program"] {
        assert_eq!(codes(right), [""; 0], "{right}");
    }
    for wrong in ["Skole", "gratis", "e", "Hel", "Skolen skal være gratis."] {
        assert_eq!(codes(wrong), ["quote-elsewhere"], "{wrong}");
    }
}

#[test]
fn a_quotation_does_not_run_over_a_heading() {
    let Some(case) = Case::shared("f06-glued-over-heading/s.md") else { return };
    let code = case.quote("høyere avgift på øl Vi sier ja til flere sykehus");
    assert_eq!(code, ["quote-over-heading"]);
    case.proves(&["høyere avgift på øl"], &[]);
}

#[test]
fn terms_find_words_with_hyphens_and_signs() {
    if let Some(case) = Case::shared("f08-hyphen-search-term/s.md") {
        for term in ["e-sigarett*", "THC-holdig*"] {
            case.searches(term, Some("unjudged-hit"));
        }
    }
    let text = "Program\n\nVi vil ha alkohol- og rusbehandling, kl. 23.00 og 0,5 promille, TSB-ung og A-pille.\n";
    let case = Case::new("a.txt", text.as_bytes());
    for term in ["TSB-ung", "'0,5 promille'", "kl. 23", "alkohol-", "A-pille", "«TSB-ung»"] {
        case.searches(term, Some("unjudged-hit"));
    }
    for term in ["'brukerrom*, sprøyterom*'", "brukerrom/sprøyterom", "bruk*rom", "'–'"] {
        case.searches(term, Some("search-term"));
    }
}

#[test]
fn terms_find_words_in_whatever_form_the_text_has_them() {
    for (file, term) in [
        ("ligature.md", "straff*"),
        ("nfd.md", "pårørende*"),
        ("shy.md", "narkotika*"),
        ("zwsp.md", "rusmiddel*"),
    ] {
        if let Some(case) = Case::shared(&format!("f10-search-not-normalised/{file}")) {
            case.searches(term, Some("unjudged-hit"));
        }
    }
    let case = Case::new("a.txt", "Program\n\nVi vil hjelpe pårørende.\n".as_bytes());
    case.searches("pa\u{30a}rørende*", Some("unjudged-hit"));
    case.searches("naboer", None);
    let apart = Case::new("a.txt", "Program\n\nVi vil ha b r u k e r r o m i byene.\n".as_bytes());
    apart.searches("brukerrom*", Some("unjudged-hit"));
}

#[test]
fn a_compounds_own_hyphen_at_a_lines_end_may_be_written() {
    let Some(case) = Case::shared("12-hyphen-at-line-end/archive/a.pdf") else { return };
    case.proves(
        &[
            "hjelp som er ikke-medisinsk og frivillig, og at de kan bestille time med e-post",
            "hjelp som er ikkemedisinsk og frivillig, og at de kan bestille time med epost",
        ],
        &["hjelp som er ikke- medisinsk og frivillig"],
    );
    case.searches("e-post", Some("unjudged-hit"));
    case.searches("epost", Some("unjudged-hit"));
}

#[test]
fn a_hyphen_that_leaves_the_rest_of_a_word_out_stays_in_each_language() {
    for (language, right, wrong) in [
        ("de", "Bundes- und Landesstraßen", "Bundesund Landesstraßen"),
        ("sv", "cykel- och gångvägar", "cykeloch gångvägar"),
        ("en", "pre- or post-natal care", "preor post-natal care"),
        ("nl", "fiets- en wandelpaden", "fietsen wandelpaden"),
    ] {
        let Some(mut case) = Case::shared(&format!("f14-suspended-hyphen/{language}.pdf")) else {
            return;
        };
        case.language = language;
        case.proves(&[right], &[wrong]);
    }
    // Where the language is not known, both spellings are accepted, and never only the wrong one.
    if let Some(mut case) = Case::shared("f14-suspended-hyphen/pt.pdf") {
        case.language = "pt";
        case.proves(&["tornar-se mais aberto"], &[]);
    }
}

#[test]
fn marks_of_notes_and_what_is_struck_out_or_hidden_are_no_text() {
    let page = Case::shared("f15-web-footnote-and-edits/s.html");
    if let (Some(page), Some(markdown)) = (page, Case::shared("f15-web-footnote-and-edits/s.md")) {
        page.proves(
            &["Vi vil forby snus i skolen.", "Vi vil heve avgiften."],
            &["snus1 i skolen", "Vi vil senke heve avgiften."],
        );
        markdown.proves(&["Tekst med fotnote."], &[]);
    }
    let page = "<!doctype html><style>.x{display: none} #y { font-size:0 }</style><h1>P</h1>\
        <p>Vi vil <span class=x>ikke</span> <span id=y>aldri</span> <span class='sr-only'>nesten</span>\
        <s>senke</s> heve avgiften<sup><a href='#n'>[2]</a></sup>.</p>";
    Case::new("a.html", page.as_bytes()).proves(
        &["Vi vil heve avgiften."],
        &[
            "Vi vil ikke heve avgiften.",
            "Vi vil senke heve avgiften.",
            "Vi vil nesten heve avgiften",
        ],
    );
}

#[test]
fn a_web_page_is_read_as_a_person_sees_it() {
    let page = "<!doctype html><style>.w{color:#FFF} .o{position:absolute;left:-9999px} .g{color:#fff;background:#000}\
        </style><h1>P</h1><p>Vi vil <i class=w>ikke</i> <i class=o>aldri</i> <i class=g>straks</i> heve avgiften.</p>\
        <p>Vi vil ha <bdo dir=rtl>moremørps</bdo> i byene.</p>\
        <p>Statsråden sa: <q>Vi vil stenge alle rom.</q></p><blockquote>Vi vil selge alt.</blockquote>";
    let case = Case::new("a.html", page.as_bytes());
    case.proves(
        &[
            "Vi vil straks heve avgiften.",
            "Vi vil ha sprømerom i byene.",
            "Statsråden sa: «Vi vil stenge",
        ],
        &[
            "Vi vil ikke straks heve avgiften.",
            "Vi vil aldri straks heve",
            "Vi vil ha moremørps i byene.",
        ],
    );
    for words in ["Vi vil stenge alle rom.", "Vi vil selge alt."] {
        assert_eq!(case.quote(words), ["quote-of-others"], "{words}");
    }
    case.searches("sprømerom*", Some("unjudged-hit"));
    let text = "Program\n\nVi vil ha \u{202e}moremørps\u{202c} i byene.\n";
    Case::new("a.txt", text.as_bytes()).proves(&["Vi vil ha sprømerom i byene."], &[]);
}

#[test]
fn a_font_that_gives_other_letters_than_readers_see_proves_no_absence_until_it_is_put_right() {
    let text = "Program\n\nVi vil ha staHsKkk om narkoKka, og hjelp til alle.\n";
    let mut case = Case::new("a.txt", text.as_bytes());
    let told = case.searches("rusmid*", Some("letters-misread"));
    assert!(told.contains("«narkoKka»"), "{told}");
    case.record =
        "    repair:\n      - sign: K\n        letters: ti\n      - sign: H\n        letters: tt\n";
    case.searches("narkotika*", Some("unjudged-hit"));
    case.searches("rusmid*", None);
    case.proves(&["om narkotika, og hjelp"], &["om narkoKka, og hjelp"]);
}

#[test]
fn a_cut_that_says_the_opposite_is_refused_with_the_archive_and_without() {
    let text = "Program\n\nVi vil ikke forby sykler. Vi vil i denne perioden ikke innføre avgift på sykler.\n";
    let case = Case::new("a.txt", text.as_bytes());
    for words in ["forby sykler", "Vi vil […] innføre avgift på sykler"] {
        assert_eq!(case.quote(words), ["quote-negated"], "{words}");
    }
    assert_eq!(case.quote("."), ["quote-too-short"]);
    assert_eq!(case.quote("forby"), ["quote-too-short"]);
    // A lock in which the words stand as proved says what is around them, too.
    assert_eq!(case.quote("Vi vil ikke forby sykler."), [""; 0]);
    let mut forged = Lock::read(&case.folder.read("standpunkt.lock")).expect("a lock");
    let proof = forged.quotes.values_mut().next().expect("a proof");
    assert_eq!(
        (proof.exact.as_str(), proof.prefix.as_str()),
        ("Vi vil ikke forby sykler.", "Program ")
    );
    (proof.exact, proof.prefix, proof.left) =
        ("forby sykler.".to_owned(), "Program Vi vil ikke ".to_owned(), None);
    case.folder.write("standpunkt.lock", forged.text().as_bytes());
    case.folder.edit("parties/alfa/2029.yaml", "'Vi vil ikke forby sykler.'", "'forby sykler.'");
    let run = case.folder.run(&["check", "valg", "--no-archive", "--lang", "en"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("quote-negated"), "{}", run.err);
}

#[test]
fn a_rejection_stands_for_one_passage() {
    let text = "Program\n\nVi vil ha lekser på skolen.\n\nVi vil ha lekser hjemme.\n";
    let case = Case::new("a.txt", text.as_bytes());
    let told = |rejected: &str| {
        let rejections =
            format!("    summary: Programmet sier ikke noe om lekser.\n    rejected:\n{rejected}");
        case.verify(&[], "lekser");
        case.folder.edit(
            "parties/alfa/2029.yaml",
            "    summary: Programmet sier ikke noe om lekser.\n",
            &rejections,
        );
        let run = case.folder.run(&["verify", "valg", "--lang", "en"]);
        (run.code, run.err)
    };
    let one = |text: &str| format!("      - text: {text}\n        why: Gjelder noe annet.\n");
    let (code, err) = told(&one("e"));
    assert_eq!(code, 1);
    assert!(err.contains("wide-rejection"), "{err}");
    let (code, err) = told(&one("Vi vil ha lekser"));
    assert!(code == 1 && err.contains("meets 2 passages"), "{err}");
    let (code, err) = told(&(one("lekser på skolen") + &one("ha lekser hjemme")));
    assert_eq!(code, 0, "{err}");
}

#[test]
fn a_text_with_form_feeds_has_pages_and_sentences_go_on_over_them() {
    let text = "Program\n\nVi vil ha skoler i alle byer og på\n\u{c}alle øyer.\nHelse\nVi vil ha leger.\n\u{c}• gi hjelp til alle\n";
    let mut case = Case::new("a.txt", text.as_bytes());
    assert_eq!(
        case.verify(
            &[("skoler i alle byer og på alle øyer.", None), ("gi hjelp til alle", Some("Helse"))],
            ""
        ),
        []
    );
    let lock = Lock::read(&case.folder.read("standpunkt.lock")).expect("a lock");
    let pages = ["s1", "s2"].map(|it| lock.quotes[&format!("alfa/2029/sykkel/{it}")].page);
    assert_eq!(pages, [Some(1), Some(3)]);
    // Lines that are broken where a column ends, as pdftotext writes them.
    let broken = "Program for alle\n\nVi vil ha skoler i alle\nbyer og gi barna sent-\nrale plasser i bar-\nnehager. Det skal være\nlett.\n\n\u{c}Vi vil ha leger i alle\nbygder og på alle\nøyer.\n\u{c}";
    case = Case::new("b.txt", broken.as_bytes());
    case.proves(
        &[
            "Vi vil ha skoler i alle byer og gi barna sentrale plasser i barnehager.",
            "leger i alle bygder og på alle øyer.",
        ],
        &["Det skal være lett. Vi vil ha skoler"],
    );
}

#[test]
fn words_count_only_as_those_of_whose_document_they_stand_in() {
    let text = "Alfa\n\nVi vil bygge skoler.\n\nBeta\n\nVi vil rive skoler.\n\nLes mer hos oss\n\nMagasinet vil ha lesere.\n";
    let mut case = Case::new("a.txt", text.as_bytes());
    case.record = "    parties: [beta]\n";
    assert_eq!(case.quote("Vi vil bygge skoler."), ["source-of-others"]);
    case.record = "    parts:\n      - {party: alfa, heading: Alfa}\n      - {party: beta, heading: Beta, ends: Les mer hos oss}\n";
    case.proves(&["Vi vil bygge skoler."], &["Vi vil rive skoler.", "Magasinet vil ha lesere."]);
    // A part that only happens to be the last that is listed.
    case.record = "    parts:\n      - {party: alfa, heading: Alfa}\n";
    assert_eq!(case.quote("Vi vil bygge skoler."), ["part-runs-on"]);
    case.record = "    parts:\n      - {party: alfa, heading: Alfa, ends: Beta}\n";
    case.proves(&["Vi vil bygge skoler."], &["Vi vil rive skoler."]);
    case.record = "    parts:\n      - {party: alfa, heading: Alfa, ends: Står ikke der}\n";
    assert_eq!(case.quote("Vi vil bygge skoler."), ["part-missing"]);
}

#[test]
fn one_file_is_one_source() {
    let text = "Program\n\nVi vil bygge skoler.\n";
    let case = Case::new("a.txt", text.as_bytes());
    assert_eq!(case.quote("Vi vil bygge skoler."), [""; 0]);
    let add = [
        "source",
        "add",
        "a.txt",
        "--id",
        "annen",
        "--title",
        "Program",
        "--publisher",
        "Beta",
        "--dir",
        "valg",
        "--lang",
        "en",
    ];
    let run = case.folder.run(&add);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("duplicate-source") && run.err.contains("`kilde`"), "{}", run.err);
}

#[test]
fn an_edition_is_held_to_what_its_first_pages_say() {
    let text = "Arbeidsprogram 2021–2025\n\nVi vil bygge skoler.\n";
    let mut case = Case::new("a.txt", text.as_bytes());
    case.record = "    period: 2025–2029\n";
    assert_eq!(case.quote("Vi vil bygge skoler."), ["period-of-other-election", "other-period"]);
    case.record = "    period: 2021–2025\n";
    assert_eq!(case.quote("Vi vil bygge skoler."), ["period-of-other-election"]);
    let text = "Programkomiteens forslag til program 2025–2029\n\nVi vil bygge skoler.\n";
    case = Case::new("a.txt", text.as_bytes());
    assert_eq!(case.quote("Vi vil bygge skoler."), ["draft-as-adopted"]);
    // The real ones: an older programme as the new one, and a draft as what was adopted.
    let shared = |path: &str| {
        let place = archive()?.join("programmes").join(path);
        Some(Case::new("a.pdf", &fs::read(place).expect("it is there")))
    };
    if let (Some(mut old), Some(draft), Some(mut adopted)) = (
        shared("2021/mdg.pdf"),
        shared("2025/sosialistisk_vensterparti.pdf"),
        shared("2025/sv-vedtatt.pdf"),
    ) {
        old.record = "    period: 2025–2029\n";
        assert!(old.quote("MDG vil").contains(&"other-period".to_owned()));
        assert!(draft.quote("SV vil").contains(&"draft-as-adopted".to_owned()));
        adopted.record = "    period: 2025–2029\n    edition: adopted\n";
        let told = adopted.quote("SV vil");
        assert!(
            !told.iter().any(|it| it == "draft-as-adopted" || it == "other-period"),
            "{told:?}"
        );
    }
}

#[test]
fn a_place_that_nothing_has_proved_is_told_so_and_none_is_made_up() {
    let folder = Folder::new();
    folder.edit("parties/alfa/2029.yaml", "quotes:\n", "quotes:\n      - id: s9\n        text: Vi vil bygge mange veier\n        page: 28\n      - id: s8\n        text: Vi vil bygge mange fine veier\n");
    assert_eq!(folder.run(&["build", "valg"]).code, 0);
    let page = folder.read("public/tema/sykkel/index.html");
    assert!(page.contains("Side 28 (ikke bevist)"), "{page}");
    assert!(page.contains("Stedet er ikke oppgitt"));
    assert!(!page.contains("uten egen overskrift"));
}

#[test]
fn whole_contents_that_once_proved_too_much_are_told() {
    let Some(archive) = archive() else { return };
    for (case, codes) in [
        ("02-half-scanned", &["pages-unread"][..]),
        ("05-decomposed-letters-in-search", &["unjudged-hit"]),
        ("07-binary-read-as-text", &["source-file-missing"]),
        ("10-term-with-punctuation", &["unjudged-hit"]),
        ("12-hyphen-at-line-end", &[]),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        let place = archive.join("cases").join(case);
        for entry in walkdir::WalkDir::new(&place) {
            let entry = entry.expect("it can be read");
            let to = folder.path().join(entry.path().strip_prefix(&place).expect("below it"));
            if entry.file_type().is_dir() {
                fs::create_dir_all(to).expect("made");
            } else {
                fs::write(to, fs::read(entry.path()).expect("read")).expect("written");
            }
        }
        let arguments = ["verify", "content", "--archive", "archive", "--format", "json"];
        let run = crate::cli::run(folder.path(), &arguments);
        let told: serde_json::Value = serde_json::from_str(&run.out).unwrap_or_default();
        let told = told.as_array().expect("findings").iter();
        let errors = told.filter(|it| it["severity"] == "error");
        let found: Vec<&str> = errors.filter_map(|it| it["code"].as_str()).collect();
        assert_eq!(found, codes, "{case}: {}", run.err);
    }
}
