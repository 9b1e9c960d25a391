//! Login.gov.

use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// Login.gov.
pub(super) static LOGIN_GOV: Provider = Provider {
    id: "login-gov",
    name: "Login.gov",
    about: prose("ID tokens only; the access token is opaque. The issuer ends with a slash."),
    access_audience: None,
    id_audience: Some(prose("the client id, urn:gov:gsa:…")),
    slash: FinalSlash::Required,
    mistakes: &[prose("The issuer was configured without its final slash.")],
    keys: Keys::Discovery,
    sources: &[prose("developers.login.gov OpenID Connect")],
    confirmed: Confirmed::No,
    recognise: |seen| {
        let known =
            seen.is_origin("secure.login.gov") || seen.is_origin("idp.int.identitysandbox.gov");
        known.then(|| Found::by(Evidence::Host))
    },
};

#[cfg(test)]
mod tests {
    use crate::issuer::testing::check;

    #[test]
    fn issuers() {
        check(&[
            ("https://secure.login.gov/", "login-gov, Host"),
            ("https://idp.int.identitysandbox.gov/", "login-gov, Host"),
            ("https://secure.login.gov", "-"),
        ]);
    }
}
