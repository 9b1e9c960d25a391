//! Where the token comes from, and where in it tokens stand.

use std::borrow::Cow;
use std::fs::File;
use std::io::{IsTerminal, Read, stdin};
use std::ops::Range;
use std::path::Path;

use audlens::token::unwrap::{find, unwrap};
use audlens::token::{MAX_BYTES, Token, read};

use crate::arguments::as_argument;
use crate::problem::{Problem, Result};
use crate::shown::{argument, is_secret};

/// The text of a file, or of standard input, without the line break that ends it: files and `echo`
/// have one, and it says nothing about the token.
pub(crate) fn text(file: Option<&Path>) -> Result<String> {
    let mut text = whole(file)?;
    text.truncate(without_line_break(&text).len());
    Ok(text)
}

/// The text without the line break that ends it.
pub(crate) fn without_line_break(text: &str) -> &str {
    let line = text.strip_suffix('\n');
    line.map_or(text, |line| line.strip_suffix('\r').unwrap_or(line))
}

fn whole(file: Option<&Path>) -> Result<String> {
    match file {
        Some(path) => file_text(path),
        None => {
            if stdin().is_terminal() {
                eprintln!(
                    "Paste the token, and end with a line of its own: Ctrl+D, or Ctrl+Z on Windows."
                );
            }
            decode(bytes(stdin().lock(), "standard input")?, "standard input")
        }
    }
}

/// The text of a file.
pub(crate) fn file_text(path: &Path) -> Result<String> {
    let bytes = file_bytes(path)?;
    decode(bytes, &argument(&path.to_string_lossy()))
}

/// The bytes of a file.
pub(crate) fn file_bytes(path: &Path) -> Result<Vec<u8>> {
    let given = path.to_string_lossy();
    let name = argument(&given);
    let file = File::open(path).map_err(|error| match is_secret(&given) {
        true => as_argument(),
        false => Problem::new(format!("{name} cannot be read: {}.", plain(&error))),
    })?;
    bytes(file, &name)
}

fn bytes(source: impl Read, name: &str) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX);
    source
        .take(most.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|error| Problem::new(format!("{name} cannot be read: {}.", plain(&error))))?;
    if bytes.len() > MAX_BYTES {
        return Err(Problem::new(format!("{name} holds more than 64 MB.")));
    }
    Ok(bytes)
}

/// UTF-8, or UTF-16 with its mark, as older versions of PowerShell write files.
fn decode(bytes: Vec<u8>, name: &str) -> Result<String> {
    let wide = |from_bytes: fn([u8; 2]) -> u16| {
        let units = bytes.chunks(2).skip(1).map(|pair| match *pair {
            [first, second] => from_bytes([first, second]),
            _ => 0xfffd,
        });
        char::decode_utf16(units)
            .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect()
    };
    match bytes.as_slice() {
        [0xff, 0xfe, ..] => Ok(wide(u16::from_le_bytes)),
        [0xfe, 0xff, ..] => Ok(wide(u16::from_be_bytes)),
        _ => String::from_utf8(bytes).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            Problem::new(format!("{name} is not text: byte {at} is not UTF-8."))
        }),
    }
}

/// What went wrong, without the number that the system has for it.
fn plain(error: &std::io::Error) -> String {
    let text = error.to_string();
    match text.split_once(" (os error") {
        Some((words, _)) => words.to_owned(),
        None => text,
    }
}

/// Where the tokens stand in a text, in bytes; the first is the one that is checked.
pub(crate) fn tokens(input: &str) -> Vec<Range<usize>> {
    if matches!(read(input).token, Token::Nothing | Token::Unknown(_)) {
        return Vec::new();
    }
    let first = unwrap(input);
    let length = match &first.text {
        Cow::Borrowed(text) => text.len(),
        Cow::Owned(text) => joined(input.get(first.at..).unwrap_or_default(), text),
    };
    let end = first.at + length;
    let rest = input.get(end..).unwrap_or_default();
    let more = find(rest).map(|token| token.start + end..token.end + end);
    std::iter::once(first.at..end).chain(more).collect()
}

/// How much of the input a token takes that was put together from pieces.
fn joined(input: &str, token: &str) -> usize {
    let mut wanted = token.chars().peekable();
    for (at, character) in input.char_indices() {
        if wanted.peek().is_none() {
            return at;
        }
        wanted.next_if_eq(&character);
    }
    input.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKEN: &str = "eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJhIn0.c2lnbg";

    #[test]
    fn tokens_are_found_where_they_stand() {
        let broken = "eyJhbGciOiJSUzI1NiJ9.eyJhd\nWQiOiJhIn0.c2lnbg";
        let cases = [
            (TOKEN.to_owned(), vec![TOKEN]),
            (format!("Authorization: Bearer {TOKEN}\n"), vec![TOKEN]),
            (
                format!("{{\"access_token\":\"{TOKEN}\",\"id_token\":\"{TOKEN}\"}}"),
                vec![TOKEN, TOKEN],
            ),
            (format!(" {broken}\n"), vec![broken]),
            ("{\"aud\":\"a\"}".to_owned(), vec!["{\"aud\":\"a\"}"]),
            ("hello".to_owned(), vec![]),
            (String::new(), vec![]),
        ];
        for (input, expected) in cases {
            let found: Vec<_> = tokens(&input)
                .into_iter()
                .map(|token| input.get(token).unwrap_or_default())
                .collect();
            assert_eq!(found, expected, "{input}");
        }
    }

    #[test]
    fn a_file_of_powershell_is_read() {
        let wide = |text: &str| -> Vec<u8> {
            let units = std::iter::once(0xfeff).chain(text.encode_utf16());
            units.flat_map(u16::to_le_bytes).collect()
        };
        assert_eq!(decode(wide("ey.é"), "it"), Ok("ey.é".to_owned()));
        assert_eq!(decode(b"ey".to_vec(), "it"), Ok("ey".to_owned()));
        assert_eq!(
            decode(vec![b'a', 0xff], "it"),
            Err(Problem::new("it is not text: byte 1 is not UTF-8."))
        );
    }
}
