//! A page's HTML as a plain tree that all threads can share.

use std::collections::BTreeMap;

use scraper::{ElementRef, Html};

/// A page that was read.
pub(super) struct Page {
    /// Its file in the site.
    pub(super) path: String,
    /// Its text.
    pub(super) html: String,
    /// Elements and texts in document order; the first is the root element.
    items: Vec<Item>,
    /// The place of the first element with an id.
    ids: BTreeMap<String, usize>,
}

struct Item {
    /// The element that it stands in; the root's own place for the root.
    parent: usize,
    /// The place after its last descendant.
    end: usize,
    kind: Kind,
}

enum Kind {
    Text(String),
    Element { name: String, attributes: Vec<(String, String)> },
}

/// An element or text of a page. The order of nodes is that of the document.
#[derive(Clone, Copy)]
pub(super) struct Node<'p> {
    page: &'p Page,
    at: usize,
}

impl Page {
    /// Reads a page as a browser does.
    pub(super) fn read(path: &str, html: String) -> Page {
        let document = Html::parse_document(&html);
        let mut items = Vec::new();
        add(&mut items, document.root_element(), 0);
        let mut ids = BTreeMap::new();
        for (at, item) in items.iter().enumerate() {
            if let Kind::Element { attributes, .. } = &item.kind
                && let Some((_, id)) = attributes.iter().find(|it| it.0 == "id")
            {
                ids.entry(id.clone()).or_insert(at);
            }
        }
        Page { path: path.to_owned(), html, items, ids }
    }

    pub(super) fn root(&self) -> Node<'_> {
        Node { page: self, at: 0 }
    }

    /// All elements of a name or class: see [`Node::is`].
    pub(super) fn all<'p>(&'p self, wanted: &'p str) -> impl Iterator<Item = Node<'p>> {
        self.elements().filter(move |it| it.is(wanted))
    }

    pub(super) fn elements(&self) -> impl Iterator<Item = Node<'_>> {
        let all = (0..self.items.len()).map(|at| Node { page: self, at });
        all.filter(|it| !it.name().is_empty())
    }

    /// The texts that are part of the page for readers: not those of the head.
    pub(super) fn texts(&self) -> impl Iterator<Item = Node<'_>> {
        let all = (0..self.items.len()).map(|at| Node { page: self, at });
        all.filter(|it| {
            it.name().is_empty()
                && !it.raw().trim().is_empty()
                && !it.ancestors().any(|it| ["head", "script", "style"].contains(&it.name()))
        })
    }

    pub(super) fn by_id(&self, id: &str) -> Option<Node<'_>> {
        self.ids.get(id).map(|at| Node { page: self, at: *at })
    }

    /// A finding about this page.
    pub(super) fn says(&self, what: impl std::fmt::Display) -> String {
        format!("{}: {what}", self.path)
    }
}

fn add(items: &mut Vec<Item>, element: ElementRef<'_>, parent: usize) {
    let at = items.len();
    let name = element.value().name().to_owned();
    let attributes = element.value().attrs().map(|(a, b)| (a.to_owned(), b.to_owned())).collect();
    items.push(Item { parent, end: at, kind: Kind::Element { name, attributes } });
    for child in element.children() {
        if let Some(text) = child.value().as_text() {
            let end = items.len() + 1;
            items.push(Item { parent: at, end, kind: Kind::Text(text.to_string()) });
        } else if let Some(element) = ElementRef::wrap(child) {
            add(items, element, at);
        }
    }
    items[at].end = items.len();
}

impl<'p> Node<'p> {
    /// The name of an element; nothing for a text.
    pub(super) fn name(self) -> &'p str {
        match &self.page.items[self.at].kind {
            Kind::Element { name, .. } => name,
            Kind::Text(_) => "",
        }
    }

    fn raw(self) -> &'p str {
        match &self.page.items[self.at].kind {
            Kind::Element { .. } => "",
            Kind::Text(text) => text,
        }
    }

    pub(super) fn attributes(self) -> &'p [(String, String)] {
        match &self.page.items[self.at].kind {
            Kind::Element { attributes, .. } => attributes,
            Kind::Text(_) => &[],
        }
    }

    pub(super) fn attr(self, name: &str) -> Option<&'p str> {
        self.attributes().iter().find(|it| it.0 == name).map(|it| it.1.as_str())
    }

    pub(super) fn has_class(self, class: &str) -> bool {
        self.attr("class").is_some_and(|it| it.split_whitespace().any(|it| it == class))
    }

    /// Whether it is an element like `td`, `.card`, `th.wide` or `a[href]`.
    pub(super) fn is(self, wanted: &str) -> bool {
        if self.name().is_empty() || !wanted.contains(['.', '[']) {
            return !self.name().is_empty() && (wanted.is_empty() || self.name() == wanted);
        }
        let (wanted, attribute) = match wanted.trim_end_matches(']').split_once('[') {
            Some((wanted, attribute)) => (wanted, Some(attribute)),
            None => (wanted, None),
        };
        let mut parts = wanted.split('.');
        let name = parts.next().unwrap_or_default();
        (name.is_empty() || self.name() == name)
            && parts.all(|it| self.has_class(it))
            && attribute.is_none_or(|it| self.attr(it).is_some())
    }

    /// The elements that it stands in, the nearest first.
    pub(super) fn ancestors(self) -> impl Iterator<Item = Node<'p>> {
        let up = |it: &Node<'p>| {
            let parent = it.page.items[it.at].parent;
            (it.at != 0).then_some(Node { page: it.page, at: parent })
        };
        std::iter::successors(up(&self), up)
    }

    pub(super) fn inside(self, wanted: &str) -> bool {
        self.ancestors().any(|it| it.is(wanted))
    }

    fn below(self) -> impl Iterator<Item = Node<'p>> {
        let (page, end) = (self.page, self.page.items[self.at].end);
        (self.at + 1..end).map(move |at| Node { page, at })
    }

    /// The elements inside it of a name or class: see [`Node::is`].
    pub(super) fn all<'w>(self, wanted: &'w str) -> impl Iterator<Item = Node<'p>> + use<'p, 'w> {
        self.below().filter(move |it| it.is(wanted))
    }

    pub(super) fn children(self) -> impl Iterator<Item = Node<'p>> {
        let items = &self.page.items;
        let within = move |at: usize| (at < items[self.at].end).then_some(at);
        let all = std::iter::successors(within(self.at + 1), move |at| within(items[*at].end));
        all.map(move |at| Node { page: self.page, at }).filter(|it| !it.name().is_empty())
    }

    /// Its text, with white space made single.
    pub(super) fn text(self) -> String {
        if self.name().is_empty() {
            return squeezed(self.raw());
        }
        let texts: String = self.below().map(Node::raw).collect();
        squeezed(&texts)
    }

    /// The first text in it, white space aside.
    pub(super) fn first_text(self) -> String {
        self.below().map(|it| squeezed(it.raw())).find(|it| !it.is_empty()).unwrap_or_default()
    }

    /// Its place in the order of the document.
    pub(super) fn place(self) -> usize {
        self.at
    }

    /// The key of the stance that it is marked with: `s-for` gives `for`.
    pub(super) fn stance_key(self) -> Option<&'p str> {
        self.attr("class")?.split_whitespace().find_map(|it| it.strip_prefix("s-"))
    }
}

/// The text with white space made single.
pub(super) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
