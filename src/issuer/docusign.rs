//! DocuSign.

use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// DocuSign.
pub(super) static DOCUSIGN: Provider = Provider {
    id: "docusign",
    name: "DocuSign",
    about: prose(
        "In the JWT grant you sign the assertion yourself, and its aud is the bare host, without a scheme.",
    ),
    access_audience: None,
    id_audience: Some(prose("the client id")),
    slash: FinalSlash::Required,
    mistakes: &[
        prose("The assertion's aud has https:// in front."),
        prose(
            "The assertion goes to the demo host and names the production one, or the other way round.",
        ),
    ],
    keys: Keys::Unknown,
    sources: &[prose("DocuSign SDK constants, OAUTH_BASE_PATH")],
    confirmed: Confirmed::IssuerOnly,
    recognise: |seen| {
        let known =
            seen.is_origin("account.docusign.com") || seen.is_origin("account-d.docusign.com");
        known.then(|| Found::by(Evidence::Host))
    },
};

#[cfg(test)]
mod tests {
    use crate::issuer::testing::check;

    #[test]
    fn issuers() {
        check(&[
            ("https://account-d.docusign.com/", "docusign, Host"),
            ("https://account.docusign.com/", "docusign, Host"),
            ("https://account.docusign.com", "-"),
        ]);
    }
}
