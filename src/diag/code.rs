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
    ($($name:ident = $number:literal, $title:literal;)+) => {
        /// A kind of mistake (R01..) or warning (R02..). Codes are never given another meaning.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code { $(#[doc = $title] $name = $number,)+ }

        impl Code {
            /// Every code, in the order of the numbers.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// What it stands for, in a few words.
            pub fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)+ }
            }

            /// The file that describes it.
            pub(super) fn page(self) -> &'static str {
                match self { $(Self::$name => include_str!(concat!("codes/R0", $number, ".md")),)+ }
            }
        }
    };
}

codes! {
    Syntax = 101, "the file is not TOML here";
    UnknownKey = 102, "unknown key";
    MisplacedKey = 103, "a key in the wrong place";
    MissingKey = 104, "a required key is missing";
    WrongType = 105, "a value of the wrong kind";
    NotFinite = 106, "a number that is not finite, or too large";
    UnknownCriterion = 107, "unknown criterion";
    NegativeWeight = 108, "a negative weight";
    UnknownLevel = 109, "unknown level";
    NoWeight = 110, "no criterion has a weight above 0";
    FlatScale = 111, "a scale on which all ratings are worth the same";
    PointsOrder = 112, "points of a scale that do not ascend, or that fall and rise again";
    UtilityOutside = 113, "a worth outside 0 to 1";
    RangeOrder = 114, "low, likely and high out of order";
    DuplicateId = 115, "an id that is taken";
    SameOffer = 116, "two offers that look the same";
    UnknownSet = 117, "unknown set of weights";
    UnknownOffer = 118, "unknown offer";
    UnknownLink = 119, "a company without a link, or an unknown company";
    WeightsTwice = 120, "weights in two places";
    NoOffers = 121, "no offers";
    LimitOutside = 122, "a limit outside its scale";
    BadDate = 123, "not a date that rank reads";
    LinkCycle = 124, "links that lead back to where they began";
    SecondFile = 125, "a key that only one file may have";
    NotInSet = 126, "a part of a decision in a file of weights";
    NotUtf8 = 127, "bytes that are not UTF-8";
    StatedTwice = 128, "a rating stated in two ways";
    BadId = 129, "a name that is not fit for an id";
    SameFact = 130, "two facts for the same day";
    ShareOutside = 131, "a share outside 0 to 1";
    Unreadable = 132, "a file that cannot be read";
    BadArgument = 133, "an argument in the wrong form";
    TooLong = 134, "a text or a list that is too long";
    NoBase = 140, "pay without a base";
    TwoBases = 141, "pay with two bases";
    HoursAlone = 142, "hours a week for a base that is not paid by the hour";
    BadVesting = 143, "vesting that does not add up to 100 percent";
    BadCliff = 144, "a cliff after the end of the vesting";
    BadTax = 145, "a tax outside 0 to 1";
    NegativeAmount = 146, "a negative amount";
    BadTerm = 147, "a term of no weeks";
    PartOutside = 148, "a part of the pay out of bounds";
    BonusAlone = 149, "a bonus in percent without a base";
    UnknownCurrency = 150, "unknown currency";
    NoRate = 151, "a currency without an exchange rate";
    BadRate = 152, "not a usable exchange rate";
    PayTwice = 153, "pay stated in two ways";
    PayScale = 154, "pay in parts for a criterion that does not take it";
    TwoCurrencies = 155, "a unit in another currency than the one stated";
    NoEffect = 156, "a change that reaches nothing";
    UnknownColumn = 160, "a column for something that is no criterion";
    ColumnPart = 161, "a column for a part of the pay that it cannot have";
    ColumnTwice = 162, "two columns for the same";
    NotInSql = 163, "a scale or a column that SQL cannot carry";
    BadColumnName = 164, "a column whose name cannot be seen";
    NoHeader = 165, "a table of offers without a header of its columns";
    BadRow = 166, "a row of a table that cannot be read";
    TwoReadings = 167, "a cell that may be read in two ways";
    BadVoice = 170, "a voice that is 0, negative or too large";
    BadYears = 175, "amounts by year that do not fit";
    BadHorizon = 176, "a horizon that is no number of months";
    TwoTerms = 177, "a term in weeks and in months";
    PaidAndUnpaid = 178, "unpaid work with a base";
    ComparedWithItself = 185, "a criterion compared with itself";
    ComparedTwice = 186, "two criteria compared twice";
    Unconnected = 187, "comparisons that leave criteria unconnected";
    BadJudgement = 188, "a comparison of 0 or less, or beyond a million";
    OrderIncomplete = 189, "an answer that leaves criteria out";
    WeighedTwice = 190, "a criterion that is weighed twice";
    BestIsWorst = 191, "one criterion that is both the best and the worst";
    TwoKinds = 192, "answers of two kinds";
    BadChance = 197, "a chance or a score out of bounds";
    CurrentJob = 198, "a current job that is treated as an offer";
    Remark = 200, "a remark of the file or of the set";
    OutsideScale = 201, "a rating outside its scale";
    UnusedRating = 202, "a rating that the chosen weights do not use";
    UnknownForAll = 203, "a criterion that is unknown for every offer";
    CannotNormalize = 204, "a rating that the scale cannot normalize";
    OldFacts = 205, "old facts that carry points";
    FactNotHolding = 206, "a missing rating, as no fact holds on the day";
    FactsDropped = 207, "built-in facts that do not fit a new scale";
    CompanyFigure = 208, "a company's figure in place of your own";
    MustUnchecked = 209, "a deal-breaker that is not checked";
    MustMayFail = 210, "a deal-breaker that may fail";
    Normalized = 211, "a scale made from the offers present";
    CompanySpelling = 212, "a company without facts, spelled almost like a known one";
    OrderContradicted = 213, "an order by score that most what-ifs contradict";
    TrialsLeftOut = 214, "what-ifs left out for the number of offers";
    FirstOnUnknown = 215, "a first place that rests on something unknown";
    SameForAll = 216, "a criterion with the same points for all offers";
    OneLink = 217, "criteria that rest on one guess";
    SameOrder = 218, "criteria that order the offers the same way";
    Dominated = 219, "an offer that is nowhere better than another";
    IdleWeight = 220, "a weight that does not change first place";
    ScaleWidened = 221, "a scale that was widened while its weight was kept";
    ReplyPast = 222, "a reply that was due before today";
    AnswerOverdue = 223, "an answer that is overdue";
    AnswerTooLate = 224, "an answer that comes after a reply is due";
    NoAnswerAwaited = 225, "a day of an answer for an offer that is made";
    UnevenPay = 226, "deductions from pay that only some offers state";
    LivingAndRent = 227, "a cost of living beside a rent";
    TermsDiffer = 228, "offers of different lengths";
    OldRate = 229, "an old exchange rate";
    SmallBonus = 230, "a bonus of a few units of money a year";
    DottedAmount = 231, "an amount with a dot before three digits";
    UnreadColumn = 232, "a column of a table that is not read";
    TableReading = 233, "the readings of cells that were typed freely";
    Shortlisted = 234, "a long table of which only the first offers are compared";
    Contradicting = 267, "comparisons that contradict each other";
    ChanceAlone = 273, "a chance without the day of the answer";
    UnusedColumn = 280, "a column that the chosen weights do not use";
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
