//! Names of elements and attributes: those that a policy knows, and those that are nearly one.

use super::rules;
use crate::document::Element;
use crate::intake::Mistake;
use crate::intake::mistakes::{mistake, near};
use crate::policy::VALIDATORS;

/// What may stand in an element, in the order that is due.
pub(super) fn parts(element: &str) -> &'static [&'static str] {
    match element {
        "validate-jwt" => &[
            "openid-config",
            "issuer-signing-keys",
            "decryption-keys",
            "audiences",
            "issuers",
            "required-claims",
        ],
        "validate-azure-ad-token" => &[
            "client-application-ids",
            "backend-application-ids",
            "audiences",
            "required-claims",
            "decryption-keys",
        ],
        "audiences" => &["audience"],
        "issuers" => &["issuer"],
        "required-claims" => &["claim"],
        "claim" => &["value"],
        "client-application-ids" | "backend-application-ids" => &["application-id"],
        "issuer-signing-keys" | "decryption-keys" => &["key"],
        _ => &[],
    }
}

/// The attributes of an element.
pub(super) fn attributes(element: &str) -> &'static [&'static str] {
    match element {
        "validate-jwt" => &[
            "header-name",
            "query-parameter-name",
            "token-value",
            "failed-validation-httpcode",
            "failed-validation-error-message",
            "require-expiration-time",
            "require-scheme",
            "require-signed-tokens",
            "clock-skew",
            "output-token-variable-name",
        ],
        "validate-azure-ad-token" => &[
            "tenant-id",
            "header-name",
            "query-parameter-name",
            "token-value",
            "authentication-endpoint",
            "failed-validation-httpcode",
            "failed-validation-error-message",
            "output-token-variable-name",
        ],
        "openid-config" => &["url"],
        "claim" => &["name", "match", "separator"],
        "key" => &["id", "certificate-id", "n", "e"],
        _ => &[],
    }
}

/// Elements that have to do with tokens, which a name may nearly be.
const ELEMENTS: [&str; 5] = [
    "validate-jwt",
    "validate-azure-ad-token",
    "authentication-managed-identity",
    "include-fragment",
    "set-header",
];

/// Other names that people give to these.
const TAKEN_FOR: [(&str, &str); 5] = [
    ("jwt-validate", "validate-jwt"),
    ("validate-token", "validate-jwt"),
    ("validate-aad-token", "validate-azure-ad-token"),
    ("validate-entra-id-token", "validate-azure-ad-token"),
    (
        "authenticate-managed-identity",
        "authentication-managed-identity",
    ),
];

/// An element whose name is nearly that of one that has to do with tokens.
pub(super) fn misspelt(element: &Element) -> Option<Mistake> {
    let name = element.name.as_str();
    let taken = TAKEN_FOR
        .iter()
        .find(|(own, _)| own.eq_ignore_ascii_case(name));
    let meant = taken.map(|(_, meant)| *meant);
    let meant = meant.or_else(|| near(name, &ELEMENTS, true))?;
    let known = VALIDATORS.contains(&name) || name == "set-body";
    (!known).then(|| mistake(&rules::ELEMENT_UNKNOWN, element.span, &[name, meant]))
}

/// The list among these that takes items of the name.
fn list_of(name: &str, lists: &[&'static str]) -> Option<&'static str> {
    let takes = |list: &&&'static str| parts(list).contains(&name);
    lists.iter().find(takes).copied()
}

/// Parts and attributes that an element does not have, or not there.
pub(super) fn wrong_parts(element: &Element, found: &mut Vec<Mistake>) {
    for own in element.walk() {
        let (parts, attributes) = (parts(&own.name), attributes(&own.name));
        let mut last = 0;
        for part in own.elements().filter(|_| !parts.is_empty()) {
            let name = part.name.as_str();
            match parts.iter().position(|own| *own == name) {
                Some(at) if at < last => {
                    let before = parts.get(last).copied().unwrap_or_default();
                    let values = [name, before, &own.name];
                    found.push(mistake(&rules::PART_ORDER, part.span, &values));
                }
                Some(at) => last = at,
                None => found.push(match list_of(name, parts).or(near(name, parts, true)) {
                    Some(list) if self::parts(list).contains(&name) => {
                        mistake(&rules::NO_LIST, part.span, &[name, list])
                    }
                    Some(meant) => mistake(&rules::ELEMENT_UNKNOWN, part.span, &[name, meant]),
                    None => mistake(&rules::PART_UNKNOWN, part.span, &[name, &own.name]),
                }),
            }
        }
        if attributes.is_empty() {
            continue;
        }
        for attribute in &own.attributes {
            if let Some(meant) = near(&attribute.name, attributes, true) {
                let values = [attribute.name.as_str(), meant];
                found.push(mistake(&rules::ATTRIBUTE_UNKNOWN, attribute.span, &values));
            }
        }
    }
}
