//! The fields of forms and addresses, decoded; secrets among them are left out.

use crate::document::json;
use crate::document::node::Node;

/// The parameters that are worth telling: those of OAuth 2.0 (RFC 6749, RFC 7521, RFC 8693, RFC
/// 8707, RFC 7636), OpenID Connect, and Microsoft's identity platform. No secret is among them, nor
/// a code; tokens are told as tokens, except those that are asked with.
const TOLD: [&str; 51] = [
    "actor_token_type",
    "assertion",
    "audience",
    "azp",
    "claims",
    "client_assertion",
    "client_assertion_type",
    "client_id",
    "code_challenge_method",
    "correlation_id",
    "domain_hint",
    "error",
    "error_codes",
    "error_description",
    "error_subcode",
    "error_uri",
    "expires_in",
    "expires_on",
    "ext_expires_in",
    "extended_expires_in",
    "expires",
    "expiresOn",
    "grant_type",
    "issued_token_type",
    "login_hint",
    "not_before",
    "p",
    "prompt",
    "redirect_uri",
    "requested_token_type",
    "requested_token_use",
    "resource",
    "response_mode",
    "response_type",
    "scope",
    "scopes",
    "session_state",
    "subject_token",
    "subject_token_type",
    "suberror",
    "subscription",
    "tenant",
    "tenantId",
    "timestamp",
    "tokenType",
    "token_type",
    "trace_id",
    "iss",
    "authority",
    "api-version",
    "mi_res_id",
];

/// Whether the value of this parameter is told.
pub(in crate::intake) fn told(name: &str) -> bool {
    TOLD.contains(&name)
}

/// Names and values of `application/x-www-form-urlencoded`, decoded.
pub(in crate::intake) fn pairs(text: &str) -> impl Iterator<Item = (String, String)> {
    let fields = text.split('&').filter_map(|field| field.split_once('='));
    fields.map(|(name, value)| (decoded(name.trim()), decoded(value.trim())))
}

/// What is told of a form, or of JSON in its place.
pub(super) fn of_body(body: &str) -> Vec<(String, String)> {
    let body = body.trim();
    if !body.starts_with('{') {
        return pairs(body).filter(|(name, _)| told(name)).collect();
    }
    json::read(body, 0)
        .as_ref()
        .map(of_node)
        .unwrap_or_default()
}

/// What is told of the members of an object.
pub(in crate::intake) fn of_node(node: &Node) -> Vec<(String, String)> {
    let members = node.members().iter().filter(|member| told(&member.name));
    let text = |value: &Node| {
        let texts: Vec<_> = value.texts().iter().map(|text| text.text).collect();
        texts.join(" ")
    };
    members
        .map(|member| (member.name.clone(), text(&member.value)))
        .collect()
}

/// Without the escapes of addresses and forms. What is no escape stays.
pub(in crate::intake) fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let mut ahead = rest.clone();
                let digits = [ahead.next(), ahead.next()];
                match digits.map(|digit| digit.and_then(hex)) {
                    [Some(high), Some(low)] => {
                        bytes.push(high * 16 + low);
                        rest = ahead;
                    }
                    _ => bytes.push(byte),
                }
            }
            _ => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_decoded_and_secrets_left_out() {
        let body = "grant_type=client_credentials&client_secret=s&scope=api%3A%2F%2Fa%2F.default+b&code=c&x=100%";
        let fields = of_body(body);
        let names: Vec<_> = fields.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["grant_type", "scope"]);
        assert_eq!(fields.last().unwrap().1, "api://a/.default b");
        assert_eq!(
            of_body("{\"audience\":\"a\",\"password\":\"b\"}"),
            [("audience".to_owned(), "a".to_owned())]
        );
        assert_eq!(decoded("100%+%zz%e2%82%ac"), "100% %zz€");
    }
}
