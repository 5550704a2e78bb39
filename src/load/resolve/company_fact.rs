//! One fact of a company, read on its criterion's scale.

use jiff::civil::Date;

use super::origins::Reasons;
use super::ratings;
use crate::diag::{Diagnostic, Span};
use crate::load::read::raw::{RawFact, RawNote, Str};
use crate::model::{Criterion, Rating, company_key as key_of};

/// A fact, read on its criterion's scale.
#[derive(Clone, Debug)]
pub struct CompanyFact {
    /// The company's key.
    pub company: String,
    pub rating: Rating,
    pub as_of: Option<Date>,
    pub until: Option<Date>,
    pub note: Reasons,
    pub span: Span,
}

impl CompanyFact {
    /// Whether it holds on a day.
    pub fn holds(&self, day: Date) -> bool {
        self.as_of.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }
}

/// A fact on its criterion's scale; none where it is a mistake, which is then among the complaints.
pub fn check(
    raw: &RawFact<'_>,
    criterion: &Criterion,
    shipped: bool,
    complaints: &mut Vec<Diagnostic>,
) -> Option<CompanyFact> {
    let (rating, warning) = match ratings::rating(raw.stated.as_ref()?, raw.span, criterion) {
        Ok(read) => read,
        Err(complaint) => {
            complaints.push(*complaint);
            return None;
        }
    };
    complaints.extend(warning.map(|w| *w));
    let as_of = raw.as_of.as_ref().map(|d| d.value);
    Some(CompanyFact {
        company: key_of(&raw.company.value),
        rating,
        as_of,
        until: raw.until.as_ref().map(|d| d.value),
        note: note(&raw.note, as_of, shipped),
        span: raw.span,
    })
}

/// The reasons given with a rating, as text of their own.
pub fn note(raw: &RawNote<'_>, as_of: Option<Date>, shipped: bool) -> Reasons {
    let own = |text: &Option<Str<'_>>| text.as_deref().map(str::to_owned);
    Reasons {
        brief: own(&raw.brief),
        why: own(&raw.why),
        source: own(&raw.source),
        as_of,
        shipped,
    }
}
