//! What we noticed, in words.

use super::{Explanation, another_token, bound_finding, draft, part, say, shorten};
use crate::audience::character::{code_point, name};
use crate::audience::difference::Visible;
use crate::diagnosis::finding::Finding;
use crate::token::PartName;
use crate::token::base64url::Remark;
use crate::token::json::Remark as JsonRemark;
use crate::token::time::{Form, Unit};
use crate::token::unwrap::{Scheme, Wrapping};

/// One finding.
#[inline(never)]
pub fn finding(finding: &Finding) -> Explanation {
    match finding {
        Finding::AnotherToken {
            claim,
            value,
            quoted,
            found,
            api_management,
            ..
        } => another_token::spoken(claim, value, *quoted, found, *api_management),
        Finding::AudienceJoined { whole, separator } => say(
            format!(
                "aud is one string that reads like a list: {}.",
                shorten(whole)
            ),
            format!(
                "Its values are joined by {}. Validators compare it whole, so no single audience matches. The issuer must write an array.",
                if *separator == ',' {
                    "commas"
                } else {
                    "spaces"
                }
            ),
            "RFC 7519 §4.1.3",
        ),
        Finding::AudienceList { count } => say(
            match count {
                1 => "aud is an array with one entry.".to_owned(),
                count => format!("aud is an array with {count} entries."),
            },
            "That is allowed, but a validator that compares one string never matches it: Joken, Firebase Admin and Google's library for Node.js do so.",
            "RFC 7519 §4.1.3; joken-elixir/joken; firebase/firebase-admin-node; googleapis/google-auth-library-nodejs",
        ),
        Finding::AudienceSlashForgiven { found, wanted } => say(
            format!("{} was taken for {}.", shorten(found), shorten(wanted)),
            "Only the slash at the end differs, which this validator forgives. Others refuse the token.",
            "Microsoft.IdentityModel.Tokens Validators.cs (AudiencesMatchIgnoringTrailingSlash)",
        ),
        Finding::ClaimsOnly => say(
            "These are claims that somebody already decoded.",
            "Header and signature are not here, so nothing can be said about them.",
            "RFC 7519 §7.2",
        ),
        Finding::Critical { names } => say(
            format!("The header demands extensions: {}.", shorten(names)),
            "A validator that does not understand each of them must refuse the token.",
            "RFC 7515 §4.1.11",
        ),
        Finding::DeceptiveText {
            part: place,
            member,
            text,
        } => say(
            format!(
                "“{}” in the {} holds characters that deceive the eye: {}.",
                shorten(member),
                part(*place),
                marks(text)
            ),
            "They are made visible wherever the value is shown here.",
            "Unicode UTS #36, UTS #39",
        ),
        Finding::DisclosuresRefused { first, more } => bound_finding::refused(first, *more),
        Finding::Duplicate {
            part: place,
            member,
            values,
        } => say(
            format!(
                "“{}” stands {} times in one object of the {}: {}.",
                shorten(member),
                values.len(),
                part(*place),
                super::list(values, "and")
            ),
            "Most libraries take the last, some the first, and some refuse the token. Two programs may read this token differently.",
            "RFC 7519 §4, RFC 7515 §4, RFC 8259 §4",
        ),
        Finding::EmbeddedKey { parameter } => say(
            format!("The header brings its own key ({parameter})."),
            "Whoever made the token chose that key. A signature that fits it proves nothing unless the key is trusted for another reason.",
            "RFC 7515 §4.1.2–§4.1.6, RFC 8725 §3.10",
        ),
        Finding::Encoding {
            part: place,
            remark,
        } => encoding(*place, remark),
        Finding::GraphNonce => say(
            "This token is made for one API only, which alone can verify it.",
            "Its header carries a nonce that Microsoft Graph replaces by a hash before it checks the signature. For everybody else the signature is wrong by design.",
            "AzureAD/azure-activedirectory-identitymodel-extensions-for-dotnet issues 609, 853 and 1256",
        ),
        Finding::GroupOverage => say(
            "The person is in more groups than fit into the token.",
            "The list was left out; an API that needs it must ask Microsoft Graph (getMemberObjects).",
            "entra-docs docs/identity-platform/access-token-claims-reference.md (groups overage claim)",
        ),
        Finding::IssuerMisspelt { provider, spelling } => say(
            format!(
                "iss is not how {provider} spells it: {}.",
                shorten(spelling)
            ),
            "Somebody else made this token, or it was changed by hand. Issuers are compared character by character.",
            "RFC 7519 §2 (StringOrURI), §4.1.1",
        ),
        Finding::Json {
            part: place,
            remark,
        } => json(*place, remark),
        Finding::MadeHere => draft::made_here(),
        Finding::Mistake(mistake) => {
            say(mistake.title(), mistake.body(), mistake.rule.source.text())
        }
        Finding::NumberNotExact { member, raw } => say(
            format!(
                "“{}” is {}, which JavaScript and many JSON libraries cannot hold exactly.",
                shorten(member),
                shorten(raw)
            ),
            "They keep numbers as 64-bit floating point: integers are exact up to 9007199254740992. It is shown here as written.",
            "RFC 8259 §6, RFC 7493 §2.2",
        ),
        Finding::RuleBroken { kind, check } => bound_finding::broken(*kind, check),
        Finding::SelectiveDisclosure { count } => say(
            format!("{count} disclosures or proofs follow the token."),
            "This is a selective-disclosure token: the claims behind its digests stand in these parts.",
            "RFC 9901",
        ),
        Finding::Taken(wrapping) => taken(wrapping),
        Finding::TimeForm {
            claim,
            form: Form::Text,
            raw,
        } => say(
            format!("{claim} is a text (“{}”) and not a number.", shorten(raw)),
            "Some libraries read it all the same, others refuse the token.",
            "RFC 7519 §2 (NumericDate)",
        ),
        Finding::TimeForm { claim, raw, .. } => say(
            format!("{claim} is not a whole number: {}.", shorten(raw)),
            "That is allowed, but some libraries refuse it or round it.",
            "RFC 7519 §2 (NumericDate)",
        ),
        Finding::TimeUnit { claim, unit, raw } => say(
            format!(
                "{claim} is probably in {}: {}.",
                if *unit == Unit::Milliseconds {
                    "milliseconds"
                } else {
                    "microseconds"
                },
                shorten(raw)
            ),
            "Read as seconds it is thousands of years away, so an expiry never comes and a start is never reached.",
            "RFC 7519 §2 (NumericDate)",
        ),
        Finding::VersionDecidedByResource { version } => say(
            format!(
                "Its version ({}) was chosen by the API's registration.",
                shorten(version)
            ),
            "requestedAccessTokenVersion in the manifest of the resource decides between 1.0 (null or 1) and 2.0 (2). Neither the endpoint nor the client's registration has a say.",
            "entra-docs docs/identity-platform/access-tokens.md, reference-microsoft-graph-app-manifest.md",
        ),
    }
}

fn encoding(place: PartName, remark: &Remark) -> Explanation {
    let place = part(place);
    let (title, body) = match remark {
        Remark::Foreign { at, found, count } => (
            format!(
                "{count} foreign characters in the {place}, the first at column {}: {}.",
                at + 1,
                code_point(*found)
            ),
            "They were read as if they were zero bits, so that the rest keeps its place.",
        ),
        Remark::Length { characters } => (
            format!("The {place} has {characters} characters, a length that base64url never has."),
            "At least one is missing.",
        ),
        Remark::Padding { count, .. } => (
            format!("The {place} is padded ({}).", "=".repeat((*count).min(8))),
            "JOSE leaves padding off. Lenient libraries ignore it, strict ones refuse the token.",
        ),
        Remark::StandardAlphabet { at, found, .. } => (
            format!(
                "The {place} uses the standard base64 alphabet: “{found}” at column {}.",
                at + 1
            ),
            "JOSE uses - and _ instead of + and /. Lenient libraries take both.",
        ),
        Remark::TrailingBits { at, found } => (
            format!(
                "The last character of the {place} (“{found}”, column {}) carries stray bits.",
                at + 1
            ),
            "Several texts decode to the same bytes; strict libraries take only the one with zero bits. Often a sign that the end was edited.",
        ),
    };
    say(title, body, "RFC 7515 §2, RFC 4648 §3.2, §3.5, §5")
}

fn json(place: PartName, remark: &JsonRemark) -> Explanation {
    let place = part(place);
    let (title, body) = match remark {
        JsonRemark::ByteOrderMark => (
            format!("The {place} starts with a byte order mark."),
            "It must not be there; many parsers stop at it.".to_owned(),
        ),
        JsonRemark::ControlCharacter { at, found } => (
            format!(
                "A string in the {place} holds {} as such, at byte {at}.",
                code_point(*found)
            ),
            "It must be escaped; JSON parsers stop there. Here reading went on behind it."
                .to_owned(),
        ),
        JsonRemark::InvalidUtf8 { at, byte } => (
            format!("The {place} is not UTF-8 from byte {at} on (0x{byte:02X})."),
            "Each run of such bytes is shown as �.".to_owned(),
        ),
        JsonRemark::LoneSurrogate { at, unit } => (
            format!("The {place} holds half a character: \\u{unit:04x} at byte {at}."),
            "It is a surrogate without its partner and stands for nothing. It is shown as �."
                .to_owned(),
        ),
    };
    say(title, body, "RFC 8259 §7, §8.1, §8.2")
}

/// What was taken off, so that nobody wonders whether it was part of the token.
fn taken(wrapping: &Wrapping) -> Explanation {
    let body = match wrapping {
        Wrapping::Scheme { count, .. } if *count > 1 => {
            "A doubled scheme in a request is itself a reason for a 401."
        }
        Wrapping::Scheme {
            scheme: Scheme::IdToken,
            ..
        } => "Dynamics 365 Commerce takes this word in place of Bearer; other APIs do not.",
        Wrapping::Invisible { .. } => "An API that receives them refuses the token.",
        Wrapping::LineBreaks { .. } | Wrapping::Spaces { .. } => {
            "A token in a request must be one line without spaces."
        }
        _ => "",
    };
    let source = match wrapping {
        Wrapping::Scheme {
            scheme: Scheme::IdToken,
            ..
        } => "MicrosoftDocs/dynamics-365-unified-operations-public consume-retail-server-api.md",
        Wrapping::Scheme {
            scheme: Scheme::Dpop,
            ..
        } => "RFC 9449 §7.1",
        _ => "RFC 6750 §2.1",
    };
    say(taken_title(wrapping), body, source)
}

fn taken_title(wrapping: &Wrapping) -> String {
    match wrapping {
        Wrapping::AngleBrackets => "Angle brackets around the token were taken off.".to_owned(),
        Wrapping::FormField { name } => {
            format!("The field name “{}” was taken off.", shorten(name))
        }
        Wrapping::HeaderName => "The header name Authorization was taken off.".to_owned(),
        Wrapping::Invisible { points } => {
            let points: Vec<_> = points
                .iter()
                .take(4)
                .map(|point| code_point(*point))
                .collect();
            format!(
                "Characters that cannot be seen were taken out: {}.",
                points.join(", ")
            )
        }
        Wrapping::JsonMember { name } => {
            format!("The JSON member “{}” was taken off.", shorten(name))
        }
        Wrapping::LineBreaks { count } => {
            format!("{count} line breaks inside the token were taken out.")
        }
        Wrapping::Quotes(quote) => format!("Quotation marks ({quote}) were taken off."),
        Wrapping::Scheme { scheme, count } if *count > 1 => {
            format!(
                "The word {} stood there {count} times and was taken off.",
                scheme.word()
            )
        }
        Wrapping::Scheme { scheme, .. } => format!("The word {} was taken off.", scheme.word()),
        Wrapping::Spaces { count } => format!("{count} spaces inside the token were taken out."),
        Wrapping::SurroundingText => "The token was found inside other text.".to_owned(),
        Wrapping::TrailingPunctuation(mark) => format!("“{mark}” at the end was taken off."),
        Wrapping::WhiteSpace => "White space around the token was taken off.".to_owned(),
    }
}

fn marks(text: &[Visible]) -> String {
    let one = |piece: &Visible| match piece {
        Visible::Marked(mark) => {
            let name = name(mark.character)
                .map(|name| format!(" {name}"))
                .unwrap_or_default();
            Some(format!("{}{name}", code_point(mark.character)))
        }
        Visible::Plain(_) => None,
    };
    let mut shown: Vec<_> = text.iter().filter_map(one).collect();
    shown.dedup();
    shown.truncate(4);
    shown.join(", ")
}
