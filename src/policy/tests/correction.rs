use super::read;

#[test]
fn what_replaces_the_token_goes_behind_what_looks_at_it() {
    for (text, expected) in [
        (
            "<inbound>\n  <base />\n  <authentication-managed-identity resource=\"r\" />\n  <validate-jwt>\n  </validate-jwt>\n  <x />\n</inbound>",
            Some(
                "<inbound>\n  <base />\n  <validate-jwt>\n  </validate-jwt>\n  <authentication-managed-identity resource=\"r\" />\n  <x />\n</inbound>",
            ),
        ),
        (
            "<inbound><authentication-managed-identity resource=\"r\"/><validate-jwt/></inbound>",
            Some(
                "<inbound><validate-jwt/><authentication-managed-identity resource=\"r\"/></inbound>",
            ),
        ),
        (
            "<inbound>\n<authentication-managed-identity resource=\"r\" output-token-variable-name=\"t\"/>\n<set-header name=\"Authorization\">\n <value>@(\"Bearer \" + context.Variables[\"t\"])</value>\n</set-header>\n<validate-jwt/>\n<validate-azure-ad-token/></inbound>",
            Some(
                "<inbound>\n<authentication-managed-identity resource=\"r\" output-token-variable-name=\"t\"/>\n<validate-jwt/>\n<validate-azure-ad-token/>\n<set-header name=\"Authorization\">\n <value>@(\"Bearer \" + context.Variables[\"t\"])</value>\n</set-header></inbound>",
            ),
        ),
        (
            "<inbound>\r\n\t<authentication-managed-identity resource=\"r\"/>\r\n\t<validate-jwt/>\r\n</inbound>",
            Some(
                "<inbound>\r\n\t<validate-jwt/>\r\n\t<authentication-managed-identity resource=\"r\"/>\r\n</inbound>",
            ),
        ),
        (
            "<inbound><authentication-managed-identity/><choose><when><validate-jwt/></when></choose></inbound>",
            Some(
                "<inbound><choose><when><validate-jwt/></when></choose><authentication-managed-identity/></inbound>",
            ),
        ),
        (
            "<inbound><validate-jwt/><authentication-managed-identity resource=\"r\"/></inbound>",
            None,
        ),
        (
            "<inbound><authentication-managed-identity resource=\"r\" output-token-variable-name=\"t\"/><validate-jwt/></inbound>",
            None,
        ),
    ] {
        let policy = read(text).unwrap();
        assert_eq!(policy.corrected(), expected, "{text}");
    }
}
