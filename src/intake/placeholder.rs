//! Places in settings that somebody else fills in: `{{named-value}}`, `${VARIABLE}`, `$(Variable)`,
//! and the words that samples have in the place of a value.

use crate::token::span::Span;

/// A place to fill in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placeholder {
    /// As written, brackets included.
    pub text: String,
    /// What holds where nobody fills it in: `${NAME:value}` of Spring, `${NAME:-value}` of a shell.
    pub default: Option<String>,
    /// Where in the value it stands, in bytes.
    pub span: Span,
}

/// The placeholders of a value, in order. Where the value is nothing but the words of a sample, it
/// is one as a whole.
pub fn find(value: &str) -> Vec<Placeholder> {
    if is_sample(value) {
        let span = Span::new(0, value.len());
        let text = value.to_owned();
        return vec![Placeholder {
            text,
            default: None,
            span,
        }];
    }
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(placeholder) = next(value, at) {
        at = placeholder.span.end;
        found.push(placeholder);
    }
    found
}

/// The value with its placeholders filled in by `fill`, which knows some of them, or by their
/// defaults; `None` where one stays open.
pub fn filled(value: &str, fill: impl Fn(&str) -> Option<String>) -> Option<String> {
    let mut made = String::with_capacity(value.len());
    let mut at = 0;
    for placeholder in find(value) {
        made.push_str(value.get(at..placeholder.span.start)?);
        let known = fill(&placeholder.text).filter(|known| !known.is_empty());
        made.push_str(&known.or(placeholder.default)?);
        at = placeholder.span.end;
    }
    made.push_str(value.get(at..)?);
    Some(made)
}

/// The longer first: `${{ … }}` is no `${…}`.
const BRACKETS: [(&str, &str); 7] = [
    ("${{", "}}"),
    ("{{", "}}"),
    ("${", "}"),
    ("$(", ")"),
    ("#{", "}#"),
    ("{", "}"),
    ("<", ">"),
];

fn next(value: &str, from: usize) -> Option<Placeholder> {
    let rest = value.get(from..)?;
    let (open, close, at) = BRACKETS
        .iter()
        .filter_map(|(open, close)| Some((*open, *close, place(rest, open, close)?)))
        .min_by_key(|(_, _, at)| *at)?;
    let inside = rest.get(at + open.len()..)?;
    let length = inside.find(close)?;
    let end = at + open.len() + length + close.len();
    let default = (open == "${")
        .then(|| inside.get(..length)?.split_once(':'))
        .flatten()
        .filter(|(name, value)| !SOURCES.contains(name) && !value.starts_with(':'));
    let default = default.map(|(_, value)| value.strip_prefix('-').unwrap_or(value).to_owned());
    Some(Placeholder {
        text: rest.get(at..end)?.to_owned(),
        default,
        span: Span::new(from + at, from + end),
    })
}

/// What the Serverless Framework takes a value from: `${env:NAME}`. CloudFormation's `${AWS::Region}`
/// has no default either.
const SOURCES: [&str; 9] = [
    "aws", "cf", "env", "file", "opt", "param", "self", "sls", "ssm",
];
/// Where such a bracket opens. A single one counts only around a name, and not around the tenant
/// that issuers in metadata leave open.
fn place(rest: &str, open: &str, close: &str) -> Option<usize> {
    const LONGEST: usize = 60;
    if open.len() > 1 {
        return rest.find(open);
    }
    let part = |char: char| char.is_ascii_alphanumeric() || "-_. ".contains(char);
    let is_name = |(at, _): &(usize, &str)| {
        let behind = rest.get(at + 1..).unwrap_or_default();
        let length = behind
            .chars()
            .take(LONGEST)
            .take_while(|char| part(*char))
            .count();
        let (name, behind) = behind.split_at_checked(length).unwrap_or_default();
        name.starts_with(|char: char| char.is_ascii_alphabetic())
            && behind.starts_with(close)
            && !name.eq_ignore_ascii_case("tenantid")
    };
    let own = rest.match_indices(open).find(is_name);
    own.map(|(at, _)| at)
}

/// Whether a value is what samples have where one's own belongs: `[Enter the Client Id …]`,
/// `<your-tenant>`, `Enter_the_Application_Id_Here`, `YOUR_CLIENT_ID`; or one that something else
/// computes: `[format('…')]` of a template, `__ClientId__`, `@Microsoft.KeyVault(…)`.
fn is_sample(value: &str) -> bool {
    let value = value.trim();
    let between = |open, close| {
        value
            .strip_prefix(open)
            .and_then(|rest: &str| rest.strip_suffix(close))
            .is_some_and(|inside: &str| !inside.contains(['"', ',']) && !inside.is_empty())
    };
    let lower = value.to_ascii_lowercase();
    let word = !lower.contains(['/', '.', ':']);
    let computed = value.starts_with('[') && value.ends_with(")]");
    let marked = value
        .strip_prefix("__")
        .and_then(|rest| rest.strip_suffix("__"));
    computed
        || marked.is_some_and(|inside| !inside.is_empty())
        || lower.starts_with("@microsoft.keyvault(")
        // Code that a gateway evaluates.
        || value.starts_with("@(")
        || value.starts_with("@{")
        || between('[', ']')
        || between('<', '>')
        || lower.starts_with("enter_the_")
        || lower.starts_with("enter the ")
        || (word && (lower.starts_with("your_") || lower.starts_with("your-")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_seen_and_filled_in() {
        let known = |name: &str| (name == "{{tenant}}").then(|| "t".to_owned());
        for (value, names, filled_in) in [
            ("plain", &[][..], Some("plain")),
            (
                "https://x/{{tenant}}/v2.0",
                &["{{tenant}}"],
                Some("https://x/t/v2.0"),
            ),
            ("{{tenant}}{{other}}", &["{{tenant}}", "{{other}}"], None),
            (
                "${ISSUER:https://a}",
                &["${ISSUER:https://a}"],
                Some("https://a"),
            ),
            ("${ISSUER:-b}", &["${ISSUER:-b}"], Some("b")),
            ("${AWS::Region}", &["${AWS::Region}"], None),
            ("${env:NAME}", &["${env:NAME}"], None),
            ("api://$(clientId)", &["$(clientId)"], None),
            ("[Enter the Client Id]", &["[Enter the Client Id]"], None),
            ("<your-tenant>", &["<your-tenant>"], None),
            ("YOUR_CLIENT_ID", &["YOUR_CLIENT_ID"], None),
            ("${{ vars.TENANT }}", &["${{ vars.TENANT }}"], None),
            ("__TenantId__", &["__TenantId__"], None),
            (
                "[format('api://{0}', parameters('id'))]",
                &["[format('api://{0}', parameters('id'))]"],
                None,
            ),
            ("your-api.example", &[], Some("your-api.example")),
            ("{{open", &[], Some("{{open")),
            ("https://x/{tenant-id}/", &["{tenant-id}"], None),
            ("https://x/<tenant>/v2.0", &["<tenant>"], None),
            ("https://x/{tenantid}/", &[], Some("https://x/{tenantid}/")),
            ("@(context.User.Id)", &["@(context.User.Id)"], None),
            ("{\"a\": 1} < 2", &[], Some("{\"a\": 1} < 2")),
            ("", &[], Some("")),
        ] {
            let found = find(value);
            let found: Vec<_> = found.iter().map(|own| own.text.as_str()).collect();
            assert_eq!(found, names, "{value}");
            assert_eq!(filled(value, known).as_deref(), filled_in, "{value}");
        }
    }
}
