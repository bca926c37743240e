//! Holds dates as the content gives them, and writes them as a Norwegian reader reads them.

use std::ops::Range;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The months in bokmål, as written inside a sentence.
const MONTHS: [&str; 12] = [
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
];

/// A date that may be known only to the month or the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PartialDate {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

impl TryFrom<String> for PartialDate {
    type Error = &'static str;

    fn try_from(text: String) -> Result<PartialDate, Self::Error> {
        PartialDate::parse(&text).ok_or("a date is 2021, 2021-09 or 2021-09-13")
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> String {
        date.iso()
    }
}

impl PartialDate {
    /// Stands for a date that could not be read, where no page is made.
    pub const UNKNOWN: PartialDate = PartialDate { year: 0, month: None, day: None };

    /// Reads `2021`, `2021-09` or `2021-09-13`. A time of midnight, which form tools write after
    /// the day, is ignored. `None` if it is no such date.
    pub fn parse(text: &str) -> Option<PartialDate> {
        let text = match text.split_once(['T', ' ']) {
            Some((date, time)) if time.starts_with("00:00") => date,
            Some(_) => return None,
            None => text,
        };
        let digits = |part: &str, width: usize| {
            (part.len() == width && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse::<i16>().ok())
                .flatten()
        };
        let mut parts = text.split('-');
        let year = digits(parts.next()?, 4)?;
        let month = parts.next().map(|it| digits(it, 2)).map_or(Some(None), |it| it.map(Some))?;
        let day = parts.next().map(|it| digits(it, 2)).map_or(Some(None), |it| it.map(Some))?;
        let (month, day) = (month.map(|it| it as i8), day.map(|it| it as i8));
        let whole = Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).is_ok();
        (whole && parts.next().is_none()).then_some(PartialDate { year, month, day })
    }

    /// Whether a text begins with the name of a month.
    pub fn begins_with_month(text: &str) -> bool {
        let word = text.split(|it: char| !it.is_alphabetic()).next().unwrap_or_default();
        MONTHS.contains(&word)
    }

    /// The first whole date written as a reader reads it (`13. september 2021`), and where.
    pub fn find_nb(text: &str) -> Option<(Range<usize>, PartialDate)> {
        // Most texts have no number at all.
        if !text.bytes().any(|it| it.is_ascii_digit()) {
            return None;
        }
        let mut words = text.split_whitespace().map(|it| {
            let start = it.as_ptr() as usize - text.as_ptr() as usize;
            (start, it)
        });
        let (mut day, mut month) = (words.next()?, words.next()?);
        for year in words {
            let number = |word: &str| {
                let digits = word.find(|it: char| !it.is_ascii_digit()).unwrap_or(word.len());
                word[..digits].parse::<i16>().ok().map(|it| (it, digits))
            };
            // A range such as «16.–17. april 2021» ends in the date.
            let last = day
                .1
                .rfind(['–', '('])
                .map_or(0, |it| it + if day.1[it..].starts_with('–') { 3 } else { 1 });
            let word = &day.1[last..];
            if let Some((number_of_day, digits)) = number(word)
                && word[digits..] == *"."
                && let Some(i) = MONTHS.iter().position(|it| *it == month.1)
                && let Some((number_of_year, 4)) = number(year.1)
            {
                let iso = format!("{number_of_year:04}-{:02}-{number_of_day:02}", i + 1);
                if let Some(date) = PartialDate::parse(&iso) {
                    return Some((day.0 + last..year.0 + 4, date));
                }
            }
            (day, month) = (month, year);
        }
        None
    }

    /// Whether the day is known.
    pub fn is_whole(self) -> bool {
        self.day.is_some()
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.year
    }

    /// The date for machines: `2021-09-13`, `2021-09` or `2021`.
    pub fn iso(self) -> String {
        match (self.month, self.day) {
            (Some(month), Some(day)) => format!("{:04}-{month:02}-{day:02}", self.year),
            (Some(month), None) => format!("{:04}-{month:02}", self.year),
            _ => format!("{:04}", self.year),
        }
    }

    /// The month from 1, if known.
    pub fn month(self) -> Option<u8> {
        self.month.map(i8::unsigned_abs)
    }

    /// The day of the month from 1, if known.
    pub fn day(self) -> Option<u8> {
        self.day.map(i8::unsigned_abs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_far_as_they_are_known() {
        for (text, known) in [
            ("2026-08-20", (2026, Some(8), Some(20))),
            ("2026-08-20T00:00:00.000Z", (2026, Some(8), Some(20))),
            ("2024-10", (2024, Some(10), None)),
            ("2025", (2025, None, None)),
        ] {
            let date = PartialDate::parse(text).unwrap();
            assert_eq!((date.year(), date.month(), date.day()), known);
            assert!(text.starts_with(&date.iso()));
        }
    }

    #[test]
    fn dates_are_found_in_text() {
        #[track_caller]
        fn check(text: &str, words: &str, iso: &str) {
            let (range, date) = PartialDate::find_nb(text).unwrap();
            assert_eq!((&text[range], date.iso().as_str()), (words, iso));
        }
        check("Falt 3. juni 2021, sier de.", "3. juni 2021", "2021-06-03");
        check("16.–17. april\n2021", "17. april\n2021", "2021-04-17");
        check("(30. august 2021)", "30. august 2021", "2021-08-30");
        for text in ["i 2021", "31. februar 2021", "3. kapittel 2021", "3. juni", ""] {
            assert_eq!(PartialDate::find_nb(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "20.08.2026",
            "2026-13",
            "2025-02-29",
            "2026-8-1",
            "2026-08-20T12:00",
            "26",
            "2026-08-20-1",
        ] {
            assert_eq!(PartialDate::parse(text), None, "{text}");
        }
    }
}
