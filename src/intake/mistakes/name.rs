//! Names that are nearly right.

/// The name that was probably meant: one that differs in letter case, in hyphens and the like, or
/// in a single letter. `None` where the name itself is known or no other is near.
pub fn near<'a>(name: &str, known: &[&'a str], case_counts: bool) -> Option<&'a str> {
    let same = |own: &&&str| match case_counts {
        true => **own == name,
        false => own.eq_ignore_ascii_case(name),
    };
    if known.iter().any(|own| same(&own)) {
        return None;
    }
    let bare = bare(name);
    let near = |own: &&&str| {
        let own = self::bare(own);
        own == bare || (MIN <= bare.len() && bare.len() <= MAX && one_apart(&own, &bare))
    };
    known.iter().find(near).copied()
}

/// Shorter names are other names.
const MIN: usize = 6;
const MAX: usize = 60;

fn bare(name: &str) -> String {
    let kept = name.chars().filter(|own| own.is_ascii_alphanumeric());
    kept.map(|own| own.to_ascii_lowercase()).collect()
}

/// Whether one letter more, less or another one, or two that changed places, makes the difference.
fn one_apart(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let start = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (one.get(start..), other.get(start..));
    let (Some(one), Some(other)) = (one, other) else {
        return false;
    };
    match (one, other) {
        ([a, b, one @ ..], [c, d, other @ ..]) if a == d && b == c && one == other => true,
        ([_, one @ ..], [_, other @ ..]) if one == other => true,
        ([_, one @ ..], other) if one == other => true,
        (one, [_, other @ ..]) if one == other => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_near_another() {
        let known = ["ClientId", "ValidAudiences", "Audience", "Instance"];
        for (name, case_counts, expected) in [
            ("ClientId", true, None),
            ("clientid", false, None),
            ("clientid", true, Some("ClientId")),
            ("Client-Id", false, Some("ClientId")),
            ("ClientIds", false, Some("ClientId")),
            ("Audiance", false, Some("Audience")),
            ("Audeince", false, Some("Audience")),
            ("ValidAudience", false, Some("ValidAudiences")),
            ("Instances", false, Some("Instance")),
            ("Domain", false, None),
            ("", false, None),
        ] {
            assert_eq!(near(name, &known, case_counts), expected, "{name}");
        }
    }
}
