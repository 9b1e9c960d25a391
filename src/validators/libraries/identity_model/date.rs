//! Times as .NET reads and prints them.

use jiff::Timestamp;
use jiff::tz::Offset;

use crate::token::json::Value;
use crate::token::json::number::Decimal;
use crate::validators::Attempt;

/// The last second of `DateTime.MaxValue`.
const LAST: i64 = 253_402_300_799;

/// A time claim in seconds since 1970, none before and none after the year 9999 (EpochTime.cs,
/// `DateTime`).
pub(in crate::validators) fn claim(attempt: &Attempt<'_>, name: &str) -> Option<i64> {
    Some(read(attempt.claim(name)?)?.clamp(0, LAST))
}

/// JsonSerializerPrimitives.cs, `ReadLong`: a number or a string with one; fractions are rounded,
/// halves to the even second.
pub(super) fn read(value: Value<'_>) -> Option<i64> {
    let text = match value.string() {
        // `double.TryParse` takes separators of thousands.
        Some(text) => text.trim().trim_start_matches('+').replace(',', ""),
        None => value.number()?.to_owned(),
    };
    if let Ok(seconds) = text.parse() {
        return Some(seconds);
    }
    // What 64 bits do not hold makes `Convert.ToInt64` throw.
    let seconds = Decimal::parse(&text)?.rounded();
    (seconds.unsigned_abs() < i64::MAX.unsigned_abs()).then_some(seconds)
}

/// As `DateTime.ToString()` prints it where the culture is en-US: `9/5/2026 2:16:30 AM`.
pub(super) fn print(seconds: i64) -> String {
    let Ok(time) = Timestamp::from_second(seconds.clamp(0, LAST)) else {
        // The calendar reaches to the end of the year 9999 less a day.
        return "12/31/9999 11:59:59 PM".to_owned();
    };
    let time = Offset::UTC.to_datetime(time);
    let (year, month, day) = (time.year(), time.month(), time.day());
    let (hour, minute, second) = (time.hour(), time.minute(), time.second());
    let half = if hour < 12 { "AM" } else { "PM" };
    let hour = match hour % 12 {
        0 => 12,
        hour => hour,
    };
    format!("{month}/{day}/{year} {hour}:{minute:02}:{second:02} {half}")
}
