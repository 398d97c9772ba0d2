//! Typed facts without JSON: who sends what where, who gives what to whom, and what it cost in people.
//!
//! Reads the file named on the command line, or else a paragraph of its own.

use feiten::fact::{Count, Filler};
use feiten::{Extractor, Fact};

const PARAGRAPH: &str = "\
Duitsland heeft vrijdag een compagnie naar Slowakije gestuurd, en Nederland overweegt om 350 militairen naar Litouwen te sturen. \
Polen leverde Oekraïne veertien tanks. Bij een aanval op Charkiv zijn zeven Oekraïense soldaten omgekomen.";

fn main() -> std::io::Result<()> {
    let text = match std::env::args_os().nth(1) {
        Some(file) => std::fs::read_to_string(file)?,
        None => PARAGRAPH.to_owned(),
    };
    let extraction = Extractor::new().extract(&text);
    for fact in extraction.facts() {
        let status = fact.basis().status;
        match fact {
            Fact::Deployment(deployment) => {
                let what = first([counted(&deployment.quantity), names(&deployment.unit), names(&deployment.equipment)], "forces");
                let from = behind(" from ", &deployment.origin);
                let to = behind(" to ", &deployment.destination);
                println!("{status}: {} moves {what}{from}{to}", first([names(&deployment.actor)], "someone"));
            }
            Fact::Supply(supply) => {
                let amount = number(&supply.quantity).map(|amount| amount + " ").unwrap_or_default();
                let item = first([names(&supply.item)], "help");
                println!(
                    "{status}: {} gives {amount}{item}{}",
                    first([names(&supply.supplier)], "someone"),
                    behind(" to ", &supply.recipient)
                );
            }
            Fact::Casualties(casualties) => {
                let outcome = casualties.outcome.map(|outcome| outcome.to_string()).unwrap_or_else(|| "hit".to_owned());
                let side = behind(" of ", &casualties.side);
                let place = behind(" in ", &casualties.place);
                println!("{status}: {} {outcome}{side}{place}", first([number(&casualties.quantity)], "some"));
            }
            _ => {}
        }
    }
    Ok(())
}

fn names(fillers: &[Filler]) -> Option<String> {
    let values: Vec<&str> = fillers.iter().map(|filler| &*filler.value).collect();
    (!values.is_empty()).then(|| values.join(", "))
}

fn number(count: &Option<Count>) -> Option<String> {
    let bounds = count.as_ref()?.bounds;
    match (bounds.min, bounds.max) {
        (Some(min), Some(max)) if min == max => Some(format!("{min}")),
        (Some(min), Some(max)) => Some(format!("{min} to {max}")),
        (Some(min), None) => Some(format!("at least {min}")),
        (None, Some(max)) => Some(format!("at most {max}")),
        (None, None) => None,
    }
}

/// The number with the class of what it counts.
fn counted(count: &Option<Count>) -> Option<String> {
    let class = count.as_ref()?.class.map(|class| format!(" {class}")).unwrap_or_default();
    Some(number(count)? + &class)
}

fn behind(word: &str, fillers: &[Filler]) -> String {
    names(fillers).map(|names| format!("{word}{names}")).unwrap_or_default()
}

fn first<const N: usize>(choices: [Option<String>; N], otherwise: &str) -> String {
    choices.into_iter().flatten().next().unwrap_or_else(|| otherwise.to_owned())
}
