//! A set of nodes, one bit each: operations on whole sets take one step per 64 nodes.

const BITS: usize = u64::BITS as usize;

/// Missing words at the end count as zero.
#[derive(Clone, Debug, Default)]
pub(crate) struct Set {
    words: Vec<u64>,
}

impl Set {
    /// Adds the node. Returns whether it is new.
    pub(crate) fn insert(&mut self, node: usize) -> bool {
        let (word, bit) = (node / BITS, 1 << (node % BITS));
        if self.words.len() <= word {
            self.words.resize(word + 1, 0);
        }
        let is_new = self.words[word] & bit == 0;
        self.words[word] |= bit;
        is_new
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.words.iter().all(|&word| word == 0)
    }

    pub(crate) fn contains(&self, node: usize) -> bool {
        self.words.get(node / BITS).is_some_and(|word| word >> (node % BITS) & 1 == 1)
    }

    /// Adds all nodes of `other`, and returns those that are new.
    pub(crate) fn add(&mut self, other: &Self) -> Vec<usize> {
        if self.words.len() < other.words.len() {
            self.words.resize(other.words.len(), 0);
        }
        let mut added = Vec::new();
        for (index, (word, other)) in self.words.iter_mut().zip(&other.words).enumerate() {
            added.extend(nodes(index, other & !*word));
            *word |= other;
        }
        added
    }

    /// From the lowest node to the highest.
    pub(crate) fn iter(&self) -> impl Iterator<Item = usize> {
        self.words.iter().enumerate().flat_map(|(index, &word)| nodes(index, word))
    }

    /// The lowest node that is in both sets.
    pub(crate) fn first_common(&self, other: &Self) -> Option<usize> {
        let mut common = self.words.iter().zip(&other.words).map(|(one, other)| one & other).enumerate();
        let (index, word) = common.find(|&(_, word)| word != 0)?;
        Some(index * BITS + word.trailing_zeros() as usize)
    }

    pub(crate) fn meets(&self, other: &Self) -> bool {
        self.first_common(other).is_some()
    }

    /// Whether `other` contains this whole set.
    pub(crate) fn is_within(&self, other: &Self) -> bool {
        let others = other.words.iter().copied().chain(std::iter::repeat(0));
        self.words.iter().zip(others).all(|(word, other)| word & !other == 0)
    }
}

/// The nodes in the word with this index.
fn nodes(index: usize, mut word: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = (word != 0).then(|| word.trailing_zeros() as usize)?;
        word &= word - 1;
        Some(index * BITS + bit)
    })
}

impl FromIterator<usize> for Set {
    fn from_iter<I: IntoIterator<Item = usize>>(nodes: I) -> Self {
        let mut set = Self::default();
        for node in nodes {
            set.insert(node);
        }
        set
    }
}

#[cfg(test)]
mod tests {
    use super::Set;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn nodes() -> impl Strategy<Value = BTreeSet<usize>> {
        prop::collection::btree_set(0_usize..200, 0..20)
    }

    proptest! {
        #[test]
        fn is_a_set(one in nodes(), other in nodes()) {
            let [bits, others]: [Set; 2] = [&one, &other].map(|nodes| nodes.iter().copied().collect());
            prop_assert_eq!(bits.iter().collect::<BTreeSet<_>>(), one.clone());
            prop_assert!(bits.iter().is_sorted());
            prop_assert_eq!(bits.is_empty(), one.is_empty());
            prop_assert!((0..400).all(|node| bits.contains(node) == one.contains(&node)));
            prop_assert_eq!(bits.first_common(&others), one.intersection(&other).next().copied());
            prop_assert_eq!(bits.meets(&others), !one.is_disjoint(&other));
            prop_assert_eq!(bits.is_within(&others), one.is_subset(&other));
            let both: Set = one.union(&other).copied().collect();
            let mut sum = bits.clone();
            let added: BTreeSet<usize> = sum.add(&others).into_iter().collect();
            prop_assert_eq!(added, &other - &one);
            prop_assert_eq!(sum.iter().collect::<BTreeSet<_>>(), &one | &other);
            prop_assert!(bits.is_within(&both) && others.is_within(&both));
        }

        #[test]
        fn a_node_is_new_once(one in nodes(), node in 0_usize..200) {
            let mut bits: Set = one.iter().copied().collect();
            prop_assert_eq!(bits.insert(node), !one.contains(&node));
            prop_assert!(!bits.insert(node));
        }
    }
}
