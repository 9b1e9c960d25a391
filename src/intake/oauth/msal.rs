//! What Microsoft's libraries for clients keep, and what they log.

use crate::catalogue::prose;
use crate::document::Document;
use crate::document::node::Node;
use crate::intake::form::{Form, Reads, Source};
use crate::intake::http::{exchange, piece};
use crate::intake::piece::{Exchange, Piece, Tells};
use crate::token::span::Span;

pub(super) static CACHE: Form = Form {
    id: "msal-cache",
    name: "MSAL token cache",
    source: prose(
        "AzureAD/microsoft-authentication-library-for-python msal/token_cache.py; AzureAD/microsoft-authentication-library-for-js lib/msal-common/src/cache/entities/CredentialEntity.ts",
    ),
    reads: Reads::Document(cache),
};

pub(super) static LOG: Form = Form {
    id: "msal-log",
    name: "MSAL log",
    source: prose(
        "AzureAD/microsoft-authentication-library-for-dotnet AuthenticationRequestParameters.cs (LogParameters); AzureAD/microsoft-authentication-library-for-js lib/msal-common/src/logger/Logger.ts",
    ),
    reads: Reads::Text(log),
};

const SECTIONS: [&str; 5] = [
    "AccessToken",
    "RefreshToken",
    "IdToken",
    "Account",
    "AppMetadata",
];

/// A whole cache, or one entry of a browser's.
fn cache(_: &Source<'_>, document: &Document) -> Vec<Piece> {
    let Some(tree) = document.tree() else {
        return Vec::new();
    };
    let entry = |node: &Node| {
        let kind = node
            .get("credential_type")
            .or_else(|| node.get("credentialType"));
        kind.is_some() && node.get("secret").is_some()
    };
    let sections = SECTIONS
        .iter()
        .filter(|name| tree.get(name).is_some())
        .count();
    let keeps = tree.walk().any(entry);
    let kept = Piece {
        form: &CACHE,
        name: String::new(),
        span: tree.span,
        tells: Tells::Other,
    };
    match keeps || sections > 2 {
        true => vec![kept],
        false => Vec::new(),
    }
}

fn log(source: &Source<'_>) -> Vec<Piece> {
    let mut found = requests(source);
    found.extend(lines(source));
    found
}

const REQUEST: &str = "=== Request Data ===";

/// What MSAL.NET logs of each request: more where it may log what is personal.
fn requests(source: &Source<'_>) -> Vec<Piece> {
    let text = source.text;
    let read = |at: usize| {
        let mut end = at + REQUEST.len();
        let mut made = Exchange::default();
        let rest = text.get(end..)?;
        let heading = rest.find('\n').map_or(rest.len(), |line| line + 1);
        let mut next = end + heading;
        for line in rest.get(heading..)?.split_inclusive('\n') {
            let pair = line.split_once(" - ").or_else(|| line.split_once("? "));
            let Some((name, value)) = pair else { break };
            let told = match name.trim() {
                "Client Id" => "client_id",
                "Scopes" => "scope",
                "Redirect Uri" => "redirect_uri",
                "Authority" => "authority",
                _ => "",
            };
            let value = value.trim();
            if !told.is_empty() && !value.is_empty() {
                made.fields.push((told.to_owned(), value.to_owned()));
            }
            end = next + line.len();
            next = end;
            if name.trim() == "CorrelationId" {
                break;
            }
        }
        let own = text.get(at..end)?.trim_end();
        exchange(&LOG, made, Span::new(at, at + own.len())).map(piece)
    };
    source.find(REQUEST).filter_map(read).collect()
}

/// The lines that MSAL.js logs, as one piece: `[time] : [correlation id] : package@version : Level - …`.
fn lines(source: &Source<'_>) -> Option<Piece> {
    let mut stretch: Option<Span> = None;
    let mut name = "";
    for (at, line) in source.lines_with(source.find("msal")) {
        if let Some(package) = package(line) {
            let start = at + line.len() - line.trim_start().len();
            let end = at + line.trim_end().len();
            let first = stretch.map_or(start, |own| own.start);
            stretch = Some(Span::new(first, end));
            name = package;
        }
    }
    stretch.map(|span| Piece {
        form: &LOG,
        name: name.to_owned(),
        span,
        tells: Tells::Other,
    })
}

fn package(line: &str) -> Option<&str> {
    let mut parts = line.trim().split(" : ");
    let time = parts.next()?;
    let own = parts.find(|part| part.contains("msal") && part.contains('@'))?;
    let logged = parts.next().is_some_and(|rest| rest.contains(" - "));
    (time.starts_with('[') && logged).then_some(own)
}
