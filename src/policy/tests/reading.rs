use super::*;

#[test]
fn policies_are_found_among_other_things() {
    use Level::{Api, Global, Operation, Product};
    let own = "<policies><inbound><base/></inbound></policies>";
    for (text, expected) in [
        ("".to_owned(), None),
        ("<html><base href='/'></html>".to_owned(), None),
        ("<policies><policy/></policies>".to_owned(), None),
        (own.to_owned(), Some(vec![None])),
        (
            format!("Product policy:\n{own}\n<!-- all APIs -->\n{own}"),
            Some(vec![Some(Global), Some(Product)]),
        ),
        (
            format!("## Operation\n\n{own}\nAPI (all operations)\n```xml\n{own}\n```"),
            Some(vec![Some(Operation), None]),
        ),
        (
            format!("operation GetOrders\n{own}\nAll operations\n{own}"),
            Some(vec![Some(Api), Some(Operation)]),
        ),
        ("text <validate-jwt/> text".to_owned(), Some(vec![None])),
        (
            "<policies><inbound><validate-jwt><audiences><audience>a".to_owned(),
            Some(vec![None]),
        ),
        (
            "\"<policies>\\r\\n<inbound><base/></inbound></policies>\"".to_owned(),
            None,
        ),
        ("<!-- <validate-jwt/> -->".to_owned(), None),
    ] {
        let policy = read(&text);
        let levels = policy.map(|policy| {
            let levels = policy.scopes.iter().map(|scope| scope.level);
            levels.collect::<Vec<_>>()
        });
        assert_eq!(levels, expected, "{text}");
    }
}

#[test]
fn a_policy_may_break_off_anywhere() {
    let text = inbound(
        "<!-- a --><base/><include-fragment fragment-id=\"f\"/><authentication-managed-identity resource=\"@($\"{(string)context.Variables[\"r\"]}\")\"/><choose><when condition=\"@(context.Request.Headers.GetValueOrDefault(\"Authorization\",\"\").AsJwt()?.Claims[\"a\"][0] == \"ä\" && 1 < 2)\"><validate-jwt header-name='Authorization'><openid-config url=\"https://{{x}}/<y>/\"/><![CDATA[ü]]><audiences><audience>a&amp;b</audience></audiences></validate-jwt></when><otherwise><set-body>@{ /* } */ return @\"\\\"; }</set-body></otherwise></choose>",
    );
    let known = |_: &str| None;
    let fill = |text: &str| Some(text.to_owned());
    let blanks = Blanks {
        fill: &fill,
        known: &known,
    };
    for (at, _) in text.char_indices() {
        for part in [text.get(..at), text.get(at..)].into_iter().flatten() {
            let Some(policy) = read(part) else { continue };
            let request = Request {
                authorization: Some(token("a")),
                ..Request::default()
            };
            for step in run(&policy, &request, &blanks).steps {
                assert!(step.span.of(part).starts_with('<'), "{part}");
            }
        }
    }
}

#[test]
fn a_log_of_tags_takes_no_time() {
    for tag in [
        "<inbound>\n",
        "<policies a=\"\n",
        "<!-- <inbound>\n",
        "<choose/>\n",
    ] {
        let text = tag.repeat(4_000);
        read(&text);
        read(&inbound(&text));
    }
}
