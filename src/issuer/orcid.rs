//! ORCID.

use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// ORCID.
pub(super) static ORCID: Provider = Provider {
    id: "orcid",
    name: "ORCID",
    about: prose("ID tokens only; the access token is opaque. sub is the researcher's ORCID iD."),
    access_audience: None,
    id_audience: Some(prose("the client id")),
    slash: FinalSlash::Never,
    mistakes: &[prose(
        "The token comes from the sandbox, or the API expects the sandbox.",
    )],
    keys: Keys::Unknown,
    sources: &[prose("ORCID documentation, OpenID Connect")],
    confirmed: Confirmed::No,
    recognise: |seen| {
        let known = seen.is_origin("orcid.org") || seen.is_origin("sandbox.orcid.org");
        known.then(|| Found::by(Evidence::Host))
    },
};

#[cfg(test)]
mod tests {
    use crate::issuer::testing::check;

    #[test]
    fn issuers() {
        check(&[
            ("https://orcid.org", "orcid, Host"),
            ("https://sandbox.orcid.org", "orcid, Host"),
            ("https://orcid.org/", "-"),
        ]);
    }
}
