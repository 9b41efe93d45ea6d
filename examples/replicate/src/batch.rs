//! What goes over the link: batches of orders, and the answers to them.
//!
//! A batch is the number of its stream, the number of its first order, a byte that is 1 in the last batch, and the orders: for each, its
//! length in one byte and the order as the journal writes it. An answer is the number of the stream, the number of the order that the replica
//! wants next and, to the last batch, where its book has got to. Numbers have 64 bits and are little-endian.
//!
//! The answer to the last batch may get lost, so the replica stays for a while, in case it is asked again. When the primary has
//! that answer, it says farewell, and the replica says it too and leaves.
//!
//! There is no checksum. The engines deliver what was sent or nothing, and both journals have one for each record. Bytes
//! that make no sense, from another program at the same place, are an error all the same, never a panic.

use crate::order::Order;
use crate::state::State;

/// The most orders of a batch: as many as a stage can have in a batch of its own.
pub(crate) const MOST: usize = 1024;

/// Room for the longest batch.
pub(crate) const LONGEST: usize = 17 + MOST * 26;

/// Neither a batch nor an answer.
pub(crate) const FAREWELL: &[u8] = b"farewell";

#[derive(Debug, PartialEq)]
pub(crate) struct Batch {
    /// Which orders these are, by their seed. A replica follows one stream only.
    pub(crate) stream: u64,
    /// The number of the first order.
    pub(crate) first: u64,
    pub(crate) orders: Vec<Order>,
    /// No order comes after these.
    pub(crate) last: bool,
}

impl Batch {
    pub(crate) fn encode(stream: u64, first: u64, orders: &[Order], last: bool, bytes: &mut Vec<u8>) {
        bytes.clear();
        bytes.extend_from_slice(&stream.to_le_bytes());
        bytes.extend_from_slice(&first.to_le_bytes());
        bytes.push(u8::from(last));
        for order in orders {
            let start = bytes.len();
            bytes.push(0);
            order.encode(bytes);
            bytes[start] = u8::try_from(bytes.len() - start - 1).expect("an order is short");
        }
    }

    pub(crate) fn decode(bytes: &[u8]) -> Option<Self> {
        let (stream, bytes) = number(bytes)?;
        let (first, bytes) = number(bytes)?;
        let (&last, mut bytes) = bytes.split_first()?;
        let mut orders = Vec::new();
        while let Some((&length, rest)) = bytes.split_first() {
            let (order, rest) = rest.split_at_checked(length.into())?;
            orders.push(Order::decode(order)?);
            bytes = rest;
        }
        (last <= 1 && orders.len() <= MOST).then_some(Self { stream, first, orders, last: last == 1 })
    }

    /// The number of the order that comes after these.
    pub(crate) fn end(&self) -> u64 {
        self.first.saturating_add(self.orders.len() as u64)
    }

    /// What a replica takes that wants `next`: not what it has already, and nothing behind a gap.
    pub(crate) fn after(&self, next: u64) -> &[Order] {
        let known = next.checked_sub(self.first).and_then(|known| usize::try_from(known).ok());
        known.and_then(|known| self.orders.get(known..)).unwrap_or_default()
    }
}

/// The replica's answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Answer {
    /// Which stream the replica follows.
    pub(crate) stream: u64,
    /// The number of the first order that its journal does not have.
    pub(crate) next: u64,
    /// To the last batch: where its book has got to.
    pub(crate) state: Option<State>,
}

impl Answer {
    pub(crate) fn encode(&self) -> Vec<u8> {
        let of_state = self.state.map(|State { orders, trades, volume, book }| [orders, trades, volume, book]);
        let numbers = [self.stream, self.next].into_iter().chain(of_state.into_iter().flatten());
        numbers.flat_map(u64::to_le_bytes).collect()
    }

    pub(crate) fn decode(bytes: &[u8]) -> Option<Self> {
        let (numbers, []) = bytes.as_chunks() else { return None };
        let (stream, next, state) = match *numbers {
            [stream, next] => (stream, next, None),
            [stream, next, orders, trades, volume, book] => (stream, next, Some([orders, trades, volume, book])),
            _ => return None,
        };
        let state = state.map(|numbers| {
            let [orders, trades, volume, book] = numbers.map(u64::from_le_bytes);
            State { orders, trades, volume, book }
        });
        Some(Self { stream: u64::from_le_bytes(stream), next: u64::from_le_bytes(next), state })
    }
}

fn number(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let (number, rest) = bytes.split_first_chunk()?;
    Some((u64::from_le_bytes(*number), rest))
}

#[cfg(test)]
mod tests {
    use super::{Answer, Batch, FAREWELL, LONGEST, MOST};
    use crate::order::Order;
    use crate::state::State;

    fn encoded(batch: &Batch) -> Vec<u8> {
        let mut bytes = vec![7];
        Batch::encode(batch.stream, batch.first, &batch.orders, batch.last, &mut bytes);
        bytes
    }

    fn batch(count: usize) -> Batch {
        let orders = (100..).take(count).map(|number| Order::generate(5, number)).collect();
        Batch { stream: 5, first: 100, orders, last: count == 0 }
    }

    #[test]
    fn a_batch_comes_as_it_was_sent() {
        for count in [0, 1, 2, MOST] {
            let bytes = encoded(&batch(count));
            assert!(bytes.len() <= LONGEST);
            assert_eq!(Batch::decode(&bytes), Some(batch(count)));
        }
    }

    #[test]
    fn no_other_bytes_pass_for_a_batch() {
        let bytes = encoded(&batch(3));
        let ends: Vec<usize> = (0..bytes.len()).filter(|end| Batch::decode(&bytes[..*end]).is_some()).collect();
        // Only where an order ends.
        assert_eq!(ends.len(), 3);
        assert_eq!(Batch::decode(&[0xFF; 100]), None);
        assert_eq!(Batch::decode(FAREWELL), None);
        assert_eq!(Batch::decode(&encoded(&batch(MOST + 1))), None);
    }

    #[test]
    fn what_a_replica_has_is_dropped_and_nothing_is_taken_behind_a_gap() {
        let batch = batch(3);
        let taken = |next| batch.after(next).len();
        assert_eq!([0, 99, 100, 101, 102, 103, 104, u64::MAX].map(taken), [0, 0, 3, 2, 1, 0, 0, 0]);
        assert_eq!(batch.after(101), &batch.orders[1..]);
    }

    #[test]
    fn an_answer_comes_as_it_was_sent() {
        let state = State { orders: 3, trades: 4, volume: 5, book: 6 };
        for state in [None, Some(state)] {
            let answer = Answer { stream: 1, next: 2, state };
            assert_eq!(Answer::decode(&answer.encode()), Some(answer));
        }
        for length in [0, 8, 15, 17, 24, 40, 47, 49] {
            assert_eq!(Answer::decode(&vec![0; length]), None, "{length}");
        }
        assert_eq!(Answer::decode(FAREWELL), None);
    }
}
