//! The entities of XML and HTML, as far as people meet them.

use std::borrow::Cow;

/// The entity at the start of a text: how many bytes it takes, and the character.
pub fn read(text: &str) -> Option<(usize, char)> {
    const LONGEST: usize = 8;
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = text.get(..end)?.strip_prefix('&')?;
    let by = match name {
        "quot" => '"',
        "apos" => '\'',
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "nbsp" => ' ',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    };
    Some((end + 1, by))
}

/// A text with the characters that its entities stand for.
pub fn resolved(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut made = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, _)) = rest.split_once('&') {
        made.push_str(before);
        rest = rest.get(before.len()..).unwrap_or_default();
        let (length, by) = read(rest).unwrap_or((1, '&'));
        made.push(by);
        rest = rest.get(length..).unwrap_or_default();
    }
    made.push_str(rest);
    Cow::Owned(made)
}
