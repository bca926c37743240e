//! Gives each list of the model an index of its own type, so that the index of one never fits another.

use std::fmt;
use std::marker::PhantomData;
use std::ops;

/// An index into a list of the model.
pub trait Ix: Copy + Ord + fmt::Debug {
    /// The index of the item at a place, counted from 0.
    fn new(place: usize) -> Self;

    /// The place that it stands for, counted from 0.
    fn place(self) -> usize;
}

macro_rules! index {
    ($($(#[$about:meta])* $name:ident,)+) => {
        $(
            $(#[$about])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
            pub struct $name(usize);

            impl Ix for $name {
                fn new(place: usize) -> $name {
                    $name(place)
                }

                fn place(self) -> usize {
                    self.0
                }
            }
        )+
    };
}

index! {
    /// Index of an election.
    ElectionIx,
    /// Index of a theme.
    ThemeIx,
    /// Index of a party.
    PartyIx,
    /// Index of a plan.
    PlanIx,
    /// Index of a group of themes.
    GroupIx,
    /// Index of a document that positions rest on.
    SourceIx,
}

/// The newest election: every site has it, and it comes first.
pub const NEWEST: ElectionIx = ElectionIx(0);

/// A party on a theme in an election.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PositionRef {
    /// The election.
    pub election: ElectionIx,
    /// The theme.
    pub theme: ThemeIx,
    /// The party.
    pub party: PartyIx,
}

/// A list that only an index of one type fits.
pub struct List<I, T> {
    items: Vec<T>,
    index: PhantomData<fn(I) -> I>,
}

impl<I, T> List<I, T> {
    /// A list without items.
    pub const fn new() -> List<I, T> {
        List { items: Vec::new(), index: PhantomData }
    }
}

impl<I: Ix, T> List<I, T> {
    /// How many items there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The item at an index, if there is one.
    pub fn get(&self, at: I) -> Option<&T> {
        self.items.get(at.place())
    }

    /// The first item, if there is one.
    pub fn first(&self) -> Option<&T> {
        self.items.first()
    }

    /// The items, in their order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.items.iter()
    }

    /// The items, to be changed in place.
    pub fn iter_mut(&mut self) -> std::slice::IterMut<'_, T> {
        self.items.iter_mut()
    }

    /// The items, each with its index.
    pub fn iter_enumerated(&self) -> impl DoubleEndedIterator<Item = (I, &T)> + Clone {
        self.items.iter().enumerate().map(|(place, it)| (I::new(place), it))
    }

    /// All indices.
    pub fn indices(
        &self,
    ) -> impl DoubleEndedIterator<Item = I> + ExactSizeIterator + Clone + use<I, T> {
        (0..self.items.len()).map(I::new)
    }

    /// The index of the first item of which something is so.
    pub fn position(&self, is: impl FnMut(&T) -> bool) -> Option<I> {
        self.items.iter().position(is).map(I::new)
    }

    /// The index before another, if there is one.
    pub fn before(&self, at: I) -> Option<I> {
        at.place().checked_sub(1).filter(|it| *it < self.items.len()).map(I::new)
    }

    /// The index after another, if there is one.
    pub fn after(&self, at: I) -> Option<I> {
        Some(at.place() + 1).filter(|it| *it < self.items.len()).map(I::new)
    }

    /// The items without their indices.
    pub fn as_slice(&self) -> &[T] {
        &self.items
    }
}

impl<I: Ix, T> ops::Index<I> for List<I, T> {
    type Output = T;

    fn index(&self, at: I) -> &T {
        &self.items[at.place()]
    }
}

impl<I: Ix, T> ops::IndexMut<I> for List<I, T> {
    fn index_mut(&mut self, at: I) -> &mut T {
        &mut self.items[at.place()]
    }
}

impl<I, T> From<Vec<T>> for List<I, T> {
    fn from(items: Vec<T>) -> List<I, T> {
        List { items, index: PhantomData }
    }
}

impl<I, T> FromIterator<T> for List<I, T> {
    fn from_iter<A: IntoIterator<Item = T>>(items: A) -> List<I, T> {
        items.into_iter().collect::<Vec<T>>().into()
    }
}

impl<I, T> IntoIterator for List<I, T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}

impl<'a, I, T> IntoIterator for &'a List<I, T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}

impl<I, T> Default for List<I, T> {
    fn default() -> List<I, T> {
        List::new()
    }
}

impl<I, T: Clone> Clone for List<I, T> {
    fn clone(&self) -> List<I, T> {
        self.items.clone().into()
    }
}

impl<I, T: fmt::Debug> fmt::Debug for List<I, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.items.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters() -> List<PartyIx, char> {
        "abc".chars().collect()
    }

    #[test]
    fn an_index_leads_back_to_its_item() {
        let list = letters();
        assert_eq!(list.len(), list.indices().len());
        for (at, letter) in list.iter_enumerated() {
            assert_eq!((list[at], list.get(at)), (*letter, Some(letter)));
            assert_eq!(list.position(|it| it == letter), Some(at));
        }
        assert_eq!(list.get(PartyIx::new(3)), None);
        assert_eq!(list.position(|it| *it == 'd'), None);
    }

    #[test]
    fn nothing_stands_before_the_first_or_after_the_last() {
        let list = letters();
        let all: Vec<PartyIx> = list.indices().collect();
        assert_eq!(
            all.iter().map(|it| list.before(*it)).collect::<Vec<_>>(),
            [None, Some(all[0]), Some(all[1])]
        );
        assert_eq!(
            all.iter().map(|it| list.after(*it)).collect::<Vec<_>>(),
            [Some(all[1]), Some(all[2]), None]
        );
        assert_eq!(List::<PartyIx, char>::default().after(all[0]), None);
    }
}
