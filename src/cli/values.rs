//! The values that options take: for the parser, the help and the completions alike.

use std::ffi::{OsStr, OsString};

use clap::builder::{
    OsStringValueParser, PossibleValue, PossibleValuesParser, StringValueParser, TypedValueParser,
};
use clap::{Arg, Command};
use offer_rank::diag::Code;
use offer_rank::export::{Dialect, Format};
use offer_rank::load::{InputKind, built_in, built_in_sets};
use offer_rank::method::Method;
use offer_rank::report::Redacted;
use offer_rank::robust::Trust;
use offer_rank::text::safe::is_unsafe;

/// The name of a file to write.
pub fn file() -> impl TypedValueParser<Value = OsString> {
    OsStringValueParser::new().try_map(|name| {
        if name.is_empty() {
            Err("a file needs a name")
        } else {
            Ok(name)
        }
    })
}

/// A width in columns.
pub fn width(text: &str) -> Result<u16, String> {
    let number = text.parse().ok().filter(|n| (40..=200).contains(n));
    number.ok_or_else(|| "a width is a number from 40 to 200".to_owned())
}

/// How many offers are shown.
pub fn top(text: &str) -> Result<usize, String> {
    let number = text
        .parse()
        .ok()
        .filter(|n| (1..=1_000_000_000).contains(n));
    number.ok_or_else(|| "it is a number from 1 on".to_owned())
}

/// A share of what-ifs, also in percent.
pub fn sure(text: &str) -> Result<f64, String> {
    let share = match text.strip_suffix('%') {
        Some(percent) => percent.parse::<f64>().map(|p| p / 100.0),
        None => text.parse::<f64>(),
    };
    // Written so that NaN is refused as well.
    let share = share.ok().filter(|p| *p > 0.5 && *p <= 1.0);
    share.ok_or_else(|| "it is above 0.5 and at most 1".to_owned())
}

/// A trust in weights, by its name.
pub fn trust() -> impl TypedValueParser<Value = Trust> {
    one_of(Trust::ALL.map(|trust| {
        let about = match trust {
            Trust::Roughly => "each weight changes by up to half",
            Trust::Exact => "the weights stay as written",
            Trust::Order => "any weights in the same order",
            Trust::None => "any weights; 0 stays 0",
        };
        (trust, named(trust.name(), about))
    }))
}

/// A method, by its name.
pub fn method() -> impl TypedValueParser<Value = Method> {
    one_of(Method::ALL.map(|method| (method, PossibleValue::new(method.name()))))
}

/// A format, by its name.
pub fn format() -> impl TypedValueParser<Value = Format> {
    one_of([
        (Format::Table, named("table", "for the screen")),
        (Format::Json, named("json", "for scripts")),
        (Format::Csv, named("csv", "for a spreadsheet")),
        (Format::Markdown, named("markdown", "for notes").alias("md")),
        (Format::Html, named("html", "for a browser")),
        (Format::Svg, named("svg", "for a slide: the points as bars")),
    ])
}

/// What kind of text a file is, by its name.
pub fn input() -> impl TypedValueParser<Value = InputKind> {
    one_of(InputKind::ALL.map(|kind| {
        let about = match kind {
            InputKind::Toml => "blocks of keys",
            InputKind::Csv => "a table as spreadsheets save it",
            InputKind::JsonLines => "a JSON object a line",
        };
        (kind, named(kind.name(), about))
    }))
}

/// An engine, by its name.
pub fn dialect() -> impl TypedValueParser<Value = Dialect> {
    one_of(Dialect::ALL.map(|dialect| (dialect, named(dialect.typed(), dialect.name()))))
}

/// The name of a table or a view, which can be seen as a whole.
pub fn sql_name(text: &str) -> Result<String, String> {
    let is_whole = text.split('.').all(|part| !part.is_empty());
    if is_whole && !text.chars().any(is_unsafe) {
        return Ok(text.to_owned());
    }
    Err("a name such as postings or sales.postings, without signs that cannot be seen".to_owned())
}

/// What has a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchemaName {
    /// A file of offers.
    Offers,
    /// A file of weights, or of a criterion.
    Criteria,
    /// What `--json` prints.
    Output,
}

impl SchemaName {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Offers, Self::Criteria, Self::Output];

    /// How it is typed.
    pub const fn typed(self) -> &'static str {
        match self {
            Self::Offers => "offers",
            Self::Criteria => "criteria",
            Self::Output => "output",
        }
    }

    /// What it describes.
    pub const fn about(self) -> &'static str {
        match self {
            Self::Offers => "a file of offers",
            Self::Criteria => "a set of weights, or a criterion with its facts",
            Self::Output => "what --json prints, of every verb",
        }
    }
}

/// What has a schema, by its name.
pub fn schema() -> impl TypedValueParser<Value = SchemaName> {
    one_of(SchemaName::ALL.map(|name| (name, named(name.typed(), name.about()))))
}

/// What is to be hidden, by its name.
pub fn redacted() -> impl TypedValueParser<Value = Redacted> {
    let about = [
        (Redacted::Pay, "the money"),
        (Redacted::Names, "companies, roles, notes, reasons"),
    ];
    one_of(about.map(|(what, about)| (what, named(redacted_name(what), about))))
}

/// How what is to be hidden is typed.
pub const fn redacted_name(what: Redacted) -> &'static str {
    match what {
        Redacted::Pay => "pay",
        Redacted::Names => "names",
    }
}

fn named(name: &'static str, about: &'static str) -> PossibleValue {
    PossibleValue::new(name).help(about)
}

/// One of some values, each by its name.
fn one_of<T: Copy + Send + Sync + 'static, const N: usize>(
    all: [(T, PossibleValue); N],
) -> impl TypedValueParser<Value = T> {
    let names = all.clone().map(|(_, named)| named);
    PossibleValuesParser::new(names).try_map(move |typed: String| {
        let found = all.iter().find(|(_, named)| named.matches(&typed, false));
        found.map(|(value, _)| *value).ok_or("no such value")
    })
}

/// A built-in set of weights, or a file of one.
pub fn set() -> impl TypedValueParser<Value = String> {
    AnyText(|| built_in_sets().map(str::to_owned).collect())
}

/// A built-in criterion or set; an unknown one is answered by a suggestion later.
pub fn shipped() -> impl TypedValueParser<Value = String> {
    AnyText(|| built_in().into_iter().map(|b| b.name.to_owned()).collect())
}

/// A code of a mistake; an unknown one is answered by a suggestion later.
pub fn code() -> impl TypedValueParser<Value = String> {
    AnyText(|| Code::ALL.iter().map(ToString::to_string).collect())
}

/// Any text, of which completions propose some.
#[derive(Clone)]
struct AnyText(fn() -> Vec<String>);

impl TypedValueParser for AnyText {
    type Value = String;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new((self.0)().into_iter().map(PossibleValue::new)))
    }
}
