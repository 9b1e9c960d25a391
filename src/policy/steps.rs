//! What each element does to a request.

use super::expression::Value;
use super::held::Held;
use super::look::{Place, look};
use super::run::{AUTHORIZATION, DEEPEST, Did, Machine};
use super::state::State;
use crate::document::Element;

impl<'a> Machine<'a> {
    pub(super) fn does(
        &mut self,
        scope: usize,
        element: &'a Element,
        state: &mut State,
        perhaps: bool,
    ) -> Did {
        let text = |name: &str| element.attribute(name).map_or("", |own| own.text);
        match element.name.as_str() {
            "base" => self.base(scope, state, perhaps),
            "include-fragment" => self.fragment(scope, text("fragment-id"), state, perhaps),
            "authentication-managed-identity" => self.identity(element, state),
            "authentication-basic" => {
                state.set_header(AUTHORIZATION, Value::text("Basic"));
                Did::Header(AUTHORIZATION.to_owned())
            }
            "set-header" => self.set_header(element, state),
            "set-variable" => {
                let value = element.attribute("value").map(|own| own.text);
                let value = value.or(element.get("value").map(Element::text));
                let value = self.scene(state).value(value.unwrap_or_default());
                let name = self.text(state, text("name"));
                state.set_variable(&name, value.clone());
                Did::Variable(name, value)
            }
            "validate-jwt" | "validate-azure-ad-token" => self.look(element, state),
            "return-response" => {
                state.is_answered = true;
                let code = element
                    .get("set-status")
                    .and_then(|own| own.attribute("code"));
                Did::Answered(code.map_or("200", |own| own.text).to_owned())
            }
            "mock-response" => {
                state.is_answered = true;
                let code = element.attribute("status-code");
                Did::Answered(code.map_or("200", |own| own.text).to_owned())
            }
            "retry" | "limit-concurrency" | "wait" => {
                self.inside(|machine| machine.list(scope, element, state, perhaps));
                Did::Nothing
            }
            _ => {
                // Whatever it puts there comes from elsewhere.
                for attribute in [
                    "response-variable-name",
                    "variable-name",
                    "context-variable-name",
                ] {
                    if let Some(name) = element.attribute(attribute) {
                        let source = ["<", &element.name, ">"].concat();
                        state.set_variable(name.text, Value::Unknown(source));
                    }
                }
                Did::Nothing
            }
        }
    }

    fn base(&mut self, scope: usize, state: &mut State, perhaps: bool) -> Did {
        let Some(outer) = scope.checked_sub(1).filter(|_| self.depth < DEEPEST) else {
            state.knows_all = false;
            return Did::Base { is_here: false };
        };
        self.inside(|machine| machine.section(outer, state, perhaps));
        Did::Base { is_here: true }
    }

    fn fragment(&mut self, scope: usize, name: &str, state: &mut State, perhaps: bool) -> Did {
        let fragments = &self.policy.fragments;
        let named = fragments.iter().find(|own| own.label.contains(name));
        let found = match fragments.as_slice() {
            [only] => Some(only),
            _ => named,
        };
        let is_here = found.is_some() && self.depth < DEEPEST;
        match found {
            Some(found) if is_here => {
                self.inside(|machine| machine.list(scope, &found.root, state, perhaps));
            }
            _ => state.knows_all = false,
        }
        let name = name.to_owned();
        Did::Fragment { name, is_here }
    }

    fn identity(&self, element: &Element, state: &mut State) -> Did {
        let text = |name: &str| element.attribute(name).map_or("", |own| own.text);
        let resource = self.text(state, text("resource"));
        let token = Value::Identity(resource.clone());
        let variable = match text("output-token-variable-name") {
            "" => {
                state.set_header(AUTHORIZATION, token);
                None
            }
            variable => {
                state.set_variable(variable, token);
                Some(variable.to_owned())
            }
        };
        Did::Identity { resource, variable }
    }

    fn set_header(&self, element: &Element, state: &mut State) -> Did {
        let text = |name: &str| element.attribute(name).map_or("", |own| own.text);
        let name = self.text(state, text("name"));
        let own = state
            .headers
            .iter()
            .find(|(own, _)| own.eq_ignore_ascii_case(&name));
        let own = own.map(|(_, value)| value.clone());
        let values: Vec<_> = element
            .named("value")
            .map(|value| self.scene(state).value(value.text()))
            .collect();
        let given = values.first().cloned().unwrap_or(Value::Null);
        let value = match (text("exists-action"), own) {
            ("delete", _) => Value::Null,
            ("skip", Some(Value::Unknown(blank))) => Value::Unknown(blank),
            ("skip", Some(own)) if own != Value::Null => own,
            ("append", Some(own)) if own != Value::Null => match (own.string(), given.string()) {
                (Some(own), Some(given)) => Value::Text([&own, ",", &given].concat()),
                _ => Value::Unknown(text("name").to_owned()),
            },
            _ => given,
        };
        state.set_header(&name, value);
        Did::Header(name)
    }

    fn look(&self, element: &Element, state: &mut State) -> Did {
        let text = |name: &str| element.attribute(name).map_or("", |own| own.text);
        let place = match (
            text("token-value"),
            text("query-parameter-name"),
            text("header-name"),
        ) {
            ("", "", "") => Place::Header(AUTHORIZATION.to_owned()),
            ("", "", header) => Place::Header(self.text(state, header)),
            ("", parameter, _) => Place::Query(self.text(state, parameter)),
            (value, ..) => Place::Value(value.to_owned()),
        };
        let scene = self.scene(state);
        let value = match &place {
            Place::Header(name) => scene.header(name),
            Place::Query(name) => scene.query(name),
            Place::Value(value) => Some(scene.value(value)),
        };
        let value = value.unwrap_or_else(|| Value::Unknown(place.name().to_owned()));
        let token = Held::of(&value, &self.caller);
        let own = match (&token, &value) {
            // As it was pasted: nobody knows what stood before it.
            (Held::Caller, Value::Text(_)) if matches!(place, Place::Header(_)) => {
                self.request.authorization.clone()
            }
            (Held::Caller, value) => value.string(),
            (Held::Nothing, _) => Some(String::new()),
            (Held::Text(text), _) => Some(text.clone()),
            _ => None,
        };
        let token = match token {
            Held::Text(text) if self.is_part_of_caller(&text) => Held::Caller,
            token => token,
        };
        let found = look(
            element,
            place,
            token,
            own.as_deref(),
            self.request.now,
            &|text| scene.value(text),
        );
        let Some(found) = found else {
            return Did::Nothing;
        };
        let refused = found
            .verdict
            .as_ref()
            .is_some_and(|own| own.rejection.is_some());
        let output = text("output-token-variable-name");
        if !output.is_empty() {
            let accepted = own.map(|own| Value::token(&own));
            let accepted = accepted.filter(|own| *own != Value::Null);
            let unknown = || Value::Unknown(["(Jwt)", output].concat());
            state.set_variable(output, accepted.unwrap_or_else(unknown));
        }
        state.is_answered |= refused;
        Did::Looked(Box::new(found))
    }

    /// Whether a text is the token that came in, or what code cut out of it.
    fn is_part_of_caller(&self, text: &str) -> bool {
        const SHORTEST: usize = 20;
        let caller = self.caller.string().unwrap_or_default();
        SHORTEST < text.len() && caller.ends_with(text)
    }
}
