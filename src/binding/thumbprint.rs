//! The thumbprint of a key (RFC 7638 §3, RFC 8037 §2, draft-ietf-cose-dilithium).

use crate::crypto::{Hash, Key, KeyFault, Material};
use crate::token::base64url::encode;

/// The SHA-256 thumbprint in base64url; `None` for a key that lacks members or is not public.
pub(super) fn thumbprint(key: &Key) -> Option<String> {
    Some(encode(&Hash::Sha256.of(input(key)?.as_bytes())))
}

/// The members that every form of the key has, in the order of RFC 7638 §3.3.
fn input(key: &Key) -> Option<String> {
    let lacks = |fault: &KeyFault| matches!(fault, KeyFault::Missing(_) | KeyFault::Unreadable(_));
    if key.faults.iter().any(lacks) {
        return None;
    }
    Some(match &key.material {
        Material::Rsa(rsa) => {
            let (e, n) = (encode(&rsa.e), encode(&rsa.n));
            format!(r#"{{"e":"{e}","kty":"RSA","n":"{n}"}}"#)
        }
        Material::Ec(ec) => {
            let (crv, x, y) = (ec.curve.name(), encode(&ec.x), encode(&ec.y));
            format!(r#"{{"crv":"{crv}","kty":"EC","x":"{x}","y":"{y}"}}"#)
        }
        Material::Okp(okp) => {
            let (crv, x) = (okp.curve.name(), encode(&okp.x));
            format!(r#"{{"crv":"{crv}","kty":"OKP","x":"{x}"}}"#)
        }
        Material::Akp(akp) => {
            let (alg, public) = (akp.parameters.name(), encode(&akp.public));
            format!(r#"{{"alg":"{alg}","kty":"AKP","pub":"{public}"}}"#)
        }
        Material::Oct(_) | Material::Unknown(_) | Material::Locked => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::key::jwk;
    use crate::token::json::Json;

    #[test]
    fn thumbprints() {
        let cases = [
            // RFC 9449 §6.1.
            (
                r#"{"kty":"EC","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs","y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA","crv":"P-256"}"#,
                Some("0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"),
            ),
            // RFC 8037 appendix A.3.
            (
                r#"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","use":"sig"}"#,
                Some("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"),
            ),
            // RFC 7638 §3.1.
            (
                r#"{"kty":"RSA","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw","e":"AQAB","alg":"RS256","kid":"2011-04-29"}"#,
                Some("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"),
            ),
            (r#"{"kty":"EC","x":"AA","crv":"P-256"}"#, None),
            (r#"{"kty":"oct","k":"AA"}"#, None),
        ];
        for (text, expected) in cases {
            let json = Json::from_text(text.to_owned());
            let key = json.object().and_then(jwk::read);
            let found = key.as_ref().and_then(thumbprint);
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }
}
