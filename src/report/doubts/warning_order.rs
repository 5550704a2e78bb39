//! Remarks and warnings, in the order in which they matter.

use crate::diag::{Code, Diagnostic, Severity, Sources};
use crate::load::Loaded;
use crate::report::Remark;
use crate::text::order::InOrder;

/// The order of the kinds: a number that may be a mistake first, for all else rests on it; then the
/// remarks of the user's own files, and those that bear most on the order.
const ORDER: [Code; 38] = [
    Code::DottedAmount,
    Code::UnreadColumn,
    Code::TableReading,
    Code::OutsideScale,
    Code::Remark,
    Code::ReplyPast,
    Code::NoAnswerAwaited,
    Code::ChanceAlone,
    Code::OrderContradicted,
    Code::Contradicting,
    Code::FirstOnUnknown,
    Code::Shortlisted,
    Code::TrialsLeftOut,
    Code::MustUnchecked,
    Code::MustMayFail,
    Code::AnswerTooLate,
    Code::AnswerOverdue,
    Code::UnevenPay,
    Code::SmallBonus,
    Code::LivingAndRent,
    Code::TermsDiffer,
    Code::OldRate,
    Code::Dominated,
    Code::CompanySpelling,
    Code::FactNotHolding,
    Code::CannotNormalize,
    Code::ScaleWidened,
    Code::UnusedRating,
    Code::UnusedColumn,
    Code::UnknownForAll,
    Code::SameForAll,
    Code::OneLink,
    Code::SameOrder,
    Code::IdleWeight,
    Code::FactsDropped,
    Code::Normalized,
    Code::CompanyFigure,
    Code::OldFacts,
];

/// All remarks: one of each kind first, then the others in the same order.
pub fn warnings(
    loaded: &Loaded,
    warnings: &[Diagnostic],
    sources: &Sources,
    of_ranking: Vec<(Code, String)>,
) -> Vec<Remark> {
    let own = loaded.remarks.iter();
    let own = own.map(|line| (Code::Remark, line.clone()));
    let plain = |(code, message)| (code, remark(code, message));
    let of_files = warnings
        .iter()
        .filter(|w| w.code.severity() == Severity::Warning);
    let of_files = of_files.map(|w| (w.code, placed(w, sources)));
    let plain = own.chain(of_ranking).map(plain);
    let mut all: Vec<(Code, Remark)> = plain.chain(of_files).collect();
    let rank = |code: Code| ORDER.iter().position(|c| *c == code).unwrap_or(ORDER.len());
    all.order_by_key(|(code, _)| rank(*code));
    let (mut first, mut again) = (Vec::new(), Vec::new());
    let mut last = None;
    for (code, remark) in all {
        let remark = Remark {
            message: sentence(remark.message),
            ..remark
        };
        // Of the user's own remarks all come first.
        if last == Some(code) && code != Code::Remark {
            again.push(remark);
        } else {
            first.push(remark);
        }
        last = Some(code);
    }
    first.extend(again);
    first
}

fn remark(code: Code, message: String) -> Remark {
    Remark {
        code: code.to_string(),
        message,
        file: None,
        line: None,
        column: None,
    }
}

/// A message with a full stop, where it has no end of its own.
fn sentence(mut message: String) -> String {
    if !message.ends_with(['.', '?', '!']) {
        message.push('.');
    }
    message
}

/// A warning with its place, where it has one in a file of the user's.
pub fn placed(warning: &Diagnostic, sources: &Sources) -> Remark {
    let mut remark = remark(warning.code, warning.message.clone());
    if let Some(span) = warning.span {
        let place = sources.place(span);
        remark.file = Some(place.file.to_owned());
        remark.line = Some(place.line);
        remark.column = Some(place.column);
    }
    remark
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_warning_has_one_place_in_the_order() {
        for code in Code::ALL {
            let times = ORDER.iter().filter(|c| *c == code).count();
            let wanted = usize::from(code.severity() == Severity::Warning);
            assert_eq!(times, wanted, "{code} stands {times} times");
        }
    }
}
