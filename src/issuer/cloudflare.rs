//! Cloudflare Access.

use super::address::one_label;
use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// Cloudflare Access.
pub(super) static ACCESS: Provider = Provider {
    id: "cloudflare-access",
    name: "Cloudflare Access",
    about: prose(
        "Access put this token into the header Cf-Access-Jwt-Assertion for the application behind it.",
    ),
    access_audience: Some(prose(
        "the Application Audience (AUD) tag of the Access application",
    )),
    id_audience: None,
    slash: FinalSlash::Never,
    mistakes: &[prose("The AUD tag belongs to another Access application.")],
    keys: Keys::At("{iss}/cdn-cgi/access/certs"),
    sources: &[prose(
        "developers.cloudflare.com/cloudflare-one/access-controls/applications/http-apps/authorization-cookie/validating-json",
    )],
    confirmed: Confirmed::Fully,
    recognise: |seen| {
        let (prefix, path) = seen.below("cloudflareaccess.com")?;
        let team = one_label(prefix)?;
        path.is_empty()
            .then(|| Found::by(Evidence::Host).tenant(team))
    },
};

#[cfg(test)]
mod tests {
    use crate::issuer::testing::{check, check_keys};

    #[test]
    fn issuers() {
        check(&[
            (
                "https://acme.cloudflareaccess.com",
                "cloudflare-access, Host, acme",
            ),
            ("https://acme.cloudflareaccess.com/", "-"),
            ("https://cloudflareaccess.com", "-"),
            ("https://a.b.cloudflareaccess.com", "-"),
        ]);
    }

    #[test]
    fn keys() {
        check_keys(&[(
            "https://acme.cloudflareaccess.com",
            &[],
            Some("https://acme.cloudflareaccess.com/cdn-cgi/access/certs"),
        )]);
    }
}
