//! Says in the words of a language what was proved, and what was searched.

use crate::content::lock::Proved;
use crate::model::words::Words;
use crate::values::vocabulary::{SourceKind, Stance};

impl Words {
    /// Who has read pages that no search goes through, and when.
    pub fn read_by_eye(&self, pages: &str, by: &str, day: &str) -> String {
        let words = [("pages", pages.into()), ("by", by.into()), ("day", day.into())];
        self.tell("searched-by-eye", words)
    }

    /// What was searched where a position of this stance says that something is not said: with how many terms,
    /// and how many passages they found that do not count, and that are quoted.
    pub fn searched(
        &self,
        stance: Stance,
        kind: SourceKind,
        terms: usize,
        (hits, quoted): (usize, usize),
    ) -> String {
        let what = match (stance.is_said(), kind) {
            (false, SourceKind::Excerpt) => "searched-excerpt",
            (false, _) => "searched-programme",
            (true, SourceKind::Excerpt) => "silent-excerpt",
            (true, _) => "silent-programme",
        };
        let what = self.tell(what, [("terms", terms.into())]);
        let number = |id, number: usize| self.tell(id, [("number", number.into())]);
        match (hits, quoted) {
            (_, 0) => format!("{what} {}", number("searched-hits", hits)),
            (0, _) => format!("{what} {}", number("searched-quoted", quoted)),
            _ => {
                let quoted = number("searched-quoted", quoted);
                format!("{what} {quoted} {}", number("searched-hits", hits))
            }
        }
    }

    /// That a quotation is proved, and how that is known: of the list of proofs, the day follows.
    pub fn proved(&self, how: Proved) -> String {
        self.say(match how {
            Proved::Not | Proved::Anew => "proof",
            Proved::Listed(_) => "proof-listed",
            Proved::Signed(_) => "proof-signed",
        })
    }

    /// The same in few words, where the day is told on another page.
    pub fn proved_in_brief(&self, how: Proved) -> String {
        match how {
            Proved::Listed(_) => self.say("proof-listed-brief"),
            Proved::Not | Proved::Anew | Proved::Signed(_) => self.proved(how),
        }
    }

    /// That a search was made before, where it is not made now: the day follows.
    pub fn searched_before(&self, how: Proved) -> Option<String> {
        match how {
            Proved::Not | Proved::Anew => None,
            Proved::Listed(_) => Some(self.say("searched-listed")),
            Proved::Signed(_) => Some(self.say("searched-signed")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::date::PartialDate;
    use crate::values::language::Language;

    fn nb() -> Words {
        Words::built_in(Language::Nb)
    }

    #[test]
    fn a_search_says_what_was_searched() {
        let text = nb().searched(Stance::NotFound, SourceKind::Excerpt, 12, (1, 0));
        assert_eq!(
            text,
            "Søkt i hele utdraget vi har av programmet etter 12 søkeord. 1 treff er lest og teller ikke."
        );
        assert_eq!(
            nb().searched(Stance::NotFound, SourceKind::Programme, 3, (0, 0)),
            "Søkt i hele programmet etter 3 søkeord. Ingen treff."
        );
        let silent = |found| nb().searched(Stance::For, SourceKind::Programme, 3, found);
        let about = "Det som ikke er nevnt, er søkt etter i hele programmet med 3 søkeord.";
        assert_eq!(silent((0, 0)), format!("{about} Ingen treff."));
        assert_eq!(silent((0, 2)), format!("{about} 2 treff er sitert her."));
        let both = "1 treff er sitert her. 1 treff er lest og teller ikke.";
        assert_eq!(silent((1, 1)), format!("{about} {both}"));
    }

    #[test]
    fn a_proof_says_how_it_is_known() {
        let day = PartialDate::UNKNOWN;
        let (listed, signed) = (Proved::Listed(day), Proved::Signed(day));
        assert_eq!(nb().proved(Proved::Anew), "Bevist ordrett");
        assert_eq!(nb().proved(listed), "Holdt mot lista over bevis fra");
        assert_eq!(nb().proved(signed), "Bevist ordrett og signert");
        assert_eq!(nb().proved_in_brief(listed), "Holdt mot lista over bevis");
        assert_eq!(nb().proved_in_brief(Proved::Anew), "Bevist ordrett");
        assert_eq!(nb().searched_before(Proved::Anew), None);
        assert!(nb().searched_before(listed).is_some_and(|it| it.contains("lista over bevis")));
    }
}
