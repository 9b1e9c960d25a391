//! What a difference between two audiences means for whoever wants to mend it.

use crate::audience::near_miss::{NearMiss, Side};

/// How an expected audience and the token's belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    /// Two names of one application.
    SameApplication,
    /// One name, spelt in two ways; and on which side it is plainly wrong.
    Misspelt(Option<Side>),
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
        Relation::Misspelt(misses.iter().find_map(wrong_side))
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

/// The side on which something stands that belongs into no audience.
fn wrong_side(miss: &NearMiss) -> Option<Side> {
    match miss {
        NearMiss::InvisibleCharacters { side, .. }
        | NearMiss::JoinedList { side, .. }
        | NearMiss::PercentEncoding { side, .. }
        | NearMiss::Quotes { side, .. }
        | NearMiss::ScopeLeftOn { side, .. }
        | NearMiss::WhiteSpace { side, .. } => Some(*side),
        NearMiss::LookAlikes { characters } => characters.first().map(|likeness| likeness.side),
        _ => None,
    }
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
