//! What stands around a token is taken off, and said.
//!
//! People paste a token with what they copied it from: a header, a quoted string, a form field, a
//! mail that broke its lines. None of that is an error of the token, and all of it is worth knowing.

use std::borrow::Cow;

mod find;
mod join;
mod peel;

pub use find::find;

/// A text without its wrappings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unwrapped<'a> {
    /// The bare token; the trimmed text if no token was seen. Borrowed unless something was removed
    /// from its inside.
    pub text: Cow<'a, str>,
    /// What was taken off, from the outside in.
    pub taken: Vec<Wrapping>,
    /// Where the token starts in the input, in bytes.
    pub at: usize,
}

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

/// Takes off what stands around a token, whatever it is, in time linear in `input`.
///
/// A bare token comes back as it is.
/// A text in which no token is seen comes back trimmed, and so does a token in JSON serialisation
/// (RFC 7515 §7.2, RFC 7516 §7.2).
pub fn unwrap(input: &str) -> Unwrapped<'_> {
    if find::starts_as_header(input) && is_bare(input) {
        return Unwrapped {
            text: Cow::Borrowed(input),
            taken: Vec::new(),
            at: 0,
        };
    }
    if is_json_serialization(input) {
        return trimmed(input);
    }
    let peel::Peeled {
        rest,
        at,
        mut taken,
    } = peel::peel(input);
    if find::starts_as_header(rest) && is_bare(rest) {
        return Unwrapped {
            text: Cow::Borrowed(rest),
            taken,
            at,
        };
    }
    if let Some(joined) = join::join(rest) {
        joined
            .taken
            .into_iter()
            .for_each(|wrapping| peel::note(&mut taken, wrapping));
        return Unwrapped {
            text: Cow::Owned(joined.text),
            taken,
            at,
        };
    }
    if let Some(range) = find(rest).next() {
        let start = at + range.start;
        if range.start > 0 {
            taken = lead(input, start);
        }
        taken.insert(0, Wrapping::SurroundingText);
        let text = rest.get(range).unwrap_or_default();
        return Unwrapped {
            text: Cow::Borrowed(text),
            taken,
            at: start,
        };
    }
    if taken.contains(&Wrapping::HeaderName) {
        let line = rest.lines().next().unwrap_or_default().trim_end();
        return Unwrapped {
            text: Cow::Borrowed(line),
            taken,
            at,
        };
    }
    if !rest.contains(ends_word) {
        return Unwrapped {
            text: Cow::Borrowed(rest),
            taken,
            at,
        };
    }
    trimmed(input)
}

/// Whether every byte may stand in a token: base64url, base64, dots, and `~` before disclosures.
///
/// Reads blocks without branches, so that the compiler can use vector instructions.
fn is_bare(text: &str) -> bool {
    text.as_bytes().chunks(64).all(|block| {
        block.iter().fold(true, |all, &byte| {
            let letter = (byte | 0x20).wrapping_sub(b'a') < 26;
            // `+`, `-`, `.`, `/` and the digits are neighbours, and a comma stands among them.
            let digit = (byte.wrapping_sub(b'+') < 15) & (byte != b',');
            all & (letter | digit | (byte == b'_') | (byte == b'=') | (byte == b'~'))
        })
    })
}

/// Characters that take no room and change what is compared.
pub(crate) fn is_invisible(char: char) -> bool {
    matches!(char,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Members that every JWS (RFC 7515 §7.2) or JWE (RFC 7516 §7.2) in JSON serialisation has.
fn is_json_serialization(text: &str) -> bool {
    let text = text.trim_start_matches(is_around);
    text.starts_with('{')
        && (text.contains("\"ciphertext\"")
            || (text.contains("\"payload\"") && text.contains("\"signature")))
}

fn is_around(char: char) -> bool {
    char.is_whitespace() || is_invisible(char)
}

fn ends_word(char: char) -> bool {
    is_around(char) || matches!(char, '<' | '>' | '{' | '}' | '"')
}

fn trimmed(input: &str) -> Unwrapped<'_> {
    let text = input.trim_start_matches(is_around);
    let at = input.len() - text.len();
    let text = text.trim_end_matches(is_around);
    let mut taken = Vec::new();
    if text.len() < input.len() {
        let start = input.get(..at).unwrap_or_default();
        let end = input.get(at + text.len()..).unwrap_or_default();
        for char in start.chars().chain(end.chars()) {
            let wrapping = match is_invisible(char) {
                true => Wrapping::Invisible { points: vec![char] },
                false => Wrapping::WhiteSpace,
            };
            peel::note(&mut taken, wrapping);
        }
    }
    Unwrapped {
        text: Cow::Borrowed(text),
        taken,
        at,
    }
}

/// What a token at `start` has directly before it, such as a scheme that stands there twice.
fn lead(input: &str, start: usize) -> Vec<Wrapping> {
    let before = input.get(..start).unwrap_or_default();
    let from = before
        .rfind(['"', '\'', '`', '\n', '#', '?', '&', ','])
        .map_or(0, |at| at + 1);
    let peeled = peel::peel(before.get(from..).unwrap_or_default());
    match peeled.rest {
        "" => peeled.taken,
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const JWS: &str = "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2ln";

    fn codes(unwrapped: &Unwrapped) -> String {
        unwrapped
            .taken
            .iter()
            .map(Wrapping::code)
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// `@` in `input` stands for the token.
    fn check(input: &str, want: &str) {
        let input = input.replace('@', JWS);
        let unwrapped = unwrap(&input);
        assert_eq!(unwrapped.text, JWS, "in {input:?}");
        assert!(
            matches!(unwrapped.text, Cow::Borrowed(_)),
            "copied {input:?}"
        );
        assert!(input[unwrapped.at..].starts_with(JWS), "place in {input:?}");
        assert_eq!(codes(&unwrapped), want, "around {input:?}");
    }

    #[test]
    fn around_a_token() {
        check("@", "");
        check("  @\r\n", "white-space");
        check("\u{feff}@\u{200b}", "invisible-characters");
        check("\"@\"", "quotes");
        check("@\",", "trailing-punctuation quotes");
        check("“@”", "quotes quotes");
        check("`@`;", "quotes trailing-punctuation");
        check("\\\"@\\\"", "quotes");
        check("<@>", "angle-brackets");
        check("Bearer @", "scheme-bearer");
        check("bearer: @", "scheme-bearer white-space");
        check("BEARER Bearer @", "scheme-repeated");
        check("DPoP @", "scheme-dpop");
        check(
            "Authorization: id_token @",
            "header-name white-space scheme-id-token",
        );
        check(
            "authorization:Bearer <@>",
            "header-name scheme-bearer angle-brackets",
        );
        check(
            "'Authorization': 'Bearer @',",
            "quotes header-name white-space scheme-bearer trailing-punctuation",
        );
        check("access_token=@", "form-field");
        check("id_token=@&state=\"1\"", "form-field");
        check("#access_token=@&token_type=Bearer", "form-field");
        check(
            "\"access_token\": \"@\",",
            "quotes json-member white-space trailing-punctuation",
        );
        check("accessToken:@}", "json-member trailing-punctuation");
        check("\\\"id_token\\\":\\\"@\\\"", "quotes json-member");
        check(
            "token = Bearer \"@\"",
            "form-field white-space scheme-bearer quotes",
        );
    }

    #[test]
    fn inside_other_text() {
        check(
            "curl -H 'Authorization: Bearer Bearer @' https://api.example/",
            "surrounding-text header-name white-space scheme-repeated",
        );
        check(
            "{\"access_token\":\"@\",\"expires_in\":3599}",
            "surrounding-text",
        );
        check(
            "Authorization: Bearer @\nAccept: */*",
            "surrounding-text header-name white-space scheme-bearer",
        );
        check(
            "https://app.example/#state=1&id_token=@&code=2",
            "surrounding-text form-field",
        );
        check("2026-01-01 INFO got @ from cache", "surrounding-text");
        check("@ 200 OK", "surrounding-text");
        check("@\n@", "surrounding-text");
        check("@,@", "surrounding-text");
    }

    fn check_joined(input: &str, want: &str, want_taken: &[Wrapping]) {
        let unwrapped = unwrap(input);
        assert_eq!(unwrapped.text, want, "in {input:?}");
        assert_eq!(unwrapped.taken, want_taken, "inside {input:?}");
    }

    #[test]
    fn broken_into_pieces() {
        let lines = |count| Wrapping::LineBreaks { count };
        check_joined(
            "eyJhbGciOiJIUzI1NiJ9.eyJhI\r\njoxfQ.c2\r\nln",
            JWS,
            &[lines(2)],
        );
        check_joined("eyJhbGciOiJIUzI1NiJ9.\neyJhIjoxfQ.\nc2ln", JWS, &[lines(2)]);
        check_joined("eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2\nln", JWS, &[lines(1)]);
        let spaces = Wrapping::Spaces { count: 2 };
        check_joined("eyJhbGciOiJIUzI1NiJ9. eyJhIjoxfQ. c2ln", JWS, &[spaces]);
        let invisible = Wrapping::Invisible {
            points: vec!['\u{200b}', '\u{ad}'],
        };
        let hidden = "eyJh\u{200b}bGciOiJIUzI1NiJ9.eyJh\u{ad}Ij\u{200b}oxfQ.c2ln";
        check_joined(hidden, JWS, std::slice::from_ref(&invisible));
        let scheme = Wrapping::Scheme {
            scheme: Scheme::Bearer,
            count: 1,
        };
        let indented = "Bearer eyJhbGciOiJIUzI1NiJ9.eyJh\n  Ijox\u{200b}\u{ad}fQ.c2ln";
        check_joined(
            indented,
            JWS,
            &[scheme, invisible, lines(1), Wrapping::Spaces { count: 2 }],
        );
    }

    #[test]
    fn a_whole_token_is_not_continued_by_the_next_line() {
        let hs256 = format!("eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.{}", "A".repeat(43));
        check_joined(
            &format!("{hs256}\nnext"),
            &hs256,
            &[Wrapping::SurroundingText],
        );
    }

    #[test]
    fn other_text_is_trimmed_only() {
        for (input, want, taken) in [
            ("", "", ""),
            (" \n", "", "white-space"),
            (
                "  Bearer of bad news, \"she\" said; ",
                "Bearer of bad news, \"she\" said;",
                "white-space",
            ),
            (
                "\u{feff}{\"aud\":\"x\"}\n",
                "{\"aud\":\"x\"}",
                "invisible-characters white-space",
            ),
            (
                "<saml:Assertion></saml:Assertion>",
                "<saml:Assertion></saml:Assertion>",
                "",
            ),
            (
                "SharedAccessSignature sr=a&sig=b",
                "SharedAccessSignature sr=a&sig=b",
                "",
            ),
            (
                "Authorization: Basic dTpw\nAccept: */*",
                "Basic dTpw",
                "header-name white-space",
            ),
            (
                "\"refresh_token\":\"opaque\"",
                "opaque",
                "quotes json-member",
            ),
            ("eyJhbGciOiJIUzI1NiJ9.eyJ", "eyJhbGciOiJIUzI1NiJ9.eyJ", ""),
        ] {
            let unwrapped = unwrap(input);
            assert_eq!(unwrapped.text, want, "in {input:?}");
            assert_eq!(codes(&unwrapped), taken, "around {input:?}");
            assert!(
                input[unwrapped.at..].starts_with(want),
                "place in {input:?}"
            );
        }
    }

    #[test]
    fn json_serialisations_are_left_alone() {
        for json in [
            format!(r#"{{"payload":"{JWS}","signatures":[{{"signature":"AA"}}]}}"#),
            format!(r#"{{ "protected":"{JWS}", "ciphertext":"AA" }}"#),
        ] {
            let input = format!("\n{json} ");
            let unwrapped = unwrap(&input);
            assert_eq!((unwrapped.text.as_ref(), unwrapped.at), (json.as_str(), 1));
        }
    }
}
