//! Currencies and their rates.

use super::Explanation;

pub(super) const UNKNOWN_CURRENCY: Explanation = Explanation {
    text: "\
A currency is named by its code of three letters, as ISO 4217 lists them:
USD, EUR, GBP, CHF, INR. This is none of them. Signs and names of currencies
are no codes, as several countries share them. The same holds for the
`currency` of a criterion.",
    bad: r#"[weights]
pay = 20

[[offer]]
company = "JPMorgan"

[offer.pay]
monthly = 7_900
currency = "EURO"
"#,
    good: r#"[weights]
pay = 20

[[offer]]
company = "JPMorgan"

[offer.pay]
monthly = 9_100
currency = "USD"
"#,
};

pub(super) const TWO_CURRENCIES: Explanation = Explanation {
    text: "\
The unit of the criterion begins with one currency, and its `currency` is
another one. Amounts could be counted as either. Let both say the same, or
leave `currency` out: a unit such as \"EUR a month\" says it already.",
    bad: r#"[weights]
pay = 20

[[criterion]]
id = "pay"
unit = "EUR a month"
currency = "USD"

[[offer]]
company = "JPMorgan"

[offer.ratings]
pay = 7_900
"#,
    good: r#"[weights]
pay = 20

[[criterion]]
id = "pay"
unit = "EUR a month"

[[offer]]
company = "JPMorgan"

[offer.ratings]
pay = 7_900
"#,
};

pub(super) const NO_RATE: Explanation = Explanation {
    text: "\
The pay is in another currency than the criterion `pay`, and no exchange
rate leads from the one to the other. The program looks nothing up and knows
no rates. Write what one unit is worth, with the day, below `[rates]`; a
range where it may change.",
    bad: r#"[weights]
pay = 20

[[offer]]
company = "JPMorgan"

[offer.pay]
monthly = 7_900
currency = "EUR"
"#,
    good: r#"[rates]
EUR = { usd = 1.08, as-of = 2026-11-01 }

[weights]
pay = 20

[[offer]]
company = "JPMorgan"

[offer.pay]
monthly = 7_900
currency = "EUR"
"#,
};

pub(super) const BAD_RATE: Explanation = Explanation {
    text: "\
An exchange rate says what one unit of a currency is in another one. It is a
number above 0, and not of the size of a slip. `EUR = { usd = 1.08 }` says
that 1 EUR is 1.08 USD. It is said once: not twice, and not of a currency in
itself.",
    bad: r#"[rates]
EUR = { usd = 0 }

[weights]
pay = 20

[[offer]]
company = "JPMorgan"

[offer.pay]
monthly = 7_900
currency = "EUR"
"#,
    good: r#"[rates]
EUR = { usd = 1.08, as-of = 2026-11-01 }

[weights]
pay = 20

[[offer]]
company = "JPMorgan"

[offer.pay]
monthly = 7_900
currency = "EUR"
"#,
};

pub(super) const OLD_RATE: Explanation = Explanation {
    text: "\
The exchange rate is more than 90 days old on the day of the ranking. Rates
move by several percent in that time, which may matter more than what you
compare. Look it up anew and write the day as `as-of`, or write a range.",
    bad: r#"[rates]
EUR = { usd = 1.08, as-of = 2020-11-01 }

[weights]
pay = 20

[[offer]]
company = "JPMorgan"

[offer.pay]
monthly = 7_900
currency = "EUR"
"#,
    good: r#"[rates]
EUR = { usd = [1.05, 1.12] }

[weights]
pay = 20

[[offer]]
company = "JPMorgan"

[offer.pay]
monthly = 7_900
currency = "EUR"
"#,
};
