//! Attributes and elements that both policies have.

use crate::catalogue::prose;
use crate::validators::{Kind, Setting, Shape};

pub(in crate::validators::gateways) const MANAGED_IDENTITY: &str =
    "authentication-managed-identity";
pub(in crate::validators::gateways) const SET_HEADER: &str = "set-header Authorization";

/// Where the token comes from, unless one of the next two is set.
pub(in crate::validators::gateways) const HEADER: Setting = Setting {
    name: "header-name",
    kind: Kind::Own("header-name"),
    shape: Shape::Text,
    default: "Authorization",
    example: prose("X-Access-Token"),
    about: prose(
        "The header with the token. In Authorization it stands behind Bearer, in any other header alone.",
    ),
};

/// Another place for the token.
pub(in crate::validators::gateways) const PARAMETER: Setting = Setting {
    name: "query-parameter-name",
    kind: Kind::Own("query-parameter-name"),
    shape: Shape::Text,
    default: "",
    example: prose("access_token"),
    about: prose("The query parameter with the token, in place of a header."),
};

/// A third place for the token.
pub(in crate::validators::gateways) const VALUE: Setting = Setting {
    name: "token-value",
    kind: Kind::Own("token-value"),
    shape: Shape::Text,
    default: "",
    example: prose("@((string)context.Variables[\"token\"])"),
    about: prose(
        "An expression that returns the token, in place of a header. What it returns must not begin with Bearer. It is not evaluated here.",
    ),
};

/// The word before the token.
pub(in crate::validators::gateways) const SCHEME: Setting = Setting {
    name: "require-scheme",
    kind: Kind::Own("require-scheme"),
    shape: Shape::Text,
    default: "",
    example: prose("Bearer"),
    about: prose(
        "The word that must stand before the token in Authorization; for any other place it is ignored. Paste the whole header to have it looked at.",
    ),
};

/// Keys for encrypted tokens.
pub(in crate::validators::gateways) const DECRYPTION_KEYS: Setting = Setting {
    name: "decryption-keys",
    kind: Kind::Own("decryption-keys"),
    shape: Shape::Choice(&["none", "given"]),
    default: "none",
    example: prose("given"),
    about: prose(
        "Keys for encrypted tokens. It changes nothing here: what is in an encrypted token cannot be seen.",
    ),
};

/// Where the token goes when it was accepted.
pub(in crate::validators::gateways) const OUTPUT: Setting = Setting {
    name: "output-token-variable-name",
    kind: Kind::Own("output-token-variable-name"),
    shape: Shape::Text,
    default: "",
    example: prose("jwt"),
    about: prose(
        "The context variable for the accepted token. It has no part in whether the token is accepted.",
    ),
};

/// What happens to the token on the way.
pub(in crate::validators::gateways) const BEFORE: Setting = Setting {
    name: "Before validate-jwt",
    kind: Kind::Own("Before validate-jwt"),
    shape: Shape::Choice(&["nothing", MANAGED_IDENTITY, SET_HEADER]),
    default: "nothing",
    example: prose("authentication-managed-identity"),
    about: prose(
        "Whether a policy further up replaces the Authorization header, also one of a wider scope that comes with <base />.",
    ),
};

/// Tokens of other services than Entra have no such element.
pub(in crate::validators::gateways) const AUDIENCES: Setting = Setting {
    name: "audiences",
    kind: Kind::Audiences,
    shape: Shape::List,
    default: "",
    example: prose("api://orders"),
    about: prose(
        "Each audience element. One of them must be in aud; without any, aud is not looked at.",
    ),
};

/// What the policy itself compares.
pub(in crate::validators::gateways) const REQUIRED_CLAIMS: Setting = Setting {
    name: "required-claims",
    kind: Kind::Claims,
    shape: Shape::Claims,
    default: "",
    example: prose("scp any \" \": Orders.Read, Orders.Write"),
    about: prose(
        "One claim a line: its name, all (the default) or any, the separator in quotation marks, a colon, the values. Without a separator a string is compared whole.",
    ),
};

/// The status of a refusal.
pub(in crate::validators::gateways) const HTTP_CODE: Setting = Setting {
    name: "failed-validation-httpcode",
    kind: Kind::Own("failed-validation-httpcode"),
    shape: Shape::Text,
    default: "401",
    example: prose("403"),
    about: prose("The status that the client sees."),
};

/// The text of a refusal.
pub(in crate::validators::gateways) const MESSAGE: Setting = Setting {
    name: "failed-validation-error-message",
    kind: Kind::Own("failed-validation-error-message"),
    shape: Shape::Text,
    default: "",
    example: prose("Unauthorized. Access token is missing or invalid."),
    about: prose(
        "What the client is told instead of the reason. The reason then stands in context.LastError.Message and in the trace only. The form of the body around it is inferred: no page shows it for every tier.",
    ),
};
