//! Kong's plugins that check tokens: `jwt` and `openid-connect`, in a declarative configuration, an
//! answer of the Admin API or a `KongPlugin`.

use super::leaf::{Leaf, leaves};
use super::mistakes::{ANY_AUDIENCE, look_at_audiences, mistake};
use super::{How, named, of, piece};
use crate::catalogue::prose;
use crate::document::{Document, Node};
use crate::intake::{Form, Piece, Reads, Rule, Source};
use crate::token::span::Span;
use crate::validators::Kind;

pub(super) static FORM: Form = Form {
    id: "kong",
    name: "Kong plugin",
    source: prose("docs.konghq.com/hub, plugins jwt and openid-connect"),
    reads: Reads::Document(read),
};

/// The plugin does not know audiences.
static NO_AUDIENCE: Rule = Rule {
    code: "kong-no-audience",
    title: prose("Kong's plugin jwt looks at no audience."),
    body: prose(
        "It finds a consumer's key by iss and verifies the signature. Compare aud in the API, or use openid-connect with audience_required.",
    ),
    source: prose("Kong/kong kong/plugins/jwt/handler.lua, schema.lua"),
};

/// The plugin does not look at the time.
static NO_EXPIRY: Rule = Rule {
    code: "kong-no-expiry",
    title: prose("Expired tokens are accepted: claims_to_verify does not name exp."),
    body: prose("Kong's plugin jwt looks at exp and nbf only if they are listed there."),
    source: prose("Kong/kong kong/plugins/jwt/handler.lua, jwt_parser.lua"),
};

/// The option that asks, not the one that checks.
static AUDIENCE_ASKED: Rule = Rule {
    code: "kong-audience",
    title: prose("audience is sent to the identity provider; it checks no token."),
    body: prose("What a token's aud must hold is audience_required."),
    source: prose("docs.konghq.com/hub/kong-inc/openid-connect, configuration (audience)"),
};

fn read(source: &Source<'_>, document: &Document) -> Vec<Piece> {
    let text = document.span.of(source.text);
    let kong = ["jwt", "openid-connect"]
        .iter()
        .any(|name| text.contains(name));
    let node = document.tree().filter(|_| kong);
    let maps = node.into_iter().flat_map(Node::walk);
    let each = maps.flat_map(|map| {
        let listed = map.get("plugins").map_or(&[][..], Node::items);
        let alone = map.get("config").is_some_and(is_config).then_some(map);
        let free = listed
            .iter()
            .filter(|own| !own.get("config").is_some_and(is_config));
        free.chain(alone)
    });
    each.filter_map(|node| one(source, node)).collect()
}

/// Whether these are options of one of the plugins.
fn is_config(node: &Node) -> bool {
    let known = [
        "anonymous",
        "audience_required",
        "claims_to_verify",
        "client_id",
        "cookie_names",
        "issuer",
        "key_claim_name",
        "maximum_expiration",
        "run_on_preflight",
        "secret_is_base64",
        "uri_param_names",
    ];
    known.iter().any(|name| node.get(name).is_some())
}

fn one(source: &Source<'_>, node: &Node) -> Option<Piece> {
    let plugin = node.get("plugin").or_else(|| node.get("name"))?;
    let leaves = node
        .get("config")
        .map_or_else(Vec::new, |own| leaves(source, own));
    let own: Vec<&Leaf> = leaves.iter().collect();
    let found = match plugin.text()? {
        "jwt" => jwt(&own, plugin.span),
        "openid-connect" => openid(source, &own)?,
        _ => return None,
    };
    let span = Span::new(plugin.span.start.min(found.span.start), found.span.end);
    Some(Piece { span, ..found })
}

fn jwt(own: &[&Leaf], at: Span) -> Piece {
    let mut configured = of("rfc7519", "Kong");
    configured.mistakes.push(mistake(&NO_AUDIENCE, at, &[]));
    let mut claims = own.iter().filter(|leaf| leaf.is("claims_to_verify"));
    if !claims.any(|leaf| leaf.text == "exp") {
        configured.mistakes.push(mistake(&NO_EXPIRY, at, &[]));
    }
    let found = piece(&FORM, "jwt", own, configured);
    let span = if own.is_empty() { at } else { found.span };
    Piece { span, ..found }
}

fn openid(source: &Source<'_>, own: &[&Leaf]) -> Option<Piece> {
    const KNOBS: &[(&str, Kind, How)] = &[
        ("issuers_allowed", Kind::Issuers, How::Many),
        ("audience_required", Kind::Audiences, How::Many),
        ("scopes_required", Kind::Scopes, How::Many),
        ("leeway", Kind::Skew, How::One),
    ];
    let issuer = named(own, "issuer")?;
    let mut configured = of("rfc7519", "Kong");
    configured.take(own, source, KNOBS);
    // The address of the metadata serves too; the issuer is what stands before it.
    if named(own, "issuers_allowed").is_none() {
        let text = issuer
            .text
            .split("/.well-known/")
            .next()
            .unwrap_or_default();
        let raw = issuer.span.of(source.text);
        let start = issuer.span.start + raw.find(text).unwrap_or_default();
        let span = Span::new(start, start + text.len());
        configured.add(Kind::Issuers, text, &issuer.name, span);
    }
    look_at_audiences(&mut configured);
    if named(own, "audience_required").is_none() {
        let asked = own.iter().find(|leaf| leaf.is("audience"));
        configured.mistakes.push(match asked {
            Some(leaf) => mistake(&AUDIENCE_ASKED, leaf.span, &[]),
            None => mistake(&ANY_AUDIENCE, issuer.span, &["audience_required"]),
        });
    }
    Some(piece(&FORM, "openid-connect", own, configured))
}
