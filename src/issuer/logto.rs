//! Logto.

use super::address::one_label;
use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// Logto.
pub(super) static LOGTO: Provider = Provider {
    id: "logto",
    name: "Logto",
    about: prose("Without a resource parameter (RFC 8707) the access token is opaque."),
    access_audience: Some(prose("the API resource indicator asked for with resource")),
    id_audience: Some(prose("the client id of the application")),
    slash: FinalSlash::Never,
    mistakes: &[prose(
        "The client asked for no resource, so there is no JWT for the API.",
    )],
    keys: Keys::Discovery,
    sources: &[prose(
        "docs.logto.io/authorization/api-resources/protect-your-api",
    )],
    confirmed: Confirmed::Fully,
    recognise: |seen| {
        // A custom domain keeps the path /oidc, but so do many others: it is not recognised.
        let (prefix, path) = seen
            .below("logto.app")
            .or_else(|| seen.below("logto.dev"))?;
        let tenant = one_label(prefix.strip_suffix(".app").unwrap_or(prefix))?;
        (path == ["oidc"]).then(|| Found::by(Evidence::Host).tenant(tenant))
    },
};

#[cfg(test)]
mod tests {
    use crate::issuer::testing::check;

    #[test]
    fn issuers() {
        check(&[
            ("https://tenant-id.logto.app/oidc", "logto, Host, tenant-id"),
            ("https://x.app.logto.dev/oidc", "logto, Host, x"),
            ("https://tenant-id.logto.app/", "-"),
            ("https://id.example.com/oidc", "-"),
            ("https://logto.app/oidc", "-"),
        ]);
    }
}
