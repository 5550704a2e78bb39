//! Criteria and their scales.

use toml::de::DeTable;

use crate::diag::Span;
use crate::load::grammar::keys::KeyKind;
use crate::load::grammar::kinds::{
    AbsentWord, AnyText, CurrencyCode, IdText, NameText, ScaleTable, SomeText, ValueKind,
};
use crate::load::grammar::raw::{At, RawScale, Str};
use crate::load::grammar::reader::Reader;
use crate::load::grammar::table::{field_type, field_value, keys, table};
use crate::model::Currency;

table! { RawCriterion; criterion, CRITERION = "[[criterion]]", "a criterion",
    "What offers are rated on. Of a built-in id, what is not written is taken from the built-in one.",
    "[[criterion]]\nid = \"team-size\"\nunit = \"people\"\nquestion = \"How many are you?\"\nscale = { worst = 40, best = 5 }";
    id: required IdText -> At<Str<'a>>, "What ratings and weights call it";
    name: optional NameText -> At<Str<'a>>, "What it is called on the screen; else made from the id", "title", "label";
    unit: optional NameText -> At<Str<'a>>, "What its numbers count", "units";
    currency: written CurrencyCode -> At<Currency>, "Of an amount of money: its code, such as EUR";
    question: optional SomeText -> At<Str<'a>>, "What to ask the company, as a question", "ask";
    about: optional AnyText -> At<Str<'a>>, "What it is about", "description";
    scale: written ScaleTable -> RawScale, "What ratings are worth", "levels", "worst", "best";
    absent: optional AbsentWord -> bool, "\"worst\" where a company that no fact names has the worst end", "missing";
}

const NUMBER: KeyKind = KeyKind::of("number");

keys! { scale, SCALE = "", "a scale",
    "What ratings are worth, from nothing to all: two ends, points of a curve, levels by name, or the offers present.",
    "[[criterion]]\nid = \"noise\"            # a straight line; less is better\nscale = { worst = 80, best = 30 }\n\n[[criterion]]\nid = \"savings\"          # a curve through points\nscale = { points = [[0, 0.0], [500, 0.6], [2000, 1.0]] }\n\n[[criterion]]\nid = \"visa\"             # levels evenly apart, worst first\nscale = { levels = [\"no\", \"yes\"] }\n\n[[criterion]]\nid = \"travel\"           # levels with their worth\nscale = { levels = { much = 0.0, some = 0.8, none = 1.0 } }\n\n[[criterion]]\nid = \"papers\"           # by the offers present\nscale = { normalize = \"min-max\", better = \"higher\" }";
    worst: optional NUMBER, "The end that is worth nothing", "min", "from", "low";
    best: optional NUMBER, "The end that is worth all", "max", "to", "high";
    points: optional KeyKind::of("list"), "Pairs of a rating and its worth from 0 to 1";
    levels: optional KeyKind::of("list or table"), "Names, worst first, or names with their worth";
    normalize: optional KeyKind::of("text"), "min-max, max, sum, vector or linear", "normalise";
    better: optional KeyKind::of("text"), "\"higher\" or \"lower\", beside normalize", "direction";
}
