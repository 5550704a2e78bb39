//! Arguments of a verb that are built when the verb is called, shown or completed: of twenty verbs
//! with some thirty options each, a run needs one.

use clap::builder::Resettable;
use clap::{ArgMatches, Args, Command, FromArgMatches};

use super::own_help::with_own_help;

/// The arguments of a verb.
#[derive(Debug)]
pub struct OnCall<T>(pub T);

/// The same command with its arguments; what is told of the verb stays.
fn built<T: Args>(verb: Command) -> Command {
    let about = Resettable::from(verb.get_about().cloned());
    let long_about = Resettable::from(verb.get_long_about().cloned());
    let verb = T::augment_args(verb);
    with_own_help(verb.about(about).long_about(long_about))
}

impl<T: Args> Args for OnCall<T> {
    fn augment_args(verb: Command) -> Command {
        verb.defer(built::<T>)
    }

    fn augment_args_for_update(verb: Command) -> Command {
        Self::augment_args(verb)
    }
}

impl<T: FromArgMatches> FromArgMatches for OnCall<T> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        T::from_arg_matches(matches).map(Self)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        self.0.update_from_arg_matches(matches)
    }
}
