//! Where in a text a word can stand, so that every form may look for its own words in a long one.
//!
//! One pass notes which characters stand beside each other, stretch by stretch. A word is then only
//! looked for in the stretches that have all its pairs; a log in which it does not occur has few.

/// The pairs of characters of a text.
pub(super) struct Places<'a> {
    text: &'a str,
    stretches: Vec<Pairs>,
}

/// For each class of character those that stand behind it, one bit each.
type Pairs = [u64; 64];

/// The bytes of a stretch.
const STRETCH: usize = 4 * 1024;

impl<'a> Places<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let mut before = 0;
        let stretches = text.as_bytes().chunks(STRETCH).map(|stretch| {
            let mut pairs = [0; 64];
            for byte in stretch {
                let own = class(*byte);
                if let Some(behind) = pairs.get_mut(before) {
                    *behind |= 1 << own;
                }
                before = own;
            }
            pairs
        });
        Self {
            stretches: stretches.collect(),
            text,
        }
    }

    /// The places of a word of ASCII, in order.
    pub(super) fn find<'b>(&'b self, word: &'b str) -> impl Iterator<Item = usize> + use<'a, 'b> {
        self.stretches(word).flat_map(move |(start, stretch)| {
            let found = stretch.match_indices(word);
            found.map(move |(at, _)| start + at)
        })
    }

    /// The same, whatever its letter case.
    pub(super) fn find_in_any_case<'b>(
        &'b self,
        word: &'b str,
    ) -> impl Iterator<Item = usize> + use<'a, 'b> {
        self.stretches(word).flat_map(move |(start, stretch)| {
            let windows = stretch.as_bytes().windows(word.len()).enumerate();
            let same = windows.filter(|(_, own)| own.eq_ignore_ascii_case(word.as_bytes()));
            same.map(move |(at, _)| start + at)
        })
    }

    /// The stretches in which a word may begin, each with its place and as far as the word may go.
    fn stretches<'b>(
        &'b self,
        word: &'b str,
    ) -> impl Iterator<Item = (usize, &'a str)> + use<'a, 'b> {
        let text = self.text;
        let starts = (0..text.len()).step_by(STRETCH);
        let may = (0..self.stretches.len()).map(|number| self.may_begin(number, word));
        starts.zip(may).filter_map(move |(start, may)| {
            let end = start + STRETCH + word.len().saturating_sub(1);
            let (start, end) = (boundary(text, start), boundary(text, end));
            Some((start, text.get(start..end).filter(|_| may)?))
        })
    }

    /// Whether a word may begin in a stretch; it may end in the next one.
    fn may_begin(&self, number: usize, word: &str) -> bool {
        let both = self.stretches.get(number..).unwrap_or_default();
        let pairs = word.as_bytes().windows(2);
        pairs.into_iter().all(|pair| {
            let [one, other] = pair else { return true };
            let behind = both.iter().take(2).filter_map(|own| own.get(class(*one)));
            let mask = 1 << class(*other);
            behind.into_iter().any(|behind| behind & mask != 0)
        })
    }
}

/// One of 64 classes, in which letters have no case. Two characters of a class are only taken for
/// one another until the word itself is compared.
fn class(byte: u8) -> usize {
    usize::from(byte & 0x1f | (byte & 0x40) >> 1)
}

/// The first place from there on where a character begins.
fn boundary(text: &str, from: usize) -> usize {
    let near = from..from.saturating_add(4).min(text.len());
    let mut places = near.into_iter();
    places
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_wherever_it_stands() {
        let filler = |length: usize| "ä-".repeat(length).chars().take(length).collect::<String>();
        for before in (0..20)
            .chain(STRETCH - 20..STRETCH + 20)
            .chain([3 * STRETCH])
        {
            let text = format!("{}Bearer {}bearer", filler(before), filler(STRETCH));
            let places = Places::of(&text);
            let exact = |word: &str| places.find(word).collect::<Vec<_>>();
            let any = |word: &str| places.find_in_any_case(word).collect::<Vec<_>>();
            let all = |word: &str| {
                text.match_indices(word)
                    .map(|(at, _)| at)
                    .collect::<Vec<_>>()
            };
            assert_eq!(exact("Bearer"), all("Bearer"), "{before}");
            assert_eq!(exact("e"), all("e"), "{before}");
            assert_eq!(exact("Bearer-"), all("Bearer-"), "{before}");
            assert_eq!(
                any("BEARER"),
                [all("Bearer"), all("bearer")].concat(),
                "{before}"
            );
            assert_eq!(any("dpop"), all("dpop"), "{before}");
        }
        assert_eq!(Places::of("").find("a").count(), 0);
    }
}
