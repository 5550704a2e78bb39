//! Where a large file stops being one of ours, found before it is parsed.
//!
//! Parsing takes forty times the memory of the text: what is no file of offers is not worth that.

use super::statements;
use crate::load::grammar::headers;
use crate::load::grammar::reader::MOST;
use crate::load::grammar::tables::TOP;

/// Bytes up to which a text is parsed without a look at it.
pub const SMALL: usize = 1 << 20;
/// Keys of one block at most.
const KEYS: usize = 40_000;

/// Where a statement stands.
enum Block {
    /// Above the first header.
    Top,
    /// Below a header of ours, with so many keys before it.
    Ours(usize),
    /// Below a header that means nothing.
    Unknown,
}

/// The byte from which on a text is not worth reading; none where all of it is.
pub fn end(text: &str, from: usize) -> Option<usize> {
    if text.len() <= SMALL {
        return None;
    }
    let (mut block, mut strays) = (Block::Top, 0);
    for range in statements::split(text, from) {
        let statement = &text[range.clone()];
        let belongs = if let Some(header) = headers::header(statement) {
            block = block_of(header);
            !matches!(block, Block::Unknown)
        } else {
            key_belongs(&mut block, statement)
        };
        strays += usize::from(!belongs);
        if strays > MOST || matches!(block, Block::Ours(keys) if keys > KEYS) {
            return Some(range.start);
        }
    }
    None
}

fn block_of(header: &str) -> Block {
    let name = headers::name(header);
    let first = name.split('.').next().unwrap_or_default();
    let is_ours = TOP.named(first).is_some() || headers::meant(header).is_some();
    if is_ours {
        Block::Ours(0)
    } else {
        Block::Unknown
    }
}

fn key_belongs(block: &mut Block, statement: &str) -> bool {
    let Some((key, _)) = statement.split_once('=') else {
        return false;
    };
    match block {
        Block::Top => {
            let first = key.split('.').next().unwrap_or_default().trim();
            TOP.has(first)
        }
        Block::Ours(keys) => {
            *keys += 1;
            true
        }
        Block::Unknown => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line again and again, behind a beginning, in a large text.
    fn large(beginning: &str, line: &str) -> String {
        beginning.to_owned() + &line.repeat(SMALL / line.len() + 1)
    }

    #[test]
    fn what_means_nothing_ends_a_large_text() {
        for line in ["key = 1\n", "[x]\n", "word\n", "a.b = 1\n", "[x]\ny = 1\n"] {
            let end = end(&large("", line), 0).expect("an end");
            let statements = line.lines().count();
            let lines = MOST / statements * line.len();
            assert!(end.abs_diff(lines) < line.len(), "{line}: {end}");
        }
    }

    #[test]
    fn what_is_ours_is_read_to_its_end() {
        let offer = "[[offer]]\ncompany = \"A\"\n[offer.ratings]\npay = 1\n";
        assert_eq!(end(&large("[weights]\npay = 1\n", offer), 0), None);
        let note = large("[[offer]]\nnote = '''", "no more\n");
        assert_eq!(end(&note, 0), None);
        assert_eq!(end("x\n", 0), None);
    }

    #[test]
    fn a_block_has_so_many_keys_at_most() {
        let text = large("[weights]\n", "key = 1\n");
        let most = "[weights]\n".len() + KEYS * "key = 1\n".len();
        assert_eq!(end(&text, 0), Some(most));
    }
}
