//! Values that are words with a fixed meaning.

use crate::token::PartName;

/// The meaning of a word, where the claim or header parameter has a known vocabulary.
pub(super) fn meaning(part: PartName, name: &str, word: &str, entra: bool) -> Option<&'static str> {
    let fits = |known: &&Vocabulary| {
        (known.part == Part::Header) == (part == PartName::Header)
            && (known.issuer == Issuer::Anyone || entra)
            && known.names.contains(&name)
    };
    let meanings = VOCABULARIES
        .iter()
        .filter(fits)
        .flat_map(|known| known.words);
    let ignores_case = name == "typ";
    meanings
        .copied()
        .find(|(known, _)| *known == word || ignores_case && known.eq_ignore_ascii_case(word))
        .map(|(_, meaning)| meaning)
}

/// The values that one source defines.
struct Vocabulary {
    names: &'static [&'static str],
    part: Part,
    issuer: Issuer,
    /// Kept with the words that it defines.
    #[allow(dead_code, reason = "every statement names its source, shown or not")]
    source: &'static str,
    words: &'static [(&'static str, &'static str)],
}

#[derive(PartialEq)]
enum Part {
    Claims,
    Header,
}

#[derive(PartialEq)]
enum Issuer {
    Anyone,
    Entra,
}

/// Microsoft's own words come before everybody's.
static VOCABULARIES: &[Vocabulary] = &[
    Vocabulary {
        names: &["appidacr", "azpacr"],
        part: Part::Claims,
        issuer: Issuer::Entra,
        source: "MicrosoftDocs/entra-docs access-token-claims-reference.md",
        words: &[
            ("0", "public client: it proved nothing"),
            ("1", "client secret"),
            ("2", "client certificate"),
        ],
    },
    Vocabulary {
        names: &["idtyp"],
        part: Part::Claims,
        issuer: Issuer::Entra,
        source: "MicrosoftDocs/entra-docs optional-claims-reference.md",
        words: &[
            ("app", "an application on its own behalf"),
            ("user", "an application on behalf of a person"),
        ],
    },
    Vocabulary {
        names: &["acct"],
        part: Part::Claims,
        issuer: Issuer::Entra,
        source: "MicrosoftDocs/entra-docs optional-claims-reference.md",
        words: &[("0", "member of the tenant"), ("1", "guest of the tenant")],
    },
    Vocabulary {
        names: &["acr"],
        part: Part::Claims,
        issuer: Issuer::Entra,
        source: "MicrosoftDocs/entra-docs access-token-claims-reference.md",
        words: &[("0", "weaker than ISO/IEC 29115 asks")],
    },
    Vocabulary {
        names: &["ver"],
        part: Part::Claims,
        issuer: Issuer::Entra,
        source: "MicrosoftDocs/entra-docs access-token-claims-reference.md",
        words: &[
            ("1.0", "issuer sts.windows.net, caller in appid"),
            ("2.0", "issuer ends with /v2.0, caller in azp"),
        ],
    },
    Vocabulary {
        names: &["idp"],
        part: Part::Claims,
        issuer: Issuer::Entra,
        source: "MicrosoftDocs/entra-docs access-token-claims-reference.md",
        words: &[("live.com", "a personal Microsoft account")],
    },
    Vocabulary {
        names: &["xms_cc"],
        part: Part::Claims,
        issuer: Issuer::Entra,
        source: "MicrosoftDocs/entra-docs claims-challenge.md",
        words: &[("cp1", "the client can answer a claims challenge")],
    },
    Vocabulary {
        names: &["xms_idrel"],
        part: Part::Claims,
        issuer: Issuer::Entra,
        source: "MicrosoftDocs/entra-docs agent-token-claims.md",
        words: &[("1", "member"), ("5", "guest"), ("7", "application")],
    },
    Vocabulary {
        names: &["xms_act_fct", "xms_sub_fct"],
        part: Part::Claims,
        issuer: Issuer::Entra,
        source: "MicrosoftDocs/entra-docs agent-token-claims.md",
        words: &[("11", "AI agent"), ("13", "user account of an AI agent")],
    },
    Vocabulary {
        names: &["amr"],
        part: Part::Claims,
        issuer: Issuer::Entra,
        source: "MicrosoftDocs/entra-docs access-token-claims-reference.md",
        words: &[
            ("fed", "federated: another sign-in service vouched"),
            (
                "ngcmfa",
                "several factors, with a credential such as Windows Hello",
            ),
            (
                "rsa",
                "key pair, for example in an authenticator app or a certificate",
            ),
            ("wiaormfa", "Windows sign-in or several factors"),
        ],
    },
    Vocabulary {
        names: &["amr"],
        part: Part::Claims,
        issuer: Issuer::Anyone,
        source: "RFC 8176 §2",
        words: &[
            ("face", "face recognition"),
            ("fpt", "fingerprint"),
            ("geo", "place"),
            ("hwk", "key in hardware"),
            ("iris", "iris scan"),
            ("kba", "questions only the person can answer"),
            ("mca", "several channels"),
            ("mfa", "several factors"),
            ("otp", "one-time password"),
            ("pin", "PIN or pattern"),
            ("pop", "proof of a key"),
            ("pwd", "password"),
            ("rba", "risk considered"),
            ("retina", "retina scan"),
            ("sc", "smart card"),
            ("sms", "text message"),
            ("swk", "key in software"),
            ("tel", "telephone call"),
            ("user", "presence of the person tested"),
            ("vbm", "voice"),
            ("wia", "Windows integrated sign-in"),
        ],
    },
    Vocabulary {
        names: &["scope", "scp"],
        part: Part::Claims,
        issuer: Issuer::Anyone,
        source: "OpenID Connect Core 1.0 §5.4 and §11",
        words: &[
            ("address", "postal address"),
            ("email", "e-mail address"),
            ("offline_access", "refresh tokens"),
            ("openid", "sign-in with OpenID Connect"),
            ("phone", "telephone number"),
            ("profile", "name and other basic data"),
        ],
    },
    Vocabulary {
        names: &["token_use"],
        part: Part::Claims,
        issuer: Issuer::Anyone,
        source: "awslabs/aws-jwt-verify src/cognito-verifier.ts",
        words: &[
            ("access", "for an API"),
            ("id", "for the application that signed the user in"),
        ],
    },
    Vocabulary {
        names: &["typ"],
        part: Part::Claims,
        issuer: Issuer::Anyone,
        source: "keycloak/keycloak TokenUtil.java",
        words: &[
            ("Bearer", "access token"),
            ("ID", "ID token"),
            ("Logout", "logout token"),
            ("Offline", "refresh token without an end"),
            ("Refresh", "refresh token"),
        ],
    },
    Vocabulary {
        names: &["typ"],
        part: Part::Header,
        issuer: Issuer::Anyone,
        source: "RFC 7519 §5.1; RFC 9068 §2.1; RFC 9449 §4.2; RFC 8417 §2.3; OpenID Connect Back-Channel Logout 1.0 §2.4; RFC 9901",
        words: &[
            ("JWT", "a JWT of any kind"),
            ("at+jwt", "access token (RFC 9068)"),
            ("application/at+jwt", "access token (RFC 9068)"),
            ("dpop+jwt", "proof of a key (RFC 9449)"),
            ("logout+jwt", "logout token"),
            ("secevent+jwt", "security event (RFC 8417)"),
            (
                "kb+jwt",
                "key binding of a selective-disclosure token (RFC 9901)",
            ),
        ],
    },
];
