//! Datelines: where a report was written and who wrote it, which its story does not speak of.

use crate::entity::Entity;
use crate::mention::Context;
use crate::token::Shape;

/// "KIEV –": where a report was written is no part of its story.
pub(super) fn is_dateline(context: &Context<'_>, place: &Entity) -> bool {
    let behind = place.last as usize;
    context.shape(behind).has(Shape::MARK)
        && matches!(context.word(behind), "-" | "–" | "—" | "(" | ".")
        && context.opens_sentence(place.first as usize)
        && !place.text.chars().any(char::is_lowercase)
}

/// "DEN HAAG (ANP) -": nor is who wrote it.
pub(super) fn closes_dateline(context: &Context<'_>, body: &Entity) -> bool {
    let behind = body.last as usize;
    context.shape(behind).has(Shape::MARK) && context.sign(behind) == b')' && matches!(context.word(behind + 1), "-" | "–" | "—")
}
