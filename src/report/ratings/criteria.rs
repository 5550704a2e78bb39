//! Criteria as the outputs show them, and the marks of links.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use super::cell::{Form, StatedRating, Style, Value, level_name, one};
use super::scale_line;
use crate::load::Loaded;
use crate::method::{self, Ranking};
use crate::model::{
    Cell, Criterion, CriterionId, Level, Limit, LinkId, OfferId, Own, Problem, QuantityId, Rating,
    Scale, Spread, Subject,
};
use crate::report::{CriterionLine, LinkNote, Pairs};
use crate::text::number::{currency_sign, grouped, percent};
use crate::text::only_if;
use crate::text::order::InOrder;
use crate::text::possessive::possessive;

/// The links that ratings of a problem rest on, in the order of the offers.
#[derive(Default)]
pub(in crate::report) struct Marks {
    links: Vec<LinkId>,
    index: HashMap<LinkId, usize>,
}

impl Marks {
    pub fn new(problem: &Problem) -> Self {
        let mut marks = Self::default();
        for cell in problem.offers().flat_map(|(offer, _)| problem.row(offer)) {
            if let Cell::Linked { link, .. } = cell {
                let next = marks.links.len();
                if *marks.index.entry(*link).or_insert(next) == next {
                    marks.links.push(*link);
                }
            }
        }
        marks
    }

    /// Which of them a link is.
    pub fn of(&self, link: LinkId) -> usize {
        self.index.get(&link).copied().unwrap_or(0)
    }

    /// What each mark means.
    pub fn notes<'a>(&self, loaded: &'a Loaded, ranking: &Ranking) -> Vec<LinkNote<'a>> {
        let problem = &loaded.problem;
        let with_own = with_own_part(problem, &ranking.standing.ranked);
        let mut ratings = linked_ratings(problem, Cell::parent);
        let mut own_ratings = linked_ratings(problem, Cell::own);
        let note = |(i, id): (usize, &LinkId)| {
            let link = problem.link(*id);
            let share = match problem.quantity(link.share).rating {
                Rating::Number(s) => Some(s),
                Rating::Level { .. } | Rating::Unknown => None,
            };
            let (own, of) = if with_own.contains(id) {
                let more = format!("what {} has more", link.parent_name);
                ("its own part, and ", more)
            } else {
                ("", format!("{} rating", possessive(&link.parent_name)))
            };
            let part = share.map_or("a part".to_owned(), |s| percent(s.likely()) + " %");
            let range = share.filter(|s| s.low() < s.high()).map(|s| {
                // A built-in share that may be anything has no source.
                let shipped = loaded.origins.note(link.share).is_some_and(|n| n.shipped);
                let is_guess = shipped && (s.low(), s.high()) == (0.0, 1.0);
                let guess = only_if(is_guess, ", a guess");
                let (low, high) = (percent(s.low()), percent(s.high()));
                format!("{guess}; may be {low} to {high} %")
            });
            LinkNote {
                company: problem.company(link.company),
                parent: &link.parent_name,
                share: share.map(Spread::likely),
                low: share.map(Spread::low),
                high: share.map(Spread::high),
                ratings: Pairs(ratings.remove(id).unwrap_or_default()),
                own: Pairs(own_ratings.remove(id).unwrap_or_default()),
                mark: mark(i),
                text: format!("{own}{part} of {of}{}", range.unwrap_or_default()),
            }
        };
        self.links.iter().enumerate().map(note).collect()
    }
}

/// The ratings from which links make those of offers, in words, by link and criterion: the
/// company's own ones or its parent's.
fn linked_ratings(
    problem: &Problem,
    which: fn(Cell) -> Option<QuantityId>,
) -> HashMap<LinkId, Vec<(&str, String)>> {
    let mut ratings: HashMap<LinkId, Vec<(&str, String)>> = HashMap::new();
    for (id, criterion) in problem.criteria() {
        let mut seen = HashSet::new();
        for (offer, _) in problem.offers() {
            let cell = problem.cell(offer, id);
            let Cell::Linked { link, .. } = cell else {
                continue;
            };
            let quantity = which(cell).filter(|_| seen.insert(link));
            ratings.entry(link).or_default().extend(quantity.map(|q| {
                let rating = problem.quantity(q).rating;
                let stated = StatedRating::of(rating, &criterion.scale, form(criterion));
                (criterion.id.as_str(), stated.text())
            }));
        }
    }
    ratings
}

/// The links of which a rating has a part of its own that is worth something.
fn with_own_part(problem: &Problem, ranked: &[OfferId]) -> HashSet<LinkId> {
    let mut links = HashSet::new();
    for (id, criterion) in problem.criteria() {
        let fit = method::fit(problem, id, ranked);
        for (offer, _) in problem.offers() {
            let Cell::Linked { own, link, .. } = problem.cell(offer, id) else {
                continue;
            };
            let worth = match own {
                Own::Stated(q) => fit.point(method::median(problem, q, &criterion.scale)),
                Own::Absent => fit.worst(),
            };
            if worth.get() > 0.0 {
                links.insert(link);
            }
        }
    }
    links
}

/// `*`, `**`, `***`, `*4`: nobody counts more stars.
fn mark(link: usize) -> String {
    match link {
        0..3 => "*".repeat(link + 1),
        _ => format!("*{}", link + 1),
    }
}

/// How numbers of a criterion are written out.
pub fn form(criterion: &Criterion) -> Form {
    let style = match criterion.unit.as_deref() {
        Some("%") => Style::Percent,
        Some("place") => Style::Place,
        _ => Style::Bare,
    };
    // A little more than a tenth, so that a tenth of a scale counts as narrow in spite of rounding.
    let narrow = criterion.scale.ends().map_or(0.0, |(first, last)| {
        (last / 2.0 - first / 2.0) * 0.200_000_001
    });
    Form { style, narrow }
}

/// A text with the unit behind it, where its numbers do not carry one.
pub fn with_unit(criterion: &Criterion, text: &str) -> String {
    match criterion.unit.as_deref() {
        Some(unit) if !matches!(unit, "%" | "place") => format!("{text} {unit}"),
        _ => text.to_owned(),
    }
}

/// The number of a rating, at its median; none of one that is no number.
pub fn rated_number(problem: &Problem, offer: OfferId, id: CriterionId) -> Option<f64> {
    let value = |q| method::median(problem, q, &problem.criterion(id).scale);
    method::number(problem, problem.cell(offer, id), value)
}

/// The criteria that somebody weighs.
pub fn weighed(problem: &Problem) -> HashSet<CriterionId> {
    let written = problem.judges().iter().flat_map(|j| &j.written);
    written.map(|w| w.criterion).collect()
}

/// All criteria of a decision.
pub fn lines<'a>(loaded: &'a Loaded, ranking: &Ranking, as_of: Date) -> Vec<CriterionLine<'a>> {
    let problem = &loaded.problem;
    let weighed = weighed(problem);
    let line = |(id, criterion): (CriterionId, &'a Criterion)| {
        let numbers = criterion.scale.worst_and_best();
        let levels = criterion.scale.level_list();
        let end = |number: Option<f64>, level: Option<&'a Level>| {
            let level = level.map(|l| Value::Level(&l.name));
            number.map(Value::Number).or(level)
        };
        let is_weighed = weighed.contains(&id);
        let must = problem.musts().iter().find(|m| m.criterion == id);
        CriterionLine {
            id: &criterion.id,
            name: &criterion.name,
            unit: criterion.unit.as_deref(),
            question: criterion.question.as_deref(),
            about: criterion.about.as_deref(),
            worst: end(numbers.map(|n| n.0), levels.first()),
            best: end(numbers.map(|n| n.1), levels.last()),
            weight: is_weighed.then(|| 100.0 * ranking.weights.share(id)),
            year: year(loaded, id).filter(|year| *year != as_of.year()),
            row_unit: UnitPieces::of(criterion).map(|unit| unit.whole()),
            scale: head(criterion),
            curve: scale_line::curve(&criterion.scale),
            normalize: scale_line::normalize(&criterion.scale),
            currency: criterion.currency.as_deref(),
            must: must.map(|must| limit(must.limit, criterion)),
        }
    };
    problem.criteria().map(line).collect()
}

/// The order of a screen's rows: by weight, then as written; deal-breakers without weight last.
pub fn rows(criteria: &[CriterionLine<'_>]) -> Vec<usize> {
    let mut rows: Vec<usize> = (0..criteria.len()).collect();
    let weight = |i: &usize| criteria[*i].weight.unwrap_or(-1.0);
    rows.order_by(|a, b| weight(b).total_cmp(&weight(a)));
    rows
}

/// The year of all facts of a criterion, when everything known on it is a fact and of one year.
fn year(loaded: &Loaded, id: CriterionId) -> Option<i16> {
    let problem = &loaded.problem;
    let mut year = None;
    for (offer, _) in problem.offers() {
        let cell = problem.cell(offer, id);
        if matches!(cell, Cell::Package(_)) {
            return None;
        }
        let known = |q: &QuantityId| !problem.quantity(*q).rating.is_unknown();
        for quantity in cell.own().into_iter().chain(cell.parent()).filter(known) {
            let of_company = matches!(problem.quantity(quantity).subject, Subject::Company(..));
            let note = loaded.origins.note(quantity).filter(|_| of_company)?;
            let this = note.as_of?.year();
            if *year.get_or_insert(this) != this {
                return None;
            }
        }
    }
    year
}

/// A unit in its pieces.
#[derive(Default)]
struct UnitPieces<'a> {
    /// The sign of a currency, which stands before a number: `$`.
    sign: Option<&'static str>,
    /// What is counted: `h`.
    what: &'a str,
    /// For how long: `week`.
    per: Option<&'a str>,
}

impl<'a> UnitPieces<'a> {
    /// The unit of a criterion, where the ratings do not carry it themselves.
    fn of(criterion: &'a Criterion) -> Option<Self> {
        let unit = criterion.unit.as_deref()?;
        if form(criterion).style != Style::Bare {
            return None;
        }
        let currency = criterion.currency.as_deref().unwrap_or_default();
        let sign = currency_sign(currency);
        let rest = unit
            .strip_prefix(currency)
            .filter(|rest| sign.is_some() && (rest.is_empty() || rest.starts_with(' ')));
        let (what, per) = match rest.unwrap_or(unit).split_once(" a ") {
            Some((what, per)) => (what, Some(per)),
            None => (rest.unwrap_or(unit), None),
        };
        Some(Self {
            sign: sign.filter(|_| rest.is_some()),
            what: what.trim_start(),
            per,
        })
    }

    /// Behind a number: `h a week`, `a month`.
    fn behind(&self) -> String {
        let per = self.per.map(|per| format!("a {per}"));
        joined([self.what, &per.unwrap_or_default()])
    }

    /// By itself: `$ a month`.
    fn whole(&self) -> String {
        joined([self.sign.unwrap_or_default(), &self.behind()])
    }

    /// In few characters: `$/month`.
    fn short(&self) -> String {
        let per = self.per.map(|per| format!("/{per}"));
        joined([self.sign.unwrap_or_default(), self.what]) + &per.unwrap_or_default()
    }
}

fn joined(words: [&str; 2]) -> String {
    let [before, behind] = words;
    let space = only_if(!before.is_empty() && !behind.is_empty(), " ");
    format!("{before}{space}{behind}")
}

/// The scale in a few characters: `0-10`, `$/month`, `min`.
fn head(criterion: &Criterion) -> String {
    if let Some(unit) = UnitPieces::of(criterion) {
        return unit.short();
    }
    match (&criterion.scale, criterion.scale.ends()) {
        (Scale::Straight { .. }, Some((low, high))) if criterion.unit.is_none() => {
            format!("{}-{}", grouped(low), grouped(high))
        }
        _ => String::new(),
    }
}

/// A limit in words: `60 min`, `$6,000 a month`.
pub fn limit(limit: Limit, criterion: &Criterion) -> String {
    let unit = UnitPieces::of(criterion).unwrap_or_default();
    let sign = unit.sign.unwrap_or_default();
    let number = |x| format!("{sign}{}", one(x, form(criterion)));
    let text = match limit {
        Limit::AtLeast(x) | Limit::AtMost(x) => number(x),
        Limit::Between(low, high) => format!("{} to {}", number(low), number(high)),
        Limit::Level(level) => level_name(&criterion.scale, level).to_owned(),
    };
    joined([&text, &unit.behind()])
}
