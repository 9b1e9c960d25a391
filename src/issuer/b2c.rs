//! Azure AD B2C: one issuer per tenant, or one per policy.

use super::address::{Address, is_guid, one_label};
use super::provider::{Confirmed, Detail, Evidence, FinalSlash, Found, Keys, Provider, Recognised};
use super::seen::Seen;
use crate::catalogue::prose;

/// Azure AD B2C.
pub(super) static B2C: Provider = Provider {
    id: "azure-b2c",
    name: "Azure AD B2C",
    about: prose(
        "Keys and metadata belong to one policy, so the API must be set up with the policy that signed the user in; its tokens say ver 1.0 although the address says v2.0.",
    ),
    access_audience: Some(prose(
        "the client id of the API, a bare GUID without api://",
    )),
    id_audience: Some(prose("the client id of the application")),
    slash: FinalSlash::Required,
    mistakes: &[
        prose("The metadata of another policy was configured."),
        prose("The issuer was configured without its final slash."),
        prose("The issuer was built from the tenant name; tokens carry the tenant GUID."),
    ],
    keys: Keys::Built(metadata),
    sources: &[prose(
        "MicrosoftDocs/azure-docs articles/active-directory-b2c/tokens-overview.md",
    )],
    confirmed: Confirmed::Fully,
    recognise,
};

fn recognise(seen: &Seen<'_>) -> Option<Found> {
    let policy_claim = seen.claim("tfp").or_else(|| seen.claim("acr"));
    let with_policy = |found: Found| match policy_claim.clone() {
        Some(policy) => found.detail(Detail::Policy(policy)),
        None => found,
    };
    if let Some((prefix, path)) = seen.below("b2clogin.com") {
        one_label(prefix)?;
        let found = Found::by(Evidence::Host);
        return match path {
            [tenant, "v2.0"] => Some(with_policy(found.tenant(tenant))),
            ["tfp", tenant, policy, "v2.0"] | [tenant, policy, "v2.0"] => {
                let policy = Detail::Policy((*policy).to_owned());
                Some(found.tenant(tenant).detail(policy))
            }
            _ => None,
        };
    }
    // A custom domain keeps the path.
    match seen.https()?.segments.as_slice() {
        ["tfp", tenant, policy, "v2.0"] if is_guid(tenant) => {
            let policy = Detail::Policy((*policy).to_owned());
            Some(Found::by(Evidence::Shape).tenant(tenant).detail(policy))
        }
        [tenant, "v2.0"] if is_guid(tenant) && seen.has(&["tfp"]) => {
            Some(with_policy(Found::by(Evidence::Claims).tenant(tenant)))
        }
        _ => None,
    }
}

/// The metadata address takes the tenant's name, which only the b2clogin.com host shows.
fn metadata(iss: &str, found: &Recognised) -> Option<String> {
    let name = one_label(Address::parse(iss)?.below("b2clogin.com")?)?;
    let policy = found.details.iter().find_map(|detail| match detail {
        Detail::Policy(policy) if is_policy(policy) => Some(policy.as_str()),
        _ => None,
    })?;
    let tenant = [name, ".onmicrosoft.com/", policy, "/v2.0"].concat();
    let host = ["https://", name, ".b2clogin.com/"].concat();
    Some([host.as_str(), &tenant, "/.well-known/openid-configuration"].concat())
}

/// A policy may come from a claim, where anything can stand.
fn is_policy(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.');
    !text.is_empty() && text.bytes().all(plain)
}

#[cfg(test)]
mod tests {
    use crate::issuer::testing::{check, check_claims, check_keys};

    #[test]
    fn issuers() {
        check(&[
            (
                "https://contoso.b2clogin.com/11111111-2222-3333-4444-555555555555/v2.0/",
                "azure-b2c, Host, 11111111-2222-3333-4444-555555555555",
            ),
            (
                "https://contoso.b2clogin.com/tfp/11111111-2222-3333-4444-555555555555/b2c_1_signin/v2.0/",
                "azure-b2c, Host, 11111111-2222-3333-4444-555555555555, policy b2c_1_signin",
            ),
            (
                "https://login.contoso.example/tfp/11111111-2222-3333-4444-555555555555/b2c_1_signin/v2.0/",
                "azure-b2c, Shape, 11111111-2222-3333-4444-555555555555, policy b2c_1_signin",
            ),
            (
                "https://contoso.b2clogin.com/11111111-2222-3333-4444-555555555555/v2.0",
                "-",
            ),
            (
                "https://login.contoso.example/11111111-2222-3333-4444-555555555555/v2.0/",
                "-",
            ),
            (
                "https://b2clogin.com/11111111-2222-3333-4444-555555555555/v2.0/",
                "-",
            ),
            (
                "https://contoso.b2clogin.com.evil.example/11111111-2222-3333-4444-555555555555/v2.0/",
                "-",
            ),
        ]);
    }

    #[test]
    fn claims_tell() {
        check_claims(&[
            (
                "https://login.contoso.example/11111111-2222-3333-4444-555555555555/v2.0/",
                &[("tfp", "B2C_1_signin")],
                "azure-b2c, Claims, 11111111-2222-3333-4444-555555555555, policy B2C_1_signin",
            ),
            (
                "https://contoso.b2clogin.com/11111111-2222-3333-4444-555555555555/v2.0/",
                &[("acr", "b2c_1_old")],
                "azure-b2c, Host, 11111111-2222-3333-4444-555555555555, policy b2c_1_old",
            ),
        ]);
    }

    #[test]
    fn keys() {
        check_keys(&[
            (
                "https://contoso.b2clogin.com/11111111-2222-3333-4444-555555555555/v2.0/",
                &[],
                None,
            ),
            (
                "https://contoso.b2clogin.com/11111111-2222-3333-4444-555555555555/v2.0/",
                &[("tfp", "a;reboot")],
                None,
            ),
            (
                "https://contoso.b2clogin.com/11111111-2222-3333-4444-555555555555/v2.0/",
                &[("tfp", "B2C_1_signin")],
                Some(
                    "https://contoso.b2clogin.com/contoso.onmicrosoft.com/B2C_1_signin/v2.0/.well-known/openid-configuration",
                ),
            ),
        ]);
    }
}
