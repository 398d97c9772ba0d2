//! The source of a fact: who is said to say it.

use crate::fact::draft::Draft;
use crate::fact::statement::Report;
use crate::fact::types::FactType;
use crate::fact::Scene;
use crate::value::Status;

/// How many clauses up a verb of saying is looked for.
const DEPTH: usize = 6;

/// Fills the source of every fact that a report covers.
pub fn fill(scene: &Scene<'_>, reports: &[Report], drafts: &mut [Draft]) {
    if reports.is_empty() {
        return;
    }
    for draft in drafts.iter_mut().filter(|draft| !matches!(draft.fact, FactType::Statement | FactType::Role)) {
        let Some(clause) = scene.clause(draft.clause) else { continue };
        let sentence = clause.sentence;
        let from = reports.partition_point(|report| report.sentence < sentence);
        let own = || reports.iter().skip(from).take_while(move |report| report.sentence == sentence);
        let next = || {
            reports
                .iter()
                .skip(from)
                .skip_while(move |report| report.sentence == sentence)
                .take_while(move |report| report.sentence == sentence + 1)
        };
        let covering = own()
            .find(|report| governs(scene, report, draft))
            .or_else(|| own().find(|report| report.whole && (report.clause != draft.clause || report.trigger != draft.trigger)))
            .or_else(|| next().find(|report| report.before));
        if let Some(report) = covering {
            draft.source = report.speaker.to_vec();
            let said = report.trigger as usize;
            draft.evidence.source = scene.context.span(said, said + 1);
        }
    }
}

/// Whether the fact stands in what a verb of saying governs.
fn governs(scene: &Scene<'_>, report: &Report, draft: &Draft) -> bool {
    if report.clause == draft.clause {
        // "ontkent de aanval", "vraagt om wapens": what is denied or asked for is said by who denies or asks.
        let own = report.trigger != draft.trigger || matches!(draft.status, Status::Denied | Status::Considered);
        return own && !report.before && !report.whole;
    }
    let mut at = draft.clause;
    for _ in 0..DEPTH {
        match scene.clause(at).and_then(|clause| clause.parent) {
            Some(parent) if parent == report.clause => return true,
            Some(parent) => at = parent,
            None => return false,
        }
    }
    false
}
