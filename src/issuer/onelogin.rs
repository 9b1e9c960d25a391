//! OneLogin.

use super::address::one_label;
use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// OneLogin.
pub(super) static ONELOGIN: Provider = Provider {
    id: "onelogin",
    name: "OneLogin",
    about: prose("The subdomain is the account; older issuers have one host for everybody."),
    access_audience: Some(prose("the client id of the OIDC application")),
    id_audience: Some(prose("the client id of the application")),
    slash: FinalSlash::Never,
    mistakes: &[],
    keys: Keys::Discovery,
    sources: &[prose("developers.onelogin.com/openid-connect/api/upgrade")],
    confirmed: Confirmed::IssuerOnly,
    recognise: |seen| {
        let (prefix, path) = seen.below("onelogin.com")?;
        match (one_label(prefix)?, path) {
            ("openid-connect" | "openid-connect-eu", ["oidc"]) => Some(Found::by(Evidence::Host)),
            (account, ["oidc", "2"]) => Some(Found::by(Evidence::Host).tenant(account)),
            _ => None,
        }
    },
};

#[cfg(test)]
mod tests {
    use crate::issuer::testing::check;

    #[test]
    fn issuers() {
        check(&[
            ("https://acme.onelogin.com/oidc/2", "onelogin, Host, acme"),
            (
                "https://openid-connect-eu.onelogin.com/oidc",
                "onelogin, Host",
            ),
            ("https://acme.onelogin.com/oidc", "-"),
            ("https://onelogin.com/oidc/2", "-"),
        ]);
    }
}
