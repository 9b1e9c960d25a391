//! What another library is asked, and what it answers.

use anyhow::Result;
use serde_json::Value;

/// Another library. A request is `{"do":"sign","alg","key","claims"}`, `{"do":"verify","alg","key","token"}`,
/// or `encrypt` and `decrypt`, which also have `enc`. The key is a JWK, private where that is needed.
pub(crate) trait Library {
    /// Its name, as the table has it.
    fn name(&self) -> &'static str;

    /// Does what is asked.
    ///
    /// # Errors
    /// When the library cannot be reached, which ends everything.
    fn ask(&mut self, request: &Value) -> Result<Answer>;
}

/// What a library answers.
#[derive(Debug)]
pub(crate) enum Answer {
    /// A token that it made.
    Token(String),
    /// The claims of a token that it accepted.
    Claims(Value),
    /// It does not have this algorithm, in its own words.
    Unsupported(String),
    /// It has it, and did not succeed.
    Failed(String),
}

/// Reads the JSON that a script prints.
pub(crate) fn read(said: &Value) -> Answer {
    let text = |name: &str| said.get(name).and_then(Value::as_str).map(str::to_owned);
    if let Some(claims) = said.get("claims") {
        Answer::Claims(claims.clone())
    } else if let Some(token) = text("token") {
        Answer::Token(token)
    } else if let Some(why) = text("unsupported") {
        Answer::Unsupported(why)
    } else {
        Answer::Failed(text("failed").unwrap_or_else(|| said.to_string()))
    }
}
