//! The currency of a row's amounts, by their signs.

use std::ops::Range;

use super::columns::ColumnGroup;
use super::headers::ColumnKind;
use super::open_table::OpenTable;
use super::rows::SheetRow;
use crate::load::grammar::money::{Meant, meant};
use crate::load::grammar::tables::{offer, pay};

/// The signs of a row's amounts, and the first of all rows.
#[derive(Default)]
pub struct RowCurrency {
    signs: Vec<(&'static str, Range<usize>)>,
    first: Option<&'static str>,
}

/// What signs say.
pub enum SignMeaning {
    /// Nothing: there is none, or it is the currency that is counted, or is said.
    Nothing,
    /// The currency of the row, and where it is said.
    Is(&'static str, Range<usize>),
    /// A currency beside another one, where, and what to do.
    Contradiction(String, Range<usize>, &'static str),
}

impl RowCurrency {
    /// Takes the sign of an amount.
    pub fn take(&mut self, code: &'static str, place: Range<usize>) {
        self.signs.push((code, place));
    }

    /// What the signs of the row say. A currency of which there is no rate counts as the others do,
    /// unless these have another sign.
    pub fn settle(&mut self, open: &OpenTable, row: &SheetRow<'_>) -> SignMeaning {
        let signs = std::mem::take(&mut self.signs);
        let Some((code, place)) = signs.first() else {
            return SignMeaning::Nothing;
        };
        let beside = |other: &str, at: &Range<usize>, help| {
            let message = format!("an amount in {code} beside the currency {other}");
            SignMeaning::Contradiction(message, at.clone(), help)
        };
        let one = "write all amounts of a row in one currency";
        match stated(open, row) {
            Some(stated) if !is_same(code, stated) => return beside(stated, place, one),
            stated => {
                if let Some((other, at)) = signs.iter().find(|sign| sign.0 != *code) {
                    return beside(other, at, one);
                }
                if stated.is_some() {
                    return SignMeaning::Nothing;
                }
            }
        }
        let can_be = |code: &str| open.currencies.iter().any(|own| own == code);
        let is_own = open.currencies.first().is_some_and(|own| own == code);
        match *self.first.get_or_insert(code) {
            first if can_be(code) && can_be(first) && is_own => SignMeaning::Nothing,
            first if can_be(code) && can_be(first) => SignMeaning::Is(code, place.clone()),
            first if first == *code => SignMeaning::Nothing,
            first => beside(first, place, "write their rates below [rates]"),
        }
    }
}

/// The currency that a column says of a row.
fn stated<'r>(open: &OpenTable, row: &'r SheetRow<'_>) -> Option<&'r str> {
    let cell = open.cell(row, &[offer::pay, pay::currency])?;
    Some(cell.text.trim())
}

/// Whether a text is a currency, or may be: a dollar sign stands for many.
fn is_same(code: &str, text: &str) -> bool {
    let is_meant = || matches!(meant(text), Some(Meant::One(meant)) if meant == code);
    code == "USD" || text.eq_ignore_ascii_case(code) || is_meant()
}

/// The currency that an amount of a column counts in, where its sign is that of another one than is
/// counted.
pub fn counted_in<'o>(
    open: &'o OpenTable,
    group: &'o ColumnGroup,
    sign: Option<&'static str>,
) -> Option<&'o str> {
    let own = match &group.part.kind {
        ColumnKind::Rating { currency, .. } => currency.as_deref(),
        ColumnKind::Amount => open.currencies.first().map(String::as_str),
        ColumnKind::Text | ColumnKind::Word | ColumnKind::Day | ColumnKind::YesNo => None,
    };
    let sign = sign.filter(|sign| own.is_some_and(|own| own != *sign))?;
    let is_amount = group.part.kind == ColumnKind::Amount;
    let can_be = is_amount && open.currencies.iter().any(|code| code == sign);
    if can_be { Some(sign) } else { own }
}
