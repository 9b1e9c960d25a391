//! Bot Framework: what a bot does with a token of a channel.

use super::api::{self, Api, CLOUD, Says};
use super::checks;
use super::words::{self, NOT_KNOWN, says};
use crate::catalogue::prose;
use crate::validators::{
    Check, Family, Fidelity, GateName, Holds, Kind, Message, Profile, Setting, Shape,
};

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "bot-framework",
    name: "Bot Framework SDK (channel tokens)",
    family: Family::Api,
    about: prose(
        "A bot that Azure Bot Service calls. Tokens come from the service itself, not from a tenant; those of the Emulator and of other bots take another way, which is not shown here.",
    ),
    version: "commit 1f9719b31 (December 2025)",
    fidelity: Fidelity::Read,
    sources: &[
        prose(
            "microsoft/botbuilder-dotnet libraries/Microsoft.Bot.Connector/Authentication/ChannelValidation.cs L22-L140, commit 1f9719b31",
        ),
        prose(
            "microsoft/botbuilder-dotnet libraries/Microsoft.Bot.Connector/Authentication/JwtTokenExtractor.cs L148-L320, commit 1f9719b31",
        ),
    ],
    settings: &[APP, CLOUD],
    expect: api::expect,
    checks: &[
        checks::READ,
        checks::looks_at_issuer(
            prose(
                "The issuer must be the service of this cloud, before anything else is looked at; no signature is checked of another one's token.",
            ),
            prose(
                "JwtTokenExtractor.cs L190 (GetIdentityAsync) and L207 (HasAllowedIssuer), ChannelValidation.cs L26 and L102; the issuer for the US Government: GovernmentAuthenticationConstants.cs L43",
            ),
        ),
        Check {
            about: prose(
                "The token must be signed with a key of the service's own metadata. Whether it is cannot be said without these keys.",
            ),
            source: prose(
                "ChannelValidation.cs L42; AuthenticationConstants.cs L66; GovernmentAuthenticationConstants.cs L53; inferred: what is said of a token without a signature",
            ),
            ..checks::SIGNED
        },
        checks::looks_at_lifetime(prose(
            "ChannelValidation.cs L30 (five minutes); JwtTokenExtractor.cs L310",
        )),
        checks::looks_at_audience(
            prose("aud must be the bot's own application id."),
            prose("ChannelValidation.cs L117-L139"),
        ),
    ],
    order: None,
    messages: &[&MESSAGES],
    answer: api::answer,
    table: None,
};

pub(super) static API: Api = Api {
    profile: &PROFILE,
    audiences: |attempt| attempt.settings.one(APP.kind).into_iter().collect(),
    issuers: |attempt| {
        let government = attempt.set(CLOUD.kind).starts_with("US");
        vec![
            if government {
                "https://api.botframework.us"
            } else {
                "https://api.botframework.com"
            }
            .to_owned(),
        ]
    },
    says: Says {
        unreadable: &NOT_KNOWN,
        expired: &MESSAGES[1],
        untimely: &NOT_KNOWN,
        audience: &MESSAGES[2],
        issuer: &MESSAGES[0],
    },
    others: words::usual,
    between: ("", 0),
    status: (401, 401),
    challenge: None,
    body: None,
};

static MESSAGES: [Message; 3] = [
    says(
        "identity",
        GateName::Issuer,
        1,
        prose("No valid identity"),
        &[],
    ),
    says(
        "expired",
        GateName::Lifetime,
        1,
        prose("The token has expired"),
        &[],
    ),
    says(
        "app-id",
        GateName::Audience,
        1,
        prose("Invalid AppId passed on token: {0}"),
        &[Holds::Audience],
    ),
];

const APP: Setting = Setting {
    name: "MicrosoftAppId",
    kind: Kind::ClientId,
    shape: Shape::Guid,
    default: "",
    example: prose("00001111-aaaa-2222-bbbb-3333cccc4444"),
    about: prose("The application id of the bot, as in its settings."),
};

#[cfg(test)]
mod tests {
    use super::PROFILE;
    use crate::validators::apis::testing::{answer, check, unreadable};

    #[test]
    fn what_it_says() {
        check(
            &PROFILE,
            &[
                (
                    "MicrosoftAppId=00001111-aaaa-2222-bbbb-3333cccc4444",
                    r#""aud":"00001111-aaaa-2222-bbbb-3333cccc4444","iss":"https://api.botframework.com""#,
                    "accepted",
                ),
                (
                    "MicrosoftAppId=00001111-aaaa-2222-bbbb-3333cccc4444",
                    r#""aud":"00001111-AAAA-2222-bbbb-3333cccc4444","iss":"https://api.botframework.com""#,
                    "app-id: Invalid AppId passed on token: 00001111-AAAA-2222-bbbb-3333cccc4444",
                ),
                (
                    "MicrosoftAppId=00001111-aaaa-2222-bbbb-3333cccc4444",
                    r#""aud":"https://api.botframework.com","iss":"https://api.botframework.com""#,
                    "app-id: Invalid AppId passed on token: https://api.botframework.com",
                ),
                (
                    "MicrosoftAppId=00001111-aaaa-2222-bbbb-3333cccc4444",
                    r#""aud":"https://graph.microsoft.com""#,
                    "identity: No valid identity",
                ),
                (
                    "",
                    r#""aud":"x","iss":"https://api.botframework.com/""#,
                    "identity: No valid identity",
                ),
                (
                    "Cloud=US Government",
                    r#""aud":"x","iss":"https://api.botframework.us""#,
                    "accepted",
                ),
                (
                    "",
                    r#""aud":"x","iss":"https://api.botframework.com","exp":1"#,
                    "expired: The token has expired",
                ),
            ],
        );
        assert_eq!(unreadable(&PROFILE), "401: 401 Unauthorized");
        assert_eq!(
            answer(&PROFILE, "", r#""aud":"https://graph.microsoft.com""#),
            r#"401 "#
        );
    }
}
