//! LinkedIn.

use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// Sign in with LinkedIn.
pub(super) static LINKEDIN: Provider = Provider {
    id: "linkedin",
    name: "Sign in with LinkedIn",
    about: prose("ID tokens only; the access token is opaque."),
    access_audience: None,
    id_audience: Some(prose("the client id")),
    slash: FinalSlash::Never,
    mistakes: &[],
    keys: Keys::Unknown,
    sources: &[prose(
        "LinkedIn documentation, Sign In with LinkedIn using OpenID Connect",
    )],
    confirmed: Confirmed::No,
    recognise: |seen| match seen.at("www.linkedin.com")? {
        [] | ["oauth"] => Some(Found::by(Evidence::Host)),
        _ => None,
    },
};

#[cfg(test)]
mod tests {
    use crate::issuer::testing::check;

    #[test]
    fn issuers() {
        check(&[
            ("https://www.linkedin.com/oauth", "linkedin, Host"),
            ("https://www.linkedin.com", "linkedin, Host"),
            ("https://www.linkedin.com/in", "-"),
        ]);
    }
}
