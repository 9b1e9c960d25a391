//! Options that are set in C#: `options.Audience = "api://orders";`, `ValidAudiences = new[] { … }`.

use super::fill::part;
use super::{identity_web, jwt_bearer};
use crate::catalogue::prose;
use crate::document::{Document, Text};
use crate::intake::mistakes;
use crate::intake::{Configured, Form, Piece, Reads, Source, Tells};
use crate::token::span::Span;
use crate::validators::{Kind, Profile};

pub(super) static FORM: Form = Form {
    id: "csharp-options",
    name: "options of JWT bearer in C#",
    source: prose(
        "dotnet/aspnetcore src/Security/Authentication/JwtBearer/src/JwtBearerOptions.cs; azure-activedirectory-identitymodel-extensions-for-dotnet 8.2.0 src/Microsoft.IdentityModel.Tokens/TokenValidationParameters.cs",
    ),
    reads: Reads::Text(read),
};

/// A library: what its code names, its validator, and what its options set.
struct Library {
    named: &'static [&'static str],
    validator: &'static str,
    options: &'static [(&'static str, Kind)],
}

/// The first whose names occur.
static LIBRARIES: [Library; 3] = [
    Library {
        named: &["AddMicrosoftIdentityWebApi", "MicrosoftIdentityOptions"],
        validator: "identity-web",
        options: &[
            ("ClientId", Kind::ClientId),
            ("TenantId", Kind::Tenant),
            ("Instance", Kind::Instance),
            ("Audience", Kind::Audience),
            ("ValidAudience", Kind::Audience),
            ("ValidIssuer", Kind::Issuers),
        ],
    },
    Library {
        named: &["BearerAuthenticationOptions"],
        validator: "owin-jwt",
        options: &[
            ("Tenant", Kind::Tenant),
            ("Audience", Kind::Audience),
            ("ValidAudience", Kind::Audience),
            ("AllowedAudiences", Kind::Audiences),
            ("ValidIssuer", Kind::Issuer),
        ],
    },
    Library {
        named: &[
            "AddJwtBearer",
            "JwtBearerOptions",
            "TokenValidationParameters",
        ],
        validator: "aspnet-core-jwt-bearer",
        options: &[
            ("Authority", Kind::Own("Authority")),
            ("Audience", Kind::Audience),
            ("ValidAudience", Kind::Own("ValidAudience")),
            ("ValidIssuer", Kind::Issuer),
        ],
    },
];

/// What the parameters of all of them have.
const SHARED: &[(&str, Kind)] = &[
    ("ValidAudiences", Kind::Audiences),
    ("ValidIssuers", Kind::Issuers),
    ("ValidTypes", Kind::TokenType),
    ("ValidAlgorithms", Kind::Algorithms),
    ("ClockSkew", Kind::Skew),
    ("ValidateAudience", Kind::Own("ValidateAudience")),
    ("ValidateIssuer", Kind::Own("ValidateIssuer")),
    ("ValidateLifetime", Kind::Own("ValidateLifetime")),
    ("RequireExpirationTime", Kind::Own("RequireExpirationTime")),
    ("RequireSignedTokens", Kind::Own("RequireSignedTokens")),
    ("IncludeErrorDetails", Kind::Own("IncludeErrorDetails")),
];

fn read(source: &Source<'_>) -> Vec<Piece> {
    let text = source.text;
    let has = |library: &&Library| library.named.iter().any(|name| source.has(name));
    let Some(library) = LIBRARIES.iter().find(has) else {
        return Vec::new();
    };
    let mut told = Configured {
        validator: Profile::by_id(library.validator),
        ..Configured::default()
    };
    for (at, _) in text.match_indices('=') {
        let Some(name) = assigned(text, at) else {
            continue;
        };
        let mut known = library.options.iter().chain(SHARED);
        if let Some((name, kind)) = known.find(|(own, _)| *own == name)
            && let Some(value) = value(text, at + 1)
        {
            add(&mut told, *kind, name, value);
        }
    }
    // Some are options of others.
    let validator = told.validator;
    told.values
        .retain(|value| validator.is_some_and(|own| own.setting(value.kind).is_some()));
    let spans = || told.values.iter().map(|value| value.span);
    let (Some(start), Some(end)) = (
        spans().map(|span| span.start).min(),
        spans().map(|span| span.end).max(),
    ) else {
        return Vec::new();
    };
    mistakes::look(&mut told);
    // A section of settings says more, and whose they are.
    let mut forms = [identity_web::read, jwt_bearer::read].into_iter();
    let of_the_same = |form: fn(&Source<'_>, &Document) -> Vec<Piece>| {
        let pieces = source.documents.iter().flat_map(|own| form(source, own));
        let mut told = pieces.filter_map(|piece| match piece.tells {
            Tells::Settings(own) => own.validator,
            _ => None,
        });
        told.any(|own| own.id == library.validator)
    };
    if forms.any(of_the_same) {
        told.validator = None;
    }
    vec![Piece {
        form: &FORM,
        name: String::new(),
        span: Span::new(start, end),
        tells: Tells::Settings(told),
    }]
}

/// The name that is set with the sign at `at`.
fn assigned(text: &str, at: usize) -> Option<&str> {
    // `==` and `=>`.
    if text.get(at + 1..)?.starts_with(['=', '>']) {
        return None;
    }
    let before = text.get(..at)?.trim_end_matches([' ', '\t']);
    let length = before.bytes().rev().take(LONGEST);
    let length = length.take_while(u8::is_ascii_alphanumeric).count();
    let name = before.get(before.len() - length..)?;
    // What is commented out does not count.
    let back = before.bytes().rev().take(FAR);
    let line = back.take_while(|byte| *byte != b'\n').count();
    let line = before.get(before.len() - line..).unwrap_or_default();
    let counts = !name.is_empty() && !line.trim_start().starts_with("//");
    counts.then_some(name)
}

/// What stands from there to the end of the statement.
fn value(text: &str, at: usize) -> Option<Text<'_>> {
    let behind = text.get(at..)?;
    let value = behind.get(..end(behind))?;
    let own = value.trim();
    let start = at + (value.len() - value.trim_start().len());
    let span = Span::new(start, start + own.len());
    Some(Text { text: own, span })
}

/// No name is longer.
const LONGEST: usize = 64;
/// No value is longer, and no line that matters.
const FAR: usize = 1024;

/// Where a value ends: at a comma or a semicolon outside brackets and texts.
fn end(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut quoted = false;
    let mut length = 0;
    for (at, char) in text.char_indices().take(FAR) {
        match char {
            '"' => quoted = !quoted,
            '\n' if quoted => return at,
            _ if quoted => {}
            '{' | '[' | '(' => depth += 1,
            '}' | ']' | ')' if depth == 0 => return at,
            '}' | ']' | ')' => depth -= 1,
            ',' | ';' if depth == 0 => return at,
            _ => {}
        }
        length = at + char.len_utf8();
    }
    length
}

/// Adds what is written out. What code computes is known to nobody here.
fn add(told: &mut Configured, kind: Kind, name: &str, value: Text<'_>) {
    match kind {
        Kind::Skew => {
            if let Some(seconds) = seconds(value.text) {
                told.add(kind, seconds, name, value.span);
            }
        }
        _ if matches!(value.text, "true" | "false") => {
            told.add(kind, value.text, name, value.span);
        }
        // `Configuration["AzureAd:Audience"]`, `Get("…")`: the text is no value.
        _ if !is_literal(value.text) => {}
        _ => {
            for own in texts(value).filter(|own| !own.text.is_empty()) {
                told.add(kind, own.text, name, own.span);
            }
        }
    }
}

/// A text, or a list of them.
fn is_literal(value: &str) -> bool {
    let list = value.starts_with("new") || value.starts_with('[') || value.starts_with('{');
    value.starts_with('"')
        || value.starts_with("@\"")
        || list && !value.contains("[\"")
        || value.starts_with("[\"")
}

/// The texts in quotation marks.
fn texts(value: Text<'_>) -> impl Iterator<Item = Text<'_>> {
    let parts = value.text.split('"').skip(1).step_by(2);
    parts.filter_map(move |own| {
        let bare = Text {
            span: Span::new(value.span.start, value.span.start + value.text.len()),
            ..value
        };
        part(bare, own)
    })
}

/// `TimeSpan.Zero`, `TimeSpan.FromMinutes(5)`.
fn seconds(value: &str) -> Option<String> {
    let own = value.strip_prefix("TimeSpan.")?;
    if own == "Zero" {
        return Some("0".to_owned());
    }
    let (unit, rest) = own.split_once('(')?;
    let count: i64 = rest.strip_suffix(')')?.trim().parse().ok()?;
    let unit = match unit {
        "FromSeconds" => 1,
        "FromMinutes" => 60,
        "FromHours" => 3_600,
        "FromDays" => 86_400,
        _ => return None,
    };
    count.checked_mul(unit).map(|seconds| seconds.to_string())
}
