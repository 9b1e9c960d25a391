use super::*;

fn fault(text: &str) -> Option<(usize, Option<char>, Expected)> {
    Json::from_text(text.to_owned())
        .fault
        .map(|f| (f.at, f.found, f.expected))
}

#[test]
fn the_first_place_that_is_not_json_is_named() {
    use Expected::*;
    let cases = [
        ("", Some((0, None, Value))),
        ("{}", None),
        (" [ ] ", None),
        (r#"{"a":1,"b":[true,false,null,"x",{"c":-0.5e+3}]}"#, None),
        (r#"{"a" 1}"#, Some((5, Some('1'), Colon))),
        (r#"{"a":1 "b":2}"#, Some((7, Some('"'), CommaOrBrace))),
        (r#"{"a":1,}"#, Some((7, Some('}'), Name))),
        ("{a:1}", Some((1, Some('a'), NameOrBrace))),
        ("[1 2]", Some((3, Some('2'), CommaOrBracket))),
        ("[1,]", Some((3, Some(']'), Value))),
        ("01", Some((1, Some('1'), End))),
        ("-", Some((1, None, Digit))),
        ("1.", Some((2, None, Digit))),
        ("1e", Some((2, None, Digit))),
        ("truth", Some((0, Some('t'), Value))),
        (r#""abc"#, Some((4, None, Quote))),
        (r#""\x""#, Some((2, Some('x'), Escape))),
        (r#""\u12G4""#, Some((1, Some('\\'), Escape))),
        ("{} x", Some((3, Some('x'), End))),
    ];
    for (text, expected) in cases {
        assert_eq!(fault(text), expected, "{text}");
    }
}

#[test]
fn a_damaged_text_is_read_up_to_the_damage() {
    let json = Json::from_text(r#"{"iss":"me","aud":["a","b"],"exp":12,"name":"cut o"#.to_owned());
    assert_eq!(
        json.get("iss").and_then(Value::string).as_deref(),
        Some("me")
    );
    let audiences: Vec<_> = json.get("aud").unwrap().items().map(Value::raw).collect();
    assert_eq!(audiences, [r#""a""#, r#""b""#]);
    assert_eq!(json.get("exp").and_then(Value::number), Some("12"));
    assert_eq!(
        json.get("name").and_then(Value::string).as_deref(),
        Some("cut o")
    );
    assert_eq!(
        json.fault.as_ref().map(|f| f.expected),
        Some(Expected::Quote)
    );
}

#[test]
fn numbers_and_order_stay_as_written() {
    let json = Json::from_text(r#"{"10":9007199254740993,"2":1e400,"a":3.0,"b":-0}"#.to_owned());
    let members: Vec<_> = json
        .object()
        .unwrap()
        .members()
        .map(|m| (m.name.display().into_owned(), m.value.raw()))
        .collect();
    let expected = [
        ("10", "9007199254740993"),
        ("2", "1e400"),
        ("a", "3.0"),
        ("b", "-0"),
    ];
    assert_eq!(
        members,
        expected.map(|(name, value)| (name.to_owned(), value))
    );
}

#[test]
fn strings_are_unescaped_and_lone_surrogates_told() {
    let cases: &[(&str, &str, &[Remark])] = &[
        (r#""plain""#, "plain", &[]),
        (r#""a\"\\\/\b\f\n\r\tz""#, "a\"\\/\u{8}\u{c}\n\r\tz", &[]),
        (r#""\u00e9\u0041""#, "éA", &[]),
        (r#""\ud83d\ude00!""#, "😀!", &[]),
        (
            r#""x\ud83d""#,
            "x\u{fffd}",
            &[Remark::LoneSurrogate {
                at: 2,
                unit: 0xd83d,
            }],
        ),
        (
            r#""\ude00\ud83d""#,
            "\u{fffd}\u{fffd}",
            &[
                Remark::LoneSurrogate {
                    at: 1,
                    unit: 0xde00,
                },
                Remark::LoneSurrogate {
                    at: 7,
                    unit: 0xd83d,
                },
            ],
        ),
        (
            r#""\ud83d\u0041""#,
            "\u{fffd}A",
            &[Remark::LoneSurrogate {
                at: 1,
                unit: 0xd83d,
            }],
        ),
    ];
    for (text, string, remarks) in cases {
        let json = Json::from_text((*text).to_owned());
        assert_eq!(json.root().unwrap().string().unwrap(), *string, "{text}");
        assert_eq!(json.remarks, *remarks, "{text}");
    }
}

#[test]
fn bytes_that_are_not_utf8_are_told_and_the_rest_is_read() {
    let json = Json::from_bytes(b"{\"a\":\"x\xffy\"}".to_vec());
    assert_eq!(json.remarks, [Remark::InvalidUtf8 { at: 7, byte: 0xff }]);
    assert_eq!(json.get("a").unwrap().string().unwrap(), "x\u{fffd}y");
    let json = Json::from_bytes(b"\xef\xbb\xbf{}".to_vec());
    assert_eq!(json.remarks, [Remark::ByteOrderMark]);
    assert_eq!(json.fault, None);
}

#[test]
fn every_duplicate_is_found() {
    let json = Json::from_text(r#"{"a":1,"b":{"c":1,"c":2},"\u0061":3,"a":4}"#.to_owned());
    let found: Vec<_> = json
        .duplicates()
        .into_iter()
        .map(|d| {
            (
                d.name,
                d.values
                    .iter()
                    .map(|s| s.of(json.text()))
                    .collect::<Vec<_>>()
                    .join(" "),
                d.outermost,
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            ("a".into(), "1 3 4".into(), true),
            ("c".into(), "1 2".into(), false)
        ]
    );
    assert_eq!(json.get("a").map(Value::raw), Some("4"));
}

#[test]
fn depth_is_bounded_with_an_answer() {
    let json = Json::from_text("[".repeat(10_000));
    assert_eq!(json.len(), MAX_DEPTH);
    let fault = json.fault.unwrap();
    assert_eq!(
        (fault.at, fault.expected),
        (MAX_DEPTH, Expected::ShallowerValue)
    );
}

#[test]
fn places_are_lines_and_columns() {
    let json = Json::from_text("{\n  \"é\": x}".to_owned());
    let fault = json.fault.clone().unwrap();
    assert_eq!(json.line_and_column(fault.at), (2, 8));
}

/// Each `y_` file must be read, each `n_` file must be refused, and none may crash.
#[test]
fn the_json_test_suite_is_read_as_it_says() {
    let Ok(folder) = std::fs::read_dir("../shared/corpora/json-test-suite/test_parsing") else {
        println!("skipped: corpora not present");
        return;
    };
    let mut seen = 0;
    for entry in folder {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if !name.ends_with(".json") {
            continue;
        }
        let json = Json::from_bytes(std::fs::read(&path).unwrap());
        let clean = json.fault.is_none()
            && !json.remarks.iter().any(|r| {
                matches!(
                    r,
                    Remark::InvalidUtf8 { .. }
                        | Remark::ByteOrderMark
                        | Remark::ControlCharacter { .. }
                )
            });
        match name.get(..2) {
            Some("y_") => assert!(clean, "{name}: {:?} {:?}", json.fault, json.remarks),
            Some("n_") => assert!(!clean, "{name} was accepted"),
            _ => {}
        }
        seen += 1;
    }
    assert!(seen > 300, "only {seen} files");
}

/// A large object is looked up by an index, which says the same as a search.
#[test]
fn members_of_a_large_object_are_found() {
    let members: Vec<_> = (0..1_000)
        .map(|n| format!("\"m{}\":{n}", n % 900))
        .collect();
    let json = Json::from_text(format!("{{{},\"\\u0061ud\":\"x\"}}", members.join(",")));
    for n in 0..900 {
        let name = format!("m{n}");
        let searched = json.object().unwrap().get(&name).map(Value::raw);
        assert_eq!(json.get(&name).map(Value::raw), searched, "{name}");
        let last = if n < 100 { n + 900 } else { n };
        assert_eq!(searched, Some(last.to_string().as_str()), "{name}");
    }
    assert_eq!(json.get("aud").map(Value::raw), Some("\"x\""));
    assert_eq!(json.get("m900").map(Value::raw), None);
    assert_eq!(json.duplicates().len(), 100);
}

/// A control character damages the value that holds it, and nothing else.
#[test]
fn a_control_character_is_told_and_the_rest_is_read() {
    let json = Json::from_text("{\"a\":\"x\u{1}y\",\"b\":[\"\n\"],\"c\":1}".to_owned());
    assert_eq!(json.fault, None);
    let told = [
        Remark::ControlCharacter {
            at: 7,
            found: '\u{1}',
        },
        Remark::ControlCharacter {
            at: 17,
            found: '\n',
        },
    ];
    assert_eq!(json.remarks, told);
    assert!(json.is_damaged());
    assert_eq!(json.get("a").unwrap().string().unwrap(), "x\u{1}y");
    let whole: Vec<_> = ["a", "b", "c"]
        .into_iter()
        .filter(|name| json.get_whole(name).is_some())
        .collect();
    assert_eq!(whole, ["c"]);
}
