//! Mistakes that several of these have.

use super::Leaf;
use crate::catalogue::prose;
use crate::intake::mistakes::SECRET;
pub(super) use crate::intake::mistakes::mistake;
use crate::intake::{Configured, Rule, placeholder};
use crate::validators::Kind;

/// No audience is set, and none is asked for.
pub(super) static ANY_AUDIENCE: Rule = Rule {
    code: "any-audience",
    title: prose("Any audience is accepted: {0} is not set."),
    body: prose(
        "A token that the same issuer made for another API opens this one too. Set it to the audiences that are this API's own.",
    ),
    source: prose("RFC 8725 section 3.9"),
};

/// No issuer is compared.
pub(super) static ANY_ISSUER: Rule = Rule {
    code: "any-issuer",
    title: prose("No issuer is compared: {0} is not set."),
    body: prose(
        "Whatever a key of the set signed is accepted. Providers with many tenants sign for all of them with the same keys.",
    ),
    source: prose("RFC 8725 section 3.8"),
};

/// The address of metadata in the place of an issuer.
pub(super) static METADATA_ADDRESS: Rule = Rule {
    code: "issuer-is-metadata",
    title: prose("{0} is the address of a document, not an issuer."),
    body: prose(
        "It is compared with iss, and the address of the metadata is made from it. Leave off what begins with /.well-known/.",
    ),
    source: prose("OpenID Connect Discovery 1.0 section 4; RFC 8414 section 3"),
};

/// A scope in the place of an audience.
pub(super) static SCOPE: Rule = Rule {
    code: "audience-is-scope",
    title: prose("{0} is a scope, not an audience."),
    body: prose(
        "A client asks for it; no token has it in aud. With Microsoft Entra ID the audience is what stands before the last slash, or the client id in version 2.0.",
    ),
    source: prose(
        "entra-docs docs/identity-platform/scopes-oidc.md; access-token-claims-reference.md (aud)",
    ),
};

/// Several values where one is read.
pub(super) static ONE_VALUE: Rule = Rule {
    code: "one-value",
    title: prose("{0} takes one value, and several are here."),
    body: prose("They are compared as one text, which no token carries. Keep one of them."),
    source: prose("RFC 7519 sections 2 and 4.1.1 (a StringOrURI is compared as a whole)"),
};

/// Notes a secret that stands there in clear.
pub(super) fn look_at_secret(configured: &mut Configured, leaf: &Leaf) {
    let open = !placeholder::find(&leaf.text).is_empty();
    if !leaf.text.is_empty() && !open {
        let secret = mistake(&SECRET, leaf.span, &[&leaf.name]);
        configured.mistakes.push(secret);
    }
}

/// Notes an issuer that is the address of its metadata, or several of them.
pub(super) fn look_at_issuer(configured: &mut Configured, leaf: &Leaf) {
    let text = leaf.text.trim();
    let rule = match text {
        text if text.contains("/.well-known/") => &METADATA_ADDRESS,
        text if text.contains([',', ' ']) && !text.contains("${") => &ONE_VALUE,
        _ => return,
    };
    let value = match rule.code {
        "one-value" => &leaf.name,
        _ => &leaf.text,
    };
    configured.mistakes.push(mistake(rule, leaf.span, &[value]));
}

/// Notes audiences that are scopes.
pub(super) fn look_at_audiences(configured: &mut Configured) {
    let audiences = configured.values_of(Kind::Audiences);
    let scopes = audiences.filter(|value| is_scope(&value.text));
    let found: Vec<_> = scopes
        .map(|value| mistake(&SCOPE, value.span, &[&value.text]))
        .collect();
    configured.mistakes.extend(found);
}

fn is_scope(text: &str) -> bool {
    let name = text.rsplit('/').next().unwrap_or_default();
    let known = [
        ".default",
        "openid",
        "profile",
        "email",
        "offline_access",
        "access_as_user",
        "user_impersonation",
    ];
    known.iter().any(|scope| name.eq_ignore_ascii_case(scope))
}
