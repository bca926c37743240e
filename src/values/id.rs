//! Holds ids that stand in addresses, each kind in a type of its own, and proposes one for a word that is none.

use std::borrow::Borrow;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

/// Beginnings that the pages keep for ids of their own.
const RESERVED: [&str; 2] = ["side-", "sitat-"];

/// Whether a word can stand in an address: small letters a–z, digits, single hyphens between them,
/// at most 60 characters, and not one of the beginnings that pages keep for themselves.
pub fn is_id(word: &str) -> bool {
    let grammar = word.split('-').all(|part| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    });
    grammar && word.len() <= 60 && !RESERVED.iter().any(|it| word.starts_with(it))
}

/// An id made of any text: `Pårørende og familie` becomes `parorende-og-familie`.
///
/// æ becomes `ae`, ø `o`, å `a`; other marks are dropped. Empty if nothing is left.
pub fn propose(text: &str) -> String {
    let mut id = String::new();
    for character in text.to_lowercase().chars() {
        match character {
            'a'..='z' | '0'..='9' => id.push(character),
            'æ' | 'ä' => id.push_str("ae"),
            'ø' | 'ö' | 'ó' | 'ò' | 'ô' => id.push('o'),
            'å' | 'á' | 'à' | 'â' => id.push('a'),
            'é' | 'è' | 'ê' => id.push('e'),
            'ü' | 'ú' => id.push('u'),
            'č' | 'ç' => id.push('c'),
            'đ' => id.push('d'),
            'ŋ' => id.push('n'),
            'š' => id.push('s'),
            'ŧ' => id.push('t'),
            'ž' => id.push('z'),
            _ if !id.ends_with('-') && !id.is_empty() => id.push('-'),
            _ => {}
        }
    }
    id.truncate(60);
    id.trim_end_matches('-').to_owned()
}

macro_rules! ids {
    ($($(#[$about:meta])* $name:ident,)+) => {
        $(
            $(#[$about])*
            #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub struct $name(Arc<str>);

            impl $name {
                /// The id that a word is, if it follows the grammar: see [`is_id`].
                pub fn parse(word: &str) -> Option<$name> {
                    is_id(word).then(|| $name(word.into()))
                }

                /// The word.
                pub fn as_str(&self) -> &str {
                    &self.0
                }
            }

            impl Deref for $name {
                type Target = str;

                fn deref(&self) -> &str {
                    &self.0
                }
            }

            impl Borrow<str> for $name {
                fn borrow(&self) -> &str {
                    &self.0
                }
            }

            impl fmt::Display for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    self.0.fmt(f)
                }
            }

            impl fmt::Debug for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    self.0.fmt(f)
                }
            }

            impl PartialEq<str> for $name {
                fn eq(&self, word: &str) -> bool {
                    *self.0 == *word
                }
            }

            impl PartialEq<&str> for $name {
                fn eq(&self, word: &&str) -> bool {
                    *self.0 == **word
                }
            }

            impl PartialEq<String> for $name {
                fn eq(&self, word: &String) -> bool {
                    *self.0 == **word
                }
            }
        )+
    };
}

ids! {
    /// A word of an address that is no id: how a language spells a theme.
    Slug,
    /// The id of a theme, now or before.
    ThemeId,
    /// The id of a party, now or before.
    PartyId,
    /// The id of a plan.
    PlanId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_follows_the_grammar_is_an_id() {
        assert_eq!(ThemeId::parse("lar").unwrap(), "lar");
        assert_eq!(PartyId::parse("Ap"), None);
        assert_eq!(Slug::parse("serving hours"), None);
    }

    #[test]
    fn an_id_follows_the_grammar() {
        for good in ["lar", "a", "2021", "politi-toll", "rop2"] {
            assert!(is_id(good), "{good}");
        }
        for bad in ["", "-", "a-", "-a", "a--b", "Lar", "år", "a b", "a/b", "side-a", "sitat-ap"] {
            assert!(!is_id(bad), "{bad}");
        }
        assert!(!is_id(&"a".repeat(61)));
    }

    #[test]
    fn a_proposal_is_an_id() {
        assert_eq!(propose("Pårørende og familie"), "parorende-og-familie");
        assert_eq!(propose("  Økt særavgift! "), "okt-saeravgift");
        assert_eq!(propose("…"), "");
        assert!(is_id(&propose("LAR – ny ordning (2025)")));
    }
}
