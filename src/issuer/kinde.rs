//! Kinde.

use super::address::one_label;
use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider};

/// Kinde.
pub(super) static KINDE: Provider = Provider {
    id: "kinde",
    name: "Kinde",
    about: "Without an audience in the request aud is an empty array.",
    access_audience: Some("the audience asked for; otherwise []"),
    id_audience: Some("the client id"),
    slash: FinalSlash::Never,
    mistakes: &["aud is []: the client asked for no audience."],
    keys: Keys::Discovery,
    sources: &["Kinde documentation, about access tokens"],
    confirmed: Confirmed::No,
    recognise: |seen| {
        let (prefix, path) = seen.below("kinde.com")?;
        let name = one_label(prefix)?;
        path.is_empty()
            .then(|| Found::by(Evidence::Host).tenant(name))
    },
};

#[cfg(test)]
mod tests {
    use crate::issuer::testing::check;

    #[test]
    fn issuers() {
        check(&[
            ("https://acme.kinde.com", "kinde, Host, acme"),
            ("https://kinde.com", "-"),
            ("https://acme.kinde.com/", "-"),
        ]);
    }
}
