//! Microsoft Graph: mail, files, people and the directory.

use super::api::{self, Api, CLOUD, Says};
use super::checks;
use super::words::{self, NOT_KNOWN, says};
use crate::catalogue::prose;
use crate::validators::{Family, Fidelity, GateName, Message, Profile};

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "microsoft-graph",
    name: "Microsoft Graph",
    family: Family::Api,
    about: prose("Microsoft's API for mail, files, people, devices and the directory."),
    version: "",
    fidelity: Fidelity::Recorded,
    sources: &[
        prose("microsoftgraph/microsoft-graph-docs#4752, #16208 (audience)"),
        prose(
            "s1t5/mail-archiver#267, microsofthackathons/tdi#24, microsoftgraph/python-sample-auth#10 (expired, and the challenge)",
        ),
        prose("outlook-dev-docs#508 (CompactToken parsing failed)"),
        prose("dirkjanm/ROADtools firstpartyscopes.json (identifiers)"),
    ],
    settings: &[CLOUD],
    expect: api::expect,
    checks: &[
        checks::reads(
            prose(
                "The token must be a whole JWT. Where there are no dots at all, newer answers say IDX14100 instead.",
            ),
            prose("outlook-dev-docs#508; MaikuB/flutter_appauth#575 (IDX14100)"),
        ),
        checks::SIGNED,
        checks::looks_at_lifetime(prose(
            "s1t5/mail-archiver#267; inferred: the place before the audience and 300 seconds of skew",
        )),
        checks::looks_at_audience(
            prose(
                "aud must be an identifier of Microsoft Graph in this cloud, or its application id. Only Graph checks tokens for Graph: their signature cannot be checked elsewhere.",
            ),
            prose(
                "microsoftgraph/microsoft-graph-docs#4752; dirkjanm/ROADtools firstpartyscopes.json; inferred: that every registered spelling is taken",
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
    audiences: |attempt| api::registered(attempt, "00000003-0000-0000-c000-000000000000"),
    issuers: api::any_issuer,
    says: Says {
        unreadable: &MESSAGES[0],
        expired: &MESSAGES[1],
        untimely: &MESSAGES[2],
        audience: &MESSAGES[3],
        issuer: &NOT_KNOWN,
    },
    others: words::usual,
    between: ("", 0),
    status: (401, 401),
    challenge: Some(prose(
        "Bearer realm=\"\", authorization_uri=\"https://{1}/common/oauth2/authorize\", client_id=\"00000003-0000-0000-c000-000000000000\"",
    )),
    body: Some(prose(
        "{\"error\":{\"code\":\"{0}\",\"message\":{1},\"innerError\":{…}}}",
    )),
};

static MESSAGES: [Message; 5] = [
    says(
        CODE,
        GateName::Readable,
        1,
        prose("CompactToken parsing failed with error code: 80049217"),
        &[],
    ),
    says(
        CODE,
        GateName::Lifetime,
        3,
        prose("Lifetime validation failed, the token is expired."),
        &[],
    ),
    says(
        CODE,
        GateName::Lifetime,
        2,
        prose("Access token has expired or is not yet valid."),
        &[],
    ),
    says(
        CODE,
        GateName::Audience,
        1,
        prose("Access token validation failure. Invalid audience."),
        &[],
    ),
    says(
        CODE,
        GateName::Lifetime,
        1,
        prose("CompactToken validation failed with reason code: 80049228."),
        &[],
    ),
];

const CODE: &str = "InvalidAuthenticationToken";

#[cfg(test)]
mod tests {
    use super::PROFILE;
    use crate::validators::apis::testing::{answer, check, unreadable};

    #[test]
    fn what_it_says() {
        const AUDIENCE: &str =
            "InvalidAuthenticationToken: Access token validation failure. Invalid audience.";
        check(
            &PROFILE,
            &[
                ("", r#""aud":"https://graph.microsoft.com""#, "accepted"),
                ("", r#""aud":"https://graph.microsoft.com/""#, "accepted"),
                (
                    "",
                    r#""aud":"00000003-0000-0000-c000-000000000000""#,
                    "accepted",
                ),
                ("", r#""aud":"https://outlook.office.com""#, AUDIENCE),
                ("", r#""aud":"https://graph.windows.net/""#, AUDIENCE),
                ("", r#""aud":"https://Graph.microsoft.com""#, AUDIENCE),
                ("", r#""aud":"https://graph.microsoft.us""#, AUDIENCE),
                (
                    "Cloud=US Government",
                    r#""aud":"https://graph.microsoft.us""#,
                    "accepted",
                ),
                (
                    "Cloud=US Government DoD",
                    r#""aud":"https://graph.microsoft.us""#,
                    AUDIENCE,
                ),
                (
                    "Cloud=China",
                    r#""aud":"https://microsoftgraph.chinacloudapi.cn""#,
                    "accepted",
                ),
                (
                    "Cloud=Mars",
                    r#""aud":"https://outlook.office.com""#,
                    "accepted",
                ),
                (
                    "",
                    r#""aud":"https://graph.microsoft.com","exp":1795331699"#,
                    "InvalidAuthenticationToken: Lifetime validation failed, the token is expired.",
                ),
                (
                    "",
                    r#""aud":"https://graph.microsoft.com","exp":1795331700"#,
                    "accepted",
                ),
                (
                    "",
                    r#""aud":"https://graph.microsoft.com","nbf":1795332301"#,
                    "InvalidAuthenticationToken: Access token has expired or is not yet valid.",
                ),
            ],
        );
        assert_eq!(
            unreadable(&PROFILE),
            "InvalidAuthenticationToken: CompactToken parsing failed with error code: 80049217"
        );
        assert_eq!(
            answer(&PROFILE, "", r#""aud":"x""#),
            r#"401 Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000" | {"error":{"code":"InvalidAuthenticationToken","message":"Access token validation failure. Invalid audience.","innerError":{…}}}"#
        );
    }
}
