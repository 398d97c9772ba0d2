//! A fact type of another field: who appoints whom as what, with its rules and its list of names in one file.

use feiten::{Extractor, Fact};

/// A type, what it is made of, and two rules that find it; each rule brings the sentences that show what it means.
const RULES: &str = r#"
fact appointment
  slots  company person title start_date pay
  keys   person title

frame appointment.appoint
  fact        appointment
  verbs       benoemen | aanstellen
  company     subject | door: organisation
  person!     object: person
  title       tot: role
  start_date  per vanaf met: date
  pay         voor: money
  + "[company:Randstad] benoemt [person:Ilse de Wit] per [start_date:1 maart 2026] tot [title:bestuursvoorzitter]."
  + "[person:Karim Haddou] is door [company:Philips] aangesteld tot [title:directeur]."
  + "[company:Heineken] wil [person:Joost Vermeer] benoemen tot [title:commissaris]."  status=considered
  - "De koning benoemt de voorzitter tot ridder."

pattern appointment.new_title
  fact   appointment
  match  "de" "nieuwe" [title: role] "van" [company: organisation] "," [person: person]
  + "De nieuwe [title:directeur] van [company:Philips], [person:Karim Haddou], komt uit Breda."
  + "Volgens de nieuwe [title:voorzitter] van [company:Heineken], [person:Ilse de Wit], groeit de omzet."
  - "De nieuwe directeur van de school, mevrouw Haddou."
"#;

/// Names that the built-in lists lack: phrase, kind, value, class.
const COMPANIES: &str = "Windpark Noord BV\torganisation\tWindpark Noord\t\n";

const TEXT: &str = "Windpark Noord BV heeft Sanne Kuipers benoemd tot directeur. \
Volgens het bedrijf wil Philips Karim Haddou niet aanstellen tot commissaris.";

fn main() -> Result<(), feiten::Error> {
    let extractor = Extractor::builder().rules("appointment.rules", RULES).list("companies", COMPANIES).build()?;
    for failure in extractor.check_rules() {
        println!("{failure}");
    }
    let extraction = extractor.extract(TEXT);
    for fact in extraction.facts() {
        if let Fact::Custom(appointment) = fact {
            println!("{} {}", appointment.name, appointment.basis.status);
            for (slot, values) in fact.slots() {
                let bytes: Vec<&str> = values.iter().filter_map(|value| value.span()).map(|span| span.slice(TEXT)).collect();
                println!("  {slot}: {}", bytes.join(", "));
            }
        }
    }
    Ok(())
}
