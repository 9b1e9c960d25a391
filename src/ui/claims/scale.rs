//! Where moments stand on a bar that shows them all, however far apart they are.

/// A bar from 0 to 1000.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Scale {
    /// Where the token is valid; nowhere, if it ends before it begins.
    pub(super) valid: Option<(i64, i64)>,
    /// Names and places, in the order in which they are given.
    pub(super) marks: Vec<(&'static str, i64)>,
}

/// Lengths of time that are not known are taken for an hour.
const HOUR: i64 = 3_600;

const BEGIN: i64 = 250;
const END: i64 = 750;
/// What lies outside the validity comes at most so near to the ends of the bar.
const MARGIN: i64 = 40;

/// Places `nbf`, `exp` and `iat`, where they are known, and now.
///
/// The validity takes the middle half and is drawn to scale. Before and behind it the scale
/// shrinks with the distance, so that three minutes ago and three years ago both have a place.
pub(super) fn scale(
    not_before: Option<i64>,
    expires: Option<i64>,
    issued: Option<i64>,
    now: i64,
) -> Scale {
    let begin = not_before.or(issued.filter(|issued| expires.is_none_or(|end| *issued < end)));
    let moments = [
        ("nbf", not_before),
        ("exp", expires),
        ("iat", issued),
        ("now", Some(now)),
    ];
    let moments = moments
        .into_iter()
        .filter_map(|(name, moment)| Some((name, moment?)));
    if let (Some(begin), Some(end)) = (begin, expires)
        && end <= begin
    {
        return Scale {
            valid: None,
            marks: in_order(moments.collect()),
        };
    }
    let place = |moment: i64| match (begin, expires) {
        (Some(begin), _) if moment < begin => {
            BEGIN - shrunk(begin, moment, life(begin, expires), BEGIN - MARGIN)
        }
        (_, Some(end)) if moment > end => {
            let life = begin.map_or(HOUR, |begin| life(begin, expires));
            END + shrunk(moment, end, life, 1_000 - MARGIN - END)
        }
        (Some(begin), Some(end)) => BEGIN + to_scale(moment, begin, end),
        (Some(begin), None) => BEGIN + shrunk(moment, begin, HOUR, 1_000 - MARGIN - BEGIN),
        (None, Some(end)) => END - shrunk(end, moment, HOUR, END - MARGIN),
        (None, None) => 500,
    };
    let valid = (begin.map_or(0, |_| BEGIN), expires.map_or(1_000, |_| END));
    Scale {
        valid: Some(valid),
        marks: moments
            .map(|(name, moment)| (name, place(moment)))
            .collect(),
    }
}

fn life(begin: i64, expires: Option<i64>) -> i64 {
    expires.map_or(HOUR, |end| end.saturating_sub(begin))
}

/// A place from 0 to the length of the validity.
fn to_scale(moment: i64, begin: i64, end: i64) -> i64 {
    ratio(
        i128::from(moment) - i128::from(begin),
        i128::from(end) - i128::from(begin),
        END - BEGIN,
    )
}

/// A distance that grows towards `most` and never reaches it.
fn shrunk(later: i64, earlier: i64, unit: i64, most: i64) -> i64 {
    let away = i128::from(later) - i128::from(earlier);
    ratio(away, away + i128::from(unit), most)
}

fn ratio(part: i128, whole: i128, of: i64) -> i64 {
    let share = part
        .saturating_mul(i128::from(of))
        .checked_div(whole)
        .unwrap_or_default();
    i64::try_from(share).unwrap_or(of).clamp(0, of)
}

/// One after the other at equal distances; equal moments at the same place.
fn in_order(marks: Vec<(&'static str, i64)>) -> Vec<(&'static str, i64)> {
    let mut moments: Vec<i64> = Vec::with_capacity(marks.len());
    for (_, moment) in &marks {
        if !moments.contains(moment) {
            moments.push(*moment);
        }
    }
    let steps = i64::try_from(moments.len())
        .unwrap_or(1)
        .saturating_sub(1)
        .max(1);
    let place = |moment: i64| {
        let before = moments.iter().filter(|other| **other < moment).count();
        100 + i64::try_from(before).unwrap_or_default() * 800 / steps
    };
    marks
        .iter()
        .map(|(name, moment)| (*name, place(*moment)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_moment_has_its_place() {
        let valid = Some((250, 750));
        let cases = [
            // Half of the time is over.
            (
                (Some(0), Some(100), Some(0), 50),
                valid,
                vec![("nbf", 250), ("exp", 750), ("iat", 250), ("now", 500)],
            ),
            // Expired one lifetime ago, and very long ago.
            (
                (Some(0), Some(100), None, 200),
                valid,
                vec![("nbf", 250), ("exp", 750), ("now", 855)],
            ),
            (
                (Some(0), Some(100), None, i64::MAX),
                valid,
                vec![("nbf", 250), ("exp", 750), ("now", 959)],
            ),
            // Not valid yet.
            (
                (Some(0), Some(100), Some(-100), -300),
                valid,
                vec![("nbf", 250), ("exp", 750), ("iat", 145), ("now", 93)],
            ),
            // Without a beginning, an end, or both.
            (
                (None, Some(100), None, 100),
                Some((0, 750)),
                vec![("exp", 750), ("now", 750)],
            ),
            (
                (None, Some(7_200), None, 3_600),
                Some((0, 750)),
                vec![("exp", 750), ("now", 395)],
            ),
            (
                (Some(0), None, None, 3_600),
                Some((250, 1_000)),
                vec![("nbf", 250), ("now", 605)],
            ),
            ((None, None, None, 0), Some((0, 1_000)), vec![("now", 500)]),
            // Issued counts as the beginning.
            (
                (None, Some(100), Some(0), 0),
                valid,
                vec![("exp", 750), ("iat", 250), ("now", 250)],
            ),
            // Ends before it begins.
            (
                (Some(100), Some(0), None, 50),
                None,
                vec![("nbf", 900), ("exp", 100), ("now", 500)],
            ),
            // The whole range of numbers.
            (
                (Some(i64::MIN), Some(i64::MAX), Some(0), 0),
                valid,
                vec![("nbf", 250), ("exp", 750), ("iat", 500), ("now", 500)],
            ),
        ];
        for ((nbf, exp, iat, now), valid, marks) in cases {
            assert_eq!(
                scale(nbf, exp, iat, now),
                Scale { valid, marks },
                "{nbf:?} {exp:?} {iat:?} {now}"
            );
        }
    }
}
