//! The inside of a JSON string, with its escapes resolved where that helps reading.

use yew::prelude::*;

use crate::audience::character;
use crate::ui::parts::exact;

/// A stretch of the inside of a JSON string.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece<'a> {
    /// As it stands.
    Plain(&'a str),
    /// An escape that people read as it is written: `\"`, `\n`.
    Short(&'a str),
    /// A run of `\u` escapes.
    Unicode { written: &'a str, means: String },
}

/// What stands between the quotation marks.
pub(super) fn inside(text: &str) -> Html {
    pieces(text).into_iter().map(piece).collect()
}

/// The longest beginning of up to `longest` bytes that cuts neither a character nor an escape.
pub(super) fn beginning(text: &str, longest: usize) -> &str {
    if text.len() <= longest {
        return text;
    }
    let end = (0..=longest)
        .rev()
        .find(|end| text.is_char_boundary(*end))
        .unwrap_or_default();
    let cut = text.get(..end).unwrap_or_default();
    // The longest escape is a surrogate pair of twelve characters.
    let last = cut.rfind('\\').filter(|at| end - at < 12).unwrap_or(end);
    cut.get(..last).unwrap_or_default()
}

fn piece(piece: Piece<'_>) -> Html {
    match piece {
        Piece::Plain(text) => exact(text),
        Piece::Short(text) => html! { <span class="escape">{ text }</span> },
        Piece::Unicode { written, means }
            if means.chars().all(|c| character::kind(c).is_none()) =>
        {
            let written = format!("written {written}");
            html! {
                <span class="escape" title={written.clone()}>
                    { means }<span class="visually-hidden">{ " (" }{ written }{ ")" }</span>
                </span>
            }
        }
        Piece::Unicode { means, .. } => html! { <span class="escape">{ exact(&means) }</span> },
    }
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (plain, escape) = rest
            .split_at_checked(rest.find('\\').unwrap_or(rest.len()))
            .unwrap_or((rest, ""));
        if !plain.is_empty() {
            pieces.push(Piece::Plain(plain));
        }
        let run = unicode_run(escape);
        let length = match run {
            0 => escape
                .char_indices()
                .nth(2)
                .map_or(escape.len(), |(at, _)| at),
            run => run,
        };
        let (written, behind) = escape.split_at_checked(length).unwrap_or((escape, ""));
        rest = behind;
        match (run, written) {
            (_, "") => {}
            (0, written) => pieces.push(Piece::Short(written)),
            (_, written) => pieces.push(Piece::Unicode {
                written,
                means: resolve(written),
            }),
        }
    }
    pieces
}

/// How many bytes of `\uXXXX` escapes `text` starts with.
fn unicode_run(text: &str) -> usize {
    let escapes = text.as_bytes().chunks(6);
    let whole = escapes.take_while(|escape| {
        escape.len() == 6
            && escape.starts_with(b"\\u")
            && escape.iter().skip(2).all(u8::is_ascii_hexdigit)
    });
    whole.count() * 6
}

fn resolve(written: &str) -> String {
    let units = written
        .split("\\u")
        .filter_map(|digits| u16::from_str_radix(digits, 16).ok());
    char::decode_utf16(units)
        .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_told_apart() {
        let unicode = |written, means: &str| Piece::Unicode {
            written,
            means: means.into(),
        };
        let cases = [
            ("", vec![]),
            ("plain", vec![Piece::Plain("plain")]),
            (
                r#"a\"b"#,
                vec![Piece::Plain("a"), Piece::Short("\\\""), Piece::Plain("b")],
            ),
            (
                r"\u0061\u0062c",
                vec![unicode(r"\u0061\u0062", "ab"), Piece::Plain("c")],
            ),
            (r"\ud83d\ude00", vec![unicode(r"\ud83d\ude00", "😀")]),
            (
                r"\ud83d!",
                vec![unicode(r"\ud83d", "\u{fffd}"), Piece::Plain("!")],
            ),
            (r"\\u0061", vec![Piece::Short(r"\\"), Piece::Plain("u0061")]),
            ("\\", vec![Piece::Short("\\")]),
            (r"\u00", vec![Piece::Short("\\u"), Piece::Plain("00")]),
        ];
        for (text, expected) in cases {
            assert_eq!(pieces(text), expected, "{text}");
        }
    }

    #[test]
    fn a_beginning_cuts_neither_characters_nor_escapes() {
        for (text, longest, expected) in [
            ("abc", 3, "abc"),
            ("abc", 2, "ab"),
            ("aé", 2, "a"),
            (r"ab\u0061", 5, "ab"),
            (r"\", 0, ""),
        ] {
            assert_eq!(beginning(text, longest), expected, "{text}");
        }
    }
}
