//! JSON Web Tokens standing in other text: a command, a log line, a response.

use std::ops::Range;

/// The byte ranges of all tokens in compact form in `input`, in order.
///
/// A token is a run of three parts (JWS, RFC 7515 §7.1) or five (JWE, RFC 7516 §7.1) whose first is long enough for
/// a header and starts as base64url of `{`.
/// The disclosures of a selective-disclosure token (RFC 9901 §4) belong to it.
/// Reads `input` once; allocates nothing.
pub fn find(input: &str) -> impl Iterator<Item = Range<usize>> {
    headers(input).filter_map(|start| token_at(input, start))
}

/// The byte range of the token that begins at a place where something starts as a header does.
pub(crate) fn token_at(input: &str, start: usize) -> Option<Range<usize>> {
    let bytes = input.as_bytes();
    let rest = bytes.get(start..).filter(|_| begins_run(bytes, start))?;
    let length = rest.iter().position(|&byte| !is_run_byte(byte));
    let end = start + length.unwrap_or(rest.len());
    let token = token_in(input.get(start..end)?)?;
    Some(start..start + token)
}

/// Where in a text something starts as a header does, in order.
pub(crate) fn headers(text: &str) -> impl Iterator<Item = usize> {
    let mut rest = text.as_bytes();
    std::iter::from_fn(move || {
        while let [first, behind @ ..] = rest {
            let start = text.len() - rest.len();
            let is_one = *first == b'e' && is_header(rest);
            rest = behind;
            if is_one {
                return Some(start);
            }
        }
        None
    })
}

/// Whether `text` starts as base64url of a JSON object does: `{"`, `{ "`, or `{` and a line break.
pub(crate) fn starts_as_header(text: &str) -> bool {
    is_header(text.as_bytes())
}

fn is_header(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [b'e', b'y', b'J' | b'A', ..] | [b'e', b'w', b'o' | b'0', ..]
    )
}

/// `{"alg":""}` takes 14 characters, so shorter first parts are words such as a host name's.
const SHORTEST_HEADER: usize = 14;

/// The length of the token at the start of `run`.
fn token_in(run: &str) -> Option<usize> {
    if !starts_as_header(run) {
        return None;
    }
    let (compact, disclosures) = match run.split_once('~') {
        Some((compact, disclosures)) => (compact, Some(disclosures)),
        None => (run, None),
    };
    if compact.split('.').next()?.len() < SHORTEST_HEADER {
        return None;
    }
    let mut length = compact.len();
    let mut dots = compact.bytes().filter(|&byte| byte == b'.').count();
    if disclosures.is_none() {
        // The last dots may end a sentence; an unsecured token ends in the second (RFC 7519 §6).
        while dots > 2 && compact.get(..length)?.ends_with('.') {
            length -= 1;
            dots -= 1;
        }
    } else {
        length = run.len();
    }
    (dots == 2 || dots == 4).then_some(length)
}

/// Whether a run of what may stand in a token starts there, or goes on behind what belongs to an
/// escape before it: `\n` in a quoted string, `%20` in a URL.
fn begins_run(bytes: &[u8], start: usize) -> bool {
    let before = |back: usize| {
        start
            .checked_sub(back)
            .and_then(|at| bytes.get(at))
            .copied()
    };
    let runs = |back: usize| before(back).is_some_and(is_run_byte);
    match (runs(1), runs(2)) {
        (false, _) => !matches!(before(1), Some(b'\\' | b'%')),
        (true, false) => before(2) == Some(b'\\'),
        (true, true) => before(3) == Some(b'%'),
    }
}

pub(crate) fn is_run_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~')
}

#[cfg(test)]
mod tests {
    use super::*;

    const JWS: &str = "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2ln";
    const JWE: &str = "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..aXY.Y2lwaGVy.dGFn";

    fn check(input: &str, want: &[&str]) {
        let found: Vec<&str> = find(input).filter_map(|range| input.get(range)).collect();
        assert_eq!(found, want, "in {input:?}");
    }

    #[test]
    fn finds_tokens_in_text() {
        check("", &[]);
        check("no token here, see eye.example.com and eyes.on.you", &[]);
        check(JWS, &[JWS]);
        check(JWE, &[JWE]);
        check(
            &format!("curl -H 'Authorization: Bearer {JWS}' https://api.example/"),
            &[JWS],
        );
        check(&format!("{JWS}\n{JWE}\n{JWS}"), &[JWS, JWE, JWS]);
        check(&format!("{JWS},{JWE}"), &[JWS, JWE]);
        check(
            &format!("https://app.example/#id_token={JWS}&state=1"),
            &[JWS],
        );
    }

    #[test]
    fn escapes_are_not_part_of_it() {
        check(&format!(r#"{{"log":"token:\n{JWS}\n"}}"#), &[JWS]);
        check(&format!("Authorization%3A%20Bearer%20{JWS}"), &[JWS]);
    }

    #[test]
    fn a_full_stop_ends_the_sentence() {
        check(&format!("It was {JWS}."), &[JWS]);
        check(&format!("It was {JWE}..."), &[JWE]);
        let unsecured = "eyJhbGciOiJub25lIn0.eyJhIjoxfQ.";
        check(unsecured, &[unsecured]);
        check(&format!("It was {unsecured}."), &[unsecured]);
    }

    #[test]
    fn disclosures_belong_to_it() {
        let disclosed = format!("{JWS}~WyJzYWx0Il0~");
        check(&disclosed, &[&disclosed]);
        let bound = format!("{JWS}~WyJzYWx0Il0~{JWS}");
        check(&bound, &[&bound]);
    }

    #[test]
    fn other_counts_of_parts_are_no_token() {
        check("eyJhbGciOiJIUzI1NiJ9", &[]);
        check("eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ", &[]);
        check(&format!("{JWS}.extra"), &[]);
        check(&format!("{JWE}.extra"), &[]);
    }
}
