//! What has no form of its own as scripts read it: kinds of lower rooms by their names, and pairs as
//! a map.

use serde::{Serialize, Serializer};

use crate::method::Method;
use crate::model::Outcome;
use crate::model::Status;
use crate::robust::Trust;
use crate::robust::flips::Because;

/// Writes kinds, all of which are listed, under the names that they have.
macro_rules! by_name {
    ($($kind:ident $all:expr => $name:expr),* $(,)?) => {$(
        impl Serialize for $kind {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let name: fn(&Self) -> &'static str = $name;
                serializer.serialize_str(name(self))
            }
        }

        #[cfg(test)]
        impl schemars::JsonSchema for $kind {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($kind).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let name: fn(&Self) -> &'static str = $name;
                let names: Vec<&str> = $all.iter().map(name).collect();
                schemars::json_schema!({ "type": "string", "enum": names })
            }
        }
    )*};
}

by_name!(
    Method Method::ALL => |method| method.name(),
    Trust Trust::ALL => |trust| trust.name(),
    Status Status::ALL => |status| status.name(),
    Because [Because::Must, Because::Known] => |because| match because {
        Self::Must => "must",
        Self::Known => "known",
    },
    Outcome [Outcome::Passes, Outcome::Fails, Outcome::MayFail, Outcome::NotChecked] => |outcome| match outcome {
        Self::Passes => "passes",
        Self::Fails => "fails",
        Self::MayFail => "may-fail",
        Self::NotChecked => "not-checked",
    },
);

/// Pairs that serialise as a map and keep their order.
#[derive(Clone, Debug, PartialEq)]
pub struct Pairs<K, V>(pub Vec<(K, V)>);

impl<K, V> Default for Pairs<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K, V> FromIterator<(K, V)> for Pairs<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        Self(pairs.into_iter().collect())
    }
}

impl<V> Pairs<&str, V> {
    /// What belongs to a key.
    pub fn get(&self, key: &str) -> Option<&V> {
        let own = self.0.iter().find(|(own, _)| *own == key);
        own.map(|(_, value)| value)
    }
}

impl<K: Serialize, V: Serialize> Serialize for Pairs<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(k, v)| (k, v)))
    }
}

#[cfg(test)]
impl<K, V: schemars::JsonSchema> schemars::JsonSchema for Pairs<K, V> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("{}ByName", V::schema_name()).into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let value = generator.subschema_for::<V>();
        schemars::json_schema!({ "type": "object", "additionalProperties": value })
    }
}
