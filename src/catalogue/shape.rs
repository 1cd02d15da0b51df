//! What a Fluent file is made of, for comparing one with another: messages with their attributes, and of each pattern
//! the variables, references, functions and selectors, in every variant, with their places.
//!
//! A [`Catalogue`](super::Catalogue) says what an entry is worth as a translation; a [`Shape`] says nothing of that.

use std::collections::BTreeSet;
use std::ops::Range;

use fluent_syntax::ast;

use super::guard;
use super::read::Place;

/// A Fluent file as it is compared with another.
#[derive(Clone, Debug, Default)]
pub struct Shape {
    /// Messages and terms, in order.
    pub messages: Vec<Message>,
    /// First message of each id.
    index: foldhash::HashMap<String, usize>,
}

/// A message or a term.
#[derive(Clone, Debug)]
pub struct Message {
    /// The identifier; a term's begins with `-`.
    pub id: String,
    /// The identifier's bytes.
    pub id_range: Range<usize>,
    /// Its value, if it has one.
    pub value: Option<Pattern>,
    /// Its attributes, in order.
    pub attributes: Vec<Attribute>,
    /// First attribute of each name.
    index: foldhash::HashMap<String, usize>,
    /// Variables that it is given although it does not use them.
    pub given: BTreeSet<String>,
    /// Whether something else stands in where a translation lacks it.
    pub optional: bool,
}

/// An attribute of a message or term.
#[derive(Clone, Debug)]
pub struct Attribute {
    /// The name, without the dot.
    pub name: Named,
    /// What it says.
    pub value: Pattern,
}

/// A name, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// As written, with the sign that belongs to it (`$count`, `-brand`).
    pub name: String,
    /// Its bytes, the sign included.
    pub range: Range<usize>,
}

/// The value of a message or attribute. What stands in a variant is listed like everything else.
#[derive(Clone, Debug, Default)]
pub struct Pattern {
    /// The whole of it.
    pub range: Range<usize>,
    /// Its text, where it is nothing but text: the bytes of each piece that stands in the file as it is.
    pub plain: Option<Vec<Range<usize>>>,
    /// Everything it says in one form, white space folded: two patterns that say the same are equal here.
    pub flat: String,
    /// Its words without what stands in `{ }`.
    pub prose: String,
    /// Variables that are shown, alone or through a function.
    pub shown: Vec<Named>,
    /// Variables that a selector looks at.
    pub chosen: Vec<Named>,
    /// Messages and terms referred to.
    pub references: Vec<Reference>,
    /// Functions called.
    pub calls: Vec<Call>,
    /// Selectors, the outer before the inner.
    pub selectors: Vec<Selector>,
}

/// A reference to a message or term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The message, or the term with its dash.
    pub target: Named,
    /// The attribute, if one is meant.
    pub attribute: Option<String>,
}

/// A call of a function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The function.
    pub function: Named,
    /// The first variable it is given.
    pub variable: Option<String>,
    /// Named arguments as written, `useGrouping: 0`.
    pub options: Vec<String>,
}

/// A choice between variants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selector {
    /// What it looks at, in one form: `$count`, `NUMBER($count)`, `-brand.gender`.
    pub subject: String,
    /// The bytes of that.
    pub range: Range<usize>,
    /// What kind of thing that is.
    pub kind: SelectorKind,
    /// The keys of its variants.
    pub keys: Vec<Key>,
}

/// What a selector looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SelectorKind {
    /// A variable as it is, or through `NUMBER`: a number chooses by its plural category.
    Cardinal,
    /// `NUMBER(…, type: "ordinal")`: first, second, third.
    Ordinal,
    /// An attribute of a term, which is the locale's own affair.
    Term,
    /// Anything else, such as `PLATFORM()`.
    Other,
}

/// The key of a variant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// As written.
    pub name: Named,
    /// Whether it is a number.
    pub is_number: bool,
    /// Whether it is the one with the `*`.
    pub is_default: bool,
}

impl Shape {
    /// Reads a file. What is not Fluent is passed over, and all of it where it is nested too deep.
    pub fn read(text: &str) -> Self {
        let bom = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
        let Ok(body) = guard::bearable(&text[bom..]) else { return Self::default() };
        let place = Place { text, body: &body, bom };
        let resource = match fluent_syntax::parser::parse(place.body) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        let messages = resource.body.iter().filter_map(|entry| match entry {
            ast::Entry::Message(m) => Some(message(&place, "", &m.id, m.value.as_ref(), &m.attributes)),
            ast::Entry::Term(t) => Some(message(&place, "-", &t.id, Some(&t.value), &t.attributes)),
            _ => None,
        });
        Self::of(messages.collect())
    }

    /// Messages that are put together from elsewhere.
    pub fn of(messages: Vec<Message>) -> Self {
        let mut index = foldhash::HashMap::default();
        for (i, m) in messages.iter().enumerate() {
            index.entry(m.id.clone()).or_insert(i);
        }
        Self { messages, index }
    }

    /// The first message with this id.
    pub fn get(&self, id: &str) -> Option<&Message> {
        self.index.get(id).map(|&i| &self.messages[i])
    }

    /// The messages, each id once.
    pub fn firsts(&self) -> impl Iterator<Item = &Message> {
        self.messages.iter().enumerate().filter(|(i, m)| self.index.get(&m.id) == Some(i)).map(|(_, m)| m)
    }
}

impl Message {
    /// Whether it is a term.
    pub fn is_term(&self) -> bool {
        self.id.starts_with('-')
    }

    /// The attribute of this name.
    pub fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.index.get(name).map(|&i| &self.attributes[i])
    }

    /// The names of the attributes that another message lacks.
    pub fn only_here(&self, other: &Self) -> Vec<&str> {
        let names = self.attributes.iter().map(|a| a.name.name.as_str());
        names.filter(|name| other.attribute(name).is_none()).collect()
    }

    /// Its value and its attributes, these with their name.
    pub fn patterns(&self) -> impl Iterator<Item = (Option<&Named>, &Pattern)> {
        self.value.iter().map(|p| (None, p)).chain(self.attributes.iter().map(|a| (Some(&a.name), &a.value)))
    }
}

impl Pattern {
    /// Its variables, shown or not.
    pub fn variables(&self) -> impl Iterator<Item = &Named> {
        self.shown.iter().chain(&self.chosen)
    }
}

fn message(
    place: &Place<'_>,
    sign: &str,
    id: &ast::Identifier<&str>,
    value: Option<&ast::Pattern<&str>>,
    attributes: &[ast::Attribute<&str>],
) -> Message {
    let id = named(place, sign, id);
    let attributes: Vec<Attribute> = attributes
        .iter()
        .map(|a| Attribute { name: named(place, "", &a.id), value: pattern(place, &a.value) })
        .collect();
    let mut index = foldhash::HashMap::default();
    for (i, attribute) in attributes.iter().enumerate() {
        index.entry(attribute.name.name.clone()).or_insert(i);
    }
    Message {
        id: id.name,
        id_range: id.range,
        value: value.map(|v| pattern(place, v)),
        attributes,
        index,
        given: BTreeSet::new(),
        optional: false,
    }
}

fn named(place: &Place<'_>, sign: &str, id: &ast::Identifier<&str>) -> Named {
    let range = place.range(id.name);
    // The sign stands straight before the name.
    Named { name: format!("{sign}{}", id.name), range: range.start.saturating_sub(sign.len())..range.end }
}

fn pattern(place: &Place<'_>, pattern: &ast::Pattern<&str>) -> Pattern {
    let mut walk = Walk { place, out: Pattern::default(), flat: String::new(), prose: String::new(), reach: None };
    walk.pattern(pattern, true);
    let mut out = walk.out;
    let texts: Option<Vec<Range<usize>>> = pattern
        .elements
        .iter()
        .map(|e| match e {
            ast::PatternElement::TextElement { value } => Some(place.range(value)),
            ast::PatternElement::Placeable { .. } => None,
        })
        .collect();
    out.plain = texts;
    out.range = walk.reach.unwrap_or_default();
    out.flat = folded(&walk.flat);
    out.prose = folded(&walk.prose);
    out
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

struct Walk<'p, 'a> {
    place: &'p Place<'a>,
    out: Pattern,
    flat: String,
    prose: String,
    reach: Option<Range<usize>>,
}

/// Where an expression stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Shown,
    Chosen,
}

impl Walk<'_, '_> {
    fn reach(&mut self, range: &Range<usize>) {
        let reach = self.reach.get_or_insert_with(|| range.clone());
        reach.start = reach.start.min(range.start);
        reach.end = reach.end.max(range.end);
    }

    fn pattern(&mut self, pattern: &ast::Pattern<&str>, outermost: bool) {
        for element in &pattern.elements {
            match element {
                ast::PatternElement::TextElement { value } => {
                    let range = self.place.range(value);
                    self.reach(&range);
                    self.flat.push_str(value);
                    self.prose.push_str(value);
                }
                ast::PatternElement::Placeable { expression } => self.expression(expression, Role::Shown),
            }
        }
        if !outermost {
            self.prose.push(' ');
        }
    }

    fn expression(&mut self, expression: &ast::Expression<&str>, role: Role) {
        match expression {
            ast::Expression::Inline(ast::InlineExpression::StringLiteral { value }) => {
                let range = self.place.range(value);
                self.reach(&range);
                self.flat.push_str(value);
            }
            ast::Expression::Inline(inline) => {
                let written = written(inline);
                self.flat.push_str(&format!("{{{written}}}"));
                self.inline(inline, role);
            }
            ast::Expression::Select { selector, variants } => {
                let subject = written(selector);
                self.flat.push_str(&format!("{{ {subject} ->"));
                let at = self.out.selectors.len();
                self.out.selectors.push(Selector {
                    range: 0..0,
                    kind: kind(selector),
                    keys: variants.iter().map(|v| self.key(v)).collect(),
                    subject,
                });
                let outer = self.reach.take();
                self.inline(selector, Role::Chosen);
                let range = self.reach.clone().unwrap_or_default();
                self.out.selectors[at].range = range.clone();
                self.reach = outer;
                self.reach(&range);
                for variant in variants {
                    let key = self.key(variant);
                    self.flat.push_str(&format!(" {}[{}] ", if key.is_default { "*" } else { "" }, key.name.name));
                    self.prose.push(' ');
                    self.reach(&key.name.range);
                    self.pattern(&variant.value, false);
                }
                self.flat.push_str(" }");
            }
        }
    }

    fn key(&self, variant: &ast::Variant<&str>) -> Key {
        let (name, is_number) = match &variant.key {
            ast::VariantKey::Identifier { name } => (*name, false),
            ast::VariantKey::NumberLiteral { value } => (*value, true),
        };
        let name = Named { name: name.to_owned(), range: self.place.range(name) };
        Key { name, is_number, is_default: variant.default }
    }

    fn inline(&mut self, inline: &ast::InlineExpression<&str>, role: Role) {
        match inline {
            ast::InlineExpression::StringLiteral { value } | ast::InlineExpression::NumberLiteral { value } => {
                let range = self.place.range(value);
                self.reach(&range);
            }
            ast::InlineExpression::VariableReference { id } => {
                let name = named(self.place, "$", id);
                self.reach(&name.range);
                match role {
                    Role::Shown => self.out.shown.push(name),
                    Role::Chosen => self.out.chosen.push(name),
                }
            }
            ast::InlineExpression::MessageReference { id, attribute } => {
                self.reference(named(self.place, "", id), attribute.as_ref());
            }
            ast::InlineExpression::TermReference { id, attribute, arguments } => {
                self.reference(named(self.place, "-", id), attribute.as_ref());
                if let Some(arguments) = arguments {
                    arguments.positional.iter().for_each(|a| self.inline(a, role));
                }
            }
            ast::InlineExpression::FunctionReference { id, arguments } => {
                let function = named(self.place, "", id);
                self.reach(&function.range);
                let variable = arguments.positional.iter().find_map(|a| match a {
                    ast::InlineExpression::VariableReference { id } => Some(format!("${}", id.name)),
                    _ => None,
                });
                let options = arguments.named.iter().map(option).collect();
                self.out.calls.push(Call { function, variable, options });
                arguments.positional.iter().for_each(|a| self.inline(a, role));
            }
            ast::InlineExpression::Placeable { expression } => self.expression(expression, role),
        }
    }

    fn reference(&mut self, target: Named, attribute: Option<&ast::Identifier<&str>>) {
        self.reach(&target.range);
        if let Some(attribute) = attribute {
            let range = self.place.range(attribute.name);
            self.reach(&range);
        }
        self.out.references.push(Reference { target, attribute: attribute.map(|a| a.name.to_owned()) });
    }
}

fn kind(selector: &ast::InlineExpression<&str>) -> SelectorKind {
    match selector {
        ast::InlineExpression::VariableReference { .. } | ast::InlineExpression::NumberLiteral { .. } => {
            SelectorKind::Cardinal
        }
        ast::InlineExpression::FunctionReference { id, arguments } if id.name == "NUMBER" => {
            let ordinal = arguments.named.iter().any(|a| option(a) == "type: \"ordinal\"");
            if ordinal { SelectorKind::Ordinal } else { SelectorKind::Cardinal }
        }
        ast::InlineExpression::TermReference { .. } => SelectorKind::Term,
        _ => SelectorKind::Other,
    }
}

fn option(argument: &ast::NamedArgument<&str>) -> String {
    format!("{}: {}", argument.name.name, written(&argument.value))
}

/// An expression in one form, whatever its spacing.
fn written(inline: &ast::InlineExpression<&str>) -> String {
    let attribute = |a: &Option<ast::Identifier<&str>>| a.as_ref().map_or(String::new(), |a| format!(".{}", a.name));
    match inline {
        ast::InlineExpression::StringLiteral { value } => format!("\"{value}\""),
        ast::InlineExpression::NumberLiteral { value } => (*value).to_owned(),
        ast::InlineExpression::VariableReference { id } => format!("${}", id.name),
        ast::InlineExpression::MessageReference { id, attribute: a } => format!("{}{}", id.name, attribute(a)),
        ast::InlineExpression::TermReference { id, attribute: a, arguments } => {
            let arguments = arguments.as_ref().map_or(String::new(), arguments_written);
            format!("-{}{}{arguments}", id.name, attribute(a))
        }
        ast::InlineExpression::FunctionReference { id, arguments } => {
            format!("{}{}", id.name, arguments_written(arguments))
        }
        ast::InlineExpression::Placeable { expression } => match &**expression {
            ast::Expression::Inline(inline) => written(inline),
            ast::Expression::Select { selector, .. } => written(selector),
        },
    }
}

fn arguments_written(arguments: &ast::CallArguments<&str>) -> String {
    let mut parts: Vec<String> = arguments.positional.iter().map(written).collect();
    let mut named: Vec<String> = arguments.named.iter().map(option).collect();
    named.sort();
    parts.append(&mut named);
    format!("({})", parts.join(", "))
}
