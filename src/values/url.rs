//! Holds web addresses that lead out of the site.

use std::fmt;
use std::ops::Deref;

/// A web address of somebody else: `http` or `https`, with a host.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Url(String);

impl Url {
    /// The address that a text is: `https://` or `http://`, a host that begins with a letter or digit, and no
    /// character that ends an address where it stands in a text (RFC 3986 leaves these out, too).
    pub fn parse(text: &str) -> Option<Url> {
        let rest = ["https://", "http://"].iter().find_map(|it| text.strip_prefix(it))?;
        let strange = |it: char| it.is_whitespace() || "<>\"`{}|\\^".contains(it);
        let good = rest.starts_with(char::is_alphanumeric) && !rest.contains(strange);
        good.then(|| Url(text.to_owned()))
    }

    /// An address that nobody has (RFC 2606): for a model of content whose own cannot be read, of which
    /// no page is ever made.
    pub fn unread() -> Url {
        Url("https://url.invalid/".to_owned())
    }

    /// The name of the host, with its port if it has one.
    pub fn host(&self) -> &str {
        self.0.split('/').nth(2).unwrap_or_default()
    }
}

impl Deref for Url {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_web_address_has_a_scheme_and_a_host_and_ends_where_it_ends() {
        for good in ["https://a.no", "http://a.no/b?c=d#e", "https://ål.no/å", "https://1.no"] {
            assert_eq!(Url::parse(good).as_deref(), Some(good));
        }
        for bad in [
            "a.no",
            "ftp://a.no",
            "https://",
            "https:///a",
            "https://a.no/ b",
            "https://a.no/\"",
            "",
        ] {
            assert_eq!(Url::parse(bad), None, "{bad}");
        }
        assert_eq!(Url::parse("https://a.no:8080/b").unwrap().host(), "a.no:8080");
        assert_eq!(Url::parse(&Url::unread()), Some(Url::unread()));
    }
}
