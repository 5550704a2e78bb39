//! Each kind of mistake at length, with a bad and a good example.

mod dates;
mod doubts;
mod facts;
mod files;
mod offers;
mod pay;
mod pay_remarks;
mod rates;
mod ratings;
#[cfg(test)]
mod tests;
mod warnings;
mod weights;

use super::Code;

/// What `rank check --explain CODE` tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What the mistake is and why it matters, in a few sentences.
    pub text: &'static str,
    /// A file that has it. Where no file alone can have it, comments that tell of one, or of a
    /// command.
    pub bad: &'static str,
    /// The same file, mended.
    pub good: &'static str,
}

/// The explanation of a code.
pub fn explanation(code: Code) -> Explanation {
    match code {
        Code::Syntax => files::SYNTAX,
        Code::UnknownKey => files::UNKNOWN_KEY,
        Code::MisplacedKey => files::MISPLACED_KEY,
        Code::MissingKey => files::MISSING_KEY,
        Code::WrongType => files::WRONG_TYPE,
        Code::NotFinite => files::NOT_FINITE,
        Code::UnknownCriterion => weights::UNKNOWN_CRITERION,
        Code::NegativeWeight => weights::NEGATIVE_WEIGHT,
        Code::UnknownLevel => ratings::UNKNOWN_LEVEL,
        Code::NoWeight => weights::NO_WEIGHT,
        Code::FlatScale => ratings::FLAT_SCALE,
        Code::PointsOrder => ratings::POINTS_ORDER,
        Code::UtilityOutside => ratings::UTILITY_OUTSIDE,
        Code::RangeOrder => ratings::RANGE_ORDER,
        Code::DuplicateId => offers::DUPLICATE_ID,
        Code::SameOffer => offers::SAME_OFFER,
        Code::UnknownSet => weights::UNKNOWN_SET,
        Code::UnknownOffer => offers::UNKNOWN_OFFER,
        Code::UnknownLink => offers::UNKNOWN_LINK,
        Code::WeightsTwice => weights::WEIGHTS_TWICE,
        Code::NoOffers => offers::NO_OFFERS,
        Code::LimitOutside => weights::LIMIT_OUTSIDE,
        Code::BadDate => files::BAD_DATE,
        Code::LinkCycle => offers::LINK_CYCLE,
        Code::SecondFile => files::SECOND_FILE,
        Code::NotInSet => files::NOT_IN_SET,
        Code::NotUtf8 => files::NOT_UTF8,
        Code::StatedTwice => ratings::STATED_TWICE,
        Code::BadId => offers::BAD_ID,
        Code::SameFact => facts::SAME_FACT,
        Code::ShareOutside => offers::SHARE_OUTSIDE,
        Code::Unreadable => files::UNREADABLE,
        Code::BadArgument => offers::BAD_ARGUMENT,
        Code::TooLong => files::TOO_LONG,
        Code::NoBase => pay::NO_BASE,
        Code::TwoBases => pay::TWO_BASES,
        Code::HoursAlone => pay::HOURS_ALONE,
        Code::BadVesting => pay::BAD_VESTING,
        Code::BadCliff => pay::BAD_CLIFF,
        Code::BadTax => pay::BAD_TAX,
        Code::NegativeAmount => pay::NEGATIVE_AMOUNT,
        Code::BadTerm => pay::BAD_TERM,
        Code::PartOutside => pay::PART_OUTSIDE,
        Code::BonusAlone => pay::BONUS_ALONE,
        Code::UnknownCurrency => rates::UNKNOWN_CURRENCY,
        Code::NoRate => rates::NO_RATE,
        Code::BadRate => rates::BAD_RATE,
        Code::PayTwice => pay::PAY_TWICE,
        Code::PayScale => pay::PAY_SCALE,
        Code::TwoCurrencies => rates::TWO_CURRENCIES,
        Code::UnevenPay => pay_remarks::UNEVEN_PAY,
        Code::LivingAndRent => pay_remarks::LIVING_AND_RENT,
        Code::TermsDiffer => pay_remarks::TERMS_DIFFER,
        Code::OldRate => rates::OLD_RATE,
        Code::SmallBonus => pay_remarks::SMALL_BONUS,
        Code::Remark => warnings::REMARK,
        Code::OutsideScale => warnings::OUTSIDE_SCALE,
        Code::UnusedRating => warnings::UNUSED_RATING,
        Code::UnknownForAll => warnings::UNKNOWN_FOR_ALL,
        Code::CannotNormalize => warnings::CANNOT_NORMALIZE,
        Code::OldFacts => facts::OLD_FACTS,
        Code::FactNotHolding => facts::FACT_NOT_HOLDING,
        Code::FactsDropped => facts::FACTS_DROPPED,
        Code::CompanyFigure => facts::COMPANY_FIGURE,
        Code::MustUnchecked => warnings::MUST_UNCHECKED,
        Code::MustMayFail => warnings::MUST_MAY_FAIL,
        Code::Normalized => warnings::NORMALIZED,
        Code::CompanySpelling => facts::COMPANY_SPELLING,
        Code::OrderContradicted => warnings::ORDER_CONTRADICTED,
        Code::TrialsLeftOut => warnings::TRIALS_LEFT_OUT,
        Code::FirstOnUnknown => doubts::FIRST_ON_UNKNOWN,
        Code::SameForAll => doubts::SAME_FOR_ALL,
        Code::OneLink => doubts::ONE_LINK,
        Code::SameOrder => doubts::SAME_ORDER,
        Code::Dominated => doubts::DOMINATED,
        Code::IdleWeight => doubts::IDLE_WEIGHT,
        Code::ScaleWidened => doubts::SCALE_WIDENED,
        Code::ReplyPast => dates::REPLY_PAST,
        Code::AnswerOverdue => dates::ANSWER_OVERDUE,
        Code::AnswerTooLate => dates::ANSWER_TOO_LATE,
        Code::NoAnswerAwaited => dates::NO_ANSWER_AWAITED,
    }
}
