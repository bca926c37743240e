//! Holds a text in the languages that editors are told in: bokmål and English.

use crate::values::language::Language;

/// The same in bokmål, for the magazine's editors, and in English.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bilingual<T = String> {
    /// Norwegian bokmål.
    pub nb: T,
    /// English.
    pub en: T,
}

impl Bilingual {
    /// Two texts that say the same.
    pub fn new(nb: impl Into<String>, en: impl Into<String>) -> Bilingual {
        Bilingual { nb: nb.into(), en: en.into() }
    }

    /// What the system or another program says, which is always in English: in Norwegian with who
    /// says it, so that the sentence around it can be read without it.
    pub fn said(who: &str, why: &str) -> Bilingual {
        Bilingual { nb: format!("{who} sier (på engelsk): {why}"), en: why.to_owned() }
    }

    /// The text in a language: see [`Bilingual::pick`].
    pub fn get(&self, language: Language) -> &str {
        Bilingual { nb: self.nb.as_str(), en: self.en.as_str() }.pick(language)
    }
}

impl<T> Bilingual<T> {
    /// The one in a language: who reads nynorsk reads bokmål.
    pub fn pick(self, language: Language) -> T {
        match language {
            Language::Nb | Language::Nn => self.nb,
            Language::En => self.en,
        }
    }
}

impl From<(String, String)> for Bilingual {
    fn from((nb, en): (String, String)) -> Bilingual {
        Bilingual { nb, en }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_reads_nynorsk_is_told_in_bokmal() {
        let text = Bilingual::new("hva", "what");
        assert_eq!(Language::ALL.map(|it| text.get(it)), ["hva", "hva", "what"]);
    }
}
