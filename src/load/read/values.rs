//! The value of a part of `[offer.pay]`: one amount, or one a year.

use super::amount::measured;
use super::part::PayReader;
use super::years::{self, YearList};
use crate::diag::{Code, Span};
use crate::load::grammar::key_types::Table;
use crate::load::grammar::pay_units::Measure;
use crate::load::grammar::reader::Node;
use crate::load::grammar::tables::AMOUNT;
use crate::model::{PartInYear, PayPart};

impl PayReader<'_, '_, '_> {
    /// Takes a part, in the place of one that is there already.
    pub fn part(&mut self, part: PayPart, key: Span, node: &Node<'_>) {
        self.part_of((part, &AMOUNT), key, node);
    }

    /// The same where a table with its ends has the keys of a kind.
    pub fn part_of(&mut self, (part, kind): (PayPart, &Table), key: Span, node: &Node<'_>) {
        if part.is_base() {
            self.raw.bases.retain(|base| base.0 != part);
            self.raw.bases.push((part, key));
        }
        match years::list(self.r, (part, kind), node) {
            YearList::No => self.one((part.into(), kind), key, node),
            YearList::Broken => {}
            YearList::Years(years) => {
                self.raw.parts.retain(|p| p.part != part);
                for (year, node) in (1..).zip(years) {
                    let year = Some(year);
                    self.one((PartInYear { part, year }, &AMOUNT), key, node);
                }
            }
        }
    }

    /// Takes one amount of a part: all of it, or that of a year.
    fn one(&mut self, (own, kind): (PartInYear, &Table), key: Span, node: &Node<'_>) {
        let Some((spread, percent)) = measured(self.r, node, Measure::of(own.part), kind) else {
            return;
        };
        let span = self.r.span(node);
        let is_share = if own.part.may_be_share() {
            self.is_of_base(own, (spread, percent), span)
        } else {
            Some(false)
        };
        if let Some(is_share) = is_share {
            self.put((own, is_share), (key, span), spread);
        }
    }

    /// Takes the amount of one year in the place of the one that is there: `sign-on.years.2`.
    pub fn one_year(&mut self, (part, year): (PayPart, &str), at: Span, node: &Node<'_>) {
        let stated = self.raw.stated(part).filter_map(|p| p.year).max();
        let year = year.parse().ok().filter(|year: &u8| *year > 0);
        let Some(year) = year.filter(|year| Some(*year) <= stated) else {
            let message = format!("no such year in `{}`", part.key());
            let help = match stated {
                Some(last) => {
                    format!("it has the years 1 to {last}; another list is set as a whole")
                }
                None => "set it as a whole: { years = [5, 6] }".to_owned(),
            };
            return self.r.mistake(Code::BadYears, at, message, help);
        };
        let year = Some(year);
        self.one((PartInYear { part, year }, &AMOUNT), at, node);
    }
}
