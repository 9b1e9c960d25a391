//! GitHub Actions, on github.com and on an Enterprise Server.

use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// GitHub Actions.
pub(super) static ACTIONS: Provider = Provider {
    id: "github-actions",
    name: "GitHub Actions",
    about: prose(
        "A workflow job asked for this token; its sub names repository and ref, environment or event.",
    ),
    access_audience: Some(prose(
        "https://github.com/OWNER by default, or what the job asked for; sts.amazonaws.com for AWS",
    )),
    id_audience: None,
    slash: FinalSlash::Never,
    mistakes: &[
        prose("The job asked for no audience, and the cloud expects its own."),
        prose(
            "The trust condition on sub names a branch, but the job runs in an environment or on a pull request.",
        ),
    ],
    keys: Keys::Discovery,
    sources: &[
        prose("docs.github.com OpenID Connect reference"),
        prose("aws-actions/configure-aws-credentials README.md"),
    ],
    confirmed: Confirmed::Fully,
    recognise: |seen| {
        let path = seen.at("token.actions.githubusercontent.com")?;
        let found = Found::by(Evidence::Host);
        match path {
            [] => Some(found),
            // An enterprise may have a slug of its own here; we could not check it.
            [enterprise] if !enterprise.is_empty() => Some(found.tenant(enterprise).unconfirmed()),
            _ => None,
        }
    },
};

/// GitHub Enterprise Server Actions.
pub(super) static ENTERPRISE_SERVER: Provider = Provider {
    id: "ghes-actions",
    name: "GitHub Enterprise Server Actions",
    about: prose("The same tokens as on github.com, from a server of one's own."),
    access_audience: Some(prose("https://HOST/OWNER by default")),
    id_audience: None,
    slash: FinalSlash::Never,
    mistakes: &[],
    keys: Keys::Discovery,
    sources: &[prose("docs.github.com OpenID Connect, Enterprise Server")],
    confirmed: Confirmed::No,
    recognise: |seen| {
        let path = seen.https()?.segments.as_slice();
        (path == ["_services", "token"]).then(|| Found::by(Evidence::Shape))
    },
};

#[cfg(test)]
mod tests {
    use crate::issuer::testing::{check, check_keys};

    #[test]
    fn issuers() {
        check(&[
            (
                "https://token.actions.githubusercontent.com",
                "github-actions, Host",
            ),
            (
                "https://token.actions.githubusercontent.com/avocado",
                "github-actions, Host, avocado, unconfirmed",
            ),
            (
                "https://ghe.example.com/_services/token",
                "ghes-actions, Shape",
            ),
            ("https://token.actions.githubusercontent.com/", "-"),
            ("https://github.com", "-"),
            (
                "https://token.actions.githubusercontent.com.evil.example",
                "-",
            ),
        ]);
    }

    #[test]
    fn keys() {
        check_keys(&[(
            "https://token.actions.githubusercontent.com",
            &[],
            Some("https://token.actions.githubusercontent.com/.well-known/openid-configuration"),
        )]);
    }
}
