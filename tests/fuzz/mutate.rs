//! Changes of texts: of bytes, words, numbers and lines, and of two texts made one.

/// Random numbers, the same ones from the same beginning (`SplitMix64`).
pub struct Dice(pub u64);

impl Dice {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below another one, which is at least 1.
    pub fn below(&mut self, count: usize) -> usize {
        (self.next() % count as u64) as usize
    }

    pub fn of<'l, T>(&mut self, list: &'l [T]) -> &'l T {
        &list[self.below(list.len())]
    }
}

/// The most bytes of a text.
const MOST: usize = 1 << 14;

/// What stands for a word or a number.
const WORDS: [&str; 40] = [
    "0",
    "-1",
    "1e308",
    "1e-320",
    "nan",
    "inf",
    "0x7fffffffffffffff",
    "99999999999999999999",
    "0.5",
    "2026-02-30",
    "2026-12-01",
    "9999-12-31",
    "true",
    "\"\"",
    "\"?\"",
    "\"unknown\"",
    "\"10%\"",
    "[]",
    "[1, 2]",
    "[2, 1]",
    "{}",
    "{ low = 1, high = 2 }",
    "{ low = 1, likely = 2, high = 3 }",
    "\"\\u0000\"",
    "\u{202e}",
    "\u{feff}",
    "\r",
    "\t",
    "#",
    "=",
    ".",
    "[[offer]]\n",
    "[offer.pay]\n",
    "[offer.ratings]\n",
    "[weights]\n",
    "[must]\n",
    "'",
    "\"\"\"",
    "company",
    "pay",
];

/// A text changed once or a few times; `other` is one to take from.
pub fn mutated(dice: &mut Dice, text: &[u8], other: &[u8]) -> Vec<u8> {
    let mut text = text.to_vec();
    for _ in 0..=dice.below(4) {
        text = once(dice, &text, other);
        text.truncate(MOST);
    }
    text
}

fn once(dice: &mut Dice, text: &[u8], other: &[u8]) -> Vec<u8> {
    let lines: Vec<&[u8]> = text.split_inclusive(|byte| *byte == b'\n').collect();
    let mut new = text.to_vec();
    match dice.below(9) {
        0 if !text.is_empty() => {
            let at = dice.below(text.len());
            new[at] ^= 1 << dice.below(8);
        }
        1 => {
            let at = dice.below(text.len() + 1);
            new.splice(at..at, dice.of(&WORDS).bytes());
        }
        2 | 3 => {
            let (from, to) = word(dice, text);
            new.splice(from..to, dice.of(&WORDS).bytes());
        }
        4 => {
            let (from, to) = word(dice, text);
            new.drain(from..to);
        }
        5 if !lines.is_empty() => {
            let mut lines = lines;
            lines.remove(dice.below(lines.len()));
            new = lines.concat();
        }
        6 if !lines.is_empty() => {
            // A line again, here or a hundred times.
            let line = *dice.of(&lines);
            let times = if dice.below(20) == 0 { 100 } else { 1 };
            let at = lines[..dice.below(lines.len() + 1)].concat().len();
            new.splice(at..at, line.repeat(times));
        }
        7 if !lines.is_empty() => {
            let mut lines = lines;
            let (a, b) = (dice.below(lines.len()), dice.below(lines.len()));
            lines.swap(a, b);
            new = lines.concat();
        }
        _ => {
            let others: Vec<&[u8]> = other.split_inclusive(|byte| *byte == b'\n').collect();
            let from = dice.below(others.len() + 1);
            let to = from + dice.below(others.len() - from + 1);
            let at = lines[..dice.below(lines.len() + 1)].concat().len();
            new.splice(at..at, others[from..to].concat());
        }
    }
    new
}

/// A word or a number of a text.
fn word(dice: &mut Dice, text: &[u8]) -> (usize, usize) {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let at = dice.below(text.len() + 1);
    let from = text[..at]
        .iter()
        .rposition(|byte| !is_part(byte))
        .map_or(0, |i| i + 1);
    let length = text[from..].iter().position(|byte| !is_part(byte));
    (from, length.map_or(text.len(), |length| from + length))
}
