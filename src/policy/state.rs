//! What is known of a request between two elements.

use super::expression::Value;

/// What a request is like at one moment.
#[derive(Clone)]
pub(super) struct State {
    /// `Authorization` first.
    pub headers: Vec<(String, Value)>,
    pub variables: Vec<(String, Value)>,
    /// Whether no variable can be set but these.
    pub knows_all: bool,
    pub is_answered: bool,
}

/// More variables are not kept.
const MOST: usize = 300;

impl State {
    pub(super) fn authorization(&self) -> &Value {
        let own = self.headers.first();
        own.map_or(&Value::Null, |(_, value)| value)
    }

    pub(super) fn set_header(&mut self, name: &str, value: Value) {
        let mut own = self.headers.iter_mut();
        match own.find(|(own, _)| own.eq_ignore_ascii_case(name)) {
            Some((_, own)) => *own = value,
            None => self.headers.push((name.to_owned(), value)),
        }
    }

    pub(super) fn set_variable(&mut self, name: &str, value: Value) {
        self.variables.retain(|(own, _)| own != name);
        match self.variables.len() < MOST {
            true => self.variables.push((name.to_owned(), value)),
            false => self.knows_all = false,
        }
    }

    /// What is left of it where one of several ways was taken.
    pub(super) fn or(&mut self, other: State, hangs_on: &str) {
        if other.is_answered {
            return;
        }
        if self.is_answered {
            *self = other;
            return;
        }
        self.knows_all &= other.knows_all;
        either(&mut self.headers, other.headers, hangs_on);
        either(&mut self.variables, other.variables, hangs_on);
    }
}

fn either(own: &mut Vec<(String, Value)>, other: Vec<(String, Value)>, hangs_on: &str) {
    let unknown = || Value::Unknown(hangs_on.to_owned());
    for (name, value) in own.iter_mut() {
        if !other
            .iter()
            .any(|(own, other)| own == name && other == value)
        {
            *value = unknown();
        }
    }
    for (name, _) in other {
        if !own.iter().any(|(own, _)| *own == name) {
            own.push((name, unknown()));
        }
    }
}
