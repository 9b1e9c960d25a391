//! JWT authorizers of Amazon API Gateway: SAM, CloudFormation, OpenAPI, the Serverless Framework,
//! Terraform, and what the command line shows.

use super::leaf::{Leaf, leaves};
use super::mistakes::{look_at_audiences, look_at_issuer};
use super::{How, of, piece, values};
use crate::catalogue::prose;
use crate::document::{Content, Document, Node, Syntax};
use crate::intake::{Form, Piece, Reads, Source};
use crate::validators::Kind;

pub(super) static FORM: Form = Form {
    id: "aws-jwt-authorizer",
    name: "Amazon API Gateway JWT authorizer",
    source: prose(
        "docs.aws.amazon.com, API Gateway, http-api-jwt-authorizer.html; SAM HttpApiAuth; AWS::ApiGatewayV2::Authorizer; serverless.com, HTTP API",
    ),
    reads: Reads::Document(read),
};

fn read(source: &Source<'_>, document: &Document) -> Vec<Piece> {
    let text = document.span.of(source.text);
    let words = ["wtConfiguration", "issuerUrl", "IssuerUrl"];
    let node = document
        .tree()
        .filter(|_| words.iter().any(|word| text.contains(word)));
    match node {
        Some(node) => authorizers(source, node),
        None if document.syntax == Syntax::Lines => terraform(source, document),
        None => Vec::new(),
    }
}

/// Every map that is an authorizer, with its name.
fn authorizers(source: &Source<'_>, node: &Node) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut open = vec![("", node)];
    while let Some((name, node)) = open.pop() {
        let inner = ["JwtConfiguration", "jwtConfiguration"]
            .iter()
            .find_map(|name| node.get(name));
        let jwt = node.get("type").and_then(Node::text) == Some("jwt");
        let own = inner.or_else(|| {
            let url = node.get("issuerUrl").is_some();
            (url && (jwt || node.get("audience").is_some())).then_some(node)
        });
        if let Some(own) = own {
            let called = ["Name", "name"].iter().find_map(|name| node.get(name));
            let name = called.and_then(Node::text).unwrap_or(name);
            let within = inner.map_or("", |_| "JwtConfiguration.");
            found.push(one(source, name, (within, own), node));
            continue;
        }
        match &node.content {
            Content::Map(members) => open.extend(members.iter().rev().map(|member| {
                // What CloudFormation names is not its properties.
                let through = matches!(
                    member.name.as_str(),
                    "Properties" | "x-amazon-apigateway-authorizer"
                );
                let name = if through { name } else { member.name.as_str() };
                (name, &member.value)
            })),
            Content::List(items) => open.extend(items.iter().rev().map(|item| ("", item))),
            Content::Scalar(_) => {}
        }
    }
    found
}

fn one(source: &Source<'_>, name: &str, (within, node): (&str, &Node), whole: &Node) -> Piece {
    let scopes = whole.get("AuthorizationScopes");
    let scopes = scopes.map_or_else(Vec::new, |node| leaves(source, node));
    let scopes = scopes.into_iter().map(|leaf| Leaf {
        name: "AuthorizationScopes".to_owned(),
        ..leaf
    });
    let own: Vec<Leaf> = leaves(source, node)
        .into_iter()
        .filter(|leaf| leaf.name != "AuthorizationScopes")
        .map(|leaf| referred(leaf, within))
        .chain(scopes)
        .collect();
    filled(source, name, &own.iter().collect::<Vec<_>>())
}

/// `{"Ref": "Name"}` and the like refer to what is known elsewhere.
fn referred(leaf: Leaf, within: &str) -> Leaf {
    let leaf = Leaf {
        name: [within, &leaf.name].concat(),
        ..leaf
    };
    let refers = [".Ref", ".Fn::GetAtt", ".Fn::ImportValue"];
    let name = refers.iter().find_map(|end| leaf.name.strip_suffix(end));
    let sub = leaf.name.strip_suffix(".Fn::Sub");
    match (name, sub) {
        (Some(name), _) => Leaf {
            name: name.to_owned(),
            text: ["${", &leaf.text, "}"].concat(),
            ..leaf
        },
        (None, Some(name)) => Leaf {
            name: name.to_owned(),
            ..leaf
        },
        (None, None) => leaf,
    }
}

fn filled(source: &Source<'_>, name: &str, own: &[&Leaf]) -> Piece {
    const KNOBS: &[(&str, Kind, How)] = &[
        ("audience", Kind::Audiences, How::Many),
        ("issuer", Kind::Issuers, How::One),
        ("issuerUrl", Kind::Issuers, How::One),
        ("AuthorizationScopes", Kind::Scopes, How::Many),
    ];
    let mut configured = of("aws-http-api", "");
    configured.take(own, source, KNOBS);
    let issuer = own
        .iter()
        .find(|leaf| leaf.ends("issuer") || leaf.ends("issuerUrl"));
    if let Some(issuer) = issuer {
        look_at_issuer(&mut configured, issuer);
    }
    look_at_audiences(&mut configured);
    piece(&FORM, name, own, configured)
}

/// The block `jwt_configuration`.
fn terraform(source: &Source<'_>, document: &Document) -> Vec<Piece> {
    let before = source.text.get(..document.span.start).unwrap_or_default();
    let inside = before.trim_end().strip_suffix('{').map(str::trim_end);
    if !inside.is_some_and(|before| before.ends_with("jwt_configuration")) {
        return Vec::new();
    }
    let leaves = values(source, document, &["issuer", "audience"]);
    let own: Vec<&Leaf> = leaves
        .iter()
        .filter(|leaf| leaf.is("issuer") || leaf.is("audience"))
        .collect();
    match own.is_empty() {
        true => Vec::new(),
        false => vec![filled(source, "", &own)],
    }
}
