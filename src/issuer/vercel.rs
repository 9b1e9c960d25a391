//! Vercel.

use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// Vercel.
pub(super) static VERCEL: Provider = Provider {
    id: "vercel",
    name: "Vercel",
    about: prose("A build or a function got this token; the team may be part of the issuer."),
    access_audience: Some(prose("https://vercel.com/TEAM")),
    id_audience: None,
    slash: FinalSlash::Never,
    mistakes: &[],
    keys: Keys::Discovery,
    sources: &[prose("Vercel documentation, OIDC federation")],
    confirmed: Confirmed::No,
    recognise: |seen| match seen.at("oidc.vercel.com")? {
        [] => Some(Found::by(Evidence::Host)),
        [team] if !team.is_empty() => Some(Found::by(Evidence::Host).tenant(team)),
        _ => None,
    },
};

#[cfg(test)]
mod tests {
    use crate::issuer::testing::check;

    #[test]
    fn issuers() {
        check(&[
            ("https://oidc.vercel.com", "vercel, Host"),
            ("https://oidc.vercel.com/acme", "vercel, Host, acme"),
            ("https://oidc.vercel.com/acme/x", "-"),
        ]);
    }
}
