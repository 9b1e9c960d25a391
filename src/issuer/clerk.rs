//! Clerk.

use super::address::one_label;
use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// Clerk.
pub(super) static CLERK: Provider = Provider {
    id: "clerk",
    name: "Clerk",
    about: prose("A session token has no aud by default; azp is the browser origin that asked."),
    access_audience: Some(prose(
        "no aud, unless a template of the session token adds one",
    )),
    id_audience: None,
    slash: FinalSlash::Never,
    mistakes: &[
        prose("The API requires aud, and no template adds it."),
        prose("azp is an origin that authorizedParties does not list."),
    ],
    keys: Keys::At("{iss}/.well-known/jwks.json"),
    sources: &[
        prose("clerk/javascript packages/backend/src/jwt/assertions.ts"),
        prose("clerk.com/docs, manual JWT verification"),
    ],
    confirmed: Confirmed::Fully,
    recognise: |seen| {
        if let Some((prefix, path)) = seen.below("clerk.accounts.dev") {
            let instance = one_label(prefix)?;
            return path
                .is_empty()
                .then(|| Found::by(Evidence::Host).tenant(instance));
        }
        let address = seen.https()?;
        let own = address
            .host
            .strip_prefix("clerk.")
            .is_some_and(|domain| !domain.is_empty());
        (own && address.port.is_none() && address.segments.is_empty())
            .then(|| Found::by(Evidence::Shape))
    },
};

#[cfg(test)]
mod tests {
    use crate::issuer::testing::check;

    #[test]
    fn issuers() {
        check(&[
            (
                "https://happy-otter-12.clerk.accounts.dev",
                "clerk, Host, happy-otter-12",
            ),
            ("https://clerk.example.com", "clerk, Shape"),
            ("https://clerk.example.com/x", "-"),
            ("https://clerk.", "-"),
            ("https://a.b.clerk.accounts.dev", "-"),
        ]);
    }
}
