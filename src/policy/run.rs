//! The machine: elements in their order, and what each does to the request.

use super::expression::{Scene, Value};
use super::held::Held;
use super::look::Look;
use super::state::State;
use super::{Blanks, Policy, Request};
use crate::document::Element;
use crate::token::span::Span;

/// What became of a request.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// What was done, in order.
    pub steps: Vec<Step>,
    /// Whether the request was answered before it got to the backend.
    pub is_answered: bool,
}

impl Run {
    /// The placeholders and expressions that something hangs on and nobody has filled in, each once,
    /// as written.
    pub fn open(&self) -> Vec<&str> {
        let mut open: Vec<&str> = Vec::new();
        let mut note = |name| {
            if !open.contains(&name) && !matches!(name, "" | CALLER) {
                open.push(name);
            }
        };
        for step in &self.steps {
            match &step.did {
                Did::Branch(Branch {
                    taken: Err(name), ..
                }) => note(name),
                Did::Looked(look) => look.open.iter().for_each(|name| note(name)),
                _ => {}
            }
            if let Held::Unknown(name) = &step.after {
                note(name);
            }
        }
        open
    }
}

/// One element.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Its name.
    pub element: String,
    /// Where it stands.
    pub span: Span,
    /// Which scope it is of, by its place in [`Policy::scopes`].
    pub scope: usize,
    /// How deep it stands in others.
    pub depth: usize,
    /// Whether it is not known that it is reached.
    pub perhaps: bool,
    /// What `Authorization` held.
    pub before: Held,
    /// What it holds then.
    pub after: Held,
    /// What it did.
    pub did: Did,
}

/// What an element did.
#[derive(Clone, Debug, PartialEq)]
pub enum Did {
    /// Nothing to a token.
    Nothing,
    /// Took in the scope around this one, or, where that was not pasted, nobody knows what.
    Base {
        /// Whether it was pasted.
        is_here: bool,
    },
    /// The same with a fragment.
    Fragment {
        /// Its name.
        name: String,
        /// Whether it was pasted.
        is_here: bool,
    },
    /// Got a token for the managed identity.
    Identity {
        /// For which resource.
        resource: String,
        /// The variable that it was put into; `None` for `Authorization`.
        variable: Option<String>,
    },
    /// Set, or took away, this header.
    Header(String),
    /// Set this variable.
    Variable(String, Value),
    /// Looked at a token.
    Looked(Box<Look>),
    /// Came to a fork.
    Branch(Branch),
    /// Answered with this status.
    Answered(String),
}

/// A `when` or an `otherwise`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// The condition as written; empty for `otherwise`.
    pub condition: String,
    /// Whether it is taken; what it hangs on where that is not known.
    pub taken: Result<bool, String>,
}

/// Runs what stands before the backend.
pub fn run(policy: &Policy, request: &Request, blanks: &Blanks<'_>) -> Run {
    let caller = match request.authorization.as_deref().map(str::trim) {
        None => Value::Unknown(CALLER.to_owned()),
        Some("") => Value::Null,
        // A bare token travels behind this word.
        Some(token) if token.starts_with("eyJ") => Value::Text(["Bearer ", token].concat()),
        Some(header) => {
            let named = header.get(..AUTHORIZATION.len() + 1);
            let named = named.is_some_and(|name| name.eq_ignore_ascii_case("Authorization:"));
            let value = header.get(AUTHORIZATION.len() + 1..).filter(|_| named);
            Value::text(value.unwrap_or(header).trim())
        }
    };
    let mut machine = Machine {
        policy,
        request,
        blanks,
        caller: caller.clone(),
        section: "inbound",
        steps: Vec::new(),
        depth: 0,
    };
    let mut state = State {
        headers: vec![(AUTHORIZATION.to_owned(), caller)],
        variables: Vec::new(),
        knows_all: true,
        is_answered: false,
    };
    if let Some(last) = policy.scopes.len().checked_sub(1) {
        for section in ["inbound", "backend"] {
            machine.section = section;
            machine.section(last, &mut state, false);
        }
    } else {
        for fragment in &policy.fragments {
            state.knows_all = false;
            machine.list(0, &fragment.root, &mut state, false);
        }
    }
    Run {
        steps: machine.steps,
        is_answered: state.is_answered,
    }
}

pub(super) const AUTHORIZATION: &str = "Authorization";
const CALLER: &str = "context.Request.Headers[\"Authorization\"]";

/// Fragments may include each other.
pub(super) const DEEPEST: usize = 16;
/// And do so several times each.
const MOST: usize = 1_000;

pub(super) struct Machine<'a> {
    pub policy: &'a Policy,
    pub request: &'a Request,
    blanks: &'a Blanks<'a>,
    /// What came in.
    pub caller: Value,
    section: &'static str,
    steps: Vec<Step>,
    pub depth: usize,
}

impl<'a> Machine<'a> {
    /// Runs this section of a scope.
    pub(super) fn section(&mut self, scope: usize, state: &mut State, perhaps: bool) {
        let root = self.policy.scopes.get(scope).map(|scope| &scope.root);
        let sections: Vec<&'a Element> = root
            .into_iter()
            .flat_map(|root| root.named(self.section))
            .collect();
        for section in sections {
            self.list(scope, section, state, perhaps);
        }
    }

    pub(super) fn list(
        &mut self,
        scope: usize,
        list: &'a Element,
        state: &mut State,
        perhaps: bool,
    ) {
        for element in list.elements() {
            if state.is_answered || self.steps.len() >= MOST {
                return;
            }
            match element.name.as_str() {
                "choose" => self.choose(scope, element, state, perhaps),
                _ => self.element(scope, element, state, perhaps),
            }
        }
    }

    fn element(&mut self, scope: usize, element: &'a Element, state: &mut State, perhaps: bool) {
        let before = self.held(state);
        let at = self.steps.len();
        self.steps.push(Step {
            element: element.name.clone(),
            span: element.span,
            scope,
            depth: self.depth,
            perhaps,
            before: before.clone(),
            after: before,
            did: Did::Nothing,
        });
        let did = self.does(scope, element, state, perhaps);
        let after = self.held(state);
        if let Some(step) = self.steps.get_mut(at) {
            (step.after, step.did) = (after, did);
        }
    }

    fn choose(&mut self, scope: usize, element: &'a Element, state: &mut State, perhaps: bool) {
        let mut ways: Vec<(State, String)> = Vec::new();
        let mut last = None;
        for branch in element.elements() {
            let condition = match branch.name.as_str() {
                "when" => branch.attribute("condition").map_or("", |own| own.text),
                "otherwise" => "",
                _ => continue,
            };
            let taken = match branch.name.as_str() {
                "when" => self.scene(state).holds(condition),
                _ => Ok(true),
            };
            let perhaps = perhaps || !ways.is_empty();
            self.steps.push(Step {
                element: branch.name.clone(),
                span: branch.span,
                scope,
                depth: self.depth,
                perhaps,
                before: self.held(state),
                after: self.held(state),
                did: Did::Branch(Branch {
                    condition: condition.to_owned(),
                    taken: taken.clone(),
                }),
            });
            match taken {
                Ok(false) => {}
                Ok(true) => {
                    let mut own = state.clone();
                    self.inside(|machine| machine.list(scope, branch, &mut own, perhaps));
                    last = Some(own);
                    break;
                }
                Err(blank) => {
                    let mut own = state.clone();
                    self.inside(|machine| machine.list(scope, branch, &mut own, true));
                    ways.push((own, blank));
                }
            }
        }
        if let Some(last) = last {
            *state = last;
        }
        for (way, blank) in ways {
            state.or(way, &blank);
        }
    }

    pub(super) fn inside(&mut self, run: impl FnOnce(&mut Self)) {
        self.depth += 1;
        run(self);
        self.depth -= 1;
    }

    fn held(&self, state: &State) -> Held {
        Held::of(state.authorization(), &self.caller)
    }

    /// What a text comes to; as it stands where that is not known.
    pub(super) fn text(&self, state: &State, text: &str) -> String {
        let value = self.scene(state).value(text);
        value.string().unwrap_or_else(|| text.to_owned())
    }

    pub(super) fn scene<'s>(&self, state: &'s State) -> Scene<'s>
    where
        'a: 's,
    {
        Scene {
            request: self.request,
            headers: &state.headers,
            variables: &state.variables,
            knows_all_variables: state.knows_all,
            fill: self.blanks.fill,
            known: self.blanks.known,
        }
    }
}
