//! What is known of companies, and how a rating is told in full.

use jiff::civil::Date;
use toml::de::DeTable;

use crate::diag::Span;
use crate::load::grammar::keys::KeyKind;
use crate::load::grammar::kinds::{
    AnyText, BriefText, CalendarDay, CriterionList, LinkShare, NameList, NameText, RatingEnd,
    ShortRating, ValueKind,
};
use crate::load::grammar::raw::{At, RawNote, RawStated, Scalar, Str};
use crate::load::grammar::reader::Reader;
use crate::load::grammar::table::{field_type, field_value, keys, table};

table! { RawLongRating; rating, RATING = "", "a rating",
    "A rating with its reason, or with a likely value between two ends.",
    "[[offer]]\ncompany = \"Initech\"\n\n[offer.ratings]\nrole-fit = { low = 3, likely = 4, high = 6, why = \"a guess\" }\nml-exposure = { value = \"some\", source = \"seen at a visit\" }";
    value: written ShortRating -> RawStated<'a>, "The rating, as it is written without braces", "rating";
    low: written RatingEnd -> At<Scalar<'a>>, "The least that it may be", "min";
    likely: written RatingEnd -> At<Scalar<'a>>, "What it most likely is", "middle";
    high: written RatingEnd -> At<Scalar<'a>>, "The most that it may be", "max";
    why: optional AnyText -> At<Str<'a>>, "The reason, printed with it", "reason", "note";
    source: optional AnyText -> At<Str<'a>>, "Where it is from", "url";
    brief: optional BriefText -> At<Str<'a>>, "The reason in 50 characters at most, for tables";
}

table! { RawFact; fact, FACT = "[[fact]]", "a fact",
    "What is known of a company, for all offers of it that have no rating of their own. The newest that holds counts; yours replace the built-in ones.",
    "[[fact]]\ncriterion = \"brand\"\ncompany = \"Initech\"\nvalue = 40\nas-of = 2026-03-01\nsource = \"a survey\"";
    criterion: optional NameText -> At<Str<'a>>, "What it rates; needed where the file does not define exactly one criterion";
    company: required NameText -> At<Str<'a>>, "The company";
    value: written ShortRating -> RawStated<'a>, "The rating; or low and high, with likely or without", "rating";
    low: written RatingEnd -> At<Scalar<'a>>, "The least that it may be", "min";
    likely: written RatingEnd -> At<Scalar<'a>>, "What it most likely is";
    high: written RatingEnd -> At<Scalar<'a>>, "The most that it may be", "max";
    as_of: optional CalendarDay -> At<Date>, "The day since which it holds", "date", "since", "from";
    until: optional CalendarDay -> At<Date>, "The day from which it no longer holds", "to";
    source: optional AnyText -> At<Str<'a>>, "Where it is from", "url";
    why: optional AnyText -> At<Str<'a>>, "The reason, printed with it", "reason";
    brief: optional BriefText -> At<Str<'a>>, "The reason in 50 characters at most, for tables";
    + stated: Option<RawStated<'a>>, "What its values state together.";
    + note: RawNote<'a>, "Its reasons.";
}

table! { RawCompany; company, COMPANY = "[[company]]", "a company",
    "The names that a company goes by. Case, spaces and dots make no difference.",
    "[[company]]\nname = \"Initech\"\nalso = [\"Initech Labs\"]";
    name: required NameText -> At<Str<'a>>, "The name that is shown";
    also: optional NameList -> Vec<At<Str<'a>>>, "Other names for it", "aliases", "alias", "aka";
}

table! { RawLink; link, LINK = "[[link]]", "a link",
    "A company that shares in what its parent does: it gets a part of what the parent is better by.",
    "[[link]]\ncompany = \"Initech\"\nparent = \"Hooli\"\nshares = [\"ml-exposure\"]\nshare = [0.5, 1]";
    company: required NameText -> At<Str<'a>>, "The company";
    parent: required NameText -> At<Str<'a>>, "Its parent", "from", "to";
    since: optional CalendarDay -> At<Date>, "The day since which it holds", "as-of";
    shares: required CriterionList -> Vec<At<Str<'a>>>, "The criteria in which it shares", "criteria";
    share: needed LinkShare -> (Span, RawStated<'a>), "How much of it, from 0 to 1: a number or a range", "value";
    question: optional AnyText -> At<Str<'a>>, "What to ask to learn the share";
    source: optional AnyText -> At<Str<'a>>, "Where it is from";
}

table! { RawShare; share, SHARE = "", "a share",
    "A link's share with a likely value between two ends.", "";
    low: written RatingEnd -> At<Scalar<'a>>, "The least that it may be", "min";
    likely: written RatingEnd -> At<Scalar<'a>>, "What it most likely is", "value", "middle";
    high: written RatingEnd -> At<Scalar<'a>>, "The most that it may be", "max";
}
