//! The values of a JSON object one after the other, for who needs no place of them.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, de};

use super::rows::LONGEST;

/// A value that is no object.
#[derive(Clone, Debug, PartialEq)]
pub enum JsonValue<'t> {
    /// A text as a person typed it; an empty one for nothing.
    Text(Cow<'t, str>),
    Number(f64),
    /// A list, or a yes-or-no.
    Other,
}

/// Hears of a value by its path.
pub type TakeValue<'v, 't> = &'v mut dyn FnMut(&str, JsonValue<'t>);

/// Hands over the values of an object by their paths, in its order; whether the line is an object
/// of which that says all: one in which no object within it goes by a name that another value has.
pub fn values<'t>(line: &'t str, take: TakeValue<'_, 't>) -> bool {
    if line.len() > LONGEST {
        return false;
    }
    let mut text = serde_json::Deserializer::from_str(line);
    let mut path = String::new();
    let object = ValuesOf {
        path: &mut path,
        is_within: false,
        take,
    };
    (&mut text).deserialize_map(object).is_ok() && text.end().is_ok()
}

/// Reads what goes by a path, or by one that begins so.
struct ValuesOf<'v, 't> {
    path: &'v mut String,
    /// Whether it is a value of another object.
    is_within: bool,
    take: TakeValue<'v, 't>,
}

impl<'t> ValuesOf<'_, 't> {
    /// Tells of a value that is no object.
    fn told(self, value: JsonValue<'t>) -> bool {
        (self.take)(self.path, value);
        false
    }
}

impl<'t> DeserializeSeed<'t> for ValuesOf<'_, 't> {
    type Value = bool;

    fn deserialize<D: Deserializer<'t>>(self, text: D) -> Result<bool, D::Error> {
        text.deserialize_any(self)
    }
}

/// Whether it is an object.
impl<'t> Visitor<'t> for ValuesOf<'_, 't> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: de::Error>(self) -> Result<bool, E> {
        Ok(self.told(JsonValue::Text(Cow::Borrowed(""))))
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<bool, E> {
        Ok(self.told(JsonValue::Other))
    }

    fn visit_i64<E: de::Error>(self, x: i64) -> Result<bool, E> {
        Ok(self.told(JsonValue::Number(x as f64)))
    }

    fn visit_u64<E: de::Error>(self, x: u64) -> Result<bool, E> {
        Ok(self.told(JsonValue::Number(x as f64)))
    }

    fn visit_f64<E: de::Error>(self, x: f64) -> Result<bool, E> {
        Ok(self.told(JsonValue::Number(x)))
    }

    fn visit_borrowed_str<E: de::Error>(self, text: &'t str) -> Result<bool, E> {
        Ok(self.told(JsonValue::Text(Cow::Borrowed(text))))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<bool, E> {
        Ok(self.told(JsonValue::Text(Cow::Owned(text.to_owned()))))
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut list: A) -> Result<bool, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(self.told(JsonValue::Other))
    }

    fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<bool, A::Error> {
        if self.is_within {
            self.path.push('.');
        }
        let begin = self.path.len();
        let mut keys: Vec<Cow<'t, str>> = Vec::new();
        // Those of objects come first.
        let mut objects = 0;
        while let Some(KeyText(key)) = map.next_key()? {
            self.path.push_str(&key);
            let is_object = map.next_value_seed(ValuesOf {
                path: self.path,
                is_within: true,
                take: self.take,
            })?;
            self.path.truncate(begin);
            if keys[..objects].contains(&key) || is_object && keys.contains(&key) {
                return Err(A::Error::custom("a name twice"));
            }
            keys.push(key);
            if is_object {
                let last = keys.len() - 1;
                keys.swap(objects, last);
                objects += 1;
            }
        }
        Ok(true)
    }
}

/// A key of an object.
#[derive(Deserialize)]
struct KeyText<'t>(#[serde(borrow)] Cow<'t, str>);
