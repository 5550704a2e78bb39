//! Mistakes in scales, and in ratings on them.

use super::Explanation;

pub(super) const UNKNOWN_LEVEL: Explanation = Explanation {
    text: "\
This criterion is rated by levels that have names, and it has none of this
name. Only a level of the scale has a place between the worst and the best
end, so no other word can be turned into points. Take one of the levels that
the report lists. For something in between, write two of them, as in
[\"some\", \"strong\"].",
    bad: r#"[weights]
ml-exposure = 20

[[offer]]
company = "Google"

[offer.ratings]
ml-exposure = "sone"
"#,
    good: r#"[weights]
ml-exposure = 20

[[offer]]
company = "Google"

[offer.ratings]
ml-exposure = "some"
"#,
};

pub(super) const FLAT_SCALE: Explanation = Explanation {
    text: "\
Both ends of the scale are the same, or everything on it is worth the same. It
could not tell a good rating from a bad one, and a weight on it would decide
nothing. Write at `worst` the rating that gets no points, and at `best` the
one that gets all. Where less is better, `best` is the lower number.",
    bad: r#"[weights]
team-size = 10

[[criterion]]
id = "team-size"
scale = { worst = 5, best = 5 }

[[offer]]
company = "Google"

[offer.ratings]
team-size = 5
"#,
    good: r#"[weights]
team-size = 10

[[criterion]]
id = "team-size"
scale = { worst = 20, best = 5 }

[[offer]]
company = "Google"

[offer.ratings]
team-size = 5
"#,
};

pub(super) const POINTS_ORDER: Explanation = Explanation {
    text: "\
A scale of points is a list of pairs: a rating, and what it is worth from 0 to
1. The ratings have to go up from pair to pair. Their worth may rise, fall, or
rise to a peak and fall again, but not fall and then rise, which is nearly
always a slip. Put the pairs in order by their first number.",
    bad: r#"[weights]
team-size = 10

[[criterion]]
id = "team-size"
scale = { points = [[20, 0.0], [5, 1.0]] }

[[offer]]
company = "Google"

[offer.ratings]
team-size = 8
"#,
    good: r#"[weights]
team-size = 10

[[criterion]]
id = "team-size"
scale = { points = [[5, 1.0], [20, 0.0]] }

[[offer]]
company = "Google"

[offer.ratings]
team-size = 8
"#,
};

pub(super) const UTILITY_OUTSIDE: Explanation = Explanation {
    text: "\
What a level or a point of a scale is worth is a number from 0, the worst, to
1, the best. This one is below 0 or above 1; often it is a percentage. How
much the criterion counts is said by its weight, not by its scale. Divide by
the largest number: 50 of 100 is 0.5.",
    bad: r#"[weights]
garden = 10

[[criterion]]
id = "garden"
scale = { levels = { no = 0, yes = 100 } }

[[offer]]
company = "Google"

[offer.ratings]
garden = "yes"
"#,
    good: r#"[weights]
garden = 10

[[criterion]]
id = "garden"
scale = { levels = { no = 0, yes = 1 } }

[[offer]]
company = "Google"

[offer.ratings]
garden = "yes"
"#,
};

pub(super) const RANGE_ORDER: Explanation = Explanation {
    text: "\
A range goes from its low end to its high end, and what is likely lies between
them. Here they stand in another order. Numbers go up, also where less is
better: a commute is [30, 50], not [50, 30]. Levels go from the worse to the
better. Swap the ends.",
    bad: r#"[weights]
mentoring = 20

[[offer]]
company = "Google"

[offer.ratings]
mentoring = [8, 5]
"#,
    good: r#"[weights]
mentoring = 20

[[offer]]
company = "Google"

[offer.ratings]
mentoring = [5, 8]
"#,
};

pub(super) const STATED_TWICE: Explanation = Explanation {
    text: "\
A rating is either one `value` or a range from `low` to `high`. This one has
both, and nothing says which of them counts. Take one out. A range that has a
middle you believe in is written with `likely`: low 2, likely 3, high 4.",
    bad: r#"[weights]
mentoring = 20

[[offer]]
company = "Google"

[offer.ratings]
mentoring = { value = 3, low = 2, high = 4 }
"#,
    good: r#"[weights]
mentoring = 20

[[offer]]
company = "Google"

[offer.ratings]
mentoring = { low = 2, likely = 3, high = 4 }
"#,
};
