//! Policies in a text that has other things around them.

use super::corrected::corrected;
use super::{Fragment, Level, Policy, Scope, VALIDATORS};
use crate::document::Element;
use crate::document::markup::{self, Child};

/// What may be pasted without `<policies>` around it.
const PARTS: [&str; 14] = [
    "inbound",
    "backend",
    "outbound",
    "on-error",
    "validate-jwt",
    "validate-azure-ad-token",
    "authentication-managed-identity",
    "choose",
    "when",
    "otherwise",
    "set-header",
    "set-variable",
    "include-fragment",
    "return-response",
];

/// What shows that a part is one of a policy.
const TELLING: [&str; 6] = [
    "authentication-managed-identity",
    "include-fragment",
    "set-header",
    "set-variable",
    "base",
    "return-response",
];

/// More scopes and fragments are not read.
const MOST: usize = 100;

/// How often, in lengths of the text, it may be read to its end.
const PATIENCE: usize = 8;

/// Reads the policies of a text; `None` if there are none.
pub fn read(text: &str) -> Option<Policy> {
    let mut finder = Finder {
        text,
        at: 0,
        label_from: 0,
        patience: text.len().saturating_mul(PATIENCE),
        scopes: Vec::new(),
        fragments: Vec::new(),
        made_section: false,
    };
    while let Some(length) = finder.rest().find('<') {
        if finder.scopes.len() + finder.fragments.len() >= MOST {
            break;
        }
        finder.at += length;
        finder.step();
    }
    let mut policy = Policy {
        scopes: finder.scopes,
        fragments: finder.fragments,
        corrected: None,
    };
    let tells = policy.roots().any(|root| match root.name.as_str() {
        "policies" | "fragment" => root.walk().skip(1).any(|own| tells(&own.name)),
        _ => false,
    });
    if !tells {
        return None;
    }
    if policy.scopes.iter().all(|scope| scope.level.is_some()) {
        policy.scopes.sort_by_key(|scope| scope.level);
    }
    policy.corrected = corrected(text, &policy);
    Some(policy)
}

fn tells(name: &str) -> bool {
    VALIDATORS.contains(&name) || TELLING.contains(&name) || name.starts_with("validate")
}

struct Finder<'a> {
    text: &'a str,
    at: usize,
    /// Where the words before the next element begin.
    label_from: usize,
    patience: usize,
    scopes: Vec<Scope>,
    fragments: Vec<Fragment>,
    /// Whether the last section is one that nobody wrote, for elements without one.
    made_section: bool,
}

impl<'a> Finder<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Takes what stands at a `<`, or passes it over.
    fn step(&mut self) {
        let rest = self.rest();
        if rest.starts_with("<!--")
            && let Some(length) = rest.find("-->").filter(|_| self.patience > 0)
        {
            self.at += length + "-->".len();
            return;
        }
        let behind = rest.get(1..).unwrap_or_default();
        let end = behind.find(|char: char| !char.is_alphanumeric() && char != '-');
        let name = behind
            .get(..end.unwrap_or(behind.len()))
            .unwrap_or_default();
        let known = ["policies", "fragment"]
            .iter()
            .chain(&PARTS)
            .any(|own| *own == name);
        let found = match known && self.patience >= rest.len() {
            true => self.element(),
            false => None,
        };
        let Some((element, is_whole)) = found else {
            self.at += 1;
            return;
        };
        let start = self.at;
        self.at = element.span.end.max(start + 1);
        self.take(element, is_whole, start);
        self.label_from = self.at;
    }

    /// The element here. Where nothing closes it, it ends with its paragraph.
    fn element(&mut self) -> Option<(Element, bool)> {
        let rest = self.rest();
        let read = markup::read_whole(rest, self.at);
        self.patience = self.patience.saturating_sub(match &read {
            Some((element, _)) => element.span.len(),
            None => rest.len(),
        });
        // In a string of JSON quotation marks and the ends of lines are escaped: it is read when they
        // are not any more.
        let escaped =
            |child: &Child| matches!(child, Child::Text(text, _) if text.starts_with('\\'));
        let is_escaped = match &read {
            Some((element, _)) => element.children.iter().any(escaped),
            None => rest.contains("=\\\""),
        };
        if is_escaped {
            self.at = self.text.len();
        }
        let (element, is_whole) = read.filter(|_| !is_escaped)?;
        if is_whole {
            return Some((element, true));
        }
        let paragraph = rest.find("\n\n\n").unwrap_or(rest.len());
        let element = markup::read(rest.get(..paragraph)?, self.at)?;
        Some((element, false))
    }

    fn take(&mut self, element: Element, is_whole: bool, start: usize) {
        let name = element.name.clone();
        match name.as_str() {
            "policies" => self.scopes.push(Scope {
                level: self.label(start).and_then(level),
                root: element,
                is_whole,
            }),
            "fragment" => self.fragments.push(Fragment {
                label: self.label(start).unwrap_or_default().to_owned(),
                root: element,
            }),
            "inbound" | "backend" | "outbound" | "on-error" => {
                self.part(element, start);
                self.made_section = false;
            }
            // Without a section it is taken for one of the first.
            _ if self.made_section => {
                let last = self.scopes.last_mut();
                let section = last.and_then(|scope| scope.root.children.last_mut());
                if let Some(Child::Element(section)) = section {
                    section.span.end = element.span.end;
                    section.children.push(Child::Element(element));
                }
            }
            _ => {
                self.part(around("inbound", element), start);
                self.made_section = true;
                return;
            }
        }
        self.made_section &= PARTS.contains(&name.as_str());
    }

    /// Puts a section into the scope before it, unless that has one of the name.
    fn part(&mut self, section: Element, start: usize) {
        let level = self.label(start).and_then(level);
        let last = self.scopes.last_mut();
        match last.filter(|scope| !scope.is_whole && scope.root.get(&section.name).is_none()) {
            Some(scope) if level.is_none() => {
                scope.root.span.end = section.span.end;
                scope.root.children.push(Child::Element(section));
            }
            _ => self.scopes.push(Scope {
                level,
                root: around("policies", section),
                is_whole: false,
            }),
        }
    }

    /// The last words before an element: a comment, or a line of its own.
    fn label(&self, start: usize) -> Option<&'a str> {
        let before = self.text.get(self.label_from..start)?.trim_end();
        let before = before.strip_suffix("-->").unwrap_or(before);
        let last = match before.rfind("<!--") {
            Some(at) if !before.get(at..)?.contains("-->") => before.get(at + 4..)?,
            _ => before.lines().last()?,
        };
        Some(last.trim())
    }
}

fn around(name: &str, inner: Element) -> Element {
    Element {
        span: inner.span,
        name: name.to_owned(),
        attributes: Vec::new(),
        children: vec![Child::Element(inner)],
    }
}

/// What such words name.
fn level(label: &str) -> Option<Level> {
    const LONGEST: usize = 100;
    let label = label.to_ascii_lowercase();
    if label.len() > LONGEST {
        return None;
    }
    let words: Vec<&str> = label.split(|char: char| !char.is_alphanumeric()).collect();
    let has = |word: &str| words.contains(&word);
    Some(match () {
        () if has("global") || label.contains("all apis") || has("tenant") => Level::Global,
        () if has("workspace") => Level::Workspace,
        () if has("product") => Level::Product,
        () if label.contains("all operations") => Level::Api,
        () if has("operation") => Level::Operation,
        () if has("api") => Level::Api,
        () => return None,
    })
}
