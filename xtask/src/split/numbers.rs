//! The numbers in a function that may be addresses of data, or slots of the table.

use std::collections::BTreeSet;
use std::convert::Infallible;

use anyhow::{Result, anyhow, ensure};
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasmparser::Operator;

/// What is found.
#[derive(Default)]
pub(super) struct Numbers {
    /// Constants.
    pub(super) constants: BTreeSet<u32>,
    /// Where loads and stores count from.
    pub(super) offsets: BTreeSet<u32>,
}

impl Numbers {
    /// Notes the numbers of an instruction: constants, both halves of long ones, and the offsets of
    /// loads and stores.
    ///
    /// # Errors
    /// When it is one that may hold addresses otherwise.
    pub(super) fn note(&mut self, operator: &Operator<'_>) -> Result<()> {
        match operator {
            Operator::I32Const { value } => {
                self.constants.insert(value.cast_unsigned());
            }
            Operator::I64Const { value } => {
                let halves = [*value, *value >> 32].map(|half| half & i64::from(u32::MAX));
                for half in halves {
                    self.constants.insert(u32::try_from(half)?);
                }
            }
            Operator::V128Const { .. } => ensure!(false, "addresses may be in vectors"),
            _ => {}
        }
        // Only to be shown what it takes.
        let shown = self.instruction(operator.clone());
        shown.map_err(|problem| anyhow!("{problem}"))?;
        Ok(())
    }
}

impl Reencode for Numbers {
    type Error = Infallible;

    fn mem_arg(
        &mut self,
        place: wasmparser::MemArg,
    ) -> Result<wasm_encoder::MemArg, Error<Infallible>> {
        self.offsets
            .insert(u32::try_from(place.offset).unwrap_or_default());
        utils::mem_arg(self, place)
    }
}
