//! Hebben, zijn and worden beside a participle: what they add to it, and how they are taken up into it.

use smallvec::SmallVec;

use crate::clause::verb::{Form, VerbUse, Verbs};
use crate::mention::Context;
use crate::token::verb::Auxiliary;

/// A helping verb.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Helper {
    /// Hebben.
    Have,
    /// Zijn.
    Be,
    /// Worden.
    Become,
}

impl Helper {
    /// Which one a verb is, given by its row.
    pub(super) fn of(context: &Context<'_>, verb: u32) -> Option<Helper> {
        let helpers = &context.lists.helpers;
        if verb == helpers.have {
            Some(Helper::Have)
        } else if verb == helpers.be {
            Some(Helper::Be)
        } else if verb == helpers.become_ {
            Some(Helper::Become)
        } else {
            None
        }
    }
}

/// The verbs of a clause, with what each helps with.
pub(super) type Uses = SmallVec<[(VerbUse, Option<Helper>); 4]>;

/// Without a helper, as in headings, a participle tells what was done.
pub(super) fn tell_alone(context: &Context<'_>, verb: &mut VerbUse) {
    verb.perfect = true;
    verb.passive = !is_unaccusative(context, verb.verb);
}

/// Whether a verb makes its perfect with "zijn".
fn is_unaccusative(context: &Context<'_>, verb: u32) -> bool {
    context.lists.verbs.verb(verb).is_some_and(|verb| verb.auxiliary != Auxiliary::Hebben)
}

/// Takes helping verbs up into the participles they stand with, and puts what governs first, into `verbs`.
pub(super) fn take_up(context: &Context<'_>, uses: &Uses, past: bool, verbs: &mut Verbs) {
    let has_participle = uses.iter().any(|(used, helper)| used.form == Form::Participle && helper.is_none());
    if !has_participle {
        verbs.extend(uses.iter().map(|(used, _)| VerbUse { past, ..*used }));
        if verbs.len() > 1 {
            verbs.sort_by_key(|used| (used.form != Form::Finite, used.token));
        }
        return;
    }
    let helpers = || uses.iter().filter_map(|(used, helper)| helper.map(|helper| (used, helper)));
    let mut ordered: SmallVec<[((bool, u32), VerbUse); 4]> = SmallVec::new();
    for (used, helper) in uses {
        if helper.is_some() {
            continue;
        }
        let mut verb = VerbUse { past, ..*used };
        let mut place = (used.form != Form::Finite, used.token);
        if used.form == Form::Participle {
            // The helper that is no participle itself and stands nearest.
            match helpers().min_by_key(|(helper, _)| helper.token.abs_diff(used.token)) {
                Some((helper, _)) => {
                    place = (helper.form != Form::Finite, helper.token);
                    verb.te |= helper.te;
                }
                None => tell_alone(context, &mut verb),
            }
            for (_, helper) in helpers() {
                match helper {
                    Helper::Have => verb.perfect = true,
                    Helper::Become => verb.passive = true,
                    Helper::Be => {
                        verb.perfect = true;
                        verb.passive = verb.passive || !is_unaccusative(context, used.verb);
                    }
                }
            }
        }
        ordered.push((place, verb));
    }
    if ordered.len() > 1 {
        ordered.sort_by_key(|(place, verb)| (*place, verb.token));
    }
    ordered.iter().for_each(|(_, verb)| verbs.push(*verb));
}
