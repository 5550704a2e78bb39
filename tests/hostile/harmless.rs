//! Whether a text can be shown.

use offer_rank::text::safe::is_unsafe;

/// Fails where a text holds what a terminal may act on.
pub fn assert_harmless(text: &str, what: &str) {
    let found = text.chars().find(|c| is_unsafe(*c) && *c != '\n');
    assert!(found.is_none(), "{what}: {found:?} in {text:?}");
}
