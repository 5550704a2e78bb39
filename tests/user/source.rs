//! Rust files of the program, taken apart far enough to check rules about them.

use std::path::{Path, PathBuf};

/// A file of `src/`.
pub struct Source {
    /// Its path below `src/`.
    pub path: PathBuf,
    /// The code, line by line: comments, and what stands between quotes, are gone.
    pub code: Vec<String>,
    /// Its string literals with the lines on which they begin, from 0.
    pub literals: Vec<(usize, String)>,
    /// Whether a line belongs to tests.
    pub tests: Vec<bool>,
}

impl Source {
    /// The folder or file of `src/` that it belongs to: `load`, `lib`.
    pub fn room(&self) -> String {
        let first = self.path.components().next().expect("a path");
        let name = Path::new(first.as_os_str()).file_stem().expect("a name");
        name.to_string_lossy().into_owned()
    }

    /// Its module, as a path from the root of the crate: `load`, `read` for `load/read/mod.rs`.
    pub fn module(&self) -> Vec<String> {
        let path = self.path.with_extension("");
        let names = path.iter().map(|name| name.to_string_lossy().into_owned());
        let mut names: Vec<String> = names.collect();
        if names
            .last()
            .is_some_and(|name| ["mod", "lib"].contains(&name.as_str()))
        {
            names.pop();
        }
        names
    }

    /// The paths that its program names: those of `use`, taken apart, and those that begin with
    /// `crate` or `super` elsewhere.
    pub fn paths(&self) -> Vec<Vec<String>> {
        let lines: Vec<&str> = self.program().map(|(_, line)| line).collect();
        let code = lines.join("\n");
        let mut paths = Vec::new();
        let mut rest = code.as_str();
        while let Some(at) = rest.find("use ") {
            let begins = at == 0 || rest[..at].ends_with(['\n', ' ']);
            rest = &rest[at + 4..];
            if begins && let Some(end) = rest.find(';') {
                branches(&rest[..end], &[], &mut paths);
            }
        }
        for start in ["crate::", "super::"] {
            for (at, _) in code.match_indices(start) {
                if at > 0 && code[..at].ends_with(|c: char| c == ':' || c.is_alphanumeric()) {
                    continue;
                }
                let is_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
                let path = code[at..].split(|c| !is_path(c)).next().unwrap_or_default();
                paths.push(names_of(path));
            }
        }
        paths
    }

    /// How many modules deep it lies: 1 for `load/mod.rs`, 2 for `load/read.rs`.
    pub fn depth(&self) -> usize {
        let is_root = |name: &str| self.path == Path::new(name);
        let names = self.path.components().count();
        let heads_folder = self.path.file_name().is_some_and(|name| name == "mod.rs");
        if is_root("lib.rs") || is_root("main.rs") {
            0
        } else {
            names - usize::from(heads_folder)
        }
    }

    /// Its lines that are not tests, numbered from 1.
    pub fn program(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.code.iter().zip(&self.tests).enumerate();
        lines
            .filter(|(_, (_, test))| !**test)
            .map(|(i, (line, _))| (i + 1, line.as_str()))
    }
}

/// The names of a path.
fn names_of(path: &str) -> Vec<String> {
    let names = path.split("::").map(|name| name.trim().to_owned());
    names.filter(|name| !name.is_empty()).collect()
}

/// The paths of a tree such as `a::{b, c::{d, self}}`.
fn branches(tree: &str, above: &[String], paths: &mut Vec<Vec<String>>) {
    let Some((head, list)) = tree.split_once('{') else {
        let name = tree.split(" as ").next().unwrap_or_default();
        let names = names_of(name).into_iter().filter(|name| name != "self");
        paths.push(above.iter().cloned().chain(names).collect());
        return;
    };
    let above: Vec<String> = above.iter().cloned().chain(names_of(head)).collect();
    let (mut depth, mut from) = (0, 0);
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' | ',' if depth == 0 => {
                branches(&list[from..at], &above, paths);
                from = at + 1;
            }
            '}' => depth -= 1,
            _ => {}
        }
        if c == '}' && depth == 0 && from > at {
            break;
        }
    }
}

/// All files below `src/`.
pub fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    find(&root, &mut paths);
    paths.sort();
    let mut sources: Vec<Source> = paths.iter().map(|path| read(path, &root)).collect();
    let tests: Vec<PathBuf> = sources.iter().flat_map(test_modules).collect();
    for source in &mut sources {
        let stem = source.path.with_extension("");
        if tests.iter().any(|test| stem.starts_with(test)) {
            source.tests.fill(true);
        }
    }
    assert!(sources.len() > 50, "the sources were found");
    sources
}

fn find(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            find(&path, paths);
        } else if path.extension().is_some_and(|e| e == "rs") {
            paths.push(path);
        }
    }
}

fn read(path: &Path, root: &Path) -> Source {
    let text = std::fs::read_to_string(path).expect("a source can be read");
    let (code, literals) = take_apart(&text);
    let code: Vec<String> = code.lines().map(str::to_owned).collect();
    Source {
        path: path.strip_prefix(root).expect("below src").to_owned(),
        tests: test_lines(&code),
        code,
        literals,
    }
}

/// Lines of `#[cfg(test)] mod tests { ... }` at the left margin, where rustfmt puts them.
fn test_lines(code: &[String]) -> Vec<bool> {
    let mut inside = false;
    let mut tests = Vec::with_capacity(code.len());
    for (i, line) in code.iter().enumerate() {
        let marked = i > 0 && code[i - 1] == "#[cfg(test)]";
        inside |= marked && line.starts_with("mod ") && line.ends_with('{');
        tests.push(inside);
        inside &= line != "}";
    }
    tests
}

/// The paths of modules that a file declares as tests, without their endings.
fn test_modules(source: &Source) -> Vec<PathBuf> {
    let heads_folder = source.path.file_name().is_some_and(|name| name == "mod.rs");
    let folder = if heads_folder {
        source.path.parent().expect("a folder").to_owned()
    } else {
        source.path.with_extension("")
    };
    let pairs = source
        .code
        .windows(2)
        .filter(|pair| pair[0] == "#[cfg(test)]");
    let names = pairs.filter_map(|pair| pair[1].strip_prefix("mod ")?.strip_suffix(';'));
    names.map(|name| folder.join(name)).collect()
}

/// Code without comments and without what stands between quotes, and what stood there.
fn take_apart(text: &str) -> (String, Vec<(usize, String)>) {
    let (mut code, mut literals) = (String::new(), Vec::new());
    let (mut rest, mut line) = (text, 0);
    while let Some(c) = rest.chars().next() {
        if rest.starts_with("//") {
            rest = &rest[rest.find('\n').unwrap_or(rest.len())..];
        } else if let Some(end) = raw_string(rest) {
            literals.push((line, rest[..end].to_owned()));
            line += breaks(&rest[..end], &mut code);
            rest = &rest[end..];
        } else if let Some(end) = character(rest) {
            rest = &rest[end..];
        } else if c == '"' {
            let end = closing(rest);
            literals.push((line, rest[1..end].to_owned()));
            code.push_str("\"\"");
            line += breaks(&rest[..end], &mut code);
            rest = &rest[end + 1..];
        } else {
            line += usize::from(c == '\n');
            code.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    (code, literals)
}

/// Keeps the line breaks of a string, so that lines keep their numbers; how many there are.
fn breaks(string: &str, code: &mut String) -> usize {
    let count = string.matches('\n').count();
    code.push_str(&"\n".repeat(count));
    count
}

/// Where a raw string ends, if one begins here.
fn raw_string(text: &str) -> Option<usize> {
    let body = text.strip_prefix('r')?;
    let hashes = body.len() - body.trim_start_matches('#').len();
    let body = body[hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let inside = body.find(&end).expect("a raw string ends");
    Some(text.len() - body.len() + inside + end.len())
}

/// Where a character literal ends, if one begins here; a lifetime is none.
fn character(text: &str) -> Option<usize> {
    let body = text.strip_prefix('\'')?;
    let first = body.chars().next()?;
    let skipped = if first == '\\' { 2 } else { first.len_utf8() };
    let end = body[skipped..].find('\'')?;
    (first == '\\' || end == 0).then_some(1 + skipped + end + 1)
}

/// Where the string that begins here ends: the place of its last quote.
fn closing(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '"' if !escaped => return at,
            c => escaped = c == '\\' && !escaped,
        }
    }
    panic!("a string does not end: {}", &text[..text.len().min(60)]);
}

#[test]
fn code_is_told_from_comments_and_quotes() {
    let text = "let a = \"x // \\\" y\"; // crate::b\nlet c = '\"'; let d = r#\"e\"f\"#;\n/// \"g\"\nfn h<'a>() {}";
    let (code, literals) = take_apart(text);
    assert_eq!(code, "let a = \"\"; \nlet c = ; let d = ;\n\nfn h<'a>() {}");
    let expected = [(0, "x // \\\" y"), (1, "r#\"e\"f\"#")];
    assert_eq!(literals, expected.map(|(line, s)| (line, s.to_owned())));
}
