//! Issuers that no token carries.

use crate::catalogue::prose;
use crate::intake::Rule;
use crate::issuer::entra::{EntraIssuer, Tenant, Version};

static NO_SLASH: Rule = Rule {
    code: "issuer-no-slash",
    title: prose("The issuer {0} lacks its last slash."),
    body: prose(
        "In tokens of version 1.0 it is {1}. Issuers are compared character for character.",
    ),
    source: prose(
        "entra-docs docs/identity-platform/access-token-claims-reference.md (iss); RFC 7519 section 4.1.1",
    ),
};

static SLASH: Rule = Rule {
    code: "issuer-slash",
    title: prose("The issuer {0} has a slash too many at its end."),
    body: prose(
        "In tokens of version 2.0 it is {1}. Issuers are compared character for character.",
    ),
    source: prose(
        "entra-docs docs/identity-platform/access-token-claims-reference.md (iss); RFC 7519 section 4.1.1",
    ),
};

static NO_VERSION: Rule = Rule {
    code: "issuer-no-version",
    title: prose("No token carries the issuer {0}."),
    body: prose(
        "In tokens of version 2.0 it is {1}, in those of version 1.0 {2}. Which of them the API gets, its own registration says (requestedAccessTokenVersion).",
    ),
    source: prose(
        "entra-docs docs/identity-platform/access-token-claims-reference.md (iss), reference-microsoft-graph-app-manifest.md (requestedAccessTokenVersion)",
    ),
};

static MANY: Rule = Rule {
    code: "issuer-many",
    title: prose("{1} in the issuer {0} stands for many tenants."),
    body: prose(
        "That is for sign-in addresses. The issuer in a token always names its tenant by its id.",
    ),
    source: prose("entra-docs docs/identity-platform/access-tokens.md (Validate the issuer)"),
};

/// What is wrong with an issuer of Microsoft Entra ID, and what fills the sentences.
pub(super) fn wrong(issuer: &str) -> Option<(&'static Rule, Vec<String>)> {
    let own = issuer.trim();
    let Some(entra) = EntraIssuer::parse(own) else {
        return no_version(own);
    };
    if let Tenant::Placeholder(word) = &entra.tenant
        && !word.starts_with('{')
    {
        return Some((&MANY, vec![own.to_owned(), word.clone()]));
    }
    let rule = match (entra.version, entra.slash) {
        (Version::V1, false) => &NO_SLASH,
        (Version::V2, true) => &SLASH,
        _ => return None,
    };
    let right = match entra.version {
        Version::V1 => [own, "/"].concat(),
        Version::V2 => own.trim_end_matches('/').to_owned(),
    };
    Some((rule, vec![own.to_owned(), right]))
}

/// A sign-in address without a version: `https://login.microsoftonline.com/{tenant}`.
fn no_version(issuer: &str) -> Option<(&'static Rule, Vec<String>)> {
    let second = [issuer.trim_end_matches('/'), "/v2.0"].concat();
    let entra = EntraIssuer::parse(&second)?;
    matches!(entra.tenant, Tenant::Id(_)).then_some(())?;
    let first = EntraIssuer::spelling(Version::V1, &entra.tenant, entra.cloud)?;
    Some((&NO_VERSION, vec![issuer.to_owned(), second, first]))
}
