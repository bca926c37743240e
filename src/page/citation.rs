//! Cites something of the site: as a line of text, and as BibTeX and RIS for reference managers.

use std::fmt::Write as _;

use unicode_normalization::UnicodeNormalization as _;

use crate::values::date::PartialDate;

/// What is cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// A key that nothing else on the site has: letters, digits and hyphens.
    pub key: String,
    /// Who says it: an organisation.
    pub author: String,
    /// What it is called.
    pub title: String,
    /// What it is part of.
    pub container: String,
    /// When it was published or last changed, as far as known.
    pub date: Option<PartialDate>,
    /// Its language (BCP 47).
    pub language: String,
    /// Its whole address.
    pub url: String,
    /// What else a reader has to know of it.
    pub note: String,
}

/// What BibTeX writes letters as that are no ASCII and no letter with an accent.
const LETTERS: [(char, &str); 18] = [
    ('æ', "{\\ae}"),
    ('Æ', "{\\AE}"),
    ('ø', "{\\o}"),
    ('Ø', "{\\O}"),
    ('å', "{\\aa}"),
    ('Å', "{\\AA}"),
    ('đ', "{\\dj}"),
    ('ß', "{\\ss}"),
    ('–', "--"),
    ('—', "---"),
    ('«', "{\\guillemotleft}"),
    ('»', "{\\guillemotright}"),
    ('“', "``"),
    ('”', "''"),
    ('‘', "`"),
    ('’', "'"),
    ('…', "{\\ldots}"),
    ('\u{a0}', "~"),
];

/// The accents that BibTeX has a command for, as combining characters.
const ACCENTS: [(char, &str); 8] = [
    ('\u{300}', "\\`"),
    ('\u{301}', "\\'"),
    ('\u{302}', "\\^"),
    ('\u{303}', "\\~"),
    ('\u{308}', "\\\""),
    ('\u{30a}', "\\r "),
    ('\u{30c}', "\\v "),
    ('\u{327}', "\\c "),
];

/// A text as BibTeX writes it: ASCII only, nothing that means something to TeX left bare.
fn tex(text: &str) -> String {
    let mut written = String::new();
    for character in text.chars() {
        if let Some((_, command)) = LETTERS.iter().find(|it| it.0 == character) {
            written.push_str(command);
            continue;
        }
        match character {
            '\\' => written.push_str("{\\textbackslash}"),
            '~' => written.push_str("{\\textasciitilde}"),
            '^' => written.push_str("{\\textasciicircum}"),
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => {
                written.push('\\');
                written.push(character);
            }
            it if it.is_ascii() => written.push(it),
            it => {
                let parts: Vec<char> = [it].into_iter().nfd().collect();
                let accent = parts.get(1).and_then(|mark| ACCENTS.iter().find(|it| it.0 == *mark));
                match (parts.as_slice(), accent) {
                    ([letter, _], Some((_, command))) if letter.is_ascii() => {
                        let _ = write!(written, "{{{command}{letter}}}");
                    }
                    // LaTeX's own command for a character by its number.
                    _ => {
                        let _ = write!(written, "{{\\char\"{:X}}}", u32::from(it));
                    }
                }
            }
        }
    }
    written
}

/// One entry of a BibTeX file.
pub fn bibtex(work: &Work) -> String {
    let mut entry = format!("@misc{{{},\n  author = {{{{{}}}}},\n", work.key, tex(&work.author));
    let _ = writeln!(entry, "  title = {{{{{}}}}},", tex(&work.title));
    let _ = writeln!(entry, "  howpublished = {{{}}},", tex(&work.container));
    if let Some(date) = work.date {
        let _ = writeln!(entry, "  year = {{{:04}}},", date.year());
        if let Some(month) = date.month() {
            let _ = writeln!(entry, "  month = {month},");
        }
    }
    if !work.note.is_empty() {
        let _ = writeln!(entry, "  note = {{{}}},", tex(&work.note));
    }
    // An address stays as it is: BibTeX styles print it verbatim.
    let _ = write!(entry, "  language = {{{}}},\n  url = {{{}}}\n}}\n", work.language, work.url);
    entry
}

/// One record of a RIS file (its lines end in CR LF where it is saved; here in LF).
pub fn ris(work: &Work) -> String {
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut record = format!("TY  - ELEC\nID  - {}\nAU  - {}\n", work.key, line(&work.author));
    let _ = write!(record, "TI  - {}\nT2  - {}\n", line(&work.title), line(&work.container));
    if let Some(date) = work.date {
        let part = |number: Option<u8>| number.map(|it| format!("{it:02}")).unwrap_or_default();
        let (month, day) = (part(date.month()), part(date.day()));
        let _ =
            writeln!(record, "PY  - {:04}\nDA  - {:04}/{month}/{day}/", date.year(), date.year());
    }
    if !work.note.is_empty() {
        let _ = writeln!(record, "N1  - {}", line(&work.note));
    }
    let _ = write!(record, "LA  - {}\nUR  - {}\nER  - \n", work.language, work.url);
    record
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::date::PartialDate;

    fn work() -> Work {
        Work {
            key: "standpunkt-2025-lar-ap-s1".to_owned(),
            author: "Miljøpartiet & Co".to_owned(),
            title: "Ærlig: 100 % «ja» – née Ł".to_owned(),
            container: "Standpunkt".to_owned(),
            date: PartialDate::parse("2025-03-02"),
            language: "nb".to_owned(),
            url: "https://a.example/tema/lar/#sitat_1".to_owned(),
            note: String::new(),
        }
    }

    #[test]
    fn bibtex_is_ascii_and_escaped() {
        let entry = bibtex(&work());
        assert_eq!(
            entry,
            "@misc{standpunkt-2025-lar-ap-s1,\n  author = {{Milj{\\o}partiet \\& Co}},\n  \
             title = {{{\\AE}rlig: 100 \\% {\\guillemotleft}ja{\\guillemotright} -- n{\\'e}e {\\char\"141}}},\n  \
             howpublished = {Standpunkt},\n  year = {2025},\n  month = 3,\n  language = {nb},\n  \
             url = {https://a.example/tema/lar/#sitat_1}\n}\n"
        );
        assert!(entry.is_ascii());
    }

    #[test]
    fn ris_has_a_line_for_each_field() {
        let record = ris(&Work { note: "to\nlinjer".to_owned(), ..work() });
        let lines: Vec<&str> = record.lines().collect();
        assert_eq!(lines[0], "TY  - ELEC");
        assert!(lines.contains(&"DA  - 2025/03/02/"));
        assert!(lines.contains(&"N1  - to linjer"));
        assert_eq!(lines.last(), Some(&"ER  - "));
        let year_only = Work { date: PartialDate::parse("2025"), ..work() };
        assert!(ris(&year_only).contains("DA  - 2025///"));
    }
}
