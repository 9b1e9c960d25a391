//! Azure Bot Service: tokens that a channel sends to a bot.

use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider, Recognised};
use crate::catalogue::prose;
use crate::registry::cloud::Cloud;

/// Azure Bot Service (Bot Framework).
pub(super) static BOT_FRAMEWORK: Provider = Provider {
    id: "bot-framework",
    name: "Azure Bot Service (Bot Framework)",
    about: prose(
        "A channel sent this token to a bot. Tokens of the Emulator and of skills come from Microsoft Entra ID instead, with the issuer of Microsoft's bot tenants or of the bot's own.",
    ),
    access_audience: Some(prose("the app id of the bot")),
    id_audience: None,
    slash: FinalSlash::Never,
    mistakes: &[prose(
        "The bot accepts channel tokens only, and the Emulator or another bot calls it with an Entra token.",
    )],
    keys: Keys::Built(metadata),
    sources: &[
        prose("botframework-connector (npm) src/auth/authenticationConstants.ts"),
        prose(
            "learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication",
        ),
        prose(
            "learn.microsoft.com/dotnet/api/microsoft.teams.core.hosting.botconfig.bottokenissuer (US Government)",
        ),
        prose("botbuilder (npm) 3.11.0, emulator issuers"),
    ],
    confirmed: Confirmed::Fully,
    recognise: |seen| {
        let found = Found::by(Evidence::Host);
        if seen.is_origin("api.botframework.com") {
            Some(found.cloud(Cloud::Public))
        } else if seen.is_origin("api.botframework.us") {
            Some(found.cloud(Cloud::UsGovernment))
        } else {
            None
        }
    },
};

/// We have a source for the public cloud's address only.
fn metadata(_: &str, found: &Recognised) -> Option<String> {
    let public = found.cloud == Some(Cloud::Public);
    public.then(|| "https://login.botframework.com/v1/.well-known/openidconfiguration".to_owned())
}

#[cfg(test)]
mod tests {
    use crate::issuer::testing::{check, check_keys};

    #[test]
    fn issuers() {
        check(&[
            (
                "https://api.botframework.com",
                "bot-framework, Host, public cloud",
            ),
            (
                "https://api.botframework.us",
                "bot-framework, Host, US Government cloud",
            ),
            ("https://api.botframework.com/", "-"),
            ("https://api.botframework.com.evil.example", "-"),
        ]);
    }

    #[test]
    fn keys() {
        check_keys(&[
            (
                "https://api.botframework.com",
                &[],
                Some("https://login.botframework.com/v1/.well-known/openidconfiguration"),
            ),
            ("https://api.botframework.us", &[], None),
        ]);
    }
}
