//! Azure API Management, the policy `validate-jwt`.
//!
//! MicrosoftDocs/azure-docs articles/api-management/validate-jwt-policy.md (2024-03-18) and
//! api-management-error-handling-policies.md; texts as in azure-docs#12552 and in
//! learn.microsoft.com/answers/questions/1064084.

#[cfg(test)]
mod tests;

use super::super::libraries::identity_model::{self as library, Parameters};
use super::apim::settings::{
    AUDIENCES, BEFORE, DECRYPTION_KEYS, HEADER, HTTP_CODE, MESSAGE, OUTPUT, PARAMETER,
    REQUIRED_CLAIMS, SCHEME, VALUE,
};
use super::apim::{
    self, CLAIM_AUD, CLAIM_CALLER, CLAIM_ISS, CLAIMS, CLAIMS_PRESENT, PRESENT, traced,
};

use crate::catalogue::prose;
use crate::issuer::entra::{TEMPLATE, published_issuer};
use crate::validators::{
    Attempt, Check, Expectation, Family, Fidelity, GateName, Given, Kind, Profile, Said, Setting,
    Shape,
};

const OPENID_CONFIG: Kind = Kind::Own("openid-config");
const SIGNED: &str = "require-signed-tokens";
const EXPIRING: &str = "require-expiration-time";

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "apim-validate-jwt",
    name: "Azure API Management, validate-jwt",
    family: Family::Gateway,
    about: prose(
        "The policy that checks a token before a request goes on to the backend. Its message about a claim prints what the policy wants, not what the token has.",
    ),
    version: "",
    fidelity: Fidelity::Documented,
    sources: &[
        prose(
            "MicrosoftDocs/azure-docs articles/api-management/validate-jwt-policy.md, 2024-03-18",
        ),
        prose(
            "MicrosoftDocs/azure-docs articles/api-management/api-management-error-handling-policies.md",
        ),
        prose("MicrosoftDocs/azure-docs#12552 (a trace)"),
        prose("learn.microsoft.com/answers/questions/1064084 (Claim value mismatch: aud)"),
        prose(
            "Inferred: the version of the library, from the words of public traces; the form of the body",
        ),
    ],
    settings: &[
        Setting {
            name: "openid-config",
            kind: OPENID_CONFIG,
            shape: Shape::List,
            default: "",
            example: prose(
                "https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0/.well-known/openid-configuration",
            ),
            about: prose(
                "The url of each openid-config element. The issuer and the keys of each document are accepted.",
            ),
        },
        AUDIENCES,
        Setting {
            name: "issuers",
            kind: Kind::Issuers,
            shape: Shape::List,
            default: "",
            example: prose("https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/"),
            about: prose("Each issuer element; they count beside the issuers of the documents."),
        },
        REQUIRED_CLAIMS,
        BEFORE,
        Setting {
            name: "issuer-signing-keys",
            about: prose(
                "Whether a key fits: one of these key elements (Base64 text, certificate-id, or n and e; an id must be the token's kid) or of a document. Unknown leaves the signature open.",
            ),
            ..library::KEY
        },
        Setting {
            name: "clock-skew",
            kind: Kind::Skew,
            shape: Shape::Seconds,
            default: "0",
            example: prose("60"),
            about: prose(
                "How far the clocks may disagree: none by default, where the library has 5 minutes.",
            ),
        },
        Setting {
            default: "",
            about: prose(
                "The header with the token. The policy needs this, query-parameter-name or token-value; with none of them Authorization is assumed here.",
            ),
            ..HEADER
        },
        PARAMETER,
        VALUE,
        SCHEME,
        Setting {
            name: EXPIRING,
            kind: Kind::Own(EXPIRING),
            shape: Shape::Flag,
            default: "true",
            example: prose("true"),
            about: prose("Whether a token without exp is refused."),
        },
        Setting {
            name: SIGNED,
            kind: Kind::Own(SIGNED),
            shape: Shape::Flag,
            default: "true",
            example: prose("true"),
            about: prose("Whether a token without a signature is refused."),
        },
        HTTP_CODE,
        MESSAGE,
        DECRYPTION_KEYS,
        OUTPUT,
    ],
    expect,
    checks: CHECKS,
    order: Some(|attempt| apim::order(&parameters(attempt), attempt, CHECKS)),
    messages: &[apim::MESSAGES, library::MESSAGES],
    answer: apim::answer,
    table: None,
};

static CHECKS: &[Check] = &[
    PRESENT,
    Check {
        code: "input",
        gate: GateName::Readable,
        about: prose("The token is no longer than the library allows for."),
        source: prose(
            "azure-docs api-management-error-handling-policies.md (JwtInvalid); inferred: the limit is the library's own",
        ),
        run: |attempt| traced(attempt, || library::input(&parameters(attempt), attempt)),
    },
    Check {
        code: "read",
        gate: GateName::Readable,
        about: prose(
            "The library can read what stands there. Bearer must not stand before the token in another place than Authorization, nor twice.",
        ),
        source: prose(
            "azure-docs api-management-error-handling-policies.md (JwtInvalid); validate-jwt-policy.md (token-value); inferred: what is said of Bearer in another place, or twice",
        ),
        run: |attempt| apim::read(&parameters(attempt), attempt),
    },
    Check {
        code: "signature",
        gate: GateName::Signature,
        about: prose(
            "A key of issuer-signing-keys or of a document verifies the signature. Documents are kept for an hour, and fetched again at most every 5 minutes.",
        ),
        source: prose(
            "azure-docs validate-jwt-policy.md (openid-config, issuer-signing-keys); api-management-error-handling-policies.md (TokenSignatureInvalid, TokenSignatureKeyNotFound)",
        ),
        run: |attempt| {
            traced(attempt, || {
                library::signature(&parameters(attempt), attempt)
            })
        },
    },
    Check {
        code: "lifetime",
        gate: GateName::Lifetime,
        about: prose("The token is valid now, give or take clock-skew, and has exp if asked for."),
        source: prose(
            "azure-docs validate-jwt-policy.md (clock-skew, require-expiration-time); api-management-error-handling-policies.md (TokenExpired)",
        ),
        run: |attempt| traced(attempt, || library::lifetime(&parameters(attempt), attempt)),
    },
    Check {
        code: "audience",
        gate: GateName::Audience,
        about: prose(
            "One value of aud is in audiences, if there are any; one slash more or less at the end is forgiven.",
        ),
        source: prose(
            "azure-docs validate-jwt-policy.md (audiences); api-management-error-handling-policies.md (TokenAudienceNotAllowed); inferred from the library: the slash",
        ),
        run: |attempt| traced(attempt, || library::audience(&parameters(attempt), attempt)),
    },
    Check {
        code: "issuer",
        gate: GateName::Issuer,
        about: prose(
            "iss is in issuers or the issuer of a document, character for character, if there are any.",
        ),
        source: prose(
            "MicrosoftDocs/azure-docs#12552 (a trace with the document's issuer in ValidIssuers); inferred: that issuers count beside those of the documents",
        ),
        run: issuer,
    },
    CLAIMS_PRESENT,
    CLAIM_AUD,
    CLAIM_ISS,
    CLAIM_CALLER,
    CLAIMS,
];

fn parameters(attempt: &Attempt<'_>) -> Parameters {
    let audiences = attempt.settings.list(Kind::Audiences);
    let issuers = issuers(attempt);
    Parameters {
        validate_audience: !audiences.is_empty(),
        valid_audiences: Given::Values(audiences),
        validate_issuer: !issuers.is_empty(),
        valid_issuers: Given::Values(issuers),
        require_expiration_time: attempt.is_on(EXPIRING),
        require_signed_tokens: attempt.is_on(SIGNED),
        skew: attempt.seconds(Kind::Skew),
        ..apim::parameters(attempt)
    }
}

/// The issuers of the policy and of its documents.
fn issuers(attempt: &Attempt<'_>) -> Vec<String> {
    let mut issuers = attempt.settings.list(Kind::Issuers);
    for address in attempt.settings.list(OPENID_CONFIG) {
        issuers.extend(published(address.trim(), attempt));
    }
    issuers
}

/// The issuer of a document. For many tenants it is a template, which the token's tenant fills in;
/// of a domain's document the tenant is not known, so that of the token is taken. Outside of Entra it
/// is the address without its end (OpenID Connect Discovery 1.0 §4.1), with or without a slash.
fn published(address: &str, attempt: &Attempt<'_>) -> Vec<String> {
    let tenant = attempt.text("tid").unwrap_or_default();
    if let Some(issuer) = published_issuer(address) {
        return vec![match tenant.as_str() {
            "" => issuer,
            tenant => issuer.replace(TEMPLATE, tenant),
        }];
    }
    let of_domain = address.strip_prefix("https://login.microsoftonline.com/");
    if let Some((_, rest)) = of_domain.and_then(|path| path.split_once('/')) {
        let version = if rest.starts_with("v2.0/") {
            "/v2.0"
        } else {
            ""
        };
        let common = ["https://login.microsoftonline.com/common", version].concat();
        let issuer = published_issuer(&common);
        return issuer
            .map(|issuer| issuer.replace(TEMPLATE, &tenant))
            .into_iter()
            .collect();
    }
    let Some(base) = address.strip_suffix("/.well-known/openid-configuration") else {
        return Vec::new();
    };
    vec![base.to_owned(), [base, "/"].concat()]
}

fn issuer(attempt: &Attempt<'_>) -> Said {
    traced(attempt, || library::issuer(&parameters(attempt), attempt))
}

fn expect(attempt: &Attempt<'_>) -> Expectation {
    apim::expectation(&parameters(attempt), attempt, None)
}
