//! Kubernetes' `AuthenticationConfiguration`: one piece for each of its issuers.

use super::mistakes::{
    CLAIM_AND_EXPRESSION, ISSUER_TWICE, MATCH_POLICY, NO_AUDIENCE, NO_PREFIX, NO_USERNAME,
    NOT_HTTPS, beside, slash,
};
use super::object::{is_open, items, of_kind, take, text, texts};
use crate::catalogue::prose;
use crate::document::{Document, Node, Text};
use crate::intake::mistakes::{look, mistake};
use crate::intake::{Configured, Form, Mistake, Piece, Reads, Rule, Source, Tells};
use crate::validators::{Kind, Profile, RequiredClaim};

pub(super) static FORM: Form = Form {
    id: "kubernetes-authentication-configuration",
    name: "an issuer of Kubernetes' AuthenticationConfiguration",
    source: prose(
        "kubernetes/apiserver 24a394e5 pkg/apis/apiserver/v1/types.go; kubernetes.io/docs/reference/access-authn-authz/authentication",
    ),
    reads: Reads::Document(read),
};

static MISSING: [&Rule; 4] = [&NO_AUDIENCE, &NO_USERNAME, &NO_PREFIX, &MATCH_POLICY];

const EXPRESSIONS: Kind = Kind::Own("validation expressions");

fn read(_: &Source<'_>, document: &Document) -> Vec<Piece> {
    let objects = of_kind(document, "AuthenticationConfiguration").into_iter();
    objects
        .flat_map(|object| pieces(object, document.is_whole))
        .collect()
}

/// What is missing counts only where nothing was cut off.
fn pieces(object: &Node, is_whole: bool) -> Vec<Piece> {
    let issuers = items(object, &["jwt"]);
    if issuers.is_empty() {
        return vec![Piece {
            form: &FORM,
            name: String::new(),
            span: object.span,
            tells: Tells::Other,
        }];
    }
    let mut seen: Vec<&str> = Vec::new();
    let mut pieces = Vec::with_capacity(issuers.len());
    for own in issuers {
        let issuer = text(own, &["issuer", "url"]);
        let mut configured = configured(own, seen.contains(&issuer));
        if !is_whole {
            let missing = |own: &Mistake| MISSING.contains(&own.rule);
            configured.mistakes.retain(|own| !missing(own));
        }
        pieces.push(Piece {
            form: &FORM,
            name: issuer.to_owned(),
            span: own.span,
            tells: Tells::Settings(configured),
        });
        seen.push(issuer);
    }
    pieces
}

fn configured(own: &Node, is_second: bool) -> Configured {
    let mut configured =
        Profile::by_id("kubernetes-oidc").map_or_else(Configured::default, Configured::of);
    let issuer = texts(own, &["issuer", "url"]);
    take(&mut configured, Kind::Issuer, "issuer.url", &issuer);
    let audiences = texts(own, &["issuer", "audiences"]);
    take(
        &mut configured,
        Kind::Audiences,
        "issuer.audiences",
        &audiences,
    );
    rules(&mut configured, own);
    mappings(&mut configured, own);
    if let Some(issuer) = issuer.first() {
        wrong_issuer(&mut configured, *issuer, is_second);
    }
    let place = own.get("issuer").unwrap_or(own);
    let policy = text(place, &["audienceMatchPolicy"]);
    if audiences.is_empty() {
        let name = text(place, &["url"]);
        let span = beside(place, &["audiences", "url"]);
        configured
            .mistakes
            .push(mistake(&NO_AUDIENCE, span, &[name]));
    } else if audiences.len() > 1 && policy != "MatchAny" && !is_open(policy) {
        let span = beside(place, &["audienceMatchPolicy", "audiences"]);
        configured.mistakes.push(mistake(&MATCH_POLICY, span, &[]));
    }
    look(&mut configured);
    configured
}

fn wrong_issuer(configured: &mut Configured, issuer: Text<'_>, is_second: bool) {
    if is_second {
        configured
            .mistakes
            .push(mistake(&ISSUER_TWICE, issuer.span, &[issuer.text]));
    }
    if !issuer.text.starts_with("https://") && !is_open(issuer.text) {
        configured
            .mistakes
            .push(mistake(&NOT_HTTPS, issuer.span, &[issuer.text]));
    }
    configured.mistakes.extend(slash(issuer));
}

/// What is asked of claims and of the user.
fn rules(configured: &mut Configured, own: &Node) {
    for rule in items(own, &["claimValidationRules"]) {
        let name = text(rule, &["claim"]);
        if name.is_empty() {
            expression(configured, rule, "claimValidationRules.expression");
            continue;
        }
        if rule.get("expression").is_some() {
            let span = beside(rule, &["claim"]);
            configured
                .mistakes
                .push(mistake(&CLAIM_AND_EXPRESSION, span, &[name]));
        }
        let wanted = RequiredClaim {
            values: vec![text(rule, &["requiredValue"]).to_owned()],
            ..RequiredClaim::present(name)
        };
        let span = beside(rule, &["requiredValue", "claim"]);
        configured.add(Kind::Claims, wanted.line(), "claimValidationRules", span);
    }
    for rule in items(own, &["userValidationRules"]) {
        expression(configured, rule, "userValidationRules.expression");
    }
}

/// An expression in CEL, which is shown and not worked out.
fn expression(configured: &mut Configured, rule: &Node, name: &str) {
    if let Some(own) = rule.get("expression").and_then(Node::placed) {
        let line = own.text.split_whitespace().collect::<Vec<_>>().join(" ");
        configured.add(EXPRESSIONS, line, name, own.span);
    }
}

/// What the user is called.
fn mappings(configured: &mut Configured, own: &Node) {
    let name = "claimMappings.username.claim";
    let claim = texts(own, &["claimMappings", "username", "claim"]);
    take(configured, Kind::Own(name), name, &claim);
    let name = "claimMappings.username.expression";
    let expression = texts(own, &["claimMappings", "username", "expression"]);
    take(configured, Kind::Own(name), name, &expression);
    let username = own.at(&["claimMappings", "username"]);
    match (claim.first(), expression.first()) {
        (None, None) => {
            let span = username.map_or(beside(own, &["claimMappings", "issuer"]), |own| own.span);
            let issuer = text(own, &["issuer", "url"]);
            configured
                .mistakes
                .push(mistake(&NO_USERNAME, span, &[issuer]));
        }
        (Some(claim), Some(_)) => {
            configured
                .mistakes
                .push(mistake(&CLAIM_AND_EXPRESSION, claim.span, &[claim.text]));
        }
        _ => {}
    }
    let mapped = own
        .get("claimMappings")
        .map_or(&[][..], Node::members)
        .iter();
    for mapping in mapped.filter(|own| matches!(own.name.as_str(), "username" | "groups")) {
        if let Some(claim) = mapping.value.get("claim").and_then(Node::placed)
            && mapping.value.get("prefix").is_none()
        {
            configured
                .mistakes
                .push(mistake(&NO_PREFIX, claim.span, &[claim.text]));
        }
    }
}
