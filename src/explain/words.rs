//! A statement as data: its words travel in the catalogue, with places for values.

use super::Explanation;
use crate::catalogue::Prose;
use crate::validators::fill;

/// A statement, what it means, and where that is written down. `{0}`, `{1}` … stand for values.
pub(super) struct Words {
    pub(super) title: Prose,
    pub(super) body: Prose,
    pub(super) source: Prose,
}

impl Words {
    /// The statement with these values in it.
    pub(super) fn with(&self, values: &[&str]) -> Explanation {
        let body = fill(self.body.text(), values);
        Explanation {
            title: fill(self.title.text(), values),
            body: Some(body)
                .filter(|body| !body.is_empty())
                .into_iter()
                .collect(),
            source: self.source.text(),
        }
    }

    /// The statement, which has no values.
    pub(super) fn plain(&self) -> Explanation {
        self.with(&[])
    }
}
