//! authentik.

use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// authentik.
pub(super) static AUTHENTIK: Provider = Provider {
    id: "authentik",
    name: "authentik",
    about: prose("Every application has an issuer of its own, which ends with a slash."),
    access_audience: Some(prose(
        "the client id: the access token is the ID token with a few more claims",
    )),
    id_audience: Some(prose("the client id")),
    slash: FinalSlash::Required,
    mistakes: &[prose("The issuer was configured without its final slash.")],
    keys: Keys::Discovery,
    sources: &[prose(
        "goauthentik/authentik authentik/providers/oauth2/id_token.py",
    )],
    confirmed: Confirmed::IssuerOnly,
    recognise: |seen| match seen.web()?.segments.as_slice() {
        ["application", "o", slug] if !slug.is_empty() => {
            Some(Found::by(Evidence::Shape).tenant(slug))
        }
        _ => None,
    },
};

#[cfg(test)]
mod tests {
    use crate::issuer::testing::{check, check_keys};

    #[test]
    fn issuers() {
        check(&[
            (
                "https://sso.example.com/application/o/grafana/",
                "authentik, Shape, grafana",
            ),
            ("https://sso.example.com/application/o/grafana", "-"),
            ("https://sso.example.com/application/o/", "-"),
        ]);
    }

    #[test]
    fn keys() {
        check_keys(&[(
            "https://sso.example.com/application/o/grafana/",
            &[],
            Some("https://sso.example.com/application/o/grafana/.well-known/openid-configuration"),
        )]);
    }
}
