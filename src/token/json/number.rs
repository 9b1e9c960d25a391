//! Numbers as written (RFC 8259 §6), without the rounding of floating point.

/// A decimal number: `0.digits × 10^point`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decimal {
    negative: bool,
    /// Without zeros in front.
    digits: String,
    point: i64,
}

impl Decimal {
    /// Reads a number as JSON writes it; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, clamped(exponent)?),
            None => (text, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = [whole, fraction].concat();
        if whole.is_empty() || !all.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let digits = all.trim_start_matches('0').to_owned();
        let zeros = all.len() - digits.len();
        let point = length(whole).saturating_sub(length(all.get(..zeros)?));
        Some(Self {
            negative,
            digits,
            point: point.saturating_add(exponent),
        })
    }

    /// The largest whole number that is not above it, or the nearest that 64 bits hold.
    pub fn floor(&self) -> i64 {
        let places = usize::try_from(self.point).unwrap_or(0);
        let whole = self.digits.get(..places).unwrap_or(&self.digits);
        let rest = self.digits.get(whole.len()..).unwrap_or_default();
        let padded = match whole.len() + 20 < places {
            true if !whole.is_empty() => None,
            true => Some(0),
            false => format!("0{whole:0<places$}").parse::<i64>().ok(),
        };
        let below = i64::from(self.negative && rest.bytes().any(|digit| digit != b'0'));
        match (padded, self.negative) {
            (Some(whole), false) => whole,
            (Some(whole), true) => whole.saturating_neg().saturating_sub(below),
            (None, false) => i64::MAX,
            (None, true) => i64::MIN,
        }
    }

    /// The nearest whole number, of two that are equally near the even one; or the nearest that 64
    /// bits hold.
    pub fn rounded(&self) -> i64 {
        let size = Self {
            negative: false,
            ..self.clone()
        };
        let below = size.floor();
        let above = below.saturating_add(1);
        let places = usize::try_from(self.point).ok();
        let rest = places.and_then(|places| self.digits.get(places..));
        let rest = rest.unwrap_or_default();
        let half = rest.trim_end_matches('0') == "5";
        let size = match rest.bytes().next() {
            Some(_) if half && below % 2 == 0 => below,
            Some(b'5'..) => above,
            _ => below,
        };
        if self.negative {
            size.saturating_neg()
        } else {
            size
        }
    }

    /// Whether an IEEE 754 double holds it: a whole number up to 2⁵³ exactly, and one with a
    /// fraction or an exponent (rounded, which nobody minds) if it is not out of range.
    pub fn fits_double(&self, written_whole: bool) -> bool {
        const LARGEST_EXACT: i64 = 1 << 53;
        /// The digits of the largest double, 1.7976931348623157 × 10³⁰⁸.
        const LARGEST: (i64, &str) = (309, "17976931348623157");
        if written_whole {
            return self.point <= 16 && (-LARGEST_EXACT..=LARGEST_EXACT).contains(&self.floor());
        }
        self.digits.is_empty()
            || self.point < LARGEST.0
            || self.point == LARGEST.0 && self.digits.as_str() <= LARGEST.1
    }
}

/// An exponent; one beyond 64 bits is as good as the largest.
fn clamped(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let size = digits.parse().unwrap_or(i64::MAX / 2).min(i64::MAX / 2);
    Some(if text.starts_with('-') { -size } else { size })
}

fn length(text: &str) -> i64 {
    i64::try_from(text.len()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_rounded_down_and_never_overflow() {
        let cases = [
            ("0", 0),
            ("-0", 0),
            ("12", 12),
            ("-12", -12),
            ("12.75", 12),
            ("-12.75", -13),
            ("-12.00", -12),
            ("0.9", 0),
            ("-0.1", -1),
            ("1.795332e9", 1_795_332_000),
            ("1795332e-3", 1_795),
            ("1e0", 1),
            ("0.001e3", 1),
            ("1e-400", 0),
            ("0e400", 0),
            ("1e400", i64::MAX),
            ("-1e400", i64::MIN),
            ("1e99999999999999999999", i64::MAX),
            ("9223372036854775807", i64::MAX),
            ("99999999999999999999", i64::MAX),
            ("0.0000001", 0),
            ("1E+2", 100),
        ];
        for (text, floor) in cases {
            assert_eq!(Decimal::parse(text).unwrap().floor(), floor, "{text}");
        }
        for text in [
            "", "-", ".5", "x", "1e", "1e+", "inf", "NaN", "0x10", "1_000", " 1", "1.2.3", "--1",
        ] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }

    #[test]
    fn halves_go_to_the_even_number() {
        for (text, rounded) in [
            ("12", 12),
            ("1200", 1_200),
            ("12.4", 12),
            ("12.5", 12),
            ("12.50", 12),
            ("12.51", 13),
            ("13.5", 14),
            ("-13.5", -14),
            ("-12.5", -12),
            ("-12.6", -13),
            ("0.05", 0),
            ("-0.05", 0),
            ("0.5", 0),
            ("0.9", 1),
            ("1.5e1", 15),
            ("1.25e1", 12),
            ("1e400", i64::MAX),
            ("-1e400", -i64::MAX),
        ] {
            assert_eq!(Decimal::parse(text).unwrap().rounded(), rounded, "{text}");
        }
    }

    #[test]
    fn what_a_double_holds_is_told() {
        let cases = [
            ("9007199254740992", true, true),
            ("9007199254740993", true, false),
            ("-9007199254740993", true, false),
            ("3", true, true),
            ("100000000000000000000", true, false),
            ("3.0", false, true),
            ("1.5e10", false, true),
            ("1e308", false, true),
            ("1.8e308", false, false),
            ("1.7e308", false, true),
            ("1e400", false, false),
            ("0e999", false, true),
            ("1e-400", false, true),
        ];
        for (text, whole, fits) in cases {
            assert_eq!(
                Decimal::parse(text).unwrap().fits_double(whole),
                fits,
                "{text}"
            );
        }
    }
}
