//! Options before and after a verb, added up.

use std::ffi::OsStr;

use offer_rank::export::Format;
use offer_rank::load::Changes;
use offer_rank::report::Redacted;
use offer_rank::text::shell::quoted;

use super::args::{Options, Output};
use super::files::output::STDOUT;

impl Options {
    /// These options and those behind the verb: lists grow, and of single values the later wins.
    pub fn and(self, later: Self) -> Self {
        let join = |mut a: Vec<String>, b: Vec<String>| {
            a.extend(b);
            a
        };
        Self {
            criteria: join(self.criteria, later.criteria),
            judge: join(self.judge, later.judge),
            set: join(self.set, later.set),
            fact: join(self.fact, later.fact),
            weight: join(self.weight, later.weight),
            link: join(self.link, later.link),
            must: join(self.must, later.must),
            scale: join(self.scale, later.scale),
            without: join(self.without, later.without),
            horizon: later.horizon.or(self.horizon),
            method: later.method.or(self.method),
            trials: later.trials.or(self.trials),
            seed: later.seed.or(self.seed),
            trust: later.trust.or(self.trust),
            sure: later.sure.or(self.sure),
            today: later.today.or(self.today),
            as_of: later.as_of.or(self.as_of),
            redact: [self.redact, later.redact].concat(),
            reasons: self.reasons || later.reasons,
            all: self.all || later.all,
            require_clear: self.require_clear || later.require_clear,
            output: self.output.and(later.output),
        }
    }

    /// The same of options that are still needed.
    pub fn and_ref(&self, later: &Self) -> Self {
        self.clone().and(later.clone())
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
            scale: self.scale.clone(),
            without: self.without.clone(),
            horizon: self.horizon,
        }
    }
}

impl Options {
    /// The options that an answer rests on, as they are typed into a shell.
    pub fn typed(&self) -> Vec<String> {
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
        // What is changed may name whom it is about.
        let told = !self.hides(Redacted::Names);
        let lists = lists
            .into_iter()
            .filter(|_| told)
            .flat_map(|(option, values)| values.iter().map(move |v| (option, v.clone())));
        let single = [
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
        let redaction = (!self.redact.is_empty()).then(|| self.redaction());
        lists
            .chain(single)
            .map(|(option, value)| format!("{option} {}", quoted(&value)))
            .chain(redaction)
            .collect()
    }
}

impl Options {
    /// Whether something is to be hidden.
    pub fn hides(&self, what: Redacted) -> bool {
        self.redact.contains(&what)
    }

    /// What is to be hidden, as it is typed: `--redact pay,names`.
    fn redaction(&self) -> String {
        let name = |what: &Redacted| match what {
            Redacted::Pay => "pay",
            Redacted::Names => "names",
        };
        let names: Vec<&str> = self.redact.iter().map(name).collect();
        format!("--redact {}", names.join(","))
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
