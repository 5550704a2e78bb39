//! Remarks on what offers pay beside each other.

use super::Explanation;

pub(super) const UNEVEN_PAY: Explanation = Explanation {
    text: "\
What is taken off the pay is told for some offers and not for others: a tax,
monthly costs or a cost of living. Then one figure is what is left, and the
other is what is paid, and they cannot be compared. State it for all offers,
or for none.",
    bad: r#"[weights]
pay = 20

[[offer]]
company = "JPMorgan"

[offer.pay]
monthly = 9_100
tax = 0.25

[[offer]]
company = "Google"

[offer.pay]
monthly = 9_300
"#,
    good: r#"[weights]
pay = 20

[[offer]]
company = "JPMorgan"

[offer.pay]
monthly = 9_100
tax = 0.25

[[offer]]
company = "Google"

[offer.pay]
monthly = 9_300
tax = 0.25
"#,
};

pub(super) const LIVING_AND_RENT: Explanation = Explanation {
    text: "\
The offer states a cost of living and a rent. A cost of living says how much
dearer everything is there, the rent included, so that the rent may be
counted twice. Keep one of them, or leave the rent out of the cost of
living.",
    bad: r#"[weights]
pay = 20

[[offer]]
company = "JPMorgan"

[offer.pay]
monthly = 9_100
cost-of-living = 1.18
[offer.pay.costs]
rent = 1_800
"#,
    good: r#"[weights]
pay = 20

[[offer]]
company = "JPMorgan"

[offer.pay]
monthly = 9_100
cost-of-living = 1.18
"#,
};

pub(super) const TERMS_DIFFER: Explanation = Explanation {
    text: "\
The offers last differently long. The criterion counts a month's pay, which
hides that the longer one pays more in all, and that a payment made once
weighs more in a shorter one. `rank pay` shows both. Nothing needs to be
mended where the terms are what they are.",
    bad: r#"[weights]
pay = 20

[[offer]]
company = "JPMorgan"

[offer.pay]
monthly = 9_100
weeks = 10

[[offer]]
company = "Google"

[offer.pay]
monthly = 9_300
weeks = 13
"#,
    good: r#"[weights]
pay = 20

[[offer]]
company = "JPMorgan"

[offer.pay]
monthly = 9_100
weeks = 12

[[offer]]
company = "Google"

[offer.pay]
monthly = 9_300
weeks = 13
"#,
};

pub(super) const SMALL_BONUS: Explanation = Explanation {
    text: "\
A bonus is a percentage of a year's base, in quotes and with its sign, or an
amount a year. This amount is so small that a percentage may be meant. It
counts as the amount that it says.",
    bad: r#"[weights]
pay = 20

[[offer]]
company = "JPMorgan"

[offer.pay]
yearly = 110_000
bonus = 10
"#,
    good: r#"[weights]
pay = 20

[[offer]]
company = "JPMorgan"

[offer.pay]
yearly = 110_000
bonus = "10%"
"#,
};
