//! Keys in DER, told apart by what their outermost SEQUENCE begins with: a heading above them is
//! often wrong.

use spki::der::{Decode, Header, Reader, SliceReader, Tag};

use super::effort::Effort;
use super::{Key, KeyForm, certificate, encrypted, private, spki as public_info};

/// Why bytes are no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DerFault {
    /// They end before their SEQUENCE does.
    CutOff,
    /// They are no DER.
    NoDer,
    /// They are DER of something else.
    NoKey,
}

/// The key of these bytes. What stands behind the SEQUENCE is left alone.
pub fn read(bytes: &[u8], effort: &mut Effort<'_>) -> Result<Key, DerFault> {
    let length = length(bytes).ok_or(DerFault::NoDer)?;
    let der = bytes.get(..length).ok_or(DerFault::CutOff)?;
    let (first, second) = beginning(der).ok_or(DerFault::NoDer)?;
    let key = match (first, second) {
        (Tag::Sequence, Some(Tag::BitString)) => public_info::read(der, effort),
        (Tag::Sequence, Some(Tag::OctetString)) => Some(encrypted::read(der, effort)),
        (Tag::Sequence, Some(Tag::Sequence)) => certificate::read(der, effort),
        (Tag::Integer, Some(Tag::Sequence)) => private::pkcs8(der, effort),
        (Tag::Integer, Some(Tag::OctetString)) => private::sec1(der, None, effort),
        (Tag::Integer, Some(Tag::Integer)) => {
            private::pkcs1(der).or_else(|| Some(Key::of(KeyForm::Pkcs1, public_info::rsa(der)?)))
        }
        _ => None,
    };
    key.ok_or(DerFault::NoKey)
}

/// How many bytes the SEQUENCE at the beginning has with its heading (X.690 §8.1); of the bytes,
/// the first six are enough.
pub fn length(bytes: &[u8]) -> Option<usize> {
    let [0x30, length, rest @ ..] = bytes else {
        return None;
    };
    let short = usize::from(*length);
    if short < 0x80 {
        return short.checked_add(2);
    }
    let count = short
        .checked_sub(0x80)
        .filter(|count| (1..=4).contains(count))?;
    let digits = rest.get(..count)?;
    let long = digits.iter().try_fold(0_usize, |sum, digit| {
        sum.checked_mul(256)?.checked_add(usize::from(*digit))
    })?;
    long.checked_add(2)?.checked_add(count)
}

/// Whether bytes begin like a key: a SEQUENCE in which an INTEGER or another SEQUENCE comes first.
/// The first six are enough.
pub fn is_plausible(bytes: &[u8]) -> bool {
    let inner = match bytes {
        [0x30, short, rest @ ..] if *short < 0x80 => rest.first(),
        [0x30, long, rest @ ..] => rest.get(usize::from(*long & 0x7f)),
        _ => None,
    };
    matches!(inner, Some(0x02 | 0x30))
}

/// The tags of the first and the second thing in the SEQUENCE.
fn beginning(der: &[u8]) -> Option<(Tag, Option<Tag>)> {
    let mut reader = SliceReader::new(der).ok()?;
    Header::decode(&mut reader).ok()?;
    let first = Header::decode(&mut reader).ok()?;
    reader.drain(first.length()).ok()?;
    let second = Header::decode(&mut reader).map(|second| second.tag());
    Some((first.tag(), second.ok()))
}
