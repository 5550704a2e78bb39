//! What a run tells of mistakes and warnings, and how it ends by them.

use offer_rank::diag::{self, Diagnostic, Origin, Severity};

use super::files::output::Failure;
use super::run::Run;
use super::{ExitStatus, terminal};

/// The complaints of one severity.
fn of(complaints: &[Diagnostic], severity: Severity) -> impl Iterator<Item = &Diagnostic> {
    let complaints = complaints.iter();
    complaints.filter(move |c| c.code.severity() == severity)
}

impl Run<'_> {
    /// Tells complaints of one severity on standard error; nothing where there are none.
    pub fn complain(&self, complaints: &[Diagnostic], severity: Severity) {
        let told: Vec<Diagnostic> = of(complaints, severity).cloned().collect();
        if told.is_empty() {
            return;
        }
        let output = &self.options.output;
        let seen = terminal::errors_are_seen();
        let look = diag::Look {
            color: terminal::color(output.color, seen),
            width: terminal::width(output, seen),
        };
        terminal::complain(&diag::render_all(&told, &self.outcome.sources, look));
        // Behind warnings an answer follows.
        if severity == Severity::Warning {
            terminal::complain("\n");
        }
    }

    /// Tells mistakes on standard error: the run ends by them.
    pub fn refuse(&self, complaints: &[Diagnostic]) -> Failure {
        self.complain(complaints, Severity::Error);
        Failure::Told(self.blame(complaints))
    }

    /// Whose the mistakes are: the files', or only the arguments'.
    pub fn blame(&self, complaints: &[Diagnostic]) -> ExitStatus {
        let sources = &self.outcome.sources;
        let in_argument = |c: &Diagnostic| {
            c.span
                .is_some_and(|s| sources.get(s.file).origin == Origin::Argument)
        };
        if of(complaints, Severity::Error).all(in_argument) {
            ExitStatus::Failed
        } else {
            ExitStatus::Mistakes
        }
    }
}
