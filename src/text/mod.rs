//! Text: made safe for a terminal, measured, and numbers and lists in words; lists in order.

pub mod day;
pub mod number;
pub mod order;
pub mod possessive;
pub mod safe;
pub mod shell;
pub mod suggest;
pub mod tenths;
pub mod width;

pub use safe::safe;

/// A text that begins with a capital.
pub fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_uppercase().collect::<String>());
    first.unwrap_or_default() + chars.as_str()
}

/// A text that is told in one case alone.
pub const fn only_if(told: bool, text: &str) -> &str {
    if told { text } else { "" }
}
