//! The registration of an app in Microsoft Entra ID: its manifest, old or new, and what
//! `az ad app show` prints.

use crate::catalogue::prose;
use crate::document::{Document, Node};
use crate::intake::{Configured, Form, Piece, Reads, Source, Tells};
use crate::validators::Kind;

pub(super) static FORM: Form = Form {
    id: "app-registration",
    name: "manifest of an app registration",
    source: prose(
        "entra-docs docs/identity-platform/reference-microsoft-graph-app-manifest.md; docs/identity-platform/reference-app-manifest.md",
    ),
    reads: Reads::Document(read),
};

fn read(_: &Source<'_>, document: &Document) -> Vec<Piece> {
    let nodes = document.tree().into_iter().flat_map(Node::walk);
    nodes.filter(|node| is_one(node)).map(piece).collect()
}

fn is_one(node: &Node) -> bool {
    let has = |name| node.get(name).is_some();
    let telling =
        has("requiredResourceAccess") || has("signInAudience") || has("availableToOtherTenants");
    has("appId") && (has("identifierUris") || has("api") || telling)
}

fn piece(node: &Node) -> Piece {
    let name = node.get("displayName").or_else(|| node.get("name"));
    let name = name.and_then(Node::text).unwrap_or_default();
    let tells = match is_api(node) {
        true => Tells::Settings(told(node)),
        false => Tells::Other,
    };
    Piece {
        form: &FORM,
        name: name.to_owned(),
        span: node.span,
        tells,
    }
}

/// Whether tokens are made for it: it has a name to ask by, or permissions to give.
fn is_api(node: &Node) -> bool {
    let listed = |path: &[&str]| node.at(path).is_some_and(|own| !own.items().is_empty());
    listed(&["identifierUris"])
        || listed(&["api", "oauth2PermissionScopes"])
        || listed(&["oauth2Permissions"])
        || listed(&["appRoles"])
}

/// What its tokens look like. Its permissions are those that it can give, not those that it asks for.
fn told(node: &Node) -> Configured {
    let mut told = Configured::default();
    let id = node.get("appId").and_then(Node::placed);
    if let Some(id) = id.filter(|id| !id.text.is_empty()) {
        told.add(Kind::ClientId, id.text, "appId", id.span);
    }
    for uri in node
        .get("identifierUris")
        .map(Node::texts)
        .unwrap_or_default()
    {
        told.add(Kind::AppIdUri, uri.text, "identifierUris", uri.span);
    }
    let new = node.at(&["api", "requestedAccessTokenVersion"]);
    let new = new.map(|version| (version, "api.requestedAccessTokenVersion"));
    let old = node.get("accessTokenAcceptedVersion");
    let version = new.or_else(|| old.map(|version| (version, "accessTokenAcceptedVersion")));
    if let Some((version, name)) = version.and_then(|(own, name)| Some((own.placed()?, name))) {
        // Null stands for the first.
        let text = match version.text {
            "" => "1",
            text => text,
        };
        told.add(Kind::Version, text, name, version.span);
    }
    told
}
