//! All tables of a file, each key of each named once.

use jiff::civil::Date;
use toml::de::DeTable;

use super::keys::{Key, KeyKind, Table, ValueShape};
use super::kinds::{
    AbsentWord, AnyText, BriefText, CalendarDay, CriterionList, CriterionName, CurrencyCode,
    IdText, LineText, LinkShare, NameList, NameText, OfferChance, PayTable, PointsNumber,
    RatingEnd, RatingsTable, ScaleTable, ShortRating, SomeText, StatusWord, ValueKind,
};
use super::pay_units::Measure;
use super::raw::{At, RawNote, RawPay, RawRating, RawScale, RawStated, Scalar, Str};
use super::reader::Reader;
use super::shapes;
use super::spoken::Period;
use super::table::{field_type, field_value, keys, table};
use crate::diag::Span;
use crate::model::{Currency, PayPart, Spread, Status};

/// All tables of a file, in the order in which a reader meets them.
pub static ALL: [&Table; 23] = [
    &TOP, &WEIGHTS, &MUST, &OFFER, &RATINGS, &RATING, &PAY, &AMOUNT, &BONUS, &SIGN_ON, &STIPEND,
    &EQUITY, &COSTS, &SCALES, &CRITERION, &SCALE, &FACT, &COMPANY, &LINK, &SHARE, &RATES, &RATE,
    &FALLBACK,
];

const TEXT: KeyKind = KeyKind::of("text", shapes::TEXT);
const LINE: KeyKind = KeyKind::of("text", shapes::LINE);
const NUMBER: KeyKind = KeyKind::of("number", shapes::NUMBER);
const AN_AMOUNT: KeyKind = KeyKind::of("amount", ValueShape::AmountEnd);
const MONTHS: KeyKind = KeyKind::counted("number", Measure::Months, shapes::MONTHS);

const fn blocks(table: &'static Table) -> KeyKind {
    KeyKind::of("blocks", ValueShape::Tables(table)).below(table)
}

const fn block(table: &'static Table) -> KeyKind {
    KeyKind::of("block", ValueShape::Table(table)).below(table)
}

/// A table that stands in place of one number.
const fn table_of(amount: &'static str, table: &'static Table) -> KeyKind {
    KeyKind::counted("table", Measure::Table(amount), ValueShape::Table(table)).below(table)
}

const fn word(words: &'static [&'static str]) -> KeyKind {
    KeyKind::of("text", ValueShape::Word(words))
}

/// A rating in any of its forms.
const RATED: ValueShape = ValueShape::OneOf(&[shapes::SHORT_RATING, ValueShape::Table(&RATING)]);
/// A scale in any of its forms.
const SCALED: ValueShape = {
    let [ends, levels] = shapes::SHORT_SCALES;
    ValueShape::OneOf(&[ends, levels, ValueShape::Table(&SCALE)])
};

keys! { top, TOP = "", "the file's top level",
    "Keys above the first header, and the blocks.",
    "title = \"Summer 2027\"\nabout = \"Two offers so far.\"\ncriteria = \"default\"";
    title: optional LINE, "The name of the decision; printed above the ranking", "name";
    about: optional TEXT, "Remarks, one a line, printed below the ranking", "description";
    weights: optional block(&WEIGHTS), "The weight of each criterion", "weight";
    must: optional block(&MUST), "Deal-breakers: the worst that will do", "musts", "deal-breakers";
    criteria: optional KeyKind::of("text or list", shapes::SETS), "A built-in set of weights, or a file of weights, in place of [weights]; a list compares several people", "set", "sets";
    scales: optional block(&SCALES), "Criteria of your own, a line each", "scale";
    criterion: optional blocks(&CRITERION), "A criterion of your own, or changes to a built-in one";
    offer: optional blocks(&OFFER), "An offer", "offers", "job", "jobs";
    fact: optional blocks(&FACT), "A fact about a company", "facts";
    company: optional blocks(&COMPANY), "The names of a company", "companies";
    link: optional blocks(&LINK), "A company that gets a part of its parent's ratings", "links";
    rates: optional block(&RATES), "Exchange rates", "rate", "currencies", "exchange";
    fallback: optional block(&FALLBACK), "What it is worth to end with none of the offers", "without", "nothing";
}

keys! { weights, WEIGHTS = "[weights]", "`[weights]`",
    "A criterion's id and its weight: a number from 0 on, or a range. 30 is twice 15.",
    "[weights]\nrole-fit = 30\npay = [15, 25]";
    * Criteria: shapes::WEIGHT;
}

keys! { scales, SCALES = "[scales]", "`[scales]`",
    "A criterion of your own in a line: its id, and its worst and best end, or its levels, worst first, or any scale in braces. The same as a `[[criterion]]` with `id` and `scale`; with a built-in id, missing keys are taken from the built-in criterion.",
    "[scales]\nteam = [0, 10]               # worst, best\nrent = [2_000, 500]          # less is better\nfood = [\"no\", \"yes\"]         # levels, worst first\nsavings = { points = [[0, 0.0], [500, 0.6], [2000, 1.0]] }";
    * Criteria: SCALED;
}

keys! { must, MUST = "[must]", "`[must]`",
    "A criterion's id and the worst that will do. An offer that fails is shown, not ranked.",
    "[must]\ncommute = 60";
    * Criteria: RATED;
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

table! { RawFallback; fallback, FALLBACK = "[fallback]", "`[fallback]`",
    "What you have if you let all offers go: points from 0 to 100, as the offers have them. Without it, it counts 0.",
    "[fallback]\nscore = 30";
    score: required PointsNumber -> At<f64>, "What it is worth, in points from 0 to 100", "points", "value";
}

table! { RawOffer; offer, OFFER = "[[offer]]", "an offer",
    "An offer, one block each.",
    "[[offer]]\ncompany = \"Hooli\"\nrole = \"Data engineer\"\nreply-by = 2026-11-26";
    company: needed NameText -> At<Str<'a>>, "The company; printed as written", "employer", "name", "firm";
    role: optional NameText -> At<Str<'a>>, "Your job there", "title", "position", "job";
    id: optional IdText -> At<Str<'a>>, "A short name for arguments; else made from the company and the role";
    status: optional StatusWord -> Status, "\"offered\"; \"pending\" for one that is not made yet; \"current\" for the job that you have";
    location: optional LineText -> At<Str<'a>>, "The place; a note for you alone", "city", "place", "where";
    reply_by: optional CalendarDay -> At<Date>, "The last day on which you may answer", "deadline", "due", "expires", "reply", "respond-by", "accept-by";
    expects_by: optional CalendarDay -> At<Date>, "Of a pending one: the day by which they answer", "answer-by", "answers-by", "decision-by", "decides-by", "expected", "expected-by", "expect-by", "expects";
    chance: optional OfferChance -> At<Spread>, "Of a pending one: the chance that they make an offer, 0.4 or \"40%\"", "probability", "odds", "likelihood";
    note: optional AnyText -> At<Str<'a>>, "A note for you alone", "notes", "comment";
    pay: optional PayTable -> RawPay<'a>, "The pay, part by part, in place of a rating of `pay`", "salary", "wage", "compensation", "package";
    ratings: optional RatingsTable -> Vec<RawRating<'a>>, "Its ratings, one for each criterion", "rating", "scores";
    - told_at_once: false;
}

keys! { ratings, RATINGS = "[offer.ratings]", "`[offer.ratings]`",
    "A criterion's id and the offer's rating, in the criterion's unit. For a rating that is left out, the facts about the company count.",
    "[[offer]]\ncompany = \"Initech\"\n\n[offer.ratings]\nrole-fit = 7\nreturn-offer = [50, 80]      # between the two\nml-exposure = \"strong\"       # a level of its scale\nmentoring = \"unknown\"";
    * Criteria: RATED;
}

keys! { pay, PAY = "[offer.pay]", "`[offer.pay]`",
    "The pay of an offer, part by part: an amount, a range, or { low, likely, high } each. The total for a month takes the place of a rating of `pay`.",
    "[[offer]]\ncompany = \"Initech\"\n\n[offer.pay]\nhourly = 52\nweeks = 12\nstipend = { monthly = 1_500 }\nbonus = { target = \"10%\", paid = [0.5, 1] }\ntax = 0.28\n\n[offer.pay.costs]\nrent = [1_400, 1_800]";
    hourly: optional KeyKind::part(PayPart::Hourly), "The base an hour; there is one base", "wage", "hour", "per-hour", "rate";
    monthly: optional KeyKind::part(PayPart::Monthly), "The base a month", "month", "per-month";
    yearly: optional KeyKind::part(PayPart::Yearly), "The base a year", "salary", "annual", "per-year";
    hours_per_week: optional KeyKind::part(PayPart::Hours).called("number"), "Paid hours, of an hourly base; else 40", "hours";
    weeks: optional KeyKind::counted("number", Measure::Weeks, ValueShape::Number(0.1, 520.0)), "The length of an internship; leave it out for a permanent job", "duration", "term";
    currency: optional KeyKind::of("code", ValueShape::Currency), "The currency of all parts; else that of the criterion `pay`";
    bonus: optional KeyKind::part(PayPart::Bonus).below(&BONUS), "A year's bonus: an amount, or a percentage of the base in quotes";
    sign_on: optional KeyKind::part(PayPart::SignOn).below(&SIGN_ON), "Paid once when you begin", "signing", "signing-bonus";
    relocation: optional KeyKind::part(PayPart::Relocation), "Paid once for moving, untaxed", "moving";
    stipend: optional KeyKind::part(PayPart::Stipend).below(&STIPEND), "Paid once, or each month, for living there", "housing";
    benefits: optional KeyKind::part(PayPart::Benefits), "The worth of benefits in a year, untaxed", "perks";
    tax: optional KeyKind::part(PayPart::Tax).called("share"), "The part of income that goes in tax: 0.28 or \"28%\"", "taxes";
    cost_of_living: optional KeyKind::part(PayPart::CostOfLiving).called("number"), "Compared with the place you measure from: 18 % dearer is 1.18", "living", "col";
    equity: optional table_of("grant", &EQUITY), "Granted shares", "stock", "shares", "rsu", "options";
    costs: optional table_of("rent", &COSTS), "Your own costs each month", "rent", "expenses", "parking", "petrol", "gas", "taxi", "utilities", "groceries";
}

keys! { amount, AMOUNT = "", "an amount",
    "An amount with a likely value between two ends.",
    "[[offer]]\ncompany = \"Initech\"\n\n[offer.pay]\nyearly = { low = 110_000, likely = 120_000, high = 140_000 }";
    low: optional AN_AMOUNT, "The lowest possible value", "min";
    likely: optional AN_AMOUNT, "The most likely value", "value", "middle";
    high: optional AN_AMOUNT, "The highest possible value", "max";
}

keys! { bonus, BONUS = "", "a bonus",
    "A bonus of which not all may be paid.", "";
    target: optional KeyKind::part(PayPart::Bonus), "The full bonus, written as `bonus` alone would be", "amount", "value";
    paid: optional KeyKind::part(PayPart::Paid).called("share"), "The part of the bonus that is paid: [0.5, 1]", "payout";
    low: optional AN_AMOUNT, "The lowest possible bonus, if all is paid";
    likely: optional AN_AMOUNT, "The most likely value";
    high: optional AN_AMOUNT, "The highest possible value";
}

keys! { sign_on, SIGN_ON = "", "a sign-on",
    "A sign-on that you may owe back.", "";
    amount: optional KeyKind::part(PayPart::SignOn), "The amount", "value";
    clawback_months: optional MONTHS, "If you leave before so many months, you pay it back", "clawback";
    low: optional AN_AMOUNT, "The lowest possible value";
    likely: optional AN_AMOUNT, "The most likely value";
    high: optional AN_AMOUNT, "The highest possible value";
}

keys! { stipend, STIPEND = "", "a stipend",
    "A stipend that is paid each month.", "";
    monthly: optional KeyKind::counted("amount", Measure::Each(Period::Month), ValueShape::Amount(Some(PayPart::Stipend))), "The amount for each month of the term", "month", "per-month";
    low: optional AN_AMOUNT, "The lowest possible value, paid once";
    likely: optional AN_AMOUNT, "The most likely value";
    high: optional AN_AMOUNT, "The highest possible value";
}

keys! { equity, EQUITY = "[offer.pay.equity]", "`[offer.pay.equity]`",
    "Shares that are granted, and their vesting.",
    "[[offer]]\ncompany = \"Initech\"\n\n[offer.pay]\nyearly = 120_000\n\n[offer.pay.equity]\ngrant = 80_000\nvesting = [10, 20, 30, 40]\ncliff-months = 12\nworth = [0.7, 1.5]";
    grant: required KeyKind::part(PayPart::Grant), "The worth of all of them today", "amount", "value";
    vesting: optional KeyKind::of("list or text", shapes::VESTING), "Percent a year: [5, 15, 40, 40] or \"even 4\"", "schedule";
    cliff_months: optional MONTHS, "If you leave before so many months, you get none of them", "cliff";
    worth: optional KeyKind::part(PayPart::Worth).called("number"), "Their worth at vesting, as a multiple of today's: [0.7, 1.5]", "growth";
}

keys! { costs, COSTS = "[offer.pay.costs]", "`[offer.pay.costs]`",
    "A name of your own and the cost of it in a month.",
    "[[offer]]\ncompany = \"Initech\"\n\n[offer.pay]\nmonthly = 8_000\n\n[offer.pay.costs]\nrent = [1_400, 1_800]\ncar = 300";
    * Own: ValueShape::Amount(Some(PayPart::Cost(0)));
}

table! { RawCriterion; criterion, CRITERION = "[[criterion]]", "a criterion",
    "Something to rate offers on. With a built-in id, missing keys are taken from the built-in criterion.",
    "[[criterion]]\nid = \"team-size\"\nunit = \"people\"\nquestion = \"How many are you?\"\nscale = { worst = 40, best = 5 }";
    id: required IdText -> At<Str<'a>>, "The short name for ratings and weights";
    name: optional NameText -> At<Str<'a>>, "The name on the screen; else made from the id", "title", "label";
    unit: optional NameText -> At<Str<'a>>, "The unit of its numbers", "units";
    currency: written CurrencyCode -> At<Currency>, "Of an amount of money: its code, such as EUR";
    question: optional SomeText -> At<Str<'a>>, "A question to ask the company", "ask";
    about: optional AnyText -> At<Str<'a>>, "A remark on the criterion", "description";
    scale: written ScaleTable -> RawScale, "The worth of ratings", "levels", "worst", "best";
    absent: optional AbsentWord -> bool, "Write \"worst\" to give a company without a fact the worst end", "missing";
}

keys! { scale, SCALE = "", "a scale",
    "The worth of ratings, from nothing to all: two ends, points of a curve, levels by name, or the offers present.",
    "[[criterion]]\nid = \"noise\"            # a straight line; less is better\nscale = { worst = 80, best = 30 }\n\n[[criterion]]\nid = \"savings\"          # a curve through points\nscale = { points = [[0, 0.0], [500, 0.6], [2000, 1.0]] }\n\n[[criterion]]\nid = \"visa\"             # levels evenly apart, worst first\nscale = { levels = [\"no\", \"yes\"] }\n\n[[criterion]]\nid = \"travel\"           # levels with their worth\nscale = { levels = { much = 0.0, some = 0.8, none = 1.0 } }\n\n[[criterion]]\nid = \"papers\"           # by the offers present\nscale = { normalize = \"min-max\", better = \"higher\" }";
    worst: optional NUMBER, "The end that is worth nothing", "min", "from", "low";
    best: optional NUMBER, "The end that is worth all", "max", "to", "high";
    points: optional KeyKind::of("list", shapes::POINTS), "Pairs of a rating and its worth from 0 to 1";
    levels: optional KeyKind::of("list or table", shapes::LEVELS), "Names, worst first, or names with their worth";
    normalize: optional word(&["min-max", "max", "sum", "vector", "linear"]), "min-max, max, sum, vector or linear", "normalise";
    better: optional word(&["higher", "lower"]), "\"higher\" or \"lower\", beside normalize", "direction";
}

table! { RawLongRating; rating, RATING = "", "a rating",
    "A rating with its reason, or with a likely value between two ends.",
    "[[offer]]\ncompany = \"Initech\"\n\n[offer.ratings]\nrole-fit = { low = 3, likely = 4, high = 6, why = \"a guess\" }\nml-exposure = { value = \"some\", source = \"seen at a visit\" }";
    value: written ShortRating -> RawStated<'a>, "The rating, as it is written without braces", "rating";
    low: written RatingEnd -> At<Scalar<'a>>, "The lowest possible value", "min";
    likely: written RatingEnd -> At<Scalar<'a>>, "The most likely value", "middle";
    high: written RatingEnd -> At<Scalar<'a>>, "The highest possible value", "max";
    why: optional AnyText -> At<Str<'a>>, "The reason, printed with it", "reason", "note";
    source: optional AnyText -> At<Str<'a>>, "Its source", "url";
    brief: optional BriefText -> At<Str<'a>>, "The reason in 50 characters at most, for tables";
}

table! { RawFact; fact, FACT = "[[fact]]", "a fact",
    "A fact about a company, for all its offers without a rating of their own. The newest fact that holds counts; your facts replace the built-in ones.",
    "[[fact]]\ncriterion = \"brand\"\ncompany = \"Initech\"\nvalue = 40\nas-of = 2026-03-01\nsource = \"a survey\"";
    criterion: optional CriterionName -> At<Str<'a>>, "The criterion; needed unless the file defines exactly one";
    company: required NameText -> At<Str<'a>>, "The company";
    value: written ShortRating -> RawStated<'a>, "The rating; or low and high, with likely or without", "rating";
    low: written RatingEnd -> At<Scalar<'a>>, "The lowest possible value", "min";
    likely: written RatingEnd -> At<Scalar<'a>>, "The most likely value";
    high: written RatingEnd -> At<Scalar<'a>>, "The highest possible value", "max";
    as_of: optional CalendarDay -> At<Date>, "The first day on which it holds", "date", "since", "from";
    until: optional CalendarDay -> At<Date>, "The first day on which it no longer holds", "to";
    source: optional AnyText -> At<Str<'a>>, "Its source", "url";
    why: optional AnyText -> At<Str<'a>>, "The reason, printed with it", "reason";
    brief: optional BriefText -> At<Str<'a>>, "The reason in 50 characters at most, for tables";
    + stated: Option<RawStated<'a>>, "What its values state together.";
    + note: RawNote<'a>, "Its reasons.";
}

table! { RawCompany; company, COMPANY = "[[company]]", "a company",
    "The names of a company. Case, spaces and dots make no difference.",
    "[[company]]\nname = \"Initech\"\nalso = [\"Initech Labs\"]";
    name: required NameText -> At<Str<'a>>, "The name that is shown";
    also: optional NameList -> Vec<At<Str<'a>>>, "Other names for it", "aliases", "alias", "aka";
}

table! { RawLink; link, LINK = "[[link]]", "a link",
    "A company that gets a part of its parent's lead on some criteria.",
    "[[link]]\ncompany = \"Initech\"\nparent = \"Hooli\"\nshares = [\"ml-exposure\"]\nshare = [0.5, 1]";
    company: required NameText -> At<Str<'a>>, "The company";
    parent: required NameText -> At<Str<'a>>, "Its parent", "from", "to";
    since: optional CalendarDay -> At<Date>, "The first day on which it holds", "as-of";
    shares: required CriterionList -> Vec<At<Str<'a>>>, "The criteria that the link is for", "criteria";
    share: needed LinkShare -> (Span, RawStated<'a>), "The part that it gets, from 0 to 1: a number or a range", "value";
    question: optional AnyText -> At<Str<'a>>, "A question to ask about the share";
    source: optional AnyText -> At<Str<'a>>, "Its source";
}

table! { RawShare; share, SHARE = "", "a share",
    "A link's share with a likely value between two ends.", "";
    low: written RatingEnd -> At<Scalar<'a>>, "The lowest possible value", "min";
    likely: written RatingEnd -> At<Scalar<'a>>, "The most likely value", "value", "middle";
    high: written RatingEnd -> At<Scalar<'a>>, "The highest possible value", "max";
}

/// A monthly cost.
const COST: Measure = Measure::of(PayPart::Cost(0));

/// The key at a path below `[offer.pay]`, such as `bonus.target`.
pub fn at(path: &str) -> Option<&'static Key> {
    match path.split_once('.') {
        None => PAY.key(path),
        Some((first, name)) => PAY.key(first)?.kind.below?.key(name),
    }
}

/// What the value of a key counts, by its path from the top level, such as `offer.pay.bonus`.
pub fn measure(path: &str) -> Option<Measure> {
    let key = path.strip_prefix("offer.pay.")?;
    let ends = AMOUNT.keys.iter().map(|end| end.name);
    let mut amounts = ends.filter_map(|end| key.strip_suffix(end)?.strip_suffix('.'));
    let key = amounts.next().unwrap_or(key);
    match key.split_once('.') {
        Some((costs, _)) if costs == pay::costs => Some(COST),
        _ => at(key)?.kind.measure,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A part is typed as it is written: by its key in `[offer.pay]`, or in a table below it.
    #[test]
    fn a_part_of_pay_goes_by_its_key() {
        let part = |key: &Key| key.kind.part.map(|part| (part, key.name));
        let mut named: Vec<(PayPart, &str)> = PAY.keys.iter().filter_map(part).collect();
        for (part, name) in [&BONUS, &SIGN_ON, &STIPEND, &EQUITY]
            .iter()
            .flat_map(|table| table.keys.iter().filter_map(part))
        {
            // `target` of a bonus is the bonus.
            if !named.iter().any(|(known, _)| *known == part) {
                named.push((part, name));
            }
        }
        for (part, name) in &named {
            assert_eq!(part.key(), *name);
        }
        assert_eq!(named.len(), 14);
        assert!(
            PAY.keys
                .iter()
                .any(|key| key.name == PayPart::Cost(0).key())
        );
    }
}
