//! Reading files, and which arguments are files.

use std::collections::HashSet;
use std::ffi::{OsStr, OsString};
use std::fs::{File, Metadata};
use std::io::Read;
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::{Result, anyhow, bail};
use offer_rank::load::{DEMO, Fetched, InputKind};
use offer_rank::report::CallFiles;
use offer_rank::text::number::grouped;
use offer_rank::text::shell::quoted;

/// No file of offers is larger; more is a mistake of the caller, or no file of offers.
const LIMIT: u64 = 32 << 20;

/// The files of a run.
#[derive(Clone)]
pub struct Inputs {
    /// Their names and contents.
    pub files: Vec<(String, Vec<u8>)>,
    /// How they were named on the command line.
    pub call: CallFiles,
}

/// The built-in example.
pub fn demo() -> Inputs {
    let files = vec![("demo.toml".to_owned(), DEMO.as_bytes().to_vec())];
    Inputs {
        files,
        call: CallFiles::Demo,
    }
}

/// No file: a set of weights is enough where offers are elsewhere.
pub fn none() -> Inputs {
    Inputs {
        files: Vec::new(),
        call: CallFiles::Files(String::new()),
    }
}

/// The files that arguments name; `offers.toml` when there are none.
///
/// # Errors
/// When one cannot be read.
pub fn read(names: &[OsString]) -> Result<Inputs> {
    if names.is_empty() {
        let files = vec![("offers.toml".to_owned(), default_file()?)];
        return Ok(Inputs {
            files,
            call: CallFiles::Default,
        });
    }
    let mut files = Vec::new();
    let mut seen = HashSet::new();
    let mut stdin = false;
    for name in names {
        if name == "-" {
            if std::mem::replace(&mut stdin, true) {
                bail!("standard input can be read once: write `-` once");
            }
            files.push((
                "standard input".to_owned(),
                limited(std::io::stdin().lock(), 0, "standard input")?,
            ));
        } else {
            let given = name.to_string_lossy().into_owned();
            let bytes = path(Path::new(name))?;
            let same = std::fs::canonicalize(name).is_ok_and(|whole| !seen.insert(whole));
            if same && Path::new(name).is_file() {
                bail!("{given}: given twice; files given together are read as one");
            }
            files.push((given, bytes));
        }
    }
    Ok(Inputs {
        files,
        call: CallFiles::Files(all_typed(names)),
    })
}

/// The names of files as they are typed into a shell.
pub fn all_typed(names: &[OsString]) -> String {
    let typed: Vec<String> = names.iter().map(|n| typed(&n.to_string_lossy())).collect();
    typed.join(" ")
}

/// A file's name as it is typed into a shell, where one that begins with a dash is no option.
pub fn typed(name: &str) -> String {
    if name.starts_with('-') && name != "-" {
        return typed(&format!("./{name}"));
    }
    quoted(name).into_owned()
}

fn default_file() -> Result<Vec<u8>> {
    let path = Path::new("offers.toml");
    if !path.exists() {
        let start = anyhow!("Start one with: rank init     See an example: rank demo");
        return Err(start.context("there is no offers.toml here"));
    }
    self::path(path)
}

/// A file that another one names.
///
/// # Errors
/// As [`path`].
pub fn fetch(path: &Path) -> Result<Fetched> {
    Ok(Fetched {
        bytes: self::path(path)?,
        identity: std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()),
    })
}

/// The permissions that nobody may have to an output: those to read that one of the files read so
/// far does not give to its group, or to others.
pub fn hidden() -> u32 {
    HIDDEN.load(Ordering::Relaxed)
}

static HIDDEN: AtomicU32 = AtomicU32::new(0);

/// Notes who may not read a file.
#[cfg(unix)]
fn note(file: &Metadata) {
    use std::os::unix::fs::MetadataExt;
    let lacks = |bit| file.is_file() && file.mode() & bit == 0;
    let hidden = [(0o040, 0o070), (0o004, 0o007)];
    let hidden = hidden.iter().filter(|(bit, _)| lacks(*bit));
    let hidden = hidden.fold(0, |all, (_, bits)| all | bits);
    HIDDEN.fetch_or(hidden, Ordering::Relaxed);
}

#[cfg(not(unix))]
fn note(_: &Metadata) {}

/// A file's bytes.
///
/// # Errors
/// When it cannot be read, is a folder, or is larger than 32 MiB.
pub fn path(path: &Path) -> Result<Vec<u8>> {
    let shown = path.display().to_string();
    let file = File::open(path).map_err(|e| anyhow!("{shown}: {}", why(&e)))?;
    let metadata = file
        .metadata()
        .map_err(|e| anyhow!("{shown}: {}", why(&e)))?;
    if metadata.is_dir() {
        bail!("{shown}: is a folder, not a file");
    }
    if metadata.len() > LIMIT {
        bail!(
            "{shown}: {} bytes; a file may have at most {} (32 MiB)",
            grouped(metadata.len() as f64),
            grouped(LIMIT as f64)
        );
    }
    note(&metadata);
    // One more than there are: so the end is seen without more room.
    limited(file, metadata.len() + 1, &shown)
}

/// All bytes, unless there are too many: a device may never end.
fn limited(from: impl Read, likely: u64, shown: &str) -> Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(likely as usize);
    from.take(LIMIT + 1)
        .read_to_end(&mut bytes)
        .map_err(|e| anyhow!("{shown}: {}", why(&e)))?;
    if bytes.len() as u64 > LIMIT {
        bail!(
            "{shown}: more than {} bytes (32 MiB), the most that a file may have",
            grouped(LIMIT as f64)
        );
    }
    Ok(bytes)
}

/// What an error of the machine means, in words.
pub fn why(error: &std::io::Error) -> String {
    use std::io::ErrorKind as Kind;
    match error.kind() {
        Kind::NotFound => "no such file".to_owned(),
        Kind::PermissionDenied => "you may not read or write it".to_owned(),
        Kind::IsADirectory => "is a folder, not a file".to_owned(),
        Kind::StorageFull => "the disk is full".to_owned(),
        Kind::AlreadyExists => "exists".to_owned(),
        Kind::NotADirectory => "a part of its path is a file, not a folder".to_owned(),
        Kind::ReadOnlyFilesystem => "is on a disk that can only be read".to_owned(),
        Kind::InvalidFilename => "the name is too long".to_owned(),
        Kind::QuotaExceeded => "there is no room left for your files".to_owned(),
        _ => in_words(&error.to_string()),
    }
}

/// What the machine says, without its number for it: `Too many links (os error 40)`.
fn in_words(said: &str) -> String {
    let words = said.split(" (os error").next().unwrap_or(said);
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    first.chain(letters).collect()
}

/// Whether an argument names a file: it ends as one of offers does, has a `/`, or is `-`.
pub fn is_file(argument: &OsStr) -> bool {
    let text = argument.to_string_lossy();
    text == "-" || text.contains('/') || InputKind::of_name(&text).is_some()
}
