//! Buildkite.

use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// Buildkite.
pub(super) static BUILDKITE: Provider = Provider {
    id: "buildkite",
    name: "Buildkite",
    about: prose("A build job asked for this token with buildkite-agent oidc request-token."),
    access_audience: Some(prose(
        "https://buildkite.com/ORG by default, or what --audience says",
    )),
    id_audience: None,
    slash: FinalSlash::Never,
    mistakes: &[],
    keys: Keys::Discovery,
    sources: &[prose("buildkite.com/docs/agent/v3/cli-oidc")],
    confirmed: Confirmed::No,
    recognise: |seen| {
        seen.is_origin("agent.buildkite.com")
            .then(|| Found::by(Evidence::Host))
    },
};

#[cfg(test)]
mod tests {
    use crate::issuer::testing::check;

    #[test]
    fn issuers() {
        check(&[
            ("https://agent.buildkite.com", "buildkite, Host"),
            ("https://agent.buildkite.com/", "-"),
        ]);
    }
}
