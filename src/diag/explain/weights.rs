//! Mistakes in what matters: weights, sets of them, and limits.

use super::Explanation;

pub(super) const UNKNOWN_CRITERION: Explanation = Explanation {
    text: "\
A weight, a rating or a limit is given for a criterion that nothing defines.
Under a misspelt name it would count for nothing, so it is a mistake. Compare
the name with the suggestion, or see all names with `rank criteria`. A
criterion of your own needs a `[[criterion]]` block with this `id` and a
`scale`.",
    bad: r#"[weights]
mentoring = 20

[[offer]]
company = "Google"

[offer.ratings]
mentorng = 7
"#,
    good: r#"[weights]
mentoring = 20

[[offer]]
company = "Google"

[offer.ratings]
mentoring = 7
"#,
};

pub(super) const NEGATIVE_WEIGHT: Explanation = Explanation {
    text: "\
A weight says how much a criterion matters, so it is 0 or more. A minus is
often meant to say that less is better, as with a commute. The scale says that
already: from 90 minutes, its worst end, to 0, its best. Write the weight
without the minus. In a criterion of your own, where less is better, put the
higher number at `worst`.",
    bad: r#"[weights]
mentoring = 20
commute = -10

[[offer]]
company = "Google"

[offer.ratings]
mentoring = 7
commute = 30
"#,
    good: r#"[weights]
mentoring = 20
commute = 10

[[offer]]
company = "Google"

[offer.ratings]
mentoring = 7
commute = 30
"#,
};

pub(super) const NO_WEIGHT: Explanation = Explanation {
    text: "\
Every criterion has the weight 0, so nothing matters, and all offers would
have the same score. Some weights may be 0, but not all of them. Give one at
least a number above 0. Or take `[weights]` out of the file: then the built-in
set `default` is used.",
    bad: r#"[weights]
mentoring = 0

[[offer]]
company = "Google"

[offer.ratings]
mentoring = 7
"#,
    good: r#"[weights]
mentoring = 20

[[offer]]
company = "Google"

[offer.ratings]
mentoring = 7
"#,
};

pub(super) const UNKNOWN_SET: Explanation = Explanation {
    text: "\
The key `criteria` or the option `-c` names a set of weights that is not built
in. A name with a `/` in it, or with `.toml` at its end, is taken for a file;
every other name is taken for a built-in set. See them all with
`rank criteria`, and check the spelling. For a file of your own write its
path, such as \"mine.toml\".",
    bad: r#"criteria = "cloud-frist"

[[offer]]
company = "Google"
"#,
    good: r#"criteria = "cloud-first"

[[offer]]
company = "Google"
"#,
};

pub(super) const WEIGHTS_TWICE: Explanation = Explanation {
    text: "\
The file has a table `[weights]` and the key `criteria`, which names a set of
weights. Each of them says what matters, and nothing says which to follow.
Keep one of the two. To change a built-in set a little, print it with
`rank criteria` and its name, and copy its weights into `[weights]`.",
    bad: r#"criteria = "ml-first"

[weights]
mentoring = 20

[[offer]]
company = "Google"

[offer.ratings]
mentoring = 7
"#,
    good: r#"[weights]
mentoring = 20

[[offer]]
company = "Google"

[offer.ratings]
mentoring = 7
"#,
};

pub(super) const LIMIT_OUTSIDE: Explanation = Explanation {
    text: "\
A limit under `[must]` lies beyond the ends of the scale of its criterion, so
it would let every offer pass, or none. Often there is a zero too many, or the
unit is another one. A limit means \"no worse than\", and the scale knows which
way is worse. Write a limit between both ends; `rank criteria` shows them with
the unit.",
    bad: r#"[weights]
mentoring = 20
commute = 10

[must]
commute = 600

[[offer]]
company = "Google"

[offer.ratings]
mentoring = 7
commute = 30
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
commute = 30
"#,
};
