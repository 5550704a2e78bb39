//! Mistakes in offers, ids and links, and in arguments that name them.

use super::Explanation;

pub(super) const DUPLICATE_ID: Explanation = Explanation {
    text: "\
Two criteria, or two offers, have the same `id`, so a name would stand for
both of them. The report shows the two places. All files that are given
together share their ids. Rename one, or delete it if they are the same thing.",
    bad: r#"[weights]
food = 10

[[criterion]]
id = "food"
scale = { levels = ["no canteen", "canteen"] }

[[criterion]]
id = "food"
scale = { worst = 0, best = 10 }

[[offer]]
company = "Google"

[offer.ratings]
food = "canteen"
"#,
    good: r#"[weights]
food = 10

[[criterion]]
id = "food"
scale = { levels = ["no canteen", "canteen"] }

[[criterion]]
id = "food-taste"
scale = { worst = 0, best = 10 }

[[offer]]
company = "Google"

[offer.ratings]
food = "canteen"
"#,
};

pub(super) const SAME_OFFER: Explanation = Explanation {
    text: "\
Two offers are of the same company, and neither a role nor an id tells them
apart. In the table they would have one name, and no command could say which
of them it means. Write the `role` of each. If the roles are the same too,
give each an `id`.",
    bad: r#"[weights]
mentoring = 20

[[offer]]
company = "Google"

[offer.ratings]
mentoring = 7

[[offer]]
company = "Google"

[offer.ratings]
mentoring = 9
"#,
    good: r#"[weights]
mentoring = 20

[[offer]]
company = "Google"
role = "Software engineer"

[offer.ratings]
mentoring = 7

[[offer]]
company = "Google"
role = "Data scientist"

[offer.ratings]
mentoring = 9
"#,
};

pub(super) const UNKNOWN_OFFER: Explanation = Explanation {
    text: "\
An argument names an offer, but no offer has this name. An offer is called by
its id, which is made from the name of the company: `google` for Google. A
beginning will do if it fits one offer only. Check the spelling. If the name
of a file was meant, write it with its ending `.toml`.",
    bad: "\
# rank explain offers.toml gogle
",
    good: "\
# rank explain offers.toml google
",
};

pub(super) const UNKNOWN_LINK: Explanation = Explanation {
    text: "\
A link lets one company share in what another one has, as LinkedIn does in
what its parent Microsoft has. The option `--link` tries another share. Here
it names a company that has no link, or that is not known. Check the spelling.
To tie two companies together, write a `[[link]]` block first.",
    bad: "\
# rank offers.toml --link google=0.5
",
    good: "\
# rank offers.toml --link linkedin=0.5
",
};

pub(super) const NO_OFFERS: Explanation = Explanation {
    text: "\
There is nothing to rank: no file that was read holds an offer. Each offer is
an `[[offer]]` block, with two brackets on each side, and needs its `company`.
Add one for each offer that you have. `rank init` writes a file with examples
to change.",
    bad: r"[weights]
mentoring = 20
",
    good: r#"[weights]
mentoring = 20

[[offer]]
company = "Google"

[offer.ratings]
mentoring = 7
"#,
};

pub(super) const LINK_CYCLE: Explanation = Explanation {
    text: "\
A link lets one company share in what its parent has. These links lead from
company to company and back to the first, so that each would rest on itself
and nothing could be worked out. Take out the link that does not hold. One of
your own replaces the built-in link of its company.",
    bad: r#"[weights]
ml-exposure = 20

[[offer]]
company = "Acorn"

[offer.ratings]
ml-exposure = "some"

[[link]]
company = "Acorn"
parent = "Oak Group"
shares = ["ml-exposure"]
share = 0.5

[[link]]
company = "Oak Group"
parent = "Acorn"
shares = ["ml-exposure"]
share = 0.5
"#,
    good: r#"[weights]
ml-exposure = 20

[[offer]]
company = "Acorn"

[offer.ratings]
ml-exposure = "some"

[[link]]
company = "Acorn"
parent = "Oak Group"
shares = ["ml-exposure"]
share = 0.5
"#,
};

pub(super) const SHARE_OUTSIDE: Explanation = Explanation {
    text: "\
The share of a link says how much of its parent's lead reaches a company: 0 is
nothing, 1 is all of it. This number lies outside. Often it is a percentage:
15 percent is written 0.15 in a file. If you are not sure, write a range, as
in { low = 0, likely = 0.25, high = 1 }.",
    bad: r#"[weights]
ml-exposure = 20

[[offer]]
company = "Acorn"

[offer.ratings]
ml-exposure = "some"

[[link]]
company = "Acorn"
parent = "Oak Group"
shares = ["ml-exposure"]
share = 1.5
"#,
    good: r#"[weights]
ml-exposure = 20

[[offer]]
company = "Acorn"

[offer.ratings]
ml-exposure = "some"

[[link]]
company = "Acorn"
parent = "Oak Group"
shares = ["ml-exposure"]
share = 0.15
"#,
};

pub(super) const BAD_ID: Explanation = Explanation {
    text: "\
An `id` is the short name by which files and commands call an offer or a
criterion. It is made of letters, digits, `-` and `_`, so that it can be typed
without quotes. Write a `-` in place of spaces and other signs. What is meant
to be read goes into `company`, `role` or `name`.",
    bad: r#"[weights]
mentoring = 20

[[offer]]
company = "Google"
id = "google engineer"

[offer.ratings]
mentoring = 7
"#,
    good: r#"[weights]
mentoring = 20

[[offer]]
company = "Google"
id = "google-engineer"

[offer.ratings]
mentoring = 7
"#,
};

pub(super) const BAD_ARGUMENT: Explanation = Explanation {
    text: "\
The value given with an option does not have the form that the option needs.
`--weight` takes CRITERION=N, `--set` takes NAME.CRITERION=VALUE, `--link`
takes COMPANY=N and `--must` takes CRITERION=LIMIT. The report points at the
place. If there are spaces or brackets in it, put quotes around the whole, so
that the shell does not take it apart.",
    bad: "\
# rank offers.toml --weight mentoring
",
    good: "\
# rank offers.toml --weight mentoring=30
",
};
