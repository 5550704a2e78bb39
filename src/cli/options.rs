//! Options wherever a ranking is made, before and after a verb, added up.

use std::ffi::{OsStr, OsString};

use clap::{Args as ClapArgs, ValueEnum, ValueHint};
use jiff::civil::Date;
use offer_rank::export::Format;
use offer_rank::load::{Changes, InputKind, built_in_sets, date};
use offer_rank::method::Method;
use offer_rank::report::{Call, CallFiles, Redacted};
use offer_rank::robust::Trust;
use offer_rank::text::shell::quoted;

use super::values;

/// How standard output is named as a file.
pub const STDOUT: &str = "-";

/// Options wherever a ranking is made; those before and after a verb add up.
#[derive(Clone, Debug, Default, ClapArgs)]
pub struct Options {
    /// Read standard input, and files without a known ending, as this [default: toml]
    #[arg(long, value_name = "KIND", value_parser = values::input(), help_heading = "Input")]
    pub input: Option<InputKind>,
    /// Weigh by a built-in set or a file of weights; repeat it to compare several people
    #[arg(short, long, value_name = "SET", value_parser = values::set(), hide_possible_values = true, help_heading = "Input")]
    pub criteria: Vec<String>,
    /// Add a judge with a voice, or give one another voice; 2 counts double: ml-first=2
    #[arg(long, value_name = "SET=VOICE", help_heading = "Input")]
    pub judge: Vec<String>,
    /// Change a rating, a part of the pay or a date of an offer: google.role-fit=8,
    /// google.pay.sign-on=5000, google.reply-by=2026-12-04
    #[arg(long, value_name = "OFFER.KEY=VALUE", help_heading = "Input")]
    pub set: Vec<String>,
    /// Change a fact of a company, for all its offers: microsoft.ml-exposure=leader
    #[arg(long, value_name = "COMPANY.CRITERION=VALUE", help_heading = "Input")]
    pub fact: Vec<String>,
    /// Change a weight, written as in the file: pay=30
    #[arg(long, value_name = "[SET:]CRITERION=N", help_heading = "Input")]
    pub weight: Vec<String>,
    /// Change the part that a company has of its parent's ratings: linkedin=25%
    #[arg(long, value_name = "COMPANY=N", help_heading = "Input")]
    pub link: Vec<String>,
    /// Add a deal-breaker, the worst that you accept: commute=60
    #[arg(long, value_name = "CRITERION=LIMIT", help_heading = "Input")]
    pub must: Vec<String>,
    /// Use another scale for a criterion, worst end first: commute=90..0
    #[arg(long, value_name = "CRITERION=WORST..BEST", help_heading = "Input")]
    pub scale: Vec<String>,
    /// Leave an offer out
    #[arg(long, value_name = "OFFER", help_heading = "Input")]
    pub without: Vec<String>,
    /// The way to add up points
    #[arg(long, value_name = "METHOD", value_parser = values::method(), help_heading = "Input")]
    pub method: Option<Method>,
    /// Look at permanent jobs over so many months [default: the file's, else 48]
    #[arg(long, value_name = "MONTHS", value_parser = clap::value_parser!(u32).range(1..=240), help_heading = "Input")]
    pub horizon: Option<u32>,
    /// The number of what-ifs; 0 makes none [default: 10000]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(..=4_000_000_000), help_heading = "What-ifs")]
    pub trials: Option<u64>,
    /// The start of the random numbers; another one gives other what-ifs [default: 1]
    #[arg(long, value_name = "N", help_heading = "What-ifs")]
    pub seed: Option<u64>,
    /// Trust in the weights while they vary from what-if to what-if [default: roughly]
    #[arg(long, value_name = "HOW", value_parser = values::trust(), help_heading = "What-ifs")]
    pub trust: Option<Trust>,
    /// How often the order must hold for a place to count as settled [default: 0.9]
    #[arg(long, value_name = "P", value_parser = values::sure, help_heading = "What-ifs")]
    pub sure: Option<f64>,
    /// The day to count deadlines from [default: the clock's]
    #[arg(long, value_name = "DATE", value_parser = date, help_heading = "Input")]
    pub today: Option<Date>,
    /// Use the facts of this day [default: today]
    #[arg(long, value_name = "DATE", value_parser = date, help_heading = "Input")]
    pub as_of: Option<Date>,
    /// Hide the pay, the names, or both: pay becomes a place and points whole numbers, from which
    /// pay can still be guessed; offers become A, B, C
    #[arg(long, value_name = "WHAT", value_delimiter = ',', value_parser = values::redacted(), help_heading = "Output")]
    pub redact: Vec<Redacted>,
    /// Show the first N offers only [default: 20 on a terminal]
    #[arg(long, value_name = "N", value_parser = values::top, help_heading = "Output")]
    pub top: Option<usize>,
    /// List the reason for every rating below the table
    #[arg(long, help_heading = "Output")]
    pub reasons: bool,
    /// Show every offer and every remark
    #[arg(long, help_heading = "Output")]
    pub all: bool,
    /// Exit with status 3 when no offer is clearly first
    #[arg(long, help_heading = "Output")]
    pub require_clear: bool,
    #[command(flatten)]
    pub output: Output,
}

/// Where output goes and how it looks.
#[derive(Clone, Debug, Default, ClapArgs)]
pub struct Output {
    /// Print a table, JSON, CSV, Markdown, HTML or SVG [default: table]
    #[arg(long, value_name = "FORMAT", value_parser = values::format(), help_heading = "Output")]
    pub format: Option<Format>,
    /// Print JSON, for scripts
    #[arg(long, conflicts_with = "format", help_heading = "Output")]
    pub json: bool,
    /// Write to a file; `-` is standard output
    #[arg(short = 'o', long = "output", value_name = "FILE", value_parser = values::file(), value_hint = ValueHint::FilePath, help_heading = "Output")]
    pub file: Option<OsString>,
    /// Overwrite an existing file
    #[arg(long, help_heading = "Output")]
    pub force: bool,
    /// Columns to use, 40 to 200 [default: the terminal's, or 80]
    #[arg(long, value_name = "N", value_parser = values::width, help_heading = "Output")]
    pub width: Option<u16>,
    /// Where to use colours [default: auto]
    #[arg(long, value_name = "WHEN", value_enum, help_heading = "Output")]
    pub color: Option<Color>,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// on a terminal, unless the environment forbids it
    Auto,
    /// in files and pipes too
    Always,
    /// nowhere
    Never,
}

impl Options {
    /// These options and those behind the verb: lists grow, and of single values the later wins.
    pub fn and(&self, later: &Self) -> Self {
        let join = |a: &[String], b: &[String]| [a, b].concat();
        Self {
            input: later.input.or(self.input),
            criteria: join(&self.criteria, &later.criteria),
            judge: join(&self.judge, &later.judge),
            set: join(&self.set, &later.set),
            fact: join(&self.fact, &later.fact),
            weight: join(&self.weight, &later.weight),
            link: join(&self.link, &later.link),
            must: join(&self.must, &later.must),
            scale: join(&self.scale, &later.scale),
            without: join(&self.without, &later.without),
            horizon: later.horizon.or(self.horizon),
            method: later.method.or(self.method),
            trials: later.trials.or(self.trials),
            seed: later.seed.or(self.seed),
            trust: later.trust.or(self.trust),
            sure: later.sure.or(self.sure),
            today: later.today.or(self.today),
            as_of: later.as_of.or(self.as_of),
            redact: [&self.redact[..], &later.redact].concat(),
            top: later.top.or(self.top),
            reasons: self.reasons || later.reasons,
            all: self.all || later.all,
            require_clear: self.require_clear || later.require_clear,
            output: self.output.and(&later.output),
        }
    }

    /// The changes to what the files say.
    pub fn changes(&self) -> Changes {
        Changes {
            set: self.set.clone(),
            fact: self.fact.clone(),
            weight: self.weight.clone(),
            link: self.link.clone(),
            must: self.must.clone(),
            scale: self.scale.clone(),
            without: self.without.clone(),
            horizon: self.horizon,
        }
    }

    /// The options that an answer rests on and that name things, each with a value.
    fn named(&self) -> impl Iterator<Item = (&'static str, &String)> {
        let lists = [
            ("-c", &self.criteria),
            ("--judge", &self.judge),
            ("--set", &self.set),
            ("--fact", &self.fact),
            ("--weight", &self.weight),
            ("--link", &self.link),
            ("--must", &self.must),
            ("--scale", &self.scale),
            ("--without", &self.without),
        ];
        let lists = lists.into_iter();
        lists.flat_map(|(option, values)| values.iter().map(move |value| (option, value)))
    }

    /// The options that an answer rests on, as they are typed into a shell.
    pub fn typed(&self) -> Vec<String> {
        let named = self.named().map(|(option, value)| (option, value.clone()));
        let single = [
            ("--input", self.input.map(|kind| kind.name().to_owned())),
            ("--horizon", self.horizon.map(|months| months.to_string())),
            ("--as-of", self.as_of.map(|day| day.to_string())),
            ("--today", self.today.map(|day| day.to_string())),
            ("--trust", self.trust.map(|trust| trust.name().to_owned())),
            ("--sure", self.sure.map(|sure| sure.to_string())),
            ("--method", self.method.map(|m| m.name().to_owned())),
        ];
        let single = single
            .into_iter()
            .filter_map(|(option, v)| Some((option, v?)));
        // `--redact pay,names`
        let hidden: Vec<&str> = self
            .redact
            .iter()
            .map(|what| values::redacted_name(*what))
            .collect();
        let redaction = (!hidden.is_empty()).then(|| format!("--redact {}", hidden.join(",")));
        named
            .chain(single)
            .map(|(option, value)| format!("{option} {}", quoted(&value)))
            .chain(redaction)
            .collect()
    }

    /// Whether a value may be seen in a printed command.
    fn tells(&self, option: &str, value: &str) -> bool {
        let names_nobody = match option {
            "-c" => built_in_sets().any(|set| set == value),
            "--weight" => !value.contains(':'),
            option => matches!(option, "--must" | "--scale"),
        };
        let tells_no_pay = !matches!(option, "--set" | "--fact" | "--must" | "--scale");
        (names_nobody || !self.hides(Redacted::Names))
            && (tells_no_pay || !self.hides(Redacted::Pay))
    }

    /// A call of some files with these options.
    pub fn call(&self, files: CallFiles) -> Call {
        let has_names = matches!(files, CallFiles::Files(_));
        let is_hidden = self
            .named()
            .any(|(option, value)| !self.tells(option, value));
        Call {
            is_hidden: is_hidden || (has_names && self.hides(Redacted::Names)),
            files,
            options: self.typed(),
            redacted: self.redact.clone(),
        }
    }

    /// Whether something is to be hidden.
    pub fn hides(&self, what: Redacted) -> bool {
        self.redact.contains(&what)
    }
}

impl Output {
    /// These and those behind the verb, of which the later wins.
    pub fn and(&self, later: &Self) -> Self {
        Self {
            format: later.format.or(self.format),
            json: self.json || later.json,
            file: later.file.as_ref().or(self.file.as_ref()).cloned(),
            force: self.force || later.force,
            width: later.width.or(self.width),
            color: later.color.or(self.color),
        }
    }

    /// The file to write to; `-` is standard output, as none is.
    pub fn file(&self) -> Option<&OsStr> {
        self.file.as_deref().filter(|file| *file != STDOUT)
    }

    /// The format asked for.
    pub fn format(&self) -> Format {
        if self.json {
            Format::Json
        } else {
            self.format.unwrap_or_default()
        }
    }
}
