//! The decision, valid by construction: what is built here cannot hold a number out of its range,
//! a cell without a criterion or weights that do not sum to 1.

mod company;
mod criterion;
mod judge;
mod label;
mod must;
mod normalize;
mod offer;
mod package;
mod package_fields;
mod pay_part;
mod problem;
mod rating;
mod scale;
mod schedule;
mod utility;
mod weights;

pub use company::{company_key, company_key_letters};
pub use criterion::Criterion;
pub use judge::{Judge, file_stem, judge_names, short_title};
pub use label::labels;
pub use must::{Limit, LimitError, Outcome, is_worth};
pub use normalize::{Column, Direction, Norm, Normalization};
pub use offer::{Offer, Status};
pub use package::{Currency, Package};
pub use package_fields::{
    Base, BaseTime, Benefit, Bonus, Cost, CostTime, Equity, PayTerm, Payment, SignOn, Stipend,
};
pub use pay_part::{PartInYear, PartRange, PayPart};
pub use problem::{
    Cell, CompanyId, CriterionId, Draft, Link, LinkId, Must, OfferId, Own, PackageId, Problem,
    Quantity, QuantityId, Subject,
};
pub use rating::{Rating, RatingError, Spread};
pub use scale::{Fit, Level, Order, Scale, ScaleError};
pub use schedule::{Schedule, YearAmount};
pub use utility::{Point, Utility};
pub use weights::{Weights, Written};
