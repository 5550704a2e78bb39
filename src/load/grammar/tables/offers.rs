//! Offers and their ratings, and what remains without an offer.

use jiff::civil::Date;
use toml::de::DeTable;

use super::definition::{field_type, field_value, keys, table};
use crate::diag::Span;
use crate::load::grammar::key_types::{KeyKind, ValueShape};
use crate::load::grammar::kinds::{
    AnyText, BriefText, CalendarDay, IdText, LineText, NameText, OfferChance, PayTable,
    PointsNumber, RatingEnd, RatingsTable, ShortRating, StatusWord, ValueKind,
};
use crate::load::grammar::raw::{At, RawPay, RawRating, RawStated, Scalar, Str};
use crate::load::grammar::reader::Reader;
use crate::load::grammar::shapes;
use crate::model::{Spread, Status};

/// A rating in any of its forms.
pub const RATED: ValueShape =
    ValueShape::OneOf(&[shapes::SHORT_RATING, ValueShape::Table(&RATING)]);

table! { RawOffer; offer, OFFER = "[[offer]]", "an offer",
    "An offer, one block each.",
    "[[offer]]\ncompany = \"Hooli\"\nrole = \"Data engineer\"\nreply-by = 2026-11-26";
    company: needed NameText -> At<Str<'a>>, "The company; printed as written", "employer", "name", "firm", "company-name", "organization", "organisation";
    role: optional NameText -> At<Str<'a>>, "Your job there", "title", "position", "job", "job-title", "role-title";
    id: optional IdText -> At<Str<'a>>, "A short name for arguments; else made from the company and the role";
    status: optional StatusWord -> Status, "\"offered\"; \"pending\" for one that is not made yet; \"current\" for the job that you have";
    location: optional LineText -> At<Str<'a>>, "The place; a note for you alone", "city", "place", "where";
    reply_by: optional CalendarDay -> At<Date>, "The last day on which you may answer", "deadline", "due", "expires", "reply", "respond-by", "accept-by", "offer-deadline", "reply-deadline";
    expects_by: optional CalendarDay -> At<Date>, "Of a pending one: the day by which they answer", "answer-by", "answers-by", "decision-by", "decides-by", "expected", "expected-by", "expect-by", "expects";
    chance: optional OfferChance -> At<Spread>, "Of a pending one: the chance that they make an offer, 0.4 or \"40%\"", "probability", "odds", "likelihood";
    note: optional AnyText -> At<Str<'a>>, "A note for you alone", "notes", "comment";
    pay: optional PayTable -> RawPay<'a>, "The pay, part by part, in place of a rating of `pay`", "salary", "wage", "compensation", "package";
    ratings: optional RatingsTable -> Vec<RawRating<'a>>, "Its ratings, one for each criterion", "rating", "scores";
    - told_at_once: false;
}

keys! { ratings, RATINGS = "[offer.ratings]", "`[offer.ratings]`",
    "A criterion's id and the offer's rating, in the criterion's unit. For a rating that is left out, the facts about the company count.",
    "[[offer]]\ncompany = \"Initech\"\n\n[offer.ratings]\nrole-fit = 7\nreturn-offer = [50, 80]      # between the two\nml-exposure = \"strong\"       # a level of its scale\nmentoring = \"unknown\"";
    * Criteria: RATED;
}

table! { RawLongRating; rating, RATING = "", "a rating",
    "A rating with its reason, or with a likely value between two ends.",
    "[[offer]]\ncompany = \"Initech\"\n\n[offer.ratings]\nrole-fit = { low = 3, likely = 4, high = 6, why = \"a guess\" }\nml-exposure = { value = \"some\", source = \"seen at a visit\" }";
    value: written ShortRating -> RawStated<'a>, "The rating, as it is written without braces", "rating";
    low: written RatingEnd -> At<Scalar<'a>>, "The lowest possible value", "min";
    likely: written RatingEnd -> At<Scalar<'a>>, "The most likely value", "middle";
    high: written RatingEnd -> At<Scalar<'a>>, "The highest possible value", "max";
    why: optional AnyText -> At<Str<'a>>, "The reason, printed with it", "reason", "note";
    source: optional AnyText -> At<Str<'a>>, "Its source", "url";
    brief: optional BriefText -> At<Str<'a>>, "The reason in 50 characters at most, for tables";
}

table! { RawFallback; fallback, FALLBACK = "[fallback]", "`[fallback]`",
    "Your points if you let all offers go, from 0 to 100 as the offers have them. Without this block they count as 0.",
    "[fallback]\nscore = 30";
    score: required PointsNumber -> At<f64>, "The points, from 0 to 100", "points", "value";
}
