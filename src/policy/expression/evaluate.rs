//! What a tree comes to in a scene. What is not known goes through as a blank.

use super::methods;
use super::tree::{Expression, Kind, Piece, Statement};
use super::value::{Value, claim};
use super::{Scene, path};

/// Evaluates one text.
pub(super) struct Evaluation<'a> {
    pub text: &'a str,
    pub scene: &'a Scene<'a>,
    /// Variables of the code itself.
    pub locals: Vec<(String, Value)>,
}

impl Evaluation<'_> {
    /// What the statements return; `None` where they end without.
    pub(super) fn run(&mut self, statements: &[Statement]) -> Option<Value> {
        for statement in statements {
            match statement {
                Statement::Return(value) => return Some(self.value(value)),
                Statement::Set(name, value) => {
                    let value = self.value(value);
                    self.locals.push((name.clone(), value));
                }
                Statement::If(condition, yes, no) => {
                    let returned = match self.value(condition) {
                        Value::Bool(true) => self.run(yes),
                        Value::Bool(false) => self.run(no),
                        Value::Unknown(blank) => Some(Value::Unknown(blank)),
                        _ => Some(self.unknown(condition)),
                    };
                    if returned.is_some() {
                        return returned;
                    }
                }
            }
        }
        None
    }

    /// What an expression comes to.
    pub(super) fn value(&mut self, own: &Expression) -> Value {
        match &own.kind {
            Kind::Value(Value::Text(text)) => match (self.scene.fill)(text) {
                Some(text) => Value::Text(text),
                None => Value::Unknown(text.clone()),
            },
            Kind::Value(value) => value.clone(),
            Kind::Name(name) => self.name(name, own),
            Kind::Member(of, name, _) => self.member(of, name, own),
            Kind::Call(of, name, arguments, _) => self.call(of, name, arguments, own),
            Kind::Index(of, at, _) => self.index(of, at, own),
            Kind::Not(inner) => match self.value(inner) {
                Value::Bool(own) => Value::Bool(!own),
                other => self.left_open(other, own),
            },
            Kind::Minus(inner) => match self.value(inner) {
                Value::Number(own) => Value::Number(own.saturating_neg()),
                other => self.left_open(other, own),
            },
            Kind::Binary(sign, left, right) => self.binary(sign, left, right, own),
            Kind::Choice(condition, yes, no) => match self.value(condition) {
                Value::Bool(true) => self.value(yes),
                Value::Bool(false) => self.value(no),
                other => self.left_open(other, own),
            },
            Kind::Mixed(pieces) => self.mixed(pieces, own),
            Kind::List(items) => {
                let items: Vec<_> = items.iter().map(|item| self.value(item)).collect();
                let open = items.iter().find(|item| item.blank().is_some());
                open.cloned().unwrap_or(Value::List(items))
            }
            Kind::Lambda(..) => self.unknown(own),
        }
    }

    /// A blank with the text that stands there, unless somebody said what it is.
    fn unknown(&self, own: &Expression) -> Value {
        let text = own.span.of(self.text);
        match (self.scene.known)(text) {
            Some(known) => Value::Text(known),
            None => Value::Unknown(text.to_owned()),
        }
    }

    /// The blank that a value is, or one for the whole expression.
    fn left_open(&self, value: Value, own: &Expression) -> Value {
        match value {
            Value::Unknown(blank) => Value::Unknown(blank),
            _ => self.unknown(own),
        }
    }

    fn name(&self, name: &str, own: &Expression) -> Value {
        let local = self.locals.iter().rev().find(|(local, _)| local == name);
        local.map_or_else(|| self.unknown(own), |(_, value)| value.clone())
    }

    fn member(&mut self, of: &Expression, name: &str, own: &Expression) -> Value {
        if let Some(known) = path::dotted(own).and_then(|path| path::value(&path, self.scene)) {
            return known;
        }
        let value = match self.value(of) {
            Value::Null if is_conditional(own) => Some(Value::Null),
            Value::Token(reading) => Value::property(&reading, name),
            Value::Text(text) if name == "Length" => Some(methods::length(text.chars().count())),
            Value::List(items) if ["Length", "Count"].contains(&name) => {
                Some(methods::length(items.len()))
            }
            _ => None,
        };
        value.unwrap_or_else(|| self.unknown(own))
    }

    fn index(&mut self, of: &Expression, at: &Expression, own: &Expression) -> Value {
        let (value, at) = (self.value(of), self.value(at));
        let found = match (value, at) {
            (Value::Null, _) if is_conditional(own) => Some(Value::Null),
            (Value::Headers, Value::Text(name)) => match self.scene.header(&name) {
                Some(Value::Null) | None => None,
                Some(value @ Value::Text(_)) => Some(Value::List(vec![value])),
                Some(value) => Some(value),
            },
            (Value::Variables, Value::Text(name)) => self.scene.variable(&name),
            (Value::Query, Value::Text(name)) => self.scene.query(&name),
            (Value::Claims(reading), Value::Text(name)) => claim(&reading, &name).map(Value::List),
            (Value::List(items), Value::Number(at)) => {
                let at = usize::try_from(at).ok();
                at.and_then(|at| items.get(at).cloned())
            }
            _ => None,
        };
        match found {
            Some(Value::Unknown(_)) | None => self.unknown(own),
            Some(found) => found,
        }
    }

    fn call(
        &mut self,
        of: &Expression,
        name: &str,
        arguments: &[Expression],
        own: &Expression,
    ) -> Value {
        if let [
            Expression {
                kind: Kind::Lambda(parameter, body),
                ..
            },
        ] = arguments
        {
            let items = self.value(of);
            return match items {
                Value::List(items) => self.each(&items, name, parameter, body, own),
                other => self.left_open_at(other, own),
            };
        }
        let mut values: Vec<_> = arguments.iter().map(|own| self.value(own)).collect();
        if let Some(path) = path::dotted(own) {
            return match values.iter().find(|value| value.blank().is_some()) {
                Some(open) => open.clone(),
                None => methods::of_type(&path, &values).unwrap_or_else(|| self.unknown(own)),
            };
        }
        let of = self.value(of);
        if of == Value::Null && is_conditional(own) {
            return Value::Null;
        }
        let found = match (&of, values.as_mut_slice()) {
            (Value::Unknown(_), _) => None,
            (Value::Headers | Value::Variables | Value::Query | Value::Claims(_), [key]) => {
                self.keyed(&of, name, key, Value::Null)
            }
            (Value::Headers | Value::Variables | Value::Query | Value::Claims(_), [key, other]) => {
                self.keyed(&of, name, key, other.clone())
            }
            (_, values) => match values.iter().find(|value| value.blank().is_some()) {
                Some(open) => return open.clone(),
                None => methods::call(&of, name, values),
            },
        };
        match found {
            Some(Value::Unknown(_)) | None => self.unknown(own),
            Some(found) => found,
        }
    }

    /// As [`Self::left_open`], but the blank is the longer text: `context.User.Groups.Any(…)`.
    fn left_open_at(&self, _value: Value, own: &Expression) -> Value {
        self.unknown(own)
    }

    /// `GetValueOrDefault` and `ContainsKey` of what has names.
    fn keyed(&self, of: &Value, name: &str, key: &Value, other: Value) -> Option<Value> {
        let Value::Text(key) = key else { return None };
        let found = match of {
            Value::Headers => self.scene.header(key)?,
            Value::Variables => self.scene.variable(key)?,
            Value::Query => self.scene.query(key)?,
            Value::Claims(reading) => claim(reading, key).map_or(Value::Null, Value::List),
            _ => return None,
        };
        match name {
            "ContainsKey" => found
                .blank()
                .is_none()
                .then(|| Value::Bool(found != Value::Null)),
            "GetValueOrDefault" => Some(match found {
                Value::Null => other,
                // With a text to fall back on, the values come as one text.
                Value::List(items) if !matches!(other, Value::List(_)) => {
                    methods::joined(&items, ",")
                }
                found @ Value::Text(_) if matches!(other, Value::List(_)) => {
                    Value::List(vec![found])
                }
                found => found,
            }),
            _ => None,
        }
    }

    /// `Any`, `All`, `Where`, `Select`, `First` and the like with a condition.
    fn each(
        &mut self,
        items: &[Value],
        name: &str,
        parameter: &str,
        body: &Expression,
        own: &Expression,
    ) -> Value {
        const MOST: usize = 100;
        let mut results = Vec::new();
        for item in items.iter().take(MOST) {
            self.locals.push((parameter.to_owned(), item.clone()));
            let result = self.value(body);
            self.locals.pop();
            if result.blank().is_some() {
                return result;
            }
            results.push(result);
        }
        let held = |result: &Value| *result == Value::Bool(true);
        let mut those = items.iter().zip(&results).filter(|(_, own)| held(own));
        match name {
            "Any" => Value::Bool(results.iter().any(held)),
            "All" => Value::Bool(results.iter().all(held)),
            "Select" => Value::List(results),
            "Where" => Value::List(those.map(|(item, _)| item.clone()).collect()),
            "FirstOrDefault" | "First" => match those.next() {
                Some((item, _)) => item.clone(),
                None if name == "FirstOrDefault" => Value::Null,
                None => self.unknown(own),
            },
            _ => self.unknown(own),
        }
    }

    fn binary(
        &mut self,
        sign: &str,
        left: &Expression,
        right: &Expression,
        own: &Expression,
    ) -> Value {
        let left = self.value(left);
        match (sign, &left) {
            ("&&", Value::Bool(false)) => return Value::Bool(false),
            ("||", Value::Bool(true)) => return Value::Bool(true),
            ("??", Value::Null) => return self.value(right),
            ("??", _) => return left,
            _ => {}
        }
        let right = self.value(right);
        match (sign, &left, &right) {
            // One that is known may decide alone.
            ("&&", _, Value::Bool(false)) => Value::Bool(false),
            ("||", _, Value::Bool(true)) => Value::Bool(true),
            (_, Value::Unknown(_), _) => left,
            (_, _, Value::Unknown(_)) => right,
            _ => methods::binary(sign, &left, &right).unwrap_or_else(|| self.unknown(own)),
        }
    }

    fn mixed(&mut self, pieces: &[Piece], own: &Expression) -> Value {
        let mut made = String::new();
        for piece in pieces {
            let value = match piece {
                Piece::Text(text) => match (self.scene.fill)(text) {
                    Some(text) => Value::Text(text),
                    None => Value::Unknown(text.clone()),
                },
                Piece::Code(code) => self.value(code),
            };
            match value.string() {
                Some(text) => made.push_str(&text),
                None if methods::is_scheme(&made) && matches!(value, Value::Identity(_)) => {
                    return value;
                }
                None => return self.left_open(value, own),
            }
        }
        Value::Text(made)
    }
}

/// Whether a null before it makes the whole null: `a?.b.c`.
fn is_conditional(own: &Expression) -> bool {
    let mut own = own;
    loop {
        match &own.kind {
            Kind::Member(_, _, true) | Kind::Call(_, _, _, true) | Kind::Index(_, _, true) => {
                return true;
            }
            Kind::Member(of, ..) | Kind::Call(of, ..) | Kind::Index(of, ..) => own = of,
            _ => return false,
        }
    }
}
