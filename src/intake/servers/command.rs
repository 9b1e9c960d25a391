//! Command lines: their words, and the options that they set.

use super::leaf::Leaf;
use crate::intake::Source;
use crate::token::span::Span;

/// A command and what it sets.
pub(super) struct Command {
    /// Where it stands.
    pub span: Span,
    /// Its words that set nothing, from the program on.
    pub words: Vec<String>,
    /// What it sets: `--name value`, `--name=value`, `name=value`.
    pub sets: Vec<Leaf>,
}

/// The commands in a text that begin with this program.
pub(super) fn commands(source: &Source<'_>, program: &str) -> Vec<Command> {
    let text = source.text;
    let mut found: Vec<Command> = Vec::new();
    for at in source.find(program) {
        let before = text.get(..at).unwrap_or_default();
        let inside = before.ends_with(|own: char| own.is_alphanumeric() || "-_.".contains(own));
        let again = found.last().is_some_and(|last| at < last.span.end);
        if !inside && !again {
            found.push(command(text, at));
        }
    }
    found
}

fn command(text: &str, at: usize) -> Command {
    let all = words(text, at);
    let end = all.last().map_or(at, |word| word.span.end);
    let mut command = Command {
        span: Span::new(at, end),
        words: Vec::new(),
        sets: Vec::new(),
    };
    let mut rest = all.into_iter().peekable();
    while let Some(word) = rest.next() {
        let flag = word
            .text
            .strip_prefix('-')
            .map(|own| own.trim_start_matches('-'));
        let set = word.text.split_once('=');
        match (flag, set) {
            (_, Some((name, value))) => {
                let name = name.trim_start_matches('-');
                command.sets.push(Leaf {
                    name: name.to_owned(),
                    text: value.to_owned(),
                    at: Span::new(word.span.start, word.span.start),
                    span: part(text, word.span, value),
                });
            }
            (Some(name), None) => {
                let next = rest.next_if(|next| !next.text.starts_with('-'));
                let value = next.unwrap_or(Word {
                    text: String::new(),
                    span: Span::new(word.span.end, word.span.end),
                });
                command.sets.push(Leaf {
                    name: name.to_owned(),
                    span: part(text, value.span, &value.text),
                    text: value.text,
                    at: word.span,
                });
            }
            (None, None) => command.words.push(word.text),
        }
    }
    command
}

/// Where the value stands in the word.
fn part(text: &str, word: Span, value: &str) -> Span {
    let raw = word.of(text);
    let found = raw.rfind(value).filter(|_| !value.is_empty());
    found.map_or(word, |at| {
        Span::new(word.start + at, word.start + at + value.len())
    })
}

/// A word without its quotation marks, and where it stands with them.
struct Word {
    text: String,
    span: Span,
}

/// The words from here to the end of the line; a line that ends so goes on: `\`, `^`, a backtick.
fn words(text: &str, at: usize) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut quote = None;
    let mut open = false;
    let rest = text.get(at..).unwrap_or_default();
    let mut chars = rest.char_indices().peekable();
    while let Some((index, char)) = chars.next() {
        let start = at + index;
        let end = start + char.len_utf8();
        let ends_line = matches!(chars.peek(), Some((_, '\n' | '\r')) | None);
        match (quote, char) {
            (None, '\\' | '^' | '`') if ends_line => {
                open = false;
                while chars.next_if(|(_, own)| own.is_whitespace()).is_some() {}
                continue;
            }
            (None, '\n' | '\r' | ';' | '|' | '<') => break,
            (None, own) if own.is_whitespace() => {
                open = false;
                continue;
            }
            (Some(own), _) if own == char => quote = None,
            (None, '"' | '\'') => {
                quote = Some(char);
            }
            _ => {}
        }
        if !open {
            words.push(Word {
                text: String::new(),
                span: Span::new(start, end),
            });
            open = true;
        }
        let mark = matches!(char, '"' | '\'') && (quote.is_none() || quote == Some(char));
        if let Some(word) = words.last_mut() {
            word.span.end = end;
            if !mark {
                word.text.push(char);
            }
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_sets_options() {
        let text = "$ tool write a/b c='{\"d\":1}' --e f \\\n  --g=\"h i\" -k\nnext=line";
        let found = commands(&Source::new(text, &[]), "tool");
        let command = found.first().unwrap();
        assert_eq!(command.words, ["tool", "write", "a/b"]);
        let sets: Vec<_> = command
            .sets
            .iter()
            .map(|own| (own.name.as_str(), own.text.as_str(), own.span.of(text)))
            .collect();
        assert_eq!(
            sets,
            [
                ("c", "{\"d\":1}", "{\"d\":1}"),
                ("e", "f", "f"),
                ("g", "h i", "h i"),
                ("k", "", ""),
            ]
        );
        assert!(commands(&Source::new("my-tool a=b", &[]), "tool").is_empty());
    }
}
