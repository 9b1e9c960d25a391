//! Attributes and elements that both policies have.

use crate::catalogue::prose;
use crate::validators::{Kind, Setting, Shape};

pub(in crate::validators::gateways) const AUTHORIZATION: &str = "header-name=\"Authorization\"";
pub(in crate::validators::gateways) const MANAGED_IDENTITY: &str =
    "authentication-managed-identity";
pub(in crate::validators::gateways) const SET_HEADER: &str = "set-header Authorization";

/// Where the token comes from.
pub(in crate::validators::gateways) const SOURCE: Setting = Setting {
    name: "header-name, query-parameter-name or token-value",
    kind: Kind::Own("header-name, query-parameter-name or token-value"),
    shape: Shape::Choice(&[
        AUTHORIZATION,
        "header-name of another header",
        "query-parameter-name",
        "token-value",
    ]),
    default: AUTHORIZATION,
    example: prose("token-value"),
    about: prose(
        "Where the token comes from. Outside of Authorization it must stand there without Bearer.",
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
    example: prose("401"),
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
        "What the client is told instead of the reason. The reason then stands in context.LastError.Message and in the trace only.",
    ),
};
