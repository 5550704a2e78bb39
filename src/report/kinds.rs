//! Kinds of lower rooms as scripts read them: by their names.

use serde::{Serialize, Serializer};

use crate::method::Method;
use crate::model::Outcome;
use crate::model::Status;
use crate::robust::Trust;
use crate::robust::flips::Because;

/// Writes kinds under the names that they have.
macro_rules! by_name {
    ($($kind:ident => $name:expr),* $(,)?) => {$(
        impl Serialize for $kind {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let name: fn(&Self) -> &'static str = $name;
                serializer.serialize_str(name(self))
            }
        }
    )*};
}

by_name!(
    Method => |method| method.name(),
    Trust => |trust| trust.name(),
    Status => |status| status.name(),
    Because => |because| match because {
        Self::Must => "must",
        Self::Known => "known",
    },
    Outcome => |outcome| match outcome {
        Self::Passes => "passes",
        Self::Fails => "fails",
        Self::MayFail => "may-fail",
        Self::NotChecked => "not-checked",
    },
);
