//! SPIFFE and SPIRE: JWT-SVIDs.

use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// SPIFFE JWT-SVID.
pub(super) static SPIRE: Provider = Provider {
    id: "spire",
    name: "SPIFFE JWT-SVID",
    about: prose(
        "sub is the SPIFFE ID; aud must be there, and a receiver must find itself in it. iss is optional.",
    ),
    access_audience: Some(prose(
        "the SPIFFE ID or another name that the receiver expects",
    )),
    id_audience: None,
    slash: FinalSlash::Varies,
    mistakes: &[prose(
        "The workload asked for a JWT-SVID with another audience.",
    )],
    keys: Keys::Unknown,
    sources: &[prose("spiffe/spiffe standards/JWT-SVID.md")],
    confirmed: Confirmed::Fully,
    recognise: |seen| {
        if seen.iss.starts_with("spiffe://") {
            return Some(Found::by(Evidence::Host));
        }
        if seen
            .claim("sub")
            .is_some_and(|sub| sub.starts_with("spiffe://"))
        {
            return Some(Found::by(Evidence::Claims));
        }
        let address = seen.web()?;
        let named = |label: &str| matches!(label, "oidc-discovery" | "spire" | "spiffe");
        let hint = address.segments.is_empty() && address.host.split('.').any(named);
        hint.then(|| Found::by(Evidence::Shape))
    },
};

#[cfg(test)]
mod tests {
    use crate::issuer::testing::{check, check_claims};

    #[test]
    fn issuers() {
        check(&[
            ("https://oidc-discovery.example.org", "spire, Shape"),
            ("spiffe://example.org", "spire, Host"),
            ("https://inspire.example.org", "-"),
            ("https://spire.example.org/x", "-"),
        ]);
    }

    #[test]
    fn claims_tell() {
        check_claims(&[
            ("", &[("sub", "spiffe://example.org/web")], "spire, Claims"),
            (
                "https://any.example",
                &[("sub", "spiffe://example.org/web")],
                "spire, Claims",
            ),
        ]);
    }
}
