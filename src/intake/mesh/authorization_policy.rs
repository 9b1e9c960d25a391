//! Istio's `AuthorizationPolicy`, as far as it is about tokens.
//!
//! A policy with one rule says what a token must have; the rules of one with several stand in for
//! each other, depending on the request, so that none of them is filled in.

use super::mistakes::PRINCIPAL_SLASH;
use super::object::{everywhere, items, of_kind, text, texts};
use super::request_authentication as authentication;
use crate::catalogue::prose;
use crate::document::{Document, Node, Text};
use crate::intake::mistakes::mistake;
use crate::intake::{Configured, Form, Mistake, Piece, Reads, Source, Tells};
use crate::validators::{Kind, Profile, RequiredClaim};

pub(super) static FORM: Form = Form {
    id: "istio-authorization-policy",
    name: "Istio's AuthorizationPolicy",
    source: prose(
        "istio/api security/v1beta1/authorization_policy.proto; istio.io/latest/docs/reference/config/security/conditions",
    ),
    reads: Reads::Document(read),
};

pub(super) const KIND: &str = "AuthorizationPolicy";

fn read(source: &Source<'_>, document: &Document) -> Vec<Piece> {
    let policies = of_kind(document, KIND).into_iter();
    policies.map(|policy| piece(source, policy)).collect()
}

fn piece(source: &Source<'_>, policy: &Node) -> Piece {
    let issuers: Vec<_> = everywhere(source, authentication::KIND)
        .into_iter()
        .flat_map(|object| items(object, &["spec", "jwtRules"]))
        .map(|rule| text(rule, &["issuer"]))
        .collect();
    let mut configured = Configured {
        validator: match issuers.is_empty() {
            true => Profile::by_id("istio"),
            false => None,
        },
        mistakes: slashes(policy, &issuers),
        ..Configured::default()
    };
    let rules = items(policy, &["spec", "rules"]);
    if let ([rule], true) = (rules, allows(policy)) {
        fill(&mut configured, rule);
    }
    let says = !configured.values.is_empty() || !configured.mistakes.is_empty();
    Piece {
        form: &FORM,
        name: text(policy, &["metadata", "name"]).to_owned(),
        span: policy.span,
        tells: match says {
            true => Tells::Settings(configured),
            false => Tells::Other,
        },
    }
}

fn allows(policy: &Node) -> bool {
    matches!(text(policy, &["spec", "action"]), "" | "ALLOW")
}

/// Whether a request without a token is stopped by this policy.
pub(super) fn asks_for_a_token(policy: &Node) -> bool {
    let rules = items(policy, &["spec", "rules"]);
    match text(policy, &["spec", "action"]) {
        "" | "ALLOW" => !rules.is_empty() && rules.iter().all(is_about_tokens),
        "DENY" => rules.iter().flat_map(sources).any(|source| {
            let barred = texts(source, &["notRequestPrincipals"]);
            barred.iter().any(|barred| barred.text == "*")
        }),
        _ => false,
    }
}

fn is_about_tokens(rule: &Node) -> bool {
    let mut sources = sources(rule).peekable();
    let named = sources.peek().is_some()
        && sources.all(|source| !texts(source, &["requestPrincipals"]).is_empty());
    named
        || conditions(rule)
            .any(|(key, values)| key.starts_with("request.auth.") && !values.is_empty())
}

fn sources(rule: &Node) -> impl Iterator<Item = &Node> {
    items(rule, &["from"])
        .iter()
        .filter_map(|from| from.get("source"))
}

fn conditions(rule: &Node) -> impl Iterator<Item = (&str, Vec<Text<'_>>)> {
    let when = items(rule, &["when"]).iter();
    when.map(|condition| (text(condition, &["key"]), texts(condition, &["values"])))
}

fn fill(configured: &mut Configured, rule: &Node) {
    let sources: Vec<_> = sources(rule).collect();
    if let [source] = sources.as_slice() {
        for own in texts(source, &["requestPrincipals"]) {
            let kind = Kind::Own("requestPrincipals");
            configured.add(kind, own.text, "source.requestPrincipals", own.span);
        }
    }
    for (key, values) in conditions(rule) {
        let (Some(claim), Some(first)) = (claim(key), values.first()) else {
            continue;
        };
        let wildcard = |own: &Text<'_>| own.text.contains('*');
        let present = values.iter().any(|own| own.text == "*");
        if !present && values.iter().any(wildcard) {
            continue;
        }
        let wanted = RequiredClaim {
            values: match present {
                true => Vec::new(),
                false => values.iter().map(|own| own.text.to_owned()).collect(),
            },
            all: present,
            separator: SPACED.contains(&claim).then(|| " ".to_owned()),
            ..RequiredClaim::present(claim)
        };
        configured.add(Kind::Claims, wanted.line(), key, first.span);
    }
}

/// Claims that Istio takes apart at blanks (policy_applier.go, `SpaceDelimitedClaims`).
const SPACED: [&str; 2] = ["scope", "permission"];

/// The claim that a condition is about; none for one inside another.
fn claim(key: &str) -> Option<&str> {
    match key {
        "request.auth.audiences" => Some("aud"),
        "request.auth.presenter" => Some("azp"),
        _ => {
            let claim = key
                .strip_prefix("request.auth.claims[")?
                .strip_suffix(']')?;
            (!claim.contains(['[', ']'])).then_some(claim)
        }
    }
}

/// Principals whose issuer is not that of a rule, but for a slash.
fn slashes(policy: &Node, issuers: &[&str]) -> Vec<Mistake> {
    let rules = items(policy, &["spec", "rules"]).iter();
    let principals = rules
        .flat_map(sources)
        .flat_map(|source| texts(source, &["requestPrincipals"]));
    principals
        .filter_map(|own| {
            let (found, _) = own.text.rsplit_once('/')?;
            let bare = found.trim_end_matches('/');
            let near = |issuer: &&&str| issuer.trim_end_matches('/') == bare;
            let wanted = issuers.iter().find(near)?;
            let same = issuers.contains(&found) || found.contains('*');
            (!same).then(|| mistake(&PRINCIPAL_SLASH, own.span, &[own.text, found, wanted]))
        })
        .collect()
}
