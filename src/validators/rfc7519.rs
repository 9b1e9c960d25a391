//! A verifier that does what RFC 7519 §7.2 and RFC 8725 say, to the letter.

use super::{Expectation, Kind, Profile, Setting, Settings};

pub(super) static PROFILE: Profile = Profile {
    id: "rfc7519",
    name: "Strict RFC 7519 verifier",
    about: "Compares exactly: no tolerance for slashes, letter case or clocks beyond what you set.",
    sources: &["RFC 7519 §4.1, §7.2", "RFC 7515 §2, §5.2", "RFC 8725 §3"],
    settings: &[
        Setting {
            name: "Audiences (aud)",
            kind: Kind::Audiences,
            default: "",
            example: "api://orders",
            about: "Who this API is. One of these must be in the token's aud, character for character.",
        },
        Setting {
            name: "Compared with",
            kind: Kind::AudienceClaim,
            default: "aud",
            example: "aud, else client_id",
            // AWS API Gateway, "Control access to HTTP APIs with JWT authorizers".
            about: "Some gateways take client_id where a token has no aud, as AWS API Gateway does.",
        },
        Setting {
            name: "Issuers (iss)",
            kind: Kind::Issuers,
            default: "",
            example: "https://issuer.example/",
            about: "Who may mint tokens for this API, character for character.",
        },
        Setting {
            name: "Clock skew (seconds)",
            kind: Kind::Skew,
            default: "0",
            example: "60",
            about: "How far the clocks may disagree. RFC 7519 allows a few minutes at most.",
        },
        Setting {
            name: "Scopes",
            kind: Kind::Scopes,
            default: "",
            example: "orders.read",
            about: "One of these must be granted in scope or scp.",
        },
        Setting {
            name: "Roles",
            kind: Kind::Roles,
            default: "",
            example: "Orders.Read.All",
            about: "One of these must be granted in roles.",
        },
        Setting {
            name: "Allowed callers",
            kind: Kind::Callers,
            default: "",
            example: "11112222-bbbb-3333-cccc-4444dddd5555",
            about: "Client ids that may call: azp, appid, client_id or cid in the token.",
        },
        Setting {
            name: "Algorithms (alg)",
            kind: Kind::Algorithms,
            default: "",
            example: "RS256",
            about: "Signature algorithms that are accepted. Without any, all registered ones but none.",
        },
        Setting {
            name: "Type (typ)",
            kind: Kind::TokenType,
            default: "",
            example: "at+jwt",
            about: "What the header's typ must say; application/ in front may be left off.",
        },
    ],
    expect,
};

fn expect(settings: &Settings) -> Expectation {
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
