//! The options of `AddJwtBearer`: a scheme's section, or one that code of the application binds.

use super::fill::{Fill, How, Knob};
use super::mistakes as own;
use super::options::{Options, Section};
use crate::catalogue::prose;
use crate::document::{Document, Syntax};
use crate::intake::mistakes::ELSEWHERE;
use crate::intake::{Form, Piece, Reads, Source};
use crate::validators::Kind;

pub(super) static FORM: Form = Form {
    id: "aspnet-jwt-bearer",
    name: "settings of ASP.NET Core's JWT bearer",
    source: prose(
        "dotnet/aspnetcore src/Security/Authentication/JwtBearer/src/JwtBearerConfigureOptions.cs, JwtBearerOptions.cs",
    ),
    reads: Reads::Document(read),
};

/// The sections of a document.
pub(super) fn read(_: &Source<'_>, document: &Document) -> Vec<Piece> {
    let options = Options::of(document);
    let sections = options.sections(|path, next| {
        let anchors = [
            "Audience",
            "Audiences",
            "ValidAudience",
            "ValidAudiences",
            "ValidIssuer",
            "ValidIssuers",
            "TokenValidationParameters",
            "Authority",
            "MetadataAddress",
        ];
        let is = |own: &&str| own.eq_ignore_ascii_case(next);
        let inside = path
            .last()
            .is_some_and(|last| last.eq_ignore_ascii_case(PARAMETERS));
        !inside && anchors.iter().any(is)
    });
    // A variable without a section is none, and lines of code look like variables.
    let lines = document.syntax == Syntax::Lines;
    let own = sections.into_iter().filter(|section| {
        let stray = lines && section.path().is_empty();
        !stray && is_own(section)
    });
    own.map(piece).collect()
}

const PARAMETERS: &str = "TokenValidationParameters";

/// Whether the section is one of this library, not of another that has similar names.
fn is_own(section: &Section<'_, '_>) -> bool {
    // API Gateway's authorizers have a section of that name.
    let foreign = section.last().eq_ignore_ascii_case("JwtConfiguration");
    if section.has_any(&["Instance", "ClientId"]) || is_identity_web(section) || foreign {
        return false;
    }
    let telling = section.has_any(&[
        "ValidAudience",
        "ValidAudiences",
        "ValidIssuer",
        "ValidIssuers",
        PARAMETERS,
        "RequireHttpsMetadata",
        "MetadataAddress",
    ]);
    let spelled = |name: &str| section.members().iter().any(|(own, _)| *own == name);
    let issuer = spelled("Authority") || spelled("Issuer");
    let named = section.path().iter().any(|name| {
        let name = name.to_ascii_lowercase();
        let words = [
            "jwt", "bearer", "token", "auth", "identity", "oidc", "openid",
        ];
        words.iter().any(|word| name.contains(word))
    });
    match scheme(section) {
        true => telling || issuer,
        false => telling && (named || section.path().is_empty()) || spelled("Audience") && issuer,
    }
}

fn is_identity_web(section: &Section<'_, '_>) -> bool {
    let last = section.last().to_ascii_lowercase();
    last.starts_with("azuread") || last.starts_with("entra")
}

/// Whether ASP.NET Core itself reads the section: `Authentication:Schemes:{name}`.
fn scheme(section: &Section<'_, '_>) -> bool {
    match section.path() {
        [.., first, second, _] => {
            first.eq_ignore_ascii_case("Authentication") && second.eq_ignore_ascii_case("Schemes")
        }
        _ => false,
    }
}

/// What a scheme's section may hold. There is no `Audience` among it.
const SCHEME: &[Knob] = &[
    ("Authority", Kind::Own("Authority"), How::One),
    ("ValidAudience", Kind::Audiences, How::One),
    ("ValidAudiences", Kind::Audiences, How::Many),
    ("ValidIssuer", Kind::Issuers, How::One),
    ("ValidIssuers", Kind::Issuers, How::Many),
    ("ValidateAudience", Kind::Own("ValidateAudience"), How::Flag),
    ("ValidateIssuer", Kind::Own("ValidateIssuer"), How::Flag),
    (
        "IncludeErrorDetails",
        Kind::Own("IncludeErrorDetails"),
        How::Flag,
    ),
];

/// What `JwtBearerOptions` has, and the names that samples give to what their code reads.
const BOUND: &[Knob] = &[
    ("Authority", Kind::Own("Authority"), How::One),
    ("Audience", Kind::Audience, How::One),
    ("Issuer", Kind::Issuer, How::One),
    (
        "IncludeErrorDetails",
        Kind::Own("IncludeErrorDetails"),
        How::Flag,
    ),
    (
        "UseSecurityTokenValidators",
        Kind::Own("UseSecurityTokenValidators"),
        How::Flag,
    ),
];

const OF_PARAMETERS: &[Knob] = &[
    ("ValidAudience", Kind::Own("ValidAudience"), How::One),
    ("ValidAudiences", Kind::Audiences, How::Many),
    ("ValidIssuer", Kind::Issuer, How::One),
    ("ValidIssuers", Kind::Issuers, How::Many),
    ("ClockSkew", Kind::Skew, How::Time),
    ("ValidTypes", Kind::TokenType, How::Many),
    ("ValidAlgorithms", Kind::Algorithms, How::Many),
    ("ValidateAudience", Kind::Own("ValidateAudience"), How::Flag),
    ("ValidateIssuer", Kind::Own("ValidateIssuer"), How::Flag),
    ("ValidateLifetime", Kind::Own("ValidateLifetime"), How::Flag),
    (
        "RequireExpirationTime",
        Kind::Own("RequireExpirationTime"),
        How::Flag,
    ),
    (
        "RequireSignedTokens",
        Kind::Own("RequireSignedTokens"),
        How::Flag,
    ),
];

fn piece(section: Section<'_, '_>) -> Piece {
    let mut fill = Fill::new(section, Some("aspnet-core-jwt-bearer"));
    match scheme(&section) {
        true => {
            fill.take(SCHEME);
            if let Some(entry) = section.entry("Audience") {
                let span = entry.at;
                let (name, right) = (section.named("Audience"), section.named("ValidAudience"));
                fill.mistake(&ELSEWHERE, span, &[&name, &right]);
            }
        }
        false => bound(&mut fill),
    }
    if section.one("Authority").is_none() {
        fill.take(&[("MetadataAddress", Kind::Own("Authority"), How::One)]);
    }
    own::secrets(&mut fill);
    own::many_tenants(&mut fill);
    own::token_validation(&mut fill);
    fill.piece(&FORM)
}

/// Below `TokenValidationParameters`, or where the application's own code reads it.
fn bound(fill: &mut Fill<'_, '_>) {
    fill.take(BOUND);
    let below: Vec<String> = OF_PARAMETERS
        .iter()
        .map(|(option, ..)| [PARAMETERS, ":", option].concat())
        .collect();
    for (below, (option, kind, how)) in below.iter().zip(OF_PARAMETERS) {
        match fill.section.has(below) {
            true => fill.knob(below, *kind, *how),
            false => fill.knob(option, *kind, *how),
        }
    }
}
