//! Whose weights: built-in sets, files, or the `[weights]` of the user's own file.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::raw::{RawFile, RawJudge};
use super::shipped;
use crate::diag::{Code, Diagnostic, Origin, Sources, Span};
use crate::load::grammar::builtin;
use crate::load::grammar::kinds::{is_voice, no_voice};
use crate::load::grammar::tables::{FALLBACK, MUST, OFFER, RATES, TOP, WEIGHTS, top};
use crate::load::grammar::unknown_key;
use crate::load::syntax::document::Text;
use crate::load::{Fetch, Fetched, InputFile, Request};
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

/// A set, and how much its judge counts.
pub struct WantedJudge {
    pub set: WantedSet,
    pub voice: f64,
}

/// A set that a run is to weigh by, before it is looked up.
struct Entry<'e> {
    name: &'e str,
    voice: f64,
    /// What its path is relative to.
    base: PathBuf,
    span: Span,
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
    request: &Request,
    mains: &[RawFile<'_>],
    sources: &mut Sources,
    fetch: Fetch<'_>,
    complaints: &mut Vec<Diagnostic>,
) -> Vec<WantedJudge> {
    let entries = entries(request, mains, sources, complaints);
    if entries.is_empty() && request.judges.is_empty() {
        // A broken file may have had weights: then nothing is said about those of the default set.
        let own = mains.iter().position(|m| m.weights.is_some());
        let has_list = mains.iter().any(|m| m.sets.is_some());
        let set = match own.map(WantedSet::Own) {
            _ if has_list => None,
            Some(own) => Some(own),
            None => built_in("default"),
        };
        let judge = set.map(|set| WantedJudge { set, voice: 1.0 });
        return judge.into_iter().collect();
    }
    let mut open = Opener {
        sources,
        fetch,
        complaints,
        mains,
        seen: HashSet::new(),
        files: HashSet::new(),
    };
    let open = |entry: &Entry<'_>| {
        let set = open.set(entry.name, &entry.base, entry.span)?;
        let voice = entry.voice;
        Some(WantedJudge { set, voice })
    };
    entries.iter().filter_map(open).collect()
}

/// The sets of `--criteria`, else of the file's `criteria`, with the voices of `--judge`: a set that
/// is named there alone judges as well, and then in place of a list that has none of them.
fn entries<'e>(
    request: &'e Request,
    mains: &'e [RawFile<'_>],
    sources: &mut Sources,
    complaints: &mut Vec<Diagnostic>,
) -> Vec<Entry<'e>> {
    let typed = request.sets.iter();
    let typed = typed.map(|set| argument("--criteria ", set, set.len(), sources));
    let mut entries: Vec<Entry<'_>> = typed.collect();
    let mut judges = Vec::new();
    for judge in &request.judges {
        match voiced(judge, sources) {
            Ok(judge) => judges.push(judge),
            Err(complaint) => complaints.push(*complaint),
        }
    }
    if request.sets.is_empty() {
        entries = listed(mains, sources);
        let is_listed = |j: &(Entry<'_>, _)| entries.iter().any(|e| e.is_of(&j.0));
        if !request.judges.is_empty() && !judges.iter().any(is_listed) {
            entries.clear();
        }
    }
    for (judge, voice) in judges {
        match entries.iter_mut().find(|e| e.is_of(&judge)) {
            Some(entry) => entry.voice = voice.unwrap_or(entry.voice),
            None => entries.push(judge),
        }
    }
    entries
}

impl Entry<'_> {
    fn is_of(&self, other: &Self) -> bool {
        plain(&self.base.join(self.name)) == plain(&other.base.join(other.name))
    }
}

/// The `criteria` of the first file that has any.
fn listed<'e>(mains: &'e [RawFile<'_>], sources: &Sources) -> Vec<Entry<'e>> {
    let Some((main, sets)) = mains.iter().find_map(|m| Some((m, m.sets.as_ref()?))) else {
        return Vec::new();
    };
    let base = Path::new(&sources.get(main.file).name).parent();
    let entry = |judge: &'e RawJudge<'_>| Entry {
        name: &judge.set.value,
        voice: judge.voice.as_ref().map_or(1.0, |v| v.value),
        base: base.map(Path::to_owned).unwrap_or_default(),
        span: judge.set.span,
    };
    sets.value.iter().map(entry).collect()
}

/// A set that an argument names: the first `length` bytes of what stands behind the option.
fn argument<'e>(option: &str, text: &'e str, length: usize, sources: &mut Sources) -> Entry<'e> {
    let file = sources.add("command line", format!("{option}{text}"), Origin::Argument);
    Entry {
        name: &text[..length],
        voice: 1.0,
        base: PathBuf::new(),
        span: file.span(option.len()..option.len() + length),
    }
}

/// `SET=VOICE`, or `SET` alone.
fn voiced<'e>(
    text: &'e str,
    sources: &mut Sources,
) -> Result<(Entry<'e>, Option<f64>), Box<Diagnostic>> {
    let both = text.rsplit_once('=');
    let (set, voice) = both.map_or((text, None), |(set, voice)| (set, Some(voice)));
    let mut entry = argument("--judge ", text, set.len(), sources);
    let Some(voice) = voice else {
        return Ok((entry, None));
    };
    let start = entry.span.end as usize + 1;
    let span = entry.span.file.span(start..start + voice.len());
    let number = voice.trim().parse::<f64>().ok().filter(|_| !set.is_empty());
    let Some(number) = number else {
        let message = "this is not `--judge SET=VOICE`";
        let complaint = Diagnostic::new(Code::BadArgument, entry.span, message);
        let help = "write --judge ml-first=2 for a judge who counts double";
        return Err(complaint.help(help).into());
    };
    if !is_voice(number) {
        return Err(no_voice(span).into());
    }
    entry.voice = number;
    Ok((entry, Some(number)))
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
    fn set(&mut self, name: &str, base: &Path, span: Span) -> Option<WantedSet> {
        if !self.seen.insert(name.to_owned()) {
            return self.refuse(again(name, span));
        }
        if is_path(name) {
            return self.file(name, &base.join(name), span);
        }
        built_in(name).or_else(|| {
            let names = builtin::SETS.iter().map(|s| s.0);
            let near = nearest(name, names).map(|n| format!("did you mean `{n}`?"));
            let message = format!("unknown set `{name}`");
            let complaint = Diagnostic::new(Code::UnknownSet, span, message).maybe_help(near);
            self.refuse(complaint.note("the built-in sets are default, cloud-first, ml-first; a path has a `/` or ends in .toml"))
        })
    }

    fn refuse(&mut self, complaint: Diagnostic) -> Option<WantedSet> {
        self.complaints.push(complaint);
        None
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
            return self.refuse(complaint);
        }
        let Fetched { bytes, identity } = match (self.fetch)(path) {
            Ok(fetched) => fetched,
            Err(why) => {
                let message = format!("a set that cannot be read: {why}");
                return self.refuse(Diagnostic::new(Code::Unreadable, span, message));
            }
        };
        if !self.files.insert(identity) {
            return self.refuse(again(name, span));
        }
        let input = InputFile::new(path.display().to_string(), bytes);
        let (file, text) = input.decode(Origin::File, self.sources, self.complaints);
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
        complaints.push(unknown_key::unknown(&stray.value, stray.span, &TOP));
    }
}
