//! All tables of a file, each key of each named once.

mod companies;
mod criteria;
mod definition;
mod judges;
mod offers;
mod packages;
mod top_level;

pub use self::companies::*;
pub use self::criteria::*;
pub use self::judges::*;
pub use self::offers::*;
pub use self::packages::*;
pub use self::top_level::*;
use super::key_types::Table;

/// All tables of a file, in the order in which a reader meets them.
pub static ALL: [&Table; 32] = [
    &TOP,
    &JUDGE,
    &WEIGHTS,
    &WEIGHING,
    &BEST_WORST,
    &WEIGHT_GROUP,
    &MUST,
    &OFFER,
    &RATINGS,
    &RATING,
    &PAY,
    &AMOUNT,
    &BONUS,
    &SIGN_ON,
    &STIPEND,
    &RELOCATION,
    &EQUITY,
    &BENEFITS,
    &BENEFIT,
    &COSTS,
    &COST,
    &SCALES,
    &CRITERION,
    &SCALE,
    &FACT,
    &COMPANY,
    &LINK,
    &SHARE,
    &RATES,
    &RATE,
    &COLUMNS,
    &FALLBACK,
];
