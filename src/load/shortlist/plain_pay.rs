//! Pay that a row states as one base alone, worked out as that of every offer.

use jiff::civil::Date;

use crate::diag::{At, Diagnostic, Span};
use crate::load::grammar::raw::{RawPart, RawPay};
use crate::load::grammar::tables::{RawOffer, at, offer};
use crate::load::read::raw::RawFile;
use crate::load::read_files::ReadFiles;
use crate::load::resolve::catalog::PAY;
use crate::load::resolve::{self, RowsOf};
use crate::load::spreadsheet::{CellReading, ColumnGroup, ColumnKind, OpenTable};
use crate::model::{CriterionId, Package, PayPart, Problem, QuantityId, Spread};
use crate::pay::{Figure, likely, spread, statement_with};

/// Offers of which a base is all that is said of their pay.
pub struct PlainPay {
    /// The base.
    part: PayPart,
    /// A decision with one such offer, and what that pays.
    problem: Problem,
    package: Package,
    amount: QuantityId,
    /// The criterion that the pay is for, where it counts.
    pub criterion: Option<CriterionId>,
}

impl PlainPay {
    /// From an offer that is paid so, in the place of the rows of a table; none where that would be
    /// a mistake.
    pub fn new(
        read: &ReadFiles<'_>,
        table: usize,
        days: (Date, Date),
        part: PayPart,
    ) -> Option<Self> {
        let mut mains = read.mains.clone();
        let file = mains[table].file;
        mains[table] = RawFile {
            offers: vec![paid(part, file.span(0..0))?],
            ..RawFile::of_table(file)
        };
        let mut complaints = Vec::new();
        let resolved = resolve::resolve(
            &read.with(&mains),
            &read.changes,
            RowsOf::Offers,
            days,
            read.sources,
            &mut complaints,
        )?;
        if complaints.iter().any(Diagnostic::is_mistake) {
            return None;
        }
        let problem = resolved.problem;
        let package = problem.package_of(problem.offers().next()?.0)?.clone();
        let parts = package.parts();
        let (_, amount) = *parts.iter().find(|(own, _)| own.part == part)?;
        let criterion = problem.criteria().find(|(_, c)| c.id == PAY);
        Some(Self {
            part,
            package,
            amount,
            criterion: criterion.map(|(id, _)| id),
            problem,
        })
    }

    /// Whether it is of this base.
    pub fn is_of(&self, part: PayPart) -> bool {
        self.part == part
    }

    /// The base that is stated; none where it cannot be.
    pub fn base(&self, reading: CellReading<'_>) -> Option<Spread> {
        let base = match reading {
            CellReading::Number(x) => Spread::exact(x),
            CellReading::Numbers(low, likely, high) => Spread::stated(low, likely, high),
            CellReading::Level(_) | CellReading::Levels(..) | CellReading::Unknown => return None,
        };
        let range = self.part.range(false);
        let may_be = |base: &Spread| range.spans(base.low()) && range.spans(base.high());
        base.ok().filter(may_be)
    }

    /// The figure of a month where the base is so much.
    pub fn month(&self, base: f64) -> f64 {
        Figure::new(&self.package).month(self.values(base))
    }

    /// The least, the likely and the most that a month may come to, of a base that may be more or less.
    pub fn months(&self, base: Spread) -> Option<Spread> {
        if base.low() == base.high() {
            return Spread::exact(self.month(base.low())).ok();
        }
        let of = |base| spread(&self.problem, &self.package, &[(self.amount, base)]);
        let (low, likely, high) = (of(base.low()), of(base.likely()), of(base.high()));
        // A month is no less where the base is more.
        Spread::new(low.low(), likely.likely(), high.high()).ok()
    }

    /// The figure of a month, and all that is paid in the time that is looked at.
    pub fn month_and_total(&self, base: f64) -> (f64, f64) {
        let statement = statement_with(&self.package, self.values(base));
        (statement.month, statement.whole.amounts.total)
    }

    fn values(&self, base: f64) -> impl Fn(QuantityId) -> f64 {
        move |quantity| {
            if quantity == self.amount {
                base
            } else {
                likely(&self.problem, quantity)
            }
        }
    }
}

/// An offer that is paid so.
fn paid(part: PayPart, span: Span) -> Option<RawOffer<'static>> {
    let own = RawPart {
        part,
        year: None,
        key: span,
        span,
        spread: Spread::exact(1.0).ok()?,
        is_share: false,
    };
    let pay = RawPay {
        span,
        parts: vec![own],
        bases: vec![(part, span)],
        ..RawPay::default()
    };
    let value = "x".into();
    Some(RawOffer {
        span,
        company: Some(At { value, span }),
        pay: Some(pay),
        ..RawOffer::default()
    })
}

/// The base that columns of a table have, where its rows say nothing else of the pay.
pub fn lone_base(table: &OpenTable, column: &ColumnGroup) -> Option<PayPart> {
    let [first, key] = &column.part.path[..] else {
        return None;
    };
    let is_lone = table.groups.iter().filter(|g| g.part.is_pay()).count() == 1;
    if first != offer::pay || !is_lone || column.part.kind != ColumnKind::Amount {
        return None;
    }
    at(key)?.kind.part.filter(|part| part.is_base())
}
