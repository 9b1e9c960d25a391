//! XML as people paste it.

use crate::token::span::Span;

/// An element and what stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// Where it stands, from `<` to the `>` of its end.
    pub span: Span,
    /// Its name.
    pub name: String,
    /// Its attributes in order.
    pub attributes: Vec<Attribute>,
    /// What stands in it, in order.
    pub children: Vec<Child>,
}

/// A name and a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// The name.
    pub name: String,
    /// The value; entities are resolved.
    pub value: String,
    /// Where the value stands, without its quotation marks.
    pub span: Span,
}

/// What stands in an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Child {
    /// Another element.
    Element(Element),
    /// Text; entities are resolved.
    Text(String, Span),
}

/// Reads the element at the start of `text`, as far as it goes; `None` if there is none. `at` is
/// where the text stands in a longer one.
pub fn read(_text: &str, _at: usize) -> Option<Element> {
    None
}
