//! How Kubernetes is reached: kubeconfig, and what a credential plugin gives.

use crate::catalogue::prose;
use crate::document::Document;
use crate::document::node::Node;
use crate::intake::form::{Form, Reads, Source};
use crate::intake::http::{exchange, piece};
use crate::intake::piece::{Exchange, Piece, Tells};

pub(super) static FORM: Form = Form {
    id: "kubeconfig",
    name: "kubeconfig",
    source: prose("kubernetes.io/docs/reference/config-api/kubeconfig.v1"),
    reads: Reads::Document(read),
};

pub(super) static CREDENTIAL: Form = Form {
    id: "exec-credential",
    name: "Credential of a kubectl plugin",
    source: prose("kubernetes.io/docs/reference/config-api/client-authentication.v1"),
    reads: Reads::Document(credential),
};

/// Each user with a token, and the server that it is sent to; or the file, if nobody has one.
fn read(_: &Source<'_>, document: &Document) -> Vec<Piece> {
    let tree = document.tree().filter(|tree| {
        let named = tree.get("kind").and_then(Node::text) == Some("Config");
        named || (tree.get("users").is_some() && tree.get("clusters").is_some())
    });
    let Some(tree) = tree else { return Vec::new() };
    let users = list(tree, "users").iter();
    let pieces: Vec<_> = users.filter_map(|user| sent(tree, user)).collect();
    match pieces.is_empty() {
        false => pieces,
        true => vec![Piece {
            form: &FORM,
            name: text(tree, &["current-context"])
                .unwrap_or_default()
                .to_owned(),
            span: tree.span,
            tells: Tells::Other,
        }],
    }
}

fn list<'a>(tree: &'a Node, name: &str) -> &'a [Node] {
    tree.get(name).map(Node::items).unwrap_or_default()
}

fn text<'a>(node: &'a Node, path: &[&str]) -> Option<&'a str> {
    node.at(path)
        .and_then(Node::text)
        .filter(|text| !text.is_empty())
}

/// Where the token of a user lies: as such, or kept for a provider of older versions.
const TOKENS: [&[&str]; 3] = [
    &["user", "token"],
    &["user", "auth-provider", "config", "id-token"],
    &["user", "auth-provider", "config", "access-token"],
];

fn sent(tree: &Node, user: &Node) -> Option<Piece> {
    let token = TOKENS.iter().find_map(|path| text(user, path))?;
    let name = text(user, &["name"])?;
    let mut contexts = list(tree, "contexts").iter();
    let context = contexts.find(|context| text(context, &["context", "user"]) == Some(name));
    let cluster = context.and_then(|context| text(context, &["context", "cluster"]));
    let mut clusters = list(tree, "clusters").iter();
    let server = clusters
        .find(|own| text(own, &["name"]) == cluster)
        .and_then(|own| text(own, &["cluster", "server"]));
    let made = Exchange {
        address: server.unwrap_or_default().to_owned(),
        headers: vec![("Authorization".to_owned(), format!("Bearer {token}"))],
        ..Exchange::default()
    };
    let mut piece = piece(exchange(&FORM, made, user.span)?);
    name.clone_into(&mut piece.name);
    Some(piece)
}

fn credential(_: &Source<'_>, document: &Document) -> Vec<Piece> {
    let tree = document.tree();
    let tree = tree.filter(|tree| text(tree, &["kind"]) == Some("ExecCredential"));
    let Some(tree) = tree.filter(|tree| text(tree, &["status", "token"]).is_some()) else {
        return Vec::new();
    };
    let expires = text(tree, &["status", "expirationTimestamp"]).unwrap_or_default();
    vec![Piece {
        form: &CREDENTIAL,
        name: expires.to_owned(),
        span: tree.span,
        tells: Tells::Other,
    }]
}
