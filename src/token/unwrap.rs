//! What stands around a token is taken off, and said.
//!
//! People paste a token with what they copied it from: a header, a quoted string, a form field, a
//! mail that broke its lines. None of that is an error of the token, and all of it is worth knowing.

use std::borrow::Cow;

mod find;
mod join;
mod peel;
mod wrapping;

pub use find::find;
pub(crate) use find::{headers, is_run_byte, starts_as_header, token_at};
pub(crate) use join::SIGNATURE_LENGTHS;
pub use wrapping::{Scheme, Wrapping};

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

/// Takes off what stands around a token, whatever it is, in time linear in `input`.
///
/// A bare token comes back as it is.
/// A text in which no token is seen comes back trimmed, and so does a token in JSON serialisation
/// (RFC 7515 §7.2, RFC 7516 §7.2).
pub fn unwrap(input: &str) -> Unwrapped<'_> {
    if starts_as_header(input) && is_bare(input) {
        return bare(input, Vec::new(), 0);
    }
    if is_json_serialization(input) {
        return trimmed(input);
    }
    let peeled = peel::peel(input);
    let (rest, at, mut taken) = (peeled.rest, peeled.at, peeled.taken);
    if starts_as_header(rest) && is_bare(rest) {
        return bare(rest, taken, at);
    }
    if let Some(joined) = join::join(rest) {
        for wrapping in joined.taken {
            peel::note(&mut taken, wrapping);
        }
        let text = Cow::Owned(joined.text);
        return Unwrapped { text, taken, at };
    }
    if let Some(range) = find(rest).next() {
        if range.start == 0 && goes_on(rest.get(range.end..).unwrap_or_default()) {
            return bare(rest, taken, at);
        }
        let start = at + range.start;
        if range.start > 0 {
            taken = lead(input, start);
        }
        taken.insert(0, Wrapping::SurroundingText);
        return bare(rest.get(range).unwrap_or_default(), taken, start);
    }
    if taken.contains(&Wrapping::HeaderName) {
        let line = rest.lines().next().unwrap_or_default();
        return bare(line.trim_end(), taken, at);
    }
    if !rest.contains(ends_word) {
        return bare(rest, taken, at);
    }
    trimmed(input)
}

/// Whether a text is one bare token and nothing else, in compact form.
pub fn is_one_token(text: &str) -> bool {
    find::starts_as_header(text) && is_bare(text)
}

fn bare(text: &str, taken: Vec<Wrapping>, at: usize) -> Unwrapped<'_> {
    let text = Cow::Borrowed(text);
    Unwrapped { text, taken, at }
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

/// Whether what stands right behind a token is the rest of it after a damaged character, and not
/// other text.
fn goes_on(behind: &str) -> bool {
    let separates =
        |char| ends_word(char) || matches!(char, '\'' | '`' | '&' | ',' | ';' | '|' | ')' | ']');
    let damage = |char: &char| !char.is_ascii_alphanumeric();
    !behind.contains(separates) && behind.chars().skip_while(damage).count() > 2
}

fn trimmed(input: &str) -> Unwrapped<'_> {
    let text = input.trim_start_matches(is_around);
    let at = input.len() - text.len();
    let text = text.trim_end_matches(is_around);
    let before = input.get(..at).unwrap_or_default();
    let behind = input.get(at + text.len()..).unwrap_or_default();
    let mut taken = Vec::new();
    for char in before.chars().chain(behind.chars()) {
        let wrapping = match is_invisible(char) {
            true => Wrapping::Invisible { points: vec![char] },
            false => Wrapping::WhiteSpace,
        };
        peel::note(&mut taken, wrapping);
    }
    bare(text, taken, at)
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

    fn stands_at(input: &str, unwrapped: &Unwrapped) -> bool {
        input
            .get(unwrapped.at..)
            .is_some_and(|rest| rest.starts_with(unwrapped.text.as_ref()))
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
        assert!(stands_at(&input, &unwrapped), "place in {input:?}");
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
            assert!(stands_at(input, &unwrapped), "place in {input:?}");
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

    #[test]
    fn any_sequence_of_pieces_is_read() {
        let pieces = [
            JWS,
            "ey",
            "eyJ",
            ".",
            "~",
            "=",
            "\\",
            "\"",
            "“",
            "<",
            ">",
            "{",
            "}",
            "&",
            "#",
            "%",
            ":",
            " ",
            "\n",
            "\r\n",
            "\u{200b}",
            "é",
            "Bearer",
            "bearer ",
            "Authorization",
            "token=",
            "access_token",
        ];
        let mut seed = 1_u32;
        for _ in 0..20_000 {
            let mut input = String::new();
            for _ in 0..7 {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                input.push_str(pieces[usize::from(seed.to_be_bytes()[0]) % pieces.len()]);
            }
            let unwrapped = unwrap(&input);
            let copied = matches!(unwrapped.text, Cow::Owned(_));
            assert!(
                copied || stands_at(&input, &unwrapped),
                "place in {input:?}"
            );
        }
    }
}
