use super::*;

/// Version 1.0, for `api://orders`, with scopes and roles.
const CLAIMS: &str = r#"{"aud":"api://orders","iss":"https://sts.windows.net/t/","sub":"s","scp":"Orders.Read Orders.Write","roles":["a","b"],"exp":1795352400,"ver":"1.0"}"#;

fn token() -> String {
    let part = |json: &str| crate::token::base64url::encode(json.as_bytes());
    let header = part(r#"{"alg":"RS256","typ":"JWT"}"#);
    [&header, ".", &part(CLAIMS), ".c3RhbmQtaW4"].concat()
}

fn shown(value: &Value) -> String {
    match value {
        Value::Unknown(blank) => ["? ", blank].concat(),
        Value::Token(_) => "a token".to_owned(),
        Value::List(items) => {
            let items: Vec<_> = items.iter().map(shown).collect();
            ["[", &items.join(" | "), "]"].concat()
        }
        Value::Null => "null".to_owned(),
        Value::Bool(own) => own.to_string(),
        Value::Number(own) => own.to_string(),
        Value::Text(text) => format!("{text:?}"),
        Value::Identity(resource) => ["identity for ", resource].concat(),
        other => format!("{other:?}"),
    }
}

#[test]
fn expressions_are_evaluated() {
    let token = token();
    let request = Request {
        method: "GET".to_owned(),
        address: "https://gw.example/orders/7?code=x&n=1".to_owned(),
        ..Request::default()
    };
    let bearer = ["Bearer ", &token].concat();
    let headers = [
        ("Authorization".to_owned(), Value::Text(bearer)),
        ("X-Gone".to_owned(), Value::Null),
    ];
    let variables = [
        ("tenant".to_owned(), Value::text("t1")),
        ("number".to_owned(), Value::Number(3)),
        ("yes".to_owned(), Value::Bool(true)),
        ("jwt".to_owned(), Value::token(&token)),
        (
            "msi".to_owned(),
            Value::Identity("api://backend".to_owned()),
        ),
        ("open".to_owned(), Value::Unknown("elsewhere".to_owned())),
    ];
    let known = |name: &str| (name == "{{named}}").then(|| "n".to_owned());
    let fill = |text: &str| {
        let text = text.replace("{{named}}", "n");
        (!text.contains("{{")).then_some(text)
    };
    let scene = Scene {
        request: &request,
        headers: &headers,
        variables: &variables,
        knows_all_variables: false,
        fill: &fill,
        known: &known,
    };
    let mut wrong = Vec::new();
    let header = r#"context.Request.Headers.GetValueOrDefault("Authorization","")"#;
    for (text, expected) in [
        // Texts that are none.
        ("plain", "\"plain\""),
        ("https://x/{{named}}/", "\"https://x/n/\""),
        ("https://x/{{other}}/", "? https://x/{{other}}/"),
        ("@", "\"@\""),
        // Values and operators.
        ("@(1)", "1"),
        ("@(400 + 1)", "401"),
        ("@(2 + 3 * 4 - 10 / 5)", "12"),
        ("@((2 + 3) * 4)", "20"),
        ("@(-1)", "-1"),
        ("@(7 % 0)", "? 7 % 0"),
        ("@(\"a\" + 1 + true)", "\"a1True\""),
        (
            "@(\"Shared\" + \"Access\" + \"Signature\")",
            "\"SharedAccessSignature\"",
        ),
        ("@('a')", "\"a\""),
        ("@(\"\\\"\\u0041\\n\")", "\"\\\"A\\n\""),
        ("@(@\"a\\\"\"b\")", "\"a\\\\\\\"b\""),
        ("@($\"{1 + 1}-{{x}}-{\"y\"}\")", "\"2-{x}-y\""),
        ("@($@\"\\{1}\")", "\"\\\\1\""),
        ("@(true ? \"a\" : \"b\")", "\"a\""),
        ("@(1 < 2 && !(2 <= 1))", "true"),
        ("@(1 == 2 || 3 != 4)", "true"),
        ("@(null ?? \"a\")", "\"a\""),
        ("@(null == null)", "true"),
        ("@(/* a */ 1 // b\n)", "1"),
        // The request.
        ("@(context.Request.Method == \"GET\")", "true"),
        (
            "@(context.Request.Method.Equals(\"get\", StringComparison.OrdinalIgnoreCase))",
            "true",
        ),
        (
            "@(new [] {\"POST\", \"PUT\"}.Contains(context.Request.Method))",
            "false",
        ),
        (
            "@(new string[]{\"get\"}.Contains(context.Request.Method, StringComparer.OrdinalIgnoreCase))",
            "true",
        ),
        ("@(context.Request.OriginalUrl.Path)", "\"/orders/7\""),
        ("@(context.Request.Url.Path)", "? context.Request.Url.Path"),
        (
            "@(context.Request.OriginalUrl.Scheme + \"://\" + context.Request.OriginalUrl.Host)",
            "\"https://gw.example\"",
        ),
        (
            "@(context.Request.Url.Query.GetValueOrDefault(\"code\", \"\"))",
            "\"x\"",
        ),
        (
            "@(context.Request.OriginalUrl.Path.StartsWith(\"/orders\") ? 1 : 2)",
            "1",
        ),
        (
            "@(context.Request.IpAddress)",
            "? context.Request.IpAddress",
        ),
        (
            "@(context.User.Email.EndsWith(\"@contoso.example\") ? \"all\" : \"any\")",
            "? context.User.Email.EndsWith(\"@contoso.example\")",
        ),
        // Headers.
        ("@({h}.StartsWith(\"Bearer \"))", "true"),
        ("@({h}.Trim().Equals(\"Bearer\"))", "false"),
        ("@({h}.Split(' ')[0])", "\"Bearer\""),
        ("@({h}.Split(' ').Length)", "2"),
        ("@({h}.Substring(0, 6).ToLower())", "\"bearer\""),
        ("@({h}.Substring(7) == {h}.Split(' ').Last())", "true"),
        ("@({h}.Replace(\"Bearer \", \"\").AsJwt() != null)", "true"),
        ("@({h}.Substring(100000))", "? {h}.Substring(100000)"),
        (
            "@(context.Request.Headers[\"Authorization\"].First().IndexOf(\"e\"))",
            "1",
        ),
        (
            "@(context.Request.Headers.ContainsKey(\"X-Gone\"))",
            "false",
        ),
        (
            "@(context.Request.Headers.GetValueOrDefault(\"X-Gone\", \"none\"))",
            "\"none\"",
        ),
        (
            "@(context.Request.Headers.GetValueOrDefault(\"X-Other\", \"none\"))",
            "? context.Request.Headers.GetValueOrDefault(\"X-Other\", \"none\")",
        ),
        (
            "@(string.IsNullOrEmpty(context.Request.Headers.GetValueOrDefault(\"X-Gone\")))",
            "true",
        ),
        // Tokens.
        ("@({t}.AsJwt()?.Subject)", "\"s\""),
        ("@({t}.AsJwt().Issuer)", "\"https://sts.windows.net/t/\""),
        (
            "@({t}.AsJwt().Algorithm + {t}.AsJwt().Type)",
            "\"RS256JWT\"",
        ),
        (
            "@({t}.AsJwt().Audiences.Contains(\"api://orders\"))",
            "true",
        ),
        (
            "@({t}.AsJwt().Claims.GetValueOrDefault(\"scp\", \"\").Split(' ').Contains(\"Orders.Read\"))",
            "true",
        ),
        (
            "@({t}.AsJwt().Claims[\"roles\"].Any(r => r == \"b\"))",
            "true",
        ),
        (
            "@({t}.AsJwt().Claims.GetValueOrDefault(\"roles\", \"\"))",
            "\"a,b\"",
        ),
        (
            "@({t}.AsJwt().Claims.GetValueOrDefault(\"oid\", new string[]{\"\"})[0])",
            "\"\"",
        ),
        ("@({t}.AsJwt().Claims.ContainsKey(\"oid\"))", "false"),
        (
            "@(((Jwt)context.Variables[\"jwt\"]).Claims.GetValueOrDefault(\"ver\", \"\"))",
            "\"1.0\"",
        ),
        (
            "@(\"no token\".AsJwt()?.Claims.GetValueOrDefault(\"tid\",\"\"))",
            "null",
        ),
        (
            "@(\"no token\".AsJwt().Subject)",
            "? \"no token\".AsJwt().Subject",
        ),
        ("@({h}.AsJwt()?.Subject)", "? {h}.AsJwt()?.Subject"),
        // Variables.
        ("@((string)context.Variables[\"tenant\"])", "\"t1\""),
        (
            "@(context.Variables.GetValueOrDefault<string>(\"tenant\", \"x\"))",
            "\"t1\"",
        ),
        ("@(context.Variables[\"tenant\"].ToString())", "\"t1\""),
        (
            "@((int)context.Variables[\"number\"] > 2 && (bool)context.Variables[\"yes\"])",
            "true",
        ),
        (
            "@($\"https://sts.windows.net/{context.Variables[\"tenant\"]}/\")",
            "\"https://sts.windows.net/t1/\"",
        ),
        (
            "@($\"https://sts.windows.net/{(string)context.Variables[\"new\"]}/\")",
            "? (string)context.Variables[\"new\"]",
        ),
        (
            "@((string)context.Variables[\"open\"])",
            "? (string)context.Variables[\"open\"]",
        ),
        (
            "@(\"Bearer \" + (string)context.Variables[\"msi\"])",
            "identity for api://backend",
        ),
        (
            "@($\"Bearer {context.Variables[\"msi\"]}\")",
            "identity for api://backend",
        ),
        ("@(\"{{named}}\" + \"{{other}}\")", "? {{other}}"),
        // One that is not known beside one that decides.
        ("@(context.User != null && 1 == 2)", "false"),
        ("@(1 == 1 || context.User.Id == \"x\")", "true"),
        ("@(1 == 1 && context.User.Id == \"x\")", "? context.User.Id"),
        // Statements.
        ("@{ return 1; }", "1"),
        (
            "@{ var j = {t}.AsJwt(); if (j == null) { return \"\"; } else { return j.Subject; } }",
            "\"s\"",
        ),
        (
            "@{ string a = \"x\"; a = a + \"y\"; return a.ToUpper(); }",
            "\"XY\"",
        ),
        (
            "@{ if (context.User == null) return 1; return 2; }",
            "? context.User",
        ),
        (
            "@{ var b = context.Request.Body?.As<JObject>(true); return b != null ? b[\"m\"].ToString() : \"\"; }",
            "? context.Request.Body?.As<JObject>(true)",
        ),
        // What is not read stays as it is.
        (
            "@{ try { return 1; } catch { return 2; } }",
            "? @{ try { return 1; } catch { return 2; } }",
        ),
        ("@(1 + )", "? @(1 + )"),
        ("@(1", "? @(1"),
        ("@()", "? @()"),
        ("@(new JObject(1))", "? @(new JObject(1))"),
        ("@(context.Request.Headers)", "? @(context.Request.Headers)"),
    ] {
        let token = [header, ".Split(' ').Last()"].concat();
        let text = text.replace("{t}", &token).replace("{h}", header);
        let expected = expected.replace("{h}", header);
        let found = shown(&scene.value(&text));
        if found != expected {
            wrong.push(format!("{text}\n  is {found}\n not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn deep_and_long_code_is_not_evaluated() {
    let request = Request::default();
    let none = |_: &str| None;
    let fill = |text: &str| Some(text.to_owned());
    let scene = Scene {
        request: &request,
        headers: &[],
        variables: &[],
        knows_all_variables: true,
        fill: &fill,
        known: &none,
    };
    for inside in [
        "(".repeat(5_000),
        ["(".repeat(5_000), "1".to_owned(), ")".repeat(5_000)].concat(),
        "!".repeat(5_000),
        ["1", &"+1".repeat(5_000)].concat(),
        ["a", &".b".repeat(5_000)].concat(),
        ["a", &"?.b()".repeat(3_000)].concat(),
        "(a)".repeat(5_000),
        "$\"{".repeat(5_000),
        "a ? ".repeat(4_000),
        "x => ".repeat(3_000),
    ] {
        let text = ["@(", &inside, ")"].concat();
        assert_eq!(scene.value(&text), Value::Unknown(text));
    }
    let text = ["@{", &"if (true) ".repeat(1_500), "return 1; }"].concat();
    assert_eq!(scene.value(&text), Value::Unknown(text));
}
