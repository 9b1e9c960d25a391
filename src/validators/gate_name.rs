//! The questions that a token has to stand, in the words of this program.

/// The questions, in the order of the strip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GateName {
    /// Can it be read?
    Readable,
    /// Is it the kind of token that an API takes?
    Kind,
    /// Is its algorithm accepted?
    Algorithm,
    /// Was it signed by the issuer?
    Signature,
    /// Was it minted by an issuer that is trusted?
    Issuer,
    /// Is it for this API?
    Audience,
    /// Is it valid at this time?
    Lifetime,
    /// May this application call?
    Caller,
    /// Does it carry the permission?
    Permissions,
    /// Is it used by the one it is bound to?
    Binding,
}

impl GateName {
    /// All of them, in the order of the strip.
    pub const ALL: [Self; 10] = [
        Self::Readable,
        Self::Kind,
        Self::Algorithm,
        Self::Signature,
        Self::Issuer,
        Self::Audience,
        Self::Lifetime,
        Self::Caller,
        Self::Permissions,
        Self::Binding,
    ];

    /// The question of that code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|gate| gate.code() == code)
    }

    /// Stable, kebab-case.
    pub fn code(self) -> &'static str {
        match self {
            Self::Readable => "readable",
            Self::Kind => "kind",
            Self::Algorithm => "algorithm",
            Self::Signature => "signature",
            Self::Issuer => "issuer",
            Self::Audience => "audience",
            Self::Lifetime => "lifetime",
            Self::Caller => "caller",
            Self::Permissions => "permissions",
            Self::Binding => "binding",
        }
    }
}
