//! What is known of companies: a mistake in it, and what to know of it.

use super::Explanation;

pub(super) const SAME_FACT: Explanation = Explanation {
    text: "\
Two facts rate one company on one criterion as of the same day. The newest
fact that holds is the one that counts, and of these neither is newer. Correct
the day of one, or delete one. If you do not know which is right, make one
fact of them with both numbers as `low` and `high`.",
    bad: r#"[weights]
mentoring = 20

[[offer]]
company = "Google"

[[fact]]
criterion = "mentoring"
company = "Google"
value = 6
as-of = 2025-06-01

[[fact]]
criterion = "mentoring"
company = "Google"
value = 8
as-of = 2025-06-01
"#,
    good: r#"[weights]
mentoring = 20

[[offer]]
company = "Google"

[[fact]]
criterion = "mentoring"
company = "Google"
low = 6
high = 8
as-of = 2025-06-01
"#,
};

pub(super) const OLD_FACTS: Explanation = Explanation {
    text: "\
Some points rest on facts that are some years old. They still count, because
an old figure says more than none, but much may have changed since. The report
names the criterion and the year. Where you know better, write a rating under
`[offer.ratings]`: it takes the place of the fact.",
    bad: r#"[[offer]]
company = "Google"
"#,
    good: r#"[[offer]]
company = "Google"

[offer.ratings]
ml-exposure = "strong"
cloud-market-share = 14
pay = 9100
brand = 3
"#,
};

pub(super) const FACT_NOT_HOLDING: Explanation = Explanation {
    text: "\
There are facts on this company, but none of them holds on the day asked for:
that day is before their `as-of`, or their `until` has come. So the rating is
missing and counts as unknown. Add a newer fact, or rate the offer itself
under `[offer.ratings]`. The option `--as-of` asks for another day.",
    bad: r#"[weights]
role-fit = 30
mentoring = 20

[[offer]]
company = "Google"

[offer.ratings]
role-fit = 4

[[fact]]
criterion = "mentoring"
company = "Google"
value = 7
as-of = 2019-06-01
until = 2020-06-01
"#,
    good: r#"[weights]
role-fit = 30
mentoring = 20

[[offer]]
company = "Google"

[offer.ratings]
role-fit = 4

[[fact]]
criterion = "mentoring"
company = "Google"
value = 7
as-of = 2025-06-01
"#,
};

pub(super) const FACTS_DROPPED: Explanation = Explanation {
    text: "\
The file extends a built-in criterion and gives it another unit, or another
kind of scale. The facts that come with the criterion were measured in the old
way, so they no longer fit and are left out. Rate the offers yourself, or add
facts in the new unit. To keep the built-in facts, give your criterion an id
of its own.",
    bad: r#"[weights]
cloud-market-share = 20

[[criterion]]
id = "cloud-market-share"
unit = "billion USD"
scale = { worst = 0, best = 100 }

[[offer]]
company = "Google"

[offer.ratings]
cloud-market-share = 50
"#,
    good: r#"[weights]
cloud-revenue = 20

[[criterion]]
id = "cloud-revenue"
unit = "billion USD"
scale = { worst = 0, best = 100 }

[[offer]]
company = "Google"

[offer.ratings]
cloud-revenue = 50
"#,
};

pub(super) const COMPANY_FIGURE: Explanation = Explanation {
    text: "\
An offer has no figure of its own here, so one of its whole company is used,
such as what interns there earn on average. Your offer may be above or below
it. Once you know your own figure, write it under `[offer.ratings]`: it takes
the place of the company's.",
    bad: r#"[weights]
pay = 25

[[offer]]
company = "Google"
"#,
    good: r#"[weights]
pay = 25

[[offer]]
company = "Google"

[offer.ratings]
pay = 9100
"#,
};

pub(super) const COMPANY_SPELLING: Explanation = Explanation {
    text: "\
Nothing is known of this company, but its name is almost that of one that is
known. With a slip in the name, an offer misses all that is known of its
company. Correct the name if that company was meant. If it is another one,
nothing is wrong, and its offer needs ratings of your own.",
    bad: r#"[weights]
mentoring = 20
brand = 10

[[offer]]
company = "Gogle"

[offer.ratings]
mentoring = 7
"#,
    good: r#"[weights]
mentoring = 20
brand = 10

[[offer]]
company = "Google"

[offer.ratings]
mentoring = 7
"#,
};
