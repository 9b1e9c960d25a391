//! Whatever a token is, held against keys of every kind: an answer in words, and no panic.
#![no_main]

use audlens::crypto::Given;
use audlens::diagnosis::{Case, Said, diagnose};
use audlens::{explain, scenario};
use libfuzzer_sys::fuzz_target;

/// A key for HMAC and encryption, one on a curve, and a private one of RSA that is none.
const KEYS: &str = r#"{"keys":[
    {"kty":"oct","k":"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"},
    {"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"},
    {"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"},
    {"kty":"RSA","n":"AQAB","e":"AQAB","d":"AQAB"}]}"#;

fuzz_target!(|text: &str| {
    let said = Said {
        given: Given {
            keys: KEYS.into(),
            ..Given::default()
        },
        ..Said::default()
    };
    let diagnosis = diagnose(&Case::of_paste(text, &said, scenario::NOON));
    let _ = explain::verdict(&diagnosis);
    for gate in &diagnosis.gates {
        let _ = explain::gate(gate, &diagnosis);
    }
    let _ = explain::key_rows(&diagnosis);
    for check in &diagnosis.examined.signatures {
        let _ = explain::signature(check, &diagnosis.examined);
        for cause in &check.causes {
            let _ = explain::cause(cause, &diagnosis.examined);
        }
    }
    let _ = explain::ties(&diagnosis.ties, diagnosis.now);
});
