//! Which names of outputs stand for one file.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// Whether two names stand for one file that would be written twice, whatever their spelling.
pub fn are_one(one: &OsStr, other: &OsStr) -> bool {
    one == other || matches!((what(one), what(other)), (Some(a), Some(b)) if a == b)
}

/// What a name stands for.
#[derive(PartialEq)]
enum FileIdentity {
    /// A file that is there, by its device and number.
    #[cfg(unix)]
    There(u64, u64),
    /// A path through no link.
    Path(PathBuf),
}

/// None of what can be written twice, such as a terminal, and of what cannot be written at all.
fn what(name: &OsStr) -> Option<FileIdentity> {
    let path = Path::new(name);
    match std::fs::metadata(path) {
        Ok(there) if !there.is_file() => None,
        #[cfg(unix)]
        Ok(there) => {
            use std::os::unix::fs::MetadataExt;
            Some(FileIdentity::There(there.dev(), there.ino()))
        }
        #[cfg(not(unix))]
        Ok(_) => std::fs::canonicalize(path).ok().map(FileIdentity::Path),
        Err(_) => {
            let folder = path.parent().filter(|p| !p.as_os_str().is_empty());
            let folder = std::fs::canonicalize(folder.unwrap_or(Path::new("."))).ok()?;
            Some(FileIdentity::Path(folder.join(path.file_name()?)))
        }
    }
}
