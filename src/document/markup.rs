//! XML as people paste it, and as API Management takes it: policy expressions hold C# as it is.

pub mod entity;
mod expression;
mod reader;
#[cfg(test)]
mod tests;

use super::node::Text;
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
    /// Text without the blanks around it; entities are resolved.
    Text(String, Span),
}

/// Reads the element at the start of `text`, as far as it goes; `None` if there is none. `at` is
/// where the text stands in a longer one.
pub fn read(text: &str, at: usize) -> Option<Element> {
    read_whole(text, at).map(|(element, _)| element)
}

/// The same, and whether its end is there too.
pub fn read_whole(text: &str, at: usize) -> Option<(Element, bool)> {
    let (element, is_closed) = reader::read(text, at)?;
    // A word in angle brackets is no element yet.
    let says = is_closed || !element.attributes.is_empty() || element.elements().next().is_some();
    says.then_some((element, is_closed))
}

impl Element {
    /// The attribute of that name.
    pub fn attribute(&self, name: &str) -> Option<Text<'_>> {
        let mut own = self.attributes.iter();
        let own = own.find(|own| own.name == name)?;
        Some(Text {
            text: &own.value,
            span: own.span,
        })
    }

    /// The elements in it, in order.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(Child::element)
    }

    /// The elements of that name in it.
    pub fn named(&self, name: &str) -> impl Iterator<Item = &Element> {
        self.elements().filter(move |element| element.name == name)
    }

    /// The first element of that name in it.
    pub fn get(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.name == name)
    }

    /// The first element behind these names, one in the other.
    pub fn at(&self, path: &[&str]) -> Option<&Element> {
        path.iter()
            .try_fold(self, |element, name| element.get(name))
    }

    /// The first text that stands in it, not deeper; nothing where there is none.
    pub fn text(&self) -> &str {
        self.placed().map_or("", |placed| placed.text)
    }

    /// The same with its place.
    pub fn placed(&self) -> Option<Text<'_>> {
        self.children.iter().find_map(|child| match child {
            Child::Text(text, span) => Some(Text { text, span: *span }),
            Child::Element(_) => None,
        })
    }

    /// Moves every place in it.
    pub fn moved(&mut self, moved: &mut impl FnMut(&mut Span)) {
        let mut open = vec![self];
        while let Some(element) = open.pop() {
            moved(&mut element.span);
            element
                .attributes
                .iter_mut()
                .for_each(|own| moved(&mut own.span));
            for child in &mut element.children {
                match child {
                    Child::Element(inner) => open.push(inner),
                    Child::Text(_, span) => moved(span),
                }
            }
        }
    }

    /// This element and every one inside it, in the order of the text.
    pub fn walk(&self) -> impl Iterator<Item = &Element> {
        let mut open = vec![self];
        std::iter::from_fn(move || {
            let element = open.pop()?;
            open.extend(element.children.iter().rev().filter_map(Child::element));
            Some(element)
        })
    }
}

impl Child {
    /// The element, if it is one.
    pub fn element(&self) -> Option<&Element> {
        match self {
            Self::Element(element) => Some(element),
            Self::Text(..) => None,
        }
    }
}
