//! The few statements that the usual samples have in `@{…}`.

use super::parser::Parser;
use super::tree::Statement;
use crate::token::span::Span;

/// Reads the statements of `@{…}`.
pub(super) fn statements(text: &str, within: Span) -> Option<Vec<Statement>> {
    let mut parser = Parser::new(text, within)?;
    let mut read = Vec::new();
    while parser.words.get(parser.at).is_some() {
        parser.statement(&mut read)?;
    }
    Some(read)
}

impl Parser<'_> {
    fn statement(&mut self, read: &mut Vec<Statement>) -> Option<()> {
        const DEEPEST: usize = 24;
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        match self.name_at(self.at) {
            Some("return") => {
                self.at += 1;
                let value = self.expression()?;
                read.push(Statement::Return(value));
                self.eats(";").then_some(())?;
            }
            Some("if") => {
                self.at += 1;
                self.eats("(").then_some(())?;
                let condition = self.expression()?;
                self.eats(")").then_some(())?;
                let (mut yes, mut no) = (Vec::new(), Vec::new());
                self.statement(&mut yes)?;
                if self.name_at(self.at) == Some("else") {
                    self.at += 1;
                    self.statement(&mut no)?;
                }
                read.push(Statement::If(condition, yes, no));
            }
            Some(_) => {
                // A type before a name declares it.
                let behind = self
                    .type_at(self.at)
                    .filter(|at| self.name_at(*at).is_some());
                self.at = behind.unwrap_or(self.at);
                let name = self.name()?;
                self.eats("=").then_some(())?;
                read.push(Statement::Set(name, self.expression()?));
                self.eats(";").then_some(())?;
            }
            None => {
                let block = self.eats("{");
                (block || self.eats(";")).then_some(())?;
                while block && !self.eats("}") {
                    self.statement(read)?;
                }
            }
        }
        self.depth -= 1;
        Some(())
    }
}
