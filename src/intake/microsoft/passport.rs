//! The options of passport-azure-ad's `BearerStrategy`, as JSON or as they stand in code.

use crate::catalogue::prose;
use crate::document::{Member, Node, Text, literal};
use crate::intake::mistakes::{self, UNKNOWN, mistake, near};
use crate::intake::{Configured, Form, Piece, Reads, Rule, Source, Tells};
use crate::issuer::entra::{EntraIssuer, Version, published_issuer};
use crate::token::span::Span;
use crate::validators::{Kind, Profile};

pub(super) static FORM: Form = Form {
    id: "passport-azure-ad",
    name: "options of passport-azure-ad",
    source: prose("AzureAD/passport-azure-ad 4.3.0 lib/bearerstrategy.js (Options)"),
    reads: Reads::Text(read),
};

static COMMON: Rule = Rule {
    code: "common-without-issuer",
    title: prose("With {0} the strategy does not start."),
    body: prose(
        "The metadata of many tenants names no issuer. Give issuer, with one address for each tenant that may call, or name your tenant in identityMetadata. validateIssuer: false lets everybody's tenant in.",
    ),
    source: prose("AzureAD/passport-azure-ad 4.3.0 lib/bearerstrategy.js (constructor)"),
};

static UNCHECKED: Rule = Rule {
    code: "many-tenants",
    title: prose("validateIssuer: false lets tokens of any tenant in."),
    body: prose(
        "Whoever has a tenant can then get a token that is accepted, unless code of the application looks at tid. Leave it out, and give issuer.",
    ),
    source: prose("AzureAD/passport-azure-ad 4.3.0 lib/bearerstrategy.js (validateIssuer)"),
};

static VERSIONS: Rule = Rule {
    code: "versions-differ",
    title: prose("The issuer {0} is of version {1}, the metadata of version {2}."),
    body: prose(
        "issuer takes the place of the metadata's. Which version the API's tokens have, its own registration says (requestedAccessTokenVersion): let both addresses be of that one.",
    ),
    source: prose(
        "AzureAD/passport-azure-ad 4.3.0 lib/bearerstrategy.js (issuer); entra-docs docs/identity-platform/access-tokens.md (Validate tokens)",
    ),
};

static ONE_SCOPE: Rule = Rule {
    code: "list-due",
    title: prose("{0} is one text where a list is due."),
    body: prose("The strategy does not start with it. Put it in square brackets."),
    source: prose("AzureAD/passport-azure-ad 4.3.0 lib/bearerstrategy.js (constructor)"),
};

static OPTIONS: [(&str, Kind); 9] = [
    ("identityMetadata", METADATA),
    ("clientID", Kind::ClientId),
    ("audience", Kind::Audiences),
    ("issuer", Kind::Issuers),
    ("scope", Kind::Scopes),
    ("clockSkew", Kind::Skew),
    ("isB2C", Kind::Own("isB2C")),
    (
        "allowMultiAudiencesInToken",
        Kind::Own("allowMultiAudiencesInToken"),
    ),
    ("loggingNoPII", Kind::Own("loggingNoPII")),
];

const METADATA: Kind = Kind::Own("identityMetadata");
const VALIDATE: Kind = Kind::Own("ValidateIssuer");

/// Everything that the strategy knows; letter case counts.
const KNOWN: &[&str] = &[
    "identityMetadata",
    "clientID",
    "audience",
    "issuer",
    "validateIssuer",
    "scope",
    "clockSkew",
    "isB2C",
    "policyName",
    "passReqToCallback",
    "allowMultiAudiencesInToken",
    "loggingLevel",
    "loggingNoPII",
];

fn read(source: &Source<'_>) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    for anchor in ["identityMetadata", "\"discovery\"", "discovery:"] {
        for at in source.find(anchor).take(TRIES) {
            let inside = |piece: &Piece| piece.span.start <= at && at < piece.span.end;
            if found.iter().rev().take(4).any(inside) {
                continue;
            }
            let piece = match anchor {
                "identityMetadata" => options(source.text, at),
                _ => sample(source.text, at),
            };
            found.extend(piece);
        }
    }
    found
}

/// Each try may read a long text in vain.
const TRIES: usize = 64;

/// The object in which the option stands.
fn options(text: &str, at: usize) -> Option<Piece> {
    let start = literal::opening(text, at)?;
    let node = object(text, start)?;
    node.get("identityMetadata")?;
    let mut configured = Configured {
        validator: Profile::by_id("passport-azure-ad"),
        ..Configured::default()
    };
    for (name, kind) in OPTIONS {
        let Some(value) = node.get(name) else {
            continue;
        };
        let quoted = value
            .text()
            .is_some_and(|text| text.len() < value.span.len());
        if name == "scope" && quoted {
            configured
                .mistakes
                .push(mistake(&ONE_SCOPE, value.span, &[name]));
        }
        for own in value.texts() {
            add(&mut configured, kind, own, name);
        }
    }
    validate(&mut configured, node.get("validateIssuer"));
    for Member { name, at, .. } in node.members() {
        if let Some(meant) = near(name, KNOWN, true) {
            configured
                .mistakes
                .push(mistake(&UNKNOWN, *at, &[name, meant]));
        }
    }
    Some(piece(configured, node.span, "BearerStrategy"))
}

fn validate(configured: &mut Configured, value: Option<&Node>) {
    if let Some(own) = value.and_then(Node::placed)
        && matches!(own.text, "true" | "false")
    {
        configured.add(VALIDATE, own.text, "validateIssuer", own.span);
    }
}

/// A value that is one; an expression is a place to fill in.
fn add(configured: &mut Configured, kind: Kind, own: Text<'_>, name: &str) {
    let number = own.text.bytes().all(|byte| byte.is_ascii_digit());
    let word = matches!(own.text, "true" | "false") || number;
    let quoted = own.span.len() == own.text.len() + 2;
    match (quoted || word, own.text) {
        (_, "" | "null" | "undefined") => {}
        (true, text) => configured.add(kind, text, name, own.span),
        (false, text) => configured.add(kind, ["${", text, "}"].concat(), name, own.span),
    }
}

/// `config.json` of the samples: the parts of the addresses, which their code puts together.
fn sample(text: &str, at: usize) -> Option<Piece> {
    let inner = literal::opening(text, at)?;
    let start = literal::opening(text, inner)?;
    let node = object(text, start)?;
    let one = |path: &[&str]| node.at(path).and_then(Node::placed);
    let client = one(&["credentials", "clientID"])?;
    let tenant =
        one(&["credentials", "tenantID"]).or_else(|| one(&["credentials", "tenantName"]))?;
    let authority = one(&["metadata", "authority"])?;
    let discovery = one(&["metadata", "discovery"])?;
    let version = one(&["metadata", "version"]).map_or("", |own| own.text);
    let mut configured = Configured {
        validator: Profile::by_id("passport-azure-ad"),
        ..Configured::default()
    };
    let parts = [authority.text, tenant.text, version, discovery.text];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let address = ["https://", &parts.join("/")].concat();
    configured.add(METADATA, address, "metadata", authority.span);
    configured.add(
        Kind::ClientId,
        client.text,
        "credentials.clientID",
        client.span,
    );
    let audience = one(&["credentials", "audience"]);
    if let Some(own) = audience {
        configured.add(Kind::Audiences, own.text, "credentials.audience", own.span);
    }
    for path in [["resource", "scope"], ["protectedRoutes", "scopes"]] {
        for own in node.at(&path).map(Node::texts).unwrap_or_default() {
            configured.add(Kind::Scopes, own.text, path.join("."), own.span);
        }
    }
    validate(&mut configured, node.at(&["settings", "validateIssuer"]));
    Some(piece(configured, node.span, "config.json"))
}

/// No options are longer.
const LONGEST: usize = 16 * 1024;

fn object(text: &str, start: usize) -> Option<Node> {
    let rest = text.get(start..)?;
    let end = rest
        .char_indices()
        .nth(LONGEST)
        .map_or(rest.len(), |(at, _)| at);
    literal::read(rest.get(..end)?, start)
}

fn piece(mut configured: Configured, span: Span, name: &str) -> Piece {
    addresses(&mut configured);
    mistakes::look(&mut configured);
    Piece {
        form: &FORM,
        name: name.to_owned(),
        span,
        tells: Tells::Settings(configured),
    }
}

/// Whether metadata and issuer go together.
fn addresses(configured: &mut Configured) {
    let Some(metadata) = configured.values_of(METADATA).next().cloned() else {
        return;
    };
    let off = configured
        .values_of(VALIDATE)
        .find(|value| value.text == "false");
    let off = off.map(|value| value.span);
    let mut found = Vec::new();
    let common = metadata.text.contains("/common/");
    if let Some(span) = off {
        found.push(mistake(&UNCHECKED, span, &[]));
    } else if common && configured.values_of(Kind::Issuers).next().is_none() {
        found.push(mistake(&COMMON, metadata.span, &[&metadata.text]));
    }
    let published = published_issuer(&metadata.text).and_then(|own| EntraIssuer::parse(&own));
    for issuer in configured.values_of(Kind::Issuers) {
        if let (Some(own), Some(other)) = (EntraIssuer::parse(&issuer.text), &published)
            && own.version != other.version
        {
            let versions = [own.version, other.version].map(Version::text);
            let [first, second] = versions;
            found.push(mistake(
                &VERSIONS,
                issuer.span,
                &[&issuer.text, first, second],
            ));
        }
    }
    configured.mistakes.extend(found);
}
