//! Whose weights: judges, weights in numbers, groups of them, and answers in place of numbers.

use toml::de::DeTable;

use super::definition::{field_type, field_value, keys, table};
use crate::diag::Span;
use crate::load::grammar::key_types::{KeyKind, ValueShape};
use crate::load::grammar::kinds::{
    CriteriaWeights, CriterionKey, JudgedCriteria, NameText, ValueKind, VoiceNumber, WeightRange,
};
use crate::load::grammar::raw::{At, RawWeight, Str};
use crate::load::grammar::reader::Reader;
use crate::load::grammar::shapes;

/// A judge: a set of weights, or a set with a voice.
pub const ONE_JUDGE: ValueShape = ValueShape::OneOf(&[ValueShape::Set, ValueShape::Table(&JUDGE)]);

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
    by: optional KeyKind::word(&["centroid", "rank-sum", "reciprocal"]), "Beside order: \"centroid\", \"rank-sum\" or \"reciprocal\"; else centroid", "rule", "method";
    swing: optional KeyKind::of("points", shapes::CRITERIA_WEIGHTS), "Criteria and what their way from worst to best is worth, the largest 100: { pay = 100, brand = [50, 70] }", "swings", "points";
    compare: optional KeyKind::of("list", shapes::COMPARISONS), "Pairs of criteria with a number: [\"pay\", \"brand\", 3] if pay matters 3 times as much as brand", "comparisons", "pairs", "ahp";
    best_worst: optional KeyKind::of("table", ValueShape::Table(&BEST_WORST)).below(&BEST_WORST), "The criteria that matter most and least, set against the others", "bwm";
}

table! { RawBestWorst; best_worst, BEST_WORST = "[weighing.best-worst]", "`[weighing.best-worst]`",
    "The criteria that matter most and least, set against the others.",
    "[weighing.best-worst]\nbest = \"pay\"\nworst = \"brand\"\nbest-to-others = { commute = 2, brand = 8 }\nothers-to-worst = { pay = 8, commute = 4 }";
    best: required CriterionKey -> At<Str<'a>>, "The criterion that matters most", "most";
    worst: required CriterionKey -> At<Str<'a>>, "The criterion that matters least", "least";
    best_to_others: required JudgedCriteria -> Vec<(At<Str<'a>>, At<f64>)>, "For each other criterion a number from 1 on: 8 if the best matters 8 times as much", "best-to-other";
    others_to_worst: required JudgedCriteria -> Vec<(At<Str<'a>>, At<f64>)>, "For each other criterion a number from 1 on: 4 if it matters 4 times as much as the worst", "other-to-worst";
}

table! { RawWeightGroup; weight_group, WEIGHT_GROUP = "[[weight-group]]", "a weight group",
    "Criteria that share a weight, beside [weights] or in its place.",
    "[[weight-group]]\nname = \"Money\"\nweight = 40\ncriteria = { pay = 3, commute = 1 }";
    name: required NameText -> At<Str<'a>>, "Its name on the screen", "title", "label";
    weight: required WeightRange -> (f64, f64), "What its criteria weigh together: a number, or a range";
    criteria: required CriteriaWeights -> Vec<RawWeight<'a>>, "Its criteria, and their parts of the weight: 3 is three times 1", "criterion", "weights";
}
