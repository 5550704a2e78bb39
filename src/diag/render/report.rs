//! One complaint in the manner of the compiler.

use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Message, Renderer, Snippet, Title,
};

use super::Look;
use super::excerpt::{Excerpt, Mark};
use crate::diag::source::Spot;
use crate::diag::{Diagnostic, Severity, Sources, Span};
use crate::text::safe;
use crate::text::width::{width, wrap};

/// Characters of a message that are shown at most: a file may hold a key of a megabyte.
const LONGEST: usize = 1_000;
/// Columns for a text at least, however narrow the terminal.
const NARROWEST: usize = 20;
/// Stands for a place until the report is laid out. Snippets are parts of lines, so the layout
/// cannot count columns; and no text holds this character once it is safe.
const PLACE: char = '\u{1}';

/// What reports are made from.
#[derive(Clone, Copy)]
pub(super) struct Page<'a> {
    /// The texts.
    pub sources: &'a Sources,
    /// How reports are to look.
    pub look: Look,
}

impl Page<'_> {
    /// The report of a complaint, ending in a line break.
    pub fn report(self, diagnostic: &Diagnostic) -> String {
        let gutter = self.gutter(diagnostic);
        let mut excerpts = self.excerpts(diagnostic, gutter);
        let below = below(diagnostic, &mut excerpts);
        let (level, title) = title(diagnostic, self.look.width);
        let body = Group::with_level(level.clone())
            .elements(excerpts.iter().map(snippet))
            .elements(below.into_iter().map(|line| self.footer(line, gutter)));
        // Apart from its title, and not the first of its report, a group has no empty line above
        // its notes. The empty first group is the line break after the title.
        let renderer = self.renderer();
        let title = renderer.render(&[Group::with_title(title)]);
        let body = renderer.render(&[Group::with_level(level), body]);
        fill_places(
            &(title + &body),
            excerpts.iter().map(|e| self.place(e.spot)),
        )
    }

    /// Columns before a source line: the number of the line, a bar and two spaces.
    fn gutter(self, diagnostic: &Diagnostic) -> usize {
        let lines = marked(diagnostic).map(|(span, ..)| self.sources.spot(span).line);
        lines.max().unwrap_or(0).to_string().len() + 3
    }

    /// The lines that are shown: one excerpt, or two where the related place is far away.
    fn excerpts(self, diagnostic: &Diagnostic, gutter: usize) -> Vec<Excerpt> {
        let room = self.look.width.saturating_sub(gutter);
        let mut excerpts: Vec<Excerpt> = Vec::new();
        for (span, kind, label) in marked(diagnostic) {
            let spot = self.sources.spot(span);
            let text = &self.sources.get(span.file).text;
            let range = spot.at..span.end as usize;
            let mark = Mark { kind, range, label };
            let rest = match excerpts.last_mut() {
                Some(last) => last.extend(text, spot, mark),
                None => Some(mark),
            };
            excerpts.extend(rest.map(|mark| Excerpt::new(text, spot, mark, room)));
        }
        excerpts
    }

    fn renderer(self) -> Renderer {
        let renderer = if self.look.color {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        renderer.term_width(self.look.width)
    }

    /// What stands below the excerpts, broken into lines.
    fn footer(self, (level, text): (Level<'static>, String), gutter: usize) -> Message<'static> {
        // `help` and `note` are of one length.
        let before = gutter + "note: ".len();
        level.message(wrapped(&text, self.look.width, before))
    }

    /// A place as it is printed.
    fn place(self, spot: Spot) -> String {
        let name = short(&self.sources.get(spot.file).name);
        format!("{name}:{}:{}", spot.line, spot.column)
    }
}

/// What is pointed at, with what is said of it besides the help.
fn marked(diagnostic: &Diagnostic) -> impl Iterator<Item = (Span, AnnotationKind, Option<String>)> {
    let main = diagnostic.span.map(|s| (s, AnnotationKind::Primary, None));
    let related = diagnostic.related.as_ref();
    let related = related.map(|(s, label)| (*s, AnnotationKind::Context, Some(short(label))));
    main.into_iter().chain(related)
}

fn title(diagnostic: &Diagnostic, columns: usize) -> (Level<'static>, Title<'static>) {
    let code = diagnostic.code.to_string();
    let (level, name) = match diagnostic.code.severity() {
        Severity::Error => (Level::ERROR, "error"),
        Severity::Warning => (Level::WARNING, "warning"),
    };
    let before = name.len() + code.len() + "[]: ".len();
    let text = wrapped(&short(&diagnostic.message), columns, before);
    (level.clone(), level.primary_title(text).id(code))
}

/// What is said below the excerpts: labels and the help where they have no room beside a caret,
/// then the notes. What has room is put into the excerpts.
fn below(diagnostic: &Diagnostic, excerpts: &mut [Excerpt]) -> Vec<(Level<'static>, String)> {
    let mut help = diagnostic.help.as_deref().map(short);
    if diagnostic.span.is_some() {
        help = help.and_then(|h| beside_caret(excerpts, h));
    }
    let labels = excerpts.iter_mut().filter_map(Excerpt::take_label);
    let mut below: Vec<_> = labels.map(|l| (Level::NOTE, l)).collect();
    below.extend(help.map(|h| (Level::HELP, h)));
    below.extend(diagnostic.notes.iter().map(|n| (Level::NOTE, short(n))));
    below
}

/// Puts a help beside the first caret; gives it back where it has no room.
fn beside_caret(excerpts: &mut [Excerpt], help: String) -> Option<String> {
    let label = format!("help: {help}");
    match excerpts.first_mut().filter(|e| e.has_room(width(&label))) {
        Some(first) => {
            first.label(label);
            None
        }
        None => Some(help),
    }
}

fn snippet(excerpt: &Excerpt) -> Snippet<'_, Annotation<'_>> {
    let (source, marks) = excerpt.layout();
    let annotations = marks
        .into_iter()
        .map(|Mark { kind, range, label }| kind.span(range).label(label));
    Snippet::source(source)
        .line_start(excerpt.first_line())
        .path(PLACE.to_string())
        .annotations(annotations)
}

/// A text from outside: safe, on one line, and not endless.
pub(super) fn short(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}...", safe(&text[..end])),
        None => safe(text).into_owned(),
    }
}

/// A text broken into lines that stay within the columns, of which the first are taken.
fn wrapped(text: &str, columns: usize, taken: usize) -> String {
    wrap(text, columns.saturating_sub(taken).max(NARROWEST)).join("\n")
}

/// Puts the places where the layout has left room for them.
fn fill_places(laid_out: &str, places: impl Iterator<Item = String>) -> String {
    let mut parts = laid_out.split(PLACE);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for (part, place) in parts.zip(places) {
        // What stands up to the end of the line is the layout's own line and column.
        let rest = part.find('\n').map_or("", |i| &part[i..]);
        out.push_str(&place);
        out.push_str(rest);
    }
    let lines: Vec<&str> = out.lines().map(str::trim_end).collect();
    lines.join("\n") + "\n"
}
