//! Cells that are plain: what they are is told by their letters alone.

use jiff::civil::Date;

use crate::load::grammar::reader::NAME;
use crate::model::Status;

/// A rating in a plain cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PlainCell<'t> {
    Number(f64, Dot),
    /// One of the levels.
    Level(&'t str),
    Unknown,
}

impl<'t> PlainCell<'t> {
    /// None of a cell that is not plain.
    pub fn new(cell: &'t str, levels: Option<&[String]>) -> Option<Self> {
        let number = levels.is_none().then(|| plain_number(cell)).flatten();
        if let Some((x, dot)) = number {
            return Some(Self::Number(x, dot));
        }
        if cell == "?" || cell == "unknown" {
            return Some(Self::Unknown);
        }
        let is_level = levels.is_some_and(|levels| levels.iter().any(|level| level == cell));
        is_level.then_some(Self::Level(cell))
    }
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
    /// Before three digits: between thousands, or before decimals.
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

/// Whether a text may be an id, of letters that need no second look.
pub fn is_plain_id(text: &str) -> bool {
    let is_good = |b: &u8| b.is_ascii_alphanumeric() || *b == b'-' || *b == b'_';
    is_short(text) && !text.starts_with('-') && text.as_bytes().iter().all(is_good)
}
