//! Orders: what they are, where they come from, and how they are written down.

use fastrand::Rng;

/// What an order wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Buy,
    Sell,
}

/// What a trader asks for. Orders are numbered as they come, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// Trade up to `quantity` at `price` or better; what is left rests in the book.
    Limit { id: u64, side: Side, price: u64, quantity: u64 },
    /// Take what is left of order `id` out of the book.
    Cancel { id: u64 },
}

impl Default for Order {
    /// What the slots of the ring hold before the first lap.
    fn default() -> Self {
        Self::Cancel { id: 0 }
    }
}

impl Order {
    /// The order of that number. It depends on nothing else, so a restarted exchange can go on anywhere.
    pub(crate) fn generate(seed: u64, number: u64) -> Self {
        const LOOKBACK: u64 = 1_000;
        let mut rng = Rng::with_seed(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ number);
        if number > 0 && rng.u8(..) < 64 {
            return Self::Cancel { id: rng.u64(number.saturating_sub(LOOKBACK)..number) };
        }
        let side = if rng.bool() { Side::Buy } else { Side::Sell };
        Self::Limit { id: number, side, price: rng.u64(9_950..=10_050), quantity: rng.u64(1..=100) }
    }

    pub(crate) fn encode(&self, bytes: &mut Vec<u8>) {
        match *self {
            Self::Limit { id, side, price, quantity } => {
                bytes.push(if side == Side::Buy { b'B' } else { b'S' });
                for number in [id, price, quantity] {
                    bytes.extend_from_slice(&number.to_le_bytes());
                }
            }
            Self::Cancel { id } => {
                bytes.push(b'C');
                bytes.extend_from_slice(&id.to_le_bytes());
            }
        }
    }

    /// The order that these bytes, all of them, stand for.
    pub(crate) fn decode(bytes: &[u8]) -> Option<Self> {
        let (&kind, bytes) = bytes.split_first()?;
        let (id, bytes) = split_number(bytes)?;
        match kind {
            b'B' | b'S' => {
                let side = if kind == b'B' { Side::Buy } else { Side::Sell };
                let (price, bytes) = split_number(bytes)?;
                let (quantity, bytes) = split_number(bytes)?;
                bytes.is_empty().then_some(Self::Limit { id, side, price, quantity })
            }
            b'C' => bytes.is_empty().then_some(Self::Cancel { id }),
            _ => None,
        }
    }
}

fn split_number(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let (number, rest) = bytes.split_first_chunk()?;
    Some((u64::from_le_bytes(*number), rest))
}
