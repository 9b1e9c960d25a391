//! A shared secret as text: what each form makes of it.

use base64::Engine;

use super::pem::ENGINE;
use crate::crypto::given::SecretForm;
use crate::crypto::secret::Secret;

/// What each form would give: how many bytes, or the place of the first character that it cannot read.
pub fn as_each(text: &str) -> [(SecretForm, Result<usize, usize>); 4] {
    SecretForm::ALL.map(|form| (form, bytes(text, form).map(|secret| secret.len())))
}

/// The bytes that the text stands for, or the place of the first character that the form cannot read.
///
/// One line break at the end belongs to the file or the paste and not to the secret. Within the
/// three encodings white space is skipped, and in hexadecimal a colon between bytes.
pub fn bytes(text: &str, form: SecretForm) -> Result<Secret, usize> {
    match form {
        SecretForm::Text => Ok(Secret::new(without_line_break(text).as_bytes().to_vec())),
        SecretForm::Base64 => base64(text, ['+', '/']),
        SecretForm::Base64Url => base64(text, ['-', '_']),
        SecretForm::Hex => hex(text),
    }
}

fn without_line_break(text: &str) -> &str {
    let line = text.strip_suffix('\n').unwrap_or(text);
    line.strip_suffix('\r').unwrap_or(line)
}

/// RFC 4648 §4 and §5, with or without padding.
fn base64(text: &str, last: [char; 2]) -> Result<Secret, usize> {
    let mut symbols = zeroize::Zeroizing::new(String::with_capacity(text.len()));
    let mut padded = false;
    let mut end = 0;
    for (at, c) in text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
        let known = c.is_ascii_alphanumeric() || last.contains(&c) || c == '=';
        if !known || (padded && c != '=') {
            return Err(at);
        }
        padded |= c == '=';
        end = at;
        match c {
            '=' => {}
            '-' => symbols.push('+'),
            '_' => symbols.push('/'),
            c => symbols.push(c),
        }
    }
    let bytes = ENGINE.decode(symbols.as_bytes());
    // Only a symbol too many is left to go wrong.
    bytes.map(Secret::new).map_err(|_| end)
}

fn hex(text: &str) -> Result<Secret, usize> {
    let mut bytes = zeroize::Zeroizing::new(Vec::with_capacity(text.len() / 2));
    let mut high = None;
    for (at, c) in text.char_indices() {
        let Some(digit) = c.to_digit(16).and_then(|digit| u8::try_from(digit).ok()) else {
            match c {
                ':' if high.is_none() => continue,
                c if c.is_whitespace() => continue,
                _ => return Err(at),
            }
        };
        high = match high {
            None => Some((at, digit)),
            Some((_, high)) => {
                bytes.push((high << 4) | digit);
                None
            }
        };
    }
    match high {
        Some((at, _)) => Err(at),
        None => Ok(Secret::new(std::mem::take(&mut bytes))),
    }
}
