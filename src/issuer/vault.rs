//! HashiCorp Vault: identity tokens and its OIDC provider.

use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// HashiCorp Vault.
pub(super) static VAULT: Provider = Provider {
    id: "vault-oidc",
    name: "HashiCorp Vault",
    about: prose("Vault minted this itself; a namespace is part of the path."),
    access_audience: Some(prose("the client id of the role")),
    id_audience: Some(prose("the client id")),
    slash: FinalSlash::Never,
    mistakes: &[],
    keys: Keys::Discovery,
    sources: &[prose(
        "HashiCorp Vault documentation, identity tokens and OIDC provider",
    )],
    confirmed: Confirmed::No,
    recognise: |seen| {
        let path = seen.web()?.segments.as_slice();
        let is_identity = match path {
            ["v1", .., "identity", "oidc"] => true,
            ["v1", .., "identity", "oidc", "provider", name] => !name.is_empty(),
            _ => false,
        };
        is_identity.then(|| Found::by(Evidence::Shape))
    },
};

#[cfg(test)]
mod tests {
    use crate::issuer::testing::check;

    #[test]
    fn issuers() {
        check(&[
            (
                "https://vault.example.com:8200/v1/identity/oidc",
                "vault-oidc, Shape",
            ),
            (
                "https://vault.example.com/v1/ns1/identity/oidc/provider/default",
                "vault-oidc, Shape",
            ),
            ("https://vault.example.com/identity/oidc", "-"),
            ("https://vault.example.com/v1/identity", "-"),
        ]);
    }
}
