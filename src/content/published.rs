//! Keeps what was published before, so that no link is ever lost and no change of a position goes untold.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Arc;

use crate::content::text::Text;
use crate::report::diagnostic::Report;
use crate::report::faults;
use crate::report::place::Place;
use crate::values::bilingual::Bilingual;
use crate::values::checksum::sha256;
use crate::values::date::PartialDate;
use crate::values::vocabulary::Stance;

/// The file that holds it, beside `site.yaml`. It only grows.
pub const PUBLISHED: &str = "published.lock";

/// How lines begin that git puts where a merge was not settled.
const MARKS: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

/// Whether git put a line there where a merge was not settled.
pub(super) fn is_merge_mark(line: &str) -> bool {
    MARKS.iter().any(|it| line.starts_with(it))
}

/// The first lines of the file, for people who open it.
const ABOUT: &str = "\
# Alt som er publisert: adresser, steder på sidene, og standpunktene slik de sist var.
# Skrevet av `standpunkt record`; rett ikke her. / Written by `standpunkt record`; do not edit.
";

/// Everything that was published, as of the last time that it was recorded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// The host that the site was first published under, and when: feeds name their entries by it
    /// for ever (RFC 4151).
    pub site: Option<(String, PartialDate)>,
    /// Address in the site without the leading `/`, to the places on that page.
    pub pages: BTreeMap<String, BTreeSet<String>>,
    /// Positions by party, election and theme.
    pub positions: BTreeMap<String, Recorded>,
    /// The line of each address and position in the file, for messages.
    lines: BTreeMap<String, usize>,
}

/// A position as it was last published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// When it was first published.
    pub since: PartialDate,
    /// Its stance.
    pub stance: Stance,
    /// How many changes it told of.
    pub changes: usize,
    /// The first digits of the checksum of the words of its summary, if that was recorded.
    pub summary: Option<String>,
    /// Id of each quotation, to the first digits of the checksum of its words.
    pub quotes: BTreeMap<String, String>,
}

impl Published {
    /// Reads the file. `Err` with what is wrong in which line, from 1.
    pub fn read(text: &str) -> Result<Published, (usize, Bilingual)> {
        let lines: Vec<&str> = text.lines().collect();
        let sealed = lines.last().and_then(|it| it.strip_prefix("seal "));
        let body = &lines[..lines.len().saturating_sub(1)];
        if sealed != Some(seal(body).as_str()) {
            return Err((
                lines.len().max(1),
                Bilingual::new(
                    "den er rettet for hånd eller flettet",
                    "it was edited by hand or merged",
                ),
            ));
        }
        Published::mended(text)
    }

    /// Reads the file whatever its seal says, also with the marks of a merge that was not settled: all lines
    /// that can be read as such. `Err` as for [`Published::read`].
    pub fn mended(text: &str) -> Result<Published, (usize, Bilingual)> {
        let mut published = Published::default();
        for (i, line) in text.lines().enumerate() {
            let about = line.starts_with('#') || line.starts_with("seal ");
            if about || is_merge_mark(line) || line.trim().is_empty() {
                continue;
            }
            if published.line(line, i + 1).is_none() {
                let nb = format!("`{line}` er ingen linje som programmet skriver");
                let en = format!("`{line}` is no line that the program writes");
                return Err((i + 1, Bilingual { nb, en }));
            }
        }
        Ok(published)
    }

    fn line(&mut self, line: &str, number: usize) -> Option<()> {
        let mut words = line.split(' ');
        match words.next()? {
            "site" => {
                let (host, date) = (words.next()?, PartialDate::parse(words.next()?)?);
                self.site.get_or_insert((host.to_owned(), date));
            }
            "page" => {
                let path = words.next()?.strip_prefix('/')?;
                self.lines.entry(path.to_owned()).or_insert(number);
                self.pages.entry(path.to_owned()).or_default().extend(words.map(str::to_owned));
            }
            "position" => {
                let (key, since) = (words.next()?, PartialDate::parse(words.next()?)?);
                let stance = words.next()?;
                let stance = Stance::ALL.iter().find(|it| it.word() == stance)?;
                let changes = words.next()?.parse().ok()?;
                let mut words = words.peekable();
                let summary = words.next_if(|it| it.starts_with('='));
                let summary = summary.map(|it| it[1..].to_owned());
                let quotes = words
                    .map(|it| it.split_once(':').map(|(id, sum)| (id.to_owned(), sum.to_owned())));
                let quotes = quotes.collect::<Option<_>>()?;
                self.lines.entry(key.to_owned()).or_insert(number);
                let mut it = Recorded { since, stance: *stance, changes, summary, quotes };
                // Of two sides of a merge the one that told of more changes is the later one.
                if let Some(other) = self.positions.get(key) {
                    let first = it.since.min(other.since);
                    if other.changes > it.changes {
                        it = other.clone();
                    }
                    it.since = first;
                }
                self.positions.insert(key.to_owned(), it);
            }
            _ => return None,
        }
        Some(())
    }

    /// The text of the file.
    pub fn text(&self) -> String {
        let mut text = ABOUT.to_owned();
        if let Some((host, date)) = &self.site {
            let _ = writeln!(text, "site {host} {}", date.iso());
        }
        for (path, places) in &self.pages {
            let _ = write!(text, "page /{path}");
            for it in places {
                let _ = write!(text, " {it}");
            }
            text.push('\n');
        }
        for (key, it) in &self.positions {
            let (since, stance) = (it.since.iso(), it.stance.word());
            let _ = write!(text, "position {key} {since} {stance} {}", it.changes);
            if let Some(sum) = &it.summary {
                let _ = write!(text, " ={sum}");
            }
            for (id, sum) in &it.quotes {
                let _ = write!(text, " {id}:{sum}");
            }
            text.push('\n');
        }
        let seal = seal(&text.lines().collect::<Vec<_>>());
        let _ = writeln!(text, "seal {seal}");
        text
    }

    /// Whether a place on a page was published.
    pub fn has(&self, path: &str, place: &str) -> bool {
        self.pages.get(path).is_some_and(|it| it.contains(place))
    }

    /// All that was published before, and all that is now. What is new was published on `today`.
    pub fn grown(&self, now: &Now, today: PartialDate) -> Published {
        let mut all = self.clone();
        all.site.get_or_insert((now.host.clone(), today));
        for (path, places) in &now.pages {
            all.pages.entry(path.clone()).or_default().extend(places.iter().cloned());
        }
        for (key, it) in &now.positions {
            let since = self.positions.get(key).map_or(today, |it| it.since);
            all.positions.insert(key.clone(), Recorded { since, ..it.clone() });
        }
        all
    }

    /// How many addresses, and how many positions, are otherwise than they were recorded.
    pub fn behind(&self, now: &Now) -> (usize, usize) {
        let grown = self.grown(now, PartialDate::UNKNOWN);
        let pages = grown.pages.iter().filter(|(path, it)| self.pages.get(*path) != Some(it));
        let positions =
            grown.positions.iter().filter(|(key, it)| self.positions.get(*key) != Some(it));
        (pages.count(), positions.count())
    }

    /// What was recorded `before` and is not here any more: the address, place or position of each.
    ///
    /// A file that was deleted and recorded anew has lost the dates and the changes that were told.
    pub fn lost_since(&self, before: &Published) -> Vec<String> {
        let mut lost = Vec::new();
        if before.site.is_some() && before.site != self.site {
            lost.extend(before.site.iter().map(|(host, day)| format!("site {host} {}", day.iso())));
        }
        for (path, places) in &before.pages {
            match self.pages.get(path) {
                None => lost.push(format!("/{path}")),
                Some(now) => {
                    lost.extend(places.difference(now).map(|it| format!("/{path}#{it}")));
                }
            }
        }
        for (key, then) in &before.positions {
            let is_there = self.positions.get(key).is_some_and(|now| {
                let told = now.changes > then.changes || now.stance == then.stance;
                now.since == then.since && now.changes >= then.changes && told
            });
            if !is_there {
                lost.push(key.clone());
            }
        }
        lost
    }

    /// The place of an address or position in the file.
    pub fn place(&self, key: &str) -> Place {
        let line = self.lines.get(key).copied().unwrap_or(1);
        Place { line, ..Place::file(PUBLISHED) }
    }
}

/// What a build publishes: to be recorded.
#[derive(Clone, Debug, Default)]
pub struct Now {
    /// The host of the site.
    pub host: String,
    /// As in [`Published::pages`].
    pub pages: BTreeMap<String, BTreeSet<String>>,
    /// As in [`Published::positions`]; since when is not known here.
    pub positions: BTreeMap<String, Recorded>,
}

fn seal(lines: &[&str]) -> String {
    let mut text = lines.join("\n");
    text.push('\n');
    sha256(text.as_bytes()).to_string()
}

/// Reads the file of a content folder, if it is there.
pub fn read(bytes: Option<&Vec<u8>>) -> (Option<Arc<Published>>, Report) {
    let Some(bytes) = bytes else { return (None, Vec::new()) };
    let (text, mut report) = Text::decode(PUBLISHED, bytes);
    match Published::read(&text.text) {
        Ok(published) => (Some(Arc::new(published)), report),
        Err((line, why)) => {
            let place = Place { line, ..Place::file(PUBLISHED) };
            report.push(faults::published_broken(place, why));
            (None, report)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    use crate::values::date::PartialDate;
    use crate::values::vocabulary::Stance;

    fn some() -> Published {
        let now = Now {
            host: "a.example".to_owned(),
            pages: BTreeMap::from([
                ("".to_owned(), BTreeSet::new()),
                ("tema/lar/".to_owned(), BTreeSet::from(["ap".to_owned(), "h".to_owned()])),
            ]),
            positions: BTreeMap::from([(
                "ap/2025/lar".to_owned(),
                Recorded {
                    since: PartialDate::UNKNOWN,
                    stance: Stance::For,
                    changes: 0,
                    summary: Some("89abcdef".to_owned()),
                    quotes: BTreeMap::from([("s1".to_owned(), "01234567".to_owned())]),
                },
            )]),
        };
        Published::default().grown(&now, PartialDate::parse("2026-11-22").unwrap())
    }

    #[test]
    fn what_is_written_is_read_back() {
        let text = some().text();
        assert!(text.contains("\npage /tema/lar/ ap h\n"), "{text}");
        assert!(
            text.contains("\nposition ap/2025/lar 2026-11-22 for 0 =89abcdef s1:01234567\n"),
            "{text}"
        );
        assert_eq!(Published::read(&text).unwrap().text(), text);
    }

    #[test]
    fn a_line_taken_away_by_hand_is_noticed() {
        let text = some().text();
        let without = text.replace("page /tema/lar/ ap h\n", "");
        assert!(Published::read(&without).is_err());
        assert!(Published::mended(&without).is_ok());
        assert_eq!(Published::mended("pages /x/\n").unwrap_err().0, 1);
        assert!(Published::read("").is_err());
    }

    #[test]
    fn what_a_merge_left_is_taken_from_both_sides() {
        let text = some().text();
        let line = "position ap/2025/lar 2026-11-22 for 0 =89abcdef s1:01234567\n";
        let other = "position ap/2025/lar 2026-11-20 against 1 s1:01234567\n";
        for (ours, theirs) in [(line, other), (other, line)] {
            let both = format!("<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> other\n");
            let mended = Published::mended(&text.replace(line, &both)).unwrap();
            let position = &mended.positions["ap/2025/lar"];
            assert_eq!((position.since.iso().as_str(), position.changes), ("2026-11-20", 1));
            assert_eq!(position.stance, Stance::Against);
        }
    }

    #[test]
    fn what_was_recorded_and_is_gone_is_told() {
        let before = some();
        assert_eq!(before.lost_since(&before), [""; 0]);
        assert_eq!(Published::default().lost_since(&before).len(), 4);
        let line = "position ap/2025/lar 2026-11-22 for 0 =89abcdef s1:01234567";
        let with = |old: &str, new: &str| {
            Published::mended(&before.text().replace(old, new)).unwrap().lost_since(&before)
        };
        assert_eq!(with("page /tema/lar/ ap h", "page /tema/lar/ ap"), ["/tema/lar/#h"]);
        // Recorded anew: on another day, or with another stance that nobody was told of.
        assert_eq!(with(line, "position ap/2025/lar 2026-11-23 for 0"), ["ap/2025/lar"]);
        assert_eq!(with(line, "position ap/2025/lar 2026-11-22 against 0"), ["ap/2025/lar"]);
        assert_eq!(with(line, "position ap/2025/lar 2026-11-22 against 1"), [""; 0]);
    }

    #[test]
    fn it_only_grows_and_keeps_the_first_date() {
        let before = some();
        let later = PartialDate::parse("2027-01-01").unwrap();
        let now = Now { host: "b.example".to_owned(), ..Now::default() };
        let grown = before.grown(&now, later);
        assert_eq!(grown.text(), before.text());
        assert_eq!(before.behind(&now), (0, 0));
    }
}
