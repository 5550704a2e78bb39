//! What an offer pays, part by part.

use super::package_fields::{
    Base, BaseTime, Benefit, Bonus, Cost, Equity, PayTerm, Payment, SignOn, Stipend,
};
use super::{OfferId, PartInYear, PayPart, QuantityId, Schedule};

/// A currency by its code of three letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The currency of a code such as `USD`; none where it is not three letters.
    pub fn new(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        let letters = bytes.iter().all(u8::is_ascii_alphabetic);
        letters.then(|| Self(bytes.map(|b| b.to_ascii_uppercase())))
    }

    /// Its code, in capitals.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("???")
    }
}

/// What an offer pays.
#[derive(Clone, Debug, PartialEq)]
pub struct Package {
    /// Whose it is.
    pub offer: OfferId,
    /// The currency of its amounts; none where the criterion has none either.
    pub currency: Option<Currency>,
    /// The currency of the criterion, in which the figure is.
    pub into: Option<Currency>,
    /// What one unit of the package's is in the next currency, and so on to that one; none where
    /// they are the same.
    pub rates: Vec<QuantityId>,
    /// The base; none of a stipend alone, and of what is unpaid.
    pub base: Option<Base>,
    /// Whether the hours or the days of a week were said, where they count.
    pub hours_said: bool,
    /// How long it is looked at.
    pub term: PayTerm,
    /// The bonus.
    pub bonus: Option<Bonus>,
    /// What is paid at the beginning.
    pub sign_on: Option<SignOn>,
    /// What is paid for moving.
    pub relocation: Option<Payment>,
    /// The stipend.
    pub stipend: Option<Stipend>,
    /// What benefits are worth.
    pub benefits: Vec<Benefit>,
    /// The part that goes in tax.
    pub tax: Option<QuantityId>,
    /// The cost of living.
    pub cost_of_living: Option<QuantityId>,
    /// Granted shares.
    pub equity: Option<Equity>,
    /// Costs by name.
    pub costs: Vec<Cost>,
}

/// Parts with their quantities.
type Parts = Vec<(PartInYear, QuantityId)>;

impl Package {
    /// Every part that is stated, with its quantity; the exchange rate is none of them.
    pub fn parts(&self) -> Parts {
        let mut parts = self.base_parts();
        let one = |part: PayPart, quantity: Option<QuantityId>| quantity.map(|q| (part.into(), q));
        let (bonus, equity) = (self.bonus.as_ref(), self.equity.as_ref());
        parts.extend(self.in_years(PayPart::Bonus));
        parts.extend(one(PayPart::Paid, bonus.and_then(|b| b.paid)));
        for part in [PayPart::SignOn, PayPart::Relocation, PayPart::Stipend] {
            parts.extend(self.in_years(part));
        }
        let benefits = self.benefits.iter().zip(0..);
        parts.extend(benefits.flat_map(|(benefit, i)| self.in_years(benefit.part(i))));
        let rest = [
            one(PayPart::Grant, equity.map(|e| e.grant)),
            one(PayPart::Refresh, equity.and_then(|e| e.refresh)),
            one(PayPart::Worth, equity.and_then(|e| e.worth)),
            one(PayPart::Tax, self.tax),
            one(PayPart::CostOfLiving, self.cost_of_living),
        ];
        parts.extend(rest.into_iter().flatten());
        let costs = 0..self.costs.len() as u16;
        parts.extend(costs.flat_map(|i| self.in_years(PayPart::Cost(i))));
        parts
    }

    /// A part that may differ by year, in each of them.
    fn in_years(&self, part: PayPart) -> impl Iterator<Item = (PartInYear, QuantityId)> {
        let amounts = self.schedule(part).into_iter().flat_map(Schedule::parts);
        amounts.map(move |(year, quantity)| (PartInYear { part, year }, quantity))
    }

    /// The parts that make the base, and the term.
    fn base_parts(&self) -> Parts {
        let mut parts = Parts::new();
        if let Some(base) = &self.base {
            parts.extend(self.in_years(base.time.part()));
            let times = match base.time {
                BaseTime::Hour(hours) => Some((PayPart::Hours, hours)),
                BaseTime::Day(days) => Some((PayPart::Days, days)),
                BaseTime::Month(salaries) => salaries.map(|q| (PayPart::Salaries, q)),
                BaseTime::Week | BaseTime::Year => None,
            };
            let raise = base.raise.map(|q| (PayPart::Raise, q));
            let weeks = base.paid_weeks.map(|q| (PayPart::PaidWeeks, q));
            let more = [times, weeks, raise].into_iter().flatten();
            parts.extend(more.map(|(part, q)| (part.into(), q)));
        }
        parts.extend(self.term.uncertain().map(|(part, q)| (part.into(), q)));
        parts
    }

    /// What is stated of a part that may differ by year.
    pub fn schedule(&self, part: PayPart) -> Option<&Schedule> {
        match part {
            PayPart::Bonus => self.bonus.as_ref().map(|b| &b.target),
            PayPart::SignOn => self.sign_on.as_ref().map(|s| &s.amount),
            PayPart::Relocation => self.relocation.as_ref().map(|r| &r.amount),
            PayPart::Stipend => self.stipend.as_ref().map(|s| &s.amount),
            PayPart::Benefits => self.benefits.first().map(|b| &b.amount),
            PayPart::Benefit(i) => self.benefits.get(usize::from(i)).map(|b| &b.amount),
            PayPart::Cost(i) => self.costs.get(usize::from(i)).map(|c| &c.amount),
            _ if part.is_base() => self.base.as_ref().map(|b| &b.amount),
            _ => None,
        }
    }

    /// Whether a part is a part of the base, rather than money.
    pub fn is_share(&self, own: PartInYear) -> bool {
        let amount = self.schedule(own.part).and_then(|s| s.stated(own.year));
        amount.is_some_and(|a| a.is_share)
    }

    /// The name that a cost or a benefit goes by.
    pub fn own_name(&self, part: PayPart) -> Option<&str> {
        match part {
            PayPart::Cost(i) => self.costs.get(usize::from(i)).map(|c| c.name.as_str()),
            PayPart::Benefit(i) => {
                let benefit = self.benefits.get(usize::from(i));
                benefit.and_then(|b| b.name.as_deref())
            }
            _ => None,
        }
    }

    /// The name of a part as it is typed: `hourly`, `costs.rent`, `sign-on.years.2`.
    pub fn name_of(&self, own: PartInYear) -> String {
        let (key, name) = (own.part.key(), self.own_name(own.part));
        let name = name.map_or_else(|| key.to_owned(), |name| format!("{key}.{name}"));
        match own.year {
            Some(year) => format!("{name}.years.{year}"),
            None => name,
        }
    }

    /// Whether it is for good.
    pub fn is_for_good(&self) -> bool {
        matches!(self.term, PayTerm::ForGood(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_currency_is_three_letters() {
        let code = |s| Currency::new(s).map(|c| c.code().to_owned());
        assert_eq!(code("eur"), Some("EUR".to_owned()));
        for no in ["", "EU", "EURO", "E1R", "€"] {
            assert_eq!(code(no), None, "{no}");
        }
    }
}
