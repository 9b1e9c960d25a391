//! What people write of the identity providers in Commerce headquarters: a label and a value on a
//! line, or the two on lines of their own.

use crate::catalogue::prose;
use crate::intake::mistakes::{self, mistake};
use crate::intake::{Configured, Form, Piece, Reads, Rule, Source, Tells};
use crate::issuer::entra::{EntraIssuer, Version};
use crate::registry::guid;
use crate::token::span::Span;
use crate::validators::{Kind, Profile};

pub(super) static FORM: Form = Form {
    id: "commerce-headquarters",
    name: "identity providers in Commerce headquarters",
    source: prose(
        "learn.microsoft.com/dynamics365/commerce/cpos-custom-aad (Commerce shared parameters, Identity providers)",
    ),
    reads: Reads::Text(read),
};

static VERSION_2: Rule = Rule {
    code: "commerce-version-2",
    title: prose("The issuer {0} is that of tokens of version 2.0."),
    body: prose(
        "Retail Server takes version 1.0 only: its prefix for issuers is https://sts.windows.net/. Set requestedAccessTokenVersion of its own registration to null or 1, and list https://sts.windows.net/, the tenant's id and a slash.",
    ),
    source: prose(
        "Concluded from AADTokenIssuerPrefix in Retail Server's web.config; learn.microsoft.com/dynamics365/commerce/cpos-custom-aad",
    ),
};

/// What the grids and their fields are called.
const LABELS: [(&str, Kind); 11] = [
    ("server resource ids", Kind::Audiences),
    ("server resource id", Kind::Audiences),
    ("server resources", Kind::Audiences),
    ("resource id", Kind::Audiences),
    ("relying parties", Kind::Callers),
    ("relying party", Kind::Callers),
    ("clientid", Kind::Callers),
    ("client id", Kind::Callers),
    ("identity provider", Kind::Issuers),
    ("identity providers", Kind::Issuers),
    ("issuer", Kind::Issuers),
];

/// What the labels begin with that nobody else has.
const TELLING: [&str; 2] = ["server resource", "relying part"];

/// Whether a text tells them.
pub(super) fn is_in(source: &Source<'_>) -> bool {
    !told(source).values.is_empty()
}

fn read(source: &Source<'_>) -> Vec<Piece> {
    let mut configured = told(source);
    let spans = || configured.values.iter().map(|value| value.span);
    let (Some(start), Some(end)) = (
        spans().map(|span| span.start).min(),
        spans().map(|span| span.end).max(),
    ) else {
        return Vec::new();
    };
    versions(&mut configured);
    mistakes::look(&mut configured);
    vec![Piece {
        form: &FORM,
        name: String::new(),
        span: Span::new(start, end),
        tells: Tells::Settings(configured),
    }]
}

/// What is told; nothing where neither a relying party nor a server resource is.
fn told(source: &Source<'_>) -> Configured {
    if !TELLING.iter().any(|label| source.has_in_any_case(label)) {
        return Configured::default();
    }
    let mut configured = Configured {
        validator: Profile::by_id("dynamics-commerce"),
        ..Configured::default()
    };
    let mut at = 0;
    // A label whose values follow on lines of their own.
    let mut open = None;
    for line in source.text.split_inclusive('\n') {
        if let Some((kind, name, rest)) = labelled(line) {
            let found = values(&mut configured, kind, name, rest, line, at);
            open = (!found).then_some((kind, name));
        } else if let Some((kind, name)) = open {
            let found = values(&mut configured, kind, name, line, line, at);
            open = found.then_some((kind, name));
        }
        at += line.len();
    }
    let telling = |name: &str| TELLING.iter().any(|own| name.starts_with(own));
    match configured.values.iter().any(|value| telling(&value.name)) {
        true => configured,
        false => Configured::default(),
    }
}

/// No such line is longer.
const LONGEST: usize = 512;

/// The label at the beginning of a line, and what stands behind it.
fn labelled(line: &str) -> Option<(Kind, &'static str, &str)> {
    let marks = |char: char| char.is_whitespace() || "*-#|\"'>".contains(char);
    let own = line.trim_start_matches(marks);
    (line.len() < LONGEST).then_some(())?;
    LABELS.iter().find_map(|(label, kind)| {
        let (start, rest) = own.split_at_checked(label.len())?;
        start.eq_ignore_ascii_case(label).then_some(())?;
        let rest = rest.trim_start_matches(['"', '\'', '*', ' ']);
        let ends = rest.trim().is_empty() || rest.starts_with([':', '=', '\t', '|', '(']);
        ends.then_some((*kind, *label, rest))
    })
}

/// Takes what can be a value; says whether something was.
fn values(
    configured: &mut Configured,
    kind: Kind,
    name: &str,
    rest: &str,
    line: &str,
    at: usize,
) -> bool {
    let before = configured.values.len();
    let apart = |char: char| char.is_whitespace() || "|,;\"'`<>()".contains(char);
    for word in rest.split(apart) {
        let word = word.trim_start_matches(['=', ':']).trim_end_matches('.');
        let id = guid::hyphenated(word).is_some();
        let fits = match kind {
            Kind::Callers => id,
            Kind::Issuers => word.contains("://"),
            _ => id || word.contains("://"),
        };
        let place = word.as_ptr().addr().checked_sub(line.as_ptr().addr());
        if let Some(place) = place.filter(|_| fits) {
            let start = at + place;
            configured.add(kind, word, name, Span::new(start, start + word.len()));
        }
    }
    before < configured.values.len()
}

fn versions(configured: &mut Configured) {
    let mut found = Vec::new();
    for value in configured.values_of(Kind::Issuers) {
        let entra = EntraIssuer::parse(&value.text);
        if entra.is_some_and(|entra| entra.version == Version::V2) {
            found.push(mistake(&VERSION_2, value.span, &[&value.text]));
        }
    }
    configured.mistakes.extend(found);
}
