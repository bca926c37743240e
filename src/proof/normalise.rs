//! Normalises text: these differences between a quotation and its source do not count, and no others.
//!
//! | what | becomes |
//! | --- | --- |
//! | any white space, also no-break and over a line's end | one blank |
//! | soft hyphen, zero-width characters, marks of direction | nothing |
//! | a letter and its accent as two characters | one character (Unicode NFC) |
//! | the ligatures ﬀ ﬁ ﬂ ﬃ ﬄ ﬅ ﬆ | their letters |
//! | “ ” „ " « » | `"` |
//! | ‘ ’ ‚ ‹ › ' | `'` |
//! | the hyphens U+2010 and U+2011 | `-` |
//! | … | `...` |
//!
//! Everything else counts: letters, case, digits, commas, dashes. Two more repairs belong to the
//! reading of a PDF and are done there once: a word divided at a line's end is joined
//! ([`join_line`]), and a font that says `W` for the ligature ff is put right where a source's record
//! says so ([`put_right`]). Bare line numbers never become text.

use unicode_normalization::UnicodeNormalization as _;

/// A text in the form that quotations and sources are compared in, without blanks at its ends.
pub fn normal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}' => {}
            'ﬀ' => out.push_str("ff"),
            'ﬁ' => out.push_str("fi"),
            'ﬂ' => out.push_str("fl"),
            'ﬃ' => out.push_str("ffi"),
            'ﬄ' => out.push_str("ffl"),
            'ﬅ' | 'ﬆ' => out.push_str("st"),
            '“' | '”' | '„' | '‟' | '«' | '»' => out.push('"'),
            '‘' | '’' | '‚' | '‛' | '‹' | '›' => out.push('\''),
            '\u{2010}' | '\u{2011}' => out.push('-'),
            '…' => out.push_str("..."),
            it if it.is_whitespace() => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            it => out.push(it),
        }
    }
    out.truncate(out.trim_end().len());
    // Last: an accent may stand behind a hidden character. Below the first accent nothing is to be composed.
    if out.chars().all(|it| it < '\u{300}') { out } else { out.nfc().collect() }
}

/// What begins a run of characters that is shown from right to left, whatever its letters are (U+202E).
pub const BACKWARDS: char = '\u{202e}';

/// What ends such a run (U+202C).
pub const BACKWARDS_END: char = '\u{202c}';

/// A text as a reader sees it, where it holds runs that are shown from right to left: up to their end, or the end
/// of the line.
pub fn as_seen(text: &str) -> String {
    let mut parts = text.split(BACKWARDS);
    let mut seen = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find([BACKWARDS_END, '\n']).unwrap_or(part.len());
        seen.extend(part[..end].chars().rev());
        seen.push_str(&part[end..]);
    }
    seen
}

/// Puts right a text whose font says signs where other letters stand, as `W` where the ligature ff does:
/// such a sign after a small letter. Each pair is a sign and the letters that a reader sees.
pub fn put_right(text: &str, signs: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let sign = signs.iter().find(|(sign, _)| before.is_lowercase() && rest.starts_with(sign));
        match sign.filter(|it| !it.0.is_empty()) {
            Some((sign, letters)) => {
                out.push_str(letters);
                before = letters.chars().next_back().unwrap_or(before);
                rest = &rest[sign.len()..];
            }
            None => {
                out.push(character);
                before = character;
                rest = &rest[character.len_utf8()..];
            }
        }
    }
    out
}

/// Adds a line to a text that goes on over the line's end. Where a hyphen was dropped is returned as a byte
/// offset in the text.
///
/// A hyphen at the end of a line divides a word and is dropped («rus-» «omsorg»), unless a capital or
/// digit stands beside it («TSB-» «ung» stays) or the next word is «og», «eller», «samt» or «til»
/// («rus-» «og» is a word left out). It may have been the word's own («ikke-» «medisinsk»): so where it was
/// dropped, both spellings are accepted.
pub fn join_line(text: &mut String, line: &str) -> Option<usize> {
    let line = line.trim();
    text.truncate(text.trim_end().len());
    let next = line.split(|it: char| !it.is_alphanumeric()).next().unwrap_or_default();
    let left_out = ["og", "eller", "samt", "til", "and"].contains(&next);
    let stem = text.strip_suffix(['-', '\u{ad}', '\u{2010}']);
    let mut dropped = None;
    match stem {
        Some(stem)
            if stem.ends_with(char::is_lowercase)
                && line.starts_with(char::is_lowercase)
                && !left_out =>
        {
            let sure = text.ends_with('\u{ad}');
            text.truncate(stem.len());
            dropped = (!sure).then_some(text.len());
        }
        Some(stem) if stem.ends_with(char::is_alphanumeric) && !left_out => {}
        _ if text.is_empty() => {}
        _ => text.push(' '),
    }
    text.push_str(line);
    dropped
}

/// Words before which a hyphen at a line's end stands for the rest of a word that is left out, by language:
/// conjunctions, and the short words that stand like them. For other languages none are known.
pub fn joining_words(language: &str) -> &'static [&'static str] {
    match language {
        "nb" | "nn" | "no" => &["og", "eller", "samt", "til"],
        "da" => &["og", "eller", "samt", "til"],
        "sv" => &["och", "eller", "samt", "till"],
        "de" => &["und", "oder", "sowie", "bis", "bzw"],
        "nl" => &["en", "of", "tot"],
        "en" => &["and", "or", "to"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_that_are_shown_from_right_to_left_are_read_as_they_are_seen() {
        for (text, seen) in [
            (
                "Vi vil ha \u{202e}rettemedørps\u{202c} i byene",
                "Vi vil ha sprødemetter\u{202c} i byene",
            ),
            ("a \u{202e}cb\nd", "a bc\nd"),
            ("uten", "uten"),
        ] {
            assert_eq!(as_seen(text), seen);
        }
    }

    #[test]
    fn what_does_not_count_is_made_equal() {
        for (a, b) in [
            ("straﬀ  og\u{a0}ﬂere\nﬁnansiering", "straff og flere finansiering"),
            ("«hjelp, ikke straff»", "\"hjelp, ikke straff\""),
            ("a\u{30a}pen", "åpen"),
            ("a\u{ad}\u{30a}pen", "åpen"),
            ("rus\u{ad}omsorg", "rusomsorg"),
            (" TSB\u{2011}ung ", "TSB-ung"),
        ] {
            assert_eq!(normal(a), normal(b), "{a}");
        }
    }

    #[test]
    fn what_counts_stays_different() {
        for (a, b) in [
            ("LAR", "lar"),
            ("hjelp, ikke straff", "hjelp ikke straff"),
            ("2021–2025", "2021-2025"),
            ("rusomsorg", "rus omsorg"),
            ("rus-omsorg", "rusomsorg"),
            ("skal", "skål"),
        ] {
            assert_ne!(normal(a), normal(b), "{a}");
        }
    }

    #[test]
    fn divided_words_are_joined() {
        #[track_caller]
        fn check(first: &str, second: &str, whole: &str) {
            let mut text = first.to_owned();
            join_line(&mut text, second);
            assert_eq!(text, whole);
        }
        check("rus-", "omsorg", "rusomsorg");
        check("rus- ", " og alkohol", "rus- og alkohol");
        check("TSB-", "ung", "TSB-ung");
        check("i 2021-", "2025", "i 2021-2025");
        check("vil", "ha", "vil ha");
        check("", "Vil", "Vil");
    }

    #[test]
    fn a_sign_after_a_small_letter_is_what_a_reader_sees() {
        assert_eq!(
            put_right("straWereaksjoner, oWentlig, Wien, WHO, BMW", &[("W", "ff")]),
            "straffereaksjoner, offentlig, Wien, WHO, BMW"
        );
        assert_eq!(
            put_right("narkoKka, offentlig staHsKkk, Klima", &[("K", "ti"), ("H", "tt")]),
            "narkotika, offentlig stattstikk, Klima"
        );
    }
}
