//! The order of the file does not count: the same flips and questions, in the same order.

use serde_json::{Value, json};

use crate::decision::Decision;
use crate::random::Dice;

/// The same decision with its criteria, facts, links and offers in another order.
fn shuffled(decision: &Decision, dice: &mut Dice) -> Decision {
    const BLOCK: &str = "\n[[";
    let mut parts = decision.text.split(BLOCK);
    let mut text = parts.next().unwrap_or_default().to_owned();
    let mut blocks: Vec<&str> = parts.collect();
    while !blocks.is_empty() {
        text.push_str(BLOCK);
        text.push_str(blocks.remove(dice.below(blocks.len())));
    }
    Decision {
        text,
        ..decision.clone()
    }
}

fn told(decision: &Decision) -> Value {
    decision.report(|report, _| json!({ "flips": report.flips, "ask": report.ask }))
}

/// Where two values differ by more than rounding: sums over criteria and over a normalized column
/// depend on the order of the file in their last bits.
fn difference(a: &Value, b: &Value) -> Option<String> {
    match (a, b) {
        (Value::Array(x), Value::Array(y)) if x.len() == y.len() => {
            x.iter().zip(y).find_map(|(a, b)| difference(a, b))
        }
        (Value::Object(x), Value::Object(y)) if x.len() == y.len() => x
            .iter()
            .find_map(|(key, a)| difference(a, y.get(key).unwrap_or(&Value::Null))),
        (Value::Number(x), Value::Number(y)) => {
            let (x, y) = (x.as_f64()?, y.as_f64()?);
            let near = (x - y).abs() <= 1e-9 * x.abs().max(1.0);
            (!near).then(|| format!("{x} is not {y}"))
        }
        _ => (a != b).then(|| format!("{a} is not {b}")),
    }
}

/// Flips and questions are the same, one by one, with the blocks of the file in another order.
pub fn order_does_not_count(decision: &Decision, seed: u64) {
    let other = shuffled(decision, &mut Dice::new(seed ^ 1));
    let difference = difference(&told(decision), &told(&other));
    assert!(
        difference.is_none(),
        "{difference:?}\n{}\n{}",
        decision.text,
        other.text
    );
}
