//! Normalises text: these differences between a quotation and its source do not count, and no others.
//!
//! | what | becomes |
//! | --- | --- |
//! | any white space, also no-break and over a line's end | one blank |
//! | soft hyphen, zero-width characters | nothing |
//! | a letter and its accent as two characters | one character (Unicode NFC) |
//! | the ligatures ﬀ ﬁ ﬂ ﬃ ﬄ | their letters |
//! | “ ” „ " « » | `"` |
//! | ‘ ’ ‚ ' | `'` |
//! | the hyphens U+2010 and U+2011 | `-` |
//! | … | `...` |
//!
//! Everything else counts: letters, case, digits, commas, dashes. Two more repairs belong to the
//! reading of a PDF and are done there once: a word divided at a line's end is joined
//! ([`join_line`]), and a font that says `W` for the ligature ff is put right where a source's record
//! says so ([`w_is_ff`]). Bare line numbers never become text.

use unicode_normalization::UnicodeNormalization as _;

/// A text in the form that quotations and sources are compared in, without blanks at its ends.
pub fn normal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            'ﬀ' => out.push_str("ff"),
            'ﬁ' => out.push_str("fi"),
            'ﬂ' => out.push_str("fl"),
            'ﬃ' => out.push_str("ffi"),
            'ﬄ' => out.push_str("ffl"),
            '“' | '”' | '„' | '‟' | '«' | '»' => out.push('"'),
            '‘' | '’' | '‚' | '‛' => out.push('\''),
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
    // Last: an accent may stand behind a hidden character.
    out.nfc().collect()
}

/// Puts right a text whose font says `W` where the ligature ff stands: a `W` after a small letter.
pub fn w_is_ff(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    for character in text.chars() {
        if character == 'W' && before.is_lowercase() {
            out.push_str("ff");
        } else {
            out.push(character);
        }
        before = character;
    }
    out
}

/// Adds a line to a text that goes on over the line's end.
///
/// A hyphen at the end of a line divides a word and is dropped («rus-» «omsorg»), unless a capital or
/// digit stands beside it («TSB-» «ung» stays) or the next word is «og», «eller», «samt» or «til»
/// («rus-» «og» is a word left out).
pub fn join_line(text: &mut String, line: &str) {
    let line = line.trim();
    text.truncate(text.trim_end().len());
    let next = line.split(|it: char| !it.is_alphanumeric()).next().unwrap_or_default();
    let left_out = ["og", "eller", "samt", "til", "and"].contains(&next);
    let stem = text.strip_suffix(['-', '\u{ad}', '\u{2010}']);
    match stem {
        Some(stem)
            if stem.ends_with(char::is_lowercase)
                && line.starts_with(char::is_lowercase)
                && !left_out =>
        {
            text.truncate(stem.len());
        }
        Some(stem) if stem.ends_with(char::is_alphanumeric) && !left_out => {}
        _ if text.is_empty() => {}
        _ => text.push(' '),
    }
    text.push_str(line);
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn a_w_after_a_small_letter_is_ff() {
        assert_eq!(
            w_is_ff("straWereaksjoner, oWentlig, Wien, WHO, BMW"),
            "straffereaksjoner, offentlig, Wien, WHO, BMW"
        );
    }
}
