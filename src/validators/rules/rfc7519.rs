//! A verifier that does what RFC 7519 §7.2 and RFC 8725 say, to the letter.

use crate::catalogue::prose;
use crate::validators::{
    Attempt, Expectation, Family, Fidelity, Kind, Profile, Setting, Shape, no_answer,
};

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "rfc7519",
    name: "Strict RFC 7519 verifier",
    family: Family::Rules,
    about: prose(
        "Compares exactly: no tolerance for slashes, letter case or clocks beyond what you set.",
    ),
    version: "",
    fidelity: Fidelity::Documented,
    sources: &[
        prose("RFC 7519 §4.1, §7.2"),
        prose("RFC 7515 §2, §5.2"),
        prose("RFC 8725 §3"),
    ],
    settings: &[
        Setting {
            name: "Audiences (aud)",
            kind: Kind::Audiences,
            shape: Shape::List,
            default: "",
            example: prose("api://orders"),
            about: prose(
                "Who this API is. One of these must be in the token's aud, character for character.",
            ),
        },
        Setting {
            name: "Compared with",
            kind: Kind::AudienceClaim,
            shape: Shape::Choice(&["aud", "aud, else client_id"]),
            default: "aud",
            example: prose("aud, else client_id"),
            // AWS API Gateway, "Control access to HTTP APIs with JWT authorizers".
            about: prose(
                "Some gateways take client_id where a token has no aud, as AWS API Gateway does.",
            ),
        },
        Setting {
            name: "Issuers (iss)",
            kind: Kind::Issuers,
            shape: Shape::List,
            default: "",
            example: prose("https://issuer.example/"),
            about: prose("Who may mint tokens for this API, character for character."),
        },
        Setting {
            name: "Clock skew (seconds)",
            kind: Kind::Skew,
            shape: Shape::Seconds,
            default: "0",
            example: prose("60"),
            about: prose("How far the clocks may disagree. RFC 7519 allows a few minutes at most."),
        },
        Setting {
            name: "Scopes",
            kind: Kind::Scopes,
            shape: Shape::List,
            default: "",
            example: prose("orders.read"),
            about: prose("One of these must be granted in scope or scp."),
        },
        Setting {
            name: "Roles",
            kind: Kind::Roles,
            shape: Shape::List,
            default: "",
            example: prose("Orders.Read.All"),
            about: prose("One of these must be granted in roles."),
        },
        Setting {
            name: "Allowed callers",
            kind: Kind::Callers,
            shape: Shape::List,
            default: "",
            example: prose("11112222-bbbb-3333-cccc-4444dddd5555"),
            about: prose("Client ids that may call: azp, appid, client_id or cid in the token."),
        },
        Setting {
            name: "Algorithms (alg)",
            kind: Kind::Algorithms,
            shape: Shape::List,
            default: "",
            example: prose("RS256"),
            about: prose(
                "Signature algorithms that are accepted. Without any, all registered ones but none.",
            ),
        },
        Setting {
            name: "Type (typ)",
            kind: Kind::TokenType,
            shape: Shape::Text,
            default: "",
            example: prose("at+jwt"),
            about: prose("What the header's typ must say; application/ in front may be left off."),
        },
    ],
    expect,
    checks: &[],
    order: None,
    messages: &[],
    answer: no_answer,
    table: None,
};

fn expect(attempt: &Attempt<'_>) -> Expectation {
    let settings = attempt.settings;
    Expectation {
        audiences: settings.list(Kind::Audiences),
        client_id_as_audience: settings.text(Kind::AudienceClaim).contains("client_id"),
        issuers: settings.list(Kind::Issuers),
        skew: settings.seconds(Kind::Skew, 0),
        scopes: settings.list(Kind::Scopes),
        roles: settings.list(Kind::Roles),
        callers: settings.list(Kind::Callers),
        algorithms: settings.list(Kind::Algorithms),
        token_type: settings.one(Kind::TokenType),
        strict_encoding: true,
        ..Expectation::default()
    }
}
