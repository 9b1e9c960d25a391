//! Headers and payloads that were written anew between signing and sending.

use super::{Cause, Prover};
use crate::crypto::key::Key;
use crate::crypto::signature::join;
use crate::token::base64url;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE};

mod json;

/// Which part was written anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Which {
    /// The header.
    Header,
    /// The payload.
    Payload,
    /// Both.
    Both,
    /// What was signed, as a whole.
    Input,
}

/// What the part was when it was signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum How {
    /// base64url without padding, as it should be.
    Canonical,
    /// base64url with padding.
    Padded,
    /// base64 with `+` and `/`, without padding.
    Standard,
    /// base64 with `+` and `/`, and padding.
    StandardPadded,
    /// Not encoded at all (RFC 7797 with `b64` `false`).
    Unencoded,
    /// Encoded, although `b64` is `false`.
    Encoded,
    /// JSON without white space.
    Compact,
    /// JSON with a space behind each colon and comma, as Python's `json.dumps` writes it.
    Spaced,
    /// JSON with `/` written as `\/`, as PHP's `json_encode` does.
    EscapedSlashes,
    /// JSON with `/` as such.
    PlainSlashes,
    /// JSON with characters beyond ASCII escaped.
    EscapedUnicode,
    /// JSON with characters beyond ASCII as such.
    PlainUnicode,
    /// With a line feed at the end.
    LineFeed,
    /// Without white space at the end.
    Trimmed,
    /// Lines ended by a carriage return and a line feed.
    CarriageReturns,
    /// Lines ended by a line feed alone.
    LineFeeds,
}

/// In the order in which they are met.
const EACH: [How; 14] = [
    How::Canonical,
    How::Compact,
    How::Spaced,
    How::Padded,
    How::StandardPadded,
    How::Standard,
    How::LineFeed,
    How::Trimmed,
    How::EscapedSlashes,
    How::PlainSlashes,
    How::PlainUnicode,
    How::EscapedUnicode,
    How::LineFeeds,
    How::CarriageReturns,
];

/// Texts over this are not written anew over and over.
const LONGEST: usize = 1024 * 1024;

impl Prover<'_, '_, '_> {
    pub(super) fn in_encoding(&mut self, index: usize, key: &Key) -> Option<Cause> {
        let input = self.search.input;
        let (header, payload) = (&*input.header, &*input.payload);
        if header.len() + payload.len() > LONGEST {
            return None;
        }
        if let Some(cause) = self.white_space(index, key) {
            return Some(cause);
        }
        let caused = |which, how| Cause::Reencoded {
            key: index,
            which,
            how,
        };
        let whole = [join(header, payload), b"\n".to_vec()].concat();
        if self.proves(key, &whole) {
            return Some(caused(Which::Input, How::LineFeed));
        }
        let (other, how) = if input.is_encoded {
            let decoded = String::from_utf8(base64url::decode(payload).bytes).ok();
            (decoded, How::Unencoded)
        } else {
            (Some(base64url::encode(payload.as_bytes())), How::Encoded)
        };
        if let Some(other) = other.filter(|other| other != payload)
            && self.proves(key, &join(header, &other))
        {
            return Some(caused(Which::Payload, how));
        }
        let mut known = vec![join(header, payload)];
        for how in EACH {
            if self.effort.is_spent(header.len() + payload.len()) {
                return None;
            }
            let as_header = rewritten(header, true, how);
            let as_payload = rewritten(payload, input.is_encoded, how);
            let ways = [
                (Which::Payload, header, as_payload.as_str()),
                (Which::Header, as_header.as_str(), payload),
                (Which::Both, as_header.as_str(), as_payload.as_str()),
            ];
            for (which, header, payload) in ways {
                let other = join(header, payload);
                if known.contains(&other) {
                    continue;
                }
                if self.proves(key, &other) {
                    return Some(caused(which, how));
                }
                known.push(other);
            }
        }
        None
    }

    /// White space and invisible characters, in any of the three parts.
    fn white_space(&mut self, index: usize, key: &Key) -> Option<Cause> {
        let input = self.search.input;
        let is_text =
            |char: char| !char.is_whitespace() && !crate::token::unwrap::is_invisible(char);
        let without = |text: &str| {
            text.chars()
                .filter(|&char| is_text(char))
                .collect::<String>()
        };
        let header = without(&input.header);
        let payload = if input.is_encoded {
            without(&input.payload)
        } else {
            input.payload.clone().into_owned()
        };
        let signature = without(&input.signature_text);
        let same = header == *input.header
            && payload == *input.payload
            && signature == *input.signature_text;
        let bytes = base64url::decode(&signature).bytes;
        let proved =
            !same && self.proves_all(self.search.scheme, key, &join(&header, &payload), &bytes);
        proved.then_some(Cause::WhiteSpace { key: index })
    }
}

/// The part as it would have been; itself where it would be no other.
fn rewritten(part: &str, is_encoded: bool, how: How) -> String {
    let bytes = if is_encoded {
        base64url::decode(part).bytes
    } else {
        part.as_bytes().to_vec()
    };
    let encode = |bytes: &[u8]| match how {
        How::Padded => URL_SAFE.encode(bytes),
        How::StandardPadded => STANDARD.encode(bytes),
        How::Standard => STANDARD_NO_PAD.encode(bytes),
        _ => base64url::encode(bytes),
    };
    let Ok(text) = String::from_utf8(bytes) else {
        return part.to_owned();
    };
    let Some(text) = written(text, how) else {
        return part.to_owned();
    };
    if is_encoded {
        encode(text.as_bytes())
    } else {
        text
    }
}

/// The text as it would have been; `None` where it would be no other.
fn written(text: String, how: How) -> Option<String> {
    let other = match how {
        How::Canonical | How::Padded | How::StandardPadded | How::Standard => return Some(text),
        How::Unencoded | How::Encoded => return None,
        How::Compact => json::spaced(&text, ":", ","),
        How::Spaced => json::spaced(&text, ": ", ", "),
        How::EscapedSlashes => json::plain_slashes(&text).replace('/', "\\/"),
        How::PlainSlashes => json::plain_slashes(&text),
        How::EscapedUnicode => json::escaped(&text),
        How::PlainUnicode => json::unescaped(&text),
        How::LineFeed => [&text, "\n"].concat(),
        How::Trimmed => text.trim_end().to_owned(),
        How::CarriageReturns => text.replace("\r\n", "\n").replace('\n', "\r\n"),
        How::LineFeeds => text.replace("\r\n", "\n"),
    };
    (other != text).then_some(other)
}
