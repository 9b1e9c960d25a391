//! oauth2-proxy: flags, configuration file or environment.

use super::command::commands;
use super::leaf::Leaf;
use super::mistakes::{look_at_audiences, look_at_issuer, look_at_secret, mistake};
use super::{apart, named, of, piece, values};
use crate::catalogue::prose;
use crate::intake::{Form, Piece, Reads, Rule, Source};
use crate::token::span::Span;
use crate::validators::Kind;

pub(super) static FORM: Form = Form {
    id: "oauth2-proxy",
    name: "oauth2-proxy",
    source: prose(
        "oauth2-proxy.github.io, Configuration overview; oauth2-proxy 7.9.0 pkg/apis/options",
    ),
    reads: Reads::Text(read),
};

/// Bearer tokens are not looked at.
static NO_BEARER: Rule = Rule {
    code: "oauth2-proxy-no-bearer",
    title: prose("{0} is not set: bearer tokens are not looked at."),
    body: prose(
        "oauth2-proxy then knows sessions in cookies alone, and sends a request with a token in Authorization to the sign-in page.",
    ),
    source: prose("oauth2-proxy.github.io, Configuration overview (skip-jwt-bearer-tokens)"),
};

/// The switch that turns the check of the issuer off.
static ISSUER_SKIPPED: Rule = Rule {
    code: "oauth2-proxy-any-issuer",
    title: prose("insecure-oidc-skip-issuer-verification turns the check of the issuer off."),
    body: prose(
        "Whatever a key of the provider signed is accepted, for any of its tenants. For several tenants list each in extra-jwt-issuers.",
    ),
    source: prose(
        "oauth2-proxy.github.io, Configuration overview (insecure-oidc-skip-issuer-verification)",
    ),
};

/// What no other software with an `oidc-issuer-url` has; the API server of Kubernetes is one.
const OWN: [&str; 12] = [
    "cookie-secret",
    "cookie-name",
    "email-domain",
    "email-domains",
    "upstream",
    "upstreams",
    "extra-jwt-issuers",
    "skip-jwt-bearer-tokens",
    "oidc-extra-audience",
    "oidc-extra-audiences",
    "oidc-audience-claim",
    "oidc-audience-claims",
];

fn read(source: &Source<'_>) -> Vec<Piece> {
    let commands = commands(source, "oauth2-proxy");
    let commands: Vec<_> = commands
        .into_iter()
        .filter(|own| !own.sets.is_empty())
        .collect();
    let apart_from = |span: Span| {
        let meets = |own: &Span| own.start < span.end && span.start < own.end;
        !commands.iter().any(|own| meets(&own.span))
    };
    let documents = source.documents.iter().filter(|own| apart_from(own.span));
    let words = [
        "oidc",
        "OAUTH2_PROXY",
        "extra_jwt_issuers",
        "extra-jwt-issuers",
    ];
    let mut found: Vec<Piece> = Vec::new();
    for document in documents {
        let leaves = values(source, document, &words);
        let groups = apart(leaves.iter().collect()).into_iter();
        found.extend(groups.filter_map(|own| one(source, &own, false)));
    }
    for command in &commands {
        let own: Vec<&Leaf> = command.sets.iter().collect();
        found.extend(one(source, &own, true));
    }
    found
}

/// The option of that name, under whatever stands before it in a chart.
fn option<'a>(own: &[&'a Leaf], name: &str) -> Option<&'a Leaf> {
    let mut own = own.iter().rev();
    own.find(|leaf| is(leaf, name)).copied()
}

fn is(leaf: &Leaf, name: &str) -> bool {
    let last = leaf.name.rsplit('.').next().unwrap_or_default();
    let last = last.strip_prefix("OAUTH2_PROXY_").unwrap_or(last);
    super::bare(last) == super::bare(name)
}

fn one(source: &Source<'_>, leaves: &[&Leaf], certain: bool) -> Option<Piece> {
    let variable = |leaf: &&&Leaf| leaf.name.starts_with("OAUTH2_PROXY_");
    let own = |leaf: &&&Leaf| OWN.iter().any(|name| is(leaf, name));
    let known = leaves.iter().any(|leaf| variable(&leaf) || own(&leaf));
    let issuer = option(leaves, "oidc-issuer-url");
    let extra: Vec<_> = ["extra-jwt-issuers", "extra-jwt-issuer"]
        .iter()
        .filter_map(|name| option(leaves, name))
        .collect();
    if !(certain || known) || (issuer.is_none() && extra.is_empty()) {
        return None;
    }
    let names = ["client-id", "oidc-issuer-url", "skip-jwt-bearer-tokens"];
    let told: Vec<&Leaf> = leaves
        .iter()
        .filter(|leaf| variable(leaf) || own(leaf) || names.iter().any(|name| is(leaf, name)))
        .copied()
        .collect();
    let mut configured = of("rfc7519", "oauth2-proxy");
    if let Some(leaf) = issuer {
        look_at_issuer(&mut configured, leaf);
        configured.one(Kind::Issuers, leaf);
    }
    if let Some(leaf) = option(leaves, "client-id") {
        configured.one(Kind::Audiences, leaf);
    }
    for leaf in leaves
        .iter()
        .filter(|leaf| is(leaf, "oidc-extra-audience") || is(leaf, "oidc-extra-audiences"))
    {
        configured.many(Kind::Audiences, leaf, source);
    }
    for leaf in extra {
        for (text, span) in leaf.list(source) {
            pair(&mut configured, leaf, &text, span);
        }
    }
    look_at_audiences(&mut configured);
    for name in ["client-secret", "cookie-secret"] {
        if let Some(leaf) = option(leaves, name) {
            look_at_secret(&mut configured, leaf);
        }
    }
    let skips = option(leaves, "insecure-oidc-skip-issuer-verification");
    if let Some(leaf) = skips.filter(|leaf| leaf.text != "false") {
        let any = mistake(&ISSUER_SKIPPED, leaf.at, &[]);
        configured.mistakes.push(any);
        configured
            .values
            .retain(|value| value.kind != Kind::Issuers);
    }
    if let (None, Some(leaf)) = (named(leaves, "skip-jwt-bearer-tokens"), issuer) {
        let name = "skip-jwt-bearer-tokens";
        let none = mistake(&NO_BEARER, leaf.span, &[name]);
        configured.mistakes.push(none);
    }
    Some(piece(&FORM, "", &told, configured))
}

/// `issuer=audience`.
fn pair(configured: &mut crate::intake::Configured, leaf: &Leaf, text: &str, span: Span) {
    let Some((issuer, audience)) = text.rsplit_once('=') else {
        return;
    };
    let quoted = usize::from(span.len() > text.len());
    let start = span.start + quoted;
    let middle = start + issuer.len();
    let first = Span::new(start, middle);
    let second = Span::new(middle + 1, middle + 1 + audience.len());
    configured.add(Kind::Issuers, issuer, &leaf.name, first);
    configured.add(Kind::Audiences, audience, &leaf.name, second);
}
