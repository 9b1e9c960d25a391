//! What earlier layers of a text have shown, by place.

use std::collections::HashMap;

use super::piece::Piece;

/// The places of pieces, by form.
pub(super) struct Earlier {
    forms: HashMap<&'static str, Vec<Place>>,
}

struct Place {
    start: usize,
    end: usize,
    /// The furthest end of this one and those before it.
    reach: usize,
    index: usize,
}

impl Earlier {
    pub(super) fn of(pieces: &[Piece]) -> Self {
        let mut forms: HashMap<_, Vec<Place>> = HashMap::new();
        for (index, piece) in pieces.iter().enumerate() {
            let (start, end) = (piece.span.start, piece.span.end);
            forms.entry(piece.form.id).or_default().push(Place {
                start,
                end,
                reach: end,
                index,
            });
        }
        for places in forms.values_mut() {
            places.sort_by_key(|place| place.start);
            let mut reach = 0;
            for place in places {
                reach = place.end.max(reach);
                place.reach = reach;
            }
        }
        Self { forms }
    }

    /// One of the same form that stands at the same place, at least in part.
    pub(super) fn overlapping(&self, piece: &Piece) -> Option<usize> {
        let places = self.forms.get(piece.form.id)?;
        let before = places.partition_point(|place| place.start < piece.span.end);
        let mut near = places.get(..before)?.iter().rev();
        near.by_ref()
            .take_while(|place| piece.span.start < place.reach)
            .find(|place| piece.span.start < place.end)
            .map(|place| place.index)
    }
}
