//! Mistakes in how a file is written, whatever it is about.

use super::Explanation;

pub(super) const SYNTAX: Explanation = Explanation {
    text: "\
An offers file is written in TOML, and what stands here is not TOML. Most
often a text has no quotes, a number has a comma in it, or a quote or bracket
is never closed. Put texts in double quotes, write 9100 or 9_100 for a number,
and close what was opened. Mend mistakes of this kind first: what stands
behind one may have been misread.",
    bad: r#"[weights]
mentoring = 20

[[offer]]
company = "Google"
role = Software engineer

[offer.ratings]
mentoring = 7
"#,
    good: r#"[weights]
mentoring = 20

[[offer]]
company = "Google"
role = "Software engineer"

[offer.ratings]
mentoring = 7
"#,
};

pub(super) const UNKNOWN_KEY: Explanation = Explanation {
    text: "\
The file has a key that `rank` does not know. It could be skipped, but then a
misspelt `reply-by` would hide a deadline, so it is a mistake. Look for a slip
of the keyboard, or for another word for the same thing: it is `reply-by` and
not `deadline`, `company` and not `employer`. A note to yourself goes behind a
`#`.",
    bad: r#"[weights]
mentoring = 20

[[offer]]
company = "Google"
deadline = 2026-11-26

[offer.ratings]
mentoring = 7
"#,
    good: r#"[weights]
mentoring = 20

[[offer]]
company = "Google"
reply-by = 2026-11-26

[offer.ratings]
mentoring = 7
"#,
};

pub(super) const MISPLACED_KEY: Explanation = Explanation {
    text: "\
The key is known, but it stands in the wrong part of the file. In TOML a line
belongs to the last heading in brackets above it. A key of the offer that is
written below `[offer.ratings]` would therefore be a rating. Move it up, above
that heading, or to the top of the file if it is about the file as a whole.",
    bad: r#"[weights]
mentoring = 20

[[offer]]
company = "Google"

[offer.ratings]
mentoring = 7
reply-by = 2026-11-26
"#,
    good: r#"[weights]
mentoring = 20

[[offer]]
company = "Google"
reply-by = 2026-11-26

[offer.ratings]
mentoring = 7
"#,
};

pub(super) const MISSING_KEY: Explanation = Explanation {
    text: "\
Something was left out that cannot be guessed. An offer needs its `company`, a
criterion of your own its `id` and `scale`, a fact the `company` and the
`criterion` that it is about. The report says what is missing, and from what.
Nearly everything else may be left out.",
    bad: r#"[weights]
mentoring = 20

[[offer]]
role = "Software engineer"

[offer.ratings]
mentoring = 7
"#,
    good: r#"[weights]
mentoring = 20

[[offer]]
company = "Google"
role = "Software engineer"

[offer.ratings]
mentoring = 7
"#,
};

pub(super) const WRONG_TYPE: Explanation = Explanation {
    text: "\
The key is right, but its value is of another kind than it needs, such as a
text where a number must stand. Weights are numbers, names are texts in
quotes, and a range is two numbers in brackets. Only numbers can be added up,
so \"very important\" has to become one: a weight of 30 counts twice as much as
one of 15.",
    bad: r#"[weights]
role-fit = 20
mentoring = "very important"

[[offer]]
company = "Google"

[offer.ratings]
role-fit = 4
mentoring = 7
"#,
    good: r#"[weights]
role-fit = 20
mentoring = 40

[[offer]]
company = "Google"

[offer.ratings]
role-fit = 4
mentoring = 7
"#,
};

pub(super) const NOT_FINITE: Explanation = Explanation {
    text: "\
TOML can write `inf` for a number without end and `nan` for one that is none,
but no score can be worked out from them. Next to an endless weight every
other one would count for nothing, as next to one above 1e15. Write an
ordinary number. If one thing decides everything, make it a deal-breaker under
`[must]`. If a rating is not known, write \"unknown\".",
    bad: r#"[weights]
role-fit = inf
mentoring = 20

[[offer]]
company = "Google"

[offer.ratings]
role-fit = 4
mentoring = 7
"#,
    good: r#"[weights]
role-fit = 80
mentoring = 20

[[offer]]
company = "Google"

[offer.ratings]
role-fit = 4
mentoring = 7
"#,
};

pub(super) const BAD_DATE: Explanation = Explanation {
    text: "\
A date is a day of the calendar, written year-month-day as in 2026-11-30.
Deadlines are counted in days, and facts hold from one day to another, so a
day that does not exist or cannot be read is a mistake. Check the month and
the day: November has 30. Quotes around a date are allowed, but not needed.",
    bad: r#"[weights]
mentoring = 20

[[offer]]
company = "Google"
reply-by = "2026-11-31"

[offer.ratings]
mentoring = 7
"#,
    good: r#"[weights]
mentoring = 20

[[offer]]
company = "Google"
reply-by = 2026-11-30

[offer.ratings]
mentoring = 7
"#,
};

pub(super) const TOO_LONG: Explanation = Explanation {
    text: "\
A text or a list is longer than it may be. The `brief` of a fact is the
reason that stands inside of tables, so it has 50 characters at most. Shorten
it. What no longer fits goes into `why`, which may be longer and is shown by
`rank explain`. A scale has 1,000 levels or points at most.",
    bad: r#"[weights]
mentoring = 20

[[offer]]
company = "Google"

[[fact]]
criterion = "mentoring"
company = "Google"
value = 7
as-of = 2025-06-01
brief = "two friends who were interns there in 2025 both had a mentor each"
"#,
    good: r#"[weights]
mentoring = 20

[[offer]]
company = "Google"

[[fact]]
criterion = "mentoring"
company = "Google"
value = 7
as-of = 2025-06-01
brief = "two friends, interns in 2025"
why = "two friends who were interns there in 2025 both had a mentor each"
"#,
};

pub(super) const NOT_UTF8: Explanation = Explanation {
    text: "\
The file holds bytes that are not UTF-8, the way in which TOML files are
stored. Most often an older editor stored letters such as é or ü in another
way. Open the file in an editor and save it as UTF-8; many ask for the
encoding when a file is saved under a new name.",
    bad: "\
# offers.toml, saved in the encoding Latin-1
",
    good: "\
# offers.toml, saved in the encoding UTF-8
",
};

pub(super) const UNREADABLE: Explanation = Explanation {
    text: "\
A file that was named could not be opened or read. Its name may be misspelt,
the command may run in another folder, the file may not be yours to read, or
it is larger than the 32 MiB that a file may have. Check these. If there is no
file yet, `rank init` writes one to start from.",
    bad: "\
# rank ofers.toml
",
    good: "\
# rank offers.toml
",
};

pub(super) const SECOND_FILE: Explanation = Explanation {
    text: "\
Files given together are read as one, and some parts may stand in only one of
them: `title`, `criteria`, `[weights]`, `[must]` and `[rates]`. Two files with
weights would contradict each other, and nothing says which of them to follow.
Keep the part in one file and take it out of the others. To compare two
opinions, put the weights of each into a file of its own and name both with
`-c`.",
    bad: "\
# rank offers.toml more.toml
# where both files have a table [weights]
",
    good: "\
# rank offers.toml more.toml
# where only offers.toml has a table [weights]
",
};

pub(super) const NOT_IN_SET: Explanation = Explanation {
    text: "\
A file that is named by `-c` or by the key `criteria` says what matters, not
what is on offer. It may hold weights, criteria, facts, companies and links.
Offers, deal-breakers, rates of exchange and the name of another set are parts
of your decision. Move them to the offers file. If it is the offers file
itself, leave `-c` out: the weights in it count by themselves.",
    bad: r#"# rank offers.toml -c mine.toml
# where mine.toml holds an offer:
#
# [weights]
# pay = 10
#
# [[offer]]
# company = "Google"
"#,
    good: r"# rank offers.toml -c mine.toml
# where mine.toml holds what matters:
#
# [weights]
# pay = 10
",
};
