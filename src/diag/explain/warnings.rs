//! What is no mistake, but good to know.

use super::Explanation;

pub(super) const REMARK: Explanation = Explanation {
    text: "\
This is not a mistake. The file or its set of weights has an `about` text, and
each line of it is shown with the ranking, so that whoever reads it knows what
it rests on. Change or delete the `about` text if it is no longer true. A note
for yourself goes behind a `#` and is never shown.",
    bad: r#"about = "The offer of Google is not in writing yet."

[weights]
mentoring = 20

[[offer]]
company = "Google"

[offer.ratings]
mentoring = 7
"#,
    good: r#"# The offer of Google is not in writing yet.

[weights]
mentoring = 20

[[offer]]
company = "Google"

[offer.ratings]
mentoring = 7
"#,
};

pub(super) const OUTSIDE_SCALE: Explanation = Explanation {
    text: "\
A rating lies beyond an end of its scale and counts as that end: 12 on a scale
from 0 to 10 gets the same points as 10. So does what `[offer.pay]` comes to,
such as a year's pay written as a month's. The ranking stands, but what lies
beyond the end makes no difference. Check the number and its unit. If it is
right, give the criterion a wider scale, in a `[[criterion]]` block with its
`id`.",
    bad: r#"[weights]
mentoring = 20

[[offer]]
company = "Google"

[offer.ratings]
mentoring = 12
"#,
    good: r#"[weights]
mentoring = 20

[[offer]]
company = "Google"

[offer.ratings]
mentoring = 10
"#,
};

pub(super) const UNUSED_RATING: Explanation = Explanation {
    text: "\
There are ratings on a criterion that has no weight in the set in use, so they
change nothing. That may be what you want. It is said once for each such
criterion, because a forgotten weight looks the same. To let the ratings
count, write a weight under `[weights]`.",
    bad: r#"[weights]
mentoring = 20

[[offer]]
company = "Google"

[offer.ratings]
mentoring = 7
role-fit = 4
"#,
    good: r#"[weights]
mentoring = 20
role-fit = 30

[[offer]]
company = "Google"

[offer.ratings]
mentoring = 7
role-fit = 4
"#,
};

pub(super) const UNKNOWN_FOR_ALL: Explanation = Explanation {
    text: "\
A criterion has a weight, but nothing is known on it for any offer. All of
them get the same points for it, so it cannot tell them apart, and it makes
the order less sure. `rank ask` has the question to put to each company. Write
what you learn, if only as a range, or set the weight to 0.",
    bad: r#"[weights]
role-fit = 30
mentoring = 20

[[offer]]
company = "Google"

[offer.ratings]
role-fit = 4
mentoring = "unknown"
"#,
    good: r#"[weights]
role-fit = 30
mentoring = 20

[[offer]]
company = "Google"

[offer.ratings]
role-fit = 4
mentoring = [5, 8]
"#,
};

pub(super) const CANNOT_NORMALIZE: Explanation = Explanation {
    text: "\
The scale of this criterion is made from the ratings of the offers present, by
a formula that does not take this number. `sum` and `linear` divide by it
where lower is better, so it has to be above 0; the others but `min-max` take
no number below 0. Write `min-max`, which takes all numbers. Or give the scale
fixed ends, `worst` and `best`.",
    bad: r#"[weights]
flights = 10

[[criterion]]
id = "flights"
scale = { normalize = "sum", better = "lower" }

[[offer]]
company = "Google"

[offer.ratings]
flights = 0

[[offer]]
company = "LinkedIn"

[offer.ratings]
flights = 2
"#,
    good: r#"[weights]
flights = 10

[[criterion]]
id = "flights"
scale = { normalize = "min-max", better = "lower" }

[[offer]]
company = "Google"

[offer.ratings]
flights = 0

[[offer]]
company = "LinkedIn"

[offer.ratings]
flights = 2
"#,
};

pub(super) const MUST_UNCHECKED: Explanation = Explanation {
    text: "\
A deal-breaker under `[must]` could not be checked, because nothing is known
on it for this offer. The offer stays in the ranking, since what is unknown
may still turn out well. Find out before you answer, and write what you learn
under `[offer.ratings]`.",
    bad: r#"[weights]
mentoring = 20

[must]
commute = 60

[[offer]]
company = "Google"

[offer.ratings]
mentoring = 7
"#,
    good: r#"[weights]
mentoring = 20

[must]
commute = 60

[[offer]]
company = "Google"

[offer.ratings]
mentoring = 7
commute = 35
"#,
};

pub(super) const MUST_MAY_FAIL: Explanation = Explanation {
    text: "\
The limit of a deal-breaker lies inside of the range that you wrote for this
offer: a commute of 50 to 80 minutes, and at most 60 are accepted. The offer
stays in the ranking, although it may turn out to fail. In how many what-ifs
it does follows from the range: half of them lie below its likely value or its
middle, half above. Find out more and narrow the range. Or move the limit, if
a little more is still bearable.",
    bad: r#"[weights]
mentoring = 20
commute = 10

[must]
commute = 60

[[offer]]
company = "Google"

[offer.ratings]
mentoring = 7
commute = [50, 80]
"#,
    good: r#"[weights]
mentoring = 20
commute = 10

[must]
commute = 60

[[offer]]
company = "Google"

[offer.ratings]
mentoring = 7
commute = [45, 55]
"#,
};

pub(super) const NORMALIZED: Explanation = Explanation {
    text: "\
The scale of a criterion is made from the offers present, by `normalize`. Its
ends move when an offer is added or taken away, and with them the order of the
others may change. That is meant for examples from textbooks. For a decision
of your own write fixed ends, `worst` and `best`.",
    bad: r#"[weights]
flights = 10

[[criterion]]
id = "flights"
scale = { normalize = "min-max", better = "lower" }

[[offer]]
company = "Google"

[offer.ratings]
flights = 1

[[offer]]
company = "LinkedIn"

[offer.ratings]
flights = 2
"#,
    good: r#"[weights]
flights = 10

[[criterion]]
id = "flights"
scale = { worst = 4, best = 0 }

[[offer]]
company = "Google"

[offer.ratings]
flights = 1

[[offer]]
company = "LinkedIn"

[offer.ratings]
flights = 2
"#,
};

pub(super) const ORDER_CONTRADICTED: Explanation = Explanation {
    text: "\
The table stands in the order of the scores, and a score takes everything at
its likely value. Where a range has much more room on one side, the what-ifs
can say something else, and the offer with the lower score is ahead in most of
them. Neither is wrong. Take the two as too close to call, and find out what
is still open.",
    bad: "# rank offers.toml\n",
    good: "# rank check offers.toml\n",
};

pub(super) const TRIALS_LEFT_OUT: Explanation = Explanation {
    text: "\
With more than 1,000 offers the what-ifs that tell how sure the order is take
time, so that they are made only when you ask for them. Without them every
place is the one by score.",
    bad: "# rank thousands-of-offers.toml\n",
    good: "# rank the-ones-that-count.toml\n",
};
