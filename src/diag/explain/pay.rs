//! Mistakes in what an offer pays.

use super::Explanation;

pub(super) const NO_BASE: Explanation = Explanation {
    text: "\
`[offer.pay]` says something of what is paid, and not the base: what is paid
an hour, a month or a year. Without it no figure a month can be worked out.
Write exactly one of `hourly`, `monthly` and `yearly`.",
    bad: r#"[weights]
pay = 20

[[offer]]
company = "JPMorgan"

[offer.pay]
weeks = 10
stipend = 4_000
"#,
    good: r#"[weights]
pay = 20

[[offer]]
company = "JPMorgan"

[offer.pay]
hourly = 52
weeks = 10
stipend = 4_000
"#,
};

pub(super) const TWO_BASES: Explanation = Explanation {
    text: "\
The base is stated twice, say `hourly` and `yearly`, so one of them would
have to be thrown away. Exactly one of `hourly`, `monthly` and `yearly` may
stand in `[offer.pay]`. Keep the one that the contract names.",
    bad: r#"[weights]
pay = 20

[[offer]]
company = "JPMorgan"

[offer.pay]
hourly = 52
yearly = 110_000
"#,
    good: r#"[weights]
pay = 20

[[offer]]
company = "JPMorgan"

[offer.pay]
yearly = 110_000
"#,
};

pub(super) const HOURS_ALONE: Explanation = Explanation {
    text: "\
`hours-per-week` says how many hours an hourly base is paid for. This base
is paid a month or a year, so the hours change nothing of it. Delete the
line, or state the base as `hourly`.",
    bad: r#"[weights]
pay = 20

[[offer]]
company = "JPMorgan"

[offer.pay]
monthly = 9_100
hours-per-week = 40
"#,
    good: r#"[weights]
pay = 20

[[offer]]
company = "JPMorgan"

[offer.pay]
monthly = 9_100
"#,
};

pub(super) const BAD_VESTING: Explanation = Explanation {
    text: "\
`vesting` says what percent of the granted shares vest in each year, and all
years together are all shares: they add up to 100. A list such as [5, 15,
40, 40] is four years. \"even 4\" stands for four equal years, which is also
what counts where nothing is said.",
    bad: r#"[weights]
pay = 20

[[offer]]
company = "JPMorgan"

[offer.pay]
yearly = 120_000
[offer.pay.equity]
grant = 100_000
vesting = [5, 15, 40]
"#,
    good: r#"[weights]
pay = 20

[[offer]]
company = "JPMorgan"

[offer.pay]
yearly = 120_000
[offer.pay.equity]
grant = 100_000
vesting = [5, 15, 40, 40]
"#,
};

pub(super) const BAD_CLIFF: Explanation = Explanation {
    text: "\
Before the cliff nothing vests, and at the cliff all that has accrued. A
cliff behind the end of the vesting would mean that the vesting is longer
than it says. Write the months of the contract, and the vesting in percent
of every year.",
    bad: r#"[weights]
pay = 20

[[offer]]
company = "JPMorgan"

[offer.pay]
yearly = 120_000
[offer.pay.equity]
grant = 100_000
vesting = "even 4"
cliff-months = 60
"#,
    good: r#"[weights]
pay = 20

[[offer]]
company = "JPMorgan"

[offer.pay]
yearly = 120_000
[offer.pay.equity]
grant = 100_000
vesting = "even 4"
cliff-months = 12
"#,
};

pub(super) const BAD_TAX: Explanation = Explanation {
    text: "\
`tax` is the part of income that goes in tax: your own effective rate, from
0 to below 1. The program has no tax tables and does not guess. A rate of 28
% is written 0.28, and one that you do not know well as a range.",
    bad: r#"[weights]
pay = 20

[[offer]]
company = "JPMorgan"

[offer.pay]
yearly = 120_000
tax = 28
"#,
    good: r#"[weights]
pay = 20

[[offer]]
company = "JPMorgan"

[offer.pay]
yearly = 120_000
tax = [0.22, 0.30]
"#,
};

pub(super) const NEGATIVE_AMOUNT: Explanation = Explanation {
    text: "\
An amount of the pay is below 0. Everything in `[offer.pay]` is something
that is paid to you. What you pay yourself each month, such as a rent, goes
below `[offer.pay.costs]`, as a positive number.",
    bad: r#"[weights]
pay = 20

[[offer]]
company = "JPMorgan"

[offer.pay]
monthly = 9_100
stipend = -1_800
"#,
    good: r#"[weights]
pay = 20

[[offer]]
company = "JPMorgan"

[offer.pay]
monthly = 9_100
[offer.pay.costs]
rent = 1_800
"#,
};

pub(super) const BAD_TERM: Explanation = Explanation {
    text: "\
`weeks` is how long an internship lasts. It is not shorter than a tenth of a
week, and not longer than ten years. Where the offer is for good, leave it
out: then the pay is looked at over 48 months.",
    bad: r#"[weights]
pay = 20

[[offer]]
company = "JPMorgan"

[offer.pay]
monthly = 9_100
weeks = 0
"#,
    good: r#"[weights]
pay = 20

[[offer]]
company = "JPMorgan"

[offer.pay]
monthly = 9_100
weeks = 12
"#,
};

pub(super) const PART_OUTSIDE: Explanation = Explanation {
    text: "\
A part of the pay has a number that it cannot have. A cost of living is
relative to where you measure from: 1.18 is 18 % dearer, and 118 would be a
slip. Hours a week are at most 168, and months are whole numbers.",
    bad: r#"[weights]
pay = 20

[[offer]]
company = "JPMorgan"

[offer.pay]
monthly = 9_100
cost-of-living = 118
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

pub(super) const BONUS_ALONE: Explanation = Explanation {
    text: "\
A bonus in percent is a part of a year's base, and no base is stated. So
there is nothing that it is a part of. Write exactly one of `hourly`,
`monthly` and `yearly`, or the bonus as an amount a year.",
    bad: r#"[weights]
pay = 20

[[offer]]
company = "JPMorgan"

[offer.pay]
bonus = "10%"
"#,
    good: r#"[weights]
pay = 20

[[offer]]
company = "JPMorgan"

[offer.pay]
yearly = 120_000
bonus = "10%"
"#,
};

pub(super) const PAY_TWICE: Explanation = Explanation {
    text: "\
The offer rates `pay` itself, and states its pay part by part as well. One
of them would have to be thrown away. Delete the rating to have the figure
worked out, or delete `[offer.pay]` to have the figure as rated.",
    bad: r#"[weights]
pay = 20

[[offer]]
company = "JPMorgan"

[offer.pay]
monthly = 9_100
[offer.ratings]
pay = 9_500
"#,
    good: r#"[weights]
pay = 20

[[offer]]
company = "JPMorgan"

[offer.pay]
monthly = 9_100
"#,
};

pub(super) const PAY_SCALE: Explanation = Explanation {
    text: "\
`[offer.pay]` comes to an amount a month, and the criterion `pay` of this
decision takes none. It has levels: then rate `pay` by them below
`[offer.ratings]`. Or its unit is another one, such as thousands or a year:
then give it a unit such as \"USD a month\", and a scale in that.",
    bad: r#"[weights]
pay = 20

[[criterion]]
id = "pay"
scale = { levels = ["low", "fair", "good"] }

[[offer]]
company = "JPMorgan"

[offer.pay]
monthly = 9_100
"#,
    good: r#"[weights]
pay = 20

[[criterion]]
id = "pay"
scale = { levels = ["low", "fair", "good"] }

[[offer]]
company = "JPMorgan"

[offer.ratings]
pay = "good"
"#,
};
