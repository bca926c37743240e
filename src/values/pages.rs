//! Holds numbers of pages as people write them: `2-6, 9`.

use std::fmt;
use std::ops::RangeInclusive;

/// Pages of a file, from 1, as ranges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pages(Vec<RangeInclusive<usize>>);

impl Pages {
    /// The pages that a text names: numbers and ranges (with `-` or `–`), with commas between them.
    pub fn parse(text: &str) -> Option<Pages> {
        let number =
            |it: &str| it.trim().parse::<usize>().ok().filter(|it| (1..100_000).contains(it));
        let range = |part: &str| {
            let (first, last) = part.split_once(['-', '–']).unwrap_or((part, part));
            let (first, last) = (number(first)?, number(last)?);
            (first <= last).then_some(first..=last)
        };
        Some(Pages(text.split(',').map(range).collect::<Option<_>>()?))
    }

    /// The pages of a list in order.
    pub fn of(numbers: &[usize]) -> Pages {
        let mut ranges: Vec<RangeInclusive<usize>> = Vec::new();
        for &number in numbers {
            match ranges.last_mut() {
                Some(last) if *last.end() + 1 == number => *last = *last.start()..=number,
                _ => ranges.push(number..=number),
            }
        }
        Pages(ranges)
    }

    /// Whether a page is among them.
    pub fn has(&self, page: usize) -> bool {
        self.0.iter().any(|it| it.contains(&page))
    }
}

impl fmt::Display for Pages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, it) in self.0.iter().enumerate() {
            let before = if i == 0 { "" } else { ", " };
            match (it.start(), it.end()) {
                (first, last) if first == last => write!(f, "{before}{first}")?,
                (first, last) => write!(f, "{before}{first}–{last}")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_numbers_and_ranges() {
        for (text, shown) in
            [("2-6", "2–6"), ("2–6, 9", "2–6, 9"), (" 7 ", "7"), ("1,3-4", "1, 3–4")]
        {
            assert_eq!(Pages::parse(text).unwrap().to_string(), shown);
        }
        for wrong in ["", "0", "6-2", "2-", "a", "2-6-9", "2;3", "-3", "1,"] {
            assert_eq!(Pages::parse(wrong), None, "{wrong}");
        }
        let pages = Pages::of(&[2, 3, 4, 9]);
        assert_eq!(pages.to_string(), "2–4, 9");
        assert_eq!([1, 2, 4, 5, 9].map(|it| pages.has(it)), [false, true, true, false, true]);
    }
}
