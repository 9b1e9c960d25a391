//! From a draft to the finished token: broken on purpose, signed, and encrypted, as far as asked for.

use super::broken::{Alteration, Altered, Broken};
use super::{CompactFault, Draft, MARK, text};
use crate::crypto::encrypt::{EncryptFault, encrypt};
use crate::crypto::key::Key;
use crate::crypto::random::Random;
use crate::token::PartName;

/// What is to be made.
#[derive(Clone, Copy, Debug)]
pub struct Order<'a> {
    /// Header and claims.
    pub draft: &'a Draft,
    /// How it is to be wrong.
    pub broken: Option<Broken>,
    /// What signs. Not needed for `none`, nor for claims that are only encrypted.
    pub key: Option<&'a Key>,
    /// For whom it is to be encrypted; `None` for nobody.
    pub sealing: Option<Sealing<'a>>,
}

/// How to encrypt.
#[derive(Clone, Copy, Debug)]
pub struct Sealing<'a> {
    /// How the content encryption key comes to the recipient (RFC 7518 §4).
    pub alg: &'a str,
    /// How the content is encrypted (RFC 7518 §5).
    pub enc: &'a str,
    /// The recipient's.
    pub key: &'a Key,
    /// Whether the signed token is encrypted (RFC 7519 §5.2, `cty`), or the claims alone.
    pub nested: bool,
}

/// A token that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// In compact serialisation.
    pub token: String,
    /// What is not as in the draft.
    pub alterations: Vec<Alteration>,
}

/// Why no token was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OrderFault {
    /// What was to be broken is not in the draft, or not in what is encrypted of it.
    NothingToBreak,
    /// It cannot be signed.
    Compact(CompactFault),
    /// It cannot be encrypted.
    Encrypt(EncryptFault),
}

/// Makes a token; `now` is in seconds since 1970.
///
/// # Errors
/// When the draft cannot be read or broken so, or a key cannot do what is asked of it.
pub fn make(order: &Order<'_>, now: i64, random: &mut Random) -> Result<Made, OrderFault> {
    let read = order.draft.read();
    read.map_err(|faults| OrderFault::Compact(CompactFault::Draft(faults)))?;
    let altered = match order.broken {
        None => whole(order.draft),
        Some(broken) => {
            let altered = broken.apply(order.draft, now);
            altered.ok_or(OrderFault::NothingToBreak)?
        }
    };
    let Some(sealing) = order.sealing else {
        let token = altered.compact(order.key, random);
        return Ok(Made {
            token: token.map_err(OrderFault::Compact)?,
            alterations: altered.alterations,
        });
    };
    let (plain, alterations) = match sealing.nested {
        true => {
            let token = altered.compact(order.key, random);
            (token.map_err(OrderFault::Compact)?, altered.alterations)
        }
        false => {
            let claims = |own: &Alteration| own.part == PartName::Payload;
            let altered_claims = altered.draft.claims != order.draft.claims;
            if order.broken.is_some() && !altered_claims {
                return Err(OrderFault::NothingToBreak);
            }
            let own = altered.alterations.into_iter().filter(claims).collect();
            (text::compacted(&altered.draft.claims), own)
        }
    };
    let header = header(&sealing);
    let Sealing { alg, enc, key, .. } = sealing;
    let token = encrypt(plain.as_bytes(), &header, alg, enc, key, random);
    Ok(Made {
        token: token.map_err(OrderFault::Encrypt)?,
        alterations,
    })
}

fn whole(draft: &Draft) -> Altered {
    Altered {
        draft: draft.clone(),
        instead: None,
        other_key: false,
        alterations: Vec::new(),
    }
}

/// What the header of an encrypted token says beside `alg` and `enc`.
fn header(sealing: &Sealing<'_>) -> String {
    let kid = sealing.key.labels.kid.as_deref();
    let members = [
        ("typ", Some("JWT")),
        ("cty", sealing.nested.then_some("JWT")),
        ("kid", kid),
        (MARK.0, Some(MARK.1)),
    ];
    let members = members.into_iter();
    let members: Vec<String> = members
        .filter_map(|(name, value)| {
            let value = text::quoted(value?);
            Some([&text::quoted(name), ":", &value].concat())
        })
        .collect();
    ["{", &members.join(","), "}"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::draft::made_here;
    use crate::crypto::generate::generate;
    use crate::crypto::random::random;
    use crate::token::{base64url, read};

    const NOW: i64 = 1_795_348_800;

    fn order<'a>(draft: &'a Draft, key: &'a Key, recipient: &'a Key, nested: bool) -> Order<'a> {
        Order {
            draft,
            broken: None,
            key: Some(key),
            sealing: Some(Sealing {
                alg: "ECDH-ES",
                enc: "A128GCM",
                key: recipient,
                nested,
            }),
        }
    }

    #[test]
    fn an_encrypted_token_says_what_it_is() {
        let mut random = random([7; 32]);
        let draft = Draft::new("ES256", NOW);
        let key = generate("ES256", &mut random).unwrap();
        let mut recipient = generate("ECDH-ES", &mut random).unwrap();
        recipient.labels.kid = Some("k\"1".to_owned());
        for (nested, expected) in [
            (
                true,
                r#","typ":"JWT","cty":"JWT","kid":"k\"1","made-by":"Audlens","epk":"#,
            ),
            (
                false,
                r#","typ":"JWT","kid":"k\"1","made-by":"Audlens","epk":"#,
            ),
        ] {
            let made = make(&order(&draft, &key, &recipient, nested), NOW, &mut random).unwrap();
            let header = made.token.split('.').next().unwrap();
            let header = String::from_utf8(base64url::decode(header).bytes).unwrap();
            let start = [r#"{"alg":"ECDH-ES","enc":"A128GCM""#, expected].concat();
            assert!(header.starts_with(&start), "{header}");
            assert!(made_here(&read(&made.token)));
            assert_eq!(made.alterations, []);
        }
    }

    #[test]
    fn what_is_not_there_is_not_broken() {
        let mut random = random([7; 32]);
        let draft = Draft::new("ES256", NOW);
        let key = generate("ES256", &mut random).unwrap();
        let recipient = generate("ECDH-ES", &mut random).unwrap();
        let of_signature = [
            Broken::Unsecured,
            Broken::OtherKey,
            Broken::AlteredPayload,
            Broken::NoKid,
        ];
        for broken in Broken::ALL {
            let broken_one = |nested| {
                let order = Order {
                    broken: Some(broken),
                    ..order(&draft, &key, &recipient, nested)
                };
                make(&order, NOW, &mut random.clone()).map(|made| made.alterations.len())
            };
            let of_signature = of_signature.contains(&broken);
            let alone = broken_one(false);
            assert_eq!(
                alone == Err(OrderFault::NothingToBreak),
                of_signature,
                "{broken:?}"
            );
            // The draft has no kid to take out.
            let nested = broken_one(true);
            assert_eq!(nested.is_ok(), broken != Broken::NoKid, "{broken:?}");
        }
        let faulty = Draft {
            claims: "[".to_owned(),
            ..draft.clone()
        };
        let made = make(&order(&faulty, &key, &recipient, true), NOW, &mut random);
        assert!(
            matches!(made, Err(OrderFault::Compact(CompactFault::Draft(_)))),
            "{made:?}"
        );
        let made = make(&order(&draft, &key, &key, false), NOW, &mut random);
        assert!(made.is_ok(), "a key of a curve serves for both: {made:?}");
        let secret = generate("HS256", &mut random).unwrap();
        let made = make(&order(&draft, &key, &secret, false), NOW, &mut random);
        assert_eq!(made, Err(OrderFault::Encrypt(EncryptFault::Kind("oct"))));
    }
}
