//! Which options change no answer of a verb: its help leaves them out.

/// The options that change no answer of a verb, with a space between them: they are read all the
/// same, and left out of its help.
const WITHOUT_EFFECT: [(&str, &str); 15] = [
    (
        "check",
        "method trials seed trust sure reasons require_clear format redact",
    ),
    ("explain", "reasons format"),
    ("flip", "reasons format"),
    ("ask", "reasons format"),
    (
        "pay",
        "link scale method trials seed trust sure reasons require_clear format",
    ),
    (
        "deadlines",
        "fact weight link scale method trials seed trust sure as_of reasons require_clear format",
    ),
    (
        "sql",
        "set without method trials seed trust sure today reasons all require_clear json format width color redact",
    ),
    ("wait", "sure reasons format"),
    ("report", "reasons all json format width color"),
    ("diff", "reasons require_clear"),
    (
        "weights",
        "trials seed trust sure reasons require_clear format redact",
    ),
    (
        "weigh",
        "trials seed trust sure reasons require_clear all json format redact",
    ),
    ("criteria", "json format"),
    ("schema", "json format"),
    ("help", "json format"),
];

/// A verb whose help leaves out the options that change no answer of it.
pub fn without_effect_hidden(verb: clap::Command) -> clap::Command {
    let hide = |verb: clap::Command, id: &'static str| verb.mut_arg(id, |arg| arg.hide(true));
    let of = |(name, _): &&(&str, &'static str)| *name == verb.get_name();
    match WITHOUT_EFFECT.iter().find(of) {
        Some((_, options)) => options.split(' ').fold(verb, hide),
        None => verb,
    }
}
