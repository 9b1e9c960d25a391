//! Descope.

use super::address::one_label;
use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// Descope.
pub(super) static DESCOPE: Provider = Provider {
    id: "descope",
    name: "Descope",
    about: prose(
        "The issuer is the bare project id by default, and an address with the API Gateway template.",
    ),
    access_audience: Some(prose("none unless configured")),
    id_audience: Some(prose(
        "the project id, or the client id of a federated application",
    )),
    slash: FinalSlash::Never,
    mistakes: &[prose(
        "The validator expects an address and the token's issuer is the bare project id.",
    )],
    keys: Keys::Unknown,
    sources: &[
        prose("docs.descope.com Azure API Management, JWT authorizer"),
        prose("descope/python-sdk release 1.6.10"),
    ],
    confirmed: Confirmed::Fully,
    recognise: |seen| {
        if is_project(seen.iss) {
            return Some(Found::by(Evidence::Shape).tenant(seen.iss));
        }
        let (prefix, path) = seen.below("descope.com")?;
        let is_api = prefix == "api" || prefix.strip_prefix("api.").and_then(one_label).is_some();
        match path {
            [project] | ["v1", "apps", project] if is_api && is_project(project) => {
                Some(Found::by(Evidence::Host).tenant(project))
            }
            _ => None,
        }
    },
};

/// `P` and at least 24 letters or digits.
fn is_project(text: &str) -> bool {
    text.len() > 24 && text.starts_with('P') && text.bytes().all(|b| b.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use crate::issuer::testing::check;

    #[test]
    fn issuers() {
        check(&[
            (
                "P2PqjhPcC8Hri2nXUY7f234FabcD",
                "descope, Shape, P2PqjhPcC8Hri2nXUY7f234FabcD",
            ),
            (
                "https://api.descope.com/P2PqjhPcC8Hri2nXUY7f234FabcD",
                "descope, Host, P2PqjhPcC8Hri2nXUY7f234FabcD",
            ),
            (
                "https://api.euc1.descope.com/v1/apps/P2PqjhPcC8Hri2nXUY7f234FabcD",
                "descope, Host, P2PqjhPcC8Hri2nXUY7f234FabcD",
            ),
            ("P2Pqjh", "-"),
            ("https://descope.com/P2PqjhPcC8Hri2nXUY7f234FabcD", "-"),
            ("https://www.descope.com/P2PqjhPcC8Hri2nXUY7f234FabcD", "-"),
        ]);
    }
}
