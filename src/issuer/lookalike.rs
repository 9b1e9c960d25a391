//! An issuer that nearly is a provider's: a slash too many or too few, `http`, capitals in the host.

use super::provider::{Evidence, Provider, Recognised};
use super::recognise;

/// A provider's issuer that was spelled in a way the provider never spells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lookalike {
    /// Whose issuer it nearly is.
    pub provider: &'static Provider,
    /// The provider's exact spelling.
    pub spelling: String,
}

/// Whose issuer this nearly is, and how that provider spells it.
///
/// `None` for an exact issuer and for a foreign host, however similar:
/// `https://sts.windows.net.evil.example/` is not a slip of the pen.
pub fn lookalike(iss: &str) -> Option<Lookalike> {
    if recognise(iss, &no_claims).is_some() {
        return None;
    }
    repaired(iss).map(|(spelling, recognised)| Lookalike {
        provider: recognised.provider,
        spelling,
    })
}

/// Recognises an issuer, or the one that it nearly is, from its spelling alone.
pub(super) fn recognise_loosely(iss: &str) -> Option<Recognised> {
    recognise(iss, &no_claims).or_else(|| repaired(iss).map(|(_, recognised)| recognised))
}

/// Scheme and host in lower case, everything else untouched.
pub(super) fn lower_host(iss: &str) -> String {
    let after_scheme = iss.find("://").map_or(0, |at| at + 3);
    let host_end = iss
        .bytes()
        .enumerate()
        .skip(after_scheme)
        .find(|(_, byte)| *byte == b'/')
        .map_or(iss.len(), |(at, _)| at);
    match iss.split_at_checked(host_end) {
        Some((origin, path)) => [origin.to_ascii_lowercase().as_str(), path].concat(),
        None => iss.to_owned(),
    }
}

/// The first small repair that makes a provider's issuer of the text.
///
/// A change of scheme needs a host that only the provider has:
/// a GitLab of one's own may well live on `http`.
fn repaired(iss: &str) -> Option<(String, Recognised)> {
    let lower = lower_host(iss);
    let secure = match lower.split_once("://") {
        Some(("http", rest)) => Some(["https://", rest].concat()),
        Some(_) => None,
        None => Some(["https://", lower.as_str()].concat()),
    };
    let by_host = |found: &Recognised| found.evidence == Evidence::Host;
    with_either_slash(&lower, |_| true).or_else(|| with_either_slash(&secure?, by_host))
}

fn with_either_slash(
    text: &str,
    is_enough: impl Fn(&Recognised) -> bool,
) -> Option<(String, Recognised)> {
    let bare = text.trim_end_matches('/');
    [text.to_owned(), bare.to_owned(), [bare, "/"].concat()]
        .into_iter()
        .find_map(|spelling| {
            let recognised = recognise(&spelling, &no_claims).filter(&is_enough)?;
            Some((spelling, recognised))
        })
}

fn no_claims(_: &str) -> Option<String> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_named_with_the_exact_spelling() {
        const TENANT: &str = "11111111-2222-3333-4444-555555555555";
        let table = [
            (
                "https://sts.windows.net/#",
                "entra-v1 https://sts.windows.net/#/",
            ),
            (
                "https://sts.windows.net/#//",
                "entra-v1 https://sts.windows.net/#/",
            ),
            (
                "http://sts.windows.net/#",
                "entra-v1 https://sts.windows.net/#/",
            ),
            ("sts.windows.net/#/", "entra-v1 https://sts.windows.net/#/"),
            (
                "https://login.microsoftonline.com/#/v2.0/",
                "entra-v2 https://login.microsoftonline.com/#/v2.0",
            ),
            (
                "HTTPS://Login.MicrosoftOnline.com/#/v2.0",
                "entra-v2 https://login.microsoftonline.com/#/v2.0",
            ),
            (
                "https://acme.eu.auth0.com",
                "auth0 https://acme.eu.auth0.com/",
            ),
            (
                "https://accounts.google.com/",
                "google https://accounts.google.com",
            ),
            (
                "https://sso.example.com/application/o/grafana",
                "authentik https://sso.example.com/application/o/grafana/",
            ),
            (
                "http://kc.example.com/realms/a/",
                "keycloak http://kc.example.com/realms/a",
            ),
            (
                "https://ACME.eu.auth0.com/",
                "auth0 https://acme.eu.auth0.com/",
            ),
            // Exact already.
            ("https://sts.windows.net/#/", "-"),
            ("https://acme.eu.auth0.com/", "-"),
            // Somebody else's host.
            ("https://sts.windows.net.evil.example/#", "-"),
            ("https://evil.example/sts.windows.net/#", "-"),
            ("https://sts.windows.net@evil.example/#", "-"),
            // No scheme is invented for a host that anyone may have.
            ("clerk.example.com", "-"),
            ("http://clerk.example.com", "-"),
            ("", "-"),
            ("/", "-"),
            ("://", "-"),
            ("\u{130}://\u{212a}/", "-"),
        ];
        for (iss, wanted) in table {
            let found = lookalike(&iss.replace('#', TENANT)).map_or("-".to_owned(), |near| {
                format!("{} {}", near.provider.id, near.spelling)
            });
            assert_eq!(found, wanted.replace('#', TENANT), "{iss}");
        }
    }
}
