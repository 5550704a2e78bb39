//! The kinds of mistakes and warnings, each with its code.

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing can be ranked until it is mended.
    Error,
    /// The ranking stands; the reader should know this.
    Warning,
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $number:literal,)+) => {
        /// A kind of mistake (R01..) or warning (R02..). Codes are never given another meaning.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code { $($(#[doc = $doc])+ $name = $number,)+ }

        impl Code {
            /// Every code, in the order of the numbers.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// What it stands for, in a few words.
            pub fn title(self) -> &'static str {
                match self { $(Self::$name => concat!($($doc,)+).trim_ascii(),)+ }
            }

            /// The file that describes it.
            pub(super) fn page(self) -> &'static str {
                match self { $(Self::$name => include_str!(concat!("codes/R0", $number, ".md")),)+ }
            }
        }
    };
}

codes! {
    /// the file is not TOML here
    Syntax = 101,
    /// unknown key
    UnknownKey = 102,
    /// a key in the wrong place
    MisplacedKey = 103,
    /// a key that must be there is missing
    MissingKey = 104,
    /// a value of the wrong kind
    WrongType = 105,
    /// a number that is not finite, or too large to count with
    NotFinite = 106,
    /// unknown criterion
    UnknownCriterion = 107,
    /// a negative weight
    NegativeWeight = 108,
    /// unknown level
    UnknownLevel = 109,
    /// no criterion has a weight above 0
    NoWeight = 110,
    /// a scale that cannot tell ratings apart
    FlatScale = 111,
    /// points of a scale that do not ascend, or that fall and rise again
    PointsOrder = 112,
    /// a utility outside 0 to 1
    UtilityOutside = 113,
    /// low, likely and high out of order
    RangeOrder = 114,
    /// an id that is taken
    DuplicateId = 115,
    /// two offers that cannot be told apart
    SameOffer = 116,
    /// unknown set of weights
    UnknownSet = 117,
    /// unknown offer
    UnknownOffer = 118,
    /// a company without a link, or unknown
    UnknownLink = 119,
    /// weights given twice over
    WeightsTwice = 120,
    /// no offers
    NoOffers = 121,
    /// a limit outside its scale
    LimitOutside = 122,
    /// a date that cannot be
    BadDate = 123,
    /// links that lead back to where they began
    LinkCycle = 124,
    /// a key that only one file may have
    SecondFile = 125,
    /// a part of a decision in a file of weights
    NotInSet = 126,
    /// bytes that are not UTF-8
    NotUtf8 = 127,
    /// a rating stated in two ways
    StatedTwice = 128,
    /// a name that cannot be an id
    BadId = 129,
    /// two facts for the same day
    SameFact = 130,
    /// a share outside 0 to 1
    ShareOutside = 131,
    /// a file that cannot be read
    Unreadable = 132,
    /// a mistake in how an argument is written
    BadArgument = 133,
    /// a text or a list longer than it may be
    TooLong = 134,
    /// pay without a base
    NoBase = 140,
    /// pay with two bases
    TwoBases = 141,
    /// hours a week of a base that is not paid by the hour
    HoursAlone = 142,
    /// vesting that does not add up to 100 percent
    BadVesting = 143,
    /// a cliff behind the end of the vesting
    BadCliff = 144,
    /// a tax that is not a part of income
    BadTax = 145,
    /// a negative amount
    NegativeAmount = 146,
    /// a term of no weeks
    BadTerm = 147,
    /// a part of the pay that cannot be
    PartOutside = 148,
    /// a bonus of no base
    BonusAlone = 149,
    /// unknown currency
    UnknownCurrency = 150,
    /// a currency without an exchange rate
    NoRate = 151,
    /// an exchange rate that cannot be
    BadRate = 152,
    /// pay stated twice over
    PayTwice = 153,
    /// pay worked out for a criterion that takes none
    PayScale = 154,
    /// a unit in another currency than the one stated
    TwoCurrencies = 155,
    /// a change that reaches nothing
    NoEffect = 156,
    /// a remark of the file or of the set
    Remark = 200,
    /// a rating outside its scale
    OutsideScale = 201,
    /// a rating that the chosen weights do not use
    UnusedRating = 202,
    /// a criterion that is unknown for every offer
    UnknownForAll = 203,
    /// a rating that the scale cannot normalize
    CannotNormalize = 204,
    /// old facts that carry points
    OldFacts = 205,
    /// a rating that is missing because no fact holds on the day
    FactNotHolding = 206,
    /// shipped facts dropped with their scale
    FactsDropped = 207,
    /// an offer judged by a figure of its company
    CompanyFigure = 208,
    /// a deal-breaker that is not checked
    MustUnchecked = 209,
    /// a deal-breaker that may fail
    MustMayFail = 210,
    /// a scale made from the offers present
    Normalized = 211,
    /// a company that nothing is known of, spelled almost like one that is known
    CompanySpelling = 212,
    /// an order by score that most trials contradict
    OrderContradicted = 213,
    /// trials left out for the number of offers
    TrialsLeftOut = 214,
    /// first place that rests on something unknown
    FirstOnUnknown = 215,
    /// a criterion on which all offers are level
    SameForAll = 216,
    /// criteria that rest on one link
    OneLink = 217,
    /// criteria that order the offers the same way
    SameOrder = 218,
    /// an offer that is nowhere better than another
    Dominated = 219,
    /// a weight that does not change who is first
    IdleWeight = 220,
    /// a scale that was widened while its weight was kept
    ScaleWidened = 221,
    /// a reply that was due before today
    ReplyPast = 222,
    /// an answer that was to come before today
    AnswerOverdue = 223,
    /// an answer that comes after a reply is due
    AnswerTooLate = 224,
    /// a day of an answer, of an offer that is made
    NoAnswerAwaited = 225,
    /// deductions from pay that only some offers state
    UnevenPay = 226,
    /// a cost of living beside a rent
    LivingAndRent = 227,
    /// offers of different terms
    TermsDiffer = 228,
    /// an old exchange rate
    OldRate = 229,
    /// a bonus of a few units of money a year
    SmallBonus = 230,
    /// an amount with a dot before three digits
    DottedAmount = 231,
}

impl Code {
    /// Whether it is a mistake or a warning.
    pub fn severity(self) -> Severity {
        if (self as u16) < 200 {
            Severity::Error
        } else {
            Severity::Warning
        }
    }

    /// The code that a text names, such as `R0102`; case does not matter.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|c| c.to_string().eq_ignore_ascii_case(text))
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "R{:04}", *self as u16)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_print_and_parse() {
        assert_eq!(Code::UnknownKey.to_string(), "R0102");
        assert_eq!(Code::parse("r0102"), Some(Code::UnknownKey));
        assert_eq!(Code::parse("R9999"), None);
        for code in Code::ALL {
            assert_eq!(Code::parse(&code.to_string()), Some(*code));
        }
    }

    #[test]
    fn mistakes_are_errors_and_the_rest_warnings() {
        assert_eq!(Code::Unreadable.severity(), Severity::Error);
        assert_eq!(Code::OutsideScale.severity(), Severity::Warning);
    }
}
