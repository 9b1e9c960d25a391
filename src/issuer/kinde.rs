//! Kinde.

use super::address::one_label;
use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// Kinde.
pub(super) static KINDE: Provider = Provider {
    id: "kinde",
    name: "Kinde",
    about: prose("Without an audience in the request aud is an empty array."),
    access_audience: Some(prose("the audience asked for; otherwise []")),
    id_audience: Some(prose("the client id")),
    slash: FinalSlash::Never,
    mistakes: &[prose("aud is []: the client asked for no audience.")],
    keys: Keys::Discovery,
    sources: &[prose("Kinde documentation, about access tokens")],
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
