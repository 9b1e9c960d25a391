//! Hasura's `HASURA_GRAPHQL_JWT_SECRET`, JSON in a variable; alone or one of a list.

use super::leaf::{Leaf, leaves};
use super::mistakes::{ANY_AUDIENCE, ANY_ISSUER, look_at_audiences, look_at_secret, mistake};
use super::{named, of, piece, values};
use crate::catalogue::prose;
use crate::document::{Document, Node};
use crate::intake::{Form, Piece, Reads, Source};
use crate::validators::Kind;

pub(super) static FORM: Form = Form {
    id: "hasura-jwt-secret",
    name: "Hasura JWT secret",
    source: prose("hasura.io/docs, GraphQL engine, Authentication using JWT"),
    reads: Reads::Document(read),
};

fn read(source: &Source<'_>, document: &Document) -> Vec<Piece> {
    let words = ["HASURA_GRAPHQL_JWT_SECRET", "jwk_url", "claims_namespace"];
    let outer = values(source, document, &words);
    let variables = outer.iter().filter(|leaf| {
        let name = leaf.name.as_str();
        matches!(
            name,
            "HASURA_GRAPHQL_JWT_SECRET" | "HASURA_GRAPHQL_JWT_SECRETS"
        )
    });
    let nodes: Vec<Node> = variables.filter_map(|leaf| leaf.embedded(source)).collect();
    let alone = document.tree().filter(|node| {
        let own = |name| node.get(name).is_some();
        !outer.is_empty() && own("type") && (own("jwk_url") || own("claims_namespace"))
    });
    let each = nodes.iter().chain(alone).flat_map(Node::one_or_many);
    each.filter_map(|node| one(source, node)).collect()
}

fn one(source: &Source<'_>, node: &Node) -> Option<Piece> {
    let leaves = leaves(source, node);
    let own: Vec<&Leaf> = leaves.iter().collect();
    let first = own.first()?;
    let mut configured = of("rfc7519", "Hasura");
    for leaf in &own {
        match leaf.name.as_str() {
            "audience" => configured.one(Kind::Audiences, leaf),
            "issuer" => configured.one(Kind::Issuers, leaf),
            // A public key is none.
            "key" if !leaf.text.contains("-----BEGIN") => look_at_secret(&mut configured, leaf),
            "allowed_skew" => configured.one(Kind::Skew, leaf),
            // With a set of keys each key names its own.
            "type" if named(&own, "jwk_url").is_none() => configured.one(Kind::Algorithms, leaf),
            _ => {}
        }
    }
    look_at_audiences(&mut configured);
    let missing = [("audience", &ANY_AUDIENCE), ("issuer", &ANY_ISSUER)];
    for (name, rule) in missing {
        if named(&own, name).is_none() {
            let any = mistake(rule, first.span, &[name]);
            configured.mistakes.push(any);
        }
    }
    Some(piece(&FORM, "", &own, configured))
}
