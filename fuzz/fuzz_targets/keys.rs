//! Whatever is given as a key, there is an answer: nothing in it may panic, no place may lie outside
//! the text, and what is written of a key is read again as the same.
#![no_main]

use audlens::crypto::fit::{Purpose, Wanted, absence, fit, fitting};
use audlens::crypto::key::write;
use audlens::crypto::keyring::{self, Keyring};
use audlens::crypto::thumbprint::thumbprint;
use audlens::crypto::{Given, KeyForm, SecretForm};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|given: (&str, u8)| {
    let (text, choice) = given;
    let form = SecretForm::ALL.into_iter().cycle().nth(choice.into());
    let ring = read(text, form.unwrap_or_default());
    let keys = ring.keys.iter().map(|key| key.span);
    for span in keys.chain(ring.unread.iter().map(|unread| unread.span)) {
        assert!(
            text.get(span.start..span.end).is_some(),
            "{span:?} is outside"
        );
    }
    let _ = keyring::as_each(text);
    let _ = absence(&ring, "kid");
    for algorithm in [
        "HS256",
        "RS256",
        "ES256",
        "EdDSA",
        "ML-DSA-44",
        "dir",
        "ECDH-ES",
        "none",
    ] {
        let wanted = Wanted::new(algorithm, Purpose::Decrypt);
        let _ = fitting(&ring, &wanted);
        for key in &ring.keys {
            let _ = fit(key, &wanted);
        }
    }
    for key in &ring.keys {
        let again = read(&write::jwk(key, true), SecretForm::Text);
        let is_sound = key.faults.is_empty() && key.form != KeyForm::Secret;
        if is_sound && let Some(print) = thumbprint(key) {
            assert_eq!(again.keys.first().and_then(thumbprint), Some(print));
        }
    }
});

fn read(text: &str, form: SecretForm) -> Keyring {
    keyring::read(&Given {
        keys: text.into(),
        form,
        password: "swordfish".into(),
        ..Given::default()
    })
}
