//! All tables of a file, each key of each named once.

mod definition;
mod packages;

use jiff::civil::Date;
use toml::de::DeTable;

use self::definition::{field_type, field_value, keys, table};
pub use self::packages::{
    AMOUNT, BENEFIT, BENEFITS, BONUS, COST, COSTS, EQUITY, PAY, RELOCATION, SIGN_ON, STIPEND,
    amount, at, benefit, bonus, cost, equity, measure, pay, relocation, sign_on, stipend,
};
use crate::diag::Span;
use crate::load::grammar::keys::{KeyKind, Table, ValueShape};
use crate::load::grammar::kinds::{
    AbsentWord, AnyText, BriefText, CalendarDay, CriterionList, CriterionName, CurrencyCode,
    IdText, LineText, LinkShare, NameList, NameText, OfferChance, PayTable, PointsNumber,
    RatingEnd, RatingsTable, ScaleTable, ShortRating, SomeText, StatusWord, ValueKind, VoiceNumber,
};
use crate::load::grammar::pay_units::Measure;
use crate::load::grammar::raw::{At, RawNote, RawPay, RawRating, RawScale, RawStated, Scalar, Str};
use crate::load::grammar::reader::Reader;
use crate::load::grammar::shapes;
use crate::model::{Currency, Spread, Status};

/// All tables of a file, in the order in which a reader meets them.
pub static ALL: [&Table; 32] = [
    &TOP,
    &JUDGE,
    &WEIGHTS,
    &WEIGHING,
    &BEST_WORST,
    &WEIGHT_GROUP,
    &MUST,
    &OFFER,
    &RATINGS,
    &RATING,
    &PAY,
    &AMOUNT,
    &BONUS,
    &SIGN_ON,
    &STIPEND,
    &RELOCATION,
    &EQUITY,
    &BENEFITS,
    &BENEFIT,
    &COSTS,
    &COST,
    &SCALES,
    &CRITERION,
    &SCALE,
    &FACT,
    &COMPANY,
    &LINK,
    &SHARE,
    &RATES,
    &RATE,
    &COLUMNS,
    &FALLBACK,
];

const TEXT: KeyKind = KeyKind::of("text", shapes::TEXT);
const LINE: KeyKind = KeyKind::of("text", shapes::LINE);
const NUMBER: KeyKind = KeyKind::of("number", shapes::NUMBER);

/// A judge: a set of weights, or a set with a voice.
const ONE_JUDGE: ValueShape = ValueShape::OneOf(&[ValueShape::Set, ValueShape::Table(&JUDGE)]);
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
    "title = \"Summer 2027\"\nhorizon-months = 24\nabout = \"Two offers so far.\"\ncriteria = \"default\"";
    title: optional LINE, "The name of the decision; printed above the ranking", "name";
    about: optional TEXT, "Remarks, one a line, printed below the ranking", "description";
    weights: optional block(&WEIGHTS), "The weight of each criterion", "weight";
    weighing: optional block(&WEIGHING), "Weights by answers in place of numbers", "weigh";
    weight_group: optional blocks(&WEIGHT_GROUP), "Criteria that share a weight", "weight-groups", "group", "groups";
    must: optional block(&MUST), "Deal-breakers: the worst that will do", "musts", "deal-breakers";
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

table! { RawJudge; judge, JUDGE = "", "a judge",
    "One of several judges, in the list `criteria`, with a voice of its own.",
    "criteria = [\"cloud-first\", { set = \"ml-first\", voice = 2 }]";
    set: required NameText -> At<Str<'a>>, "A built-in set of weights, or a file of weights", "criteria", "file", "name";
    voice: optional VoiceNumber -> At<f64>, "The count of this judge among the others: 2 counts double", "weight", "count";
}

keys! { weights, WEIGHTS = "[weights]", "`[weights]`",
    "A criterion's id and its weight: a number from 0 on, or a range. 30 is twice 15.",
    "[weights]\nrole-fit = 30\npay = [15, 25]";
    * Criteria: shapes::WEIGHT;
}

keys! { weighing, WEIGHING = "[weighing]", "`[weighing]`",
    "Answers in place of the numbers of [weights], of one kind. A criterion matters as much as the way from the worst to the best end of its scale. `rank weights` shows what comes of it.",
    "[weighing]\norder = [\"role-fit\", [\"brand\", \"pay\"], \"commute\"]";
    order: optional KeyKind::of("list", shapes::ORDER), "Criteria, the one that matters most first; those that matter the same in brackets of their own", "ranking", "ranks";
    by: optional word(&["centroid", "rank-sum", "reciprocal"]), "Beside order: \"centroid\", \"rank-sum\" or \"reciprocal\"; else centroid", "rule", "method";
    swing: optional KeyKind::of("points", shapes::CRITERIA_WEIGHTS), "Criteria and what their way from worst to best is worth, the largest 100: { pay = 100, brand = [50, 70] }", "swings", "points";
    compare: optional KeyKind::of("list", shapes::COMPARISONS), "Pairs of criteria with a number: [\"pay\", \"brand\", 3] if pay matters 3 times as much as brand", "comparisons", "pairs", "ahp";
    best_worst: optional KeyKind::of("table", ValueShape::Table(&BEST_WORST)).below(&BEST_WORST), "The criteria that matter most and least, set against the others", "bwm";
}

keys! { best_worst, BEST_WORST = "[weighing.best-worst]", "`[weighing.best-worst]`",
    "The criteria that matter most and least, set against the others.",
    "[weighing.best-worst]\nbest = \"pay\"\nworst = \"brand\"\nbest-to-others = { commute = 2, brand = 8 }\nothers-to-worst = { pay = 8, commute = 4 }";
    best: required KeyKind::of("id", ValueShape::CriterionId), "The criterion that matters most", "most";
    worst: required KeyKind::of("id", ValueShape::CriterionId), "The criterion that matters least", "least";
    best_to_others: required KeyKind::of("numbers", shapes::JUDGEMENTS), "For each other criterion a number from 1 on: 8 if the best matters 8 times as much", "best-to-other";
    others_to_worst: required KeyKind::of("numbers", shapes::JUDGEMENTS), "For each other criterion a number from 1 on: 4 if it matters 4 times as much as the worst", "other-to-worst";
}

keys! { weight_group, WEIGHT_GROUP = "[[weight-group]]", "a weight group",
    "Criteria that share a weight, beside [weights] or in its place.",
    "[[weight-group]]\nname = \"Money\"\nweight = 40\ncriteria = { pay = 3, commute = 1 }";
    name: required KeyKind::of("text", shapes::NAMED), "Its name on the screen", "title", "label";
    weight: required KeyKind::of("weight", shapes::WEIGHT), "What its criteria weigh together: a number, or a range";
    criteria: required KeyKind::of("weights", shapes::CRITERIA_WEIGHTS), "Its criteria, and their parts of the weight: 3 is three times 1", "criterion", "weights";
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

keys! { columns, COLUMNS = "[columns]", "`[columns]`",
    "A column of a table and, in quotes, its content: a key of an offer such as `company`, a criterion, its `low` or `high`, or a part of the pay. In `rank sql` a criterion of which companies have facts gets a column only here.",
    "[columns]\nTeam = \"role-fit\"\nsalary = \"pay.yearly\"\n\"mentoring from\" = \"mentoring.low\"\n\"mentoring to\" = \"mentoring.high\"";
    * Own: shapes::NAMED;
}

keys! { rate, RATE = "", "a rate",
    "The day of an exchange rate.", "";
    as_of: optional KeyKind::of("date", ValueShape::Day), "The day on which the rate was looked up", "date", "since", "asof", "day";
    * Currencies: ValueShape::Amount(None);
}

table! { RawFallback; fallback, FALLBACK = "[fallback]", "`[fallback]`",
    "Your points if you let all offers go, from 0 to 100 as the offers have them. Without this block they count as 0.",
    "[fallback]\nscore = 30";
    score: required PointsNumber -> At<f64>, "The points, from 0 to 100", "points", "value";
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
