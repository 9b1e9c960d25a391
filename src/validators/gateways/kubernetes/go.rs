//! How Go prints things, and what its JSON says.

use crate::token::json::{Kind, Value};
use crate::token::time;

/// Texts as `%q` prints a slice of them, without the brackets.
pub(super) fn quoted(texts: &[String]) -> String {
    let quoted: Vec<_> = texts.iter().map(|text| format!("{text:?}")).collect();
    quoted.join(" ")
}

/// A moment as `%v` prints it where the clock is set to UTC.
pub(super) fn moment(seconds: i64) -> String {
    let shown = time::utc(seconds).unwrap_or_default();
    [&shown, " +0000 UTC"].concat()
}

/// The moment that is no moment, which stands for a missing `exp`.
pub(super) const NO_MOMENT: &str = "0001-01-01 00:00:00 +0000 UTC";

/// What `json.Unmarshal` says of a value that is not of the wanted type.
pub(super) fn mismatch(value: Value<'_>, wanted: &str) -> String {
    let kind = match value.kind() {
        Kind::Boolean => "bool",
        Kind::Number => "number",
        Kind::Array => "array",
        Kind::Object => "object",
        _ => "string",
    };
    [
        "json: cannot unmarshal ",
        kind,
        " into Go value of type ",
        wanted,
    ]
    .concat()
}
