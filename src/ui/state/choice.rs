//! What can be chosen about the page itself.

/// What stands behind the tabs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::ui) enum Tab {
    Why,
    Decoded,
    Claims,
    Signature,
    Validators,
    Request,
    Make,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Theme {
    System,
    Light,
    Dark,
}

/// When an unused page wipes itself; in minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Idle {
    Never,
    After(u16),
}

impl Tab {
    pub(in crate::ui) const ALL: [Self; 7] = [
        Self::Why,
        Self::Decoded,
        Self::Claims,
        Self::Signature,
        Self::Validators,
        Self::Request,
        Self::Make,
    ];

    pub(in crate::ui) fn code(self) -> &'static str {
        match self {
            Self::Why => "why",
            Self::Decoded => "decoded",
            Self::Claims => "claims",
            Self::Signature => "signature",
            Self::Validators => "validators",
            Self::Request => "request",
            Self::Make => "make",
        }
    }

    pub(in crate::ui) fn label(self) -> &'static str {
        match self {
            Self::Why => "Why",
            Self::Decoded => "Decoded Token",
            Self::Claims => "Claims",
            Self::Signature => "Signature",
            Self::Validators => "Validators",
            Self::Request => "Request",
            Self::Make => "Make",
        }
    }

    /// The tab that a key leads to, by the ARIA Authoring Practices: arrows go round.
    pub(in crate::ui) fn led_to(self, key: &str) -> Option<Self> {
        let [first, .., last] = Self::ALL;
        let neighbours = || Self::ALL.into_iter().zip(Self::ALL.into_iter().skip(1));
        match key {
            "ArrowRight" => {
                let next = neighbours().find(|(left, _)| *left == self);
                Some(next.map_or(first, |(_, right)| right))
            }
            "ArrowLeft" => {
                let previous = neighbours().find(|(_, right)| *right == self);
                Some(previous.map_or(last, |(left, _)| left))
            }
            "Home" => Some(first),
            "End" => Some(last),
            _ => None,
        }
    }
}

impl Theme {
    /// The theme that the button leads to.
    pub(in crate::ui) fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }

    pub(in crate::ui) fn label(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// What `data-theme` says; `None` where the system decides.
    pub(in crate::ui) fn attribute(self) -> Option<&'static str> {
        (self != Self::System).then(|| self.label())
    }
}

impl Idle {
    pub(in crate::ui) const ALL: [Self; 4] = [
        Self::After(5),
        Self::After(15),
        Self::After(60),
        Self::Never,
    ];

    /// The value of its option.
    pub(in crate::ui) fn code(self) -> String {
        match self {
            Self::After(minutes) => minutes.to_string(),
            Self::Never => "never".to_owned(),
        }
    }

    pub(in crate::ui) fn label(self) -> String {
        match self {
            Self::After(minutes) => format!("idle: {minutes} min"),
            Self::Never => "idle: never".to_owned(),
        }
    }

    /// After how many seconds; `None` for never.
    pub(in crate::ui) fn seconds(self) -> Option<i64> {
        match self {
            Self::After(minutes) => Some(i64::from(minutes) * 60),
            Self::Never => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Tab::{self, Claims, Decoded, Make, Request, Signature, Validators, Why};

    #[test]
    fn keys_lead_round_the_tabs() {
        let cases = [
            (Why, "ArrowRight", Some(Decoded)),
            (Claims, "ArrowRight", Some(Signature)),
            (Signature, "ArrowRight", Some(Validators)),
            (Validators, "ArrowRight", Some(Request)),
            (Request, "ArrowRight", Some(Make)),
            (Make, "ArrowRight", Some(Why)),
            (Why, "ArrowLeft", Some(Make)),
            (Decoded, "ArrowLeft", Some(Why)),
            (Decoded, "Home", Some(Why)),
            (Decoded, "End", Some(Make)),
            (Decoded, "Enter", None),
        ];
        for (tab, key, expected) in cases {
            assert_eq!(Tab::led_to(tab, key), expected, "{tab:?} {key}");
        }
    }
}
