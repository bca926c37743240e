//! Writes values as YAML from which the reader gives them back: all text that goes into a file comes through here.

use crate::content::schema::read_as;
use crate::content::yaml_hints::SMART_QUOTES;
use crate::values::date::PartialDate;

/// The width that text in blocks is broken at, as in the rest of the content.
pub(crate) const WIDTH: usize = 100;

/// A value as YAML, laid out for the left edge. Blanks around a text are left out: the reader does not keep them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Yaml {
    lines: String,
    /// Whether it stands below its key: a record, or a list of records.
    below: bool,
}

impl Yaml {
    fn beside(lines: String) -> Yaml {
        Yaml { lines, below: false }
    }

    /// A text on one line, in quotation marks.
    pub(crate) fn text(text: &str) -> Yaml {
        Yaml::beside(quoted(text.trim()))
    }

    /// A text in a block under a key that stands at a column, if it can be read back from there.
    pub(crate) fn prose(text: &str, column: usize) -> Yaml {
        let text = text.trim();
        if !may_be_block(text) {
            return Yaml::text(text);
        }
        let (mark, lines) = block(text, WIDTH.saturating_sub(column + 2));
        let under = Yaml::beside(format!("\n{}", lines.join("\n"))).at(2);
        Yaml::beside(format!("{mark}{under}"))
    }

    /// A word for machines, such as an id or a date: without marks where it reads the same without them.
    pub(crate) fn word(word: &str) -> Yaml {
        let word = word.trim();
        let other = !counts(word) && PartialDate::parse(word).is_none() && read_as(word).is_some();
        // The reader takes such marks away from a word that stands without quotation marks.
        let marked = word.contains(|it| SMART_QUOTES.contains(it));
        let plain = may_be_plain(word, true) && !other && !marked;
        Yaml::beside(if plain { word.to_owned() } else { quoted(word) })
    }

    /// A whole number.
    pub(crate) fn number(number: impl Into<i64>) -> Yaml {
        Yaml::beside(number.into().to_string())
    }

    /// A list of words on one line.
    pub(crate) fn words<'w>(words: impl IntoIterator<Item = &'w str>) -> Yaml {
        let words: Vec<String> = words.into_iter().map(|it| Yaml::word(it).lines).collect();
        Yaml::beside(format!("[{}]", words.join(", ")))
    }

    /// A record of fields; one without a value is left out.
    pub(crate) fn record<V: Into<Option<Yaml>>>(
        fields: impl IntoIterator<Item = (&'static str, V)>,
    ) -> Yaml {
        let field = |(key, value): (&str, Yaml)| match value.below {
            true => Yaml::beside(format!("{key}:\n{}", value.lines)).at(2),
            false => format!("{key}: {}", value.lines),
        };
        let given = fields.into_iter().filter_map(|(key, it)| Some((key, it.into()?)));
        let fields: Vec<String> = given.map(field).collect();
        match fields.is_empty() {
            true => Yaml::beside("{}".to_owned()),
            false => Yaml { lines: fields.join("\n"), below: true },
        }
    }

    /// A list of records.
    pub(crate) fn list(items: impl IntoIterator<Item = Yaml>) -> Yaml {
        let items: Vec<String> = items.into_iter().map(|it| it.item(0)).collect();
        Yaml { lines: items.join("\n"), below: true }
    }

    /// The value with a remark of ours for editors behind it.
    pub(crate) fn remarked(self, remark: &str) -> Yaml {
        Yaml::beside(format!("{} # {remark}", self.lines))
    }

    /// Its text at a column that something stands at already: the lines below the first are moved there.
    pub(crate) fn at(&self, column: usize) -> String {
        let blanks = " ".repeat(column);
        let mut out = String::with_capacity(self.lines.len());
        for (i, line) in self.lines.split('\n').enumerate() {
            if i > 0 {
                out.push('\n');
                out.push_str(if line.is_empty() { "" } else { &blanks });
            }
            out.push_str(line);
        }
        out
    }

    /// Its text as an item of a list whose dashes stand at a column.
    pub(crate) fn item(&self, column: usize) -> String {
        format!("{}- {}", " ".repeat(column), self.at(column + 2))
    }

    /// Its text on one line, if it has no more.
    pub(crate) fn line(&self) -> Option<&str> {
        (!self.lines.contains('\n')).then_some(self.lines.as_str())
    }

    /// The first line of the list item that it would be, for an editor who is to write it by hand.
    pub(crate) fn begin(&self) -> String {
        format!("- {}", self.lines.split('\n').next().unwrap_or_default())
    }

    /// The text of a file, or of front matter, that holds nothing else.
    pub(crate) fn whole(&self) -> String {
        format!("{}\n", self.lines)
    }
}

/// A text in YAML's quotation marks, whose escapes are JSON's and more.
pub(crate) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Characters that end a line, are lost or cannot stand in a text without quotation marks.
fn breaks(character: char) -> bool {
    character.is_control() || "\u{feff}\u{2028}\u{2029}".contains(character)
}

/// Whether a text of one line reads the same without quotation marks. More is refused than YAML 1.2 does, for
/// readers of older versions.
pub(crate) fn may_be_plain(text: &str, brackets: bool) -> bool {
    let first = text.chars().next();
    let begins = first.is_some_and(|it| it.is_alphanumeric() || "/.«".contains(it));
    let digits = first.is_some_and(|it| it.is_ascii_digit());
    let turns = text.contains(": ") || text.ends_with(':') || text.contains(" #");
    let clock = digits && text.contains(':');
    let ends_list = brackets && text.contains(['[', ']', '{', '}', ',']);
    begins && !turns && !clock && !ends_list && !text.contains(breaks) && !text.contains("  ")
}

/// Whether a word is a number that every reader reads, and writes again, as it stands.
pub(crate) fn counts(text: &str) -> bool {
    let digits = !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    digits && text.len() < 16 && (text == "0" || !text.starts_with('0'))
}

/// Whether a text without blanks around it reads the same as a block under its key: of several lines if none
/// of them ends in blanks, of one line if nothing in it depends on where lines end.
pub(crate) fn may_be_block(text: &str) -> bool {
    let tame = !text.contains(|it| it != '\n' && breaks(it));
    tame && match text.contains('\n') {
        true => text.split('\n').all(|it| it == it.trim_end()),
        false => !text.is_empty() && !text.contains("  "),
    }
}

/// A text that may be one as a block: its mark, and its lines, of at most so many characters where they can be broken.
pub(crate) fn block(text: &str, width: usize) -> (&'static str, Vec<String>) {
    if text.contains('\n') {
        return ("|-", text.split('\n').map(str::to_owned).collect());
    }
    let mut lines: Vec<String> = Vec::new();
    let mut room = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        match lines.last_mut() {
            Some(line) if room > length => {
                line.push(' ');
                line.push_str(word);
                room -= length + 1;
            }
            _ => {
                lines.push(word.to_owned());
                room = width.saturating_sub(length);
            }
        }
    }
    (">-", lines)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::text::Text;
    use crate::content::yaml::{self, Value};

    /// Texts that mean something to YAML, or look as if they did.
    const TEXTS: &[&str] = &[
        "",
        "a",
        "a b",
        "yes",
        "null",
        "~",
        "2026-11-22",
        "2026-11",
        "12",
        "007",
        "1.10",
        "0x1f",
        "12:30",
        "a: b",
        "a #b",
        "#a",
        "a:",
        ": a",
        "- a",
        "---",
        "...",
        "[a]",
        "{a}",
        "a, b",
        "\"a\"",
        "'a'",
        "\\",
        "\\n",
        "a\nb",
        "a\n\n  b\n# c",
        "a\n--- \nb",
        "a\tb",
        "a  b",
        "«a»",
        "“a”",
        "æøå 😀",
        "&a",
        "*a",
        "!a",
        "|",
        ">-",
        "%a",
        "@a",
        "`a",
        "? a",
        "\u{a0}a",
        "a\u{a0}",
        "a \u{a0} b",
        "a \u{3000} b",
    ];

    /// What the reader makes of a value that stands under a key, in a list, and within brackets.
    #[track_caller]
    fn check(value: &Yaml, text: &str) {
        let fields = || [("a", value.clone()), ("b", Yaml::word("b"))];
        let nested = [("c", Yaml::record(fields())), ("d", Yaml::list([Yaml::record(fields())]))];
        let file = Text::new("x", Yaml::record(fields().into_iter().chain(nested)).whole());
        let (root, report) = yaml::parse(&file, 0..file.text.len());
        assert!(report.is_empty(), "{}{report:?}", file.text);
        let root = root.expect("a record");
        let Value::List(items) = &yaml::field(&root, "d").expect("a list").value else { panic!() };
        for it in [&root, yaml::field(&root, "c").expect("a record"), &items[0]] {
            let Value::Scalar(it) = &yaml::field(it, "a").expect("a field").value else { panic!() };
            assert_eq!(it.text.trim(), text.trim(), "{}", file.text);
        }
    }

    #[test]
    fn what_is_written_is_read() {
        for text in TEXTS {
            check(&Yaml::text(text), text);
            check(&Yaml::prose(text, 0), text);
            check(&Yaml::prose(text, 90), text);
            check(&Yaml::word(text), text);
        }
        let all = Text::new("x", Yaml::words(TEXTS.iter().copied()).whole());
        let (root, _) = yaml::parse(&all, 0..all.text.len());
        let Some(Value::List(items)) = root.map(|it| it.value) else { panic!("{}", all.text) };
        for (item, text) in items.iter().zip(TEXTS) {
            let Value::Scalar(it) = &item.value else { panic!("{text}") };
            assert_eq!(it.text, text.trim());
        }
        assert_eq!(items.len(), TEXTS.len());
    }

    #[test]
    fn long_texts_are_broken_where_the_content_breaks_them() {
        let words = "ord ".repeat(60);
        let (mark, lines) = block(words.trim(), WIDTH - 6);
        assert_eq!(mark, ">-");
        assert!(lines.len() > 1 && lines.iter().all(|it| it.chars().count() <= WIDTH - 6));
        assert_eq!(lines.join(" "), words.trim());
    }
}
