//! Sign in with Apple.

use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// Sign in with Apple.
pub(super) static APPLE: Provider = Provider {
    id: "apple",
    name: "Sign in with Apple",
    about: prose(
        "Only ID tokens are JWTs here; the client secret is a JWT too, but one that you sign and Apple receives.",
    ),
    access_audience: None,
    id_audience: Some(prose("the Services ID or the bundle id that asked")),
    slash: FinalSlash::Never,
    mistakes: &[
        prose("The app signs in with its bundle id, and the server expects the Services ID."),
        prose("The client secret, whose aud is https://appleid.apple.com, was taken for a token."),
    ],
    keys: Keys::Discovery,
    sources: &[
        prose("supabase/auth internal/api/provider/apple.go"),
        prose("Apple developer documentation, Sign in with Apple REST API"),
    ],
    confirmed: Confirmed::Fully,
    recognise: |seen| {
        let known = seen.is_origin("appleid.apple.com") || seen.is_origin("account.apple.com");
        known.then(|| Found::by(Evidence::Host))
    },
};

#[cfg(test)]
mod tests {
    use crate::issuer::testing::check;

    #[test]
    fn issuers() {
        check(&[
            ("https://appleid.apple.com", "apple, Host"),
            ("https://account.apple.com", "apple, Host"),
            ("https://appleid.apple.com/", "-"),
            ("https://apple.com", "-"),
        ]);
    }
}
