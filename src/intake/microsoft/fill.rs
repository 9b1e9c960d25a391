//! From the options of a section to what they fill in.

use super::options::Section;
use crate::document::Text;
use crate::intake::mistakes::{self, LIST_DUE, ONE_DUE, SKEW_IN_DAYS};
use crate::intake::{Configured, Form, Piece, Tells};
use crate::token::span::Span;
use crate::validators::{Kind, Profile};

/// An option, what it sets, and how it is read.
pub(super) type Knob = (&'static str, Kind, How);

/// How an option is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// One text; a list is not read.
    One,
    /// A list; a text is not read.
    Many,
    /// Texts with blanks between them, or a list.
    Words,
    /// `true` or `false`, in any letter case.
    Flag,
    /// A span of time as .NET writes it.
    Time,
}

/// A section on its way into a piece.
pub(super) struct Fill<'o, 'a> {
    /// Where the options stand.
    pub section: Section<'o, 'a>,
    /// What they fill in.
    pub configured: Configured,
}

impl<'o, 'a> Fill<'o, 'a> {
    /// The settings of a validator, or of nobody in particular.
    pub(super) fn new(section: Section<'o, 'a>, validator: Option<&str>) -> Self {
        let validator = validator.and_then(Profile::by_id);
        Self {
            section,
            configured: Configured {
                validator,
                ..Configured::default()
            },
        }
    }

    /// Takes all of these, as far as they are there.
    pub(super) fn take(&mut self, knobs: &[Knob]) {
        for (option, kind, how) in knobs {
            self.knob(option, *kind, *how);
        }
    }

    /// Takes one.
    pub(super) fn knob(&mut self, option: &str, kind: Kind, how: How) {
        let one = self.section.one(option);
        let items = self.section.items(option);
        match (how, one) {
            (How::Many, Some(text)) if items.is_empty() => {
                let name = self.section.named(option);
                self.mistake(&LIST_DUE, text.span, &[&name]);
            }
            (How::One | How::Flag | How::Time, None) if !items.is_empty() => {
                let spans = items.first().zip(items.last());
                let span = spans.map(|(first, last)| Span::new(first.span.start, last.span.end));
                let name = self.section.named(option);
                self.mistake(&ONE_DUE, span.unwrap_or_default(), &[&name]);
            }
            (How::One, Some(text)) => self.add(kind, text, option),
            (How::Words, Some(text)) => {
                for word in words(text) {
                    self.add(kind, word, option);
                }
            }
            (How::Flag, Some(text)) => {
                let lower = text.text.to_ascii_lowercase();
                self.set(kind, lower.trim(), option, text.span);
            }
            (How::Time, Some(text)) => self.time(kind, text, option),
            (How::Many | How::Words, _) => {
                for (item, index) in items.iter().zip(0_usize..) {
                    self.add(kind, *item, &format!("{option}:{index}"));
                }
            }
            (_, None) => {}
        }
    }

    /// A number alone means days: `TimeSpan.Parse`.
    fn time(&mut self, kind: Kind, text: Text<'_>, option: &str) {
        const DAY: i64 = 86_400;
        match text.text.trim().parse::<i64>() {
            Ok(days) if 0 < days => {
                let seconds = days.saturating_mul(DAY).to_string();
                self.set(kind, &seconds, option, text.span);
                self.mistake(&SKEW_IN_DAYS, text.span, &[text.text]);
            }
            _ => self.add(kind, text, option),
        }
    }

    /// Adds a value as it stands there.
    pub(super) fn add(&mut self, kind: Kind, value: Text<'_>, option: &str) {
        self.set(kind, value.text, option, value.span);
    }

    /// Adds a value.
    pub(super) fn set(&mut self, kind: Kind, value: &str, option: &str, span: Span) {
        let name = self.section.named(option);
        self.configured.add(kind, value, name, span);
    }

    /// Notes a mistake.
    pub(super) fn mistake(
        &mut self,
        rule: &'static crate::intake::Rule,
        span: Span,
        values: &[&str],
    ) {
        self.configured
            .mistakes
            .push(mistakes::mistake(rule, span, values));
    }

    /// The piece, with what is wrong with its values.
    pub(super) fn piece(mut self, form: &'static Form) -> Piece {
        mistakes::look(&mut self.configured);
        Piece {
            form,
            name: self.section.name(),
            span: self.section.span(),
            tells: Tells::Settings(self.configured),
        }
    }
}

/// The words of a text, each with its place where that can be told.
pub(super) fn words(text: Text<'_>) -> impl Iterator<Item = Text<'_>> {
    text.text
        .split_whitespace()
        .map(move |word| part(text, word).unwrap_or(Text { text: word, ..text }))
}

/// A part of a text with its own place. Where escapes stand before it, the place is that of all.
pub(super) fn part<'a>(whole: Text<'a>, part: &'a str) -> Option<Text<'a>> {
    // Where it stands, not where the same letters stand first.
    let before = part
        .as_ptr()
        .addr()
        .checked_sub(whole.text.as_ptr().addr())?;
    let quotes = whole.span.len().checked_sub(whole.text.len())?;
    // No more than a pair of quotation marks around it, or something was escaped.
    let start = match quotes {
        0 => whole.span.start + before,
        2 => whole.span.start + 1 + before,
        _ => return None,
    };
    Some(Text {
        text: part,
        span: Span::new(start, start + part.len()),
    })
}
