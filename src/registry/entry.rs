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

/// Writes a table of entries, two or three lines each:
///
/// ```text
/// "name": ValueKind, Group, "source",
///     "Meaning.",
///     caution: "Caution.",
///     status: Observed;
/// ```
///
/// The caution may be left out; so may the status, which then is `Documented`.
macro_rules! entries {
    (@caution) => { None };
    (@caution $caution:literal) => { Some($caution) };
    (@status) => { $crate::registry::Status::Documented };
    (@status $status:ident) => { $crate::registry::Status::$status };
    ($(
        $name:literal: $kind:ident, $group:ident, $source:tt,
        $meaning:literal
        $(, caution: $caution:literal)?
        $(, status: $status:ident)?;
    )*) => {
        &[$($crate::registry::Entry {
            name: $name,
            meaning: $meaning,
            kind: $crate::registry::ValueKind::$kind,
            group: $crate::registry::Group::$group,
            caution: $crate::registry::entry::entries!(@caution $($caution)?),
            source: $source,
            status: $crate::registry::entry::entries!(@status $($status)?),
        }),*]
    };
}
pub(super) use entries;
