use std::fmt::Write as _;

use super::*;

/// Elements one below the other, with the places of what they hold.
fn shown(text: &str, at: usize) -> String {
    let Some(root) = read(text, at) else {
        return "nothing".to_owned();
    };
    let mut shown = String::new();
    let mut open = vec![(0, Child::Element(root))];
    while let Some((depth, child)) = open.pop() {
        let indent = "  ".repeat(depth);
        let of = |span: Span| {
            Span::new(span.start - at, span.end - at)
                .of(text)
                .to_owned()
        };
        match child {
            Child::Text(said, span) => {
                write!(shown, "{indent}{said:?}").unwrap();
                if of(span) != said {
                    write!(shown, " {:?}", of(span)).unwrap();
                }
            }
            Child::Element(element) => {
                write!(shown, "{indent}{}", element.name).unwrap();
                for own in &element.attributes {
                    write!(shown, " {}={:?}", own.name, own.value).unwrap();
                    if of(own.span) != own.value {
                        write!(shown, " {:?}", of(own.span)).unwrap();
                    }
                }
                let there = of(element.span);
                assert!(there.starts_with('<'), "{there}");
                let children = element.children.into_iter().rev();
                open.extend(children.map(|child| (depth + 1, child)));
            }
        }
        shown.push('\n');
    }
    shown
}

#[test]
fn markup_is_read_with_places() {
    for (text, expected) in [
        ("", "nothing"),
        ("<", "nothing"),
        ("<!-- a --><b/>", "nothing"),
        ("</a>", "nothing"),
        ("<https://a.example>", "nothing"),
        ("<a@b.example>", "nothing"),
        ("<your-tenant> is not set", "nothing"),
        ("<a/>", "a\n"),
        (
            "<a b='c' d=\"e\" f g=h/>",
            "a b=\"c\" d=\"e\" f=\"\" g=\"h\"\n",
        ),
        ("<a>b</a>", "a\n  \"b\"\n"),
        ("<a>\n b \n</a>", "a\n  \"b\"\n"),
        (
            "<a b='&quot;&amp;&x;'>&lt;</a>",
            "a b=\"\\\"&&x;\" \"&quot;&amp;&x;\"\n  \"<\" \"&lt;\"\n",
        ),
        ("<a><!-- <b/> -->c<?d <e/>?></a>", "a\n  \"c\"\n"),
        ("<a><![CDATA[<b>&amp;]]></a>", "a\n  \"<b>&amp;\"\n"),
        ("<a>1 < 2 & 3</a>", "a\n  \"1 < 2 & 3\"\n"),
        // What nothing closes.
        ("<a><b><c/></a>", "a\n  b\n    c\n"),
        ("<a><b>c</d></b></a>", "a\n  b\n    \"c\"\n"),
        ("<a><b>c", "a\n  b\n    \"c\"\n"),
        ("<a><b c='d", "a\n  b c=\"d\"\n"),
        ("<a><b c=", "a\n  b c=\"\"\n"),
        ("<a><b", "a\n  b\n"),
        (
            "<a><b c=\"d>\n<e f=\"g\"/></a>",
            "a\n  b c=\"d\"\n    e f=\"g\"\n",
        ),
        ("<a\n<b/></a>", "a\n  b\n"),
        // Words in angle brackets.
        ("<a>https://b/<c>/</a>", "a\n  \"https://b/<c>/\"\n"),
        ("<a><b>x/<c>/<d>/y</b></a>", "a\n  b\n    \"x/<c>/<d>/y\"\n"),
        (
            "<a><b><your-id></b><c/></a>",
            "a\n  b\n    \"<your-id>\"\n  c\n",
        ),
        ("<a>\n  <base>\n</a>", "a\n  base\n"),
        // Expressions.
        (
            "<a b=\"@(c(\"d\") < e && \">\" == f)\"/>",
            "a b=\"@(c(\\\"d\\\") < e && \\\">\\\" == f)\"\n",
        ),
        (
            "<a b=\"@(c(&quot;d&quot;))\"/>",
            "a b=\"@(c(\\\"d\\\"))\" \"@(c(&quot;d&quot;))\"\n",
        ),
        ("<a b=\"@(c(\"d)\"/>", "a b=\"@(c(\" d=\"\"\n"),
        (
            "<a>@{ if (a<b) { return \"</a>\"; } }</a>",
            "a\n  \"@{ if (a<b) { return \\\"</a>\\\"; } }\"\n",
        ),
        (
            "<a>Bearer @(b<c>(\"d\"))</a>",
            "a\n  \"Bearer @(b<c>(\\\"d\\\"))\"\n",
        ),
        ("<a>@(b<c</a>", "a\n  \"@(b\"\n  \"<c\"\n"),
        // What others did to it.
        ("<a\r\n  b=\"c\"\r\n>\r\n<d/></a>", "a b=\"c\"\n  d\n"),
        ("<a b=\\\"c\\\"><d/></a>", "nothing"),
        ("<a><b c=\\u0022d\\u0022/></a>", "nothing"),
    ] {
        for at in [0, 7] {
            assert_eq!(shown(text, at), expected, "{text}");
        }
    }
}

#[test]
fn elements_are_found() {
    let text = "<a b='c'><d><e>f</e><e/></d><d/></a>";
    let root = read(text, 0).unwrap();
    assert_eq!(root.span.of(text), text);
    assert_eq!(root.attribute("b").unwrap().span.of(text), "c");
    assert_eq!(root.at(&["d", "e"]).unwrap().text(), "f");
    assert_eq!(root.named("d").count(), 2);
    let names: Vec<_> = root.walk().map(|own| own.name.as_str()).collect();
    assert_eq!(names, ["a", "d", "e", "e", "d"]);
}

#[test]
fn depth_has_a_bound() {
    let depth = 100_000;
    let text = format!("{}x{} <b/>", "<a>".repeat(depth), "</a>".repeat(depth));
    let root = read(&text, 0).unwrap();
    assert_eq!(root.span.end, text.len() - " <b/>".len());
    assert_eq!(root.walk().count(), 128);
}
