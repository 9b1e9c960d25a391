//! HashiCorp Vault's JWT auth method: its configuration and its roles.

use super::command::commands;
use super::leaf::{Leaf, leaves};
use super::mistakes::{look_at_audiences, look_at_issuer, mistake};
use super::{How, apart, named, of, piece, values};
use crate::catalogue::prose;
use crate::document::Node;
use crate::intake::{Configured, Form, Piece, Reads, Rule, Source};
use crate::token::span::Span;
use crate::validators::{Kind, RequiredClaim};

pub(super) static FORM: Form = Form {
    id: "vault-jwt",
    name: "HashiCorp Vault JWT auth",
    source: prose("developer.hashicorp.com/vault/api-docs/auth/jwt (config, role)"),
    reads: Reads::Text(read),
};

/// A role that takes no token with an audience.
static NO_AUDIENCES: Rule = Rule {
    code: "vault-no-audiences",
    title: prose("The role has no bound_audiences."),
    body: prose(
        "Every token that has an aud is refused then, in the words audience claim found in JWT but no audiences bound to the role. List the audiences of this Vault.",
    ),
    source: prose("hashicorp/vault-plugin-auth-jwt path_login.go"),
};

const KNOBS: &[(&str, Kind, How)] = &[
    ("bound_audiences", Kind::Audiences, How::Many),
    ("bound_issuer", Kind::Issuers, How::One),
    ("jwt_supported_algs", Kind::Algorithms, How::Many),
    ("clock_skew_leeway", Kind::Skew, How::One),
    ("bound_subject", Kind::Own("bound_subject"), How::One),
    ("user_claim", Kind::Own("user_claim"), How::One),
];

fn read(source: &Source<'_>) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut taken: Vec<Span> = Vec::new();
    for command in commands(source, "vault write") {
        let path = command.words.iter().find(|word| word.contains("jwt"));
        let path = path.map(|path| path.trim_start_matches("auth/").to_owned());
        let own: Vec<&Leaf> = command.sets.iter().collect();
        if let Some(path) = path.filter(|_| own.iter().any(|leaf| is_own(leaf))) {
            taken.push(command.span);
            found.push(one(source, &path, &own));
        }
    }
    for document in source.documents {
        let span = document.span;
        let meets = |own: &Span| own.start < span.end && span.start < own.end;
        if taken.iter().any(meets) {
            continue;
        }
        let words = ["bound_", "oidc_discovery_url", "jwks_url"];
        let leaves = values(source, document, &words);
        for group in apart(leaves.iter().collect()) {
            if group.iter().any(|leaf| is_own(leaf)) {
                let names = ["role_name", "name", "role"];
                let name = names.iter().find_map(|name| {
                    let mut own = group.iter();
                    own.find(|leaf| leaf.name == *name)
                });
                let name = name.map_or("", |leaf| leaf.text.as_str());
                found.push(one(source, name, &group));
            }
        }
    }
    found
}

/// What only Vault has.
fn is_own(leaf: &Leaf) -> bool {
    [
        "bound_audiences",
        "bound_issuer",
        "bound_subject",
        "bound_claims",
    ]
    .iter()
    .any(|name| leaf.ends(name) || leaf.name.contains("bound_claims."))
}

fn one(source: &Source<'_>, name: &str, leaves: &[&Leaf]) -> Piece {
    let own = [
        "bound",
        "role",
        "user_claim",
        "oidc_discovery",
        "jwks",
        "jwt_",
        "leeway",
        "default_role",
    ];
    let told = leaves
        .iter()
        .filter(|leaf| own.iter().any(|part| leaf.name.contains(part)));
    let told: Vec<&Leaf> = told.copied().collect();
    let mut configured = of("vault-jwt", "");
    configured.take(leaves, source, KNOBS);
    if let Some(leaf) = named(leaves, "bound_issuer") {
        look_at_issuer(&mut configured, leaf);
    }
    claims(&mut configured, source, leaves);
    look_at_audiences(&mut configured);
    let role = ["role_type", "user_claim", "bound_subject"];
    let first = role.iter().find_map(|name| named(leaves, name));
    if let (None, Some(leaf)) = (named(leaves, "bound_audiences"), first) {
        let none = mistake(&NO_AUDIENCES, leaf.span, &[]);
        configured.mistakes.push(none);
    }
    piece(&FORM, name, &told, configured)
}

/// `bound_claims` as one line for each claim, where they are no patterns.
fn claims(configured: &mut Configured, source: &Source<'_>, own: &[&Leaf]) {
    let globs = named(own, "bound_claims_type").is_some_and(|leaf| leaf.text == "glob");
    let inside: Vec<Leaf> = own
        .iter()
        .filter(|leaf| leaf.ends("bound_claims"))
        .filter_map(|leaf| leaf.embedded(source))
        .flat_map(|node: Node| leaves(source, &node))
        .collect();
    let nested = own.iter().copied().filter_map(|leaf| {
        let (_, name) = leaf.name.split_once("bound_claims.")?;
        Some((name, leaf))
    });
    let each = inside.iter().map(|leaf| (leaf.name.as_str(), leaf));
    let mut read: Vec<(&str, Vec<&Leaf>)> = Vec::new();
    for (name, leaf) in nested.chain(each) {
        match read.iter_mut().find(|(own, _)| *own == name) {
            Some((_, values)) => values.push(leaf),
            None => read.push((name, vec![leaf])),
        }
    }
    for (name, values) in read.into_iter().filter(|_| !globs) {
        let claim = RequiredClaim {
            values: values.iter().map(|leaf| leaf.text.clone()).collect(),
            all: false,
            ..RequiredClaim::present(name)
        };
        let spans = values.first().zip(values.last());
        let span = spans.map(|(first, last)| Span::new(first.span.start, last.span.end));
        let named = ["bound_claims.", name].concat();
        configured.add(Kind::Claims, claim.line(), named, span.unwrap_or_default());
    }
}
