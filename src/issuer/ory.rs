//! Ory Network (Hydra).

use super::address::one_label;
use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// Ory.
pub(super) static ORY: Provider = Provider {
    id: "ory",
    name: "Ory",
    about: prose(
        "An audience is granted only if the client's list allows it; otherwise aud is an empty array.",
    ),
    access_audience: Some(prose(
        "the audience asked for, if the client may; otherwise []",
    )),
    id_audience: Some(prose("the client id")),
    slash: FinalSlash::Varies,
    mistakes: &[prose(
        "aud is []: the client did not ask for an audience or may not.",
    )],
    keys: Keys::Discovery,
    sources: &[prose("Ory documentation, OAuth 2.0 audience")],
    confirmed: Confirmed::No,
    recognise: |seen| {
        let (prefix, path) = seen.below("projects.oryapis.com")?;
        let project = one_label(prefix)?;
        path.is_empty()
            .then(|| Found::by(Evidence::Host).tenant(project))
    },
};

#[cfg(test)]
mod tests {
    use crate::issuer::testing::check;

    #[test]
    fn issuers() {
        check(&[
            ("https://slug.projects.oryapis.com", "ory, Host, slug"),
            ("https://slug.projects.oryapis.com/", "ory, Host, slug"),
            ("https://projects.oryapis.com", "-"),
        ]);
    }
}
