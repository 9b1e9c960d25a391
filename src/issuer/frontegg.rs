//! Frontegg.

use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// Frontegg.
pub(super) static FRONTEGG: Provider = Provider {
    id: "frontegg",
    name: "Frontegg",
    about: prose("The subdomain is the environment."),
    access_audience: Some(prose("the client id")),
    id_audience: Some(prose("the id of the vendor or application")),
    slash: FinalSlash::Never,
    mistakes: &[],
    keys: Keys::Discovery,
    sources: &[prose("Frontegg documentation, JWT")],
    confirmed: Confirmed::No,
    recognise: |seen| {
        let (environment, path) = seen.below("frontegg.com")?;
        path.is_empty()
            .then(|| Found::by(Evidence::Host).tenant(environment))
    },
};

#[cfg(test)]
mod tests {
    use crate::issuer::testing::check;

    #[test]
    fn issuers() {
        check(&[
            ("https://app-abc.frontegg.com", "frontegg, Host, app-abc"),
            (
                "https://app-abc.us.frontegg.com",
                "frontegg, Host, app-abc.us",
            ),
            ("https://frontegg.com", "-"),
        ]);
    }
}
