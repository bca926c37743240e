//! Holds the colours of parties.

use std::fmt;

/// A colour as `#rrggbb`, in small letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour([u8; 3]);

impl Colour {
    /// The colour that a text is.
    pub fn parse(text: &str) -> Option<Colour> {
        let digits = text.strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|it| it.is_ascii_hexdigit()) {
            return None;
        }
        let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
        Some(Colour([red, green, blue]))
    }

    /// Black: for a model of content whose own colour cannot be read, of which no page is ever made.
    pub fn unread() -> Colour {
        Colour([0; 3])
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_has_six_digits() {
        assert_eq!(Colour::parse("#E4002b").unwrap().to_string(), "#e4002b");
        for bad in ["e4002b", "#e4002", "#e4002b0", "#+4002b", "#e4002ø", "red", ""] {
            assert_eq!(Colour::parse(bad), None, "{bad}");
        }
    }
}
