//! Filling messages in, as far as the version shows what it fills in.

use super::messages::MESSAGES;
use super::parameters::{Handler, Parameters, Shows};
use crate::validators::{Given, Message, Said, Version};

/// Stands for what cannot be known: the keys, their number, stack traces.
pub(in crate::validators) const UNKNOWN: &str = "…";

/// A value in a message.
pub(in crate::validators) struct Value {
    text: String,
    /// The name of its class, which is printed in its place where it is hidden.
    class: &'static str,
    /// The first version that shows it always.
    open: Version,
    /// Parts of tokens, which are hidden even where personal data is shown.
    artifact: bool,
}

/// No version.
const NEVER: Version = Version(u16::MAX, 0, 0);

impl Value {
    /// A string that is shown since a version.
    pub(in crate::validators) fn open(text: &str, open: Version) -> Self {
        Self::of(text, "System.String", open)
    }

    /// A number or a word of the library's own, which was never hidden.
    pub(in crate::validators) fn public(text: &str) -> Self {
        Self::open(text, Version(0, 0, 0))
    }

    /// Something of that class that is shown since a version.
    pub(in crate::validators) fn of(text: &str, class: &'static str, open: Version) -> Self {
        Self {
            text: text.to_owned(),
            class,
            open,
            artifact: false,
        }
    }

    /// Something of that class that is personal data.
    pub(in crate::validators) fn hidden(text: &str, class: &'static str) -> Self {
        Self::of(text, class, NEVER)
    }

    /// The token.
    pub(in crate::validators) fn token(parameters: &Parameters) -> Self {
        Self {
            artifact: true,
            ..Self::hidden(UNKNOWN, parameters.handler.token_class())
        }
    }

    /// The token, or a part of it, as `LogHelper.MarkAsSecurityArtifact` wraps it since 7.0.3.
    pub(in crate::validators) fn artifact(parameters: &Parameters) -> Self {
        match parameters.version < ARTIFACTS {
            true => Self::token(parameters),
            false => Self {
                artifact: true,
                ..Self::hidden(UNKNOWN, "Microsoft.IdentityModel.Logging.SecurityArtifact")
            },
        }
    }

    /// A token without a signature: its text, later the object, at last wrapped by one handler.
    pub(in crate::validators) fn unsigned(parameters: &Parameters) -> Self {
        let json_web_token = parameters.handler == Handler::JsonWebToken;
        let (object, wrapped) = match json_web_token {
            true => (Version(6, 23, 0), Version(8, 2, 0)),
            false => (Version(6, 31, 0), NEVER),
        };
        match parameters.version {
            version if version < object => Self::hidden(UNKNOWN, "System.String"),
            version if version < wrapped => Self::token(parameters),
            _ => Self::artifact(parameters),
        }
    }

    /// A part of the token: a string until 7.0.3, then wrapped.
    pub(in crate::validators) fn part(parameters: &Parameters, text: &str) -> Self {
        let wrapped =
            parameters.version >= ARTIFACTS && parameters.handler == Handler::JsonWebToken;
        match wrapped {
            true => Self::artifact(parameters),
            false => Self::hidden(text, "System.String"),
        }
    }

    fn shown(&self, parameters: &Parameters) -> String {
        let pii = matches!(parameters.shows, Shows::Pii | Shows::Everything);
        let version = parameters.version;
        if version >= self.open || pii && !(self.artifact && version >= ARTIFACTS) {
            return self.text.clone();
        }
        if version < Version(6, 5, 0) {
            return "[PII is hidden]".to_owned();
        }
        let (before, behind) = match pii {
            true => (
                "[Security Artifact of type '",
                "' is hidden. For more details, see https://aka.ms/IdentityModel/SecurityArtifactLogging.]",
            ),
            false if version < Version(6, 15, 0) => ("", ""),
            false => (
                "[PII of type '",
                "' is hidden. For more details, see https://aka.ms/IdentityModel/PII.]",
            ),
        };
        [before, self.class, behind].concat()
    }
}

/// Since then tokens and their parts are told from other values (pull request 2339).
const ARTIFACTS: Version = Version(7, 0, 3);

/// A refusal in the words of the version.
pub(in crate::validators) fn said(
    parameters: &Parameters,
    code: &'static str,
    exception: &'static str,
    values: &[Value],
) -> Said {
    let values: Vec<_> = values.iter().map(|value| value.shown(parameters)).collect();
    let values: Vec<_> = values.iter().map(String::as_str).collect();
    Said::refused(code, exception, text(parameters, code, &values))
}

/// A message in the words of the version.
pub(in crate::validators) fn text(parameters: &Parameters, code: &str, values: &[&str]) -> String {
    // Scrubbing came with 8.8.0.
    let version = match parameters.shows {
        Shows::Unscrubbed | Shows::Everything => parameters.version.min(Version(8, 7, u16::MAX)),
        Shows::ByVersion | Shows::Pii => parameters.version,
    };
    Message::of(MESSAGES, code, version).map_or_else(String::new, |message| message.fill(values))
}

/// Utility.cs, `SerializeAsSingleCommaDelimitedString`.
pub(in crate::validators) fn listed(given: &Given) -> String {
    match given {
        Given::Null => "null".to_owned(),
        Given::Empty => "empty".to_owned(),
        Given::Values(values) => values.join(", "),
    }
}

/// The same for what stands in the token.
pub(super) fn joined(values: &[Option<String>]) -> String {
    if values.is_empty() {
        return "empty".to_owned();
    }
    let values: Vec<_> = values
        .iter()
        .map(|value| value.as_deref().unwrap_or("null"))
        .collect();
    values.join(", ")
}
