//! Addresses as RFC 9449 §4.3 compares them: without query and fragment, after the syntax-based and
//! the scheme-based normalisation of RFC 3986 §6.2.2 and §6.2.3.

use super::check::AddressPart;

/// An address of HTTP, normalised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Address {
    scheme: String,
    /// The host, behind the name of a user and an `@` if one is written.
    host: String,
    port: Option<String>,
    path: String,
    /// Whether a query or a fragment was left off.
    pub(super) more: bool,
}

impl Address {
    /// Reads and normalises; `None` without a scheme and a host.
    pub(super) fn read(text: &str) -> Option<Self> {
        let end = text.find(['?', '#']).unwrap_or(text.len());
        let (bare, rest) = text.split_at_checked(end)?;
        let (scheme, bare) = bare.split_once("://")?;
        let mut first = true;
        let is_scheme = scheme.chars().all(|c| {
            let start = std::mem::take(&mut first);
            c.is_ascii_alphabetic() || !start && (c.is_ascii_digit() || "+-.".contains(c))
        });
        let slash = bare.find('/').unwrap_or(bare.len());
        let (authority, path) = bare.split_at_checked(slash)?;
        if scheme.is_empty() || !is_scheme || authority.is_empty() {
            return None;
        }
        let scheme = scheme.to_ascii_lowercase();
        let (user, place) = match authority.rsplit_once('@') {
            Some((user, place)) => (Some(user), place),
            None => (None, authority),
        };
        // The colons of an IPv6 address stand before its bracket.
        let (host, port) = match place.rsplit_once(':') {
            Some((host, port)) if !port.contains(']') => (host, port),
            _ => (place, ""),
        };
        if host.is_empty() || !port.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let host = escapes(host).to_ascii_lowercase();
        let host = upper_escapes(&host);
        let host = match user {
            Some(user) => [&escapes(user), "@", &host].concat(),
            None => host,
        };
        let usual = match &*scheme {
            "https" => "443",
            "http" => "80",
            _ => "",
        };
        let port = match port.trim_start_matches('0') {
            "" if !port.is_empty() => "0",
            port => port,
        };
        Some(Self {
            port: (!port.is_empty() && port != usual).then(|| port.to_owned()),
            scheme,
            host,
            path: without_dots(&escapes(path)),
            more: !rest.is_empty(),
        })
    }

    /// The first part that differs.
    pub(super) fn differs(&self, other: &Self) -> Option<AddressPart> {
        let parts = [
            (self.scheme == other.scheme, AddressPart::Scheme),
            (self.host == other.host, AddressPart::Host),
            (self.port == other.port, AddressPart::Port),
            (self.path == other.path, AddressPart::Path),
        ];
        let differing = parts.into_iter().find(|(same, _)| !same);
        differing.map(|(_, part)| part)
    }

    /// As text.
    pub(super) fn text(&self) -> String {
        let Self {
            scheme,
            host,
            port,
            path,
            ..
        } = self;
        match port {
            Some(port) => format!("{scheme}://{host}:{port}{path}"),
            None => format!("{scheme}://{host}{path}"),
        }
    }
}

/// Escapes in capitals (RFC 3986 §6.2.2.1), and those of unreserved characters resolved (§6.2.2.2).
fn escapes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((plain, escape)) = rest.find('%').and_then(|at| rest.split_at_checked(at)) {
        out.push_str(plain);
        let digits = escape.get(1..3);
        let code = digits.filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        match code.and_then(|digits| Some((digits, u8::from_str_radix(digits, 16).ok()?))) {
            Some((digits, code)) => {
                if code.is_ascii_alphanumeric() || b"-._~".contains(&code) {
                    out.push(char::from(code));
                } else {
                    out.push('%');
                    out.push_str(&digits.to_ascii_uppercase());
                }
                rest = escape.get(3..).unwrap_or_default();
            }
            None => {
                out.push('%');
                rest = escape.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    out
}

/// The escapes of a host that was turned into small letters.
fn upper_escapes(host: &str) -> String {
    if !host.contains('%') {
        return host.to_owned();
    }
    escapes(host)
}

/// Without `.` and `..` (RFC 3986 §5.2.4); an empty path is `/` (§6.2.3).
fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut segments = path.split('/').skip(1).peekable();
    while let Some(segment) = segments.next() {
        let last = segments.peek().is_none();
        match segment {
            "." => {}
            ".." => drop(kept.pop()),
            segment => {
                kept.push(segment);
                continue;
            }
        }
        // What a dot at the end leaves is a folder.
        if last {
            kept.push("");
        }
    }
    ["/", &kept.join("/")].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_normalised() {
        let cases = [
            (
                "https://server.example.com/token",
                "https://server.example.com/token",
            ),
            (
                "HTTPS://Server.Example.COM:443/token",
                "https://server.example.com/token",
            ),
            (
                "https://server.example.com:0443/token",
                "https://server.example.com/token",
            ),
            ("http://h:80", "http://h/"),
            ("http://h:443/", "http://h:443/"),
            ("https://h:/a?b=c#d", "https://h/a"),
            ("https://h#d", "https://h/"),
            ("https://h/a#d?x", "https://h/a"),
            ("https://h/%7euser/%2fx%zz%", "https://h/~user/%2Fx%zz%"),
            ("https://h/a/./b/../c/", "https://h/a/c/"),
            ("https://h/a/..", "https://h/"),
            ("https://h/../../a", "https://h/a"),
            ("https://h/a/.", "https://h/a/"),
            ("https://h//a", "https://h//a"),
            (
                "https://[2001:DB8::1]:8443/a",
                "https://[2001:db8::1]:8443/a",
            ),
            ("https://[::1]/a", "https://[::1]/a"),
            ("https://User@H/a", "https://User@h/a"),
            ("https://h%2Dx/", "https://h-x/"),
            ("https://h%c3%a9/", "https://h%C3%A9/"),
            ("https://hé/é%é", "https://hé/é%é"),
            ("https://h/%", "https://h/%"),
            ("https://h/%4", "https://h/%4"),
            ("https://h/%+4", "https://h/%+4"),
        ];
        for (text, wanted) in cases {
            let found = Address::read(text).map(|address| address.text());
            assert_eq!(found.as_deref(), Some(wanted), "{text}");
        }
        for text in [
            "",
            "/token",
            "server.example.com/token",
            "://h",
            "https://",
            "https:///a",
            "1a://h",
            "https://h:x/",
            "https://:443/",
            "ht tp://h",
            "https://[::1]x:y/",
        ] {
            assert_eq!(Address::read(text), None, "{text}");
        }
    }

    #[test]
    fn the_first_difference_is_told() {
        let own = Address::read("https://h.example:8443/a");
        let cases = [
            ("https://H.example:8443/a?b", None),
            ("http://x/b", Some(AddressPart::Scheme)),
            ("https://x:8443/a", Some(AddressPart::Host)),
            ("https://h.example/a", Some(AddressPart::Port)),
            ("https://h.example:8443/A", Some(AddressPart::Path)),
            ("https://h.example:8443/a/", Some(AddressPart::Path)),
        ];
        for (text, wanted) in cases {
            let other = Address::read(text);
            let found = own.as_ref().zip(other.as_ref());
            let found = found.map(|(own, other)| own.differs(other));
            assert_eq!(found, Some(wanted), "{text}");
        }
    }
}
