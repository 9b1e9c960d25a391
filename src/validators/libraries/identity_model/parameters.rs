//! What a validation is set up with: `TokenValidationParameters` and what stands around it.

use super::settings;
use crate::token::Token;
use crate::validators::{Attempt, Given, Kind, Said, Version};

/// `TokenValidationParameters`, the handler that is given them, and what is known beside them.
#[derive(Clone, Debug)]
pub(in crate::validators) struct Parameters {
    /// The class that validates.
    pub handler: Handler,
    /// Of Microsoft.IdentityModel.
    pub version: Version,
    /// What its messages show.
    pub shows: Shows,
    /// `ValidAudience`.
    pub valid_audience: Option<String>,
    /// `ValidAudiences`.
    pub valid_audiences: Given,
    /// `ValidIssuer`.
    pub valid_issuer: Option<String>,
    /// `ValidIssuers`.
    pub valid_issuers: Given,
    /// The issuer of the configuration that `ConfigurationManager` fetched; `None` without one.
    pub metadata_issuer: Option<String>,
    /// `ValidateAudience`.
    pub validate_audience: bool,
    /// `ValidateIssuer`.
    pub validate_issuer: bool,
    /// `ValidateLifetime`.
    pub validate_lifetime: bool,
    /// `RequireExpirationTime`.
    pub require_expiration_time: bool,
    /// `RequireSignedTokens`.
    pub require_signed_tokens: bool,
    /// `RequireAudience`, which counts since 8.3.1.
    pub require_audience: bool,
    /// `IgnoreTrailingSlashWhenValidatingAudience`, since 6.5.0.
    pub ignore_trailing_slash: bool,
    /// `IgnoreCaseWhenValidatingAudience`, since 8.22.0.
    pub ignore_case: bool,
    /// `ClockSkew`, in seconds.
    pub skew: i64,
    /// `ValidTypes`.
    pub valid_types: Given,
    /// `ValidAlgorithms`.
    pub valid_algorithms: Given,
    /// What is known of the signing key.
    pub key: Key,
    /// `ValidateSignatureLast`.
    pub signature_last: bool,
    /// `MaximumTokenSizeInBytes` of the handler.
    pub maximum_size: usize,
    /// `AudienceValidator`.
    pub audience_delegate: Delegate,
    /// `IssuerValidator` and its kin.
    pub issuer_delegate: Delegate,
    /// `LifetimeValidator`.
    pub lifetime_delegate: Delegate,
    /// `IssuerSigningKeyValidator` and its kin.
    pub key_delegate: Delegate,
}

/// The class that validates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::validators) enum Handler {
    /// `Microsoft.IdentityModel.JsonWebTokens.JsonWebTokenHandler`.
    JsonWebToken,
    /// `System.IdentityModel.Tokens.Jwt.JwtSecurityTokenHandler`.
    JwtSecurityToken,
}

/// What messages show of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::validators) enum Shows {
    /// What the version shows without further ado.
    ByVersion,
    /// `IdentityModelEventSource.ShowPII` is on.
    Pii,
    /// The AppContext switch `Switch.Microsoft.IdentityModel.DoNotScrubExceptions` is on.
    Unscrubbed,
    /// Both.
    Everything,
}

/// What is known of the key that the token should be signed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::validators) enum Key {
    /// Nothing.
    Unknown,
    /// The signature fits.
    Fits,
    /// A key was found by its id, and the signature does not fit it.
    Wrong,
    /// There are keys, none with this id, and none of them fits.
    NoMatch,
    /// There are no keys at all.
    None,
}

/// A delegate that decides in place of the library.
#[derive(Clone, Copy, Debug)]
pub(in crate::validators) enum Delegate {
    /// Not set: the library decides.
    Unset,
    /// It returns this.
    Returns(bool),
    /// It is known what it does.
    #[allow(dead_code, reason = "for validators that are built upon it")]
    Runs(fn(&Parameters, &Attempt<'_>) -> Said),
}

impl Default for Parameters {
    /// The library's own defaults (TokenValidationParameters.cs, constructor; TokenValidationParameters
    /// of version 8.2.0).
    fn default() -> Self {
        Self {
            handler: Handler::JsonWebToken,
            version: Version(8, 2, 0),
            shows: Shows::ByVersion,
            valid_audience: None,
            valid_audiences: Given::Null,
            valid_issuer: None,
            valid_issuers: Given::Null,
            metadata_issuer: None,
            validate_audience: true,
            validate_issuer: true,
            validate_lifetime: true,
            require_expiration_time: true,
            require_signed_tokens: true,
            require_audience: true,
            ignore_trailing_slash: true,
            ignore_case: false,
            skew: 300,
            valid_types: Given::Null,
            valid_algorithms: Given::Null,
            key: Key::Unknown,
            signature_last: false,
            maximum_size: 256_000,
            audience_delegate: Delegate::Unset,
            issuer_delegate: Delegate::Unset,
            lifetime_delegate: Delegate::Unset,
            key_delegate: Delegate::Unset,
        }
    }
}

impl Parameters {
    /// What is set under the library's own names, for a profile that has [`settings::SETTINGS`].
    pub(in crate::validators) fn of(attempt: &Attempt<'_>, handler: Handler) -> Self {
        let settings = attempt.settings;
        let text = |kind| settings.exact(kind).map(str::to_owned);
        let delegate = |name| match attempt.set(Kind::Own(name)) {
            settings::RETURNS_TRUE => Delegate::Returns(true),
            settings::RETURNS_FALSE => Delegate::Returns(false),
            _ => Delegate::Unset,
        };
        Self {
            handler,
            version: attempt.version(settings::VERSION.kind),
            shows: Shows::of(attempt),
            valid_audience: text(Kind::Audience),
            valid_audiences: settings.given(Kind::Audiences),
            valid_issuer: text(Kind::Issuer),
            valid_issuers: settings.given(Kind::Issuers),
            metadata_issuer: text(Kind::MetadataIssuer),
            validate_audience: attempt.is_on("ValidateAudience"),
            validate_issuer: attempt.is_on("ValidateIssuer"),
            validate_lifetime: attempt.is_on("ValidateLifetime"),
            require_expiration_time: attempt.is_on("RequireExpirationTime"),
            require_signed_tokens: attempt.is_on("RequireSignedTokens"),
            require_audience: attempt.is_on("RequireAudience"),
            ignore_trailing_slash: attempt.is_on("IgnoreTrailingSlashWhenValidatingAudience"),
            ignore_case: attempt.is_on("IgnoreCaseWhenValidatingAudience"),
            skew: attempt.seconds(Kind::Skew),
            valid_types: settings.given(Kind::TokenType),
            valid_algorithms: settings.given(Kind::Algorithms),
            key: Key::of(attempt),
            signature_last: attempt.is_on("ValidateSignatureLast"),
            audience_delegate: delegate("AudienceValidator"),
            lifetime_delegate: delegate("LifetimeValidator"),
            key_delegate: delegate("IssuerSigningKeyValidator"),
            ..Self::default()
        }
    }

    /// Whether the claims are out of sight, so that nothing can be said of them.
    pub(super) fn is_sealed(attempt: &Attempt<'_>) -> bool {
        matches!(attempt.reading.token, Token::Encrypted(_))
    }
}

impl Handler {
    /// The class of the token that it makes.
    pub(in crate::validators) fn token_class(self) -> &'static str {
        match self {
            Self::JsonWebToken => "Microsoft.IdentityModel.JsonWebTokens.JsonWebToken",
            Self::JwtSecurityToken => "System.IdentityModel.Tokens.Jwt.JwtSecurityToken",
        }
    }
}

impl Shows {
    /// As set with [`settings::SHOWS`].
    pub(in crate::validators) fn of(attempt: &Attempt<'_>) -> Self {
        match attempt.set(settings::SHOWS.kind) {
            settings::PII => Self::Pii,
            settings::UNSCRUBBED => Self::Unscrubbed,
            settings::EVERYTHING => Self::Everything,
            _ => Self::ByVersion,
        }
    }
}

impl Key {
    /// As set with [`settings::KEY`].
    pub(in crate::validators) fn of(attempt: &Attempt<'_>) -> Self {
        match attempt.set(settings::KEY.kind) {
            settings::FITS => Self::Fits,
            settings::WRONG => Self::Wrong,
            settings::NO_MATCH => Self::NoMatch,
            settings::NO_KEYS => Self::None,
            _ => Self::Unknown,
        }
    }
}
