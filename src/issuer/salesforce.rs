//! Salesforce.

use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// Salesforce.
pub(super) static SALESFORCE: Provider = Provider {
    id: "salesforce",
    name: "Salesforce",
    about: prose(
        "In the JWT bearer flow you sign the assertion yourself, and its aud is the login host.",
    ),
    access_audience: Some(prose("the address of the org")),
    id_audience: Some(prose("the client id")),
    slash: FinalSlash::Never,
    mistakes: &[prose(
        "The assertion of a sandbox names login.salesforce.com instead of test.salesforce.com, or the other way round.",
    )],
    keys: Keys::Discovery,
    sources: &[prose("Salesforce Help, OAuth 2.0 JWT bearer flow")],
    confirmed: Confirmed::IssuerOnly,
    recognise: |seen| {
        if seen.is_origin("login.salesforce.com") || seen.is_origin("test.salesforce.com") {
            return Some(Found::by(Evidence::Host));
        }
        let (domain, path) = seen
            .below("my.salesforce.com")
            .or_else(|| seen.below("my.site.com"))?;
        let is_site = seen.below("my.site.com").is_some();
        match path {
            [] => Some(Found::by(Evidence::Host).tenant(domain)),
            [site] if is_site && !site.is_empty() => Some(Found::by(Evidence::Host).tenant(domain)),
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
            ("https://login.salesforce.com", "salesforce, Host"),
            ("https://test.salesforce.com", "salesforce, Host"),
            ("https://acme.my.salesforce.com", "salesforce, Host, acme"),
            ("https://acme.my.site.com/shop", "salesforce, Host, acme"),
            ("https://acme.my.salesforce.com/x", "-"),
            ("https://my.salesforce.com", "-"),
        ]);
    }
}
