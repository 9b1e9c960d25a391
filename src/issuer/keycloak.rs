//! Keycloak and its Red Hat build.

use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// Keycloak.
pub(super) static KEYCLOAK: Provider = Provider {
    id: "keycloak",
    name: "Keycloak",
    about: prose(
        "aud never names the client that asked (that is azp): mappers alone fill it, and without one there is no aud.",
    ),
    access_audience: Some(prose(
        "what the Audience Resolve and Audience mappers add, often account; never the client that asked",
    )),
    id_audience: Some(prose("the client id")),
    slash: FinalSlash::Never,
    mistakes: &[
        prose("The API expects its client id in aud, but no Audience mapper adds it."),
        prose(
            "The token was asked for under one host name (a container's, say) and the API expects another in iss.",
        ),
    ],
    keys: Keys::Discovery,
    sources: &[
        prose("keycloak/keycloak core/src/main/java/org/keycloak/TokenVerifier.java"),
        prose("phasetwo.io, article on Keycloak 26 audiences"),
    ],
    confirmed: Confirmed::Fully,
    recognise: |seen| match seen.web()?.segments.as_slice() {
        ["realms", realm] | ["auth", "realms", realm] if !realm.is_empty() => {
            Some(Found::by(Evidence::Shape).tenant(realm))
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
                "https://kc.example.com/realms/myrealm",
                "keycloak, Shape, myrealm",
            ),
            (
                "https://kc.example.com/auth/realms/old",
                "keycloak, Shape, old",
            ),
            ("http://localhost:8080/realms/dev", "keycloak, Shape, dev"),
            ("https://kc.example.com/realms/myrealm/", "-"),
            ("https://kc.example.com/realms//", "-"),
            ("https://kc.example.com/x/realms/a", "-"),
        ]);
    }

    #[test]
    fn keys() {
        check_keys(&[(
            "http://localhost:8080/realms/dev",
            &[],
            Some("http://localhost:8080/realms/dev/.well-known/openid-configuration"),
        )]);
    }
}
