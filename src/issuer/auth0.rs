//! Auth0.

use super::provider::{Confirmed, Detail, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// Auth0.
pub(super) static AUTH0: Provider = Provider {
    id: "auth0",
    name: "Auth0",
    about: prose(
        "Without an audience parameter the access token is opaque or encrypted and meant for /userinfo only.",
    ),
    access_audience: Some(prose(
        "the API Identifier given as audience; with scope openid an array that also holds …/userinfo",
    )),
    id_audience: Some(prose("the client id of the application")),
    slash: FinalSlash::Required,
    mistakes: &[
        prose("The issuer was configured without its final slash; Auth0 always writes one."),
        prose("No audience was asked for, so there is no JWT for the API."),
        prose("The API Identifier differs from the configured audience by a final slash."),
    ],
    keys: Keys::Discovery,
    sources: &[
        prose("auth0.com/docs/secure/tokens/access-tokens/access-token-profiles"),
        prose("auth0/node-oauth2-jwt-bearer packages/express-oauth2-jwt-bearer"),
    ],
    confirmed: Confirmed::Fully,
    recognise: |seen| {
        let (prefix, path) = seen.below("auth0.com")?;
        if !path.is_empty() {
            return None;
        }
        let found = Found::by(Evidence::Host);
        match prefix.split_once('.') {
            None => Some(found.tenant(prefix)),
            Some((tenant, region)) if !tenant.is_empty() && REGIONS.contains(&region) => {
                let region = Detail::Region(region.to_owned());
                Some(found.tenant(tenant).detail(region))
            }
            Some(_) => None,
        }
    },
};

const REGIONS: &[&str] = &["us", "eu", "au", "jp", "uk", "ca", "in", "sg"];

#[cfg(test)]
mod tests {
    use crate::issuer::testing::{check, check_keys};

    #[test]
    fn issuers() {
        check(&[
            (
                "https://tenant.eu.auth0.com/",
                "auth0, Host, tenant, region eu",
            ),
            ("https://tenant.auth0.com/", "auth0, Host, tenant"),
            ("https://tenant.eu.auth0.com", "-"),
            ("https://tenant.xx.auth0.com/", "-"),
            ("https://a.b.eu.auth0.com/", "-"),
            ("https://.eu.auth0.com/", "-"),
            ("https://auth0.com/", "-"),
            ("https://TENANT.auth0.com/", "-"),
            ("https://evilauth0.com/", "-"),
            ("https://tenant.auth0.com/x/", "-"),
        ]);
    }

    #[test]
    fn keys() {
        check_keys(&[(
            "https://tenant.eu.auth0.com/",
            &[],
            Some("https://tenant.eu.auth0.com/.well-known/openid-configuration"),
        )]);
    }
}
