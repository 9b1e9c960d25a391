//! What can be wrong with settings, whatever token meets them.

use crate::catalogue::Prose;
use crate::token::span::Span;
use crate::validators::fill;

/// A mistake in a settings file.
#[derive(Clone, Debug, PartialEq)]
pub struct Mistake {
    /// Which.
    pub rule: &'static Rule,
    /// Where.
    pub span: Span,
    /// What fills the places of its sentences.
    pub values: Vec<String>,
}

/// A kind of mistake, in words.
#[derive(Debug)]
pub struct Rule {
    /// Stable, kebab-case.
    pub code: &'static str,
    /// What is wrong; `{0}`, `{1}` … stand for values.
    pub title: Prose,
    /// What it leads to and how it is mended.
    pub body: Prose,
    /// Where that is written down.
    pub source: Prose,
}

impl Mistake {
    /// What is wrong.
    pub fn title(&self) -> String {
        self.filled(&self.rule.title)
    }

    /// What it leads to and how it is mended.
    pub fn body(&self) -> String {
        self.filled(&self.rule.body)
    }

    fn filled(&self, prose: &Prose) -> String {
        let values: Vec<&str> = self.values.iter().map(String::as_str).collect();
        fill(prose.text(), &values)
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}
