//! Random decisions as files: links, shared facts, peaks, flat stretches, levels, unknowns,
//! deal-breakers, ranges, weights as ranges, several judges, scales made from the offers.

use std::fmt::Write;

use offer_rank::robust::Stream;

use crate::decision::Decision;

/// Choices that follow from a seed.
pub struct Dice(Stream);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(Stream::new(seed, Stream::hash("dice"), 0))
    }

    /// A whole number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        (self.0.uniform() * n as f64) as usize
    }

    pub fn chance(&mut self, p: f64) -> bool {
        self.0.uniform() < p
    }

    pub fn pick<'t>(&mut self, all: &[&'t str]) -> &'t str {
        all[self.below(all.len())]
    }

    /// A number between two, with few digits or with many.
    fn number(&mut self, low: f64, high: f64) -> f64 {
        let x = low + self.0.uniform() * (high - low);
        if self.chance(0.7) {
            x.round()
        } else {
            (x * 1000.0).round() / 1000.0
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Numbers(f64, f64),
    Levels,
    YesNo,
}

struct Shape {
    scale: &'static str,
    kind: Kind,
    /// Limits that fit the scale.
    limits: &'static [&'static str],
}

const SHAPES: [Shape; 8] = [
    Shape {
        scale: "{ worst = 0, best = 10 }",
        kind: Kind::Numbers(0.0, 10.0),
        limits: &["2", "4.5", "6"],
    },
    Shape {
        scale: "{ worst = 90, best = 0 }",
        kind: Kind::Numbers(-5.0, 95.0),
        limits: &["30", "60"],
    },
    Shape {
        scale: "{ points = [[2000, 0.0], [6000, 0.4], [10000, 0.75], [20000, 1.0]] }",
        kind: Kind::Numbers(1500.0, 21000.0),
        limits: &["4000", "6000"],
    },
    Shape {
        scale: "{ points = [[0, 0.0], [3, 0.5], [5, 0.5], [8, 1.0], [9, 1.0]] }",
        kind: Kind::Numbers(0.0, 9.0),
        limits: &["2", "4"],
    },
    Shape {
        scale: "{ points = [[0, 0.1], [4, 1.0], [6, 1.0], [12, 0.0]] }",
        kind: Kind::Numbers(0.0, 12.0),
        limits: &["[1, 10]", "[3, 8]"],
    },
    Shape {
        scale: "{ points = [[-10, 1.0], [0, 0.6], [10, 0.6], [40, 0.0]] }",
        kind: Kind::Numbers(-10.0, 40.0),
        limits: &["5", "20"],
    },
    Shape {
        scale: "{ levels = { none = 0.0, some = 0.35, strong = 0.7, leader = 1.0 } }",
        kind: Kind::Levels,
        limits: &["\"some\"", "\"strong\""],
    },
    Shape {
        scale: "{ levels = [\"no\", \"yes\"] }",
        kind: Kind::YesNo,
        limits: &["\"yes\""],
    },
];

const NORMS: [&str; 10] = [
    "{ normalize = \"min-max\", better = \"higher\" }",
    "{ normalize = \"max\", better = \"higher\" }",
    "{ normalize = \"sum\", better = \"higher\" }",
    "{ normalize = \"vector\", better = \"higher\" }",
    "{ normalize = \"linear\", better = \"higher\" }",
    "{ normalize = \"min-max\", better = \"lower\" }",
    "{ normalize = \"max\", better = \"lower\" }",
    "{ normalize = \"sum\", better = \"lower\" }",
    "{ normalize = \"vector\", better = \"lower\" }",
    "{ normalize = \"linear\", better = \"lower\" }",
];

const LEVELS: [&str; 4] = ["none", "some", "strong", "leader"];
const COMPANIES: [&str; 6] = ["Ash", "Birch Co", "Cedar", "Date", "Elm", "Fir"];

struct Criterion {
    id: String,
    kind: Kind,
    shape: Option<usize>,
}

/// A decision from a seed.
pub fn decision(seed: u64) -> Decision {
    let mut dice = Dice::new(seed);
    let mut criteria = Vec::new();
    let mut defined = String::new();
    for i in 0..2 + dice.below(4) {
        criteria.push(criterion(&mut dice, i, &mut defined));
    }
    let mut text = String::new();
    let several = dice.chance(0.2);
    let mut files = Vec::new();
    if several {
        text.push_str("criteria = [\"one.toml\", \"two.toml\"]\n");
        for name in ["one.toml", "two.toml"] {
            let mut set = format!("title = \"{name}\"\n");
            weights(&mut dice, &criteria, &mut set, 0.7);
            files.push((name.to_owned(), set));
        }
    } else {
        weights(&mut dice, &criteria, &mut text, 1.0);
    }
    musts(&mut dice, &criteria, &mut text);
    text.push_str(&defined);
    facts(&mut dice, &criteria, &mut text);
    links(&mut dice, &criteria, &mut text);
    for i in 0..2 + dice.below(4) {
        offer(&mut dice, &criteria, i, &mut text);
    }
    Decision {
        files,
        ..Decision::new(text)
    }
}

fn criterion(dice: &mut Dice, i: usize, defined: &mut String) -> Criterion {
    let id = format!("c{i}");
    let absent = if dice.chance(0.15) {
        "absent = \"worst\"\n"
    } else {
        ""
    };
    let shape = dice.below(SHAPES.len() + 1);
    let (scale, kind, shape) = match SHAPES.get(shape) {
        Some(s) => (s.scale, s.kind, Some(shape)),
        None => (
            NORMS[dice.below(NORMS.len())],
            Kind::Numbers(1.0, 100.0),
            None,
        ),
    };
    let absent = if shape.is_some() { absent } else { "" };
    let unit = match (kind, dice.below(6)) {
        (Kind::Numbers(..), 0) => "unit = \"place\"\n",
        (Kind::Numbers(..), 1) => "unit = \"%\"\n",
        (Kind::Numbers(..), 2) => "unit = \"USD\"\ncurrency = \"USD\"\n",
        _ => "",
    };
    let _ = write!(
        defined,
        "[[criterion]]\nid = \"{id}\"\nname = \"Criterion {i}\"\n{unit}{absent}scale = {scale}\n\n"
    );
    Criterion { id, kind, shape }
}

fn weights(dice: &mut Dice, criteria: &[Criterion], text: &mut String, most: f64) {
    text.push_str("[weights]\n");
    for (i, c) in criteria.iter().enumerate() {
        if i > 0 && !dice.chance(most) {
            continue;
        }
        let low = dice.number(1.0, 50.0).max(0.5);
        let _ = match dice.below(8) {
            0 => writeln!(text, "{} = [{low}, {}]", c.id, low + 20.0),
            1 if i > 0 => writeln!(text, "{} = 0", c.id),
            _ => writeln!(text, "{} = {low}", c.id),
        };
    }
    text.push('\n');
}

fn musts(dice: &mut Dice, criteria: &[Criterion], text: &mut String) {
    let mut lines = String::new();
    for c in criteria {
        if let (Some(shape), true) = (c.shape, dice.chance(0.2)) {
            let _ = writeln!(lines, "{} = {}", c.id, dice.pick(SHAPES[shape].limits));
        }
    }
    if !lines.is_empty() {
        let _ = write!(text, "[must]\n{lines}\n");
    }
}

/// A rating: a value, a range, a likely value with its ends, or unknown.
fn rating(dice: &mut Dice, kind: Kind) -> String {
    match (kind, dice.below(8)) {
        (_, 0) => "\"unknown\"".to_owned(),
        (Kind::Numbers(low, high), which) => {
            let mut three = [0, 1, 2].map(|_| dice.number(low, high));
            three.sort_by(f64::total_cmp);
            let [a, b, c] = three;
            match which {
                1 | 2 => format!("[{a}, {c}]"),
                3 => format!("{{ low = {a}, likely = {b}, high = {c} }}"),
                _ => format!("{b}"),
            }
        }
        (Kind::Levels, 1 | 2) => {
            let low = dice.below(3);
            let high = low + 1 + dice.below(3 - low);
            format!("[\"{}\", \"{}\"]", LEVELS[low], LEVELS[high])
        }
        (Kind::Levels, _) => format!("\"{}\"", dice.pick(&LEVELS)),
        (Kind::YesNo, _) => format!("\"{}\"", dice.pick(&["no", "yes"])),
    }
}

fn facts(dice: &mut Dice, criteria: &[Criterion], text: &mut String) {
    for c in criteria {
        if dice.chance(0.5) {
            continue;
        }
        for company in COMPANIES {
            if dice.chance(0.6) {
                let stated = match rating(dice, c.kind) {
                    long if long.starts_with('{') => {
                        let inner = long.trim_matches(['{', '}', ' ']);
                        inner.replace(", ", "\n")
                    }
                    short => format!("value = {short}"),
                };
                let _ = write!(
                    text,
                    "[[fact]]\ncriterion = \"{}\"\ncompany = \"{company}\"\n{stated}\n\n",
                    c.id
                );
            }
        }
    }
}

fn links(dice: &mut Dice, criteria: &[Criterion], text: &mut String) {
    for (company, parent) in [("Ash", "Fir"), ("Birch Co", "Cedar"), ("Date", "Fir")] {
        let shares: Vec<String> = criteria
            .iter()
            .filter(|_| dice.chance(0.6))
            .map(|c| format!("\"{}\"", c.id))
            .collect();
        if dice.chance(0.5) || shares.is_empty() {
            continue;
        }
        let share = dice.pick(&[
            "0.25",
            "[0, 1]",
            "{ low = 0, likely = 0.25, high = 1 }",
            "0",
        ]);
        let _ = write!(
            text,
            "[[link]]\ncompany = \"{company}\"\nparent = \"{parent}\"\nshares = [{}]\nshare = {share}\n\n",
            shares.join(", ")
        );
    }
}

fn offer(dice: &mut Dice, criteria: &[Criterion], i: usize, text: &mut String) {
    let company = dice.pick(&COMPANIES);
    let _ = write!(
        text,
        "[[offer]]\ncompany = \"{company}\"\nrole = \"Role {i}\"\n"
    );
    if dice.chance(0.5) {
        let _ = writeln!(text, "id = \"o{i}\"");
    }
    if dice.chance(0.15) {
        text.push_str("status = \"pending\"\n");
    }
    text.push_str("[offer.ratings]\n");
    for c in criteria {
        if dice.chance(0.65) {
            let _ = writeln!(text, "{} = {}", c.id, rating(dice, c.kind));
        }
    }
    text.push('\n');
}
