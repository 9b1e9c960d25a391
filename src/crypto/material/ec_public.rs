//! Public keys on the curves in short Weierstrass form (SEC 1 §2.2).

use crate::crypto::key::{Ec, KeyFault};
use p256::elliptic_curve::sec1::{FromSec1Point, ModulusSize, ToSec1Point};
use p256::elliptic_curve::{AffinePoint, CurveArithmetic, FieldBytesSize, PublicKey};

/// The public half as a point of the curve `C`, which is the key's.
pub fn ec_public<C>(ec: &Ec) -> Result<PublicKey<C>, KeyFault>
where
    C: CurveArithmetic,
    AffinePoint<C>: FromSec1Point<C> + ToSec1Point<C>,
    FieldBytesSize<C>: ModulusSize,
{
    let size = ec.curve.bytes();
    let mut point = Vec::with_capacity(1 + 2 * size);
    // SEC 1 §2.3.3: the octet 4 announces both coordinates.
    point.push(4);
    point.extend(coordinate("x", &ec.x, size)?);
    point.extend(coordinate("y", &ec.y, size)?);
    PublicKey::from_sec1_bytes(&point).map_err(|_| KeyFault::NotOnCurve)
}

/// RFC 7518 §6.2.1.2 asks for the full length. Some writers leave out zeros in front or add one;
/// the number is the same, so it is used, and that its length is wrong is told beside it.
fn coordinate(member: &'static str, bytes: &[u8], wanted: usize) -> Result<Vec<u8>, KeyFault> {
    if bytes.is_empty() {
        return Err(KeyFault::Missing(member));
    }
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    let significant = bytes.get(zeros..).unwrap_or_default();
    let missing = wanted
        .checked_sub(significant.len())
        .ok_or(KeyFault::Length {
            member,
            found: bytes.len(),
            wanted,
        })?;
    let mut full = vec![0; missing];
    full.extend_from_slice(significant);
    Ok(full)
}
