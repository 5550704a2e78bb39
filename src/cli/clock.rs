//! The day of the run: the one place that reads the clock.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

/// The largest file that is read for a time zone; real ones have some thousand bytes.
const ZONE: u64 = 1 << 20;

/// The day where the user is; that of Greenwich where `TZ` names what holds no time zone.
pub fn today() -> Date {
    let name = std::env::var_os("TZ").unwrap_or_default();
    let name = name.to_string_lossy();
    let name = Path::new(name.strip_prefix(':').unwrap_or(&name));
    let folder = std::env::var_os("TZDIR").map(PathBuf::from);
    let within = folder.map(|folder| folder.join(name));
    if is_no_zone(name) || within.is_some_and(|path| is_no_zone(&path)) {
        return Timestamp::now().to_zoned(TimeZone::UTC).date();
    }
    Zoned::now().date()
}

/// Whether a path leads to what may never end, such as a device, or is no file of a zone.
fn is_no_zone(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|there| !there.is_file() || there.len() > ZONE)
}
