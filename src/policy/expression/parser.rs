//! From words to a tree.

use super::lexer::{Part, What, Word, words};
use super::tree::{Expression, Kind, Piece};
use super::value::Value;
use crate::token::span::Span;

/// More expressions in each other, or one behind the other, are not read.
const MOST: usize = 300;

/// Reads an expression.
pub(super) fn expression(text: &str, within: Span) -> Option<Expression> {
    let mut parser = Parser::new(text, within)?;
    let read = parser.expression()?;
    parser.words.get(parser.at).is_none().then_some(read)
}

pub(super) struct Parser<'a> {
    text: &'a str,
    pub(super) words: Vec<Word>,
    pub(super) at: usize,
    /// How many expressions there are so far, and how deep the reader is.
    count: usize,
    pub(super) depth: usize,
}

/// Operators from the loosest to the firmest.
const LEVELS: [&[&str]; 6] = [
    &["||"],
    &["&&"],
    &["==", "!="],
    &["<=", ">=", "<", ">"],
    &["+", "-"],
    &["*", "/", "%"],
];

impl<'a> Parser<'a> {
    pub(super) fn new(text: &'a str, within: Span) -> Option<Self> {
        Some(Self {
            text,
            words: words(text, within)?,
            at: 0,
            count: 0,
            depth: 0,
        })
    }

    fn sign(&self) -> Option<&'static str> {
        self.sign_at(self.at)
    }

    fn sign_at(&self, at: usize) -> Option<&'static str> {
        match self.words.get(at)?.what {
            What::Sign(sign) => Some(sign),
            _ => None,
        }
    }

    pub(super) fn eats(&mut self, sign: &str) -> bool {
        let eaten = self.sign() == Some(sign);
        self.at += usize::from(eaten);
        eaten
    }

    pub(super) fn name_at(&self, at: usize) -> Option<&str> {
        match &self.words.get(at)?.what {
            What::Name(name) => Some(name),
            _ => None,
        }
    }

    pub(super) fn name(&mut self) -> Option<String> {
        let name = self.name_at(self.at)?.to_owned();
        self.at += 1;
        Some(name)
    }

    fn start(&self) -> usize {
        self.words.get(self.at).map_or(0, |word| word.span.start)
    }

    /// What was read since `start`.
    fn made(&mut self, start: usize, kind: Kind) -> Option<Expression> {
        self.count += 1;
        let last = self.at.checked_sub(1).and_then(|at| self.words.get(at));
        let end = last.map_or(start, |word| word.span.end);
        let span = Span::new(start, end);
        (self.count <= MOST).then_some(Expression { kind, span })
    }

    pub(super) fn expression(&mut self) -> Option<Expression> {
        const DEEPEST: usize = 24;
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        let read = self.choice();
        self.depth -= 1;
        read
    }

    fn choice(&mut self) -> Option<Expression> {
        let start = self.start();
        if self.sign_at(self.at + 1) == Some("=>") {
            let name = self.name()?;
            self.at += 1;
            let body = self.expression()?;
            return self.made(start, Kind::Lambda(name, body.into()));
        }
        let condition = self.binary(0)?;
        if self.eats("??") {
            let other = self.expression()?;
            let kind = Kind::Binary("??", condition.into(), other.into());
            return self.made(start, kind);
        }
        if !self.eats("?") {
            return Some(condition);
        }
        let yes = self.expression()?;
        if !self.eats(":") {
            return None;
        }
        let no = self.expression()?;
        let kind = Kind::Choice(condition.into(), yes.into(), no.into());
        self.made(start, kind)
    }

    fn binary(&mut self, level: usize) -> Option<Expression> {
        let Some(signs) = LEVELS.get(level) else {
            return self.unary();
        };
        let start = self.start();
        let mut left = self.binary(level + 1)?;
        while let Some(sign) = self.sign().filter(|sign| signs.contains(sign)) {
            self.at += 1;
            let right = self.binary(level + 1)?;
            left = self.made(start, Kind::Binary(sign, left.into(), right.into()))?;
        }
        Some(left)
    }

    fn unary(&mut self) -> Option<Expression> {
        let start = self.start();
        let not = self.sign() == Some("!");
        if not || self.sign() == Some("-") {
            self.at += 1;
            self.count += 1;
            if self.count > MOST {
                return None;
            }
            let inner = self.unary()?.into();
            let kind = if not {
                Kind::Not(inner)
            } else {
                Kind::Minus(inner)
            };
            return self.made(start, kind);
        }
        if let Some(behind) = self.cast() {
            self.at = behind;
            self.count += 1;
            if self.count > MOST {
                return None;
            }
            let mut inner = self.unary()?;
            inner.span.start = start;
            return Some(inner);
        }
        self.postfix()
    }

    /// Where a cast such as `(string)` ends, if one stands here.
    fn cast(&self) -> Option<usize> {
        if self.sign() != Some("(") {
            return None;
        }
        let behind = self.type_at(self.at + 1)?;
        let closes = self.sign_at(behind) == Some(")");
        let value = match &self.words.get(behind + 1)?.what {
            What::Sign(sign) => *sign == "(",
            _ => true,
        };
        (closes && value).then_some(behind + 1)
    }

    /// Where the name of a type ends that stands here: `string`, `System.String`, `string[]`, `IList<string>`.
    pub(super) fn type_at(&self, at: usize) -> Option<usize> {
        self.name_at(at)?;
        let mut at = at + 1;
        while self.sign_at(at) == Some(".") && self.name_at(at + 1).is_some() {
            at += 2;
        }
        if let Some(behind) = self.arguments_at(at) {
            at = behind;
        }
        while self.sign_at(at) == Some("[") && self.sign_at(at + 1) == Some("]") {
            at += 2;
        }
        Some(at)
    }

    /// Where `<string, object>` ends, if it stands here: names only.
    fn arguments_at(&self, at: usize) -> Option<usize> {
        if self.sign_at(at) != Some("<") {
            return None;
        }
        let mut at = at + 1;
        while self.name_at(at).is_some() || matches!(self.sign_at(at), Some("." | "," | "[" | "]"))
        {
            at += 1;
        }
        (self.sign_at(at) == Some(">")).then_some(at + 1)
    }

    fn postfix(&mut self) -> Option<Expression> {
        let start = self.start();
        let mut made = self.primary()?;
        loop {
            let sign = self.sign();
            let goes_on = matches!(sign, Some("?." | "?["));
            match sign {
                Some("." | "?.") => {
                    self.at += 1;
                    let name = self.name()?;
                    let behind = self.arguments_at(self.at);
                    let behind = behind.filter(|at| self.sign_at(*at) == Some("("));
                    self.at = behind.unwrap_or(self.at);
                    let kind = match self.eats("(") {
                        true => {
                            let arguments = self.list(")")?;
                            Kind::Call(made.into(), name, arguments, goes_on)
                        }
                        false => Kind::Member(made.into(), name, goes_on),
                    };
                    made = self.made(start, kind)?;
                }
                Some("[" | "?[") => {
                    // `a ? [` stands in no sample, `a?[0]` does.
                    self.at += 1;
                    let index = self.expression()?;
                    if !self.eats("]") {
                        return None;
                    }
                    made = self.made(start, Kind::Index(made.into(), index.into(), goes_on))?;
                }
                _ => return Some(made),
            }
        }
    }

    fn list(&mut self, closes: &str) -> Option<Vec<Expression>> {
        let mut items = Vec::new();
        while !self.eats(closes) {
            // A name before an argument: `preserveContent: true`.
            if self.name_at(self.at).is_some() && self.sign_at(self.at + 1) == Some(":") {
                self.at += 2;
            }
            items.push(self.expression()?);
            if !self.eats(",") && self.sign() != Some(closes) {
                return None;
            }
        }
        Some(items)
    }

    fn primary(&mut self) -> Option<Expression> {
        let start = self.start();
        let word = self.words.get(self.at)?.what.clone();
        self.at += 1;
        let kind = match word {
            What::Sign("(") => {
                let mut inner = self.expression()?;
                let closes = self.eats(")");
                inner.span = Span::new(start, self.words.get(self.at - 1)?.span.end);
                return closes.then_some(inner);
            }
            What::Sign(_) => return None,
            What::Number(number) => Kind::Value(Value::Number(number)),
            What::Text(text) => Kind::Value(Value::Text(text)),
            What::Mixed(parts) => self.mixed(parts)?,
            What::Name(name) => match name.as_str() {
                "true" => Kind::Value(Value::Bool(true)),
                "false" => Kind::Value(Value::Bool(false)),
                "null" => Kind::Value(Value::Null),
                "new" => self.array()?,
                _ => Kind::Name(name),
            },
        };
        self.made(start, kind)
    }

    /// `new string[] {…}`, `new [] {…}`, `new string[0]`.
    fn array(&mut self) -> Option<Kind> {
        if self.name_at(self.at).is_some() {
            self.at = self.type_at(self.at)?;
        } else if self.eats("[") && !self.eats("]") {
            return None;
        }
        if self.eats("{") {
            return self.list("}").map(Kind::List);
        }
        let none = self.eats("[")
            && matches!(self.words.get(self.at)?.what, What::Number(0))
            && self.sign_at(self.at + 1) == Some("]");
        self.at += 2;
        none.then(|| Kind::List(Vec::new()))
    }

    fn mixed(&mut self, parts: Vec<Part>) -> Option<Kind> {
        let mut pieces = Vec::new();
        for part in parts {
            pieces.push(match part {
                Part::Text(text) => Piece::Text(text),
                Part::Code(span) => {
                    let mut inner = Parser::new(self.text, span)?;
                    inner.depth = self.depth;
                    inner.count = self.count;
                    let read = inner.expression()?;
                    self.count = inner.count;
                    if inner.words.get(inner.at).is_some() {
                        return None;
                    }
                    Piece::Code(read)
                }
            });
        }
        Some(Kind::Mixed(pieces))
    }
}
