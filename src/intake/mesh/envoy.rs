//! Envoy's `jwt_authn`: the providers of the filter, in the spelling of YAML or of JSON; and those of
//! Envoy Gateway's `SecurityPolicy`, which come to the same.

use super::mistakes::{ANY_AUDIENCE, UNUSED, beside, slash};
use super::object::{self, take};
use crate::catalogue::prose;
use crate::document::{Document, Node, Text};
use crate::intake::mistakes::{look, mistake};
use crate::intake::{Configured, Form, Piece, Reads, Source, Tells};
use crate::token::span::Span;
use crate::validators::{Kind, Profile};

pub(super) static FORM: Form = Form {
    id: "envoy-jwt-authn",
    name: "a provider of Envoy's jwt_authn",
    source: prose(
        "envoyproxy/envoy api/envoy/extensions/filters/http/jwt_authn/v3/config.proto; envoyproxy/gateway api/v1alpha1/jwt_types.go",
    ),
    reads: Reads::Document(read),
};

fn read(_: &Source<'_>, document: &Document) -> Vec<Piece> {
    let Some(tree) = document.tree() else {
        return Vec::new();
    };
    let filters = tree.walk();
    filters
        .flat_map(|node| filter(node, document.is_whole))
        .collect()
}

/// A provider, its name and where the two stand.
struct Provider<'a> {
    name: &'a str,
    /// The name's.
    at: Span,
    span: Span,
    node: &'a Node,
}

/// The providers of a filter; none if the value is something else.
fn filter(node: &Node, is_whole: bool) -> Vec<Piece> {
    let Some(providers) = node.get("providers") else {
        return Vec::new();
    };
    let named = providers.members().iter().map(|member| Provider {
        name: &member.name,
        at: member.at,
        span: Span::new(member.at.start, member.value.span.end),
        node: &member.value,
    });
    let listed = providers.items().iter().map(|item| Provider {
        name: object::text(item, &["name"]),
        at: beside(item, &["name"]),
        span: item.span,
        node: item,
    });
    let providers: Vec<_> = named.chain(listed).collect();
    if !providers.iter().any(|own| get(own.node, &KEYS).is_some()) {
        return Vec::new();
    }
    let asked = Asked::of(node, is_whole);
    providers.iter().map(|own| piece(own, &asked)).collect()
}

/// What only providers of this filter have.
const KEYS: [&str; 5] = [
    "remote_jwks",
    "remoteJwks",
    "local_jwks",
    "localJwks",
    "remoteJWKS",
];

fn get<'a>(node: &'a Node, names: &[&str]) -> Option<&'a Node> {
    names.iter().find_map(|name| node.get(name))
}

fn piece(provider: &Provider<'_>, asked: &Asked<'_>) -> Piece {
    let node = provider.node;
    let mut configured =
        Profile::by_id("envoy-jwt-authn").map_or_else(Configured::default, Configured::of);
    let issuer = object::texts(node, &["issuer"]);
    take(&mut configured, Kind::Issuers, "issuer", &issuer);
    let requirements = asked.of_provider(provider.name);
    let replaced =
        !requirements.is_empty() && requirements.iter().all(|own| !own.audiences.is_empty());
    let audiences = match requirements.first() {
        Some(first) if replaced => first.audiences.clone(),
        _ => object::texts(node, &["audiences"]),
    };
    take(&mut configured, Kind::Audiences, "audiences", &audiences);
    for (names, kind) in [
        (["clock_skew_seconds", "clockSkewSeconds"], Kind::Skew),
        (
            ["require_expiration", "requireExpiration"],
            Kind::Own("require_expiration"),
        ),
        (["max_lifetime", "maxLifetime"], Kind::Own("max_lifetime")),
    ] {
        let found = get(node, &names).and_then(seconds);
        let [name, _] = names;
        take(&mut configured, kind, name, found.as_slice());
    }
    if let Some((text, span)) = requirements.first().and_then(|first| first.relaxed) {
        configured.add(Kind::Own("requires"), text, text, span);
    }
    if audiences.is_empty() {
        let span = beside(node, &["issuer"]);
        let name = provider.name;
        configured
            .mistakes
            .push(mistake(&ANY_AUDIENCE, span, &[name]));
    }
    if requirements.is_empty() && asked.is_known {
        let name = provider.name;
        configured
            .mistakes
            .push(mistake(&UNUSED, provider.at, &[name]));
    }
    let slash = issuer.first().copied().and_then(slash);
    configured.mistakes.extend(slash);
    look(&mut configured);
    Piece {
        form: &FORM,
        name: provider.name.to_owned(),
        span: provider.span,
        tells: Tells::Settings(configured),
    }
}

/// A number of seconds: a duration is one with an `s` behind it, or an object with `seconds`.
fn seconds(node: &Node) -> Option<Text<'_>> {
    let own = node.get("seconds").unwrap_or(node).placed()?;
    let text = match own.text.strip_suffix('s') {
        Some(number) if number.parse::<f64>().is_ok() => number.split('.').next().unwrap_or(number),
        _ => own.text,
    };
    Some(Text {
        text,
        span: own.span,
    })
}

/// What the rules of a filter ask for.
struct Asked<'a> {
    /// Whether all of them are known, and there are any.
    is_known: bool,
    requirements: Vec<Requirement<'a>>,
}

/// What one rule asks for.
struct Requirement<'a> {
    /// The providers that it names; none stands for all of them.
    providers: Vec<&'a str>,
    /// The audiences that count in place of those of the provider.
    audiences: Vec<Text<'a>>,
    /// What is enough beside a good token, and where it says so.
    relaxed: Option<(&'static str, Span)>,
}

impl<'a> Asked<'a> {
    fn of(filter: &'a Node, is_whole: bool) -> Self {
        let names = [
            "rules",
            "requirement_map",
            "requirementMap",
            "filter_state_rules",
            "filterStateRules",
        ];
        let places: Vec<_> = names.iter().filter_map(|name| filter.get(name)).collect();
        let rules = places.iter().flat_map(|place| {
            let named = place.members().iter().map(|member| &member.value);
            place.items().iter().chain(named)
        });
        Self {
            is_known: is_whole && !places.is_empty(),
            requirements: rules.filter_map(requirement).collect(),
        }
    }

    /// What is asked of a provider, rule by rule: where none names it, by those that name nobody.
    fn of_provider(&self, name: &str) -> Vec<&Requirement<'a>> {
        let all = || self.requirements.iter();
        let named: Vec<_> = all().filter(|own| own.providers.contains(&name)).collect();
        match named.is_empty() {
            true => all().filter(|own| own.providers.is_empty()).collect(),
            false => named,
        }
    }
}

fn requirement(rule: &Node) -> Option<Requirement<'_>> {
    let mut requirement = Requirement {
        providers: Vec::new(),
        audiences: Vec::new(),
        relaxed: None,
    };
    for node in rule.walk() {
        let named = get(node, &["provider_name", "providerName"]).and_then(Node::text);
        if let Some(name) = named {
            requirement.providers.push(name);
            requirement.audiences = object::texts(node, &["audiences"]);
        }
        for member in node.members() {
            let text = match member.name.as_str() {
                "allow_missing" | "allowMissing" => "allow_missing",
                "allow_missing_or_failed" | "allowMissingOrFailed" => "allow_missing_or_failed",
                _ => continue,
            };
            requirement.relaxed = Some((text, member.at));
        }
    }
    let asks = !requirement.providers.is_empty() || requirement.relaxed.is_some();
    asks.then_some(requirement)
}
