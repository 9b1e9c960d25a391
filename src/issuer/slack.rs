//! Sign in with Slack.

use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// Sign in with Slack.
pub(super) static SLACK: Provider = Provider {
    id: "slack",
    name: "Sign in with Slack",
    about: prose("ID tokens only; the access token is opaque."),
    access_audience: None,
    id_audience: Some(prose("the client id")),
    slash: FinalSlash::Never,
    mistakes: &[],
    keys: Keys::Unknown,
    sources: &[prose("Slack documentation, Sign in with Slack")],
    confirmed: Confirmed::No,
    recognise: |seen| {
        seen.is_origin("slack.com")
            .then(|| Found::by(Evidence::Host))
    },
};

#[cfg(test)]
mod tests {
    use crate::issuer::testing::check;

    #[test]
    fn issuers() {
        check(&[
            ("https://slack.com", "slack, Host"),
            ("https://slack.com/", "-"),
            ("https://slack.com.evil.example", "-"),
        ]);
    }
}
