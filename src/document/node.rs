//! One value of a settings file, with where it stands, whatever the file is written in.

use crate::token::span::Span;

/// A value. Places are bytes of the text in which the document was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Where it stands, quotes included.
    pub span: Span,
    /// What it is.
    pub content: Content,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A string, a number, a word; `null` is the empty word. Escapes are resolved.
    Scalar(String),
    /// Values in order.
    List(Vec<Node>),
    /// Names with values, in order, duplicates included.
    Map(Vec<Member>),
}

/// A name and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The name; escapes are resolved.
    pub name: String,
    /// Where the name stands.
    pub at: Span,
    /// The value.
    pub value: Node,
}

/// A text and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text<'a> {
    /// What it says.
    pub text: &'a str,
    /// Where.
    pub span: Span,
}

impl Node {
    /// A string or the like.
    pub fn scalar(text: impl Into<String>, span: Span) -> Self {
        Self {
            span,
            content: Content::Scalar(text.into()),
        }
    }

    /// What a scalar says.
    pub fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Scalar(text) => Some(text),
            _ => None,
        }
    }

    /// The same with its place.
    pub fn placed(&self) -> Option<Text<'_>> {
        let span = self.span;
        self.text().map(|text| Text { text, span })
    }

    /// A scalar, or the scalars of a list.
    pub fn texts(&self) -> Vec<Text<'_>> {
        match &self.content {
            Content::Scalar(_) => self.placed().into_iter().collect(),
            Content::List(items) => items.iter().filter_map(Node::placed).collect(),
            Content::Map(_) => Vec::new(),
        }
    }

    /// The members of a map; nothing for another kind.
    pub fn members(&self) -> &[Member] {
        match &self.content {
            Content::Map(members) => members,
            _ => &[],
        }
    }

    /// The items of a list; nothing for another kind.
    pub fn items(&self) -> &[Node] {
        match &self.content {
            Content::List(items) => items,
            _ => &[],
        }
    }

    /// The items of a list, or the value itself: many files take either.
    pub fn one_or_many(&self) -> &[Node] {
        match &self.content {
            Content::List(items) => items,
            _ => std::slice::from_ref(self),
        }
    }

    /// The value of that name, letter case included; of duplicates the last.
    pub fn get(&self, name: &str) -> Option<&Node> {
        let mut members = self.members().iter().rev();
        members
            .find(|member| member.name == name)
            .map(|member| &member.value)
    }

    /// The value behind these names, one in the other.
    pub fn at(&self, path: &[&str]) -> Option<&Node> {
        path.iter().try_fold(self, |node, name| node.get(name))
    }

    /// The value behind a path, whose names may be nested, joined by one of the separators, or
    /// both; letter case does not count. `a.b.c` finds `{"a": {"b.c": 1}}` where `.` separates.
    pub fn find(&self, path: &[&str], separators: &[&str]) -> Option<&Node> {
        let (first, rest) = match path {
            [] => return Some(self),
            [first, rest @ ..] => (first, rest),
        };
        let mut members = self.members().iter().rev();
        members.find_map(|member| {
            let name = strip_prefix_ignoring_case(&member.name, first)?;
            if name.is_empty() {
                return member.value.find(rest, separators);
            }
            let (eaten, left) = eat(name, rest, separators)?;
            left.is_empty()
                .then(|| member.value.find(rest.get(eaten..)?, separators))?
        })
    }

    /// This value and every one inside it, from the outside in.
    pub fn walk(&self) -> impl Iterator<Item = &Node> {
        let mut open = vec![self];
        std::iter::from_fn(move || {
            let node = open.pop()?;
            match &node.content {
                Content::Scalar(_) => {}
                Content::List(items) => open.extend(items.iter().rev()),
                Content::Map(members) => {
                    open.extend(members.iter().rev().map(|member| &member.value));
                }
            }
            Some(node)
        })
    }
}

/// Takes as many names off the front of `text` as stand there, each behind a separator.
fn eat<'a>(text: &'a str, path: &[&str], separators: &[&str]) -> Option<(usize, &'a str)> {
    let (mut rest, mut eaten) = (text, 0);
    while !rest.is_empty() {
        let behind = separators
            .iter()
            .find_map(|separator| rest.strip_prefix(separator))?;
        rest = strip_prefix_ignoring_case(behind, path.get(eaten)?)?;
        eaten += 1;
    }
    Some((eaten, rest))
}

fn strip_prefix_ignoring_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::super::json;
    use super::*;

    #[test]
    fn a_path_may_be_nested_or_joined() {
        let path = ["AzureAd", "TokenValidation", "ValidAudience"];
        for (text, expected) in [
            (
                r#"{"AzureAd":{"TokenValidation":{"ValidAudience":"a"}}}"#,
                Some("a"),
            ),
            (
                r#"{"azuread":{"TOKENVALIDATION":{"validaudience":"a"}}}"#,
                Some("a"),
            ),
            (
                r#"{"AzureAd:TokenValidation:ValidAudience":"a"}"#,
                Some("a"),
            ),
            (
                r#"{"AzureAd__TokenValidation":{"ValidAudience":"a"}}"#,
                Some("a"),
            ),
            (
                r#"{"AzureAd":{"TokenValidation:ValidAudience":"a"}}"#,
                Some("a"),
            ),
            (
                r#"{"AzureAdB2C":{"TokenValidation":{"ValidAudience":"a"}}}"#,
                None,
            ),
            (r#"{"AzureAd":{"ValidAudience":"a"}}"#, None),
            (r#"{"AzureAd":"a"}"#, None),
        ] {
            let node = json::read(text, 0).unwrap();
            let found = node.find(&path, &[":", "__"]).and_then(Node::text);
            assert_eq!(found, expected, "{text}");
        }
    }
}
