//! What a decision states, line by line, so that two can be compared: each line has a key that both
//! sides share, and a value in the user's words.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;

use super::matched::Matched;
use super::snapshot::{SavedCell, SavedOffer, SavedPay, SavedTrials, Snapshot};
use super::stated_words::{full, is_file, more_of_rating, more_of_scale, told, written};
use crate::report::change::change_name::in_sentence;
use crate::text::number::{counted, grouped, part_of_one, plain};

/// What kind of line of the input it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum StatementKind {
    /// The title of the decision.
    Title,
    /// A whole offer.
    Offer,
    /// Whether it was made.
    Status,
    /// When to answer it.
    ReplyBy,
    /// When its company is to answer.
    ExpectsBy,
    /// The chance that it is made.
    Chance,
    /// Its role.
    Role,
    /// Where it is.
    Location,
    /// What the user noted of it.
    Note,
    /// A part of what it pays, what is stated of one, or an exchange rate.
    Part,
    /// The months over which the pay of permanent jobs is averaged.
    Horizon,
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
    /// How much a judge counts among several.
    Voice,
    /// A deal-breaker.
    Must,
    /// The ends of a scale, and what is worth how much between them.
    Scale,
    /// The points of letting all offers go.
    Fallback,
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
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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
    /// The set of weights.
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
    /// More of it, piece by piece, told where the values alone do not differ.
    pub more: Vec<String>,
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

    fn offer(self, id: &str) -> Self {
        let offer = Some(id.to_owned());
        Self { offer, ..self }
    }

    fn company(self, name: &str) -> Self {
        let company = Some(name.to_owned());
        Self { company, ..self }
    }

    fn criterion(self, id: &str) -> Self {
        let criterion = Some(id.to_owned());
        Self { criterion, ..self }
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
            more: Vec::new(),
            origin: "",
        }
    }

    /// Of an offer that stands on one side alone, nothing but that; else all that is said of it.
    fn offer(&self, offer: &SavedOffer, lines: &mut Vec<StatedLine>) {
        let Some(id) = self.matched.common_id(self.index, &offer.id) else {
            let key = StatementKey::of(StatementKind::Offer).offer(&offer.id);
            let role = offer.role.as_ref().map(|role| format!(", {role}"));
            let value = format!("{}{}", offer.company, role.unwrap_or_default());
            lines.push(self.line(key, "offer", value));
            return;
        };
        let key = |kind| StatementKey::of(kind).offer(id);
        let day = |day: Option<Date>| day.map(full);
        let status = match offer.status.as_str() {
            "pending" => "no offer yet".to_owned(),
            status => status.to_owned(),
        };
        let chance = offer.chance;
        let chance = chance.map(|x| part_of_one(x, offer.chance_low, offer.chance_high));
        let texts = [
            (StatementKind::Status, "status", Some(status)),
            (StatementKind::ReplyBy, "reply by", day(offer.reply_by)),
            (StatementKind::ExpectsBy, "answer by", day(offer.expects_by)),
            (StatementKind::Chance, "chance", chance),
            (StatementKind::Role, "role", offer.role.clone()),
            (StatementKind::Location, "location", offer.location.clone()),
            (StatementKind::Note, "note", offer.note.clone()),
        ];
        for (kind, what, value) in texts {
            lines.extend(value.map(|value| self.line(key(kind), what, value)));
        }
        lines.extend(offer.pay.iter().filter_map(|pay| self.horizon(pay)));
        let pay = offer.pay.iter();
        for (part, value) in pay.flat_map(|pay| pay.parts.iter().chain(&pay.terms)) {
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

    /// Over how many months the pay of a job for good is averaged.
    fn horizon(&self, pay: &SavedPay) -> Option<StatedLine> {
        let months = pay.months.filter(|_| pay.weeks.is_none())?;
        let value = counted(&grouped(months), "month");
        let key = StatementKey::of(StatementKind::Horizon);
        Some(self.line(key, "pay averaged over", value))
    }

    fn rating(&self, offer: &str, criterion: &str, cell: &SavedCell) -> StatedLine {
        let key = StatementKey::of(StatementKind::Rating).offer(offer);
        StatedLine {
            more: more_of_rating(cell),
            origin: match cell.origin.as_str() {
                "offer" => "yours",
                "pay" => "worked out",
                "fact" => "fact",
                "link" => "shared",
                "absent" => "not named",
                _ => "",
            },
            ..self.line(
                key.criterion(criterion),
                &self.name(criterion),
                cell.text.clone(),
            )
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
            let key = StatementKey::of(StatementKind::Link).company(&link.company);
            let unknown = || "?".to_owned();
            let share = |share| part_of_one(share, link.low, link.high);
            let value = link.share.map_or_else(unknown, share);
            lines.push(self.line(key, &format!("share of {}'s", link.parent), value));
            for (company, ratings) in [(&link.parent, &link.ratings), (&link.company, &link.own)] {
                for (criterion, rating) in ratings {
                    let fact = StatementKey::of(StatementKind::Fact);
                    let key = fact.company(company).criterion(criterion);
                    lines.push(self.line(key, &self.name(criterion), rating.clone()));
                }
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
            let name = match judge.set.as_str() {
                set if is_file(set) => "the file's",
                set => set,
            };
            lines.push(self.line(key(StatementKind::Set), "weights", name.to_owned()));
            if several {
                let voice = plain(judge.voice);
                lines.push(self.line(key(StatementKind::Voice), &format!("voice of {set}"), voice));
            }
            let order = self.snapshot.criteria.iter();
            let weights = order.filter_map(|c| Some((&c.id, judge.weights.get(&c.id)?)));
            for (criterion, weight) in weights {
                let key = key(StatementKind::Weight).criterion(criterion);
                let name = self.name(criterion);
                let what = if several {
                    format!("weight of {name} ({set})")
                } else {
                    format!("weight of {name}")
                };
                lines.push(self.line(key, &what, written(*weight)));
            }
        }
    }

    /// Deal-breakers, and the ends of scales.
    fn criteria(&self, lines: &mut Vec<StatedLine>) {
        let musts = self.snapshot.offers.iter().flat_map(|o| o.must.keys());
        let limited: BTreeSet<&String> = musts.collect();
        for criterion in &self.snapshot.criteria {
            let key = |kind| StatementKey::of(kind).criterion(&criterion.id);
            let name = in_sentence(&criterion.name);
            let is_limited = limited.contains(&criterion.id);
            let limit = || is_limited.then(|| "a limit".to_owned());
            let limit = criterion.must.clone().or_else(limit);
            let what = format!("limit of {name}");
            lines.extend(limit.map(|limit| self.line(key(StatementKind::Must), &what, limit)));
            let ends = criterion.worst.as_ref().zip(criterion.best.as_ref());
            let ends = ends.map(|(worst, best)| format!("{} to {}", told(worst), told(best)));
            let what = format!("scale of {name}");
            let scale = |ends| StatedLine {
                more: more_of_scale(criterion),
                ..self.line(key(StatementKind::Scale), &what, ends)
            };
            lines.extend(ends.or_else(|| criterion.normalize.clone()).map(scale));
        }
    }

    fn settings(&self, lines: &mut Vec<StatedLine>) {
        let side = self.snapshot;
        let points = |x| counted(&grouped(x), "point");
        let fallback = side.fallback.map(points);
        let settings = [
            (StatementKind::Title, "title", side.title.clone()),
            (StatementKind::Fallback, "fallback", fallback),
            (StatementKind::Method, "method", Some(side.method.clone())),
            (StatementKind::Today, "today", Some(full(side.today))),
            (StatementKind::AsOf, "facts of", Some(full(side.as_of))),
        ];
        for (kind, what, value) in settings {
            lines.extend(value.map(|v| self.line(StatementKey::of(kind), what, v)));
        }
        lines.extend(side.trials.as_ref().map(|trials| self.what_ifs(trials)));
    }

    fn what_ifs(&self, trials: &SavedTrials) -> StatedLine {
        let count = grouped(trials.count as f64);
        let value = format!("{count} with weights {}", trials.trust);
        let seed = trials.seed.map(|seed| format!("seed {seed}"));
        let sure = trials.sure.map(|sure| format!("sure from {}", plain(sure)));
        StatedLine {
            more: seed.into_iter().chain(sure).collect(),
            ..self.line(StatementKey::of(StatementKind::WhatIfs), "what-ifs", value)
        }
    }
}
