//! Text with colours, in which everything that came from outside is made harmless.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use crate::shown::shown;

/// What is written, with colours; the terminal's side takes them out where they do not belong.
#[derive(Default)]
pub(crate) struct Paper(String);

pub(crate) const BOLD: Style = Style::new().bold();
pub(crate) const DIM: Style = Style::new().dimmed();
pub(crate) const ERROR: Style = AnsiColor::Red.on_default().bold();
pub(crate) const WARNING: Style = AnsiColor::Yellow.on_default().bold();
pub(crate) const NOTE: Style = AnsiColor::Cyan.on_default().bold();
pub(crate) const HELP: Style = AnsiColor::Green.on_default().bold();
pub(crate) const RULE: Style = AnsiColor::Blue.on_default().bold();

impl Paper {
    /// A text in a style.
    pub(crate) fn put(&mut self, style: Style, text: &str) -> &mut Self {
        let text = shown(text);
        // Writing to a string cannot fail.
        let _ = match style == Style::new() {
            true => write!(self.0, "{text}"),
            false => write!(self.0, "{style}{text}{style:#}"),
        };
        self
    }

    /// A text as it is.
    pub(crate) fn text(&mut self, text: &str) -> &mut Self {
        self.put(Style::new(), text)
    }

    /// Ends the line.
    pub(crate) fn end(&mut self) -> &mut Self {
        while self.0.ends_with(' ') {
            self.0.pop();
        }
        self.0.push('\n');
        self
    }

    /// A heading as compilers write them: `error[audience]: …`.
    pub(crate) fn heading(&mut self, style: Style, word: &str, code: &str, title: &str) {
        self.put(style, word);
        if !code.is_empty() {
            self.put(style, &format!("[{code}]"));
        }
        self.put(BOLD, ": ").put(BOLD, title).end();
    }

    /// A remark under a heading: `  = note: …`; every further line of it stands below the first.
    pub(crate) fn remark(&mut self, label: &str, text: &str) {
        let mut lines = text.lines();
        self.put(RULE, "  = ");
        if !label.is_empty() {
            self.put(BOLD, label).put(BOLD, ": ");
        }
        self.text(lines.next().unwrap_or_default()).end();
        let indent = match label {
            "" => 4,
            label => label.chars().count() + 6,
        };
        for line in lines {
            self.text(&" ".repeat(indent)).text(line).end();
        }
    }

    /// Everything that was written.
    pub(crate) fn done(self) -> String {
        self.0
    }
}
