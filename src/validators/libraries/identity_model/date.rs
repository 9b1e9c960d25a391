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
    let Some(Parts([year, month, day, hour, minute, second])) = Parts::of(seconds) else {
        return "12/31/9999 11:59:59 PM".to_owned();
    };
    let half = if hour < 12 { "AM" } else { "PM" };
    let hour = match hour % 12 {
        0 => 12,
        hour => hour,
    };
    format!("{month}/{day}/{year} {hour}:{minute:02}:{second:02} {half}")
}

/// As the invariant culture prints it: `09/05/2026 02:16:30`; in messages until 6.15.0, as in issue
/// 1368 of the library's repository.
pub(in crate::validators) fn invariant(seconds: i64) -> String {
    let Some(Parts([year, month, day, hour, minute, second])) = Parts::of(seconds) else {
        return "12/31/9999 23:59:59".to_owned();
    };
    format!("{month:02}/{day:02}/{year:04} {hour:02}:{minute:02}:{second:02}")
}

/// Year, month, day, hour, minute and second.
struct Parts([i16; 6]);

impl Parts {
    /// `None` at the end of time: the calendar reaches to the last year less some hours.
    fn of(seconds: i64) -> Option<Self> {
        let time = Timestamp::from_second(seconds.clamp(0, LAST)).ok()?;
        let time = Offset::UTC.to_datetime(time);
        let small = [
            time.month(),
            time.day(),
            time.hour(),
            time.minute(),
            time.second(),
        ];
        let [month, day, hour, minute, second] = small.map(i16::from);
        Some(Self([time.year(), month, day, hour, minute, second]))
    }
}
