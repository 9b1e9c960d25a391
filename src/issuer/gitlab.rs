//! GitLab: CI job tokens and sign-in.

use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// GitLab.
pub(super) static GITLAB: Provider = Provider {
    id: "gitlab",
    name: "GitLab",
    about: prose(
        "The issuer is the address of the GitLab instance; a CI job names the audience itself in id_tokens.",
    ),
    access_audience: Some(prose("the aud of id_tokens in .gitlab-ci.yml")),
    id_audience: Some(prose("the id of the application that signs in with GitLab")),
    slash: FinalSlash::Never,
    mistakes: &[prose(
        "The aud in .gitlab-ci.yml is not the one that the other side expects.",
    )],
    keys: Keys::Discovery,
    sources: &[prose("docs.gitlab.com ci/secrets/id_token_authentication")],
    confirmed: Confirmed::Fully,
    recognise: |seen| {
        if seen.is_origin("gitlab.com") {
            return Some(Found::by(Evidence::Host));
        }
        if seen.has(&["project_path", "namespace_path", "pipeline_id"]) {
            return Some(Found::by(Evidence::Claims));
        }
        let address = seen.https()?;
        let named = address.host.starts_with("gitlab.") && address.segments.is_empty();
        named.then(|| Found::by(Evidence::Shape))
    },
};

#[cfg(test)]
mod tests {
    use crate::issuer::testing::{check, check_claims};

    #[test]
    fn issuers() {
        check(&[
            ("https://gitlab.com", "gitlab, Host"),
            ("https://gitlab.example.com", "gitlab, Shape"),
            ("https://gitlab.com/", "-"),
            ("https://gitlab.com/group", "-"),
            ("https://mygitlab.com", "-"),
        ]);
    }

    #[test]
    fn claims_tell() {
        check_claims(&[(
            "https://code.example.com",
            &[
                ("project_path", "g/p"),
                ("namespace_path", "g"),
                ("pipeline_id", "1"),
            ],
            "gitlab, Claims",
        )]);
    }
}
