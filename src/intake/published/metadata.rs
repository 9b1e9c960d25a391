//! The documents below `/.well-known/`.

use crate::catalogue::prose;
use crate::document::{Document, Node};
use crate::intake::{Configured, Form, Piece, Reads, Source, Tells};
use crate::validators::Kind;

pub(super) static OPENID: Form = Form {
    id: "openid-configuration",
    name: "OpenID Connect discovery document",
    source: prose("OpenID Connect Discovery 1.0 section 3"),
    reads: Reads::Document(|_, document| server(document, &OPENID, true)),
};

pub(super) static SERVER: Form = Form {
    id: "authorization-server-metadata",
    name: "authorization server metadata",
    source: prose("RFC 8414 section 2"),
    reads: Reads::Document(|_, document| server(document, &SERVER, false)),
};

pub(super) static RESOURCE: Form = Form {
    id: "protected-resource-metadata",
    name: "protected resource metadata",
    source: prose("RFC 9728 section 2"),
    reads: Reads::Document(resource),
};

/// Members of which OpenID Connect wants one, and OAuth alone has none.
const OPENID_ONLY: [&str; 4] = [
    "id_token_signing_alg_values_supported",
    "subject_types_supported",
    "userinfo_endpoint",
    "end_session_endpoint",
];

fn server(document: &Document, form: &'static Form, openid: bool) -> Vec<Piece> {
    let nodes = document.tree().into_iter().flat_map(Node::walk);
    let own = nodes.filter(|node| {
        let has = |name: &&str| node.get(name).is_some();
        let endpoint = ["jwks_uri", "token_endpoint", "authorization_endpoint"]
            .iter()
            .any(has);
        endpoint && has(&"issuer") && OPENID_ONLY.iter().any(has) == openid
    });
    let piece = |node: &Node| {
        let issuer = node.get("issuer").and_then(Node::placed)?;
        let mut told = Configured::default();
        told.add(Kind::MetadataIssuer, issuer.text, "issuer", issuer.span);
        Some(Piece {
            form,
            name: issuer.text.to_owned(),
            span: node.span,
            tells: Tells::Settings(told),
        })
    };
    own.filter_map(piece).collect()
}

/// What an API says of itself. It is what clients ask by; a validator is told its audiences elsewhere.
fn resource(_: &Source<'_>, document: &Document) -> Vec<Piece> {
    let nodes = document.tree().into_iter().flat_map(Node::walk);
    let piece = |node: &Node| {
        node.get("authorization_servers")
            .or_else(|| node.get("bearer_methods_supported"))
            .or_else(|| node.get("scopes_supported"))?;
        let resource = node.get("resource").and_then(Node::text)?;
        Some(Piece {
            form: &RESOURCE,
            name: resource.to_owned(),
            span: node.span,
            tells: Tells::Other,
        })
    };
    nodes.filter_map(piece).collect()
}
