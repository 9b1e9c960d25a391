//! Bitbucket Pipelines.

use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// Bitbucket Pipelines.
pub(super) static BITBUCKET: Provider = Provider {
    id: "bitbucket",
    name: "Bitbucket Pipelines",
    about: prose("A pipeline step asked for this token; every workspace has an issuer of its own."),
    access_audience: Some(prose("ari:cloud:bitbucket::workspace/UUID")),
    id_audience: None,
    slash: FinalSlash::Never,
    mistakes: &[],
    keys: Keys::Discovery,
    sources: &[prose(
        "Atlassian documentation, Integrate Pipelines with resource servers using OIDC",
    )],
    confirmed: Confirmed::No,
    recognise: |seen| match seen.at("api.bitbucket.org")? {
        [
            "2.0",
            "workspaces",
            workspace,
            "pipelines-config",
            "identity",
            "oidc",
        ] => Some(Found::by(Evidence::Host).tenant(workspace)),
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
                "https://api.bitbucket.org/2.0/workspaces/w/pipelines-config/identity/oidc",
                "bitbucket, Host, w",
            ),
            ("https://api.bitbucket.org/2.0", "-"),
        ]);
    }
}
