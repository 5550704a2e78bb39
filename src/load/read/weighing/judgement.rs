//! How many times as much one criterion matters as another.

use crate::diag::Code;
use crate::load::grammar::reader::{Node, Reader};
use crate::load::read::raw::At;
use crate::text::number::grouped;
use crate::weighing::LARGEST_JUDGEMENT;

/// A number above 0, neither it nor its reciprocal above a million.
pub fn judgement(r: &mut Reader<'_>, node: &Node<'_>) -> Option<At<f64>> {
    let number = r.number(node)?;
    let most = grouped(LARGEST_JUDGEMENT);
    let (message, help) = if !(number.value > 0.0) {
        (
            "a comparison of 0 or less",
            "2 is twice as much, 0.5 is half as much".to_owned(),
        )
    } else if number.value > LARGEST_JUDGEMENT || number.value * LARGEST_JUDGEMENT < 1.0 {
        (
            "a comparison beyond a million",
            format!("nothing matters more than {most} times as much; most people need 1 to 9"),
        )
    } else {
        return Some(number);
    };
    r.refuse(Code::BadJudgement, number.span, message, help)
}
