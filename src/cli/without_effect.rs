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
    ("ask", "reasons all format"),
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
    ("wait", "sure reasons all format"),
    ("report", "reasons all json format width color"),
    ("diff", "reasons require_clear"),
    (
        "weights",
        "trials seed trust sure reasons require_clear all format redact",
    ),
    (
        "weigh",
        "trials seed trust sure reasons require_clear all json format redact",
    ),
    ("criteria", "json format"),
    ("schema", "json format"),
    ("help", "json format"),
];

/// What `--all` shows where it is more than every offer and every remark.
const ALL: [(&str, &str); 4] = [
    ("check", "Show every unknown"),
    (
        "explain",
        "Show what each rating means, and how its points come about",
    ),
    (
        "flip",
        "Show every change of any place, not of first place alone",
    ),
    ("pay", "Show every offer"),
];

/// A verb whose help leaves out the options that change no answer of it.
pub fn without_effect_hidden(verb: clap::Command) -> clap::Command {
    let hide = |verb: clap::Command, id: &'static str| verb.mut_arg(id, |arg| arg.hide(true));
    let of = |list: &[(&str, &'static str)]| {
        let own = list.iter().find(|(name, _)| *name == verb.get_name());
        own.map(|(_, text)| *text)
    };
    let (hidden, all) = (of(&WITHOUT_EFFECT), of(&ALL));
    let verb = match hidden {
        Some(options) => options.split(' ').fold(verb, hide),
        None => verb,
    };
    match all {
        Some(help) => verb.mut_arg("all", |arg| arg.help(help)),
        None => verb,
    }
}
