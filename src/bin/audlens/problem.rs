//! What stops the command before there is anything to say about a token.

/// There is nothing usable to work on: exit status 2.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    /// What is wrong, in a sentence.
    pub(crate) title: String,
    /// What to do, a sentence or a command each.
    pub(crate) help: Vec<String>,
}

/// A value, or why there is none.
pub(crate) type Result<T> = std::result::Result<T, Problem>;

impl Problem {
    pub(crate) fn new(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            help: Vec::new(),
        }
    }

    pub(crate) fn help(mut self, text: impl Into<String>) -> Self {
        self.help.push(text.into());
        self
    }
}
