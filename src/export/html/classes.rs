//! Classes, which the page's style gives their look.

use crate::export::page::table::Tone;

/// The class of a tone.
pub const fn class(tone: Tone) -> Option<&'static str> {
    match tone {
        Tone::Plain => None,
        Tone::Strong => Some("most"),
        Tone::Caution => Some("caution"),
        Tone::Alarm => Some("alarm"),
        Tone::Faint => Some("faint"),
    }
}

/// Classes as an attribute; nothing where there are none.
pub fn joined<const N: usize>(classes: [Option<&str>; N]) -> Option<String> {
    let classes: Vec<&str> = classes.into_iter().flatten().collect();
    (!classes.is_empty()).then(|| classes.join(" "))
}
