//! What is known of companies: facts, names, links.

use jiff::civil::Date;
use toml::de::DeTable;

use super::definition::{field_type, field_value, keys, table};
use crate::diag::Span;
use crate::load::grammar::key_types::KeyKind;
use crate::load::grammar::kinds::{
    AnyText, BriefText, CalendarDay, CriterionList, CriterionName, LinkShare, NameList, NameText,
    RatingEnd, ShortRating, ValueKind,
};
use crate::load::grammar::raw::{At, RawNote, RawStated, Scalar, Str};
use crate::load::grammar::reader::Reader;

table! { RawFact; fact, FACT = "[[fact]]", "a fact",
    "A fact about a company, for all its offers without a rating of their own. The newest fact that holds counts; your facts replace the built-in ones.",
    "[[fact]]\ncriterion = \"brand\"\ncompany = \"Initech\"\nvalue = 40\nas-of = 2026-03-01\nsource = \"a survey\"";
    criterion: optional CriterionName -> At<Str<'a>>, "The criterion; needed unless the file defines exactly one";
    company: required NameText -> At<Str<'a>>, "The company";
    value: written ShortRating -> RawStated<'a>, "The rating; or low and high, with likely or without", "rating";
    low: written RatingEnd -> At<Scalar<'a>>, "The lowest possible value", "min";
    likely: written RatingEnd -> At<Scalar<'a>>, "The most likely value";
    high: written RatingEnd -> At<Scalar<'a>>, "The highest possible value", "max";
    as_of: optional CalendarDay -> At<Date>, "The first day on which it holds", "date", "since", "from";
    until: optional CalendarDay -> At<Date>, "The first day on which it no longer holds", "to";
    source: optional AnyText -> At<Str<'a>>, "Its source", "url";
    why: optional AnyText -> At<Str<'a>>, "The reason, printed with it", "reason";
    brief: optional BriefText -> At<Str<'a>>, "The reason in 50 characters at most, for tables";
    + stated: Option<RawStated<'a>>, "What its values state together.";
    + note: RawNote<'a>, "Its reasons.";
}

table! { RawCompany; company, COMPANY = "[[company]]", "a company",
    "The names of a company. Case, spaces and dots make no difference.",
    "[[company]]\nname = \"Initech\"\nalso = [\"Initech Labs\"]";
    name: required NameText -> At<Str<'a>>, "The name that is shown";
    also: optional NameList -> Vec<At<Str<'a>>>, "Other names for it", "aliases", "alias", "aka";
}

table! { RawLink; link, LINK = "[[link]]", "a link",
    "A company that gets a part of its parent's lead on some criteria.",
    "[[link]]\ncompany = \"Initech\"\nparent = \"Hooli\"\nshares = [\"ml-exposure\"]\nshare = [0.5, 1]";
    company: required NameText -> At<Str<'a>>, "The company";
    parent: required NameText -> At<Str<'a>>, "Its parent", "from", "to";
    since: optional CalendarDay -> At<Date>, "The first day on which it holds", "as-of";
    shares: required CriterionList -> Vec<At<Str<'a>>>, "The criteria that the link is for", "criteria";
    share: needed LinkShare -> (Span, RawStated<'a>), "The part that it gets, from 0 to 1: a number or a range", "value";
    question: optional AnyText -> At<Str<'a>>, "A question to ask about the share";
    source: optional AnyText -> At<Str<'a>>, "Its source";
}

table! { RawShare; share, SHARE = "", "a share",
    "A link's share with a likely value between two ends.", "";
    low: written RatingEnd -> At<Scalar<'a>>, "The lowest possible value", "min";
    likely: written RatingEnd -> At<Scalar<'a>>, "The most likely value", "value", "middle";
    high: written RatingEnd -> At<Scalar<'a>>, "The highest possible value", "max";
}
