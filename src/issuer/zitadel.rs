//! Zitadel.

use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// Zitadel.
pub(super) static ZITADEL: Provider = Provider {
    id: "zitadel",
    name: "Zitadel",
    about: prose(
        "The audience holds the project id and its client ids; a scope adds another project. An application gets opaque tokens unless JWT is chosen.",
    ),
    access_audience: Some(prose("the project id and its client ids")),
    id_audience: Some(prose("the client ids of the project and the project id")),
    slash: FinalSlash::Never,
    mistakes: &[
        prose("The client did not ask for urn:zitadel:iam:org:project:id:{projectid}:aud."),
        prose("The application still gets opaque tokens."),
    ],
    keys: Keys::Discovery,
    sources: &[
        prose("zitadel.com/docs/apis/openidoauth/scopes"),
        prose("zitadel.com/docs/apis/openidoauth/claims"),
    ],
    confirmed: Confirmed::Fully,
    recognise: |seen| {
        let (prefix, path) = seen
            .below("zitadel.cloud")
            .or_else(|| seen.below("zitadel.app"))?;
        let instance = prefix
            .split_once('.')
            .map_or(prefix, |(instance, _)| instance);
        let shallow = prefix.split('.').count() <= 2 && !instance.is_empty();
        (shallow && path.is_empty()).then(|| Found::by(Evidence::Host).tenant(instance))
    },
};

#[cfg(test)]
mod tests {
    use crate::issuer::testing::check;

    #[test]
    fn issuers() {
        check(&[
            (
                "https://acme-abc123.zitadel.cloud",
                "zitadel, Host, acme-abc123",
            ),
            ("https://acme.us1.zitadel.cloud", "zitadel, Host, acme"),
            ("https://a.b.c.zitadel.cloud", "-"),
            ("https://zitadel.cloud", "-"),
            ("https://acme.zitadel.cloud/x", "-"),
        ]);
    }
}
