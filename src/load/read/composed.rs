//! Parts of `[offer.pay]` that may be told with more: a bonus, a sign-on, a stipend,
//! what is paid for moving, granted shares.

use std::ops::RangeInclusive;

use toml::de::{DeTable, DeValue};

use super::amount::counted;
use super::part::PayReader;
use super::raw::{At, StrayPart};
use super::years::MOST_YEARS;
use crate::diag::{Code, Notation, Span};
use crate::load::grammar::key_types::Table;
use crate::load::grammar::kinds::{TrueOrFalse, ValueKind};
use crate::load::grammar::pay_units::Measure;
use crate::load::grammar::reader::{Node, Reader};
use crate::load::grammar::tables::{
    self, AMOUNT, EQUITY, STIPEND, equity as keys, fact, stipend as stipend_keys,
};
use crate::load::grammar::unknown_key::unknown;
use crate::model::PayPart;
use crate::text::number::plain;

impl<'a> PayReader<'_, '_, 'a> {
    /// A part that may be told with more: an amount, or a table that has the amount below its `main`
    /// key. `missing` says what to do without that.
    pub fn composed(
        &mut self,
        (part, kind, main): (PayPart, &'static Table, &str),
        missing: &str,
        key: Span,
        node: &Node<'a>,
    ) {
        if let DeValue::Table(table) = node.get_ref() {
            for (name, value) in table.iter().filter(|(name, _)| kind.has(name.get_ref())) {
                self.beside(part, name.get_ref(), self.r.span(name), value);
            }
        }
        if let Some((node, kind)) = amount_in(self.r, key, node, (kind, main), missing) {
            self.part_of((part, kind), key, node);
        }
    }

    /// Takes what is told of a part beside its amount; whether there is such a key.
    pub fn beside(&mut self, part: PayPart, name: &str, at: Span, node: &Node<'a>) -> bool {
        match (part, name) {
            (_, tables::bonus::taxed) => {
                if let Some(is_taxed) = TrueOrFalse::read(self.r, node) {
                    self.raw.tax(part, is_taxed);
                }
            }
            (PayPart::Bonus, tables::bonus::paid) => self.part(PayPart::Paid, at, node),
            (PayPart::SignOn, tables::sign_on::clawback_months) => {
                self.raw.clawback = months(self.r, node).map_or(self.raw.clawback, |m| m.value);
            }
            (PayPart::SignOn, tables::sign_on::pro_rata) => {
                self.raw.is_pro_rata =
                    TrueOrFalse::read(self.r, node).unwrap_or(self.raw.is_pro_rata);
            }
            _ => return false,
        }
        true
    }

    /// A stipend, paid once or each month.
    pub fn stipend(&mut self, key: Span, node: &Node<'a>) {
        use stipend_keys::{amount, monthly};
        let table = node.get_ref().as_table();
        let is_monthly = table.is_some_and(|table| table.contains_key(monthly));
        let once = table.and_then(|table| table.get_key_value(amount));
        if let (true, Some((name, _))) = (is_monthly, once) {
            let message = "`amount` beside `monthly`";
            let help = "an amount is paid once; keep one of them";
            let span = self.r.span(name);
            self.r.mistake(Code::UnknownKey, span, message, help);
        }
        let main = if once.is_some() && !is_monthly {
            amount
        } else {
            monthly
        };
        // A plain amount in the place of one that is paid each month is a month's too.
        let is_new = once.is_some() || !self.raw.has(PayPart::Stipend);
        self.raw.stipend_is_monthly = is_monthly || self.raw.stipend_is_monthly && !is_new;
        let missing = "write an amount, or { monthly = 1_500 }";
        self.composed((PayPart::Stipend, &STIPEND, main), missing, key, node);
    }

    /// What must be a block below `[offer.pay]`; `main` is the key below which an amount may stand in it.
    pub fn block<'n>(
        &mut self,
        node: &'n Node<'a>,
        (kind, main): (&Table, &'static str),
    ) -> Option<&'n DeTable<'a>> {
        let DeValue::Table(table) = node.get_ref() else {
            let help = Measure::Table(main).advice(self.r.as_written(node), Notation::File);
            return self.r.unfit(node, &format!("a table {}", kind.noun), help);
        };
        (!self.r.is_stand_in(node)).then_some(table)
    }

    pub fn equity(&mut self, node: &Node<'a>) {
        let Some(table) = self.block(node, (&EQUITY, keys::grant)) else {
            return;
        };
        let inline = self.r.is_inline(node);
        let strange = self.raw.strays.len();
        for (key, value) in table {
            let at = self.r.span(key);
            match key.get_ref().as_ref() {
                keys::grant => self.part(PayPart::Grant, at, value),
                keys::worth => self.part(PayPart::Worth, at, value),
                keys::refresh => self.part(PayPart::Refresh, at, value),
                keys::vesting => self.raw.vesting = vesting(self.r, value),
                keys::cliff_months => self.raw.cliff = months(self.r, value),
                _ => self.stray(key, value, (&EQUITY, inline)),
            }
        }
        if table.contains_key(keys::vesting) && self.raw.vesting.is_none() {
            // Nothing is known of when it ends.
            self.raw.cliff = None;
        }
        let meant = |stray: &StrayPart<'_>| EQUITY.named(&stray.key.value) == Some(keys::grant);
        let is_lost = self.raw.strays[strange..].iter().any(meant);
        if !is_lost && !table.contains_key(keys::grant) {
            let message = format!("equity without `{}`", keys::grant);
            let help = format!("add `{} = ...`, its worth today", keys::grant);
            let span = self.r.span(node);
            self.r.mistake(Code::MissingKey, span, message, help);
        }
    }
}

/// The amount of a value that may say more: the value itself, or the one below the `main` key of
/// its table; a table with the ends of a range is an amount itself.
fn amount_in<'n, 'a>(
    r: &mut Reader<'_>,
    key: Span,
    node: &'n Node<'a>,
    (kind, main): (&'static Table, &str),
    missing: &str,
) -> Option<(&'n Node<'a>, &'static Table)> {
    let DeValue::Table(table) = node.get_ref() else {
        return Some((node, &AMOUNT));
    };
    let amount = table.get(main);
    let is_end = |name: &str| AMOUNT.has(name) || name == fact::value && kind.named(name).is_none();
    let has_ends = table.iter().any(|(k, _)| is_end(k.get_ref()));
    if r.is_stand_in(node) || amount.is_none() && has_ends {
        return Some((node, kind));
    }
    for (name, _) in table {
        if is_end(name.get_ref()) {
            let message = format!("`{}` beside `{main}`", name.get_ref());
            let help = format!("write `{main} = [low, high]`, or one number");
            r.mistake(Code::UnknownKey, r.span(name), message, help);
        } else if !kind.has(name.get_ref()) {
            r.complain(unknown(name.get_ref(), r.span(name), kind));
        }
    }
    if amount.is_none() && !r.complained_since(key) {
        let message = if *kind == STIPEND {
            "a stipend of nothing".to_owned()
        } else {
            format!("{} without `{main}`", kind.noun)
        };
        r.mistake(Code::MissingKey, key, message, missing);
    }
    amount.map(|amount| (amount, &AMOUNT))
}

/// More percent than this in a year need not be added up.
const MOST: f64 = 1e6;

/// A whole number of months.
pub fn months(r: &mut Reader<'_>, node: &Node<'_>) -> Option<At<u32>> {
    whole_months(r, node, 0.0..=12.0 * MOST_YEARS as f64, |months| {
        let help = "write a whole number of months, such as 12".to_owned();
        (Code::PartOutside, format!("{months} months"), help)
    })
}

/// The longest horizon in months.
const HORIZON: f64 = 240.0;

/// The months over which permanent jobs are looked at.
pub fn horizon(r: &mut Reader<'_>, node: &Node<'_>) -> Option<At<u32>> {
    whole_months(r, node, 1.0..=HORIZON, |months| {
        let help = format!("write a whole number of months from 1 to {HORIZON}, such as 24");
        (
            Code::BadHorizon,
            format!("a horizon of {months} months"),
            help,
        )
    })
}

/// A whole number of months within bounds; `wrong` tells of another number.
fn whole_months(
    r: &mut Reader<'_>,
    node: &Node<'_>,
    bounds: RangeInclusive<f64>,
    wrong: impl Fn(String) -> (Code, String, String),
) -> Option<At<u32>> {
    let At { value, span } = counted(r, node, Measure::Months)?;
    if value.fract() != 0.0 || !bounds.contains(&value) {
        let (code, message, help) = wrong(plain(value));
        return r.refuse(code, span, message, help);
    }
    let value = value as u32;
    Some(At { value, span })
}

/// Percent a year as parts of 1, or `"even 4"`.
pub fn vesting(r: &mut Reader<'_>, node: &Node<'_>) -> Option<Vec<f64>> {
    let span = r.span(node);
    let value = node.get_ref();
    let words = value
        .as_str()
        .and_then(|text| text.trim().strip_prefix("even"));
    let even: Option<usize> = words.and_then(|years| years.trim().parse().ok());
    if let Some(n) = even.filter(|n| (1..=MOST_YEARS).contains(n)) {
        return Some(vec![1.0 / n as f64; n]);
    }
    let years = value.as_array();
    let Some(years) = years.filter(|years| (1..=MOST_YEARS).contains(&years.len())) else {
        let message = "vesting must be a list of percentages, one a year";
        let help = format!("write [5, 15, 40, 40] or \"even 4\"; at most {MOST_YEARS} years");
        return r.refuse(Code::BadVesting, span, message, help);
    };
    let years = years.iter().map(|year| r.number(year).map(|x| x.value));
    let years = years.collect::<Option<Vec<f64>>>()?;
    let sum: f64 = years.iter().sum();
    let negative = years.iter().any(|x| *x < 0.0);
    // Written so that NaN is refused as well; 33.3 three times is meant to be all.
    if !negative && (sum - 100.0).abs() <= 0.15 {
        return Some(years.into_iter().map(|x| x / sum).collect());
    }
    let message = if negative {
        "vesting with a negative year".to_owned()
    } else if years.iter().any(|x| *x > MOST) {
        "vesting with a year that is more than all of it".to_owned()
    } else {
        let sum = plain((sum * 1e6).round() / 1e6);
        format!("vesting that adds up to {sum} %, not to 100")
    };
    let help = "write the percent that vest in each year, such as [5, 15, 40, 40]";
    r.refuse(Code::BadVesting, span, message, help)
}
