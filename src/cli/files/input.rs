//! Reading files, and which arguments are files.

use std::collections::HashSet;
use std::ffi::{OsStr, OsString};
use std::fs::{File, Metadata};
use std::io::Read;
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::{Result, anyhow, bail};
use offer_rank::load::{DEMO, Fetched, InputFile, InputKind};
use offer_rank::report::CallFiles;
use offer_rank::text::number::grouped;
use offer_rank::text::shell::quoted;

/// No file that people write is larger; more is a mistake of the caller, or no file of offers.
const LIMIT: u64 = 32 << 20;
/// The most that a table may have: places in it are numbers of 32 bits.
const TABLE_LIMIT: u64 = u32::MAX as u64;

/// The most bytes that a file of some kind may have.
const fn limit(kind: InputKind) -> u64 {
    match kind {
        InputKind::Toml => LIMIT,
        InputKind::Csv | InputKind::JsonLines => TABLE_LIMIT,
    }
}

/// The files of a run.
#[derive(Clone)]
pub struct Inputs {
    /// Their names and contents.
    pub files: Vec<InputFile>,
    /// How they were named on the command line.
    pub call: CallFiles,
}

/// The built-in example.
pub fn demo() -> Inputs {
    let files = vec![InputFile::new("demo.toml", DEMO.as_bytes().to_vec())];
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

/// The files that arguments name; `offers.toml` when there are none. Those whose names do not tell
/// what they are, and standard input, are of a kind.
pub fn read(names: &[OsString], kind: InputKind) -> Result<Inputs> {
    if names.is_empty() {
        let files = vec![InputFile::new("offers.toml", default_file()?)];
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
            let bytes = limited(std::io::stdin().lock(), (0, limit(kind)), "standard input")?;
            files.push(InputFile::new("standard input", bytes));
        } else {
            let given = name.to_string_lossy().into_owned();
            let kind = InputKind::of_name(&given).unwrap_or(kind);
            let bytes = of_kind(Path::new(name), kind)?;
            let same = std::fs::canonicalize(name).is_ok_and(|whole| !seen.insert(whole));
            if same && Path::new(name).is_file() {
                bail!("{given}: given twice; files given together are read as one");
            }
            files.push(InputFile::new(given, bytes));
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
    of_kind(path, InputKind::Toml)
}

/// A file that another one names.
pub fn fetch(path: &Path) -> Result<Fetched, String> {
    Ok(Fetched {
        bytes: of_kind(path, InputKind::Toml).map_err(|e| e.to_string())?,
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

/// A file's bytes, unless it has more than one of its kind may have.
fn of_kind(path: &Path, kind: InputKind) -> Result<Vec<u8>> {
    let most = limit(kind);
    let shown = path.display().to_string();
    let file = File::open(path).map_err(|e| anyhow!("{shown}: {}", why(&e)))?;
    let metadata = file
        .metadata()
        .map_err(|e| anyhow!("{shown}: {}", why(&e)))?;
    if metadata.is_dir() {
        bail!("{shown}: is a folder, not a file");
    }
    if metadata.len() > most {
        bail!(
            "{shown}: {} bytes; a file may have at most {} ({})",
            grouped(metadata.len() as f64),
            grouped(most as f64),
            in_binary_units(most)
        );
    }
    note(&metadata);
    // One more than there are: so the end is seen without more room.
    limited(file, (metadata.len() + 1, most), &shown)
}

/// All bytes, unless there are too many: a device may never end.
fn limited(from: impl Read, (likely, most): (u64, u64), shown: &str) -> Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(likely as usize);
    from.take(most + 1)
        .read_to_end(&mut bytes)
        .map_err(|e| anyhow!("{shown}: {}", why(&e)))?;
    if bytes.len() as u64 > most {
        bail!(
            "{shown}: more than {} bytes ({}), the most that a file may have",
            grouped(most as f64),
            in_binary_units(most)
        );
    }
    Ok(bytes)
}

/// A number of bytes in MiB or GiB.
fn in_binary_units(bytes: u64) -> String {
    match bytes.div_ceil(1 << 20) {
        mib if mib < 1 << 10 => format!("{mib} MiB"),
        mib => format!("{} GiB", mib.div_ceil(1 << 10)),
    }
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
