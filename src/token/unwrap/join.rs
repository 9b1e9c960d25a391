//! A token that was broken into lines or words is put together again.

use super::find::starts_as_header;
use super::peel::note;
use super::{Wrapping, is_bare, is_invisible};

/// A token without what stood inside it.
pub(super) struct Joined {
    pub(super) text: String,
    pub(super) taken: Vec<Wrapping>,
}

/// Joins the pieces of `text` if they are pieces of one token, and only then.
pub(super) fn join(text: &str) -> Option<Joined> {
    if !starts_as_header(text) || !is_one_token(text) {
        return None;
    }
    let mut joined = Joined {
        text: String::with_capacity(text.len()),
        taken: Vec::new(),
    };
    let (mut breaks, mut spaces) = (0, 0);
    let mut previous = ' ';
    for char in text.chars() {
        match char {
            '\n' if previous == '\r' => {}
            '\n' | '\r' => breaks += 1,
            _ if char.is_whitespace() => spaces += 1,
            _ if is_invisible(char) => {
                note(
                    &mut joined.taken,
                    Wrapping::Invisible { points: vec![char] },
                );
            }
            _ => joined.text.push(char),
        }
        previous = char;
    }
    if breaks > 0 {
        joined.taken.push(Wrapping::LineBreaks { count: breaks });
    }
    if spaces > 0 {
        joined.taken.push(Wrapping::Spaces { count: spaces });
    }
    (is_bare(&joined.text)).then_some(joined)
}

/// Whether the words of `text` continue each other.
fn is_one_token(text: &str) -> bool {
    let compact = text.split('~').next().unwrap_or_default();
    let dots = compact.bytes().filter(|&byte| byte == b'.').count();
    if dots != 2 && dots != 4 {
        return false;
    }
    let mut words = text.split_whitespace();
    let Some(first) = words.next() else {
        return false;
    };
    let whole = dots == 2 && first.bytes().filter(|&byte| byte == b'.').count() == 2;
    if whole && !may_continue(text, first) {
        return false;
    }
    let mut previous = first;
    for word in words {
        let starts_another = starts_as_header(word) && !previous.ends_with(['.', '~']);
        if starts_another || (whole && word.len() > first.len()) {
            return false;
        }
        previous = word;
    }
    true
}

/// Whether a first word that has all its parts may go on behind it: only in the next line, and only
/// if its signature does not have the length of one already.
fn may_continue(text: &str, first: &str) -> bool {
    let Some(behind) = text.strip_prefix(first) else {
        return true;
    };
    let signature = first.rsplit('.').next().unwrap_or_default();
    let in_next_line = behind.is_empty() || behind.starts_with(['\n', '\r']);
    in_next_line && !SIGNATURE_LENGTHS.contains(&signature.len())
}

/// The characters that signatures of 32, 48, 64, 96, 114, 128, 132, 256, 384 and 512 bytes take in
/// base64url: HMAC, ECDSA and RSA (RFC 7518 §3), EdDSA (RFC 8037 §3.1).
pub(crate) const SIGNATURE_LENGTHS: [usize; 10] = [43, 64, 86, 128, 152, 171, 176, 342, 512, 683];

#[cfg(test)]
mod tests {
    use super::super::{Scheme, unwrap};
    use super::*;

    const JWS: &str = "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2ln";

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
}
