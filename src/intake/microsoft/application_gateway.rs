//! The JWT validation of Application Gateway: in the gateway's template, or on its own.

use crate::catalogue::prose;
use crate::document::{Document, Member, Node};
use crate::intake::mistakes::{self, mistake};
use crate::intake::{Configured, Form, Piece, Reads, Rule, Source, Tells};
use crate::validators::{Kind, Profile};

pub(super) static FORM: Form = Form {
    id: "application-gateway",
    name: "JWT validation of Application Gateway",
    source: prose(
        "Azure Resource Manager, ApplicationGatewayEntraJWTValidationConfigPropertiesFormat, API version 2025-03-01",
    ),
    reads: Reads::Document(read),
};

static FIVE: Rule = Rule {
    code: "audiences-over-five",
    title: prose("{0} audiences are listed, and five are allowed."),
    body: prose("The gateway takes no more than five beside the client id."),
    source: prose(
        "Azure Resource Manager, ApplicationGatewayEntraJWTValidationConfigPropertiesFormat (audiences)",
    ),
};

fn read(_: &Source<'_>, document: &Document) -> Vec<Piece> {
    let nodes = document.tree().into_iter().flat_map(Node::walk);
    let lists = nodes.flat_map(|node| {
        let own = node.members().iter().filter(|own| is_list(own));
        let listed = own.flat_map(|own| own.value.items());
        // What `az network application-gateway show` lists, or one of them alone.
        let alone = is_one(node).then_some(node);
        listed.chain(alone)
    });
    let mut found: Vec<Piece> = Vec::new();
    for node in lists {
        let known =
            |own: &Piece| own.span.start <= node.span.start && node.span.end <= own.span.end;
        if !found.last().is_some_and(known) {
            found.extend(piece(node));
        }
    }
    found
}

fn is_list(member: &Member) -> bool {
    member
        .name
        .eq_ignore_ascii_case("entraJWTValidationConfigs")
}

fn is_one(node: &Node) -> bool {
    let own = node.get("properties").unwrap_or(node);
    let action = own.find(&["unAuthorizedRequestAction"], &[]);
    action.is_some() && own.get("clientId").is_some()
}

fn piece(node: &Node) -> Option<Piece> {
    let own = node.get("properties").unwrap_or(node);
    let mut configured = Configured {
        validator: Profile::by_id("application-gateway"),
        ..Configured::default()
    };
    for (name, kind) in [
        ("clientId", Kind::ClientId),
        ("tenantId", Kind::Tenant),
        ("audiences", Kind::Audiences),
        (
            "unAuthorizedRequestAction",
            Kind::Own("unAuthorizedRequestAction"),
        ),
    ] {
        for text in own.find(&[name], &[]).map(Node::texts).unwrap_or_default() {
            if !text.text.is_empty() {
                configured.add(kind, text.text, name, text.span);
            }
        }
    }
    let audiences = own.find(&["audiences"], &[]);
    if let Some(list) = audiences.filter(|list| MOST < list.items().len()) {
        let count = list.items().len().to_string();
        configured
            .mistakes
            .push(mistake(&FIVE, list.span, &[&count]));
    }
    mistakes::look(&mut configured);
    let name = node.get("name").and_then(Node::text).unwrap_or_default();
    (!configured.values.is_empty()).then(|| Piece {
        form: &FORM,
        name: name.to_owned(),
        span: node.span,
        tells: Tells::Settings(configured),
    })
}

/// Audiences beside the client id.
const MOST: usize = 5;
