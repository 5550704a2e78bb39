//! Where something is written, in words.

use crate::diag::{Origin, Sources, Span};

/// A place in words: `offers.toml:12`.
pub fn said(sources: &Sources, span: Span) -> String {
    let source = sources.get(span.file);
    match source.origin {
        Origin::Argument => source.text.trim().to_owned(),
        Origin::File | Origin::BuiltIn => {
            let place = sources.place(span);
            format!("{}:{}", place.file, place.line)
        }
    }
}
