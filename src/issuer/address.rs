//! An issuer read as an address: scheme, host, port and path, nothing decoded and nothing repaired.

/// The parts of an issuer that is a URL, exactly as written.
///
/// Query, fragment and user info are refused rather than skipped:
/// an issuer has none (OpenID Connect Core 1.0 section 2, `iss`),
/// and `https://login.microsoftonline.com@evil.example/` must not read as Microsoft's host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address<'a> {
    /// What stands before `://`, in the letter case found.
    pub scheme: &'a str,
    /// The host without its port, in the letter case found; an IPv6 host keeps its brackets.
    pub host: &'a str,
    /// The port, when one is written.
    pub port: Option<u16>,
    /// The path between its slashes; `https://host/` and `https://host` both have none.
    pub segments: Vec<&'a str>,
    /// Whether the text ends with the slash that closes the path.
    pub slash: bool,
}

impl<'a> Address<'a> {
    /// Splits `text`, or returns `None` when it is not a plain URL.
    ///
    /// Only characters that need no quoting in a shell or a page are let through
    /// (a part of RFC 3986 section 2, and the braces of `{tenantid}`),
    /// so an address made from a recognised issuer can be printed in a command.
    pub fn parse(text: &'a str) -> Option<Self> {
        let (scheme, rest) = text.split_once("://")?;
        if scheme.is_empty() || !scheme.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return None;
        }
        let (authority, path) = match rest.split_once('/') {
            Some((authority, path)) => (authority, Some(path)),
            None => (rest, None),
        };
        let (host, port) = host_and_port(authority)?;
        let path_is_plain = |p: &str| p.bytes().all(is_plain_path);
        if !path.is_none_or(path_is_plain) {
            return None;
        }
        let slash = path.is_some_and(|p| p.is_empty() || p.ends_with('/'));
        let inner = path.map(|p| p.strip_suffix('/').unwrap_or(p));
        let segments = match inner {
            // `https://host//` has one empty segment, `https://host/` has none.
            None => Vec::new(),
            Some("") if path == Some("") => Vec::new(),
            Some(inner) => inner.split('/').collect(),
        };
        Some(Self {
            scheme,
            host,
            port,
            segments,
            slash,
        })
    }

    /// Whether scheme and host are written in lower case, as every provider writes them.
    pub fn is_lower_case(&self) -> bool {
        let lower = |text: &str| !text.bytes().any(|b| b.is_ascii_uppercase());
        lower(self.scheme) && lower(self.host)
    }

    /// What stands before `.domain` in the host, labels and dots, when the host is below that domain.
    pub fn below(&self, domain: &str) -> Option<&'a str> {
        let prefix = self.host.strip_suffix(domain)?.strip_suffix('.')?;
        (!prefix.is_empty()).then_some(prefix)
    }
}

/// The text itself when it is a single DNS label: not empty and without a dot.
pub fn one_label(prefix: &str) -> Option<&str> {
    (!prefix.is_empty() && !prefix.contains('.')).then_some(prefix)
}

/// Whether the text is a GUID in its hyphenated form, in either letter case (RFC 9562 section 4).
pub fn is_guid(text: &str) -> bool {
    const GROUPS: [usize; 5] = [8, 4, 4, 4, 12];
    let mut groups = text.split('-');
    GROUPS.iter().all(|&length| {
        groups.next().is_some_and(|group| {
            group.len() == length && group.bytes().all(|b| b.is_ascii_hexdigit())
        })
    }) && groups.next().is_none()
}

fn host_and_port(authority: &str) -> Option<(&str, Option<u16>)> {
    let after_brackets = authority.find(']').map_or(0, |at| at + 1);
    let (brackets, rest) = authority.split_at_checked(after_brackets)?;
    let (name, port) = match rest.split_once(':') {
        Some((name, port)) => (name, Some(port)),
        None => (rest, None),
    };
    let host = match (brackets, name) {
        ("", name) if !name.is_empty() && name.bytes().all(is_plain_host) => name,
        (brackets, "") => brackets
            .strip_prefix('[')?
            .strip_suffix(']')
            .filter(|inner| inner.bytes().all(|b| b.is_ascii_hexdigit() || b == b':'))
            .map(|_| brackets)?,
        _ => return None,
    };
    match port {
        None => Some((host, None)),
        Some(digits) if digits.bytes().all(|b| b.is_ascii_digit()) => {
            Some((host, Some(digits.parse().ok()?)))
        }
        Some(_) => None,
    }
}

fn is_plain_host(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_')
}

fn is_plain_path(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~%:+=,@/{}".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_split() {
        type Parts<'a> = (&'a str, &'a str, Option<u16>, &'a [&'a str], bool);
        let table: &[(&str, Option<Parts<'_>>)] = &[
            (
                "https://h.example",
                Some(("https", "h.example", None, &[], false)),
            ),
            (
                "https://h.example/",
                Some(("https", "h.example", None, &[], true)),
            ),
            ("https://h//", Some(("https", "h", None, &[""], true))),
            (
                "https://h/a/b",
                Some(("https", "h", None, &["a", "b"], false)),
            ),
            (
                "https://h/a//b/",
                Some(("https", "h", None, &["a", "", "b"], true)),
            ),
            (
                "HTTP://H:8080/a/",
                Some(("HTTP", "H", Some(8080), &["a"], true)),
            ),
            (
                "https://[::1]:9031",
                Some(("https", "[::1]", Some(9031), &[], false)),
            ),
            (
                "https://h/{tenantid}/v2.0",
                Some(("https", "h", None, &["{tenantid}", "v2.0"], false)),
            ),
            // Not addresses of an issuer.
            ("", None),
            ("h.example/a", None),
            ("://h", None),
            ("https://", None),
            ("https:///a", None),
            ("https://h:/", None),
            ("https://h:+80/", None),
            ("https://h:65536/", None),
            ("https://[::1", None),
            ("https://]/", None),
            ("https://[::1]x/", None),
            ("https://a]b/", None),
            ("https://login.microsoftonline.com@evil.example/", None),
            ("https://login.microsoftonline.com\\.evil.example/", None),
            ("https://h/?a=b", None),
            ("https://h/#a", None),
            ("https://h/$(reboot)", None),
            ("https://h/`id`", None),
            ("https://h/a b", None),
            ("https://h\u{e9}/", None),
            ("https://h/\u{200b}", None),
        ];
        for (text, wanted) in table {
            let found = Address::parse(text);
            let found = found
                .as_ref()
                .map(|a| (a.scheme, a.host, a.port, a.segments.as_slice(), a.slash));
            assert_eq!(found, *wanted, "{text}");
        }
    }

    #[test]
    fn a_host_is_below_a_domain_only_after_a_dot() {
        let table = [
            ("https://acme.auth0.com", Some("acme")),
            ("https://acme.eu.auth0.com", Some("acme.eu")),
            ("https://auth0.com", None),
            ("https://.auth0.com", None),
            ("https://evilauth0.com", None),
            ("https://acme.auth0.com.evil.example", None),
        ];
        for (text, wanted) in table {
            let address = Address::parse(text).unwrap();
            assert_eq!(address.below("auth0.com"), wanted, "{text}");
        }
    }

    #[test]
    fn guids() {
        let table = [
            ("9188040d-6c67-4c5b-b112-36a304b66dad", true),
            ("9188040D-6C67-4C5B-B112-36A304B66DAD", true),
            ("9188040d-6c67-4c5b-b112-36a304b66da", false),
            ("9188040d-6c67-4c5b-b112-36a304b66dad-", false),
            ("9188040g-6c67-4c5b-b112-36a304b66dad", false),
            ("9188040d6c674c5bb11236a304b66dad", false),
            ("", false),
            ("----", false),
        ];
        for (text, wanted) in table {
            assert_eq!(is_guid(text), wanted, "{text}");
        }
    }
}
