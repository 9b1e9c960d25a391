//! SharePoint Online: sites and OneDrive.

use super::api::{self, Api, Says, TENANT};
use super::checks;
use super::words::{self, NOT_KNOWN, says};
use crate::catalogue::prose;
use crate::validators::{
    Family, Fidelity, GateName, Holds, Kind, Message, Profile, Setting, Shape,
};

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "sharepoint-online",
    name: "SharePoint Online",
    family: Family::Api,
    about: prose(
        "Sites, lists and OneDrive of one organisation. Each host is an audience of its own: contoso, contoso-my and contoso-admin take no tokens for each other.",
    ),
    version: "",
    fidelity: Fidelity::Recorded,
    sources: &[
        prose("AzureAD/azure-activedirectory-library-for-js#589 (answer, with every header)"),
        prose(
            "pnp/pnpframework#662, pnp/powershell#5133, AzureAD/azure-activedirectory-library-for-dotnet#543 (audiences that were refused)",
        ),
    ],
    settings: &[SITE, TENANT],
    expect: api::expect,
    checks: &[
        checks::READ,
        checks::SIGNED,
        checks::LIFETIME,
        checks::looks_at_audience(
            prose(
                "aud must be the address of the host that is called, without a path. The message stands in the header x-ms-diagnostics; the body only names an exception.",
            ),
            prose(
                "AzureAD/azure-activedirectory-library-for-js#589; AzureAD/azure-activedirectory-library-for-dotnet#543 (one report of a refused final slash); inferred: that nothing else is taken",
            ),
        ),
    ],
    order: None,
    messages: &[&MESSAGES],
    answer: api::answer,
    table: None,
};

pub(super) static API: Api = Api {
    profile: &PROFILE,
    audiences: |attempt| api::origin(attempt, SITE.kind).into_iter().collect(),
    issuers: api::any_issuer,
    says: Says {
        unreadable: &NOT_KNOWN,
        expired: &NOT_KNOWN,
        untimely: &NOT_KNOWN,
        audience: &MESSAGES[0],
        issuer: &NOT_KNOWN,
    },
    others: words::usual,
    between: ("", 0),
    status: (401, 401),
    challenge: Some(prose(
        "Bearer realm=\"{0}\",client_id=\"00000003-0000-0ff1-ce00-000000000000\",trusted_issuers=\"00000001-0000-0000-c000-000000000000@*,https://sts.windows.net/*/,00000003-0000-0ff1-ce00-000000000000@90140122-8516-11e1-8eff-49304924019b\",authorization_uri=\"https://login.windows.net/common/oauth2/authorize\"",
    )),
    body: Some(prose(
        "{\"error_description\":\"Exception of type 'Microsoft.IdentityModel.Tokens.AudienceUriValidationFailedException' was thrown.\"}",
    )),
};

static MESSAGES: [Message; 2] = [
    says(
        "3000003",
        GateName::Audience,
        1,
        prose("3000003;reason=\"Invalid audience Uri '{0}'.\";category=\"invalid_client\""),
        &[Holds::Audience],
    ),
    says(
        "AudienceUriValidationFailedException",
        GateName::Audience,
        1,
        prose(
            "Exception of type 'Microsoft.IdentityModel.Tokens.AudienceUriValidationFailedException' was thrown.",
        ),
        &[],
    ),
];

const SITE: Setting = Setting {
    name: "Site URL",
    kind: Kind::Own("Site URL"),
    shape: Shape::Text,
    default: "",
    example: prose("https://contoso.sharepoint.com/sites/shop"),
    about: prose("The address of the site that was called; its host is the audience."),
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
                    "Site URL=https://contoso.sharepoint.com/sites/shop",
                    r#""aud":"https://contoso.sharepoint.com""#,
                    "accepted",
                ),
                ("", r#""aud":"https://graph.microsoft.com""#, "accepted"),
                (
                    "Site URL=https://contoso.sharepoint.com",
                    r#""aud":"https://graph.microsoft.com/""#,
                    "3000003: 3000003;reason=\"Invalid audience Uri 'https://graph.microsoft.com/'.\";category=\"invalid_client\"",
                ),
                (
                    "Site URL=https://contoso.sharepoint.com",
                    r#""aud":"https://contoso-my.sharepoint.com""#,
                    "3000003: 3000003;reason=\"Invalid audience Uri 'https://contoso-my.sharepoint.com'.\";category=\"invalid_client\"",
                ),
                (
                    "Site URL=https://contoso.sharepoint.com",
                    r#""aud":"00000003-0000-0ff1-ce00-000000000000""#,
                    "3000003: 3000003;reason=\"Invalid audience Uri '00000003-0000-0ff1-ce00-000000000000'.\";category=\"invalid_client\"",
                ),
                (
                    "Site URL=https://contoso.sharepoint.com",
                    r#""aud":"https://contoso.sharepoint.com/sites/shop""#,
                    "3000003: 3000003;reason=\"Invalid audience Uri 'https://contoso.sharepoint.com/sites/shop'.\";category=\"invalid_client\"",
                ),
                (
                    "Site URL=Contoso.sharepoint.com",
                    r#""aud":"https://contoso.sharepoint.com","exp":1"#,
                    "401: 401 Unauthorized",
                ),
            ],
        );
        assert_eq!(unreadable(&PROFILE), "401: 401 Unauthorized");
        assert_eq!(
            answer(
                &PROFILE,
                "Site URL=https://contoso.sharepoint.com",
                r#""aud":"x""#
            ),
            r#"401 Bearer realm="…",client_id="00000003-0000-0ff1-ce00-000000000000",trusted_issuers="00000001-0000-0000-c000-000000000000@*,https://sts.windows.net/*/,00000003-0000-0ff1-ce00-000000000000@90140122-8516-11e1-8eff-49304924019b",authorization_uri="https://login.windows.net/common/oauth2/authorize" | {"error_description":"Exception of type 'Microsoft.IdentityModel.Tokens.AudienceUriValidationFailedException' was thrown."}"#
        );
    }
}
