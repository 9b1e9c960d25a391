//! Whatever is pasted, the page says something: nothing in it may panic, and no place may lie
//! outside the text.
#![no_main]

use audlens::diagnosis::{Case, Said, diagnose};
use audlens::intake::{self, Tells};
use audlens::token::span::Span;
use audlens::{explain, scenario};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let inside = |span: Span| {
        assert!(
            text.get(span.start..span.end).is_some(),
            "{span:?} is outside"
        );
    };
    for piece in &intake::read(text).pieces {
        inside(piece.span);
        if let Tells::Settings(configured) = &piece.tells {
            configured
                .values
                .iter()
                .for_each(|value| inside(value.span));
            configured
                .mistakes
                .iter()
                .for_each(|mistake| inside(mistake.span));
        }
        let _ = (
            explain::piece(piece),
            explain::summary(piece, scenario::NOON),
        );
    }
    let case = Case::of_paste(text, &Said::default(), scenario::NOON);
    let diagnosis = diagnose(&case);
    let _ = explain::verdict(&diagnosis);
    for finding in &diagnosis.findings {
        let _ = explain::finding(finding);
    }
});
