//! Messages that were found in what was pasted, in words.

use super::{Explanation, gate_name, list, shorten};
use crate::catalogue::{Prose, prose};
use crate::validators::{Coded, Heard, Holds, Known, Listed, Spoken, fill};

static SPOKEN: Prose = prose("{0} of {1} speaks of “{2}”.");
static WRITES: Prose = prose("{0} writes that. {1}");
static CODE_OF: Prose = prose("{0} is a code of {1}. {2}");
static UNKNOWN: Prose = prose("{0} looks like a code of {1}; it is not described here.");
static LOOK_UP: Prose = prose("It can be looked up: {0}");
static SAME_WORDS: Prose = prose("{0} writes the same words.");
static FEW_WORDS: Prose = prose("These are few words: other software may write them too.");
static CUT: Prose = prose("The words behind the code are missing, cut off or of another version.");
static RECEIVED: Prose = prose("It received {0}.");
static WANTED: Prose = prose("It wanted {0}.");
static OF_CLAIM: Prose = prose("It speaks of the claim {0}.");
static NEAREST: Prose = prose("“{0}” of {1} is like it, but was not found there.");

/// Who writes a message that was found, what it means, what it is filled with, and what to do.
pub fn heard(heard: &Heard) -> Explanation {
    let (title, mut body, source) = match heard {
        Heard::Spoken(own) => (spoken(own), Vec::new(), first_source(own)),
        Heard::Listed(own) => (listed(own), beside(own), own.entry.source),
        Heard::Code(own) => (unknown(own), vec![look_up(own)], ""),
    };
    body.splice(0..0, filled(heard));
    let cut = match heard {
        Heard::Spoken(own) => !own.whole,
        // A row without a text is known by its code alone.
        Heard::Listed(own) => !own.whole && !own.entry.template.is_empty(),
        Heard::Code(_) => false,
    };
    if cut {
        body.push(CUT.text().to_owned());
    }
    if heard.spoken().is_some_and(|own| own.short) {
        body.push(FEW_WORDS.text().to_owned());
    }
    Explanation {
        title,
        body,
        source,
    }
}

/// Who writes a message of a validator that is simulated here, and what it blames.
pub fn spoken(spoken: &Spoken) -> String {
    let (message, profile) = (spoken.message, spoken.profile);
    let gate = gate_name(spoken.gate());
    fill(SPOKEN.text(), &[message.code, profile.name, gate])
}

/// A known message that is like an unknown one.
pub fn nearest(known: &Known) -> String {
    let text = match known.text().trim() {
        "" => known.code(),
        text => text,
    };
    let text = shorten(&without_names(text));
    fill(NEAREST.text(), &[&text, known.writer()])
}

fn first_source(spoken: &Spoken) -> &'static str {
    let sources = spoken.profile.sources;
    sources.first().map_or("", |source| source.text())
}

fn listed(listed: &Listed) -> String {
    let entry = listed.entry;
    let writer = [entry.writer, " ", entry.versions];
    let writer = writer.concat();
    match listed.whole {
        true => fill(WRITES.text(), &[writer.trim(), entry.meaning]),
        false => fill(CODE_OF.text(), &[entry.id, writer.trim(), entry.meaning]),
    }
}

/// What to do, and who else may have written it.
fn beside(listed: &Listed) -> Vec<String> {
    let remedy = Some(listed.entry.remedy.to_owned()).filter(|remedy| !remedy.is_empty());
    let mut said: Vec<String> = remedy.into_iter().collect();
    let mut others: Vec<String> = Vec::new();
    for other in &listed.others {
        let writer = other.writer.to_owned();
        if !others.contains(&writer) {
            others.push(writer);
        }
    }
    if !others.is_empty() {
        said.push(fill(SAME_WORDS.text(), &[&list(&others, "and")]));
    } else if listed.short {
        said.push(FEW_WORDS.text().to_owned());
    }
    said
}

fn unknown(coded: &Coded) -> String {
    fill(UNKNOWN.text(), &[&coded.code, coded.family.writer.text()])
}

fn look_up(coded: &Coded) -> String {
    fill(LOOK_UP.text(), &[&coded.look_up()])
}

/// What it received and what it wanted, as far as it tells.
fn filled(heard: &Heard) -> Vec<String> {
    let of = |sorts: &[Holds]| {
        let mut told: Vec<String> = Vec::new();
        for (holds, value) in heard.values() {
            // Some write lists with marks around each.
            for value in value.split("','").flat_map(|value| value.split("', '")) {
                let value = value.trim_matches('\'').to_owned();
                if sorts.contains(holds) && is_told(&value) && !told.contains(&value) {
                    told.push(value);
                }
            }
        }
        told
    };
    let sentence = |text: &Prose, sorts: &[Holds]| {
        let told = of(sorts);
        (!told.is_empty()).then(|| fill(text.text(), &[&list(&told, "and")]))
    };
    let received = [
        Holds::Audience,
        Holds::Issuer,
        Holds::KeyId,
        Holds::Algorithm,
    ];
    let wanted = [
        Holds::WantedAudience,
        Holds::WantedIssuer,
        Holds::WantedValue,
    ];
    let sentences = [
        sentence(&OF_CLAIM, &[Holds::Claim]),
        sentence(&RECEIVED, &received),
        sentence(&WANTED, &wanted),
    ];
    sentences.into_iter().flatten().collect()
}

/// Whether a value is one: neither left out, nor hidden, nor more words of another version.
fn is_told(value: &str) -> bool {
    !is_hidden(value) && !value.contains(": '") && !matches!(value, "" | "null" | "empty")
}

/// Whether a place holds no value because the writer keeps personal data out of its log, or never
/// filled it in.
pub(super) fn is_hidden(value: &str) -> bool {
    let number = value
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'));
    value.contains("is hidden")
        || number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A template with `…` in its places.
fn without_names(text: &str) -> String {
    let mut rest = text;
    let mut kept = String::new();
    while let Some((before, behind)) = rest.split_once('{') {
        kept.push_str(before);
        match behind.split_once('}') {
            Some((name, after)) if !name.is_empty() && !name.contains([' ', '"']) => {
                kept.push('…');
                rest = after;
            }
            _ => {
                kept.push('{');
                rest = behind;
            }
        }
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::validators::hear;

    #[test]
    fn whoever_writes_it_it_is_put_into_words() {
        for (text, expected) in [
            (
                "IDX10205: Issuer validation failed. Issuer: 'https://a'. Did not match: validationParameters.ValidIssuer: 'null' or validationParameters.ValidIssuers: 'https://b'.",
                "IDX10205 of Microsoft.IdentityModel (JsonWebTokenHandler) speaks of “Issuer”. It received https://a. It wanted https://b.",
            ),
            (
                "IDX10205",
                "IDX10205 of Microsoft.IdentityModel (JsonWebTokenHandler) speaks of “Issuer”. The words behind the code are missing, cut off or of another version.",
            ),
            (
                "jwt audience invalid. expected: api://a",
                "node jsonwebtoken 9.x writes that. No `aud` of the token equals an audience that the API wants, or it has none. It wanted api://a. Compare `aud` with the option `audience`, letter by letter.",
            ),
            (
                "AADSTS50020",
                "AADSTS50020 is a code of Microsoft Entra ID. The user belongs to another tenant and is no guest here. Sign in at the user's own tenant, or invite the user.",
            ),
            (
                "AADSTS987654",
                "AADSTS987654 looks like a code of Microsoft Entra ID, when it issues tokens; it is not described here. It can be looked up: https://login.microsoftonline.com/error?code=987654",
            ),
        ] {
            let found = hear(text);
            let said = found.first().map(heard).expect("something is heard");
            assert_eq!([said.title, said.body.join(" ")].join(" ").trim(), expected);
        }
    }
}
