//! Claims and header parameters as Microsoft Entra ID and Azure AD B2C use them.
//!
//! Sources: `docs/identity-platform` and `docs/agent-id` of MicrosoftDocs/entra-docs and
//! `articles/active-directory-b2c` of MicrosoftDocs/azure-docs, read in 2026.
//! To refresh: read the pages that the entries name; Microsoft adds claims without notice.

mod observed;
mod optional;
mod reference;

use super::entry::{Entry, entries};

/// The most common tables first.
pub(super) const CLAIMS: &[&[Entry]] = &[reference::CLAIMS, optional::CLAIMS, observed::CLAIMS];

pub(super) const HEADERS: &[&[Entry]] = &[HEADER];

const REFERENCE: &str = "MicrosoftDocs/entra-docs access-token-claims-reference.md";

const NONCE: &str = "justinlettau/azure-ad-verify-token#5; \
    AzureAD/azure-activedirectory-identitymodel-extensions-for-dotnet#609";

const HEADER: &[Entry] = entries! {
    "alg": Text, Key, REFERENCE,
        "How the token is signed; in practice always `RS256`.";
    "kid": Text, Key, REFERENCE,
        "Which of Microsoft's keys to use, by fingerprint; keys change without notice.";
    "nonce": Opaque, Key, NONCE,
        "Marks a token for Microsoft Graph or another API of Microsoft's own.",
        caution: "Its signature covers a hash of this value, so ordinary checks fail: not yours to check.",
        status: Observed;
    "typ": Text, Session, REFERENCE,
        "Always `JWT`, for access tokens and ID tokens alike.";
    "x5t": Text, Key, REFERENCE,
        "The same value as `kid`, kept in version 1.0 for old libraries.";
};
