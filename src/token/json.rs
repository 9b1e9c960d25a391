//! JSON (RFC 8259) read for the eye: member order, every duplicate, number text as written,
//! the place of each value, and as much as can be read of a text that is damaged.
//!
//! The text is kept whole and the values are a flat list of places in it, in document order.
//! Nothing is copied until somebody asks for a string with escapes, and nothing recurses,
//! so neither a large nor a deep text can hurt.

pub mod number;

mod index;
mod reader;
mod string;
mod value;

pub use value::{Member, Value};

use super::span::Span;
use index::Index;

/// Containers deeper than this are not entered. serde_json stops at 128 and System.Text.Json at
/// 64, so no API that people meet reads further.
pub const MAX_DEPTH: usize = 256;

/// A JSON text and what was found in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Json {
    text: String,
    nodes: Vec<Node>,
    /// Where the members of a large outermost object are, worked out when first asked for.
    index: Index,
    /// Where reading had to stop, if it did. Everything before it is in place.
    pub fault: Option<Fault>,
    /// What is readable but not as it should be.
    pub remarks: Vec<Remark>,
}

/// What kind of value stands somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean,
    /// A number, kept as written.
    Number,
    /// A string.
    String,
    /// `[…]`
    Array,
    /// `{…}`
    Object,
}

/// Where a text stops being JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Byte offset into [`Json::text`].
    pub at: usize,
    /// The character that stands there; `None` at the end of the text.
    pub found: Option<char>,
    /// What the grammar allows there.
    pub expected: Expected,
}

/// What the grammar of RFC 8259 allows at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// `:` after a member name.
    Colon,
    /// `,` or the bracket that closes the array.
    CommaOrBracket,
    /// `,` or the brace that closes the object.
    CommaOrBrace,
    /// A digit.
    Digit,
    /// One of the escapes that may follow a backslash.
    Escape,
    /// Nothing more: the value is complete.
    End,
    /// A member name in quotes.
    Name,
    /// A member name or the closing brace.
    NameOrBrace,
    /// The quotation mark that ends a string.
    Quote,
    /// A container no deeper than [`MAX_DEPTH`].
    ShallowerValue,
    /// An escape, instead of a control character as such; reading goes on behind it.
    EscapedControl,
    /// Any value.
    Value,
}

/// What is readable in a text but not as it should be. Offsets are bytes into [`Json::text`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// A control character as such inside a string (RFC 8259 §7: must be escaped).
    ControlCharacter {
        /// Where it stands.
        at: usize,
        /// Which.
        found: char,
    },
    /// A byte order mark stands before the text (RFC 8259 §8.1: must not be added).
    ByteOrderMark,
    /// Bytes that are not UTF-8; each run is shown as U+FFFD.
    InvalidUtf8 {
        /// Offset into the bytes before decoding.
        at: usize,
        /// The first byte that does not fit.
        byte: u8,
    },
    /// An escape that is half of a surrogate pair (RFC 8259 §8.2), shown as U+FFFD.
    LoneSurrogate {
        /// Where the backslash stands.
        at: usize,
        /// The code unit.
        unit: u16,
    },
}

/// The same member name twice in one object (RFC 7519 §4: reject, or take the last).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duplicate {
    /// The name, unescaped.
    pub name: String,
    /// Each value, in order.
    pub values: Vec<Span>,
    /// Whether the object is the outermost one, where claims live.
    pub outermost: bool,
}

/// One value: where it stands and where the next one beside it is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Node {
    kind: Kind,
    /// A string with a backslash in it.
    escaped: bool,
    start: usize,
    end: usize,
    /// Index of the first node that is not inside this one.
    after: usize,
}

impl Json {
    /// Reads bytes that should be UTF-8.
    pub fn from_bytes(bytes: Vec<u8>) -> Self {
        match String::from_utf8(bytes) {
            Ok(text) => Self::from_text(text),
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                let bytes = error.into_bytes();
                let byte = bytes.get(at).copied().unwrap_or_default();
                let mut json = Self::from_text(String::from_utf8_lossy(&bytes).into_owned());
                json.remarks.insert(0, Remark::InvalidUtf8 { at, byte });
                json
            }
        }
    }

    /// Reads a text.
    pub fn from_text(text: String) -> Self {
        reader::read(text)
    }

    /// The text that was read; places are offsets into it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The outermost value; `None` where there is none.
    pub fn root(&self) -> Option<Value<'_>> {
        (!self.nodes.is_empty()).then(|| Value::new(self, 0))
    }

    /// The outermost value, if it is an object.
    pub fn object(&self) -> Option<Value<'_>> {
        self.root().filter(|root| root.kind() == Kind::Object)
    }

    /// The member that libraries take: the last of that name in the outermost object.
    pub fn get(&self, name: &str) -> Option<Value<'_>> {
        let object = self.object()?;
        self.index
            .find(object, name)
            .unwrap_or_else(|| object.get(name))
    }

    /// The member that libraries take, unless its value is damaged or cut off.
    pub fn get_whole(&self, name: &str) -> Option<Value<'_>> {
        self.get(name).filter(|value| self.is_whole(value.span()))
    }

    /// Whether anything is missing or changed: what is not there may stand behind the damage.
    pub fn is_damaged(&self) -> bool {
        self.fault.is_some() || self.control_characters().next().is_some()
    }

    fn is_whole(&self, span: Span) -> bool {
        let damage = self
            .fault
            .iter()
            .map(|fault| fault.at)
            .chain(self.control_characters());
        damage
            .into_iter()
            .all(|at| at < span.start || span.end < at)
    }

    fn control_characters(&self) -> impl Iterator<Item = usize> {
        self.remarks.iter().filter_map(|remark| match remark {
            Remark::ControlCharacter { at, .. } => Some(*at),
            _ => None,
        })
    }

    /// How many values there are in all.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether nothing could be read.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The value listed at `index`, in document order.
    pub fn at(&self, index: usize) -> Option<Value<'_>> {
        (index < self.nodes.len()).then(|| Value::new(self, index))
    }

    /// Every name that an object has more than once.
    pub fn duplicates(&self) -> Vec<Duplicate> {
        value::duplicates(self)
    }

    /// Line and column, both from 1 and the column in characters, of a byte offset.
    pub fn line_and_column(&self, at: usize) -> (usize, usize) {
        let before = self.text.get(..at).unwrap_or(&self.text);
        let line = before.matches('\n').count() + 1;
        let column = before
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .chars()
            .count()
            + 1;
        (line, column)
    }
}

#[cfg(test)]
mod tests;
