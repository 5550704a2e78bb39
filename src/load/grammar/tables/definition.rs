//! The shapes in which tables are defined: [`keys!`] for what is written by name, and [`table!`] for
//! the type and the reader that follow from it.
//!
//! An entry is `field: need kind, "what it says", "another word for it", ...;`, and in [`table!`] the
//! kind has its type behind it: `kind -> type`. The field's name with dashes is the key. What a key needs:
//!
//! - `required`: without it nothing is read, and that is a mistake;
//! - `needed`: that it is missing is a mistake, and the rest is read all the same;
//! - `optional`: none where it is missing or a mistake;
//! - `written`: none where it is missing, an inner none where it is a mistake.
//!
//! `* names: shape;` says what else may stand there by names. `+ field: type, "...";` adds a field that other code fills. Keys that the table does not have are
//! complained about, or with `- told_at_once: false;` left to who knows all files.

/// The name of a key: that of its field with dashes.
pub const fn kebab<const N: usize>(field: &str) -> [u8; N] {
    let mut name = [0; N];
    let mut i = 0;
    while i < N {
        let byte = field.as_bytes()[i];
        name[i] = if byte == b'_' { b'-' } else { byte };
        i += 1;
    }
    name
}

/// The text of a name made at compile time.
pub const fn text(name: &[u8]) -> &str {
    match str::from_utf8(name) {
        Ok(name) => name,
        Err(_) => "",
    }
}

/// A table's data, and a module with a constant for each key.
macro_rules! keys {
    ($module:ident, $table:ident = $header:literal, $noun:literal, $about:literal, $example:expr;
     $($field:ident: $need:ident $kind:expr, $line:literal $(, $word:literal)*;)*
     $(* $names:ident: $shape:expr;)?) => {
        #[allow(non_upper_case_globals, dead_code, missing_docs)] // They are named as they are written.
        pub mod $module {
            $(pub const $field: &str = {
                const FIELD: &str = stringify!($field);
                const NAME: [u8; FIELD.len()] =
                    $crate::load::grammar::tables::definition::kebab(FIELD);
                $crate::load::grammar::tables::definition::text(&NAME)
            };)*
        }

        #[doc = $about]
        pub static $table: $crate::load::grammar::key_types::Table = $crate::load::grammar::key_types::Table {
            id: stringify!($module),
            header: $header,
            noun: $noun,
            about: $about,
            keys: &[$($crate::load::grammar::key_types::Key {
                name: $module::$field,
                also: &[$($word),*],
                is_required: matches!(stringify!($need).as_bytes(), b"required" | b"needed"),
                kind: $kind,
                about: $line,
            }),*],
            names: $crate::load::grammar::tables::definition::names!($($names: $shape)?),
            example: $example,
        };
    };
}
pub(super) use keys;

/// What else may stand in a table, by names.
macro_rules! names {
    () => {
        None
    };
    ($names:ident: $shape:expr) => {
        Some(($crate::load::grammar::key_types::KeyNames::$names, $shape))
    };
}
pub(super) use names;

/// The type of a field.
macro_rules! field_type {
    (required $value:ty) => { $value };
    (written $value:ty) => { Option<Option<$value>> };
    ($need:ident $value:ty) => { Option<$value> };
}
pub(super) use field_type;

/// What was read, as the field has it.
macro_rules! field_value {
    (required $read:ident) => {
        $read.flatten()?
    };
    (written $read:ident) => {
        $read
    };
    ($need:ident $read:ident) => {
        $read.flatten()
    };
}
pub(super) use field_value;

/// A table's data, the type of what is read of it, and its reader.
macro_rules! table {
    ($raw:ident; $module:ident, $table:ident = $header:literal, $noun:literal, $about:literal, $example:expr;
     $($field:ident: $need:ident $kind:ident -> $value:ty, $line:literal $(, $word:literal)*;)*
     $(+ $extra:ident: $type:ty, $extra_line:literal;)* $(- told_at_once: $at_once:literal;)?) => {
        keys! { $module, $table = $header, $noun, $about, $example;
            $($field: $need KeyKind::of(<$kind as ValueKind<'static>>::WORDS, <$kind as ValueKind<'static>>::SHAPE), $line $(, $word)*;)* }

        #[doc = $about]
        #[derive(Clone, Debug, Default)]
        pub struct $raw<'a> {
            /// Where it stands.
            #[allow(dead_code)] // Not all tables are asked for it.
            pub span: Span,
            /// Keys that it does not have.
            #[allow(dead_code)]
            pub strays: Vec<At<Str<'a>>>,
            $(#[doc = $line] pub $field: field_type!($need $value),)*
            $(#[doc = $extra_line] pub $extra: $type,)*
        }

        impl<'a> $raw<'a> {
            /// Reads one; none where a key that it cannot do without is missing or a mistake.
            pub fn read(r: &mut Reader<'_>, span: Span, table: &DeTable<'a>) -> Option<Self> {
                $(let mut $field = None;)*
                let mut strays = Vec::new();
                for (key, node) in table {
                    match key.get_ref().as_ref() {
                        $($module::$field => $field = Some(<$kind as ValueKind<'a>>::read(r, node)),)*
                        _ => r.stray(&mut strays, key),
                    }
                }
                let written = [$($field.is_some()),*];
                if true $(&& $at_once)? {
                    r.strange(&$table, &strays);
                }
                r.missing(&$table, span, &written, &strays);
                Some(Self {
                    span,
                    strays,
                    $($field: field_value!($need $field),)*
                    $($extra: Default::default(),)*
                })
            }
        }
    };
}
pub(super) use table;
