//! What a kind of remark says of itself, where its own words may name somebody or tell of pay.

use crate::diag::Code;

/// A sentence that is true wherever a remark of the kind is made, without a name and a number.
pub const fn in_general(code: Code) -> &'static str {
    match code {
        Code::DottedAmount => "An amount has a dot before three digits.",
        Code::UnreadColumn => "A column of a table is not read.",
        Code::TableReading => {
            "Cells of a table were typed freely, and read as they seem to be meant."
        }
        Code::OutsideScale => "A rating lies outside its scale.",
        Code::Remark => "The file or the set has a remark.",
        Code::ReplyPast => "A reply was due before today.",
        Code::NoAnswerAwaited => "An offer that is made has a day of an answer.",
        Code::ChanceAlone => "A chance stands without the day of the answer.",
        Code::OrderContradicted => "Most what-ifs contradict the order by score.",
        Code::Contradicting => "Comparisons contradict each other.",
        Code::FirstOnUnknown => "First place rests on something unknown.",
        Code::Shortlisted => "Only the first offers of a long table are compared.",
        Code::TrialsLeftOut => "With so many offers there are no what-ifs.",
        Code::MustUnchecked => "A deal-breaker is not checked.",
        Code::MustMayFail => "A deal-breaker may fail.",
        Code::AnswerTooLate => "An answer comes after a reply is due.",
        Code::AnswerOverdue => "An answer is overdue.",
        Code::UnevenPay => "Only some offers state deductions from pay.",
        Code::SmallBonus => "A bonus is a few units of money a year.",
        Code::LivingAndRent => "A cost of living stands beside a rent.",
        Code::TermsDiffer => "Offers differ in length.",
        Code::OldRate => "An exchange rate is old.",
        Code::Dominated => "An offer is nowhere better than another.",
        Code::CompanySpelling => "A company without facts is spelled almost like a known one.",
        Code::FactNotHolding => "A rating is missing, as no fact holds on the day.",
        Code::CannotNormalize => "A scale cannot normalize a rating.",
        Code::ScaleWidened => "A scale was widened while its weight was kept.",
        Code::UnusedRating => "The chosen weights do not use a rating.",
        Code::UnusedColumn => "The chosen weights do not use a column.",
        Code::UnknownForAll => "A criterion is unknown for every offer.",
        Code::SameForAll => "A criterion gives all offers the same points.",
        Code::OneLink => "Criteria rest on one guess.",
        Code::SameOrder => "Criteria order the offers the same way.",
        Code::IdleWeight => "A weight does not change first place.",
        Code::FactsDropped => "Built-in facts do not fit a new scale.",
        Code::Normalized => "A scale is made from the offers present.",
        Code::CompanyFigure => "A company's figure stands in place of your own.",
        Code::OldFacts => "Old facts carry points.",
        // Mistakes are no remarks.
        _ => "The files have a mistake.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Severity;

    #[test]
    fn each_remark_is_a_sentence_of_its_own() {
        let of = |severity| {
            let codes = Code::ALL.iter().copied();
            codes.filter(move |code| code.severity() == severity)
        };
        let mistake = of(Severity::Error).map(in_general).next();
        let mut told: Vec<&str> = of(Severity::Warning).map(in_general).collect();
        let count = told.len();
        assert!(told.iter().all(|text| Some(*text) != mistake));
        for text in &told {
            let is_whole = text.starts_with(char::is_uppercase) && text.ends_with('.');
            assert!(
                is_whole && !text.contains(|c: char| c.is_ascii_digit()),
                "{text}"
            );
        }
        told.sort_unstable();
        told.dedup();
        assert_eq!(told.len(), count);
    }
}
