//! Why a gate failed.

use super::super::{
    Explanation, duration, either, list, readable, relative, required_claim, say, shorten,
};
use super::{bound, kind};
use crate::audience::resource;
use crate::catalogue::{Prose, prose};
use crate::diagnosis::gate::Reason;
use crate::diagnosis::kind::TokenKind;
use crate::token::audience::Audience;
use crate::token::time::utc;

static NONE_SET: Prose = prose("No audience is set, so this validator refuses every token.");
static NONE_SET_HOW: Prose = prose(
    "It compares what the token is for with what is set, and there is nothing to compare with: the setting is empty, misspelt, or was never read.",
);
static NONE_SET_SOURCE: Prose = prose(
    "azure-activedirectory-identitymodel-extensions-for-dotnet src/Microsoft.IdentityModel.Tokens/Validators.cs (ValidateAudience, IDX10208)",
);

pub(super) fn explain(reason: &Reason, now: i64) -> Explanation {
    readable::reason(reason).unwrap_or_else(|| refused(reason, now))
}

fn refused(reason: &Reason, now: i64) -> Explanation {
    match reason {
        Reason::WrongKind(found) => say(
            format!("This is {}, not an access token.", kind(*found)),
            wrong_kind(*found),
            "OpenID Connect Core §2; entra-docs docs/identity-platform/id-tokens.md; RFC 9449 §4.2",
        ),
        Reason::WrongType { wanted, found } => say(
            format!(
                "The token's typ should be {}, but {}.",
                shorten(wanted),
                found
                    .as_ref()
                    .map_or("there is none".into(), |found| format!(
                        "is {}",
                        shorten(found)
                    ))
            ),
            "The type keeps kinds of tokens apart, so that one cannot be passed off as another.",
            "RFC 8725 §3.11, RFC 9068 §4",
        ),
        Reason::AlgorithmMissing => say(
            "The header names no algorithm.",
            "alg must be there.",
            "RFC 7515 §4.1.1",
        ),
        Reason::AlgorithmNone => say(
            "The token says of itself that it is not signed.",
            "alg is none. Anybody can write such a token, so no API may take it.",
            "RFC 7519 §6, RFC 8725 §3.2",
        ),
        Reason::AlgorithmNotListed { found, wanted } => say(
            format!(
                "The token is signed with {}; accepted is {}.",
                shorten(found),
                either(wanted)
            ),
            "",
            "RFC 8725 §3.1",
        ),
        Reason::AlgorithmUnknown { found } => say(
            format!("{} is no registered signature algorithm.", shorten(found)),
            "Names of algorithms are case-sensitive.",
            "RFC 7515 §4.1.1; IANA JSON Web Signature and Encryption Algorithms",
        ),
        Reason::Unsigned => say(
            "The token carries no signature.",
            "Nobody can tell who wrote it.",
            "RFC 7519 §6, RFC 7515 §5.2",
        ),
        Reason::SignatureWrong { algorithm, .. } => say(
            format!("The signature is wrong, with {}.", shorten(algorithm)),
            "",
            "RFC 7515 §5.2",
        ),
        Reason::HeaderRefused => say(
            "The header breaks a rule for which every verifier refuses the token.",
            "",
            "RFC 7515 §4.1.11, §7.2.1",
        ),
        Reason::RuleBroken(check) => bound::broken(check, now),
        Reason::KeyBindingBroken(check) => bound::key_binding_broken(check),
        Reason::IssuerMissing { raw } => say(
            raw.as_ref()
                .map_or("The token does not say who issued it.".into(), |raw| {
                    format!("The token's iss is no string: {}.", shorten(raw))
                }),
            "",
            "RFC 7519 §4.1.1",
        ),
        Reason::IssuerNotAccepted { found, wanted, .. } => say(
            format!(
                "The token comes from {}; expected is {}.",
                shorten(found),
                either(wanted)
            ),
            "Issuers are compared character by character, the slash at the end included.",
            "RFC 7519 §4.1.1; Microsoft.IdentityModel.Tokens Validators.cs (ValidateIssuerAsync)",
        ),
        Reason::NotAnEntraIssuer { found } => say(
            format!(
                "The token comes from {}, which is no tenant of Microsoft Entra ID.",
                shorten(found)
            ),
            "",
            "Microsoft.IdentityModel.Validators AadIssuerValidator.cs",
        ),
        Reason::TenantDisagrees { issuer, tenant } => say(
            format!(
                "iss and tid name different tenants: {} and {}.",
                shorten(issuer),
                tenant.as_deref().map_or("none".into(), shorten)
            ),
            "",
            "Microsoft.IdentityModel.Validators AadIssuerValidator.cs",
        ),
        Reason::AudienceUnusable { found, wanted } => audience_unusable(found, wanted),
        Reason::AudienceNotAccepted {
            found,
            wanted,
            resource: owner,
            ..
        } => say(
            match owner {
                Some(owner) => format!(
                    "{} The token is for {} ({}).",
                    expects(wanted),
                    owner.name(),
                    either(found)
                ),
                None => format!("{} The token is for {}.", expects(wanted), either(found)),
            },
            "An API takes only tokens that were issued for it; that keeps a token for one service from being used against another.",
            "RFC 7519 §4.1.3",
        ),
        Reason::Expired { at, ago, skew } => say(
            format!(
                "The token expired {}, at {}.",
                relative(*at, now),
                date(*at)
            ),
            tolerance(*ago, *skew),
            "RFC 7519 §4.1.4",
        ),
        Reason::NotYetValid { at, ahead, skew } => say(
            format!(
                "The token becomes valid {}, at {}.",
                relative(*at, now),
                date(*at)
            ),
            format!(
                "{} The clock of the issuer and that of the API probably disagree.",
                tolerance(*ahead, *skew)
            ),
            "RFC 7519 §4.1.5",
        ),
        Reason::EndsBeforeItStarts { start, end } => say(
            format!(
                "The token ends ({}) before it starts ({}).",
                date(*end),
                date(*start)
            ),
            "",
            "RFC 7519 §4.1.4, §4.1.5",
        ),
        Reason::ExpiryMissing => say(
            "The token has no exp.",
            "This validator takes only tokens that expire.",
            "Microsoft.IdentityModel.Tokens TokenValidationParameters.cs (RequireExpirationTime)",
        ),
        Reason::TimeUnusable { claim, raw } => say(
            format!("The token's {claim} is no time: {}.", shorten(raw)),
            "It must be a number of seconds since 1970-01-01 00:00:00 UTC.",
            "RFC 7519 §2 (NumericDate)",
        ),
        Reason::CallerMissing { wanted } | Reason::CallerNotAllowed { wanted, .. }
            if wanted.is_empty() =>
        {
            say(
                "Nobody may call: the list of callers has no entries.".to_owned(),
                "",
                "pnp/Microsoft365-Analytics-Insights#264",
            )
        }
        Reason::CallerMissing { wanted } => say(
            format!(
                "The token does not say which application calls; allowed is {}.",
                either(wanted)
            ),
            "None of azp, appid, client_id and cid is there.",
            "RFC 9068 §2.2; entra-docs access-token-claims-reference.md",
        ),
        Reason::CallerNotAllowed {
            claim,
            found,
            wanted,
        } => say(
            format!(
                "{} calls ({claim}); allowed is {}.",
                shorten(found),
                either(wanted)
            ),
            "",
            "RFC 9068 §2.2; entra-docs access-token-claims-reference.md",
        ),
        Reason::ClaimNotAccepted { claim, found } => {
            required_claim::failed(claim, found.as_deref())
        }
        Reason::PermissionMissing {
            scopes,
            roles,
            granted,
            app_only,
        } => permission_missing(scopes, roles, granted, *app_only),
        // These belong to reading, which was asked before.
        _ => say("It cannot be read.", "", "RFC 7519 §7.2"),
    }
}

/// What the API wants to be called, and its name where it is a known one.
fn expects(wanted: &[String]) -> String {
    let known = wanted.first().and_then(|first| resource::owner(first));
    match known {
        Some(owner) => format!(
            "This API is {} and expects {}.",
            owner.name(),
            either(wanted)
        ),
        None => format!("This API expects {}.", either(wanted)),
    }
}

fn audience_unusable(found: &Audience, wanted: &[String]) -> Explanation {
    if wanted.is_empty() {
        return say(NONE_SET.text(), NONE_SET_HOW.text(), NONE_SET_SOURCE.text());
    }
    let expects = expects(wanted);
    let title = match found {
        Audience::Absent => format!("{expects} The token does not say who it is for."),
        Audience::Empty => format!("{expects} The token is for nobody: its aud is an empty list."),
        Audience::Mixed { others, .. } => {
            format!(
                "{expects} The token's aud holds something other than strings: {}.",
                either(others)
            )
        }
        Audience::WrongType { raw, .. } => {
            format!(
                "{expects} The token's aud is neither a string nor a list: {}.",
                shorten(raw)
            )
        }
        _ => expects,
    };
    say(
        title,
        "aud must be a string or an array of strings.",
        "RFC 7519 §4.1.3, RFC 8725 §3.9",
    )
}

fn permission_missing(
    scopes: &[String],
    roles: &[String],
    granted: &[String],
    app_only: bool,
) -> Explanation {
    let wanted: Vec<_> = scopes.iter().chain(roles).cloned().collect();
    let body = if app_only && !scopes.is_empty() {
        "It stands for an application itself, without a user. Such a token has roles and never scopes."
    } else {
        ""
    };
    say(
        format!(
            "The token needs {}; granted is {}.",
            either(&wanted),
            list(granted, "and")
        ),
        body,
        "RFC 6749 §3.3; entra-docs docs/identity-platform/permissions-consent-overview.md",
    )
}

fn wrong_kind(kind: TokenKind) -> &'static str {
    match kind {
        TokenKind::Id => {
            "An ID token tells the application who signed in. It is not meant for APIs; the access token of the same answer is."
        }
        TokenKind::DpopProof => {
            "It only proves that the sender holds a key, and goes into the DPoP header beside the access token."
        }
        TokenKind::Logout => "It tells an application that a session ended.",
        TokenKind::Refresh => {
            "The token is exchanged at the issuer for new access tokens and must never be sent to an API."
        }
        _ => "APIs do not take it as a permission.",
    }
}

fn date(seconds: i64) -> String {
    utc(seconds).map_or_else(
        || format!("{seconds} seconds"),
        |date| format!("{date} UTC"),
    )
}

fn tolerance(off: i64, skew: i64) -> String {
    match skew {
        0 => "No difference between the clocks is allowed for.".to_owned(),
        skew => format!(
            "{} off is more than the allowed {}.",
            duration(off),
            duration(skew)
        ),
    }
}
