//! Whatever a selective-disclosure token holds, what it discloses can be said: nothing may panic, no
//! place may lie outside its text, and the processed claims are JSON.
#![no_main]

use audlens::binding::key_binding::{self, Expected};
use audlens::binding::sd_jwt::{self, Place, Spot};
use audlens::token::json::Json;
use audlens::token::span::Span;
use audlens::token::{self, base64url};
use libfuzzer_sys::fuzz_target;

// Lines: the header, the claims, then disclosures and what else stands behind a `~`. A first line
// `raw` takes the rest as it is.
fuzz_target!(|text: &str| {
    let token = match text.strip_prefix("raw\n") {
        Some(raw) => raw.to_owned(),
        None => encode(text),
    };
    let reading = token::read(&token);
    let Some(sd_jwt) = sd_jwt::read(&reading) else {
        return;
    };
    let inside = |text: &str, span: Span| {
        assert!(
            text.get(span.start..span.end).is_some(),
            "{span:?} is outside"
        );
    };
    let signed = |spot: &Spot| match spot.within {
        Some(index) => sd_jwt.disclosures.get(index).map(|own| &own.json),
        None => reading.token.payload().map(|payload| &payload.json),
    };
    for own in &sd_jwt.disclosures {
        inside(&reading.text, own.span);
        if let Some(value) = own.value {
            inside(own.json.text(), value);
        }
        if let Place::Matched { path, spot } = &own.place {
            let json = signed(spot).expect("a digest stands somewhere");
            inside(json.text(), spot.span);
            let _ = path.to_string();
        }
    }
    if !sd_jwt.processed.is_empty() {
        let json = Json::from_text(sd_jwt.processed.clone());
        assert!(!json.is_damaged() || !sd_jwt.faults.is_empty());
    }
    let expected = Expected::default();
    let _ = key_binding::check(&reading, &sd_jwt, &expected);
});

/// `{n}` stands for the digest of the disclosure in that place, if it comes before.
fn encode(text: &str) -> String {
    let mut lines = text.lines();
    let header = base64url::encode(lines.next().unwrap_or_default().as_bytes());
    let claims = lines.next().unwrap_or_default();
    let mut digests: Vec<String> = Vec::new();
    let fill = |line: &str, digests: &[String]| {
        let all = digests.iter().enumerate();
        let filled = all.fold(line.to_owned(), |line, (index, digest)| {
            line.replace(&format!("{{{index}}}"), digest)
        });
        base64url::encode(filled.as_bytes())
    };
    let mut disclosures = Vec::new();
    for line in lines {
        let disclosure = match line.strip_prefix('=') {
            Some(plain) => plain.to_owned(),
            None => fill(line, &digests),
        };
        let digest = audlens::crypto::Hash::Sha256.of(disclosure.as_bytes());
        digests.push(base64url::encode(&digest));
        disclosures.push(disclosure);
    }
    let claims = fill(claims, &digests);
    format!("{header}.{claims}.c2ln~{}", disclosures.join("~"))
}
