//! Claims that a validator asks for, and how they are written on one line each.
//!
//! A line is `name [all|any] ["separator"] [: value, value …]`, such as
//! `scp any " ": Orders.Read, Orders.Write`. A value with blanks or commas of its own stands in
//! quotation marks. The words are those of the element `claim` in the policies of API Management
//! (MicrosoftDocs/azure-docs articles/api-management/validate-jwt-policy.md, "claim attributes").

use super::{GateName, Wrong};
use crate::token::json::{Json, Kind as JsonKind};

/// A claim that must be there, and what it must hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequiredClaim {
    /// The claim.
    pub name: String,
    /// Its values; none if it only has to be there.
    pub values: Vec<String>,
    /// Whether all of them must be in the claim, and not just one.
    pub all: bool,
    /// What separates the values inside a string, if anything does.
    pub separator: Option<String>,
}

impl RequiredClaim {
    /// A claim that only has to be there.
    pub fn present(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            values: Vec::new(),
            all: true,
            separator: None,
        }
    }

    /// Reads a line.
    pub fn parse(line: &str) -> Result<Self, Wrong> {
        let (head, values) = halves(line.trim())?;
        let head = head.trim();
        let (name, rest) = head.split_once(char::is_whitespace).unwrap_or((head, ""));
        let mut claim = Self::present(name);
        let mut rest = rest.trim();
        if let Some(after) = rest.strip_prefix("any") {
            claim.all = false;
            rest = after;
        } else if let Some(after) = rest.strip_prefix("all") {
            rest = after;
        }
        let rest = rest.trim();
        if !rest.is_empty() {
            claim.separator = Some(quoted(rest).ok_or(Wrong::ClaimMatch)?.to_owned());
        }
        claim.values = values
            .into_iter()
            .map(str::trim)
            .filter(|value| !value.is_empty())
            .map(|value| quoted(value).unwrap_or(value).to_owned())
            .collect();
        Ok(claim)
    }

    /// The line that says the same.
    pub fn line(&self) -> String {
        let mut line = self.name.clone();
        if !self.all {
            line.push_str(" any");
        }
        if let Some(separator) = &self.separator {
            line.push_str(&[" \"", separator, "\""].concat());
        }
        for (index, value) in self.values.iter().enumerate() {
            line.push_str(if index == 0 { ": " } else { ", " });
            let bare = value.trim() == value && !value.contains(',') && !value.is_empty();
            match bare {
                true => line.push_str(value),
                false => line.push_str(&["\"", value, "\""].concat()),
            }
        }
        line
    }

    /// What the claim holds in these claims; `None` where it is missing.
    pub fn found(&self, claims: &Json) -> Option<Vec<String>> {
        let value = claims.get_whole(&self.name)?;
        let whole = match value.kind() {
            JsonKind::Array => value
                .items()
                .map(|item| item.display().into_owned())
                .collect(),
            _ => vec![value.display().into_owned()],
        };
        Some(match self.separator.as_deref() {
            None | Some("") => whole,
            Some(separator) => split(&whole, separator),
        })
    }

    /// Whether that is enough. Values are compared as they stand.
    pub fn accepts(&self, found: &[String]) -> bool {
        match self.all {
            true => self.values.iter().all(|value| found.contains(value)),
            false => {
                self.values.is_empty() || self.values.iter().any(|value| found.contains(value))
            }
        }
    }

    /// The question that it belongs to.
    pub fn gate(&self) -> GateName {
        match self.name.as_str() {
            "aud" => GateName::Audience,
            "iss" => GateName::Issuer,
            "azp" | "appid" => GateName::Caller,
            _ => GateName::Permissions,
        }
    }

    /// The same claim with a separator, if only that is missing.
    pub fn with_missing_separator(&self, found: &[String]) -> Option<Self> {
        let separated = |separator: &&str| self.accepts(&split(found, separator));
        let separator = [" ", ","].into_iter().find(separated)?;
        let none = self.separator.is_none() && !self.accepts(found);
        none.then(|| Self {
            separator: Some(separator.to_owned()),
            ..self.clone()
        })
    }
}

fn split(values: &[String], separator: &str) -> Vec<String> {
    let pieces = values.iter().flat_map(|value| value.split(separator));
    pieces.map(str::to_owned).collect()
}

/// What stands before the colon, and the values behind it. A colon with a blank or nothing behind
/// it counts before others, and that of `https://` never does.
fn halves(line: &str) -> Result<(&str, Vec<&str>), Wrong> {
    let (mut inside, mut colon, mut firm) = (false, None, false);
    let mut commas = Vec::new();
    for (at, character) in line.char_indices() {
        let rest = line.get(at + 1..).filter(|_| character == ':' && !inside);
        match character {
            '"' => inside = !inside,
            ',' if !inside => commas.push(at),
            _ => {}
        }
        let ends = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        let may_end = ends || rest.is_some_and(|rest| !rest.starts_with("//") && colon.is_none());
        if may_end && !firm {
            (colon, firm) = (Some(at), ends);
        }
    }
    if inside {
        return Err(Wrong::ClaimQuote);
    }
    let Some(colon) = colon else {
        return Ok((line, Vec::new()));
    };
    let mut values = Vec::new();
    let mut start = colon + 1;
    for end in commas.into_iter().filter(|comma| *comma > colon) {
        values.extend(line.get(start..end));
        start = end + 1;
    }
    values.extend(line.get(start..));
    Ok((line.get(..colon).unwrap_or_default(), values))
}

fn quoted(text: &str) -> Option<&str> {
    text.strip_prefix('"')?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(name: &str, all: bool, separator: Option<&str>, values: &[&str]) -> RequiredClaim {
        RequiredClaim {
            name: name.to_owned(),
            values: values.iter().map(|value| (*value).to_owned()).collect(),
            all,
            separator: separator.map(str::to_owned),
        }
    }

    #[test]
    fn a_line_is_read_and_written() {
        let scope = "http://schemas.microsoft.com/identity/claims/scope";
        let cases = [
            ("oid", claim("oid", true, None, &[]), "oid"),
            ("aud: a", claim("aud", true, None, &["a"]), "aud: a"),
            (
                "aud:api://orders",
                claim("aud", true, None, &["api://orders"]),
                "aud: api://orders",
            ),
            (
                r#"scp any " ": Orders.Read, Orders.Write"#,
                claim("scp", false, Some(" "), &["Orders.Read", "Orders.Write"]),
                r#"scp any " ": Orders.Read, Orders.Write"#,
            ),
            (
                "roles all: a , b,",
                claim("roles", true, None, &["a", "b"]),
                "roles: a, b",
            ),
            (
                &format!("{scope} any: a"),
                claim(scope, false, None, &["a"]),
                &format!("{scope} any: a"),
            ),
            (
                r#"group ":": "a, b", " c""#,
                claim("group", true, Some(":"), &["a, b", " c"]),
                r#"group ":": "a, b", " c""#,
            ),
        ];
        for (line, expected, written) in cases {
            assert_eq!(RequiredClaim::parse(line).as_ref(), Ok(&expected), "{line}");
            assert_eq!(expected.line(), written);
        }
        assert_eq!(RequiredClaim::parse("scp some: a"), Err(Wrong::ClaimMatch));
        assert_eq!(
            RequiredClaim::parse(r#"scp any " : a"#),
            Err(Wrong::ClaimQuote)
        );
    }

    /// Wanted line, claims, whether it is enough; `None` where the claim is missing.
    const HELD: &[(&str, &str, Option<bool>)] = &[
        ("scp: a", r#"{"scp":"a"}"#, Some(true)),
        ("scp: a", r#"{"scp":"A"}"#, Some(false)),
        ("scp: a", r#"{"scp":"a b"}"#, Some(false)),
        (r#"scp " ": a"#, r#"{"scp":"a b"}"#, Some(true)),
        (r#"scp " ": a, c"#, r#"{"scp":"a b"}"#, Some(false)),
        (r#"scp any " ": a, c"#, r#"{"scp":"a b"}"#, Some(true)),
        ("roles: a, b", r#"{"roles":["b","a"]}"#, Some(true)),
        ("roles any: a, c", r#"{"roles":["b"]}"#, Some(false)),
        ("admin: true", r#"{"admin":true}"#, Some(true)),
        ("level: 3", r#"{"level":3}"#, Some(true)),
        ("oid", r#"{"oid":""}"#, Some(true)),
        ("oid", r#"{"sub":"x"}"#, None),
    ];

    #[test]
    fn what_a_claim_holds_is_compared() {
        for (line, claims, expected) in HELD {
            let claim = RequiredClaim::parse(line).expect("a line");
            let found = claim.found(&Json::from_text((*claims).to_owned()));
            assert_eq!(
                found.map(|found| claim.accepts(&found)),
                *expected,
                "{line} {claims}"
            );
        }
    }

    #[test]
    fn a_missing_separator_is_noticed() {
        for (line, found, expected) in [
            ("scp: a", "a b", Some(r#"scp " ": a"#)),
            ("scp: a, b", "a,b", Some(r#"scp ",": a, b"#)),
            ("scp: c", "a b", None),
            ("scp: a", "a", None),
            (r#"scp ",": a"#, "a b", None),
        ] {
            let claim = RequiredClaim::parse(line).expect("a line");
            let mended = claim.with_missing_separator(&[found.to_owned()]);
            assert_eq!(
                mended.map(|claim| claim.line()).as_deref(),
                expected,
                "{line}"
            );
        }
    }
}
