//! What is changed, by its names: for scripts, for a sentence, and as it is typed.

use std::fmt;

use serde::Serialize;

use crate::model::{
    Cell, CompanyId, CriterionId, LinkId, OfferId, Problem, Rating, Subject, judge_names,
};
use crate::report::pay::part_name::PartName;
use crate::report::ratings::cell::{Form, StatedRating, Style, Value, told_number, typed_number};
use crate::report::ratings::criteria::form;
use crate::robust::flips::Reading;
use crate::robust::sweep::{Baseline, Lever, quantity};
use crate::text::number::{list, part_of_one, plain, significant};
use crate::text::possessive::possessive;

/// A weight of more characters was not written by hand.
const LONG: usize = 6;

/// What lines are made from.
pub(in crate::report) struct Lines<'a, 'b> {
    pub problem: &'a Problem,
    pub baseline: &'b Baseline<'b>,
    /// What screens call each offer.
    pub labels: &'b [String],
    /// How many offers of an order are told, best first.
    pub told: usize,
}

impl<'a> Lines<'a, '_> {
    pub fn id(&self, offer: OfferId) -> &'a str {
        &self.problem.offer(offer).id
    }

    pub fn label(&self, offer: OfferId) -> String {
        self.labels[offer.index()].clone()
    }

    /// An offer and those that share its place.
    pub fn all_at(&self, first: OfferId, level: &[OfferId]) -> String {
        let all = [first].into_iter().chain(level.iter().copied());
        list(&all.map(|o| self.label(o)).collect::<Vec<String>>())
    }

    /// What is there now: `3-6`, `?`, `25 % (0-100)`, `Microsoft's`.
    pub fn now_text(&self, lever: Lever, name: &ChangeName<'_>) -> String {
        let problem = self.problem;
        if let Lever::Weight { judge, criterion } = lever {
            let mut written = problem.judges()[judge].written.iter();
            let own = written.find(|w| w.criterion == criterion);
            return own.map_or_else(String::new, |w| {
                if w.low < w.high {
                    format!("{}-{}", short(w.low), short(w.high))
                } else {
                    short(w.middle)
                }
            });
        }
        let rating = quantity(self.baseline, lever).map(|q| problem.quantity(q).rating);
        match (rating, name.criterion.zip(name.form(problem))) {
            (Some(Rating::Number(s)), None) if name.link.is_some() => {
                part_of_one(s.likely(), Some(s.low()), Some(s.high()))
            }
            (Some(Rating::Number(s)), None) => told_number(s.likely(), None),
            (Some(_), None) => "?".to_owned(),
            (Some(rating), Some((id, form))) => {
                StatedRating::of(rating, &problem.criterion(id).scale, form).text()
            }
            (None, _) => self.replaced(lever, name),
        }
    }

    /// What a rating of the user's would replace: a link, or not being named.
    fn replaced(&self, lever: Lever, name: &ChangeName<'_>) -> String {
        let (Lever::Rating { offer, .. }, Some(id)) = (lever, name.criterion) else {
            return String::new();
        };
        if let Cell::Linked { link, .. } = self.problem.cell(offer, id) {
            return possessive(&self.problem.link(link).parent_name);
        }
        match self.now(lever, Some(id)) {
            Some(Value::Number(x)) => told_number(x, name.form(self.problem)),
            Some(Value::Level(level)) => level.to_owned(),
            None => String::new(),
        }
    }

    /// A value to write, with its unit.
    pub fn value_text(&self, name: &ChangeName<'_>, reading: Reading) -> String {
        // What is there now says already what an amount is paid for.
        let form = name.form(self.problem).map(Form::without_time);
        match self.value(name.criterion, reading) {
            Value::Number(x) => typed_number(x, form),
            Value::Level(level) => level.to_owned(),
        }
    }

    /// The change to a value as it is typed.
    pub fn typed(&self, name: &ChangeName<'_>, reading: Reading) -> TypedChange {
        let value = match self.value(name.criterion, reading) {
            Value::Number(x) => name.part.map_or_else(|| plain(x), |part| part.value(x)),
            Value::Level(level) => quoted(level),
        };
        name.typed(self, &value)
    }
}

/// Which kind of thing is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// The number of a criterion in a set.
    Weight,
    /// A rating, a fact, or a part of what an offer pays.
    Rating,
    /// How much of its parent's ratings a company has.
    Link,
}

/// The names of a lever.
pub(in crate::report) struct ChangeName<'p> {
    pub kind: ChangeKind,
    pub criterion: Option<CriterionId>,
    pub offer: Option<OfferId>,
    pub company: Option<CompanyId>,
    pub link: Option<LinkId>,
    pub judge: Option<usize>,
    pub part: Option<PartName<'p>>,
}

impl<'p> ChangeName<'p> {
    pub fn new(problem: &'p Problem, baseline: &Baseline<'_>, lever: Lever) -> Self {
        let none = Self {
            kind: ChangeKind::Rating,
            criterion: None,
            offer: None,
            company: None,
            link: None,
            judge: None,
            part: None,
        };
        match lever {
            Lever::Weight { judge, criterion } => Self {
                kind: ChangeKind::Weight,
                criterion: Some(criterion),
                judge: Some(judge),
                ..none
            },
            Lever::Rating { offer, criterion } => Self {
                criterion: Some(criterion),
                offer: Some(offer),
                ..none
            },
            Lever::Fact { quantity } => Self {
                criterion: baseline.criterion_of(quantity),
                company: match problem.quantity(quantity).subject {
                    Subject::Company(id, _) | Subject::Unknown(id, _) | Subject::Share(id) => {
                        Some(id)
                    }
                    Subject::Own(..) | Subject::Part(..) | Subject::Rate(_) => None,
                },
                ..none
            },
            Lever::Part {
                quantity,
                criterion,
            } => {
                let part = PartName::of(problem, quantity);
                Self {
                    criterion: Some(criterion),
                    offer: part.and_then(PartName::offer),
                    part,
                    ..none
                }
            }
            Lever::Share { link } => Self {
                kind: ChangeKind::Link,
                company: Some(problem.link(link).company),
                link: Some(link),
                ..none
            },
        }
    }

    /// The unit of a rating.
    pub fn unit(&self, problem: &Problem) -> Option<String> {
        if let Some(part) = self.part {
            return part.unit();
        }
        let id = self.criterion.filter(|_| self.kind == ChangeKind::Rating)?;
        problem.criterion(id).unit.clone()
    }

    /// The set in which a weight is to be written, where there are several.
    pub fn judge<'a>(&self, problem: &'a Problem) -> Option<&'a str> {
        let judges = problem.judges();
        self.judge
            .filter(|_| judges.len() > 1)
            .map(|i| judges[i].set.as_str())
    }

    /// What stands before the criterion of one of several judges: the judge's name, where that can
    /// be typed as one word.
    fn prefix(&self, problem: &Problem) -> Option<String> {
        let set = self.judge(problem)?;
        let name = judge_names(problem.judges())[self.judge?];
        let is_word = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        let name = if name.chars().all(is_word) { name } else { set };
        Some(format!("{name}:"))
    }

    /// How its numbers are written out; none for shares of links, which are told in percent.
    pub fn form(&self, problem: &Problem) -> Option<Form> {
        if let Some(part) = self.part {
            return Some(part.form());
        }
        match (self.kind, self.criterion) {
            (ChangeKind::Rating, Some(id)) => Some(form(problem.criterion(id))),
            (ChangeKind::Weight, _) => Some(Form::of(Style::Bare)),
            _ => None,
        }
    }

    /// Whose it is: an offer's label, a company, or a currency.
    pub fn whose(&self, lines: &Lines<'_, '_>) -> String {
        let company = self.company.map(|c| lines.problem.company(c).to_owned());
        let currency = self.part.and_then(PartName::currency);
        let currency = currency.map(|c| c.code().to_owned());
        let offer = self.offer.map(|o| lines.label(o));
        offer.or(company).or(currency).unwrap_or_default()
    }

    /// What it is.
    pub fn what(&self, problem: &Problem) -> String {
        if let Some(link) = self.link {
            return format!("share of {}", possessive(&problem.link(link).parent_name));
        }
        if let Some(part) = self.part {
            return part.what();
        }
        let Some(id) = self.criterion else {
            return String::new();
        };
        let criterion = problem.criterion(id);
        if self.kind == ChangeKind::Weight {
            return self.prefix(problem).unwrap_or_default() + &criterion.id;
        }
        let name = in_sentence(&criterion.name);
        match self.company {
            Some(_) => format!("{name} (fact)"),
            None => name,
        }
    }

    /// It with its owner, in a sentence: `Acme's pay`, `the fact about Acme's pay`.
    pub fn subject(&self, lines: &Lines<'_, '_>) -> String {
        if let (Some(company), Some(id)) = (self.company, self.criterion) {
            let company = possessive(lines.problem.company(company));
            let name = in_sentence(&lines.problem.criterion(id).name);
            return format!("the fact about {company} {name}");
        }
        let whose = possessive(&self.whose(lines));
        format!("{whose} {}", self.what(lines.problem))
    }

    /// Whether nothing lies beyond a value: the end of a scale, or the last level.
    pub fn is_end(&self, problem: &Problem, to: Reading, up: bool) -> bool {
        let Some(id) = self.criterion.filter(|_| self.kind == ChangeKind::Rating) else {
            return matches!(to, Reading::Number(x) if x == if up { 1.0 } else { 0.0 })
                && (self.kind == ChangeKind::Link || !up);
        };
        let scale = &problem.criterion(id).scale;
        match (to, scale.ends()) {
            _ if self.part.is_some() => false,
            (Reading::Number(x), Some((low, high))) => x == if up { high } else { low },
            (Reading::Number(_), None) => false,
            (Reading::Level(level), _) => {
                let last = scale.level_list().len().saturating_sub(1);
                usize::from(level) == if up { last } else { 0 }
            }
        }
    }

    /// Whether what is written leaves it open: a range, an unknown, a link; not a plain weight.
    pub fn is_open(lines: &Lines<'_, '_>, lever: Lever) -> bool {
        let Lever::Weight { judge, criterion } = lever else {
            return true;
        };
        let mut written = lines.problem.judges()[judge].written.iter();
        written.any(|w| w.criterion == criterion && w.low < w.high)
    }

    /// The change as it is typed.
    fn typed(&self, lines: &Lines<'_, '_>, value: &str) -> TypedChange {
        let problem = lines.problem;
        let criterion = self
            .criterion
            .map_or("", |c| problem.criterion(c).id.as_str());
        let (option, of) = match (self.kind, self.offer, self.company) {
            (_, Some(offer), _) if let Some(part) = self.part => {
                let part = part.key();
                ("--set", format!("{}.{criterion}.{part}", lines.id(offer)))
            }
            _ if let Some(part) = self.part => ("--set", part.key()),
            (ChangeKind::Weight, ..) => ("--weight", self.what(problem)),
            (ChangeKind::Link, _, Some(company)) => ("--link", problem.company(company).to_owned()),
            (_, Some(offer), _) => ("--set", format!("{}.{criterion}", lines.id(offer))),
            (_, None, Some(company)) => {
                let company = problem.company(company);
                ("--fact", format!("{company}.{criterion}"))
            }
            _ => return TypedChange::default(),
        };
        TypedChange::new(option, format!("{of}={value}"))
    }
}

/// A change as it is typed: `--set google.role-fit=5`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedChange {
    /// `--set`
    pub option: &'static str,
    /// `google.role-fit=5`
    pub argument: String,
}

impl TypedChange {
    pub(in crate::report) const fn new(option: &'static str, argument: String) -> Self {
        Self { option, argument }
    }

    /// Whether it names an offer, a company or a judge: all do but a weight that all judges share.
    pub fn names_somebody(&self) -> bool {
        self.option != "--weight" || self.argument.contains(':')
    }
}

impl fmt::Display for TypedChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.option, self.argument)
    }
}

/// A level as a change takes it: plain where it is a word, else in quotes.
fn quoted(level: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_ ".contains(c);
    let word = level.starts_with(char::is_alphabetic)
        && level.chars().all(is_plain)
        && !level.ends_with(' ')
        && !matches!(level, "true" | "false" | "inf" | "nan");
    if word {
        level.to_owned()
    } else {
        toml::Value::String(level.to_owned()).to_string()
    }
}

/// A name inside a sentence: `role fit`, `ML exposure`.
pub fn in_sentence(name: &str) -> String {
    let mut chars = name.chars();
    let (first, second) = (chars.next(), chars.next());
    match (first, second) {
        (Some(a), Some(b)) if a.is_uppercase() && !b.is_uppercase() => {
            let rest = &name[a.len_utf8()..];
            a.to_lowercase().collect::<String>() + rest
        }
        _ => name.to_owned(),
    }
}

/// A weight as it was written; one that came of answers in few digits.
fn short(weight: f64) -> String {
    let text = plain(weight);
    if text.len() > LONG {
        plain(significant(weight, 3))
    } else {
        text
    }
}
