mod naming;
mod spelling;

use super::*;
use crate::audience::difference;

const API: &str = "5d2a1c3e-7b64-4f09-9a8e-0c6d1b2f3a45";
const OTHER: &str = "c0ffee00-1111-4222-8333-444455556666";
const CLI: &str = "04b07795-8ddb-461a-bbee-02f9e1bf7b46";
const GRAPH: &str = "00000003-0000-0000-c000-000000000000";

fn codes(misses: &[NearMiss]) -> String {
    let codes: Vec<&str> = misses.iter().map(NearMiss::code).collect();
    codes.join(" ")
}

fn check(rows: &[(&str, &str, &str)], context: &Context) {
    for (wanted, found, expected) in rows {
        let misses = compare(wanted, found, context);
        assert_eq!(
            codes(&misses),
            *expected,
            "wanted {wanted:?} found {found:?}: {misses:?}"
        );
    }
}

/// Nothing panics, equal texts have no difference, and a difference of spelling does not
/// depend on the direction.
#[test]
#[rustfmt::skip]
fn hostile_texts() {
    let long = "a/".repeat(1_200);
    let texts = [
        "", " ", "/", "//", "///", ":", "://", "a://", "api://", "api:///", "api:", "https://",
        "https:///", "https://www.", "https://www", "www.", "www.www.", "https://:443",
        "https://a:", "https://a:99999", "https://a:65535", "https://[::1]:443/", "a:1", "é:1",
        "https://é:80/é", "spn:", "spn:spn:", "SPN:/", "%", "%4", "%41", "%zz", "%ff", "%e2%82",
        "%e2%82%ac", "%00", "\"", "\"\"", "''", "“", "[", "]", "[]", "[\"\"]", ",", ",,", ";",
        "\0", "\n", "\u{feff}", "\u{feff}\u{feff}", "\u{200b}/", "\u{a0}", "\u{a0} \u{a0}",
        "\u{e0041}", "\u{202e}", "／／", "аpi://", "{}", "{5d2a1c3e}", "urn:uuid:", "urn:uuid:é",
        API, OTHER, GRAPH, "urn:uuid:5d2a1c3e-7b64-4f09-9a8e-0c6d1b2f3a45",
        "api://{5d2a1c3e-7b64-4f09-9a8e-0c6d1b2f3a45}/x", "https://.vault.azure.net",
        "https://a.vault.azure.net", "/.default", "//.default", "a/.default",
        "api://a//.default//", "?", "#", "https://a?#", "İ", "ß", "ſ", "𝐚𝟎", "\u{10ffff}", &long,
    ];
    for wanted in texts {
        for found in texts {
            let context = Context {
                caller: Some(found),
                client_id: Some(wanted),
                app_id_uri: Some(found),
            };
            compare(wanted, found, &context);
            let there = spelling(wanted, found);
            let back = spelling(found, wanted);
            assert_eq!(there.is_empty(), back.is_empty(), "{wanted:?} {found:?}");
            assert!(wanted != found || there.is_empty());
            covers(wanted, found);
        }
        difference::visible(wanted);
    }
}

/// The pieces of an alignment, put together, are the two texts.
fn covers(wanted: &str, found: &str) {
    let mut rebuilt = (String::new(), String::new());
    for piece in difference::align(wanted, found) {
        let one = wanted.get(piece.wanted).unwrap();
        let other = found.get(piece.found).unwrap();
        assert_eq!(one == other, piece.same);
        rebuilt.0.push_str(one);
        rebuilt.1.push_str(other);
    }
    assert_eq!((rebuilt.0.as_str(), rebuilt.1.as_str()), (wanted, found));
}
