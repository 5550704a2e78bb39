//! Changes from the command line: `--set`, `--weight`, `--link`, `--must`, `--without`.
//!
//! Each argument is a source of its own, so that a mistake in it is shown like one in a file.

use std::sync::Arc;

use toml::de::DeValue;

use super::rating;
use super::raw::{At, RawNote, RawRating, RawStated, RawWeight, Scalar, Str};
use crate::diag::{Code, Diagnostic, FileId, Origin, Sources, Span};
use crate::load::grammar::advice::advice;
use crate::load::grammar::currencies::of_code;
use crate::load::grammar::reader::{Node, Reader};
use crate::load::read;
use crate::load::syntax::document::Text;

/// The arguments as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// `OFFER.CRITERION=VALUE`
    pub set: Vec<String>,
    /// `COMPANY.CRITERION=VALUE`
    pub fact: Vec<String>,
    /// `[SET:]CRITERION=N`
    pub weight: Vec<String>,
    /// `COMPANY=N`
    pub link: Vec<String>,
    /// `CRITERION=LIMIT`
    pub must: Vec<String>,
    /// `OFFER`
    pub without: Vec<String>,
}

impl Changes {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self == &Self::default()
    }
}

/// `--set`, read.
pub struct SetRating<'a> {
    /// Whose rating: an offer's, or else a company's.
    pub name: At<Str<'a>>,
    pub rating: RawRating<'a>,
}

/// `--set OFFER.pay.PART=VALUE` or `--set rates.CURRENCY=VALUE`, read.
pub struct SetPart<'a> {
    /// Whose pay, or `rates`.
    pub name: At<Str<'a>>,
    /// Which part of it.
    pub key: At<Str<'a>>,
    pub node: Node<'a>,
    pub text: &'a Text,
}

/// `--weight`, read.
pub struct SetWeight<'a> {
    pub set: Option<At<Str<'a>>>,
    pub weight: RawWeight<'a>,
}

/// `--link`, read.
pub struct SetLink<'a> {
    pub company: At<Str<'a>>,
    pub share: f64,
}

/// All changes, read.
#[derive(Default)]
pub struct Read<'a> {
    pub ratings: Vec<SetRating<'a>>,
    pub facts: Vec<SetRating<'a>>,
    pub parts: Vec<SetPart<'a>>,
    pub rates: Vec<SetPart<'a>>,
    pub weights: Vec<SetWeight<'a>>,
    pub links: Vec<SetLink<'a>>,
    pub musts: Vec<RawRating<'a>>,
    pub without: Vec<At<Str<'a>>>,
}

/// Arguments as texts that parse: the option and the name blanked out, so that places stay.
pub struct Arguments {
    set: Vec<Argument>,
    fact: Vec<Argument>,
    weight: Vec<Argument>,
    link: Vec<Argument>,
    must: Vec<Argument>,
    without: Vec<Argument>,
}

struct Argument {
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

impl Arguments {
    /// Takes the arguments in as sources.
    pub fn new(changes: &Changes, sources: &mut Sources) -> Self {
        let mut all = |option: &str, values: &[String]| {
            values
                .iter()
                .map(|v| Argument::new(option, v, sources))
                .collect()
        };
        Self {
            set: all("--set ", &changes.set),
            fact: all("--fact ", &changes.fact),
            weight: all("--weight ", &changes.weight),
            link: all("--link ", &changes.link),
            must: all("--must ", &changes.must),
            without: all("--without ", &changes.without),
        }
    }

    /// Reads them; what is wrong with their form is complained about.
    pub fn read<'a>(&'a self, complaints: &mut Vec<Diagnostic>) -> Read<'a> {
        let mut read = Read::default();
        for argument in &self.set {
            const PART: &str = "--set OFFER.pay.PART=VALUE";
            const RATE: &str = "--set rates.CURRENCY=NUMBER";
            if let Some(names) = argument.left.split_once(".pay.") {
                let part = argument.set_part(names, PART, complaints);
                read.parts.extend(part);
            } else if let Some(names) = argument.rate() {
                let rate = argument.set_part(names, RATE, complaints);
                read.rates.extend(rate);
            } else {
                const FORM: &str = "--set OFFER.CRITERION=VALUE";
                read.ratings.extend(argument.set_rating(FORM, complaints));
            }
        }
        for argument in &self.fact {
            const FORM: &str = "--fact COMPANY.CRITERION=VALUE";
            read.facts.extend(argument.set_rating(FORM, complaints));
        }
        for argument in &self.weight {
            read.weights.extend(argument.set_weight(complaints));
        }
        for argument in &self.link {
            read.links.extend(argument.set_link(complaints));
        }
        for argument in &self.must {
            let key = argument.at(0, &argument.left);
            read.musts
                .extend(argument.rating(key, "--must CRITERION=LIMIT", complaints));
        }
        for argument in &self.without {
            if argument.left.trim().is_empty() || argument.right.is_some() {
                complaints.push(argument.bad_form("--without OFFER"));
            } else {
                read.without.push(argument.at(0, &argument.left));
            }
        }
        read
    }
}

impl Argument {
    fn new(option: &str, value: &str, sources: &mut Sources) -> Self {
        let file: FileId =
            sources.add("command line", format!("{option}{value}"), Origin::Argument);
        let (left, right) = value
            .split_once('=')
            .map_or((value, None), |(l, r)| (l, Some(r)));
        // `k=` ends where the `=` of the argument stands.
        let before = option.len() + left.len() + 1;
        let document = right.map(|right| format!("{}k={right}", " ".repeat(before - 2)));
        let document = Arc::new(document.unwrap_or_default());
        let [text, words] = [document.clone(), document].map(|d| Text::new(file, d));
        Self {
            left: left.to_owned(),
            start: option.len(),
            right: right.map(str::to_owned),
            text,
            words,
        }
    }

    /// A part of the argument, by its place behind the option.
    fn at<'a>(&self, from: usize, part: &'a str) -> At<Str<'a>> {
        let start = (self.start + from) as u32;
        let span = Span {
            file: self.text.file,
            start,
            end: start + part.len() as u32,
        };
        At {
            value: part.into(),
            span,
        }
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
        form: &str,
        complaints: &mut Vec<Diagnostic>,
    ) -> Option<RawRating<'a>> {
        let Some(right) = self.right().filter(|_| !key.value.is_empty()) else {
            complaints.push(self.bad_form(form));
            return None;
        };
        let span = self.at(self.left.len() + 1, right).span;
        let (stated, note): (_, Option<Box<RawNote<'a>>>) = match self.node() {
            Ok(node) => {
                let mut reader = Reader::new(&self.text);
                let rating = rating::rating(&mut reader, &node);
                complaints.append(&mut reader.complaints);
                rating
            }
            Err(help) if right.trim_start().starts_with(['[', '{', '"', '\'']) => {
                let message = "a value that cannot be read";
                let complaint = Diagnostic::new(Code::BadArgument, span, message);
                complaints.push(complaint.maybe_help(help));
                (None, None)
            }
            Err(_) => {
                let value = Scalar::Text(right.trim().into());
                (Some(RawStated::One(At { value, span })), None)
            }
        };
        Some(RawRating {
            key,
            span,
            stated,
            note,
        })
    }

    fn set_rating<'a>(
        &'a self,
        form: &str,
        complaints: &mut Vec<Diagnostic>,
    ) -> Option<SetRating<'a>> {
        let Some((name, criterion)) = self
            .left
            .rsplit_once('.')
            .filter(|(n, c)| !n.is_empty() && !c.is_empty())
        else {
            complaints.push(self.bad_form(form));
            return None;
        };
        let key = self.at(name.len() + 1, criterion);
        let rating = self.rating(key, form, complaints)?;
        let name = self.at(0, name);
        Some(SetRating { name, rating })
    }

    /// `rates` and a currency; an offer of that name has no criterion of such a name.
    fn rate(&self) -> Option<(&str, &str)> {
        let names = self.left.split_once('.')?;
        (names.0 == "rates" && of_code(names.1).is_some()).then_some(names)
    }

    fn set_part<'a>(
        &'a self,
        (name, key): (&'a str, &'a str),
        form: &str,
        complaints: &mut Vec<Diagnostic>,
    ) -> Option<SetPart<'a>> {
        let right = self.right().filter(|_| !name.is_empty() && !key.is_empty());
        let Some(right) = right else {
            complaints.push(self.bad_form(form));
            return None;
        };
        // Text may go without quotes: 12%.
        let at = self.start + self.left.len() + 1;
        let words = || DeValue::String(right.trim().into());
        let (node, text) = match self.node() {
            Ok(node) => (node, &self.text),
            Err(_) => (Node::new(at..at + right.len(), words()), &self.words),
        };
        Some(SetPart {
            name: self.at(0, name),
            key: self.at(self.left.len() - key.len(), key),
            node,
            text,
        })
    }

    fn set_weight<'a>(&'a self, complaints: &mut Vec<Diagnostic>) -> Option<SetWeight<'a>> {
        const FORM: &str = "--weight CRITERION=N, or --weight SET:CRITERION=N";
        let set = self.left.rsplit_once(':');
        let key = set.map_or(self.left.as_str(), |(_, key)| key);
        let named = !key.is_empty() && set.is_none_or(|(set, _)| !set.is_empty());
        let Some(right) = self.right().filter(|_| named) else {
            complaints.push(self.bad_form(FORM));
            return None;
        };
        let Ok(node) = self.node() else {
            complaints.push(match advice(right, None) {
                Some(help) => {
                    let span = self.at(self.left.len() + 1, right).span;
                    let message = "a weight that cannot be read";
                    Diagnostic::new(Code::BadArgument, span, message).help(help)
                }
                None => self.bad_form(FORM),
            });
            return None;
        };
        let mut reader = Reader::new(&self.text);
        let key = self.at(self.left.len() - key.len(), key);
        let weight = read::weight(&mut reader, key, &node);
        complaints.append(&mut reader.complaints);
        Some(SetWeight {
            set: set.map(|(s, _)| self.at(0, s)),
            weight: weight?,
        })
    }

    fn set_link<'a>(&'a self, complaints: &mut Vec<Diagnostic>) -> Option<SetLink<'a>> {
        const FORM: &str = "--link COMPANY=N, where N is 0.25 or 25%";
        let Some(right) = self.right().filter(|_| !self.left.trim().is_empty()) else {
            complaints.push(self.bad_form(FORM));
            return None;
        };
        let right = right.trim();
        let number = match right.strip_suffix('%') {
            Some(percent) => percent.trim().parse::<f64>().map(|p| p / 100.0),
            None => right.parse::<f64>(),
        };
        let Ok(share) = number else {
            complaints.push(self.bad_form(FORM));
            return None;
        };
        // Written so that NaN is refused as well.
        if !(0.0..=1.0).contains(&share) {
            let at = self.at(self.left.len() + 1, right);
            let complaint = Diagnostic::new(Code::ShareOutside, at.span, "a share outside 0 to 1");
            complaints.push(complaint.help("0 is nothing, 1 is all; 25 % is 0.25 or 25%"));
            return None;
        }
        Some(SetLink {
            company: self.at(0, &self.left),
            share,
        })
    }

    /// What stands behind the `=`, if it says anything.
    fn right(&self) -> Option<&str> {
        self.right.as_deref().filter(|r| !r.trim().is_empty())
    }

    fn bad_form(&self, form: &str) -> Diagnostic {
        let end = self.start + self.left.len() + self.right.as_ref().map_or(0, |r| r.len() + 1);
        let span = Span {
            file: self.text.file,
            start: self.start as u32,
            end: end as u32,
        };
        Diagnostic::new(Code::BadArgument, span, "an argument that cannot be read")
            .help(format!("write {form}"))
    }
}
