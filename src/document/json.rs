//! JSON as settings files have it: with comments, commas too many, and perhaps cut off.

use super::node::{Content, Member, Node};
use crate::token::json::{Json, Kind, Value};
use crate::token::span::Span;

/// Reads an object or a list at the start of `text`, as far as it goes; `None` if nothing of one
/// can be read. `at` is where the text stands in a longer one.
pub fn read(text: &str, at: usize) -> Option<Node> {
    let json = Json::from_text(plain(text));
    let root = json.root()?;
    let node = node(root, at);
    let is_empty = node.members().is_empty() && node.items().is_empty();
    (!is_empty).then_some(node)
}

/// How many bytes the object or list at the start of `text` takes; `None` if nothing closes it.
pub fn extent(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut state = State::Between;
    let mut bytes = text.bytes().enumerate().peekable();
    while let Some((index, byte)) = bytes.next() {
        let next = bytes.peek().map(|(_, byte)| *byte);
        if state.is_broken(byte) && goes_on(text, index) {
            continue;
        }
        state = state.after(byte, next);
        if !matches!(state, State::Between) {
            continue;
        }
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return Some(index + 1);
        }
    }
    None
}

/// Where in JSON an object begins that was a string before somebody took its escapes away:
/// `{"log": "{"a": 1}"}`.
pub fn unescaped(text: &str) -> Option<usize> {
    let mut state = State::Between;
    let mut chars = text.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let byte = |char: Option<char>| char.and_then(|char| u8::try_from(char).ok());
        let own = byte(Some(char)).unwrap_or(b'?');
        if state.is_broken(own) && goes_on(text, at) {
            continue;
        }
        state = state.after(own, byte(next));
        if state == State::String && char == '{' {
            let name = text.get(at + 1..)?.trim_start().strip_prefix('"');
            // Behind a string's end there is one of these.
            let ends = |rest: &str| rest.trim_start().starts_with([',', '}', ']', ':']);
            if name.is_some_and(|name| !name.is_empty() && !ends(name)) {
                return Some(at);
            }
        }
    }
    None
}

/// Where in JSON with comments something stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Between,
    String,
    /// Behind a backslash in a string.
    Escape,
    /// The two bytes that open or close a comment, of which this is the first.
    Opens,
    Line,
    Block,
    Closes,
}

impl State {
    /// Whether a line ends inside a string.
    fn is_broken(self, byte: u8) -> bool {
        self == Self::String && byte == b'\n'
    }

    fn after(self, byte: u8, next: Option<u8>) -> Self {
        match (self, byte) {
            (Self::Between, b'"') => Self::String,
            (Self::Between, b'/') if next == Some(b'/') => Self::Line,
            (Self::Between, b'/') if next == Some(b'*') => Self::Opens,
            (Self::String, b'\\') => Self::Escape,
            // A string does not go on behind its line.
            (Self::String, b'"' | b'\n') | (Self::Line, b'\n') | (Self::Closes, _) => Self::Between,
            (Self::Escape, _) => Self::String,
            (Self::Opens, _) => Self::Block,
            (Self::Block, b'*') if next == Some(b'/') => Self::Closes,
            (state, _) => state,
        }
    }
}

/// Whether the string in which the line ends at `at` goes on in the next one, because a mail program
/// broke it: the next quotation mark is one that closes.
fn goes_on(text: &str, at: usize) -> bool {
    let rest = text.get(at + 1..).unwrap_or_default();
    let line = rest.split('\n').next().unwrap_or_default();
    line.split_once('"').is_some_and(|(_, behind)| {
        let behind = behind.trim();
        behind.is_empty() || behind.starts_with([',', '}', ']', ':'])
    })
}

/// The text with blanks for comments and for commas before a closing bracket, each as long as what
/// it stands for.
fn plain(text: &str) -> String {
    let mut plain = Vec::with_capacity(text.len());
    let mut state = State::Between;
    let mut comma = None;
    let mut bytes = text.bytes().enumerate().peekable();
    while let Some((index, byte)) = bytes.next() {
        let before = state;
        if !(state.is_broken(byte) && goes_on(text, index)) {
            state = state.after(byte, bytes.peek().map(|(_, byte)| *byte));
        }
        let comment = |state| {
            matches!(
                state,
                State::Line | State::Opens | State::Block | State::Closes
            )
        };
        if (comment(state) || comment(before)) && byte != b'\n' {
            plain.push(b' ');
            continue;
        }
        if before == State::Between {
            match byte {
                b',' => comma = Some(plain.len()),
                b'}' | b']' => {
                    if let Some(comma) = comma.take().and_then(|at| plain.get_mut(at)) {
                        *comma = b' ';
                    }
                }
                _ if byte.is_ascii_whitespace() => {}
                _ => comma = None,
            }
        }
        plain.push(byte);
    }
    String::from_utf8(plain).unwrap_or_else(|_| text.to_owned())
}

fn node(value: Value<'_>, at: usize) -> Node {
    let moved = |span: Span| Span::new(span.start + at, span.end + at);
    let content = match value.kind() {
        Kind::Object => {
            let member = |member: crate::token::json::Member<'_>| Member {
                name: member.name.display().into_owned(),
                at: moved(member.name.span()),
                value: node(member.value, at),
            };
            Content::Map(value.members().map(member).collect())
        }
        Kind::Array => Content::List(value.items().map(|item| node(item, at)).collect()),
        Kind::Null => Content::Scalar(String::new()),
        // JSON has no line's end in a string; a mail program put it there.
        Kind::String if value.raw().contains('\n') => {
            Content::Scalar(value.display().replace(['\r', '\n'], ""))
        }
        _ => Content::Scalar(value.display().into_owned()),
    };
    Node {
        span: moved(value.span()),
        content,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_commas_do_not_matter() {
        let text = "{ // \"a\": 1\n \"b\": [1, 2,], /* } */ \"c\": \"// x\", }";
        let node = read(text, 10).unwrap();
        assert_eq!(extent(text), Some(text.len()));
        let names: Vec<_> = node.members().iter().map(|own| own.name.as_str()).collect();
        assert_eq!(names, ["b", "c"]);
        let c = node.get("c").unwrap();
        assert_eq!(c.text(), Some("// x"));
        let place = Span::new(c.span.start - 10, c.span.end - 10);
        assert_eq!(place.of(text), "\"// x\"");
        assert_eq!(node.get("b").unwrap().texts().len(), 2);
    }

    #[test]
    fn a_string_may_be_broken_by_a_mail_program() {
        let text = "{\"a\":\"b\nc\",\"d\":\"https:\n//e\"\n}";
        let node = read(text, 0).unwrap();
        assert_eq!(extent(text), Some(text.len()));
        assert_eq!(node.get("a").and_then(Node::text), Some("bc"));
        assert_eq!(node.get("d").and_then(Node::text), Some("https://e"));
        let text = "{\"a\": \"nothing closes it,\n \"b\": \"c\"}";
        assert_eq!(extent(text), Some(text.len()));
    }

    #[test]
    fn what_was_cut_off_is_read_as_far_as_it_goes() {
        let text = "{\"a\": {\"b\": \"c\", \"d\": [\"e\"";
        let node = read(text, 0).unwrap();
        assert_eq!(extent(text), None);
        assert_eq!(node.at(&["a", "b"]).and_then(Node::text), Some("c"));
        assert_eq!(node.at(&["a", "d"]).unwrap().texts().len(), 1);
        for nothing in ["", "{", "{}", "[]", "x", "\"a\""] {
            assert_eq!(read(nothing, 0), None, "{nothing}");
        }
    }
}
