//! Rule source → syntax tree: the heads of rules and the lines in them.

use crate::rule::ast::{Block, Entry, Filler, Form, Name, Position, Value, Way, Words};
use crate::rule::cursor::Cursor;
use crate::rule::element;
use crate::rule::error::{nearest, nearest_word, Collector};
use crate::rule::lex::{lex, Class, Lexeme, Line};
use crate::rule::sample;
use crate::rule::schema::Limits;
use std::ops::Range;

/// The keys of a frame's lines; any other word there begins a slot line.
pub(crate) const FRAME_KEYS: [&str; 8] = ["fact", "verbs", "nouns", "voice", "status", "set", "without", "beats"];
/// The keys of a pattern's lines.
pub(crate) const PATTERN_KEYS: [&str; 6] = ["finds", "fact", "match", "set", "status", "beats"];
/// The keys of the lines of a fact type.
pub(crate) const FACT_KEYS: [&str; 2] = ["slots", "keys"];
/// The words that open a block.
const FORMS: [&str; 3] = ["frame", "pattern", "fact"];

/// Reads the rules of one file. Faults are collected; what has none is returned.
///
/// Cost is linear in the source: a line is looked at once, groups nest at most as deep as the limits allow.
pub(crate) fn parse(source: &str, limits: &Limits, faults: &mut Collector) -> Vec<Block> {
    if source.len() > limits.source {
        faults.add(0..0, format!("this file holds {} bytes, the limit is {}", source.len(), limits.source));
        return Vec::new();
    }
    let mut parser = Parser { source, limits, faults, blocks: Vec::new() };
    let lines = lex(source, parser.faults);
    parser.file(&lines);
    parser.blocks
}

struct Parser<'a> {
    source: &'a str,
    limits: &'a Limits,
    faults: &'a mut Collector,
    blocks: Vec<Block>,
}

impl Parser<'_> {
    fn file(&mut self, lines: &[Line]) {
        let mut rest = lines;
        if let Some(line) = rest.first().filter(|line| line.indent > 0) {
            self.faults.add_with(line.span(), "this indented line belongs to no rule", || {
                Some("a rule starts with `frame NAME` or `pattern NAME` at the start of a line".to_owned())
            });
            let head = rest.iter().position(|line| line.indent == 0);
            rest = rest.get(head.unwrap_or(rest.len())..).unwrap_or(&[]);
        }
        while let Some((head, after)) = rest.split_first() {
            let length = after.iter().position(|line| line.indent == 0).unwrap_or(after.len());
            let (body, next) = after.split_at_checked(length).unwrap_or((after, &[]));
            rest = next;
            if let Some((form, id)) = self.head(head) {
                let entries = self.body(form, body);
                self.blocks.push(Block { form, id, entries });
            }
        }
    }

    fn head(&mut self, line: &Line) -> Option<(Form, Name)> {
        let mut cursor = Cursor::new(self.source, &line.lexemes);
        let form = cursor.word();
        let form = match form.as_ref().map(|name| name.text.as_str()) {
            Some("frame") => Form::Frame,
            Some("pattern") => Form::Pattern,
            Some("fact") => Form::Fact,
            _ if line.faulty => return None,
            found => {
                let span = line.lexemes.first().map_or(0..0, |first| first.span.clone());
                self.faults.add_with(
                    span.clone(),
                    format!("expected `frame`, `pattern` or `fact`, found `{}`", self.source.get(span).unwrap_or("")),
                    || nearest(found.unwrap_or(""), FORMS),
                );
                return None;
            }
        };
        let Some(id) = cursor.word() else {
            if !line.faulty {
                cursor.expected(if form == Form::Fact { "the name of the fact type" } else { "the name of the rule" }, self.faults);
            }
            return None;
        };
        let part = |part: &str| {
            part.starts_with(char::is_lowercase)
                && part.chars().all(|char| char == '_' || char == '-' || char.is_numeric() || char.is_lowercase())
        };
        if form == Form::Fact {
            if !part(&id.text) {
                self.faults.add(id.span.clone(), format!("`{}` is no name of a fact type; expected one lower-case word", id.text));
            }
        } else if !id.text.split('.').all(part) {
            self.faults.add(id.span.clone(), format!("`{}` is no name of a rule; expected lower-case words joined by dots", id.text));
        }
        cursor.end_of_line(self.faults);
        Some((form, id))
    }

    /// Joins lines that are indented deeper than the first one to the line they continue, and reads the entries.
    fn body(&mut self, form: Form, lines: &[Line]) -> Vec<Entry> {
        let base = lines.first().map_or(0, |line| line.indent);
        let mut entries = Vec::new();
        let mut rest = lines;
        while let Some((first, after)) = rest.split_first() {
            let length = after.iter().position(|line| line.indent <= base || line.is_example(self.source)).unwrap_or(after.len());
            let (continued, next) = after.split_at_checked(length).unwrap_or((after, &[]));
            rest = next;
            let mut lexemes = first.lexemes.clone();
            let mut faulty = first.faulty;
            for line in continued {
                lexemes.extend(line.lexemes.iter().cloned());
                faulty |= line.faulty;
            }
            if let Some(entry) = self.entry(form, &lexemes, faulty) {
                entries.push(entry);
            }
        }
        entries
    }

    fn entry(&mut self, form: Form, lexemes: &[Lexeme], faulty: bool) -> Option<Entry> {
        let mut cursor = Cursor::new(self.source, lexemes);
        let first = cursor.next()?.clone();
        let key = cursor.name(&first);
        if faulty {
            return Some(Entry { key, value: Value::Faulty });
        }
        let value = match (form, key.text.as_str()) {
            (Form::Fact, "slots" | "keys") => self.names(&mut cursor),
            (Form::Fact, _) => {
                let key = self.unknown_key(form, key);
                return Some(Entry { key, value: Value::Faulty });
            }
            (_, "+" | "-") => sample::example(&mut cursor, key.text == "+", self.faults).map(Value::Example),
            (_, "fact" | "status") | (Form::Frame, "voice") | (Form::Pattern, "finds") => self.one_name(&mut cursor),
            (_, "beats") => self.names(&mut cursor),
            (_, "set") => self.settings(&mut cursor),
            (Form::Frame, "verbs" | "nouns") => self.phrases(&mut cursor),
            (Form::Frame, "without") => self.way(&mut cursor).map(Value::Without),
            (Form::Pattern, "match") => element::element(&mut cursor, self.limits, self.faults).map(Value::Match),
            _ if first.class != Class::Word => {
                self.faults.add(first.span, format!("expected a key or an example, found `{}`", key.text));
                None
            }
            (Form::Frame, _) if lexemes.iter().any(|other| other.class == Class::Symbol(':')) => {
                let required = cursor.symbol('!');
                self.way(&mut cursor).map(|way| Value::Slot { required, way })
            }
            _ => {
                let key = self.unknown_key(form, key);
                return Some(Entry { key, value: Value::Faulty });
            }
        };
        let whole = value.is_some() && cursor.end_of_line(self.faults);
        Some(Entry { key, value: value.filter(|_| whole).unwrap_or(Value::Faulty) })
    }

    /// Reports a key and returns the one that was probably meant, which is then not reported as missing.
    fn unknown_key(&mut self, form: Form, mut key: Name) -> Name {
        let (keys, what): (&[&str], &str) = match form {
            Form::Frame => (&FRAME_KEYS, "a frame, and this is no slot line without `:`"),
            Form::Pattern => (&PATTERN_KEYS, "a pattern"),
            Form::Fact => (&FACT_KEYS, "a fact type"),
        };
        let help = || {
            nearest(&key.text, keys.iter().copied()).or_else(|| {
                Some(match form {
                    Form::Frame => "a slot line reads `NAME POSITIONS: KINDS`".to_owned(),
                    Form::Pattern | Form::Fact => format!("its keys are {}", keys.join(", ")),
                })
            })
        };
        self.faults.add_with(key.span.clone(), format!("`{}` is no key of {what}", key.text), help);
        if let Some(near) = nearest_word(&key.text, keys.iter().copied()) {
            key.text = near.to_owned();
        }
        key
    }

    fn one_name(&mut self, cursor: &mut Cursor<'_>) -> Option<Value> {
        match cursor.word() {
            Some(name) => Some(Value::Name(name)),
            None => {
                cursor.expected("a name", self.faults);
                None
            }
        }
    }

    fn names(&mut self, cursor: &mut Cursor<'_>) -> Option<Value> {
        let mut names = Vec::new();
        while let Some(name) = cursor.word() {
            names.push(name);
            let _ = cursor.symbol('|') || cursor.symbol(',');
        }
        if names.is_empty() {
            cursor.expected("a name", self.faults);
            return None;
        }
        self.within(names.len(), cursor).then_some(Value::Names(names))
    }

    fn settings(&mut self, cursor: &mut Cursor<'_>) -> Option<Value> {
        let mut settings = Vec::new();
        loop {
            let Some(slot) = cursor.word() else {
                cursor.expected("the name of a slot", self.faults);
                return None;
            };
            let value = cursor.assigned(self.faults)?;
            settings.push((slot, value));
            if !cursor.symbol(',') {
                break;
            }
        }
        Some(Value::Settings(settings))
    }

    fn phrases(&mut self, cursor: &mut Cursor<'_>) -> Option<Value> {
        let mut phrases: Vec<Words> = Vec::new();
        loop {
            let mut phrase: Option<Words> = None;
            while let Some(name) = cursor.word().or_else(|| cursor.text()) {
                let phrase = phrase.get_or_insert_with(|| Words { words: Vec::new(), span: name.span.clone() });
                phrase.span.end = name.span.end;
                let words = name.text.split_whitespace().map(str::to_owned);
                phrase.words.extend(words);
            }
            match phrase.filter(|phrase| !phrase.words.is_empty()) {
                Some(phrase) => phrases.push(phrase),
                None => {
                    cursor.expected("a word", self.faults);
                    return None;
                }
            }
            if !cursor.symbol('|') {
                break;
            }
        }
        self.within(phrases.len(), cursor).then_some(Value::Phrases(phrases))
    }

    /// Reads `POSITIONS : KINDS`.
    fn way(&mut self, cursor: &mut Cursor<'_>) -> Option<Way> {
        let start = cursor.here().start;
        let mut positions = Vec::new();
        loop {
            let quoted = cursor.peek().is_some_and(|next| next.class == Class::Text);
            let Some(name) = cursor.word().or_else(|| cursor.text()) else {
                break;
            };
            positions.push(Position { name, quoted });
            cursor.symbol('|');
        }
        if positions.is_empty() {
            cursor.expected("a position", self.faults);
            return None;
        }
        if !cursor.symbol(':') {
            cursor.expected("`:` or a position", self.faults);
            return None;
        }
        let mut fillers = Vec::new();
        while let Some(kind) = cursor.word() {
            let mut classes = Vec::new();
            if cursor.symbol('(') {
                while let Some(class) = cursor.word() {
                    classes.push(class);
                    cursor.symbol('|');
                }
                if classes.is_empty() || !cursor.symbol(')') {
                    let what = if classes.is_empty() { "a class" } else { "`)` or a class" };
                    cursor.expected(what, self.faults);
                    return None;
                }
            }
            fillers.push(Filler { kind, classes });
            cursor.symbol('|');
        }
        if fillers.is_empty() {
            cursor.expected("a kind", self.faults);
            return None;
        }
        let count = positions.len().max(fillers.len());
        self.within(count, cursor).then_some(Way { positions, fillers, start })
    }

    fn within(&mut self, count: usize, cursor: &Cursor<'_>) -> bool {
        let fits = count <= self.limits.alternatives;
        if !fits {
            self.faults.add(cursor.whole(), format!("{count} alternatives, the limit is {}", self.limits.alternatives));
        }
        fits
    }
}

impl Line {
    fn span(&self) -> Range<usize> {
        let start = self.lexemes.first().map_or(0, |first| first.span.start);
        let end = self.lexemes.last().map_or(start, |last| last.span.end);
        start..end
    }

    /// Whether the line is an example, which continues no other line however it is indented.
    fn is_example(&self, source: &str) -> bool {
        let mut lexemes = self.lexemes.iter();
        let sign = lexemes.next().and_then(|first| source.get(first.span.clone()));
        matches!(sign, Some("+" | "-")) && lexemes.next().is_some_and(|next| next.class == Class::Text)
    }
}
