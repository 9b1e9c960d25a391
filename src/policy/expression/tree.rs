//! What an expression says, as a tree.

use super::value::Value;
use crate::token::span::Span;

/// An expression and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Expression {
    pub kind: Kind,
    pub span: Span,
}

type Inner = Box<Expression>;

/// What an expression does.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    Value(Value),
    Name(String),
    /// `.name`; `?.name` where a null goes on.
    Member(Inner, String, bool),
    /// `.name(…)`.
    Call(Inner, String, Vec<Expression>, bool),
    Index(Inner, Inner, bool),
    Not(Inner),
    Minus(Inner),
    Binary(&'static str, Inner, Inner),
    Choice(Inner, Inner, Inner),
    Mixed(Vec<Piece>),
    List(Vec<Expression>),
    /// `name => …`.
    Lambda(String, Inner),
}

/// A part of an interpolated string.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece {
    Text(String),
    Code(Expression),
}

/// A statement.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Statement {
    /// A variable gets a value, for the first time or again.
    Set(String, Expression),
    If(Expression, Vec<Statement>, Vec<Statement>),
    Return(Expression),
}
