//! Claims in general, one file per field of use.
//!
//! Source: the IANA registry "JSON Web Token Claims" (RFC 7519 §10.1), read in 2026, and the
//! specification that each entry names; drafts and vendors' names are not in the registry.
//! To refresh: compare with <https://www.iana.org/assignments/jwt/jwt.xhtml>.

mod attestation;
mod credentials;
mod federation;
mod network;
mod oauth;
mod oidc;
mod telephony;
mod vendor;

use super::entry::{Entry, entries};

/// The most common tables first.
pub(super) const TABLES: &[&[Entry]] = &[
    JWT,
    oauth::CLAIMS,
    oidc::ID_TOKEN,
    oidc::PROFILE,
    vendor::CLAIMS,
    oidc::ASSURANCE,
    credentials::CLAIMS,
    federation::CLAIMS,
    telephony::CLAIMS,
    network::CLAIMS,
    attestation::CLAIMS,
];

/// The seven claims of RFC 7519, and the key that RFC 7800 adds.
const JWT: &[Entry] = entries! {
    "aud": TextOrList, Audience, "RFC 7519 §4.1.3",
        "Which APIs the token is for; an API that is not named must refuse it.",
        caution: "It is compared as exact text: letter case, scheme and trailing slash count.";
    "cnf": Object, Session, "RFC 7800 §3.1",
        "Binds the token to a key: whoever sends it must also prove that they hold that key.",
        caution: "Such a token sent as a plain bearer token, without the proof, is refused.";
    "exp": Time, Time, "RFC 7519 §4.1.4",
        "From this moment on the token is refused, give or take the verifier's tolerance.";
    "iat": Time, Time, "RFC 7519 §4.1.6",
        "When the token was minted; some verifiers refuse a moment in the future.";
    "iss": Text, Audience, "RFC 7519 §4.1.1",
        "Who minted the token; the verifier must expect exactly this text.",
        caution: "It is compared as exact text: letter case and trailing slash count.";
    "jti": Text, Session, "RFC 7519 §4.1.7",
        "The token's own id; an API may refuse one that it has already seen.";
    "nbf": Time, Time, "RFC 7519 §4.1.5",
        "Before this moment the token is refused; clocks that differ make it fail.";
    "sub": Text, Person, "RFC 7519 §4.1.2",
        "Whom the token is about: a person, or an application acting for itself.",
        caution: "It is unique only together with the issuer.";
};
