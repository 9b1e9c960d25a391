//! What `context` tells of a request.

use super::Scene;
use super::tree::{Expression, Kind};
use super::value::Value;

/// The names of an expression that is nothing but names: `context.Request.Method`. Of a call those
/// of what is called, if it is a type's own: `string.IsNullOrEmpty`.
pub(super) fn dotted(own: &Expression) -> Option<String> {
    let mut names = Vec::new();
    let mut own = own;
    let is_call = matches!(own.kind, Kind::Call(..));
    loop {
        own = match &own.kind {
            Kind::Member(of, name, _) => {
                names.push(name.as_str());
                of
            }
            Kind::Call(of, name, ..) if names.is_empty() => {
                names.push(name.as_str());
                of
            }
            Kind::Name(name) => {
                names.push(name.as_str());
                break;
            }
            _ => return None,
        };
    }
    names.reverse();
    let types = ["string", "String", "bool", "int", "Convert", "System"];
    let first = names.first()?;
    (!is_call || types.contains(first)).then(|| names.join("."))
}

/// What stands behind such a path.
pub(super) fn value(path: &str, scene: &Scene<'_>) -> Option<Value> {
    let known = |text: &str| (!text.is_empty()).then(|| Value::text(text));
    let address = Address::of(&scene.request.address);
    for list in [
        "StringComparison.",
        "StringComparer.",
        "StringSplitOptions.",
    ] {
        if let Some(name) = path.strip_prefix(list) {
            return Some(Value::text(name));
        }
    }
    if ["string.Empty", "String.Empty"].contains(&path) {
        return Some(Value::text(""));
    }
    let rest = path.strip_prefix("context.")?;
    match rest {
        "Variables" => return Some(Value::Variables),
        "Request.Headers" => return Some(Value::Headers),
        "Request.Method" => return known(&scene.request.method),
        _ => {}
    }
    // Url is what goes to the backend, without the suffix of the API, which nobody pasted.
    let part = match rest.strip_prefix("Request.Url.") {
        Some(part) => Some(part).filter(|part| part.starts_with("Query")),
        None => rest.strip_prefix("Request.OriginalUrl."),
    }?;
    match part {
        "Path" => known(address.path),
        "Host" => known(address.host),
        "Scheme" => known(address.scheme),
        "QueryString" => (!address.path.is_empty()).then(|| Value::text(address.query)),
        "Query" => (!address.path.is_empty()).then_some(Value::Query),
        _ => None,
    }
}

/// The parts of an address; the host is missing where only a path was given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Address<'a> {
    pub scheme: &'a str,
    pub host: &'a str,
    pub path: &'a str,
    /// With its `?`.
    pub query: &'a str,
}

impl<'a> Address<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let text = text.trim();
        let text = text.split('#').next().unwrap_or_default();
        let (scheme, rest) = text.split_once("://").unwrap_or(("", text));
        let cut = |text: &'a str, at: Option<usize>| text.split_at(at.unwrap_or(text.len()));
        let (host, rest) = match scheme {
            "" => ("", rest),
            _ => cut(rest, rest.find(['/', '?'])),
        };
        let (path, query) = cut(rest, rest.find('?'));
        let path = if path.is_empty() && !scheme.is_empty() {
            "/"
        } else {
            path
        };
        Self {
            scheme,
            host: host.split(':').next().unwrap_or_default(),
            path,
            query,
        }
    }
}
