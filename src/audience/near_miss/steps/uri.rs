//! The parts of a URI, from left to right.

use super::{NearMiss, Pair, Side, Text};
use crate::registry::guid::{self, Form};

pub(super) fn remove(pair: &mut Pair) {
    let schemes = (pair.wanted.scheme(), pair.found.scheme());
    scheme(pair, &schemes);
    guid_form(pair);
    pair.step(www, |side, ()| NearMiss::Www { side });
    port(pair, &schemes);
    scope(pair, Side::Wanted);
    scope(pair, Side::Found);
    pair.step(doubled_slash, |side, ()| NearMiss::DoubledSlash { side });
    path(pair, Side::Wanted);
    path(pair, Side::Found);
    pair.step(trailing_slash, |side, ()| NearMiss::TrailingSlash { side });
}

type Schemes = (Option<String>, Option<String>);

fn scheme(pair: &mut Pair, (wanted, found): &Schemes) {
    if wanted == found {
        return;
    }
    for (text, scheme) in [(&mut pair.wanted, wanted), (&mut pair.found, found)] {
        if let Some(scheme) = scheme {
            text.remove(0..scheme.len() + 3);
        }
    }
    let api = |scheme: &Option<String>| scheme.as_deref() == Some("api");
    let side = match (wanted, found) {
        (_, None) if api(wanted) => Some((Side::Wanted, &pair.wanted)),
        (None, _) if api(found) => Some((Side::Found, &pair.found)),
        _ => None,
    };
    pair.misses.push(match side {
        Some((uri, text)) if first_guid(text).is_some() => NearMiss::GuidAgainstUri { uri },
        Some((side, _)) => NearMiss::ApiScheme { side },
        None => NearMiss::Scheme {
            wanted: wanted.clone(),
            found: found.clone(),
        },
    });
}

/// Reduces the same GUID in two forms to its digits.
fn guid_form(pair: &mut Pair) {
    let (Some(wanted), Some(found)) = (first_guid(&pair.wanted), first_guid(&pair.found)) else {
        return;
    };
    if wanted.0 != found.0 || wanted.1 == found.1 {
        return;
    }
    for (side, (_, form)) in [(Side::Wanted, wanted), (Side::Found, found)] {
        let text = match side {
            Side::Wanted => &mut pair.wanted,
            Side::Found => &mut pair.found,
        };
        let mut at = text.authority();
        if form == Form::Urn {
            text.remove(at.start..at.start + "urn:uuid:".len());
            at = text.authority();
        }
        for index in at.rev() {
            if text.get(index).is_some_and(|mark| "-{}()".contains(mark)) {
                text.remove(index..index + 1);
            }
        }
        if form != Form::Hyphens {
            pair.misses.push(NearMiss::GuidForm { side, form });
        }
    }
}

fn first_guid(text: &Text) -> Option<(u128, Form)> {
    guid::parse(&text.slice(text.authority()))
}

fn www(text: &mut Text) -> Option<()> {
    let start = text.authority().start;
    let www = text.slice(start..start + 4).eq_ignore_ascii_case("www.");
    if www {
        text.remove(start..start + 4);
    }
    www.then_some(())
}

fn port(pair: &mut Pair, schemes: &Schemes) {
    let (wanted, found) = (take_port(&mut pair.wanted), take_port(&mut pair.found));
    let default = |scheme: &Option<String>, port| {
        matches!(
            (scheme.as_deref(), port),
            (Some("https"), 443) | (Some("http"), 80)
        )
    };
    pair.misses.extend(match (wanted, found) {
        (Some(port), None) if default(&schemes.0, port) => Some(NearMiss::DefaultPort {
            side: Side::Wanted,
            port,
        }),
        (None, Some(port)) if default(&schemes.1, port) => Some(NearMiss::DefaultPort {
            side: Side::Found,
            port,
        }),
        _ if wanted == found => None,
        _ => Some(NearMiss::Port { wanted, found }),
    });
}

fn take_port(text: &mut Text) -> Option<u16> {
    let at = text.authority();
    let authority = text.slice(at.clone());
    let (host, port) = authority.split_once(':')?;
    if host.is_empty() || !port.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let port = port.parse().ok()?;
    text.remove(at.start + host.chars().count()..at.end);
    Some(port)
}

/// Takes the scope off this side if the other side is what is left, slashes aside.
fn scope(pair: &mut Pair, side: Side) {
    let (text, other) = match side {
        Side::Wanted => (&mut pair.wanted, &pair.found),
        Side::Found => (&mut pair.found, &pair.wanted),
    };
    let last_slash = text.chars().rev().position(|character| character == '/');
    let Some(start) = last_slash.map(|back| text.len() - back) else {
        return;
    };
    if start <= text.authority().end || !is_scope(&text.slice(start..text.len())) {
        return;
    }
    let mut left = text.clone();
    left.remove(start - 1..text.len());
    let same = left
        .slice(0..left.without_slashes())
        .eq_ignore_ascii_case(&other.slice(0..other.without_slashes()));
    if same {
        let scope = text.bytes(start..text.len());
        *text = left;
        pair.misses.push(NearMiss::ScopeLeftOn { side, scope });
    }
}

/// `.default`, the usual delegated scopes, and names in the manner of `User.Read`.
fn is_scope(segment: &str) -> bool {
    let usual = [".default", "user_impersonation", "access_as_user"];
    let is_word = |word: &str| {
        word.starts_with(|first: char| first.is_ascii_uppercase())
            && word.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    usual
        .iter()
        .any(|usual| segment.eq_ignore_ascii_case(usual))
        || segment.contains('.') && segment.split('.').all(is_word)
}

fn doubled_slash(text: &mut Text) -> Option<()> {
    let before = text.len();
    let mut previous = None;
    let start = text.authority().end;
    let mut chars = Vec::with_capacity(before);
    for (index, (at, character)) in text.placed().enumerate() {
        let doubled = index > start && character == '/' && previous == Some('/');
        if !doubled {
            chars.push((at, character));
        }
        previous = Some(character);
    }
    text.set(chars);
    (text.len() != before).then_some(())
}

/// Cuts this side where the other one ends, if more than a slash follows.
fn path(pair: &mut Pair, side: Side) {
    let (text, other) = match side {
        Side::Wanted => (&mut pair.wanted, &mut pair.found),
        Side::Found => (&mut pair.found, &mut pair.wanted),
    };
    let end = other.without_slashes();
    let goes_on = matches!(text.get(end), Some('/' | '?' | '#'))
        && text.without_slashes() > end
        && end > text.authority().start
        && text.starts_with(&other.slice(0..end));
    if goes_on {
        let extra = text.bytes(end..text.len());
        text.remove(end..text.len());
        other.remove(end..other.len());
        pair.misses.push(NearMiss::Path { side, extra });
    }
}

fn trailing_slash(text: &mut Text) -> Option<()> {
    let has = text.chars().next_back() == Some('/');
    if has {
        text.remove(text.len() - 1..text.len());
    }
    has.then_some(())
}
