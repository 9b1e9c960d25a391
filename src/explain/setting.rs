//! What is wrong with a setting, in words.

use crate::catalogue::{Prose, prose};
use crate::validators::{Fault, Setting, Wrong, fill};

static CHOICE: Prose = prose("it is none of {0}.");
static CLAIM_MATCH: Prose = prose(
    "between the claim and the colon only all or any and a separator in quotation marks may stand.",
);
static CLAIM_QUOTE: Prose = prose("a quotation mark is not closed.");
static GUID_DIGITS: Prose = prose("a GUID has 32 digits; this one has {0}.");
static GUID_CHARACTER: Prose =
    prose("a GUID has the digits 0 to 9 and a to f; character {0} is {1}.");
static GUID_GROUPS: Prose =
    prose("the digits of a GUID stand in groups of 8, 4, 4, 4 and 12, with hyphens between.");
static SECONDS: Prose = prose("write a number of seconds, or a span such as 00:05:00.");
static SEVERAL: Prose = prose("there is room for one value only.");
static SEVERAL_ON_A_LINE: Prose =
    prose("write one value a line, without brackets, quotes and commas.");
static VERSION: Prose = prose("write a version as numbers with dots, such as {0}.");
static UNUSABLE: Prose = prose("Not usable: {0}");
static UNUSABLE_LINE: Prose = prose("Not usable, line {1}: {0}");

/// What is wrong with what was filled in, and where.
pub fn fault(setting: &Setting, fault: &Fault) -> String {
    let (template, first, second) = match &fault.what {
        Wrong::Choice => (&CHOICE, setting.choices().join(", "), String::new()),
        Wrong::ClaimMatch => (&CLAIM_MATCH, String::new(), String::new()),
        Wrong::ClaimQuote => (&CLAIM_QUOTE, String::new(), String::new()),
        Wrong::GuidDigits(digits) => (&GUID_DIGITS, digits.to_string(), String::new()),
        Wrong::GuidCharacter(column, character) => {
            (&GUID_CHARACTER, column.to_string(), character.to_string())
        }
        Wrong::GuidGroups => (&GUID_GROUPS, String::new(), String::new()),
        Wrong::Seconds => (&SECONDS, String::new(), String::new()),
        Wrong::Several if setting.is_list() => (&SEVERAL_ON_A_LINE, String::new(), String::new()),
        Wrong::Several => (&SEVERAL, String::new(), String::new()),
        Wrong::Version => (&VERSION, setting.example.text().to_owned(), String::new()),
    };
    let what = fill(template.text(), &[&first, &second]);
    let line = fault.line.to_string();
    let frame = match setting.is_list() {
        true => &UNUSABLE_LINE,
        false => &UNUSABLE,
    };
    fill(frame.text(), &[&what, &line])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::validators::{Kind, Shape};

    #[test]
    fn a_fault_says_where_and_what() {
        let cases = [
            (
                Shape::Guid,
                "aaaabbbb-0000-cccc-1111-dddd2222eee",
                "Not usable: a GUID has 32 digits; this one has 31.",
            ),
            (
                Shape::Guids,
                "aaaabbbb-0000-cccc-1111-dddd2222eeee\n\naaaabbbb-0000-cccc-1111-dddd2222eeeg",
                "Not usable, line 3: a GUID has the digits 0 to 9 and a to f; character 36 is g.",
            ),
            (
                Shape::Guid,
                "aaaabbbb0-000-cccc-1111-dddd2222eeee",
                "Not usable: the digits of a GUID stand in groups of 8, 4, 4, 4 and 12, with hyphens between.",
            ),
            (
                Shape::Choice(&["1", "2"]),
                "3",
                "Not usable: it is none of 1, 2.",
            ),
            (
                Shape::Seconds,
                "2026-11-22",
                "Not usable: write a number of seconds, or a span such as 00:05:00.",
            ),
            (
                Shape::Text,
                "a\nb",
                "Not usable: there is room for one value only.",
            ),
            (
                Shape::List,
                "[\"a\", \"b\"]",
                "Not usable, line 1: write one value a line, without brackets, quotes and commas.",
            ),
            (
                Shape::Claims,
                "oid\nscp some: a",
                "Not usable, line 2: between the claim and the colon only all or any and a separator in quotation marks may stand.",
            ),
            (
                Shape::Claims,
                "scp \": a",
                "Not usable, line 1: a quotation mark is not closed.",
            ),
            (
                Shape::Version,
                "new",
                "Not usable: write a version as numbers with dots, such as 8.2.0.",
            ),
        ];
        for (shape, text, expected) in cases {
            let setting = Setting {
                name: "A setting",
                kind: Kind::Own("A setting"),
                shape,
                default: "",
                example: prose("8.2.0"),
                about: prose(""),
            };
            let found = setting.fault(text).expect("it cannot be read");
            assert_eq!(fault(&setting, &found), expected, "{text}");
        }
    }
}
