//! What may be wrong with a decision though nothing is wrong with its file.

use super::Explanation;

pub(super) const FIRST_ON_UNKNOWN: Explanation = Explanation {
    text: "\
What is unknown counts as half, and first place depends on that. At the worst
that it may turn out, the offer now first would not be; or another offer would
be first if what is unknown of it turned out well. Ask before you answer:
`rank ask` has the questions. A range already helps.",
    bad: r#"[weights]
role-fit = 30
mentoring = 20

[[offer]]
company = "JPMorgan"

[offer.ratings]
role-fit = 7
mentoring = "unknown"

[[offer]]
company = "Google"

[offer.ratings]
role-fit = 6
mentoring = 6
"#,
    good: r#"[weights]
role-fit = 30
mentoring = 20

[[offer]]
company = "JPMorgan"

[offer.ratings]
role-fit = 7
mentoring = [6, 8]

[[offer]]
company = "Google"

[offer.ratings]
role-fit = 6
mentoring = 6
"#,
};

pub(super) const SAME_FOR_ALL: Explanation = Explanation {
    text: "\
A criterion has a weight, but every offer gets the same points for it. It
takes no part in the decision and makes all the differences look smaller than
they are. That is fine if it may yet differ for an offer to come. Else set its
weight to 0, or rate more finely where the offers do differ.",
    bad: r#"[weights]
role-fit = 30
mentoring = 20

[[offer]]
company = "JPMorgan"

[offer.ratings]
role-fit = 7
mentoring = 5

[[offer]]
company = "Google"

[offer.ratings]
role-fit = 4
mentoring = 5
"#,
    good: r#"[weights]
role-fit = 30
mentoring = 20

[[offer]]
company = "JPMorgan"

[offer.ratings]
role-fit = 7
mentoring = 5

[[offer]]
company = "Google"

[offer.ratings]
role-fit = 4
mentoring = 6
"#,
};

pub(super) const ONE_LINK: Explanation = Explanation {
    text: "\
Several criteria of a company rest on one link: how much of its parent's work
reaches it. If that share is wrong, all of them are wrong together, and the
same thing may count more than once. Look at their weights as one sum. Or rate
the offer itself on one of them, which the link then leaves alone.",
    bad: r#"[weights]
ml-exposure = 35
cloud-market-share = 20

[[offer]]
company = "LinkedIn"

[[offer]]
company = "Google"
"#,
    good: r#"[weights]
ml-exposure = 35
cloud-market-share = 20

[[offer]]
company = "LinkedIn"

[offer.ratings]
ml-exposure = "some"

[[offer]]
company = "Google"
"#,
};

pub(super) const SAME_ORDER: Explanation = Explanation {
    text: "\
Two criteria or more put five offers or more in exactly the same order. They
may be two names for one thing, such as pay and the worth of a company, which
then counts twice. If so, keep one of them or split its weight. If they are
two things that happen to agree, all is well.",
    bad: r#"[weights]
role-fit = 30
mentoring = 20

[[offer]]
company = "A"
ratings = { role-fit = 9, mentoring = 8 }

[[offer]]
company = "B"
ratings = { role-fit = 8, mentoring = 7 }

[[offer]]
company = "C"
ratings = { role-fit = 6, mentoring = 6 }

[[offer]]
company = "D"
ratings = { role-fit = 5, mentoring = 4 }

[[offer]]
company = "E"
ratings = { role-fit = 2, mentoring = 3 }
"#,
    good: r#"[weights]
role-fit = 30

[[offer]]
company = "A"
ratings = { role-fit = 9 }

[[offer]]
company = "B"
ratings = { role-fit = 8 }

[[offer]]
company = "C"
ratings = { role-fit = 6 }

[[offer]]
company = "D"
ratings = { role-fit = 5 }

[[offer]]
company = "E"
ratings = { role-fit = 2 }
"#,
};

pub(super) const DOMINATED: Explanation = Explanation {
    text: "\
An offer is behind another one on everything that you weigh, or level with it,
whatever is still unknown. No weights put it ahead. You may decline it, unless
something speaks for it that is not in the file. If something does, add it as
a criterion of your own.",
    bad: r#"[weights]
role-fit = 30
mentoring = 20

[[offer]]
company = "JPMorgan"

[offer.ratings]
role-fit = 7
mentoring = 6

[[offer]]
company = "Google"

[offer.ratings]
role-fit = 4
mentoring = 5
"#,
    good: r#"[weights]
role-fit = 30
mentoring = 20
commute = 10

[[offer]]
company = "JPMorgan"

[offer.ratings]
role-fit = 7
mentoring = 6
commute = 60

[[offer]]
company = "Google"

[offer.ratings]
role-fit = 4
mentoring = 5
commute = 20
"#,
};

pub(super) const IDLE_WEIGHT: Explanation = Explanation {
    text: "\
First place stays the same at any weight of these criteria, from none to
nearly all, as long as the other weights and the ratings stay. So there is no
need to think longer about these weights. `rank flip` shows the changes that
do matter, if there are any.",
    bad: r#"[weights]
role-fit = 30
mentoring = 20
commute = 10

[[offer]]
company = "JPMorgan"

[offer.ratings]
role-fit = 7
mentoring = 6
commute = 60

[[offer]]
company = "Google"

[offer.ratings]
role-fit = 4
mentoring = 5
commute = 20
"#,
    good: r#"[weights]
role-fit = 30
commute = 10

[[offer]]
company = "JPMorgan"

[offer.ratings]
role-fit = 7
commute = 60

[[offer]]
company = "Google"

[offer.ratings]
role-fit = 6
commute = 20
"#,
};

pub(super) const SCALE_WIDENED: Explanation = Explanation {
    text: "\
A weight says what the way from the worst end of a scale to its best is worth.
This scale reaches further than the built-in one, and the weight is still that
of the built-in set, made for the shorter way. So each step on the scale now
counts for less than the set meant. The report names the weight that keeps the
old trade-off; write it in a set of your own, or pass it with `--weight`.",
    bad: r#"criteria = "default"

[[criterion]]
id = "cloud-market-share"
scale = { worst = 0, best = 80 }

[[offer]]
company = "Google"
"#,
    good: r#"[weights]
ml-exposure = 35
cloud-market-share = 40
pay = 25
brand = 20

[[criterion]]
id = "cloud-market-share"
scale = { worst = 0, best = 80 }

[[offer]]
company = "Google"
"#,
};
