//! WorkOS AuthKit.

use super::address::one_label;
use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider, Recognised};
use crate::catalogue::prose;

/// WorkOS AuthKit.
pub(super) static WORKOS: Provider = Provider {
    id: "workos",
    name: "WorkOS AuthKit",
    about: prose(
        "A session's access token has no aud by default; tokens for Connect and MCP carry the resource indicator.",
    ),
    access_audience: Some(prose(
        "no aud in session tokens; the configured resource indicator otherwise",
    )),
    id_audience: Some(prose("the client id")),
    slash: FinalSlash::Never,
    mistakes: &[
        prose("The API requires aud of a session token."),
        prose(
            "The API expects the bare https://api.workos.com, and the token's issuer names the client.",
        ),
    ],
    keys: Keys::Built(keys),
    sources: &[
        prose("workos.com/docs/reference/authkit/session-tokens"),
        prose("workos/workos-node pull request 1694"),
    ],
    confirmed: Confirmed::Fully,
    recognise: |seen| {
        if let Some(path) = seen.at("api.workos.com") {
            return match path {
                [] => Some(Found::by(Evidence::Host)),
                ["user_management", client] if is_client(client) => {
                    Some(Found::by(Evidence::Host).tenant(client))
                }
                _ => None,
            };
        }
        let (prefix, path) = seen.below("authkit.app")?;
        let name = one_label(prefix)?;
        path.is_empty()
            .then(|| Found::by(Evidence::Host).tenant(name))
    },
};

fn is_client(text: &str) -> bool {
    text.strip_prefix("client_").is_some_and(|id| {
        !id.is_empty()
            && id
                .bytes()
                .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
    })
}

/// The key set belongs to a client id, which not every issuer names.
fn keys(_: &str, found: &Recognised) -> Option<String> {
    let client = found.tenant.as_deref().filter(|name| is_client(name))?;
    Some(["https://api.workos.com/sso/jwks/", client].concat())
}

#[cfg(test)]
mod tests {
    use crate::issuer::testing::{check, check_keys};

    #[test]
    fn issuers() {
        check(&[
            (
                "https://api.workos.com/user_management/client_01H",
                "workos, Host, client_01H",
            ),
            ("https://api.workos.com", "workos, Host"),
            ("https://acme.authkit.app", "workos, Host, acme"),
            ("https://api.workos.com/user_management", "-"),
            ("https://api.workos.com/user_management/client_", "-"),
            ("https://authkit.app", "-"),
        ]);
    }

    #[test]
    fn keys() {
        check_keys(&[
            (
                "https://api.workos.com/user_management/client_01H",
                &[],
                Some("https://api.workos.com/sso/jwks/client_01H"),
            ),
            ("https://api.workos.com", &[], None),
        ]);
    }
}
