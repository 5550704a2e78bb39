//! Headers of columns: what of an offer stands below each.

use super::header_notes::{CountedIn, apart};
use crate::load::grammar::builtin;
use crate::load::grammar::money;
use crate::load::grammar::tables::{OFFER, at, offer, pay};
use crate::load::read::raw::{At, RawColumn, RawCriterion, RawFile, RawScale, Str};
use crate::load::read::shipped;

/// What cells of a column are.
#[derive(Clone, Debug, PartialEq)]
pub enum ColumnKind {
    /// Text as it stands.
    Text,
    /// A word without capitals.
    Word,
    /// A day.
    Day,
    /// Yes or no.
    YesNo,
    /// A number, a range, or a percentage of something.
    Amount,
    /// A rating on a scale: the names of its levels, none where it takes numbers; whether its numbers
    /// are percentages; and in which currency they are, where they are amounts of money.
    Rating {
        levels: Vec<String>,
        percent: bool,
        currency: Option<String>,
    },
}

/// Which of three values a column has, where it is not all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RangeEnd {
    Low,
    Likely,
    High,
}

/// What a column has.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The key of an offer, with dots: `ratings.role-fit`, `pay.yearly`.
    pub path: Vec<String>,
    pub kind: ColumnKind,
    pub end: Option<RangeEnd>,
}

impl Part {
    /// Whether it is of the pay: its parts, or a rating of it.
    pub fn is_pay(&self) -> bool {
        self.path[0] == offer::pay || self.is_rating(offer::pay)
    }

    /// Whether it is the rating of this criterion.
    pub fn is_rating(&self, id: &str) -> bool {
        matches!(&self.path[..], [first, own] if first == offer::ratings && own == id)
    }

    /// Whether its cells are numbers, or ranges of them.
    pub fn takes_numbers(&self) -> bool {
        match &self.kind {
            ColumnKind::Amount => true,
            ColumnKind::Rating { levels, .. } => levels.is_empty(),
            _ => false,
        }
    }
}

/// What files say of criteria, as far as headers and cells need it.
#[derive(Clone, Debug, Default)]
struct KnownCriterion {
    id: String,
    name: Option<String>,
    levels: Vec<String>,
    percent: bool,
    unit: Option<String>,
    /// The code of its currency.
    currency: Option<String>,
    /// The ends of its scale.
    ends: Option<(f64, f64)>,
}

/// What headers may name, from all files of a run.
#[derive(Default)]
pub struct KnownHeaders<'a> {
    criteria: Vec<KnownCriterion>,
    /// The ids of criteria with a weight.
    pub weighed: Vec<&'a str>,
    /// `[columns]`
    pub named: Vec<&'a RawColumn<'a>>,
    /// `ignore-columns`
    pub ignored: Vec<&'a At<Str<'a>>>,
    /// The codes of currencies of which there are rates.
    rated: Vec<String>,
}

/// What a header comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum HeaderMeaning {
    Part(Part),
    /// The same if the other end of the range has a column as well: `Team low`.
    IfBoth(Part),
    /// The same if no other column has it: `Commute (min)`.
    IfAlone(Part),
    /// It may have that in another unit: `Commute (h)`.
    Doubtful(Part),
    /// It is not to be read.
    Ignored,
    /// Nothing has that name.
    Nothing,
}

impl HeaderMeaning {
    /// What a column has, or may have.
    pub const fn part(&self) -> Option<&Part> {
        match self {
            Self::Part(part) | Self::IfBoth(part) | Self::IfAlone(part) => Some(part),
            Self::Doubtful(_) | Self::Ignored | Self::Nothing => None,
        }
    }
}

impl<'a> KnownHeaders<'a> {
    /// What files, and criteria that were typed, make known.
    pub fn new<'f: 'a>(
        files: impl Iterator<Item = &'f RawFile<'f>> + Clone,
        typed: &[RawCriterion<'_>],
    ) -> Self {
        let mut known = Self::default();
        let shipped = builtin::CRITERIA.iter();
        let shipped = shipped.filter_map(|(id, _)| Some(shipped::criterion(id)?.file()));
        let written = shipped.chain(files.clone()).flat_map(|file| &file.criteria);
        for raw in written.chain(typed) {
            known.define(raw);
        }
        for file in files {
            let weights = file.weights.iter().flat_map(|weights| &weights.value);
            known.weighed.extend(weights.clone().map(|w| &*w.key.value));
            let musts = file.musts.iter().flat_map(|musts| &musts.value);
            for key in weights.map(|w| &w.key).chain(musts.map(|m| &m.key)) {
                known.add(&key.value);
            }
            let named = file.columns.iter().flat_map(|c| &c.value);
            known.named.extend(named);
            known.ignored.extend(file.ignored_columns.iter().flatten());
            let rates = file.rates.iter().flat_map(|rates| &rates.value);
            let codes = rates.map(|rate| rate.from.value.code().to_owned());
            known.rated.extend(codes);
        }
        known
    }

    fn add(&mut self, id: &str) -> &mut KnownCriterion {
        let found = self.criteria.iter().position(|known| known.id == id);
        let at = found.unwrap_or_else(|| {
            self.criteria.push(KnownCriterion {
                id: id.to_owned(),
                ..KnownCriterion::default()
            });
            self.criteria.len() - 1
        });
        &mut self.criteria[at]
    }

    fn define(&mut self, raw: &RawCriterion<'_>) {
        let own = self.add(&raw.id.value);
        if let Some(name) = &raw.name {
            own.name = Some(name.value.to_string());
        }
        if let Some(unit) = &raw.unit {
            own.percent = unit.value.trim().starts_with('%');
            own.unit = Some(unit.value.to_string());
            own.currency = money::money(&unit.value).map(|unit| unit.currency.code().to_owned());
        }
        if let Some(currency) = raw.own_currency() {
            own.currency = Some(currency.value.code().to_owned());
        }
        if let Some(RawScale { scale, .. }) = raw.own_scale() {
            let levels = scale.level_list().iter();
            own.levels = levels.map(|level| level.name.clone()).collect();
            own.ends = scale.ends();
        }
    }

    /// The codes of currencies in which pay can be stated: its own, and those of which there are rates.
    pub fn currencies(&self) -> Vec<String> {
        let pay = self.criteria.iter().find(|own| own.id == offer::pay);
        let own = pay.and_then(|own| own.currency.clone());
        own.into_iter().chain(self.rated.iter().cloned()).collect()
    }

    /// What a header means.
    pub fn meant(&self, header: &str) -> HeaderMeaning {
        let header = header.trim();
        if self.ignored.iter().any(|own| own.value.trim() == header) {
            return HeaderMeaning::Ignored;
        }
        let mut named = self.named.iter();
        let named = named.find(|own| own.name.value.trim() == header);
        let part = self.part(named.map_or(header, |own| &*own.part.value));
        match (part, named) {
            (Some(part), _) => HeaderMeaning::Part(part),
            (None, Some(_)) => HeaderMeaning::Nothing,
            (None, None) => match self.end(header) {
                Some(part) => HeaderMeaning::IfBoth(part),
                None => self.noted(header).unwrap_or(HeaderMeaning::Nothing),
            },
        }
    }

    /// What a header means by its words, without what is noted behind them.
    fn noted(&self, header: &str) -> Option<HeaderMeaning> {
        let (words, note) = apart(header)?;
        let whole = self.part(&words);
        let is_whole = whole.is_some();
        let part = whole.or_else(|| self.end(&words))?;
        Some(match is_whole {
            _ if !self.counted_in(&part).fits(&note) => HeaderMeaning::Doubtful(part),
            true => HeaderMeaning::IfAlone(part),
            false => HeaderMeaning::IfBoth(part),
        })
    }

    /// What a part counts.
    fn counted_in(&self, part: &Part) -> CountedIn<'_> {
        let own = self.criteria.iter().find(|own| part.is_rating(&own.id));
        own.map_or_else(CountedIn::default, |own| CountedIn {
            unit: own.unit.as_deref(),
            currency: own.currency.as_deref(),
            ends: own.ends,
        })
    }

    /// An end of a range, by the last word of a header.
    fn end(&self, header: &str) -> Option<Part> {
        let (of, end) = end_in_words(header)?;
        let whole = self.part(of).filter(|part| part.end.is_none())?;
        let has_ends = matches!(whole.kind, ColumnKind::Rating { .. })
            || whole.kind == ColumnKind::Amount && whole.path.len() > 1;
        let end = Some(end);
        has_ends.then_some(Part { end, ..whole })
    }

    fn part(&self, name: &str) -> Option<Part> {
        let tidy = name.trim().to_lowercase().replace(['_', ' '], "-");
        Self::key(&tidy)
            .or_else(|| self.rating(name, &tidy))
            .or_else(|| pay_part(&tidy))
            .or_else(|| Self::key(OFFER.named(&tidy)?))
    }

    /// A key of an offer that has one value.
    fn key(name: &str) -> Option<Part> {
        let kind = match name {
            offer::company | offer::role | offer::id | offer::location | offer::note => {
                ColumnKind::Text
            }
            offer::status => ColumnKind::Word,
            offer::reply_by | offer::expects_by => ColumnKind::Day,
            offer::chance => ColumnKind::Amount,
            _ => return None,
        };
        Some(Part {
            path: vec![name.to_owned()],
            kind,
            end: None,
        })
    }

    /// A rating, by the id of its criterion or by its name.
    fn rating(&self, name: &str, tidy: &str) -> Option<Part> {
        let find = |name: &str, tidy: &str| {
            let is_name = |own: &String| own.eq_ignore_ascii_case(name);
            let by_name = |own: &&KnownCriterion| own.name.as_ref().is_some_and(is_name);
            let mut all = self.criteria.iter();
            let by_id = all.find(|own| own.id == name || own.id == tidy);
            by_id.or_else(|| self.criteria.iter().find(by_name))
        };
        let bare = |text: &'_ str| text.strip_prefix("ratings.").unwrap_or(text).to_owned();
        let (name, tidy) = (bare(name.trim()), bare(tidy));
        let whole = find(&name, &tidy).map(|own| (own, None));
        let (own, end) = whole.or_else(|| {
            let (tidy, end) = tidy.rsplit_once('.')?;
            let end = match end {
                "rating" | "value" => None,
                _ => Some(end_of(end)?),
            };
            let (name, _) = name.rsplit_once('.')?;
            Some((find(name, tidy)?, end))
        })?;
        Some(Part {
            path: vec![offer::ratings.to_owned(), own.id.clone()],
            kind: ColumnKind::Rating {
                levels: own.levels.clone(),
                percent: own.percent,
                currency: own.currency.clone(),
            },
            end,
        })
    }
}

fn end_of(word: &str) -> Option<RangeEnd> {
    Some(match word {
        "low" => RangeEnd::Low,
        "likely" => RangeEnd::Likely,
        "high" => RangeEnd::High,
        _ => return None,
    })
}

/// What a header names, and which end of it by its last word: of `Team low` `Team`.
pub fn end_in_words(header: &str) -> Option<(&str, RangeEnd)> {
    let (of, word) = header.trim().rsplit_once([' ', '_', '-'])?;
    let end = match &word.to_lowercase()[..] {
        "low" | "min" | "minimum" => RangeEnd::Low,
        "likely" => RangeEnd::Likely,
        "high" | "max" | "maximum" => RangeEnd::High,
        _ => return None,
    };
    Some((of, end))
}

/// A part of the pay: `pay.yearly`, `pay.costs.rent`, `pay.yearly.low`.
fn pay_part(tidy: &str) -> Option<Part> {
    let path = tidy.strip_prefix("pay.")?;
    let key = |path: &str| {
        let own = |table| path.strip_prefix(table).is_some_and(|name| name.len() > 1);
        let named = own(pay::costs) || own(pay::benefits);
        let key = at(path);
        (key.is_some() || named && path.matches('.').count() == 1).then_some(key)
    };
    let (path, key, end) = if let Some(key) = key(path) {
        (path, key, None)
    } else {
        let (path, end) = path.rsplit_once('.')?;
        (path, key(path)?, Some(end_of(end)?))
    };
    let kind = match key {
        Some(key) if key.name == pay::currency => ColumnKind::Text,
        Some(key) if matches!(key.kind.words, "true or false") => ColumnKind::YesNo,
        _ => ColumnKind::Amount,
    };
    let path = std::iter::once(offer::pay).chain(path.split('.'));
    Some(Part {
        path: path.map(str::to_owned).collect(),
        kind,
        end,
    })
}
