//! Tokens in compact form, also those that were broken into lines on their way.

use crate::token::base64url;
use crate::token::span::Span;
use crate::token::unwrap::{SIGNATURE_LENGTHS, headers, is_run_byte, starts_as_header, token_at};

/// The tokens of a text, and where each stands.
pub(super) fn compact(text: &str) -> Vec<(String, Span)> {
    let mut found = Vec::new();
    let headers: Vec<usize> = headers(text).collect();
    let whole = headers.iter().filter_map(|at| token_at(text, *at));
    let mut whole = whole.peekable();
    let mut at = 0;
    loop {
        let next = whole.peek().map_or(text.len(), |range| range.start);
        if let Some(pieces) =
            starts(text, &headers, at, next).find_map(|start| Pieces::at(text, start))
        {
            at = pieces.end;
            let span = Span::new(pieces.start, pieces.end);
            found.push((pieces.token, span));
            while whole.next_if(|range| range.start < at).is_some() {}
            continue;
        }
        let Some(range) = whole.next() else { break };
        // Its last part may go on in the next line.
        let pieces = Pieces::at(text, range.start).filter(|pieces| range.end < pieces.end);
        let (token, span) = match pieces {
            Some(pieces) => (pieces.token, Span::new(pieces.start, pieces.end)),
            None => {
                let span = Span::new(range.start, range.end);
                (span.of(text).to_owned(), span)
            }
        };
        at = span.end;
        while whole.next_if(|range| range.start < at).is_some() {}
        found.push((token, span));
    }
    found
}

/// Where between two places a token may start that was broken.
fn starts(text: &str, headers: &[usize], from: usize, to: usize) -> impl Iterator<Item = usize> {
    let first = headers.partition_point(|at| *at < from);
    let between = headers.iter().skip(first).copied();
    let between = between.take_while(move |at| *at < to);
    between.filter(|at| begins(text.as_bytes(), *at))
}

/// Whether no token goes on at this place: what stands before is no part of one, or an escape.
fn begins(bytes: &[u8], at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).and_then(|at| bytes.get(at)).copied();
    before(1).is_none_or(|byte| !is_run_byte(byte))
        || before(2) == Some(b'\\')
        || before(3) == Some(b'%')
}

/// A token put together from the pieces of several lines.
struct Pieces {
    token: String,
    start: usize,
    end: usize,
}

/// A token over this length is not put together.
const LONGEST: usize = 16 * 1024;

/// A line is not looked at further back.
const WIDEST: usize = 4 * 1024;

/// A mail program or a console breaks no line before this column.
const NARROWEST: usize = 40;

impl Pieces {
    fn at(text: &str, start: usize) -> Option<Self> {
        let mut made = Self {
            token: String::new(),
            start,
            end: start,
        };
        let mut widths = Vec::new();
        loop {
            made.take_run(text);
            if made.token.len() > LONGEST {
                return None;
            }
            let Some(next) = after_break(text, made.end) else {
                break;
            };
            let before = text.get(made.end.saturating_sub(WIDEST)..made.end);
            let line = before.and_then(|before| before.rsplit('\n').next());
            let columns = line.map_or(WIDEST, |line| line.chars().count());
            if !made.goes_on(text, next, columns, &widths) {
                break;
            }
            widths.push(columns);
            made.end = next;
        }
        while made.dots() > 2 && made.token.ends_with('.') {
            made.token.pop();
            made.end -= 1;
        }
        let header = made.token.split('.').next()?.len();
        let is_whole = made.dots() == 2 || made.dots() == 4;
        // `{"alg":""}` takes 14 characters.
        (is_whole && header >= 14).then_some(made)
    }

    /// Takes what can stand in a token; a dot may be percent-encoded, and a part padded.
    fn take_run(&mut self, text: &str) {
        let mut rest = text.get(self.end..).unwrap_or_default();
        loop {
            let length = rest.bytes().take_while(|&byte| is_run_byte(byte)).count();
            let (run, behind) = rest.split_at_checked(length).unwrap_or_default();
            self.token.push_str(run);
            let dot = ["%2E", "%2e"]
                .iter()
                .find_map(|dot| behind.strip_prefix(dot));
            match dot {
                Some(behind) if !self.token.is_empty() => {
                    self.token.push('.');
                    rest = behind;
                }
                _ => {
                    let padding = self.padding(behind);
                    self.token.push_str(padding);
                    rest = behind.get(padding.len()..).unwrap_or_default();
                    if padding.is_empty() || !rest.starts_with('.') {
                        self.end = text.len() - rest.len();
                        return;
                    }
                }
            }
        }
    }

    /// The signs that make the last part as long as base64 with padding is (RFC 4648 §4).
    fn padding<'a>(&self, behind: &'a str) -> &'a str {
        let last = self.token.rsplit('.').next().unwrap_or_default();
        let missing = (4 - last.len() % 4) % 4;
        let padding = ["", "=", "=="].get(missing).copied().unwrap_or_default();
        // At the end of a line it breaks the line.
        let fits = behind
            .strip_prefix(padding)
            .is_some_and(|rest| !rest.starts_with(['=', '\r', '\n']));
        let padding = if fits {
            behind.get(..padding.len())
        } else {
            None
        };
        padding.unwrap_or_default()
    }

    fn dots(&self) -> usize {
        let compact = self.token.split('~').next().unwrap_or_default();
        compact.bytes().filter(|&byte| byte == b'.').count()
    }

    /// How many dots it has when it is whole.
    fn wanted(&self) -> usize {
        let header = self.token.split('.').next().unwrap_or_default();
        let header = base64url::decode(header).bytes;
        let is_encrypted = String::from_utf8_lossy(&header).contains("\"enc\"");
        if is_encrypted { 4 } else { 2 }
    }

    /// Whether the line at `next` goes on with this token, whose line ends in that column; before it
    /// there were lines of these widths, of which the first may have begun elsewhere.
    fn goes_on(&self, text: &str, next: usize, columns: usize, widths: &[usize]) -> bool {
        let rest = text.get(next..).unwrap_or_default();
        let length = rest.bytes().take_while(|&byte| is_run_byte(byte)).count();
        let Some((run, behind)) = rest.split_at_checked(length) else {
            return false;
        };
        let ends = behind.strip_prefix('=').unwrap_or(behind).is_empty()
            || behind.starts_with(ENDS)
            || after_break(text, next + length).is_some();
        let apart = !run.is_empty() && ends;
        let full = self.wanted() <= self.dots();
        let inside = self.token.ends_with(['.', '~']) && !full;
        let another = (starts_as_header(run) && !inside) || (full && run.contains('.'));
        let broken = columns >= NARROWEST || self.token.ends_with('.');
        if !apart || another || !broken {
            return false;
        }
        if !full {
            return true;
        }
        let last = self.token.rsplit('.').next().unwrap_or_default();
        let signed = self.dots() == 2 && SIGNATURE_LENGTHS.contains(&last.len());
        let before = widths.get(1..).and_then(<[usize]>::last);
        let as_wide = before.is_none_or(|before| columns == *before) && run.len() <= columns;
        !signed && as_wide && (last.is_empty() || !is_word(run))
    }
}

/// What may stand behind the last piece.
const ENDS: [char; 16] = [
    '\n', '\r', ' ', '"', '\'', '`', '&', ',', ';', ')', '}', ']', '<', '\\', '%', '^',
];

/// The first place in the next line where something of a token can stand.
fn after_break(text: &str, end: usize) -> Option<usize> {
    let rest = text.get(end..)?;
    // `=` at the end of a line is what mail programs break lines with (RFC 2045 §6.7).
    let line = rest
        .strip_prefix("=\r\n")
        .or_else(|| rest.strip_prefix("=\n"));
    let line = line.or_else(|| rest.strip_prefix("\r\n"));
    let line = line.or_else(|| rest.strip_prefix('\n'))?;
    let own = line.trim_start_matches([' ', '\t', '>']);
    Some(text.len() - own.len())
}

/// Whether a piece may be a word of a language: small letters, perhaps one capital before them.
fn is_word(run: &str) -> bool {
    run.bytes()
        .skip(1)
        .all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'.' | b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const JWS: &str = "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2ln";

    fn broken(width: usize, between: &str) -> String {
        let mut made = String::new();
        for (index, char) in long().chars().enumerate() {
            if index > 0 && index % width == 0 {
                made.push_str(between);
            }
            made.push(char);
        }
        made
    }

    fn long() -> String {
        let claims = "eyJhIjoxfQ".repeat(20);
        format!("eyJhbGciOiJIUzI1NiJ9.{claims}.{}", "Ab1-".repeat(16))
    }

    #[test]
    fn tokens_that_were_broken_are_put_together() {
        for (around, between) in [
            ("@", "\n"),
            ("see @\nThanks", "\r\n"),
            ("{\"a\": \"@\"}", "=\n"),
            ("> @", "\n> "),
            ("    @\n\nAccept: */*", "\n    "),
        ] {
            let text = around.replace('@', &broken(60, between));
            let found = compact(&text);
            assert_eq!(found.len(), 1, "{text}");
            let (token, span) = found.first().unwrap();
            assert_eq!(*token, long(), "{text}");
            assert_eq!(span.of(&text), broken(60, between), "{text}");
        }
    }

    #[test]
    fn what_is_whole_is_left_so() {
        for text in [
            "@",
            "@\n@",
            "@\nAccept: x",
            "@\nend",
            "a=@&b=c",
            "Bearer%20@",
            "@.",
        ] {
            let text = text.replace('@', JWS);
            let found = compact(&text);
            assert_eq!(found.len(), text.matches(JWS).count(), "{text}");
            for (token, span) in found {
                assert_eq!(token, JWS, "{text}");
                assert_eq!(span.of(&text), JWS);
            }
        }
        for padded in [
            "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ==.c2ln",
            "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2lnAA==",
        ] {
            let text = format!("a={padded}&b=c");
            let found = compact(&text);
            assert_eq!(found, [(padded.to_owned(), Span::new(2, 2 + padded.len()))]);
        }
        let encoded = JWS.replace('.', "%2E");
        assert_eq!(
            compact(&encoded),
            [(JWS.to_owned(), Span::new(0, encoded.len()))]
        );
        assert_eq!(compact("eyes only\neyJust a word\n"), []);
    }
}
