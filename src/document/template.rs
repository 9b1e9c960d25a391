//! Templates of Go in a file, as Helm and others have them: out of the way of a parser that does not
//! know them, and back in what it has read. No character changes its place.

use std::borrow::Cow;

use crate::token::span::Span;

/// Stands for each character of a template; of no alphabet, so nobody else writes it.
const STAND_IN: char = '\u{E000}';

/// A text without its templates, and what they were.
pub(super) struct Templates<'a> {
    /// The text, character by character in the place that it had.
    pub(super) text: Cow<'a, str>,
    /// Those that stand for a value.
    values: Vec<(Span, &'a str)>,
}

impl<'a> Templates<'a> {
    /// Takes the templates out, and the tabs from the beginning of lines, which YAML does not know.
    pub(super) fn taken_from(text: &'a str) -> Self {
        let has_templates = text.contains("{{") && !text.contains(STAND_IN);
        let mut taken = Self {
            text: Cow::Borrowed(text),
            values: Vec::new(),
        };
        if !has_templates && !text.contains('\t') {
            return taken;
        }
        let mut made = String::with_capacity(text.len());
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let own = line.trim_start_matches(['\t', ' ']);
            made.extend(std::iter::repeat_n(' ', line.len() - own.len()));
            match has_templates {
                true => taken.line(own, at + line.len() - own.len(), &mut made),
                false => made.push_str(own),
            }
            at += line.len();
        }
        taken.text = Cow::Owned(made);
        taken
    }

    fn line(&mut self, line: &'a str, at: usize, made: &mut String) {
        let mut rest = line;
        let says_nothing = is_directive(line);
        while let Some((before, template, behind)) = next(rest) {
            made.push_str(before);
            let start = at + line.len() - rest.len() + before.len();
            let by = if says_nothing { ' ' } else { STAND_IN };
            made.extend(template.chars().map(|_| by));
            if !says_nothing {
                let span = Span::new(start, start + template.len());
                self.values.push((span, template));
            }
            rest = behind;
        }
        made.push_str(rest);
    }

    /// What was read at a place, with the templates that stand there.
    pub(super) fn put_back(&self, read: &str, there: Span) -> String {
        if !read.contains(STAND_IN) {
            return read.to_owned();
        }
        let first = self
            .values
            .partition_point(|(span, _)| span.start < there.start);
        let mut values = self.values.iter().skip(first);
        let mut made = String::with_capacity(read.len());
        let mut rest = read.chars();
        while let Some(char) = rest.next() {
            match (char, (char == STAND_IN).then(|| values.next()).flatten()) {
                (_, Some((_, template))) => {
                    made.push_str(template);
                    let others = template.chars().count() - 1;
                    rest.by_ref().take(others).for_each(drop);
                }
                (char, None) => made.push(char),
            }
        }
        made
    }
}

/// Whether a line is nothing but templates that steer others, or write whole lines.
pub(super) fn is_directive(line: &str) -> bool {
    let mut rest = line.trim();
    let mut steers = false;
    while let Some((before, template, behind)) = next(rest) {
        if !before.trim().is_empty() {
            return false;
        }
        let inside = template.trim_start_matches(['{', '-', ' ']);
        let word = inside
            .split(|char: char| !char.is_alphanumeric())
            .next()
            .unwrap_or_default();
        steers |= WORDS.contains(&word)
            || inside.starts_with("/*")
            || [":=", "indent", "toYaml"]
                .iter()
                .any(|word| inside.contains(word));
        rest = behind.trim_start();
    }
    steers && rest.is_empty()
}

/// What steers other templates.
const WORDS: [&str; 12] = [
    "if", "else", "end", "range", "with", "define", "block", "template", "include", "break",
    "continue", "tpl",
];

/// What stands before the next template of a line, the template, and what stands behind it.
fn next(line: &str) -> Option<(&str, &str, &str)> {
    let start = line.find("{{")?;
    let inside = line.get(start..)?;
    let length = inside.find("}}")? + 2;
    Some((
        line.get(..start)?,
        inside.get(..length)?,
        inside.get(length..)?,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_says_nothing() {
        for (line, expected) in [
            ("{{- if .Values.jwt }}", true),
            ("{{ end }}", true),
            ("{{- toYaml .Values.rules | nindent 4 }}", true),
            ("{{ $name := .Name }}", true),
            ("{{/* why */}}", true),
            ("{{ .Values.audience }}", false),
            ("name: {{ if .X }}a{{ end }}", false),
            ("{{ open", false),
            ("", false),
        ] {
            assert_eq!(is_directive(line), expected, "{line}");
        }
    }

    #[test]
    fn every_character_keeps_its_place() {
        let text = "{{ if .ä }}\n\ta: \"{{ .b }}-{{.c}}{{.d}}\"\n";
        let taken = Templates::taken_from(text);
        assert_eq!(taken.text.chars().count(), text.chars().count());
        let start = text.find('"').unwrap();
        let there = Span::new(start, text.len());
        let read: String = taken.text.chars().skip_while(|char| *char != '"').collect();
        assert_eq!(taken.put_back(&read, there), there.of(text));
    }
}
