//! The names of what can stand around a token.

/// Something that stood around a token or inside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrapping {
    /// `<` before or `>` behind.
    AngleBrackets,
    /// `access_token=` or the like; other fields from the next `&` on went with it.
    FormField {
        /// The field's name.
        name: &'static str,
    },
    /// `Authorization:`.
    HeaderName,
    /// Characters that nobody sees: a byte order mark, zero-width and directional characters.
    Invisible {
        /// Each once, in the order met.
        points: Vec<char>,
    },
    /// `"access_token":` or the like.
    JsonMember {
        /// The member's name.
        name: &'static str,
    },
    /// Line breaks inside, as mail programs and terminals add them.
    LineBreaks {
        /// How many.
        count: usize,
    },
    /// A quotation mark or a back tick.
    Quotes(char),
    /// An authentication scheme.
    Scheme {
        /// Which one.
        scheme: Scheme,
        /// How often it stood there. Twice is an error of the sender.
        count: usize,
    },
    /// White space inside, other than line breaks.
    Spaces {
        /// How many characters.
        count: usize,
    },
    /// The token is the first of those that stand in a longer text.
    SurroundingText,
    /// `,`, `;` or `}` behind.
    TrailingPunctuation(char),
    /// White space around.
    WhiteSpace,
}

/// A word before a token in an `Authorization` header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// RFC 6750 §2.1.
    Bearer,
    /// RFC 9449 §7.1.
    Dpop,
    /// Dynamics 365 Commerce Retail Server expects `Authorization: id_token {token}`.
    /// MicrosoftDocs/dynamics-365-unified-operations-public
    /// articles/commerce/consume-retail-server-api.md.
    IdToken,
}

impl Wrapping {
    /// A name that stays.
    pub fn code(&self) -> &'static str {
        match self {
            Self::AngleBrackets => "angle-brackets",
            Self::FormField { .. } => "form-field",
            Self::HeaderName => "header-name",
            Self::Invisible { .. } => "invisible-characters",
            Self::JsonMember { .. } => "json-member",
            Self::LineBreaks { .. } => "line-breaks",
            Self::Quotes(_) => "quotes",
            Self::Scheme { count: 2.., .. } => "scheme-repeated",
            Self::Scheme {
                scheme: Scheme::Bearer,
                ..
            } => "scheme-bearer",
            Self::Scheme {
                scheme: Scheme::Dpop,
                ..
            } => "scheme-dpop",
            Self::Scheme {
                scheme: Scheme::IdToken,
                ..
            } => "scheme-id-token",
            Self::Spaces { .. } => "spaces",
            Self::SurroundingText => "surrounding-text",
            Self::TrailingPunctuation(_) => "trailing-punctuation",
            Self::WhiteSpace => "white-space",
        }
    }
}

impl Scheme {
    /// The word as its source writes it; case does not matter (RFC 9110 §11.1).
    pub fn word(self) -> &'static str {
        match self {
            Self::Bearer => "Bearer",
            Self::Dpop => "DPoP",
            Self::IdToken => "id_token",
        }
    }
}
