//! PropelAuth.

use super::address::one_label;
use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// PropelAuth.
pub(super) static PROPELAUTH: Provider = Provider {
    id: "propelauth",
    name: "PropelAuth",
    about: prose("The token has no aud; organisations are in a claim of their own."),
    access_audience: Some(prose("no aud")),
    id_audience: None,
    slash: FinalSlash::Never,
    mistakes: &[prose("The API requires aud.")],
    keys: Keys::Unknown,
    sources: &[prose("PropelAuth documentation, access tokens")],
    confirmed: Confirmed::No,
    recognise: |seen| {
        if let Some((prefix, path)) = seen.below("propelauthtest.com") {
            let project = one_label(prefix)?;
            let digits = project.bytes().all(|b| b.is_ascii_digit());
            return (digits && path.is_empty()).then(|| Found::by(Evidence::Host).tenant(project));
        }
        // In production the host is the customer's: auth.example.com says nothing, this claim does.
        let own = seen.has(&["org_id_to_org_member_info"]);
        own.then(|| Found::by(Evidence::Claims))
    },
};

#[cfg(test)]
mod tests {
    use crate::issuer::testing::{check, check_claims};

    #[test]
    fn issuers() {
        check(&[
            (
                "https://123456.propelauthtest.com",
                "propelauth, Host, 123456",
            ),
            ("https://auth.example.com", "-"),
            ("https://abc.propelauthtest.com", "-"),
        ]);
    }

    #[test]
    fn claims_tell() {
        check_claims(&[(
            "https://auth.example.com",
            &[("org_id_to_org_member_info", "{}")],
            "propelauth, Claims",
        )]);
    }
}
