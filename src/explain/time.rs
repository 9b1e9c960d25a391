//! Spans of time in words.

/// How far `seconds` is from `now`: `3 minutes ago`, `in 2 days`, `now`.
pub fn relative(seconds: i64, now: i64) -> String {
    let away = seconds.saturating_sub(now);
    match away {
        0 => "now".to_owned(),
        1.. => format!("in {}", duration(away)),
        _ => format!("{} ago", duration(away.saturating_neg())),
    }
}

/// A number of seconds, rounded down to its largest unit: `59 seconds`, `1 hour`, `3 years`.
pub fn duration(seconds: i64) -> String {
    const UNITS: [(i64, &str); 6] = [
        (31_557_600, "year"),
        (2_629_800, "month"),
        (86_400, "day"),
        (3_600, "hour"),
        (60, "minute"),
        (1, "second"),
    ];
    let (length, name) = UNITS
        .into_iter()
        .find(|(length, _)| seconds >= *length)
        .unwrap_or((1, "second"));
    let count = seconds / length;
    if count == 1 {
        format!("1 {name}")
    } else {
        format!("{count} {name}s")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_told_by_their_largest_unit() {
        let cases = [
            (0, "now"),
            (1, "in 1 second"),
            (-59, "59 seconds ago"),
            (-60, "1 minute ago"),
            (3_599, "in 59 minutes"),
            (-7_200, "2 hours ago"),
            (86_400 * 3, "in 3 days"),
            (-31_557_600 * 2, "2 years ago"),
            (i64::MAX, "in 292271023045 years"),
        ];
        for (away, words) in cases {
            assert_eq!(relative(away, 0), words, "{away}");
        }
        assert_eq!(relative(i64::MIN, 1), "292271023045 years ago");
    }
}
