//! Criteria, their scales and their limits.

use toml::de::DeTable;

use super::definition::{field_type, field_value, keys, table};
use super::offers::RATED;
use crate::diag::Span;
use crate::load::grammar::key_types::{KeyKind, ValueShape};
use crate::load::grammar::kinds::{
    AbsentWord, AnyText, CurrencyCode, IdText, NameText, ScaleTable, SomeText, ValueKind,
};
use crate::load::grammar::raw::{At, RawScale, Str};
use crate::load::grammar::reader::Reader;
use crate::load::grammar::shapes;
use crate::model::Currency;

const NUMBER: KeyKind = KeyKind::of("number", shapes::NUMBER);

/// A scale in any of its forms.
const SCALED: ValueShape = {
    let [ends, levels] = shapes::SHORT_SCALES;
    ValueShape::OneOf(&[ends, levels, ValueShape::Table(&SCALE)])
};

keys! { scales, SCALES = "[scales]", "`[scales]`",
    "A criterion of your own in a line: its id, and its worst and best end, or its levels, worst first, or any scale in braces. The same as a `[[criterion]]` with `id` and `scale`; with a built-in id, missing keys are taken from the built-in criterion.",
    "[scales]\nteam = [0, 10]               # worst, best\nrent = [2_000, 500]          # less is better\nfood = [\"no\", \"yes\"]         # levels, worst first\nsavings = { points = [[0, 0.0], [500, 0.6], [2000, 1.0]] }";
    * Criteria: SCALED;
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
    normalize: optional KeyKind::word(&["min-max", "max", "sum", "vector", "linear"]), "min-max, max, sum, vector or linear", "normalise";
    better: optional KeyKind::word(&["higher", "lower"]), "\"higher\" or \"lower\", beside normalize", "direction";
}

keys! { must, MUST = "[must]", "`[must]`",
    "A criterion's id and the worst that will do. An offer that fails is shown, not ranked.",
    "[must]\ncommute = 60";
    * Criteria: RATED;
}
