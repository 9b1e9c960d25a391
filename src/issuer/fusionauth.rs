//! FusionAuth.

use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// FusionAuth.
pub(super) static FUSIONAUTH: Provider = Provider {
    id: "fusionauth",
    name: "FusionAuth",
    about: prose(
        "The issuer is a setting of the tenant, with acme.com as the value it starts from.",
    ),
    access_audience: Some(prose("the id of the application")),
    id_audience: Some(prose("the id of the application")),
    slash: FinalSlash::Never,
    mistakes: &[prose("Nobody changed the issuer from acme.com.")],
    keys: Keys::Unknown,
    sources: &[prose(
        "FusionAuth documentation, JSON Web Tokens and tenants",
    )],
    confirmed: Confirmed::No,
    recognise: |seen| {
        if seen.iss == "acme.com" {
            return Some(Found::by(Evidence::Shape));
        }
        let (tenant, path) = seen.below("fusionauth.io")?;
        path.is_empty()
            .then(|| Found::by(Evidence::Host).tenant(tenant))
    },
};

#[cfg(test)]
mod tests {
    use crate::issuer::testing::check;

    #[test]
    fn issuers() {
        check(&[
            ("acme.com", "fusionauth, Shape"),
            ("https://acme.fusionauth.io", "fusionauth, Host, acme"),
            ("https://acme.fusionauth.io/x", "-"),
            ("https://acme.com", "-"),
        ]);
    }
}
