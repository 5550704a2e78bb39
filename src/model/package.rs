//! What an offer pays, part by part.

use super::{OfferId, PayPart, QuantityId};

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

/// How the base is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// An hour, for so many hours a week.
    Hourly(QuantityId, QuantityId),
    /// A month.
    Monthly(QuantityId),
    /// A year.
    Yearly(QuantityId),
}

/// A bonus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bonus {
    /// How much.
    pub target: QuantityId,
    /// Whether that is a part of a year's base, rather than an amount a year.
    pub is_share: bool,
    /// The part of it that is paid out; all of it where nobody said.
    pub paid: Option<QuantityId>,
}

/// What is paid at the beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignOn {
    /// How much.
    pub amount: QuantityId,
    /// Months before the end of which all of it is paid back by who leaves; 0 for none.
    pub clawback: u32,
}

/// A stipend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stipend {
    /// How much.
    pub amount: QuantityId,
    /// Whether it is paid each month, rather than once.
    pub is_monthly: bool,
}

/// Granted shares.
#[derive(Clone, Debug, PartialEq)]
pub struct Equity {
    /// What they are worth today.
    pub grant: QuantityId,
    /// The part of them that vests in each year; sums to 1.
    pub vesting: Vec<f64>,
    /// Months before which nothing vests.
    pub cliff: u32,
    /// What a unit of today's value is worth when it vests; 1 where nobody said.
    pub worth: Option<QuantityId>,
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
    /// What one unit of the package's is in that; none where they are the same.
    pub rate: Option<QuantityId>,
    /// The base.
    pub base: Base,
    /// Whether the hours a week were said, where they count.
    pub hours_said: bool,
    /// The weeks of an internship; none where it is for good.
    pub weeks: Option<f64>,
    /// The bonus.
    pub bonus: Option<Bonus>,
    /// What is paid at the beginning.
    pub sign_on: Option<SignOn>,
    /// What is paid for moving.
    pub relocation: Option<QuantityId>,
    /// The stipend.
    pub stipend: Option<Stipend>,
    /// What benefits are worth in a year.
    pub benefits: Option<QuantityId>,
    /// The part that goes in tax.
    pub tax: Option<QuantityId>,
    /// The cost of living.
    pub cost_of_living: Option<QuantityId>,
    /// Granted shares.
    pub equity: Option<Equity>,
    /// Monthly costs by name.
    pub costs: Vec<(String, QuantityId)>,
}

impl Package {
    /// Every part that is stated, with its quantity; the exchange rate is none of them.
    pub fn parts(&self) -> Vec<(PayPart, QuantityId)> {
        let mut parts = match self.base {
            Base::Hourly(amount, hours) => vec![(PayPart::Hourly, amount), (PayPart::Hours, hours)],
            Base::Monthly(amount) => vec![(PayPart::Monthly, amount)],
            Base::Yearly(amount) => vec![(PayPart::Yearly, amount)],
        };
        let bonus = self.bonus;
        let equity = self.equity.as_ref();
        let rest = [
            (PayPart::Bonus, bonus.map(|b| b.target)),
            (PayPart::Paid, bonus.and_then(|b| b.paid)),
            (PayPart::SignOn, self.sign_on.map(|s| s.amount)),
            (PayPart::Relocation, self.relocation),
            (PayPart::Stipend, self.stipend.map(|s| s.amount)),
            (PayPart::Benefits, self.benefits),
            (PayPart::Grant, equity.map(|e| e.grant)),
            (PayPart::Worth, equity.and_then(|e| e.worth)),
            (PayPart::Tax, self.tax),
            (PayPart::CostOfLiving, self.cost_of_living),
        ];
        parts.extend(rest.into_iter().filter_map(|(part, q)| Some((part, q?))));
        let costs = self.costs.iter().zip(0..);
        parts.extend(costs.map(|((_, q), i)| (PayPart::Cost(i), *q)));
        parts
    }

    /// The name of a part as it is typed: `hourly`, `costs.rent`.
    pub fn name_of(&self, part: PayPart) -> String {
        match part {
            PayPart::Cost(i) => match self.costs.get(usize::from(i)) {
                Some((name, _)) => format!("costs.{name}"),
                None => part.key().to_owned(),
            },
            _ => part.key().to_owned(),
        }
    }

    /// The part that a quantity is.
    pub fn part_of(&self, quantity: QuantityId) -> Option<PayPart> {
        let mut parts = self.parts().into_iter();
        parts.find(|(_, q)| *q == quantity).map(|(part, _)| part)
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
