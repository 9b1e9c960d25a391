use super::*;

fn found(text: &str) -> Vec<(Syntax, &str)> {
    documents(text)
        .iter()
        .map(|document| (document.syntax, document.span.of(text)))
        .collect()
}

#[test]
fn documents_stand_among_other_things() {
    use Syntax::{Json, Lines, Markup, Yaml};
    let cases: [(&str, &[(Syntax, &str)]); 18] = [
        ("", &[]),
        ("nothing here", &[]),
        ("{\"a\": 1}", &[(Json, "{\"a\": 1}")]),
        (
            "Error IDX10205: no\n\n{\"a\": 1}\nend\n",
            &[(Json, "{\"a\": 1}")],
        ),
        (
            "Error IDX10205: no\n\n{\"a\": 1}\n<a b=\"c\"/>",
            &[(Json, "{\"a\": 1}"), (Markup, "<a b=\"c\"/>")],
        ),
        (
            "<!--\n<a b='c'/>\n-->\n<a>\n\n\n</a> b",
            &[(Markup, "<a>\n\n\n</a>")],
        ),
        (
            "<a b='c'>\nd\n\n\n{\"a\": 1}",
            &[(Markup, "<a b='c'>\nd"), (Json, "{\"a\": 1}")],
        ),
        ("<your-tenant>\n{\"a\": 1}", &[(Json, "{\"a\": 1}")]),
        ("got {\"a\": {}} from", &[(Json, "{\"a\": {}}")]),
        ("{\"log\": \"{\"a\": 1}\"}", &[(Json, "{\"a\": 1}")]),
        ("{\"log\": \"got {\n\"a\": 1}\"}", &[(Json, "{\n\"a\": 1}")]),
        ("{\"a\": \"{\"}", &[(Json, "{\"a\": \"{\"}")]),
        ("{ nothing closes it", &[]),
        ("A=1\n# x\nB=2\n\nword", &[(Lines, "A=1\n# x\nB=2\n\n")]),
        (
            "a = [\n  \"b\",\n]\nc = 1\nend",
            &[(Lines, "a = [\n  \"b\",\n]\nc = 1\n")],
        ),
        ("a:\n  b: 1\nword word", &[(Yaml, "a:\n  b: 1\n")]),
        ("a: 1\n---\nb: 2", &[(Yaml, "a: 1\n"), (Yaml, "b: 2")]),
        (
            "{{- if .x }}\na:\n  b: 1\n{{- end }}\nword word",
            &[(Yaml, "a:\n  b: 1\n{{- end }}\n")],
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(found(text), expected, "{text}");
    }
}

#[test]
fn what_was_cut_off_is_known_to_be() {
    for (text, expected) in [
        ("a: 1\nb: 2\n", vec![true]),
        ("a: 1\nb: {c: 2", vec![false]),
        ("a: 1\n---\nb: [2\n", vec![true, false]),
        ("{\"a\": 1}", vec![true]),
        ("{\"a\": 1", vec![false]),
        ("<a><b/></a>", vec![true]),
        ("<a><b/>", vec![false]),
    ] {
        let found = documents(text);
        let found: Vec<_> = found.iter().map(|own| own.is_whole).collect();
        assert_eq!(found, expected, "{text}");
    }
    let long = "x".repeat(70);
    for (line, expected) in [(long.as_str(), false), ("EOF", true)] {
        let text = format!("a: {line}\nend of it");
        let found = documents(&text);
        assert_eq!(found.first().map(|own| own.is_whole), Some(expected));
    }
}

#[test]
fn a_string_that_was_unescaped_is_yaml_too() {
    let text = "{\"time\": 1, \"log\": \"a:\n  b: \"c\"\nd: e\n\"}";
    assert_eq!(found(text), [(Syntax::Yaml, "a:\n  b: \"c\"\nd: e\n")]);
}

#[test]
fn a_log_of_brackets_that_nothing_closes_takes_no_time() {
    let log = "at {\"a\n".repeat(100_000);
    assert_eq!(documents(&log), []);
    for tag in ["<a b='@(\n", "<!--\n", "<a>\n", "<a b=\"\n\n\n", "<a>@{\n"] {
        documents(&tag.repeat(20_000));
    }
}
