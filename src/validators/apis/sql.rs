//! Azure SQL Database: a token instead of a password.

use super::api::{self, Api, CLOUD, Says, TENANT};
use super::checks;
use super::words::{self, says};
use crate::catalogue::prose;
use crate::validators::{Family, Fidelity, GateName, Message, Profile};

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "azure-sql",
    name: "Azure SQL Database",
    family: Family::Api,
    about: prose(
        "A server that takes a token in the login of its own protocol, so there is no HTTP answer. Every refusal is error 18456; only its last sentence differs.",
    ),
    version: "",
    fidelity: Fidelity::Recorded,
    sources: &[
        prose("microsoft/azuredatastudio#14497, microsoft/mssql-jdbc#1944 (expired)"),
        prose("microsoft/vscode-mssql#22031 (a token for Resource Manager)"),
        prose("Azure/azure-sdk-for-python#45216 (not configured to accept)"),
        prose(
            "AzureAD/microsoft-authentication-library-for-dotnet#747, #894 (the final slash at older servers)",
        ),
    ],
    settings: &[CLOUD, TENANT],
    expect: api::expect,
    checks: &[
        checks::reads(
            checks::READABLE,
            prose(
                "microsoft/vscode-mssql#22031; inferred: that this is said of an unreadable token",
            ),
        ),
        checks::SIGNED,
        checks::looks_at_lifetime(prose(
            "microsoft/azuredatastudio#14497; inferred: the place before the audience and 300 seconds of skew",
        )),
        checks::looks_at_audience(
            prose(
                "aud must be the identifier of Azure SQL, best with its final slash: some servers refuse it without. A token for Resource Manager or for one server's address is not taken.",
            ),
            prose(
                "microsoft/vscode-mssql#22031; AzureAD/microsoft-authentication-library-for-dotnet#747, #894 (slash); inferred: that the application id and the identifiers of Synapse are taken",
            ),
        ),
        checks::looks_at_issuer(
            prose("The issuer must be the tenant of the server."),
            prose("Azure/azure-sdk-for-python#45216 (the text); inferred: that this is its cause"),
        ),
    ],
    order: None,
    messages: &[&MESSAGES],
    answer: api::answer,
    table: None,
};

pub(super) static API: Api = Api {
    profile: &PROFILE,
    audiences: |attempt| api::registered(attempt, "https://database.windows.net/"),
    issuers: api::of_tenant,
    says: Says {
        unreadable: &MESSAGES[1],
        expired: &MESSAGES[0],
        untimely: &MESSAGES[3],
        audience: &MESSAGES[1],
        issuer: &MESSAGES[2],
    },
    others: words::usual,
    between: ("", 0),
    status: (0, 0),
    challenge: None,
    body: None,
};

static MESSAGES: [Message; 4] = [
    says(
        "18456",
        GateName::Lifetime,
        1,
        prose("Login failed for user '<token-identified principal>'. Token is expired."),
        &[],
    ),
    says(
        "18456",
        GateName::Audience,
        1,
        prose("Login failed for user '<token-identified principal>'. Incorrect or invalid token."),
        &[],
    ),
    says(
        "18456",
        GateName::Issuer,
        1,
        prose(
            "Login failed for user '<token-identified principal>'. The server is not currently configured to accept this token.",
        ),
        &[],
    ),
    says(
        "18456",
        GateName::Audience,
        0,
        prose("Login failed for user '<token-identified principal>'."),
        &[],
    ),
];

#[cfg(test)]
mod tests {
    use super::PROFILE;
    use crate::validators::apis::testing::{answer, check, unreadable};

    #[test]
    fn what_it_says() {
        check(
            &PROFILE,
            &[
                ("", r#""aud":"https://database.windows.net/""#, "accepted"),
                ("", r#""aud":"https://database.windows.net""#, "accepted"),
                (
                    "",
                    r#""aud":"https://management.azure.com/""#,
                    "18456: Login failed for user '<token-identified principal>'. Incorrect or invalid token.",
                ),
                (
                    "",
                    r#""aud":"https://shop.database.windows.net/""#,
                    "18456: Login failed for user '<token-identified principal>'. Incorrect or invalid token.",
                ),
                (
                    "",
                    r#""aud":"https://database.windows.net/","exp":1"#,
                    "18456: Login failed for user '<token-identified principal>'. Token is expired.",
                ),
                (
                    "",
                    r#""aud":"https://database.windows.net/","nbf":1795339200"#,
                    "18456: Login failed for user '<token-identified principal>'.",
                ),
                (
                    "Directory (tenant) ID=bbbbcccc-1111-dddd-2222-eeee3333ffff",
                    r#""aud":"https://database.windows.net/""#,
                    "18456: Login failed for user '<token-identified principal>'. The server is not currently configured to accept this token.",
                ),
            ],
        );
        assert_eq!(
            unreadable(&PROFILE),
            "18456: Login failed for user '<token-identified principal>'. Incorrect or invalid token."
        );
        assert_eq!(answer(&PROFILE, "", r#""aud":"x""#), r#"0 "#);
    }
}
