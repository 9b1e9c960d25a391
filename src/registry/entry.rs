//! One line of a registry: a name and what it means.

/// What one claim or header parameter means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The name as a token spells it.
    pub name: &'static str,
    /// One sentence for somebody who looks for the reason of a rejection.
    pub meaning: &'static str,
    /// What the value looks like.
    pub kind: ValueKind,
    /// The question that the value helps to answer.
    pub group: Group,
    /// What must not be done with the value, or must not be forgotten.
    pub caution: Option<&'static str>,
    /// Where it is written: a section of a standard, a file of a repository, or a page.
    pub source: &'static str,
    /// How far the meaning may be relied on.
    pub status: Status,
}

/// What a value looks like when it follows its definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueKind {
    /// Several forms are legal, or the form is left to the issuer.
    Any,
    /// `true` or `false`.
    Flag,
    /// Text that holds a GUID.
    Guid,
    /// An array.
    List,
    /// A JSON number that is neither a moment nor a duration.
    Number,
    /// A JSON object.
    Object,
    /// Text that only its issuer can read.
    Opaque,
    /// A duration in seconds.
    Seconds,
    /// Text that holds several words, separated by spaces.
    SpaceSeparated,
    /// Text.
    Text,
    /// Text, or an array of texts.
    TextOrList,
    /// A NumericDate: seconds since 1970-01-01T00:00:00Z (RFC 7519 §2).
    Time,
    /// Text that holds a URI.
    Uri,
}

/// The question that a value helps to answer; also the order in which to show values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Who minted the token, and for which API.
    Audience,
    /// When the token may be used.
    Time,
    /// Which application asked for the token.
    Caller,
    /// Whom the token is about.
    Person,
    /// What the bearer may do.
    Permissions,
    /// How the sign-in took place.
    SignIn,
    /// Which session and which token this is.
    Session,
    /// How the token is signed or encrypted.
    Key,
    /// Verifiable credentials, federation, telephony, attestation and other special uses.
    Special,
}

impl Group {
    /// A short heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Audience => "Audience and issuer",
            Self::Time => "Time",
            Self::Caller => "Calling application",
            Self::Person => "Person or subject",
            Self::Permissions => "Permissions",
            Self::SignIn => "Sign-in",
            Self::Session => "Session and token",
            Self::Key => "Signature and keys",
            Self::Special => "Special uses",
        }
    }
}

/// How far a meaning may be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// The issuer or a standard says so.
    Documented,
    /// Seen in tokens, or said by third parties only; unconfirmed.
    Observed,
}

/// Reads a line of the catalogue: name, kind, group, source, meaning, and where there is one a
/// caution; the status stands behind it unless it is `Documented`.
pub(super) fn read(line: &'static str) -> Option<Entry> {
    let mut columns = line.split('\t');
    Some(Entry {
        name: columns.next()?,
        kind: kind(columns.next()?)?,
        group: group(columns.next()?)?,
        source: columns.next()?,
        meaning: columns.next()?,
        caution: columns.next().filter(|caution| !caution.is_empty()),
        status: match columns.next() {
            None => Status::Documented,
            Some("Observed") => Status::Observed,
            Some(_) => return None,
        },
    })
}

fn kind(name: &str) -> Option<ValueKind> {
    Some(match name {
        "Any" => ValueKind::Any,
        "Flag" => ValueKind::Flag,
        "Guid" => ValueKind::Guid,
        "List" => ValueKind::List,
        "Number" => ValueKind::Number,
        "Object" => ValueKind::Object,
        "Opaque" => ValueKind::Opaque,
        "Seconds" => ValueKind::Seconds,
        "SpaceSeparated" => ValueKind::SpaceSeparated,
        "Text" => ValueKind::Text,
        "TextOrList" => ValueKind::TextOrList,
        "Time" => ValueKind::Time,
        "Uri" => ValueKind::Uri,
        _ => return None,
    })
}

fn group(name: &str) -> Option<Group> {
    Some(match name {
        "Audience" => Group::Audience,
        "Time" => Group::Time,
        "Caller" => Group::Caller,
        "Person" => Group::Person,
        "Permissions" => Group::Permissions,
        "SignIn" => Group::SignIn,
        "Session" => Group::Session,
        "Key" => Group::Key,
        "Special" => Group::Special,
        _ => return None,
    })
}
