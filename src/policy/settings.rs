//! What an element that looks at tokens is set to, in the terms of its profile.

use crate::document::{Element, Text};
use crate::token::span::Span;
use crate::validators::{Kind, Profile, RequiredClaim};

/// The elements that look at tokens.
pub const VALIDATORS: [&str; 2] = ["validate-jwt", "validate-azure-ad-token"];

/// The profile that stands for an element.
pub fn profile(element: &str) -> Option<&'static Profile> {
    match element {
        "validate-jwt" => Profile::by_id("apim-validate-jwt"),
        "validate-azure-ad-token" => Profile::by_id("apim-validate-azure-ad-token"),
        _ => None,
    }
}

/// Attributes, and what each sets.
pub type Kinds = &'static [(&'static str, Kind)];

const BOTH: Kinds = &[
    ("header-name", Kind::Own("header-name")),
    ("query-parameter-name", Kind::Own("query-parameter-name")),
    ("token-value", Kind::Own("token-value")),
    (
        "failed-validation-httpcode",
        Kind::Own("failed-validation-httpcode"),
    ),
    (
        "failed-validation-error-message",
        Kind::Own("failed-validation-error-message"),
    ),
    (
        "output-token-variable-name",
        Kind::Own("output-token-variable-name"),
    ),
];

const JWT: Kinds = &[
    (
        "require-expiration-time",
        Kind::Own("require-expiration-time"),
    ),
    ("require-scheme", Kind::Own("require-scheme")),
    ("require-signed-tokens", Kind::Own("require-signed-tokens")),
    ("clock-skew", Kind::Skew),
];

const AZURE_AD: Kinds = &[
    ("tenant-id", Kind::Tenant),
    ("authentication-endpoint", Kind::Instance),
];

const LISTS: &[(&str, &str, Kind)] = &[
    ("audiences", "audience", Kind::Audiences),
    ("issuers", "issuer", Kind::Issuers),
    ("client-application-ids", "application-id", Kind::Callers),
    (
        "backend-application-ids",
        "application-id",
        Kind::Own("backend-application-ids"),
    ),
];

/// Hands each value of the element to `take`: what it sets, the text as it is to be filled in, its
/// name there, and where it stands. `value` says what a text comes to; `None` leaves it out.
pub fn values(
    element: &Element,
    value: &mut dyn FnMut(Kind, &str) -> Option<String>,
    take: &mut dyn FnMut(Kind, String, String, Span),
) {
    let Some(profile) = profile(&element.name) else {
        return;
    };
    let named = |part: &str| [&element.name, "/", part].concat();
    let mut add = |kind: Kind, own: Text<'_>, name: &str| {
        if profile.setting(kind).is_some()
            && let Some(text) = value(kind, &unbroken(own.text))
        {
            take(kind, text, named(name), own.span);
        }
    };
    for (name, kind) in BOTH.iter().chain(JWT).chain(AZURE_AD) {
        if let Some(own) = element.attribute(name) {
            add(*kind, own, name);
        }
    }
    for config in element.named("openid-config") {
        if let Some(url) = config.attribute("url") {
            add(Kind::Own("openid-config"), url, "openid-config");
        }
    }
    for (list, item, kind) in LISTS {
        for list in element.named(list) {
            for own in list.named(item).filter_map(Element::placed) {
                add(*kind, own, &list.name);
            }
        }
    }
    for claim in element
        .named("required-claims")
        .flat_map(|list| list.named("claim"))
    {
        if let Some(claim) = claim_of(claim, value) {
            take(
                Kind::Claims,
                claim.0.line(),
                named("required-claims"),
                claim.1,
            );
        }
    }
    if let Some(keys) = element.get("decryption-keys") {
        let given = "given".to_owned();
        take(
            Kind::Own("decryption-keys"),
            given,
            named("decryption-keys"),
            keys.span,
        );
    }
}

fn claim_of(
    element: &Element,
    value: &mut dyn FnMut(Kind, &str) -> Option<String>,
) -> Option<(RequiredClaim, Span)> {
    let mut own = |text: &str| value(Kind::Claims, &unbroken(text));
    let name = own(element.attribute("name")?.text)?;
    let mut claim = RequiredClaim::present(&name);
    if let Some(how) = element.attribute("match") {
        claim.all = own(how.text)? != "any";
    }
    if let Some(separator) = element.attribute("separator") {
        claim.separator = Some(separator.text.to_owned());
    }
    for wanted in element.named("value").filter_map(Element::placed) {
        claim.values.push(own(wanted.text)?);
    }
    Some((claim, element.span))
}

/// A value without the line breaks that a mail program put in: none of them has any.
fn unbroken(text: &str) -> String {
    match text.contains('\n') && !super::expression::is_expression(text) {
        true => text.lines().map(str::trim).collect(),
        false => text.to_owned(),
    }
}
