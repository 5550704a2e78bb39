//! All tables of a file, each key of each named once.

mod criteria;
mod decision;
mod known;
mod offers;
mod package;

pub use criteria::{CRITERION, RawCriterion, SCALE, scale};
pub use decision::{MUST, RATE, RATES, SCALES, TOP, WEIGHTS, rate, top};
pub use known::{
    COMPANY, FACT, LINK, RATING, RawCompany, RawFact, RawLink, RawLongRating, RawShare, SHARE, fact,
};
pub use offers::{OFFER, RATINGS, RawOffer, offer};
pub use package::{
    AMOUNT, BONUS, COSTS, EQUITY, PAY, SIGN_ON, STIPEND, amount, at, bonus, equity, measure, pay,
    sign_on, stipend,
};

pub use super::keys::{Key, Table};

/// All tables of a file, in the order in which a reader meets them.
pub static ALL: [&Table; 22] = [
    &TOP, &WEIGHTS, &MUST, &OFFER, &RATINGS, &RATING, &PAY, &AMOUNT, &BONUS, &SIGN_ON, &STIPEND,
    &EQUITY, &COSTS, &SCALES, &CRITERION, &SCALE, &FACT, &COMPANY, &LINK, &SHARE, &RATES, &RATE,
];
