//! Microsoft Entra External ID: customers of an organisation, at ciamlogin.com.

use super::address::one_label;
use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// Microsoft Entra External ID.
pub(super) static EXTERNAL_ID: Provider = Provider {
    id: "entra-external-id",
    name: "Microsoft Entra External ID",
    about: prose(
        "A directory for customers; its sign-in host is ciamlogin.com, not login.microsoftonline.com.",
    ),
    access_audience: Some(prose("the client id of the API")),
    id_audience: Some(prose("the client id of the application")),
    slash: FinalSlash::Never,
    mistakes: &[],
    keys: Keys::Discovery,
    sources: &[prose("supabase/auth internal/api/provider/azure.go")],
    confirmed: Confirmed::IssuerOnly,
    recognise: |seen| {
        let (prefix, path) = seen.below("ciamlogin.com")?;
        match path {
            [tenant, "v2.0"] => {
                one_label(prefix)?;
                Some(Found::by(Evidence::Host).tenant(tenant))
            }
            _ => None,
        }
    },
};

#[cfg(test)]
mod tests {
    use crate::issuer::testing::{check, check_keys};

    #[test]
    fn issuers() {
        check(&[
            (
                "https://11111111-2222-3333-4444-555555555555.ciamlogin.com/11111111-2222-3333-4444-555555555555/v2.0",
                "entra-external-id, Host, 11111111-2222-3333-4444-555555555555",
            ),
            (
                "https://contoso.ciamlogin.com/t/v2.0",
                "entra-external-id, Host, t",
            ),
            ("https://contoso.ciamlogin.com/t", "-"),
            ("https://ciamlogin.com/t/v2.0", "-"),
            ("https://contoso.ciamlogin.com//v2.0", "-"),
            ("https://contoso.ciamlogin.com.evil.example/t/v2.0", "-"),
        ]);
    }

    #[test]
    fn keys() {
        check_keys(&[(
            "https://contoso.ciamlogin.com/t/v2.0",
            &[],
            Some("https://contoso.ciamlogin.com/t/v2.0/.well-known/openid-configuration"),
        )]);
    }
}
