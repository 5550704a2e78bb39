//! The parts of a statement: its key, its value, a remark behind it.

/// The bytes of the spaces that a text begins with.
pub fn leading_space(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\t']).len()
}

/// The first `=` outside quotes.
pub fn equals_sign(statement: &str) -> Option<usize> {
    let mut quote = None;
    let line = statement.lines().next().unwrap_or_default();
    for (i, byte) in line.bytes().enumerate() {
        match (quote, byte) {
            (None, b'=') => return Some(i),
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'#') => return None,
            (Some(q), b) if q == b => quote = None,
            _ => {}
        }
    }
    None
}

/// The first line of a value, without a comment behind it.
pub fn without_comment(value: &str) -> &str {
    let line = value.lines().next().unwrap_or_default();
    let line = if line.starts_with(['"', '\'']) {
        line
    } else {
        line.split('#').next().unwrap_or(line)
    };
    line.trim_end()
}
