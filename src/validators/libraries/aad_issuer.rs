//! AadIssuerValidator and the check of the signing key's issuer: who may have minted the token,
//! where the issuer of the metadata may be a template for any tenant.

use super::identity_model::{Handler, Key, Parameters};
use crate::catalogue::{Prose, prose};
use crate::issuer::entra::{TEMPLATE, published_issuer};
use crate::token::Token;
use crate::validators::{
    Attempt, Check, Expectation, GateName, Given, Holds, Kind, Message, Said, Setting, Shape, Skip,
    Version,
};

/// Which issuer the metadata gives the signing key.
pub(super) const KEY_ISSUER: Setting = Setting {
    name: "issuer of the signing key",
    kind: Kind::Own("issuer of the signing key"),
    shape: Shape::Text,
    default: "",
    example: prose("https://login.microsoftonline.com/{tenantid}/v2.0"),
    about: prose(
        "The member issuer of the key in the key set. Blank for the metadata's own issuer, which most keys have; null if the key has none.",
    ),
};

/// The issuer of the key and the tenant agree with the token.
pub(super) const CHECK_KEY: Check = Check {
    code: "key-issuer",
    gate: GateName::Issuer,
    about: prose(
        "tid is there once, iss contains it, and the issuer of the signing key, with tid in the place of {tenantid}, is iss or the metadata's issuer.",
    ),
    source: prose(
        "azure-activedirectory-identitymodel-extensions-for-dotnet 8.2.0 src/Microsoft.IdentityModel.Validators/AadTokenValidationParametersExtension.cs L82-L137",
    ),
    run: key_issuer,
};

/// LogMessages.cs of Microsoft.IdentityModel.Validators, blanks at the end included.
pub(super) static MESSAGES: &[Message] = &[
    message(
        "IDX40001",
        prose(
            "IDX40001: Issuer: '{0}', does not match any of the valid issuers provided for this application. ",
        ),
        &[Holds::Issuer],
    ),
    message(
        "IDX40002",
        prose(
            "IDX40002: Microsoft.IdentityModel does not support a B2C issuer with 'tfp' in the URI. See https://aka.ms/ms-id-web/b2c-issuer for details. ",
        ),
        &[],
    ),
    message(
        "IDX40003",
        prose(
            "IDX40003: Neither `tid` nor `tenantId` claim is present in the token obtained from Microsoft identity platform. ",
        ),
        &[],
    ),
    message(
        "IDX40004",
        prose(
            "IDX40004: Token issuer: '{0}', does not contain the `tid` or `tenantId` claim present in the token: '{1}'.",
        ),
        &[Holds::Issuer, Holds::Other],
    ),
    message(
        "IDX40005",
        prose("IDX40005: Token issuer: '{0}', does not match the signing key issuer: '{1}'."),
        &[Holds::Issuer, Holds::WantedIssuer],
    ),
    message(
        "IDX40009",
        prose("IDX40009: Either the 'tid' claim was not found or it didn't have a value."),
        &[],
    ),
    message(
        "IDX40011",
        prose("IDX40011: The SecurityToken has multiple instances of the '{0}' claim."),
        &[Holds::Other],
    ),
    message(
        "IDX40012",
        prose(
            "IDX40012: The cloud instance of the signing key: '{0}', does not match cloud instance from configuration: '{1}'.",
        ),
        &[Holds::Other, Holds::Other],
    ),
    message(
        "invalid-uri",
        prose("Invalid URI: The format of the URI could not be determined."),
        &[],
    ),
];

const INVALID: &str = "SecurityTokenInvalidIssuerException";
const TENANT_CLAIM: &str = "http://schemas.microsoft.com/identity/claims/tenantid";

/// The validator (AadIssuerValidator.cs L214-L288).
pub(super) fn issuer(parameters: &Parameters, attempt: &Attempt<'_>) -> Said {
    if matches!(attempt.reading.token, Token::Encrypted(_)) {
        return Said::Skipped(Skip::NoKey);
    }
    let found = attempt.text("iss").unwrap_or_default();
    let tenant = match tenant(attempt, &found) {
        Ok(tenant) if tenant.trim().is_empty() => return refused("IDX40003", &[]),
        Ok(tenant) => tenant,
        Err(said) => return said,
    };
    let templates = templates(parameters);
    let metadata = metadata(attempt, &found);
    let mut all = templates.iter().chain(&metadata);
    if all.any(|template| fits(template, &tenant, &found)) {
        return Said::Passed;
    }
    // What the metadata says cannot be told from the address of every authority.
    match metadata.is_none() && version_of(&found) != Some("/v1.1") {
        true => Said::Skipped(Skip::Off),
        false => refused("IDX40001", &[&found]),
    }
}

/// Makes the expectation one of the issuers that this token may name.
pub(super) fn expect(parameters: &Parameters, attempt: &Attempt<'_>, expected: &mut Expectation) {
    if !parameters.validate_issuer {
        return;
    }
    let found = attempt.text("iss").unwrap_or_default();
    let tenant = tenant(attempt, &found).unwrap_or_default();
    let metadata = [metadata(attempt, "/v2.0"), metadata(attempt, "")];
    expected.ignores.retain(|gate| *gate != GateName::Issuer);
    expected.issuers.clear();
    let all = metadata.into_iter().flatten().chain(templates(parameters));
    for template in all {
        let issuer = match tenant.trim().is_empty() {
            true => template,
            false => template.replacen(TEMPLATE, &tenant, 1),
        };
        if !expected.issuers.contains(&issuer) {
            expected.issuers.push(issuer);
        }
    }
    if matches!(key_issuer(attempt), Said::Refused(_)) {
        // However it is spelt: the key and the tenant do not go with it.
        expected.issuers.retain(|issuer| *issuer != found);
        if expected.issuers.is_empty() {
            expected.issuers.push(TEMPLATE.to_owned());
        }
    }
}

/// `tid`, the older claim, or else the tenant in the issuer's path (L558-L606).
fn tenant(attempt: &Attempt<'_>, issuer: &str) -> Result<String, Said> {
    let claimed = attempt.text("tid").or_else(|| attempt.text(TENANT_CLAIM));
    if let Some(tenant) = claimed {
        return Ok(tenant);
    }
    if issuer.is_empty() {
        return Ok(String::new());
    }
    let Some((_, rest)) = issuer.split_once(':') else {
        return Err(said("invalid-uri", "UriFormatException", &[]));
    };
    let rest = rest.strip_prefix("//").unwrap_or_default();
    let path = rest.find('/').and_then(|at| rest.get(at..));
    let segments: Vec<_> = path.unwrap_or_default().split_inclusive('/').collect();
    match segments.as_slice() {
        [_, tenant, _] => Ok(tenant.trim_end_matches('/').to_owned()),
        [_, "tfp/", _, _, _] => Err(refused("IDX40002", &[])),
        _ => Ok(String::new()),
    }
}

/// What is configured; templates are possible there too.
fn templates(parameters: &Parameters) -> Vec<String> {
    let mut all = match &parameters.valid_issuers {
        Given::Values(values) => values.clone(),
        Given::Null | Given::Empty => Vec::new(),
    };
    all.extend(parameters.valid_issuer.clone());
    all
}

/// `IsValidIssuer` (L385-L418): ordinal, with the tenant in the place of `{tenantid}`.
fn fits(template: &str, tenant: &str, issuer: &str) -> bool {
    match template.split_once(TEMPLATE) {
        Some((before, after)) => {
            let rest = issuer.strip_prefix(before);
            let rest = rest.and_then(|rest| rest.strip_prefix(tenant));
            !after.is_empty() && rest == Some(after)
        }
        None => !issuer.is_empty() && template == issuer,
    }
}

/// The version that an issuer ends with, whatever the letter case, with or without a slash.
fn version_of(issuer: &str) -> Option<&'static str> {
    let issuer = issuer.strip_suffix('/').unwrap_or(issuer);
    let end = issuer
        .len()
        .checked_sub(5)
        .and_then(|at| issuer.get(at..))?;
    ["/v2.0", "/v1.1"]
        .into_iter()
        .find(|version| end.eq_ignore_ascii_case(version))
}

/// The issuer in the metadata of the version that the token's issuer ends with.
fn metadata(attempt: &Attempt<'_>, issuer: &str) -> Option<String> {
    let own = attempt.settings.one(Kind::MetadataIssuer);
    let derived = || {
        let authority = authority(attempt);
        let (first, second) = match authority.split_once("/v2.0") {
            Some(("", _)) | None => (authority.clone(), [&authority, "/v2.0"].concat()),
            Some((base, _)) => (base.replace("/organizations", "/common"), authority),
        };
        match version_of(issuer) {
            Some("/v2.0") => published_issuer(&second),
            Some(_) => None,
            None => published_issuer(&first),
        }
    };
    // Each version has its metadata; what one names says nothing of tokens of the other.
    let fits = |own: &String| version_of(own) == version_of(issuer);
    own.clone().filter(fits).or_else(derived).or(own)
}

/// The authority that is set; that of Microsoft.Identity.Web always has version 2.0
/// (AuthorityHelpers.cs L12-L37).
fn authority(attempt: &Attempt<'_>) -> String {
    let own = attempt.set(Kind::Own("Authority")).trim_end_matches('/');
    let tenant = attempt.settings.one(Kind::Tenant);
    let web = attempt.profile.id == "identity-web";
    let mut authority = match tenant.filter(|_| own.is_empty()) {
        Some(tenant) => {
            let instance = attempt.set(Kind::Instance).trim_end_matches('/');
            [instance, "/", &tenant].concat()
        }
        None => own.to_owned(),
    };
    if web && !authority.is_empty() && !authority.ends_with("v2.0") {
        authority.push_str("/v2.0");
    }
    authority
}

/// `ValidateIssuerSigningKey`, which runs once the signature fits.
fn key_issuer(attempt: &Attempt<'_>) -> Said {
    let sealed = matches!(attempt.reading.token, Token::Encrypted(_));
    let keyless = matches!(Key::of(attempt), Key::Wrong | Key::NoMatch | Key::None);
    if sealed || keyless {
        return Said::Skipped(Skip::NoKey);
    }
    let set = attempt.set(KEY_ISSUER.kind);
    let own = Some(set.to_owned()).filter(|set| !set.is_empty());
    let configured = metadata(attempt, "/v2.0").filter(|_| authority(attempt).contains("/v2.0"));
    let Some(key) = own.or_else(|| configured.clone()) else {
        return Said::Skipped(Skip::Off);
    };
    if key == "null" || !attempt.is_signed() {
        return Said::Skipped(Skip::Off);
    }
    let found = attempt.text("iss").unwrap_or_default();
    // Before 8.0.0 the tenant was looked for as above.
    let strict = Parameters::of(attempt, Handler::JsonWebToken).version >= Version(8, 0, 0);
    let tenant = match strict {
        true => attempt.text("tid").unwrap_or_default(),
        false => match tenant(attempt, &found) {
            Ok(tenant) => tenant,
            Err(said) => return said,
        },
    };
    if tenant.is_empty() {
        // Until then a token without a tenant was let through.
        return match strict {
            true => refused("IDX40009", &[]),
            false => Said::Passed,
        };
    }
    let claims = attempt.claims().and_then(|claims| claims.object());
    let names = claims.into_iter().flat_map(|claims| claims.members());
    let same = names.filter(|member| {
        let name = member.name.display();
        name != "tid" && name.eq_ignore_ascii_case("tid")
    });
    if strict && same.count() > 0 {
        return refused("IDX40011", &["tid"]);
    }
    if !found.is_empty() && !found.contains(&tenant) {
        return refused("IDX40004", &[&found, &tenant]);
    }
    let fill = |template: &str| template.replace(TEMPLATE, &tenant);
    let key = fill(&key);
    match key == found || configured.is_some_and(|issuer| fill(&issuer) == key) {
        true => Said::Passed,
        false => refused("IDX40005", &[&found, &key]),
    }
}

fn refused(code: &'static str, values: &[&str]) -> Said {
    said(code, INVALID, values)
}

/// A refusal with one of [`MESSAGES`].
pub(super) fn said(code: &'static str, exception: &'static str, values: &[&str]) -> Said {
    let message = Message::of(MESSAGES, code, Version::default());
    let text = message.map(|message| message.fill(values));
    Said::refused(code, exception, text.unwrap_or_default())
}

const fn message(code: &'static str, text: Prose, holds: &'static [Holds]) -> Message {
    Message {
        code,
        gate: GateName::Issuer,
        since: Version(0, 0, 0),
        text,
        holds,
    }
}
