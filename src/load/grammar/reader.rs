//! Values of a spanned tree as Rust types, with a complaint for each that is of another kind.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::key_types::Table;
use super::lookalikes;
use super::raw::{At, Scalar, Str};
use super::unknown_key;
use super::value_advice::advice;
use super::written_number::{WantedNumber, number_of};
use crate::diag::{Code, Diagnostic, Help, Severity, Span};
use crate::text::number::grouped;
use crate::text::safe::visible;

/// The most characters of a name: no table has room for more, and nobody can tell longer ones apart.
pub const NAME: usize = 200;
/// Mistakes of a file that are told one by one: one with more is no file of ours.
pub const MOST: usize = 20_000;

/// A value of the tree.
pub type Node<'a> = Spanned<DeValue<'a>>;

/// The file that a tree was made of.
pub trait TreeSource {
    /// The place of a stretch of the tree's text.
    fn span(&self, range: Range<usize>) -> Span;
    /// The file as it was given, from the beginning of a place on.
    fn from(&self, span: Span) -> &str;
    /// Whether a value stands in for a broken one, which was reported already.
    fn is_stand_in(&self, value: &Range<usize>) -> bool;
    /// Whether a statement behind a place was left out: what is missing there may be it.
    fn lost_behind(&self, start: u32) -> bool;
}

/// Reads values of one file and collects what is wrong with them.
pub struct Reader<'t> {
    pub text: &'t dyn TreeSource,
    /// The byte at which the part of the text begins that is read.
    pub start: usize,
    pub complaints: Vec<Diagnostic>,
    /// Keys so far that no table has, and mistakes beyond those that are told one by one.
    strays: usize,
    more: Option<(Diagnostic, usize)>,
}

impl<'t> Reader<'t> {
    pub fn new(text: &'t dyn TreeSource) -> Self {
        Self {
            text,
            start: 0,
            complaints: Vec::new(),
            strays: 0,
            more: None,
        }
    }

    /// The place of a key or a value.
    pub fn span<T>(&self, of: &Spanned<T>) -> Span {
        let range = of.span();
        self.text
            .span(self.start + range.start..self.start + range.end)
    }

    /// Whether a value stands in for a broken one, which was reported already.
    pub fn is_stand_in(&self, node: &Node<'_>) -> bool {
        self.text.is_stand_in(&node.span())
    }

    pub fn complain(&mut self, complaint: Diagnostic) {
        if self.complaints.len() < MOST {
            self.complaints.push(complaint);
        } else {
            self.more.get_or_insert((complaint, 0)).1 += 1;
        }
    }

    /// Whether nothing was found yet, no key either that a table does not have.
    pub const fn has_no_complaint(&self) -> bool {
        self.complaints.is_empty() && self.strays == 0
    }

    /// Takes a key that a table does not have; what is beyond some thousands is counted.
    pub fn stray<'a>(&mut self, strays: &mut Vec<At<Str<'a>>>, key: &Spanned<Str<'a>>) {
        self.strays += 1;
        if self.strays < MOST {
            strays.push(self.key(key));
            return;
        }
        let span = self.span(key);
        let new = || (Diagnostic::new(Code::UnknownKey, span, ""), 0);
        self.more.get_or_insert_with(new).1 += 1;
    }

    /// All complaints, the last of which stands for those that are counted alone.
    pub fn finish(mut self) -> Vec<Diagnostic> {
        let more = self.more.map(|(first, count)| {
            let more = grouped(count as f64);
            let message = format!("{more} more mistakes from here on, not listed");
            Diagnostic::new(first.code, first.span, message)
                .help("is this a file of offers?")
                .stands_for(count)
        });
        self.complaints.extend(more);
        self.complaints
    }

    /// Complains, with a way to mend it.
    pub fn mistake(
        &mut self,
        code: Code,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.complain(Diagnostic::new(code, span, message).help(help));
    }

    /// The same where nothing can be read.
    pub fn refuse<T>(
        &mut self,
        code: Code,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Option<T> {
        self.mistake(code, span, message, help);
        None
    }

    /// Complains about a mistake to which another place belongs, such as the first of two.
    pub fn clash(
        &mut self,
        code: Code,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
        (other, label): (Span, &str),
    ) {
        let complaint = Diagnostic::new(code, span, message).help(help);
        self.complain(complaint.related(other, label));
    }

    /// Complains that a value is of the wrong kind, unless it stands in for a broken one; gives
    /// none.
    pub fn wrong_kind<T>(&mut self, node: &Node<'_>, wanted: &str) -> Option<T> {
        let help = match node.get_ref() {
            DeValue::String(text) => Help::of(|notation| advice(text, WantedNumber::of(notation))),
            DeValue::Array(_) if self.text.from(self.span(node)).starts_with("[[") => {
                Some("write it with one pair of brackets".to_owned()).into()
            }
            _ => Help::default(),
        };
        self.unfit(node, wanted, help)
    }

    /// The same with a way to mend it.
    pub fn wrong(&mut self, node: &Node<'_>, wanted: &str, help: impl Into<Help>) {
        if self.is_stand_in(node) {
            return;
        }
        let span = self.span(node);
        let message = format!("{} where {wanted} is needed", kind(node.get_ref()));
        self.complain(Diagnostic::new(Code::WrongType, span, message).maybe_help(help));
    }

    /// The same where nothing can be read.
    pub fn unfit<T>(&mut self, node: &Node<'_>, wanted: &str, help: impl Into<Help>) -> Option<T> {
        self.wrong(node, wanted, help);
        None
    }

    pub fn key<'a>(&self, key: &Spanned<Str<'a>>) -> At<Str<'a>> {
        At {
            value: key.get_ref().clone(),
            span: self.span(key),
        }
    }

    pub fn text<'a>(&mut self, node: &Node<'a>) -> Option<At<Str<'a>>> {
        let DeValue::String(text) = node.get_ref() else {
            let help = self.in_quotes(node);
            return self.unfit(node, "a text in quotes", help);
        };
        Some(At {
            value: text.clone(),
            span: self.span(node),
        })
    }

    /// A number, a date or a yes-or-no as the text that was meant.
    fn in_quotes(&self, node: &Node<'_>) -> Option<String> {
        let whole = matches!(node.get_ref(), DeValue::Array(_) | DeValue::Table(_));
        (!whole).then(|| format!("write \"{}\"", self.as_written(node)))
    }

    /// A value as it stands in the file.
    pub fn as_written(&self, node: &Node<'_>) -> &'t str {
        let span = self.span(node);
        let length = (span.end - span.start) as usize;
        self.text.from(span).get(..length).unwrap_or("...")
    }

    /// Whether a table stands within a line.
    pub fn is_inline(&self, node: &Node<'_>) -> bool {
        self.as_written(node).starts_with('{')
    }

    /// Whether a mistake was complained about within a place, the one that is read at last.
    pub fn complained_since(&self, span: Span) -> bool {
        let is_mistake = |c: &&Diagnostic| c.code.severity() == Severity::Error;
        let last = self.complaints.iter().rev().find(is_mistake);
        last.and_then(|c| c.span).is_some_and(|s| s >= span)
    }

    /// A name: a text that says something, and that a table has room for.
    pub fn words<'a>(&mut self, node: &Node<'a>) -> Option<At<Str<'a>>> {
        let text = self.sentence(node)?;
        self.is_short(&text.value, text.span).then_some(text)
    }

    /// A text that says something.
    pub fn sentence<'a>(&mut self, node: &Node<'a>) -> Option<At<Str<'a>>> {
        let text = self.text(node)?;
        if visible(&text.value).trim().is_empty() {
            let help = "write something between the quotes, or delete the line";
            return self.refuse(Code::WrongType, text.span, "an empty text", help);
        }
        Some(text)
    }

    /// A text that a table has room for.
    pub fn line<'a>(&mut self, node: &Node<'a>) -> Option<At<Str<'a>>> {
        let text = self.text(node)?;
        self.is_short(&text.value, text.span).then_some(text)
    }

    /// Whether a name is short enough; it is complained about if not.
    pub fn is_short(&mut self, name: &str, span: Span) -> bool {
        let length = name.chars().count();
        if length > NAME {
            let message = format!("a name of {} characters", grouped(length as f64));
            let complaint = Diagnostic::new(Code::TooLong, span, message);
            self.complain(complaint.help(format!("at most {NAME}; an offer's `note` has room")));
        }
        length <= NAME
    }

    pub fn number(&mut self, node: &Node<'_>) -> Option<At<f64>> {
        if !is_number(node) {
            return self.wrong_kind(node, "a number");
        }
        let value = number_of(node.get_ref());
        let span = self.span(node);
        if value.is_finite() {
            return Some(At { value, span });
        }
        if self.lookalike(node, |text| advice(text, WantedNumber::default())) {
            return None;
        }
        let message = "a number that is not finite";
        let help = "write an ordinary number, or leave it out";
        self.refuse(Code::NotFinite, span, message, help)
    }

    /// Complains about a number with a character that looks like another one; whether there is one.
    /// `advice` says how to write what it looks like.
    pub fn lookalike(&mut self, node: &Node<'_>, advice: impl Fn(&str) -> Option<String>) -> bool {
        let written = self.as_written(node);
        let Some((_, name)) = lookalikes::outside_quotes(written) else {
            return false;
        };
        let plain = lookalikes::plain(written);
        let plain = plain.trim_matches(['[', ']']).trim();
        let is_number = plain.replace('_', "").parse::<f64>().is_ok();
        let help = if is_number {
            Some(format!("write {plain}"))
        } else {
            advice(plain)
        };
        let span = self.span(node);
        let complaint = Diagnostic::new(Code::Syntax, span, format!("{name} in a number"));
        self.complain(complaint.maybe_help(help));
        true
    }

    /// A number, a text or a yes-or-no.
    pub fn scalar<'a>(&mut self, node: &Node<'a>, wanted: &str) -> Option<At<Scalar<'a>>> {
        let span = self.span(node);
        let value = match node.get_ref() {
            DeValue::Integer(_) | DeValue::Float(_) => Scalar::Number(self.number(node)?.value),
            DeValue::String(text) => Scalar::Text(text.clone()),
            DeValue::Boolean(yes) => Scalar::Bool(*yes),
            DeValue::Datetime(_) | DeValue::Array(_) | DeValue::Table(_) => {
                return self.wrong_kind(node, wanted);
            }
        };
        Some(At { value, span })
    }

    pub fn table<'n, 'a>(&mut self, node: &'n Node<'a>, wanted: &str) -> Option<&'n DeTable<'a>> {
        let DeValue::Table(table) = node.get_ref() else {
            return self.wrong_kind(node, wanted);
        };
        (!self.is_stand_in(node)).then_some(table)
    }

    /// What should be the tables of `[[name]]`; a single `[name]` is a mistake and is read all the
    /// same.
    pub fn items<'a>(&mut self, name: &str, node: Node<'a>) -> Option<Vec<Node<'a>>> {
        match node.get_ref() {
            DeValue::Array(_) => {}
            DeValue::Table(_) if !self.is_stand_in(&node) => {
                let complaint = self.single(name, &node);
                self.complain(complaint);
            }
            _ => return self.wrong_kind(&node, &format!("`[[{name}]]`")),
        }
        let span = node.span();
        Some(match node.into_inner() {
            DeValue::Array(items) => items.into_iter().collect(),
            value => vec![Node::new(span, value)],
        })
    }

    /// A complaint about one table where there may be several.
    fn single(&self, name: &str, node: &Node<'_>) -> Diagnostic {
        let span = self.span(node);
        if name != "offer" || self.text.from(span).starts_with(['[', '{']) {
            let complaint = Diagnostic::new(Code::WrongType, span, unknown_key::one_bracket(name));
            return complaint.help(format!("write `[[{name}]]`"));
        }
        // `[offer.ratings]`, the first of the file.
        let complaint = Diagnostic::new(Code::MissingKey, span, "no `[[offer]]` above this");
        complaint.help("put `[[offer]]` and its `company` before it")
    }

    /// A list of texts.
    pub fn texts<'a>(&mut self, node: &Node<'a>, wanted: &str) -> Option<Vec<At<Str<'a>>>> {
        let DeValue::Array(items) = node.get_ref() else {
            let text = node.get_ref().as_str();
            return self.unfit(node, wanted, text.map(|text| format!("write [\"{text}\"]")));
        };
        Some(items.iter().filter_map(|item| self.words(item)).collect())
    }

    /// Complains about keys that a table does not have.
    pub fn strange(&mut self, table: &Table, strays: &[At<Str<'_>>]) {
        let strays = strays.iter().map(|stray| (&*stray.value, stray.span));
        for complaint in unknown_key::strange(table, strays.collect()) {
            self.complain(complaint);
        }
    }

    /// Complains about each key that must be there and is not; `written` tells it of each key. What
    /// one of the `strays` may stand for is not missed.
    pub fn missing(&mut self, table: &Table, span: Span, written: &[bool], strays: &[At<Str<'_>>]) {
        for (key, written) in table.keys.iter().zip(written) {
            let is_meant = |stray: &At<Str<'_>>| table.meant(&stray.value) == Some(key.name);
            if key.is_required && !written && !strays.iter().any(is_meant) {
                self.without(table, span, key.name);
            }
        }
    }

    /// Complains that a key is missing, unless it may have been lost.
    pub fn without(&mut self, table: &Table, span: Span, key: &str) {
        if !self.text.lost_behind(span.start) {
            let message = format!("{} without `{key}`", table.noun);
            let help = format!("add `{key} = ...`");
            self.mistake(Code::MissingKey, span, message, help);
        }
    }
}

/// Whether a value is a number.
pub fn is_number(node: &Node<'_>) -> bool {
    matches!(node.get_ref(), DeValue::Integer(_) | DeValue::Float(_))
}

/// A value's kind in words.
fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
