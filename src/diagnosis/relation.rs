//! What a difference between two audiences means for whoever wants to mend it.

use crate::audience::near_miss::NearMiss;

/// How an expected audience and the token's belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    /// Two names of one application.
    SameApplication,
    /// One name, spelt in two ways.
    Misspelt,
    /// Two things.
    Foreign,
}

/// The relation that these differences make.
pub(crate) fn of(misses: &[NearMiss]) -> Relation {
    if misses.is_empty() || misses.iter().any(NearMiss::names_another) {
        Relation::Foreign
    } else if misses.iter().any(names_the_same) {
        Relation::SameApplication
    } else {
        Relation::Misspelt
    }
}

fn names_the_same(miss: &NearMiss) -> bool {
    matches!(
        miss,
        NearMiss::GuidAgainstUri { .. }
            | NearMiss::OtherSpelling { .. }
            | NearMiss::SpnPrefix { .. }
    )
}

impl NearMiss {
    /// Whether the two audiences name different things, so that no change of spelling helps.
    pub fn names_another(&self) -> bool {
        matches!(
            self,
            Self::CallerClientId
                | Self::ClientApplication { .. }
                | Self::OtherCloud { .. }
                | Self::OtherGuid
                | Self::OtherInstance { .. }
                | Self::OtherPath
                | Self::OtherResource { .. }
        )
    }
}
