//! What is offered.

use jiff::civil::Date;

use super::{CompanyId, Spread};

/// Whether an offer stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// It was made.
    #[default]
    Offered,
    /// Applied for, not made yet.
    Pending,
    /// The job that one has: there in any case.
    Current,
}

impl Status {
    /// Every status.
    pub const ALL: [Self; 3] = [Self::Offered, Self::Pending, Self::Current];

    /// The word for it, as files and scripts have it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Offered => "offered",
            Self::Pending => "pending",
            Self::Current => "current",
        }
    }

    /// Whether it can be had: not an offer that is still to be made.
    pub const fn is_made(self) -> bool {
        !matches!(self, Self::Pending)
    }
}

/// An offer.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// Its id, unique.
    pub id: String,
    /// Whether the id was written; a made one changes when its company comes twice.
    pub id_is_written: bool,
    /// The company, as written.
    pub company: String,
    /// Which company that is.
    pub company_id: CompanyId,
    /// The role.
    pub role: Option<String>,
    /// Whether it stands.
    pub status: Status,
    /// Where.
    pub location: Option<String>,
    /// When to answer.
    pub reply_by: Option<Date>,
    /// When the company is to answer, where there is no offer yet.
    pub expects_by: Option<Date>,
    /// The probability that it is made, where there is no offer yet.
    pub chance: Option<Spread>,
    /// A note of the user's.
    pub note: Option<String>,
}
