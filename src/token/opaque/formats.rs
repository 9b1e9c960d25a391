//! Secrets in a format that many use: authentication schemes, assertions, other tokens.

use super::Certainty::{Guess, Likely, Sure};
use super::Opaque;
use super::shape::{base64, base64url, prefixed, scheme, visible};
use crate::catalogue::prose;

pub(super) const TABLE: &[Opaque] = &[
    Opaque {
        id: "basic",
        name: "Basic credentials",
        certainty: Sure,
        what: prose("A user name and a password in base64, which anybody can read."),
        instead: prose(
            "An API that expects a bearer token refuses the scheme; ask its identity provider for an access token.",
        ),
        source: prose("RFC 7617 §2"),
        shape: |text| {
            scheme(text, "Basic") && one_word_of(text, |b| base64url(b) || base64(b) || b == b'=')
        },
    },
    Opaque {
        id: "negotiate",
        name: "Windows authentication",
        certainty: Sure,
        what: prose("A Kerberos or NTLM message of Windows authentication."),
        instead: prose(
            "The client logs on with Windows; an API that expects a JWT needs a client that asks an identity provider for an access token.",
        ),
        source: prose("RFC 4559 §4"),
        shape: |text| {
            (scheme(text, "Negotiate") || scheme(text, "NTLM"))
                && one_word_of(text, |b| base64(b) || b == b'=')
        },
    },
    Opaque {
        id: "okta-api-token",
        name: "Okta API token",
        certainty: Sure,
        what: prose("A token for Okta's own management API."),
        instead: prose(
            "For your own API ask an authorization server of Okta for an access token, which is a JWT.",
        ),
        source: prose(
            "developer.okta.com/docs/reference/core-okta-api (SSWS); developer.okta.com/docs/concepts/auth-servers",
        ),
        shape: |text| scheme(text, "SSWS") && one_word_of(text, visible),
    },
    Opaque {
        id: "aws-signature",
        name: "AWS signature version 4",
        certainty: Sure,
        what: prose("The signature of one request; it holds no token."),
        instead: prose(
            "It is made by IAM users and roles; where an API expects a JWT, ask the identity provider that it trusts for an access token.",
        ),
        source: prose("docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html"),
        shape: |text| scheme(text, "AWS4-HMAC-SHA256") && text.contains("Credential="),
    },
    Opaque {
        id: "paseto",
        name: "PASETO",
        certainty: Sure,
        what: prose(
            "A token in a format of its own with claims much like a JWT's; version and purpose stand in front.",
        ),
        instead: prose(
            "JWT libraries refuse it; have its issuer make JWTs, or give the API a PASETO library.",
        ),
        source: prose("paseto-standard/paseto-spec docs/01-Protocol-Versions"),
        shape: |text| is_paseto(text),
    },
    Opaque {
        id: "saml",
        name: "SAML assertion or response",
        certainty: Sure,
        what: prose("A signed XML statement on who logged on."),
        instead: prose(
            "Exchange it for a JWT at the token endpoint (RFC 7522), or have the client log on by OpenID Connect.",
        ),
        source: prose("OASIS saml-core-2.0-os §2.3.3, §3.2.2"),
        shape: |text| is_saml(text),
    },
    Opaque {
        id: "macaroon",
        name: "Macaroon, version 1",
        certainty: Likely,
        what: prose("A token to which every holder can add limits."),
        instead: prose(
            "Only its issuer can check it; your own API needs a JWT from the identity provider that it trusts.",
        ),
        source: prose(
            "rescrv/libmacaroons (packets start with their length in hex and `location`)",
        ),
        shape: |text| {
            prefixed(text, &["MDA"], 40, |b| {
                base64url(b) || base64(b) || b == b'='
            }) && text.get(8..16) == Some("Y2F0aW9u")
        },
    },
    Opaque {
        id: "macaroon-v2",
        name: "Macaroon, version 2",
        certainty: Guess,
        what: prose("A token to which every holder can add limits."),
        instead: prose(
            "Only its issuer can check it; your own API needs a JWT from the identity provider that it trusts.",
        ),
        source: prose("rescrv/libmacaroons doc/format.txt (version byte 2, field 1)"),
        shape: |text| {
            prefixed(text, &["AgE"], 60, |b| {
                base64url(b) || base64(b) || b == b'='
            })
        },
    },
    Opaque {
        id: "fernet",
        name: "Fernet token",
        certainty: Likely,
        what: prose(
            "Text that an application encrypted for itself, such as a token of OpenStack Keystone.",
        ),
        instead: prose(
            "Only the holder of the key can read it; your own API needs a JWT from the identity provider that it trusts.",
        ),
        source: prose(
            "fernet/spec Spec.md (version byte 80, then the time); docs.openstack.org/keystone (fernet tokens)",
        ),
        shape: |text| prefixed(text, &["gAAAAA"], 80, |b| base64url(b) || b == b'='),
    },
    Opaque {
        id: "spnego-message",
        name: "Kerberos or NTLM message",
        certainty: Likely,
        what: prose("A message of Windows authentication without its scheme word."),
        instead: prose(
            "The client logs on with Windows; an API that expects a JWT needs a client that asks an identity provider for an access token.",
        ),
        source: prose("RFC 4178 §4.2 (a message starts with tag 60); [MS-NLMP] 2.2.1 (NTLMSSP)"),
        shape: |text| prefixed(text, &["YII", "TlRMTVNTUA"], 40, |b| base64(b) || b == b'='),
    },
];

/// `v1` to `v4`, `local` or `public`, a payload, and perhaps a footer.
fn is_paseto(text: &str) -> bool {
    let mut parts = text.split('.');
    matches!(parts.next(), Some("v1" | "v2" | "v3" | "v4"))
        && matches!(parts.next(), Some("local" | "public"))
        && parts
            .next()
            .is_some_and(|payload| prefixed(payload, &[""], 40, base64url))
        && parts
            .next()
            .is_none_or(|footer| prefixed(footer, &[""], 1, base64url))
        && parts.next().is_none()
}

/// XML of SAML, or base64 of `<saml` or `<Assertion`.
fn is_saml(text: &str) -> bool {
    let is_xml = text.starts_with('<')
        && (text.contains("urn:oasis:names:tc:SAML:") || text.contains("<saml"));
    is_xml || text.starts_with("PHNhbW") || text.starts_with("PEFzc2VydGlvb")
}

/// Whether one word follows the scheme, of one alphabet.
fn one_word_of(text: &str, alphabet: fn(u8) -> bool) -> bool {
    text.split_once(' ')
        .is_some_and(|(_, word)| prefixed(word.trim_start(), &[""], 4, alphabet))
}
