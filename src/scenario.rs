//! A situation as data: what was pasted, which validator, and what must be said.
//!
//! The files under `tests/scenarios` drive the native tests. Those with `"gallery": true` are the
//! examples of the page too, which come with the [catalogue](crate::catalogue), and drive the
//! browser tests. Times in them are written relative to now (`"$now+3600"`), so that they stay alive.
//!
//! What stands behind `says` is for people and tests: `cause` is the number of a cause for which
//! requests fail in public threads, and `threads` names some of them.

mod files;

use crate::catalogue::{self, Table};
use crate::diagnosis::{Case, Said};
use crate::token::base64url;
use crate::token::json::{Json, Kind as JsonKind, Value};
use crate::validators::{Kind, Profile, Settings};
use files::FILES;

/// The same by name, as the page has them: on one line each, and without what must be said.
static EXAMPLES: Table<(&str, &str)> = Table::new("examples", |line| line.split_once('\t'));

/// One situation.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// The name of its file.
    pub id: &'static str,
    /// What happened, in a few words.
    pub title: String,
    /// What happened, in a sentence.
    pub story: String,
    /// Who refused the token, where that is not left to the paste to tell.
    pub validator: Option<&'static Profile>,
    /// What is set there, beside what the paste tells.
    pub settings: Settings,
    file: Json,
}

/// What a person does in a situation.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// The text that is pasted.
    pub paste: String,
    /// What is filled in by hand.
    pub said: Said,
    /// As of when, in seconds since 1970.
    pub now: i64,
}

/// What must be said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Says {
    /// The first sentence, as of [`NOON`].
    pub headline: String,
    /// Gates that are not passed, with their state.
    pub gates: Vec<(String, String)>,
    /// Codes of the near misses, in order.
    pub misses: Vec<String>,
    /// Codes of the findings, in order.
    pub findings: Vec<String>,
    /// Codes of the fixes, in order.
    pub fixes: Vec<String>,
    /// The validator's checks in the order in which it runs them, with what became of each.
    pub steps: Vec<(String, String)>,
    /// What the validator says by name: `accepted`, or `check`, `code`, `message`, `status`,
    /// `challenge` and `body`.
    pub verdict: Vec<(String, String)>,
    /// Codes of the messages that were recognised in what was pasted.
    pub spoken: Vec<String>,
    /// What the message blames against what is wrong, word for word.
    pub blame: Vec<String>,
}

/// The moment that pinned texts speak of: 2026-11-22 12:00:00 UTC.
pub const NOON: i64 = 1_795_348_800;

/// What the signature of a made-up token says. It is no signature.
const STAND_IN: &[u8] =
    b"This is an example. Its signature is a stand-in, and no key will ever verify it.";

/// The scenarios that the page offers as examples.
pub fn examples() -> Vec<Scenario> {
    match cfg!(target_arch = "wasm32") {
        true if catalogue::is_here() => read(EXAMPLES.rows()),
        true => Vec::new(),
        false => {
            let mut all = scenarios();
            all.retain(Scenario::is_in_the_gallery);
            all
        }
    }
}

/// Every scenario; on the page there are none but the examples.
pub fn scenarios() -> Vec<Scenario> {
    read(FILES)
}

#[inline(never)]
fn read(files: &[(&'static str, &str)]) -> Vec<Scenario> {
    let parsed = files.iter().map(|(id, text)| Scenario::parse(id, text));
    parsed.filter_map(Result::ok).collect()
}

impl Scenario {
    /// Reads a file; the error says what is wrong with it.
    pub fn parse(id: &'static str, text: &str) -> Result<Self, String> {
        let file = Json::from_text(text.to_owned());
        if let Some(fault) = &file.fault {
            let (line, column) = file.line_and_column(fault.at);
            return Err(format!("{id}:{line}:{column}: not JSON"));
        }
        let field = |name: &str| {
            let value = file.get(name).and_then(Value::string);
            value
                .map(|text| text.into_owned())
                .ok_or_else(|| format!("{id}: no {name}"))
        };
        let validator = match file.get("validator").map(|own| own.display()) {
            Some(name) => {
                let own = Profile::by_id(&name);
                Some(own.ok_or_else(|| format!("{id}: no validator {name}"))?)
            }
            None => None,
        };
        let mut settings = Settings::default();
        for member in file.get("settings").into_iter().flat_map(Value::members) {
            let name = member.name.display();
            let shared = || Kind::SHARED.into_iter().find(|kind| kind.name() == name);
            let own = validator.and_then(|own| own.setting_named(&name));
            let own = own.map(|setting| setting.kind);
            let kind = own
                .or_else(shared)
                .ok_or_else(|| format!("{id}: no setting {name}"))?;
            settings.set(kind, member.value.display());
        }
        if file.get("token").is_none() && file.get("around").is_none() {
            return Err(format!("{id}: nothing is pasted"));
        }
        Ok(Self {
            id,
            title: field("title")?,
            story: field("story")?,
            validator,
            settings,
            file,
        })
    }

    /// Whether its file says that it is an example of the page too.
    fn is_in_the_gallery(&self) -> bool {
        let mark = self.file.get("gallery");
        mark.is_some_and(|mark| mark.display() == "true")
    }

    /// The situation as of `now`, in seconds since 1970.
    pub fn case(&self, now: i64) -> Case {
        let Given { paste, said, now } = self.given(now);
        Case::of_paste(&paste, &said, now)
    }

    /// What is pasted and filled in as of `now`.
    pub fn given(&self, now: i64) -> Given {
        let said = Said {
            validator: self.validator,
            settings: self.settings.clone(),
            message: self.message(),
            ..Said::default()
        };
        Given {
            paste: self.input(now),
            said,
            now,
        }
    }

    /// What the validator said, where the story tells.
    fn message(&self) -> String {
        self.file.get("message").map(text).unwrap_or_default()
    }

    /// What was pasted: the token, with what stands around it. The file may have that line by line.
    pub fn input(&self, now: i64) -> String {
        let token = self.file.get("token").map(|token| made(token, now));
        let token = self.damaged(token.unwrap_or_default());
        match self.file.get("around") {
            Some(around) => {
                let lines: Vec<_> = around.items().map(text).collect();
                let around = around
                    .string()
                    .map_or(lines.join("\n"), |text| text.into_owned());
                around.replace("{token}", &token)
            }
            None => token,
        }
    }

    /// The token with the character at `spoil` of its payload (from 1) made a `*`, or only the first
    /// `keep` characters of it, where the file says so.
    fn damaged(&self, token: String) -> String {
        let number = |name| self.file.get(name)?.number()?.parse::<usize>().ok();
        if let Some(kept) = number("keep") {
            return token.chars().take(kept).collect();
        }
        let payload = token.find('.');
        let spoilt = number("spoil").zip(payload).map(|(at, dot)| dot + at);
        let spoil = |(at, character)| if Some(at) == spoilt { '*' } else { character };
        token.chars().enumerate().map(spoil).collect()
    }

    /// What the file says must be said.
    pub fn says(&self) -> Says {
        let says = self.file.get("says");
        let member = |name: &str| says.and_then(|says| says.get(name));
        let codes = |name| {
            member(name)
                .into_iter()
                .flat_map(Value::items)
                .map(text)
                .collect()
        };
        let pairs = |name| {
            let members = member(name).into_iter().flat_map(Value::members);
            members
                .map(|own| (text(own.name), text(own.value)))
                .collect()
        };
        Says {
            headline: member("headline").map(text).unwrap_or_default(),
            gates: pairs("gates"),
            misses: codes("misses"),
            findings: codes("findings"),
            fixes: codes("fixes"),
            steps: pairs("steps"),
            verdict: pairs("verdict"),
            spoken: codes("spoken"),
            blame: codes("blame"),
        }
    }
}

fn text(value: Value<'_>) -> String {
    value.display().into_owned()
}

/// A token as it stands, or made from its header and claims.
fn made(token: Value<'_>, now: i64) -> String {
    if let Some(text) = token.string() {
        return text.into_owned();
    }
    let part = |name| {
        token
            .get(name)
            .map(|part| compact(part, now))
            .unwrap_or_default()
    };
    let algorithm = token
        .get("header")
        .and_then(|header| header.get("alg"))
        .map(text);
    let signature = if algorithm.as_deref() == Some("none") {
        &[]
    } else {
        STAND_IN
    };
    let parts = [
        part("header").as_bytes(),
        part("claims").as_bytes(),
        signature,
    ]
    .map(base64url::encode);
    parts.join(".")
}

/// A value without white space, and with a number in the place of `"$now+60"` or `"$now"`.
fn compact(value: Value<'_>, now: i64) -> String {
    let list = |items: Vec<String>| items.join(",");
    match value.kind() {
        JsonKind::Array => format!(
            "[{}]",
            list(value.items().map(|item| compact(item, now)).collect())
        ),
        JsonKind::Object => {
            let member = |name: Value<'_>, value| format!("{}:{}", name.raw(), compact(value, now));
            format!(
                "{{{}}}",
                list(
                    value
                        .members()
                        .map(|own| member(own.name, own.value))
                        .collect()
                )
            )
        }
        _ => moment(value, now).unwrap_or_else(|| value.raw().to_owned()),
    }
}

fn moment(value: Value<'_>, now: i64) -> Option<String> {
    let text = value.string()?;
    let offset = text.strip_prefix("$now")?;
    let offset: i64 = if offset.is_empty() {
        0
    } else {
        offset.parse().ok()?
    };
    Some(now.saturating_add(offset).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_the_same_situations() {
        EXAMPLES.assert_whole();
        let told = |(id, text): &(&'static str, &str)| {
            let found = Scenario::parse(id, text).expect("it can be read");
            let case = found.case(NOON);
            (id.to_owned(), found.title, found.story, case)
        };
        let shown = |(id, text): &&(&'static str, &str)| {
            Scenario::parse(id, text).is_ok_and(|found| found.is_in_the_gallery())
        };
        let page: Vec<_> = EXAMPLES.rows().iter().map(told).collect();
        let files: Vec<_> = FILES.iter().filter(shown).map(told).collect();
        assert_eq!(page, files);
    }
}
