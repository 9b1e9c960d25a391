//! Keys from a file: which there are, and whether the token names one of them.
//!
//! Verifying a signature with them is not built in yet, and nothing here pretends it is.

use std::path::Path;

use audlens::token::json::{Json, Kind as JsonKind, Value};
use audlens::validators::{Kind, Profile, Settings, Shape};

use crate::input;
use crate::problem::{Problem, Result};
use crate::shown::argument;

/// The keys of a file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Keys {
    /// The `kid` of each; `None` where a key has none.
    ids: Vec<Option<String>>,
}

/// What the keys say about one token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fit {
    /// There is not a single key.
    NoKeys,
    /// The token names a key that is not there.
    NoSuchKey,
    /// The key that the token names is there.
    Named,
    /// The token names no key, so any may be the right one.
    NoName,
}

/// Reads a key set (RFC 7517 §5), a single key (RFC 7517 §4), or metadata that holds a key set.
pub(crate) fn read(path: &Path) -> Result<Keys> {
    let name = argument(&path.to_string_lossy());
    let json = Json::from_text(input::file_text(path)?);
    if let Some(fault) = &json.fault {
        let (line, column) = json.line_and_column(fault.at);
        return Err(Problem::new(format!(
            "{name} is not JSON: line {line}, column {column}."
        )));
    }
    of(&json).ok_or_else(|| {
        let problem = Problem::new(format!("{name} holds no keys that can be read."));
        match json.get("jwks_uri").and_then(Value::string) {
            Some(address) => problem.help(format!(
                "It says where they are: curl {}",
                crate::shown::shown(&address)
            )),
            None => problem.help(
                "It takes {\"keys\": [...]} as RFC 7517 has it, or one key with its \"kty\".",
            ),
        }
    })
}

fn of(json: &Json) -> Option<Keys> {
    let root = json.object()?;
    if root.get("kty").is_some() {
        return Some(Keys {
            ids: vec![id(root)],
        });
    }
    let inlined = root.get("jwks").and_then(|set| set.get("keys"));
    let list = root.get("keys").or(inlined)?;
    let keys: Vec<_> = list.items().collect();
    let whole = list.kind() == JsonKind::Array && keys.iter().all(|key| key.get("kty").is_some());
    whole.then(|| Keys {
        ids: keys.into_iter().map(id).collect(),
    })
}

fn id(key: Value<'_>) -> Option<String> {
    Some(key.get("kid")?.string()?.into_owned())
}

impl Keys {
    /// What they say about a token that names this key.
    pub(crate) fn fit(&self, key_id: Option<&str>) -> Fit {
        match key_id {
            _ if self.ids.is_empty() => Fit::NoKeys,
            None => Fit::NoName,
            Some(wanted) if self.ids.iter().any(|id| id.as_deref() == Some(wanted)) => Fit::Named,
            Some(_) => Fit::NoSuchKey,
        }
    }

    /// The same in a sentence.
    pub(crate) fn say(&self, key_id: Option<&str>) -> String {
        let kid = crate::shown::shown(key_id.unwrap_or_default());
        match self.fit(key_id) {
            Fit::NoKeys => "The file of keys holds none.".to_owned(),
            Fit::NoSuchKey => format!("None of the keys given has the token's kid, {kid}."),
            Fit::Named => format!(
                "A key with the token's kid, {kid}, was given. Verifying with it is not built in yet."
            ),
            Fit::NoName => {
                "The token names no key (kid). Verifying with those given is not built in yet."
                    .to_owned()
            }
        }
    }

    /// Tells the validator about its key, where it asks for that and nobody said.
    pub(crate) fn tell(
        &self,
        key_id: Option<&str>,
        validator: &'static Profile,
        settings: &mut Settings,
    ) {
        let told = match self.fit(key_id) {
            Fit::NoKeys => "no keys",
            Fit::NoSuchKey => "no key with this kid",
            Fit::Named | Fit::NoName => return,
        };
        let kind = Kind::Own("Key");
        let takes = validator.setting(kind).is_some_and(
            |setting| matches!(setting.shape, Shape::Choice(all) if all.contains(&told)),
        );
        if takes && settings.text(kind).trim().is_empty() {
            settings.set(kind, told);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_in_every_form() {
        let cases = [
            (r#"{"keys":[]}"#, Some("a"), Some(Fit::NoKeys)),
            (
                r#"{"keys":[{"kty":"RSA","kid":"a"}]}"#,
                Some("a"),
                Some(Fit::Named),
            ),
            (
                r#"{"keys":[{"kty":"RSA","kid":"b"},{"kty":"EC"}]}"#,
                Some("a"),
                Some(Fit::NoSuchKey),
            ),
            (
                r#"{"keys":[{"kty":"RSA","kid":"A"}]}"#,
                Some("a"),
                Some(Fit::NoSuchKey),
            ),
            (r#"{"kty":"EC","kid":"a"}"#, None, Some(Fit::NoName)),
            (
                r#"{"issuer":"i","jwks":{"keys":[{"kty":"RSA","kid":"a"}]}}"#,
                Some("a"),
                Some(Fit::Named),
            ),
            (r#"{"issuer":"i","jwks_uri":"https://a"}"#, Some("a"), None),
            (r#"{"keys":["a"]}"#, Some("a"), None),
            (r#"{"keys":{}}"#, Some("a"), None),
            (r#"[]"#, Some("a"), None),
        ];
        for (text, key_id, expected) in cases {
            let keys = of(&Json::from_text(text.to_owned()));
            assert_eq!(keys.map(|keys| keys.fit(key_id)), expected, "{text}");
        }
    }
}
