//! How the help of a verb differs from that of the others: options that change no answer of it are
//! left out, and some arguments mean something of their own.

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

/// What files, or the example, are to a verb where they are something else than to most.
const OWN_HELP: [(&str, &str, &str); 6] = [
    ("check", "demo", "Check the built-in example"),
    ("explain", "inputs", "Files, then one offer or two"),
    ("explain", "demo", "Explain offers of the built-in example"),
    (
        "weigh",
        "inputs",
        "Files to read as one [default: offers.toml]",
    ),
    (
        "sql",
        "inputs",
        "Files with weights, read as one; `-` is standard input [default: offers.toml, none with -c]",
    ),
    (
        "sql",
        "demo",
        "Take the weights and links of the built-in example",
    ),
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

/// A verb with its own help.
pub fn with_own_help(verb: clap::Command) -> clap::Command {
    let name = verb.get_name().to_owned();
    // Unlike `mut_arg`, this leaves the arguments in their order, which completions show.
    let verb = verb.mut_args(|arg| {
        let mut own = OWN_HELP.iter().filter(|(own, ..)| *own == name);
        match own.find(|(_, id, _)| arg.get_id() == id) {
            Some((.., help)) => arg.help(*help),
            None => arg,
        }
    });
    let hidden = WITHOUT_EFFECT.iter().filter(|(own, _)| *own == name);
    let hidden = hidden.flat_map(|(_, options)| options.split(' '));
    let verb = hidden.fold(verb, |verb, id| verb.mut_arg(id, |arg| arg.hide(true)));
    match ALL.iter().find(|(own, _)| *own == name) {
        Some((_, help)) => verb.mut_arg("all", |arg| arg.help(*help)),
        None => verb,
    }
}
