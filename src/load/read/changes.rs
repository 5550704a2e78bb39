//! Changes from the command line: `--set`, `--scale`, `--weight`, `--link`, `--must`, `--without`.
//!
//! Each argument is a source of its own, so that a mistake in it is shown like one in a file.

mod read_changes;
mod scale;

use std::sync::Arc;

use toml::de::DeValue;

use super::rating;
use super::raw::{At, RawRating, RawStated, Scalar, Str};
use crate::diag::{Code, Diagnostic, Origin, Sources};
use crate::load::grammar::money::of_code;
use crate::load::grammar::reader::{Node, Reader};
use crate::load::grammar::tables::offer;
use crate::load::grammar::value_advice::advice;
use crate::load::grammar::written_number::WantedNumber;
use crate::load::read;
use crate::load::syntax::document::Text;
pub use read_changes::{Read, SetKey, SetLink, SetPart, SetRating, SetWeight};

/// The keys of an offer that may be set, where no criterion is called so.
const SETTABLE: [&str; 4] = [
    offer::status,
    offer::reply_by,
    offer::expects_by,
    offer::chance,
];

/// The arguments as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// `OFFER.KEY=VALUE`
    pub set: Vec<String>,
    /// `COMPANY.CRITERION=VALUE`
    pub fact: Vec<String>,
    /// `[SET:]CRITERION=N`
    pub weight: Vec<String>,
    /// `COMPANY=N`
    pub link: Vec<String>,
    /// `CRITERION=LIMIT`
    pub must: Vec<String>,
    /// `CRITERION=WORST..BEST`
    pub scale: Vec<String>,
    /// `OFFER`
    pub without: Vec<String>,
    /// Months over which permanent jobs are looked at.
    pub horizon: Option<u32>,
}

impl Changes {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self == &Self::default()
    }
}

/// Arguments as texts that parse: the option and the name blanked out, so that places stay.
pub struct Arguments {
    all: Vec<Argument>,
    horizon: Option<u32>,
}

/// What an argument changes.
#[derive(Clone, Copy)]
enum Kind {
    Set,
    Fact,
    Weight,
    Link,
    Must,
    Scale,
    Without,
}

struct Argument {
    kind: Kind,
    /// What stands before the `=`, if there is one.
    left: String,
    /// Where that begins in the source.
    start: usize,
    /// What stands behind it.
    right: Option<String>,
    text: Text,
    /// The same, not taken apart: what is no value of a file is a text.
    words: Text,
}

/// What is read, or the complaint about it.
type Taken<T> = Result<T, Box<Diagnostic>>;

impl Arguments {
    /// Takes the arguments in as sources.
    pub fn new(changes: &Changes, sources: &mut Sources) -> Self {
        let typed = [
            (Kind::Set, "--set ", &changes.set),
            (Kind::Fact, "--fact ", &changes.fact),
            (Kind::Weight, "--weight ", &changes.weight),
            (Kind::Link, "--link ", &changes.link),
            (Kind::Must, "--must ", &changes.must),
            (Kind::Scale, "--scale ", &changes.scale),
            (Kind::Without, "--without ", &changes.without),
        ];
        let mut all = Vec::new();
        for (kind, option, values) in typed {
            let values = values.iter();
            all.extend(values.map(|value| Argument::new(kind, option, value, sources)));
        }
        let horizon = changes.horizon;
        Self { all, horizon }
    }

    /// Reads them; what is wrong with their form is complained about.
    pub fn read<'a>(&'a self, complaints: &mut Vec<Diagnostic>) -> Read<'a> {
        let mut read = Read {
            horizon: self.horizon,
            ..Read::default()
        };
        for argument in &self.all {
            if let Err(complaint) = argument.read(&mut read, complaints) {
                complaints.push(*complaint);
            }
        }
        read
    }
}

impl Argument {
    fn new(kind: Kind, option: &str, value: &str, sources: &mut Sources) -> Self {
        let file = sources.add("command line", format!("{option}{value}"), Origin::Argument);
        let both = value.split_once('=');
        let (left, right) = both.map_or((value, None), |(left, right)| (left, Some(right)));
        // `k=` ends where the `=` of the argument stands.
        let before = option.len() + left.len() + 1;
        let document = right.map(|right| format!("{}k={right}", " ".repeat(before - 2)));
        let document = Arc::new(document.unwrap_or_default());
        let [text, words] = [document.clone(), document].map(|d| Text::new(file, d));
        Self {
            kind,
            left: left.to_owned(),
            start: option.len(),
            right: right.map(str::to_owned),
            text,
            words,
        }
    }

    /// Takes it into what is read.
    fn read<'a>(&'a self, to: &mut Read<'a>, complaints: &mut Vec<Diagnostic>) -> Taken<()> {
        match self.kind {
            Kind::Set => {
                if let Some(names) = self.left.split_once(".pay.") {
                    to.parts.push(self.set_part(names)?);
                } else if let Some(names) = self.rate() {
                    to.rates.push(self.set_part(names)?);
                } else if let Some(names) = self.key_of_offer() {
                    to.keys.push(self.set_key(names)?);
                } else {
                    to.ratings.push(self.set_rating(complaints)?);
                }
            }
            Kind::Fact => to.facts.push(self.set_rating(complaints)?),
            Kind::Weight => to.weights.extend(self.set_weight(complaints)?),
            Kind::Link => to.links.push(self.set_link()?),
            Kind::Must => {
                let key = self.at(0, &self.left);
                to.musts.push(self.rating(key, complaints)?);
            }
            Kind::Scale => to.scales.push(self.scale()?),
            Kind::Without if self.left.trim().is_empty() || self.right.is_some() => {
                return Err(self.bad_form());
            }
            Kind::Without => to.without.push(self.at(0, &self.left)),
        }
        Ok(())
    }

    /// How it is written.
    fn form(&self) -> &'static str {
        match self.kind {
            Kind::Set if self.left.contains(".pay.") => "--set OFFER.pay.PART=VALUE",
            Kind::Set if self.rate().is_some() => "--set rates.CURRENCY=NUMBER",
            Kind::Set => "--set OFFER.KEY=VALUE",
            Kind::Fact => "--fact COMPANY.CRITERION=VALUE",
            Kind::Weight => "--weight CRITERION=N, or --weight SET:CRITERION=N",
            Kind::Link => "--link COMPANY=N, where N is 0.25 or 25%",
            Kind::Must => "--must CRITERION=LIMIT",
            Kind::Scale => "--scale CRITERION=WORST..BEST, such as --scale commute=90..0",
            Kind::Without => "--without OFFER",
        }
    }

    /// A part of the argument, by its place behind the option.
    fn at<'a>(&self, from: usize, part: &'a str) -> At<Str<'a>> {
        let (start, value) = (self.start + from, part.into());
        let span = self.text.file.span(start..start + part.len());
        At { value, span }
    }

    /// What stands behind the `=`, as a value of a file; else how to mend it.
    fn node(&self) -> Result<Node<'_>, Option<String>> {
        let (mut tree, mistakes) = self.text.tree();
        let node = tree.remove("k").filter(|_| tree.is_empty());
        match (node, mistakes.into_iter().next()) {
            (Some(node), None) => Ok(node),
            (_, mistake) => Err(mistake.and_then(|mistake| mistake.help)),
        }
    }

    /// A rating as a file would hold it; text may go without quotes.
    fn rating<'a>(
        &'a self,
        key: At<Str<'a>>,
        complaints: &mut Vec<Diagnostic>,
    ) -> Taken<RawRating<'a>> {
        let right = self.right(!key.value.is_empty())?;
        let (value, span) = (right.value, right.span);
        let (stated, note) = match self.node() {
            Ok(node) => {
                let mut reader = Reader::new(&self.text);
                let rating = rating::rating(&mut reader, &node);
                complaints.append(&mut reader.complaints);
                rating
            }
            Err(help) if value.trim_start().starts_with(['[', '{', '"', '\'']) => {
                let message = "a value that cannot be read";
                let complaint = Diagnostic::new(Code::BadArgument, span, message);
                complaints.push(complaint.maybe_help(help));
                (None, None)
            }
            Err(_) => {
                let value = Scalar::Text(value.trim().into());
                (Some(RawStated::One(At { value, span })), None)
            }
        };
        Ok(RawRating {
            key,
            span,
            stated,
            note,
        })
    }

    fn set_rating<'a>(&'a self, complaints: &mut Vec<Diagnostic>) -> Taken<SetRating<'a>> {
        let names = self.left.rsplit_once('.');
        let names = names.filter(|(name, _)| !name.is_empty());
        let (name, criterion) = names.ok_or_else(|| self.bad_form())?;
        let key = self.at(name.len() + 1, criterion);
        let rating = self.rating(key, complaints)?;
        let name = self.at(0, name);
        Ok(SetRating { name, rating })
    }

    /// `rates` and a currency; an offer of that name has no criterion of such a name.
    fn rate(&self) -> Option<(&str, &str)> {
        let names = self.left.split_once('.')?;
        (names.0 == "rates" && of_code(names.1).is_some()).then_some(names)
    }

    /// An offer and a key of it that may be set.
    fn key_of_offer(&self) -> Option<(&str, &str)> {
        let names = self.left.rsplit_once('.');
        names.filter(|(_, key)| SETTABLE.contains(key))
    }

    fn set_key<'a>(&'a self, names: (&'a str, &'a str)) -> Taken<SetKey<'a>> {
        let mut complaints = Vec::new();
        Ok(SetKey {
            key: self.set_part(names)?,
            rating: self.set_rating(&mut complaints)?,
            complaints,
        })
    }

    fn set_part<'a>(&'a self, (name, key): (&'a str, &'a str)) -> Taken<SetPart<'a>> {
        let right = self.right(!name.is_empty() && !key.is_empty())?;
        // Text may go without quotes: 12%.
        let at = self.start + self.left.len() + 1;
        let words = || DeValue::String(right.value.trim().into());
        let (node, text) = match self.node() {
            Ok(node) => (node, &self.text),
            Err(_) => (Node::new(at..at + right.value.len(), words()), &self.words),
        };
        Ok(SetPart {
            name: self.at(0, name),
            key: self.at(self.left.len() - key.len(), key),
            node,
            text,
        })
    }

    fn set_weight<'a>(&'a self, complaints: &mut Vec<Diagnostic>) -> Taken<Option<SetWeight<'a>>> {
        let set = self.left.rsplit_once(':');
        let key = set.map_or(self.left.as_str(), |(_, key)| key);
        let named = !key.is_empty() && set.is_none_or(|(set, _)| !set.is_empty());
        let right = self.right(named)?;
        let Ok(node) = self.node() else {
            let help = advice(right.value, WantedNumber::default());
            let help = help.ok_or_else(|| self.bad_form())?;
            let message = "a weight that cannot be read";
            let complaint = Diagnostic::new(Code::BadArgument, right.span, message);
            return Err(complaint.help(help).into());
        };
        let mut reader = Reader::new(&self.text);
        let key = self.at(self.left.len() - key.len(), key);
        let weight = read::weights::weight(&mut reader, key, &node);
        complaints.append(&mut reader.complaints);
        let set = set.map(|(set, _)| self.at(0, set));
        Ok(weight.map(|weight| SetWeight { set, weight }))
    }

    fn set_link(&self) -> Taken<SetLink<'_>> {
        let right = self.right(!self.left.trim().is_empty())?.value.trim();
        let number = match right.strip_suffix('%') {
            Some(percent) => percent.trim().parse::<f64>().map(|p| p / 100.0),
            None => right.parse::<f64>(),
        };
        let share = number.map_err(|_| self.bad_form())?;
        // Written so that NaN is refused as well.
        if !(0.0..=1.0).contains(&share) {
            let span = self.at(self.left.len() + 1, right).span;
            let complaint = Diagnostic::new(Code::ShareOutside, span, "a share outside 0 to 1");
            let help = "0 is nothing, 1 is all; 25 % is 0.25 or 25%";
            return Err(complaint.help(help).into());
        }
        let company = self.at(0, &self.left);
        Ok(SetLink { company, share })
    }

    /// What stands behind the `=`, where it says anything, and what stands before it too.
    fn right(&self, named: bool) -> Taken<At<&str>> {
        let right = self.right.as_deref();
        let right = right.filter(|r| named && !r.trim().is_empty());
        let value = right.ok_or_else(|| self.bad_form())?;
        let span = self.at(self.left.len() + 1, value).span;
        Ok(At { value, span })
    }

    fn bad_form(&self) -> Box<Diagnostic> {
        let end = self.start + self.left.len() + self.right.as_ref().map_or(0, |r| r.len() + 1);
        let span = self.text.file.span(self.start..end);
        let complaint = Diagnostic::new(Code::BadArgument, span, "an argument that cannot be read");
        complaint.help(format!("write {}", self.form())).into()
    }
}
