//! What a person filled in.

use super::setting::seconds;
use super::{Kind, RequiredClaim};

/// What a list was set to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// Nothing, or the word `null`: the validator has no list.
    Null,
    /// `[]`: a list without entries, which some validators treat differently.
    Empty,
    /// These.
    Values(Vec<String>),
}

/// What a person filled in, by the kind of setting, so that it outlives a change of validator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings(Vec<(Kind, String)>);

impl Settings {
    /// The text as filled in; empty where there is none.
    pub fn text(&self, kind: Kind) -> &str {
        self.0
            .iter()
            .find(|(own, _)| *own == kind)
            .map_or("", |(_, text)| text)
    }

    /// The text as filled in, even if that is nothing; `None` where nobody touched it.
    pub fn touched(&self, kind: Kind) -> Option<&str> {
        let own = self.0.iter().find(|(own, _)| *own == kind);
        own.map(|(_, text)| text.as_str())
    }

    /// Fills one in.
    pub fn set(&mut self, kind: Kind, text: impl Into<String>) {
        let text = text.into();
        match self.0.iter_mut().find(|(own, _)| *own == kind) {
            Some((_, own)) => *own = text,
            None => self.0.push((kind, text)),
        }
    }

    /// Adds one value to a list, unless it is there.
    pub fn add(&mut self, kind: Kind, value: &str) {
        let mut values = self.list(kind);
        if !values.iter().any(|own| own == value) {
            values.push(value.to_owned());
        }
        self.set(kind, values.join("\n"));
    }

    /// These settings, and where nobody touched one that of `others`.
    pub fn over(&self, others: &Settings) -> Self {
        let untouched = |(kind, _): &&(Kind, String)| self.touched(*kind).is_none();
        let below = others.0.iter().filter(untouched);
        Self(below.chain(&self.0).cloned().collect())
    }

    /// Takes back what was filled in.
    pub fn forget(&mut self, kind: Kind) {
        self.0.retain(|(own, _)| *own != kind);
    }

    /// A list: one value a line. A blank line is none; blanks around a value are kept, because
    /// they are a cause of refusals and no validator takes them off.
    pub fn list(&self, kind: Kind) -> Vec<String> {
        match self.given(kind) {
            Given::Values(values) => values,
            Given::Null | Given::Empty => Vec::new(),
        }
    }

    /// A list, which may be absent or have no entries.
    pub fn given(&self, kind: Kind) -> Given {
        let text = self.text(kind);
        match text.trim() {
            "" | "null" => Given::Null,
            "[]" => Given::Empty,
            _ => Given::Values(
                text.lines()
                    .filter(|line| !line.trim().is_empty())
                    .map(str::to_owned)
                    .collect(),
            ),
        }
    }

    /// Claims with the values that they must hold; a line that cannot be read is left out.
    pub fn claims(&self, kind: Kind) -> Vec<RequiredClaim> {
        let lines = self.list(kind);
        let read = lines
            .iter()
            .filter_map(|line| RequiredClaim::parse(line).ok());
        read.collect()
    }

    /// A single value without blanks around it, if there is one.
    pub fn one(&self, kind: Kind) -> Option<String> {
        match self.text(kind).trim() {
            "" | "null" => None,
            text => Some(text.to_owned()),
        }
    }

    /// A single value as it was filled in, blanks included, if there is one.
    pub fn exact(&self, kind: Kind) -> Option<&str> {
        let text = self.text(kind);
        let text = text.strip_suffix('\n').unwrap_or(text);
        (!matches!(text.trim(), "" | "null")).then_some(text)
    }

    /// A number of seconds, or the default where none or nonsense was filled in.
    pub fn seconds(&self, kind: Kind, default: i64) -> i64 {
        seconds(self.text(kind)).unwrap_or(default)
    }

    /// Whether nothing at all was filled in.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|(_, text)| text.trim().is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_list_is_not_an_empty_list() {
        for (text, expected) in [
            ("", Given::Null),
            ("null", Given::Null),
            ("[]", Given::Empty),
            (
                "a\n\n b",
                Given::Values(vec!["a".to_owned(), " b".to_owned()]),
            ),
        ] {
            let mut settings = Settings::default();
            settings.set(Kind::Audiences, text);
            assert_eq!(settings.given(Kind::Audiences), expected, "{text}");
        }
    }
}
