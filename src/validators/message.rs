//! The texts that validators write: filling them in, and finding them in what somebody pasted.

mod code;
mod heard;
mod index;
mod nearest;
mod seek;
mod template;

pub use code::CodeFamily;
pub use heard::{Coded, Heard, Listed};
pub use index::Known;

use super::{GateName, Profile, RequiredClaim, Version};
use crate::catalogue::{self, Prose};

/// A text with numbered places, as a validator writes it from some version on.
#[derive(Debug)]
pub struct Message {
    /// Its code; the validator's own where it has one.
    pub code: &'static str,
    /// The question that it blames.
    pub gate: GateName,
    /// The first version that writes it so.
    pub since: Version,
    /// The text; `{0}`, `{1}` … stand for what is filled in.
    pub text: Prose,
    /// What is filled in, in the order of the numbers.
    pub holds: &'static [Holds],
}

/// What a place in a message is filled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// The audiences of the token.
    Audience,
    /// The issuer of the token.
    Issuer,
    /// An audience that the validator wants.
    WantedAudience,
    /// An issuer that the validator wants.
    WantedIssuer,
    /// The name of a claim.
    Claim,
    /// A value that the validator wants in that claim.
    WantedValue,
    /// The `kid` of the token.
    KeyId,
    /// The `alg` of the token.
    Algorithm,
    /// A time.
    Time,
    /// Something else.
    Other,
}

/// A message that was found in a text.
#[derive(Clone, Debug)]
pub struct Spoken {
    /// Who writes it; the first of the list where several do.
    pub profile: &'static Profile,
    /// What was found.
    pub message: &'static Message,
    /// What it is filled with.
    pub values: Vec<(Holds, String)>,
    /// Where it starts in the text, in bytes.
    pub at: usize,
    /// Where it ends.
    pub end: usize,
    /// Whether all of it stands there, and not its code alone.
    pub whole: bool,
    /// Whether it is so short that others may write the same.
    pub short: bool,
}

impl PartialEq for Spoken {
    fn eq(&self, other: &Self) -> bool {
        self.message == other.message && self.at == other.at
    }
}

/// Shared lists occur in several profiles, and the compiler may keep a copy for each.
impl PartialEq for Message {
    fn eq(&self, other: &Self) -> bool {
        (self.code, self.since, self.text) == (other.code, other.since, other.text)
    }
}

impl Message {
    /// The message of that code as this version writes it; the oldest known for a version before it.
    pub fn of(messages: &'static [Self], code: &str, version: Version) -> Option<&'static Self> {
        let own = || messages.iter().filter(|message| message.code == code);
        own()
            .filter(|message| message.since <= version)
            .max_by_key(|message| message.since)
            .or_else(|| own().min_by_key(|message| message.since))
    }

    /// The text with its places filled in.
    pub fn fill(&self, values: &[&str]) -> String {
        fill(self.text.text(), values)
    }
}

/// What of the known messages stands in a text, in the order in which it stands there. Nothing
/// until the catalogue is here, which holds them.
///
/// Of messages that overlap the one with most letters of its own counts: others are parts of it.
/// A code counts without its message. The same message again and again is told a few times only.
pub fn hear(text: &str) -> Vec<Heard> {
    match catalogue::is_here() {
        true => seek(text),
        false => Vec::new(),
    }
}

#[inline(never)]
fn seek(text: &str) -> Vec<Heard> {
    seek::seek(text)
}

/// The same, of the validators that are simulated here.
pub fn recognise(text: &str) -> Vec<Spoken> {
    let own = |heard| match heard {
        Heard::Spoken(spoken) => Some(spoken),
        _ => None,
    };
    hear(text).into_iter().filter_map(own).collect()
}

/// Who most likely said that: the validator that writes most of the messages in it.
pub fn speaker(text: &str) -> Option<&'static Profile> {
    let spoken = recognise(text);
    let first = spoken.first()?.profile;
    let written = |profile: &&Profile| {
        let own = |spoken: &&Spoken| profile.writes(spoken.message);
        spoken.iter().filter(own).count()
    };
    // Of several that write as many, the last one counts.
    let others = super::profiles().collect::<Vec<_>>().into_iter().rev();
    others.chain([first]).max_by_key(written)
}

/// The known messages that are most like a text in which none was found, the nearest first. Nothing
/// where none is like it, or where it does not speak of an error.
pub fn nearest(text: &str) -> Vec<Known> {
    match catalogue::is_here() {
        true => near(text, nearest::ENOUGH),
        false => Vec::new(),
    }
}

/// Whether a text that may be anything is much like a known message.
pub fn resembles(text: &str) -> bool {
    catalogue::is_here() && !near(text, nearest::PLENTY).is_empty()
}

#[inline(never)]
fn near(text: &str, enough: f32) -> Vec<Known> {
    nearest::nearest(text, enough)
}

impl Spoken {
    /// The question that it blames: that of the claim which it names, where it speaks of any.
    pub fn gate(&self) -> GateName {
        let claim = self.value(Holds::Claim);
        claim.map_or(self.message.gate, |name| {
            RequiredClaim::present(name).gate()
        })
    }

    /// What stands in a place of that sort.
    pub fn value(&self, holds: Holds) -> Option<&str> {
        let of_sort = |(own, value): &&(Holds, String)| *own == holds && !value.is_empty();
        self.values
            .iter()
            .find(of_sort)
            .map(|(_, value)| value.as_str())
    }
}

/// Fills numbered places in; a number without a value leaves nothing.
pub fn fill(template: &str, values: &[&str]) -> String {
    let mut filled = String::with_capacity(template.len());
    for (index, (place, literal)) in pieces(template).enumerate() {
        if index > 0 {
            filled.push_str(values.get(place).unwrap_or(&""));
        }
        filled.push_str(literal);
    }
    filled
}

/// The literal parts of a template, each with the number of the place before it; the first has none
/// before it and says 0.
fn pieces(template: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = Some((0, template));
    std::iter::from_fn(move || {
        let (place, text) = rest.take()?;
        let Some((start, end, number)) = next_place(text) else {
            return Some((place, text));
        };
        rest = text.get(end..).map(|text| (number, text));
        Some((place, text.get(..start).unwrap_or_default()))
    })
}

/// Where the next `{number}` starts and ends, and the number.
fn next_place(text: &str) -> Option<(usize, usize, usize)> {
    text.match_indices('{').find_map(|(start, _)| {
        let inside = text.get(start + 1..)?;
        let (number, _) = inside.split_once('}')?;
        Some((start, start + number.len() + 2, number.parse().ok()?))
    })
}

#[cfg(test)]
mod tests {
    use super::template::full_stop;
    use super::*;

    #[test]
    fn a_full_stop_ends_a_sentence_and_no_host() {
        for (text, expected) in [
            (
                "https://vault.azure.net/. Usage",
                Some("https://vault.azure.net/"),
            ),
            ("https://vault.azure.net.", Some("https://vault.azure.net")),
            ("a.\"}", Some("a")),
            ("vault.azure.net", None),
            ("", None),
        ] {
            let found = full_stop(text).map(|at| text.get(..at).unwrap());
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn a_log_of_windows_is_read_too() {
        let text = "Exception: \r\nIDX10511: Signature validation failed. Keys tried: 'a\r\nb'. \r\nkid: 'k'. \r\nExceptions caught:\r\n ''.\r\ntoken: 't'.\r\n";
        let found = recognise(text);
        let first = found.first().expect("it is known");
        assert_eq!(first.message.code, "IDX10511");
        assert_eq!(first.value(Holds::KeyId), Some("k"));
    }

    /// What is heard: codes or ids, `?` where only the code is there, and the values.
    fn heard(text: &str) -> String {
        let own = |heard: Heard| {
            let doubt = if heard.is_whole() { "" } else { "?" };
            let values = heard.values().iter().map(|(_, value)| value.as_str());
            let values: Vec<_> = values.filter(|value| !value.is_empty()).collect();
            [heard.code(), doubt, " ", &values.join(" | ")].concat()
        };
        let told: Vec<_> = hear(text).into_iter().map(own).collect();
        told.join("; ").replace(" ;", ";").trim_end().to_owned()
    }

    #[test]
    fn messages_are_heard_however_they_stand_there() {
        const AUDIENCE: &str = "IDX10214: Audience validation failed. Audiences: 'api://a'. Did not match: validationParameters.ValidAudience: 'api://b' or validationParameters.ValidAudiences: 'null'.";
        let broken = AUDIENCE
            .replace("failed. ", "failed.\n> ")
            .replace("Parameters", "Para\r\n  meters");
        for (text, expected) in [
            ("", ""),
            ("The audience seems wrong.", ""),
            (AUDIENCE, "IDX10214 api://a | api://b | null"),
            (&broken, "IDX10214 api://a | api://b | null"),
            (
                &AUDIENCE.replace("api://a", "api://orders\n> -a"),
                "IDX10214 api://orders-a | api://b | null",
            ),
            // All of them, but not again and again.
            (
                &[AUDIENCE, AUDIENCE, &AUDIENCE.replace("api://a", "c")].join("\n"),
                "IDX10214 api://a | api://b | null; IDX10214 c | api://b | null",
            ),
            // A code is enough, even one that nobody described.
            ("IDX10214", "IDX10214?"),
            ("(IDX10214)", "IDX10214?"),
            (
                "IDX10214: Audience validation failed. Audiences: 'api://a'. Did not match: validationParameters.ValidAudience: 'api",
                "IDX10214? api://a",
            ),
            ("IDX10214: something new", "IDX10214?"),
            ("see https://aka.ms/IDX10214", "IDX10214?"),
            ("AADSTS50011", "AADSTS50011?"),
            (
                "AADSTS999999999: who knows; IDX99999, AKV99999 and IDW99999.",
                "AADSTS999999999?; IDX99999?; AKV99999?; IDW99999?",
            ),
            ("XIDX10214 IDX102145 IDX1021 IDX10214_ IDX", ""),
            // Other software.
            (
                "TokenError: jwt audience invalid. expected: api://a\n    at verify.js:199",
                "njwt-aud api://a",
            ),
            (
                r#"{"message":"jwt audience invalid. expected: api://a or api://b","level":"error"}"#,
                "njwt-aud api://a or api://b",
            ),
            (
                r#"{\"message\":\"jwt audience invalid. expected: api://a\",\"level\":\"error\"}"#,
                "njwt-aud api://a",
            ),
            (
                "<pre>jwt audience invalid. expected: api://a<br> &nbsp; at",
                "njwt-aud api://a",
            ),
            (
                "x { message: 'jwt audience invalid. expected: api://a' }",
                "njwt-aud api://a",
            ),
            (
                r#"level=error msg="oidc: id token issued by a different provider, expected \"https://a\" got \"https://b\"""#,
                "",
            ),
            (
                r#"oidc: id token issued by a different provider, expected "https://a" got "https://b"."#,
                "gooidc-iss https://a | https://b",
            ),
            ("jwt expired", "njwt-exp"),
            ("TokenExpiredError: jwt expired\n    at x", "njwt-exp"),
            ("\"jwt expired\"", "njwt-exp"),
            ("why is my jwt expired so soon", ""),
            ("the jwt expired", ""),
        ] {
            assert_eq!(heard(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_like_a_known_message_is_told() {
        for (text, expected) in [
            ("", ""),
            ("Could not connect to the database", ""),
            ("The order was validated. No error.", ""),
            ("error: the jwt audience expected is invalid", "njwt-aud"),
            (
                "IDX-10214 Audience validation failed: audiences did not match ValidAudience or ValidAudiences of validationParameters",
                "IDX10214",
            ),
        ] {
            let found = nearest(text);
            let first = found.first().map_or("", Known::code);
            assert_eq!(first, expected, "{text}");
        }
    }

    /// No text, however odd, takes long or panics.
    #[test]
    fn hostile_texts_are_looked_through() {
        for part in [
            "IDX10503: Signature validation failed. Keys tried: '",
            "IDX10214",
            "jwt audience invalid. expected: ",
            "AADSTS50013: Assertion ",
            "JWT ",
            "é€😀\0",
            "\"'\\<",
        ] {
            hear(&part.repeat(200_000 / part.len()));
            nearest(&part.repeat(2_000 / part.len()));
        }
    }

    #[test]
    fn places_are_filled_in() {
        for (template, values, expected) in [
            ("plain", &[][..], "plain"),
            ("'{0}' or '{1}'", &["a", "b"], "'a' or 'b'"),
            ("{1}{0}.", &["a", "b"], "ba."),
            (
                "{ \"statusCode\": {0} }",
                &["401"],
                "{ \"statusCode\": 401 }",
            ),
            ("{2}!", &["a"], "!"),
            ("{x} {", &["a"], "{x} {"),
        ] {
            assert_eq!(fill(template, values), expected, "{template}");
        }
    }
}
