//! The knobs of a validator: what each sets, and how its text is read.

use super::{GateName, RequiredClaim, Version};
use crate::catalogue::Prose;
use crate::registry::guid;

/// One knob, under the validator's own name.
#[derive(Debug, PartialEq, Eq)]
pub struct Setting {
    /// The validator's own name for it.
    pub name: &'static str,
    /// What it sets.
    pub kind: Kind,
    /// How its text is read.
    pub shape: Shape,
    /// What holds where nothing is filled in; empty for nothing.
    pub default: &'static str,
    /// What a value looks like.
    pub example: Prose,
    /// What it is and where to find it, in a sentence.
    pub about: Prose,
}

/// What a setting sets. Settings of the same kind share what was filled in, so that one
/// expectation can be tried with all validators.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The Application ID URI of the API.
    AppIdUri,
    /// A single audience, beside a list of them.
    Audience,
    /// Which claim stands for the audience where there is no `aud`.
    AudienceClaim,
    /// A list of audiences.
    Audiences,
    /// A list of algorithms.
    Algorithms,
    /// A list of client ids that may call.
    Callers,
    /// Claims with the values that they must hold.
    Claims,
    /// The client id of the API itself.
    ClientId,
    /// A sign-in host, which tells the cloud.
    Instance,
    /// A single issuer, beside a list of them.
    Issuer,
    /// A list of issuers.
    Issuers,
    /// The issuer that the provider's metadata names.
    MetadataIssuer,
    /// A list of roles.
    Roles,
    /// A list of scopes.
    Scopes,
    /// A number of seconds.
    Skew,
    /// A tenant: a GUID, a domain, or a word that stands for many.
    Tenant,
    /// A media type.
    TokenType,
    /// The accepted version of Entra's access tokens.
    Version,
    /// A knob that only some validators have, by its own name.
    Own(&'static str),
}

/// How the text of a setting is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One of these; the first holds where nothing is chosen and no default is named.
    Choice(&'static [&'static str]),
    /// Claims, one a line, as [`RequiredClaim`] reads them.
    Claims,
    /// `true` or `false`.
    Flag,
    /// A GUID.
    Guid,
    /// GUIDs, one a line.
    Guids,
    /// Values, one a line.
    List,
    /// Seconds, or `hh:mm:ss`.
    Seconds,
    /// A tenant: a GUID, a domain or a word.
    Tenant,
    /// One value.
    Text,
    /// A version such as `8.2.0`.
    Version,
}

/// What is wrong with what was filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub what: Wrong,
}

/// What can be wrong with a setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Not one of the choices.
    Choice,
    /// Behind a claim's name only `all`, `any` and a separator in quotation marks may stand.
    ClaimMatch,
    /// A quotation mark that nothing closes.
    ClaimQuote,
    /// A GUID has 32 digits; this many are here.
    GuidDigits(usize),
    /// Something in a GUID that is no hexadecimal digit, at this column, from 1.
    GuidCharacter(usize, char),
    /// The digits of a GUID stand in groups of 8, 4, 4, 4 and 12.
    GuidGroups,
    /// Not a number of seconds, nor `hh:mm:ss`.
    Seconds,
    /// Several values where one is due.
    Several,
    /// No version.
    Version,
}

impl Kind {
    /// Those that validators share, in the order of their names.
    pub const SHARED: [Self; 18] = [
        Self::Algorithms,
        Self::AppIdUri,
        Self::Audience,
        Self::AudienceClaim,
        Self::Audiences,
        Self::Callers,
        Self::Claims,
        Self::ClientId,
        Self::Instance,
        Self::Issuer,
        Self::Issuers,
        Self::MetadataIssuer,
        Self::Roles,
        Self::Scopes,
        Self::Skew,
        Self::Tenant,
        Self::TokenType,
        Self::Version,
    ];

    /// A stable name, for files and for the page's fields.
    pub fn name(self) -> &'static str {
        match self {
            Self::Algorithms => "Algorithms",
            Self::AppIdUri => "AppIdUri",
            Self::Audience => "Audience",
            Self::AudienceClaim => "AudienceClaim",
            Self::Audiences => "Audiences",
            Self::Callers => "Callers",
            Self::Claims => "Claims",
            Self::ClientId => "ClientId",
            Self::Instance => "Instance",
            Self::Issuer => "Issuer",
            Self::Issuers => "Issuers",
            Self::MetadataIssuer => "MetadataIssuer",
            Self::Roles => "Roles",
            Self::Scopes => "Scopes",
            Self::Skew => "Skew",
            Self::Tenant => "Tenant",
            Self::TokenType => "TokenType",
            Self::Version => "Version",
            Self::Own(name) => name,
        }
    }

    /// The questions that cannot be answered while a setting of this kind cannot be read.
    pub fn gates(self) -> &'static [GateName] {
        match self {
            Self::Algorithms => &[GateName::Algorithm],
            Self::AppIdUri | Self::Audience | Self::AudienceClaim | Self::Audiences => {
                &[GateName::Audience]
            }
            Self::Callers => &[GateName::Caller],
            // A line that cannot be read may be about any of these.
            Self::Claims => &[
                GateName::Audience,
                GateName::Issuer,
                GateName::Caller,
                GateName::Permissions,
            ],
            Self::ClientId => &[GateName::Audience],
            Self::Instance | Self::Issuer | Self::Issuers | Self::MetadataIssuer | Self::Tenant => {
                &[GateName::Issuer]
            }
            Self::Roles | Self::Scopes => &[GateName::Permissions],
            Self::Skew => &[GateName::Lifetime],
            Self::TokenType => &[GateName::Kind],
            Self::Version => &[GateName::Audience, GateName::Issuer],
            Self::Own(_) => &[],
        }
    }
}

impl Setting {
    /// What may be chosen; empty where anything may be written.
    pub fn choices(&self) -> &'static [&'static str] {
        match self.shape {
            Shape::Choice(choices) => choices,
            Shape::Flag if self.default == "false" => &["false", "true"],
            Shape::Flag => &["true", "false"],
            _ => &[],
        }
    }

    /// Whether several values may be given, one a line.
    pub fn is_list(&self) -> bool {
        matches!(self.shape, Shape::List | Shape::Guids | Shape::Claims)
    }

    /// What is wrong with the text, if it cannot be read.
    pub fn fault(&self, text: &str) -> Option<Fault> {
        let text = text.trim_end();
        if text.trim().is_empty() {
            return None;
        }
        let lines = || {
            text.lines()
                .enumerate()
                .filter(|(_, line)| !line.trim().is_empty())
        };
        if !self.is_list() && lines().count() > 1 {
            return Some(Fault {
                line: 2,
                what: Wrong::Several,
            });
        }
        lines().find_map(|(index, line)| {
            let what = self.wrong(line.trim())?;
            Some(Fault {
                line: index + 1,
                what,
            })
        })
    }

    fn wrong(&self, text: &str) -> Option<Wrong> {
        let listed = text.starts_with('[') && text != "[]";
        match self.shape {
            // A list was pasted as JSON.
            Shape::List | Shape::Text | Shape::Tenant if listed => Some(Wrong::Several),
            Shape::List | Shape::Text => None,
            Shape::Claims => RequiredClaim::parse(text).err(),
            Shape::Choice(_) | Shape::Flag => {
                (!self.choices().contains(&text)).then_some(Wrong::Choice)
            }
            Shape::Guid | Shape::Guids => wrong_guid(text),
            // A domain or a word; only what is meant as a GUID must be one.
            Shape::Tenant if text.matches('-').count() == 4 => wrong_guid(text),
            Shape::Tenant => None,
            Shape::Seconds => seconds(text).is_none().then_some(Wrong::Seconds),
            Shape::Version => Version::parse(text).is_none().then_some(Wrong::Version),
        }
    }
}

fn wrong_guid(text: &str) -> Option<Wrong> {
    if guid::hyphenated(text).is_some() {
        return None;
    }
    if text.contains([',', ';', ' ']) {
        return Some(Wrong::Several);
    }
    let strange =
        |(_, character): &(usize, char)| !character.is_ascii_hexdigit() && *character != '-';
    if let Some((index, character)) = text.chars().enumerate().find(strange) {
        return Some(Wrong::GuidCharacter(index + 1, character));
    }
    let digits = text.chars().filter(char::is_ascii_hexdigit).count();
    Some(match digits {
        32 => Wrong::GuidGroups,
        digits => Wrong::GuidDigits(digits),
    })
}

/// Seconds, or `hh:mm:ss` as .NET writes a span of time.
pub(super) fn seconds(text: &str) -> Option<i64> {
    let parts: Vec<i64> = text
        .trim()
        .split(':')
        .map(|part| {
            part.parse()
                .ok()
                .filter(|part| (0..=86_400_000).contains(part))
        })
        .collect::<Option<_>>()?;
    match *parts.as_slice() {
        [seconds] => Some(seconds),
        [hours, minutes, seconds] if minutes < 60 && seconds < 60 => {
            Some(hours * 3_600 + minutes * 60 + seconds)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::prose;

    #[test]
    fn what_cannot_be_read_says_why() {
        let guid = "00001111-aaaa-2222-bbbb-3333cccc4444";
        let cases: [(Shape, &str, Option<Wrong>); 25] = [
            (Shape::Guid, guid, None),
            (
                Shape::Guid,
                "00001111-aaaa-2222-bbbb-3333cccc444",
                Some(Wrong::GuidDigits(31)),
            ),
            (
                Shape::Guid,
                "00001111-aaaa-2222-bbbb-3333cccc44444",
                Some(Wrong::GuidDigits(33)),
            ),
            (
                Shape::Guid,
                "00001111aaaa-2222-bbbb-3333cccc4444-",
                Some(Wrong::GuidGroups),
            ),
            (
                Shape::Guid,
                "0000111O-aaaa-2222-bbbb-3333cccc4444",
                Some(Wrong::GuidCharacter(8, 'O')),
            ),
            (Shape::Guid, "a, b", Some(Wrong::Several)),
            (Shape::Guid, "", None),
            (Shape::Tenant, guid, None),
            (Shape::Tenant, "organizations", None),
            (Shape::Tenant, "contoso.onmicrosoft.com", None),
            (
                Shape::Tenant,
                "0000111-aaaa-2222-bbbb-3333cccc4444",
                Some(Wrong::GuidDigits(31)),
            ),
            (Shape::Seconds, "300", None),
            (Shape::Seconds, "00:05:00", None),
            (Shape::Seconds, "2026-11-22", Some(Wrong::Seconds)),
            (Shape::Seconds, "-1", Some(Wrong::Seconds)),
            (Shape::Flag, "true", None),
            (Shape::Flag, "yes", Some(Wrong::Choice)),
            (Shape::Choice(&["all", "any"]), "some", Some(Wrong::Choice)),
            (Shape::Claims, "scp any \" \": a\nroles", None),
            (Shape::Claims, "roles\nscp some: a", Some(Wrong::ClaimMatch)),
            (Shape::Claims, "scp \" : a", Some(Wrong::ClaimQuote)),
            (Shape::Version, "8.2.0", None),
            (Shape::Version, "newest", Some(Wrong::Version)),
            (Shape::Text, "api://a\napi://b", Some(Wrong::Several)),
            (
                Shape::List,
                "[\"api://a\", \"api://b\"]",
                Some(Wrong::Several),
            ),
        ];
        for (shape, text, expected) in cases {
            let setting = Setting {
                name: "",
                kind: Kind::Own(""),
                shape,
                default: "",
                example: prose(""),
                about: prose(""),
            };
            assert_eq!(
                setting.fault(text).map(|fault| fault.what),
                expected,
                "{text}"
            );
        }
    }

    #[test]
    fn a_span_of_time_is_read_in_both_forms() {
        for (text, expected) in [
            ("0", Some(0)),
            (" 300 ", Some(300)),
            ("00:05:00", Some(300)),
            ("01:00:30", Some(3_630)),
            ("5:00", None),
            ("00:61:00", None),
            ("five", None),
            ("", None),
        ] {
            assert_eq!(seconds(text), expected, "{text}");
        }
    }
}
