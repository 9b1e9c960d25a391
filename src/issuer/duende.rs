//! Duende IdentityServer and IdentityServer4.

use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// Duende IdentityServer.
pub(super) static DUENDE: Provider = Provider {
    id: "duende",
    name: "Duende IdentityServer",
    about: prose(
        "aud holds the API resources that own the scopes asked for; a scope that belongs to no API resource adds none.",
    ),
    access_audience: Some(prose(
        "the names of the API resources; …/resources with EmitStaticAudienceClaim; otherwise no aud",
    )),
    id_audience: Some(prose("the client id")),
    slash: FinalSlash::Varies,
    mistakes: &[
        prose("The scope belongs to no API resource, so the token has no aud."),
        prose("The API expects the client id."),
    ],
    keys: Keys::Discovery,
    sources: &[prose(
        "docs.duendesoftware.com/identityserver/fundamentals/resources/api-resources",
    )],
    confirmed: Confirmed::Fully,
    recognise: |seen| {
        // The host is the customer's own: only the claims tell.
        seen.web()?;
        let static_audience =
            [seen.iss.strip_suffix('/').unwrap_or(seen.iss), "/resources"].concat();
        let names_it = |audience: String| {
            audience == static_audience
                || audience.contains(&["\"", &static_audience, "\""].concat())
        };
        let by_audience = seen.claim("aud").is_some_and(names_it);
        let by_scope = seen.has(&["client_id"])
            && seen
                .claim("scope")
                .is_some_and(|scope| scope.starts_with('['));
        (by_audience || by_scope).then(|| Found::by(Evidence::Claims))
    },
};

#[cfg(test)]
mod tests {
    use crate::issuer::testing::check_claims;

    #[test]
    fn claims_tell() {
        check_claims(&[
            (
                "https://id.example.com",
                &[("aud", "https://id.example.com/resources")],
                "duende, Claims",
            ),
            (
                "https://id.example.com",
                &[("aud", "[\"api\",\"https://id.example.com/resources\"]")],
                "duende, Claims",
            ),
            (
                "https://id.example.com",
                &[("client_id", "c"), ("scope", "[\"api\"]")],
                "duende, Claims",
            ),
            (
                "https://id.example.com",
                &[("client_id", "c"), ("scope", "api")],
                "-",
            ),
            ("", &[("aud", "/resources")], "-"),
        ]);
    }
}
