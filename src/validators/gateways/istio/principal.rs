//! Who asks, as an `AuthorizationPolicy` writes it: issuer, a slash, subject.
//!
//! istio/istio 0098d99f pilot/pkg/security/authz/model/generator.go, requestPrincipalGenerator: what
//! stands before the last slash is the issuer.

/// Whether a token of that issuer and subject is meant.
pub(super) fn fits(wanted: &str, issuer: &str, subject: &str) -> bool {
    if wanted == "*" {
        return !issuer.is_empty() && !subject.is_empty();
    }
    let halves = wanted.rsplit_once('/');
    if let Some(end) = wanted.strip_prefix('*') {
        return match halves {
            Some(("*", wanted)) => !issuer.is_empty() && subject == wanted,
            Some((_, wanted)) => {
                let end = end.rsplit_once('/').map_or("", |(end, _)| end);
                issuer.ends_with(end) && subject == wanted
            }
            None => !issuer.is_empty() && subject.ends_with(end),
        };
    }
    if let Some(start) = wanted.strip_suffix('*') {
        return match halves {
            Some((wanted, "*")) => issuer == wanted && !subject.is_empty(),
            Some((wanted, _)) => {
                let start = start.rsplit_once('/').map_or("", |(_, start)| start);
                issuer == wanted && subject.starts_with(start)
            }
            None => issuer.starts_with(start) && !subject.is_empty(),
        };
    }
    // Without a slash no subject is asked for, and the matcher wants an empty one.
    halves.unwrap_or((wanted, "")) == (issuer, subject)
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn the_last_slash_parts_issuer_and_subject() {
        for (wanted, issuer, subject, expected) in [
            ("*", "https://i", "s", true),
            ("*", "https://i", "", false),
            ("https://i/s", "https://i", "s", true),
            ("https://i/s", "https://i/", "s", false),
            ("https://i//s", "https://i/", "s", true),
            ("https://i/*", "https://i", "anybody", true),
            ("https://i/*", "https://i/", "anybody", false),
            ("https://i/ab*", "https://i", "abc", true),
            ("https://i/ab*", "https://i", "bc", false),
            ("*/s", "https://i", "s", true),
            ("*/s", "https://i", "t", false),
            ("*.example/s", "https://i.example", "s", true),
            ("*.example/s", "https://i.test", "s", false),
            ("*c", "i", "abc", true),
            ("https:*", "https:x", "s", true),
            ("i", "i", "", true),
            ("i", "i", "s", false),
            ("", "i", "s", false),
        ] {
            assert_eq!(
                fits(wanted, issuer, subject),
                expected,
                "{wanted} {issuer} {subject}"
            );
        }
    }
}
