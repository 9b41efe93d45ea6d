//! The pipelines that README.md and the guide show a picture of, as they stand there.

#![allow(dead_code, reason = "only their graphs are looked at")]

use disruptor::{Topology, disruptor};
use std::cell::RefCell;
use std::collections::HashMap;
use std::fs::File;
use std::io;
use std::num::ParseIntError;
use std::rc::Rc;

/// Each by the name of its picture.
pub const ALL: [(&str, &Topology); 7] = [
    ("orders", Orders::TOPOLOGY),
    ("rows", Import::TOPOLOGY),
    ("payments", Payments::TOPOLOGY),
    ("journal", Exchange::TOPOLOGY),
    ("trades", Trades::TOPOLOGY),
    ("requests", Requests::TOPOLOGY),
    ("transfers", Transfers::TOPOLOGY),
];

#[derive(Default)]
struct Order {
    price: u64,
    qty: u64,
    notional: u64,
    ok: bool,
}

disruptor! {
    pipeline Orders {
        event: Order;
        capacity: 1024;

        stage price: &mut Order;
        stage journal: { notional: &u64 } after price;
        stage risk: { notional: &u64, ok: &mut bool } after price;
        stage settle: &Order after journal, risk;
    }
}

#[derive(Default)]
struct Row {
    text: String,
    number: i64,
}

disruptor! {
    pipeline Import {
        event: Row;
        capacity: 64;

        stage parse: { text: &String, number: &mut i64 } -> Result<(), ParseIntError>;
        stage sum: { number: &i64 } after parse;
        stage reject: { text: &String } else parse;
    }
}

#[derive(Default)]
struct Payment {
    cents: u64,
    fee: u64,
}

disruptor! {
    pipeline Payments {
        event: Payment;
        capacity: 64;

        stage large: { cents: &u64 } -> bool;
        stage percentage: &mut Payment after large;
        stage flat: &mut Payment else large;
        stage book: { fee: &u64 } after percentage, flat;
    }
}

disruptor! {
    pipeline Exchange {
        event: u64;
        capacity: 1024;

        stage journal: &u64 -> io::Result<()>;
        stage replicate: &u64 -> io::Result<()>;
        stage apply: &u64 after journal, replicate;
    }
}

#[derive(Default)]
struct Trade {
    account: u32,
    amount: i64,
    fee: i64,
    balance: i64,
}

type Balances = Rc<RefCell<HashMap<u32, i64>>>;

disruptor! {
    pipeline Trades {
        event: Trade;
        capacity: 64;

        stage fee: { amount: &i64, fee: &mut i64 } { shards: 2 };
        stage settle: { account: &u32, amount: &i64, fee: &i64, balance: &mut i64 } after fee
                      { shards: 2 by account, state: Balances };
        stage count: &Trade after settle;
        stage sum: &Trade after settle;
        thread books: count, sum;
    }
}

disruptor! {
    pipeline Requests {
        event: u64;
        capacity: 64;
        producer: multi, async;

        stage square: &mut u64;
        poll answers: &u64 after square { async };
    }
}

#[derive(Default)]
struct Transfer {
    line: String,
    account: u32,
    cents: i64,
    fee: i64,
}

disruptor! {
    pipeline Transfers {
        event: Transfer;
        capacity: 4096;
        producer: multi, async;

        stage parse: &mut Transfer -> Result<(), ParseIntError>;
        stage reject: { line: &String } else parse;
        stage large: { cents: &i64 } -> bool after parse;
        stage assess: { account: &u32, fee: &mut i64 } after large { shards: 4 by account };
        stage flat: { fee: &mut i64 } else large;
        stage journal: &Transfer -> io::Result<()> after assess, flat { state: File };
        poll booked: &Transfer after journal { async };

        thread quiet: flat, reject;
    }
}
