//! What an element that looks at tokens says of the one that stands there.

use super::expression::Value;
use super::held::Held;
use super::settings::{profile, values};
use crate::document::Element;
use crate::registry::guid;
use crate::token;
use crate::validators::{Attempt, Kind, Profile, Settings, Verdict};

/// A token before `validate-jwt` or `validate-azure-ad-token`.
#[derive(Clone, Debug)]
pub struct Look {
    /// Who looks.
    pub profile: &'static Profile,
    /// Where the token is taken from.
    pub place: Place,
    /// What stands there.
    pub token: Held,
    /// What is said of it; `None` where the token is not at hand, or a setting is open.
    pub verdict: Option<Verdict>,
    /// Placeholders and expressions in the settings that nobody has filled in.
    pub open: Vec<String>,
    /// The audiences that are asked for, where the token is a managed identity's.
    pub wanted: Option<Wanted>,
}

/// Where a token is taken from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A header field.
    Header(String),
    /// A parameter of the address.
    Query(String),
    /// What this expression returns.
    Value(String),
}

/// The audiences that are asked for, and whether a token for the resource has one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// As configured; empty where none is asked for.
    pub audiences: Vec<String>,
    /// Whether the resource is one of them; `None` where that may be another name for one of them.
    pub fits: Option<bool>,
}

impl Place {
    /// The name of the header or of the parameter, or the expression.
    pub fn name(&self) -> &str {
        match self {
            Self::Header(name) | Self::Query(name) | Self::Value(name) => name,
        }
    }
}

impl PartialEq for Look {
    fn eq(&self, other: &Self) -> bool {
        self.profile.id == other.profile.id
            && (
                &self.place,
                &self.token,
                &self.verdict,
                &self.open,
                &self.wanted,
            ) == (
                &other.place,
                &other.token,
                &other.verdict,
                &other.open,
                &other.wanted,
            )
    }
}

/// Settings that are nothing to the verdict.
const ASIDE: [&str; 7] = [
    "header-name",
    "query-parameter-name",
    "token-value",
    "failed-validation-httpcode",
    "failed-validation-error-message",
    "output-token-variable-name",
    "decryption-keys",
];

/// Looks. `text` is the token as it stands there, where it is known, and `value` says what the
/// texts of settings come to.
pub(super) fn look(
    element: &Element,
    place: Place,
    token: Held,
    text: Option<&str>,
    now: i64,
    value: &dyn Fn(&str) -> Value,
) -> Option<Look> {
    let profile = profile(&element.name)?;
    let mut settings = Settings::default();
    let mut open: Vec<String> = Vec::new();
    values(
        element,
        &mut |kind, text| {
            let value = value(text);
            let aside = matches!(kind, Kind::Own(name) if ASIDE.contains(&name));
            let known = value.string();
            if known.is_none() && !aside {
                let blank = value.blank().unwrap_or(text).to_owned();
                if !open.contains(&blank) {
                    open.push(blank);
                }
            }
            known
        },
        &mut |kind, text, _, _| match settings.text(kind) {
            "" => settings.set(kind, text),
            _ => settings.add(kind, &text),
        },
    );
    let verdict = text.filter(|_| open.is_empty()).and_then(|text| {
        let reading = token::read(text);
        profile.run(&Attempt {
            profile,
            settings: &settings,
            reading: &reading,
            now,
        })
    });
    let wanted = match &token {
        Held::Identity(resource) if open.is_empty() => Some(wanted(&settings, resource)),
        _ => None,
    };
    Some(Look {
        profile,
        place,
        token,
        verdict,
        open,
        wanted,
    })
}

/// A token of a managed identity is for the resource that was asked for, by the same name (a slash
/// at the end aside), or by the application's id, where its registration asks for version 2.0
/// (entra-docs docs/identity-platform/access-token-claims-reference.md, aud).
fn wanted(settings: &Settings, resource: &str) -> Wanted {
    let mut audiences = settings.list(Kind::Audiences);
    let claims = settings.claims(Kind::Claims).into_iter();
    for claim in claims.filter(|claim| claim.name == "aud") {
        audiences.extend(claim.values);
    }
    let bare = |text: &str| {
        let text = text.trim().trim_end_matches('/');
        let text = text.strip_prefix("api://").unwrap_or(text);
        text.to_ascii_lowercase()
    };
    let resource = bare(resource);
    let is_id = |text: &str| guid::hyphenated(text).is_some();
    let same = audiences.iter().any(|own| bare(own) == resource);
    let other_name = |own: &String| is_id(&bare(own)) != is_id(&resource);
    let fits = match same {
        true => Some(true),
        false if audiences.iter().any(other_name) => None,
        false => Some(audiences.is_empty()),
    };
    Wanted { audiences, fits }
}
