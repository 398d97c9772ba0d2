//! The elements of a `match` line → syntax tree.

use crate::rule::ast::{Name, Node, Part};
use crate::rule::cursor::Cursor;
use crate::rule::error::Collector;
use crate::rule::lex::Class;
use crate::rule::schema::Limits;
use std::ops::Range;

/// The deepest nesting that any limit can allow: the reader calls itself once a level.
const DEEPEST: usize = 64;

/// Reads a whole `match` line. A fault is reported and gives nothing.
pub(crate) fn element(cursor: &mut Cursor<'_>, limits: &Limits, faults: &mut Collector) -> Option<Node> {
    let mut reader = Reader { cursor, limits, faults };
    reader.choice(0)
}

struct Reader<'a, 'b> {
    cursor: &'a mut Cursor<'b>,
    limits: &'a Limits,
    faults: &'a mut Collector,
}

impl Reader<'_, '_> {
    /// Reads `a | b`.
    fn choice(&mut self, depth: usize) -> Option<Node> {
        let mut branches = Vec::new();
        loop {
            branches.push(self.sequence(depth)?);
            if !self.cursor.symbol('|') {
                break;
            }
        }
        let span = around(&branches);
        if branches.len() > self.limits.alternatives {
            self.faults.add(span, format!("{} alternatives, the limit is {}", branches.len(), self.limits.alternatives));
            return None;
        }
        Some(one_or(branches, span, Part::Choice))
    }

    fn sequence(&mut self, depth: usize) -> Option<Node> {
        let mut nodes = Vec::new();
        while let Some(next) = self.cursor.peek() {
            if matches!(next.class, Class::Symbol('|' | ')' | ']')) {
                break;
            }
            nodes.push(self.repeated(depth)?);
        }
        if nodes.is_empty() {
            self.cursor.expected("an element", self.faults);
            return None;
        }
        let span = around(&nodes);
        Some(one_or(nodes, span, Part::Sequence))
    }

    /// Reads an element and the quantifier after it.
    fn repeated(&mut self, depth: usize) -> Option<Node> {
        let node = self.single(depth)?;
        let before = self.cursor.here();
        let (min, max) = if self.cursor.symbol('?') {
            (0, Some(1))
        } else if self.cursor.symbol('*') {
            (0, None)
        } else if self.cursor.symbol('+') {
            (1, None)
        } else if self.cursor.symbol('{') {
            self.bounds()?
        } else {
            return Some(node);
        };
        let end = self.cursor.last_end();
        if matches!(node.part, Part::Look { .. } | Part::Start | Part::End) {
            self.faults.add(before, "a quantifier after what takes no token; expected one after an element");
            return None;
        }
        let largest = max.unwrap_or(min).max(min);
        if largest > self.limits.repeat || max.is_some_and(|max| max < min || max == 0) {
            let message = if largest > self.limits.repeat {
                format!("{largest} repetitions, the limit is {}", self.limits.repeat)
            } else {
                "the maximum must be at least 1 and not below the minimum".to_owned()
            };
            self.faults.add(before.start..end, message);
            return None;
        }
        let span = node.span.start..end;
        let node = Box::new(node);
        Some(Node { part: Part::Repeat { node, min, max }, span })
    }

    /// Reads `m}`, `m,}` or `m,n}`.
    fn bounds(&mut self) -> Option<(usize, Option<usize>)> {
        let min = self.number()?;
        let max = if !self.cursor.symbol(',') {
            Some(min)
        } else if self.cursor.peek().is_some_and(|next| next.class == Class::Symbol('}')) {
            None
        } else {
            Some(self.number()?)
        };
        if !self.cursor.symbol('}') {
            self.cursor.expected("`}`", self.faults);
            return None;
        }
        Some((min, max))
    }

    fn number(&mut self) -> Option<usize> {
        let number = self
            .cursor
            .peek()
            .filter(|next| next.class == Class::Word)
            .and_then(|next| self.cursor.source.get(next.span.clone())?.parse().ok());
        if number.is_some() {
            self.cursor.next();
        } else {
            self.cursor.expected("a number", self.faults);
        }
        number
    }

    fn single(&mut self, depth: usize) -> Option<Node> {
        let lexeme = self.cursor.next()?;
        let start = lexeme.span.start;
        if depth >= self.limits.nesting.min(DEEPEST) {
            self.faults.add(lexeme.span.clone(), format!("nested deeper than {depth} levels"));
            return None;
        }
        let part = match lexeme.class {
            Class::Text | Class::Exact => {
                let text = self.cursor.unquoted(lexeme);
                if text.trim().is_empty() {
                    self.faults.add(lexeme.span.clone(), "an empty text; expected a word");
                    return None;
                }
                if lexeme.class == Class::Text {
                    Part::Literal(text)
                } else {
                    Part::Exact(text)
                }
            }
            Class::Word => {
                let name = self.cursor.name(lexeme);
                let names = if self.cursor.touches('(') { self.names()? } else { Vec::new() };
                if name.text != "lemma" {
                    Part::Named { name, classes: names }
                } else if names.is_empty() {
                    self.faults.add(name.span, "`lemma` without words; expected `lemma(word)`");
                    return None;
                } else {
                    Part::Lemma(names)
                }
            }
            Class::Symbol('@') => {
                let Some(name) = self.cursor.word() else {
                    self.cursor.expected("the name of a list", self.faults);
                    return None;
                };
                Part::List(name)
            }
            Class::Symbol('^') => Part::Start,
            Class::Symbol('$') => Part::End,
            Class::Symbol('(') => {
                let node = self.choice(depth + 1)?;
                self.close(')', start)?;
                node.part
            }
            Class::Symbol('[') => {
                let name = self.cursor.word();
                let Some(name) = name.filter(|_| self.cursor.symbol(':')) else {
                    self.cursor.expected("the name of a slot and `:`", self.faults);
                    return None;
                };
                let node = Box::new(self.choice(depth + 1)?);
                self.close(']', start)?;
                Part::Capture { name, node }
            }
            Class::Symbol(sign @ ('!' | '&' | '<')) => {
                let behind = sign == '<';
                let negated = sign == '!' || behind && self.cursor.symbol('!');
                if behind && !negated && !self.cursor.symbol('&') {
                    self.cursor.expected("`!` or `&` after `<`", self.faults);
                    return None;
                }
                if self.cursor.peek().is_none() {
                    self.cursor.expected("an element", self.faults);
                    return None;
                }
                let node = Box::new(self.single(depth + 1)?);
                Part::Look { node, behind, negated }
            }
            Class::Symbol(_) => {
                let found = self.cursor.name(lexeme).text;
                self.faults.add(lexeme.span.clone(), format!("expected an element, found `{found}`"));
                return None;
            }
        };
        let end = self.cursor.last_end().max(lexeme.span.end);
        Some(Node { part, span: start..end })
    }

    /// Reads `(name name)`.
    fn names(&mut self) -> Option<Vec<Name>> {
        self.cursor.symbol('(');
        let mut names = Vec::new();
        while let Some(name) = self.cursor.word() {
            names.push(name);
            self.cursor.symbol('|');
        }
        if names.is_empty() || !self.cursor.symbol(')') {
            let what = if names.is_empty() { "a name" } else { "`)` or a name" };
            self.cursor.expected(what, self.faults);
            return None;
        }
        Some(names)
    }

    fn close(&mut self, bracket: char, opened: usize) -> Option<()> {
        if self.cursor.symbol(bracket) {
            return Some(());
        }
        if self.cursor.peek().is_some() {
            self.cursor.expected(&format!("`{bracket}` or an element"), self.faults);
        } else {
            self.faults.add(opened..opened + 1, format!("this bracket is not closed; expected `{bracket}`"));
        }
        None
    }
}

fn around(nodes: &[Node]) -> Range<usize> {
    let start = nodes.first().map_or(0, |node| node.span.start);
    let end = nodes.last().map_or(start, |node| node.span.end);
    start..end
}

fn one_or(mut nodes: Vec<Node>, span: Range<usize>, part: fn(Vec<Node>) -> Part) -> Node {
    if nodes.len() == 1 {
        if let Some(node) = nodes.pop() {
            return node;
        }
    }
    Node { part: part(nodes), span }
}
