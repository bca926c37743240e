//! Measures how hard a text is to read, as LIKS (läsbarhetsindex) counts it.

/// Above this a summary is harder than most newspapers: editors are reminded.
pub const HARD: f64 = 45.0;

/// Above this a summary is harder than the programmes themselves: it is refused.
pub const TOO_HARD: f64 = 55.0;

/// The fewest words of a text that is measured: in a shorter one a single word, such as the name of a
/// treatment, would move the index by more than ten.
pub const FEWEST_WORDS: usize = 10;

/// The readability index of a text: the mean number of words in a sentence, and to that the share of
/// words with more than six letters, in percent (C. H. Björnsson, *Läsbarhet*, 1968). Below 40 is easy,
/// 40 to 50 is a newspaper. `None` for a text of fewer than
/// [`FEWEST_WORDS`] words.
///
/// A sentence ends with `.`, `!` or `?` before a blank or the end, so that a number or a date such as
/// «3. juni» adds to the sentence it stands in only if a small letter or digit follows.
pub fn liks(text: &str) -> Option<f64> {
    let (mut words, mut long, mut sentences) = (0, 0, 0);
    let mut last: Option<&str> = None;
    for word in text.split_whitespace() {
        let letters = letters(word);
        if letters == 0 {
            continue;
        }
        words += 1;
        long += usize::from(letters > 6);
        let begins = || word.chars().find(|it| it.is_alphanumeric()).is_none_or(char::is_uppercase);
        sentences += usize::from(last.is_some_and(ends) && begins());
        last = Some(word);
    }
    // What follows the last full stop is a sentence, too.
    let ended = last.is_some_and(|it| it.contains(['.', '!', '?']));
    sentences += usize::from(last.is_some_and(ends)) + usize::from(!ended);
    let of = |part: usize, whole: usize| part as f64 / whole as f64;
    (words >= FEWEST_WORDS).then(|| of(words, sentences.max(1)) + 100.0 * of(long, words))
}

/// Whether a sentence may end with a word.
fn ends(word: &str) -> bool {
    let end = word.trim_end_matches(['»', '”', '"', '\'', ')', '*']);
    end.ends_with(['.', '!', '?'])
}

fn letters(word: &str) -> usize {
    if word.is_ascii() {
        return word.bytes().filter(u8::is_ascii_alphanumeric).count();
    }
    word.chars().filter(|it| it.is_alphanumeric()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_sentences_and_long_words_are_hard() {
        // Ten words in one sentence, one of them of seven letters: 10 + 10.
        assert_eq!(liks("Partiet vil at de som vil, får det de vil."), Some(20.0));
        // Two sentences of five words, none long: six letters are not.
        assert_eq!(liks("Ja da, det er abcdef. Nei du, det er «det»!"), Some(5.0));
        assert_eq!(liks("En «helt vanlig.» Og så en ny en til her, ja"), Some(5.5));
        assert_eq!(liks("Partiet – støtter legemiddelassistert rehabilitering."), None);
    }

    #[test]
    fn a_date_does_not_end_a_sentence() {
        assert_eq!(liks("Det falt den 3. juni 2021 her hos oss, ja."), Some(10.0));
    }
}
