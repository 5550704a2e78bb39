//! Days that are past, that come too late, or that say nothing.

use super::Explanation;

pub(super) const REPLY_PAST: Explanation = Explanation {
    text: "\
The day by which you were to answer this offer lies before today. It is ranked
all the same, since only you know whether it still stands. If you got more
time, write the new day. If the offer is gone, delete it or try
`rank --without` with its name, so that the others are compared without it.",
    bad: r#"[weights]
mentoring = 20

[[offer]]
company = "Google"
reply-by = 2020-11-26

[offer.ratings]
mentoring = 7
"#,
    good: r#"[weights]
mentoring = 20

[[offer]]
company = "Google"
reply-by = 2030-11-26

[offer.ratings]
mentoring = 7
"#,
};

pub(super) const ANSWER_OVERDUE: Explanation = Explanation {
    text: "\
A company was to tell you by this day whether it makes you an offer, and the
day lies before today. Ask them. Then write the new day, or take out `status`
and `expects-by` if the offer was made, or delete the block if it will not
come.",
    bad: r#"[weights]
mentoring = 20

[[offer]]
company = "Google"
status = "pending"
expects-by = 2020-12-05

[offer.ratings]
mentoring = 7
"#,
    good: r#"[weights]
mentoring = 20

[[offer]]
company = "Google"
status = "pending"
expects-by = 2030-12-05

[offer.ratings]
mentoring = 7
"#,
};

pub(super) const ANSWER_TOO_LATE: Explanation = Explanation {
    text: "\
One company tells you later whether it makes you an offer than another one
wants your reply. On the day of that reply you would have to choose without
knowing. Ask the first for an earlier answer, or the second for more time:
both are common requests. Then write the new day.",
    bad: r#"[weights]
mentoring = 20

[[offer]]
company = "Google"
reply-by = 2030-11-26

[offer.ratings]
mentoring = 7

[[offer]]
company = "LinkedIn"
status = "pending"
expects-by = 2030-12-05

[offer.ratings]
mentoring = 8
"#,
    good: r#"[weights]
mentoring = 20

[[offer]]
company = "Google"
reply-by = 2030-12-08

[offer.ratings]
mentoring = 7

[[offer]]
company = "LinkedIn"
status = "pending"
expects-by = 2030-12-05

[offer.ratings]
mentoring = 8
"#,
};

pub(super) const NO_ANSWER_AWAITED: Explanation = Explanation {
    text: "\
`expects-by` is the day by which a company tells you whether it makes you an
offer. This offer has no `status = \"pending\"`, so it counts as made, is ranked
with the others, and the day says nothing. Add the status if the offer is not
made yet. If it is made, delete `expects-by`, and write by when you have to
answer as `reply-by`.",
    bad: r#"[weights]
mentoring = 20

[[offer]]
company = "Google"
expects-by = 2030-12-05

[offer.ratings]
mentoring = 7
"#,
    good: r#"[weights]
mentoring = 20

[[offer]]
company = "Google"
status = "pending"
expects-by = 2030-12-05

[offer.ratings]
mentoring = 7
"#,
};
