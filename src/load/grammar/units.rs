//! Units of money: `USD a month`.

use super::currencies::{Meant, meant, of_code};
use crate::model::Currency;

/// How a unit says that its money is for a month.
const A_MONTH: [&str; 8] = [
    "a month",
    "per month",
    "each month",
    "every month",
    "monthly",
    "/month",
    "/ month",
    "/mo",
];

/// A unit of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MoneyUnit {
    pub currency: Currency,
    /// Whether that is said by its code: of a sign, other countries may have the same.
    pub by_code: bool,
    /// Whether the money is for a month.
    pub a_month: bool,
}

/// The money that a unit begins with: `USD a month`, `EUR/year`, `$ per month`.
///
/// Some codes are words as well, such as ALL and TOP: without a month they count in capitals only.
/// So are some signs, such as pounds: they count with a month only.
pub fn money(unit: &str) -> Option<MoneyUnit> {
    let unit = unit.trim();
    let (word, rest) = unit.split_at(unit.find([' ', '/']).unwrap_or(unit.len()));
    let rest = rest.trim_start().to_lowercase();
    let says = |said: &str| {
        let behind = rest.strip_prefix(said);
        behind.is_some_and(|behind| !behind.starts_with(char::is_alphanumeric))
    };
    // A currency alone says nothing against it.
    let a_month = rest.is_empty() || A_MONTH.into_iter().any(says);
    let by_month = a_month && !rest.is_empty();
    let code = of_code(word).filter(|c| by_month || c.code() == word);
    Some(MoneyUnit {
        currency: code.or_else(|| of_sign(word).filter(|_| by_month))?,
        by_code: code.is_some(),
        a_month,
    })
}

fn of_sign(word: &str) -> Option<Currency> {
    match meant(word)? {
        Meant::One(code) => of_code(code),
        Meant::Several(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_of_money_begin_with_their_currency() {
        let found = |unit| money(unit).map(|m| (m.currency.code().to_owned(), m.a_month));
        let some = |code: &str, a_month| Some((code.to_owned(), a_month));
        for unit in [
            "EUR a month",
            "eur/month",
            "EUR per month, net",
            "€ / month",
            "euros a month",
        ] {
            assert_eq!(found(unit), some("EUR", true), "{unit}");
        }
        assert_eq!(found("USD"), some("USD", true));
        for unit in ["USD/year", "USD a monthly"] {
            assert_eq!(found(unit), some("USD", false), "{unit}");
        }
        for unit in ["", "place", "all of it", "pounds", "thousand USD a month"] {
            assert_eq!(found(unit), None, "{unit}");
        }
    }
}
