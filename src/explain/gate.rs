//! The questions and their answers, in words.

use super::{Explanation, duration, either, readable, relative, say, shorten};
use crate::audience::resource;
use crate::diagnosis::Diagnosis;
use crate::diagnosis::gate::{Evidence, Gate, GateName, Moot, Outcome, Reason, State, Unchecked};
use crate::diagnosis::kind::TokenKind;
use crate::token::audience::Audience;
use crate::token::time::utc;

/// The short name of a gate.
pub fn gate_name(name: GateName) -> &'static str {
    match name {
        GateName::Readable => "Readable",
        GateName::Kind => "Kind",
        GateName::Algorithm => "Algorithm",
        GateName::Signature => "Signature",
        GateName::Issuer => "Issuer",
        GateName::Audience => "Audience",
        GateName::Lifetime => "Time",
        GateName::Caller => "Caller",
        GateName::Permissions => "Permissions",
        GateName::Binding => "Binding",
    }
}

/// What a gate asks.
pub fn gate_question(name: GateName) -> &'static str {
    match name {
        GateName::Readable => "Can the token be read?",
        GateName::Kind => "Is it the kind of token that an API takes?",
        GateName::Algorithm => "Is its algorithm accepted?",
        GateName::Signature => "Was it signed by its issuer?",
        GateName::Issuer => "Does it come from an issuer that is trusted?",
        GateName::Audience => "Is it for this API?",
        GateName::Lifetime => "Is it valid at this time?",
        GateName::Caller => "May this application call?",
        GateName::Permissions => "Does it carry the permission?",
        GateName::Binding => "Is it used by the one it is bound to?",
    }
}

/// The word for an answer.
pub fn state_word(state: State) -> &'static str {
    match state {
        State::Passed => "passed",
        State::Failed => "failed",
        State::NotChecked => "not checked",
        State::DoesNotApply => "does not apply",
    }
}

/// A sign for an answer, beside its word.
pub fn state_sign(state: State) -> &'static str {
    match state {
        State::Passed => "✓",
        State::Failed => "✗",
        State::NotChecked => "?",
        State::DoesNotApply => "–",
    }
}

/// The answer of a gate and what led to it.
pub fn gate(gate: &Gate, diagnosis: &Diagnosis) -> Explanation {
    match &gate.outcome {
        Outcome::Passed(found) => passed(found),
        Outcome::Failed(reason) => failed(reason, diagnosis.now),
        Outcome::NotChecked(why) => not_checked(gate.name, *why),
        Outcome::DoesNotApply(why) => does_not_apply(gate.name, *why),
    }
}

fn passed(found: &Evidence) -> Explanation {
    match found {
        Evidence::Readable => say("Every part can be read.", "", "RFC 7519 §7.2"),
        Evidence::Kind(found) => say(
            format!("The token is {}.", kind(*found)),
            "That is what APIs take.",
            "RFC 6749 §1.4; entra-docs docs/identity-platform/access-tokens.md",
        ),
        Evidence::Type { found } => say(
            format!("The token's typ is {}, as expected.", shorten(found)),
            "",
            "RFC 8725 §3.11",
        ),
        Evidence::Algorithm {
            found,
            listed: true,
        } => say(
            format!("{} is on the list.", shorten(found)),
            "",
            "RFC 8725 §3.1",
        ),
        Evidence::Algorithm {
            found,
            listed: false,
        } => say(
            format!("{} is a registered algorithm.", shorten(found)),
            "No list of accepted algorithms was given; a validator should have one.",
            "RFC 7518 §3.1, §4.1; RFC 8725 §3.1",
        ),
        Evidence::Issuer { found } => say(
            format!("The token comes from {}, as expected.", shorten(found)),
            "",
            "RFC 7519 §4.1.1",
        ),
        Evidence::AnyTenant { tenant } => say(
            format!(
                "The token comes from the tenant {}, and any tenant may call.",
                shorten(tenant)
            ),
            "iss and tid agree. An API that serves several tenants must still decide which of them it serves.",
            "Microsoft.IdentityModel.Validators AadIssuerValidator.cs; entra-docs access-tokens.md",
        ),
        Evidence::Audience { found, wanted } if found == wanted => say(
            format!("The token is for {}, as expected.", shorten(found)),
            "",
            "RFC 7519 §4.1.3",
        ),
        Evidence::Audience { found, wanted } => say(
            format!(
                "The token is for {}; expected is {}.",
                shorten(found),
                shorten(wanted)
            ),
            "One slash more or less at the end is forgiven by Microsoft.IdentityModel, and not by most other validators.",
            "Microsoft.IdentityModel.Tokens Validators.cs (AudiencesMatchIgnoringTrailingSlash)",
        ),
        Evidence::Lifetime { remaining, by_skew } => lifetime(*remaining, *by_skew),
        Evidence::Caller { found } => say(
            format!("{} may call.", shorten(found)),
            "",
            "RFC 9068 §2.2 (client_id)",
        ),
        Evidence::Permission { claim, found } => say(
            format!("{} is granted in {claim}.", shorten(found)),
            "",
            "RFC 6749 §3.3; RFC 9068 §2.2.3",
        ),
    }
}

fn lifetime(remaining: Option<i64>, by_skew: bool) -> Explanation {
    let title = match remaining {
        None => "The token never expires.".to_owned(),
        Some(left) if left > 0 && !by_skew => {
            format!("The token is valid for {} more.", duration(left))
        }
        Some(left) if left > 0 => {
            "The token is not valid yet, but within the allowed clock difference.".to_owned()
        }
        Some(left) => {
            format!(
                "The token expired {} ago, which is within the allowed clock difference.",
                duration(left.saturating_neg())
            )
        }
    };
    let body = match (remaining, by_skew) {
        (None, _) => "There is no exp, and this validator does not ask for one.",
        (_, true) => "A validator with less tolerance refuses it.",
        _ => "",
    };
    say(title, body, "RFC 7519 §4.1.4, §4.1.5")
}

fn failed(reason: &Reason, now: i64) -> Explanation {
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
            super::list(granted, "and")
        ),
        body,
        "RFC 6749 §3.3; entra-docs docs/identity-platform/permissions-consent-overview.md",
    )
}

fn not_checked(name: GateName, why: Unchecked) -> Explanation {
    match why {
        Unchecked::Unreadable => say("The token cannot be read so far.", "", "RFC 7519 §7.2"),
        Unchecked::Encrypted => say(
            "The content is encrypted.",
            "Only whoever holds the key can read it. The header says how it was encrypted.",
            "RFC 7516 §3",
        ),
        Unchecked::NotTold => match name {
            GateName::Audience => say(
                "Nobody said what the API expects.",
                "Fill in the API's audience, or its client id, to compare.",
                "RFC 7519 §4.1.3",
            ),
            _ => say(
                "Nobody said which issuer the API trusts.",
                "Fill in the tenant or the issuer to compare.",
                "RFC 7519 §4.1.1",
            ),
        },
        Unchecked::NoKey => say(
            "No key was given.",
            "Whether the signature fits is open: everything else here is what the token says of itself.",
            "RFC 7515 §5.2",
        ),
        Unchecked::GraphOnly => say(
            "Only Microsoft Graph can check it.",
            "Its header carries a nonce, and the signature covers another form of that nonce than the one shown. No other API can verify or should accept this token.",
            "AzureAD/azure-activedirectory-identitymodel-extensions-for-dotnet issues 609 and 1256; entra-docs access-tokens.md (validate tokens)",
        ),
        Unchecked::NoProof => say(
            "The token is bound to a key, and the proof is not here.",
            "cnf names the key. The API also asks for a DPoP proof or the client's certificate.",
            "RFC 7800 §3.1, RFC 9449 §6, RFC 8705 §3",
        ),
        Unchecked::KindUnclear => say(
            "Nothing in the token tells its kind.",
            "The token has neither the marks of an ID token nor those of an access token.",
            "OpenID Connect Core §2, RFC 9068 §2",
        ),
    }
}

fn does_not_apply(name: GateName, why: Moot) -> Explanation {
    match why {
        Moot::Bearer => say(
            "It is a bearer token: whoever has it can use it.",
            "It has no cnf.",
            "RFC 6750 §1.2, RFC 7800 §3.1",
        ),
        Moot::NoToken => say("There is no token.", "", "RFC 7519 §3"),
        Moot::Encryption => say(
            "An encrypted token is protected by its encryption.",
            "A signature, if there is one, is inside.",
            "RFC 7516 §11",
        ),
        Moot::NotAsked => say(
            match name {
                GateName::Caller => "Any application may call: no callers were listed.",
                GateName::Permissions => "No scope or role was asked for.",
                _ => "This validator does not ask.",
            },
            "",
            "RFC 7519 §7.2",
        ),
    }
}

/// The kind of a token, with its article.
pub fn kind(kind: TokenKind) -> &'static str {
    match kind {
        TokenKind::Access => "an access token",
        TokenKind::AccessRfc9068 => "an access token (RFC 9068)",
        TokenKind::AccessEntraV1 => "an access token, version 1.0",
        TokenKind::AccessEntraV2 => "an access token, version 2.0",
        TokenKind::AccessGraph => "an access token for Microsoft Graph",
        TokenKind::DpopProof => "a DPoP proof",
        TokenKind::Id => "an ID token",
        TokenKind::Logout => "a logout token",
        TokenKind::Refresh => "a refresh token",
        TokenKind::SecurityEvent => "a security event token",
        TokenKind::Unclear => "a token of unknown kind",
    }
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
