//! CircleCI.

use super::address::is_guid;
use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// CircleCI.
pub(super) static CIRCLECI: Provider = Provider {
    id: "circleci",
    name: "CircleCI",
    about: prose("A job got this token; every organisation has an issuer of its own."),
    access_audience: Some(prose("the organisation's UUID by default")),
    id_audience: None,
    slash: FinalSlash::Never,
    mistakes: &[],
    keys: Keys::Discovery,
    sources: &[prose("CircleCI documentation, OpenID Connect tokens")],
    confirmed: Confirmed::No,
    recognise: |seen| match seen.at("oidc.circleci.com")? {
        ["org", org] if is_guid(org) => Some(Found::by(Evidence::Host).tenant(org)),
        _ => None,
    },
};

#[cfg(test)]
mod tests {
    use crate::issuer::testing::check;

    #[test]
    fn issuers() {
        check(&[
            (
                "https://oidc.circleci.com/org/11111111-2222-3333-4444-555555555555",
                "circleci, Host, 11111111-2222-3333-4444-555555555555",
            ),
            ("https://oidc.circleci.com/org/x", "-"),
            ("https://oidc.circleci.com", "-"),
        ]);
    }
}
