//! One pass over the text, without recursion.

use super::{Expected, Fault, Json, Kind, MAX_DEPTH, Node, Remark};

pub(super) fn read(text: String) -> Json {
    let mut reader = Reader {
        bytes: text.as_bytes(),
        at: 0,
        // Typical claims sets have one value per dozen bytes.
        nodes: Vec::with_capacity(text.len() / 12 + 4),
        open: Vec::new(),
        remarks: Vec::new(),
    };
    if text.starts_with('\u{feff}') {
        reader.at = '\u{feff}'.len_utf8();
        reader.remarks.push(Remark::ByteOrderMark);
    }
    let fault = reader.document().err();
    reader.close_all();
    let Reader { nodes, remarks, .. } = reader;
    let fault = fault.map(|(at, expected)| Fault {
        at,
        found: text.get(at..).and_then(|rest| rest.chars().next()),
        expected,
    });
    Json {
        text,
        nodes,
        index: Default::default(),
        fault,
        remarks,
    }
}

type Outcome<T = ()> = Result<T, (usize, Expected)>;

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    nodes: Vec<Node>,
    /// Indices of the containers that are not closed yet.
    open: Vec<usize>,
    remarks: Vec<Remark>,
}

impl Reader<'_> {
    fn document(&mut self) -> Outcome {
        self.value(Expected::Value)?;
        while let Some(container) = self.innermost() {
            match container {
                Kind::Array => self.array_step()?,
                _ => self.object_step()?,
            }
        }
        self.space();
        if self.at < self.bytes.len() {
            Err((self.at, Expected::End))
        } else {
            Ok(())
        }
    }

    /// After `[` or after a value in an array.
    fn array_step(&mut self) -> Outcome {
        self.space();
        let fresh = self.is_fresh();
        match self.peek() {
            Some(b']') => self.close(),
            _ if fresh => self.value(Expected::Value)?,
            Some(b',') => {
                self.at += 1;
                self.value(Expected::Value)?;
            }
            _ => return Err((self.at, Expected::CommaOrBracket)),
        }
        Ok(())
    }

    /// After `{` or after a value in an object.
    fn object_step(&mut self) -> Outcome {
        self.space();
        let fresh = self.is_fresh();
        match self.peek() {
            Some(b'}') => {
                self.close();
                return Ok(());
            }
            _ if fresh => {}
            Some(b',') => {
                self.at += 1;
                self.space();
            }
            _ => return Err((self.at, Expected::CommaOrBrace)),
        }
        if self.peek() != Some(b'"') {
            return Err((
                self.at,
                if fresh {
                    Expected::NameOrBrace
                } else {
                    Expected::Name
                },
            ));
        }
        self.string()?;
        self.space();
        if self.peek() != Some(b':') {
            return Err((self.at, Expected::Colon));
        }
        self.at += 1;
        self.value(Expected::Value)
    }

    /// A scalar whole, or the opening of a container.
    fn value(&mut self, expected: Expected) -> Outcome {
        self.space();
        match self.peek() {
            Some(b'"') => self.string(),
            Some(b'{') => self.open(Kind::Object),
            Some(b'[') => self.open(Kind::Array),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word(b"true", Kind::Boolean),
            Some(b'f') => self.word(b"false", Kind::Boolean),
            Some(b'n') => self.word(b"null", Kind::Null),
            _ => Err((self.at, expected)),
        }
    }

    fn open(&mut self, kind: Kind) -> Outcome {
        if self.open.len() >= MAX_DEPTH {
            return Err((self.at, Expected::ShallowerValue));
        }
        self.open.push(self.nodes.len());
        self.push(kind, self.at, self.at + 1, false);
        self.at += 1;
        Ok(())
    }

    fn close(&mut self) {
        self.at += 1;
        self.finish_innermost();
    }

    fn close_all(&mut self) {
        while !self.open.is_empty() {
            self.finish_innermost();
        }
    }

    fn finish_innermost(&mut self) {
        let after = self.nodes.len();
        let end = self.at;
        if let Some(node) = self.open.pop().and_then(|index| self.nodes.get_mut(index)) {
            node.end = end;
            node.after = after;
        }
    }

    fn word(&mut self, word: &[u8], kind: Kind) -> Outcome {
        if !self
            .bytes
            .get(self.at..)
            .is_some_and(|rest| rest.starts_with(word))
        {
            return Err((self.at, Expected::Value));
        }
        self.push(kind, self.at, self.at + word.len(), false);
        self.at += word.len();
        Ok(())
    }

    fn number(&mut self) -> Outcome {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        match self.peek() {
            Some(b'0') => self.at += 1,
            _ => self.digits()?,
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digits()?;
        }
        self.push(Kind::Number, start, self.at, false);
        Ok(())
    }

    fn digits(&mut self) -> Outcome {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if self.at == start {
            Err((start, Expected::Digit))
        } else {
            Ok(())
        }
    }

    /// A string, quotes included. One that the end of the text cuts off is kept as far as it goes.
    fn string(&mut self) -> Outcome {
        let start = self.at;
        let mut escaped = false;
        self.at += 1;
        loop {
            let rest = self.bytes.get(self.at..).unwrap_or_default();
            let plain = rest
                .iter()
                .position(|&b| b == b'"' || b == b'\\' || b < 0x20);
            self.at += plain.unwrap_or(rest.len());
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    self.push(Kind::String, start, self.at, escaped);
                    return Ok(());
                }
                Some(b'\\') => {
                    escaped = true;
                    self.escape()?;
                }
                // No parser takes it, but where the string ends is plain.
                Some(control) => {
                    let found = char::from(control);
                    self.remarks
                        .push(Remark::ControlCharacter { at: self.at, found });
                    self.at += 1;
                }
                None => {
                    self.push(Kind::String, start, self.at, escaped);
                    return Err((self.at, Expected::Quote));
                }
            }
        }
    }

    fn escape(&mut self) -> Outcome {
        let backslash = self.at;
        self.at += 1;
        match self.peek() {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.at += 1,
            Some(b'u') => {
                let unit = self.unit(backslash)?;
                self.at = backslash + 6;
                match unit {
                    0xd800..=0xdbff if self.low_surrogate_follows() => self.at += 6,
                    0xd800..=0xdfff => {
                        self.remarks.push(Remark::LoneSurrogate {
                            at: backslash,
                            unit,
                        });
                    }
                    _ => {}
                }
            }
            _ => return Err((self.at, Expected::Escape)),
        }
        Ok(())
    }

    /// The code unit of the `\uXXXX` that starts at `backslash`.
    fn unit(&self, backslash: usize) -> Outcome<u16> {
        super::string::unit(self.bytes, backslash).ok_or((backslash, Expected::Escape))
    }

    fn low_surrogate_follows(&self) -> bool {
        matches!(
            super::string::unit(self.bytes, self.at),
            Some(0xdc00..=0xdfff)
        )
    }

    fn innermost(&self) -> Option<Kind> {
        self.open
            .last()
            .and_then(|&index| self.nodes.get(index))
            .map(|node| node.kind)
    }

    /// Whether the innermost container holds nothing yet.
    fn is_fresh(&self) -> bool {
        self.open
            .last()
            .is_some_and(|&index| index + 1 == self.nodes.len())
    }

    fn push(&mut self, kind: Kind, start: usize, end: usize, escaped: bool) {
        let after = self.nodes.len() + 1;
        self.nodes.push(Node {
            kind,
            escaped,
            start,
            end,
            after,
        });
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }
}
