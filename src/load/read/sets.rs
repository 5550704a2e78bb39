//! Whose weights: built-in sets, files, or the `[weights]` of the user's own file.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::raw::RawFile;
use super::shipped;
use crate::diag::{Code, Diagnostic, Origin, Sources, Span};
use crate::load::grammar::builtin;
use crate::load::grammar::keys;
use crate::load::grammar::tables::{FALLBACK, MUST, OFFER, RATES, TOP, WEIGHTS, top};
use crate::load::syntax::document::Text;
use crate::load::{Fetch, Fetched, decode};
use crate::text::suggest::nearest;

/// A set of weights as it was asked for.
pub enum WantedSet {
    /// The `[weights]` of a main file, by its index.
    Own(usize),
    /// A built-in set, by its name.
    Shipped(String, &'static RawFile<'static>),
    /// A set by its path as it was given.
    Set { name: String, text: Text },
}

impl WantedSet {
    /// The text that is still to be read.
    pub fn text(&self) -> Option<&Text> {
        match self {
            Self::Set { text, .. } => Some(text),
            Self::Own(_) | Self::Shipped(..) => None,
        }
    }
}

/// The sets that a run weighs by; a set that cannot be had is complained about and left out.
pub fn wanted(
    named: &[String],
    mains: &[RawFile<'_>],
    sources: &mut Sources,
    fetch: Fetch<'_>,
    complaints: &mut Vec<Diagnostic>,
) -> Vec<WantedSet> {
    let mut open = Opener {
        sources,
        fetch,
        complaints,
        mains,
        seen: HashSet::new(),
        files: HashSet::new(),
    };
    if !named.is_empty() {
        return named
            .iter()
            .filter_map(|name| open.argument(name))
            .collect();
    }
    for main in mains {
        if let Some(sets) = &main.sets {
            let base = Path::new(&open.sources.get(main.file).name)
                .parent()
                .map(Path::to_owned)
                .unwrap_or_default();
            return sets
                .value
                .iter()
                .filter_map(|s| open.set(&s.value, &base, s.span))
                .collect();
        }
    }
    if let Some(i) = mains.iter().position(|m| m.weights.is_some()) {
        return vec![WantedSet::Own(i)];
    }
    // The broken file may have had weights: then nothing is said about those of the default set.
    built_in("default").into_iter().collect()
}

/// Whether a set is named by its path: a name with `/` or ending in `.toml`.
#[allow(clippy::case_sensitive_file_extension_comparisons)] // `.TOML` is no ending that we read.
fn is_path(name: &str) -> bool {
    name.contains('/') || name.ends_with(".toml")
}

struct Opener<'o> {
    mains: &'o [RawFile<'o>],
    sources: &'o mut Sources,
    fetch: Fetch<'o>,
    complaints: &'o mut Vec<Diagnostic>,
    /// The names so far.
    seen: HashSet<String>,
    /// The files so far.
    files: HashSet<PathBuf>,
}

impl Opener<'_> {
    fn argument(&mut self, name: &str) -> Option<WantedSet> {
        let file = self.sources.add(
            "command line",
            format!("--criteria {name}"),
            Origin::Argument,
        );
        self.set(name, Path::new(""), file.span(11..11 + name.len()))
    }

    fn set(&mut self, name: &str, base: &Path, span: Span) -> Option<WantedSet> {
        if !self.seen.insert(name.to_owned()) {
            self.complaints.push(again(name, span));
            return None;
        }
        if is_path(name) {
            return self.file(name, &base.join(name), span);
        }
        let set = built_in(name);
        if set.is_none() {
            let names = builtin::SETS.iter().map(|s| s.0);
            let near = nearest(name, names).map(|n| format!("did you mean `{n}`?"));
            let complaint =
                Diagnostic::new(Code::UnknownSet, span, format!("unknown set `{name}`"))
                    .maybe_help(near);
            self.complaints.push(complaint.note("the built-in sets are default, cloud-first, ml-first; a path has a `/` or ends in .toml"));
        }
        set
    }

    /// A complaint about a file of offers that is named as a set of weights as well.
    fn offers_again(&self, name: &str, path: &Path, span: Span) -> Option<Diagnostic> {
        let is_path = |m: &&RawFile<'_>| plain(&self.sources.get(m.file).name) == plain(path);
        let main = self.mains.iter().find(is_path)?;
        if parts_of_decision(main).is_empty() {
            return None;
        }
        let message = format!("`{name}` as a set of weights, and as a file with offers");
        let help = if main.weights.is_some() {
            "leave it out: the `[weights]` in it count by themselves"
        } else {
            "name a set, such as `default`, or a file of weights"
        };
        Some(Diagnostic::new(Code::NotInSet, span, message).help(help))
    }

    fn file(&mut self, name: &str, path: &Path, span: Span) -> Option<WantedSet> {
        if let Some(complaint) = self.offers_again(name, path, span) {
            self.complaints.push(complaint);
            return None;
        }
        let Fetched { bytes, identity } = match (self.fetch)(path) {
            Ok(fetched) => fetched,
            Err(why) => {
                let message = format!("a set that cannot be read: {why}");
                self.complaints
                    .push(Diagnostic::new(Code::Unreadable, span, message));
                return None;
            }
        };
        if !self.files.insert(identity) {
            self.complaints.push(again(name, span));
            return None;
        }
        let shown = path.display().to_string();
        let (file, text) = decode(&shown, bytes, Origin::File, self.sources, self.complaints);
        let (name, text) = (name.to_owned(), Text::new(file, text?));
        Some(WantedSet::Set { name, text })
    }
}

fn built_in(name: &str) -> Option<WantedSet> {
    let set = shipped::set(name)?.file();
    Some(WantedSet::Shipped(name.to_owned(), set))
}

/// A complaint about a set that is named already, be it in other words.
fn again(name: &str, span: Span) -> Diagnostic {
    let message = format!("the set `{name}` a second time");
    Diagnostic::new(Code::DuplicateId, span, message).help("name each set once")
}

/// A path without the `./` that may stand before it.
fn plain<P: AsRef<Path> + ?Sized>(path: &P) -> &Path {
    let path = path.as_ref();
    path.strip_prefix(".").unwrap_or(path)
}

/// What a file of weights may not hold, with the places.
fn parts_of_decision(file: &RawFile<'_>) -> Vec<(&'static str, Span)> {
    let offer = file.offers.first().map(|o| (OFFER.header, o.span));
    let must = file.musts.as_ref().map(|m| (MUST.header, m.span));
    let rates = file.rates.as_ref().map(|r| (RATES.header, r.span));
    let fallback = file.fallback.as_ref().map(|f| (FALLBACK.header, f.span));
    let sets = file.sets.as_ref().map(|s| (top::criteria, s.span));
    [offer, must, rates, fallback, sets]
        .into_iter()
        .flatten()
        .collect()
}

/// Complains about what a file of weights may not hold, and about one without weights.
pub fn check(file: &RawFile<'_>, complaints: &mut Vec<Diagnostic>) {
    let wrong = parts_of_decision(file);
    for &(key, span) in &wrong {
        let message = format!("`{key}` in a file of weights");
        let complaint = Diagnostic::new(Code::NotInSet, span, message);
        complaints.push(complaint.help("put it into the file with the offers"));
    }
    if file.weights.is_none() && !file.lossy && wrong.is_empty() && file.strays.is_empty() {
        let span = file.file.span(0..0);
        let message = format!("a file of weights without {}", WEIGHTS.noun);
        let complaint = Diagnostic::new(Code::MissingKey, span, message);
        complaints.push(complaint.help(format!("add {}", WEIGHTS.noun)));
    }
    for stray in &file.strays {
        complaints.push(keys::unknown(&stray.value, stray.span, &TOP));
    }
}
