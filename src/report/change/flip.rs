//! What would change the order: flips as outputs show them.

use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::change_name::{ChangeKind, ChangeName, Lines, TypedChange, in_sentence};
use crate::model::{Cell, CriterionId, Currency, OfferId, Problem, Rating};
use crate::report::pay::part_name::PartName;
use crate::report::ratings::cell::{Per, Value, level_name, typed_number};
use crate::report::ratings::criteria::form;
use crate::report::ratings::scale_line::worst_rating;
use crate::robust::flips::{Because, Flip, Reading, TwoRatings};
use crate::robust::sweep::{Lever, quantity};
use crate::text::number::plain;

/// One change that gives another order.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FlipLine<'a> {
    /// What is changed.
    pub kind: ChangeKind,
    /// The criterion; none for a link.
    pub criterion: Option<&'a str>,
    /// The offer whose rating it is, or whose company has the link.
    pub offer: Option<&'a str>,
    /// The company whose fact it is: all that rests on it changes.
    pub company: Option<&'a str>,
    /// What is there now; none for an unknown, a linked rating and a range of levels.
    pub now: Option<Value<'a>>,
    /// The exact boundary.
    pub at: Option<Value<'a>>,
    /// The value to write; none where no value does.
    pub to: Option<Value<'a>>,
    /// The last value that gives it; none where all beyond `to` do.
    pub until: Option<Value<'a>>,
    /// Which values give it.
    pub when: When,
    /// The change as an argument of the command line: `--set jpmorgan.pay=7905`; none where no
    /// value does.
    pub typed: Option<String>,
    /// A weight's share of its set at the boundary, of 100.
    pub share_at: Option<f64>,
    /// The unit of a rating.
    pub unit: Option<String>,
    /// The offer that comes ahead.
    pub ahead: &'a str,
    /// Those that share first place with it.
    pub tied_with: Vec<&'a str>,
    /// The offer that it passes.
    pub behind: Option<&'a str>,
    /// Whether another offer comes first.
    pub first_changes: bool,
    /// The ranked offers with `to` written; of near flips the first twenty.
    #[cfg_attr(test, schemars(with = "Vec<&'a str>"))]
    pub order: FlipOrder<'a>,
    /// The probability that what is uncertain in this alone lies beyond the boundary.
    pub within: f64,
    /// The part of a pay package.
    pub part: Option<String>,
    /// The set in which a weight is to be written, where there are several.
    pub judge: Option<&'a str>,
    /// Why, where somebody comes in or goes out.
    pub because: Option<Because>,

    /// How screens tell it.
    #[serde(skip)]
    pub told: Told,
}

/// The ids of offers in an order: read from the decision where they are written, as most outputs of
/// many flips show none.
#[derive(Clone)]
pub struct FlipOrder<'a> {
    problem: &'a Problem,
    offers: Arc<[OfferId]>,
    told: usize,
}

impl<'a> FlipOrder<'a> {
    /// The ids, best first.
    pub fn ids(&self) -> impl ExactSizeIterator<Item = &'a str> {
        let offers = self.offers[..self.told].iter();
        offers.map(|o| self.problem.offer(*o).id.as_str())
    }
}

impl fmt::Debug for FlipOrder<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.ids()).finish()
    }
}

impl PartialEq for FlipOrder<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.ids().eq(other.ids())
    }
}

impl Serialize for FlipOrder<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.ids())
    }
}

/// On which side of a boundary values give another order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// At the boundary and above.
    AtLeast,
    /// At the boundary and below.
    AtMost,
}

/// How near a change is to what is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Prospect {
    /// What is written leaves it open.
    Open,
    /// It takes another offer, or another weight.
    #[default]
    Other,
    /// It takes another offer in a part of the pay that nobody negotiates: told where all is asked
    /// for.
    Aside,
}

/// A change as screens tell it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    /// Whose it is: an offer's label, a company, a currency, or nothing for a weight.
    pub whose: String,
    /// What it is: `role fit`, `share of Microsoft's`, `pay`.
    pub what: String,
    /// Both in a sentence: `Acme's role fit`, `the fact about Acme's role fit`.
    pub subject: String,
    /// What is there now: `3-6`, `?`, `25 % (0-100)`.
    pub now: String,
    /// The value to write, with its unit: `59 %`; nothing where no value does.
    pub to: String,
    /// The last value that gives it, where not all beyond `to` do.
    pub until: Option<String>,
    /// Whether nothing lies beyond: the end of a scale.
    pub is_end: bool,
    /// Why, where it is not the scores alone: `, a must`.
    pub because: String,
    /// What the offer is called that comes ahead.
    pub ahead: String,
    /// What the offer is called that it passes.
    pub behind: String,
    /// The change as it is typed: `--set google.role-fit=5`.
    pub typed: TypedChange,
    /// How near it is to what is written.
    pub prospect: Prospect,
    /// Whether levels are compared.
    pub is_level: bool,
    /// Whether it is a place in a list: 1st is better than 2nd.
    pub is_place: bool,
    /// The company whose ratings a link shares.
    pub parent: Option<String>,
    /// The currency and the time of a base that an offer pays.
    pub base: Option<(Option<Currency>, Per)>,
}

impl Told {
    /// Why, within a sentence, where it is not the scores alone: ` (a must)`.
    pub fn aside(&self) -> String {
        match self.because.strip_prefix(", ") {
            Some(because) => format!(" ({because})"),
            None => String::new(),
        }
    }
}

impl FlipLine<'_> {
    /// `5 or more`, `27 to 66`, `none`.
    pub fn turns_at(&self) -> String {
        let (told, is_up) = (&self.told, self.when == When::AtLeast);
        let (above, below) = sides(told.is_level, told.is_place);
        match &told.until {
            _ if told.to.is_empty() => "no value does".to_owned(),
            Some(until) if *until == told.to => told.to.clone(),
            Some(until) if is_up => format!("{} to {until}", told.to),
            Some(until) => format!("{until} to {}", told.to),
            None if told.is_end => told.to.clone(),
            None => format!("{} {}", told.to, if is_up { above } else { below }),
        }
    }
}

/// What lies above a value and below it, of levels and of places in a list.
pub const fn sides(is_level: bool, is_place: bool) -> (&'static str, &'static str) {
    match (is_level, is_place) {
        (true, _) => ("or better", "or worse"),
        (_, true) => ("or worse", "or better"),
        _ => ("or more", "or less"),
    }
}

/// Two changes at a time that put an offer first.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PairLine<'a> {
    /// The offer.
    pub offer: &'a str,
    /// The criteria.
    pub criteria: [&'a str; 2],
    /// The ratings to write.
    pub to: [f64; 2],
    /// The equal part of both scales, of 100.
    pub share: f64,
    /// The first of now.
    pub behind: &'a str,
    /// The ranked offers with both written.
    pub order: Vec<&'a str>,
    /// The criteria in words.
    #[serde(skip)]
    pub names: [String; 2],
    /// The ratings in words.
    #[serde(skip)]
    pub texts: [String; 2],
    /// As typed.
    #[serde(skip)]
    pub typed: [TypedChange; 2],
}

impl<'a> Lines<'a, '_> {
    /// A flip as a line.
    pub fn flip(&self, flip: &Flip) -> FlipLine<'a> {
        let name = ChangeName::new(self.problem, self.baseline, flip.lever);
        let value = |reading: Reading| self.value(name.criterion, reading);
        let told = self.told(flip, &name);
        FlipLine {
            kind: name.kind,
            criterion: name
                .criterion
                .map(|c| self.problem.criterion(c).id.as_str()),
            offer: name.offer.map(|o| self.id(o)),
            company: name.company.map(|c| self.problem.company(c)),
            now: self.now(flip.lever, name.criterion),
            at: flip.at.map(value),
            to: flip.to.map(value),
            until: flip.until.map(value),
            typed: flip.to.map(|_| told.typed.to_string()),
            when: if flip.up { When::AtLeast } else { When::AtMost },
            share_at: flip.share_at,
            unit: name.unit(self.problem),
            ahead: self.id(flip.ahead),
            tied_with: flip.level.iter().map(|o| self.id(*o)).collect(),
            behind: flip.behind.map(|o| self.id(o)),
            first_changes: flip.first_changes,
            order: FlipOrder {
                problem: self.problem,
                offers: Arc::clone(&flip.order),
                told: self.told.min(flip.order.len()),
            },
            within: flip.within,
            part: name.part.map(PartName::key),
            judge: name.judge(self.problem),
            because: flip.because,
            told,
        }
    }

    pub fn value(&self, criterion: Option<CriterionId>, reading: Reading) -> Value<'a> {
        match (reading, criterion) {
            (Reading::Number(x), _) => Value::Number(x),
            (Reading::Level(level), Some(id)) => {
                Value::Level(level_name(&self.problem.criterion(id).scale, level))
            }
            (Reading::Level(level), None) => Value::Number(f64::from(level)),
        }
    }

    /// What is there now, where it is one value.
    pub fn now(&self, lever: Lever, criterion: Option<CriterionId>) -> Option<Value<'a>> {
        if let Lever::Weight { judge, criterion } = lever {
            let written = self.problem.judges()[judge].written.iter();
            let mut own = written.filter(|w| w.criterion == criterion);
            return own.next().map(|w| Value::Number(w.middle));
        }
        let level = |i| self.value(criterion, Reading::Level(i));
        let stated = quantity(self.baseline, lever).map(|q| self.problem.quantity(q).rating);
        match stated.or_else(|| self.absent(lever, criterion?))? {
            Rating::Number(s) => Some(Value::Number(s.likely())),
            Rating::Level { low, likely, high } => {
                likely.or((low == high).then_some(low)).map(level)
            }
            Rating::Unknown => None,
        }
    }

    /// The worst end, for what is not named where that means the worst.
    fn absent(&self, lever: Lever, criterion: CriterionId) -> Option<Rating> {
        let Lever::Rating { offer, .. } = lever else {
            return None;
        };
        let is_absent = self.problem.cell(offer, criterion) == Cell::Absent;
        worst_rating(&self.problem.criterion(criterion).scale).filter(|_| is_absent)
    }

    fn told(&self, flip: &Flip, name: &ChangeName<'_>) -> Told {
        let text = |reading| self.value_text(name, reading);
        let is_end = |to| name.is_end(self.problem, to, flip.up);
        Told {
            whose: name.whose(self),
            what: name.what(self.problem),
            subject: name.subject(self),
            now: self.now_text(flip.lever, name),
            to: flip.to.map(text).unwrap_or_default(),
            until: flip.until.map(text),
            is_end: flip.to.is_some_and(is_end),
            because: self.because(flip),
            ahead: self.all_at(flip.ahead, &flip.level),
            behind: flip.behind.map(|o| self.label(o)).unwrap_or_default(),
            typed: flip.to.map(|to| self.typed(name, to)).unwrap_or_default(),
            prospect: self.prospect(flip, name),
            is_level: matches!(flip.to, Some(Reading::Level(_))),
            is_place: name.kind == ChangeKind::Rating
                && name.unit(self.problem).as_deref() == Some("place"),
            parent: name
                .link
                .map(|link| self.problem.link(link).parent_name.clone()),
            base: name.part.and_then(PartName::base),
        }
    }

    /// Who comes in or falls out, in a few words.
    fn because(&self, flip: &Flip) -> String {
        let out = flip.behind.filter(|o| !flip.order.contains(o));
        match (flip.because, out) {
            (None, _) => String::new(),
            (Some(Because::Must), _) => ", a must".to_owned(),
            _ if self.baseline.spot(flip.ahead).is_none() => ", then known enough".to_owned(),
            (_, Some(out)) => format!(", {} then too little known", self.label(out)),
            (_, None) => ", other offers then ranked".to_owned(),
        }
    }

    fn prospect(&self, flip: &Flip, name: &ChangeName<'_>) -> Prospect {
        if flip.within > 0.0 && ChangeName::is_open(self, flip.lever) {
            Prospect::Open
        } else if name.part.is_some_and(|part| !part.is_negotiated()) {
            Prospect::Aside
        } else {
            Prospect::Other
        }
    }

    /// Two changes at a time as a line.
    pub fn pair(&self, pair: &TwoRatings) -> PairLine<'a> {
        let each = pair.to.map(|(c, x)| {
            let criterion = self.problem.criterion(c);
            let name = in_sentence(&criterion.name);
            let text = typed_number(x, Some(form(criterion)));
            let (offer, id) = (self.id(pair.offer), &criterion.id);
            let typed = TypedChange::new("--set", format!("{offer}.{id}={}", plain(x)));
            (criterion.id.as_str(), x, name, text, typed)
        });
        let [a, b] = each;
        PairLine {
            offer: self.id(pair.offer),
            criteria: [a.0, b.0],
            to: [a.1, b.1],
            share: 100.0 * pair.share,
            behind: self.id(pair.behind),
            order: pair.order.iter().map(|o| self.id(*o)).collect(),
            names: [a.2, b.2],
            texts: [a.3, b.3],
            typed: [a.4, b.4],
        }
    }
}
