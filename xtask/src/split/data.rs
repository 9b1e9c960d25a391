//! The data of both modules.

use anyhow::{Context, Result, ensure};
use wasm_encoder::{ConstExpr, DataSection};

use super::layout::Layout;
use super::module::Module;

/// The data of one module: addresses and what is there.
pub(super) type Segments = Vec<(u32, Vec<u8>)>;

/// Zeros are written between two stretches rather than a new segment begun, if no more than these.
const GAP: usize = 8;

/// The data of the first module and that of the second. Zeros are left out: they are there anyway.
///
/// # Errors
/// When there is something between the pieces.
pub(super) fn cut(module: &Module<'_>, layout: &Layout, late: &[bool]) -> Result<[Segments; 2]> {
    let pieces = &layout.pieces;
    let (mut first, mut second) = (Stretches::default(), Stretches::default());
    for (start, bytes) in &module.data {
        let mut piece = 0;
        for (address, byte) in (*start..).zip(*bytes).filter(|(_, byte)| **byte != 0) {
            while pieces
                .get(piece)
                .is_some_and(|piece| piece.at.end <= address)
            {
                piece += 1;
            }
            let owner = pieces.get(piece).filter(|piece| piece.at.start <= address);
            let owner = owner.with_context(|| format!("what is at {address} is in no piece"))?;
            match late.get(piece) {
                Some(true) => {
                    // Nothing early may be written over, not even with the zeros that it holds.
                    let between = late.get(second.piece..piece).unwrap_or_default();
                    second.add(address, *byte, between.iter().all(|late| *late));
                    second.piece = piece;
                }
                _ => first.add(address, *byte, true),
            }
            ensure!(
                !owner.stays || late.get(piece) == Some(&false),
                "{} must stay",
                owner.name
            );
        }
    }
    Ok([first.segments, second.segments])
}

/// All the data of a module in as few segments as is worth it.
pub(super) fn joined(data: &[(u32, &[u8])]) -> Segments {
    let mut all = Stretches::default();
    for (start, bytes) in data {
        for (address, byte) in (*start..).zip(*bytes).filter(|(_, byte)| **byte != 0) {
            all.add(address, *byte, true);
        }
    }
    all.segments
}

/// Segments that grow byte by byte.
#[derive(Default)]
struct Stretches {
    segments: Segments,
    /// The piece that was last added to.
    piece: usize,
}

impl Stretches {
    /// Adds to the last stretch if it is near and may be joined to it.
    fn add(&mut self, address: u32, byte: u8, may_join: bool) {
        if let Some((start, bytes)) = self.segments.last_mut().filter(|_| may_join)
            && let Some(gap) = usize::try_from(address - *start)
                .ok()
                .and_then(|at| at.checked_sub(bytes.len()))
            && gap <= GAP
        {
            bytes.resize(bytes.len() + gap, 0);
            bytes.push(byte);
            return;
        }
        self.segments.push((address, vec![byte]));
    }
}

/// Writes segments into a section.
pub(super) fn write(segments: &Segments, section: &mut DataSection) {
    for (start, bytes) in segments {
        let start = ConstExpr::i32_const(start.cast_signed());
        section.active(0, &start, bytes.iter().copied());
    }
}
