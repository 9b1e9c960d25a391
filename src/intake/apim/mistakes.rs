//! What is wrong with an element that looks at tokens, whatever stands around it.

use super::{names, rules};
use crate::document::Element;
use crate::intake::mistakes::mistake;
use crate::intake::{Configured, Mistake, Value, placeholder};
use crate::issuer::entra::{EntraIssuer, Tenant, published_issuer};
use crate::policy::expression::is_expression;
use crate::registry::guid;
use crate::token::span::Span;
use crate::validators::{Kind, RequiredClaim};

/// Notes what is wrong. `section` is empty where it is not known.
pub(super) fn note(configured: &mut Configured, element: &Element, section: &str) {
    let mut found = Vec::new();
    let start = opening(element);
    let name = element.name.as_str();
    if !["", "inbound"].contains(&section) {
        found.push(mistake(&rules::WRONG_SECTION, start, &[name, section]));
    }
    names::wrong_parts(element, &mut found);
    places(element, start, &mut found);
    audiences(configured, element, start, &mut found);
    for claim in element
        .named("required-claims")
        .flat_map(|own| own.named("claim"))
    {
        claimed(claim, &mut found);
    }
    if name == "validate-jwt" {
        documents(configured, element, start, &mut found);
        issuers(configured, &mut found);
    } else if element
        .attribute("tenant-id")
        .is_none_or(|own| own.text.trim().is_empty())
    {
        found.push(mistake(&rules::NO_TENANT, start, &[]));
    }
    several(configured, &mut found);
    configured.mistakes.extend(found);
}

/// The tag's own name, so that not everything inside is marked.
fn opening(element: &Element) -> Span {
    let start = element.span.start;
    Span::new(start, start + 1 + element.name.len())
}

/// Where the token is taken from.
fn places(element: &Element, start: Span, found: &mut Vec<Mistake>) {
    let places = ["header-name", "query-parameter-name", "token-value"];
    let given = places
        .iter()
        .filter(|name| element.attribute(name).is_some());
    match given.count() {
        0 if element.name == "validate-jwt" => {
            found.push(mistake(&rules::NO_PLACE, start, &[]));
        }
        0 | 1 => {}
        count => {
            let values = [&element.name, &*count.to_string()];
            found.push(mistake(&rules::TWO_PLACES, start, &values));
        }
    }
    let header = element.attribute("header-name").map_or("", |own| own.text);
    let elsewhere = !header.is_empty() && !header.eq_ignore_ascii_case("Authorization");
    let other = elsewhere || (header.is_empty() && element.attribute("token-value").is_some());
    if let Some(scheme) = element.attribute("require-scheme").filter(|_| other) {
        found.push(mistake(&rules::SCHEME_IGNORED, scheme.span, &[]));
    }
    if let Some(value) = element
        .attribute("token-value")
        .filter(|own| is_whole_header(own.text))
    {
        found.push(mistake(&rules::BEARER_IN_VALUE, value.span, &[]));
    }
}

/// Whether an expression returns `Authorization` as it is.
fn is_whole_header(text: &str) -> bool {
    let cuts = [
        "Split",
        "Substring",
        "Replace",
        "Remove",
        "Trim",
        "Last",
        "Skip",
        "AsJwt",
    ];
    text.starts_with("@(")
        && text.contains("Headers")
        && text.contains("\"Authorization\"")
        && !cuts.iter().any(|cut| text.contains(cut))
}

fn audiences(configured: &Configured, element: &Element, start: Span, found: &mut Vec<Mistake>) {
    let backends = Kind::Own("backend-application-ids");
    let listed = [Kind::Audiences, backends].into_iter();
    let listed = listed.flat_map(|kind| configured.values_of(kind)).count();
    let claims = configured.values_of(Kind::Claims);
    let mut claims = claims.filter_map(|own| RequiredClaim::parse(&own.text).ok());
    if listed == 0 && !claims.any(|claim| claim.name == "aud") {
        found.push(mistake(&rules::NO_AUDIENCE, start, &[&element.name]));
    }
}

fn claimed(claim: &Element, found: &mut Vec<Mistake>) {
    let text = |name: &str| claim.attribute(name).map_or("", |own| own.text);
    let name = text("name");
    let count = claim.named("value").count();
    let all = text("match") != "any" && !is_expression(text("match"));
    if name == "aud" && all && count > 1 {
        let count = count.to_string();
        found.push(mistake(&rules::ALL_AUDIENCES, opening(claim), &[&count]));
    }
    let scopes = ["scp", "scope"].contains(&name) && count > 0;
    let whole = |value: &Element| value.text().contains(' ');
    if scopes && text("separator").is_empty() && !claim.named("value").any(whole) {
        found.push(mistake(&rules::NO_SEPARATOR, opening(claim), &[name]));
    }
}

/// The documents that keys and issuers come from.
fn documents(configured: &Configured, element: &Element, start: Span, found: &mut Vec<Mistake>) {
    let keys = ["openid-config", "issuer-signing-keys"];
    if keys.iter().all(|key| element.get(key).is_none()) {
        found.push(mistake(&rules::NO_KEY, start, &[]));
    }
    for Value { text, span, .. } in configured.values_of(Kind::Own("openid-config")) {
        let path = text.trim().split('?').next().unwrap_or_default();
        let is_document = path.ends_with("/.well-known/openid-configuration");
        if !is_document && !is_open(path) {
            found.push(mistake(&rules::NO_DOCUMENT, *span, &[text]));
        }
    }
}

fn is_open(text: &str) -> bool {
    text.is_empty() || is_expression(text) || !placeholder::find(text).is_empty()
}

/// More documents are not compared with issuers.
const MOST: usize = 50;

/// Issuers beside documents that publish others.
fn issuers(configured: &Configured, found: &mut Vec<Mistake>) {
    let documents: Vec<EntraIssuer> = configured
        .values_of(Kind::Own("openid-config"))
        .take(MOST)
        .filter_map(|own| EntraIssuer::parse(&published_issuer(own.text.trim())?))
        .collect();
    let Some(first) = documents.first() else {
        return;
    };
    for value in configured.values_of(Kind::Issuers) {
        let Some(own) = EntraIssuer::parse(value.text.trim()) else {
            continue;
        };
        let of_tenant = |document: &&EntraIssuer| match (&document.tenant, &own.tenant) {
            (Tenant::Id(one), Tenant::Id(other)) => one.eq_ignore_ascii_case(other),
            _ => true,
        };
        let mut same = documents.iter().filter(of_tenant).peekable();
        if same.peek().is_none() {
            found.push(mistake(&rules::OTHER_TENANT, value.span, &[&value.text]));
        } else if same.all(|document| document.version != own.version) {
            let values = [
                value.text.as_str(),
                own.version.text(),
                first.version.text(),
            ];
            found.push(mistake(&rules::OTHER_VERSION, value.span, &values));
        }
    }
}

/// Lists in one element, and blanks that belong nowhere.
fn several(configured: &Configured, found: &mut Vec<Mistake>) {
    for value in &configured.values {
        let compared = matches!(
            value.kind,
            Kind::Audiences
                | Kind::Issuers
                | Kind::Callers
                | Kind::Tenant
                | Kind::Own("openid-config")
        );
        let text = value.text.trim();
        if !compared || is_open(text) {
            continue;
        }
        let parts = text
            .split([',', ';', ' ', '\t'])
            .filter(|part| !part.is_empty());
        let is_value = |part: &str| part.contains("://") || guid::hyphenated(part).is_some();
        let (all, values) = (
            parts.clone().count(),
            parts.filter(|part| is_value(part)).count(),
        );
        let listed = text.contains([',', ';']) || values > 1;
        let rule = match all {
            0 | 1 => continue,
            _ if listed => &rules::SEVERAL,
            _ => &rules::BLANK_INSIDE,
        };
        found.push(mistake(rule, value.span, &[&value.name]));
    }
}
