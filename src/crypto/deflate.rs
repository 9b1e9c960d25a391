//! `zip: DEF`: DEFLATE without any frame around it (RFC 7516 §4.1.3, RFC 1951).

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

/// A content may be inflated to this many bytes. A few kilobytes can ask for gigabytes. Libraries
/// draw the line lower, go-jose 4.0.1 at 250 kB or ten times the length, Microsoft.IdentityModel at
/// 256,000 bytes (`JwtTokenDecryptionParameters.MaximumDeflateSize`), lestrrat-go/jwx 2.0.21 at
/// 10 MB; but a person who looks at an own token is not a server under attack.
pub const MOST_BYTES: usize = 16 * 1024 * 1024;

/// Why a content cannot be inflated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InflateFault {
    /// It would be larger than [`MOST_BYTES`].
    TooLarge,
    /// It is not DEFLATE, or was cut.
    Broken,
}

/// The content before it was deflated.
pub fn inflate(bytes: &[u8]) -> Result<Vec<u8>, InflateFault> {
    // Not even an empty content is deflated to nothing.
    if bytes.is_empty() {
        return Err(InflateFault::Broken);
    }
    decompress_to_vec_with_limit(bytes, MOST_BYTES).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => InflateFault::TooLarge,
        _ => InflateFault::Broken,
    })
}

/// The content, deflated.
pub fn deflate(bytes: &[u8]) -> Vec<u8> {
    // 6 is what zlib calls its default.
    compress_to_vec(bytes, 6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_deflated_is_inflated_and_nothing_else() {
        for plain in [&b""[..], b"a", b"Live long and prosper.", &[7; 100_000]] {
            assert_eq!(inflate(&deflate(plain)).as_deref(), Ok(plain));
        }
        let cut = deflate(b"Live long and prosper.");
        let cut = &cut[..cut.len() - 3];
        let zlib = miniz_oxide::deflate::compress_to_vec_zlib(b"Live long and prosper.", 6);
        for broken in [&b""[..], b"\xff\xff\xff", cut, &zlib] {
            assert_eq!(inflate(broken), Err(InflateFault::Broken), "{broken:x?}");
        }
    }

    #[test]
    fn a_bomb_is_not_set_off() {
        let most = deflate(&vec![0; MOST_BYTES]);
        assert_eq!(inflate(&most).map(|plain| plain.len()), Ok(MOST_BYTES));
        let more = deflate(&vec![0; MOST_BYTES + 1]);
        assert!(more.len() < 20_000);
        assert_eq!(inflate(&more), Err(InflateFault::TooLarge));
    }
}
