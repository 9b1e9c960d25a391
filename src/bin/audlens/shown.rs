//! Texts as they may be shown: without the signature of a token, and with nothing in them that a
//! terminal would obey or nobody would see.

use std::borrow::Cow;

use audlens::audience::character::{Kind, code_point, kind};
use audlens::token::unwrap::find;
use audlens::token::{Token, read};

/// What stands in the place of a signature.
const WITHHELD: &str = "[signature]";

/// The text without the signatures of tokens in it.
pub(crate) fn discreet(text: &str) -> Cow<'_, str> {
    let mut shown = String::new();
    let mut from = 0;
    for token in find(text) {
        let (start, end) = (token.start, token.end);
        let whole = text.get(token).unwrap_or_default();
        // Behind the second dot stands the signature, or what an encrypted token keeps to itself.
        let Some((second, _)) = whole.match_indices('.').nth(1) else {
            continue;
        };
        let keep = start + second + 1;
        if keep < end {
            shown.push_str(text.get(from..keep).unwrap_or_default());
            shown.push_str(WITHHELD);
            from = end;
        }
    }
    if from == 0 {
        return Cow::Borrowed(text);
    }
    shown.push_str(text.get(from..).unwrap_or_default());
    Cow::Owned(shown)
}

/// The same on one line, with every character that hides spelt out.
pub(crate) fn shown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in discreet(text).chars() {
        match kind(character) {
            None | Some(Kind::LookAlike(_)) => out.push(character),
            Some(_) => {
                out.push('<');
                out.push_str(&code_point(character));
                out.push('>');
            }
        }
    }
    out
}

/// The beginning of a text that is too long for a line.
pub(crate) fn short(text: &str, longest: usize) -> Cow<'_, str> {
    match text.char_indices().nth(longest) {
        Some((end, _)) => Cow::Owned(format!("{}…", text.get(..end).unwrap_or_default())),
        None => Cow::Borrowed(text),
    }
}

/// An argument as it may be repeated: not if it could be a secret.
pub(crate) fn argument(text: &str) -> String {
    const LONGEST: usize = 160;
    let hidden = is_secret(text) || text.chars().nth(LONGEST).is_some();
    match hidden {
        true => "(not repeated here)".to_owned(),
        false => format!("`{}`", shown(text)),
    }
}

/// Whether the text could be a secret of any form.
pub(crate) fn is_secret(text: &str) -> bool {
    is_token(text) || matches!(read(text).token, Token::Opaque(_))
}

/// Whether the text is or holds a token, or the beginning of one.
pub(crate) fn is_token(text: &str) -> bool {
    find(text).next().is_some()
        || matches!(
            read(text).token,
            Token::Signed(_) | Token::Unsecured(_) | Token::Encrypted(_) | Token::Serialized(_)
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "eyJhbGciOiJSUzI1NiJ9";

    #[test]
    fn a_signature_is_withheld_wherever_it_stands() {
        let cases = [
            (
                format!("{HEADER}.e30.c2lnbg"),
                format!("{HEADER}.e30.[signature]"),
            ),
            (
                format!("a {HEADER}.e30.c2lnbg b {HEADER}.e30.c2lnbg~d~ c"),
                format!("a {HEADER}.e30.[signature] b {HEADER}.e30.[signature] c"),
            ),
            (format!("{HEADER}.e30."), format!("{HEADER}.e30.")),
            (
                format!("\"{HEADER}.a.b.c.d\""),
                format!("\"{HEADER}.a.[signature]\""),
            ),
            ("www.example.com".to_owned(), "www.example.com".to_owned()),
        ];
        for (text, expected) in cases {
            assert_eq!(discreet(&text), expected, "{text}");
        }
    }

    #[test]
    fn nothing_reaches_the_terminal_but_letters() {
        for (text, expected) in [
            ("plain", "plain"),
            ("\u{1b}[31mred", "<U+001B>[31mred"),
            ("a\u{200b}b\u{202e}c", "a<U+200B>b<U+202E>c"),
            ("two\nlines", "two<U+000A>lines"),
            ("Grüße", "Grüße"),
        ] {
            assert_eq!(shown(text), expected);
        }
    }

    #[test]
    fn a_secret_is_never_repeated() {
        for (text, expected) in [
            ("token.txt", "`token.txt`"),
            ("--json", "`--json`"),
            ("eyJhbGciOiJSUzI1NiJ9.e30.c2lnbg", "(not repeated here)"),
            (
                "--token=eyJhbGciOiJSUzI1NiJ9.e30.c2lnbg",
                "(not repeated here)",
            ),
            (
                "ghp_000000000000000000000000000000000000",
                "(not repeated here)",
            ),
        ] {
            assert_eq!(argument(text), expected, "{text}");
        }
    }
}
