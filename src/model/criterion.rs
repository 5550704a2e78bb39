//! What offers are judged by.

use super::Scale;

/// A criterion.
#[derive(Clone, Debug, PartialEq)]
pub struct Criterion {
    /// Its id.
    pub id: String,
    /// Its name, as shown.
    pub name: String,
    /// The unit of its ratings.
    pub unit: Option<String>,
    /// The currency, for pay.
    pub currency: Option<String>,
    /// What to ask the company.
    pub question: Option<String>,
    /// What it means, and its levels.
    pub about: Option<String>,
    /// From ratings to utilities.
    pub scale: Scale,
    /// Whether not being named means the worst end.
    pub absent_is_worst: bool,
}
