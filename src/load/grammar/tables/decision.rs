//! What a file says once: what matters, what must be, and what currencies are worth.

use super::{COMPANY, CRITERION, FACT, LINK, OFFER};
use crate::load::grammar::keys::{KeyKind, Table};
use crate::load::grammar::table::keys;

const TEXT: KeyKind = KeyKind::of("text");

const fn blocks(table: &'static Table) -> KeyKind {
    KeyKind::of("blocks").below(table)
}

const fn block(table: &'static Table) -> KeyKind {
    KeyKind::of("block").below(table)
}

keys! { top, TOP = "", "the file's top level",
    "What stands above the first header, and the blocks that there are.",
    "title = \"Summer 2027\"\nabout = \"Two offers so far.\"\ncriteria = \"default\"";
    title: optional TEXT, "What is decided; printed above the ranking", "name";
    about: optional TEXT, "Remarks, one a line, printed below it", "description";
    weights: optional block(&WEIGHTS), "What matters, and how much", "weight";
    must: optional block(&MUST), "What an offer may not miss", "musts", "deal-breakers";
    criteria: optional KeyKind::of("text or list"), "A built-in set of weights or a path in the place of [weights]; of several, each is a judge", "set", "sets";
    scales: optional block(&SCALES), "Criteria of your own, a line each", "scale";
    criterion: optional blocks(&CRITERION), "A criterion of your own, or changes to a built-in one";
    offer: optional blocks(&OFFER), "An offer", "offers", "job", "jobs";
    fact: optional blocks(&FACT), "What is known of a company", "facts";
    company: optional blocks(&COMPANY), "The names of a company", "companies";
    link: optional blocks(&LINK), "A company that shares in what its parent does", "links";
    rates: optional block(&RATES), "What currencies are worth", "rate", "currencies", "exchange";
}

keys! { weights, WEIGHTS = "[weights]", "`[weights]`",
    "A criterion's id and its weight: a number from 0 on, or a range. 30 is twice 15.",
    "[weights]\nrole-fit = 30\npay = [15, 25]";
}

keys! { scales, SCALES = "[scales]", "`[scales]`",
    "A criterion of your own in a line: its id, and its worst and best end, or its levels, worst first, or any scale in braces. The same as a `[[criterion]]` with `id` and `scale`; of a built-in id, the rest is taken from the built-in one.",
    "[scales]\nteam = [0, 10]               # worst, best\nrent = [2_000, 500]          # less is better\nfood = [\"no\", \"yes\"]         # levels, worst first\nsavings = { points = [[0, 0.0], [500, 0.6], [2000, 1.0]] }";
}

keys! { must, MUST = "[must]", "`[must]`",
    "A criterion's id and the worst that will do. An offer that fails is shown, not ranked.",
    "[must]\ncommute = 60";
}

keys! { rates, RATES = "[rates]", "`[rates]`",
    "A currency's code and, in braces, what one of it is in others: a number or a range.",
    "[rates]\nEUR = { usd = 1.08, as-of = 2026-11-01 }";
}

keys! { rate, RATE = "", "a rate",
    "Beside what a currency is in others.", "";
    as_of: optional KeyKind::of("date"), "The day on which the rate was looked up", "date", "since", "asof", "day";
}
