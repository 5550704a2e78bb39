//! A file that is there as a whole or not at all, and no more public than it was, or than what it
//! is made of.

use std::fs::{File, Metadata};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::Builder;

use super::input;
use super::signals::Held;

/// Writes a file through another one beside it. One that is there keeps its mode and its owner; where
/// it cannot be written it is left as it was, and nothing beside it.
pub fn write(
    path: &Path,
    content: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    // Goes last: a signal that came by ends the program when the file beside is gone.
    let held = Held::new();
    // A link stays a link: what it points to is written.
    let target = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let there = std::fs::metadata(&target).ok();
    let mut file = builder(there.is_some()).tempfile_in(folder(&target))?;
    {
        let inner = file.as_file_mut();
        let mut out = BufWriter::with_capacity(1 << 16, Watched { inner, held: &held });
        content(&mut out)?;
        out.flush()?;
    }
    if let Some(there) = &there {
        keep(file.as_file(), there)?;
    }
    file.as_file().sync_all()?;
    held.check()?;
    let kept = match there {
        Some(_) => file.persist(&target),
        None => file.persist_noclobber(&target),
    };
    kept.map(|_| ()).map_err(|failed| failed.error)
}

/// The folder of a path.
fn folder(path: &Path) -> PathBuf {
    let parent = path.parent().filter(|p| !p.as_os_str().is_empty());
    parent.map_or_else(|| PathBuf::from("."), Path::to_owned)
}

/// Writes, as long as no signal asks for an end.
struct Watched<'h, W> {
    inner: W,
    held: &'h Held,
}

impl<W: Write> Write for Watched<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.held.check()?;
        self.inner.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// How the file beside begins: readable by its owner alone where it will take the mode of another,
/// else as the user's umask and the files that were read allow.
#[cfg(unix)]
fn builder(takes_place: bool) -> Builder<'static, 'static> {
    use std::os::unix::fs::PermissionsExt;
    let mode = if takes_place {
        0o600
    } else {
        0o666 & !input::hidden()
    };
    let mut builder = named();
    builder.permissions(std::fs::Permissions::from_mode(mode));
    builder
}

#[cfg(not(unix))]
fn builder(_takes_place: bool) -> Builder<'static, 'static> {
    named()
}

fn named() -> Builder<'static, 'static> {
    let mut builder = Builder::new();
    builder.prefix(".rank-");
    builder
}

/// Gives a file the owner, the group and the mode of another one.
#[cfg(unix)]
fn keep(file: &File, of: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let new = file.metadata()?;
    if (new.uid(), new.gid()) != (of.uid(), of.gid()) {
        fchown(file, Some(of.uid()), Some(of.gid())).map_err(|_| {
            io::Error::other("its owner or its group is another one, and would not be kept")
        })?;
    }
    file.set_permissions(of.permissions())
}

#[cfg(not(unix))]
fn keep(file: &File, of: &Metadata) -> io::Result<()> {
    file.set_permissions(of.permissions())
}
