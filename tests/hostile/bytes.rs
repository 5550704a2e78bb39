//! Arbitrary and mutated files, through the whole of loading and on to every output.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use offer_rank::load::{Changes, InputKind, STARTER};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::pipeline::{load, table, through};

/// So many cases, unless the environment asks for more.
fn cases(few: u32) -> ProptestConfig {
    let asked = std::env::var_os("PROPTEST_CASES").is_some();
    let config = ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    ProptestConfig {
        cases: if asked { config.cases } else { few },
        ..config
    }
}

/// Files that load: the built-in ones, with offers where they have none, and the examples.
static SEEDS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<PathBuf> = ["criteria", "criteria/sets", "tests/data"]
        .iter()
        .flat_map(|folder| std::fs::read_dir(root.join(folder)).expect("a folder"))
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|e| e == "toml"))
        .collect();
    paths.sort();
    let read = |path: &PathBuf| std::fs::read(path).expect("a file");
    let mut seeds: Vec<Vec<u8>> = paths.iter().map(read).collect();
    seeds.push(KITCHEN_SINK.into());
    // What people write themselves is worth more tries than what ships.
    seeds.extend(std::iter::repeat_n(STARTER.into(), seeds.len() / 2));
    seeds.extend(std::iter::repeat_n(KITCHEN_SINK.into(), seeds.len() / 2));
    seeds
});

/// Every form that the grammar has.
const KITCHEN_SINK: &str = r#"title = "All at once"
about = """
One remark.
Another one."""

[weights]
own = 3
curve = [20, 40]
step = 10.5
even = 0
ranked = 1_0
pay = 0.25
ml-exposure = 7

[must]
step = "some"
own = 60
curve = [3, 6]

[[criterion]]
id = "own"
name = "Way to work"
unit = "min"
question = "How long does it take?"
scale = { worst = 90, best = 0 }
absent = "worst"

[[criterion]]
id = "curve"
scale = { points = [[0, 0.0], [5, 1.0], [10, 0.25]] }

[[criterion]]
id = "step"
scale = { levels = { none = 0.0, some = 0.35, all = 1.0 } }

[[criterion]]
id = "even"
scale = { levels = ["no", "yes"] }

[[criterion]]
id = "ranked"
scale = { normalize = "vector", better = "lower" }

[[criterion]]
id = "pay"
scale = { worst = 1000, best = 9000 }

[[company]]
name = "Alpha"
also = ["A. L. Pha", 'The "Alpha"']

[[link]]
company = "Beta"
parent = "Alpha"
since = 2016-12-08
shares = ["own", "ml-exposure"]
share = { low = 0, likely = 0.25, high = 1 }
question = "How much of it?"

[[fact]]
criterion = "own"
company = "Alpha"
low = 20
high = 40
as-of = 2020-01-01
until = 2027-01-01
source = "seen"
why = "the bus"
brief = "a bus an hour"

[[offer]]
company = "alpha"
role = "First"
reply-by = "2026-11-30"
location = "Here"
note = "a note"
ratings = { curve = 4, step = ["none", "some"], even = true, ranked = 5, pay = { low = 1, likely = 2e3, high = 3_000 } }

[[offer]]
company = "Alpha"
role = "Second"
status = "pending"
[offer.ratings]
curve = { value = [2, 8], why = "seen", source = "a visit" }
step = "all"
even = "yes"
ranked = 0x0F
own = "?"

[[offer]]
id = "b_1"
company = "Beta"
[offer.ratings]
curve = "unknown"
step.value = "some"
step.why = 'dotted'
even = false
ranked = [1, 7]
"#;

/// What is likely to matter wherever it stands.
fn piece() -> impl Strategy<Value = String> {
    let fixed = [
        "[",
        "]",
        "[[",
        "]]",
        "{",
        "}",
        "=",
        ",",
        ".",
        "#",
        "\"",
        "'",
        "\"\"\"",
        "'''",
        "\\",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "\0",
        "\u{feff}",
        "\u{1b}[31m",
        "\u{9b}",
        "\u{202e}",
        "日本",
        "e\u{301}",
        "👩\u{200d}💻",
        "nan",
        "inf",
        "-inf",
        "1e308",
        "-1e308",
        "1e-320",
        "-0.0",
        "9999999999999999999999",
        "0x",
        "1e999",
        "1_",
        "true",
        "\"unknown\"",
        "\"?\"",
        "2026-02-30",
        "9999-12-31",
        "0000-01-01",
        "[5, 3]",
        "[1, 2, 3]",
        "[[offer]]\n",
        "[offer.ratings]\n",
        "[weights]\n",
        "[must]\n",
        "[[criterion]]\n",
        "[[fact]]\n",
        "[[link]]\n",
        "[[company]]\n",
        "company = \"Google\"\n",
        "criteria = \"cloud-first\"\n",
        "pay = 5000\n",
        "scale = { worst = 1, best = 1 }\n",
        "scale = { points = [[0, 0], [1, 1]] }\n",
        "share = 2\n",
        "id = \"a\"\n",
        "levels",
        "normalize = \"sum\"",
        "status = \"pending\"\n",
        "value = ",
        "low = 3\n",
    ];
    prop_oneof![
        8 => prop::sample::select(fixed.to_vec()).prop_map(str::to_owned),
        1 => "\\PC{0,8}",
        1 => any::<f64>().prop_map(|x| format!("{x:?}")),
    ]
}

/// One thing done to a file; places are parts of its length.
#[derive(Clone, Debug)]
enum Change {
    Byte(f64, u8),
    Insert(f64, String),
    Cut(f64, usize),
    DropLine(f64),
    DoubleLine(f64),
    SwapLines(f64, f64),
    Value(f64, String),
    End(f64),
}

fn change() -> impl Strategy<Value = Change> {
    let place = || 0.0..1.0f64;
    prop_oneof![
        2 => (place(), any::<u8>()).prop_map(|(at, byte)| Change::Byte(at, byte)),
        4 => (place(), piece()).prop_map(|(at, piece)| Change::Insert(at, piece)),
        2 => (place(), 1..12usize).prop_map(|(at, n)| Change::Cut(at, n)),
        2 => place().prop_map(Change::DropLine),
        2 => place().prop_map(Change::DoubleLine),
        2 => (place(), place()).prop_map(|(a, b)| Change::SwapLines(a, b)),
        4 => (place(), piece()).prop_map(|(at, piece)| Change::Value(at, piece)),
        1 => place().prop_map(Change::End),
    ]
}

impl Change {
    fn apply(&self, bytes: &mut Vec<u8>) {
        let size = bytes.len();
        let at = |place: f64| (place * size as f64) as usize;
        match self {
            Self::Byte(place, byte) => {
                if let Some(there) = bytes.get_mut(at(*place)) {
                    *there = *byte;
                }
            }
            Self::Insert(place, piece) => {
                bytes.splice(at(*place)..at(*place), piece.bytes());
            }
            Self::Cut(place, n) => {
                bytes.drain(at(*place)..(at(*place) + n).min(size));
            }
            Self::End(place) => bytes.truncate(at(*place)),
            Self::DropLine(_) | Self::DoubleLine(_) | Self::SwapLines(..) | Self::Value(..) => {
                self.apply_to_lines(bytes);
            }
        }
    }

    fn apply_to_lines(&self, bytes: &mut Vec<u8>) {
        let mut lines: Vec<Vec<u8>> = bytes.split(|b| *b == b'\n').map(<[u8]>::to_vec).collect();
        let size = lines.len();
        let at = |place: f64| (place * size as f64) as usize;
        match self {
            Self::DropLine(place) => {
                lines.remove(at(*place));
            }
            Self::DoubleLine(place) => lines.insert(at(*place), lines[at(*place)].clone()),
            Self::SwapLines(a, b) => lines.swap(at(*a), at(*b)),
            Self::Value(place, piece) => {
                let line = &mut lines[at(*place)];
                if let Some(equals) = line.iter().position(|b| *b == b'=') {
                    line.truncate(equals + 1);
                    line.extend(piece.bytes());
                }
            }
            Self::Byte(..) | Self::Insert(..) | Self::Cut(..) | Self::End(_) => {}
        }
        *bytes = lines.join(&b'\n');
    }
}

fn mutated() -> impl Strategy<Value = Vec<u8>> {
    let seed = (0..SEEDS.len()).prop_map(|i| SEEDS[i].clone());
    (seed, vec(change(), 1..6)).prop_map(|(mut bytes, changes)| {
        for change in changes {
            change.apply(&mut bytes);
        }
        bytes
    })
}

#[test]
fn the_seeds_load() {
    for seed in SEEDS.iter() {
        let outcome = through(seed);
        let text = String::from_utf8_lossy(seed);
        // The files of criteria and sets hold no offers, and nothing else is wrong with them.
        let offers = text.contains("[[offer]]");
        assert_eq!(outcome.loaded.is_some(), offers, "{:?}", outcome.complaints);
        let mistakes = outcome
            .complaints
            .iter()
            .filter(|c| c.code.to_string() < "R0200".into());
        assert_eq!(mistakes.count(), usize::from(!offers), "{text}");
    }
}

/// The most that loading may take: what grows with the square of its input takes longer soon, and
/// the rest takes a hundredth of it.
fn budget(bytes: usize) -> Duration {
    Duration::from_secs(2) + Duration::from_micros(100) * bytes as u32
}

/// Loads a file in time in proportion to its size.
fn in_time(bytes: &[u8]) {
    let begun = Instant::now();
    load(bytes, Changes::default());
    let took = begun.elapsed();
    let beginning = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]);
    assert!(took < budget(bytes.len()), "{took:?}: {beginning:?}");
}

/// What some pieces again and again make, up to so many bytes.
fn again(pieces: &[String], bytes: usize) -> String {
    let all = pieces.concat();
    all.repeat(bytes / all.len().max(1))
}

/// What stands in cells, and between them.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => Just(",".to_owned()),
        2 => Just("\n".to_owned()),
        1 => "[\"';\\t\r=%k$€–. -]",
        3 => "[0-9]{1,4}([.,][0-9]{1,3})?",
        1 => "[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2,4}",
        2 => "[A-Ca-c]{1,3}",
        1 => Just("unknown".to_owned()),
    ]
}

proptest! {
    #![proptest_config(cases(20))]

    #[test]
    fn pieces_again_and_again(
        first in vec(piece(), 0..4),
        pieces in vec(piece(), 1..4),
        last in vec(piece(), 0..2),
    ) {
        let text = first.concat() + &again(&pieces, 1 << 16) + &last.concat();
        in_time(text.as_bytes());
    }

    #[test]
    fn a_mutated_file_again_and_again(bytes in mutated()) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        in_time(again(&[text], 1 << 16).as_bytes());
    }
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn any_bytes(bytes in vec(any::<u8>(), 0..300)) {
        through(&bytes);
        in_time(&bytes);
    }

    #[test]
    fn any_pieces(pieces in vec(piece(), 0..40)) {
        through(pieces.concat().as_bytes());
    }

    #[test]
    fn any_cells(cells in vec(cell(), 0..60), bytes in vec(any::<u8>(), 0..40)) {
        let mut text = b"company,role,pay,role-fit,commute,reply-by\n".to_vec();
        text.extend(cells.concat().into_bytes());
        table(&text, InputKind::Csv);
        text.extend(&bytes);
        table(&text, InputKind::Csv);
        table(&text[43..], InputKind::JsonLines);
    }

    #[test]
    fn mutated_files(bytes in mutated()) {
        through(&bytes);
        in_time(&bytes);
    }

    #[test]
    fn any_arguments(option in 0..5usize, argument in vec(piece(), 0..6), tail in "[a-z=.:,%0-9-]{0,20}") {
        let argument = argument.concat() + &tail;
        let mut changes = Changes::default();
        let list = match option {
            0 => &mut changes.set,
            1 => &mut changes.weight,
            2 => &mut changes.link,
            3 => &mut changes.must,
            _ => &mut changes.without,
        };
        list.push(argument);
        let outcome = load(STARTER.as_bytes(), changes);
        prop_assert_eq!(outcome.loaded.is_none(), outcome.has_mistakes());
    }
}
