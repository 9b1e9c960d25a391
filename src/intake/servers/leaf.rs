//! One value of a settings file under its whole name, whatever the file is written in: nested,
//! with dots, or as a variable of the environment.

use crate::document::{Content, Node, beginning, json};
use crate::intake::Source;
use crate::token::span::Span;

/// A value and its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Leaf {
    /// The names from the outside in, joined by dots, as written.
    pub name: String,
    /// What it says.
    pub text: String,
    /// Where the last of its names stands.
    pub at: Span,
    /// Where the value stands.
    pub span: Span,
}

/// Every value of a document, each with its name. Of lists every item has the list's name; what
/// sets a variable (`NAME=value`, or `name:` with `value:`) has the variable's.
pub(super) fn leaves(source: &Source<'_>, node: &Node) -> Vec<Leaf> {
    let mut found = Vec::new();
    let mut open = vec![(String::new(), node.span, node)];
    while let Some((name, at, node)) = open.pop() {
        match &node.content {
            Content::Scalar(text) => found.push(leaf(source, name, text, at, node.span)),
            Content::List(items) => {
                let items = items.iter().rev();
                open.extend(items.map(|item| (name.clone(), at, item)));
            }
            Content::Map(_) if variable(node).is_some() => {
                if let Some((name, value)) = variable(node) {
                    let text = name.text().unwrap_or_default().to_owned();
                    open.push((text, name.span, value));
                }
            }
            Content::Map(members) => {
                for member in members.iter().rev() {
                    let inner = joined(&name, &member.name);
                    open.push((inner, member.at, &member.value));
                }
            }
        }
    }
    found
}

/// `name: X` and `value: y`, as containers of Kubernetes set variables.
fn variable(node: &Node) -> Option<(&Node, &Node)> {
    let (name, value) = (node.get("name")?, node.get("value")?);
    let few = node.members().len() == 2;
    (few && name.text().is_some_and(is_variable)).then_some((name, value))
}

fn leaf(source: &Source<'_>, name: String, text: &str, at: Span, span: Span) -> Leaf {
    // An item `NAME=value` or `--name=value`.
    let set = text.split_once('=').filter(|(left, _)| {
        let flag = left.strip_prefix("--").is_some_and(is_flag);
        flag || is_variable(left)
    });
    match set {
        Some((left, value)) => {
            let own = Text::of(source, text, span);
            Leaf {
                name: left.trim_start_matches('-').to_owned(),
                text: unquoted(value).to_owned(),
                at: own.part(left).1,
                span: own.part(unquoted(value)).1,
            }
        }
        None => Leaf {
            name,
            text: referred(source, text, span),
            at,
            span,
        },
    }
}

/// What a tag of CloudFormation refers to is no value; it is shown as a placeholder.
fn referred(source: &Source<'_>, text: &str, span: Span) -> String {
    let raw = span.of(source.text);
    let refers = ["!Ref ", "!GetAtt ", "!ImportValue "];
    match refers.iter().any(|tag| raw.starts_with(tag)) {
        true => ["${", text, "}"].concat(),
        false => text.to_owned(),
    }
}

/// A name in capitals stands for itself wherever it stands.
fn joined(outer: &str, name: &str) -> String {
    match outer.is_empty() || is_variable(name) {
        true => name.to_owned(),
        false => [outer, ".", name].concat(),
    }
}

fn is_variable(name: &str) -> bool {
    let upper = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
    name.contains('_') && name.bytes().all(upper)
}

fn is_flag(name: &str) -> bool {
    let own = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    !name.is_empty() && name.bytes().all(own)
}

fn unquoted(value: &str) -> &str {
    let quoted = |quote| value.strip_prefix(quote)?.strip_suffix(quote);
    ['"', '\''].into_iter().find_map(quoted).unwrap_or(value)
}

/// Letters and digits alone, in lower case: `issuer-uri`, `issuerUri` and `ISSUER_URI` are one name.
pub(super) fn bare(name: &str) -> String {
    let kept = name.chars().filter(|own| own.is_ascii_alphanumeric());
    kept.map(|own| own.to_ascii_lowercase()).collect()
}

impl Leaf {
    /// Whether the name ends so, however it is written; numbers of list items do not count.
    pub(super) fn ends(&self, name: &str) -> bool {
        bare(self.unnumbered()).ends_with(&bare(name))
    }

    /// Whether that is the whole name.
    pub(super) fn is(&self, name: &str) -> bool {
        bare(self.unnumbered()) == bare(name)
    }

    /// Whether these names stand in the name, one behind the other.
    pub(super) fn within(&self, names: &str) -> bool {
        bare(&self.name).contains(&bare(names))
    }

    /// The name without what stands for the place in a list: `audiences[0]`, `AUDIENCES_0`.
    pub(super) fn unnumbered(&self) -> &str {
        let name = self.name.strip_suffix(']').map_or(&*self.name, |name| {
            name.trim_end_matches(|own: char| own.is_ascii_digit())
                .trim_end_matches('[')
        });
        let digits = name.trim_end_matches(|own: char| own.is_ascii_digit());
        digits.strip_suffix('_').unwrap_or(name)
    }

    /// The values, each with its place: the items of a list in brackets, or what commas separate.
    pub(super) fn list(&self, source: &Source<'_>) -> Vec<(String, Span)> {
        if let Some(items) = self.embedded(source) {
            let items = items.texts().into_iter();
            return items.map(|own| (own.text.to_owned(), own.span)).collect();
        }
        let mut depth = 0_usize;
        let comma = |own: char| {
            match own {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            own == ',' && depth == 0
        };
        let parts = self.text.split(comma).map(str::trim);
        let parts: Vec<_> = parts.filter(|part| !part.is_empty()).collect();
        let own = Text::of(source, &self.text, self.span);
        parts.into_iter().map(|part| own.part(part)).collect()
    }

    /// The object or list in brackets that the value is, even where it goes on behind its line.
    pub(super) fn embedded(&self, source: &Source<'_>) -> Option<Node> {
        let text = self.text.trim_start_matches(['\'', '"']).trim_start();
        let opens = text.chars().next().filter(|own| "{[".contains(*own))?;
        let raw = source.text.get(self.span.start..)?;
        let start = self.span.start + raw.find(opens)?;
        let rest = stretch(source.text.get(start..)?);
        let whole = json::extent(rest).and_then(|length| rest.get(..length));
        let placed = whole.and_then(|whole| json::read(whole, start));
        // Escaped: the places have to be found again.
        placed.filter(|node| complete(node, text)).or_else(|| {
            let mut node = json::read(text, 0)?;
            let own = Text::of(source, &self.text, self.span);
            place(&mut node, &own);
            Some(node)
        })
    }
}

/// No value is longer than this.
const LONGEST: usize = 16 * 1024;

/// The beginning of a text, as far as a value may go.
pub(super) fn stretch(text: &str) -> &str {
    beginning(text, LONGEST)
}

/// Whether as much was read as the value holds.
fn complete(node: &Node, text: &str) -> bool {
    let size = |node: &Node| node.walk().count();
    json::read(text, 0).is_none_or(|own| size(&own) <= size(node))
}

fn place(node: &mut Node, own: &Text<'_>) {
    let mut open = vec![node];
    while let Some(node) = open.pop() {
        match &mut node.content {
            Content::Scalar(text) => node.span = own.part(text).1,
            Content::List(items) => open.extend(items),
            Content::Map(members) => {
                open.extend(members.iter_mut().map(|member| &mut member.value));
            }
        }
    }
}

/// A value and the text that it was read from, which may have escapes.
struct Text<'a> {
    raw: &'a str,
    span: Span,
}

impl<'a> Text<'a> {
    fn of(source: &Source<'a>, text: &str, span: Span) -> Self {
        let raw = span.of(source.text);
        let inside = raw.find(text).map(|at| span.start + at);
        let inside = inside.map(|start| Span::new(start, start + text.len()));
        let span = inside.unwrap_or(span);
        Self {
            raw: span.of(source.text),
            span,
        }
    }

    /// A part of it with its place; that of the whole where it is not to be found.
    fn part(&self, part: &str) -> (String, Span) {
        let word = |at: &usize| {
            let end = self.raw.get(at + part.len()..).unwrap_or_default();
            let before = self.raw.get(..*at).unwrap_or_default();
            let inner = |own: char| own.is_alphanumeric() || "-_/:.".contains(own);
            !end.starts_with(inner) && !before.ends_with(inner)
        };
        let mut places = self.raw.match_indices(part).map(|(at, _)| at);
        let found = places.clone().find(word).or_else(|| places.next());
        let span = found.map_or(self.span, |at| {
            let start = self.span.start + at;
            Span::new(start, start + part.len())
        });
        (part.to_owned(), span)
    }
}

/// Where all of these stand, from the first name to the last value.
pub(super) fn hull(leaves: &[&Leaf]) -> Span {
    let start = leaves.iter().map(|leaf| leaf.at.start).min();
    let end = leaves.iter().map(|leaf| leaf.span.end).max();
    Span::new(start.unwrap_or_default(), end.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::documents;

    #[test]
    fn a_value_has_one_name_however_it_is_written() {
        for (text, name, values) in [
            ("a:\n  b-c: x, y\n", "a.b-c", &["x", "y"][..]),
            ("a.b-c = [\"x\", \"y\"]", "A_BC", &["\"x\"", "\"y\""]),
            ("a.b-c = [\n  \"x\",\n]", "A_BC", &["x"]),
            ("A_BC_0=x", "a.bc", &["x"]),
            ("a.bC[0]=x", "a.bc", &["x"]),
            ("a.bc=${X:y,z},x", "a.bc", &["${X:y,z}", "x"]),
            ("env:\n- name: A_BC\n  value: x\n", "a.bc", &["x"]),
            ("env:\n- A_BC=x\n- --other=z\n", "a.bc", &["x"]),
            ("env:\n  A_BC: x\n", "a.bc", &["x"]),
            (r#"{"a": {"bc": "[\"x\", \"y\"]"}}"#, "a.bc", &["x", "y"]),
        ] {
            let documents = documents(text);
            let source = Source::new(text, &documents);
            let node = documents.first().and_then(|own| own.tree()).unwrap();
            let leaves = leaves(&source, node);
            let own = leaves.iter().filter(|leaf| leaf.is(name));
            let found: Vec<_> = own
                .flat_map(|leaf| leaf.list(&source))
                .map(|(_, span)| span.of(text))
                .collect();
            assert_eq!(found, values, "{text}");
        }
    }
}
