//! Options before and after a verb, added up.

use std::ffi::OsStr;

use offer_rank::export::Format;
use offer_rank::load::Changes;

use super::args::{Options, Output};
use super::output::STDOUT;

impl Options {
    /// These options and those behind the verb: lists grow, and of single values the later wins.
    pub fn and(self, later: Self) -> Self {
        let join = |mut a: Vec<String>, b: Vec<String>| {
            a.extend(b);
            a
        };
        Self {
            criteria: join(self.criteria, later.criteria),
            set: join(self.set, later.set),
            fact: join(self.fact, later.fact),
            weight: join(self.weight, later.weight),
            link: join(self.link, later.link),
            must: join(self.must, later.must),
            without: join(self.without, later.without),
            method: later.method.or(self.method),
            trials: later.trials.or(self.trials),
            seed: later.seed.or(self.seed),
            trust: later.trust.or(self.trust),
            sure: later.sure.or(self.sure),
            today: later.today.or(self.today),
            as_of: later.as_of.or(self.as_of),
            reasons: self.reasons || later.reasons,
            all: self.all || later.all,
            require_clear: self.require_clear || later.require_clear,
            output: self.output.and(later.output),
        }
    }

    /// These options for a verb that has only those of the output.
    pub fn and_output(self, later: Output) -> Output {
        self.output.and(later)
    }

    /// The changes to what the files say.
    pub fn changes(&self) -> Changes {
        Changes {
            set: self.set.clone(),
            fact: self.fact.clone(),
            weight: self.weight.clone(),
            link: self.link.clone(),
            must: self.must.clone(),
            without: self.without.clone(),
        }
    }
}

impl Output {
    fn and(self, later: Self) -> Self {
        Self {
            format: later.format.or(self.format),
            json: self.json || later.json,
            file: later.file.or(self.file),
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
