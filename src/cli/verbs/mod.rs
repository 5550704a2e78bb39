//! What each verb does, a file a verb; verbs that only tell or list share one.

mod built_in;
mod check;
mod deadlines;
mod diff;
mod explain;
mod flip;
mod help_file;
mod init;
mod pay;
mod ranking;
mod report;
mod shell;
mod sql;
mod wait;
mod weigh;
mod weights;

use super::ExitStatus;
use super::args::{self, Command};
use super::files::output::{self, Failure};
use super::on_call::OnCall;
use super::options::Options;

/// Does what the arguments say; options before the verb and behind it add up.
pub fn run(args: args::Args) -> Result<ExitStatus, Failure> {
    let options = args.options;
    let with = |own: &Options| options.and(own);
    let Some(command) = args.command else {
        return ranking::rank(&args.inputs, &options);
    };
    match command {
        Command::Demo(OnCall(own)) => ranking::demo(&with(&own)),
        Command::Init(OnCall(args)) => {
            output::has_format(&options.output, "init", &output::TEXT)?;
            init::init(&args, options.today)
        }
        Command::Check(OnCall(args)) => check::check(&args, &with(&args.of.options)),
        Command::Explain(OnCall(args)) => explain::explain(&args, &with(&args.options)),
        Command::Flip(OnCall(args)) => flip::flip(&args, &with(&args.options)),
        Command::Ask(OnCall(args)) => flip::ask(&args, &with(&args.options)),
        Command::Pay(OnCall(args)) => pay::pay(&args, &with(&args.options)),
        Command::Diff(OnCall(args)) => diff::diff(&args, &with(&args.options)),
        Command::Deadlines(OnCall(args)) => deadlines::deadlines(&args, &with(&args.of.options)),
        Command::Wait(OnCall(args)) => wait::wait(&args, &with(&args.options)),
        Command::Report(OnCall(args)) => report::report(&args, &with(&args.of.options)),
        Command::Weights(OnCall(args)) => weights::weights(&args, &with(&args.of.options)),
        Command::Weigh(OnCall(args)) => weigh::weigh(&args, &with(&args.options)),
        Command::Sql(OnCall(args)) => sql::sql(&args, &with(&args.of.options)),
        Command::Criteria(OnCall(args)) => {
            built_in::criteria(args.name.as_deref(), &options.output.and(&args.output))
        }
        Command::Schema(OnCall(args)) => {
            built_in::schema(args.name, &options.output.and(&args.output))
        }
        Command::Completions { shell } => {
            output::has_format(&options.output, "completions", &output::TEXT)?;
            shell::completions(shell)
        }
        Command::Man => {
            output::has_format(&options.output, "man", &output::TEXT)?;
            shell::man()
        }
        Command::Help(OnCall(args)) => {
            help_file::help(&args.topic, &options.output.and(&args.output))
        }
    }
}
