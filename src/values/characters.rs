//! Finds hidden characters and letters of other scripts in a text.

/// Whether bytes are UTF-16 text: its mark comes first, or every other byte of the beginning is zero.
pub(crate) fn is_utf16(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(64)];
    let zeros = start.iter().filter(|it| **it == 0).count();
    bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) || zeros * 3 > start.len()
}

/// The nearest character boundary at or before `at`.
pub(crate) fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The characters of a text whose first byte may be that of one that is looked for, and where they stand:
/// files are long, and most of their bytes are passed over, many at once.
fn characters(
    text: &str,
    may_be: impl Fn(u8) -> bool + Copy,
) -> impl Iterator<Item = (usize, char)> {
    const AT_ONCE: usize = 64;
    let parts = text.as_bytes().chunks(AT_ONCE).enumerate();
    let parts = parts.filter(move |(_, part)| part.iter().fold(false, |any, it| any | may_be(*it)));
    let places = parts.flat_map(move |(i, part)| {
        let places = (i * AT_ONCE..).zip(part);
        places.filter(move |(_, it)| may_be(**it)).map(|it| it.0)
    });
    places.filter_map(|at| Some((at, text[at..].chars().next()?)))
}

/// The characters of a text that show nothing, and where they stand.
pub(crate) fn hidden_characters(text: &str) -> impl Iterator<Item = (usize, char)> {
    // Without branches: so are many bytes looked at in one step. Of what is not ASCII, most are letters
    // such as `ø` (c3).
    let may_be = |it: u8| {
        ((it < b' ') & (it != b'\n') & (it != b'\t')) | (it == 0x7f) | ((it > 0xc1) & (it != 0xc3))
    };
    characters(text, may_be).filter(|(_, it)| hidden(*it))
}

/// Greek and Cyrillic letters that stand beside Latin ones in a word: many look the same, so that a name
/// may look like another's.
pub(crate) fn foreign_letters(text: &str) -> impl Iterator<Item = (usize, char)> {
    let foreign = |it: &char| matches!(it, '\u{370}'..='\u{52f}') && it.is_alphabetic();
    let latin =
        |it: Option<char>| it.is_some_and(|it| it.is_alphabetic() && it < '\u{250}' && it != 'µ');
    characters(text, |it| (0xcd..=0xd4).contains(&it)).filter(move |(at, it)| {
        foreign(it)
            && (latin(text[..*at].chars().next_back())
                || latin(text[at + it.len_utf8()..].chars().next()))
    })
}

/// Whether a character shows nothing, or turns the direction of what follows: nobody who reads the
/// file can see that it is there. White space that people type is not meant.
pub fn hidden(character: char) -> bool {
    matches!(character,
        '\u{0}'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{34f}' | '\u{61c}'
        | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}'
        | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_all_characters_those_that_show_nothing_are_found() {
        for it in '\0'..=char::MAX {
            let text = format!("ø{it}–«");
            let found: Vec<_> = hidden_characters(&text).collect();
            assert_eq!(found, if hidden(it) { vec![(2, it)] } else { vec![] }, "{it:?}");
        }
    }
}
