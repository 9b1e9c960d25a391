//! The section of Microsoft.Identity.Web: `AzureAd`, `AzureAdB2C`, `EntraId` or another name.

use super::fill::{Fill, How, Knob, part};
use super::mistakes::{self as own, token_validation};
use super::options::{Options, Section};
use crate::catalogue::prose;
use crate::document::{Document, Text};
use crate::intake::{Form, Piece, Reads, Source};
use crate::validators::Kind;

pub(super) static FORM: Form = Form {
    id: "identity-web",
    name: "settings of Microsoft.Identity.Web",
    source: prose(
        "AzureAD/microsoft-identity-web 00e74702 src/Microsoft.Identity.Web/WebApiExtensions/MicrosoftIdentityWebApiAuthenticationBuilderExtensions.cs; JsonSchemas/microsoft-identity-web.json",
    ),
    reads: Reads::Document(read),
};

/// The sections of a document.
pub(super) fn read(_: &Source<'_>, document: &Document) -> Vec<Piece> {
    let options = Options::of(document);
    let sections = sections(&options).into_iter();
    let apis = sections.filter(|section| !is_client(section));
    apis.map(piece).collect()
}

/// The sections that look like one of this library: by their names, or by what they hold.
pub(super) fn sections<'o, 'a>(options: &'o Options<'a>) -> Vec<Section<'o, 'a>> {
    let mut found = options.sections(|path, next| {
        let by_name = path.last().is_some_and(|name| is_named(name));
        by_name || next.eq_ignore_ascii_case("Instance")
    });
    found.retain(|section| {
        // An authorizer of the Serverless Framework, a provider of Envoy or a rule of Istio.
        let others = [
            "issuerUrl",
            "remote_jwks",
            "local_jwks",
            "remoteJwks",
            "jwksUri",
        ];
        if section.has_any(&others) {
            return false;
        }
        let id = section.one("ClientId").is_some();
        let whose = ["Instance", "TenantId", "Authority"];
        match is_named(section.last()) {
            true => id || section.has_any(&API) || section.has_any(&whose),
            false => {
                id && section
                    .one("Instance")
                    .is_some_and(|own| own.text.contains("://"))
            }
        }
    });
    found
}

fn is_named(name: &str) -> bool {
    let name = name.trim_end_matches(|last: char| last.is_ascii_digit());
    let known = [
        "AzureAd",
        "AzureAdB2C",
        "AzureAdB",
        "Entra",
        "EntraId",
        "EntraExternalId",
    ];
    known.iter().any(|own| own.eq_ignore_ascii_case(name))
}

/// What only an API has.
const API: [&str; 7] = [
    "Audience",
    "Audiences",
    "AppPermissions",
    "AllowWebApiToBeAuthorizedByACL",
    "TokenValidationParameters",
    "TokenDecryptionCertificates",
    "TokenDecryptionCredentials",
];

/// What only an application has that signs users in, or that is one in the browser. Samples of APIs
/// have `SignedOutCallbackPath` too.
const CLIENT: [&str; 8] = [
    "CallbackPath",
    "PostLogoutRedirectUri",
    "RedirectUri",
    "ResponseType",
    "Prompt",
    "CacheLocation",
    "ValidateAuthority",
    "WithSpaAuthCode",
];

/// Whether a section is for an application that asks for tokens, not for one that takes them.
pub(super) fn is_client(section: &Section<'_, '_>) -> bool {
    let scopes = section.one("Scopes");
    let own = scopes.is_some_and(|scopes| !scopes.text.contains('/'));
    let empty = section.one("ClientId").is_none() && !section.has("ClientId");
    (section.has_any(&CLIENT) || empty) && !section.has_any(&API) && !own
}

const KNOBS: &[Knob] = &[
    ("ClientId", Kind::ClientId, How::One),
    ("TenantId", Kind::Tenant, How::One),
    ("Instance", Kind::Instance, How::One),
    ("Audience", Kind::Audience, How::One),
    (
        "SignUpSignInPolicyId",
        Kind::Own("SignUpSignInPolicyId"),
        How::One,
    ),
    (
        "AllowWebApiToBeAuthorizedByACL",
        Kind::Own("AllowWebApiToBeAuthorizedByACL"),
        How::Flag,
    ),
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
    ("AppPermissions", Kind::Roles, How::Words),
];

/// Those of `TokenValidationParameters` that the library's own delegate or ASP.NET Core looks at.
const PARAMETERS: &[Knob] = &[
    (
        "TokenValidationParameters:ValidAudiences",
        Kind::Audiences,
        How::Many,
    ),
    (
        "TokenValidationParameters:ValidIssuer",
        Kind::Issuers,
        How::One,
    ),
    (
        "TokenValidationParameters:ValidIssuers",
        Kind::Issuers,
        How::Many,
    ),
    ("TokenValidationParameters:ClockSkew", Kind::Skew, How::Time),
    (
        "TokenValidationParameters:ValidTypes",
        Kind::TokenType,
        How::Many,
    ),
    (
        "TokenValidationParameters:ValidAlgorithms",
        Kind::Algorithms,
        How::Many,
    ),
    (
        "TokenValidationParameters:ValidateAudience",
        Kind::Own("ValidateAudience"),
        How::Flag,
    ),
    (
        "TokenValidationParameters:ValidateIssuer",
        Kind::Own("ValidateIssuer"),
        How::Flag,
    ),
    (
        "TokenValidationParameters:ValidateLifetime",
        Kind::Own("ValidateLifetime"),
        How::Flag,
    ),
    (
        "TokenValidationParameters:RequireExpirationTime",
        Kind::Own("RequireExpirationTime"),
        How::Flag,
    ),
    (
        "TokenValidationParameters:RequireSignedTokens",
        Kind::Own("RequireSignedTokens"),
        How::Flag,
    ),
];

/// Everything that may stand there and means something.
const KNOWN: &[&str] = &[
    "Instance",
    "TenantId",
    "ClientId",
    "Audience",
    "Audiences",
    "Authority",
    "Domain",
    "Scopes",
    "Scope",
    "AppPermissions",
    "ClientSecret",
    "ClientCertificates",
    "ClientCredentials",
    "ClientCapabilities",
    "TokenDecryptionCertificates",
    "TokenDecryptionCredentials",
    "AllowWebApiToBeAuthorizedByACL",
    "TokenValidationParameters",
    "MetadataAddress",
    "RequireHttpsMetadata",
    "IncludeErrorDetails",
    "SaveToken",
    "SaveTokens",
    "MapInboundClaims",
    "UseSecurityTokenValidators",
    "SignUpSignInPolicyId",
    "ResetPasswordPolicyId",
    "EditProfilePolicyId",
    "DefaultUserFlow",
    "CallbackPath",
    "SignedOutCallbackPath",
    "EnablePiiLogging",
    "EnableCacheSynchronization",
    "SendX5C",
    "WithSpaAuthCode",
    "Prompt",
    "ResponseType",
    "AzureRegion",
    "ExtraQueryParameters",
    "ManagedIdentity",
    "ShowPII",
    "UserAssignedManagedIdentityClientId",
    "ClientCredentialsUsingManagedIdentity",
    "Challenge",
    "ErrorPath",
    "ResetPasswordPath",
    "LegacyCacheCompatibilityEnabled",
    "AllowedTenants",
];

fn piece(section: Section<'_, '_>) -> Piece {
    let mut fill = Fill::new(section, Some("identity-web"));
    let replaced = section.one("TokenValidationParameters:ValidAudience");
    let knobs = KNOBS.iter().filter(|(option, ..)| {
        // ValidAudience takes the place of Audience.
        *option != "Audience" || replaced.is_none()
    });
    let knobs: Vec<Knob> = knobs.copied().collect();
    fill.take(&knobs);
    if let Some(text) = replaced {
        fill.add(
            Kind::Audience,
            text,
            "TokenValidationParameters:ValidAudience",
        );
    }
    fill.take(PARAMETERS);
    authority(&mut fill);
    scopes(&mut fill);
    own::secrets(&mut fill);
    own::names(&mut fill, KNOWN);
    own::elsewhere(&mut fill);
    own::many_tenants(&mut fill);
    token_validation(&mut fill);
    fill.piece(&FORM)
}

/// `Authority` in the place of `Instance` and `TenantId`.
fn authority(fill: &mut Fill<'_, '_>) {
    let Some(authority) = fill.section.one("Authority") else {
        return;
    };
    if fill.section.one("Instance").is_some() {
        let name = fill.section.named("Authority");
        return fill.mistake(&own::BOTH, authority.span, &[&name]);
    }
    let Some((instance, tenant)) = taken_apart(authority) else {
        return fill.add(Kind::Instance, authority, "Authority");
    };
    fill.add(Kind::Instance, instance, "Authority");
    if let Some(tenant) = tenant.filter(|_| fill.section.one("TenantId").is_none()) {
        fill.add(Kind::Tenant, tenant, "Authority");
    }
}

/// The host of an authority with its slash, and the first name behind it.
fn taken_apart(authority: Text<'_>) -> Option<(Text<'_>, Option<Text<'_>>)> {
    let (_, rest) = authority.text.split_once("://")?;
    let (_, path) = rest.split_once('/')?;
    let length = authority.text.len().checked_sub(path.len())?;
    let instance = part(authority, authority.text.get(..length)?)?;
    let tenant = path.split('/').next().filter(|tenant| !tenant.is_empty());
    let tenant = tenant.and_then(|tenant| {
        let own = part(authority, path)?;
        let span = crate::token::span::Span::new(own.span.start, own.span.start + tenant.len());
        Some(Text { text: tenant, span })
    });
    Some((instance, tenant))
}

/// The permissions of this API. What an application asks of others has an address before it.
fn scopes(fill: &mut Fill<'_, '_>) {
    let asks = |text: &str| text.contains('/');
    let one = fill.section.one("Scopes").map(|own| own.text);
    let items = fill.section.items("Scopes");
    if !one.is_some_and(asks) && !items.iter().any(|item| asks(item.text)) {
        fill.take(&[("Scopes", Kind::Scopes, How::Words)]);
    }
}
