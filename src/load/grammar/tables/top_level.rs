//! The top level of a file, and blocks that stand there once: exchange rates, columns of tables.

use super::companies::{COMPANY, FACT, LINK};
use super::criteria::{CRITERION, MUST, SCALES};
use super::definition::keys;
use super::judges::{JUDGE, ONE_JUDGE, WEIGHING, WEIGHT_GROUP, WEIGHTS};
use super::offers::{FALLBACK, OFFER};
use crate::load::grammar::key_types::{KeyKind, Table, ValueShape};
use crate::load::grammar::pay_units::Measure;
use crate::load::grammar::shapes;

const TEXT: KeyKind = KeyKind::of("text", shapes::TEXT);
const LINE: KeyKind = KeyKind::of("text", shapes::LINE);

/// One judge, or several.
const JUDGES: ValueShape = ValueShape::OneOf(&[
    ValueShape::Set,
    ValueShape::Table(&JUDGE),
    ValueShape::List(&ONE_JUDGE, 1, shapes::MANY),
]);

const fn blocks(table: &'static Table) -> KeyKind {
    KeyKind::of("blocks", ValueShape::Tables(table)).below(table)
}

const fn block(table: &'static Table) -> KeyKind {
    KeyKind::of("block", ValueShape::Table(table)).below(table)
}

keys! { top, TOP = "", "the file's top level",
    "Keys above the first header, and the blocks.",
    "title = \"Summer 2027\"\nhorizon-months = 24\nabout = \"Two offers so far.\"\ncriteria = \"default\"";
    title: optional LINE, "The name of the decision; printed above the ranking", "name";
    about: optional TEXT, "Remarks, one a line, printed below the ranking", "description";
    weights: optional block(&WEIGHTS), "The weight of each criterion", "weight";
    weighing: optional block(&WEIGHING), "Weights by answers in place of numbers", "weigh";
    weight_group: optional blocks(&WEIGHT_GROUP), "Criteria that share a weight", "weight-groups", "group", "groups";
    must: optional block(&MUST), "Deal-breakers: the worst that will do", "musts", "must-have", "must-haves", "deal-breaker", "deal-breakers", "dealbreakers", "required", "requirements";
    horizon_months: optional KeyKind::counted("number", Measure::Months, ValueShape::Number(1.0, 240.0)), "The months over which the pay of permanent jobs is averaged; else 48", "horizon";
    criteria: optional KeyKind::of("text or list", JUDGES).below(&JUDGE), "A built-in set of weights, or a file of weights, in place of [weights]; a list compares several people", "set", "sets";
    scales: optional block(&SCALES), "Criteria of your own, a line each", "scale";
    criterion: optional blocks(&CRITERION), "A criterion of your own, or changes to a built-in one";
    offer: optional blocks(&OFFER), "An offer", "offers", "job", "jobs";
    fact: optional blocks(&FACT), "A fact about a company", "facts";
    company: optional blocks(&COMPANY), "The names of a company", "companies";
    link: optional blocks(&LINK), "A company that gets a part of its parent's ratings", "links";
    rates: optional block(&RATES), "Exchange rates", "rate", "currencies", "exchange";
    columns: optional block(&COLUMNS), "Columns of a table, for offers from a spreadsheet and for `rank sql`", "column", "headers";
    ignore_columns: optional KeyKind::of("list", ValueShape::List(&shapes::NAMED, 0, shapes::MANY)), "Columns of a spreadsheet that are not to be read", "ignore", "ignored-columns", "skip-columns";
    fallback: optional block(&FALLBACK), "Your points if you end with none of the offers", "without", "nothing";
}

keys! { rates, RATES = "[rates]", "`[rates]`",
    "A currency's code and, in braces, its worth in another currency: a number or a range.",
    "[rates]\nEUR = { usd = 1.08, as-of = 2026-11-01 }";
    * Currencies: ValueShape::Table(&RATE);
}

keys! { rate, RATE = "", "a rate",
    "The day of an exchange rate.", "";
    as_of: optional KeyKind::of("date", ValueShape::Day), "The day on which the rate was looked up", "date", "since", "asof", "day";
    * Currencies: ValueShape::Amount(None);
}

keys! { columns, COLUMNS = "[columns]", "`[columns]`",
    "A column of a table and, in quotes, its content: a key of an offer such as `company`, a criterion, its `low` or `high`, or a part of the pay. In `rank sql` a criterion of which companies have facts gets a column only here.",
    "[columns]\nTeam = \"role-fit\"\nsalary = \"pay.yearly\"\n\"mentoring from\" = \"mentoring.low\"\n\"mentoring to\" = \"mentoring.high\"";
    * Own: shapes::NAMED;
}
