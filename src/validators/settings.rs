//! The knobs of a validator and what a person filled in.

/// One knob, under the validator's own name.
#[derive(Debug, PartialEq, Eq)]
pub struct Setting {
    /// The validator's own name for it.
    pub name: &'static str,
    /// What it sets.
    pub kind: Kind,
    /// What holds where nothing is filled in; empty for nothing.
    pub default: &'static str,
    /// What a value looks like.
    pub example: &'static str,
    /// What it is and where to find it, in a sentence.
    pub about: &'static str,
}

/// What a setting sets, which also says how its text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A list of audiences.
    Audiences,
    /// The client id of the API itself.
    ClientId,
    /// The Application ID URI of the API.
    AppIdUri,
    /// Which claim stands for the audience where there is no `aud`.
    AudienceClaim,
    /// A list of issuers.
    Issuers,
    /// A tenant: a GUID, or a word that stands for many.
    Tenant,
    /// A sign-in host.
    Instance,
    /// The accepted version of Entra's access tokens.
    Version,
    /// A number of seconds.
    Skew,
    /// A list of scopes.
    Scopes,
    /// A list of roles.
    Roles,
    /// A list of client ids.
    Callers,
    /// A list of algorithms.
    Algorithms,
    /// A media type.
    TokenType,
}

impl Kind {
    /// All of them, in the order of their names.
    pub const ALL: [Self; 14] = [
        Self::Algorithms,
        Self::AppIdUri,
        Self::AudienceClaim,
        Self::Audiences,
        Self::Callers,
        Self::ClientId,
        Self::Instance,
        Self::Issuers,
        Self::Roles,
        Self::Scopes,
        Self::Skew,
        Self::Tenant,
        Self::TokenType,
        Self::Version,
    ];

    /// The kind of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// A stable name, for files and for the page's fields.
    pub fn name(self) -> &'static str {
        match self {
            Self::Algorithms => "Algorithms",
            Self::AppIdUri => "AppIdUri",
            Self::AudienceClaim => "AudienceClaim",
            Self::Audiences => "Audiences",
            Self::Callers => "Callers",
            Self::ClientId => "ClientId",
            Self::Instance => "Instance",
            Self::Issuers => "Issuers",
            Self::Roles => "Roles",
            Self::Scopes => "Scopes",
            Self::Skew => "Skew",
            Self::Tenant => "Tenant",
            Self::TokenType => "TokenType",
            Self::Version => "Version",
        }
    }

    /// What may be chosen, the default first; empty where anything may be written.
    pub fn choices(self) -> &'static [&'static str] {
        match self {
            Self::Version => &["1 or 2", "1", "2"],
            Self::AudienceClaim => &["aud", "aud, else client_id"],
            _ => &[],
        }
    }

    /// Whether several values may be given, one a line.
    pub fn is_list(self) -> bool {
        matches!(
            self,
            Self::Audiences
                | Self::Issuers
                | Self::Scopes
                | Self::Roles
                | Self::Callers
                | Self::Algorithms
        )
    }
}

/// What a person filled in, by the kind of setting, so that it outlives a change of validator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings(Vec<(Kind, String)>);

impl Settings {
    /// The text as filled in; empty where there is none.
    pub fn text(&self, kind: Kind) -> &str {
        self.0
            .iter()
            .find(|(own, _)| *own == kind)
            .map_or("", |(_, text)| text)
    }

    /// Fills one in.
    pub fn set(&mut self, kind: Kind, text: impl Into<String>) {
        let text = text.into();
        match self.0.iter_mut().find(|(own, _)| *own == kind) {
            Some((_, own)) => *own = text,
            None => self.0.push((kind, text)),
        }
    }

    /// Adds one value to a list, unless it is there.
    pub fn add(&mut self, kind: Kind, value: &str) {
        let mut values = self.list(kind);
        if !values.iter().any(|own| own == value) {
            values.push(value.to_owned());
        }
        self.set(kind, values.join("\n"));
    }

    /// A list: one value a line. A blank line is none; blanks around a value are kept, because
    /// they are a cause of refusals and no validator takes them off.
    pub fn list(&self, kind: Kind) -> Vec<String> {
        let lines = self.text(kind).lines();
        lines
            .filter(|line| !line.trim().is_empty())
            .map(str::to_owned)
            .collect()
    }

    /// A single value without blanks around it, if there is one.
    pub fn one(&self, kind: Kind) -> Option<String> {
        let text = self.text(kind).trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// A number of seconds, or the default where none or nonsense was filled in.
    pub fn seconds(&self, kind: Kind, default: i64) -> i64 {
        self.text(kind)
            .trim()
            .parse()
            .ok()
            .filter(|seconds| *seconds >= 0)
            .unwrap_or(default)
    }

    /// Whether nothing at all was filled in.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|(_, text)| text.trim().is_empty())
    }
}
