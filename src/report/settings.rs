//! How a report is to be made.

use jiff::civil::Date;

use super::Depth;
use crate::method::Method;
use crate::robust::Trust;

/// Trials unless another number is asked for.
pub const TRIALS: u64 = 10_000;
/// The file that is read where none is named.
const DEFAULT_FILE: &str = "offers.toml";

/// How a run was called, so that each command that it prints is whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Call {
    /// The files.
    pub files: CallFiles,
    /// The options that the answer rests on, as they are typed: `--set google.pay=9000`.
    pub options: Vec<String>,
    /// What is hidden.
    pub redacted: Vec<Redacted>,
    /// Whether a file or an option may not be seen: then no command can be printed.
    pub is_hidden: bool,
}

impl Call {
    /// A command of the same run: a verb, or none, the files, the options, and what is added: an
    /// option behind them, anything else before. None where it could not be run as it stands.
    pub fn command(&self, verb: &str, after: &str) -> Option<String> {
        let is_refused = self.redacted.iter().any(|what| what.is_refused_by(verb));
        (!self.is_hidden && !is_refused).then(|| self.whole(verb, after))
    }

    /// A command that names an offer or a company behind the verb: none where names are hidden, as
    /// nothing is found by the letters in their place.
    pub fn naming(&self, verb: &str, after: &str) -> Option<String> {
        self.command(verb, after).filter(|_| !self.hides_names())
    }

    /// Whether names are hidden.
    pub fn hides_names(&self) -> bool {
        self.redacted.contains(&Redacted::Names)
    }

    fn whole(&self, verb: &str, after: &str) -> String {
        let (verb, files) = match &self.files {
            CallFiles::Demo if verb.is_empty() => ("demo", ""),
            files => (verb, files.typed()),
        };
        let options = self.options.iter().map(String::as_str);
        let (before, after) = if after.starts_with('-') {
            ("", after)
        } else {
            (after, "")
        };
        let words = ["rank", verb, files, before].into_iter().chain(options);
        let words: Vec<&str> = words.chain([after]).filter(|w| !w.is_empty()).collect();
        words.join(" ")
    }
}

/// How the files of a run were named on the command line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum CallFiles {
    /// By none: the file is the one that is looked for.
    #[default]
    Default,
    /// The built-in example.
    Demo,
    /// By their names, as they are typed: `a.toml b.toml`.
    Files(String),
}

impl CallFiles {
    /// The names where a verb takes files; none where they go without saying.
    pub fn typed(&self) -> &str {
        match self {
            Self::Default => "",
            Self::Demo => "--demo",
            Self::Files(names) if names == DEFAULT_FILE => "",
            Self::Files(names) => names,
        }
    }
}

/// Whether reasons say in which line of a file they stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Places {
    /// They do: `offers.toml:44`.
    Told,
    /// Those of the offers with these ids do.
    Of(Vec<String>),
    /// They do not.
    #[default]
    Unsaid,
}

impl Places {
    /// Whether the reasons of an offer say where they stand.
    pub fn are_told(&self, id: &str) -> bool {
        match self {
            Self::Told => true,
            Self::Of(ids) => ids.iter().any(|own| own == id),
            Self::Unsaid => false,
        }
    }
}

/// What is hidden in an answer that others are to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Redacted {
    /// What offers pay.
    Pay,
    /// Whose the offers are.
    Names,
}

impl Redacted {
    /// Whether a verb cannot hide it, and so refuses to run.
    pub fn is_refused_by(self, verb: &str) -> bool {
        match verb {
            "explain" | "pay" | "wait" => self == Self::Pay,
            "check" | "weigh" | "weights" | "sql" => true,
            _ => false,
        }
    }
}

/// How a report is to be made.
#[derive(Clone, Debug)]
pub struct ReportSettings {
    /// The day of the run.
    pub today: Date,
    /// The day whose facts count.
    pub as_of: Date,
    /// How the files were named on the command line.
    pub call: Call,
    /// The method.
    pub method: Method,
    /// Whether reasons say in which line of a file they stand.
    pub places: Places,
    /// How many trials; none asked for: 10,000, and above 1,000 offers none.
    pub trials: Option<u64>,
    /// Where the trials' random numbers begin.
    pub seed: u64,
    /// How far the weights are trusted.
    pub trust: Trust,
    /// The share of trials from which on one offer is surely ahead of another.
    pub sure: f64,
    /// How much of what trials tell, and of what would change the answer, is wanted.
    pub depth: Depth,
    /// The id of the offer of which two changes at a time are wanted.
    pub asked: Option<String>,
    /// How many offers are shown; none asked for: all.
    pub top: Option<usize>,
    /// What is hidden.
    pub redacted: Vec<Redacted>,
}

impl ReportSettings {
    /// How many trials are made, where there are not too many offers for them.
    pub fn trials_asked(&self) -> u64 {
        self.trials.unwrap_or(TRIALS)
    }
}
