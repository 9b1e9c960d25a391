//! Facebook Limited Login.

use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// Facebook Limited Login.
pub(super) static FACEBOOK: Provider = Provider {
    id: "facebook",
    name: "Facebook Limited Login",
    about: prose("ID tokens only; the access token is opaque."),
    access_audience: None,
    id_audience: Some(prose("the app id")),
    slash: FinalSlash::Never,
    mistakes: &[],
    keys: Keys::Unknown,
    sources: &[prose("Meta documentation, Limited Login")],
    confirmed: Confirmed::No,
    recognise: |seen| {
        let known = seen.is_origin("www.facebook.com") || seen.is_origin("facebook.com");
        known.then(|| Found::by(Evidence::Host))
    },
};

#[cfg(test)]
mod tests {
    use crate::issuer::testing::check;

    #[test]
    fn issuers() {
        check(&[
            ("https://www.facebook.com", "facebook, Host"),
            ("https://facebook.com", "facebook, Host"),
            ("https://www.facebook.com/x", "-"),
        ]);
    }
}
