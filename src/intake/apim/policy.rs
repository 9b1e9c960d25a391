//! A policy of API Management, or a part of one, and each element in it that looks at tokens.

use super::{mistakes, names, order};
use crate::catalogue::prose;
use crate::document::Element;
use crate::intake::mistakes::look;
use crate::intake::{Configured, Form, Piece, Reads, Source, Tells};
use crate::policy::expression::{self, Scene, Value};
use crate::policy::{self, Level, Policy, Request};

pub(super) static FORM: Form = Form {
    id: "apim-policy",
    name: "policy of Azure API Management",
    source: prose(
        "MicrosoftDocs/azure-docs articles/api-management/api-management-howto-policies.md, validate-jwt-policy.md (2024-03-18), validate-azure-ad-token-policy.md (2025-06-17), set-edit-policies.md",
    ),
    reads: Reads::Text(read),
};

/// More elements of a kind are not told of.
const MOST: usize = 200;

fn read(source: &Source<'_>) -> Vec<Piece> {
    let Some(policy) = policy::read(source.text) else {
        return Vec::new();
    };
    let runs = order::before(&policy);
    let mut pieces = Vec::new();
    for element in policy.validators().into_iter().take(MOST) {
        let before = runs.iter().find(|before| before.looks == element.span);
        let section = section(&policy, element);
        let mut configured = configured(element, before, section);
        order::note_left_out(&mut configured, element, &policy);
        pieces.push(piece(&element.name, element, Tells::Settings(configured)));
    }
    // A name that is nearly right is no element that looks at anything.
    let elements = policy.roots().flat_map(Element::walk);
    let misspelt = elements.filter_map(|own| Some((own, names::misspelt(own)?)));
    for (element, mistake) in misspelt.take(MOST) {
        let configured = Configured {
            stands_for: "Azure API Management",
            mistakes: vec![mistake],
            ..Configured::default()
        };
        pieces.push(piece(&element.name, element, Tells::Settings(configured)));
    }
    let whole = Piece {
        form: &FORM,
        name: levels(&policy),
        span: policy.span(),
        tells: Tells::Policy(policy),
    };
    pieces.insert(0, whole);
    pieces
}

fn piece(name: &str, element: &Element, tells: Tells) -> Piece {
    Piece {
        form: &FORM,
        name: name.to_owned(),
        span: element.span,
        tells,
    }
}

/// The scopes by their names, where several were pasted.
fn levels(policy: &Policy) -> String {
    let word = |level: Level| match level {
        Level::Global => "all APIs",
        Level::Workspace => "workspace",
        Level::Product => "product",
        Level::Api => "API",
        Level::Operation => "operation",
    };
    let levels = policy.scopes.iter().filter_map(|scope| scope.level);
    levels.map(word).collect::<Vec<_>>().join(", ")
}

/// The section that an element stands in; empty where it stands in a fragment.
fn section<'a>(policy: &'a Policy, element: &Element) -> &'a str {
    let holds =
        |own: &&Element| own.span.start <= element.span.start && element.span.end <= own.span.end;
    let mut sections = policy.scopes.iter().flat_map(|scope| scope.root.elements());
    sections.find(holds).map_or("", |own| own.name.as_str())
}

fn configured(element: &Element, before: Option<&order::Before>, section: &str) -> Configured {
    let mut configured = Configured {
        validator: policy::profile(&element.name),
        ..Configured::default()
    };
    policy::values(
        element,
        &mut |_, text| Some(constant(text)),
        &mut |kind, text, name, span| configured.add(kind, text, name, span),
    );
    look(&mut configured);
    mistakes::note(&mut configured, element, section);
    if let Some(before) = before {
        order::note(&mut configured, element, before);
    }
    configured
        .mistakes
        .sort_by_key(|mistake| mistake.span.start);
    configured
}

/// What an expression comes to whatever the request; else the text as it stands.
fn constant(text: &str) -> String {
    if !expression::is_expression(text.trim()) {
        return text.to_owned();
    }
    let request = Request::default();
    let known = |_: &str| None;
    let fill = |text: &str| (!text.contains("{{")).then(|| text.to_owned());
    let scene = Scene {
        request: &request,
        headers: &[],
        variables: &[],
        knows_all_variables: false,
        fill: &fill,
        known: &known,
    };
    match scene.value(text) {
        Value::Text(text) => text,
        Value::Number(number) => number.to_string(),
        Value::Bool(own) => own.to_string(),
        _ => text.to_owned(),
    }
}
