//! Strings of JSON that hold escapes, and with that perhaps something whole.

use crate::token::span::Span;

/// Of each line that has such strings, what stands around them, quotation marks included.
pub(super) fn around(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if !line.contains('\\') {
            at += line.len();
            continue;
        }
        let own = line.trim_end_matches(['\n', '\r']);
        let mut start = 0;
        for string in strings(own) {
            found.push(Span::new(at + start, at + string.start));
            start = string.end;
        }
        if start > 0 {
            found.push(Span::new(at + start, at + own.len()));
        }
        at += line.len();
    }
    found
}

/// What the strings with escapes of a line hold. A string stands where JSON can have one: what a
/// shell quotes is none.
fn strings(line: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open = None;
    let mut escapes = false;
    let mut behind = b'{';
    let mut bytes = line.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        match (open, byte) {
            (None, b'"') if matches!(behind, b'{' | b'[' | b',' | b':') => {
                open = Some(at + 1);
                escapes = false;
            }
            (None, b' ' | b'\t') => {}
            (None, _) => behind = byte,
            (Some(start), b'"') => {
                if escapes {
                    found.push(Span::new(start, at));
                }
                open = None;
                behind = b'"';
            }
            (Some(_), b'\\') => {
                escapes = true;
                bytes.next();
            }
            (Some(_), _) => {}
        }
    }
    // One that was cut off.
    found.extend(
        open.filter(|_| escapes)
            .map(|start| Span::new(start, line.len())),
    );
    found
}
