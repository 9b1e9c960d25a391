//! Okta: the org authorization server and custom ones.

use super::address::one_label;
use super::provider::{Confirmed, Detail, Evidence, FinalSlash, Found, Keys, Provider};
use super::seen::Seen;
use crate::catalogue::prose;

/// Okta custom authorization server.
pub(super) static CUSTOM: Provider = Provider {
    id: "okta-custom",
    name: "Okta custom authorization server",
    about: prose(
        "The audience is a setting of the authorization server; api://default for the one called default.",
    ),
    access_audience: Some(prose("the audience set on the authorization server")),
    id_audience: Some(prose("the client id of the application")),
    slash: FinalSlash::Never,
    mistakes: &[
        prose("The token comes from another authorization server of the same org."),
        prose("The audience set on the authorization server is not the one that the API expects."),
    ],
    keys: Keys::Discovery,
    sources: &[
        prose(
            "okta/okta-developer-docs packages/@okta/vuepress-site/docs/concepts/auth-servers/index.md",
        ),
        prose(
            "okta/okta-developer-docs packages/@okta/vuepress-site/docs/guides/validate-access-tokens",
        ),
    ],
    confirmed: Confirmed::Fully,
    recognise: |seen| match seen.https()?.segments.as_slice() {
        ["oauth2", server] if is_server(server) => {
            let server = Detail::AuthorizationServer((*server).to_owned());
            let found = match org(seen) {
                Some(org) => Found::by(Evidence::Host).tenant(org),
                None => Found::by(Evidence::Shape),
            };
            Some(found.detail(server))
        }
        _ => None,
    },
};

/// Okta org authorization server.
pub(super) static ORG: Provider = Provider {
    id: "okta-org",
    name: "Okta org authorization server",
    about: prose(
        "Okta makes these access tokens for itself: their content may change, and an API of your own is not meant to validate them. Ask a custom authorization server instead.",
    ),
    access_audience: Some(prose("the Okta org itself")),
    id_audience: Some(prose("the client id of the application")),
    slash: FinalSlash::Never,
    mistakes: &[prose(
        "An API tries to validate an access token of the org authorization server.",
    )],
    keys: Keys::Discovery,
    sources: &[
        prose(
            "okta/okta-developer-docs packages/@okta/vuepress-site/docs/concepts/auth-servers/index.md",
        ),
        prose(
            "okta/okta-developer-docs packages/@okta/vuepress-site/docs/guides/validate-access-tokens",
        ),
        prose(
            "okta/okta-developer-docs packages/@okta/vuepress-site/docs/guides/implement-oauth-for-okta-serviceapp/main/index.md",
        ),
    ],
    confirmed: Confirmed::Fully,
    recognise: |seen| {
        if !seen.https()?.segments.is_empty() {
            return None;
        }
        if let Some(org) = org(seen) {
            return Some(Found::by(Evidence::Host).tenant(org));
        }
        // A custom domain shows nothing but its origin; Okta's access tokens have `cid` and a `jti` of their own.
        let own_jti = seen.claim("jti")?.starts_with("AT.");
        (own_jti && seen.has(&["cid", "ver"])).then(|| Found::by(Evidence::Claims))
    },
};

/// The org, from Okta's own domains.
fn org<'a>(seen: &Seen<'a>) -> Option<&'a str> {
    [
        "okta.com",
        "oktapreview.com",
        "okta-emea.com",
        "okta-gov.com",
    ]
    .iter()
    .find_map(|domain| one_label(seen.below(domain)?.0))
}

fn is_server(id: &str) -> bool {
    let custom = id.strip_prefix("aus");
    id == "default"
        || custom
            .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use crate::issuer::testing::{check, check_claims};

    #[test]
    fn issuers() {
        check(&[
            (
                "https://dev-1.okta.com/oauth2/default",
                "okta-custom, Host, dev-1, authorization server default",
            ),
            (
                "https://login.example.com/oauth2/aus9o8wzkhckw9TLa0h7z",
                "okta-custom, Shape, authorization server aus9o8wzkhckw9TLa0h7z",
            ),
            ("https://dev-1.okta.com", "okta-org, Host, dev-1"),
            ("https://dev-1.oktapreview.com", "okta-org, Host, dev-1"),
            ("https://dev-1.okta.com/", "-"),
            ("https://dev-1.okta.com/oauth2/", "-"),
            ("https://login.example.com/oauth2/aus", "-"),
            ("https://login.example.com/oauth2/v1", "-"),
            ("https://login.example.com", "-"),
            ("https://dev-1.okta.com.evil.example", "-"),
        ]);
    }

    #[test]
    fn claims_tell() {
        check_claims(&[
            (
                "https://login.example.com",
                &[("cid", "0oa"), ("jti", "AT.x"), ("ver", "1")],
                "okta-org, Claims",
            ),
            (
                "https://login.example.com",
                &[("cid", "0oa"), ("jti", "x"), ("ver", "1")],
                "-",
            ),
        ]);
    }
}
