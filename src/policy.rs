//! Policies of Azure API Management, run on a request as the gateway does.
//!
//! A [`Policy`] is read from a text with whatever else stands in it; [`run`] takes its elements in
//! their order and tells what the `Authorization` header holds before and after each.
//!
//! MicrosoftDocs/azure-docs articles/api-management/api-management-howto-policies.md (sections and
//! scopes), set-edit-policies.md (`<base />`), policy-fragments.md, and the page of each policy.

mod corrected;
pub mod expression;
mod held;
mod look;
mod read;
mod run;
mod settings;
mod state;
mod steps;
#[cfg(test)]
mod tests;

pub use held::Held;
pub use look::{Look, Place, Wanted};
pub use read::read;
pub use run::{Branch, Did, Run, Step, run};
pub use settings::{Kinds, VALIDATORS, profile, values};

use crate::document::Element;
use crate::token::span::Span;

/// Policies that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    /// The scopes, the widest first. A request meets the last one, which takes in the one before
    /// it where its `<base />` stands.
    pub scopes: Vec<Scope>,
    /// Fragments that were pasted too.
    pub fragments: Vec<Fragment>,
    corrected: Option<String>,
}

/// The policy of one scope.
#[derive(Clone, Debug, PartialEq)]
pub struct Scope {
    /// Which, where something before it says so.
    pub level: Option<Level>,
    /// `<policies>`. Where only a part was pasted, one was put around it.
    pub root: Element,
    /// Whether all of it is there, from `<policies>` on.
    pub is_whole: bool,
}

/// A part that policies include by its name.
#[derive(Clone, Debug, PartialEq)]
pub struct Fragment {
    /// What stands before it, which may name it.
    pub label: String,
    /// `<fragment>`.
    pub root: Element,
}

/// What a policy holds for, from the widest to the narrowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// All APIs.
    Global,
    /// All APIs of a workspace.
    Workspace,
    /// A product.
    Product,
    /// All operations of an API.
    Api,
    /// One operation.
    Operation,
}

/// A request as it comes in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// `GET` and so on; empty where it is not known.
    pub method: String,
    /// The address or its path; empty where it is not known.
    pub address: String,
    /// `Authorization` as it was pasted, or the bare token; `None` where it is not known.
    pub authorization: Option<String>,
    /// When, in seconds since 1970.
    pub now: i64,
}

/// What is known of the places that somebody else fills in.
#[derive(Clone, Copy)]
pub struct Blanks<'a> {
    /// A text with its placeholders filled in; `None` where one stays open.
    pub fill: &'a dyn Fn(&str) -> Option<String>,
    /// What somebody said that a placeholder or an expression is.
    pub known: &'a dyn Fn(&str) -> Option<String>,
}

impl Policy {
    /// Where it stands, from the first scope to the last.
    pub fn span(&self) -> Span {
        let roots = self.roots().map(|root| root.span);
        let first = roots.clone().map(|span| span.start).min();
        let last = roots.map(|span| span.end).max();
        Span::new(first.unwrap_or_default(), last.unwrap_or_default())
    }

    /// The elements of all scopes and fragments that look at tokens, in the order of the text.
    pub fn validators(&self) -> Vec<&Element> {
        let elements = self.roots().flat_map(Element::walk);
        let mut own: Vec<_> = elements
            .filter(|element| VALIDATORS.contains(&element.name.as_str()))
            .collect();
        own.sort_by_key(|element| element.span.start);
        own
    }

    /// The outermost elements.
    pub fn roots(&self) -> impl Iterator<Item = &Element> + Clone {
        let scopes = self.scopes.iter().map(|scope| &scope.root);
        scopes.chain(self.fragments.iter().map(|own| &own.root))
    }

    /// The policy as it should be, where what replaces the caller's token stands before what looks
    /// at it.
    pub fn corrected(&self) -> Option<&str> {
        self.corrected.as_deref()
    }

    /// Moves every place.
    pub fn moved(&mut self, moved: &mut impl FnMut(&mut Span)) {
        let scopes = self.scopes.iter_mut().map(|scope| &mut scope.root);
        let fragments = self.fragments.iter_mut().map(|own| &mut own.root);
        for root in scopes.chain(fragments) {
            root.moved(moved);
        }
    }
}
