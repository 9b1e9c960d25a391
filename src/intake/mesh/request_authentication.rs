//! Istio's `RequestAuthentication`: one piece for each of its rules.

use super::authorization_policy::asks_for_a_token;
use super::mistakes::{ANY_AUDIENCE, TOKEN_OPTIONAL, beside, slash};
use super::object::{everywhere, items, of_kind, take, text, texts};
use crate::catalogue::prose;
use crate::document::{Document, Node};
use crate::intake::mistakes::{look, mistake};
use crate::intake::{Configured, Form, Piece, Reads, Source, Tells};
use crate::token::span::Span;
use crate::validators::{Kind, Profile};

pub(super) static FORM: Form = Form {
    id: "istio-request-authentication",
    name: "a rule of Istio's RequestAuthentication",
    source: prose("istio/api security/v1beta1/request_authentication.proto (JWTRule)"),
    reads: Reads::Document(read),
};

pub(super) const KIND: &str = "RequestAuthentication";

fn read(source: &Source<'_>, document: &Document) -> Vec<Piece> {
    let objects = of_kind(document, KIND).into_iter();
    objects.flat_map(|object| pieces(source, object)).collect()
}

fn pieces(source: &Source<'_>, object: &Node) -> Vec<Piece> {
    let rules = items(object, &["spec", "jwtRules"]);
    if rules.is_empty() {
        return vec![Piece {
            form: &FORM,
            name: text(object, &["metadata", "name"]).to_owned(),
            span: object.span,
            tells: Tells::Other,
        }];
    }
    let mut pieces: Vec<_> = rules.iter().map(piece).collect();
    let asked = everywhere(source, super::authorization_policy::KIND);
    let known = source.documents.iter().all(|document| document.is_whole);
    if known
        && !asked.into_iter().any(asks_for_a_token)
        && let Some(Tells::Settings(first)) = pieces.first_mut().map(|first| &mut first.tells)
    {
        let span = kind_of(object);
        first
            .mistakes
            .insert(0, mistake(&TOKEN_OPTIONAL, span, &[]));
    }
    pieces
}

/// Where it says what it is.
fn kind_of(object: &Node) -> Span {
    beside(object, &["kind"])
}

fn piece(rule: &Node) -> Piece {
    let mut configured = Profile::by_id("istio").map_or_else(Configured::default, Configured::of);
    let issuer = texts(rule, &["issuer"]);
    take(&mut configured, Kind::Issuers, "jwtRules.issuer", &issuer);
    let audiences = texts(rule, &["audiences"]);
    take(
        &mut configured,
        Kind::Audiences,
        "jwtRules.audiences",
        &audiences,
    );
    let name = text(rule, &["issuer"]);
    if audiences.is_empty() && !name.is_empty() {
        let span = beside(rule, &["audiences", "issuer"]);
        configured
            .mistakes
            .push(mistake(&ANY_AUDIENCE, span, &[name]));
    }
    configured
        .mistakes
        .extend(issuer.first().copied().and_then(slash));
    look(&mut configured);
    Piece {
        form: &FORM,
        name: name.to_owned(),
        span: rule.span,
        tells: Tells::Settings(configured),
    }
}
