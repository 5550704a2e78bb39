//! Weights to play with: sliders, and the figures that the script computes with.

use maud::{Markup, html};
use serde_json::{Value, json};

use crate::export::page::chart::Playground;
use crate::export::page::{PageBlock, Section};

/// A slider a criterion; hidden until the script shows them.
pub fn sliders(play: &Playground) -> Markup {
    let most = play.criteria.iter().map(|c| c.2).fold(0.0, f64::max);
    let end = if most > 10.0 {
        2.0 * most
    } else {
        2.0 * most.max(1.0)
    };
    let step = if most >= 20.0 { 1.0 } else { 0.1 };
    html! {
        div #play hidden {
            fieldset {
                legend { "Weights to play with" }
                @for (id, name, weight) in &play.criteria {
                    label {
                        span { (name) }
                        input type="range" min="0" max=(end.ceil()) step=(fitting(*weight, step))
                            value=(weight) name=(id);
                        output { ((weight * 100.0).round() / 100.0) }
                    }
                }
            }
            p { button #reset type="button" { "Back to the weights as written" } }
            p #said role="status" {}
        }
    }
}

/// The step of a slider; as fine as it takes to stand at the weight as written.
fn fitting(weight: f64, step: f64) -> String {
    let steps = weight / step;
    if (steps - steps.round()).abs() < 1e-9 {
        step.to_string()
    } else {
        "any".to_owned()
    }
}

fn find(sections: &[Section]) -> Option<&Playground> {
    let mut blocks = sections.iter().flat_map(|s| &s.blocks);
    blocks.find_map(|block| match block {
        PageBlock::Playground(play) => Some(play),
        _ => None,
    })
}

/// Whether a page has weights to play with.
pub fn is_in(sections: &[Section]) -> bool {
    find(sections).is_some()
}

/// The figures as text that no element shows.
pub fn data(sections: &[Section]) -> Markup {
    html! {
        @if let Some(play) = find(sections) {
            pre #data hidden { (harmless(&figures(play))) }
        }
    }
}

fn figures(play: &Playground) -> Value {
    let criteria = play.criteria.iter();
    let criteria: Vec<Value> = criteria
        .map(|(id, name, weight)| json!({ "id": id, "name": name, "w": weight }))
        .collect();
    let offers = play.offers.iter().map(|offer| {
        let known: Vec<u8> = offer.known.iter().map(|k| u8::from(*k)).collect();
        json!({
            "id": offer.id,
            "label": offer.label,
            "u": offer.utilities,
            "k": known,
            "in": offer.counts,
        })
    });
    let offers: Vec<Value> = offers.collect();
    json!({ "call": play.call, "criteria": criteria, "offers": offers })
}

/// JSON in which nothing can end an element or a line of script, wherever it is put.
fn harmless(value: &Value) -> String {
    value
        .to_string()
        .replace('<', "\\u003c")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}
