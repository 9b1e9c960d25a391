//! Why a gate was not asked.

use super::super::{Explanation, say};
use super::bound;
use crate::diagnosis::gate::{GateName, Moot, Unchecked};

pub(super) fn not_checked(name: GateName, why: Unchecked) -> Explanation {
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
        Unchecked::NoKeyFits => say("None of the keys fits.", "", "RFC 7515 §6"),
        Unchecked::OwnKeyOnly => say(
            "The signature matches only the key that the token brings itself.",
            "",
            "RFC 7515 §4.1.3",
        ),
        Unchecked::Extension => say(
            "The header asks for extensions that are not known here.",
            "",
            "RFC 7515 §4.1.11",
        ),
        Unchecked::Algorithm => say("Its algorithm is not computed here.", "", "RFC 7515 §4.1.1"),
        Unchecked::Detached => say("The payload stands elsewhere.", "", "RFC 7515 appendix F"),
        Unchecked::TooMuch => say("It would take too long.", "", "RFC 8725 §3.5"),
        Unchecked::GraphOnly => say(
            "Only Microsoft Graph can check it.",
            "Its header carries a nonce, and the signature covers another form of that nonce than the one shown. No other API can verify or should accept this token.",
            "AzureAD/azure-activedirectory-identitymodel-extensions-for-dotnet issues 609 and 1256; entra-docs access-tokens.md (validate tokens)",
        ),
        Unchecked::NoProof => say(
            "The token is bound to a key, and the proof is not here.",
            "cnf names the key. The API also asks for a DPoP proof, for the client's certificate, or, with an SD-JWT, for a key binding.",
            "RFC 7800 §3.1, RFC 9449 §6, RFC 8705 §3, RFC 9901 §4.3",
        ),
        Unchecked::Rule(_) => bound::open(),
        Unchecked::KindUnclear => say(
            "Nothing in the token tells its kind.",
            "The token has neither the marks of an ID token nor those of an access token.",
            "OpenID Connect Core §2, RFC 9068 §2",
        ),
        Unchecked::SettingUnusable => say(
            "Setting unusable.",
            "What was filled in for it cannot be read; its own place says why.",
            "the validator's settings",
        ),
    }
}

pub(super) fn does_not_apply(name: GateName, why: Moot) -> Explanation {
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
