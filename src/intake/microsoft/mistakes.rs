//! What goes wrong in the settings of .NET.

use super::fill::Fill;
use crate::catalogue::prose;
use crate::intake::Rule;
use crate::intake::mistakes::{ELSEWHERE, SECRET, UNKNOWN, near};
use crate::intake::placeholder;
use crate::issuer::entra::TEMPLATE;
use crate::validators::Kind;

/// `Authority` and `Instance` at once.
pub(super) static BOTH: Rule = Rule {
    code: "authority-and-instance",
    title: prose("{0} stands beside Instance."),
    body: prose(
        "Either Authority is set, or Instance and TenantId. With both, older versions take Instance and TenantId, and newer ones of 4.x stop at the start. Delete one of them.",
    ),
    source: prose(
        "AzureAD/microsoft-identity-web docs/authority-configuration/faq-authority-precedence.md; pull request 3873",
    ),
};

static MANY_TENANTS: Rule = Rule {
    code: "many-tenants",
    title: prose("Any tenant may issue tokens here."),
    body: prose(
        "{0} is {1}, and the issuer is not checked. Whoever has a tenant can get a token that is accepted. Name the tenant, or check the issuer and list the tenants that may call.",
    ),
    source: prose(
        "entra-docs docs/identity-platform/access-tokens.md (Multitenant applications); learn.microsoft.com/entra/identity-platform/claims-validation",
    ),
};

static TWICE: Rule = Rule {
    code: "audience-twice",
    title: prose("{0} does nothing beside ValidAudience."),
    body: prose(
        "Audience is copied to ValidAudience only if that is empty. List both under TokenValidationParameters:ValidAudiences.",
    ),
    source: prose(
        "dotnet/aspnetcore src/Security/Authentication/JwtBearer/src/JwtBearerPostConfigureOptions.cs",
    ),
};

/// Secrets, which are never repeated.
pub(super) fn secrets(fill: &mut Fill<'_, '_>) {
    let found: Vec<_> = fill
        .section
        .below()
        .filter(|(name, _)| is_secret(name))
        .filter(|(_, entry)| is_value(entry.value.text))
        .map(|(name, entry)| (name, entry.value.span))
        .collect();
    for (name, span) in found {
        let name = fill.section.named(&name);
        fill.mistake(&SECRET, span, &[&name]);
    }
}

fn is_secret(path: &str) -> bool {
    let last = path.rsplit(':').next().unwrap_or_default();
    let secrets = [
        "ClientSecret",
        "Secret",
        "SecretKey",
        "Key",
        "SigningKey",
        "IssuerSigningKey",
        "JwtKey",
        "AppKey",
        "Password",
        "CertificatePassword",
        "Base64EncodedValue",
        "Value",
    ];
    let below = path.to_ascii_lowercase();
    let named = secrets.iter().any(|own| own.eq_ignore_ascii_case(last));
    // Value is that of a signing key or of a certificate; elsewhere it is anything.
    named
        && (!last.eq_ignore_ascii_case("Value") || below.contains("key") || below.contains("cert"))
}

/// Whether something stands there that is neither a placeholder nor a sample's words.
fn is_value(text: &str) -> bool {
    let text = text.trim();
    let sample = text.to_ascii_lowercase().contains("secret") || text.contains(' ');
    !text.is_empty() && !sample && placeholder::find(text).is_empty()
}

/// Names that are nearly right.
pub(super) fn names(fill: &mut Fill<'_, '_>, known: &[&str]) {
    for (name, entry) in fill.section.members() {
        if let Some(meant) = near(name, known, false)
            && !ELSEWHERE_NAMES
                .iter()
                .any(|(own, _)| own.eq_ignore_ascii_case(name))
        {
            let name = fill.section.named(name);
            let span = entry.at;
            fill.mistake(&UNKNOWN, span, &[&name, meant]);
        }
    }
}

/// Options of `TokenValidationParameters`, and what people call others.
const ELSEWHERE_NAMES: [(&str, &str); 13] = [
    ("ValidAudience", "TokenValidationParameters:ValidAudience"),
    ("ValidAudiences", "TokenValidationParameters:ValidAudiences"),
    ("ValidIssuer", "TokenValidationParameters:ValidIssuer"),
    ("ValidIssuers", "TokenValidationParameters:ValidIssuers"),
    (
        "ValidateAudience",
        "TokenValidationParameters:ValidateAudience",
    ),
    ("ValidateIssuer", "TokenValidationParameters:ValidateIssuer"),
    (
        "ValidateLifetime",
        "TokenValidationParameters:ValidateLifetime",
    ),
    ("ClockSkew", "TokenValidationParameters:ClockSkew"),
    ("Tenant", "TenantId"),
    ("ApplicationId", "ClientId"),
    ("AppId", "ClientId"),
    ("ResourceId", "Audience"),
    ("Issuer", "TokenValidationParameters:ValidIssuer"),
];

/// Options that are read elsewhere only.
pub(super) fn elsewhere(fill: &mut Fill<'_, '_>) {
    for (name, right) in ELSEWHERE_NAMES {
        if let Some(entry) = fill.section.entry(name) {
            let span = entry.at;
            let (name, right) = (fill.section.named(name), fill.section.named(right));
            fill.mistake(&ELSEWHERE, span, &[&name, &right]);
        }
    }
}

/// A sign-in address for many tenants, and no check of the issuer.
pub(super) fn many_tenants(fill: &mut Fill<'_, '_>) {
    let unchecked = fill
        .configured
        .values_of(Kind::Own("ValidateIssuer"))
        .any(|value| value.text == "false");
    let many = |text: &str| {
        let mut parts = text.split('/');
        parts.any(|part| matches!(part, "common" | "organizations" | TEMPLATE))
    };
    let mut values = fill.configured.values.iter();
    let tenant = values.find(|value| {
        let says = matches!(value.kind, Kind::Tenant | Kind::Own("Authority"));
        says && many(&value.text)
    });
    if let Some(tenant) = tenant.cloned().filter(|_| unchecked) {
        fill.mistake(&MANY_TENANTS, tenant.span, &[&tenant.name, &tenant.text]);
    }
}

/// `Audience` beside `TokenValidationParameters:ValidAudience`.
pub(super) fn token_validation(fill: &mut Fill<'_, '_>) {
    let replaced = fill.section.one("TokenValidationParameters:ValidAudience");
    let own = fill.section.one("Audience");
    if let (Some(_), Some(own)) = (replaced, own) {
        let name = fill.section.named("Audience");
        fill.mistake(&TWICE, own.span, &[&name]);
    }
}
