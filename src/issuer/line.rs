//! LINE Login.

use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// LINE Login.
pub(super) static LINE: Provider = Provider {
    id: "line",
    name: "LINE Login",
    about: prose("ID tokens only; the access token is opaque."),
    access_audience: None,
    id_audience: Some(prose("the channel id")),
    slash: FinalSlash::Never,
    mistakes: &[],
    keys: Keys::Unknown,
    sources: &[prose("LINE Developers documentation, LINE Login")],
    confirmed: Confirmed::No,
    recognise: |seen| {
        seen.is_origin("access.line.me")
            .then(|| Found::by(Evidence::Host))
    },
};

#[cfg(test)]
mod tests {
    use crate::issuer::testing::check;

    #[test]
    fn issuers() {
        check(&[
            ("https://access.line.me", "line, Host"),
            ("https://access.line.me/", "-"),
            ("https://access.line.me.evil.example", "-"),
        ]);
    }
}
