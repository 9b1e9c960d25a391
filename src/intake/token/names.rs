//! What a token is called where it stands.

use crate::document::node::{Content, Node};
use crate::intake::form::Source;
use crate::token::span::Span;

/// Names that only the whole document tells.
pub(super) struct Names {
    /// In the order of their places.
    known: Vec<(Span, String)>,
}

impl Names {
    pub(super) fn of(source: &Source<'_>) -> Self {
        let trees = source
            .documents
            .iter()
            .filter_map(|document| document.tree());
        let mut known: Vec<_> = trees.flat_map(in_tree).collect();
        known.sort_by_key(|(span, _)| span.start);
        Self { known }
    }

    /// The places of values that have names.
    pub(super) fn places(&self) -> impl Iterator<Item = (Span, &str)> {
        self.known.iter().map(|(span, name)| (*span, name.as_str()))
    }

    /// What the token there is called.
    pub(super) fn at(&self, text: &str, span: Span) -> String {
        let near = self
            .known
            .partition_point(|(own, _)| own.start <= span.start);
        let known = near.checked_sub(1).and_then(|last| self.known.get(last));
        match known {
            Some((own, name)) if span.end <= own.end => name.clone(),
            _ => before(text, span.start),
        }
    }
}

/// Names that stand elsewhere than right before the value: of a cached token, of a user of a
/// cluster, of a list.
fn in_tree(tree: &Node) -> Vec<(Span, String)> {
    let mut named = Vec::new();
    for node in tree.walk() {
        for word in ["credential_type", "credentialType"] {
            let kind = node.get(word).and_then(Node::text);
            if let Some((kind, secret)) = kind.zip(node.get("secret")) {
                named.push((secret.span, kind.to_owned()));
            }
        }
        let user = node.get("name").and_then(Node::text).zip(node.get("user"));
        if let Some((name, user)) = user.filter(|(_, user)| !user.members().is_empty()) {
            let name = format!("kubeconfig user {name}");
            let values = user.walk().filter(|value| value.text().is_some());
            named.extend(values.map(|value| (value.span, name.clone())));
        }
        for member in node.members() {
            if let Content::List(items) = &member.value.content {
                let texts = items.iter().filter(|item| item.text().is_some());
                named.extend(texts.map(|item| (item.span, member.name.clone())));
            }
        }
    }
    named
}

/// How far back a name is looked for, in bytes.
const FAR: usize = 160;

/// The name before a place: of a header field, a cookie, a member, a variable, an option; else the
/// scheme. May be empty.
pub(super) fn before(text: &str, at: usize) -> String {
    let mut from = at.saturating_sub(FAR);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let before = text.get(from..at).unwrap_or_default();
    let (rest, scheme) = without_schemes(before);
    let named = name(rest).filter(|name| !name.is_empty());
    match named {
        Some("value" | "Value") => beside(rest).unwrap_or("value").to_owned(),
        Some(name) => broken(rest, name) + name,
        None => scheme.unwrap_or_default().to_owned(),
    }
}

/// What of a name stands at the end of the line before, where a mail program broke it.
fn broken(text: &str, name: &str) -> String {
    /// Where those break lines that do not care for words.
    const HARD: [usize; 3] = [76, 80, 120];
    let before = text
        .rfind(name)
        .and_then(|at| text.get(..at))
        .unwrap_or_default();
    let Some(line) = before.strip_suffix('\n') else {
        return String::new();
    };
    let line = line
        .trim_end_matches('\r')
        .rsplit('\n')
        .next()
        .unwrap_or_default();
    match HARD.contains(&line.chars().count()) {
        true => word(line).to_owned(),
        false => String::new(),
    }
}

/// Quotation marks and the like, straight or escaped.
pub(super) fn is_around(char: char) -> bool {
    matches!(char, '"' | '\'' | '`' | '\\' | '^')
}

/// What stands between a name and its value, and does not matter.
fn trim(text: &str) -> &str {
    let mut rest = text;
    loop {
        let trimmed =
            rest.trim_end_matches(|char| is_around(char) || matches!(char, ' ' | '\t' | '('));
        let marks = ["&quot;", "&#34;", "&#39;", "&apos;", "%20", "%22", "+"];
        let next = marks.iter().find_map(|mark| trimmed.strip_suffix(mark));
        match next {
            Some(next) => rest = next,
            None => return trimmed,
        }
    }
}

/// Takes off the schemes, of which two may stand there; with the first.
fn without_schemes(text: &str) -> (&str, Option<&str>) {
    let mut rest = trim(text);
    let mut scheme = None;
    // Some write `Bearer:`.
    while let Some(at) = ["bearer", "dpop"].iter().find_map(|own| {
        let bare = rest.trim_end_matches(':');
        let at = bare.len().checked_sub(own.len())?;
        bare.get(at..)?.eq_ignore_ascii_case(own).then_some(at)
    }) {
        let (before, own) = rest.split_at_checked(at).unwrap_or_default();
        let escaped = before.ends_with("%20") || before.ends_with("%22");
        if !escaped
            && before.ends_with(|char: char| char.is_ascii_alphanumeric() || "_-.".contains(char))
        {
            break;
        }
        scheme = Some(own.trim_end_matches(':'));
        rest = trim(before);
    }
    (rest, scheme)
}

/// The name at the end of a text, with its separator.
fn name(text: &str) -> Option<&str> {
    let own = text.trim_end();
    if let Some(tag) = own.strip_suffix('>') {
        let at = tag.rfind(['<', ':'])?;
        return tag.get(at + 1..)?.split_whitespace().next();
    }
    let bare = ["%3D", "%3d", "%3A", "%3a", "=>", "=", ":"]
        .iter()
        .find_map(|separator| own.strip_suffix(separator));
    let Some(bare) = bare else {
        return option(own).or_else(|| line_before(text));
    };
    let bare = trim(bare.trim_end_matches(['=', ':']));
    let bare = bare.strip_suffix(']').map_or(bare, trim);
    let found = word(bare);
    if own.ends_with(':') && is_sentence(bare, found) {
        return None;
    }
    let found = ["$env:", "env:"]
        .iter()
        .fold(found, |own, prefix| own.strip_prefix(prefix).unwrap_or(own));
    let found = found.trim_start_matches(['-', '$']);
    // `https://user:` and the like are no names.
    (!found.is_empty() && found.starts_with(|char: char| char.is_ascii_alphabetic() || char == '_'))
        .then_some(found)
}

/// Whether a word before a colon is one of a sentence: it has others before it, and no token, header
/// field or variable is called so.
fn is_sentence(text: &str, word: &str) -> bool {
    let line = text.rsplit('\n').next().unwrap_or_default();
    let before = line.strip_suffix(word).unwrap_or(line);
    let lower = word.to_ascii_lowercase();
    let telling = [
        "token",
        "auth",
        "jwt",
        "cookie",
        "assertion",
        "secret",
        "key",
        "-",
        "_",
    ];
    before.ends_with(' ')
        && before
            .trim_end()
            .ends_with(|char: char| char.is_alphanumeric())
        && !telling.iter().any(|own| lower.contains(own))
}

fn word(text: &str) -> &str {
    let part = |char: char| char.is_ascii_alphanumeric() || "_-.$:".contains(char);
    let start = text.trim_end_matches(part).len();
    let word = text.get(start..).unwrap_or_default();
    match word.strip_prefix("$env:") {
        Some(name) => name,
        None => word.rsplit(':').next().unwrap_or(word),
    }
}

/// An option of a command before its value: `--oauth2-bearer`.
fn option(text: &str) -> Option<&str> {
    let word = word(text);
    let name = word.trim_start_matches('-');
    let known = word.len() > name.len() && !name.is_empty();
    known.then_some(name)
}

/// A name on the line before, as browsers copy header fields.
fn line_before(text: &str) -> Option<&str> {
    let line = text.trim_end_matches(['\r', '\n']);
    if line.len() == text.len() {
        return None;
    }
    let line = line.rsplit('\n').next()?.trim().trim_end_matches(':');
    let known = [
        "authorization",
        "x-ms-token-aad-access-token",
        "x-ms-token-aad-id-token",
    ];
    known
        .iter()
        .any(|own| line.eq_ignore_ascii_case(own))
        .then_some(line)
}

/// The `name` or `key` that stands beside a `value`.
fn beside(text: &str) -> Option<&str> {
    let start = text.rfind('{').max(text.rfind("- "))?;
    let object = text.get(start..)?;
    ["name", "key", "Name", "Key"].iter().find_map(|own| {
        let behind = object.split_once(own)?.1;
        let value = behind.trim_start_matches(|char: char| {
            is_around(char) || char == ':' || char.is_whitespace()
        });
        let value = value.strip_prefix("&quot;").unwrap_or(value);
        let end = value
            .find(|char: char| is_around(char) || char == '&' || char == ',' || char == '\n')?;
        value.get(..end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_has_the_name_that_stands_before_it() {
        for (text, name) in [
            ("", ""),
            ("the token is ", ""),
            ("We have this one: ", ""),
            ("We have this id token: ", "token"),
            (
                "{\"token_type\": \"Bearer\",  \"expires_in\":  3599, \"scope\": \"openid\", \"access_to\nken\": \"",
                "access_token",
            ),
            ("Authorization: Bearer ", "Authorization"),
            ("authorization: bearer Bearer ", "authorization"),
            ("-H 'Authorization: Bearer ", "Authorization"),
            ("\\\"authorization\\\":\\\"Bearer ", "authorization"),
            ("&quot;id_token&quot;: &quot;", "id_token"),
            ("Bearer ", "Bearer"),
            ("got Bearer: ", "Bearer"),
            ("\"access_token\" : \"", "access_token"),
            ("export ACCESS_TOKEN=", "ACCESS_TOKEN"),
            ("$env:TOKEN = \"", "TOKEN"),
            ("$token = '", "token"),
            ("Cookie: a=b; session=", "session"),
            ("https://a.example/#id_token=", "id_token"),
            ("--oauth2-bearer ", "oauth2-bearer"),
            ("--token=", "token"),
            ("<wsse:Token a='b'>", "Token"),
            (
                "{\"name\": \"Authorization\", \"value\": \"Bearer ",
                "Authorization",
            ),
            ("- name: TOKEN\n  value: ", "TOKEN"),
            ("headers[\"Authorization\"] = \"Bearer ", "Authorization"),
            ("authorization\nBearer ", "authorization"),
            ("Authorization%3A%20Bearer%20", "Authorization"),
        ] {
            assert_eq!(before(text, text.len()), name, "{text}");
        }
    }
}
