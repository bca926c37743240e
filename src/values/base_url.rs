//! Holds the address that a site is published under, in the form for machines and in the form for readers.

use std::fmt;
use std::net::Ipv4Addr;
use std::ops::Range;

use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};
use unicode_normalization::UnicodeNormalization as _;

/// The address that a site is published under: a scheme, a host, perhaps a port, and a path of whole
/// folders. It ends in `/`. It has no query, no place on a page, no name and no password, no `..`.
///
/// Machines get it in the letters of RFC 3986 and RFC 5890: `https://xn--valgprve-b5a.no/%C3%A5/`.
/// Readers get it as it is pronounced: `https://valgprøve.no/å/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl {
    machine: String,
    spelled: String,
    host: Range<usize>,
    root: usize,
}

/// What keeps a text from being such an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// It does not begin with `https://` or `http://`.
    Scheme,
    /// It has a query: this one.
    Query(String),
    /// It has a place on a page: this one.
    Fragment(String),
    /// It names a user.
    Credentials,
    /// It has a character that no address has.
    Character(char),
    /// What stands where a host belongs names none.
    Host(String),
    /// What stands where a port belongs is none from 1 to 65535.
    Port(String),
    /// Its path has this, which leads elsewhere or stands for nothing.
    Path(String),
}

/// A text that is no address of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The first flaw.
    pub flaw: Flaw,
    /// The text without its flaws, if that can be told.
    pub cure: Option<BaseUrl>,
}

const SCHEMES: [&str; 2] = ["https://", "http://"];

/// How many flaws of one text are mended to find out what it should have been.
const MOST_MENDED: usize = 32;

impl BaseUrl {
    /// Reads an address.
    pub fn parse(text: &str) -> Result<BaseUrl, Refused> {
        read(text).map_err(|flaw| Refused { cure: cure(text, &flaw), flaw })
    }

    /// An address that no site has (RFC 2606): for a model of content whose own cannot be read, of which
    /// no page is ever made.
    pub fn unread() -> BaseUrl {
        let text = "https://site.invalid/".to_owned();
        BaseUrl { machine: text.clone(), spelled: text, host: 8..20, root: 20 }
    }

    /// The address for machines, in ASCII.
    pub fn as_str(&self) -> &str {
        &self.machine
    }

    /// The address as readers know it.
    pub fn spelled(&self) -> &str {
        &self.spelled
    }

    /// The host alone, for machines.
    pub fn host(&self) -> &str {
        &self.machine[self.host.clone()]
    }

    /// The path of the site on its host, for machines: `/`, or `/under/`.
    pub fn root(&self) -> &str {
        &self.machine[self.root..]
    }

    /// Whether an address that somebody wrote is one of this site.
    pub fn has(&self, url: &str) -> bool {
        [&self.machine, &self.spelled].into_iter().any(|own| {
            let below = url.strip_prefix(own.trim_end_matches('/'));
            below.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.machine)
    }
}

/// The parts of an address: scheme, host with port, path.
fn parts(text: &str) -> Option<(&'static str, &str, &str)> {
    let scheme = SCHEMES.into_iter().find(|it| text.starts_with(it))?;
    let rest = &text[scheme.len()..];
    let path = rest.find('/').unwrap_or(rest.len());
    Some((scheme, &rest[..path], &rest[path..]))
}

fn read(text: &str) -> Result<BaseUrl, Flaw> {
    let (scheme, authority, path) = parts(text).ok_or(Flaw::Scheme)?;
    if let Some(at) = text.find(['?', '#']) {
        let rest = text[at..].to_owned();
        return Err(if rest.starts_with('?') { Flaw::Query(rest) } else { Flaw::Fragment(rest) });
    }
    if let Some(strange) = text.chars().find(|it| it.is_whitespace() || it.is_control()) {
        return Err(Flaw::Character(strange));
    }
    if authority.contains('@') {
        return Err(Flaw::Credentials);
    }
    let (name, port) = match authority.split_once(':') {
        Some((name, port)) => (name, Some(port)),
        None => (authority, None),
    };
    let host = host(name).ok_or_else(|| Flaw::Host(name.to_owned()))?;
    let port = match port {
        None => String::new(),
        Some(port) => match port.parse::<u16>() {
            Ok(number) if number > 0 && !port.starts_with('+') => format!(":{number}"),
            _ => return Err(Flaw::Port(port.to_owned())),
        },
    };
    let (shown, _) = Uts46::new().to_unicode(host.as_bytes(), AsciiDenyList::STD3, Hyphens::Check);
    let spelled: String = path.nfc().collect();
    let machine = folders(&spelled)?;
    let end = |path: &str| if path.ends_with('/') { "" } else { "/" };
    let before = format!("{scheme}{host}{port}");
    Ok(BaseUrl {
        spelled: format!("{scheme}{shown}{port}{spelled}{}", end(&spelled)),
        host: scheme.len()..scheme.len() + host.len(),
        root: before.len(),
        machine: format!("{before}{machine}{}", end(&machine)),
    })
}

/// The name of a host as machines write it.
fn host(name: &str) -> Option<String> {
    let uts46 = Uts46::new();
    let ascii =
        uts46.to_ascii(name.as_bytes(), AsciiDenyList::STD3, Hyphens::Check, DnsLength::Verify);
    let host = ascii.ok()?.into_owned();
    // What ends in a number is the number of a machine, and has four parts.
    let last = host.rsplit('.').next().unwrap_or_default();
    let number = last.bytes().all(|it| it.is_ascii_digit());
    (!number || host.parse::<Ipv4Addr>().is_ok()).then_some(host)
}

/// A path as machines write it.
fn folders(path: &str) -> Result<String, Flaw> {
    let mut machine = String::with_capacity(path.len());
    let mut rest = path;
    while let Some(character) = rest.chars().next() {
        let (own, after) = rest.split_at(character.len_utf8());
        match character {
            '%' => {
                let escape: String = rest.chars().take(3).collect();
                if !is_escape(&escape) {
                    return Err(Flaw::Path(escape));
                }
                machine.push_str(&escape.to_ascii_uppercase());
                rest = &rest[escape.len()..];
                continue;
            }
            '/' | '-' | '.' | '_' | '~' => machine.push(character),
            _ if character.is_ascii_alphanumeric() => machine.push(character),
            _ if character.is_alphanumeric() && !character.is_ascii() => machine += &encoded(own),
            _ => return Err(Flaw::Character(character)),
        }
        rest = after;
    }
    if machine.contains("//") {
        return Err(Flaw::Path("//".to_owned()));
    }
    match machine.split('/').find(|it| dots(it).is_some()) {
        Some(dots) => Err(Flaw::Path(dots.to_owned())),
        None => Ok(machine),
    }
}

/// Whether a text is `%` with two digits, which stand for something that the name of a folder may have.
fn is_escape(text: &str) -> bool {
    let digits = text.strip_prefix('%').filter(|it| it.len() == 2 && !it.starts_with('+'));
    let byte = digits.and_then(|it| u8::from_str_radix(it, 16).ok());
    byte.is_some_and(|it| !it.is_ascii_control() && !b"/\\".contains(&it))
}

/// How many dots a folder of a path is made of, if it is one that leads nowhere, or up.
fn dots(folder: &str) -> Option<usize> {
    let plain = folder.replace("%2E", ".").replace("%2e", ".");
    (plain == "." || plain == "..").then_some(plain.len())
}

/// Each byte of a text as `%` and two digits.
fn encoded(text: &str) -> String {
    text.bytes().map(|it| format!("%{it:02X}")).collect()
}

/// What the author of a text with a flaw is told to write.
fn cure(text: &str, flaw: &Flaw) -> Option<BaseUrl> {
    let (mut text, mut flaw) = (text.trim().to_owned(), flaw.clone());
    for _ in 0..MOST_MENDED {
        text = mended(&text, &flaw)?;
        match read(&text) {
            Ok(cure) => return Some(cure),
            Err(next) => flaw = next,
        }
    }
    None
}

/// A text without one of its flaws.
fn mended(text: &str, flaw: &Flaw) -> Option<String> {
    if *flaw == Flaw::Scheme {
        let (scheme, rest) = match text.split_once("//") {
            Some((before, rest)) if before.eq_ignore_ascii_case("http:") => ("http://", rest),
            Some((before, rest)) if before.is_empty() || before.ends_with(':') => {
                ("https://", rest)
            }
            _ => ("https://", text),
        };
        // One word may be anything.
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        return (host.contains('.') && !host.contains('@')).then(|| format!("{scheme}{rest}"));
    }
    let (scheme, authority, path) = parts(text)?;
    Some(match flaw {
        Flaw::Scheme => return None,
        Flaw::Query(rest) | Flaw::Fragment(rest) => text.strip_suffix(rest.as_str())?.to_owned(),
        Flaw::Credentials => format!("{scheme}{}{path}", authority.rsplit('@').next()?),
        Flaw::Port(_) => format!("{scheme}{}{path}", authority.split(':').next()?),
        Flaw::Host(name) => {
            let better = name.strip_suffix('.')?;
            format!("{scheme}{better}{}{path}", &authority[name.len()..])
        }
        Flaw::Character('\\') => text.replace('\\', "/"),
        Flaw::Character(it) if !authority.contains(*it) => {
            format!("{scheme}{authority}{}", path.replace(*it, &encoded(&it.to_string())))
        }
        Flaw::Path(part) if part == "//" => format!("{scheme}{authority}{}", single(path)),
        Flaw::Path(part) if part.starts_with('%') && dots(part).is_none() => {
            let known = part.len() == 3 && u8::from_str_radix(&part[1..], 16).is_ok();
            // What stands for something that no folder has in its name cannot be guessed.
            (!known).then(|| text.replacen(part, &part.replacen('%', "%25", 1), 1))?
        }
        Flaw::Path(_) => format!("{scheme}{authority}{}", climbed(path)),
        Flaw::Character(_) => return None,
    })
}

/// A path with one `/` wherever it has more.
fn single(path: &str) -> String {
    let folders: Vec<&str> = path.split('/').filter(|it| !it.is_empty()).collect();
    format!("/{}", folders.join("/"))
}

/// The path that a browser makes of one with `..`.
fn climbed(path: &str) -> String {
    let mut folders: Vec<&str> = Vec::new();
    for folder in path.split('/').filter(|it| !it.is_empty()) {
        match dots(folder) {
            None => folders.push(folder),
            Some(1) => {}
            Some(_) => drop(folders.pop()),
        }
    }
    format!("/{}", folders.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_an_address_is_written_for_machines_and_for_readers() {
        for (text, machine, spelled) in [
            ("https://valg.test", "https://valg.test/", "https://valg.test/"),
            ("http://valg.test/under/", "http://valg.test/under/", "http://valg.test/under/"),
            ("https://Valg.Test:8080/Un-der/a_b~1.x", "https://valg.test:8080/Un-der/a_b~1.x/", ""),
            ("http://192.0.2.7:65535/", "http://192.0.2.7:65535/", ""),
            ("https://valgprøve.no", "https://xn--valgprve-b5a.no/", "https://valgprøve.no/"),
            (
                "https://xn--valgprve-b5a.no/",
                "https://xn--valgprve-b5a.no/",
                "https://valgprøve.no/",
            ),
            ("https://VALGPRØVE.no/", "https://xn--valgprve-b5a.no/", "https://valgprøve.no/"),
            ("https://valg.test/å/", "https://valg.test/%C3%A5/", "https://valg.test/å/"),
            ("https://valg.test/a\u{30a}/", "https://valg.test/%C3%A5/", "https://valg.test/å/"),
            ("https://valg.test/%c3%a5", "https://valg.test/%C3%A5/", "https://valg.test/%c3%a5/"),
            ("https://valg.test/a%20b/", "https://valg.test/a%20b/", ""),
            (
                "https://ål.test:80/Prøve/čáhci/x",
                "https://xn--l-1fa.test:80/Pr%C3%B8ve/%C4%8D%C3%A1hci/x/",
                "https://ål.test:80/Prøve/čáhci/x/",
            ),
        ] {
            let url = BaseUrl::parse(text).unwrap_or_else(|it| panic!("{text}: {it:?}"));
            assert_eq!((url.as_str(), text), (machine, text));
            assert!(url.as_str().is_ascii() && url.root().starts_with('/'));
            if !spelled.is_empty() {
                assert_eq!(url.spelled(), spelled);
            }
            // What is written for readers, or for machines, is the same address again.
            for form in [url.as_str(), url.spelled()] {
                assert_eq!(BaseUrl::parse(form).map(|it| it.machine).as_deref(), Ok(machine));
            }
        }
    }

    #[test]
    fn what_cannot_be_an_address_is_refused_with_the_right_spelling() {
        let part = |it: &str| Flaw::Path(it.to_owned());
        for (text, flaw, cure) in [
            ("", Flaw::Scheme, ""),
            ("valg", Flaw::Scheme, ""),
            ("post@valg.test", Flaw::Scheme, ""),
            ("javascript:alert(1)", Flaw::Scheme, ""),
            ("valg.test", Flaw::Scheme, "https://valg.test/"),
            ("valg.test//a", Flaw::Scheme, "https://valg.test/a/"),
            ("//valg.test", Flaw::Scheme, "https://valg.test/"),
            ("ftp://valg.test/a", Flaw::Scheme, "https://valg.test/a/"),
            ("HTTP://valg.test", Flaw::Scheme, "http://valg.test/"),
            ("valg.test/a?b", Flaw::Scheme, "https://valg.test/a/"),
            ("https://valg.no/a?b=c#d", Flaw::Query("?b=c#d".to_owned()), "https://valg.no/a/"),
            ("https://valg.test?", Flaw::Query("?".to_owned()), "https://valg.test/"),
            ("https://valg.test/#", Flaw::Fragment("#".to_owned()), "https://valg.test/"),
            ("https://valg.test/a#b?c", Flaw::Fragment("#b?c".to_owned()), "https://valg.test/a/"),
            ("https://ola:ord@valg.test:1/a", Flaw::Credentials, "https://valg.test:1/a/"),
            ("https://ola@valg.test/?a#b", Flaw::Query("?a#b".to_owned()), "https://valg.test/"),
            ("https://valg test/", Flaw::Character(' '), ""),
            ("https://valg.test/a b", Flaw::Character(' '), "https://valg.test/a%20b/"),
            (" https://valg.test", Flaw::Scheme, "https://valg.test/"),
            ("https://valg.test/\n", Flaw::Character('\n'), "https://valg.test/"),
            (
                "https://valg.test/a\u{a0}b",
                Flaw::Character('\u{a0}'),
                "https://valg.test/a%C2%A0b/",
            ),
            ("https://valg.test/a\\b", Flaw::Character('\\'), "https://valg.test/a/b/"),
            ("https://valg.test/'a'", Flaw::Character('\''), "https://valg.test/%27a%27/"),
            ("https://valg.test/a<b", Flaw::Character('<'), "https://valg.test/a%3Cb/"),
            (
                "https://valg.test/(x)@*;",
                Flaw::Character('('),
                "https://valg.test/%28x%29%40%2A%3B/",
            ),
            (
                "https://valg.test/a\u{200b}b",
                Flaw::Character('\u{200b}'),
                "https://valg.test/a%E2%80%8Bb/",
            ),
            ("https://", Flaw::Host(String::new()), ""),
            ("https:///a", Flaw::Host(String::new()), ""),
            ("https://.test", Flaw::Host(".test".to_owned()), ""),
            ("https://-valg.test", Flaw::Host("-valg.test".to_owned()), ""),
            ("https://valg_test.no", Flaw::Host("valg_test.no".to_owned()), ""),
            ("https://valg.test.", Flaw::Host("valg.test.".to_owned()), "https://valg.test/"),
            ("https://xn--valg.test", Flaw::Host("xn--valg.test".to_owned()), ""),
            ("https://192.0.2.256", Flaw::Host("192.0.2.256".to_owned()), ""),
            ("https://[::1]/", Flaw::Host("[".to_owned()), ""),
            ("https://valg.test:", Flaw::Port(String::new()), "https://valg.test/"),
            ("https://valg.test:0", Flaw::Port("0".to_owned()), "https://valg.test/"),
            ("https://valg.test:+1", Flaw::Port("+1".to_owned()), "https://valg.test/"),
            ("https://valg.test:65536/a", Flaw::Port("65536".to_owned()), "https://valg.test/a/"),
            ("https://valg.test:åtti", Flaw::Port("åtti".to_owned()), "https://valg.test/"),
            ("https://valg.test/a/../b", part(".."), "https://valg.test/b/"),
            ("https://valg.test/..", part(".."), "https://valg.test/"),
            ("https://valg.test/./a/.%2e/b", part("."), "https://valg.test/b/"),
            ("https://valg.test/a/%2E%2e", part("%2E%2E"), "https://valg.test/"),
            ("https://valg.test//", part("//"), "https://valg.test/"),
            ("https://valg.test/a//b", part("//"), "https://valg.test/a/b/"),
            ("https://valg.test/50%", part("%"), "https://valg.test/50%25/"),
            ("https://valg.test/%zz/%å", part("%zz"), "https://valg.test/%25zz/%25%C3%A5/"),
            ("https://valg.test/a%2Fb", part("%2F"), ""),
            ("https://valg.test/a%00b", part("%00"), ""),
        ] {
            let refused = BaseUrl::parse(text).expect_err(text);
            assert_eq!((text, &refused.flaw), (text, &flaw));
            let told = refused.cure.as_ref().map_or("", BaseUrl::as_str);
            assert_eq!((text, told), (text, cure));
        }
    }

    #[test]
    fn the_parts_of_an_address_are_those_of_machines() {
        let url = BaseUrl::parse("https://ål.test:80/å").unwrap();
        assert_eq!((url.host(), url.root()), ("xn--l-1fa.test", "/%C3%A5/"));
        let url = BaseUrl::unread();
        assert_eq!(BaseUrl::parse(url.as_str()).as_ref(), Ok(&url));
    }

    #[test]
    fn an_address_of_the_site_is_known_in_both_forms() {
        let url = BaseUrl::parse("https://ål.test/å/").unwrap();
        for own in
            ["https://ål.test/å", "https://ål.test/å/tema/", "https://xn--l-1fa.test/%C3%A5/"]
        {
            assert!(url.has(own), "{own}");
        }
        for other in ["https://ål.test/åå/", "https://ål.test/", "https://annet.test/å/"] {
            assert!(!url.has(other), "{other}");
        }
    }
}
