//! Cells that are plain: what they are is told by their letters alone.

use jiff::civil::Date;

use crate::load::grammar::reader::NAME;
use crate::load::spreadsheet::{
    CellReading, ColumnGroup, ColumnKind, DecimalMark, OpenTable, reading,
};
use crate::model::Status;
use crate::text::safe::visible;

/// A rating or an amount of which a cell alone tells what it is, where a dot stands before decimals.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlainCell<'t> {
    pub reading: CellReading<'t>,
    pub dot: Dot,
    /// Whether its letters are read as those of people are, who write numbers in many ways.
    pub is_typed: bool,
}

impl<'t> PlainCell<'t> {
    /// None of a cell that says something else.
    pub fn new(cell: &str, column: &'t ColumnGroup, table: &OpenTable) -> Option<Self> {
        let kind = &column.part.kind;
        if let Some((reading, dot)) = quick(cell, kind) {
            return Some(Self {
                reading,
                dot,
                is_typed: false,
            });
        }
        let read = |mark| reading(cell, kind, table.habit(mark));
        let found = read(Some(DecimalMark::Dot))?;
        // Without such marks it is the same whichever of them stands before decimals.
        let is_sure = !cell.contains(['.', ',']) || read(None) == Some(found);
        Some(Self {
            reading: found,
            dot: if is_sure { Dot::None } else { Dot::Thousands },
            is_typed: true,
        })
    }
}

/// What a cell is of which the letters are what a file has.
fn quick<'t>(cell: &str, kind: &'t ColumnKind) -> Option<(CellReading<'t>, Dot)> {
    let levels = match kind {
        ColumnKind::Rating { levels, .. } => &levels[..],
        ColumnKind::Amount => &[],
        _ => return None,
    };
    if levels.is_empty() {
        if let Some((x, dot)) = plain_number(cell) {
            return Some((CellReading::Number(x), dot));
        }
        if let Some(([low, high], dot)) = plain_range(cell) {
            return Some((CellReading::Numbers(low, None, high), dot));
        }
    }
    let reading = match cell {
        "?" | "unknown" if *kind != ColumnKind::Amount => CellReading::Unknown,
        _ => CellReading::Level(levels.iter().find(|level| *level == cell)?),
    };
    Some((reading, Dot::None))
}

/// A text without the space around it.
pub fn trimmed(text: &str) -> &str {
    let is_space = |byte: Option<&u8>| byte.is_some_and(|b| !(0x21..0x7f).contains(b));
    let bytes = text.as_bytes();
    if is_space(bytes.first()) || is_space(bytes.last()) {
        text.trim()
    } else {
        text
    }
}

/// The dot of a plain number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dot {
    /// There is none.
    None,
    /// Before decimals.
    Sure,
    /// It, or a comma, may stand between thousands or before decimals.
    Thousands,
}

/// Digits of a number at most that is plain.
const DIGITS: usize = 15;

/// Powers of ten, each exact.
const TENS: [f64; DIGITS + 1] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
];

/// A number of digits, with a sign and decimals behind a dot where it has such.
///
/// So few digits are an exact number, and so is the power of ten that they are divided by: the
/// division rounds once, as reading the number does (Clinger, How to read floating point numbers
/// accurately, 1990).
pub fn plain_number(text: &str) -> Option<(f64, Dot)> {
    let (negative, bare) = match text.as_bytes() {
        [b'-', rest @ ..] => (true, rest),
        all => (false, all),
    };
    if bare.len() > DIGITS {
        return None;
    }
    let (mut digits, mut dot) = (0_u64, None);
    for (at, byte) in bare.iter().enumerate() {
        match byte {
            b'0'..=b'9' => digits = digits * 10 + u64::from(byte - b'0'),
            b'.' if dot.is_none() => dot = Some(at),
            _ => return None,
        }
    }
    let whole = dot.unwrap_or(bare.len());
    let decimals = dot.map(|dot| bare.len() - dot - 1);
    if whole == 0 || decimals == Some(0) {
        return None;
    }
    let x = digits as f64 / TENS[decimals.unwrap_or(0)];
    let kind = match decimals {
        None => Dot::None,
        Some(3) if whole <= 3 && bare[0] != b'0' => Dot::Thousands,
        Some(_) => Dot::Sure,
    };
    Some((if negative { -x } else { x }, kind))
}

/// Two plain numbers, neither below 0, with a stroke between them; and of their dots the one that
/// tells more.
fn plain_range(text: &str) -> Option<([f64; 2], Dot)> {
    let (low, high) = text.split_once('-')?;
    if high.starts_with('-') {
        return None;
    }
    let ((low, one), (high, other)) = (plain_number(low)?, plain_number(high)?);
    let dot = match (one, other) {
        (Dot::Sure, _) | (_, Dot::Sure) => Dot::Sure,
        (Dot::Thousands, _) | (_, Dot::Thousands) => Dot::Thousands,
        (Dot::None, Dot::None) => Dot::None,
    };
    Some(([low, high], dot))
}

/// The day of a text, as files have it, one that every month has.
pub fn plain_day(text: &str) -> Option<Date> {
    let [y, yy, c, cc, b'-', m, mm, b'-', d, dd] = text.as_bytes() else {
        return None;
    };
    let digits = [y, yy, c, cc, m, mm, d, dd];
    if !digits.iter().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number = |digits: &[&u8]| digits.iter().fold(0, |n, b| 10 * n + i16::from(**b - b'0'));
    let (month, day) = (number(&[m, mm]) as i8, number(&[d, dd]) as i8);
    if !(1..=28).contains(&day) {
        return None;
    }
    Date::new(number(&[y, yy, c, cc]), month, day).ok()
}

/// How far along an offer is, where it takes a place or may come to.
pub fn plain_status(text: &str) -> Option<Status> {
    let same = |status: &Status| text == status.name();
    let found = Status::ALL.into_iter().find(same);
    found.filter(|status| matches!(status, Status::Offered | Status::Pending))
}

/// Whether a text is surely no longer than a name may be: it has no more letters than bytes.
pub const fn is_short(text: &str) -> bool {
    text.len() <= NAME
}

/// Whether a text may be a name: one that is short and can be seen.
pub fn is_plain_name(text: &str) -> bool {
    let is_seen = || !visible(text).trim().is_empty();
    is_short(text) && (text.as_bytes().first().is_some_and(u8::is_ascii_graphic) || is_seen())
}

/// Whether a text may be an id, of letters that need no second look.
pub fn is_plain_id(text: &str) -> bool {
    let is_good = |b: &u8| b.is_ascii_alphanumeric() || *b == b'-' || *b == b'_';
    is_short(text) && !text.starts_with('-') && text.as_bytes().iter().all(is_good)
}
