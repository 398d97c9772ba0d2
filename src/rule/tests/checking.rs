//! What comes out of a file without faults.

use crate::rule::tests::toy::{hash, schema};
use crate::rule::{parse, Class, Filler, Fillers, Finds, Kind, Limits, Place, Position, RuleId, RuleSet, Slot, Voice};

const SEND: &str = r#"
# Two rules: a frame and a pattern that it beats.
frame deployment.send            # a comment after the head
  fact        deployment
  verbs       sturen | zich terugtrekken
  verbs       "'s nachts sturen"
  nouns       komst
  voice       active
  status      announced
  set         quantity = 1
  actor!      subject | by: country organisation
  actor       of: person
  quantity    object: quantity(personnel unit)
  destination naar "in de richting van":
                country | place   # continued
  without     object: role
  beats       role.title_name
  + "[actor:Nederland] stuurt [quantity:zo'n 350 militairen] naar [destination:Slowakije]."
  + "dat \[…\] [actor:het [source:Kremlin]] zou \"sturen\""  status=considered quantity.min="35 0"
  - "Nederland stuurt een brief naar Polen."

pattern role.title_name
  fact    role
  match   [title: role] [person: person]
  match   [person: person] "," [title: role]
  + "de [title:president] [person:Poetin]"
  + "[person:Poetin], [title:president]"
  - "de president"
"#;

#[test]
fn a_frame_comes_out_whole() {
    let set = parse("send.rules", SEND, &schema()).unwrap();
    assert_eq!((set.len(), set.is_empty()), (2, false));
    let frame = &set.frames()[0];
    assert_eq!((&*frame.id, frame.line), ("deployment.send", 3));
    assert_eq!((&*frame.file, frame.rule), ("send.rules", RuleId(0)));
    assert_eq!(Some(frame.fact), schema().fact_type("deployment"));
    let verbs: Vec<&str> = frame.verbs.iter().map(|verb| verb.text.as_str()).collect();
    assert_eq!(verbs, ["sturen", "zich terugtrekken", "'s nachts sturen"]);
    assert_eq!(frame.verbs[1].words.as_slice(), [hash("zich"), hash("terugtrekken")]);
    assert_eq!(&SEND[frame.verbs[1].source.clone()], "zich terugtrekken");
    assert_eq!(frame.voice, Some(Voice::Active));
    assert_eq!(frame.status, schema().status("announced"));
    assert_eq!(frame.sets[0].value, "1");
    let slots: Vec<(&str, bool, usize)> = frame.slots.iter().map(|slot| (slot.name.as_str(), slot.required, slot.ways.len())).collect();
    assert_eq!(slots, [("actor", true, 2), ("quantity", false, 1), ("destination", false, 1)]);
    let actor = &frame.slots[0];
    assert_eq!(actor.ways[0].places, [Place::Position(Position(0)), Place::Position(Position(2))]);
    assert_eq!((actor.ways[0].line, actor.ways[1].line), (11, 12));
    let quantity = &frame.slots[1].ways[0].fillers[0];
    assert_eq!(*quantity, Filler { kind: Kind(5), classes: vec![Class(0), Class(1)] });
    assert!(quantity.admits(Kind(5), Some(Class(1))));
    assert!(!quantity.admits(Kind(5), Some(Class(2))));
    assert!(!quantity.admits(Kind(5), None));
    let Place::Marker(marker) = &frame.slots[2].ways[0].places[1] else {
        panic!("a quoted position is a marker");
    };
    assert_eq!((marker.text.as_str(), marker.words.len()), ("in de richting van", 4));
    assert_eq!(frame.slots[2].ways[0].fillers.len(), 2);
    assert_eq!(frame.without.len(), 1);
}

#[test]
fn examples_come_out_without_their_brackets() {
    let set = parse("send.rules", SEND, &schema()).unwrap();
    let examples = &set.frames()[0].examples;
    assert_eq!(examples[0].text, "Nederland stuurt zo'n 350 militairen naar Slowakije.");
    let marks: Vec<(&str, &str)> =
        examples[0].marks.iter().map(|mark| (mark.name.as_str(), &examples[0].text[mark.bytes.clone()])).collect();
    assert_eq!(marks, [("actor", "Nederland"), ("quantity", "zo'n 350 militairen"), ("destination", "Slowakije")]);
    assert_eq!(examples[1].text, "dat […] het Kremlin zou \"sturen\"");
    assert_eq!((examples[1].marks[0].slot, examples[1].marks[1].slot), (Some(Slot(0)), None));
    assert_eq!(&examples[1].text[examples[1].marks[1].bytes.clone()], "Kremlin");
    let expected: Vec<(&str, &str)> = examples[1].expectations.iter().map(|one| (one.key.as_str(), one.value.as_str())).collect();
    assert_eq!(expected, [("status", "considered"), ("quantity.min", "35 0")]);
    assert_eq!((examples[2].positive, examples[2].line), (false, 20));
}

#[test]
fn rules_are_found_by_trigger_name_and_order() {
    let set = parse("send.rules", SEND, &schema()).unwrap();
    let found: Vec<&str> = set.of_verb(hash("sturen")).map(|(_, trigger)| trigger.text.as_str()).collect();
    assert_eq!(found, ["sturen", "'s nachts sturen"]);
    assert_eq!(set.of_verb(hash("zich")).count(), 0);
    assert_eq!(set.of_noun_among(hash("komst"), Fillers::ALL).count(), 1);
    let (send, title) = (set.find("deployment.send").unwrap(), set.find("role.title_name").unwrap());
    assert_eq!(set.name(title), "role.title_name");
    assert!(set.beats(send, title) && !set.beats(title, send));
    assert_eq!(set.name(RuleId(9)), "");
    let pattern = &set.patterns()[0];
    assert_eq!(Finds::Fact(schema().fact_type("role").unwrap()), pattern.finds);
    let captures: Vec<&str> = pattern.captures.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(captures, ["title", "person"]);
    assert_eq!(pattern.program.triggers().kinds, [Kind(0), Kind(4)]);
}

const OWN: &str = "frame own.send\n  fact deployment\n  verbs sturen\n  actor subject: country\n  beats deployment.send\n  + \"[actor:A]\"\n  + \"[actor:B]\"\n  - \"c\"\n";

#[test]
fn a_further_file_may_beat_the_rules_of_a_set() {
    let schema = schema();
    let set = parse("send.rules", SEND, &schema).unwrap();
    let set = set.extended(&[("own.rules", OWN)], &schema).unwrap();
    let own = set.find("own.send").unwrap();
    assert!(set.beats(own, RuleId(0)));
    assert!(set.beats(own, RuleId(1)), "beats is passed on");
    let files: Vec<&str> = set.of_verb(hash("sturen")).map(|(frame, _)| &*frame.file).collect();
    assert_eq!(files, ["send.rules", "send.rules", "own.rules"]);
    let again = set.extended(&[("more.rules", ""), ("again.rules", OWN)], &schema);
    assert_eq!(
        again.unwrap_err().as_slice()[0].to_string(),
        "again.rules:1:7: the name `own.send` is taken\n  |\n1 | frame own.send\n  |       ^^^^^^^^\n  = by the rule at own.rules:1"
    );
}

#[test]
fn files_that_beat_each_other_s_rules_may_be_read_together() {
    let schema = schema();
    let files = [("own.rules", OWN), ("send.rules", SEND)];
    let set = RuleSet::default().extended(&files, &schema).unwrap();
    assert!(set.beats(RuleId(0), RuleId(1)));
}

#[test]
fn a_closed_list_of_markers_makes_a_misspelt_preposition_a_fault() {
    let schema = schema().markers(&["naar", "in"]);
    let source = OWN.replace("actor subject", "actor subject narr \"langs\"");
    let source = source.replace("  beats deployment.send\n", "");
    let faults = parse("own.rules", &source, &schema).unwrap_err();
    assert_eq!(faults.as_slice().len(), 1);
    assert_eq!(faults.as_slice()[0].message(), "unknown position `narr`");
    assert_eq!(faults.as_slice()[0].help(), Some("did you mean `naar`? write \"narr\" if the word itself is meant"));
}

#[test]
fn limits_refuse_what_is_too_much() {
    let with = |limits: Limits, source: &str| {
        let faults = parse("big.rules", source, &schema().limits(limits)).unwrap_err();
        let messages = faults.as_slice().iter().map(|fault| fault.message().to_owned());
        (messages.collect::<Vec<_>>(), faults.more())
    };
    let all = Limits::default();
    assert_eq!(with(Limits { source: 9, ..all }, "# a comment").0, ["this file holds 11 bytes, the limit is 9"]);
    assert_eq!(with(Limits { rules: 1, ..all }, SEND).0, ["more rules than the limit of 1"]);
    assert_eq!(with(Limits { total: 3, ..all }, SEND).0, ["all patterns together take more than 3 steps"]);
    let (messages, more) = with(Limits { faults: 2, ..all }, "a\nb\nc\nd\ne");
    assert_eq!((messages.len(), more), (2, 3));
}

#[test]
fn a_byte_order_mark_and_line_ends_of_other_systems_do_no_harm() {
    let source = format!("\u{feff}{}", SEND.trim_start().replace('\n', "\r\n"));
    assert_eq!(parse("send.rules", &source, &schema()).unwrap().len(), 2);
    let faulty = source.replace("frame dep", "fram dep").replace("# Two rules: a frame and a pattern that it beats.\r\n", "");
    let faults = parse("send.rules", &faulty, &schema()).unwrap_err();
    let fault = &faults.as_slice()[0];
    assert_eq!((fault.line(), &faulty[fault.span()]), (1, "fram"));
}

#[test]
fn sets_can_be_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<RuleSet>();
    shared::<crate::rule::Schema>();
    shared::<crate::rule::Faults>();
}
