//! What a decision states, line by line, so that two can be compared: each line has a key that both
//! sides share, and a value in the user's words.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;
use serde_json::Value as Json;

use super::matched::Matched;
use super::snapshot::{SavedCell, SavedOffer, SavedWeight, Snapshot};
use crate::report::change::change_name::in_sentence;
use crate::text::number::{grouped, plain, span};

/// What kind of line of the input it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum StatementKind {
    /// A whole offer.
    Offer,
    /// Whether it was made.
    Status,
    /// When to answer it.
    ReplyBy,
    /// When its company is to answer.
    ExpectsBy,
    /// Its role.
    Role,
    /// Where it is.
    Location,
    /// What the user noted of it.
    Note,
    /// A part of what it pays, or an exchange rate.
    Part,
    /// A rating of an offer.
    Rating,
    /// A fact on a company.
    Fact,
    /// How much of its parent's ratings a company has.
    Link,
    /// A set of weights.
    Set,
    /// A weight.
    Weight,
    /// A deal-breaker.
    Must,
    /// The ends of a scale.
    Scale,
    /// The method.
    Method,
    /// The day from which days are counted.
    Today,
    /// The day whose facts count.
    AsOf,
    /// How many what-ifs there are, and how far weights are trusted in them.
    WhatIfs,
}

/// What a line is about. Lines of two sides with one key are compared.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct StatementKey {
    /// What kind of line it is.
    pub kind: StatementKind,
    /// The offer's id, as it is before.
    pub offer: Option<String>,
    /// The company, of what is known of one.
    pub company: Option<String>,
    /// The criterion's id.
    pub criterion: Option<String>,
    /// The part of the pay.
    pub part: Option<String>,
    /// The set of weights, where there are several.
    pub set: Option<String>,
}

/// A line of the input.
#[derive(Clone, Debug, PartialEq)]
pub struct StatedLine {
    /// What it is about.
    pub key: StatementKey,
    /// Whose it is, in words: an offer, a company, or nobody's.
    pub whose: String,
    /// What it is, in words.
    pub what: String,
    /// What is stated.
    pub value: String,
    /// More of it, told where the values alone do not differ.
    pub more: String,
    /// On what it rests, of a rating.
    pub origin: &'static str,
}

/// One side of a comparison.
pub struct StatedSide<'s> {
    /// The ranking.
    pub snapshot: &'s Snapshot,
    /// Which of the two it is.
    pub index: usize,
    /// Who is who on both.
    pub matched: &'s Matched<'s>,
}

impl StatementKey {
    const fn of(kind: StatementKind) -> Self {
        Self {
            kind,
            offer: None,
            company: None,
            criterion: None,
            part: None,
            set: None,
        }
    }
}

impl StatedSide<'_> {
    /// All lines, in the order in which they are told.
    pub fn statements(&self) -> Vec<StatedLine> {
        let mut lines = Vec::new();
        for offer in &self.snapshot.offers {
            self.offer(offer, &mut lines);
        }
        self.links(&mut lines);
        self.weights(&mut lines);
        self.criteria(&mut lines);
        self.settings(&mut lines);
        lines
    }

    fn line(&self, key: StatementKey, what: &str, value: String) -> StatedLine {
        let whose = key.offer.as_deref().map(|id| self.matched.label(id));
        let whose = whose.or_else(|| key.company.clone()).unwrap_or_default();
        StatedLine {
            key,
            whose,
            what: what.to_owned(),
            value,
            more: String::new(),
            origin: "",
        }
    }

    /// Of an offer that stands on one side alone, nothing but that; else all that is said of it.
    fn offer(&self, offer: &SavedOffer, lines: &mut Vec<StatedLine>) {
        let Some(id) = self.matched.common_id(self.index, &offer.id) else {
            let key = StatementKey {
                offer: Some(offer.id.clone()),
                ..StatementKey::of(StatementKind::Offer)
            };
            let role = offer.role.as_ref().map(|role| format!(", {role}"));
            let value = format!("{}{}", offer.company, role.unwrap_or_default());
            lines.push(self.line(key, "offer", value));
            return;
        };
        let key = |kind| StatementKey {
            offer: Some(id.to_owned()),
            ..StatementKey::of(kind)
        };
        let day = |day: Option<Date>| day.map(full);
        let status = match offer.status.as_str() {
            "pending" => "no offer yet".to_owned(),
            status => status.to_owned(),
        };
        let texts = [
            (StatementKind::Status, "status", Some(status)),
            (StatementKind::ReplyBy, "reply by", day(offer.reply_by)),
            (StatementKind::ExpectsBy, "answer by", day(offer.expects_by)),
            (StatementKind::Role, "role", offer.role.clone()),
            (StatementKind::Location, "location", offer.location.clone()),
            (StatementKind::Note, "note", offer.note.clone()),
        ];
        for (kind, what, value) in texts {
            lines.extend(value.map(|value| self.line(key(kind), what, value)));
        }
        let parts = offer.pay.iter().flat_map(|pay| &pay.parts);
        for (part, value) in parts {
            let is_rate = part.starts_with("rates.");
            let key = StatementKey {
                offer: Some(id.to_owned()).filter(|_| !is_rate),
                part: Some(part.clone()),
                ..StatementKey::of(StatementKind::Part)
            };
            lines.push(self.line(key, part, value.clone()));
        }
        for criterion in &self.snapshot.criteria {
            let cell = offer.criteria.get(&criterion.id);
            lines.extend(cell.map(|cell| self.rating(id, criterion.id.as_str(), cell)));
        }
    }

    fn rating(&self, offer: &str, criterion: &str, cell: &SavedCell) -> StatedLine {
        let key = StatementKey {
            offer: Some(offer.to_owned()),
            criterion: Some(criterion.to_owned()),
            ..StatementKey::of(StatementKind::Rating)
        };
        let ends = [&cell.low, &cell.high].map(|end| end.as_ref().map(told));
        let more = match ends {
            [Some(low), Some(high)] => format!(" ({})", span(&low, &high)),
            _ => String::new(),
        };
        StatedLine {
            more,
            origin: match cell.origin.as_str() {
                "offer" => "yours",
                "pay" => "worked out",
                "fact" => "fact",
                "link" => "shared",
                "absent" => "not named",
                _ => "",
            },
            ..self.line(key, &self.name(criterion), cell.text.clone())
        }
    }

    /// The name of a criterion inside a sentence.
    fn name(&self, id: &str) -> String {
        let found = self.snapshot.criterion(id);
        found.map_or_else(|| id.to_owned(), |c| in_sentence(&c.name))
    }

    /// What companies share, and the ratings of their parents.
    fn links(&self, lines: &mut Vec<StatedLine>) {
        for link in &self.snapshot.links {
            let key = StatementKey {
                company: Some(link.company.clone()),
                ..StatementKey::of(StatementKind::Link)
            };
            let percent = |x: f64| grouped((x * 1e4).round() / 100.0);
            let share = link.share.map(|share| format!("{} %", percent(share)));
            let range = match (link.low, link.high) {
                (Some(low), Some(high)) if low < high => {
                    format!(" ({})", span(&percent(low), &percent(high)))
                }
                _ => String::new(),
            };
            let value = share.unwrap_or_else(|| "?".to_owned()) + &range;
            lines.push(self.line(key, &format!("share of {}'s", link.parent), value));
            for (criterion, rating) in &link.ratings {
                let key = StatementKey {
                    company: Some(link.parent.clone()),
                    criterion: Some(criterion.clone()),
                    ..StatementKey::of(StatementKind::Fact)
                };
                lines.push(self.line(key, &self.name(criterion), rating.clone()));
            }
        }
    }

    fn weights(&self, lines: &mut Vec<StatedLine>) {
        for (i, judge) in self.snapshot.judges.iter().enumerate() {
            let set = self.matched.common_set(self.index, i);
            let several = self.snapshot.judges.len() > 1;
            let key = |kind| StatementKey {
                set: Some(set.to_owned()),
                ..StatementKey::of(kind)
            };
            // A file's weights go under its name, which tells nothing new.
            let name = if is_file(&judge.set) {
                "the file's"
            } else {
                &judge.set
            };
            let line = self.line(key(StatementKind::Set), "weights", name.to_owned());
            lines.push(line);
            let order = self.snapshot.criteria.iter();
            let weights = order.filter_map(|c| Some((&c.id, judge.weights.get(&c.id)?)));
            for (criterion, weight) in weights {
                let key = StatementKey {
                    criterion: Some(criterion.clone()),
                    ..key(StatementKind::Weight)
                };
                let of = if several {
                    format!(" ({set})")
                } else {
                    String::new()
                };
                let what = format!("weight of {}{of}", self.name(criterion));
                lines.push(self.line(key, &what, written(*weight)));
            }
        }
    }

    /// Deal-breakers, and the ends of scales.
    fn criteria(&self, lines: &mut Vec<StatedLine>) {
        let limited: BTreeSet<&str> = self
            .snapshot
            .offers
            .iter()
            .flat_map(|o| o.must.keys().map(String::as_str))
            .collect();
        for criterion in &self.snapshot.criteria {
            let key = |kind| StatementKey {
                criterion: Some(criterion.id.clone()),
                ..StatementKey::of(kind)
            };
            let name = in_sentence(&criterion.name);
            let limit = criterion.must.clone();
            let limit = limit.or_else(|| {
                limited
                    .contains(criterion.id.as_str())
                    .then(|| "a limit".to_owned())
            });
            let must =
                |limit| self.line(key(StatementKind::Must), &format!("limit of {name}"), limit);
            lines.extend(limit.map(must));
            if let (Some(worst), Some(best)) = (&criterion.worst, &criterion.best) {
                let ends = format!("{} to {}", told(worst), told(best));
                let what = format!("scale of {name}");
                lines.push(self.line(key(StatementKind::Scale), &what, ends));
            }
        }
    }

    fn settings(&self, lines: &mut Vec<StatedLine>) {
        let side = self.snapshot;
        let trials = side.trials.as_ref();
        let trials =
            trials.map(|t| format!("{} with weights {}", grouped(t.count as f64), t.trust));
        let settings = [
            (StatementKind::Method, "method", Some(side.method.clone())),
            (StatementKind::Today, "today", Some(full(side.today))),
            (StatementKind::AsOf, "facts of", Some(full(side.as_of))),
            (StatementKind::WhatIfs, "what-ifs", trials),
        ];
        for (kind, what, value) in settings {
            lines.extend(value.map(|v| self.line(StatementKey::of(kind), what, v)));
        }
    }
}

/// Whether a set goes by the name of a file.
fn is_file(set: &str) -> bool {
    set.to_lowercase().ends_with(".toml") || set == "standard input"
}

/// A weight as it is written: `25`, `20-40`.
fn written(weight: SavedWeight) -> String {
    let near = |a: f64, b: f64| (a - b).abs() <= 1e-9 * b.abs();
    let is_plain =
        near(weight.low, 0.5 * weight.written) && near(weight.high, 1.5 * weight.written);
    if is_plain {
        plain(weight.written)
    } else {
        span(&plain(weight.low), &plain(weight.high))
    }
}

/// `22 Nov 2026`.
fn full(day: Date) -> String {
    day.strftime("%-d %b %Y").to_string()
}

/// A number or a level in words.
fn told(value: &Json) -> String {
    match value {
        Json::String(level) => level.clone(),
        value => value.as_f64().map_or_else(String::new, grouped),
    }
}
