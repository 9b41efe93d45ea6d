//! What the shop has, and what it costs.

use crate::order::{Order, Refusal};

struct Item {
    name: &'static str,
    /// What one of it costs.
    cents: u64,
    /// How many the shop has when it opens for the first time.
    stock: u32,
}

/// Saffron is scarce, so that everybody can see an item sold out.
const ITEMS: [Item; 4] = [
    Item { name: "tea", cents: 450, stock: 100_000_000 },
    Item { name: "coffee", cents: 890, stock: 100_000_000 },
    Item { name: "honey", cents: 1_250, stock: 100_000_000 },
    Item { name: "saffron", cents: 7_900, stock: 10 },
];

const MOST: u32 = 1_000;

/// What is left of each item. One stage owns it, so it needs no lock.
pub(crate) struct Stock {
    left: [u32; ITEMS.len()],
}

impl Stock {
    pub(crate) fn new() -> Self {
        Self { left: ITEMS.map(|item| item.stock) }
    }

    /// Takes the order's items out of stock, or says why that cannot be.
    pub(crate) fn take(&mut self, order: &Order) -> Result<(), Refusal> {
        let index = find(&order.item).ok_or_else(|| Refusal::NoSuchItem(order.item.clone()))?;
        if !(1..=MOST).contains(&order.quantity) {
            return Err(Refusal::Quantity { most: MOST });
        }
        let left = &mut self.left[index];
        *left = left.checked_sub(order.quantity).ok_or(Refusal::SoldOut { item: ITEMS[index].name, left: *left })?;
        Ok(())
    }
}

/// What a valid order costs. From ten on it is 5 % less, from a hundred on 10 %.
pub(crate) fn price(order: &Order) -> u64 {
    let each = find(&order.item).map_or(0, |index| ITEMS[index].cents);
    let percent = match order.quantity {
        0..10 => 100,
        10..100 => 95,
        100.. => 90,
    };
    each * u64::from(order.quantity) * percent / 100
}

fn find(name: &str) -> Option<usize> {
    ITEMS.iter().position(|item| item.name == name)
}

#[cfg(test)]
mod tests {
    use super::{MOST, Stock, price};
    use crate::order::{Order, Refusal};

    fn order(item: &str, quantity: u32) -> Order {
        Order { item: item.to_owned(), quantity }
    }

    #[test]
    fn many_cost_less() {
        assert_eq!(price(&order("tea", 1)), 450);
        assert_eq!(price(&order("tea", 9)), 4_050);
        assert_eq!(price(&order("tea", 10)), 4_275);
        assert_eq!(price(&order("saffron", 100)), 711_000);
    }

    #[test]
    fn what_is_sold_is_gone() {
        let mut stock = Stock::new();
        assert_eq!(stock.take(&order("saffron", 7)), Ok(()));
        assert_eq!(stock.take(&order("saffron", 4)), Err(Refusal::SoldOut { item: "saffron", left: 3 }));
        assert_eq!(stock.take(&order("saffron", 3)), Ok(()));
        assert_eq!(stock.take(&order("saffron", 1)), Err(Refusal::SoldOut { item: "saffron", left: 0 }));
    }

    #[test]
    fn nonsense_is_refused() {
        let mut stock = Stock::new();
        assert_eq!(stock.take(&order("gold", 1)), Err(Refusal::NoSuchItem("gold".to_owned())));
        for quantity in [0, MOST + 1, u32::MAX] {
            assert_eq!(stock.take(&order("tea", quantity)), Err(Refusal::Quantity { most: MOST }));
        }
    }
}
